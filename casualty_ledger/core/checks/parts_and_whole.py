"""Parts that hold more people than their whole, by one source on one day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims
from casualty_ledger.core.checks.adding_up import (
    by_category,
    by_place_and_actor,
    excesses,
    held,
)
from casualty_ledger.core.checks.comparable import (
    by_source,
    comparable_claims,
    plausible_statements,
)
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.checks.adding_up import Excess
    from casualty_ledger.core.model import Cell, Claim, Event, Ledger
    from casualty_ledger.core.positions import Said
    from casualty_ledger.core.problems import Problem, Span


def parts_above_whole(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each part, or parts together, above what holds them.

    Looked at is each claim, then what one source said as of one day.  A statement
    that was named once is not named again: it is one mistake.
    """
    categories = by_category(ledger.categories)
    for event in ledger.events.values():
        named: set[Span] = set()
        dimensions = [categories, *by_place_and_actor(event)]
        for told in _groups(event):
            figures = held(told)
            for found in excesses(figures, event, ledger.categories, dimensions):
                spans = {each.statement.span for each in (*found.parts, found.whole)}
                if named.isdisjoint(spans):
                    named |= spans
                    yield _problem(found)


def _groups(event: Event) -> Iterator[list[Said]]:
    for claim in comparable_claims(event):
        if len(claim.statements) > 1:
            yield list(plausible_statements(claim))
    for claims in by_source(event).values():
        by_day: dict[object, list[Claim]] = defaultdict(list)
        for claim in claims:
            if claim.day is not None:
                by_day[(claim.day.first, claim.day.last)].append(claim)
        for some in by_day.values():
            if len(some) > 1:
                yield [told for claim in some for told in plausible_statements(claim)]


def _problem(found: Excess) -> Problem:
    parts = sorted(found.parts, key=lambda each: each.statement.span)
    outcomes = {each.statement.cell.outcome for each in (*parts, found.whole)}
    *names, whole = [
        _named(each, with_outcome=len(outcomes) > 1) for each in (*parts, found.whole)
    ]
    if len(parts) == 1:
        least = f"{_low(parts[0], names[0])} is"
    else:
        exact = all(each.count.wording is Wording.EXACT for each in parts)
        people = f"{found.least:,}" if exact else f"at least {found.least:,}"
        least = f"{', '.join(names[:-1])} and {names[-1]} add up to {people},"
    others = zip([*names[1:], whole], [*parts[1:], found.whole], strict=True)
    return about_claims(
        Code.PARTS_ABOVE_WHOLE,
        parts[0].statement.span,
        f"{least} above {_high(found.whole, whole)}",
        *(each.claim for each in (*parts, found.whole)),
        note="; ".join(_place(name, each, parts[0]) for name, each in others),
        help="check them against the source; if the whole leaves some of these people"
        " out, say whom under `excludes`",
    )


def _place(name: str, told: Said, first: Said) -> str:
    claim = "" if told.claim is first.claim else f", in claim `{told.claim.id}`"
    return f"{name} stands at {told.statement.span}{claim}"


def _named(told: Said, *, with_outcome: bool) -> str:
    cell = told.statement.cell
    outcome = f"{cell.outcome} " if with_outcome else ""
    return f"{outcome}`{cell.victims}`{_narrowed(cell)} {told.statement.text}"


def _narrowed(cell: Cell) -> str:
    said = (
        ("in", cell.where),
        ("by", cell.by),
        ("cause", cell.cause),
        ("period", cell.period),
    )
    return "".join(f" {word} {value}" for word, value in said if value is not None)


def _low(told: Said, name: str) -> str:
    exact = told.count.wording is Wording.EXACT
    return name if exact else f"{name} ({told.interval.low:,} or more)"


def _high(told: Said, name: str) -> str:
    exact = told.count.wording is Wording.EXACT
    return name if exact else f"{name} ({told.interval.high:,} or fewer)"
