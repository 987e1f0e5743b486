"""How numbers, days and cells are put in a sentence: the same everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.dates import Precision
from casualty_ledger.core.results import Change
from casualty_ledger.core.voices import latest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.interval import Interval
    from casualty_ledger.core.model import Claim, Source
    from casualty_ledger.core.results import Position, Step

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day(when: When) -> str:
    """Return a date as people write it, no more precise than it was given.

    >>> from casualty_ledger.core.dates import read_date
    >>> day(read_date("2025-03-08")), day(read_date("2025-03"))
    ('8 March 2025', 'March 2025')
    """
    last = when.last
    match when.precision:
        case Precision.YEAR:
            return str(last.year)
        case Precision.MONTH:
            return f"{_MONTHS[last.month - 1]} {last.year}"
        case _:
            return f"{last.day} {_MONTHS[last.month - 1]} {last.year}"


def people(interval: Interval) -> str:
    """Return a range of people: ``311``, ``889–1,426`` or ``1,557+``.

    >>> from casualty_ledger.core.interval import Interval
    >>> people(Interval(1557, None)), people(Interval(889, 1426))
    ('1,557+', '889–1,426')
    """
    if interval.high is None:
        return f"{interval.low:,}+"
    if interval.high == interval.low:
        return f"{interval.low:,}"
    return f"{interval.low:,}–{interval.high:,}"


def short_name(source: Source) -> str:
    """Return the shortest name a source goes by."""
    return min((source.name, *source.aliases), key=len)


def figure(position: Position) -> str:
    """Return what a position names, in its own words where it has any."""
    if position.derived:
        return people(position.interval)
    low, high = position.low_words, position.high_words
    if high is not None and (low in (None, high)):
        return high
    if position.central is not None:
        return f"{position.central:,} ({people(position.figure)})"
    return people(position.figure)


def said_day(position: Position, claims: Mapping[str, Claim]) -> When | None:
    """Return the newest day that the words behind a position count up to.

    A figure that is narrowed by its voice's later ones, or implied by others, stands
    as of the voice's newest day (docs/method.md#bounds), on which nobody said it; and
    so does one that a later, vaguer statement of the voice leaves as it is.

    Args:
        position: stated or derived.
        claims: of its event, by id.
    """
    if not position.derived and position.history:
        said = [step for step in position.history if not leaves_it(step)]
        return said[-1].as_of
    return latest(claims[each].day for each in position.rests_on if each in claims)


def dated(position: Position, claims: Mapping[str, Claim]) -> str:
    """Return when a figure was said, and what it became: a phrase to put behind it.

    ``as of 7 March 2025``, ``by its figures up to 12 March 2025`` where it is implied,
    ``as of 7 March 2025, with its later figures 100–1,209 as of 31 March 2025`` where
    these narrowed it, ``as of July 2012, taken with its earlier figures`` where these
    did; "" where there is no day.
    """
    said = said_day(position, claims)
    if position.derived:
        return f"by its figures up to {day(said)}" if said else "by its other figures"
    words = f"as of {day(said)}" if said else ""
    notes = [narrowed_later(position, said), cut_by_earlier(position)]
    return ", ".join([each for each in (words, *notes) if each])


def cut_by_earlier(position: Position) -> str | None:
    """Return that a stated figure is cut to what its voice said before, if it is.

    Who said about 8,100, and then 8,000 to 8,100, never said 8,050 to 8,100.
    """
    if position.derived:
        return None
    said = [step for step in position.history if not leaves_it(step)]
    if not said or said[-1].interval == said[-1].said:
        return None
    return "taken with its earlier figures"


def leaves_it(step: Step) -> bool:
    """Tell whether a statement only allows what its voice said before.

    As "more than 1,500" in August does with the 1,557 of March.
    """
    return step.change is Change.REPEATS and step.said != step.interval


def narrowed_later(position: Position, said: When | None) -> str | None:
    """Return what a stated figure became with the voice's later ones, and as of when.

    ``with its later figures 100–1,209 as of 31 March 2025``; None if it stands as of
    the day it was *said* for.
    """
    if position.derived or position.as_of is None or said == position.as_of:
        return None
    if position.history and position.history[-1].interval == position.interval:
        return None  # what came later only allows it
    later = f"{people(position.interval)} as of {day(position.as_of)}"
    return f"with its later figures {later}"
