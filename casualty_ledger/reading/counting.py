"""The counts of one claim: `killed: 5`, or categories with counts -> statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casualty_ledger.core.categories import TOTAL
from casualty_ledger.core.counts import Count, Wording
from casualty_ledger.core.model import Basis, Cell, Outcome, Statement
from casualty_ledger.core.names import normal
from casualty_ledger.core.problems import Code
from casualty_ledger.core.wordings import CountFault, read_count
from casualty_ledger.reading.categories import unknown_category
from casualty_ledger.reading.nodes import MappingNode, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.frame import Frame, Known

# The words that make a claim's method a way of estimating, when they are all of it.
_ESTIMATING = frozenset({"survey", "model"})
# Names that other formats give the ends of a range.
_ENDS = frozenset({"low", "high", "best", "min", "max", "at_least", "at_most", "central"})
_WANTED = "a count, or categories with their counts"


def read_counts(
    counted: Sequence[tuple[Outcome, Node]],
    values: Mapping[str, Any],
    fields: Fields,
    known: Known,
    frame: Frame,
) -> Iterator[Statement]:
    """Yield the statements of one claim, and report counts that are none.

    Args:
        counted: each outcome that the claim gives, with what stands there.
        values: the claim's other fields, as far as they could be read.
        fields: of its file.
        known: the ledger's names, lexicons and counts read before.
        frame: its event's.
    """
    place = (
        values.get("where"),
        values.get("by"),
        values.get("cause"),
        values.get("period"),
    )
    basis = values.get("basis")
    if basis is None and normal(values.get("method", "")) in _ESTIMATING:
        basis = Basis.ESTIMATE
    for outcome, node in counted:
        for victims, scalar in _cells(outcome, node, fields, known):
            count = _count(scalar, fields, known)
            if count is None:
                continue
            key = (outcome, victims, *place)
            cell = frame.cells.get(key)
            if cell is None:
                cell = frame.cells[key] = Cell(*key)
            estimated = count.wording is Wording.ESTIMATE
            yield Statement(
                cell,
                count,
                basis or (Basis.ESTIMATE if estimated else Basis.COUNT),
                scalar.value,
                fields.findings.span(scalar),
            )


def _cells(
    outcome: Outcome, node: Node, fields: Fields, known: Known
) -> Iterator[tuple[str, Scalar]]:
    """Yield each category that is counted, with its count."""
    if type(node) is Scalar:
        yield TOTAL, node
        return
    if type(node) is not MappingNode:
        fields.misshapen(node, outcome, _WANTED)
        return
    if not node.keys and not node.spoiled:
        fields.findings.add(
            Code.VALUE_MISSHAPEN,
            node,
            f"`{outcome}` counts nobody",
            help="give a count, or remove the key; `0` says that there were none",
        )
    if _is_split_number(node, fields):
        return
    categories = known.file.categories.by_name
    for key, value in node.items():
        if key.value not in categories:
            _unknown(key, fields, known)
        elif type(value) is Scalar:
            yield key.value, value
        else:
            fields.misshapen(value, key.value, "a count")


def _unknown(key: Scalar, fields: Fields, known: Known) -> None:
    if not known.file.whole or key.value in known.file.unread:
        fields.findings.errors += 1  # ledger.yaml: what is wrong is told there
    elif key.value in _ENDS:
        fields.findings.add(
            Code.CATEGORY_UNKNOWN,
            key,
            f"`{key.value}` is no category",
            help="write a range as one text: 800-973, 500+, up to 20",
        )
    else:
        unknown_category(key, key.value, known.file.categories.by_name, fields)


def _is_split_number(node: MappingNode, fields: Fields) -> bool:
    """Tell whether a comma inside braces has cut a number in two, and report it."""
    if not node.flow:
        return False
    for key, value in node.items():
        if key.value.isdigit() and type(value) is Scalar and not value.value:
            fields.findings.add(
                Code.COUNT_UNREADABLE,
                key,
                f"a comma inside braces begins a new key, and `{key.value}` is read"
                " as one",
                help="put a number with commas in quotes, or leave the commas out",
            )
            return True
    return False


def _count(node: Scalar, fields: Fields, known: Known) -> Count | None:
    text = node.value
    count = known.counts.get(text)
    if count is None:
        count = read_count(text, known.lexicon, known.file.lexicons)
        known.counts[text] = count
    if type(count) is Count:
        return count
    if not text.strip() and node.style in {">", "|"}:
        sign = node.style
        fields.findings.add(
            Code.COUNT_UNREADABLE,
            node,
            f"to YAML `{sign}` begins a text of several lines, and none follows",
            help="put the count in quotes, or say it in words: `more than 500`",
        )
    elif isinstance(count, CountFault):
        fault = count
        fields.findings.add(
            fault.code, node, fault.message, help=fault.help, note=fault.note
        )
    return None
