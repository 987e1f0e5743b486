"""`event:` of an event file: what the claims are about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.dates import Precision, When
from casualty_ledger.core.model import Actor, Event
from casualty_ledger.core.names import normal, tidy
from casualty_ledger.core.problems import Code
from casualty_ledger.reading.categories import unknown_category
from casualty_ledger.reading.nodes import (
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
)
from casualty_ledger.reading.spans import spans_of
from casualty_ledger.reading.top import check_id

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.settings import LedgerFile

#: Keys of an event, in the order of docs/format.md.
EVENT_KEYS = [
    "id",
    "title",
    "place",
    "start",
    "end",
    "settling_days",
    "fresh_days",
    "places",
    "actors",
    "tags",
    "url",
    "note",
]
# What no figure depends on: an event with a slip in one of them can be reconciled.
_ASIDE = frozenset({"title", "tags", "url", "note"})
_REQUIRED = {
    "id": "add `id:`, the file's name without `.yaml`",
    "title": "add `title:`, what people call the event",
    "start": "add `start:`, its first day",
}
# Stands in for a start that could not be read; such an event is never reconciled.
_NEVER = When(date.min, date.min, Precision.DAY, "")
_ELSEWHERE = {
    "claims": "`claims` stands at the left edge, beside `event`",
    "format": "`format` stands at the left edge, beside `event`",
}


@dataclass(frozen=True)
class Head:
    """An event without its claims.

    Attributes:
        sound: nothing is wrong with it that its figures depend on.
    """

    event: Event
    sound: bool


def read_head(node: Node | None, fields: Fields, file: LedgerFile, stem: str) -> Head:
    """Return the event that *node* describes, as far as it can be read.

    Args:
        node: what stands under `event:`; None if there is no such key.
        fields: of its file.
        file: the ledger's settings and categories.
        stem: the file's name, which must be the event's id.
    """
    findings = fields.findings
    mapping = None if node is None else fields.mapping(node, "event")
    if mapping is None:
        nothing = Event(id=stem, title=stem, start=_NEVER, span=findings.point(0, 0))
        return Head(nothing, sound=False)
    before = findings.errors
    values, aside = _values(mapping, fields, file)
    if values.get("id", stem) != stem:
        _not_file_name(mapping.entries["id"], values["id"], stem, fields)
    _check_days(mapping, values, fields)
    for key, help_ in _REQUIRED.items():
        if key not in mapping.entries:
            fields.missing(mapping, key, "the event", help_)
            aside += key in _ASIDE and not (mapping.spoiled or mapping.strange)
    span = findings.span(mapping)
    spans = spans_of(mapping, fields)
    defaults = {
        "id": stem,
        "title": values.get("id", stem),
        "start": _NEVER,
        "settling_days": file.settings.settling_days,
        "fresh_days": file.settings.fresh_days,
    }
    event = Event(span=span, spans=spans, **(defaults | values))
    sound = findings.errors - before == aside and not findings.is_spoiled(mapping)
    return Head(event, sound=sound)


def _values(
    mapping: MappingNode, fields: Fields, file: LedgerFile
) -> tuple[dict[str, Any], int]:
    """Return what the keys hold, and how many errors are in those set aside."""
    values: dict[str, Any] = {}
    aside = 0
    for key, node in fields.entries(mapping, EVENT_KEYS, "an event", _ELSEWHERE):
        before = fields.findings.errors
        read: object
        match key:
            case "id":
                read = _id(node, fields)
            case "start" | "end":
                read = fields.when(node, key)
            case "settling_days" | "fresh_days":
                read = fields.days(node, key)
            case "place":
                text = fields.text(node, key)
                read = None if text is None else tidy(text)
            case "places":
                whole = mapping.entries.get("place")
                read = _Places(fields, whole).read(node)
            case "actors":
                read = _actors(node, fields, file)
            case "tags":
                read = fields.words(node, key)
            case _:
                read = fields.text(node, key)
        if read is not None:
            values[key] = read
        aside += (fields.findings.errors - before) if key in _ASIDE else 0
    return values, aside


def _id(node: Node, fields: Fields) -> str | None:
    text = fields.text(node, "id")
    return text if text and check_id(node, text, fields, event=True) else None


def _not_file_name(node: Node, id_: str, stem: str, fields: Fields) -> None:
    fields.findings.add(
        Code.ID_NOT_FILE_NAME,
        node,
        f"the event's id is `{id_}`, and its file's name `{stem}`",
        help=f"rename the file to `{id_}.yaml`, or write `id: {stem}`",
    )


def _check_days(
    mapping: MappingNode, values: Mapping[str, Any], fields: Fields
) -> None:
    start: When | None = values.get("start")
    end: When | None = values.get("end")
    if start is not None and end is not None and end.last < start.first:
        fields.findings.add(
            Code.DATES_REVERSED,
            mapping.entries["end"],
            f"the event ends on {end.text}, before it starts on {start.text}",
            help="swap the two, or leave `end` out while the event goes on",
        )


def _actors(node: Node, fields: Fields, file: LedgerFile) -> Mapping[str, Actor] | None:
    mapping = fields.mapping(node, "actors")
    if mapping is None:
        return None
    found: dict[str, Actor] = {}
    forms: dict[str, Scalar] = {}
    for key, value in mapping.items():
        if not check_id(key, key.value, fields):
            continue
        first = forms.setdefault(normal(key.value), key)
        if first is not key:
            fields.case_only(key, first)
            continue
        found[key.value] = _actor(key.value, value, fields, file)
    return MappingProxyType(found)


def _actor(id_: str, node: Node, fields: Fields, file: LedgerFile) -> Actor:
    mapping = fields.mapping(node, id_)
    name, forces = id_, None
    if mapping is not None:
        for key, value in fields.entries(mapping, ("name", "forces"), "an actor"):
            text = fields.text(value, key)
            if text is None:
                continue
            if key == "name":
                name = text
            elif text in file.categories.by_name:
                forces = text
            elif not file.whole or text in file.unread:
                fields.findings.errors += 1  # ledger.yaml: what is wrong is told there
            else:
                known = file.categories.by_name
                unknown_category(value, text, known, fields)
    return Actor(id_, name, forces)


class _Places:
    """Reads the tree of places; a name may stand in it once."""

    def __init__(self, fields: Fields, whole: Node | None) -> None:
        self._fields = fields
        self._firsts: dict[str, Node] = {}
        self._parents: dict[str, str | None] = {}
        if type(whole) is Scalar:
            self._firsts[normal(whole.value)] = whole

    def read(self, node: Node) -> Mapping[str, str | None]:
        """Return each place under its parent, in the order declared."""
        self._add(node, None)
        return MappingProxyType(self._parents)

    def _add(self, node: Node, parent: str | None) -> None:
        if type(node) is SequenceNode:
            for item in node.items:
                self._add(item, parent)
        elif type(node) is MappingNode:
            for key, value in node.items():
                place = self._name(key, parent)
                if not (type(value) is Scalar and not value.value):
                    self._add(value, place)
        elif type(node) is Scalar:
            self._name(node, parent)

    def _name(self, node: Scalar, parent: str | None) -> str:
        text = self._fields.text(node, "places")
        name = tidy(node.value)
        first = self._firsts.setdefault(normal(name), node)
        if text is not None and first is not node:
            self._fields.findings.add(
                Code.PLACE_REPEATED,
                node,
                f"the place {name!r} stands twice",
                note=f"first given at {self._fields.findings.span(first)}",
                help="keep it where it lies; two places of one name need a word more",
            )
        self._parents.setdefault(name, parent)
        return name
