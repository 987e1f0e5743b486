"""The same claim twice: pasted, merged or added once too often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims
from casualty_ledger.core.checks.comparable import by_source
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.model import Claim, Ledger
    from casualty_ledger.core.problems import Problem


def claim_repeated(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each claim that says what one before it says.

    The same number relayed by another outlet, or read at another address, is another
    claim: that many repeat it is worth keeping.
    """
    for event in ledger.events.values():
        for claims in by_source(event).values():
            seen: dict[object, Claim] = {}
            for claim in claims:
                first = seen.setdefault(_what_it_says(claim), claim)
                if first.id != claim.id and claim.statements:
                    yield _problem(first, claim)


def _what_it_says(claim: Claim) -> object:
    statements = frozenset(
        (each.cell, each.count, each.basis) for each in claim.statements
    )
    said = (claim.day, claim.said, statements, claim.excludes, claim.includes)
    return (said, claim.via, claim.url)


def _problem(first: Claim, claim: Claim) -> Problem:
    return about_claims(
        Code.CLAIM_REPEATED,
        claim.span,
        f"the same claim of `{claim.source}` is given twice",
        claim,
        first,
        note=f"first given at {first.span}, as `{first.id}`",
        help="remove one of the two; if another outlet relays it, say so under `via`",
    )
