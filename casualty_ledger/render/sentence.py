"""Sentences a newsroom could print: each names its sources and its day.

Careful where figures are open, rest on one source, are implied by others, or are none:
"at least", "according to", "no source states". One line a sentence group, one group a
cell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.model import APART, Outcome
from casualty_ledger.core.results import (
    Ends,
    Range,
    Standing,
    Verdict,
)
from casualty_ledger.render.event_page import is_shown, nothing_to_say, opposed
from casualty_ledger.render.names import Names, counted, day, event_days, listed, verb
from casualty_ledger.render.ranges import share_text, words_open
from casualty_ledger.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from casualty_ledger.core.model import Ledger, Question
    from casualty_ledger.core.results import (
        CellResult,
        Disagreement,
        Position,
        Reconciliation,
    )

# What may explain a difference, by the names in docs/method.md#causes.
_CAUSES = {
    "misprint": "a digit was misprinted",
    "rounding": "a figure is rounded",
    "timing": "the lower figure is older",
    "basis": "one is a running tally and the other an estimate",
    "interest": "a side counts its own or its enemy's dead",
}

# Above this, sources are counted and not named: a sentence has to end somewhere.
_MOST_NAMED = 4
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
          "ten", "eleven", "twelve")  # fmt: skip


def sentences(
    events: Sequence[Reconciliation], ledger: Ledger, question: Question
) -> str:
    """Return what can be printed of each event, a line a cell, without a last newline.

    Args:
        events: in the order to show them.
        ledger: as it may be shown.
        question: as asked; another policy than the ledger's own is named.
    """
    if not events:
        return "There is no event in this ledger."
    return "\n\n".join(
        "\n".join(_event_lines(found, ledger, question)) for found in events
    )


def _event_lines(
    found: Reconciliation, ledger: Ledger, question: Question
) -> Iterator[str]:
    names = Names(ledger, found.event)
    yield visible(f"{found.event.title} ({event_days(found.event)})")
    if not found.claims:
        yield nothing_to_say(found)
        return
    if not found.cells:
        yield "No claim is about what was asked for, so no figure can be given."
    for cell in found.cells:
        if not (question.all_cells or is_shown(cell, names)):
            continue
        about = [each for each in found.disagreements if each.cell == cell.cell]
        said = " ".join(cell_sentences(drawn(cell), names, about))
        by = "" if drawn(cell) is cell else f" (By the policy {question.policy}.)"
        yield visible(said + by)


def drawn(cell: CellResult) -> CellResult:
    """Return *cell* with the ends that the asked policy draws for its range.

    Itself, where they are those of the range; else without the words and sources of
    the range's ends, which are not the policy's.
    """
    chosen = cell.choice
    if Ends(chosen.low, chosen.high, chosen.open) == cell.range.ends:
        return cell
    if chosen.low is None:
        return replace(cell, range=Range(), verdict=Verdict.NOT_DETERMINED)
    return replace(cell, range=Range(chosen.low, chosen.high, chosen.open))


def cell_sentences(
    cell: CellResult, names: Names, about: Sequence[Disagreement] = ()
) -> Iterator[str]:
    """Yield what can be printed of one cell, sentence by sentence.

    Args:
        cell: the cell.
        names: of its event.
        about: the disagreements in it.
    """
    match cell.verdict:
        case Verdict.NOT_DETERMINED:
            yield _none(cell, names)
            return
        case Verdict.DERIVED:
            yield _implied(cell, names)
        case Verdict.SINGLE_SOURCE:
            yield _single(cell, names)
            yield from _ends(cell, names)
        case _:
            yield _several(cell, names)
            yield from _ends(cell, names)
    yield from _cautions(cell, names)
    for one in about:
        yield _difference(one, names)


def amount(cell: CellResult, names: Names) -> str:
    """Return how many, with the noun: ``between 1,426 and 1,557 civilians``.

    Words of a source stay ("about 1,400"); an open range is never closed by it.
    """
    found = cell.range
    low, high = found.low_words or _number(found.low), _high(found)
    if found.high is None:
        return f"at least {low} {names.people(cell.cell, found.low)}"
    if found.low == 0 and found.open:
        noun = names.people(cell.cell)
        return f"an unknown number of {noun} (the figure given is {found.high:,})"
    if found.low == found.high or found.low_words == found.high_words is not None:
        return _with_noun(high, cell, names)
    if found.low == 0:
        ceiling = high if found.high_words else f"up to {high}"
        return _with_noun(ceiling, cell, names)
    if found.low_words or found.high_words:
        return f"from {low} to {_with_noun(high, cell, names)}"
    return f"between {low} and {_with_noun(high, cell, names)}"


def _high(found: Range) -> str:
    """Return the high end in words: ``1,557``, ``at least 1,557``, ``hundreds``."""
    words = found.high_words
    if words is None and found.low == found.high:
        words = found.low_words
    if words is None:
        return f"at least {_number(found.high)}" if found.open else _number(found.high)
    return words_open(words, is_open=found.open)


def _number(people: int | None) -> str:
    return "" if people is None else f"{people:,}"


def _with_noun(words: str, cell: CellResult, names: Names) -> str:
    """Return ``311 civilians``, ``hundreds of civilians``, ``several civilians``."""
    noun = names.people(cell.cell, cell.range.high)
    plural = words.rpartition(" ")[2].endswith("s") or words in ("scores", "tens")
    of = plural and not any(letter.isdigit() for letter in words) and words != "several"
    return f"{words} of {noun}" if of else f"{words} {noun}"


def _happened(cell: CellResult, names: Names, number: int | None = None) -> str:
    what, narrowed = cell.cell, names.narrowed(cell.cell)
    apart = what.outcome is Outcome.KILLED and what.cause in APART
    said = "died" if apart else verb(what.outcome, number)
    return f"{said} {narrowed}" if narrowed else said


def _subject(cell: CellResult, names: Names) -> str:
    """Return how many were killed, as the beginning of a sentence."""
    return _capital(f"{amount(cell, names)} {_happened(cell, names, cell.range.high)}")


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _single(cell: CellResult, names: Names) -> str:
    stating = _stating(cell)
    who = listed(_each_once(names.source(each.source) for each in stating))
    return f"{_subject(cell, names)}, according to {who}{_as_of(stating, names)}."


def _several(cell: CellResult, names: Names) -> str:
    stating = _stating(cell)
    found = cell.range
    if cell.verdict is Verdict.DISAGREE and found.low == found.high:
        setters = [each for each in stating if each.source in found.high_set_by]
        who = _who(setters, names)
        contradicted = "other figures contradict this"
        return (
            f"{_subject(cell, names)}, according to {who}{_as_of(setters, names)};"
            f" {contradicted}."
        )
    who = _who(stating, names)
    match cell.verdict:
        case Verdict.AGREE:
            how = f"according to {who}, who agree"
        case Verdict.COMPATIBLE:
            how = f"according to {who}, whose figures differ but can all be true"
        case _:
            how = f"according to {who}, who disagree"
    return f"{_subject(cell, names)}, {how}{_as_of(stating, names)}."


def _as_of(positions: Sequence[Position], names: Names) -> str:
    """Return the newest day of *positions*: ``, as of 31 March 2025``."""
    days = [names.said_day(each) for each in positions]
    dated = [when for when in days if when is not None]
    if not dated:
        return ", on no stated day"
    return f", as of {day(max(dated, key=lambda when: when.last))}"


def _who(positions: Sequence[Position], names: Names) -> str:
    who = _each_once(names.source(each.source) for each in positions)
    if len(who) <= _MOST_NAMED:
        return listed(who)
    many = len(who)
    return f"{_WORDS[many] if many < len(_WORDS) else f'{many:,}'} sources"


def _each_once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _stating(cell: CellResult) -> list[Position]:
    """Return the stated positions that stand."""
    return [
        each
        for each in cell.positions
        if each.standing is Standing.STANDING and not each.derived
    ]


def _ends(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield who gives the lowest and who the highest figure, if they differ."""
    found = cell.range
    if found.low == found.high or found.high is None:
        return
    low = _setters(cell, found.low_set_by, found.low_claims, names)
    high = _setters(cell, found.high_set_by, found.high_claims, names)
    if low and high and low != high:
        yield f"The lowest figure is from {low}, the highest from {high}."


def _setters(
    cell: CellResult, sources: Sequence[str], claims: Sequence[str], names: Names
) -> str:
    """Return who sets an end, each with its day, and whether it says so itself."""
    said = []
    for source in sources:
        theirs = [
            each
            for each in cell.positions
            if each.source == source and {*each.claims, *each.rests_on} & set(claims)
        ]
        parts = ["implied by its other figures"] if theirs and theirs[0].derived else []
        said_day = names.said_day(theirs[0]) if theirs else None
        if said_day is not None:
            parts.append(f"as of {day(said_day)}")
        known = f" ({', '.join(parts)})" if parts else ""
        said.append(f"{names.source(source)}{known}")
    return listed(said)


def _implied(cell: CellResult, names: Names) -> str:
    setters = {*cell.range.low_set_by, *cell.range.high_set_by}
    theirs = [
        each for each in cell.positions if each.derived and each.source in setters
    ]
    voices = listed(_each_once(names.source(each.source) for each in theirs))
    figures = f"the figures of {voices} imply" if voices else "other figures imply"
    return (
        f"How many {names.people(cell.cell)} {_happened(cell, names)} is not stated by"
        f" any source; {figures} {_bounds(cell.range)}{_as_of(theirs, names)}."
    )


def _bounds(found: Range) -> str:
    if found.high is None or (found.open and found.low == found.high):
        return f"at least {_number(found.low)}"
    if found.low == found.high:
        return _number(found.low)
    if found.low == 0:
        return f"at most {_number(found.high)}"
    top = f"at least {found.high:,}" if found.open else f"{found.high:,}"
    return f"between {_number(found.low)} and {top}"


def _none(cell: CellResult, names: Names) -> str:
    aside = [each for each in cell.positions if each.standing is Standing.SET_ASIDE]
    why = ""
    if aside:
        who = listed(_each_once(names.source(each.source) for each in aside))
        why = f": the only figures are from {who}, set aside as unreliable"
    noun, happened = names.people(cell.cell), _happened(cell, names)
    return f"How many {noun} {happened} is not determined; no figure can be given{why}."


def _cautions(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield what must not be left out where the figure is quoted."""
    if cell.dated is not None:
        yield "Newer claims about the event give no such figure."
    if cell.lone:
        yield "Earlier figures of others have been outgrown."
    floor, low = cell.evidence_floor, cell.range.low
    alone = cell.verdict is Verdict.SINGLE_SOURCE and floor == low
    if floor is not None and low is not None and floor <= low and not alone:
        yield f"At least {floor:,} are known by name or were verified one by one."
    for each in cell.conceded:
        noun = names.people(cell.cell, each.figure.low)
        yield (
            f"{_capital(names.source(each.source))}, a side of the conflict, gives"
            f" {phrases.figure(each)} {noun}."
        )


def _difference(one: Disagreement, names: Names) -> str:
    gap = counted(one.gap, "person") if one.gap == 1 else f"{one.gap:,} people"
    if one.lower is None or one.upper is None:
        who = listed([names.sources(side) for side in one.sources])
        return f"The figures of {who} cannot all be true: they are {gap} too many."
    lower, upper = (
        listed([_with_figure(each, names) for each in side])
        for side in opposed(one.lower, one.upper)
    )
    why = listed([_CAUSES.get(each, each) for each in one.causes])
    cause = f"perhaps because {why}" if why else "nothing explains it"
    apart = f"{gap} apart{share_text(one.gap_share)}; {cause}"
    if len(one.lower.members) == len(one.upper.members) == 1:
        return f"{_capital(lower)} and {upper} are {apart}."
    return f"{_capital(lower)} on the one hand, {upper} on the other: {apart}."


def _with_figure(position: Position, names: Names) -> str:
    implying = "implying " if position.derived else ""
    return f"{names.source(position.source)} ({implying}{phrases.figure(position)})"
