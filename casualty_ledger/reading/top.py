"""What every file of a ledger begins with: keys, `format: 1` among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.names import event_id_fault, id_fault
from casualty_ledger.core.problems import Code
from casualty_ledger.reading.document import compose
from casualty_ledger.reading.nodes import MappingNode, Scalar

if TYPE_CHECKING:
    from casualty_ledger.reading.fields import Fields
    from casualty_ledger.reading.nodes import Node
    from casualty_ledger.reading.text import Text

#: The one format there is so far.
FORMAT = "1"


def read_top(text: Text, fields: Fields, holds: str) -> MappingNode | None:
    """Return the keys of a whole file, or None after saying why there are none.

    Args:
        text: of the file.
        fields: of the file.
        holds: what is written in it, for the message: "one event and its claims".
    """
    findings = fields.findings
    before = findings.errors
    root = compose(text, findings)
    if type(root) is MappingNode:
        return root
    if findings.errors > before:
        return None
    if root is None or (type(root) is Scalar and not root.value.strip()):
        findings.add(
            Code.FILE_EMPTY,
            findings.point(0, 0),
            "nothing is written in this file",
            help=f"delete it, or write {holds} in it",
        )
    else:
        fields.misshapen(root, "the file", "keys with values")
    return None


def check_format(root: MappingNode, fields: Fields) -> bool:
    """Tell whether a file's format is one that can be read; report it if not."""
    node = root.entries.get("format")
    if node is None:
        fields.missing(root, "format", "the file", "begin it with `format: 1`")
        return True
    found = fields.text(node, "format")
    if found is not None and found != FORMAT:
        fields.findings.add(
            Code.FORMAT_UNKNOWN,
            node,
            f"{found!r} is not a format that is known here",
            help="write `format: 1`, or use a later version of the program",
        )
    return found == FORMAT


def check_id(node: Node, text: str, fields: Fields, *, event: bool = False) -> bool:
    """Tell whether *text* can be an id; report it if not."""
    fault = event_id_fault(text) if event else id_fault(text)
    if fault is None:
        return True
    shown = text if len(text) <= 40 else f"{text[:39]}…"  # noqa: PLR2004 - a glance
    fields.findings.add(
        Code.ID_UNUSABLE,
        node,
        f"{shown!r} cannot be an id: {fault}",
        help="use letters, digits, `-`, `_` and `.`, and begin with a letter or digit",
    )
    return False
