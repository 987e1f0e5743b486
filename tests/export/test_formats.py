"""A file's name decides its format."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest

from casualty_ledger.core.errors import UsageError
from casualty_ledger.export import claim_rows
from casualty_ledger.export.formats import format_of
from tests.export.builders import ledger, source


def written(file: str) -> str:
    """Return the text of a file with one source in it."""
    given = source("NA", note="=1+1", aliases=("a\nb",))
    return format_of(file)(claim_rows.sources(ledger(sources=(given,))))


ROW = {
    "id": "NA",
    "name": "The NA",
    "aliases": "a\nb",
    "kind": None,
    "rating": None,
    "url": None,
    "party": None,
    "draws_on": None,
    "note": "=1+1",
}


@pytest.mark.parametrize("file", ["out.csv", "some.folder/out.CSV"])
def test_csv_is_made_harmless(file: str) -> None:
    """What is opened in a spreadsheet does not run there."""
    (row,) = csv.DictReader(io.StringIO(written(file)))

    assert row["note"] == "'=1+1"
    assert row["id"] == "NA"


def test_json_keeps_every_letter_and_says_null() -> None:
    """What is read by a program is the text itself."""
    assert json.loads(written("out.json")) == [ROW]


def test_json_lines_have_one_record_a_line() -> None:
    """A line end within a text does not end its record."""
    lines = written("out.jsonl").splitlines()

    assert [json.loads(line) for line in lines] == [ROW]


@pytest.mark.parametrize("file", ["out.xlsx", "out", "out.csv.bak", ".csv"])
def test_an_unknown_format_names_the_known_ones(file: str) -> None:
    """Nobody gets a file that is not what its name says."""
    with pytest.raises(UsageError) as raised:
        format_of(file)

    assert (
        raised.value.help == "end the name of the file with one of .csv, .json, .jsonl"
    )


def test_json_is_written_without_pandas() -> None:
    """A second of loading is paid only for what needs it."""
    code = "import casualty_ledger.export.formats, sys; print('pandas' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
