"""Recognise how a count is worded: text in, Count or a named fault out.

The grammar is closed.  A number is never guessed: a leading zero, a decimal
point, a colon, grouping by other than threes are all refused, because somewhere
somebody means something else by them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from casualty_ledger.core import counts
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casualty_ledger.core.counts import Count
    from casualty_ledger.core.lexicons import Lexicon

#: More digits than that are a slip of the finger, not a toll: twelve digits already
#: hold a hundred times the people alive.
MOST_DIGITS = 12

# A comma, an underscore, or one of the spaces that printed pages put between
# groups of three digits; one kind a number.  A full stop is refused: "1.500" is
# 1500 in Lisbon and 1.5 in London, and we cannot ask.
_GROUPED = (
    r"[1-9][0-9]{0,2}(?P<%s>[,_ \u00a0\u2009\u202f])[0-9]{3}(?:(?P=%s)[0-9]{3}){0,2}"
)
_NUMBER = rf"(?:0|{_GROUPED}|[1-9][0-9]{{0,11}})"
_BETWEEN_DIGITS = re.compile(r"[,_ \u00a0\u2009\u202f]")


def _number(name: str) -> str:
    return f"(?P<{name}>{_NUMBER % (name + '_by', name + '_by')})"


_PREFIXES: Mapping[Callable[[int], Count], str] = {
    counts.about: r"~|about |some |around |approximately |roughly ",
    counts.nearly: r"nearly |almost ",
    counts.at_most: r"<=|at most |up to |as many as |no more than ",
    counts.fewer_than: r"<(?!=)|fewer than |less than ",
    counts.at_least: r">=|at least |no fewer than |no less than ",
    counts.more_than: r">(?!=)|more than |over ",
}
_PREFIXED = tuple(
    (re.compile(f"(?:{words}) *{_number('n')}"), stands_for)
    for stands_for, words in _PREFIXES.items()
)
_EXACT = re.compile(_number("n"))
_OR_MORE = re.compile(rf"{_number('n')}(?: *\+| +or more)")
# The en dash is what this program itself prints between two numbers.
_RANGE = re.compile(
    rf"{_number('low')} *[-\u2013] *{_number('high')}"
    rf"|between {_number('low2')} and {_number('high2')}"
    rf"|{_number('low3')} +to +{_number('high3')}"
)
_ESTIMATE = re.compile(
    rf"{_number('central')} *\( *{_number('low')} *[-\u2013] *{_number('high')} *"
    r"(?:, *(?P<level>[0-9]{1,2}(?:\.[0-9]{1,3})?) *% *)?\)"
)
_AT_LEAST_WORD = re.compile(r"(?:at least|no fewer than|no less than) +(?P<word>.+)")
_MORE_THAN_WORD = re.compile(r"(?:more than|over) +(?P<word>.+)")


@dataclass(frozen=True, slots=True)
class CountFault:
    """Why a text is no count, in the parts a Problem is made of."""

    code: Code
    message: str
    help: str
    note: str | None = None


def read_count(
    text: str, lexicon_name: str, lexicons: Mapping[str, Lexicon]
) -> Count | CountFault:
    """Read a count (docs/method.md#counts): one wording, letter case free.

    Args:
        text: as written in the ledger.
        lexicon_name: which lexicon reads vague words; a key of *lexicons*.
        lexicons: all that are known, so that an error can say which has a word.

    >>> from casualty_ledger.core.lexicons import LEXICONS
    >>> read_count("over 500", "ledger", LEXICONS).interval
    Interval(low=501, high=None)
    >>> read_count("0311", "ledger", LEXICONS).message
    "'0311' is not a number of people: it begins with 0"
    """
    said = re.sub(r" +", " ", text.strip(" ")).casefold()
    found = _read_figures(text, said)
    if found is not None:
        return found
    found = _read_words(said, lexicons[lexicon_name])
    if found is not None:
        return found
    return _fault(text, said, lexicon_name, lexicons)


def _read_figures(text: str, said: str) -> Count | CountFault | None:
    if match := _EXACT.fullmatch(said):
        return counts.exact(_people(match["n"]))
    if match := _OR_MORE.fullmatch(said):
        return counts.at_least(_people(match["n"]))
    for pattern, stands_for in _PREFIXED:
        if match := pattern.fullmatch(said):
            return _prefixed(text, stands_for, _people(match["n"]))
    if match := _RANGE.fullmatch(said):
        low = match["low"] or match["low2"] or match["low3"]
        high = match["high"] or match["high2"] or match["high3"]
        return _spread(_people(low), _people(high))
    if match := _ESTIMATE.fullmatch(said):
        return _estimate(match)
    return None


def _people(digits: str) -> int:
    return int(_BETWEEN_DIGITS.sub("", digits))


def _prefixed(
    text: str, stands_for: Callable[[int], Count], people: int
) -> Count | CountFault:
    if people == 0 and stands_for in (counts.nearly, counts.fewer_than):
        return CountFault(
            Code.COUNT_UNREADABLE,
            f"{text!r} is not a number of people: nobody can be fewer than none",
            "write 0 if the source says that nobody was",
        )
    return stands_for(people)


def _spread(low: int, high: int) -> Count | CountFault:
    if low > high:
        return _reversed(low, high)
    return counts.spread(low, high)


def _reversed(low: int, high: int) -> CountFault:
    return CountFault(
        Code.RANGE_REVERSED,
        f"low {low:,} is above high {high:,}",
        "swap the two numbers, or keep one as `at least` or `at most`",
    )


def _estimate(match: re.Match[str]) -> Count | CountFault:
    central, low, high = (_people(match[end]) for end in ("central", "low", "high"))
    if low > high:
        return _reversed(low, high)
    if not low <= central <= high:
        return CountFault(
            Code.RANGE_REVERSED,
            f"{central:,} lies outside its own interval, {low:,} to {high:,}",
            "write the central value first: `2975 (2658-3290, 95%)`",
        )
    level = match["level"]
    share = None if level is None else float(Decimal(level) / 100)
    return counts.estimate(central, low, high, share)


def _read_words(said: str, lexicon: Lexicon) -> Count | None:
    if (meaning := lexicon.get(said)) is not None:
        return counts.word(meaning)
    for pattern, stands_for in (
        (_AT_LEAST_WORD, counts.at_least_word),
        (_MORE_THAN_WORD, counts.more_than_word),
    ):
        match = pattern.fullmatch(said)
        if match and (meaning := lexicon.get(match["word"])) is not None:
            return stands_for(meaning)
    return None


def _fault(
    text: str, said: str, lexicon_name: str, lexicons: Mapping[str, Lexicon]
) -> CountFault:
    for pattern in (_AT_LEAST_WORD, _MORE_THAN_WORD):
        if match := pattern.fullmatch(said):
            said = match["word"]
    having = sorted(name for name, lexicon in lexicons.items() if said in lexicon)
    if having:
        return CountFault(
            Code.COUNT_WORD_UNKNOWN,
            f"the lexicon `{lexicon_name}` has no word {said!r}",
            f"use --lexicon {having[0]}, or write the number the source gives",
            f"known to: {', '.join(having)}",
        )
    reason, help_ = _why(text)
    return CountFault(
        Code.COUNT_UNREADABLE,
        f"{_shortened(text)} is not a number of people{reason}",
        help_,
    )


_HELP = (
    "write whole digits (1,426), a range (800-973), or a wording such as"
    " `about 500`, `at least 500`, `up to 20`, `dozens`"
)
# Thirteen digits or more, in a row or in threes.
_TOO_MANY_DIGITS = (
    rf"[0-9]{{{MOST_DIGITS + 1},}}"
    r"|[0-9]{1,3}(?P<by>[,_ \u00a0\u2009\u202f])[0-9]{3}(?:(?P=by)[0-9]{3}){3,}"
)
# Each known way of going wrong, most telling first: pattern, reason, help.
_WHYS = (
    (r"", ": nothing is written", "leave the category out if no number was given"),
    (
        r"~|null|none|n/?a|nan|\.nan|unknown",
        ": it says that none is known",
        "leave the category out; `not determined` is not a count",
    ),
    (r"-[0-9].*", ": it is below zero", _HELP),
    (r"0[0-9]+", ": it begins with 0", "write the digits without the leading 0"),
    (
        r"0[xob][0-9a-f]+|[0-9.]+e[+-]?[0-9]+",
        ": it is written for computers",
        "write it in plain digits",
    ),
    (r"[0-9]+(:[0-9]+)+", ": it reads as a time of day", _HELP),
    (
        r"[0-9]+(\.[0-9]+)+",
        ": a full stop may part thousands or decimals",
        "write whole digits, with commas if you like, e.g. 1,500",
    ),
    (
        _TOO_MANY_DIGITS,
        f": it has more than {MOST_DIGITS} digits",
        "check it against the source",
    ),
    (
        r"[0-9]+([,_ \u00a0\u2009\u202f][0-9]+)+",
        ": its groups are not of three digits",
        "write whole digits, or one kind of separator between threes: 1,234,567",
    ),
)


def _why(text: str) -> tuple[str, str]:
    said = text.strip().casefold()
    for pattern, reason, help_ in _WHYS:
        if re.fullmatch(pattern, said):
            return reason, help_
    hidden = next((each for each in said if unicodedata.category(each) == "Cf"), None)
    if hidden is not None:
        name = unicodedata.name(hidden, "")
        reason = f": it holds U+{ord(hidden):04X} {name}, which nobody sees"
        return reason, "remove that character"
    if any(letter.isdigit() and not letter.isascii() for letter in said):
        return ": its digits are not 0 to 9", "write it with the digits 0 to 9"
    return "", _HELP


def _shortened(text: str) -> str:
    most = 60  # enough to find it again; the line below the message shows the rest
    return repr(text if len(text) <= most else text[: most - 1] + "…")
