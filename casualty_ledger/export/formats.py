"""A table -> the text of a file, in the format that its name asks for.

pandas is loaded only where CSV is asked for.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from casualty_ledger.core.errors import UsageError
from casualty_ledger.export import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from casualty_ledger.export.columns import Table


def to_csv(table: Table) -> str:
    """Return *table* as CSV text (see `frame.to_csv`)."""
    from casualty_ledger.export import frame

    return frame.to_csv(table)


def to_json(table: Table) -> str:
    """Return *table* as a JSON list of objects, one a line; nothing known is null."""
    return json_text.records(_records(table))


def to_json_lines(table: Table) -> str:
    """Return *table* as JSON Lines: one object a line, and no list around them."""
    return "".join(f"{json_text.escaped(each)}\n" for each in _records(table))


#: What writes a file, by how its name ends.
FORMATS: Mapping[str, Callable[[Table], str]] = {
    ".csv": to_csv,
    ".json": to_json,
    ".jsonl": to_json_lines,
}


def format_of(file: str) -> Callable[[Table], str]:
    """Return what writes a file of that name; letter case is free.

    Raises:
        UsageError: if no format is known by the end of the name.
    """
    suffix = PurePath(file).suffix
    found = FORMATS.get(suffix.lower())
    if found is None:
        known = ", ".join(FORMATS)
        message = f"no table can be written as `{suffix or file}`"
        raise UsageError(message, f"end the name of the file with one of {known}")
    return found


def _records(table: Table) -> Iterator[Mapping[str, object]]:
    names = [column.name for column in table.of.columns()]
    return (dict(zip(names, row.cells, strict=True)) for row in table.rows)
