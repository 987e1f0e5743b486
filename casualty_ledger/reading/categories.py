"""`categories:` of ledger.yaml -> the category graph with the ledger's own added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.categories import (
    BUILT_IN,
    TOTAL,
    Categories,
    Category,
    Partition,
)
from casualty_ledger.core.problems import Code
from casualty_ledger.reading.limits import MOST_CATEGORIES
from casualty_ledger.reading.top import check_id

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.nodes import MappingNode, Node, Scalar

_KEYS = ("name", "within", "parts")


@dataclass(frozen=True)
class _Own:
    """A category as the ledger writes it; names not yet looked up."""

    key: Scalar
    title: str
    within: tuple[str, ...] = (TOTAL,)
    parts: tuple[str, ...] = ()


def read_categories(node: Node, fields: Fields) -> tuple[Categories, frozenset[str]]:
    """Return the whole graph, and the names of those that could not be read."""
    mapping = fields.mapping(node, "categories")
    if mapping is None:
        return BUILT_IN, frozenset()
    if len(mapping.keys) > MOST_CATEGORIES:
        fields.findings.add(
            Code.YAML_TOO_MANY_VALUES,
            list(mapping.keys.values())[MOST_CATEGORIES],
            f"more than {MOST_CATEGORIES} categories",
            help="keep those that claims count",
        )
        return BUILT_IN, frozenset(mapping.entries)
    declared = mapping.keys
    known = (*BUILT_IN.by_name, *declared)
    own: dict[str, _Own] = {}
    for key, value in mapping.items():
        if _is_new(key, fields):
            one = _read_category(key, value, known, fields)
            if one is not None:
                own[key.value] = one
    _drop_cycles(own, fields)
    return _joined(own), frozenset(declared) - frozenset(own)


def _is_new(key: Scalar, fields: Fields) -> bool:
    if not check_id(key, key.value, fields):
        return False
    if key.value not in BUILT_IN.by_name:
        return True
    fields.findings.add(
        Code.ID_REPEATED,
        key,
        f"the category `{key.value}` comes with the program",
        help="give the ledger's own another name",
    )
    return False


def _read_category(
    key: Scalar, node: Node, known: Collection[str], fields: Fields
) -> _Own | None:
    before = fields.findings.errors
    mapping = fields.mapping(node, key.value)
    title = key.value.replace("_", " ")
    within: tuple[str, ...] = (TOTAL,)
    parts: tuple[str, ...] = ()
    for name, value in _entries(mapping, fields):
        if name == "name":
            title = fields.text(value, name) or title
        elif name == "within":
            within = _names(value, name, known, fields)
        else:
            parts = _names(value, name, known, fields)
    if fields.findings.errors > before:
        return None
    return _Own(key, title, within or (TOTAL,), parts)


def _entries(mapping: MappingNode | None, fields: Fields) -> list[tuple[str, Node]]:
    if mapping is None:
        return []
    return list(fields.entries(mapping, _KEYS, "a category"))


def _names(
    node: Node, key: str, known: Collection[str], fields: Fields
) -> tuple[str, ...]:
    found = []
    for text, scalar in fields.texts(node, key) or ():
        if text in known:
            found.append(text)
        else:
            unknown_category(scalar, text, known, fields)
    return tuple(dict.fromkeys(found))


def unknown_category(
    node: Node, text: str, known: Collection[str], fields: Fields
) -> None:
    """Report a category that is neither the program's nor the ledger's."""
    fields.findings.add(
        Code.CATEGORY_UNKNOWN,
        node,
        f"`{text}` is no category",
        help=fields.findings.known(text, known)
        or "add it to `categories:` in ledger.yaml, or use one of docs/format.md",
    )


def _drop_cycles(own: dict[str, _Own], fields: Fields) -> None:
    """Take out what lies within itself, and what then lies within nothing known."""
    for name in _lost(own):
        one = own.pop(name)
        if _reaches_itself(name, {**own, name: one}):
            fields.findings.add(
                Code.CATEGORY_CYCLE,
                one.key,
                f"`{name}` lies within itself",
                note=_ways(one),
                help="take it out of one of the two places",
            )


def _ways(one: _Own) -> str:
    said = f"it lies within {', '.join(one.within)}"
    return f"{said}, and its parts are {', '.join(one.parts)}" if one.parts else said


def _lost(own: Mapping[str, _Own]) -> list[str]:
    """Return the categories that cannot be put below ones that are placed."""
    left = dict(own)
    above = _above(left)
    placed: set[str] = set()
    names = {*above, *BUILT_IN.by_name}
    while True:
        fits = {
            name
            for name in names - placed
            if all(each in placed for each in above.get(name, ()))
        }
        if not fits:
            return [name for name in own if name not in placed]
        placed |= fits


def _above(own: Mapping[str, _Own]) -> dict[str, tuple[str, ...]]:
    """Return for each category all that it lies directly within."""
    above = {each.name: each.within for each in BUILT_IN.categories}
    for name, one in own.items():
        above[name] = tuple(dict.fromkeys((*above.get(name, ()), *one.within)))
        for part in one.parts:
            above[part] = tuple(dict.fromkeys((*above.get(part, ()), name)))
    return above


def _reaches_itself(name: str, own: Mapping[str, _Own]) -> bool:
    above = _above(own)
    seen: set[str] = set()
    todo = list(above.get(name, ()))
    while todo:
        one = todo.pop()
        if one == name:
            return True
        if one not in seen:
            seen.add(one)
            todo.extend(above.get(one, ()))
    return False


def _joined(own: Mapping[str, _Own]) -> Categories:
    above = _above(own)
    kept = {*own, *BUILT_IN.by_name}
    old = [replace(each, within=above[each.name]) for each in BUILT_IN.categories]
    new = [
        Category(name, tuple(each for each in above[name] if each in kept), one.title)
        for name, one in own.items()
    ]
    parts = [
        Partition(name, one.parts)
        for name, one in own.items()
        if one.parts and kept.issuperset(one.parts)
    ]
    return Categories((*old, *new), (*BUILT_IN.partitions, *parts))
