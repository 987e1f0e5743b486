"""The whole derivation of ranges: the claims behind them, and what they'd be without.

Everything else an explanation needs was recorded in the results when it was decided.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from casualty_ledger.core import network
from casualty_ledger.core.model import Basis
from casualty_ledger.core.positions import Said, said
from casualty_ledger.core.reconcile import ranges_of
from casualty_ledger.core.results import DisagreementKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casualty_ledger.core.categories import Categories
    from casualty_ledger.core.model import Cell, Claim, Ledger, Question, Statement
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
        without_claim: for each claim named here that takes part, the range of the cell
            if it had not been made; None where nothing would be left.
        disagreements: those of the cell, and the clashing sums that its claims are in.
    """

    result: CellResult
    statements: tuple[Said, ...]
    support: tuple[Said, ...]
    left_out: tuple[Omission, ...]
    without_claim: Mapping[str, Ends | None]
    disagreements: tuple[Disagreement, ...]


def explain(
    found: Reconciliation,
    cells: Sequence[CellResult],
    ledger: Ledger,
    question: Question,
) -> tuple[Explanation, ...]:
    """Return why *cells*, some of those of *found*, are what they are, in their order.

    Args:
        found: what `reconcile` gave.
        cells: of ``found.cells``.
        ledger: the one that was asked.
        question: the one that was asked.
    """
    explained = [_explained(found, cell, ledger) for cell in cells]
    without = _without(explained, found, ledger, question)
    return tuple(
        replace(
            each,
            without_claim={
                claim: without[claim][each.result.cell] for claim in _named(each)
            },
        )
        for each in explained
    )


def _explained(found: Reconciliation, cell: CellResult, ledger: Ledger) -> Explanation:
    """Return the explanation of one cell, all but what it would be without claims."""
    own, support = _statements(found, cell, ledger.categories)
    behind = {one.claim.id for one in (*own, *support)}
    return Explanation(
        result=cell,
        statements=own,
        support=support,
        left_out=tuple(
            one
            for one in found.left_out
            if any(each.cell == cell.cell for each in one.claim.statements)
        ),
        without_claim={},
        disagreements=tuple(
            each
            for each in found.disagreements
            if each.cell == cell.cell or _is_sum_with(each, cell.cell, behind)
        ),
    )


def _is_sum_with(one: Disagreement, cell: Cell, behind: set[str]) -> bool:
    """Tell whether a clashing sum, of another cell, rests on claims behind this one."""
    return (
        one.kind is not DisagreementKind.BETWEEN
        and one.cell.outcome is cell.outcome
        and not behind.isdisjoint(one.claims)
    )


def _statements(
    found: Reconciliation, cell: CellResult, categories: Categories
) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Return what is said about the cell, and what bounds and floor rest on."""
    behind = {*cell.claims, *cell.floor_claims}
    supporting = _Supporting(found, cell, categories)
    own, support = [], []
    for claim in found.claims:
        about = [each for each in claim.statements if each.cell == cell.cell]
        own += [said(claim, each) for each in about]
        if claim.id in behind:
            support += [said(claim, each) for each in supporting.of(claim)]
    return tuple(sorted(own, key=_by_day)), tuple(sorted(support, key=_by_day))


@dataclass(frozen=True)
class _Supporting:
    """Which counts about other cells a cell is reckoned from.

    Bounds rest on claims, not on single counts of theirs; so these are picked by what
    they are about, and by whether their voice still stands by them.
    """

    found: Reconciliation
    cell: CellResult
    categories: Categories

    def of(self, claim: Claim) -> list[Statement]:
        """Return those of one claim; if none is close, all that it has of others."""
        others = [each for each in claim.statements if each.cell != self.cell.cell]
        near = [each for each in others if self._is_near(each, claim)]
        current = [each for each in near if (claim.id, each.cell) in self._stand]
        speaks_of_it = len(others) < len(claim.statements)
        return current or near or ([] if speaks_of_it else others)

    def _is_near(self, statement: Statement, claim: Claim) -> bool:
        if claim.id in self.cell.floor_claims and statement.basis is Basis.IDENTIFIED:
            return said(claim, statement).interval.low > 0
        return any(self._is_part(statement.cell, each) for each in self._because)

    def _is_part(self, cell: Cell, of: Cell) -> bool:
        """Tell whether *cell* is *of*, or within it; of a whole, only itself."""
        if cell == of:
            return True
        return self._within(cell, of) and not self._within(self.cell.cell, of)

    def _within(self, inner: Cell, outer: Cell) -> bool:
        narrow, wide = (
            (each.outcome, network.Place(each.where, each.by, each.cause, each.period))
            for each in (inner, outer)
        )
        return self.categories.lies_within(
            inner.victims, outer.victims
        ) and network.lies_within(self.found.event, narrow, wide)

    @cached_property
    def _because(self) -> frozenset[Cell]:
        """The cells whose bounds those of the cell were reckoned from."""
        return frozenset(each for bound in self.cell.bounds for each in bound.because)

    @cached_property
    def _stand(self) -> frozenset[tuple[str, Cell]]:
        """Claims and cells in which they are behind what their voice stands by."""
        return frozenset(
            (claim, result.cell)
            for result in self.found.cells
            for position in result.positions
            for claim in position.claims
        )


def _by_day(one: Said) -> tuple[str, str]:
    day = one.claim.day
    return (day.last.isoformat() if day else "", one.claim.id)


def _named(one: Explanation) -> list[str]:
    """Return the ids of all claims that an explanation names and that take part."""
    said_by = {each.claim.id for each in (*one.statements, *one.support)}
    clashing = {claim for each in one.disagreements for claim in each.claims}
    return sorted(said_by | clashing)


def _without(
    explained: Sequence[Explanation],
    found: Reconciliation,
    ledger: Ledger,
    question: Question,
) -> Mapping[str, Mapping[Cell, Ends | None]]:
    """Return, per claim that is named, the ranges without it: one run a claim."""
    asked: dict[str, list[Cell]] = {}
    for each in explained:
        for claim in _named(each):
            asked.setdefault(claim, []).append(each.result.cell)
    without = {}
    for claim, cells in asked.items():
        others = tuple(each for each in found.event.claims if each.id != claim)
        event = replace(found.event, claims=others)
        without[claim] = ranges_of(cells, event, ledger, question)
    return without
