"""Characters that nobody sees and that turn an order round or split a name."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.texts import texts
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.checks.texts import Text
    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Problem

# Source: Unicode Standard Annex 9 (bidirectional text), tables of section 2.
_OVERRIDES = "\u202d\u202e"
_CLOSED_BY = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}
_CLOSING = frozenset(_CLOSED_BY.values())
# Of no width, in every script; joiners are spelling in some, and looked at apart.
_ZERO_WIDTH = "\u00ad\u034f\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0"
_JOINERS = "\u200c\u200d"
_ODD = re.compile(f"[{_OVERRIDES}\u202a-\u202c\u2066-\u2069{_ZERO_WIDTH}{_JOINERS}]")
_IN_NAMES = re.compile(f"[{_ZERO_WIDTH}]")
_TURNS = "what follows it may be shown in another order than it is written"
_SPLITS = "nobody sees it, and with it this is another name"
#: Scripts that nobody spells with joiners.
_UNJOINED = ("LATIN", "CYRILLIC", "GREEK", "DIGIT")


def character_hidden(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each text with a character that hides or turns what it says.

    Counts need no look: reading refuses them with such a character in them.
    """
    for text in texts(ledger, _may_hide):
        yield from _of_text(text)


def _may_hide(text: str) -> bool:
    return not text.isascii() and _ODD.search(text) is not None


def _of_text(text: Text) -> Iterator[Problem]:
    """Yield at most one problem: the first such character of a text tells enough."""
    odd = first_turning(text.text)
    if odd is not None:
        closed = "" if odd in _OVERRIDES else ", or close what it opens"
        yield _problem(text, odd, f"remove it{closed}", _TURNS)
    elif text.is_name and (odd := first_splitting(text.text)) is not None:
        yield _problem(text, odd, "remove it", _SPLITS)


def first_turning(text: str) -> str | None:
    """Return the first character that turns the order of *text*, or of what follows it.

    That is each override, and whatever opens an embedding or isolate that does not
    close before its line ends (or closes one that is not open).  Balanced ones, and
    marks such as RLM, are how Arabic and Hebrew are written among Latin letters.
    """
    for line in text.splitlines():
        opened: list[str] = []
        for each in line:
            if each in _OVERRIDES:
                return each
            if each in _CLOSED_BY:
                opened.append(_CLOSED_BY[each])
            elif each in _CLOSING and (not opened or opened.pop() != each):
                return each
        if opened:
            return next(each for each in line if each in _CLOSED_BY)
    return None


def first_splitting(name: str) -> str | None:
    """Return the first character of no width in *name* that is not its spelling.

    Joiners belong to the spelling of Persian, Kurdish, Urdu and the scripts of India,
    so they are looked at only beside letters and digits that do without.
    """
    found = _IN_NAMES.search(name)
    if found is not None:
        return found[0]
    for at, each in enumerate(name):
        beside = name[max(at - 1, 0) : at] + name[at + 1 : at + 2]
        if each in _JOINERS and any(_is_unjoined(letter) for letter in beside):
            return each
    return None


def _is_unjoined(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith(_UNJOINED)


def _problem(text: Text, odd: str, help_: str, note: str) -> Problem:
    return text.problem(
        Code.CHARACTER_HIDDEN,
        f"`{text.key}` holds U+{ord(odd):04X} {unicodedata.name(odd)}",
        help_,
        note,
    )
