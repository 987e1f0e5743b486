"""A claim without a date: no one can tell what it was said in the light of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.model import Claim, Ledger
    from casualty_ledger.core.problems import Problem


def claim_undated(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each claim without `published`, or without any date."""
    for event in ledger.events.values():
        for claim in event.claims:
            if claim.published is None and _should_have_a_date(claim):
                yield _problem(claim)


def _should_have_a_date(claim: Claim) -> bool:
    """Tell whether a missing date is a finding of its own.

    Not of a tombstone, nor where a date stands but could not be read, nor where the
    whole claim could not be: that was reported.
    """
    if not claim.unreadable:
        return not claim.removed
    unread = {"published"} if claim.as_of is not None else {"published", "as_of"}
    return len(claim.spans) > 0 and unread.isdisjoint(claim.spans)


def _problem(claim: Claim) -> Problem:
    if claim.as_of is None:
        return about_claims(
            Code.DATE_MISSING,
            claim.span,
            "a claim has no date",
            claim,
            note="`--as-of` and `--known-by` leave it out, and any dated claim of its"
            " source comes after it",
            help="give `published`, if only as a month (2025-03) or a year (2025)",
        )
    return about_claims(
        Code.PUBLISHED_MISSING,
        claim.span,
        "a claim has no `published`",
        claim,
        note=f"its `as_of`, {claim.as_of.text}, stands in for it",
        help="give the day on which the source said it, if only as a month or a year",
    )
