"""Bytes of a file -> its text, with what no ledger may hold reported and made harmless.

Line breaks are those that editors count: LF, and CR before LF.  YAML 1.1 knows more of
them, by which a line that looks like a comment could hold a key; they stand in for
themselves as `Text.marked`, and are put back once the text is parsed.
"""

from __future__ import annotations

import codecs
import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.problems import Code
from casualty_ledger.reading.limits import MOST_CHARACTERS, MOST_TEXT

if TYPE_CHECKING:
    from casualty_ledger.reading.findings import Findings

# Controls, save for tab and line ends; a CR alone, which hides what stands before it
# on a terminal and ends a line for some editors only; the two that are no characters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]|\r(?!\n)"
)
_BREAKS = "\x85\u2028\u2029"  # of YAML 1.1, and of no editor
_PRIVATE = range(0xE000, 0xF8FF)
_REPLACED = "\ufffd"
# Bytes that are plainly text: what is forbidden begins, in UTF-8, with one of the
# others.  To look for those is fifty times faster than to search the text.
_CONTROLS = bytes(range(ord(" ")))
_PLAIN = bytes(set(range(256)) - set(_CONTROLS) - set(b"\x7f\xc2\xef") | set(b"\t\n\r"))
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MOST_MARKERS = 6  # that are told
_CONFLICT = re.compile(
    rf"^(?:{'|'.join(map(re.escape, _MARKS))})(?=[ \r\n]|\Z)", re.MULTILINE
)
_CLOSE_COMMENT = re.compile(r"[ \t]#[^\s#]")


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text, ready for the parser.

    Attributes:
        whole: the text; nothing in it can upset the parser, and no character is
            added or lost.
        original: the same as the user wrote it.
        restore: what to translate values with, or None if there is no need.
        comments: lines (from 0) on which a ``#`` follows a space and stands close to
            what it hides: perhaps part of a text, and no comment.
    """

    whole: str
    original: str
    restore: dict[int, str] | None
    comments: frozenset[int]


def decode(data: bytes, findings: Findings) -> Text | None:
    """Return the text of a file, or None if it cannot be parsed at all.

    Fills in the lines of *findings*, and adds what is wrong to it.
    """
    whole = _decoded(data, findings)
    findings.text = whole
    if findings.problems or _is_in_conflict(whole, findings):
        return None
    if not data.translate(None, _PLAIN) and data.count(b"\r") == data.count(b"\r\n"):
        clean: str | None = whole
    else:
        clean = _clean(whole, findings)
    if clean is None or _has_long_line(clean, findings):
        return None
    plain, restore = _without_breaks(clean)
    return Text(plain, whole, restore, _close_comments(clean))


def mentions_restricted(data: bytes) -> bool:
    """Tell whether a file that nobody could parse may hold a restricted claim."""
    return b"restricted" in data.replace(b"\x00", b"").lower()


def _decoded(data: bytes, findings: Findings) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _not_utf8(findings, 0, 0, "the file is in UTF-16")
        return data.decode("utf-16", "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8"))
        message = f"the byte 0x{data[error.start]:02X} is not UTF-8"
        text = data.decode("utf-8", "replace")
        findings.text = text
        _not_utf8(findings, before.count(b"\n"), column, message)
        return text


def _not_utf8(findings: Findings, line: int, column: int, message: str) -> None:
    findings.add(
        Code.FILE_NOT_UTF8,
        findings.point(line, column),
        message,
        help="save the file as UTF-8",
    )


def _has_long_line(whole: str, findings: Findings) -> bool:
    if len(whole) <= MOST_TEXT:
        return False
    lengths = [len(line) for line in findings.lines]
    longest = max(lengths)
    if longest <= MOST_TEXT:
        return False
    findings.add(
        Code.TEXT_TOO_LONG,
        findings.point(lengths.index(longest), 0, to_line_end=True),
        f"a line of {longest:,} characters; {MOST_TEXT:,} are allowed",
        help="keep the passage that bears out the count, and link to the rest",
    )
    return True


def _is_in_conflict(whole: str, findings: Findings) -> bool:
    if not any(mark in whole for mark in _MARKS):
        return False
    found = itertools.islice(_CONFLICT.finditer(whole), _MOST_MARKERS)
    markers = [_point(whole, each.start())[0] for each in found]
    if not markers:
        return False
    others = ", ".join(str(line + 1) for line in markers[1:])
    findings.add(
        Code.MERGE_CONFLICT,
        findings.point(markers[0], 0, to_line_end=True),
        "git has left the marks of a merge conflict here",
        note=f"further marks on line {others}" if others else None,
        help="keep the claims of both sides, and delete the marked lines",
    )
    return True


def _clean(whole: str, findings: Findings) -> str | None:
    """Return *whole* with forbidden characters replaced, each of them reported.

    None where there are so many that it is no text.
    """
    forbidden = list(_FORBIDDEN.finditer(whole))
    few = len(forbidden) <= MOST_CHARACTERS
    for found in forbidden if few else forbidden[:1]:
        line, column = _point(whole, found.start())
        findings.spoil(line, column)
        findings.add(
            Code.CHARACTER_FORBIDDEN,
            findings.point(line, column),
            f"the control character U+{ord(found[0]):04X} stands here",
            note=None if few else f"{len(forbidden) - 1:,} more follow",
            help="delete it" if few else "save the file as text, in UTF-8",
        )
    if not forbidden:
        return whole
    return _FORBIDDEN.sub(_REPLACED, whole) if few else None


def _point(whole: str, index: int) -> tuple[int, int]:
    """Return the line and column, from 0, of the character *index*."""
    return whole.count("\n", 0, index), index - whole.rfind("\n", 0, index) - 1


def _without_breaks(whole: str) -> tuple[str, dict[int, str] | None]:
    """Return *whole* with stand-ins for the breaks of YAML 1.1, and the way back."""
    there = [each for each in _BREAKS if each in whole]
    if not there:
        return whole, None
    free = (code for code in _PRIVATE if chr(code) not in whole)
    stand_ins = dict(zip(there, free, strict=False))
    marked = whole.translate({ord(each): code for each, code in stand_ins.items()})
    return marked, {code: each for each, code in stand_ins.items()}


def _close_comments(whole: str) -> frozenset[int]:
    if "#" not in whole or not _CLOSE_COMMENT.search(whole):
        return frozenset()
    return frozenset(
        number
        for number, line in enumerate(whole.split("\n"))
        if _CLOSE_COMMENT.search(line)
    )
