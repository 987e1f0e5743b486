"""Why the ends of ranges are what they are, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.model import Basis
from casualty_ledger.core.results import Ends, Rule, Standing
from casualty_ledger.render.names import Names, counted, day, listed
from casualty_ledger.render.page import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.model import Cell
    from casualty_ledger.core.results import Bound, CellResult, Position


def ends(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield how low and high came about, who set them, and with which claims."""
    found = cell.range
    if found.low is None:
        return
    yield f"low {found.low:,}: {found.low_from}; {_set_by(cell, 'low', names)}"
    if found.high is None:
        yield f"high: open; {found.high_from}; {_set_by(cell, 'high', names)}"
        return
    more = ", and open: there may be more" if found.open else ""
    how = f"{found.high_from}{more}"
    yield f"high {found.high:,}: {how}; {_set_by(cell, 'high', names)}"


def _set_by(cell: CellResult, end: str, names: Names) -> str:
    low = end == "low"
    sources = cell.range.low_set_by if low else cell.range.high_set_by
    claims = cell.range.low_claims if low else cell.range.high_claims
    implied = all(each.derived for each in cell.positions if each.source in sources)
    about = None if implied else cell.cell
    where = ", ".join(place_of(each, about, names) for each in claims)
    return f"set by {listed([names.source(each) for each in sources])} ({where})"


def best(cell: CellResult, policy: str) -> str:
    """Return the best figure, or that there is none and why."""
    choice = cell.choice
    if choice.best is not None:
        return f"best {choice.best:,} by the policy {policy}"
    why = choice.why or "this policy gives none here"
    return f"best: not determined by the policy {policy}: {why}"


def place_of(claim: str, cell: Cell | None, names: Names) -> str:
    """Return file and line of a claim, of its count about *cell* if it has one."""
    path = names.claims[claim].span.path if claim in names.claims else names.file
    return f"{path}:{names.lines([claim], cell)}"


def position(one: Position, cell: CellResult, names: Names) -> str:
    """Return what a voice says of a cell, since when, and whether it takes part."""
    who = names.source(one.source)
    return f"{who}: {_said(one, names)}; {standing(one, cell, names)}"


def _said(one: Position, names: Names) -> str:
    """Return a figure and its day: ``1,864+ implied by its figures up to 12 March``."""
    implied = " implied" if one.derived else ""
    figure = f"{phrases.figure(one)}{implied}"
    return f"{figure} {phrases.dated(one, names.claims)}".rstrip()


def standing(one: Position, cell: CellResult, names: Names) -> str:
    """Return whether a position takes part, and why not."""
    if one.standing is Standing.OUTGROWN:
        by = next((each for each in cell.positions if each.source == one.by), None)
        if by is not None:
            return f"outgrown by {_said(by, names)} ({names.source(by.source)})"
    if one.standing is not Standing.STANDING:
        return f"{one.standing}: {one.reason}"
    return f"stands, though {_REASONS[one.reason]}" if one.reason else "stands"


_REASONS = {"fewer than the names": "fewer than are known by name"}


def bound(one: Bound, names: Names) -> str:
    """Return an end that was carried, and what it was reckoned from.

    ``at most 213: killed, total, less killed, civilians``.
    """
    word = "at least" if one.end == "low" else "at most"
    cells = [names.cell(each) for each in one.because]
    return f"{word} {one.value:,}: {_from(one, cells)}"


def _from(one: Bound, cells: Sequence[str]) -> str:
    match one.rule:
        case Rule.STATED:
            return "as stated"
        case Rule.WITHIN if one.end == "low":
            return f"{cells[0]} are among them"
        case Rule.WITHIN:
            return f"they are among {cells[0]}"
        case Rule.SUM_OF_PARTS:
            return f"the sum of {_together(cells)}"
        case Rule.SIBLINGS if one.end == "low":
            return f"{_together(cells)} are among them, and different people"
        case _:
            return f"{cells[0]} less {_together(cells[1:])}"


def _together(cells: Sequence[str]) -> str:
    """Return several cells; as they hold commas themselves, semicolons part them."""
    return "; ".join(cells)


def ends_text(found: Ends | None) -> str:
    """Return a range that is numbers only; a dash where nothing is left."""
    if found is None or found.low is None:
        return NONE
    if found.high is None:
        return f"{found.low:,}+"
    plus = "+" if found.open else ""
    if found.low == found.high:
        return f"{found.low:,}{plus}"
    return f"{found.low:,}–{found.high:,}{plus}"


def notes(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield what has to be known of a range beside its ends."""
    if cell.dated is not None:
        yield (
            f"It counts up to {day(cell.dated)}; newer claims about the event do not"
            " give this figure, and it may have grown."
        )
    if cell.lone:
        yield "One source stands alone, because the others are outgrown."
    if cell.evidence_floor is not None:
        where = ", ".join(
            place_of(each, cell.cell, names) for each in cell.floor_claims
        )
        yield (
            f"At least {cell.evidence_floor:,} people are named or were verified one"
            f" by one ({where}); the range starts no lower."
        )
    for each in cell.conceded:
        where = ", ".join(place_of(claim, cell.cell, names) for claim in each.claims)
        yield f"{conceded(each, cell, names)} ({names.source(each.source)}, {where})."


def conceded(one: Position, cell: CellResult, names: Names) -> str:
    """Return what a party itself gives: ``Conceded by a party: 379``.

    A figure above those of most others is no concession, and not called one.
    """
    others = sorted(
        each.number
        for each in cell.positions
        if each.source != one.source and not each.derived
        if each.standing is Standing.STANDING and each.basis is not Basis.IDENTIFIED
    )
    above = bool(others) and one.figure.low > others[len(others) // 2]
    word = "Claimed" if above else "Conceded"
    return f"{word} by a party: {_said(one, names)}"


def camps(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield each camp: the numbers that its figures share, and whose they are."""
    for camp in cell.camps:
        who = [
            f"{names.source(each.source)}{' (implied)' if each.derived else ''}"
            for each in camp.members
        ]
        groups = counted(camp.independent, "independent group")
        groups = groups if camp.independent else "nobody"
        yield f"{phrases.people(camp.interval)}: {listed(who)}; stated by {groups}"
