"""Results as rows: nothing made up, nothing lost."""

from __future__ import annotations

import datetime as dt

from casualty_ledger.core.counts import Wording
from casualty_ledger.core.dates import Period
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import Cell, Outcome, Question
from casualty_ledger.core.results import (
    Camp,
    Choice,
    Range,
    Standing,
    Verdict,
)
from casualty_ledger.core.timeline import Day, Timeline
from casualty_ledger.export import rows
from casualty_ledger.export.columns import (
    DisagreementRow,
    PositionRow,
    RangeRow,
    Table,
    TimelineRow,
)
from tests.export.builders import (
    claim,
    disagreement,
    found,
    killed,
    nothing,
    position,
    result,
    statement,
    when,
)


def only_range(table: Table) -> RangeRow:
    """Return the one row of a table of ranges."""
    (row,) = table.rows
    assert isinstance(row, RangeRow)
    return row


def only_position(table: Table) -> PositionRow:
    """Return the one row of a table of positions."""
    (row,) = table.rows
    assert isinstance(row, PositionRow)
    return row


def test_a_range_carries_its_figures_claims_and_addresses() -> None:
    """A figure that leaves the program can be traced to where it was said."""
    said = claim(url="https://example.org/1")
    cell = result(
        position(),
        range=Range(311, 311, low_set_by=("ministry",), high_set_by=("ministry",)),
        as_of=when("2020-01"),
        evidence_floor=20,
    )

    row = only_range(rows.ranges([found(cell, claims=(said,))], Question()))

    assert row.cells == (
        *("ferry", "killed", "total", None, None, None, None),
        *("The ferry", "2020-01", 311, 311, 311, False, None, None, 20),
        *("single source", "ministry", 1, "ministry", "ministry"),
        *("ledger", "ledger", "ministry-1", "https://example.org/1"),
    )


def test_what_is_not_determined_is_empty_never_zero() -> None:
    """A sum over the column does not count unknown as nobody."""
    row = only_range(rows.ranges([found(nothing())], Question()))

    assert (row.low, row.best, row.high, row.open) == (None, None, None, False)
    assert (row.sources, row.independent_groups, row.claims) == (None, None, None)
    assert row.verdict == "not determined"


def test_every_dimension_of_a_cell_has_its_column() -> None:
    """Two rows about different people never look alike."""
    day = dt.date(2020, 1, 2)
    cell = Cell(
        Outcome.INJURED, "women", "The pier", "fleet", "violent", Period(day, day)
    )

    row = only_range(rows.ranges([found(result(cell=cell))], Question()))

    assert row.cells[:7] == (
        *("ferry", "injured", "women", "The pier", "fleet", "violent", "2020-01-02"),
    )


def test_low_and_high_are_those_of_the_policy_asked_for() -> None:
    """The columns say which policy drew them, and its numbers stand there."""
    cell = result(position(), range=Range(1, 9), choice=Choice(3, 4, 5))

    row = only_range(rows.ranges([found(cell)], Question(policy="latest")))

    assert (row.low, row.best, row.high, row.policy) == (3, 4, 5, "latest")


def test_all_policies_are_a_row_each() -> None:
    """Asked for all policies, the table puts them under each other."""
    choices = {"ledger": Choice(1, 2, 3), "envelope": Choice(0, None, 9)}
    cell = result(position(), choices=choices)

    table = rows.ranges([found(cell)], Question(policy="all"))

    drawn = [
        (row.policy, row.low, row.best, row.high)
        for row in table.rows
        if isinstance(row, RangeRow)
    ]
    assert drawn == [("ledger", 1, 2, 3), ("envelope", 0, None, 9)]


def test_words_go_with_the_number_they_are_about() -> None:
    """`about 1,400` does not stand beside a low of 1,300 that another policy drew."""
    found_range = Range(1400, 1500, low_words="about 1,400", high_words="over 1,500")
    as_ranged = result(range=found_range, choice=Choice(1400, None, 1500))
    otherwise = result(range=found_range, choice=Choice(1300, None, 1500, open=True))

    first, second = (
        row
        for row in rows.ranges([found(as_ranged, otherwise)], Question()).rows
        if isinstance(row, RangeRow)
    )

    assert (first.low_words, first.high_words) == ("about 1,400", "over 1,500")
    assert (second.low_words, second.high_words) == (None, None)


def test_voices_go_with_the_number_they_set() -> None:
    """Nobody is named for a low of 1,300 that they never gave."""
    found_range = Range(1400, 1500, low_set_by=("union",), high_set_by=("agency",))
    cell = result(range=found_range, choice=Choice(1300, None, 1500))

    row = only_range(rows.ranges([found(cell)], Question(policy="envelope")))

    assert (row.low_set_by, row.high_set_by) == (None, "agency")


def test_sources_of_a_range_are_those_its_verdict_is_about() -> None:
    """Outgrown and derived voices do not make a figure look better attested."""
    cell = result(
        position(source="union"),
        position(source="agency"),
        position(source="relief"),
        position(source="ministry", derived=True),
        position(source="radio", standing=Standing.OUTGROWN),
    )
    groups = {"union": "union", "agency": "agency+relief", "relief": "agency+relief"}

    row = only_range(rows.ranges([found(cell, groups=groups)], Question()))

    assert row.sources == "agency;relief;union"
    assert row.independent_groups == 2


def test_sources_of_a_derived_range_are_those_it_follows_from() -> None:
    """Where no one states a figure, the table says whose figures imply one."""
    implies = position(source="union", derived=True)
    silent = position(0, 900, source="agency", derived=True)
    cell = result(
        silent,
        implies,
        camps=(Camp(Interval(311, 311), (implies,), 0),),
        verdict=Verdict.DERIVED,
        derived=True,
    )

    row = only_range(rows.ranges([found(cell)], Question()))

    assert row.sources == "union"


def test_sources_of_a_bare_ceiling_are_those_that_give_it() -> None:
    """Where figures only say "no more than", whoever implies that is named."""
    ceiling = position(0, 900, source="agency", derived=True)
    cell = result(ceiling, camps=(), verdict=Verdict.DERIVED, derived=True)

    row = only_range(rows.ranges([found(cell)], Question()))

    assert row.sources == "agency"


def test_a_position_is_as_of_a_day_or_less_never_of_an_hour() -> None:
    """Times of day order statements; they are no part of what is shown."""
    noon = position(as_of=when("2020-01-02T12:00Z"))
    month = position(as_of=when("2020-01"))

    days = [row.cells[15] for row in rows.positions([found(result(noon, month))]).rows]

    assert days == ["2020-01-02", "2020-01"]


def test_an_open_position_has_no_high() -> None:
    """At least 25,000 is not 25,000, and not without a number either."""
    cell = result(position(25_000, None, wording=Wording.AT_LEAST))

    row = only_position(rows.positions([found(cell)]))

    assert (row.low, row.high) == (25_000, None)
    assert (row.figure_low, row.figure_high) == (25_000, 25_000)
    assert row.wording == "at least"


def test_a_derived_position_has_no_wording_and_names_what_it_rests_on() -> None:
    """A figure nobody put into words carries the claims it follows from."""
    derived = position(
        1, 213, wording=None, derived=True, claims=(), rests_on=("b", "a"), as_of=None
    )
    said = (claim("a", url="https://a.example"), claim("b", url="https://b.example"))

    row = only_position(rows.positions([found(result(derived), claims=said)]))

    assert (row.derived, row.wording, row.as_of) == (True, None, None)
    assert (row.claims, row.urls) == ("b;a", "https://b.example;https://a.example")


def test_a_position_keeps_standing_and_reason() -> None:
    """Who was outgrown, and by what, can be filtered for."""
    cell = result(
        position(standing=Standing.OUTGROWN, reason="by 1,557 of the union"),
    )

    row = only_position(rows.positions([found(cell, groups={"ministry": "state"})]))

    assert (row.standing, row.reason) == ("outgrown", "by 1,557 of the union")
    assert row.independent_group == "state"


def test_a_disagreement_keeps_its_sides_apart() -> None:
    """Who stands against whom is in one cell, and the cause in another."""
    table = rows.disagreements([found(disagreements=(disagreement(),))])

    (row,) = table.rows
    assert isinstance(row, DisagreementRow)
    assert row.cells[7:] == (
        *("between sources", "agency;ministry|union", 12, 0.04, "rounding;timing"),
        *("they differ by 12", "ministry-1", None),
    )


def test_an_unexplained_disagreement_has_an_empty_cause() -> None:
    """No cause is invented for the sake of a full column."""
    one = disagreement(causes=(), gap_share=None, cell=killed(victims="women"))

    (row,) = rows.disagreements([found(disagreements=(one,))]).rows

    assert isinstance(row, DisagreementRow)
    assert (row.causes, row.gap_share, row.victims) == (None, None, "women")


def test_a_timeline_has_a_row_a_day_and_cell() -> None:
    """What could be said on each day stands beside the claims that changed it."""
    women = killed(victims="women")
    said = (claim("a", statement(311)), claim("b", statement(5, cell=women)))
    first = found(nothing(), claims=said)
    second = found(result(position()), result(cell=women), claims=said)
    days = (
        Day(dt.date(2020, 1, 1), first, None, ()),
        Day(dt.date(2020, 1, 2), second, first, ("a", "b")),
    )

    table = rows.timeline([Timeline(first.event, days, ())])

    shown = [
        (row.day, row.low, row.verdict, row.changed_by)
        for row in table.rows
        if isinstance(row, TimelineRow)
    ]
    assert shown == [
        ("2020-01-01", None, "not determined", None),
        ("2020-01-02", 311, "single source", "a"),
        ("2020-01-02", 311, "single source", "b"),
    ]


def test_rows_keep_the_order_of_the_results() -> None:
    """Cells come as every output shows them, event by event."""
    cells = [result(cell=killed(victims=each)) for each in ("total", "men", "women")]

    table = rows.ranges([found(*cells), found(nothing())], Question())

    assert [row.cells[2] for row in table.rows] == ["total", "men", "women", "total"]


def test_claims_without_an_address_leave_the_cell_empty() -> None:
    """A missing address is an empty cell, not the word None."""
    cell = result(position(interval=Interval(1, 2)))

    row = only_range(rows.ranges([found(cell, claims=(claim(),))], Question()))

    assert row.urls is None
