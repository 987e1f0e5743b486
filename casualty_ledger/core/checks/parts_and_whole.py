"""Parts that hold more people than their whole, by one source on one day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims
from casualty_ledger.core.checks.adding_up import excesses, held
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
    from casualty_ledger.core.model import Cell, Event, Ledger
    from casualty_ledger.core.positions import Said
    from casualty_ledger.core.problems import Problem, Span


def parts_above_whole(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each part, or parts together, above what holds them.

    Looked at is each claim, then what one source said as of one day.  A statement
    that was named once is not named again: it is one mistake.
    """
    for event in ledger.events.values():
        named: set[Span] = set()
        for group in _groups(event):
            for found in excesses(held(group), event, ledger.categories):
                spans = {each.statement.span for each in (*found.parts, found.whole)}
                if named.isdisjoint(spans):
                    named |= spans
                    yield _problem(found)


def _groups(event: Event) -> Iterator[list[Said]]:
    for claim in comparable_claims(event):
        if len(claim.statements) > 1:
            yield list(plausible_statements(claim))
    for claims in by_source(event).values():
        by_day: dict[object, list[Said]] = defaultdict(list)
        for claim in claims:
            if claim.day is not None:
                day = (claim.day.first, claim.day.last)
                by_day[day].extend(plausible_statements(claim))
        yield from (told for told in by_day.values() if len(told) > 1)


def _problem(found: Excess) -> Problem:
    parts, whole = (
        sorted(found.parts, key=lambda each: each.statement.span),
        found.whole,
    )
    first, *others = parts
    with_outcome = any(
        each.statement.cell.outcome != whole.statement.cell.outcome for each in parts
    )
    named = [_named(each, with_outcome=with_outcome) for each in parts]
    most = _named(whole, with_outcome=with_outcome)
    together = f"{', '.join(named[:-1])} and {named[-1]} add up to" if others else ""
    least = (
        f"{together} {found.least:,}, " if others else f"{_low(first, named[0])} is "
    )
    places = [
        f"{name} stands at {each.statement.span}"
        for name, each in zip([*named[1:], most], [*others, whole], strict=True)
    ]
    return about_claims(
        Code.PARTS_ABOVE_WHOLE,
        first.statement.span,
        f"{least}above {_high(whole, most)}",
        *(each.claim for each in (*parts, whole)),
        note="; ".join(places),
        help="check them against the source; if the whole leaves some of these people"
        " out, say whom under `excludes`",
    )


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
