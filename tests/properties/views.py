"""Results with only what a law is about: numbers, and not the ids of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Cell
    from casualty_ledger.core.results import CellResult, Position, Reconciliation

View: TypeAlias = "tuple[object, ...]"


def same(name: str) -> str:
    """Leave a label as it is."""
    return name


def last_day(when: When | None) -> date | None:
    """Return the day by which order goes."""
    return None if when is None else when.last


def numbers(
    found: Reconciliation,
    label: Callable[[str], str] = same,
    day: Callable[[When | None], date | None] = last_day,
) -> Mapping[Cell, View]:
    """Return of each cell its numbers, verdict, positions and camps: no claim ids.

    Args:
        found: the result.
        label: what to call each source.
        day: what to call each day.
    """
    return {each.cell: _cell(each, label, day) for each in found.cells}


def _cell(
    cell: CellResult,
    label: Callable[[str], str],
    day: Callable[[When | None], date | None],
) -> View:
    drawn = cell.range
    return (
        drawn.ends,
        (drawn.low_words, drawn.high_words),
        sorted(map(label, drawn.low_set_by)),
        sorted(map(label, drawn.high_set_by)),
        cell.verdict,
        cell.choice,
        cell.choices,
        cell.evidence_floor,
        (day(cell.as_of), day(cell.dated), cell.lone, cell.independent),
        {label(source): ends for source, ends in cell.without.items()},
        {label(each.source): _position(each, day) for each in cell.positions},
        [
            (
                camp.interval,
                sorted(map(label, camp.sources)),
                sorted(map(label, camp.derived_sources)),
                camp.independent,
            )
            for camp in cell.camps
        ],
    )


def _position(position: Position, day: Callable[[When | None], date | None]) -> View:
    return (
        position.interval,
        position.reach,
        position.figure,
        position.basis,
        position.central,
        position.wording,
        position.derived,
        position.standing,
        day(position.as_of),
    )


def clashes(found: Reconciliation) -> list[View]:
    """Return the kind, cell, gap and causes of each disagreement."""
    return [
        (each.kind, each.cell, each.gap, each.gap_share, each.causes)
        for each in found.disagreements
    ]
