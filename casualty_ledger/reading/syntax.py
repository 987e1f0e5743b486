"""What the YAML parser stumbled over, in the terms of somebody who wrote a claim.

Told by where the parser stopped and what stands there: its own words differ between
the C and the Python parser, and speak of tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError

from casualty_ledger.core.problems import Code
from casualty_ledger.reading.nodes import NOWHERE, Point

if TYPE_CHECKING:
    from casualty_ledger.reading.findings import Findings

_YAML_TAGS = "tag:yaml.org,2002:"


@dataclass(frozen=True, slots=True)
class _Fault:
    point: Point
    message: str
    help: str
    code: Code = Code.YAML_SYNTAX
    to_line_end: bool = False


def shown_tag(tag: str) -> str:
    """Return *tag* as people write it: ``!!str`` for YAML's own."""
    if tag.startswith(_YAML_TAGS):
        return f"!!{tag.removeprefix(_YAML_TAGS)}"
    return tag if tag.startswith("!") else f"!<{tag}>"


def report_syntax(error: Exception, findings: Findings) -> None:
    """Add to *findings* why the text is no YAML."""
    fault = _explain(error, findings.lines)
    span = findings.point(*fault.point, to_line_end=fault.to_line_end)
    findings.add(fault.code, span, fault.message, help=fault.help)


def _explain(error: Exception, lines: tuple[str, ...]) -> _Fault:
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return _Fault(NOWHERE, "this is not YAML", "compare it with `ledger init`")
    at = Point(error.problem_mark.line, error.problem_mark.column)
    since = at
    if error.context_mark is not None:
        since = Point(error.context_mark.line, error.context_mark.column)
    told = f"{error.context or ''} / {error.problem or ''}"
    line = lines[at.line] if at.line < len(lines) else ""
    letter = line[at.column : at.column + 1]
    for explain in (_scalar_fault, _line_fault):
        fault = explain(told, at, since, letter, line)
        if fault is not None:
            return fault
    return _Fault(
        at,
        f"YAML cannot read on from here: {error.problem}",
        "look for a missing quote, bracket or colon just before it",
    )


def _scalar_fault(
    told: str, at: Point, since: Point, letter: str, line: str
) -> _Fault | None:
    """Explain a slip within one text: its quotes, or the lack of them."""
    if "block scalar" in told:
        sign = line[since.column : since.column + 1] or ">"
        text = line[since.column :].strip()
        return _Fault(
            since,
            f"to YAML `{sign}` begins a text of several lines, and {text!r} follows it",
            f"put it in quotes: \"{text}\"; a count can say it in words,"
            " `more than 500`",
            to_line_end=True,
        )
    if "quoted scalar" in told and "escape" in told:
        return _Fault(
            at,
            "a backslash in double quotes begins an escape, and this is none",
            "write `\\\\` for a backslash, or put the text in single quotes",
        )
    if "quoted scalar" in told:
        return _Fault(
            since,
            "a quote opens here and is not closed",
            "close it; inside single quotes write `''` for an apostrophe",
        )
    if "cannot start any token" in told and letter == "\t":
        return _Fault(at, "a tab stands here", "indent with spaces")
    if "cannot start any token" in told:
        return _Fault(
            at,
            f"to YAML `{letter}` cannot begin a text",
            f"put the text in quotes: \"{line[at.column :].strip()}\"",
            to_line_end=True,
        )
    if "anchor" in told or "alias" in told:
        sign = line[since.column : since.column + 1]
        return _Fault(
            since,
            f"to YAML `{sign}` begins the name of a value",
            "put the text in quotes",
            Code.YAML_ANCHOR,
        )
    if "tag" in told:
        return _Fault(
            since,
            "to YAML `!` begins the kind of a value",
            "put the text in quotes",
            Code.YAML_TAG,
        )
    return None


def _line_fault(
    told: str, at: Point, since: Point, letter: str, line: str
) -> _Fault | None:
    """Explain a slip in how lines, keys and brackets stand to each other."""
    if re.search(r"mapping values are not allowed", told):
        if re.fullmatch(r"\s*(- +)*[\w.-]+", line[: at.column]):
            return _Fault(
                at,
                "a key stands here, and the line before it is not complete",
                "give the line before a colon, or indent this one like its neighbours",
            )
        return _Fault(
            at,
            "a second `: ` stands on this line, and to YAML it makes a key",
            "put the text in quotes if the colon belongs to it",
        )
    if "could not find expected ':'" in told:
        return _Fault(
            since,
            "this line has no colon after its key",
            "write `key: value`; a text that goes on from the line above is indented"
            " further than its key",
            to_line_end=True,
        )
    if "flow" in told:
        return _flow_fault(at, since, letter)
    if "entries are not allowed" in told:
        return _Fault(
            at,
            "to YAML `-` begins an item of a list, and none can stand here",
            "put the text in quotes, or begin the list on a line of its own",
        )
    if "block mapping" in told or "block collection" in told:
        return _Fault(
            at,
            "this does not fit what stands above it",
            "indent keys of one claim alike, and put nothing after a closing quote",
        )
    if "node content" in told or "node" in told:
        return _Fault(
            at,
            f"to YAML `{letter}` cannot begin a text",
            "put the text in quotes",
        )
    return None


def _flow_fault(at: Point, since: Point, letter: str) -> _Fault:
    if letter == ",":
        return _Fault(at, "nothing stands before this comma", "delete the comma")
    return _Fault(
        since,
        "a bracket opens here and is not closed",
        "close it, with commas between its parts; put a text that begins with a"
        " bracket in quotes",
    )
