"""What the YAML parser stumbled over, in the terms of somebody who wrote a claim.

Told by what the parser was at and what stands there: its own words speak of tokens,
and are not the same in C and in Python.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError

from casualty_ledger.core.problems import Code
from casualty_ledger.reading.nodes import Point

if TYPE_CHECKING:
    from casualty_ledger.reading.findings import Findings

_YAML_TAGS = "tag:yaml.org,2002:"
_MOST_SHOWN = 60  # characters of the user's text in a message or help


@dataclass(frozen=True, slots=True)
class _Slip:
    """A known way of going wrong.

    Attributes:
        told: what the parser says of it; a pattern.
        message: with ``{letter}``, the character at the place, and ``{text}``, that
            and what follows on its line.
        help: the same.
        starts: it is shown where the parser began, not where it stopped.
        letter: what must stand there, or None for anything.
        before: what must stand before it on its line; a pattern.
        whole: the rest of the line is marked.
    """

    told: str
    message: str
    help: str
    starts: bool = False
    letter: str | None = None
    before: str = ""
    whole: bool = False
    code: Code = Code.YAML_SYNTAX


# The first that fits is told.
_SLIPS = (
    _Slip(
        "block scalar",
        "to YAML `{letter}` begins a text of several lines, and `{text}` is no such"
        " beginning",
        "put it in quotes, '{text}'; a count can say it in words: `more than 500`",
        starts=True,
        whole=True,
    ),
    _Slip(
        "quoted scalar.*escape",
        "a backslash in double quotes begins an escape, and this is none",
        "write `\\\\` for a backslash, or put the text in single quotes",
    ),
    _Slip(
        "quoted scalar",
        "a quote opens here and is not closed",
        "close it; inside single quotes write `''` for an apostrophe",
        starts=True,
    ),
    _Slip(
        "cannot start any token",
        "a tab stands here, and YAML does not say how far it indents",
        "indent with spaces",
        letter="\t",
    ),
    _Slip(
        "cannot start any token",
        "to YAML `{letter}` cannot begin a text",
        "put the text in quotes: '{text}'",
        whole=True,
    ),
    _Slip(
        "anchor|alias",
        "to YAML `{letter}` begins the name of a value",
        "put the text in quotes: '{text}'",
        starts=True,
        code=Code.YAML_ANCHOR,
    ),
    _Slip(
        r"\btag\b",
        "to YAML `!` begins the kind of a value",
        "put the text in quotes: '{text}'",
        starts=True,
        code=Code.YAML_TAG,
    ),
    _Slip(
        "mapping values are not allowed",
        "a key stands here, and the line before it is not complete",
        "give the line before it a colon, or indent this one like its neighbours",
        before=r"\s*(?:- +)*[\w.-]+",
    ),
    _Slip(
        "mapping values are not allowed",
        "a second `: ` stands on this line, and to YAML it makes a key",
        "put the text in quotes if the colon belongs to it",
    ),
    _Slip(
        "could not find expected ':'",
        "this line has no colon after its key",
        "write `key: value`; indent a text that goes on from the line above further"
        " than its key",
        starts=True,
        whole=True,
    ),
    _Slip(
        "flow",
        "nothing stands before this comma",
        "delete the comma, or put the text in quotes",
        letter=",",
    ),
    _Slip(
        "flow",
        "a bracket opens here and is not closed",
        "close it, with commas between its parts; put a text that begins with a"
        " bracket in quotes",
        starts=True,
    ),
    _Slip(
        "entries are not allowed",
        "to YAML `-` begins an item of a list, and none can stand here",
        "put the text in quotes, or begin the list on a line of its own",
    ),
    _Slip(
        "block mapping|block collection",
        "this does not fit what stands before it",
        "indent the keys of one claim alike, and put nothing after a closing quote or"
        " bracket",
    ),
    _Slip(
        "node",
        "to YAML `{letter}` cannot begin a text",
        "put the text in quotes: '{text}'",
    ),
    _Slip(
        "",
        "YAML cannot be read on from here",
        "look for a missing quote, bracket or colon just before it",
    ),
)


def shown_tag(tag: str) -> str:
    """Return *tag* as people write it: ``!!str`` for YAML's own."""
    if tag.startswith(_YAML_TAGS):
        return f"!!{tag.removeprefix(_YAML_TAGS)}"
    return tag if tag.startswith("!") else f"!<{tag}>"


def report_syntax(error: Exception, findings: Findings, first: int = 0) -> None:
    """Add to *findings* why the text is no YAML.

    Args:
        error: what the parser said.
        findings: of the whole file.
        first: the line of the file, from 0, at which the parser began.
    """
    told = "not YAML"
    stops = starts = Point(first, 0)
    if isinstance(error, MarkedYAMLError):
        told = f"{error.context or ''} / {error.problem or ''}"
        if (mark := error.problem_mark) is not None:
            stops = starts = Point(first + mark.line, mark.column)
        if (mark := error.context_mark) is not None:
            starts = Point(first + mark.line, mark.column)
    for slip in _SLIPS:
        place = starts if slip.starts else stops
        before, text = _around(place, findings.lines)
        if (
            re.search(slip.told, told)
            and slip.letter in {None, text[:1]}
            and (not slip.before or re.fullmatch(slip.before, before))
        ):
            parts = {"letter": text[:1], "text": text.strip()[:_MOST_SHOWN]}
            findings.add(
                slip.code,
                findings.point(*place, to_line_end=slip.whole),
                slip.message.format_map(parts),
                help=slip.help.format_map(parts),
            )
            return


def _around(place: Point, lines: tuple[str, ...]) -> tuple[str, str]:
    """Return what stands before *place* on its line, and from there on."""
    line = lines[place.line] if place.line < len(lines) else ""
    return line[: place.column], line[place.column :]
