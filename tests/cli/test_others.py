"""`ledger show`, `export` and `sources`."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_claim_is_shown_as_it_stands(run: Run) -> None:
    """Where it is, its own lines, how each count was read, what became of it."""
    said = run("show", "first")

    assert said.out.startswith("claims/ferry-2025.yaml:8: first\n")
    assert "11 |     killed: {total: 524, civilians: 311}" in said.out
    assert "12 |" not in said.out
    assert "the first figure of SOHR, now 524" in said.out
    assert said.code == 0


def test_a_claim_that_is_not_there_is_named_and_the_others_shown(run: Run) -> None:
    """With the closest id, and exit 1."""
    said = run("show", "frist", "second")

    assert said.code == 1
    assert "no claim `frist` in this ledger; `first` is known" in said.err
    assert "claims/ferry-2025.yaml:12: second" in said.out


def test_a_restricted_claim_is_not_there(run: Run, ledger: Path) -> None:
    """Its id is neither confirmed nor offered."""
    path = ledger / "ferry-2025.yaml"
    path.write_text(f"{path.read_text('utf-8')}    restricted: true\n", "utf-8")

    said = run("show", "secnd")

    assert "second" not in said.out + said.err
    assert "1 restricted claim left out" in said.err
    assert "second" in run("show", "second", "--include-restricted").out


def test_show_as_json(run: Run) -> None:
    """The same for programs."""
    (claim,) = json.loads(run("show", "first", "--format", "json").out)["claims"]

    assert claim["claim"] == "first"


@pytest.mark.parametrize(
    "table", ["claims", "ranges", "positions", "disagreements", "sources"]
)
def test_each_table_can_be_exported(run: Run, table: str) -> None:
    """CSV on stdout, with a row for what the ledger holds."""
    rows = list(csv.DictReader(io.StringIO(run("export", table).out)))

    assert rows


def test_the_name_of_the_file_says_the_format(run: Run, tmp_path: Path) -> None:
    """A wrong ending is refused before anything is read."""
    assert run("export", "claims", "-o", "claims.json").code == 0
    assert len(json.loads((tmp_path / "claims.json").read_text("utf-8"))) == 3
    assert run("export", "claims", "-o", "claims.xls").code == 2


def test_only_one_event_can_be_exported(run: Run) -> None:
    """By `--event`; one that is not there is named."""
    assert "ferry-2025" in run("export", "claims", "--event", "ferry-2025").out
    assert run("export", "claims", "--event", "other").code == 1


def test_a_data_package_has_every_table_and_its_description(
    run: Run, tmp_path: Path
) -> None:
    """What each column means goes with the data."""
    assert run("export", "--datapackage", "package").code == 0
    names = {path.name for path in (tmp_path / "package").iterdir()}
    assert {"datapackage.json", "claims.csv", "ranges.csv", "sources.csv"} <= names


@pytest.mark.parametrize("asked", [[], ["claims", "--datapackage", "x"], ["rangs"]])
def test_export_needs_one_thing_to_write(run: Run, asked: list[str]) -> None:
    """No table, two wishes, or an unknown table: wrong use, nothing written."""
    said = run("export", *asked)

    assert said.code == 2
    assert said.out == ""


def test_sources_are_listed_with_how_often_they_speak(run: Run) -> None:
    """Claims, events and the newest day of each."""
    row = next(
        line for line in run("sources").out.splitlines() if "Observatory" in line
    )

    assert row.startswith("sohr")
    assert "20 March 2025" in row


@pytest.mark.parametrize("format", ["json", "csv"])
def test_sources_for_programs(run: Run, format: str) -> None:
    """Every field of sources.yaml."""
    assert "Syrian Observatory" in run("sources", "--format", format).out
