"""One claim: a mapping of nodes -> Claim, every fault in it reported.

A claim with an error in it is kept and marked unreadable, so that it can be named as
left out.  Runs for every claim of every ledger: the keys that are plain text are read
in place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.model import Basis, Claim, Outcome, Status
from casualty_ledger.core.names import closest
from casualty_ledger.core.problems import Code
from casualty_ledger.reading.counting import read_counts
from casualty_ledger.reading.nodes import (
    BrokenNode,
    MappingNode,
    Node,
    Scalar,
    end_of,
    start_of,
)
from casualty_ledger.reading.spans import ClaimSpans, FileText
from casualty_ledger.reading.top import check_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.frame import Frame, Known

_TEXTS = frozenset(
    "via method excludes includes url archive quote lang translation locator"
    " coded_by reviewed_by reason note".split()
)
_DATES = frozenset({"published", "as_of", "accessed", "retracted"})
_OUTCOMES = {each.value: each for each in Outcome}
#: Keys of a claim, in the order of docs/format.md.
CLAIM_KEYS = (
    "id source via published as_of killed injured missing detained casualties where by"
    " cause period basis method excludes includes draws_on url archive quote lang"
    " translation locator sha256 accessed coded_by reviewed_by credibility status"
    " retracted corrects reason removed digest note restricted"
).split()
_UNDATED = "undated"
_NOBODY = "unknown"


@dataclass
class ClaimReader:
    """Reads the claims of one file, in the order of its lines."""

    fields: Fields
    known: Known
    frame: Frame
    file: FileText
    _numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        fields = self.fields
        readers: dict[str, Callable[[Node, str], object]] = {
            **dict.fromkeys(_DATES, fields.when),
            "where": self._where,
            "by": self._by,
            "cause": self._cause,
            "source": self._source,
            "id": self._id,
            "period": fields.period,
            "basis": lambda node, key: fields.word(node, key, Basis),
            "status": lambda node, key: fields.word(node, key, Status),
            "credibility": lambda node, key: fields.number(node, key, 1, 6),
            "corrects": fields.words,
            "draws_on": self._draws_on,
            "sha256": self._sha256,
            "digest": self._sha256,
            "removed": fields.truth,
            "restricted": fields.truth,
        }
        self._readers: Mapping[str, Callable[[Node, str], object]] = readers

    def read(self, node: Node) -> Claim:
        """Return the claim that *node* is, unreadable where anything in it is wrong."""
        findings = self.fields.findings
        before = findings.errors
        if type(node) is not MappingNode:
            self.fields.misshapen(node, "claims", "a list of claims, each with its keys")
            return self._unread(node)
        values, counted = self._values(node)
        if counted:
            values["statements"] = tuple(
                read_counts(counted, values, self.fields, self.known, self.frame)
            )
        self._require(node, values, counted=bool(counted))
        if findings.errors > before or findings.is_spoiled(node):
            values["unreadable"] = True
            values["restricted"] = self._may_be_restricted(node, values)
        if values.get("restricted"):
            findings.hide(node)
        if "id" not in values:
            values["id"] = self._made_id(values)
            values["written_id"] = False
        values.setdefault("source", "")
        return Claim(
            event=self.frame.event,
            span=findings.span(node),
            spans=ClaimSpans(self.file, node),
            **values,
        )

    def _values(
        self, node: MappingNode
    ) -> tuple[dict[str, Any], list[tuple[Outcome, Node]]]:
        """Read everything but the counts, which need the rest."""
        values: dict[str, Any] = {}
        counted: list[tuple[Outcome, Node]] = []
        readers, plainly = self._readers, not self.fields.comments
        read: object
        for key, value in node.entries.items():
            if key in _TEXTS:
                if plainly and type(value) is Scalar and value.value.strip():
                    values[key] = value.value
                    continue
                read = self.fields.text(value, key)
            elif key in _OUTCOMES:
                counted.append((_OUTCOMES[key], value))
                continue
            elif key in readers:
                read = readers[key](value, key)
            else:
                self._unknown_key(node, key)
                continue
            if read is not None:
                values[key] = read
        return values, counted

    def _id(self, node: Node, key: str) -> str | None:
        text = self.fields.text(node, key)
        return text if text and check_id(node, text, self.fields) else None

    def _source(self, node: Node, key: str) -> str | None:
        found = self.known.sources.find(node, key, self.fields)
        if found is None and type(node) is Scalar:
            return node.value.strip() or None
        return found

    def _where(self, node: Node, key: str) -> str | None:
        text = self.fields.text(node, key)
        return None if text is None else self.frame.where[text]

    def _cause(self, node: Node, key: str) -> str | None:
        text = self.fields.text(node, key)
        return None if text is None else self.frame.cause[text]

    def _by(self, node: Node, key: str) -> str | None:
        text = self.fields.text(node, key)
        if text is None or (found := self.frame.by[text]) is not None:
            return None if text is None else found
        findings = self.fields.findings
        findings.add(
            Code.ACTOR_UNKNOWN,
            node,
            f"{text!r} is no actor of this event",
            help=findings.known(text, self.frame.actors)
            or f"write one of {', '.join(self.frame.actors)}, or add it to `actors:`",
        )
        return None

    def _draws_on(self, node: Node, key: str) -> tuple[str, ...] | None:
        texts = self.fields.texts(node, key)
        if texts is None:
            return None
        find = self.known.sources.find
        ids = (find(scalar, key, self.fields) for _, scalar in texts)
        return tuple(dict.fromkeys(each for each in ids if each is not None))

    def _sha256(self, node: Node, key: str) -> str | None:
        text = self.fields.text(node, key)
        if text is None or re.fullmatch(r"[0-9A-Fa-f]{64}", text):
            return text
        self.fields.findings.add(
            Code.VALUE_MISSHAPEN,
            node,
            f"{text!r} is no SHA-256 digest",
            help="write its 64 digits, 0 to 9 and a to f",
        )
        return None

    def _unknown_key(self, node: MappingNode, key: str) -> None:
        where = next(each for each in node.keys if each.value == key)
        if key in self.known.file.categories.by_name:
            self.fields.findings.add(
                Code.KEY_UNKNOWN,
                where,
                f"`{key}` is no key of a claim",
                help=f"`{key}` is a category: write it under `killed:` or another"
                " outcome",
            )
        else:
            self.fields.unknown_key(where, CLAIM_KEYS, "a claim")

    def _require(
        self, node: MappingNode, values: Mapping[str, Any], *, counted: bool
    ) -> None:
        """Report what a claim must have and this one has not."""
        keys = node.entries
        if values.get("removed"):
            if "id" not in keys:
                help_ = "add the `id:` that the claim had"
                self.fields.missing(node, "id", "a removed claim", help_)
            return
        if "source" not in keys:
            help_ = "add `source:`, whose number it is"
            self.fields.missing(node, "source", "the claim", help_)
        if not counted:
            help_ = f"add a count, under one of {', '.join(_OUTCOMES)}"
            self.fields.missing(node, "killed", "the claim", help_)

    def _may_be_restricted(self, node: MappingNode, values: Mapping[str, Any]) -> bool:
        """Tell whether a claim with an error in it is, or was meant to be, restricted."""
        if "restricted" in node.entries:
            read = values.get("restricted")
            return read is not False or self.fields.findings.mentions_restricted(node) > 1
        return (
            node.spoiled
            or self.fields.findings.mentions_restricted(node) > 0
            or any(closest(key, ("restricted",)) for key in node.entries)
        )

    def _unread(self, node: Node) -> Claim:
        """Return what stands for an item that is no claim at all."""
        restricted = isinstance(node, BrokenNode) or self.fields.findings.mentions_restricted(node) > 0
        findings = self.fields.findings
        if restricted:
            findings.hide(node)
        return Claim(
            id=self._made_id({}),
            written_id=False,
            event=self.frame.event,
            source="",
            span=findings.stretch(start_of(node), end_of(node)),
            unreadable=True,
            restricted=restricted,
        )

    def _made_id(self, values: Mapping[str, Any]) -> str:
        """Return ``EVENT/SOURCE-DAY``, numbered from the second one on."""
        when = values.get("published") or values.get("as_of")
        day = _UNDATED if when is None else when.day_text
        made = f"{self.frame.event}/{values.get('source') or _NOBODY}-{day}"
        number = self._numbers.get(made, 0) + 1
        self._numbers[made] = number
        return made if number == 1 else f"{made}-{number}"
