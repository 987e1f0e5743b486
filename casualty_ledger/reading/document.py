"""Events -> nodes, each with its place: one pass, no recursion, no guess.

What a ledger does not use of YAML is refused here: keys given twice, anchors, aliases,
tags, merge keys, second documents.  A refused value becomes a `BrokenNode`, so that
nothing else is said about it.  Fields read the scalars later: all are text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from casualty_ledger.core.problems import Code
from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.limits import MOST_DEPTH, MOST_TEXT, MOST_VALUES
from casualty_ledger.reading.mending import without_bad_claims
from casualty_ledger.reading.nodes import (
    NOWHERE,
    BrokenNode,
    MappingNode,
    Mark,
    Node,
    Scalar,
    SequenceNode,
    end_of,
    kind_of,
    start_of,
)
from casualty_ledger.reading.parser import parse
from casualty_ledger.reading.syntax import report_syntax, shown_tag

if TYPE_CHECKING:
    from yaml.events import CollectionStartEvent

    from casualty_ledger.reading.text import Text

_MERGE = "<<"
_UNUSABLE = "\0"  # stands for a key that is no text; no text of a file holds it
_REFUSED_KEYS = frozenset({_MERGE, _UNUSABLE})


# The last two: what the pure-Python scanner makes of an escape of no character.
_NO_YAML = (yaml.YAMLError, ValueError, OverflowError)


class _StopError(Exception):
    """The rest of the text is not to be parsed; the reason has been reported."""


def compose(text: Text, findings: Findings) -> Node | None:
    """Return what the one document of *text* holds; None if it holds nothing.

    None, too, where it cannot be parsed: then *findings* has errors.  A claim that is
    no YAML is one broken node, if the others can be told from it.
    """
    damaged = bool(findings.spoiled)
    so_far = findings.so_far()
    try:
        return _Composer(text, findings).run()
    except _StopError:
        return None
    except _NO_YAML as error:
        fault = error
    if damaged:  # by what has been told already
        return None
    bad = Findings(findings.path, findings.text)
    mended = without_bad_claims(text, bad)
    if mended is None:
        report_syntax(fault, findings)
        return None
    findings.go_back(so_far)
    findings.take_over(bad)
    try:
        return _Composer(mended, findings).run()
    except (_StopError, *_NO_YAML):
        return None


class _Composer:
    """One pass over the events of one text."""

    def __init__(self, text: Text, findings: Findings) -> None:
        self._text = text
        self._findings = findings
        self._anchors: set[str] = set()
        self._documents = 0

    def run(self) -> Node | None:  # noqa: C901, PLR0912, RET503 - once for every scalar: written out
        """Return the root of the document, or None for an empty text."""
        next_event = parse(self._text.whole).get_event
        odd = self._may_be_odd()
        # The collection that is open, and in a mapping the key whose value comes next.
        sequence = top = SequenceNode(NOWHERE, flow=False)
        mapping: MappingNode | None = None
        key: Scalar | None = None
        above: list[tuple[MappingNode | None, SequenceNode, Scalar | None]] = []
        node: Node
        for _ in range(MOST_VALUES):
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                node = self._look_at(event) if odd else event
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                node = sequence if mapping is None else mapping
                node.end_mark = event.end_mark
                mapping, sequence, key = above.pop()
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                above.append((mapping, sequence, key))
                self._check_start(event, len(above))
                key = mapping = None
                if kind is MappingStartEvent:
                    mapping = MappingNode(event.start_mark, flow=event.flow_style)
                else:
                    sequence = SequenceNode(event.start_mark, flow=event.flow_style)
                continue
            elif kind is AliasEvent:
                node = self._alias(
                    event, merged=key is not None and key.value == _MERGE
                )
            elif kind is StreamEndEvent or self._is_second_document(event):
                return top.items[0] if top.items else None
            else:
                continue
            if mapping is None:
                sequence.items.append(node)
            elif key is None:
                key = node if type(node) is ScalarEvent else self._odd_key(node)
            else:
                name = key.value
                if name in mapping.entries or name in _REFUSED_KEYS:
                    self._refuse_key(mapping, key)
                else:
                    mapping.entries[name] = node
                    mapping.keys[name] = key
                key = None
        self._stop(
            Code.YAML_TOO_MANY_VALUES,
            event.start_mark,
            f"the file holds more than {MOST_VALUES:,} values",
            "split the event, or move its claims into several",
        )

    def _stop(self, code: Code, mark: Mark, message: str, help_: str) -> NoReturn:
        span = self._findings.point(mark.line, mark.column)
        self._findings.add(code, span, message, help=help_)
        raise _StopError

    def _refuse(
        self,
        code: Code,
        node: Node,
        message: str,
        help_: str,
        note: str | None = None,
    ) -> None:
        start = start_of(node)
        self._findings.spoil(start.line, start.column)
        span = self._findings.stretch(start, end_of(node))
        self._findings.add(code, span, message, help=help_, note=note)

    def _check_start(self, event: CollectionStartEvent, depth: int) -> None:
        if depth > MOST_DEPTH:
            self._stop(
                Code.YAML_TOO_DEEP,
                cast("Mark", event.start_mark),
                f"lists and keys stand more than {MOST_DEPTH} deep in each other here",
                "write them less deep, or put a text with brackets in quotes",
            )
        if event.anchor or event.tag:
            start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
            self._odd_properties(event, BrokenNode(start, end))

    def _may_be_odd(self) -> bool:
        """Tell whether a scalar may need a second look: few files hold such a one."""
        whole = self._text.whole
        return (
            "&" in whole
            or "!" in whole
            or len(whole) > MOST_TEXT
            or self._text.restore is not None
            or bool(self._findings.spoiled)
        )

    def _look_at(self, event: Scalar) -> Node:
        """Return what to read in place of a scalar, which mostly is itself."""
        if self._text.restore is not None:
            event.value = event.value.translate(self._text.restore)
        if self._findings.is_spoiled(event):
            return BrokenNode(start_of(event), end_of(event))
        if not (event.tag or event.anchor or len(event.value) > MOST_TEXT):
            return event
        broken = BrokenNode(start_of(event), end_of(event))
        if event.anchor or event.tag:
            self._odd_properties(event, broken)
        if len(event.value) > MOST_TEXT:
            self._refuse(
                Code.TEXT_TOO_LONG,
                event,
                f"a text of {len(event.value):,} characters; {MOST_TEXT:,} are allowed",
                "keep the passage that bears out the count, and link to the rest",
            )
            return broken
        return broken if event.tag else event

    def _odd_properties(
        self, event: CollectionStartEvent | Scalar, where: BrokenNode
    ) -> None:
        if event.anchor:
            self._anchors.add(event.anchor)
            self._refuse(
                Code.YAML_ANCHOR,
                where,
                f"`&{event.anchor}` names a value so that it can be repeated elsewhere",
                "delete it, and write each value where it belongs; put a text that"
                " begins with `&` in quotes",
            )
        if event.tag:
            self._refuse(
                Code.YAML_TAG,
                where,
                f"`{shown_tag(event.tag)}` tells YAML what kind of value follows",
                "delete it: each key knows its kind; put a text that begins with `!`"
                " in quotes",
            )

    def _alias(self, event: AliasEvent, *, merged: bool) -> Node:
        start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
        broken = BrokenNode(start, end)
        if merged or event.anchor in self._anchors:  # the key, or the anchor, is told
            self._findings.spoil(start.line, start.column)
        else:
            self._refuse(
                Code.YAML_ANCHOR,
                broken,
                f"`*{event.anchor}` repeats a value that stands elsewhere",
                "write the value itself; put a text that begins with `*` in quotes",
            )
        return broken

    def _odd_key(self, node: Node) -> Scalar:
        if not isinstance(node, BrokenNode):
            self._refuse(
                Code.VALUE_MISSHAPEN,
                node,
                f"a key is a text, and this is {kind_of(node)}",
                "write the key as a text; put a text that begins with a bracket in"
                " quotes",
            )
        start, end = start_of(node), end_of(node)
        return Scalar(None, None, (True, True), _UNUSABLE, start, end)  # type: ignore[arg-type]

    def _refuse_key(self, mapping: MappingNode, key: Scalar) -> None:
        if key.value in _REFUSED_KEYS:
            mapping.spoiled = True
        if key.value == _MERGE:
            self._refuse(
                Code.YAML_MERGE_KEY,
                key,
                "`<<` takes keys over from elsewhere",
                "write the keys themselves",
            )
        elif key.value != _UNUSABLE:
            first = mapping.keys[key.value]
            self._refuse(
                Code.KEY_REPEATED,
                key,
                f"`{key.value}` is given twice",
                "remove one of the two",
                note=f"first given at {self._findings.span(first)}",
            )

    def _is_second_document(self, event: object) -> bool:
        """Tell whether a second document begins here, and report it."""
        if type(event) is not DocumentStartEvent:
            return False
        self._documents += 1
        if self._documents == 1:
            return False
        start, end = cast("Mark", event.start_mark), cast("Mark", event.end_mark)
        self._refuse(
            Code.YAML_SECOND_DOCUMENT,
            BrokenNode(start, end),
            "a second document begins here; what follows is not read",
            "delete the line `---`, or move what follows to a file of its own",
        )
        return True
