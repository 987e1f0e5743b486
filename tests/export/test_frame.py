"""CSV: read back as it was written, by the readers that people use."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.results import Choice
from casualty_ledger.export.columns import (
    TABLES,
    Kind,
    RangeRow,
    Row,
    SourceRow,
    Table,
    Value,
)
from casualty_ledger.export.frame import to_csv
from casualty_ledger.export.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Mapping

# What YAML can hold, and so a ledger; NUL is refused when it is read.
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
HOSTILE = st.sampled_from(
    [
        "NA",
        "None",
        "null",
        "nan",
        "NaN",
        "n/a",
        "-",
        '"',
        '""',
        ",",
        "\n",
        "\r",
        "\r\n",
        "a\rb",
        "a\r\nb",
        'a"\r\n"b',
        "\u2028",
        "\x85",
        "=1+1",
        "  =1+1",
        "\x1b[31m",
        "true",
        "0311",
        "1e3",
        " padded ",
        "\ufeffbom",
    ]
)
PEOPLE = st.none() | st.integers(0, 10**12)
CELLS: Mapping[Kind, st.SearchStrategy[Value]] = {
    Kind.STRING: st.none() | HOSTILE | TEXT,
    Kind.INTEGER: PEOPLE,
    Kind.NUMBER: st.none() | st.floats(0, 1).map(lambda share: round(share, 4)),
    Kind.BOOLEAN: st.booleans(),
}


def rows_of(table: type[Row]) -> st.SearchStrategy[list[Row]]:
    """Return a strategy of rows with anything in every cell."""
    row = st.fixed_dictionaries({one.name: CELLS[one.kind] for one in table.columns()})
    return st.lists(row.map(lambda cells: table(**cells)), max_size=3)


TABLES_OF_ANYTHING = st.sampled_from(list(TABLES.values())).flatmap(
    lambda of: rows_of(of).map(lambda rows: Table(of, rows))
)


def source_row(**cells: str | None) -> SourceRow:
    """Return a source of which only *cells* are known."""
    nothing = dict.fromkeys(each.name for each in fields(SourceRow))
    return SourceRow(**{**nothing, "id": "x", "name": "X", **cells})  # type: ignore[arg-type]


def range_row(choice: Choice) -> RangeRow:
    """Return a range of *choice* of which nothing else is known."""
    nothing = dict.fromkeys(each.name for each in fields(RangeRow))
    known = {
        "low": choice.low,
        "best": choice.best,
        "high": choice.high,
        "open": choice.open,
    }
    return RangeRow(**{**nothing, **known})  # type: ignore[arg-type]


def written(value: Value) -> str:
    """Return how a cell stands in the CSV."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return harmless(value)
        case _:
            return str(value)


@given(TABLES_OF_ANYTHING)
def test_the_csv_module_reads_back_what_was_written(table: Table) -> None:
    """Whatever stands in a ledger: one record in, one record out, cell by cell."""
    records = list(csv.reader(io.StringIO(to_csv(table), newline="")))

    assert records[0] == [column.name for column in table.of.columns()]
    assert records[1:] == [[written(each) for each in row.cells] for row in table.rows]


@given(TABLES_OF_ANYTHING)
def test_pandas_reads_back_what_was_written(table: Table) -> None:
    """A source named NA is still a source after a round through pandas."""
    frame = pd.read_csv(
        io.StringIO(to_csv(table)), dtype="object", keep_default_na=False
    )

    read = [list(row) for row in frame.itertuples(index=False)]
    assert read == [[written(each) for each in row.cells] for row in table.rows]


@given(TABLES_OF_ANYTHING)
def test_lines_end_in_one_way_outside_quotes(table: Table) -> None:
    """The bytes are the same on every machine."""
    outside = re.sub('"[^"]*"', "", to_csv(table))

    assert "\r" not in outside
    assert outside.count("\n") == len(table.rows) + 1


@given(st.lists(PEOPLE, min_size=1, max_size=5))
def test_a_number_of_people_is_never_a_fraction(people: list[int | None]) -> None:
    """One open end does not turn 311 into 311.0, nor nothing into 0."""
    table = Table(RangeRow, [range_row(Choice(each, None, each)) for each in people])
    read = list(csv.DictReader(io.StringIO(to_csv(table))))

    assert [row["low"] for row in read] == [written(each) for each in people]
    assert [row["high"] for row in read] == [written(each) for each in people]


@pytest.mark.parametrize("name", ["NA", "None", "null", "nan", "NaN", "n/a", ""])
def test_a_source_named_like_nothing_is_kept(name: str) -> None:
    """Names that programs take for "missing" stand in the file as they are."""
    text = to_csv(Table(SourceRow, [source_row(id="x", name=name)]))

    assert text.splitlines()[1] == f"x,{name},,,,,,,"


def test_an_empty_table_has_its_header() -> None:
    """A filter that leaves nothing still gives a file that can be read."""
    assert to_csv(Table(SourceRow, [])) == (
        "id,name,aliases,kind,rating,url,party,draws_on,note\n"
    )


def test_a_lone_carriage_return_is_quoted() -> None:
    """It ends a record for pandas and for old spreadsheets."""
    text = to_csv(Table(SourceRow, [source_row(note="a\rb")]))

    assert text.endswith(',"a\rb"\n')


def test_a_table_can_be_written_twice_with_the_same_bytes() -> None:
    """Nothing of the first run is left in the second."""
    table = Table(RangeRow, [range_row(Choice(1, None, None, open=True))])

    assert to_csv(table) == to_csv(table)
    assert ",true," in to_csv(table)
