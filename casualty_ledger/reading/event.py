"""An event file: one event and the claims about it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.problems import Code, Problem
from casualty_ledger.reading.claim import CLAIM_KEYS, ClaimReader
from casualty_ledger.reading.claim_values import Context
from casualty_ledger.reading.document import compose
from casualty_ledger.reading.fields import Fields
from casualty_ledger.reading.files import TOO_LARGE
from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.frame import frame_of
from casualty_ledger.reading.head import EVENT_KEYS, read_head
from casualty_ledger.reading.limits import MOST_BYTES
from casualty_ledger.reading.nodes import (
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
)
from casualty_ledger.reading.spans import FileText
from casualty_ledger.reading.text import decode
from casualty_ledger.reading.top import check_format, read_top

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from casualty_ledger.core.model import Claim, Event
    from casualty_ledger.reading.frame import Known
    from casualty_ledger.reading.text import Text

# JSON may write a rare letter as two escapes, and YAML knows only single ones.
_PAIRED = re.compile(
    r"(?<!\\)\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
)
_TOP_KEYS = ("format", "event", "claims")
_HOLDS = "one event and its claims"
_ELSEWHERE = {
    **{key: f"`{key}` stands under a claim; indent it" for key in CLAIM_KEYS},
    **{key: f"`{key}` stands under `event:`; indent it" for key in EVENT_KEYS},
}


@dataclass(frozen=True)
class EventFile:
    """What one event file gives.

    Attributes:
        event: with its claims; None where there is nothing to read.
        sound: nothing that its figures depend on is wrong with the event itself.
        named: its id as written, or its file's name.
    """

    event: Event | None
    sound: bool
    named: str


def read_event(text: Text, fields: Fields, known: Known, stem: str) -> EventFile:
    """Read a whole event file.

    Args:
        text: of the file.
        fields: of the file.
        known: the ledger's sources and settings.
        stem: the file's name, which is the event's id.
    """
    root = read_top(text, fields, _HOLDS)
    if root is None:
        return EventFile(None, sound=False, named=stem)
    sound = check_format(root, fields)
    entries = dict(fields.entries(root, _TOP_KEYS, "an event file", _ELSEWHERE))
    if "event" not in root.entries:
        fields.missing(root, "event", "the file", "add `event:` with its id and title")
    head = read_head(entries.get("event"), fields, known.file, stem)
    claims = _claim_nodes(entries.get("claims"), fields)
    frame = frame_of(head.event, claims)
    file = FileText(fields.findings.path, text.whole)
    reader = ClaimReader(Context(fields, known, frame), file)
    made = replace(head.event, claims=tuple([reader.read(each) for each in claims]))
    return EventFile(made, sound=sound and head.sound, named=made.id)


def _claim_nodes(node: Node | None, fields: Fields) -> Sequence[Node]:
    """Return the items of `claims:`, which may be there with nothing in it."""
    if type(node) is SequenceNode:
        return node.items
    if node is not None and not (type(node) is Scalar and not node.value):
        fields.misshapen(node, "claims", "a list of claims")
        findings = fields.findings
        if findings.mentions_restricted(node):
            findings.hide(node)
    return ()


def read_claim_text(
    text: str, event: Event, known: Known, *, today: date, path: str
) -> tuple[Claim | None, tuple[Problem, ...]]:
    """Read one claim that stands alone, as YAML or JSON.

    Args:
        text: the keys of one claim, or a list with one claim in it.
        event: what it is about.
        known: the ledger that it is to stand in (`folder.known_of`).
        today: a claim dated later is an error.
        path: what problems call the place it came from.

    Returns:
        The claim, or None if there is none; and what is wrong with it.
    """
    findings = Findings(path)
    if text.lstrip().startswith(("{", "[")):
        text = _PAIRED.sub(lambda pair: json.loads(f'"{pair[0]}"'), text)
    data = text.encode("utf-8", "surrogatepass")
    if len(data) > MOST_BYTES:
        return None, (TOO_LARGE.problem(path),)
    decoded = decode(data, findings)
    if decoded is None:
        return None, findings.finished(event.id)
    fields = Fields(findings, today, decoded.comments)
    root: Node | None = compose(decoded, findings)
    if type(root) is SequenceNode and len(root.items) == 1:
        root = root.items[0]
    if type(root) is not MappingNode:
        if not findings.errors:
            findings.add(
                Code.VALUE_MISSHAPEN,
                findings.point(0, 0),
                "this is not one claim",
                help="give the keys of one claim, as YAML or JSON",
            )
        return None, findings.finished(event.id)
    frame = frame_of(event, [root])
    file = FileText(path, decoded.whole)
    claim = ClaimReader(Context(fields, known, frame), file).read(root)
    return claim, findings.finished(event.id)
