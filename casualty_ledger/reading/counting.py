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
    from collections.abc import Mapping, Sequence

    from casualty_ledger.reading.claim_values import Context
    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.frame import Known

# The words that make a claim's method a way of estimating, when they are all of it.
_ESTIMATING = frozenset({"survey", "model"})
# Names that other formats give the ends of a range.
_ENDS = frozenset(
    {"low", "high", "best", "min", "max", "at_least", "at_most", "central"}
)
_WANTED = "a count, or categories with their counts"


def read_counts(
    context: Context, counted: Sequence[tuple[str, Node]], values: Mapping[str, Any]
) -> tuple[Statement, ...]:
    """Return the statements of one claim, and report counts that are none.

    Args:
        context: what the claim is read with.
        counted: each outcome that it gives, with what stands there.
        values: its other fields, as far as they could be read.
    """
    known = context.known
    span = context.fields.findings.scalar_span
    get = values.get
    place = (get("where"), get("by"), get("cause"), get("period"))
    cells = context.frame.cells_at(place)
    basis = get("basis")
    if basis is None and normal(get("method", "")) in _ESTIMATING:
        basis = Basis.ESTIMATE
    # Looked up once: the members of an enum are slow to get at.
    estimated, estimate, tally = Wording.ESTIMATE, Basis.ESTIMATE, Basis.COUNT
    found = []
    for outcome, node in counted:
        for victims, scalar in _cells(outcome, node, context.fields, known):
            text = scalar.value
            count = known.counts.get(text)
            if count is None:
                count = read_count(text, known.lexicon, known.file.lexicons)
                known.counts[text] = count
            if type(count) is not Count:
                _unreadable(scalar, count, context.fields)
                continue
            cell = cells.get((outcome, victims))
            if cell is None:
                cell = Cell(Outcome(outcome), victims, *place)
                cells[outcome, victims] = cell
            kind = basis or (estimate if count.wording is estimated else tally)
            found.append(Statement(cell, count, kind, text, span(scalar)))
    return tuple(found)


def _cells(
    outcome: str, node: Node, fields: Fields, known: Known
) -> Sequence[tuple[str, Scalar]]:
    """Return each category that is counted, with its count."""
    if type(node) is Scalar:
        return ((TOTAL, node),)
    if type(node) is not MappingNode:
        fields.misshapen(node, outcome, _WANTED)
        return ()
    if not node.keys and not node.spoiled:
        fields.findings.add(
            Code.VALUE_MISSHAPEN,
            node,
            f"`{outcome}` counts nobody",
            help="give a count, or remove the key; `0` says that there were none",
        )
    if node.flow and _is_split_number(node, fields):
        return ()
    categories = known.file.categories.by_name
    found = []
    ends = [each for each in node.entries if each in _ENDS]
    for victims, value in node.entries.items():
        if victims not in categories:
            if victims not in ends[1:]:  # of a range in two keys, the first is told
                _unknown(node.keys[victims], fields, known)
        elif type(value) is Scalar:
            found.append((victims, value))
        else:
            fields.misshapen(value, victims, "a count")
    return found


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


def _unreadable(node: Scalar, fault: Count | CountFault, fields: Fields) -> None:
    if not node.value.strip() and node.style in {">", "|"}:
        fields.findings.add(
            Code.COUNT_UNREADABLE,
            node,
            f"to YAML `{node.style}` begins a text of several lines, and none follows",
            help="put the count in quotes, or say it in words: `more than 500`",
        )
    elif isinstance(fault, CountFault):
        fields.findings.add(
            fault.code, node, fault.message, help=fault.help, note=fault.note
        )
