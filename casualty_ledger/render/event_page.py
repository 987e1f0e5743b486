"""The page of one event: what can be printed, who says what, why they differ.

Somebody who has never seen it should be able to say from it which figures can be
printed, who disagrees, by how much and why, and on which lines the numbers stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.results import LeftOut, Verdict
from casualty_ledger.render.names import (
    Names,
    counted,
    day,
    event_days,
    listed,
)
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone
from casualty_ledger.render.positions_table import who_says_what
from casualty_ledger.render.ranges import (
    VERDICTS,
    dated_text,
    number,
    range_text,
    share_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.model import Ledger, Question
    from casualty_ledger.core.results import (
        Camp,
        CellResult,
        Disagreement,
        Omission,
        Position,
        Reconciliation,
    )
    from casualty_ledger.render.page import Block, Page

_NARROWER_INDENT = 2

# Claims left out for one reason that are named before the rest is only counted.
_MOST_NAMED = 8


def event_page(found: Reconciliation, ledger: Ledger, question: Question) -> Page:
    """Return everything about one event that takes no flag to see.

    Args:
        found: the event, reconciled.
        ledger: as it may be shown.
        question: as asked; the page says which policy and lexicon it was.
    """
    names = Names(ledger, found.event)
    return (
        *head(found, question),
        *(_ranges(found, names, question) if found.cells else ()),
        *who_says_what(found, names),
        *_differences(found, names),
        *_left_out(found, names),
        *(_legend(found) if found.cells else ()),
    )


def head(found: Reconciliation, question: Question) -> Iterator[Block]:
    """Yield what event it is, and what the answer rests on."""
    event = found.event
    where = f"{event.place} · " if event.place else ""
    yield Line(event.title, Tone.TITLE)
    yield Line(f"{where}{event_days(event)}")
    if not found.claims:
        yield Line(nothing_to_say(found))
        return
    newest = f", newest as of {day(found.as_of)}" if found.as_of else ", none dated"
    yield Line(
        f"{counted(len(found.claims), 'claim')} by"
        f" {counted(len(found.sources), 'source')}{newest}"
        f" · policy {question.policy}, lexicon {question.lexicon}"
    )
    yield Line(f"The numbers stand in {event.span.path}, on the lines given")
    yield from _asked(question)
    if not found.cells:
        yield Line("None of them is about what was asked for.")


def _asked(question: Question) -> Iterator[Block]:
    """Yield what was left out or left unshown on request, if anything was."""
    parts = []
    if question.as_of is not None:
        parts.append(f"counts as of {question.as_of} or earlier")
    if question.known_by is not None:
        parts.append(f"claims published by {question.known_by}")
    if question.min_rating is not None:
        parts.append(f"sources rated {question.min_rating} or better, or not rated")
    if question.victims is not None:
        parts.append(f"only {question.victims.replace('_', ' ')} shown")
    if question.where is not None:
        parts.append(f"only {question.where} shown")
    if parts:
        yield Line(f"Asked for: {'; '.join(parts)}")


def nothing_to_say(found: Reconciliation) -> str:
    """Return, in words, why there is no figure: none, or all of them left out."""
    if not found.left_out:
        return "No claim takes part, so no figure can be given."
    counts: dict[LeftOut, int] = {}
    for omission in found.left_out:
        counts[omission.reason] = counts.get(omission.reason, 0) + 1
    why = ", ".join(f"{many:,} {_REASONS[reason]}" for reason, many in counts.items())
    return f"No claim takes part ({why}), so no figure can be given."


_REASONS = {
    LeftOut.DISPUTED: "disputed",
    LeftOut.RETRACTED: "retracted",
    LeftOut.CORRECTED: "corrected by a later claim",
    LeftOut.AFTER_AS_OF: "counting up to a later day",
    LeftOut.AFTER_KNOWN_BY: "published later",
    LeftOut.UNDATED: "without any day",
    LeftOut.RATING: "of a source rated too low",
    LeftOut.UNREADABLE: "not readable",
    LeftOut.REMOVED: "removed",
}


def _ranges(found: Reconciliation, names: Names, question: Question) -> Iterator[Block]:
    """Yield the ranges of the event as a whole, then those of single places."""
    shown = [
        cell for cell in found.cells if question.all_cells or is_shown(cell, names)
    ]
    whole = [cell for cell in shown if not names.narrowed(cell.cell)]
    narrow = [cell for cell in shown if names.narrowed(cell.cell)]
    if whole:
        yield Line()
        yield Line("What can be printed", Tone.HEADING)
        yield _ranges_table(whole, names)
    if narrow:
        yield Line()
        yield Line("For single places, days, causes or actors", Tone.HEADING)
        yield _ranges_table(narrow, names)
    if more := len(found.cells) - len(shown):
        follow, them = ("follows", "it") if more == 1 else ("follow", "them")
        yield Line(
            f"{counted(more, 'more figure')} for single places, days, causes or actors"
            f" {follow} from these; --all-cells shows {them}.",
            Tone.FAINT,
        )


def _ranges_table(cells: Sequence[CellResult], names: Names) -> Table:
    best = any(_has_own_best(cell) for cell in cells)
    columns = [Column(""), Column("range", right=True)]
    columns += [Column("best", right=True, whole=True)] if best else []
    columns += [Column("verdict", whole=True), Column("set by"), Column("line")]
    rows: list[Row] = []
    for label, indent, cell in _labelled(cells, names):
        if cell is None:
            rows.append(Row((label, *[""] * (len(columns) - 1)), Tone.STRONG, indent))
            continue
        texts = [label, f"{range_text(cell)} {dated_text(cell, names.day)}".rstrip()]
        texts += [number(cell.choice.best)] if best else []
        texts += [cell.verdict, set_by(cell, names), _lines_of_ends(cell, names)]
        loud = Tone.STRONG if cell.verdict is Verdict.DISAGREE else Tone.PLAIN
        rows.append(Row(tuple(texts), loud, indent))
    return Table(tuple(columns), tuple(rows))


def is_shown(cell: CellResult, names: Names) -> bool:
    """Tell whether somebody states it, or it is about the event as a whole."""
    return cell.verdict is not Verdict.DERIVED or not names.narrowed(cell.cell)


def _has_own_best(cell: CellResult) -> bool:
    """Tell whether the best figure says more than the range does."""
    chosen = cell.choice
    return chosen.best is not None and not chosen.low == chosen.high == chosen.best


def _labelled(
    cells: Sequence[CellResult], names: Names
) -> Iterator[tuple[str, int, CellResult | None]]:
    """Yield each cell with a label and its indent, outcomes as heads before them.

    Of narrower cells the people are a head, and the place, actor and so on the label.
    """
    shallowest = min(names.depth(each.cell.victims) for each in cells)
    outcome = victims = None
    for each in cells:
        cell, narrowed = each.cell, names.narrowed(each.cell)
        if not narrowed:
            if cell.outcome is not outcome:
                yield cell.outcome, 0, None
            indent = 2 + 2 * (names.depth(cell.victims) - shallowest)
            yield names.category(cell.victims), indent, each
        else:
            if (cell.outcome, cell.victims) != (outcome, victims):
                yield f"{cell.outcome}, {names.category(cell.victims)}", 0, None
            yield narrowed, 2, each
        outcome, victims = cell.outcome, cell.victims


def set_by(cell: CellResult, names: Names) -> str:
    """Return who sets the ends of a range, and as of when.

    One source for both is named once; else "low SNHR, 31 March 2025; high ...".
    """
    low, high = _end(cell, "low", names), _end(cell, "high", names)
    if not low and not high:
        return ""
    if cell.verdict is Verdict.DERIVED:
        sources = sorted({*cell.range.low_set_by, *cell.range.high_set_by})
        return f"follows from {names.sources(sources)}"
    return low if low == high else f"low {low or NONE}; high {high or NONE}"


def _end(cell: CellResult, end: str, names: Names) -> str:
    found = cell.range
    setters = found.low_set_by if end == "low" else found.high_set_by
    claims = set(found.low_claims if end == "low" else found.high_claims)
    said = []
    for source in setters:
        theirs = [
            each
            for each in cell.positions
            if each.source == source and claims & {*each.claims, *each.rests_on}
        ]
        days = [names.said_day(each) for each in theirs]
        when = f", {names.day(days[0])}" if days and days[0] is not None else ""
        stated = not theirs or bool(claims & set(theirs[0].claims))
        of = "" if stated else "implied by "
        said.append(f"{of}{names.source(source)}{when}")
    return " and ".join(said)


def _lines_of_ends(cell: CellResult, names: Names) -> str:
    """Return the lines of the counts that set the ends; of implied ones, of the claims.

    A claim that implies an end may state another figure for the cell, which is not it.
    """
    ends = (*cell.range.low_claims, *cell.range.high_claims)
    stating = {claim for each in cell.positions for claim in each.claims}
    stating |= set(cell.floor_claims)
    lines = names.line_numbers([each for each in ends if each in stating], cell.cell)
    lines |= names.line_numbers([each for each in ends if each not in stating])
    return ", ".join(map(str, sorted(lines)))


def _differences(found: Reconciliation, names: Names) -> Iterator[Block]:
    if not found.disagreements:
        return
    yield Line()
    yield Line("Why they differ", Tone.HEADING)
    for one in found.disagreements:
        yield Line(difference_head(one, names), Tone.STRONG, indent=2)
        yield Line(one.text, indent=4)


def difference_head(one: Disagreement, names: Names) -> str:
    """Return a disagreement in one line: where, between whom, by how much, and why."""
    why = ", ".join(one.causes) or "unexplained"
    gap = f"by {one.gap:,}{share_text(one.gap_share)}"
    return f"{names.cell(one.cell)}: {sides_text(one, names)}, {gap}: {why}"


def sides_text(one: Disagreement, names: Names) -> str:
    """Return who stands against whom: ``SNHR against national committee``.

    Those who are in both of two neighbouring camps take no side.
    """
    if one.lower is None or one.upper is None:
        who = listed([names.sources(side) for side in one.sources])
        return f"{who} ({one.kind})"
    return " against ".join(
        listed([names.source(each.source) for each in side])
        for side in opposed(one.lower, one.upper)
    )


def opposed(lower: Camp, upper: Camp) -> tuple[list[Position], list[Position]]:
    """Return the positions that are only in *lower*, and only in *upper*."""
    return (
        [each for each in lower.members if each not in upper.members],
        [each for each in upper.members if each not in lower.members],
    )


def _left_out(found: Reconciliation, names: Names) -> Iterator[Block]:
    if not found.left_out or not found.claims:
        return
    yield Line()
    yield Line("Left out", Tone.HEADING)
    by_reason: dict[LeftOut, list[Omission]] = {}
    for omission in found.left_out:
        by_reason.setdefault(omission.reason, []).append(omission)
    for reason, omissions in by_reason.items():
        named = [_omission(each, names) for each in omissions[:_MOST_NAMED]]
        more = len(omissions) - len(named)
        named += [f"and {more:,} more"] if more else []
        many = counted(len(omissions), "claim")
        yield Line(f"{many} {_REASONS[reason]}: {'; '.join(named)}", indent=2)


def _omission(omission: Omission, names: Names) -> str:
    claim = omission.claim
    by = f", by {omission.other}" if omission.other else ""
    return f"{claim.id} ({names.source(claim.source)}, line {claim.span.line}{by})"


def _legend(found: Reconciliation) -> Iterator[Block]:
    """Yield what the words and signs on this page mean; only those that are on it."""
    used = {cell.verdict for cell in found.cells}
    yield Line()
    for verdict, meaning in VERDICTS.items():
        if verdict in used:
            yield Line(f"{verdict}: {meaning}", Tone.FAINT)
    if any(cell.range.open for cell in found.cells):
        yield Line("1,000+: 1,000 or more, nothing says how many more", Tone.FAINT)
    yield Line(
        f"Every step behind these figures: `ledger explain {found.event.id}`",
        Tone.FAINT,
    )
