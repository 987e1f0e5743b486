"""Evidence floors, and which positions are standing (docs/method.md#standing).

An early 311 must not drag the range down once 1,557 is known, a wild figure must not
wipe out the others on the day it appears, and a list of names must not silence a
lower figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.bounds import Bounds, Stated, carry
from casualty_ledger.core.model import Basis, Rating
from casualty_ledger.core.results import Position, Standing
from casualty_ledger.core.voices import latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Cell
    from casualty_ledger.core.network import Network
    from casualty_ledger.core.voices import Voice


@dataclass(frozen=True, slots=True)
class Floor:
    """The fewest people that all voices' evidence together leaves a cell.

    Attributes:
        people: above 0.
        claims: ids of the claims it rests on, sorted.
        sources: ids of the voices whose evidence it is, sorted.
    """

    people: int
    claims: tuple[str, ...]
    sources: tuple[str, ...]


def evidence_floors(
    voices: Iterable[Voice], ratings: Mapping[str, Rating | None], network: Network
) -> Mapping[Cell, Floor]:
    """Return the evidence floor of each cell that has one.

    Evidence of voices rated E is left out; the highest of several lists counts.
    """
    pooled: dict[int, Stated] = {}
    owner: dict[str, str] = {}
    for voice in sorted(voices, key=lambda each: each.source):
        if ratings[voice.source] is Rating.E:
            continue
        for cell, position in voice.evidence.items():
            rank = network.rank[cell]
            low = position.interval.low
            if rank not in pooled or low > pooled[rank].interval.low:
                floor = position.interval.floor()
                pooled[rank] = Stated(floor, frozenset(position.claims))
            for step in position.history:
                owner[step.claim] = voice.source
    if not pooled:
        return {}
    carried = carry(network, pooled.items())
    assert isinstance(carried, Bounds)  # noqa: S101 - lows alone never clash
    return {
        network.cells[rank]: Floor(
            carried.low[rank],
            tuple(sorted(carried.low_rests[rank])),
            tuple(sorted({owner[claim] for claim in carried.low_rests[rank]})),
        )
        for rank in sorted(carried.touched)
    }


@dataclass(frozen=True, slots=True)
class Judge:
    """What is the same for every cell when positions are given their standing.

    Attributes:
        settles: the day from which tallies no longer grow; None while there is no end.
        fresh_days: days by which a tally may be older than the newest position.
        ratings: of every voice.
    """

    settles: date | None
    fresh_days: int
    ratings: Mapping[str, Rating | None]

    def judge(self, positions: Sequence[Position], floor: int) -> tuple[Position, ...]:
        """Return the *positions* of one cell, each with its standing and the reason."""
        heard = [
            each for each in positions if self.ratings[each.source] is not Rating.E
        ]
        newest = latest(each.as_of for each in heard)
        return tuple(self._one(each, heard, newest, floor) for each in positions)

    def _one(
        self,
        position: Position,
        heard: Sequence[Position],
        newest: When | None,
        floor: int,
    ) -> Position:
        if self.ratings[position.source] is Rating.E:
            return replace(
                position, standing=Standing.SET_ASIDE, reason="its source is rated E"
            )
        if newest is not None and self._is_stale(position, newest):
            by = self._outgrown_by(position, heard)
            if by is not None:
                return replace(
                    position,
                    standing=Standing.OUTGROWN,
                    by=by.source,
                    reason=_outgrown_reason(by),
                )
        if position.interval.high is not None and position.interval.high < floor:
            return replace(position, reason="fewer than the names")
        return position

    def _is_stale(self, position: Position, newest: When) -> bool:
        """Tell whether a tally that still grew is no longer fresh beside the newest."""
        return self.still_growing(position) and (
            position.as_of is not None
            and (newest.last - position.as_of.last).days > self.fresh_days
        )

    def still_growing(self, position: Position) -> bool:
        """Tell whether it is a dated count made before the event settled."""
        return (
            position.basis is Basis.COUNT
            and position.as_of is not None
            and (self.settles is None or position.as_of.last < self.settles)
        )

    def _outgrown_by(
        self, position: Position, heard: Sequence[Position]
    ) -> Position | None:
        """Return the position that outgrew it: of several, the newest."""
        own = (
            position.interval if position.interval.high is not None else position.reach
        )
        above = [
            each
            for each in heard
            if _later(each, position)
            and own.lies_below(each.interval)
            and self._rated_no_lower(each.source, position.source)
        ]
        return max(above, key=_newest_first, default=None)

    def _rated_no_lower(self, source: str, than: str) -> bool:
        one, other = self.ratings[source], self.ratings[than]
        if one in (None, Rating.F) or other in (None, Rating.F):
            return True  # unrated, or not to be judged: equal to any
        return str(one) <= str(other)


def _later(one: Position, other: Position) -> bool:
    return (
        one.as_of is not None
        and other.as_of is not None
        and one.as_of.last > other.as_of.last
    )


def _newest_first(position: Position) -> tuple[object, ...]:
    assert position.as_of is not None  # noqa: S101 - only later ones are looked at
    return (
        position.as_of.last,
        not position.derived,
        position.interval.low,
        position.source,
    )


def _outgrown_reason(by: Position) -> str:
    day = by.as_of.day_text if by.as_of else ""
    figure = f"{by.interval.low:,}" + (
        "" if by.interval.high == by.interval.low else "+"
    )
    if by.interval.high not in (None, by.interval.low):
        figure = f"{by.interval.low:,}–{by.interval.high:,}"
    implied = "implied by" if by.derived else "of"
    return f"outgrown by {figure} {implied} {by.source}, {day}"
