"""All tables of a ledger as one data package: a CSV file a table, each with its schema.

Source: Frictionless Data Package v1, https://specs.frictionlessdata.io/data-package/.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from casualty_ledger.export.frame import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.export.columns import Column, Table

#: The file that describes the others.
DESCRIPTOR = "datapackage.json"


def datapackage(
    tables: Iterable[Table], *, name: str = "casualty-ledger"
) -> dict[str, str]:
    """Return the files of a data package: name of the file -> its text.

    The descriptor comes last, so that a folder that has one is whole.  Write each as
    UTF-8 with line ends as they are: the descriptor holds their sizes and digests.

    Args:
        tables: in the order to list them, each once.
        name: of the package, lower case.
    """
    texts = {table.name: (table, to_csv(table)) for table in tables}
    descriptor = {
        "profile": "tabular-data-package",
        "name": name,
        "resources": [_resource(table, text) for table, text in texts.values()],
    }
    files = {_file(table): text for table, text in texts.values()}
    written = json.dumps(descriptor, indent=2, ensure_ascii=False)
    return {**files, DESCRIPTOR: f"{written}\n"}


def _file(table: Table) -> str:
    return f"{table.name}.csv"


def _resource(table: Table, text: str) -> dict[str, object]:
    content = text.encode("utf-8")
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": _title(table),
        "path": _file(table),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "schema": {
            "fields": [_field(column) for column in table.of.columns()],
            "missingValues": [""],
        },
    }


def _title(table: Table) -> str:
    return (table.of.__doc__ or "").splitlines()[0].removesuffix(".")


def _field(column: Column) -> dict[str, str]:
    return {
        "name": column.name,
        "type": column.kind.value,
        "description": column.description,
    }
