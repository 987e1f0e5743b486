"""What changed since a revision, for people: ranges first, then what moved them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.differences import Fate
from casualty_ledger.render.names import Names, counted
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone
from casualty_ledger.render.ranges import range_with_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.differences import Change, EventChange, RangeChange
    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.results import CellResult
    from casualty_ledger.render.page import Block, Page


def diff_page(
    revision: str,
    events: Sequence[EventChange],
    beside: Sequence[Change],
    before: Ledger,
    after: Ledger,
) -> Page:
    """Return what changed since *revision*.

    Args:
        revision: as it was asked for.
        events: those in which something changed.
        beside: what changed beside events.
        before: the ledger as it was; it names what is gone.
        after: as it is.
    """
    if not events and not beside:
        return (Line(f"Nothing changed since {revision}."),)
    blocks: list[Block] = [Line(_summary(revision, events), Tone.STRONG)]
    for each in events:
        blocks += [Line(), *_event(each, before, after)]
    if beside:
        blocks += [Line(), Line("Sources and settings", Tone.HEADING)]
        blocks.append(_changes(beside))
    return tuple(blocks)


def _summary(revision: str, events: Sequence[EventChange]) -> str:
    claims = sum(len(each.claims) for each in events)
    ranges = sum(len(each.ranges) for each in events)
    claim_words, range_words = counted(claims, "claim"), counted(ranges, "range")
    return f"Since {revision}: {claim_words} and {range_words} changed"


def _event(found: EventChange, before: Ledger, after: Ledger) -> Iterator[Block]:
    change, event = found.change, found.event
    yield Line(f"{event.title} ({event.id})", Tone.TITLE)
    if change is not None:
        keys = ", ".join(change.keys)
        yield Line(f"event {change.fate}{f': {keys}' if keys else ''}", indent=2)
    if found.ranges:
        gone = change is not None and change.fate is Fate.REMOVED
        yield _ranges(found.ranges, Names(before if gone else after, event))
    if found.claims:
        yield _changes(found.claims)


def _ranges(changed: Sequence[RangeChange], names: Names) -> Table:
    columns = (
        Column("range"),
        Column("before", right=True),
        Column("now", right=True),
        Column("verdict"),
    )
    rows = tuple(
        Row(
            (
                names.cell(each.cell),
                _range(each.before),
                _range(each.after),
                _verdicts(each),
            )
        )
        for each in changed
    )
    return Table(columns, rows, indent=2)


def _range(found: CellResult | None) -> str:
    return NONE if found is None else range_with_day(found)


def _verdicts(changed: RangeChange) -> str:
    was = changed.before and changed.before.verdict
    found = changed.after and changed.after.verdict
    if was and found and was is not found:
        return f"{found}, was {was}"
    return found or f"was {was}"


def _changes(changed: Sequence[Change]) -> Table:
    columns = (Column(""), Column("", whole=True), Column(""))
    rows = tuple(Row((each.fate, each.id, ", ".join(each.keys))) for each in changed)
    return Table(columns, rows, indent=2)
