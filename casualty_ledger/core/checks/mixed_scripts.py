"""Source names in which letters of one script stand in for look-alikes of another."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_entry, spot
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.model import Ledger, Source
    from casualty_ledger.core.problems import Problem

#: Scripts whose letters look alike (the A of all three).  Others may well
#: stand in one word: Japanese mixes four.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")


def scripts_mixed(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each id, name or alias of a source with such a word in it."""
    for source in ledger.sources.values():
        for key, name in _names(source):
            word = None if name.isascii() else mixed_word(name)
            if word is not None:
                yield _problem(source, key, word)


def mixed_word(text: str) -> str | None:
    r"""Return the first word of *text* with Latin, Cyrillic or Greek letters mixed.

    >>> mixed_word("S\u041eHR") is None, mixed_word("SOHR \u041e\u041d") is None
    (False, True)
    """
    for word in _words(text):
        if len({script for letter in word if (script := _script(letter))}) > 1:
            return word
    return None


def _words(text: str) -> list[str]:
    letters = (
        each if each.isalpha() or unicodedata.category(each)[0] == "M" else " "
        for each in text
    )
    return "".join(letters).split()


def _script(letter: str) -> str | None:
    script = unicodedata.name(letter, "").partition(" ")[0]
    return script if script in _ALIKE else None


def _names(source: Source) -> Iterator[tuple[str, str]]:
    yield "id", source.id
    yield "name", source.name
    for alias in source.aliases:
        yield "aliases", alias


def _stand_in(word: str) -> str:
    """Return the first letter of the script that *word* has least of."""
    scripts = [script for letter in word if (script := _script(letter))]
    rarest = min(reversed(scripts), key=scripts.count)
    return next(letter for letter in word if _script(letter) == rarest)


def _problem(source: Source, key: str, word: str) -> Problem:
    odd = _stand_in(word)
    return about_entry(
        Code.SCRIPTS_MIXED,
        spot(source, key),
        f"the word `{word}` mixes letters of different scripts",
        source,
        note=f"`{odd}` is U+{ord(odd):04X} {unicodedata.name(odd)}: what looks the same"
        " is another name to a search",
        help="type the word anew in one script",
    )
