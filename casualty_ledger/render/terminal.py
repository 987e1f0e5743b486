"""Text from a ledger is data: shown, never obeyed.

`visible` is the one function at the border.  Whatever a person wrote (a quote, a
name, a path, an argument) passes through it before it is part of a line for people,
so that nothing in it can colour, move, hide or reorder what stands around it.  JSON
and CSV keep the text as it is.

What is shown in place of a character is its number, `<U+001B>`: plain ASCII, so it
survives any locale, and an editor finds it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Control, surrogate (a byte that was no text), line and paragraph separators: never
# shown as they are.  Cf, the invisible format characters, has the exceptions below.
_NEVER = frozenset({"Cc", "Cs", "Zl", "Zp"})
# Joiners and marks that Arabic, Persian and Indic texts cannot be written without.
_NEEDED = frozenset("\u200c\u200d\u200e\u200f\u061c")
_OPENS_ISOLATE = frozenset("\u2066\u2067\u2068")
_CLOSES_ISOLATE = "\u2069"
_OPENS_EMBEDDING = frozenset("\u202a\u202b")
_CLOSES_EMBEDDING = "\u202c"


def visible(text: str) -> str:
    r"""Return *text* as one line in which every character is seen or harmless.

    Control characters (ESC, C1, CR, BS, BEL, tab and newline among them), invisible
    ones, bidirectional overrides, and embeddings and isolates that are opened and
    not closed (or the other way round) are shown by number.  Balanced ones stay, and
    so do the marks and joiners that right-to-left and Indic texts need.  Applying it
    twice changes nothing.

    >>> visible("\x1b[31mred\x07"), visible("a\nb"), visible("[red] :skull:")
    ('<U+001B>[31mred<U+0007>', 'a<U+000A>b', '[red] :skull:')
    """
    return "".join(pieces(text))


def pieces(text: str) -> list[str]:
    """Return each character of *text* as `visible` shows it, for counting columns."""
    if text.isascii() and text.isprintable():
        return list(text)
    paired = _paired(text)
    return [
        letter if index in paired or _is_harmless(letter) else _number(letter)
        for index, letter in enumerate(text)
    ]


def visible_lines(text: str) -> str:
    r"""Return *text* with each of its lines made visible, the line ends kept.

    A last look at what is already built of visible pieces.  A line that a build
    server would read as a command (`::error::`) has its first colon shown by number.

    >>> visible_lines("one\n::error::two\n")
    'one\n<U+003A>:error::two\n'
    """
    return "\n".join(_no_command(visible(line)) for line in text.split("\n"))


_COMMAND = re.compile(r"^(\s*):(?=:[A-Za-z])")


def _no_command(line: str) -> str:
    return _COMMAND.sub(r"\1<U+003A>", line)


def _is_harmless(letter: str) -> bool:
    category = unicodedata.category(letter)
    if category == "Cf":
        return letter in _NEEDED
    return category not in _NEVER


def _number(letter: str) -> str:
    return f"<U+{ord(letter):04X}>"


def _paired(text: str) -> set[int]:
    """Return where bidirectional pairs stand that are closed in the order opened."""
    paired: set[int] = set()
    opened: list[tuple[int, str]] = []
    for index, letter in enumerate(text):
        if letter in _OPENS_ISOLATE:
            opened.append((index, _CLOSES_ISOLATE))
        elif letter in _OPENS_EMBEDDING:
            opened.append((index, _CLOSES_EMBEDDING))
        elif letter in (_CLOSES_ISOLATE, _CLOSES_EMBEDDING) and opened:
            start, closes = opened.pop()
            if closes == letter:
                paired |= {start, index}
    return paired


def width(text: str) -> int:
    """Return how many columns of a terminal *text* takes; it is visible already.

    >>> width("абв"), width("死者"), width("e\u0301")
    (3, 4, 1)
    """
    return sum(map(_columns, text))


def _columns(letter: str) -> int:
    if letter.isascii():
        return 1
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Return *text* filled up with spaces to *columns*, at its left if *right*.

    >>> pad("死", 4), pad("5", 3, right=True)
    ('死  ', '  5')
    """
    space = " " * (columns - width(text))
    return space + text if right else text + space


def widest(texts: Iterable[str]) -> int:
    """Return the width of the widest of *texts*; 0 if there is none."""
    return max(map(width, texts), default=0)
