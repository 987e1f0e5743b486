"""What a wording stands for: what it allows, what it could well mean, what it names.

"At least 25,000" allows 38,000, but nobody who knew of 38,000 would say it, and
the number it names is 25,000.  So a count has an interval, a reach and a figure
(docs/method.md#counts).  How the words are recognised is in `wordings.py`.

Source: the readings of vague wordings here are this project's convention, not a
finding: no source says how far off its "about" may be.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from casualty_ledger.core.interval import Interval, exactly


class Wording(enum.StrEnum):
    """How a count was put."""

    EXACT = "exact"
    RANGE = "range"
    ESTIMATE = "estimate"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_MOST = "at most"
    FEWER_THAN = "fewer than"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    WORD = "word"

    @property
    def firmness(self) -> int:
        """How firm the wording is, 3 (a number, a range) down to 0 (a word)."""
        return _FIRMNESS[self]

    @property
    def interval_kind(self) -> IntervalKind:
        """What the width of its interval stems from."""
        return _KINDS.get(self, IntervalKind.WORDING)


class IntervalKind(enum.StrEnum):
    """Why an interval is as wide as it is.

    Sampling error and differing reports look alike and are not.
    """

    EXACT = "exact"
    SPREAD = "spread"
    SAMPLING = "sampling"
    WORDING = "wording"


_FIRMNESS = {
    Wording.EXACT: 3,
    Wording.RANGE: 3,
    Wording.ESTIMATE: 3,
    Wording.ABOUT: 2,
    Wording.NEARLY: 2,
    Wording.AT_MOST: 2,
    Wording.FEWER_THAN: 2,
    Wording.AT_LEAST: 1,
    Wording.MORE_THAN: 1,
    Wording.WORD: 0,
}
_KINDS = {
    Wording.EXACT: IntervalKind.EXACT,
    Wording.RANGE: IntervalKind.SPREAD,
    Wording.ESTIMATE: IntervalKind.SAMPLING,
}


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people as somebody put it.

    Unit: people, whole.  Shape: ``reach`` and ``figure`` are closed; ``figure`` is
    the number (both ends equal) or the two numbers that the wording names.

    Attributes:
        wording: how it was put.
        interval: the numbers it allows; ``high`` may be open.
        reach: the numbers it could well mean.
        figure: the number or numbers it names.
        central: the central value of an estimate, else None.
        level: the confidence level of an estimate (0.95), if given.
        vague: it rests on a word, read by a lexicon.
    """

    wording: Wording
    interval: Interval
    reach: Interval
    figure: Interval
    central: int | None = None
    level: float | None = None
    vague: bool = False


def last_place(people: int) -> int:
    """Return the last significant place of a number: 100 for 500, 1 for 524.

    >>> last_place(500), last_place(1500), last_place(524), last_place(0)
    (100, 100, 1, 1)
    """
    place = 1
    while people and people % (place * 10) == 0:
        place *= 10
    return place


def exact(people: int) -> Count:
    """Return what a bare number stands for: itself."""
    one = exactly(people)
    return Count(Wording.EXACT, one, one, one)


def spread(low: int, high: int) -> Count:
    """Return what "800-973" stands for: differing reports, all of it possible."""
    both = Interval(low, high)
    return Count(Wording.RANGE, both, both, both)


def estimate(central: int, low: int, high: int, level: float | None) -> Count:
    """Return what "2975 (2658-3290, 95%)" stands for: a sampling interval."""
    both = Interval(low, high)
    return Count(Wording.ESTIMATE, both, both, both, central, level)


def about(people: int) -> Count:
    """Return what "about 500" stands for: half of its last significant place each way.

    >>> about(1500).interval, about(524).interval
    (Interval(low=1450, high=1549), Interval(low=524, high=524))
    """
    half = last_place(people) // 2
    near = Interval(people - half, people + max(half - 1, 0))
    return Count(Wording.ABOUT, near, near, exactly(people))


def nearly(people: int) -> Count:
    """Return what "nearly 500" stands for: half a place below, up to but not 500.

    Raises:
        ValueError: for 0, below which there is nobody.

    >>> nearly(500).interval, nearly(524).interval
    (Interval(low=450, high=499), Interval(low=523, high=523))
    """
    near = Interval(people - max(last_place(people) // 2, 1), people - 1)
    return Count(Wording.NEARLY, near, near, exactly(people - 1))


def at_most(people: int) -> Count:
    """Return what "up to 20" stands for: anything to 20, and 20 is what it names."""
    named = exactly(people)
    return Count(Wording.AT_MOST, Interval(0, people), named, named)


def fewer_than(people: int) -> Count:
    """Return what "fewer than 20" stands for: anything to 19, and 19 is named.

    Raises:
        ValueError: for 0, below which there is nobody.
    """
    named = exactly(people - 1)
    return Count(Wording.FEWER_THAN, Interval(0, people - 1), named, named)


def at_least(people: int) -> Count:
    """Return what "at least 500" stands for: 500 and above, 500 to 599 well meant.

    >>> at_least(500).reach, at_least(111).reach
    (Interval(low=500, high=599), Interval(low=111, high=111))
    """
    reach = Interval(people, people + last_place(people) - 1)
    named = exactly(people)
    return Count(Wording.AT_LEAST, Interval(people, None), reach, named)


def more_than(people: int) -> Count:
    """Return what "over 500" stands for: 501 and above, 501 to 599 well meant.

    >>> more_than(500).reach, more_than(111).reach
    (Interval(low=501, high=599), Interval(low=112, high=112))
    """
    first = people + 1
    reach = Interval(first, max(people + last_place(people) - 1, first))
    return Count(Wording.MORE_THAN, Interval(first, None), reach, exactly(first))


def word(meaning: Interval) -> Count:
    """Return what a word of a lexicon stands for; open ones name their low end."""
    named = exactly(meaning.low) if meaning.high is None else meaning
    return Count(Wording.WORD, meaning, named, named, vague=True)


def at_least_word(meaning: Interval) -> Count:
    """Return what "at least dozens" stands for: the word's low end and above."""
    named = exactly(meaning.low)
    return Count(Wording.AT_LEAST, meaning.floor(), named, named, vague=True)


def more_than_word(meaning: Interval) -> Count:
    """Return what "more than a dozen" stands for.

    >>> more_than_word(Interval(12, 12)).interval
    Interval(low=13, high=None)
    """
    above = at_least_word(Interval(meaning.low + 1, None))
    return replace(above, wording=Wording.MORE_THAN)


def leaving_some_out(count: Count) -> Count:
    """Return *count* read as "at least": its claim excludes people the cell holds.

    A central value is no longer one: it was the centre of what is left out, too.

    >>> leaving_some_out(exact(500)).reach
    Interval(low=500, high=599)
    """
    named = count.figure.low
    return replace(
        count,
        wording=Wording.AT_LEAST,
        interval=count.interval.floor(),
        reach=at_least(named).reach,
        figure=exactly(named),
        central=None,
        level=None,
    )


def taking_others_in(count: Count) -> Count:
    """Return *count* read as "at most": its claim includes people beyond the cell."""
    assert count.figure.high is not None  # noqa: S101 - figures are closed
    named = exactly(count.figure.high)
    return replace(
        count,
        wording=Wording.AT_MOST,
        interval=Interval(0, count.interval.high),
        reach=named,
        figure=named,
        central=None,
        level=None,
    )


def words_of(count: Count, text: str, people: int | None, end: str) -> str | None:
    """Return how outputs for people put one end of a figure, or None for plain digits.

    Args:
        count: whose figure it is.
        text: the count as written; words of a lexicon are quoted from it.
        people: the end of the figure.
        end: ``low`` or ``high``; "at most" and "fewer than" go with a high only.

    >>> words_of(about(1400), "~1400", 1400, "low")
    'about 1,400'
    """
    ceiling = count.wording in (Wording.AT_MOST, Wording.FEWER_THAN)
    if people is None or (ceiling and (end == "low" or count.interval.high is None)):
        return None  # no ceiling for a low end, nor where nothing caps the count
    if count.vague and count.wording is not Wording.AT_MOST:
        return " ".join(text.casefold().split())
    shift = _NAMED_LESS.get(count.wording)
    return None if shift is None else f"{count.wording} {people - shift:,}"


# By how much the number in the words differs from the one the wording names.
_NAMED_LESS = {
    Wording.ABOUT: 0,
    Wording.NEARLY: -1,
    Wording.AT_LEAST: 0,
    Wording.MORE_THAN: 1,
    Wording.AT_MOST: 0,
    Wording.FEWER_THAN: -1,
}
