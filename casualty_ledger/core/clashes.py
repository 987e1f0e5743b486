"""The smallest set of claims whose figures cannot all be true.

Used within one voice (docs/method.md#bounds) and between voices (#arithmetic).
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.bounds import Bounds, Clash, Stated, carry, fixed_order
from casualty_ledger.core.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from casualty_ledger.core.model import Cell
    from casualty_ledger.core.network import Network

#: Sets of claims tried before settling for a set from which none can be spared (which
#: may not be the smallest).  A few thousand take a second; real clashes have two to
#: four claims, and forty claims have fewer triples than this.
MOST_SETS = 10_000


@dataclass(frozen=True, slots=True)
class ClashingSum:
    """Figures that cannot all be true, as few as suffice.

    Attributes:
        cell: the whole of the sum that does not come out.
        claims: ids of the claims, sorted.
        stated: the figures that clash, with their cells, in the order of cells.
        gap: people too many.
    """

    cell: Cell
    claims: tuple[str, ...]
    stated: tuple[tuple[Cell, Stated], ...]
    gap: int


#: Figures to pool, each with the rank of its cell; several may be about one cell.
Figures: TypeAlias = "Sequence[tuple[int, Stated]]"


def smallest_clash(network: Network, stated: Figures) -> ClashingSum | None:
    """Return the smallest set of claims of *stated* that clash, or None if none do.

    Of sets of equal size, the first by claim ids.
    """
    if not isinstance(carry(network, stated), Clash):
        return None
    claims = sorted({claim for _, one in stated for claim in one.claims})
    tried = 0
    for size in range(1, len(claims) + 1):
        tried += math.comb(len(claims), size)
        if tried > MOST_SETS:
            break
        for chosen in itertools.combinations(claims, size):
            some = _resting_on(stated, frozenset(chosen))
            if isinstance(clash := carry(network, some), Clash):
                return _sum(network, _needed(network, some), chosen, clash)
    return _spared(network, stated, claims)


def _resting_on(stated: Figures, claims: frozenset[str]) -> Figures:
    resting = [(rank, one) for rank, one in stated if one.claims <= claims]
    return sorted(resting, key=fixed_order)


def _spared(network: Network, stated: Figures, claims: list[str]) -> ClashingSum:
    """Return a clash from which no claim can be spared, sparing the last ones first."""
    chosen = frozenset(claims)
    for claim in reversed(claims):
        fewer = chosen - {claim}
        if isinstance(carry(network, _resting_on(stated, fewer)), Clash):
            chosen = fewer
    some = _resting_on(stated, chosen)
    clash = carry(network, some)
    assert isinstance(clash, Clash)  # noqa: S101 - it still clashes by construction
    return _sum(network, _needed(network, some), tuple(sorted(chosen)), clash)


def _needed(network: Network, stated: Figures) -> Figures:
    """Return the figures without which the clash would end."""
    needed = list(stated)
    for item in reversed(stated):
        fewer = [each for each in needed if each is not item]
        if isinstance(carry(network, fewer), Clash):
            needed = fewer
    return needed


def _sum(
    network: Network,
    stated: Figures,
    claims: tuple[str, ...],
    clash: Clash,
) -> ClashingSum:
    rank, gap = _whole_of(network, stated) or (clash.cell, clash.gap)
    figures = tuple(
        (network.cells[each], one) for each, one in sorted(stated, key=_rank)
    )
    return ClashingSum(network.cells[rank], claims, figures, gap)


def _rank(item: tuple[int, Stated]) -> int:
    return item[0]


def _whole_of(network: Network, stated: Figures) -> tuple[int, int] | None:
    """Return the cell whose low, carried alone, lies above its high, and the gap.

    Where that holds for a part, too, it is the whole.
    """
    lows = [(rank, Stated(one.interval.floor(), one.claims)) for rank, one in stated]
    highs = [
        (rank, Stated(Interval(0, one.interval.high), one.claims))
        for rank, one in stated
    ]
    lifted, capped = carry(network, lows), carry(network, highs)
    if not (isinstance(lifted, Bounds) and isinstance(capped, Bounds)):
        return None
    gaps = {
        rank: lifted.low[rank] - high
        for rank, high in enumerate(capped.high)
        if high is not None and lifted.low[rank] > high
    }
    widest = min(gaps, default=None)
    if widest is None:
        return None
    while (wider := _wider(network, widest, gaps)) is not None:
        widest = wider
    return widest, gaps[widest]


def _wider(network: Network, rank: int, among: Container[int]) -> int | None:
    """Return a whole of *among* that a cell is part of, or None."""
    ties = (network.ties[number] for number in network.ties_of[rank])
    wholes = (tie.whole for tie in ties if rank in tie.parts and tie.whole in among)
    return min(wholes, default=None)
