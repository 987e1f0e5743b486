"""Section 8: evidence floors; set aside, outgrown, standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.results import Standing
from tests.builders import cell_of, claim, position_of, reconciled, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim


def standing(voice: str, *claims: Claim, **said: Any) -> Standing:  # noqa: ANN401
    """Return the standing of one voice's total."""
    return position_of(cell_of(reconciled(*claims, **said)), voice).standing


OLD = claim("early", "311", "2025-03-08")
NEW = claim("late", "1557", "2025-03-11")


def test_an_early_count_is_outgrown_by_a_later_higher_one() -> None:
    """311 does not drag the range down once 1,557 is known."""
    found = cell_of(reconciled(OLD, NEW))

    early = position_of(found, "early")
    assert early.standing is Standing.OUTGROWN
    assert (early.by, early.reason) == ("late", "outgrown by 1,557 of late, 2025-03-11")
    assert found.range.low == 1557
    assert found.lone


def test_a_count_is_fresh_for_some_days() -> None:
    """A wild figure does not wipe out the others the day it appears."""
    assert (
        standing("early", OLD, claim("late", "1557", "2025-03-10")) is Standing.STANDING
    )
    assert standing("early", OLD, NEW, fresh_days=3) is Standing.STANDING


def test_what_is_settled_is_never_outgrown() -> None:
    """It no longer grows, so the later one contradicts it."""
    assert (
        standing("early", OLD, NEW, end="2025-03-08", settling_days=0)
        is Standing.STANDING
    )


@pytest.mark.parametrize("basis", ["estimate", "identified"])
def test_only_counts_are_outgrown(basis: str) -> None:
    """An estimate stands until revised; names stay names."""
    early = claim("early", "311", "2025-03-08", basis=basis)

    assert standing("early", early, NEW) is Standing.STANDING


def test_a_count_without_a_day_is_not_outgrown() -> None:
    """Nobody knows that it is older."""
    undated = claim("early", "311", published=None, as_of=None)

    assert standing("early", undated, NEW) is Standing.STANDING


@pytest.mark.parametrize(
    ("rated", "as_late", "outgrown"),
    [
        ("B", "B", True),
        ("B", "A", True),
        ("B", "C", False),
        (None, "D", True),
        ("A", None, True),
        ("A", "F", True),
        ("F", "D", True),
    ],
)
def test_only_a_source_rated_no_lower_outgrows(
    rated: str | None, as_late: str | None, *, outgrown: bool
) -> None:
    """Unrated and F count as equal to any."""
    sources = [source("early", rated), source("late", as_late)]

    found = standing("early", OLD, NEW, sources=sources)

    assert (found is Standing.OUTGROWN) == outgrown


def test_an_open_count_is_outgrown_by_its_reach() -> None:
    """Over 300 could well mean 399, not 1,557."""
    over = claim("early", "over 300", "2025-03-08")

    assert standing("early", over, NEW) is Standing.OUTGROWN
    assert (
        standing("early", over, claim("late", "350", "2025-03-11")) is Standing.STANDING
    )


def test_what_overlaps_is_not_outgrown() -> None:
    """300-400 may be 400 still."""
    spread = claim("early", "300-400", "2025-03-08")

    assert (
        standing("early", spread, claim("late", "400", "2025-03-11"))
        is Standing.STANDING
    )
    assert (
        standing("early", spread, claim("late", "401", "2025-03-11"))
        is Standing.OUTGROWN
    )


def test_the_newest_position_need_not_be_the_one_that_outgrows() -> None:
    """A third voice makes the first stale, and the second lies above it."""
    told = (
        OLD,
        claim("late", "400", "2025-03-09"),
        claim("other", "up to 900", "2025-03-12"),
    )

    assert standing("early", *told) is Standing.OUTGROWN
    assert standing("early", *told[:2]) is Standing.STANDING


def test_what_is_implied_outgrows_and_is_outgrown_too() -> None:
    """Its voice says it as of its newest day."""
    implied = claim("late", {"civilians": "at least 400"}, "2025-03-11")
    part = claim("early", {"civilians": "311"}, "2025-03-08")

    assert standing("early", OLD, implied) is Standing.OUTGROWN
    assert standing("early", part, NEW) is Standing.OUTGROWN


def test_a_source_rated_e_is_shown_and_has_no_say() -> None:
    """In no camp, range or floor; and it neither outgrows nor makes anyone stale."""
    liar = [
        claim("liar", "9000", "2025-03-14"),
        claim("liar", "8000", "2025-03-14", basis="identified"),
    ]
    found = cell_of(reconciled(OLD, *liar, sources=[source("liar", "E")]))

    aside = position_of(found, "liar")
    assert (aside.standing, aside.reason) == (
        Standing.SET_ASIDE,
        "its source is rated E",
    )
    assert position_of(found, "early").standing is Standing.STANDING
    assert (found.range.low, found.range.high, found.evidence_floor) == (311, 311, None)


def test_the_evidence_of_all_voices_is_added_up() -> None:
    """20 civilians named by one and 15 combatants by another are 35 killed."""
    found = reconciled(
        claim("one", {"civilians": "20"}, basis="identified", id="a"),
        claim("two", {"combatants": "15"}, basis="identified", id="b"),
    )

    assert cell_of(found).evidence_floor == 35
    assert cell_of(found).floor_claims == ("a", "b")
    assert cell_of(found, "civilians").evidence_floor == 20


def test_evidence_of_narrower_cells_lifts_wider_ones_only() -> None:
    """Of two lists of one cell the longer counts, and siblings add up."""
    places = {"Latakia": None, "Tartus": None}
    found = reconciled(
        claim("one", "3", where="Latakia", basis="identified"),
        claim("two", "5", where="Latakia", basis="identified"),
        claim("two", "4", where="Tartus", basis="identified"),
        places=places,
    )

    assert cell_of(found).evidence_floor == 9
    assert cell_of(found, where="Latakia").evidence_floor == 5


def test_fewer_than_the_names_is_marked_and_stands() -> None:
    """A list of names does not silence a lower figure."""
    found = cell_of(
        reconciled(claim("low", "10"), claim("names", "20", basis="identified"))
    )

    low = position_of(found, "low")
    assert (low.standing, low.reason) == (Standing.STANDING, "fewer than the names")
    assert (found.range.low, found.range.high, found.range.open) == (20, 20, True)


def test_only_a_later_figure_outgrows() -> None:
    """A higher one of the day before contradicts; the newest makes nobody wrong."""
    told = (
        OLD,
        claim("before", "1557", "2025-03-07"),
        claim("other", "300", "2025-03-12"),
    )

    assert standing("early", *told) is Standing.STANDING
