"""Reconciled events as Markdown: tables that a page or an issue can hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.results import Standing
from casualty_ledger.render.event_page import (
    difference_head,
    nothing_to_say,
    set_by,
)
from casualty_ledger.render.names import Names, counted, day, event_days
from casualty_ledger.render.ranges import number, range_with_day
from casualty_ledger.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.model import Ledger, Question
    from casualty_ledger.core.results import CellResult, Reconciliation

# What Markdown, or HTML inside it, would obey; `|` would end a cell of a table.
_OBEYED = re.compile(r"([\\`*_{}\[\]<>#|~!$&@])")
# What would begin a list, a heading or a rule at the start of a line.
_AT_START = re.compile(r"^([0-9]*)([-+=.)])")
# What some readers turn into a link without being asked to.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)(?=:)|\bwww(?=\.)")


def escaped(text: str) -> str:
    r"""Return *text* so that Markdown shows it to the letter.

    >>> escaped("<img onerror=x> [a](javascript:b) | c")
    '\\<img onerror=x\\> \\[a\\](javascript:b) \\| c'
    """
    shown = _OBEYED.sub(r"\\\1", visible(text))
    shown = _AT_START.sub(r"\1\\\2", shown)
    return _ADDRESS.sub(r"\g<0>\\", shown)


def markdown(
    events: Sequence[Reconciliation], ledger: Ledger, question: Question
) -> str:
    """Return each event as a heading, its ranges, positions and disagreements."""
    if not events:
        return "There is no event in this ledger."
    return "\n\n".join(
        "\n".join(_event(found, Names(ledger, found.event), question))
        for found in events
    )


def _event(found: Reconciliation, names: Names, question: Question) -> Iterator[str]:
    event = found.event
    where = f"{escaped(event.place)}, " if event.place else ""
    yield f"## {escaped(event.title)}"
    yield ""
    yield f"{where}{event_days(event)}"
    yield ""
    if not found.claims:
        yield nothing_to_say(found)
        return
    newest = f", newest as of {day(found.as_of)}" if found.as_of else ""
    yield (
        f"{counted(len(found.claims), 'claim')} by"
        f" {counted(len(found.sources), 'source')}{newest};"
        f" policy {escaped(question.policy)}, lexicon {escaped(question.lexicon)}"
    )
    yield ""
    yield from _table(
        ("people", "range", "best", "verdict", "set by", "line"),
        [_range_row(cell, names) for cell in found.cells],
    )
    yield from _positions(found, names)
    yield from _rest(found, names)


def _range_row(cell: CellResult, names: Names) -> tuple[str, ...]:
    claims = (*cell.range.low_claims, *cell.range.high_claims)
    return (
        names.cell(cell.cell),
        range_with_day(cell),
        number(cell.choice.best),
        str(cell.verdict),
        set_by(cell, names),
        names.lines(claims, cell.cell),
    )


def _positions(found: Reconciliation, names: Names) -> Iterator[str]:
    yield ""
    yield "### Who says what"
    yield ""
    yield from _table(
        ("people", "figure", "source", "as of", "standing", "line"),
        [
            (
                names.cell(cell.cell),
                phrases.figure(each),
                names.source(each.source),
                day(names.said_day(each)),
                each.reason
                if each.reason and each.standing is not Standing.STANDING
                else "derived" if each.derived else str(each.standing),
                names.lines(each.claims or each.rests_on, cell.cell),
            )
            for cell in found.cells
            for each in cell.positions
        ],
    )  # fmt: skip


def _rest(found: Reconciliation, names: Names) -> Iterator[str]:
    if found.disagreements:
        yield ""
        yield "### Why they differ"
        yield ""
        for one in found.disagreements:
            yield f"- {escaped(difference_head(one, names))}. {escaped(one.text)}"
    if found.left_out:
        yield ""
        yield "### Left out"
        yield ""
        for each in found.left_out:
            yield f"- {escaped(each.claim.id)}: {each.reason}"
    yield ""
    yield f"Lines are those of {escaped(names.file)}."


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(escaped, row))} |"
