"""A file that is no YAML -> the same file without the claims that are to blame.

One bad claim never hides the good ones.  Claims that stand as items of a list, each
beginning on a line of its own, are parsed one by one; those that are no YAML even
alone are reported and blanked out.  Nothing is guessed about what they may have said,
and where no claim is at fault by itself the whole file stays unread.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import yaml
from yaml.events import StreamEndEvent

from casualty_ledger.reading.parser import parse
from casualty_ledger.reading.syntax import report_syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.reading.findings import Findings
    from casualty_ledger.reading.text import Text

_CLAIMS = re.compile(r"claims:[ \t]*(?:#.*)?")
_ITEM = re.compile(r"( *)-(?: .*)?")
_NOTHING = re.compile(r"[ \t]*(?:#.*)?")
_HIDDEN = "restricted"


def without_bad_claims(text: Text, findings: Findings) -> Text | None:
    """Return *text* with each claim that is no YAML blanked out, and report those.

    None where no claim is to blame by itself.  Every line keeps its number.
    """
    lines = text.whole.replace("\r\n", "\n").split("\n")
    hides = _HIDDEN in text.whole.casefold()
    found = False
    for first, last in _claims(lines):
        error = _fault("\n".join(lines[first:last]))
        if error is None:
            continue
        found = True
        report_syntax(error, findings, first)
        if hides:
            findings.hide_lines(first, last)
        indent = _indent(lines[first])
        lines[first:last] = [f"{' ' * indent}- ~", *[""] * (last - first - 1)]
        findings.spoil(first, indent + 2)
    return replace(text, whole="\n".join(lines)) if found else None


def _claims(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first line of each claim, from 0, and the one after its last."""
    headings = [n for n, line in enumerate(lines) if _CLAIMS.fullmatch(line)]
    if not headings:
        return
    body = [
        number
        for number in range(headings[0] + 1, len(lines))
        if not _NOTHING.fullmatch(lines[number])
    ]
    item = _ITEM.fullmatch(lines[body[0]]) if body else None
    if item is None:
        return
    begins = re.compile(f"{item[1]}-(?: .*)?")
    end = next((n for n in body if not _belongs(lines[n], begins)), len(lines))
    if any(_indent(lines[n]) < len(item[1]) for n in body if n < end):
        return  # where one claim ends and the next begins cannot be told
    firsts = [n for n in body if n < end and begins.fullmatch(lines[n])]
    yield from itertools.pairwise([*firsts, end])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _belongs(line: str, begins: re.Pattern[str]) -> bool:
    """Tell whether *line* is part of the claims, and not the next key of the file."""
    return line.startswith((" ", "\t")) or begins.fullmatch(line) is not None


def _fault(text: str) -> Exception | None:
    """Return why *text* is no YAML, or None if it is."""
    next_event = parse(text).get_event
    try:
        while type(next_event()) is not StreamEndEvent:
            pass
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        return error
    return None
