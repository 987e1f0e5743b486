"""Totals over events: the sum of the lows and of the highs, never of a best.

Lows and highs may be added because every range is sound; a sum of best figures would
be a number that nobody claims.
"""

from __future__ import annotations

import enum
import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.dates import Precision
from casualty_ledger.core.model import Cell, Outcome
from casualty_ledger.core.names import normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casualty_ledger.core.model import Event
    from casualty_ledger.core.results import Reconciliation


class GroupBy(enum.StrEnum):
    """What makes a row of a total."""

    MONTH = "month"
    PLACE = "place"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Total:
    """The toll of several events together, low and high as the asked policy draws them.

    Unit: people, whole.  ``low`` and ``high`` are None where no event is determined;
    ``high`` is None too where nothing bounds one of them.

    Attributes:
        group: the month, place or tag; None for all events.
        victims: the category added up, of those killed.
        open: one event's range is open.
        events: ids of the events added up.
        not_determined: ids of the events without a range for it.
        overlapping: pairs of ids whose place and days overlap: the same people may be
            counted twice.
        claims: ids of the claims behind the ranges, sorted.
    """

    group: str | None
    victims: str
    low: int | None
    high: int | None
    open: bool
    events: tuple[str, ...]
    not_determined: tuple[str, ...]
    overlapping: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]


def totals(
    found: Sequence[Reconciliation], victims: Iterable[str], by: GroupBy | None
) -> tuple[Total, ...]:
    """Return a total for each group and category, groups in sorted order.

    An event with several tags is added up in the group of each; one without a place,
    a tag or a month in the group "" (none given).
    """
    groups: dict[str | None, list[Reconciliation]] = {}
    for each in found:
        for group in _groups(each.event, by):
            groups.setdefault(group, []).append(each)
    categories = tuple(victims)
    return tuple(
        _total(group, category, groups[group])
        for group in sorted(groups, key=lambda group: group or "")
        for category in categories
    )


def _groups(event: Event, by: GroupBy | None) -> Sequence[str | None]:
    match by:
        case None:
            return [None]
        case GroupBy.PLACE:
            return [event.place or ""]
        case GroupBy.TAG:
            return sorted(set(event.tags)) or [""]
        case GroupBy.MONTH:
            whole_year = event.start.precision is Precision.YEAR
            return ["" if whole_year else event.start.last.isoformat()[:7]]


def _total(group: str | None, victims: str, found: Sequence[Reconciliation]) -> Total:
    cell = Cell(Outcome.KILLED, victims)
    ranges = {
        each.event.id: result
        for each in found
        for result in each.cells
        if result.cell == cell and result.choice.low is not None
    }
    lows = [each.choice.low or 0 for each in ranges.values()]
    highs = [each.choice.high for each in ranges.values()]
    closed = [high for high in highs if high is not None]
    bounded = bool(ranges) and len(closed) == len(highs)
    counted = [each.event for each in found if each.event.id in ranges]
    return Total(
        group=group,
        victims=victims,
        low=sum(lows) if ranges else None,
        high=sum(closed) if bounded else None,
        open=any(each.choice.open for each in ranges.values()),
        events=tuple(sorted(ranges)),
        not_determined=tuple(
            sorted(each.event.id for each in found if each.event.id not in ranges)
        ),
        overlapping=tuple(
            (one.id, other.id)
            for one, other in itertools.combinations(
                sorted(counted, key=lambda event: event.id), 2
            )
            if _may_overlap(one, other)
        ),
        claims=tuple(sorted({c for each in ranges.values() for c in each.claims})),
    )


def _may_overlap(one: Event, other: Event) -> bool:
    """Tell whether place and days of two events overlap, as far as they are given."""
    places = [_places(each) for each in (one, other)]
    return bool(places[0] & places[1]) and _share_days(one, other)


def _places(event: Event) -> frozenset[str]:
    named = (event.place, *event.places)
    return frozenset(normal(place) for place in named if place is not None)


def _share_days(one: Event, other: Event) -> bool:
    return (other.end is None or one.start.first <= other.end.last) and (
        one.end is None or other.start.first <= one.end.last
    )
