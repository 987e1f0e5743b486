"""The whole derivation of a range: the claims behind it, and what it would be without.

Everything else an explanation needs was recorded in the results when it was decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.positions import Said, said
from casualty_ledger.core.reconcile import range_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.model import Cell, Ledger, Question
    from casualty_ledger.core.results import (
        CellResult,
        Disagreement,
        Ends,
        Omission,
        Reconciliation,
    )


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why the range of one cell is what it is.

    Attributes:
        statements: what is said about the cell itself, oldest first, by claims that
            take part.
        support: what is said about other cells that bounds or evidence floor rest on.
        left_out: claims about the cell that take no part, with the reason.
        without_claim: for each claim that takes part here, the range of the cell if
            it had not been made; None where nothing would be left.
        disagreements: those of the cell.
    """

    result: CellResult
    statements: tuple[Said, ...]
    support: tuple[Said, ...]
    left_out: tuple[Omission, ...]
    without_claim: Mapping[str, Ends | None]
    disagreements: tuple[Disagreement, ...]


def explain(
    found: Reconciliation, cell: CellResult, ledger: Ledger, question: Question
) -> Explanation:
    """Return why *cell*, one of *found*, is what it is.

    Args:
        found: what `reconcile` gave.
        cell: of ``found.cells``.
        ledger: the one that was asked.
        question: the one that was asked.
    """
    own, support = _statements(found, cell)
    named = sorted({one.claim.id for one in (*own, *support)})
    return Explanation(
        result=cell,
        statements=own,
        support=support,
        left_out=tuple(
            one
            for one in found.left_out
            if any(each.cell == cell.cell for each in one.claim.statements)
        ),
        without_claim={
            claim: _without(claim, cell.cell, found, ledger, question)
            for claim in named
        },
        disagreements=tuple(
            each
            for each in found.disagreements
            if each.cell == cell.cell or set(each.claims) & set(named)
            if each.cell.outcome is cell.cell.outcome
        ),
    )


def _statements(
    found: Reconciliation, cell: CellResult
) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    behind = set(cell.claims) | set(cell.floor_claims)
    own, support = [], []
    for claim in sorted(found.claims, key=lambda claim: claim.id):
        for statement in claim.statements:
            if statement.cell == cell.cell:
                own.append(said(claim, statement))
            elif claim.id in behind and statement.cell.outcome is cell.cell.outcome:
                support.append(said(claim, statement))
    own.sort(key=_by_day)
    support.sort(key=_by_day)
    return tuple(own), tuple(support)


def _by_day(one: Said) -> tuple[str, str]:
    day = one.claim.day
    return (day.last.isoformat() if day else "", one.claim.id)


def _without(
    claim: str,
    cell: Cell,
    found: Reconciliation,
    ledger: Ledger,
    question: Question,
) -> Ends | None:
    others = [each for each in found.event.claims if each.id != claim]
    return range_of(cell, others, found.event, ledger, question)
