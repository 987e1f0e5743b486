"""What figures about some cells imply for the others (docs/method.md#bounds).

Bounds are carried along the ties of the network, both ways, until nothing changes.
They are sound always, and the tightest possible where the categories form a tree and
nobody names places or actors.  Every bound keeps the rule it came by and the claims
it rests on.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.interval import Interval
from casualty_ledger.core.results import Bound, Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casualty_ledger.core.network import Network, Tie

#: How often, per cell, a bound may be bettered before carrying stops.  A sum can feed
#: itself (x = y + z, x within y, z at least 1) and would climb for ever; what was
#: carried until then is sound all the same.  On a tree each end settles in as many
#: rounds as the tree is deep, five for the built-in categories.
MOST_ROUNDS = 50

_Rests = frozenset[str]
_NOTHING: _Rests = frozenset()


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure to carry from: an interval for a cell, and the claims it rests on."""

    interval: Interval
    claims: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clash:
    """Figures that cannot all be true.

    Attributes:
        claims: ids of claims that clash; enough to clash, not always the fewest.
        cell: rank of the cell whose low end came to lie above its high end.
        gap: by how many people.
    """

    claims: frozenset[str]
    cell: int
    gap: int


class Bounds:
    """The ends carried so far, by rank of cell.

    Shape: ``low[rank]`` people, ``high[rank]`` people or None (open).
    """

    __slots__ = (
        "high",
        "high_rests",
        "high_why",
        "low",
        "low_rests",
        "low_why",
        "touched",
    )

    def __init__(self, size: int) -> None:
        self.low = [0] * size
        self.high: list[int | None] = [None] * size
        self.low_rests = [_NOTHING] * size
        self.high_rests = [_NOTHING] * size
        self.low_why: dict[int, tuple[Rule, tuple[int, ...]]] = {}
        self.high_why: dict[int, tuple[Rule, tuple[int, ...]]] = {}
        self.touched: set[int] = set()

    def interval(self, rank: int) -> Interval:
        """Return what is known of a cell; only asked where nothing clashes."""
        return Interval(self.low[rank], self.high[rank])

    def rests(self, rank: int) -> frozenset[str]:
        """Return the ids of the claims that both ends of a cell rest on."""
        return self.low_rests[rank] | self.high_rests[rank]

    def trace(self, network: Network, source: str, rank: int) -> Iterator[Bound]:
        """Yield the ends of a cell that better [0, open], with their reasons."""
        for end, why, value, rests in (
            ("low", self.low_why, self.low[rank], self.low_rests[rank]),
            ("high", self.high_why, self.high[rank], self.high_rests[rank]),
        ):
            if rank in why and value is not None:
                rule, ranks = why[rank]
                because = tuple(network.cells[each] for each in ranks)
                yield Bound(
                    source,
                    network.cells[rank],
                    end,
                    value,
                    rule,
                    because,
                    tuple(sorted(rests)),
                )


def carry(network: Network, stated: Iterable[tuple[int, Stated]]) -> Bounds | Clash:
    """Carry *stated* figures, each with the rank of its cell, over the whole network.

    Returns:
        The bounds once nothing changes (or after `MOST_ROUNDS`), or the first clash.
        Neither depends on the order of *stated*.
    """
    return _Carrying(network).run(stated)


def fixed_order(item: tuple[int, Stated]) -> tuple[object, ...]:
    """Sort key of figures that no order of claims changes: the tightest first."""
    rank, one = item
    high = one.interval.high
    tightest_first = (-one.interval.low, float("inf") if high is None else high)
    return (rank, *tightest_first, tuple(sorted(one.claims)))


class _Carrying:
    """One run of carrying bounds to their fixed point."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.bounds = Bounds(len(network.cells))
        self.waiting: deque[int] = deque()
        self.queued = bytearray(len(network.ties))
        self.clash: Clash | None = None

    def run(self, stated: Iterable[tuple[int, Stated]]) -> Bounds | Clash:
        for rank, one in sorted(stated, key=fixed_order):
            self.raise_low(rank, one.interval.low, one.claims, Rule.STATED, ())
            if one.interval.high is not None:
                self.cut_high(rank, one.interval.high, one.claims, Rule.STATED, ())
        most = MOST_ROUNDS * len(self.network.cells)
        while self.waiting and self.clash is None and most > 0:
            number = self.waiting.popleft()
            self.queued[number] = 0
            tie = self.network.ties[number]
            if tie.rule is Rule.WITHIN:
                self.apply_within(tie)
            else:
                self.apply_sum(tie)
            most -= 1
        return self.clash or self.bounds

    def apply_within(self, tie: Tie) -> None:
        whole, part, bounds = tie.whole, tie.parts[0], self.bounds
        if bounds.low[part] > bounds.low[whole]:
            self.raise_low(
                whole, bounds.low[part], bounds.low_rests[part], Rule.WITHIN, (part,)
            )
        high = bounds.high[whole]
        if high is not None:
            self.cut_high(part, high, bounds.high_rests[whole], Rule.WITHIN, (whole,))

    def apply_sum(self, tie: Tie) -> None:
        """Carry between a whole and the sum of its parts, or of siblings within it."""
        bounds, parts = self.bounds, tie.parts
        total = sum(bounds.low[part] for part in parts)
        if total > bounds.low[tie.whole]:
            self.raise_low(tie.whole, total, self.low_rests(parts), tie.rule, parts)
        ceiling = bounds.high[tie.whole]
        if ceiling is not None:
            rule = tie.rule if tie.rule is Rule.SIBLINGS else Rule.WHOLE_LESS_OTHERS
            for part in parts:
                room = ceiling - (total - bounds.low[part])
                if self.betters_high(part, room):
                    others = tuple(each for each in parts if each != part)
                    rests = bounds.high_rests[tie.whole] | self.low_rests(others)
                    self.cut_high(part, room, rests, rule, (tie.whole, *others))
        if tie.rule is Rule.SUM_OF_PARTS:
            self.apply_ceilings(tie)

    def apply_ceilings(self, tie: Tie) -> None:
        """Carry the highs of a partition's parts, which siblings do not have."""
        bounds, parts = self.bounds, tie.parts
        open_parts = [part for part in parts if bounds.high[part] is None]
        if len(open_parts) > 1:
            return
        total = sum(bounds.high[part] or 0 for part in parts)
        if not open_parts and self.betters_high(tie.whole, total):
            self.cut_high(tie.whole, total, self.high_rests(parts), tie.rule, parts)
        for part in open_parts or parts:
            rest = bounds.low[tie.whole] - (total - (bounds.high[part] or 0))
            if rest > bounds.low[part]:
                others = tuple(each for each in parts if each != part)
                rests = bounds.low_rests[tie.whole] | self.high_rests(others)
                self.raise_low(
                    part, rest, rests, Rule.WHOLE_LESS_OTHERS, (tie.whole, *others)
                )

    def low_rests(self, ranks: tuple[int, ...]) -> _Rests:
        return _NOTHING.union(*(self.bounds.low_rests[rank] for rank in ranks))

    def high_rests(self, ranks: tuple[int, ...]) -> _Rests:
        return _NOTHING.union(*(self.bounds.high_rests[rank] for rank in ranks))

    def betters_high(self, rank: int, value: int) -> bool:
        known = self.bounds.high[rank]
        return known is None or value < known

    def raise_low(
        self, rank: int, value: int, rests: _Rests, rule: Rule, because: tuple[int, ...]
    ) -> None:
        bounds = self.bounds
        if value <= bounds.low[rank]:
            return
        bounds.low[rank] = value
        bounds.low_rests[rank] = rests
        bounds.low_why[rank] = (rule, because)
        self.changed(rank)

    def cut_high(
        self, rank: int, value: int, rests: _Rests, rule: Rule, because: tuple[int, ...]
    ) -> None:
        if not self.betters_high(rank, value):
            return
        bounds = self.bounds
        bounds.high[rank] = value
        bounds.high_rests[rank] = rests
        bounds.high_why[rank] = (rule, because)
        self.changed(rank)

    def changed(self, rank: int) -> None:
        bounds = self.bounds
        bounds.touched.add(rank)
        high = bounds.high[rank]
        if high is not None and high < bounds.low[rank] and self.clash is None:
            gap = bounds.low[rank] - high
            self.clash = Clash(bounds.rests(rank), rank, gap)
        for number in self.network.ties_of[rank]:
            if not self.queued[number]:
                self.queued[number] = 1
                self.waiting.append(number)
