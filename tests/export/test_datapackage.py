"""A data package: tables that say what they hold."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.model import Question
from casualty_ledger.export import claim_rows, rows
from casualty_ledger.export.columns import TABLES, Table
from casualty_ledger.export.datapackage import DESCRIPTOR, datapackage
from tests.export.builders import (
    claim,
    found,
    ledger,
    position,
    result,
    source,
    statement,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def package() -> Mapping[str, str]:
    """Return the files of a package of the ferry."""
    given = ledger(claim("a", statement(311)), sources=(source(),))
    return datapackage(
        [
            claim_rows.claims(given),
            rows.ranges([found(result(position()))], Question()),
            claim_rows.sources(given),
        ]
    )


def resources(files: Mapping[str, str]) -> list[Any]:
    """Return what the descriptor says of each table."""
    listed: list[Any] = json.loads(files[DESCRIPTOR])["resources"]
    return listed


def test_a_package_has_a_file_a_table_and_the_descriptor_last() -> None:
    """A folder with a descriptor in it is whole."""
    assert list(package()) == ["claims.csv", "ranges.csv", "sources.csv", DESCRIPTOR]


def test_each_schema_names_the_columns_of_its_file() -> None:
    """The schema and the header cannot drift apart."""
    files = package()

    for resource in resources(files):
        header = next(csv.reader(io.StringIO(files[resource["path"]])))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert resource["schema"]["missingValues"] == [""]


def test_people_are_integers_and_dates_text() -> None:
    """A month is a date that no date type holds; half a person is none."""
    (ranges,) = (each for each in resources(package()) if each["name"] == "ranges")
    types = {field["name"]: field["type"] for field in ranges["schema"]["fields"]}

    assert (types["low"], types["best"], types["high"]) == ("integer",) * 3
    assert (types["as_of"], types["open"]) == ("string", "boolean")


def test_sizes_and_digests_are_those_of_the_files() -> None:
    """Whoever receives a package can tell that it is whole."""
    files = package()

    for resource in resources(files):
        content = files[resource["path"]].encode()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"


def test_a_package_is_the_same_on_every_run() -> None:
    """No clock and no random id: two exports of one ledger can be compared."""
    assert package() == package()


def test_every_table_can_be_packed_without_a_row() -> None:
    """An empty ledger gives tables with headers, not an error."""
    files = datapackage([Table(row, []) for row in TABLES.values()])

    assert len(resources(files)) == len(TABLES)
    assert all(text.endswith("\n") for text in files.values())
