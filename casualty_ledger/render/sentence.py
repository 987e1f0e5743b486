"""Sentences a newsroom could print: each names its sources and its day.

Careful where figures are open, rest on one source, are implied by others, or are none:
"at least", "according to", "no source states". One line a sentence group, one group a
cell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.results import (
    DisagreementKind,
    Ends,
    Range,
    Standing,
    Verdict,
)
from casualty_ledger.render.event_page import nothing_to_say
from casualty_ledger.render.names import Names, counted, day, event_days, listed, verb
from casualty_ledger.render.ranges import share_text
from casualty_ledger.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.model import Ledger, Question
    from casualty_ledger.core.results import CellResult, Disagreement, Reconciliation

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
    low = found.low_words or _number(found.low)
    high = found.high_words or _number(found.high)
    noun = names.people(cell.cell)
    if found.high is None or (found.open and found.low == found.high):
        words = found.high_words if found.high is not None else None
        return f"{_at_least(words, found.low)} {names.people(cell.cell, found.low)}"
    if found.low == found.high:
        return _with_noun(found.high_words or found.low_words or high, cell, names)
    if found.low_words is not None and found.low_words == found.high_words:
        words = found.low_words
        return _with_noun(
            _at_least(words, found.low) if found.open else words, cell, names
        )
    if found.low == 0 and found.low_words is None:
        ceiling = high if found.high_words else f"up to {high}"
        return f"{ceiling} {noun}"
    top = _at_least(found.high_words, found.high) if found.open else high
    if found.low_words or found.high_words:
        return f"from {low} to {top} {noun}"
    return f"between {low} and {top} {noun}"


def _number(people: int | None) -> str:
    return "" if people is None else f"{people:,}"


def _at_least(words: str | None, people: int | None) -> str:
    if words is None:
        return f"at least {_number(people)}"
    says_so = words.startswith(("at least", "more than", "over", "no "))
    return words if says_so or words.endswith("or more") else f"{words} or more"


def _with_noun(words: str, cell: CellResult, names: Names) -> str:
    noun = names.people(cell.cell, cell.range.high)
    of = "" if any(letter.isdigit() for letter in words) else "of "
    plain = of and words.rpartition(" ")[2] not in (
        "few",
        "several",
        "many",
        "dozen",
        "couple",
    )
    return f"{words} {'of ' if plain else ''}{noun}"


def _happened(cell: CellResult, names: Names) -> str:
    what = cell.cell
    one = cell.range.high if cell.range.low == cell.range.high else None
    narrowed = names.narrowed(what)
    said = verb(what.outcome, one if not cell.range.open else cell.range.low)
    return f"{said} {narrowed}" if narrowed else said


def _subject(cell: CellResult, names: Names) -> str:
    words = f"{amount(cell, names)} {_happened(cell, names)}"
    return f"{words[:1].upper()}{words[1:]}"


def _single(cell: CellResult, names: Names) -> str:
    when = (
        f", as of {day(cell.as_of)}" if cell.as_of is not None else ", on no stated day"
    )
    who = listed([names.source(each) for each in _stating(cell)])
    return f"{_subject(cell, names)}, according to {who}{when}."


def _several(cell: CellResult, names: Names) -> str:
    stating = _stating(cell)
    when = f", as of {day(cell.as_of)}" if cell.as_of is not None else ""
    who = _who(stating, names)
    how = {
        Verdict.AGREE: f"{who} agree",
        Verdict.COMPATIBLE: f"by {who}, whose figures differ but can all be true",
        Verdict.DISAGREE: f"by {who}, who disagree",
    }[cell.verdict]
    return f"{_subject(cell, names)}, {how}{when}."


def _who(sources: Sequence[str], names: Names) -> str:
    if len(sources) <= _MOST_NAMED:
        return listed([names.source(each) for each in sources])
    many = len(sources)
    return f"{_WORDS[many] if many < len(_WORDS) else f'{many:,}'} sources"


def _stating(cell: CellResult) -> list[str]:
    """Return the voices that state a figure which stands, each once."""
    return sorted(
        {
            each.source
            for each in cell.positions
            if each.standing is Standing.STANDING and not each.derived
        }
    )


def _ends(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield who gives the lowest and who the highest figure, if they differ."""
    found = cell.range
    if found.low == found.high or found.high is None:
        return
    low = _setters(cell, found.low_set_by, found.low_claims, names)
    high = _setters(cell, found.high_set_by, found.high_claims, names)
    parts = [f"the lowest figure is from {low}"] if low else []
    parts += [f"the highest from {high}"] if high else []
    if parts:
        said = ", ".join(parts)
        yield f"{said[:1].upper()}{said[1:]}."


def _setters(
    cell: CellResult, sources: Sequence[str], claims: Sequence[str], names: Names
) -> str:
    said = []
    for source in sources:
        days = [
            each.as_of
            for each in cell.positions
            if each.source == source and {*each.claims, *each.rests_on} & set(claims)
        ]
        when = f" (as of {day(days[0])})" if days and days[0] is not None else ""
        said.append(f"{names.source(source)}{when}")
    return listed(said)


def _implied(cell: CellResult, names: Names) -> str:
    whose = sorted({each.source for each in cell.positions if each.derived})
    voices = listed([names.source(each) for each in whose])
    figures = (
        f"the figures of {voices} imply" if voices else "figures given elsewhere imply"
    )
    noun = names.people(cell.cell)
    when = f", as of {day(cell.as_of)}" if cell.as_of is not None else ""
    return (
        f"How many {noun} {_plural_happened(cell, names)} is not stated by any source;"
        f" {figures} {_bounds(cell)}{when}."
    )


def _plural_happened(cell: CellResult, names: Names) -> str:
    narrowed = names.narrowed(cell.cell)
    said = verb(cell.cell.outcome, None)
    return f"{said} {narrowed}" if narrowed else said


def _bounds(cell: CellResult) -> str:
    found = cell.range
    if found.high is None or (found.open and found.low == found.high):
        return f"at least {_number(found.low)}"
    if found.low == found.high:
        return _number(found.low)
    if found.low == 0:
        return f"at most {_number(found.high)}"
    top = f"at least {found.high:,}" if found.open else f"{found.high:,}"
    return f"between {_number(found.low)} and {top}"


def _none(cell: CellResult, names: Names) -> str:
    noun = names.people(cell.cell)
    aside = [each for each in cell.positions if each.standing is Standing.SET_ASIDE]
    why = ""
    if aside:
        who = listed([names.source(each.source) for each in aside])
        why = f": the only figures are from {who}, set aside as unreliable"
    return (
        f"How many {noun} {_plural_happened(cell, names)} is not determined;"
        f" no figure can be given{why}."
    )


def _cautions(cell: CellResult, names: Names) -> Iterator[str]:
    """Yield what must not be left out where the figure is quoted."""
    if cell.dated is not None:
        yield f"That is as of {day(cell.dated)}; later reports do not repeat it."
    if cell.lone:
        yield "Earlier figures of others have been outgrown by it."
    floor = cell.evidence_floor
    if floor is not None and cell.range.low is not None and floor <= cell.range.low:
        yield f"At least {floor:,} are known by name or were verified one by one."
    for each in cell.conceded:
        noun = names.people(cell.cell, each.figure.low)
        yield (
            f"{names.source(each.source)}, a side in the conflict, itself gives"
            f" {phrases.figure(each)} {noun}."
        )


def _difference(one: Disagreement, names: Names) -> str:
    why = listed(list(one.causes))
    gap = f"{counted(one.gap, 'person') if one.gap == 1 else f'{one.gap:,} people'}"
    if one.kind is DisagreementKind.BETWEEN:
        sides = " and ".join(
            names.sources(side) or "what other figures imply" for side in one.sources
        )
        cause = (
            f"; the difference may come from {why}" if why else "; nothing explains it"
        )
        return f"{sides} are {gap} apart{share_text(one.gap_share)}{cause}."
    who = listed([names.sources(side) for side in one.sources])
    return f"The figures of {who} cannot all be true: they are {gap} too many."
