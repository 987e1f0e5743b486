"""Ranges, figures and shares as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.results import Ends, Verdict
from casualty_ledger.render.page import NONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from casualty_ledger.core.dates import When
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

    ``1,334–1,557+``, ``about 1,400``, ``hundreds``; ``–`` where nothing is determined.
    Where newer claims may have passed it by, `dated_text` has to stand beside it.
    """
    drawn, found = cell.choice, cell.range
    if Ends(drawn.low, drawn.high, drawn.open) != found.ends:
        word = f" ({drawn.word})" if drawn.word else ""
        return choice_text(drawn) + word
    return ends_text(found)


def dated_text(cell: CellResult, day: Callable[[When], str] = phrases.day) -> str:
    """Return the day that has to be printed with a range: ``as of 7 March 2025``.

    Empty where no newer claim may have passed it by.
    """
    return "" if cell.dated is None else f"as of {day(cell.dated)}"


def range_with_day(cell: CellResult) -> str:
    """Return a range with the day that has to be printed with it, if there is one."""
    return f"{range_text(cell)} {dated_text(cell)}".rstrip()


def ends_text(found: Range) -> str:
    """Return a range without its day: its words where no exact figure sets an end."""
    if found.low is None:
        return NONE
    if found.high is None:
        return f"{found.low:,}+"
    low_words, high_words = found.low_words, _high_words(found)
    plus = "+" if found.open else ""
    high = f"{found.high:,}{plus}"
    if high_words is not None:
        high = words_open(high_words, is_open=found.open)
    if found.low == found.high or low_words == high_words is not None:
        return high
    if found.low == 0 and high_words is not None:
        return high
    low = low_words or f"{found.low:,}"
    return f"{low} to {high}" if low_words or high_words else f"{low}–{high}"


def _high_words(found: Range) -> str | None:
    """Return the words of the high end; not "at most" where there may be more."""
    words = found.high_words
    if words is None and found.low == found.high:
        words = found.low_words
    ceiling = words is not None and words.startswith(("at most", "fewer than"))
    return None if ceiling and found.open else words


def words_open(words: str, *, is_open: bool) -> str:
    """Return the words of an end: ``hundreds or more`` if open, ``at least 500``."""
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
