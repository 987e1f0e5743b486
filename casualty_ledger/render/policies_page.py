"""All policies side by side: the spread between them is itself a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.render.event_page import head
from casualty_ledger.render.names import Names, listed
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone
from casualty_ledger.render.ranges import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.model import Ledger, Question
    from casualty_ledger.core.results import CellResult, Choice, Reconciliation
    from casualty_ledger.render.page import Block, Page

_COLUMNS = (
    Column("policy"),
    Column("low", right=True),
    Column("best", right=True),
    Column("high", right=True),
    Column(""),
)


def policies_page(
    events: Sequence[Reconciliation], ledger: Ledger, question: Question
) -> Page:
    """Return, for each cell of each event, what every policy makes of it."""
    page: list[Block] = []
    for found in events:
        page += [Line()] if page else []
        page += head(found, question)
        names = Names(ledger, found.event)
        for cell in found.cells:
            page += _of_cell(cell, names)
    if not page:
        return (Line("There is no event in this ledger."),)
    return (*page, Line(), Line(f"{NONE}: the policy determines none", Tone.FAINT))


def _of_cell(cell: CellResult, names: Names) -> Iterator[Block]:
    yield Line()
    given = _given(cell)
    if len(given) == 1:
        by = _by_whom(cell)
        yield Line(f"{names.cell(cell.cell)}: {min(given):,} by {by}", Tone.STRONG)
        return
    yield Line(names.cell(cell.cell), Tone.STRONG)
    rows = tuple(_row(policy, each) for policy, each in cell.choices.items())
    yield Table(_COLUMNS, rows, indent=2)
    yield Line(spread(cell), indent=2)


def _by_whom(cell: CellResult) -> str:
    """Return which policies determine a figure: every one, all but some, or some."""
    chosen = cell.choices.items()
    none = [name for name, each in chosen if each.low is each.best is None]
    some = [name for name in cell.choices if name not in none]
    if len(some) < len(none):
        return f"{listed(some)} alone; the other policies determine none"
    return f"every policy but {listed(none)}" if none else "every policy"


def _given(cell: CellResult) -> set[int]:
    """Return every number that some policy draws; none are those of open ends."""
    chosen = cell.choices.values()
    if any(each.open for each in chosen):
        return set()
    ends = [end for each in chosen for end in (each.low, each.best, each.high)]
    return {end for end in ends if end is not None}


def _row(policy: str, choice: Choice) -> Row:
    plus = "+" if choice.open else ""
    return Row(
        (
            policy,
            number(choice.low),
            number(choice.best),
            NONE if choice.high is None and not choice.open else _high(choice, plus),
            choice.word or "",
        ),
    )


def _high(choice: Choice, plus: str) -> str:
    return f"{choice.high:,}{plus}" if choice.high is not None else "open"


def spread(cell: CellResult) -> str:
    """Return how far apart the policies are: ``low 311 to 1,426; best 1,334; ...``.

    And by how many people the choice of a policy moves the best figure, which is all
    that many readers are shown.
    """
    parts = []
    for end in ("low", "best", "high"):
        found = [
            value
            for each in cell.choices.values()
            if (value := getattr(each, end)) is not None
        ]
        if found:
            least, most = min(found), max(found)
            same = least == most
            parts.append(f"{end} {least:,}" if same else f"{end} {least:,} to {most:,}")
    if not parts:
        return "no policy determines a figure"
    bests = [each.best for each in cell.choices.values() if each.best is not None]
    moved = max(bests) - min(bests) if bests else 0
    finding = (
        f". Which policy is chosen moves the best figure by {moved:,}." if moved else ""
    )
    return f"spread: {'; '.join(parts)}{finding}"
