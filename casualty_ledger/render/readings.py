"""How a count was read, and where it stands: for explanations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.interval import ANY, Interval
from casualty_ledger.core.model import Basis
from casualty_ledger.render.names import day
from casualty_ledger.render.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.counts import Count
    from casualty_ledger.core.model import Claim
    from casualty_ledger.core.positions import Said
    from casualty_ledger.render.page import Block

_BASIS = {
    Basis.COUNT: "a tally",
    Basis.ESTIMATE: "an estimate of the whole, so it does not grow",
    Basis.IDENTIFIED: "people named or verified one by one, so at least as many",
}


def reading(one: Said) -> str:
    """Return how a count was read: what it allows, could well mean, and names.

    ``read as about: allows 450–549, names 500; a tally``.
    """
    count = one.count
    parts = [f"read as {_wording(count)}: {_meaning(count, one.interval)}"]
    if one.claim.excludes is not None:
        parts.append(f"at least, because it leaves out: {one.claim.excludes}")
    if one.claim.includes is not None:
        parts.append(f"at most, because it takes in: {one.claim.includes}")
    method = f" ({one.claim.method})" if one.claim.method else ""
    return "; ".join([*parts, f"{_BASIS[one.statement.basis]}{method}"])


def _wording(count: Count) -> str:
    level = "" if count.level is None else f" at {count.level:.0%} confidence"
    vague = ", by the lexicon" if count.vague else ""
    return f"{count.wording}{level}{vague}"


def _meaning(count: Count, interval: Interval) -> str:
    """Return interval, reach and figure, what is the same said once."""
    if interval == count.reach == count.figure and count.central is None:
        return phrases.people(interval)
    allowed = "any number" if interval == ANY else phrases.people(interval)
    parts = [f"allows {allowed}"]
    if count.reach not in (interval, count.figure):
        parts.append(f"could well mean {phrases.people(count.reach)}")
    if count.central is not None:
        parts.append(f"centre {count.central:,}")
    if count.figure != interval:
        parts.append(f"names {phrases.people(count.figure)}")
    return ", ".join(parts)


def place(one: Said) -> str:
    """Return where a count stands: file and line, claim, who relayed it and when."""
    claim, span = one.claim, one.statement.span
    parts = [f"{span.path}:{span.line}", claim.id]
    if claim.published is not None and claim.published != claim.day:
        parts.append(f"published {day(claim.published)}")
    if claim.via is not None:
        parts.append(f"via {claim.via}")
    return " · ".join(parts)


def source_lines(one: Said, indent: int) -> Iterator[Block]:
    """Yield where a count stands, and the words of its claim."""
    yield Line(place(one), indent=indent)
    yield from quote_lines(one.claim, indent)


def quote_lines(claim: Claim, indent: int) -> Iterator[Block]:
    """Yield the words of a claim, and their translation where there is one."""
    if claim.quote is not None:
        yield Line(f'"{claim.quote.strip()}"', indent=indent)
    if claim.translation is not None:
        yield Line(f'in English: "{claim.translation.strip()}"', indent=indent)
