"""Names and ids: when two are the same, which are usable, which known one is closest.

Two spellings of one name differ in letter case, in spaces or in how accents are
stored (NFC and NFD), and nobody sees the difference.  Pure functions of text.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Longer ids fit in no table, and file systems end at 255 bytes.
LONGEST_ID = 100
#: Names of files of their own, so no event's.
RESERVED = frozenset({"ledger", "sources"})
# Windows opens a device where a file has such a name, whatever its ending.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
_MARKS = "-_."
# How much less alike than the best match another may be and still be told.
_NEXT_BEST = 0.1
_PLAIN_ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_ID - 1}}}")
# Letters of other scripts that look like Latin ones, in lower case.
_LOOK_ALIKES = str.maketrans(
    "авеѕіјкмнорстухԁԛԝαβεζηικμνορτυχ",
    "abesijkmhopctyxdqwabezhikmnoptyx",
)


def tidy(text: str) -> str:
    """Return *text* in NFC, trimmed, each run of spaces one space; case is kept."""
    return " ".join(unicodedata.normalize("NFC", text).split())


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Return what two spellings of one name have in common.

    >>> normal("  Syrian   OBSERVATORY ") == normal("Syrian Observatory")
    True
    """
    return unicodedata.normalize("NFC", tidy(text).casefold())


def unmasked(text: str) -> str | None:
    r"""Return *text* as `normal` does, with letters that only look Latin made Latin.

    None where no word mixes such letters with Latin ones: a word that is Cyrillic
    throughout is what it looks like.

    >>> unmasked("S\u041eHR")
    'sohr'
    >>> unmasked("\u0441\u043e\u0440") is None
    True
    """
    words = normal(text).split(" ")
    found = [
        word.translate(_LOOK_ALIKES)
        if any(letter.isascii() and letter.isalpha() for letter in word)
        else word
        for word in words
    ]
    return None if found == words else " ".join(found)


def closest(name: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return up to *most* of *known* that *name* may be a slip for, best first.

    >>> closest("civillians", ["civilians", "combatants"])
    ('civilians',)
    """
    by_form: dict[str, str] = {}
    for each in sorted(known):
        by_form.setdefault(normal(each), each)
    # The comparison takes time by the square of the length.
    wanted = normal(name[:LONGEST_ID])
    matches = difflib.get_close_matches(wanted, by_form, n=most)
    # As `get_close_matches` compares them: the other way round gives other numbers.
    likeness = [
        difflib.SequenceMatcher(None, match, wanted).ratio() for match in matches
    ]
    return tuple(
        by_form[match]
        for match, near in zip(matches, likeness, strict=True)
        if near >= likeness[0] - _NEXT_BEST
    )


def id_fault(text: str) -> str | None:
    """Return why *text* is no usable id of a claim, source, actor or category, or None.

    Usable are letters and digits of any script, `-`, `_` and `.`, a letter or digit
    first, at most `LONGEST_ID`: what can be typed, and stand in one cell of a table.

    >>> id_fault("sohr-2025-03-08") is None
    True
    >>> id_fault("a/b")
    "it holds '/'"
    """
    if _PLAIN_ID.fullmatch(text):
        return None
    if not text:
        return "it is empty"
    if len(text) > LONGEST_ID:
        return f"it has {len(text):,} characters, and {LONGEST_ID} are allowed"
    for letter in text:
        if letter not in _MARKS and unicodedata.category(letter)[0] not in "LNM":
            return f"it holds {letter!r}"
    if text[0] in _MARKS or unicodedata.category(text[0])[0] == "M":
        return f"it begins with {text[0]!r}"
    return None


def event_id_fault(text: str) -> str | None:
    """Return why *text* is no usable id of an event, or None.

    It names a file on everybody's machine: beyond `id_fault`, ASCII only, no full
    stop at the end, no name that some system keeps for itself.

    >>> event_id_fault("CON")
    'Windows keeps that name for a device'
    """
    if (fault := id_fault(text)) is not None:
        return fault
    if not text.isascii():
        letter = next(letter for letter in text if not letter.isascii())
        return f"it holds {letter!r}, which not every file system writes alike"
    if text.endswith("."):
        return "it ends with '.'"
    if text.casefold().partition(".")[0] in _DEVICES:
        return "Windows keeps that name for a device"
    if text.casefold() in RESERVED:
        return f"`{text.casefold()}.yaml` is a file of its own"
    return None
