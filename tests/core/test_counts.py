"""What wordings allow, could mean and name: the laws that hold for all of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core import counts
from casualty_ledger.core.counts import Count, IntervalKind, Wording
from casualty_ledger.core.interval import Interval

PEOPLE = st.integers(1, 10**12 - 1) | st.integers(1, 1500)


@st.composite
def all_counts(draw: st.DrawFn) -> Count:
    """A count of every kind there is."""
    low, central, high = sorted(draw(st.tuples(PEOPLE, PEOPLE, PEOPLE)))
    return draw(
        st.sampled_from(
            [
                *(
                    make(low)
                    for make in (
                        counts.exact,
                        counts.about,
                        counts.nearly,
                        counts.at_most,
                        counts.fewer_than,
                        counts.at_least,
                        counts.more_than,
                    )
                ),
                counts.spread(low, high),
                counts.estimate(central, low, high, 0.95),
                counts.word(Interval(low, high)),
                counts.word(Interval(low, None)),
                counts.at_least_word(Interval(low, high)),
                counts.more_than_word(Interval(low, high)),
            ]
        )
    )


def is_sound(count: Count) -> bool:
    """Tell whether figure and reach are closed and lie within the interval."""
    figure, reach = count.figure, count.reach
    return (
        figure.high is not None
        and reach.high is not None
        and count.interval.meet(figure) == figure
        and count.interval.meet(reach) == reach
    )


@given(all_counts())
def test_what_a_count_names_and_could_mean_it_allows(count: Count) -> None:
    """A figure outside its own interval would be a contradiction of one."""
    assert is_sound(count)


@given(all_counts())
def test_leaving_some_out_keeps_the_low_end_and_opens_the_top(count: Count) -> None:
    """Those left out may be any number, so only the floor is left."""
    found = counts.leaving_some_out(count)

    assert found.interval == Interval(count.interval.low, None)
    assert found.figure == Interval(count.figure.low, count.figure.low)
    assert found.reach == counts.at_least(count.figure.low).reach
    assert found.wording is Wording.AT_LEAST
    assert is_sound(found)


@given(all_counts())
def test_taking_others_in_keeps_the_high_end_and_drops_the_floor(count: Count) -> None:
    """Of those counted any number may be others."""
    found = counts.taking_others_in(count)

    assert found.interval == Interval(0, count.interval.high)
    assert (
        found.figure
        == found.reach
        == Interval(count.figure.high or 0, count.figure.high)
    )
    assert found.wording is Wording.AT_MOST
    assert is_sound(found)


@given(PEOPLE)
def test_about_allows_what_rounds_to_the_number(people: int) -> None:
    """Half of its last significant place each way, as people round."""
    place = counts.last_place(people)
    found = counts.about(people).interval

    assert found.high is not None
    assert people in found
    assert found.high - found.low + 1 == max(place, 1)
    assert (found.low + place // 2) // place * place == people
    assert (found.high + place // 2) // place * place == people


@given(PEOPLE)
def test_the_last_place_is_the_highest_power_of_ten_that_divides(people: int) -> None:
    """Where the digits that somebody counted end."""
    place = counts.last_place(people)

    assert people % place == 0
    assert people % (place * 10)


@given(PEOPLE)
def test_more_than_and_fewer_than_leave_the_number_itself_out(people: int) -> None:
    """Unlike at least and at most."""
    assert people not in counts.more_than(people).interval
    assert people not in counts.fewer_than(people).interval
    assert people not in counts.nearly(people).interval
    assert people in counts.at_least(people).interval
    assert people in counts.at_most(people).interval


def test_nobody_can_be_fewer_than_none() -> None:
    """Readers refuse it first; here it would be a bug."""
    for make in (counts.nearly, counts.fewer_than):
        with pytest.raises(ValueError, match="not a range of people"):
            make(0)


@pytest.mark.parametrize(
    ("count", "interval"),
    [
        (counts.about(0), Interval(0, 0)),
        (counts.at_least(0), Interval(0, None)),
        (counts.more_than(0), Interval(1, None)),
        (counts.at_most(0), Interval(0, 0)),
        (counts.nearly(1), Interval(0, 0)),
    ],
)
def test_none_is_a_number_too(count: Count, interval: Interval) -> None:
    """Of a day without a death somebody may say "at most none"."""
    assert count.interval == interval
    assert is_sound(count)


FIRMNESS = {
    Wording.EXACT: 3,
    Wording.RANGE: 3,
    Wording.ESTIMATE: 3,
    Wording.ABOUT: 2,
    Wording.NEARLY: 2,
    Wording.AT_MOST: 2,
    Wording.FEWER_THAN: 2,
    Wording.AT_LEAST: 1,
    Wording.MORE_THAN: 1,
    Wording.WORD: 0,
}


@pytest.mark.parametrize("wording", Wording)
def test_every_wording_has_its_firmness(wording: Wording) -> None:
    """The range is drawn from the firmest down."""
    assert wording.firmness == FIRMNESS[wording]


@pytest.mark.parametrize("wording", Wording)
def test_every_wording_says_why_its_interval_is_wide(wording: Wording) -> None:
    """Sampling error and differing reports look alike and are not."""
    kinds = {
        Wording.EXACT: IntervalKind.EXACT,
        Wording.RANGE: IntervalKind.SPREAD,
        Wording.ESTIMATE: IntervalKind.SAMPLING,
    }

    assert wording.interval_kind == kinds.get(wording, IntervalKind.WORDING)
