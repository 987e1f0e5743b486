"""Ranges, figures and shares as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.results import Ends, Verdict
from casualty_ledger.render.page import NONE

if TYPE_CHECKING:
    from casualty_ledger.core.results import CellResult, Choice, Range

#: What each verdict means, for someone who has never seen it.
VERDICTS = {
    Verdict.AGREE: "independent sources give the same figure",
    Verdict.COMPATIBLE: "the figures differ, but can all be true",
    Verdict.DISAGREE: "no number fits all the figures",
    Verdict.SINGLE_SOURCE: "one source, or sources that draw on one another",
    Verdict.DERIVED: "no source says it; it follows from their other figures",
    Verdict.NOT_DETERMINED: "nothing stands, which is not zero",
}


def range_text(cell: CellResult) -> str:
    """Return low to high of a cell as the asked policy draws them, for a table.

    ``1,334–1,557+``, ``about 1,400``, ``hundreds``; with its day where newer claims may
    have passed it by (``125 as of 7 March 2025``); ``–`` where nothing is determined.
    """
    drawn, found = cell.choice, cell.range
    if Ends(drawn.low, drawn.high, drawn.open) != found.ends:
        word = f" ({drawn.word})" if drawn.word else ""
        return choice_text(drawn) + word
    text = ends_text(found)
    if text != NONE and cell.dated is not None:
        return f"{text} as of {phrases.day(cell.dated)}"
    return text


def ends_text(found: Range) -> str:
    """Return a range without its day: its words where no exact figure sets an end."""
    if found.low is None:
        return NONE
    if found.high is None:
        return f"{found.low:,}+"
    plus = "+" if found.open else ""
    if found.low == found.high:
        words = found.high_words or found.low_words
        if words is None:
            return f"{found.high:,}{plus}"
        return words if not found.open or _says_more(words) else f"{words} or more"
    if found.low_words is not None and found.low_words == found.high_words:
        return words_open(found.low_words, is_open=found.open)
    low = found.low_words or f"{found.low:,}"
    high = found.high_words or f"{found.high:,}"
    if found.high_words is not None:
        high = words_open(high, is_open=found.open)
        plus = ""
    between = " to " if found.low_words or found.high_words else "–"
    return f"{low}{between}{high}{plus}"


def words_open(words: str, *, is_open: bool) -> str:
    """Return the words of an open end: ``hundreds or more``, ``at least 500``."""
    return f"{words} or more" if is_open and not _says_more(words) else words


def _says_more(words: str) -> bool:
    return words.startswith(
        ("at least", "more than", "over", "no fewer", "no less")
    ) or (words.endswith("or more"))


def number(people: int | None) -> str:
    """Return a number of people, or that none is determined."""
    return NONE if people is None else f"{people:,}"


def choice_text(choice: Choice) -> str:
    """Return low to high as a policy draws them."""
    low, high = choice.low, choice.high
    plus = "+" if choice.open else ""
    if low is None and high is None:
        return NONE
    if high is None:
        return f"{number(low)}+"
    if low is None:
        return f"{NONE} to {high:,}{plus}"
    return f"{high:,}{plus}" if low == high else f"{low:,}–{high:,}{plus}"


def share_text(share: float | None) -> str:
    """Return a share in per cent with brackets, a space before; "" for none.

    >>> share_text(0.069), share_text(None)
    (' (6.9%)', '')
    """
    return "" if share is None else f" ({share:.1%})"
