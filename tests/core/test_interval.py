"""Ranges of people."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.interval import ANY, Interval, exactly, hull

# Small numbers on purpose: large ones almost never meet at an end, and the ends are
# where such code goes wrong.
PEOPLE = st.integers(0, 12)
SOME = range(14)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Closed and open ones."""
    low = draw(PEOPLE)
    return Interval(low, draw(st.none() | st.integers(low, 12)))


@pytest.mark.parametrize(("low", "high"), [(-1, None), (-1, 3), (4, 3)])
def test_what_is_no_range_of_people_is_refused(low: int, high: int | None) -> None:
    """Nobody can be fewer than none."""
    with pytest.raises(ValueError, match="not a range of people"):
        Interval(low, high)


@given(intervals(), intervals(), PEOPLE)
def test_a_meet_holds_exactly_what_both_hold(
    one: Interval, other: Interval, people: int
) -> None:
    """And there is none where they share no number."""
    meet = one.meet(other)

    assert (meet is not None and people in meet) == (people in one and people in other)
    assert one.overlaps(other) == (meet is not None)
    assert meet == other.meet(one)


@given(intervals(), intervals())
def test_to_lie_below_is_to_be_smaller_in_every_number(
    one: Interval, other: Interval
) -> None:
    """An open range lies below nothing."""
    held = [(a, b) for a in SOME for b in SOME if a in one and b in other]

    assert one.lies_below(other) == all(a < b for a, b in held)


@given(intervals(), PEOPLE)
def test_the_nearest_number_is_in_the_range_and_none_is_nearer(
    one: Interval, people: int
) -> None:
    """A figure is moved no further than it must be."""
    found = one.nearest(people)

    assert found in one
    assert abs(found - people) == min(abs(a - people) for a in SOME if a in one)


@given(intervals(), intervals())
def test_clamping_leaves_a_range_within(one: Interval, other: Interval) -> None:
    """What overlaps is cut; what does not becomes the nearest number."""
    found = one.clamp(other)

    assert found.low in one
    assert found.high is None or found.high in one
    if (meet := one.meet(other)) is not None:
        assert found == meet


@given(st.lists(intervals(), min_size=1), PEOPLE)
def test_a_hull_is_the_smallest_range_that_holds_all(
    some: list[Interval], people: int
) -> None:
    """Whatever one of them holds, and what lies between."""
    found = hull(some)

    assert found.low == min(each.low for each in some)
    below = any(each.low <= people for each in some)
    above = any(each.high is None or people <= each.high for each in some)
    assert (people in found) == (below and above)


@given(intervals())
def test_a_floor_keeps_the_low_end_and_nothing_else(one: Interval) -> None:
    """A tally can only grow."""
    assert one.floor() == Interval(one.low, None)


def test_exactly_holds_one_number_and_any_holds_all() -> None:
    """The two ends of what can be known."""
    assert [people for people in SOME if people in exactly(5)] == [5]
    assert all(people in ANY for people in SOME)
