"""How each source stands against the others: described, never graded.

How often it speaks and when last, how often it is alone in its camp or in the largest,
high or low and by how much, how often it revised, how many of its figures are its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.interval import exactly
from casualty_ledger.core.model import Basis
from casualty_ledger.core.results import Change, Position, Standing
from casualty_ledger.core.voices import latest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Claim, Ledger, Source
    from casualty_ledger.core.results import CellResult, Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What can be counted of one source over all events asked about.

    Attributes:
        claims: claims that take part.
        figures: statements in them.
        independent: figures for which neither source nor claim draws on another.
        last: newest day on which it spoke.
        cells: cells it states a figure for.
        outgrown: of those, cells in which it is outgrown.
        contested: cells with several camps in which it stands in one.
        alone: of those, cells in which it is the only voice of its camp.
        largest: of those, cells in which no camp has more independent groups.
        compared: cells for which another voice states a figure that stands, too;
            names and verified cases, partial by nature, are not compared.
        higher, lower: of those, cells in which it lies above or below the middle of
            the others' figures; of an even number of them, above or below both of the
            two in the middle.
        median_difference: the middle of its differences to them, as a share of
            theirs, four decimals; None where it cannot be reckoned.
        rose, revised_down: how often its figure did.
    """

    source: Source
    claims: int = 0
    figures: int = 0
    independent: int = 0
    events: int = 0
    last: When | None = None
    cells: int = 0
    outgrown: int = 0
    contested: int = 0
    alone: int = 0
    largest: int = 0
    compared: int = 0
    higher: int = 0
    lower: int = 0
    median_difference: float | None = None
    rose: int = 0
    revised_down: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUse:
    """One source, and how often it speaks.

    Attributes:
        claims: how many claims give its figures.
        events: ids of the events these are about, sorted.
        as_of: the newest of their days, or None.
        record: how it stands against the others in these events.
    """

    source: Source
    claims: int
    events: tuple[str, ...]
    as_of: When | None
    record: TrackRecord


def track_records(
    ledger: Ledger, found: Sequence[Reconciliation]
) -> tuple[TrackRecord, ...]:
    """Return the record of every source of *ledger*, in the order declared."""
    return tuple(_record(source, found) for source in ledger.sources.values())


def _record(source: Source, found: Sequence[Reconciliation]) -> TrackRecord:
    claims = [
        claim for each in found for claim in each.claims if claim.source == source.id
    ]
    stated = [
        (cell, position)
        for each in found
        for cell in each.cells
        for position in cell.positions
        if position.source == source.id and not position.derived
    ]
    contested = [
        cell
        for cell, _ in stated
        if len(cell.camps) > 1 and any(source.id in camp.sources for camp in cell.camps)
    ]
    differences = [
        difference
        for cell, position in stated
        if (difference := _difference(cell, position)) is not None
    ]
    shares = sorted(own / other for own, other in differences if other)
    steps = [step.change for _, position in stated for step in position.history]
    return TrackRecord(
        source=source,
        claims=len(claims),
        figures=sum(len(claim.statements) for claim in claims),
        independent=sum(
            len(claim.statements) for claim in claims if _is_its_own(claim, source)
        ),
        events=len({claim.event for claim in claims}),
        last=latest(claim.said for claim in claims),
        cells=len(stated),
        outgrown=sum(each.standing is Standing.OUTGROWN for _, each in stated),
        contested=len(contested),
        alone=sum(_is_alone(cell, source.id) for cell in contested),
        largest=sum(_is_in_largest(cell, source.id) for cell in contested),
        compared=len(differences),
        higher=sum(own > 0 for own, _ in differences),
        lower=sum(own < 0 for own, _ in differences),
        median_difference=(
            round(shares[(len(shares) - 1) // 2], 4) if shares else None
        ),
        rose=steps.count(Change.ROSE),
        revised_down=steps.count(Change.REVISED_DOWN),
    )


def _is_its_own(claim: Claim, source: Source) -> bool:
    return not (claim.draws_on or source.draws_on)


def _is_alone(cell: CellResult, source: str) -> bool:
    return any(camp.sources == (source,) for camp in cell.camps)


def _is_in_largest(cell: CellResult, source: str) -> bool:
    most = max(camp.independent for camp in cell.camps)
    return any(
        camp.independent == most and source in camp.sources for camp in cell.camps
    )


def _difference(cell: CellResult, position: Position) -> tuple[int, int] | None:
    """Return how far a figure lies above the middle of the others', and that middle.

    Below it is negative; between the two middle ones, or around them, it is 0.  None
    where no other voice states a figure that can be compared, or its own cannot.
    """
    comparable = [each for each in cell.positions if _is_comparable(each)]
    others = sorted(
        each.number for each in comparable if each.source != position.source
    )
    if not others or position not in comparable:
        return None
    lower, upper = others[(len(others) - 1) // 2], others[len(others) // 2]
    own = position.figure if position.central is None else exactly(position.central)
    if own.low > upper:
        return own.low - upper, upper
    if own.high is not None and own.high < lower:
        return own.high - lower, lower
    return 0, lower


def _is_comparable(position: Position) -> bool:
    """Tell whether a figure is a tally or an estimate, stated, that stands."""
    return (
        position.standing is Standing.STANDING
        and not position.derived
        and position.basis is not Basis.IDENTIFIED
    )
