"""Text -> where its parts stand, for those who add to it (see `core/layout.py`).

Read a second time, and only by the commands that write: what is read to be reconciled
has no need of it.  Nothing is judged here; the text has been read without errors, or
will be once it is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from casualty_ledger.core.layout import Layout, Node, Part, Shape
from casualty_ledger.reading.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml._yaml import Mark as FastMark

    Mark = yaml.Mark | FastMark

# The document, its lists and mappings, and their items: what a claim is added to.
_LEVELS = 3
# YAML 1.1 ends lines at these, and the reader does not (see `text.py`).
_NO_BREAKS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), "\ue000")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been seen yet."""

    event: yaml.CollectionStartEvent
    parts: list[Part] = field(default_factory=list)
    end: int = 0
    key: tuple[str, int] | None = None  # of a mapping: the key whose value comes next


def layout_of(text: str) -> Layout | None:
    r"""Return where the parts of *text* stand; None if it is no YAML.

    >>> layout = layout_of("claims:\n  - id: a\n")
    >>> layout.root.get("claims").column
    2
    """
    try:
        return _build(text, _events(text))
    except yaml.YAMLError:
        return None


def _events(text: str) -> Iterator[yaml.Event]:
    events = parse(text.translate(_NO_BREAKS))
    while not isinstance(event := events.get_event(), yaml.StreamEndEvent):
        yield event


def _build(text: str, events: Iterator[yaml.Event]) -> Layout:
    opened: list[_Open] = []
    root: Node | None = None
    end = len(text)
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            opened.append(_Open(event, end=_at(event.end_mark).index))
            continue
        if isinstance(event, yaml.ScalarEvent):
            node = _scalar(text, event)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = _close(opened.pop(), event)
        elif isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            end = _at(event.start_mark).index
            continue
        else:
            continue
        if opened:
            _add(opened[-1], node, keep=len(opened) <= _LEVELS)
        else:
            root = node
    return Layout(root, end)


def _scalar(text: str, event: yaml.ScalarEvent) -> Node:
    start, end = _at(event.start_mark).index, _at(event.end_mark).index
    if event.style in ("|", ">"):
        end = _end_of_block(text, start, end)
    column = _at(event.start_mark).column
    return Node(Shape.SCALAR, start, end, column, flow=False, text=event.value)


def _end_of_block(text: str, start: int, end: int) -> int:
    """Return where a block scalar ends: before its blank lines, if they say nothing.

    They do where the header keeps them (``|+``), and where they hold spaces.
    """
    said = text[start:end]
    trimmed = said.rstrip()
    header = trimmed.partition("\n")[0].partition("#")[0]
    if "+" in header or said[len(trimmed) :].strip("\r\n"):
        return end
    return start + len(trimmed)


def _close(opened: _Open, event: yaml.CollectionEndEvent) -> Node:
    start = _at(opened.event.start_mark)
    flow = bool(opened.event.flow_style)
    shape = (
        Shape.MAPPING
        if isinstance(opened.event, yaml.MappingStartEvent)
        else Shape.LIST
    )
    end = _at(event.end_mark).index if flow else opened.end
    return Node(shape, start.index, end, start.column, flow, tuple(opened.parts))


def _add(opened: _Open, node: Node, *, keep: bool) -> None:
    """Let *node* be the next key or value of the collection that is open."""
    opened.end = max(opened.end, node.end)
    in_mapping = isinstance(opened.event, yaml.MappingStartEvent)
    if in_mapping and opened.key is None:
        opened.key = (node.text, node.start)
        return
    key, start = opened.key or ("", node.start)
    opened.key = None
    if keep:
        opened.parts.append(Part(key, start, node))


def _at(mark: Mark | None) -> Mark:
    """Return *mark*, which both parsers always give."""
    assert mark is not None  # noqa: S101 - the stubs allow for events made by hand
    return mark
