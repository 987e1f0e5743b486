r"""Tables -> CSV text, by way of pandas; no other module imports it.

UTF-8, RFC 4180, ``\n`` line ends, the same bytes on every run.  Types are declared,
never inferred, and no frame leaves this module.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from casualty_ledger.export.columns import Kind
from casualty_ledger.export.harmless import harmless

if TYPE_CHECKING:
    from casualty_ledger.export.columns import Table, Value

# Nullable Int64: with plain int64 one open upper end would turn every toll of the
# column into a float, and the CSV would say "1500.0" people.  The storage of strings
# is named so that it does not hang on what else is installed.
_DTYPES = {
    Kind.STRING: "string[python]",
    Kind.INTEGER: "Int64",
    Kind.NUMBER: "Float64",
    Kind.BOOLEAN: "boolean",
}
_QUOTED_OR_END = re.compile(r'"[^"]*"|\r\n')


def to_csv(table: Table) -> str:
    r"""Return *table* as CSV text: a header, then one record a row.

    Nothing known is an empty cell, never 0; truth is ``true`` or ``false``.  A text
    that a spreadsheet would run is made harmless.
    """
    frame = _frame(table)
    for column in table.of.columns():
        if column.kind is Kind.BOOLEAN:
            spoken = {True: "true", False: "false"}
            frame[column.name] = frame[column.name].map(spoken)
    # The csv module of some Pythons quotes a lone "\r" only if the line end holds
    # one.  So lines end in "\r\n" first; outside quotes, that is nothing else.
    text = frame.to_csv(index=False, lineterminator="\r\n")
    return _QUOTED_OR_END.sub(_line_end, text)


def _line_end(found: re.Match[str]) -> str:
    return "\n" if found[0] == "\r\n" else found[0]


def _frame(table: Table) -> pd.DataFrame:
    """Return *table* as a frame, columns in order and of their declared type."""
    columns = table.of.columns()
    return pd.DataFrame(
        [tuple(map(_cell, row.cells)) for row in table.rows],
        columns=[column.name for column in columns],
        dtype="object",
    ).astype({column.name: _DTYPES[column.kind] for column in columns})


def _cell(value: Value) -> Value:
    return harmless(value) if isinstance(value, str) else value
