"""The one place that decides what a restricted claim may show: nothing.

A claim marked ``restricted: true`` protects somebody who spoke.  Everything printed
or written goes through here first, so that no range, count or name can carry it out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casualty_ledger.core.problems import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.core.model import Ledger
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
