"""Several events at a glance: a row an event, under the cells people ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.categories import TOTAL
from casualty_ledger.core.model import Cell, Outcome
from casualty_ledger.core.results import Verdict
from casualty_ledger.render.names import Names, counted, day
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone
from casualty_ledger.render.ranges import VERDICTS, range_with_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.model import Ledger, Question
    from casualty_ledger.core.results import CellResult, Reconciliation
    from casualty_ledger.render.page import Block, Page

#: The categories people ask for, where they do not say which.
ASKED_FOR = (TOTAL, "civilians")

_COLUMNS = (
    Column("event"),
    Column("range", right=True),
    Column("verdict"),
    Column("sources", right=True),
    Column("as of"),
    Column("gaps", right=True),
)


def overview(
    events: Sequence[Reconciliation], ledger: Ledger, question: Question
) -> Page:
    """Return one table a cell that people ask for, with a row an event.

    Args:
        events: in the order to show them.
        ledger: as it may be shown.
        question: as asked; a category or place in it takes the place of the usual ones.
    """
    if not events:
        return (Line("There is no event in this ledger."),)
    asked = (question.victims,) if question.victims is not None else ASKED_FOR
    tables = [
        _table(events, Cell(Outcome.KILLED, victims, question.where), ledger)
        for victims in asked
    ]
    return (*_head(events, question), *(each for table in tables for each in table),
            *_end(events, asked, question))  # fmt: skip


def _head(events: Sequence[Reconciliation], question: Question) -> Iterator[Block]:
    claims = sum(len(each.claims) for each in events)
    sources = {source for each in events for source in each.sources}
    yield Line(
        f"{counted(len(events), 'event')}, {counted(claims, 'claim')} by"
        f" {counted(len(sources), 'source')}"
        f" · policy {question.policy}, lexicon {question.lexicon}"
    )


def _table(
    events: Sequence[Reconciliation], cell: Cell, ledger: Ledger
) -> Iterator[Block]:
    found = [(event, _result(event, cell)) for event in events]
    shown = [
        (event, result)
        for event, result in found
        if result is not None or cell.victims == TOTAL
    ]
    if not any(result for _, result in shown):
        return
    yield Line()
    yield Line(Names(ledger, events[0].event).cell(cell), Tone.HEADING)
    yield Table(_COLUMNS, tuple(_row(event, result) for event, result in shown))


def _result(event: Reconciliation, cell: Cell) -> CellResult | None:
    return next((each for each in event.cells if each.cell == cell), None)


def _row(event: Reconciliation, result: CellResult | None) -> Row:
    if result is None:
        why = "no claim takes part" if not event.claims else "no figure"
        return Row((event.event.id, NONE, why, "", "", ""), Tone.FAINT)
    sources = {each.source for each in result.positions}
    here = [each for each in event.disagreements if each.cell == result.cell]
    loud = Tone.STRONG if result.verdict is Verdict.DISAGREE else Tone.PLAIN
    return Row(
        (
            event.event.id,
            range_with_day(result),
            str(result.verdict),
            f"{len(sources):,}",
            "" if result.as_of is None else day(result.as_of),
            f"{len(here):,}" if here else "",
        ),
        loud,
    )


def _end(
    events: Sequence[Reconciliation], asked: Sequence[str], question: Question
) -> Iterator[Block]:
    cells = [
        found
        for event in events
        for victims in asked
        if (found := _result(event, Cell(Outcome.KILLED, victims, question.where)))
    ]
    used = {each.verdict for each in cells}
    many = sum(len(each.disagreements) for each in events)
    yield Line()
    if not cells:
        yield Line("No event has a figure for what was asked for.")
    for verdict, meaning in VERDICTS.items():
        if verdict in used:
            yield Line(f"{verdict}: {meaning}", Tone.FAINT)
    if any(each.range.open for each in cells):
        yield Line("1,000+: 1,000 or more, nothing says how many more", Tone.FAINT)
    yield Line(
        f"gaps: disagreements in the row; {many:,} in all cells of these events;"
        f" `ledger reconcile {events[0].event.id}` shows an event in full.",
        Tone.FAINT,
    )
