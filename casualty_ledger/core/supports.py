"""Which of the claims behind a figure suffice for it, when figures clash."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from casualty_ledger.core.bounds import Stated
from casualty_ledger.core.positions import Said, moved, read_position

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.network import Network

#: Pairs of claims are looked at up to this many behind one figure: 66 pairs. One end
#: of an interval comes from one claim, so that more than two are seldom needed.
_MOST_PAIRED = 12


def with_fewer_claims(
    figures: Iterable[tuple[int, Stated]],
    heard: Sequence[Said],
    day: When | None,
    network: Network,
    settles: date | None,
) -> list[tuple[int, Stated]]:
    """Return what a claim or two behind each figure say of it alone.

    A figure that was repeated or narrowed rests on several claims, and one of them may
    suffice for a clash.  Only what allows all that the figure allows is taken: the
    others were overtaken.

    Args:
        figures: of one voice, moved to *day*, each with the rank of its cell.
        heard: all statements of the voice.
        day: as of which the figures are pooled.
        network: of the event.
        settles: the day from which tallies no longer grow.
    """
    found = []
    for rank, figure in figures:
        of_cell = [one for one in heard if one.statement.cell == network.cells[rank]]
        most = 2 if len(figure.claims) <= _MOST_PAIRED else 1
        for size in range(1, min(len(figure.claims), most + 1)):
            for some in itertools.combinations(sorted(figure.claims), size):
                alone = read_position(
                    (one for one in of_cell if one.claim.id in some), settles
                )
                interval = moved(alone.interval, alone.basis, alone.as_of, day, settles)
                if interval.meet(figure.interval) == figure.interval:
                    found.append((rank, Stated(interval, frozenset(some))))
    return found
