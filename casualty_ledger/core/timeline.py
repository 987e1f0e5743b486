"""What could be said on each day: reconcile, asked day by day.

A day for each on which a claim was published, is as of, or was retracted; its answer
is what `reconcile` gives with that day as `--as-of` and as `--known-by`.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.core.results import Ends

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from casualty_ledger.core.model import Cell, Claim, Event, Ledger, Question
    from casualty_ledger.core.results import CellResult, Reconciliation


class Move(enum.StrEnum):
    """What became of a range from one day to the next; several can hold at once.

    Of a range that nothing bounds (48+), the low end is its high one, too.
    """

    FIRST = "first range"
    GONE = "no range any more"
    LOW_ROSE = "low rose"
    LOW_FELL = "low fell"
    HIGH_ROSE = "high rose"
    HIGH_FELL = "high fell"
    OPENED = "opened"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a timeline.

    Attributes:
        known: what could be said on that day.
        before: what could be said on the day before it in the timeline, or None.
        changed_by: ids of the claims that came in or fell out since then, sorted.
    """

    day: date
    known: Reconciliation
    before: Reconciliation | None
    changed_by: tuple[str, ...]

    def result(self, cell: Cell) -> CellResult | None:
        """Return what could be said of one cell; None if nothing."""
        return _of(self.known, cell)

    def changes_of(self, cell: Cell) -> tuple[str, ...]:
        """Return the ids of the claims that changed what is known of one cell.

        They state it, or a bound or the evidence floor rests on them, or rested on
        them before they fell out.
        """
        behind = {
            claim.id
            for claim in self.known.event.claims
            if any(statement.cell == cell for statement in claim.statements)
        }
        for result in (_of(self.before, cell), self.result(cell)):
            if result is not None:
                behind |= {*result.claims, *result.floor_claims}
        return tuple(claim for claim in self.changed_by if claim in behind)

    def moves_of(self, cell: Cell) -> tuple[Move, ...]:
        """Return what became of the range of one cell since the day before."""
        earlier, later = _of(self.before, cell), self.result(cell)
        return tuple(
            _moves(
                _NOTHING if earlier is None else earlier.range.ends,
                _NOTHING if later is None else later.range.ends,
            )
        )


_NOTHING = Ends(None, None, open=False)


def _of(known: Reconciliation | None, cell: Cell) -> CellResult | None:
    cells = () if known is None else known.cells
    return next((each for each in cells if each.cell == cell), None)


def _moves(earlier: Ends, later: Ends) -> Iterator[Move]:
    if earlier.low is None or later.low is None:
        if later.low is not None:
            yield Move.FIRST
        elif earlier.low is not None:
            yield Move.GONE
        return
    if later.low != earlier.low:
        yield Move.LOW_ROSE if later.low > earlier.low else Move.LOW_FELL
    was, now = (_high(each) for each in (earlier, later))
    if was != now:
        yield Move.HIGH_ROSE if now > was else Move.HIGH_FELL
    if later.open != earlier.open:
        yield Move.OPENED if later.open else Move.CLOSED


def _high(found: Ends) -> int:
    """Return the highest number of a range as it is printed: 48 of 48+."""
    return (found.low or 0) if found.high is None else found.high


@dataclass(frozen=True, slots=True)
class Timeline:
    """What could be said of an event on each day.

    Attributes:
        undated: ids of claims without any date, which no day can place.
    """

    event: Event
    days: tuple[Day, ...]
    undated: tuple[str, ...]


def timeline(event: Event, ledger: Ledger, question: Question) -> Timeline:
    """Return what could be said of *event* on each of its days, oldest first.

    Args:
        event: of *ledger*.
        ledger: for its sources, categories and lexicons.
        question: its own `as_of` and `known_by` end the timeline.
    """
    readable = [each for each in event.claims if not (each.removed or each.unreadable)]
    found = {day for claim in readable for day in _days(claim)}
    asked = [day for day in (question.as_of, question.known_by) if day is not None]
    days: list[Day] = []
    before: Reconciliation | None = None
    for day in sorted(found):
        if any(day > last for last in asked):
            break
        then = replace(question, as_of=day, known_by=day)
        known = reconcile(event, ledger, then)
        changed = _taking_part(known) ^ _taking_part(before)
        days.append(Day(day, known, before, tuple(sorted(changed))))
        before = known
    undated = tuple(claim.id for claim in readable if claim.day is None)
    return Timeline(event, tuple(days), undated)


def _taking_part(known: Reconciliation | None) -> set[str]:
    return set() if known is None else {claim.id for claim in known.claims}


def _days(claim: Claim) -> Iterator[date]:
    for when in (claim.published, claim.as_of, claim.retracted):
        if when is not None:
            yield when.last
