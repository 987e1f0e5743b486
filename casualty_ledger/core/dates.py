"""Days, months, years and times, with the precision they were given in.

"May 1984" is not 1 May 1984: a date that is known only to its month stays a
month.  Order and age go by the last day a date can mean.  No clock: today comes
from the caller.
"""

from __future__ import annotations

import calendar
import enum
import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta


class Precision(enum.StrEnum):
    """How much of a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class When:
    """A date as somebody gave it.

    Attributes:
        first: the first day it can mean.
        last: the last day it can mean; order and age go by it.
        precision: how much of it is known.
        text: as it was written.
        instant: for a time, the moment in UTC; else None.  A time belongs to its
            day as written, whatever its offset.
    """

    first: date
    last: date
    precision: Precision
    text: str = field(compare=False)
    instant: datetime | None = None

    @property
    def day_text(self) -> str:
        """The day as outputs write it: no time of day, and no precision made up."""
        match self.precision:
            case Precision.YEAR:
                return f"{self.last.year:04d}"
            case Precision.MONTH:
                return f"{self.last.year:04d}-{self.last.month:02d}"
            case _:
                return self.last.isoformat()


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stated stretch of days, both ends included."""

    first: date
    last: date

    def __str__(self) -> str:
        """Return the one way of writing it: ``2025-03-06/2025-03-07``, or one day."""
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()}/{self.last.isoformat()}"

    def contains(self, other: Period) -> bool:
        """Tell whether *other* lies wholly within this."""
        return self.first <= other.first and other.last <= self.last

    def shares_a_day_with(self, other: Period) -> bool:
        """Tell whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]"
    r"([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r" ?([Zz]|[+-][0-9]{2}:[0-9]{2})"
)


def read_date(text: str) -> When | None:
    """Read an ISO 8601 day, month, year, or time with an offset; None if it is none.

    >>> read_date("2025-03").day_text
    '2025-03'
    >>> read_date("2025-03-08T01:30+03:00").day_text
    '2025-03-08'
    >>> read_date("2025-02-30") is None, read_date("2025-3-7") is None
    (True, True)
    """
    try:
        found = _DATE.fullmatch(text)
        if found is not None:
            return _plain(text, *found.groups())
        timed = _TIME.fullmatch(text)
        return None if timed is None else _timed(text, *timed.groups())
    except (ValueError, OverflowError):
        return None  # a day that no calendar has


def _plain(text: str, year: str, month: str | None, day: str | None) -> When:
    number = int(year)
    if month is None:
        first, last = date(number, 1, 1), date(number, 12, 31)
        return When(first, last, Precision.YEAR, text)
    if day is None:
        length = calendar.monthrange(number, int(month))[1]
        first, last = date(number, int(month), 1), date(number, int(month), length)
        return When(first, last, Precision.MONTH, text)
    the_day = date(number, int(month), int(day))
    return When(the_day, the_day, Precision.DAY, text)


def _timed(text: str, day: str, clock: str, offset: str) -> When:
    zone = "+00:00" if offset in "Zz" else offset
    moment = datetime.fromisoformat(f"{day}T{clock}{zone}")
    the_day = date.fromisoformat(day)
    return When(the_day, the_day, Precision.TIME, text, moment.astimezone(UTC))


def read_period(text: str) -> Period | None:
    """Read ``2025-03-07`` or ``2025-03-06/2025-03-07``; None if it is neither.

    A month or a year stands for all its days.  Two ends in the wrong order are no
    period.

    >>> str(read_period("2025-03-06/2025-03-07"))
    '2025-03-06/2025-03-07'
    >>> read_period("2025-03-08/2025-03-07") is None
    True
    """
    start, _, end = text.partition("/")
    first, last = read_date(start), read_date(end or start)
    if first is None or last is None or (text.endswith("/")):
        return None
    if Precision.TIME in (first.precision, last.precision) or last.last < first.first:
        return None
    return Period(first.first, last.last)


def add_days(day: date, days: int) -> date:
    """Return *day* plus *days*, or the calendar's last day if it has none so late."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max
