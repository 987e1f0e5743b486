"""What could be said on each day: reconcile, asked day by day.

A day for each on which a claim was published, is as of, or was retracted; its answer
is what `reconcile` gives with that day as `--as-of` and as `--known-by`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from casualty_ledger.core.model import Claim, Event, Ledger, Question
    from casualty_ledger.core.results import CellResult, Reconciliation


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a timeline.

    Attributes:
        known: what could be said on that day.
        changed_by: ids of the claims that came in or fell out since the day before,
            sorted.
    """

    day: date
    known: Reconciliation
    changed_by: tuple[str, ...]

    def changes_of(self, cell: CellResult) -> tuple[str, ...]:
        """Return the ids of the claims that changed what is known of one cell."""
        said = {
            claim.id
            for claim in self.known.event.claims
            if any(statement.cell == cell.cell for statement in claim.statements)
        }
        behind = said | set(cell.claims) | set(cell.floor_claims)
        return tuple(claim for claim in self.changed_by if claim in behind)


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
    before: frozenset[str] = frozenset()
    for day in sorted(found):
        if any(day > last for last in asked):
            break
        then = replace(question, as_of=day, known_by=day)
        known = reconcile(event, ledger, then)
        now = frozenset(claim.id for claim in known.claims)
        days.append(Day(day, known, tuple(sorted(now ^ before))))
        before = now
    undated = tuple(claim.id for claim in readable if claim.day is None)
    return Timeline(event, tuple(days), undated)


def _days(claim: Claim) -> Iterator[date]:
    for when in (claim.published, claim.as_of, claim.retracted):
        if when is not None:
            yield when.last
