"""One voice's statements about one cell -> its position (docs/method.md#positions).

A tally grows, so what was said on one day is only a floor on a later one; an
estimate is not a tally and stands until its source revises it.  The order of files
and lines never matters: statements are taken by day, and equal ones by content.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from casualty_ledger.core.counts import (
    Count,
    Wording,
    leaving_some_out,
    taking_others_in,
    words_of,
)
from casualty_ledger.core.dates import add_days
from casualty_ledger.core.model import Basis
from casualty_ledger.core.results import Change, Position, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.interval import Interval
    from casualty_ledger.core.model import Claim, Event, Statement


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as the engine takes it.

    Attributes:
        count: read with what its claim excludes and includes.
        interval: what it allows; of evidence, its low end and above.
    """

    claim: Claim
    statement: Statement
    count: Count
    interval: Interval


def read_as(claim: Claim, statement: Statement) -> Count:
    """Return how a count is read: "at least" if people are left out, and so on.

    Source: docs/method.md#counts.
    """
    count = statement.count
    if claim.excludes is not None:
        count = leaving_some_out(count)
    if claim.includes is not None:
        count = taking_others_in(count)
    return count


def said(claim: Claim, statement: Statement) -> Said:
    """Return *statement* as the engine takes it."""
    count = read_as(claim, statement)
    evidence = statement.basis is Basis.IDENTIFIED
    interval = count.interval.floor() if evidence else count.interval
    return Said(claim, statement, count, interval)


def settling_day(event: Event) -> date | None:
    """Return the day from which tallies no longer grow; None while it has no end."""
    return None if event.end is None else add_days(event.end.last, event.settling_days)


def moved(
    interval: Interval,
    basis: Basis,
    day: When | None,
    to: When | None,
    settles: date | None,
) -> Interval:
    """Return what a figure of *day* says of the later day *to* (method.md#time)."""
    if (
        basis is Basis.ESTIMATE
        or to is None
        or (day is not None and day.last == to.last)
    ):
        return interval
    if day is not None and settles is not None and day.last >= settles:
        return interval
    return interval.floor()


def read_position(statements: Iterable[Said], settles: date | None) -> Position:
    """Return the position that a voice's statements about one cell amount to.

    Args:
        statements: of one voice, about one cell, at least one; all of them evidence
            (`identified`) or none.
        settles: the day from which tallies no longer grow.
    """
    ordered = sorted(statements, key=_order)
    position = _stated(ordered[0], (), Change.FIRST)
    for one in ordered[1:]:
        position = _after(position, one, settles)
    return position


def _order(one: Said) -> tuple[object, ...]:
    """Sort key of statements; what follows the intervals only makes it total."""
    day, published = one.claim.day, one.claim.said
    instant = (one.claim.as_of and one.claim.as_of.instant) or (
        one.claim.published and one.claim.published.instant
    )
    high, count = one.interval.high, one.count
    return (
        day.last if day else date.min,
        published.last if published else date.min,
        instant.timestamp() if instant else float("-inf"),
        one.interval.low,
        float("inf") if high is None else high,
        count.wording,
        (count.figure.low, count.figure.high, count.reach.low, count.reach.high),
        one.statement.basis,
        (count.central or 0, count.level or 0.0, count.vague),
        one.claim.id,
    )


def _stated(one: Said, history: Sequence[Step], change: Change) -> Position:
    count, day = one.count, one.claim.day
    step = Step(one.claim.id, one.interval, one.interval, day, change)
    return Position(
        source=one.claim.source,
        cell=one.statement.cell,
        interval=one.interval,
        reach=count.reach,
        figure=count.figure,
        basis=one.statement.basis,
        as_of=day,
        central=count.central,
        level=count.level,
        wording=count.wording,
        low_words=words_of(count, one.statement.text, count.figure.low, "low"),
        high_words=words_of(count, one.statement.text, count.figure.high, "high"),
        vague=count.vague,
        claims=(one.claim.id,),
        history=(*history, step),
    )


def _after(position: Position, one: Said, settles: date | None) -> Position:
    """Return the position once *one*, a later statement, is taken in."""
    day, before = one.claim.day, position.interval
    then = moved(before, position.basis, position.as_of, day, settles)
    cut = None if _shorter_list(position, one) else then.meet(one.interval)
    if cut is None:
        change = Change.ROSE if then.lies_below(one.interval) else Change.REVISED_DOWN
        return _stated(one, position.history, change)
    if cut == before:
        return _repeated(position, one)
    change = Change.ROSE if before.lies_below(one.interval) else Change.NARROWS
    return _narrowed(position, one, cut, change)


def _shorter_list(position: Position, one: Said) -> bool:
    """Tell whether *one* is a later exact list of names that is shorter."""
    return (
        one.statement.basis is Basis.IDENTIFIED
        and one.count.wording is Wording.EXACT
        and one.interval.low < position.interval.low
    )


def _repeated(position: Position, one: Said) -> Position:
    day = one.claim.day
    step = Step(one.claim.id, position.interval, one.interval, day, Change.REPEATS)
    return replace(
        position,
        as_of=day,
        claims=_with(position.claims, one.claim.id),
        history=(*position.history, step),
    )


def _narrowed(position: Position, one: Said, cut: Interval, change: Change) -> Position:
    stated = _stated(one, position.history, change)
    step = replace(stated.history[-1], interval=cut)
    alone = cut == one.interval  # then nothing of what was said before is left in it
    return replace(
        within(stated, cut),
        claims=stated.claims if alone else _with(position.claims, one.claim.id),
        history=(*position.history, step),
    )


def within(position: Position, interval: Interval) -> Position:
    """Return *position* cut to *interval*, its reach and figure moved along.

    Each of their ends goes to the nearest number of *interval*.
    A central value outside *interval* is dropped, never moved: nobody gave another.
    """
    central, figure = position.central, interval.clamp(position.figure)
    kept_low = figure.low == position.figure.low
    kept_high = figure.high == position.figure.high
    return replace(
        position,
        interval=interval,
        reach=interval.clamp(position.reach),
        figure=figure,
        low_words=position.low_words if kept_low else None,
        high_words=position.high_words if kept_high else None,
        central=central if central is not None and central in interval else None,
    )


def _with(claims: tuple[str, ...], claim: str) -> tuple[str, ...]:
    return claims if claim in claims else (*claims, claim)
