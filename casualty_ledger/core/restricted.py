"""The one place that decides what a restricted claim may show: nothing.

A claim marked ``restricted: true`` protects somebody who spoke.  Everything printed
or written goes through here first, so that no range, count or name can carry it out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casualty_ledger.core.problems import Span

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from casualty_ledger.core.model import Claim, Ledger
    from casualty_ledger.core.problems import Problem

#: What stands for the text of a problem that lies in a restricted claim.
WITHHELD = "in a restricted claim"


def visible(ledger: Ledger, *, include_restricted: bool) -> tuple[Ledger, int]:
    """Return *ledger* as it may be shown, and how many claims were left out of it."""
    if include_restricted:
        return ledger, 0
    kept, hidden = {}, 0
    for event in ledger.events.values():
        claims = tuple(claim for claim in event.claims if not claim.restricted)
        hidden += len(event.claims) - len(claims)
        whole = len(claims) == len(event.claims)
        kept[event.id] = event if whole else replace(event, claims=claims)
    return (replace(ledger, events=kept) if hidden else ledger), hidden


def visible_problems(
    problems: Iterable[Problem], *, include_restricted: bool
) -> tuple[Problem, ...]:
    """Return *problems* with those in restricted claims cut down to code and line."""
    return tuple(
        _withheld(problem) if problem.restricted and not include_restricted else problem
        for problem in problems
    )


def _withheld(problem: Problem) -> Problem:
    span = Span(problem.span.path, problem.span.line, 1, 2)
    return replace(problem, span=span, message=WITHHELD, note=None, help=None)


def visible_both(
    before: Ledger, after: Ledger, *, include_restricted: bool
) -> tuple[Ledger, Ledger, int]:
    """Return two states of a ledger as they may be compared, and how many are hidden.

    What is restricted in one of them is hidden in both, since the other would give it
    away.  A claim is the same under the same id.  Where one was restricted and its id
    changed with it, the claims of its source that came, went or have no id of their
    own are hidden: rather too much than a name.
    """
    if include_restricted:
        return before, after, 0
    hidden_before = _restricted_or_alike(before, after)
    hidden_after = _restricted_or_alike(after, before)
    count = len(hidden_before | hidden_after)
    return _without(before, hidden_before), _without(after, hidden_after), count


def _restricted_or_alike(mine: Ledger, other: Ledger) -> set[tuple[str, str]]:
    """Return event and id of those claims of *mine* that must not be compared."""
    own, theirs = _claims(mine), _claims(other)
    ids, their_ids = {each.id for each in own}, {each.id for each in theirs}
    protected = {each.id for each in (*own, *theirs) if each.restricted}
    strays = [each for each in theirs if each.restricted and each.id not in ids]
    sources = {each.source for each in strays}
    # Ids that no file gives are counted through: one claim less, and others move up.
    strays += [each for each in own if each.restricted and each.id not in their_ids]
    counted = {(each.event, each.source) for each in strays}
    return {
        (each.event, each.id)
        for each in own
        if each.id in protected
        or (not each.written_id and (each.event, each.source) in counted)
        or (each.id not in their_ids and each.source in sources)
        or (each.id not in their_ids and strays and each.source not in other.sources)
    }


def _claims(ledger: Ledger) -> list[Claim]:
    return [claim for event in ledger.events.values() for claim in event.claims]


def _without(ledger: Ledger, hidden: Container[tuple[str, str]]) -> Ledger:
    events = {
        event.id: replace(
            event,
            claims=tuple(
                claim for claim in event.claims if (event.id, claim.id) not in hidden
            ),
        )
        for event in ledger.events.values()
    }
    return replace(ledger, events=events)
