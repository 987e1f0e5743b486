"""The value of each key of a claim that is neither plain text nor a count.

One function a key: context, node and key in; the value out, or None after it has
been said why there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.model import Basis, Status
from casualty_ledger.core.problems import Code
from casualty_ledger.reading.fields import Fields
from casualty_ledger.reading.nodes import Node, Scalar
from casualty_ledger.reading.top import check_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casualty_ledger.reading.frame import Frame, Known

_DIGEST = re.compile(r"[0-9A-Fa-f]{64}")


@dataclass(frozen=True, slots=True)
class Context:
    """What the claims of one file are read with."""

    fields: Fields
    known: Known
    frame: Frame


_Reader: TypeAlias = "Callable[[Context, Node, str], object]"


def _id(context: Context, node: Node, key: str) -> str | None:
    text = context.fields.text(node, key)
    return text if text and check_id(node, text, context.fields) else None


def _source(context: Context, node: Node, key: str) -> str | None:
    """Return the id of the source, or of an unknown one the name as written."""
    found = context.known.sources.find(node, key, context.fields)
    if found is None and type(node) is Scalar:
        return node.value.strip() or None
    return found


def _where(context: Context, node: Node, key: str) -> str | None:
    text = context.fields.text(node, key)
    return None if text is None else context.frame.where[text]


def _cause(context: Context, node: Node, key: str) -> str | None:
    text = context.fields.text(node, key)
    return None if text is None else context.frame.cause[text]


def _by(context: Context, node: Node, key: str) -> str | None:
    text = context.fields.text(node, key)
    found = None if text is None else context.frame.by[text]
    if text is not None and found is None:
        findings, actors = context.fields.findings, context.frame.actors
        findings.add(
            Code.ACTOR_UNKNOWN,
            node,
            f"{text!r} is no actor of this event",
            help=findings.known(text, actors)
            or f"write one of {', '.join(actors)}, or add it to `actors:`",
        )
    return found


def _draws_on(context: Context, node: Node, key: str) -> tuple[str, ...] | None:
    texts = context.fields.texts(node, key)
    if texts is None:
        return None
    find = context.known.sources.find
    ids = (find(scalar, key, context.fields) for _, scalar in texts)
    return tuple(dict.fromkeys(each for each in ids if each is not None))


def _digest(context: Context, node: Node, key: str) -> str | None:
    text = context.fields.text(node, key)
    if text is not None and not _DIGEST.fullmatch(text):
        context.fields.findings.add(
            Code.VALUE_MISSHAPEN,
            node,
            f"{text!r} is no SHA-256 digest",
            help="write its 64 digits, 0 to 9 and a to f",
        )
    return text


def _basis(context: Context, node: Node, key: str) -> Basis | None:
    return context.fields.word(node, key, Basis)


def _status(context: Context, node: Node, key: str) -> Status | None:
    return context.fields.word(node, key, Status)


def _credibility(context: Context, node: Node, key: str) -> int | None:
    return context.fields.number(node, key, 1, 6)


def _plainly(read: Callable[[Fields, Node, str], object]) -> _Reader:
    return lambda context, node, key: read(context.fields, node, key)


#: Key -> what reads its value.
READERS: Mapping[str, _Reader] = {
    "id": _id,
    "source": _source,
    "published": _plainly(Fields.when),
    "as_of": _plainly(Fields.when),
    "accessed": _plainly(Fields.when),
    "retracted": _plainly(Fields.when),
    "where": _where,
    "by": _by,
    "cause": _cause,
    "period": _plainly(Fields.period),
    "basis": _basis,
    "status": _status,
    "credibility": _credibility,
    "corrects": _plainly(Fields.words),
    "draws_on": _draws_on,
    "sha256": _digest,
    "digest": _digest,
    "removed": _plainly(Fields.truth),
    "restricted": _plainly(Fields.truth),
}
