"""sources.yaml -> who can speak, and by which names claims may call them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.model import Kind, Rating, Source
from casualty_ledger.core.names import normal, unmasked
from casualty_ledger.core.problems import Code, Severity
from casualty_ledger.reading.nodes import MappingNode, Scalar
from casualty_ledger.reading.spans import spans_of
from casualty_ledger.reading.top import check_format, check_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.nodes import Node

_KEYS = ("name", "aliases", "kind", "rating", "url", "party", "draws_on", "note")


@dataclass(frozen=True)
class Sources:
    """The sources of a ledger, and how they are found.

    Attributes:
        by_id: in the order declared.
        by_form: each name in its normal form, with the ids that it may mean.
        unread: names, in their normal form, of entries that could not be read.
        whole: all of sources.yaml could be read, so that a name not in it is unknown.
    """

    by_id: Mapping[str, Source] = field(default_factory=dict)
    by_form: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    whole: bool = True

    def find(self, node: Node, key: str, fields: Fields) -> str | None:
        """Return the id of the source that a value names, or None if it is none."""
        text = fields.text(node, key)
        if text is None or text in self.by_id:
            return text
        form = normal(text)
        ids = self.by_form.get(form, ())
        if not ids and (plain := unmasked(text)) is not None:
            ids = self.by_form.get(plain, ())
            if len(ids) == 1:
                _warn_of_scripts(node, text, ids[0], fields)
        if len(ids) == 1:
            return ids[0]
        if ids:
            _ambiguous(node, text, ids, fields)
        elif self.whole and form not in self.unread:
            self._unknown(node, text, fields)
        else:
            fields.findings.errors += 1  # what it should be is told over there
        return None

    def _unknown(self, node: Node, text: str, fields: Fields) -> None:
        names = (
            *self.by_id,
            *(n for each in self.by_id.values() for n in _names(each)),
        )
        fields.findings.add(
            Code.SOURCE_UNKNOWN,
            node,
            f"{text!r} is no source in sources.yaml",
            help=fields.findings.known(text, names) or "add it to sources.yaml",
        )


def _names(source: Source) -> tuple[str, ...]:
    return (source.name, *source.aliases)


def _warn_of_scripts(node: Node, text: str, id_: str, fields: Fields) -> None:
    fields.findings.add(
        Code.SCRIPTS_MIXED,
        node,
        f"{text!r} mixes letters of two scripts that look alike",
        severity=Severity.WARNING,
        note=f"read as `{id_}`",
        help=f"write `{id_}`",
    )


def _ambiguous(node: Node, text: str, ids: Iterable[str], fields: Fields) -> None:
    known = " or ".join(f"`{each}`" for each in ids)
    fields.findings.add(
        Code.SOURCE_AMBIGUOUS,
        node,
        f"{text!r} may be {known}",
        help="write the id of the one that is meant",
    )


def read_sources(root: MappingNode, fields: Fields) -> Sources:
    """Return the sources that the keys of sources.yaml hold."""
    whole = check_format(root, fields)
    found: dict[str, Source] = {}
    drawing: dict[str, list[Scalar]] = {}
    unread: set[str] = set()
    entries = dict(fields.entries(root, ("format", "sources"), "sources.yaml"))
    listed = entries.get("sources")
    if listed is None:
        fields.missing(root, "sources", "the file", "add `sources:` and who can speak")
        whole = False
    elif not (type(listed) is Scalar and not listed.value):  # nobody has spoken yet
        mapping = fields.mapping(listed, "sources")
        whole = whole and mapping is not None and not mapping.spoiled
        forms: dict[str, Scalar] = {}
        for key, node in mapping.items() if mapping is not None else ():
            if _is_new(key, forms, fields):
                found[key.value], drawing[key.value] = _read_source(key, node, fields)
            else:
                unread.add(normal(key.value))
    by_form = _by_form(found.values())
    names = Sources(found, by_form, frozenset(unread), whole=whole)
    for id_, scalars in drawing.items():
        ids = (names.find(each, "draws_on", fields) for each in scalars)
        drawn = tuple(dict.fromkeys(each for each in ids if each is not None))
        found[id_] = replace(found[id_], draws_on=drawn)
    return replace(names, by_id=MappingProxyType(found))


def _is_new(key: Scalar, forms: dict[str, Scalar], fields: Fields) -> bool:
    """Tell whether *key* can be the id of one more source; report it if not."""
    if not check_id(key, key.value, fields):
        return False
    first = forms.setdefault(normal(key.value), key)
    if first is key:
        return True
    fields.case_only(key, first)
    return False


def _read_source(
    key: Scalar, node: Node, fields: Fields
) -> tuple[Source, list[Scalar]]:
    id_, span = key.value, fields.findings.span(key)
    mapping = fields.mapping(node, id_)
    if mapping is None:
        return Source(id_, id_, span), []
    values: dict[str, Any] = {"name": id_}
    drawing: list[Scalar] = []
    for name, value in fields.entries(mapping, _KEYS, "a source"):
        read: object
        match name:
            case "aliases":
                read = fields.words(value, name)
            case "kind":
                read = fields.word(value, name, Kind)
            case "rating":
                read = fields.word(value, name, Rating)
            case "draws_on":
                drawing = [each for _, each in fields.texts(value, name) or ()]
                continue
            case _:
                read = fields.text(value, name)
        if read is not None:
            values[name] = read
    if "name" not in mapping.entries:
        fields.missing(mapping, "name", f"the source `{id_}`", "add `name:`")
    return Source(id=id_, span=span, spans=spans_of(mapping, fields), **values), drawing


def _by_form(sources: Iterable[Source]) -> Mapping[str, tuple[str, ...]]:
    """Return each name in its normal form, with the ids that it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for source in sources:
        for name in (source.id, *_names(source)):
            form = normal(name)
            ids = found.get(form, ())
            if source.id not in ids:
                found[form] = (*ids, source.id)
    return MappingProxyType(found)
