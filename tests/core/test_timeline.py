"""What could be said on each day, what became of ranges, and who did it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.model import Question
from casualty_ledger.core.timeline import Move, Timeline, timeline
from tests.builders import cell, claim, event, ledger

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim


def days_of(*claims: Claim, **said: Any) -> Timeline:  # noqa: ANN401 - passed on
    """Return the days of an event with *claims*; *said* goes to the question."""
    known = event(*claims)
    return timeline(known, ledger(known), Question(**said))


def moves(days: Timeline, victims: str = "total") -> list[tuple[Move, ...]]:
    """Return what became of a range, day by day."""
    return [each.moves_of(cell(victims)) for each in days.days]


def test_a_day_is_one_on_which_something_was_said_counted_or_taken_back() -> None:
    """Publication, as-of day and retraction; each day once, oldest first."""
    days = days_of(
        claim("sohr", "524", published="2025-03-09", as_of="2025-03-08"),
        claim("snhr", "500", "2025-03-09", retracted="2025-03-12"),
    )

    assert [each.day.day for each in days.days] == [8, 9, 12]


def test_a_month_is_on_its_last_day() -> None:
    """Nobody can say that a figure of March was known on the first."""
    days = days_of(claim("sohr", "524", "2025-03"))

    assert [each.day for each in days.days] == [date(2025, 3, 31)]


def test_undated_claims_are_on_no_day_and_named() -> None:
    """They are left out of every day, and that is said."""
    days = days_of(
        claim("sohr", "524", "2025-03-08", id="dated"),
        claim("snhr", "900", published=None, as_of=None, id="undated"),
    )

    assert days.undated == ("undated",)
    (only,) = days.days
    result = only.result(cell())
    assert result is not None
    assert result.range.high == 524


@pytest.mark.parametrize("asked", ["as_of", "known_by"])
def test_the_days_asked_for_end_it(asked: str) -> None:
    """What came later was not known."""
    days = days_of(
        claim("sohr", "524", "2025-03-08"),
        claim("sohr", "745", "2025-03-09"),
        **{asked: date(2025, 3, 8)},
    )

    assert [each.day.day for each in days.days] == [8]


def test_a_range_that_rises_rises_at_both_ends() -> None:
    """An exact tally that grows, and on the first day there was none before."""
    days = days_of(
        claim("sohr", "524", "2025-03-08"), claim("sohr", "745", "2025-03-09")
    )

    assert moves(days) == [(Move.FIRST,), (Move.LOW_ROSE, Move.HIGH_ROSE)]


def test_a_second_voice_widens_a_range() -> None:
    """Lower and higher figures of others move one end each."""
    days = days_of(
        claim("sohr", "524", "2025-03-08"),
        claim("snhr", "500-600", "2025-03-09"),
    )

    assert moves(days)[1] == (Move.LOW_FELL, Move.HIGH_ROSE)


def test_a_correction_can_lower_both_ends() -> None:
    """A figure that is taken back falls out on the day of its correction."""
    days = days_of(
        claim("ministry", "500", "2025-03-08", id="early"),
        claim("ministry", "471", "2025-03-09", id="late", corrects=("early",)),
    )

    assert moves(days)[1] == (Move.LOW_FELL, Move.HIGH_FELL)
    assert days.days[1].changed_by == ("early", "late")


def test_a_range_opens_and_closes() -> None:
    """At least 500 leaves the top open until somebody gives a number."""
    days = days_of(
        claim("sohr", "500+", "2025-03-08"),
        claim("snhr", "524", "2025-03-09"),
        claim("sohr", "600+", "2025-03-10"),
    )

    assert Move.CLOSED in moves(days)[1]
    assert Move.OPENED in moves(days)[2]


def test_a_range_can_be_gone() -> None:
    """Where the only claim is retracted nothing can be said, which is not zero."""
    days = days_of(claim("sohr", "524", "2025-03-08", retracted="2025-03-09"))

    assert moves(days) == [(Move.FIRST,), (Move.GONE,)]


def test_a_range_that_nothing_bounds_is_as_high_as_it_is_printed() -> None:
    """From 48+, implied, to exactly 60 the high did not fall from the sky."""
    days = days_of(
        claim("sohr", {"civilians": "48+"}, "2025-03-08"),
        claim("snhr", "60", "2025-03-08T23:00Z", as_of="2025-03-09"),
    )

    assert moves(days)[1] == (Move.LOW_ROSE, Move.HIGH_ROSE, Move.CLOSED)


def test_only_claims_about_a_cell_or_behind_it_change_it() -> None:
    """A claim about the injured did not change the toll of that day."""
    days = days_of(
        claim("sohr", "524", "2025-03-08", id="killed"),
        claim("sohr", "30", "2025-03-08", outcome="injured", id="injured"),
    )

    (only,) = days.days
    assert only.changed_by == ("injured", "killed")
    assert only.changes_of(cell()) == ("killed",)


def test_a_claim_that_only_bore_a_bound_is_named_when_it_falls_out() -> None:
    """What vanishes has a reason, too."""
    days = days_of(
        claim(
            "sohr", {"civilians": "48+"}, "2025-03-08", id="x", retracted="2025-03-09"
        )
    )

    assert days.days[1].moves_of(cell()) == (Move.GONE,)
    assert days.days[1].changes_of(cell()) == ("x",)
