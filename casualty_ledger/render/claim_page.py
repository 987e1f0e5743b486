"""A claim as it stands in its file, how each count was read, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.interval import ANY as _ANY
from casualty_ledger.core.model import Basis
from casualty_ledger.core.positions import read_as
from casualty_ledger.core.results import Change, LeftOut
from casualty_ledger.render.names import Names, day
from casualty_ledger.render.page import Column, Line, Row, Table, Tone
from casualty_ledger.render.reasons import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.interval import Interval
    from casualty_ledger.core.model import Claim, Ledger, Statement
    from casualty_ledger.core.results import (
        CellResult,
        Omission,
        Position,
        Reconciliation,
        Step,
    )
    from casualty_ledger.render.page import Block, Page

_COLUMNS = (
    Column("count"),
    Column("as written"),
    Column("read as"),
    Column("allows", right=True),
    Column("could well mean", right=True),
    Column("names", right=True),
    Column("basis"),
    Column("line", right=True),
)


def claim_page(
    claim: Claim, lines: Sequence[str], found: Reconciliation, ledger: Ledger
) -> Page:
    """Return one claim: where it stands, its lines, its counts, what became of them.

    Args:
        claim: the claim.
        lines: its lines, as they stand in the file.
        found: its event, reconciled.
        ledger: as it may be shown.
    """
    names = Names(ledger, found.event)
    return (
        Line(f"{claim.span.path}:{claim.span.line}: {claim.id}", Tone.TITLE),
        *_who(claim, found, names),
        Line(),
        *_as_written(claim, lines),
        *_counts(claim, names),
        Line(),
        *_what_became(claim, found, names),
    )


def _who(claim: Claim, found: Reconciliation, names: Names) -> Iterator[Block]:
    via = f", relayed by {claim.via}" if claim.via else ""
    days = f"published {day(claim.published)}" if claim.published else "not dated"
    if claim.as_of:
        days = f"as of {day(claim.as_of)}, {days}"
    yield Line(f"{names.source(claim.source)}{via} · {days} · {found.event.title}")


def _as_written(claim: Claim, lines: Sequence[str]) -> Iterator[Block]:
    last = str(claim.span.line + len(lines))
    for offset, text in enumerate(lines):
        yield Line(f"{claim.span.line + offset:>{len(last)}} | {text}".rstrip())


def _counts(claim: Claim, names: Names) -> Iterator[Block]:
    if not claim.statements:
        return
    yield Line()
    yield Table(
        _COLUMNS, tuple(_count_row(claim, each, names) for each in claim.statements)
    )
    if claim.excludes is not None:
        yield Line(f"Read as at least, because it leaves out: {claim.excludes}")
    if claim.includes is not None:
        yield Line(f"Read as at most, because it takes in: {claim.includes}")


def _count_row(claim: Claim, statement: Statement, names: Names) -> Row:
    count = read_as(claim, statement)
    return Row(
        (
            names.cell(statement.cell),
            statement.text,
            f"{count.wording}, by the lexicon" if count.vague else str(count.wording),
            _allowed(count.interval),
            phrases.people(count.reach),
            phrases.people(count.figure),
            str(statement.basis),
            str(statement.span.line),
        )
    )


def _allowed(interval: Interval) -> str:
    return "any number" if interval == _ANY else phrases.people(interval)


def _what_became(claim: Claim, found: Reconciliation, names: Names) -> Iterator[Block]:
    omission = next(
        (each for each in found.left_out if each.claim.id == claim.id), None
    )
    if omission is not None:
        yield Line(left_out(omission))
        return
    shown = {each.cell: each for each in found.cells}
    for statement in claim.statements:
        fate = _fate(claim, statement, shown.get(statement.cell), names)
        yield Line(f"{names.cell(statement.cell)}: {fate}")


_OMITTED = {
    LeftOut.DISPUTED: "it is disputed",
    LeftOut.RETRACTED: "it is retracted",
    LeftOut.CORRECTED: "a later claim corrects it",
    LeftOut.AFTER_AS_OF: "it counts up to a day after --as-of",
    LeftOut.AFTER_KNOWN_BY: "it was published after --known-by",
    LeftOut.UNDATED: "it has no day",
    LeftOut.RATING: "its source is rated below --min-rating",
    LeftOut.UNREADABLE: "something in it can't be read; `ledger check` says what",
    LeftOut.REMOVED: "it is removed",
}


def left_out(omission: Omission) -> str:
    """Return why a claim takes no part, as a sentence."""
    by = f" ({omission.other})" if omission.other else ""
    why = omission.claim.reason
    because = (
        f": {why.rstrip('. ')}"
        if why and omission.reason is not LeftOut.CORRECTED
        else ""
    )
    return f"Takes no part, because {_OMITTED[omission.reason]}{by}{because}."


def _fate(
    claim: Claim, statement: Statement, cell: CellResult | None, names: Names
) -> str:
    """Return what became of one statement: what it did to its voice's position."""
    for position in () if cell is None else cell.positions:
        for step in position.history:
            if cell is not None and step.claim == claim.id:
                return _in_position(step, position, cell, names)
    if statement.basis is Basis.IDENTIFIED:
        return "evidence, which lifts ranges and never lowers them"
    return "takes part, but nothing of it is shown under what was asked"


def _in_position(step: Step, position: Position, cell: CellResult, names: Names) -> str:
    did = {
        Change.FIRST: "the first figure of",
        Change.REPEATS: "repeats the figure of",
        Change.NARROWS: "narrows the figure of",
        Change.ROSE: "a higher figure than before of",
        Change.REVISED_DOWN: "revises down the figure of",
    }[step.change]
    if phrases.leaves_it(step):
        did = "leaves as it is the figure of"
    figure = f"{phrases.figure(position)}{' implied' if position.derived else ''}"
    now = f"{figure} {phrases.dated(position, names.claims)}".rstrip()
    who = names.source(position.source)
    return f"{did} {who}, now {now}; {standing(position, cell, names)}"
