"""The cells that an event's claims look at, and how their numbers hang together.

Three kinds of ties (docs/method.md#cells): a cell within another holds no more
people; the parts of a partition add up to the whole; siblings hold different people,
so that a whole holds at least their sum.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from casualty_ledger.core.model import APART, Cell, Outcome
from casualty_ledger.core.results import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from casualty_ledger.core.categories import Categories
    from casualty_ledger.core.dates import Period
    from casualty_ledger.core.model import Event


class Place(NamedTuple):
    """Everything of a cell but whom it counts and what happened to them."""

    where: str | None
    by: str | None
    cause: str | None
    period: Period | None


#: A combination of place, actor, cause and period that is looked at, with its outcome.
Key: TypeAlias = tuple[Outcome, Place]


@dataclass(frozen=True, slots=True)
class Tie:
    """One way in which the numbers of cells hang together.

    Shape: ``whole`` and ``parts`` are ranks in `Network.cells`.

    Attributes:
        rule: `WITHIN` (one part), `SUM_OF_PARTS` (a partition) or `SIBLINGS`.
    """

    rule: Rule
    whole: int
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """All cells looked at in an event, and their ties.

    Attributes:
        cells: in a fixed order that no order of claims changes.
        rank: each cell's place in ``cells``.
        ties: all of them.
        ties_of: for each cell, the ranks in ``ties`` of those it takes part in.
        named: the combinations of place, actor, cause, period some claim names.
    """

    cells: tuple[Cell, ...]
    rank: Mapping[Cell, int]
    ties: tuple[Tie, ...]
    ties_of: tuple[tuple[int, ...], ...]
    named: frozenset[Key]


#: Outcomes in the order outputs show them.
OUTCOMES = tuple(Outcome)


def build(event: Event, cells: Iterable[Cell], categories: Categories) -> Network:
    """Return the network that claims about *cells* span in *event*.

    Source: docs/method.md#bounds, "looked at are": every category in each
    combination that some claim names with that outcome, and in every coarser one.
    """
    named = frozenset(map(key_of, cells))
    ordered = sorted(looked_at(event, named), key=_sort_key)
    found = tuple(
        Cell(outcome, victims, *place)
        for outcome, place in ordered
        for victims in categories.by_name
    )
    rank = {cell: number for number, cell in enumerate(found)}
    ties = tuple(_ties(event, categories, ordered, rank))
    ties_of: list[list[int]] = [[] for _ in found]
    for number, tie in enumerate(ties):
        for cell in (tie.whole, *tie.parts):
            ties_of[cell].append(number)
    return Network(found, rank, ties, tuple(map(tuple, ties_of)), named)


def key_of(cell: Cell) -> Key:
    """Return everything of a cell but whom it counts."""
    return (cell.outcome, Place(cell.where, cell.by, cell.cause, cell.period))


def looked_at(event: Event, named: Iterable[Key]) -> frozenset[Key]:
    """Return the combinations *named*, and every coarser one."""
    return frozenset(
        (outcome, coarser)
        for outcome, place in named
        for coarser in _coarser(event, place)
    )


def _coarser(event: Event, place: Place) -> Iterator[Place]:
    causes = (place.cause,) if place.cause in APART else (place.cause, None)
    for combination in itertools.product(
        event.places_above(place.where), (place.by, None), causes, (place.period, None)
    ):
        yield Place(*combination)


def _sort_key(key: Key) -> tuple[object, ...]:
    outcome, place = key
    return (
        OUTCOMES.index(outcome),
        place.where or "",
        place.by or "",
        place.cause or "",
        str(place.period or ""),
    )


def _ties(
    event: Event,
    categories: Categories,
    looked_at: list[Key],
    rank: Mapping[Cell, int],
) -> Iterator[Tie]:
    for outcome, place in looked_at:
        for category in categories.categories:
            inner = rank[Cell(outcome, category.name, *place)]
            for above in category.within:
                yield Tie(Rule.WITHIN, rank[Cell(outcome, above, *place)], (inner,))
        for partition in categories.partitions:
            whole = rank[Cell(outcome, partition.whole, *place)]
            parts = (rank[Cell(outcome, part, *place)] for part in partition.parts)
            yield Tie(Rule.SUM_OF_PARTS, whole, tuple(parts))
    for whole_key, part_keys, rule in _ties_of_places(event, looked_at):
        outer = rank[Cell(whole_key[0], "total", *whole_key[1])]
        inners = [rank[Cell(key[0], "total", *key[1])] for key in part_keys]
        for offset in range(len(categories.categories)):
            yield Tie(rule, outer + offset, tuple(inner + offset for inner in inners))


def _ties_of_places(
    event: Event, looked_at: list[Key]
) -> Iterator[tuple[Key, tuple[Key, ...], Rule]]:
    """Yield the ties between combinations; each holds for every category."""
    if len(looked_at) == 1:
        return
    wholes: dict[Key, list[Key]] = defaultdict(list)
    for inner in looked_at:
        above = [
            outer
            for outer in looked_at
            if outer != inner and lies_within(event, inner, outer)
        ]
        for outer in above:
            wholes[outer].append(inner)
            if not any(
                between is not outer and lies_within(event, between, outer)
                for between in above
            ):
                yield outer, (inner,), Rule.WITHIN
    for whole in looked_at:
        for siblings in _siblings(event, whole, wholes[whole]):
            yield whole, tuple(siblings), Rule.SIBLINGS


def lies_within(event: Event, inner: Key, outer: Key) -> bool:
    """Tell whether *inner* is part of *outer*, whatever the category of victims."""
    (happened, narrow), (outcome, wide) = inner, outer
    return (
        (happened is outcome or _is_casualty(happened, outcome))
        and wide.where in event.places_above(narrow.where)
        and wide.by in (narrow.by, None)
        and (
            wide.cause == narrow.cause
            or (wide.cause is None and narrow.cause not in APART)
        )
        and _period_lies_within(event, narrow.period, wide.period)
    )


def _is_casualty(happened: Outcome, outcome: Outcome) -> bool:
    return outcome is Outcome.CASUALTIES and happened is not Outcome.DETAINED


def _period_lies_within(
    event: Event, narrow: Period | None, wide: Period | None
) -> bool:
    # A start known to its month goes by its last day, as all order does
    # (docs/method.md#time): a bound that holds whatever day it was.
    if narrow is None or wide is None:
        return wide is None and (narrow is None or narrow.first >= event.start.last)
    return wide.contains(narrow)


# What no parent of a declared place is called: a place that only a claim names is a
# sibling of none, the top ones of the tree (whose parent is None) included.
_NOWHERE = ""


def _siblings(event: Event, whole: Key, within: list[Key]) -> Iterator[list[Key]]:
    """Yield each largest group of cells within *whole* that hold different people."""
    outcome, place = whole
    of_outcome = [key for key in within if key[0] is outcome]
    places = [
        key
        for key in of_outcome
        if key[1]._replace(where=place.where) == place
        and key[1].where is not None
        and event.places.get(key[1].where, _NOWHERE) == place.where
    ]
    actors = [
        key
        for key in of_outcome
        if key[1]._replace(by=place.by) == place and key[1].by in event.actors
    ]
    periods = [
        key
        for key in of_outcome
        if key[1]._replace(period=place.period) == place and key[1].period
    ]
    yield from (group for group in (places, actors) if len(group) > 1)
    yield from _apart_in_time(periods)


#: Sets of stated periods that share no day are listed one by one; beyond this many
#: periods in one cell that could take for ever, and only neighbours are paired.
_MOST_PERIODS = 12


def _apart_in_time(keys: list[Key]) -> Iterator[list[Key]]:
    """Yield the largest sets of periods that share no day, of two or more."""
    dated = [(key[1].period, key) for key in keys if key[1].period is not None]
    dated.sort(key=lambda each: each[0])
    if len(dated) > _MOST_PERIODS:
        for (early, one), (late, other) in itertools.pairwise(dated):
            if early.last < late.first:
                yield [one, other]
        return
    for group in _chains(dated):
        if len(group) > 1:
            yield group


def _chains(dated: list[tuple[Period, Key]]) -> Iterator[list[Key]]:
    """Yield every largest chain of *dated*: each ends before the next begins."""
    if not dated:
        yield []
    for period, key in dated:
        if not any(other.last < period.first for other, _ in dated):
            rest = [each for each in dated if period.last < each[0].first]
            for chain in _chains(rest):
                yield [key, *chain]
