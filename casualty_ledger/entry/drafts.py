"""What somebody put in options, in YAML or in JSON -> a draft of a claim."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from casualty_ledger.core.categories import TOTAL
from casualty_ledger.core.problems import Code
from casualty_ledger.entry.results import NotUsableError, RefusedError
from casualty_ledger.reading.document import compose
from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.nodes import MappingNode, SequenceNode
from casualty_ledger.reading.text import decode
from casualty_ledger.writing.claim_text import Draft, Value

if TYPE_CHECKING:
    from casualty_ledger.reading.nodes import Node

#: What stands for the path of what is read from standard input.
STDIN = "-"

# CATEGORY=COUNT.  A count may hold the sign, too: `>=500` and `<=20` name nobody.
_OF_CATEGORY = re.compile(r"\s*([^\W\d][\w-]*)\s*=(.*)", re.DOTALL)
# Words by which YAML says that there is nothing.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


def counts_of(option: str, texts: Sequence[str]) -> dict[str, str]:
    """Return counts given as ``CATEGORY=COUNT``, or as a bare count of everybody.

    Args:
        option: for the message: ``--killed``.
        texts: as given.

    Raises:
        NotUsableError: if two of them are about the same category.

    >>> counts_of("--killed", ["524", "civilians=about 300", ">=500"][:2])
    {'total': '524', 'civilians': 'about 300'}
    >>> counts_of("--killed", [">=500"])
    {'total': '>=500'}
    """
    found: dict[str, str] = {}
    for text in texts:
        parts = _OF_CATEGORY.fullmatch(text)
        category, count = (parts[1], parts[2].strip()) if parts else (TOTAL, text)
        if category in found:
            why = f"{option} is given twice for `{category}`"
            help_ = "give one count a category; another wording is another claim"
            raise NotUsableError(why, help_)
        found[category] = count
    return found


def require_text(fields: Mapping[str, Value]) -> None:
    """Do nothing if every text of *fields* can be written as UTF-8.

    Raises:
        NotUsableError: if one holds half a character, as arguments in another encoding
            and broken escapes of JSON do.
    """
    for key, value in fields.items():
        for text in (key, *_texts(value)):
            if any("\ud800" <= letter <= "\udfff" for letter in text):
                why = f"`{key}` holds a character that is not UTF-8"
                raise NotUsableError(why, "give it in UTF-8")


def _texts(value: Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, Mapping):
        inner = value.values()
        return [*value, *(text for each in inner for text in _texts(each))]
    return [text for each in value for text in _texts(each)]


def draft_of(data: bytes) -> Draft:
    """Return the claim that *data*, YAML or JSON, holds.

    A key with nothing under it (``null``) is left out.

    Raises:
        RefusedError: if it is neither, or not one claim; with what is wrong.
    """
    findings = Findings(STDIN)
    found = _json(data) or _yaml(data, findings)
    if isinstance(found, Sequence) and not isinstance(found, str) and len(found) == 1:
        found = found[0]  # a list item, copied with its dash
    if not findings.problems and not (found and isinstance(found, Mapping)):
        findings.add(
            Code.VALUE_MISSHAPEN,
            findings.point(0, 0),
            "this is not one claim",
            help="give one claim, as keys with values, in YAML or JSON",
        )
    if findings.problems:
        raise RefusedError(findings.finished(None), {STDIN: findings.lines})
    assert isinstance(found, Mapping)  # noqa: S101 - else there is a problem
    return Draft(found)


def _json(data: bytes) -> Value | None:
    """Return what *data* says as JSON, every number as its text; None if it is none.

    Read by the standard library, since YAML reads escapes beyond U+FFFF otherwise.
    """
    if not data.lstrip().startswith(b"{"):
        return None
    try:
        found = json.loads(
            data,
            parse_int=str,
            parse_float=str,
            parse_constant=str,
            object_pairs_hook=_once,
        )
    except (ValueError, RecursionError):
        return None  # the reader of YAML will say what is wrong, and where
    return _of_json(found)


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        message = "a key is given twice"
        raise ValueError(message)
    return found


def _of_json(value: object) -> Value | None:
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return _given({key: _of_json(each) for key, each in value.items()})
        case list():
            return [each for each in map(_of_json, value) if each is not None]
        case None:
            return None
        case _:
            return str(value)


def _yaml(data: bytes, findings: Findings) -> Value | None:
    text = decode(data, findings)
    node = None if text is None else compose(text, findings)
    return None if node is None or findings.problems else _of_node(node)


def _of_node(node: Node) -> Value | None:
    if isinstance(node, MappingNode):
        found = {key: _of_node(each) for key, each in node.entries.items()}
        return _given(found)
    if isinstance(node, SequenceNode):
        values = map(_of_node, node.items)
        return [each for each in values if each is not None]
    value = getattr(node, "value", None)
    if value is None or (value in _NOTHING and not getattr(node, "style", None)):
        return None
    return str(value)


def _given(fields: Mapping[str, Value | None]) -> dict[str, Value]:
    return {key: value for key, value in fields.items() if value is not None}
