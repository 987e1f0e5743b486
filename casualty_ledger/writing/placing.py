"""Putting lines into a text and leaving every other character as it was.

Where they go is reckoned from where the parts of the file stand (`core/layout.py`),
never from what its lines look like.  A list that is written in dashes gets dashes at
its own depth, one in brackets gets braces; line ends are those of the line before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.layout import Shape
from casualty_ledger.writing import claim_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casualty_ledger.core.layout import Layout, Node
    from casualty_ledger.writing.claim_text import Draft, Value

_LINE_END = re.compile(r"\r\n|\n|\r")
# How much deeper than its key a new list or mapping stands.
_STEP = 2
_NONE = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class Edit:
    """Text to stand in place of a stretch of text.

    Unit: characters of the text as it was, from 0; ``start == end`` only adds.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One mapping of a list.

    Attributes:
        node: the mapping.
        dash: the column of the list's dashes (of its bracket, if it has none).
    """

    node: Node
    dash: int


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return *text* with every edit made; no two of them overlap.

    >>> edited("abc", [Edit(1, 1, "-"), Edit(2, 3, "")])
    'a-b'
    """
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def append_item(text: str, layout: Layout, key: str, draft: Draft) -> list[Edit] | None:
    """Return what puts *draft* at the end of the list under *key*.

    A list that is missing, or empty, is begun.

    Returns:
        The edits, or None if there is no place for it: the whole file is written in
        braces and has no such list, or *key* holds something else.
    """
    if layout.root is None or layout.root.shape is not Shape.MAPPING:
        return None
    found = layout.root.get(key)
    if found is None:
        return _new_key(text, layout, key, draft)
    if _is_empty(text, found):
        return _first_item(text, layout.root, found, draft)
    return _next_item(text, found, draft) if found.shape is Shape.LIST else None


def _first_item(text: str, root: Node, empty: Node, draft: Draft) -> list[Edit]:
    if root.flow:
        return [Edit(empty.start, empty.end, f"[{_braces(text, draft)}]")]
    dash = root.column + _STEP
    return _begin(text, root, empty, claim_text.block_item(draft, dash, dash + _STEP))


def _next_item(text: str, found: Node, draft: Draft) -> list[Edit]:
    if found.flow:
        return _into_flow(text, found, [_braces(text, draft)])
    dash = found.column
    columns = [
        part.value.column
        for part in found.parts
        if part.value.shape is Shape.MAPPING and not part.value.flow
    ]
    column = columns[-1] if columns else dash + _STEP
    lines = claim_text.block_item(draft, dash, column)
    return [_after(text, found, dash, [*_gap(text, found), *lines])]


def _gap(text: str, found: Node) -> list[str]:
    """Return the blank line before a new item, if the last one has one before it.

    None after a text that keeps its line breaks (``|+``): it would keep this one.
    """
    if len(found.parts) < 2:  # noqa: PLR2004 - the last one and the one before
        return []
    before, last = found.parts[-2:]
    between = text[before.value.end : last.start]
    kept = re.search(r"[|>][1-9]?\+", text[last.start : last.value.end])
    return [""] if re.search(r"\n[ \t]*\r?\n", between) and not kept else []


def append_entry(
    text: str, layout: Layout, key: str, name: str, fields: Value
) -> list[Edit] | None:
    """Return what puts *name*, with *fields*, at the end of the mapping under *key*.

    Returns:
        The edits, or None if there is no place for it, as for `append_item`.
    """
    if layout.root is None or layout.root.shape is not Shape.MAPPING:
        return None
    found = layout.root.get(key)
    if found is None or _is_empty(text, found):
        if layout.root.flow:
            return None
        column = layout.root.column + _STEP
        lines = claim_text.mapping_lines({name: fields}, column)
        if found is not None:
            return _begin(text, layout.root, found, lines)
        head = " " * layout.root.column + f"{key}:"
        return [_at_end(text, layout.end, [head, *lines])]
    if found.shape is not Shape.MAPPING:
        return None
    return add_fields(text, found, {name: fields})


def add_fields(text: str, found: Node, fields: dict[str, Value]) -> list[Edit]:
    """Return what adds *fields* to the mapping *found*, after those it has."""
    draft = claim_text.Draft(fields)
    if found.flow:
        return _into_flow(text, found, claim_text.flow_fields(draft))
    lines = claim_text.mapping_lines(draft.ordered(), found.column)
    return [_after(text, found, found.column - 1, lines)]


def replace_item(text: str, item: Item, draft: Draft) -> list[Edit]:
    """Return what puts *draft* in the place of *item* and of the comments on it."""
    found = item.node
    if found.flow:
        return [Edit(found.start, found.end, _braces(text, draft))]
    end = _end_with_comments(text, found.end, item.dash)
    lines = claim_text.block_item(draft, item.dash, found.column)
    lines[0] = lines[0][found.column :]  # the dash stands there already
    newline = _newline_before(text, found.start)
    tail = newline if text[:end].endswith(("\n", "\r")) else ""
    return [Edit(found.start, end, newline.join(lines) + tail)]


def _is_empty(text: str, node: Node) -> bool:
    if node.shape is Shape.SCALAR:
        return text[node.start : node.end] in _NONE
    return node.flow and not text[node.start + 1 : node.end - 1].strip()


def _new_key(text: str, layout: Layout, key: str, draft: Draft) -> list[Edit] | None:
    assert layout.root is not None  # noqa: S101 - the caller looked
    if layout.root.flow:
        item = f"{key}: [{_braces(text, draft)}]"
        return _into_flow(text, layout.root, [item])
    column = layout.root.column
    dash = column + _STEP
    lines = claim_text.block_item(draft, dash, dash + _STEP)
    return [_at_end(text, layout.end, [f"{' ' * column}{key}:", *lines])]


def _begin(text: str, root: Node, empty: Node, lines: Sequence[str]) -> list[Edit]:
    """Return what puts *lines* under a key that holds nothing (``[]``) as yet."""
    start = empty.start
    while start and text[start - 1] == " ":
        start -= 1
    edits = [_after(text, empty, root.column, lines)]
    if empty.end > empty.start:
        edits.append(Edit(start, empty.end, ""))
    return edits


def _after(text: str, node: Node, column: int, lines: Sequence[str]) -> Edit:
    """Return what puts *lines* after the last line of *node*.

    Comments that follow it at once and stand deeper than *column* are about its last
    part, and stay with it.
    """
    return _at_end(text, _end_with_comments(text, node.end, column), lines)


def _end_with_comments(text: str, end: int, column: int) -> int:
    place = _line_end(text, end)
    while place < len(text):
        after = _next_line(text, place)
        line = text[place:after]
        comment = line.lstrip(" ")
        if not comment.startswith("#") or len(line) - len(comment) <= column:
            break
        place = after
    return place


def _line_end(text: str, place: int) -> int:
    """Return where the line that holds *place* ends, its line break included.

    A place right after a line break is the end of the line before.
    """
    if place and text[place - 1] in "\r\n":
        return place
    return _next_line(text, place)


def _next_line(text: str, place: int) -> int:
    found = _LINE_END.search(text, place)
    return found.end() if found else len(text)


def _at_end(text: str, place: int, lines: Sequence[str]) -> Edit:
    """Return what puts *lines* at *place*, the end of a line or of the text."""
    newline = _newline_before(text, place)
    begins = not place or text[place - 1] in "\r\n"
    added = "".join(line + newline for line in lines)
    return Edit(place, place, added if begins else newline + added)


def _newline_before(text: str, place: int) -> str:
    """Return the line break that the text before *place* uses (else, the text)."""
    found = _LINE_END.findall(text, 0, place) or _LINE_END.findall(text)
    return str(found[-1]) if found else "\n"


def _into_flow(text: str, found: Node, pieces: Sequence[str]) -> list[Edit]:
    """Return what adds *pieces* to a list in brackets or a mapping in braces."""
    close = found.end - 1
    last = found.parts[-1].value.end if found.parts else found.start + 1
    comma = "" if not found.parts or _has_comma(text[last:close]) else ", "
    added = comma + ", ".join(pieces)
    line = max(text.rfind("\n", 0, close), text.rfind("\r", 0, close)) + 1
    if line > last and not text[line:close].strip():
        # The bracket has a line of its own: so does what is added.
        before = _indent_of(text, last)
        return [Edit(line, line, before + added + _newline_before(text, line))]
    return [Edit(close, close, added)]


def _indent_of(text: str, place: int) -> str:
    line = max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1
    return text[line : len(text) - len(text[line:].lstrip(" "))]


def _has_comma(between: str) -> bool:
    """Tell whether a comma stands in what follows a value, comments aside."""
    return "," in re.sub(r"#[^\r\n]*", "", between)


def _braces(text: str, draft: Draft) -> str:
    """Return *draft* in braces, a line for each field after the first."""
    newline = _newline_before(text, 0)
    return "{" + f",{newline}   ".join(claim_text.flow_fields(draft)) + "}"
