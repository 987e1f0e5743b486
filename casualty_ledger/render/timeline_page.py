"""What could be said of an event on each day, and which claim changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.dates import Precision, When
from casualty_ledger.core.model import Cell, Outcome
from casualty_ledger.core.timeline import Move
from casualty_ledger.render.event_page import head
from casualty_ledger.render.names import Names, counted, listed
from casualty_ledger.render.overview import ASKED_FOR
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone
from casualty_ledger.render.ranges import VERDICTS, dated_text, range_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from casualty_ledger.core.model import Claim, Ledger, Question
    from casualty_ledger.core.results import CellResult, Reconciliation, Verdict
    from casualty_ledger.core.timeline import Day, Timeline
    from casualty_ledger.render.page import Block, Page

_COLUMNS = (
    Column("day", whole=True),
    Column("range", right=True),
    Column("verdict", whole=True),
    Column("what changed"),
    Column("by"),
)


def timeline_page(
    found: Reconciliation, days: Timeline, ledger: Ledger, question: Question
) -> Page:
    """Return a table for each cell people ask for, with a row a day.

    Args:
        found: the event as it stands on the last day asked about.
        days: the event, day by day.
        ledger: as it may be shown.
        question: as asked; `all_cells` shows every cell that somebody states.
    """
    names = Names(ledger, found.event)
    cells = _cells(days, question)
    page: list[Block] = [*head(found, question)]
    for cell in cells:
        page += [
            Line(),
            Line(names.cell(cell), Tone.HEADING),
            Table(_COLUMNS, tuple(_row(day, cell, names) for day in days.days)),
        ]
    if not cells and found.claims:
        page += [Line(), Line("No day has a figure for what was asked for.")]
    return (*page, *_undated(days, names), *_legend(days, cells))


def _cells(days: Timeline, question: Question) -> list[Cell]:
    """Return the cells to show: those that people ask for, or all that are stated."""
    known = dict.fromkeys(
        result.cell
        for day in reversed(days.days)
        for result in day.known.cells
        if not result.derived or result.cell.victims in ASKED_FOR
    )
    asked = (question.victims,) if question.victims is not None else ASKED_FOR
    usual = [Cell(Outcome.KILLED, victims, question.where) for victims in asked]
    shown = [cell for cell in usual if cell in known]
    stated = {
        statement.cell for claim in days.event.claims for statement in claim.statements
    }
    if shown and not question.all_cells:
        return shown
    return [cell for cell in known if cell in stated]


def _row(day: Day, cell: Cell, names: Names) -> Row:
    result = day.result(cell)
    changes = day.changes_of(cell)
    moved = what_changed(day, cell)
    if result is None:
        range_, verdict = NONE, ""
    else:
        range_ = f"{range_text(result)} {dated_text(result, names.day)}".rstrip()
        verdict = str(result.verdict)
    by = changes or (day.changed_by if moved else ())
    loud = Tone.PLAIN if moved else Tone.FAINT
    return Row(
        (
            day_text(day.day),
            range_,
            verdict,
            moved or "nothing",
            "; ".join(_claim(each, day, cell, names) for each in by),
        ),
        loud,
    )


def day_text(day: date) -> str:
    """Return a day as people write it: ``8 March 2025``."""
    return phrases.day(When(day, day, Precision.DAY, day.isoformat()))


def what_changed(day: Day, cell: Cell) -> str:
    """Return what became of a range since the day before; "" if nothing did.

    ``rose``, ``low rose, closed``, ``now disagree``.
    """
    moves = list(day.moves_of(cell))
    for both, word in _BOTH.items():
        if both <= set(moves):
            moves = [each for each in moves if each not in both]
            return ", ".join([word, *moves, *_new_verdict(day, cell)])
    return ", ".join([*moves, *_new_verdict(day, cell)])


_BOTH = {
    frozenset({Move.LOW_ROSE, Move.HIGH_ROSE}): "rose",
    frozenset({Move.LOW_FELL, Move.HIGH_FELL}): "fell",
    frozenset({Move.LOW_FELL, Move.HIGH_ROSE}): "widened",
    frozenset({Move.LOW_ROSE, Move.HIGH_FELL}): "narrowed",
}


def _new_verdict(day: Day, cell: Cell) -> Iterator[str]:
    """Yield the verdict, if it is another one than before and there was one."""
    before, now = _verdict(day.before, cell), day.result(cell)
    if before is not None and now is not None and before is not now.verdict:
        yield f"now {now.verdict}"


def _verdict(known: Reconciliation | None, cell: Cell) -> Verdict | None:
    cells: tuple[CellResult, ...] = () if known is None else known.cells
    return next((each.verdict for each in cells if each.cell == cell), None)


def _claim(name: str, day: Day, cell: Cell, names: Names) -> str:
    """Return a claim that came in or fell out: ``SOHR "524" (line 183)``."""
    claim = names.claims[name]
    counts = [each for each in claim.statements if each.cell == cell]
    words = f' "{counts[0].text}"' if counts else ", other figures"
    parts = [f"line {names.lines([name], cell)}", *_whole_month(claim)]
    said = f"{names.source(claim.source)}{words} ({', '.join(parts)})"
    fell_out = [each for each in day.known.left_out if each.claim.id == name]
    return f"{fell_out[0].reason}: {said}" if fell_out else said


def _whole_month(claim: Claim) -> Iterator[str]:
    """Yield the date of a claim that only names a month or a year."""
    if claim.day is not None and claim.day.precision in (
        Precision.MONTH,
        Precision.YEAR,
    ):
        yield f"dated {claim.day.day_text}"


def _undated(days: Timeline, names: Names) -> Iterator[Block]:
    if not days.undated:
        return
    named = []
    for name in days.undated:
        claim = names.claims[name]
        counts = ", ".join(f'"{each.text}"' for each in claim.statements)
        named.append(f"{names.source(claim.source)} {counts} ({name})")
    many = counted(len(named), "claim")
    yield Line()
    has = "has" if len(named) == 1 else "have"
    yield Line(f"{many} {has} no date, so no day shows them: {listed(named)}")


def _legend(days: Timeline, cells: list[Cell]) -> Iterator[Block]:
    results = [
        result
        for day in days.days
        for result in day.known.cells
        if result.cell in cells
    ]
    used = {each.verdict for each in results}
    yield Line()
    yield Line(
        "Each day shows what could be said on it: counts up to that day, from claims"
        " published by then.",
        Tone.FAINT,
    )
    for verdict, meaning in VERDICTS.items():
        if verdict in used:
            yield Line(f"{verdict}: {meaning}", Tone.FAINT)
    if any(each.range.open for each in results):
        yield Line("1,000+: 1,000 or more, nothing says how many more", Tone.FAINT)
