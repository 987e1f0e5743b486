"""Section 6: what one voice says about one cell, statement after statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import Basis
from casualty_ledger.core.positions import moved, read_position, said, settling_day
from casualty_ledger.core.results import Change, Position
from tests.builders import claim, event, when

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim

SETTLES = settling_day(event())


def position(*told: tuple[str, str], basis: str = "count") -> Position:
    """Return what one source says, each text with its day."""
    return position_of([claim("sohr", text, day, basis=basis) for text, day in told])


def position_of(claims: list[Claim]) -> Position:
    """Return the position that claims about one cell amount to."""
    return read_position([said(one, one.statements[0]) for one in claims], SETTLES)


def changes(found: Position) -> list[Change]:
    """Return what each statement did."""
    return [step.change for step in found.history]


def test_an_event_settles_its_days_after_the_end() -> None:
    """Bodies go on being found; the default is a week."""
    assert str(settling_day(event(end="2025-03-10"))) == "2025-03-17"
    assert str(settling_day(event(end="2025-03", settling_days=1))) == "2025-04-01"
    assert settling_day(event(end=None)) is None


def test_a_tally_moved_to_a_later_day_keeps_only_its_floor() -> None:
    """More may have been found since."""
    three = Interval(311, 311)
    day, later = when("2025-03-08"), when("2025-03-09")

    assert moved(three, Basis.COUNT, day, later, SETTLES) == Interval(311, None)
    assert moved(three, Basis.COUNT, day, day, SETTLES) == three


def test_an_estimate_and_a_settled_tally_stay_as_they_are() -> None:
    """Neither grows."""
    three = Interval(311, 311)
    day, later = when("2025-03-17"), when("2025-08-01")

    assert moved(three, Basis.COUNT, day, later, SETTLES) == three
    assert moved(three, Basis.ESTIMATE, when("2025-03-07"), later, SETTLES) == three
    assert (
        moved(three, Basis.COUNT, when("2025-03-16"), later, SETTLES) == three.floor()
    )


def test_a_figure_without_a_day_moves_as_a_floor() -> None:
    """Nobody knows whether it had settled."""
    three = Interval(311, 311)

    assert moved(three, Basis.COUNT, None, when("2025-08-01"), SETTLES) == three.floor()


def test_a_later_higher_count_rises() -> None:
    """The first is a floor by then, so nothing contradicts."""
    found = position(("311", "2025-03-08"), ("745", "2025-03-09"))

    assert found.interval == Interval(745, 745)
    assert changes(found) == [Change.FIRST, Change.ROSE]


def test_a_later_lower_count_is_a_revision() -> None:
    """A floor of 745 and 311 share no number: the source took it back."""
    found = position(("745", "2025-03-08"), ("311", "2025-03-09"))

    assert found.interval == Interval(311, 311)
    assert changes(found) == [Change.FIRST, Change.REVISED_DOWN]
    assert found.claims == (found.history[1].claim,)


def test_two_figures_of_one_day_replace_the_lower_one() -> None:
    """On the same day nothing is moved: the two share no number, and the later rose."""
    found = position(("311", "2025-03-08"), ("745", "2025-03-08"))

    assert found.interval == Interval(745, 745)
    assert changes(found) == [Change.FIRST, Change.ROSE]


def test_a_vague_word_repeats_a_settled_figure_and_does_not_blur_it() -> None:
    """The contract's "more than 1,500" in August after the settled 1,557 of March."""
    found = position(("1557", "2025-03-20"), ("more than 1500", "2025-08-06"))

    assert found.figure == Interval(1557, 1557)
    assert found.as_of == when("2025-08-06")
    assert changes(found) == [Change.FIRST, Change.REPEATS]


def test_about_500_after_450_is_no_longer_450() -> None:
    """The tally may have grown: what both allow, and the newer words."""
    found = position(("450", "2025-03-08"), ("about 500", "2025-03-09"))

    assert found.interval == Interval(450, 549)
    assert found.figure == Interval(500, 500)
    assert changes(found) == [Change.FIRST, Change.NARROWS]


def test_what_narrows_has_reach_and_figure_moved_into_it() -> None:
    """After 311, those who say "at least 300" still name 311."""
    found = position(("311", "2025-03-08"), ("at least 300", "2025-03-09"))

    assert found.interval == Interval(311, None)
    assert found.figure == Interval(311, 311)
    assert found.reach == Interval(311, 399)
    assert found.low_words is None


def test_a_number_within_a_spread_narrows_it() -> None:
    """Of 800-973, 900 is one."""
    found = position(("800-973", "2025-03-20"), ("900", "2025-03-21"))

    assert found.interval == Interval(900, 900)
    assert changes(found) == [Change.FIRST, Change.NARROWS]


def test_a_longer_list_of_names_lifts_the_evidence() -> None:
    """Each list is a floor, and the longest holds."""
    found = position(("52", "2025-03-08"), ("111", "2025-03-09"), basis="identified")

    assert found.interval == Interval(111, None)
    assert found.figure == Interval(111, 111)


def test_a_later_shorter_exact_list_replaces_the_longer_one() -> None:
    """Names were taken off it, which "at least" would not say."""
    shorter = position(("111", "2025-03-08"), ("97", "2025-03-09"), basis="identified")
    vague = position(
        ("111", "2025-03-08"), ("at least 97", "2025-03-09"), basis="identified"
    )

    assert shorter.interval == Interval(97, None)
    assert changes(shorter) == [Change.FIRST, Change.REVISED_DOWN]
    assert vague.interval == Interval(111, None)
    assert changes(vague) == [Change.FIRST, Change.REPEATS]


def test_evidence_allows_more_whatever_its_wording() -> None:
    """Partial by nature: its figure stays what was said."""
    found = position(("up to 20", "2025-03-08"), basis="identified")

    assert found.interval == Interval(0, None)
    assert found.figure == Interval(20, 20)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"as_of": "2025-03-07"}, {"as_of": "2025-03-08"}),
        ({"published": None, "as_of": None}, {"as_of": "2025-03-07"}),
        (
            {"as_of": "2025-03-08", "published": "2025-03-08"},
            {"as_of": "2025-03-08", "published": "2025-03-09"},
        ),
        (
            {"as_of": "2025-03-08", "published": "2025-03-08"},
            {"as_of": "2025-03-08", "published": "2025-03-08T01:00Z"},
        ),
        ({"as_of": "2025-03-08T23:30+03:00"}, {"as_of": "2025-03-08T22:00Z"}),
        ({"as_of": "2025-03-30"}, {"as_of": "2025-03"}),
    ],
    ids=["as of", "undated first", "published", "time last", "instants", "month last"],
)
def test_statements_are_taken_in_order_whatever_the_order_of_the_file(
    first: dict[str, str], second: dict[str, str]
) -> None:
    """By as-of day, publication, then instant; a month goes by its last day."""
    one, two = claim("sohr", "400", **first), claim("sohr", "300", **second)

    for order in ([one, two], [two, one]):
        found = position_of(order)
        assert [step.claim for step in found.history] == [one.id, two.id]


def test_of_equal_days_the_lower_comes_first_and_an_open_one_last() -> None:
    """So that the file's order never decides."""
    high, low, open_ = (
        claim("sohr", text, "2025-03-08", id=text)
        for text in ("310-320", "300-315", "at least 310")
    )

    found = position_of([open_, high, low])

    assert [step.claim for step in found.history] == [
        "300-315",
        "310-320",
        "at least 310",
    ]


def test_a_claim_that_leaves_people_out_is_read_as_at_least() -> None:
    """Its figure is a low end, and it could mean what "at least" that could."""
    (one,) = [claim("sohr", "about 500", excludes="the injured who died later")]
    found = position_of([one])

    assert (found.interval, found.figure) == (Interval(450, None), Interval(500, 500))
    assert found.reach == Interval(500, 599)


def test_a_claim_that_takes_others_in_is_read_as_at_most() -> None:
    """Its figure is a high end; and an estimate's centre is no centre any more."""
    found = position_of([claim("sohr", "15 (12-20)", includes="the next town")])

    assert (found.interval, found.figure) == (Interval(0, 20), Interval(20, 20))
    assert found.central is None


def test_evidence_that_takes_others_in_bounds_nothing() -> None:
    """Not even from below."""
    found = position_of(
        [claim("sohr", "20", includes="the next town", basis="identified")]
    )

    assert found.interval == Interval(0, None)


def test_a_centre_outside_what_is_left_is_dropped() -> None:
    """Nobody gave another one."""
    found = position(
        ("15 (12-20)", "2025-03-08"), ("16-18", "2025-03-09"), basis="estimate"
    )

    assert found.central is None
    assert found.interval == Interval(16, 18)


def test_an_estimate_that_leaves_people_out_has_no_centre() -> None:
    """Policies would take it for the number, above the figure itself."""
    found = position_of([claim("sohr", "15 (12-20)", excludes="the missing")])

    assert (found.interval, found.figure) == (Interval(12, None), Interval(12, 12))
    assert (found.central, found.level) == (None, None)
