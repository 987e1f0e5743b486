"""Results -> rows of ``ranges``, ``positions``, ``disagreements`` and ``timeline``.

The order of rows is that of the results.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from casualty_ledger.core.results import Standing
from casualty_ledger.export.choices import drawn, policies_asked, setters, words
from casualty_ledger.export.columns import (
    DisagreementRow,
    PositionRow,
    RangeRow,
    Table,
    TimelineRow,
)
from casualty_ledger.export.joined import addresses, each_once, joined, sides

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Cell, Question
    from casualty_ledger.core.results import (
        CellResult,
        Disagreement,
        Position,
        Reconciliation,
    )
    from casualty_ledger.core.timeline import Day, Timeline


class Seven(TypedDict):
    """The columns that say whom a number is about."""

    event: str
    outcome: str
    victims: str
    where: str | None
    by: str | None
    cause: str | None
    period: str | None


def ranges(found: Iterable[Reconciliation], question: Question) -> Table:
    """Return the table ``ranges``: a row a cell; with all policies, one each.

    Args:
        found: one event each, reconciled.
        question: as asked of them.
    """
    return Table(
        RangeRow,
        [
            _range(each, cell, policy, question)
            for each in found
            for cell in each.cells
            for policy in policies_asked(cell, question)
        ],
    )


def positions(found: Iterable[Reconciliation]) -> Table:
    """Return the table ``positions``: a row a voice and cell, of any standing."""
    return Table(
        PositionRow,
        [
            _position(each, position)
            for each in found
            for cell in each.cells
            for position in cell.positions
        ],
    )


def disagreements(found: Iterable[Reconciliation]) -> Table:
    """Return the table ``disagreements``: one row a disagreement."""
    return Table(
        DisagreementRow,
        [_disagreement(each, one) for each in found for one in each.disagreements],
    )


def timeline(found: Iterable[Timeline]) -> Table:
    """Return the table ``timeline``: a row a day and cell.

    Args:
        found: one event each, with its days in order.
    """
    return Table(
        TimelineRow,
        [
            _timeline_row(day, cell)
            for each in found
            for day in each.days
            for cell in day.known.cells
        ],
    )


def seven(event: str, cell: Cell) -> Seven:
    """Return the seven columns that say whom a number is about."""
    return {
        "event": event,
        "outcome": cell.outcome.value,
        "victims": cell.victims,
        "where": cell.where,
        "by": cell.by,
        "cause": cell.cause,
        "period": None if cell.period is None else str(cell.period),
    }


def day_text(when: When | None) -> str | None:
    """Return a date as outputs write it, or None where there is none."""
    return None if when is None else when.day_text


def _range(
    found: Reconciliation, cell: CellResult, policy: str, question: Question
) -> RangeRow:
    choice = drawn(cell, policy)
    low_words, high_words = words(cell, choice)
    low_set_by, high_set_by = setters(cell, choice)
    sources = _voices(cell)
    return RangeRow(
        **seven(found.event.id, cell.cell),
        title=found.event.title,
        as_of=day_text(cell.as_of),
        low=choice.low,
        best=choice.best,
        high=choice.high,
        open=choice.open,
        low_words=low_words,
        high_words=high_words,
        evidence_floor=cell.evidence_floor,
        verdict=cell.verdict.value,
        sources=joined(sources),
        independent_groups=len({found.groups.get(each, each) for each in sources})
        or None,
        low_set_by=joined(low_set_by),
        high_set_by=joined(high_set_by),
        policy=policy,
        lexicon=question.lexicon,
        claims=joined(cell.claims),
        urls=addresses(found.event, cell.claims),
    )


def _voices(cell: CellResult) -> tuple[str, ...]:
    """Return the voices the verdict is about: who states a standing figure.

    Where nobody does, those in the camps (their other figures imply that there is
    somebody), and without camps all that stand.
    """
    standing = [each for each in cell.positions if each.standing is Standing.STANDING]
    stated = [each for each in standing if not each.derived]
    in_camps = [each for camp in cell.camps for each in camp.members]
    return tuple(sorted({each.source for each in stated or in_camps or standing}))


def _position(found: Reconciliation, position: Position) -> PositionRow:
    claims = each_once((*position.claims, *position.rests_on))
    return PositionRow(
        **seven(found.event.id, position.cell),
        source=position.source,
        independent_group=found.groups.get(position.source, position.source),
        low=position.interval.low,
        high=position.interval.high,
        figure_low=position.figure.low,
        figure_high=position.figure.high,
        central=position.central,
        wording=None if position.wording is None else position.wording.value,
        as_of=day_text(position.as_of),
        basis=position.basis.value,
        standing=position.standing.value,
        reason=position.reason,
        derived=position.derived,
        vague=position.vague,
        claims=joined(claims),
        urls=addresses(found.event, claims),
    )


def _disagreement(found: Reconciliation, one: Disagreement) -> DisagreementRow:
    return DisagreementRow(
        **seven(found.event.id, one.cell),
        kind=one.kind.value,
        sources=sides(one.sources),
        gap=one.gap,
        gap_share=one.gap_share,
        causes=joined(one.causes),
        text=one.text,
        claims=joined(one.claims),
        urls=addresses(found.event, one.claims),
    )


def _timeline_row(day: Day, cell: CellResult) -> TimelineRow:
    event, choice = day.known.event, cell.choice
    return TimelineRow(
        **seven(event.id, cell.cell),
        day=day.day.isoformat(),
        low=choice.low,
        best=choice.best,
        high=choice.high,
        open=choice.open,
        verdict=cell.verdict.value,
        changed_by=joined(day.changes_of(cell.cell)),
        claims=joined(cell.claims),
        urls=addresses(event, cell.claims),
    )
