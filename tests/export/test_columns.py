"""The columns of every table, held against the text of the contract."""

from __future__ import annotations

import re

import pytest

from casualty_ledger.export.columns import TABLES, Kind

# The section "CSV" of the design of the command line, to the letter.
CONTRACT = """
`ranges`, `positions`, `disagreements` and `timeline` begin with "the seven",
`event,outcome,victims,where,by,cause,period`, and end with `claims` (ids, `;` between) and `urls`.

* `ranges`: the seven,
  `title,as_of,low,best,high,open,low_words,high_words,evidence_floor,verdict,sources,independent_groups,low_set_by,high_set_by,policy,lexicon,claims,urls`.
  `reconcile --format csv` is this table.
* `claims`: one row a statement:
  `event,claim,source,source_name,via,published,as_of,outcome,victims,where,by,cause,period,count,low,high,central,figure_low,figure_high,wording,basis,interval_kind,level,method,excludes,includes,draws_on,url,archive,quote,lang,translation,locator,sha256,accessed,coded_by,reviewed_by,credibility,status,retracted,corrects,reason,removed,restricted,note,file,line`.
* `positions`: the seven,
  `source,independent_group,low,high,figure_low,figure_high,central,wording,as_of,basis,standing,reason,derived,vague,claims,urls`.
* `disagreements`: the seven, `kind,sources,gap,gap_share,causes,text,claims,urls`. `timeline` (with `ledger timeline`):
  the seven, `day,low,best,high,open,verdict,changed_by,claims,urls`. `sources`: every field of sources.yaml.
"""  # noqa: E501 - a quotation
SEVEN = "event,outcome,victims,where,by,cause,period"


def promised(table: str) -> str:
    """Return the columns that the contract promises of *table*."""
    found = re.search(
        rf"`{table}`[^:`]*(?:`[^`]+`\))?:([^`]*)`([a-z0-9_,]+,[a-z0-9_,]+)`", CONTRACT
    )
    assert found is not None
    return f"{SEVEN},{found[2]}" if "the seven" in found[1] else found[2]


@pytest.mark.parametrize(
    "table", ["claims", "ranges", "positions", "disagreements", "timeline"]
)
def test_columns_are_those_of_the_contract_in_its_order(table: str) -> None:
    """A script that reads a column by its place goes on working."""
    names = ",".join(column.name for column in TABLES[table].columns())

    assert names == promised(table)


def test_the_sources_table_has_every_field_of_the_file() -> None:
    """What somebody wrote about a source can be had as a table."""
    names = [column.name for column in TABLES["sources"].columns()]

    assert names == [
        "id",
        "name",
        "aliases",
        "kind",
        "rating",
        "url",
        "party",
        "draws_on",
        "note",
    ]


def test_numbers_of_people_are_whole_in_every_table() -> None:
    """No column of people is declared as a fraction: only shares and levels are."""
    fractions = {
        column.name
        for row in TABLES.values()
        for column in row.columns()
        if column.kind is Kind.NUMBER
    }

    assert fractions == {"level", "gap_share", "median_difference"}


@pytest.mark.parametrize("table", TABLES)
def test_every_column_says_what_it_holds(table: str) -> None:
    """A table found years later explains itself."""
    for column in TABLES[table].columns():
        assert column.description.endswith("."), column.name
