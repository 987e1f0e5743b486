"""Claims and sources as rows: what stands in the files."""

from __future__ import annotations

from casualty_ledger.core import counts
from casualty_ledger.core.model import Basis, Kind, Ledger, Rating, Status
from casualty_ledger.export import claim_rows
from casualty_ledger.export.columns import ClaimRow
from tests.export.builders import claim, killed, ledger, source, statement, when


def claim_rows_of(given: Ledger) -> list[ClaimRow]:
    """Return the rows of the table ``claims``."""
    return [row for row in claim_rows.claims(given).rows if isinstance(row, ClaimRow)]


def test_a_claim_has_a_row_a_count() -> None:
    """Total and civilians of one report are two rows that share its words."""
    said = claim(
        "ministry-1",
        statement(524, line=7),
        statement(311, line=8, cell=killed(victims="civilians")),
        quote="524 killed, 311 of them civilians",
    )

    rows = claim_rows_of(ledger(said, sources=(source(),)))

    assert [(row.victims, row.low, row.line) for row in rows] == [
        ("total", 524, 7),
        ("civilians", 311, 8),
    ]
    assert {row.quote for row in rows} == {"524 killed, 311 of them civilians"}
    assert {row.source_name for row in rows} == {"The ministry"}
    assert {row.file for row in rows} == {"claims/ferry.yaml"}


def test_a_count_stands_as_written_and_as_read() -> None:
    """The words and the numbers made of them can be held against each other."""
    said = claim("a", statement(counts.about(500), "about 500"))

    (row,) = claim_rows_of(ledger(said))

    assert row.count == "about 500"
    assert (row.low, row.high) == (450, 549)
    assert (row.figure_low, row.figure_high) == (500, 500)
    assert (row.wording, row.interval_kind) == ("about", "wording")


def test_an_estimate_keeps_its_centre_and_level() -> None:
    """A sampling error is told apart from differing reports."""
    count = counts.estimate(2975, 2658, 3290, 0.95)
    said = claim("a", statement(count, "2975 (2658-3290, 95%)", basis=Basis.ESTIMATE))

    (row,) = claim_rows_of(ledger(said))

    assert (row.low, row.central, row.high, row.level) == (2658, 2975, 3290, 0.95)
    assert (row.interval_kind, row.basis) == ("sampling", "estimate")


def test_a_claim_that_leaves_people_out_is_read_as_at_least() -> None:
    """The table reads counts as the engine does."""
    said = claim("a", statement(500), excludes="the missing")

    (row,) = claim_rows_of(ledger(said))

    assert (row.low, row.high, row.wording) == (500, None, "at least")
    assert (row.count, row.excludes) == ("500", "the missing")


def test_a_claim_that_takes_others_in_is_read_as_at_most() -> None:
    """Its number is a ceiling for the people asked about."""
    said = claim("a", statement(500), includes="the rescuers")

    (row,) = claim_rows_of(ledger(said))

    assert (row.low, row.high, row.wording) == (0, 500, "at most")


def test_dates_keep_the_precision_they_were_given_in() -> None:
    """A month stays a month and a time stays a time: no day is made up."""
    said = claim(
        "a",
        statement(1),
        published=when("2020-01-02T23:30+03:00"),
        as_of=when("2020-01"),
        accessed=when("2021"),
    )

    (row,) = claim_rows_of(ledger(said))

    assert row.published == "2020-01-02T23:30+03:00"
    assert (row.as_of, row.accessed, row.retracted) == ("2020-01", "2021", None)


def test_a_retracted_claim_stays_in_the_table() -> None:
    """The record of what was said is not rewritten."""
    said = claim(
        "a",
        statement(1),
        status=Status.RETRACTED,
        retracted=when("2020-02-01"),
        corrects=("b", "c"),
        draws_on=("x", "y"),
    )

    (row,) = claim_rows_of(ledger(said))

    assert (row.status, row.retracted) == ("retracted", "2020-02-01")
    assert (row.corrects, row.draws_on) == ("b;c", "x;y")


def test_a_removed_claim_without_count_keeps_its_row() -> None:
    """That something was removed can be seen, and nothing of what it said."""
    (row,) = claim_rows_of(ledger(claim("a", removed=True)))

    assert (row.claim, row.removed, row.outcome, row.low) == ("a", True, None, None)


def test_a_claim_that_could_not_be_read_is_no_data() -> None:
    """Half a claim is a problem for `check`, not a row."""
    assert claim_rows_of(ledger(claim("a", statement(1), unreadable=True))) == []


def test_only_the_events_asked_for_are_written() -> None:
    """An export of one event does not carry the others."""
    given = ledger(claim("a", statement(1)))

    assert claim_rows.claims(given, []).rows == []
    assert len(claim_rows.claims(given, given.events.values()).rows) == 1


def test_a_source_has_every_field_of_the_file() -> None:
    """What is known of a source leaves with its figures."""
    given = source(
        "union",
        aliases=("The Union", "a;b"),
        kind=Kind.MONITOR,
        rating=Rating.B,
        url="https://union.example",
        party="crew",
        draws_on=("ministry", "radio"),
        note="since 1990",
    )

    first, second = claim_rows.sources(ledger(sources=(given, source("NA")))).rows

    assert first.cells == (
        *("union", "The union", "The Union;a%3Bb", "monitor", "B"),
        *("https://union.example", "crew", "ministry;radio", "since 1990"),
    )
    assert second.cells == ("NA", "The NA", *[None] * 7)
