"""One claim: a mapping of nodes -> Claim, every fault in it reported.

A claim with an error in it is kept and marked unreadable, so that it can be named as
left out.  Runs for every claim of every ledger: keys that are plain text are read in
place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.model import Claim, Outcome
from casualty_ledger.core.names import closest
from casualty_ledger.core.problems import Code
from casualty_ledger.reading.claim_values import READERS, Context
from casualty_ledger.reading.counting import read_counts
from casualty_ledger.reading.nodes import (
    BrokenNode,
    MappingNode,
    Node,
    Scalar,
    end_of,
    kind_of,
    start_of,
)
from casualty_ledger.reading.spans import ClaimSpans, FileText

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEXTS = frozenset(
    [
        "via",
        "method",
        "excludes",
        "includes",
        "url",
        "archive",
        "quote",
        "lang",
        "translation",
        "locator",
        "coded_by",
        "reviewed_by",
        "reason",
        "note",
    ]
)
_OUTCOMES = tuple(each.value for each in Outcome)
#: Keys of a claim, in the order of docs/format.md.
CLAIM_KEYS = (
    "id",
    "source",
    "via",
    "published",
    "as_of",
    "killed",
    "injured",
    "missing",
    "detained",
    "casualties",
    "where",
    "by",
    "cause",
    "period",
    "basis",
    "method",
    "excludes",
    "includes",
    "draws_on",
    "url",
    "archive",
    "quote",
    "lang",
    "translation",
    "locator",
    "sha256",
    "accessed",
    "coded_by",
    "reviewed_by",
    "credibility",
    "status",
    "retracted",
    "corrects",
    "reason",
    "removed",
    "digest",
    "note",
    "restricted",
)
# What people and other formats call some of them.
_CALLED_HERE = {
    "wounded": "injured",
    "dead": "killed",
    "deaths": "killed",
    "fatalities": "killed",
    "date": "published",
    "place": "where",
    "location": "where",
    "perpetrator": "by",
    "link": "url",
    "comment": "note",
}
_KNOWN = frozenset(CLAIM_KEYS)
_UNDATED = "undated"
_NOBODY = "unknown"
_APART = "-restricted"


@dataclass
class ClaimReader:
    """Reads the claims of one file, in the order of its lines."""

    context: Context
    file: FileText
    _numbers: dict[str, int] = field(default_factory=dict)

    def read(self, node: Node) -> Claim:
        """Return the claim that *node* is, unreadable where anything in it is wrong."""
        context = self.context
        findings = context.fields.findings
        before = findings.errors
        if type(node) is not MappingNode:
            return self._unread(node)
        values, counted = self._values(node)
        if counted:
            values["statements"] = read_counts(context, counted, values)
        self._require(node, values, counted=bool(counted))
        if findings.errors > before or findings.is_spoiled(node):
            values["unreadable"] = True
            values["restricted"] = self._may_be_restricted(node, values)
        if values.get("restricted"):
            findings.hide(node)
        if "id" not in values:
            values["id"] = self._made_id(values)
            values["written_id"] = False
        if "source" not in values:
            values["source"] = ""
        return Claim(
            event=context.frame.event,
            span=findings.span(node),
            spans=ClaimSpans(self.file, node),
            **values,
        )

    def _values(
        self, node: MappingNode
    ) -> tuple[dict[str, Any], list[tuple[str, Node]]]:
        """Read everything but the counts, which need the rest."""
        context = self.context
        values: dict[str, Any] = {}
        counted: list[tuple[str, Node]] = []
        plainly = not context.fields.comments
        read: object
        for key, value in node.entries.items():
            if key in _TEXTS:
                if plainly and type(value) is Scalar and value.value.strip():
                    values[key] = value.value
                    continue
                read = context.fields.text(value, key)
            elif key in READERS:
                read = READERS[key](context, value, key)
            elif key in _OUTCOMES:
                counted.append((key, value))
                continue
            else:
                self._unknown_key(node, key)
                continue
            if read is not None:
                values[key] = read
        return values, counted

    def _unknown_key(self, node: MappingNode, key: str) -> None:
        help_ = None
        if key in _CALLED_HERE:
            help_ = f"the key for that is `{_CALLED_HERE[key]}`"
        elif key in self.context.known.file.categories.by_name:
            help_ = f"`{key}` is a category: write it under `killed:` or the like"
        self.context.fields.unknown_key(node, key, CLAIM_KEYS, "a claim", help_)

    def _require(
        self, node: MappingNode, values: Mapping[str, Any], *, counted: bool
    ) -> None:
        """Report what a claim must have and this one has not."""
        missing = self.context.fields.missing
        if values.get("removed"):
            if "id" not in node.entries:
                help_ = "add the `id:` that the claim had"
                missing(node, "id", "a removed claim", help_)
            return
        if "source" not in node.entries:
            missing(node, "source", "the claim", "add `source:`, whose number it is")
        if not counted:
            help_ = f"add a count, under one of {', '.join(_OUTCOMES)}"
            missing(node, "killed", "the claim", help_)

    def _may_be_restricted(self, node: MappingNode, values: Mapping[str, Any]) -> bool:
        """Tell whether a claim with an error in it may be meant to be restricted."""
        mentions = self.context.fields.findings.mentions_restricted(node)
        if "restricted" in node.entries:
            return values.get("restricted") is not False or mentions > 1
        return (
            mentions > 0
            or (node.spoiled and self._may_hide())
            or any(
                closest(key, ("restricted",))
                for key in node.entries
                if key not in _KNOWN
            )
        )

    def _may_hide(self) -> bool:
        """Tell whether what was refused may have been the key `restricted`."""
        return "restricted" in self.file.whole.casefold()

    def _unread(self, node: Node) -> Claim:
        """Return what stands for an item that is no claim at all."""
        findings = self.context.fields.findings
        if not isinstance(node, BrokenNode):
            findings.add(
                Code.VALUE_MISSHAPEN,
                node,
                f"a claim is made of keys with values, and this is {kind_of(node)}",
                help="begin it with `- source:`, and write its other keys below",
            )
        restricted = findings.mentions_restricted(node) > 0 or (
            isinstance(node, BrokenNode) and self._may_hide()
        )
        if restricted:
            findings.hide(node)
        return Claim(
            id=self._made_id({"restricted": restricted}),
            written_id=False,
            event=self.context.frame.event,
            source="",
            span=findings.stretch(start_of(node), end_of(node)),
            unreadable=True,
            restricted=restricted,
        )

    def _made_id(self, values: Mapping[str, Any]) -> str:
        """Return ``EVENT/SOURCE-DAY``, numbered from the second one on.

        Restricted claims are numbered apart: a number missing would tell of them.
        """
        when = values.get("published") or values.get("as_of")
        day = _UNDATED if when is None else when.day_text
        source = values.get("source") or _NOBODY
        made = f"{self.context.frame.event}/{source}-{day}"
        if values.get("restricted"):
            made += _APART
        number = self._numbers.get(made, 0) + 1
        self._numbers[made] = number
        return made if number == 1 else f"{made}-{number}"
