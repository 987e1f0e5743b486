"""One voice: all it states, and all that implies (docs/method.md#positions)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.bounds import Bounds, Clash, Stated, carry
from casualty_ledger.core.clashes import ClashingSum, smallest_clash
from casualty_ledger.core.interval import exactly
from casualty_ledger.core.model import Basis
from casualty_ledger.core.positions import Said, moved, read_position, within
from casualty_ledger.core.results import Bound, Position
from casualty_ledger.core.supports import with_fewer_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.interval import Interval
    from casualty_ledger.core.model import Cell
    from casualty_ledger.core.network import Network


@dataclass(frozen=True, slots=True)
class Voice:
    """One source in one event.

    Attributes:
        source: its id.
        positions: by cell, stated and derived, before their standing is known.
        evidence: by cell, what its `identified` statements amount to.
        clash: its figures that cannot all be true, if so; nothing is carried then.
        bounds: by cell, the reasons of carried bounds that changed or made a position.
    """

    source: str
    positions: Mapping[Cell, Position]
    evidence: Mapping[Cell, Position]
    clash: ClashingSum | None = None
    bounds: Mapping[Cell, tuple[Bound, ...]] = field(default_factory=dict)


def hear(statements: Iterable[Said], network: Network, settles: date | None) -> Voice:
    """Return what one voice's *statements* on an event amount to.

    Args:
        statements: all of one source, those that take part only; at least one.
        network: of the whole event.
        settles: the day from which tallies no longer grow.
    """
    heard = list(statements)
    stated, evidence = _positions(heard, settles)
    source = heard[0].claim.source
    clash = _clash(stated, heard, network, settles)
    if clash is not None:
        return Voice(source, stated, evidence, clash)
    newest = latest(one.claim.day for one in heard)
    carried = carry(network, _as_of(stated, newest, network, settles))
    if isinstance(carried, Clash):  # pragma: no cover - tried above, at its last day
        return Voice(source, stated, evidence)
    return _Implied(source, stated, evidence, network, carried, newest, settles).voice()


def latest(days: Iterable[When | None]) -> When | None:
    """Return the newest of *days* by the last day each can mean; None if there is none.

    Of equal ones the more precise, so that the order of claims does not matter.
    """
    dated = [day for day in days if day is not None]
    return max(dated, key=_precise_last, default=None)


def _precise_last(day: When) -> tuple[object, ...]:
    timed = () if day.instant is None else (day.instant,)
    return (day.last, day.first, timed)


def _positions(
    heard: list[Said], settles: date | None
) -> tuple[dict[Cell, Position], dict[Cell, Position]]:
    """Return the voice's positions and its evidence, by cell."""
    tallies: dict[Cell, list[Said]] = {}
    lists: dict[Cell, list[Said]] = {}
    for one in heard:
        kind = lists if one.statement.basis is Basis.IDENTIFIED else tallies
        kind.setdefault(one.statement.cell, []).append(one)
    evidence = {cell: read_position(some, settles) for cell, some in lists.items()}
    stated = {cell: read_position(some, settles) for cell, some in tallies.items()}
    return {**evidence, **stated}, evidence


def _as_of(
    stated: Mapping[Cell, Position],
    day: When | None,
    network: Network,
    settles: date | None,
) -> list[tuple[int, Stated]]:
    """Return the figures of all positions that stand by *day*, moved to it."""
    figures = []
    for cell, position in stated.items():
        own = position.as_of
        if own is None or (day is not None and own.last <= day.last):
            interval = moved(position.interval, position.basis, own, day, settles)
            claims = frozenset(position.claims)
            figures.append((network.rank[cell], Stated(interval, claims)))
    return figures


def _clash(
    stated: Mapping[Cell, Position],
    heard: Sequence[Said],
    network: Network,
    settles: date | None,
) -> ClashingSum | None:
    """Return the smallest clash of the positions, as of any day one stands on."""
    if len(stated) == 1:
        return None
    days = {each.as_of.last: each.as_of for each in stated.values() if each.as_of}
    undated: list[When | None] = [None]  # comes first, and stands by any day
    found = []
    for day in undated + [days[last] for last in sorted(days)]:
        figures = _as_of(stated, day, network, settles)
        if all(one.interval.high is None for _, one in figures):
            continue
        if isinstance(carry(network, figures), Clash):
            figures += with_fewer_claims(figures, heard, day, network, settles)
            found.append(smallest_clash(network, figures))
    clashes = [clash for clash in found if clash is not None]
    return min(clashes, key=lambda one: (len(one.claims), one.claims), default=None)


@dataclass(frozen=True, slots=True)
class _Implied:
    """What carried bounds make of a voice's positions."""

    source: str
    stated: Mapping[Cell, Position]
    evidence: Mapping[Cell, Position]
    network: Network
    carried: Bounds
    newest: When | None
    settles: date | None

    def voice(self) -> Voice:
        positions: dict[Cell, Position] = {}
        bounds: dict[Cell, tuple[Bound, ...]] = {}
        for rank in sorted(self.carried.touched):
            cell, interval = self.network.cells[rank], self.carried.interval(rank)
            own = self.stated.get(cell)
            position = (
                self._derived(cell, interval, rank)
                if own is None
                else self._tightened(own, interval, rank)
            )
            positions[cell] = position
            if position is not own:
                bounds[cell] = tuple(
                    self.carried.trace(self.network, self.source, rank)
                )
        for cell, own in self.stated.items():
            positions.setdefault(cell, own)
        return Voice(self.source, positions, self.evidence, None, bounds)

    def _tightened(self, own: Position, interval: Interval, rank: int) -> Position:
        """Return a stated position with what is carried taken in."""
        at_newest = moved(own.interval, own.basis, own.as_of, self.newest, self.settles)
        if at_newest == interval:
            return own  # nothing is carried that betters it, or an older tally's floor
        if not interval.overlaps(own.reach):
            return replace(self._derived(own.cell, interval, rank), history=own.history)
        older_tally = own.basis is Basis.COUNT and not self._stands_where_it_is(own)
        as_of = self.newest if older_tally else own.as_of
        rests = self.carried.rests(rank) - frozenset(own.claims)
        return replace(
            within(own, interval), as_of=as_of, rests_on=tuple(sorted(rests))
        )

    def _stands_where_it_is(self, own: Position) -> bool:
        """Tell whether a tally needs no moving: settled, or of the newest day."""
        if self.newest is None:
            return True
        if own.as_of is None:
            return False
        settled = self.settles is not None and own.as_of.last >= self.settles
        return settled or own.as_of.last == self.newest.last

    def _derived(self, cell: Cell, interval: Interval, rank: int) -> Position:
        open_ = interval.high is None
        only_estimates = all(
            each.basis is Basis.ESTIMATE for each in self.stated.values()
        )
        return Position(
            source=self.source,
            cell=cell,
            interval=interval,
            reach=exactly(interval.low) if open_ else interval,
            figure=exactly(interval.low),
            basis=Basis.ESTIMATE if only_estimates else Basis.COUNT,
            as_of=self.newest,
            derived=True,
            rests_on=tuple(sorted(self.carried.rests(rank))),
        )
