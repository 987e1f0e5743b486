"""What numbers about parts say of their whole: which parts hold more than it may.

A plain look, made to be quick and to be said in one sentence: a part within a whole
in every dimension, and sums along one (categories, places or actors).  The engine
carries bounds through all of them (`bounds.py`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.network import Place, lies_within

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from casualty_ledger.core.categories import Categories
    from casualty_ledger.core.model import Cell, Event
    from casualty_ledger.core.positions import Said


@dataclass(frozen=True, slots=True)
class Held:
    """What a source holds of one cell as of one day.

    Unit: people.  Attributes: ``low_from`` and ``high_from`` are the statements that
    set the ends; ``high`` is None where nothing does.
    """

    low: int
    low_from: Said
    high: int | None
    high_from: Said


@dataclass(frozen=True, slots=True)
class Excess:
    """Parts that hold at least ``least`` people, in a whole of at most ``most``."""

    parts: tuple[Said, ...]
    least: int
    whole: Said
    most: int

    @property
    def weight(self) -> tuple[object, ...]:
        """Sort key: fewest parts first, then the widest gap, then the place."""
        spans = [each.statement.span for each in (*self.parts, self.whole)]
        return (len(self.parts), self.most - self.least, spans)


#: For each cell, what is held of it.
Figures: TypeAlias = "Mapping[Cell, Held]"
#: A category, place or actor; None is the whole place, or anyone.
_Name: TypeAlias = "str | None"

#: So many figures it takes for a sum to be above a whole.
_WHOLE_AND_TWO = 3


def held(told: Iterable[Said]) -> dict[Cell, Held]:
    """Return what statements of one source and day come to, cell by cell.

    A cell that two of them put at numbers that do not fit is left out: it grew during
    the day, or one is wrong, and nothing tells which.
    """
    found: dict[Cell, Held | None] = {}
    for each in told:
        cell, interval = each.statement.cell, each.interval
        one = Held(interval.low, each, interval.high, each)
        found[cell] = _cut(found[cell], one) if cell in found else one
    return {cell: one for cell, one in found.items() if one is not None}


def _cut(one: Held | None, other: Held) -> Held | None:
    if one is None:
        return None
    if other.low > one.low:
        one = replace(one, low=other.low, low_from=other.low_from)
    if other.high is not None and (one.high is None or other.high < one.high):
        one = replace(one, high=other.high, high_from=other.high_from)
    return None if one.high is not None and one.low > one.high else one


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way in which cells are taken apart: by category, place or actor.

    Attributes:
        rest: everything else of a cell.
        name: what a cell has in this dimension.
        above: all that a name lies within, itself not included.
        groups: for a name, groups of names that hold different people of it.
    """

    rest: Callable[[Cell], object]
    name: Callable[[Cell], _Name]
    above: Callable[[_Name], Collection[_Name]]
    groups: Mapping[_Name, list[tuple[_Name, ...]]]


def by_category(categories: Categories) -> Dimension:
    """Return how categories are taken apart: by partition, or into one within."""
    groups: dict[_Name, list[tuple[_Name, ...]]] = defaultdict(list)
    for partition in categories.partitions:
        groups[partition.whole].append(partition.parts)
    for category in categories.categories:
        for outer in category.within:
            groups[outer].append((category.name,))
    return Dimension(
        rest=attrgetter("outcome", "where", "by", "cause", "period"),
        name=attrgetter("victims"),
        above=lambda name: categories.above[name] if name else (),
        groups=groups,
    )


def by_place_and_actor(event: Event) -> Iterator[Dimension]:
    """Yield how the declared places and actors of an event are taken apart, if any."""
    if event.places:
        inside: dict[_Name, tuple[_Name, ...]] = defaultdict(tuple)
        for place, parent in event.places.items():
            inside[parent] += (place,)
        yield Dimension(
            rest=attrgetter("outcome", "victims", "by", "cause", "period"),
            name=attrgetter("where"),
            above=lambda name: event.places_above(name)[1:],
            groups={parent: [places] for parent, places in inside.items()},
        )
    if event.actors:
        yield Dimension(
            rest=attrgetter("outcome", "victims", "where", "cause", "period"),
            name=attrgetter("by"),
            above=lambda name: (None,) if name else (),
            groups={None: [tuple(event.actors)]},
        )


def excesses(
    figures: Figures,
    event: Event,
    categories: Categories,
    dimensions: Iterable[Dimension],
) -> list[Excess]:
    """Return each whole that its parts, one or together, hold more people than."""
    found = list(_single(figures, event, categories))
    if len(figures) >= _WHOLE_AND_TWO:
        for dimension in dimensions:
            found.extend(_summed(figures, dimension))
    return sorted(found, key=lambda each: each.weight)


def _single(figures: Figures, event: Event, categories: Categories) -> Iterator[Excess]:
    bounded: dict[str | None, list[tuple[Cell, int, Said]]] = defaultdict(list)
    for whole, outer in figures.items():
        if outer.high is not None:
            bounded[whole.where].append((whole, outer.high, outer.high_from))
    for part, inner in figures.items():
        for where in event.places_above(part.where):
            for whole, most, stated in bounded.get(where, ()):
                if inner.low > most and _is_part(part, whole, event, categories):
                    yield Excess((inner.low_from,), inner.low, stated, most)


def _is_part(part: Cell, whole: Cell, event: Event, categories: Categories) -> bool:
    """Tell whether *part* lies within *whole* in every dimension."""
    if not categories.lies_within(part.victims, whole.victims):
        return False
    inner = Place(part.where, part.by, part.cause, part.period)
    outer = Place(whole.where, whole.by, whole.cause, whole.period)
    return lies_within(event, (part.outcome, inner), (whole.outcome, outer))


def _summed(figures: Figures, dimension: Dimension) -> Iterator[Excess]:
    alike: dict[object, dict[_Name, Held]] = defaultdict(dict)
    for cell, one in figures.items():
        alike[dimension.rest(cell)][dimension.name(cell)] = one
    for named in alike.values():
        if len(named) >= _WHOLE_AND_TWO and _may_be_above(named, dimension):
            yield from _sums_above(named, dimension)


def _may_be_above(named: Mapping[_Name, Held], dimension: Dimension) -> bool:
    """Tell whether all that lies within some whole is above it; mostly it is not."""
    inside: dict[_Name, int] = defaultdict(int)
    for name, one in named.items():
        for outer in dimension.above(name):
            inside[outer] += one.low
    return any(
        one.high is not None and inside[name] > one.high for name, one in named.items()
    )


def _sums_above(named: Mapping[_Name, Held], dimension: Dimension) -> Iterator[Excess]:
    above = {outer for name in named for outer in dimension.above(name)}
    # From the inside out, so that the sums of parts are there when a whole asks.
    ordered = sorted(above.union(named), key=lambda name: -len(dimension.above(name)))
    sums: dict[_Name, tuple[int, tuple[Said, ...]]] = {}
    for name in ordered:
        own = named.get(name)
        sums[name] = (0, ()) if own is None else (own.low, (own.low_from,))
        for group in dimension.groups.get(name, ()):
            parts = [sums[part] for part in group if part in sums]
            people = sum(low for low, _ in parts)
            if people > sums[name][0]:
                sums[name] = (people, _together(parts))
        people, told = sums[name]
        if own and own.high is not None and people > own.high and len(told) > 1:
            yield Excess(told, people, own.high_from, own.high)


def _together(parts: list[tuple[int, tuple[Said, ...]]]) -> tuple[Said, ...]:
    told = (each for low, some in parts if low for each in some)
    return tuple({each.statement.span: each for each in told}.values())
