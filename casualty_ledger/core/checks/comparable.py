"""What the claims of an event say, as far as checks may hold it against each other.

Left out is what was reported already or takes no part: what could not be read, what
is removed, disputed, retracted or corrected, and numbers beyond belief.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from casualty_ledger.core.model import Status
from casualty_ledger.core.positions import said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from casualty_ledger.core.counts import Count
    from casualty_ledger.core.model import Claim, Event, Statement
    from casualty_ledger.core.positions import Said

#: Unit: people.  Above this a number is a slip before it is a toll: even the deadliest
#: natural disaster on record, the floods in China of 1931, is put at 422,000 to four
#: million dead.  Source: C. Courtney, "The Nature of Disaster in China: The 1931
#: Yangzi River Flood" (Cambridge University Press 2018).
MOST_PLAUSIBLE = 10_000_000


def is_plausible(count: Count) -> bool:
    """Tell whether a count names no number beyond belief."""
    highest = count.figure.high
    return highest is None or highest <= MOST_PLAUSIBLE


def comparable_claims(event: Event) -> tuple[Claim, ...]:
    """Return the claims of *event* that may be compared, in the order of its file.

    A correction that is itself left out corrects nothing.
    """
    active = [each for each in event.claims if _is_active(each)]
    corrected = {name for each in active for name in each.corrects}
    return tuple(each for each in active if each.id not in corrected)


def by_source(event: Event) -> Mapping[str, list[Claim]]:
    """Return the comparable claims of each source that made two or more."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in comparable_claims(event):
        found[claim.source].append(claim)
    return {source: claims for source, claims in found.items() if len(claims) > 1}


def said_again(
    claims: Iterable[Claim], worth: Callable[[Claim, Statement], bool]
) -> Iterator[list[Said]]:
    """Yield what *claims* say of one cell on one basis, where two or more do.

    Args:
        claims: of one source.
        worth: tells which statements to look at.
    """
    found: dict[object, list[tuple[Claim, Statement]]] = defaultdict(list)
    for claim in claims:
        for each in claim.statements:
            if is_plausible(each.count) and worth(claim, each):
                found[(each.cell, each.basis)].append((claim, each))
    for some in found.values():
        if len(some) > 1:
            yield [said(claim, each) for claim, each in some]


def plausible_statements(claim: Claim) -> Iterator[Said]:
    """Yield what *claim* says as the engine takes it, without numbers beyond belief."""
    for each in claim.statements:
        if is_plausible(each.count):
            yield said(claim, each)


def _is_active(claim: Claim) -> bool:
    return (
        claim.status is Status.ACTIVE
        and claim.retracted is None
        and not claim.removed
        and not claim.unreadable
    )
