"""Who says what: every position of the cells in which there is more than one to see."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.model import Basis
from casualty_ledger.core.phrases import leaves_it
from casualty_ledger.core.results import Change, Standing, Verdict
from casualty_ledger.render.names import counted, day, on
from casualty_ledger.render.page import Column, Line, Row, Table, Tone
from casualty_ledger.render.ranges import range_with_day
from casualty_ledger.render.reasons import conceded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.results import CellResult, Position, Reconciliation
    from casualty_ledger.render.names import Names
    from casualty_ledger.render.page import Block

_REASONS = {"fewer than the names": "fewer than are known by name"}

_COLUMNS = (
    Column("figure", right=True),
    Column("source"),
    Column("as of"),
    Column("line"),
    Column(""),
)


def who_says_what(found: Reconciliation, names: Names) -> Iterator[Block]:
    """Yield the positions behind each cell that has more to see than its range."""
    cells = [cell for cell in found.cells if _has_more_to_see(cell)]
    if not cells:
        return
    yield Line()
    yield Line("Who says what", Tone.HEADING)
    for place, cell in enumerate(cells):
        if place:
            yield Line()
        yield Line(
            f"{names.cell(cell.cell)}: {range_with_day(cell)}, {cell.verdict}",
            Tone.STRONG,
        )
        yield Table(_COLUMNS, tuple(_rows(cell, names)), indent=2)
        for note in cell_notes(cell, names):
            yield Line(note, indent=2)


def _has_more_to_see(cell: CellResult) -> bool:
    if cell.verdict is Verdict.DERIVED:
        return len(cell.camps) > 1  # else its row says whose figures it follows from
    worth = [each for each in cell.positions if _is_worth_showing(each, cell)]
    return len(worth) > 1 or bool(cell.conceded or cell.lone)


def _is_worth_showing(position: Position, cell: CellResult) -> bool:
    """Tell whether a position is stated, or implied and part of the verdict or range.

    What another voice's figures imply ("at most 1,449") fills the page and changes
    nothing, unless it stands against somebody or sets an end.
    """
    if not position.derived:
        return True
    if position.standing is not Standing.STANDING or position.interval.low == 0:
        return False
    return len(cell.camps) > 1 or bool(list(_ends_it_sets(position, cell)))


def _rows(cell: CellResult, names: Names) -> Iterator[Row]:
    order = list(Standing)
    shown = sorted(
        (each for each in cell.positions if _is_worth_showing(each, cell)),
        key=lambda each: order.index(each.standing),
    )
    for position in shown:
        standing = position.standing is Standing.STANDING
        yield Row(
            (
                phrases.figure(position),
                names.source(position.source),
                day(names.said_day(position)),
                names.lines(position.claims, position.cell)
                or names.lines(position.rests_on),
                "; ".join(_remarks(position, cell, names)),
            ),
            Tone.PLAIN if standing else Tone.FAINT,
        )


def _remarks(position: Position, cell: CellResult, names: Names) -> Iterator[str]:
    """Yield what makes this position what it is, shortest first."""
    match position.standing:
        case Standing.OUTGROWN:
            yield _outgrown(position, cell, names)
        case Standing.SET_ASIDE:
            yield f"set aside: {position.reason}"
        case Standing.STANDING:
            yield from _ends_it_sets(position, cell)
            if position.reason:
                yield _REASONS.get(position.reason, position.reason)
    if position.derived:
        yield "follows from its other figures"
        return
    if position.basis is Basis.IDENTIFIED:
        yield "names or verified cases, so at least"
    elif position.basis is Basis.ESTIMATE:
        yield _estimate(position)
    later = phrases.narrowed_later(position, names.said_day(position))
    yield from filter(None, (phrases.cut_by_earlier(position), later))
    yield from _way(position)


def _outgrown(position: Position, cell: CellResult, names: Names) -> str:
    by = [
        each
        for each in cell.positions
        if each.source == position.by and each.standing is not Standing.SET_ASIDE
    ]
    if position.by is None or not by:
        return position.reason or str(Standing.OUTGROWN)
    last = by[-1]
    figure = phrases.figure(last)
    said = day(names.said_day(last))
    return f"outgrown by {figure} of {names.source(position.by)}, {said}"


def _ends_it_sets(position: Position, cell: CellResult) -> Iterator[str]:
    claims = {*position.claims, *position.rests_on}
    low = position.source in cell.range.low_set_by and claims & set(
        cell.range.low_claims
    )
    high = position.source in cell.range.high_set_by and claims & set(
        cell.range.high_claims
    )
    if low and high:
        yield (
            "sets the range" if cell.range.low == cell.range.high else "sets both ends"
        )
    elif low:
        yield "sets the low"
    elif high:
        yield "sets the high"


def _estimate(position: Position) -> str:
    if position.wording is not Wording.ESTIMATE:
        return "estimate"
    level = "" if position.level is None else f" at {position.level:.0%} confidence"
    return f"estimate: {phrases.people(position.interval)}{level}"


def _way(position: Position) -> Iterator[str]:
    """Yield how the position came to be: what it rose or fell from, and repeats."""
    steps = position.history
    for before, after in reversed(list(pairwise(steps))):
        if after.change in (Change.ROSE, Change.REVISED_DOWN):
            word = "up" if after.change is Change.ROSE else "revised down"
            was = phrases.people(before.interval)
            yield f"{word} from {was} {on(before.as_of)}"
            break
    if position.claims and steps and steps[-1].change is Change.REPEATS:
        yield "later figures allow it" if leaves_it(steps[-1]) else "said again"


def cell_notes(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield what has to be known about a cell beside its positions."""
    if cell.lone:
        yield "One source stands alone here, because the others are outgrown."
    if cell.evidence_floor is not None:
        line = names.lines(cell.floor_claims, cell.cell)
        yield (
            f"At least {cell.evidence_floor:,} are known by name or were verified one"
            f" by one (line {line})."
        )
    for each in cell.conceded:
        lines = names.lines(each.claims, each.cell)
        who = names.source(each.source)
        yield f"{conceded(each, cell, names)} ({who}, line {lines})."
    standing = {
        each.source
        for each in cell.positions
        if not each.derived and each.standing is Standing.STANDING
    }
    if len(standing) > cell.independent > 0:
        groups = counted(cell.independent, "independent group")
        yield f"Some draw on one another: {len(standing)} sources are {groups}."
