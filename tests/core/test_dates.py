"""Dates with the precision they were given in."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.dates import (
    Period,
    Precision,
    When,
    add_days,
    read_date,
    read_period,
)


def read(text: str) -> When:
    """Return the date that *text* gives."""
    found = read_date(text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2025-03-08", date(2025, 3, 8), date(2025, 3, 8), Precision.DAY),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28), Precision.MONTH),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("1989", date(1989, 1, 1), date(1989, 12, 31), Precision.YEAR),
    ],
)
def test_a_date_keeps_its_precision(
    text: str, first: date, last: date, precision: Precision
) -> None:
    """A month is all its days, and not the first of them."""
    found = read(text)

    assert (found.first, found.last, found.precision) == (first, last, precision)
    assert found.day_text == found.text == text
    assert found.instant is None


def test_a_time_belongs_to_its_day_as_written() -> None:
    """Half past one in Damascus is the day before in London, and stays 8 March."""
    found = read("2025-03-08T01:30+03:00")

    assert found.first == found.last == date(2025, 3, 8)
    assert found.day_text == "2025-03-08"
    assert found.instant == datetime(2025, 3, 7, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-07T22:30Z",
        "2025-03-07 22:30:00 +00:00",
        "2025-03-07t22:30:00.000z",
        "2025-03-07T17:30-05:00",
    ],
)
def test_times_are_read_in_the_ways_iso_writes_them(text: str) -> None:
    """One moment, however it is put."""
    assert read(text).instant == datetime(2025, 3, 7, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2025-02-30",
        "2025-13",
        "2025-00",
        "0000",
        "2025-3-7",
        "07/03/2025",
        "2025/03/07",
        "20250307",
        "25-03-07",
        "2025-03-07T22:30",  # of no place in particular
        "2025-03-07T25:00Z",
        "2025-03-07T22:30+99:00",
        "0001-01-01T00:00+10:00",
        "٢٠٢٥-٠٣-٠٧",
        "2025-03-07\n",
        " 2025-03-07",
        "March 2025",
        "yesterday",
        "",
        "190:20:30",
    ],
)
def test_what_is_no_date_of_any_calendar_is_none(text: str) -> None:
    """And never another date."""
    assert read_date(text) is None


@given(st.dates())
def test_any_day_is_read_back(day: date) -> None:
    """The one way of writing it."""
    assert read(day.isoformat()).last == day


CLOCKS = st.datetimes(datetime(1000, 1, 2), datetime(9999, 1, 1))  # noqa: DTZ001


@given(CLOCKS, st.integers(-840, 840))
def test_any_time_is_read_back(clock: datetime, minutes: int) -> None:
    """As the day that was written, and as one moment."""
    offset = timezone(timedelta(minutes=minutes))
    moment = clock.replace(microsecond=0, tzinfo=offset)

    found = read(moment.isoformat())

    assert found.first == found.last == clock.date()
    assert found.instant == moment
    assert found.day_text == clock.date().isoformat()


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_none(text: str) -> None:
    """Never an exception."""
    found = read_date(text)

    assert found is None or found.first <= found.last


def test_dates_written_in_two_ways_are_equal() -> None:
    """What was meant is compared, not how it was put."""
    assert read("2025-03-07T22:30Z") == read("2025-03-07 22:30:00+00:00")
    assert read("2025-03") != read("2025-03-31")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-07", date(2025, 3, 7), date(2025, 3, 7)),
        ("2025-03-06/2025-03-07", date(2025, 3, 6), date(2025, 3, 7)),
        ("2025-03", date(2025, 3, 1), date(2025, 3, 31)),
        ("2024/2025-01", date(2024, 1, 1), date(2025, 1, 31)),
    ],
)
def test_a_period_holds_all_its_days(text: str, first: date, last: date) -> None:
    """Both ends included."""
    assert read_period(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-08/2025-03-07",
        "2025-03-07/",
        "/2025-03-07",
        "2025-03-06/2025-03-07/2025-03-08",
        "2025-03-06T01:00Z/2025-03-07",
        "2025-03-06 - 2025-03-07",
        "",
    ],
)
def test_what_is_no_stretch_of_days_is_none(text: str) -> None:
    """A period is compared by its days."""
    assert read_period(text) is None


DAYS = st.dates(date(2025, 3, 1), date(2025, 3, 6))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A few days of March."""
    return Period(*sorted((draw(DAYS), draw(DAYS))))


@given(periods())
def test_a_period_is_written_in_one_way_and_read_back(period: Period) -> None:
    """A cell's name must not depend on how a claim put it."""
    assert read_period(str(period)) == period
    assert ("/" in str(period)) == (period.first != period.last)


@given(periods(), periods())
def test_periods_compare_by_their_days(one: Period, other: Period) -> None:
    """Day by day."""

    def days(period: Period) -> set[date]:
        length = (period.last - period.first).days
        return {add_days(period.first, more) for more in range(length + 1)}

    assert one.contains(other) == (days(other) <= days(one))
    assert one.shares_a_day_with(other) == bool(days(one) & days(other))


def test_the_calendar_ends() -> None:
    """Somebody will settle an event in a hundred thousand years."""
    assert add_days(date(2025, 3, 30), 2) == date(2025, 4, 1)
    assert add_days(date(9999, 12, 31), 1) == date.max
    assert add_days(date(2025, 1, 1), 10**10) == date.max
