"""What numbers about parts say of their whole: which parts hold more than it may.

A plain look, made to be quick and to be said in one sentence: a part within a whole
in every dimension, and sums along one (categories, places or actors).  The engine
carries bounds through all of them (`bounds.py`).
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.categories import TOTAL
from casualty_ledger.core.network import Place, lies_within

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

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
#: Ways to take a cell apart: each a group of cells that hold different people of it.
_Split: TypeAlias = "Callable[[Cell], Iterable[tuple[Cell, ...]]]"
_Sum: TypeAlias = "tuple[int, tuple[Said, ...]]"


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


def excesses(figures: Figures, event: Event, categories: Categories) -> list[Excess]:
    """Return each whole that its parts, one or together, hold more people than."""
    found = list(_single(figures, event, categories))
    if len(figures) >= _WHOLE_AND_TWO:
        found.extend(_summed(figures, event, categories))
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


def _summed(figures: Figures, event: Event, categories: Categories) -> Iterator[Excess]:
    for sums, cells in _along(figures, event, categories):
        for cell in cells:
            whole = figures[cell]
            total, parts = sums.of(cell)
            if whole.high is not None and total > whole.high and len(parts) > 1:
                yield Excess(parts, total, whole.high_from, whole.high)


def _along(
    figures: Figures, event: Event, categories: Categories
) -> Iterator[tuple[_Sums, list[Cell]]]:
    """Yield for each dimension its sums, and the cells that may be above theirs."""
    bounded = [cell for cell, held in figures.items() if held.high is not None]
    by_category = _Sums(figures, _by_category(categories))
    alike = Counter(replace(cell, victims=TOTAL) for cell in figures)
    many = {cell for cell, times in alike.items() if times >= _WHOLE_AND_TWO}
    for cell in many:
        # From the inside out, so that no sum waits for one that waits for another:
        # a ledger's own categories may lie within each other by the hundred.
        for victims in categories.inside_out:
            by_category.of(replace(cell, victims=victims))
    yield (
        by_category,
        [cell for cell in bounded if replace(cell, victims=TOTAL) in many],
    )
    if event.places:
        yield _Sums(figures, _by_place(event)), bounded
    if event.actors:
        yield _Sums(figures, _by_actor(event)), bounded


def _is_part(part: Cell, whole: Cell, event: Event, categories: Categories) -> bool:
    """Tell whether *part* lies within *whole* in every dimension."""
    inner = Place(part.where, part.by, part.cause, part.period)
    outer = Place(whole.where, whole.by, whole.cause, whole.period)
    return categories.lies_within(part.victims, whole.victims) and lies_within(
        event, (part.outcome, inner), (whole.outcome, outer)
    )


class _Sums:
    """What the parts of cells add up to along one dimension, each worked out once."""

    def __init__(self, figures: Figures, split: _Split) -> None:
        self._figures = figures
        self._split = split
        self._found: dict[Cell, _Sum] = {}

    def of(self, cell: Cell) -> _Sum:
        """Return the least that *cell* or its parts hold, and what says so."""
        if cell not in self._found:
            self._found[cell] = self._most_of(cell)
        return self._found[cell]

    def _most_of(self, cell: Cell) -> _Sum:
        own = self._figures.get(cell)
        best: _Sum = (0, ()) if own is None else (own.low, (own.low_from,))
        for group in self._split(cell):
            sums = [self.of(part) for part in group]
            total = sum(people for people, _ in sums)
            if total > best[0]:
                parts = itertools.chain(*(parts for people, parts in sums if people))
                once = {part.statement.span: part for part in parts}
                best = (total, tuple(once.values()))
        return best


def _by_category(categories: Categories) -> _Split:
    def split(cell: Cell) -> Iterator[tuple[Cell, ...]]:
        for partition in categories.partitions:
            if partition.whole == cell.victims:
                yield tuple(replace(cell, victims=part) for part in partition.parts)
        for category in categories.categories:
            if cell.victims in category.within:
                yield (replace(cell, victims=category.name),)

    return split


def _by_place(event: Event) -> _Split:
    inside: dict[str | None, list[str]] = defaultdict(list)
    for place, parent in event.places.items():
        inside[parent].append(place)

    def split(cell: Cell) -> Iterator[tuple[Cell, ...]]:
        yield tuple(replace(cell, where=place) for place in inside.get(cell.where, ()))

    return split


def _by_actor(event: Event) -> _Split:
    def split(cell: Cell) -> Iterator[tuple[Cell, ...]]:
        if cell.by is None:
            yield tuple(replace(cell, by=actor) for actor in event.actors)

    return split
