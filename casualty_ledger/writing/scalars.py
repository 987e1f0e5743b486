"""Text -> YAML that every reader takes for that same text.

Plain where nobody could take it for anything else, folded where it is long, and in
double quotes with escapes where it is odd.  Never guesses: what is not known to be
safe is quoted.  Other readers of YAML see numbers and dates where we see text, so a
number is left plain only where a count is meant, and a date only where a date is.
"""

from __future__ import annotations

import re

#: How far a line of folded text goes, and what is too long for one line.
WIDTH = 88
# Text at a deep indentation still gets lines that can be read.
_NARROWEST = 40

# What YAML forbids, what it takes for a line break, and what can't be seen or reorders
# text on a screen, so that a reviewer would not see what is written.  Not among them:
# the joiners and marks that Arabic, Persian and Indic texts cannot do without.
_ESCAPED = re.compile(
    r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    r"|[\xad\u180e\u200b\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
    r"|[\U000e0000-\U000e007f]"
)
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}

# Words and figures that YAML 1.1 takes for something other than text.
_OTHER_TYPE = re.compile(
    r"y|n|yes|no|on|off|true|false|null|none|nan"
    r"|[-+]?\.?(?:inf|nan|[0-9][-+0-9_.,:/eExXoOa-fA-FtTzZ ]*)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"0|[1-9][0-9]*|[1-9][0-9]*(?:-[1-9][0-9]*|\+)")
_DATE = re.compile(
    r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}[0-9:.+\-Z]*)?)?)?"
    r"(?:/[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)?"
)


def plain_as_count(text: str) -> bool:
    """Tell whether a count can stand without quotes: digits, or what has no reading.

    >>> [plain_as_count(text) for text in ("311", "800-973", "500+", "1,426", "0311")]
    [True, True, True, False, False]
    """
    return _COUNT.fullmatch(text) is not None


def plain_as_date(text: str) -> bool:
    """Tell whether *text* is written like a date or a period."""
    return _DATE.fullmatch(text) is not None


def one_line(text: str, *, flow: bool = False) -> str:
    r"""Return *text* as a scalar on one line, however long.

    Args:
        text: any text that can be encoded; it is read back to the letter.
        flow: it will stand within braces or brackets.

    >>> one_line("SOHR: 311"), one_line("no"), one_line("a quiet day")
    ('"SOHR: 311"', '"no"', 'a quiet day')
    """
    return text if _is_plain(text, flow=flow) else quoted(text)


def quoted(text: str) -> str:
    r"""Return *text* in double quotes, with escapes for what YAML can't hold.

    >>> quoted('say "it"\n')
    '"say \\"it\\"\\n"'
    """
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return _ESCAPED.sub(_escape, text.replace("\\", "\\\\").replace('"', '\\"'))


def _escape(found: re.Match[str]) -> str:
    letter = found.group()
    if letter in _SHORT:
        return _SHORT[letter]
    number = ord(letter)
    return f"\\U{number:08x}" if number >> 16 else f"\\u{number:04x}"


def _is_plain(text: str, *, flow: bool) -> bool:
    if not text or not (text[0].isalnum() or text[0] in "/(") or text[-1] in " :\u00a0":
        return False
    if ": " in text or " #" in text or _ESCAPED.search(text):
        return False
    if flow and not all(letter.isalnum() or letter in " _-./" for letter in text):
        return False  # parsers differ in what else may stand within braces
    return _OTHER_TYPE.fullmatch(text) is None


def can_be_folded(text: str) -> bool:
    """Tell whether a folded block gives *text* back: no odd character or edge space."""
    lines = text.split("\n")
    if not lines[0] or not lines[-1] or _ESCAPED.search(text.replace("\n", "")):
        return False
    return all(line == line.strip(" ") for line in lines)


def folded(text: str, column: int) -> list[str]:
    r"""Return *text* as the lines of a folded block (after its ``>-``).

    A line is broken only at a single space between words, which is what the reader
    puts back; a line break of *text* is an empty line more.

    Args:
        text: one that `can_be_folded`.
        column: where the lines begin.

    >>> folded("two paragraphs\n\nof text", 4)
    ['    two paragraphs', '', '', '    of text']
    """
    lines: list[str] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            lines.append("")
        lines += [" " * column + part for part in _wrapped(line, column)]
    return lines


def _wrapped(line: str, column: int) -> list[str]:
    if not line:
        return []
    most = max(WIDTH - column, _NARROWEST)
    parts = [""]
    for word in re.split(r"(?<! ) (?! )", line):
        if not parts[-1]:
            parts[-1] = word
        elif len(parts[-1]) + 1 + len(word) <= most:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


_LETTER = re.compile(r"\\(?:u[0-9a-f]{4}|U[0-9a-f]{8}|.)|[^\\]")


def quoted_lines(text: str, first: int, column: int) -> list[str]:
    r"""Return *text* in double quotes, over several lines where it is long.

    Args:
        text: any text that can be encoded.
        first: how many characters stand before it in its line.
        column: where the lines after the first begin.

    >>> quoted_lines("a\tb", 10, 4)
    ['"a\\tb"']
    """
    lines = ['"']
    most = max(WIDTH - first, _NARROWEST)
    for letter in _LETTER.findall(_escaped(text)):
        if len(lines[-1]) >= most and lines[-1][-1] == " ":
            lines[-1] += "\\"  # the break is no part of the text; the space is
            lines.append(" " * column)
            most = max(WIDTH, column + _NARROWEST)
        at_edge = not lines[-1].strip(" ")
        lines[-1] += "\\ " if letter == " " and at_edge else letter
    lines[-1] += '"'
    return lines
