"""The whole derivation of ranges, for a person: every claim, step, bound and rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.phrases import leaves_it, people
from casualty_ledger.core.results import Change, LeftOut
from casualty_ledger.render import reasons
from casualty_ledger.render.claim_page import left_out
from casualty_ledger.render.event_page import difference_head, head
from casualty_ledger.render.names import Names, counted, day
from casualty_ledger.render.page import Column, Line, Row, Table, Tone
from casualty_ledger.render.ranges import VERDICTS, choice_text, range_with_day
from casualty_ledger.render.readings import quote_lines, reading, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casualty_ledger.core.explain import Explanation
    from casualty_ledger.core.model import Cell, Claim, Ledger, Question
    from casualty_ledger.core.positions import Said
    from casualty_ledger.core.results import (
        Ends,
        Position,
        Reconciliation,
        Step,
    )
    from casualty_ledger.render.page import Block, Page


def explain_page(
    found: Reconciliation,
    cells: Sequence[Explanation],
    asked: Cell | None,
    ledger: Ledger,
    question: Question,
) -> Page:
    """Return why each of *cells* is what it is.

    Args:
        found: the event, reconciled.
        cells: those that were asked about.
        asked: the one cell asked about; None if it was all that are stated.
        ledger: as it may be shown.
        question: as asked.
    """
    names = Names(ledger, found.event)
    page = [*head(found, question)]
    if not cells and found.claims:
        about = "what was asked for" if asked is None else names.cell(asked)
        page += [Line(), Line(f"No figure says or implies anything about {about}.")]
    for each in cells:
        page += [Line(), *_cell(each, names, question)]
    return tuple(page)


def _cell(one: Explanation, names: Names, question: Question) -> Iterator[Block]:
    cell = one.result
    title = f"{names.cell(cell.cell)}: {range_with_day(cell)}"
    yield Line(title, Tone.TITLE)
    yield Line(f"{cell.verdict}: {VERDICTS[cell.verdict]}", indent=2)
    for text in reasons.ends(cell, names):
        yield Line(text, indent=2)
    yield Line(reasons.best(cell, question.policy), indent=2)
    for text in reasons.notes(cell, names):
        yield Line(text, indent=2)
    yield from _policies(one)
    yield from _voices(one, names)
    yield from _camps(one, names)
    yield from _differences(one, names)
    yield from _without(one, names)
    yield from _left_out(one, names)


def _policies(one: Explanation) -> Iterator[Block]:
    for name, choice in one.result.choices.items():
        best = "" if choice.best is None else f", best {choice.best:,}"
        word = f" ({choice.word})" if choice.word else ""
        yield Line(f"policy {name}: {choice_text(choice)}{best}{word}", indent=2)


def _voices(one: Explanation, names: Names) -> Iterator[Block]:
    """Yield what each voice says, how it was read, and what is carried to it."""
    if not one.result.positions and not one.support:
        return
    yield Line()
    yield Line("What each source says", Tone.HEADING)
    for position in one.result.positions:
        yield Line(reasons.position(position, one.result, names), Tone.STRONG, indent=2)
        yield from _history(position, one)
        yield from _carried(position, one, names)
    silent = {each.source for each in one.result.positions}
    yield from _evidence(
        [each for each in one.support if each.claim.source not in silent], names
    )


def _history(position: Position, one: Explanation) -> Iterator[Block]:
    """Yield every statement of a voice about the cell, as it was taken in."""
    said = {
        each.claim.id: each
        for each in one.statements
        if each.claim.source == position.source
    }
    before: Step | None = None
    for step in position.history:
        statement = said.pop(step.claim)
        yield Line(_step(step, before, statement), indent=4)
        yield from _details(statement)
        before = step
    for statement in said.values():
        text = f"{_words(statement)}: evidence, read apart from the other figures"
        yield Line(text, indent=4)
        yield from _details(statement)


def _words(one: Said) -> str:
    return _dated_words(one.statement.text, one.claim)


def _dated_words(text: str, claim: Claim) -> str:
    """Return the words of a count and its day: ``"over 500" as of 7 March 2025``."""
    dated = f"as of {day(claim.day)}" if claim.day is not None else "undated"
    return f'"{text}" {dated}'


def _step(step: Step, before: Step | None, statement: Said) -> str:
    """Return what a statement did to the position: ``"803" …, up from 240+``."""
    was = "" if before is None else people(before.interval)
    match step.change:
        case Change.FIRST:
            did = "its first figure"
        case Change.REPEATS:
            did = f"leaves {was} as it is" if leaves_it(step) else f"says {was} again"
        case Change.NARROWS:
            did = _narrowed(before, step)
        case Change.ROSE:
            did = f"up from {was}"
        case Change.REVISED_DOWN:
            did = f"revised down from {was}"
    return f"{_words(statement)}: {did}"


def _narrowed(before: Step | None, step: Step) -> str:
    """Return what a cut did; a tally of an earlier day was only a floor by then."""
    assert before is not None  # noqa: S101 - a first statement narrows nothing
    was, now = people(before.interval), people(step.interval)
    if before.interval.meet(step.interval) == step.interval:
        return f"narrows {was} to {now}"
    return f"now {now}, since {was} was only a floor by then"


def _details(one: Said) -> Iterator[Block]:
    yield Line(reading(one), indent=6)
    yield from source_lines(one, 6)


def _carried(position: Position, one: Explanation, names: Names) -> Iterator[Block]:
    """Yield the bounds that were carried to a position, and what they rest on."""
    bounds = [each for each in one.result.bounds if each.source == position.source]
    if not bounds and not position.rests_on:
        return
    yield Line("Carried from what it says of others:", indent=4)
    for each in bounds:
        yield Line(reasons.bound(each, names), indent=6)
    behind = {
        *position.rests_on,
        *(claim for each in bounds for claim in each.rests_on),
    }
    yield from _support(
        [each for each in one.support if each.claim.id in behind], names
    )


def _evidence(support: Sequence[Said], names: Names) -> Iterator[Block]:
    """Yield lists of names, of voices that say nothing else, that lift the floor."""
    if not support:
        return
    yield Line("Evidence about people within", Tone.STRONG, indent=2)
    yield from _support(support, names)


def _support(support: Sequence[Said], names: Names) -> Iterator[Block]:
    """Yield figures about other cells; several of one claim with its words once."""
    by_claim: dict[str, list[Said]] = {}
    for each in support:
        by_claim.setdefault(each.claim.id, []).append(each)
    for said in by_claim.values():
        for each in said:
            who = names.source(each.claim.source)
            about = names.cell(each.statement.cell)
            yield Line(f"{who}, {about}: {_words(each)}", indent=6)
            yield Line(reading(each), indent=8)
            yield from source_lines(each, 8) if each is said[-1] else ()


def _camps(one: Explanation, names: Names) -> Iterator[Block]:
    if not one.result.camps:
        return
    yield Line()
    yield Line("Camps: the largest groups whose figures share a number", Tone.HEADING)
    for text in reasons.camps(one.result, names):
        yield Line(text, indent=2)


def _differences(one: Explanation, names: Names) -> Iterator[Block]:
    if not one.disagreements:
        return
    yield Line()
    yield Line("Why they differ", Tone.HEADING)
    for each in one.disagreements:
        yield Line(difference_head(each, names), Tone.STRONG, indent=2)
        yield Line(each.text, indent=4)


def _without(one: Explanation, names: Names) -> Iterator[Block]:
    """Yield what the range would be without each source, and without each claim."""
    result = one.result
    yield Line()
    yield Line("What the range would be without", Tone.HEADING)
    by_source = {names.source(each): ends for each, ends in result.without.items()}
    now = result.range.ends
    yield from _ranges_without("a source", by_source, now)
    yield from _ranges_without("a claim", one.without_claim, now)


def _ranges_without(
    what: str, without: Mapping[str, Ends | None], now: Ends
) -> Iterator[Block]:
    changed = {each: ends for each, ends in without.items() if ends != now}
    if changed:
        columns = (Column(what), Column("range", right=True))
        rows = tuple(
            Row((each, reasons.ends_text(ends))) for each, ends in changed.items()
        )
        yield Table(columns, rows, indent=2)
    same = [each for each in without if each not in changed]
    if same:
        yield Line(f"no change without any one of {'; '.join(same)}", indent=2)


def _left_out(one: Explanation, names: Names) -> Iterator[Block]:
    if not one.left_out:
        return
    yield Line()
    yield Line(f"Left out: {counted(len(one.left_out), 'claim')}", Tone.HEADING)
    for omission in one.left_out:
        claim = omission.claim
        said = [each for each in claim.statements if each.cell == one.result.cell]
        text = _dated_words(said[0].text, claim)
        yield Line(f"{names.source(claim.source)}: {text}", Tone.STRONG, indent=2)
        yield Line(left_out(omission), indent=4)
        where = reasons.place_of(claim.id, one.result.cell, names)
        yield Line(f"{where} · {claim.id}", indent=4)
        if omission.reason not in _LATER:
            yield from quote_lines(claim, 4)


# Claims that were left out on request, because they came later: their words are not
# yet to be known.
_LATER = frozenset({LeftOut.AFTER_AS_OF, LeftOut.AFTER_KNOWN_BY})
