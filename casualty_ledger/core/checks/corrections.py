"""Corrections that lead nowhere: of a claim that is not there, or round in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims, spot
from casualty_ledger.core.checks.circles import circles
from casualty_ledger.core.names import closest
from casualty_ledger.core.problems import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casualty_ledger.core.model import Claim, Ledger
    from casualty_ledger.core.problems import Problem


#: Unknown names of one event that get the closest known one, each a comparison with
#: all of them: more are one cause, not so many slips.
_MOST_ADVICE = 20


def corrects_unknown(ledger: Ledger) -> Iterator[Problem]:
    """Yield an error for each name under `corrects` that no claim of the event has."""
    for event in ledger.events.values():
        known = {claim.id: claim for claim in event.claims}
        unknown = [
            (claim, name)
            for claim in event.claims
            for name in dict.fromkeys(claim.corrects)
            if name not in known or not known[name].written_id
        ]
        for number, (claim, name) in enumerate(unknown):
            shown = known.get(name)
            if shown is not None and not shown.restricted:
                yield _unwritten(claim, name, shown)
            else:
                others = event.claims if number < _MOST_ADVICE else ()
                yield _unknown(claim, name, others)


def corrects_cycle(ledger: Ledger) -> Iterator[Problem]:
    """Yield an error for each claim that corrects itself, alone or in a ring."""
    for event in ledger.events.values():
        by_id = {claim.id: claim for claim in event.claims if claim.corrects}
        leads_to = {
            name: [other for other in claim.corrects if other in by_id]
            for name, claim in by_id.items()
        }
        for circle in circles(leads_to):
            yield _circle([by_id[name] for name in circle])


def _unwritten(claim: Claim, name: str, shown: Claim) -> Problem:
    return _error(
        Code.CORRECTS_UNKNOWN,
        f"no claim has the `id` `{name}`",
        claim,
        shown,
        note=f"the claim at {shown.span} is shown under that name, but has no `id`",
        help="give that claim an `id`, and write it here",
    )


def _unknown(claim: Claim, name: str, others: Iterable[Claim]) -> Problem:
    ids = [
        each.id
        for each in others
        if each.written_id and each is not claim and not each.restricted
    ]
    near = closest(name, ids, most=1)
    return _error(
        Code.CORRECTS_UNKNOWN,
        f"no claim of `{claim.event}` has the `id` `{name}`",
        claim,
        help=f"`{near[0]}` is known; write that"
        if near
        else "write the `id` of the claim that this one replaces",
    )


def _circle(claims: list[Claim]) -> Problem:
    first, *others = sorted(claims, key=lambda each: each.span)
    if not others:
        return _error(
            Code.CORRECTS_CYCLE,
            f"`{first.id}` corrects itself",
            first,
            help="write the `id` of the claim that this one replaces",
        )
    return _error(
        Code.CORRECTS_CYCLE,
        f"`{first.id}` corrects itself, through others",
        first,
        *others,
        note="each of these corrects another: "
        + ", ".join(
            f"`{each.id}` at {spot(each, 'corrects')}" for each in (first, *others)
        ),
        help="keep `corrects` only in the claim that came later",
    )


def _error(
    code: Code,
    message: str,
    claim: Claim,
    *others: Claim,
    note: str | None = None,
    help: str | None = None,
) -> Problem:
    return about_claims(
        code,
        spot(claim, "corrects"),
        message,
        claim,
        *others,
        note=note,
        help=help,
        severity=Severity.ERROR,
    )
