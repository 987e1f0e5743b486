"""Laws of carried bounds: sound always, tightest on trees, and always at an end."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from casualty_ledger.core import bounds, network
from casualty_ledger.core.bounds import Bounds, Clash, Stated, carry
from casualty_ledger.core.categories import (
    BUILT_IN,
    Categories,
    Category,
    Partition,
)
from casualty_ledger.core.dates import Period
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import APART, Cell, Outcome
from tests.builders import event
from tests.properties.strategies import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    import pytest

    from casualty_ledger.core.network import Network

#: Everybody is either ``left`` or ``right``; those on the left, ``near`` or ``far``.
TREE = Categories(
    (
        Category("total", (), "total"),
        Category("left", ("total",), "left"),
        Category("right", ("total",), "right"),
        Category("near", ("left",), "near"),
        Category("far", ("left",), "far"),
    ),
    (Partition("total", ("left", "right")), Partition("left", ("near", "far"))),
)
#: Two ways to take everybody apart, and a category that lies within one part of each.
CROSSED = Categories(
    (
        Category("total", (), "total"),
        Category("left", ("total",), "left"),
        Category("right", ("total",), "right"),
        Category("old", ("total",), "old"),
        Category("young", ("total",), "young"),
        Category("old_left", ("left", "old"), "old and left"),
    ),
    (Partition("total", ("left", "right")), Partition("total", ("old", "young"))),
)
#: Beyond what the numbers below can add up to, nothing new is found.
MOST_IN_A_LEAF = 9
LEAVES = range(MOST_IN_A_LEAF + 1)


def possible_in_tree() -> Iterator[dict[str, int]]:
    """Yield every way in which people can be distributed over the tree."""
    for near, far, right in itertools.product(LEAVES, repeat=3):
        left = near + far
        total = left + right
        yield {
            "total": total,
            "left": left,
            "right": right,
            "near": near,
            "far": far,
        }


def possible_in_crossed() -> Iterator[dict[str, int]]:
    """Yield ways in which people can be distributed over the crossed categories."""
    few = range(6)
    for old_left, young_left, old_right, young_right in itertools.product(
        few, repeat=4
    ):
        yield {
            "total": old_left + young_left + old_right + young_right,
            "left": old_left + young_left,
            "right": old_right + young_right,
            "old": old_left + old_right,
            "young": young_left + young_right,
            "old_left": old_left,
        }


IN_TREE = list(possible_in_tree())
IN_CROSSED = list(possible_in_crossed())


def intervals(most: int) -> st.SearchStrategy[Interval]:
    """Small intervals, some open."""
    return st.builds(
        lambda low, width: Interval(low, None if width is None else low + width),
        st.integers(0, most),
        st.none() | st.integers(0, 2),
    )


def figures(
    categories: Categories, most: int
) -> st.SearchStrategy[dict[str, Interval]]:
    """What somebody says about some of the categories."""
    names = st.sampled_from([each.name for each in categories.categories])
    return st.dictionaries(names, intervals(most), min_size=1)


def carried(
    categories: Categories, said: Mapping[str, Interval]
) -> Mapping[str, Interval] | None:
    """Return the bounds on each category, or None if *said* clashes."""
    cells = {name: Cell(Outcome.KILLED, name) for name in categories.by_name}
    net = network.build(event(), cells.values(), categories)
    found = carry(net, stated(net, {cells[name]: one for name, one in said.items()}))
    if isinstance(found, Clash):
        return None
    return {name: found.interval(net.rank[cell]) for name, cell in cells.items()}


def stated(net: Network, said: Mapping[Cell, Interval]) -> list[tuple[int, Stated]]:
    """Return figures as `carry` takes them, each resting on a claim of its own."""
    return [
        (net.rank[cell], Stated(one, frozenset([f"c{number}"])))
        for number, (cell, one) in enumerate(said.items())
    ]


def left_by(
    ways: list[dict[str, int]], said: Mapping[str, Interval]
) -> list[dict[str, int]]:
    """Return those *ways* that everything *said* allows."""
    return [way for way in ways if all(way[name] in one for name, one in said.items())]


@settings(max_examples=200)
@given(figures(TREE, 3))
def test_bounds_on_a_tree_are_what_trying_every_number_leaves(
    said: dict[str, Interval],
) -> None:
    """No tighter bound would be sound, and none of these is too tight."""
    left = left_by(IN_TREE, said)

    found = carried(TREE, said)

    if found is None:
        assert not left
        return
    for name, interval in found.items():
        numbers = {way[name] for way in left}
        assert interval.low == min(numbers)
        assert interval.high == max(numbers) or (
            interval.high is None and max(numbers) >= MOST_IN_A_LEAF
        )


@settings(max_examples=200)
@given(figures(CROSSED, 2))
def test_bounds_on_crossed_categories_hold_whatever_is_possible(
    said: dict[str, Interval],
) -> None:
    """Not always the tightest there, but never a number too tight."""
    left = left_by(IN_CROSSED, said)

    found = carried(CROSSED, said)

    if found is None:
        assert not left
        return
    for way in left:
        assert all(people in found[name] for name, people in way.items())


@dataclass(frozen=True)
class Person:
    """Somebody to be counted, in the narrowest cell there is.

    Attributes:
        also: places and actors that only claims name; they may be the same as others.
    """

    outcome: Outcome
    status: str
    age: str | None
    where: str | None
    by: str | None
    cause: str | None
    day: date
    also: frozenset[str]

    def is_in(self, cell: Cell) -> bool:
        """Tell whether a count of *cell* holds this person; straight from the table."""
        casualty = self.outcome is not Outcome.DETAINED
        kinds = {"total", self.status, *BUILT_IN.above[self.status]}
        kinds |= {self.age, *BUILT_IN.above[self.age]} if self.age else set()
        apart = self.cause if self.cause in APART else None
        return (
            (
                cell.outcome is self.outcome
                or (cell.outcome is Outcome.CASUALTIES and casualty)
            )
            and cell.victims in kinds
            and cell.where
            in {*event(places=PLACES).places_above(self.where), *self.also}
            and cell.by in {None, self.by, *self.also}
            and (cell.cause == self.cause or (cell.cause is None and apart is None))
            and (
                self.day >= START
                if cell.period is None
                else cell.period.first <= self.day <= cell.period.last
            )
        )


START = date(2025, 3, 6)
DAYS = st.integers(-2, 4).map(lambda days: START + timedelta(days))
PERIODS = st.tuples(DAYS, DAYS).map(lambda ends: Period(min(ends), max(ends)))
#: A person's status, with the age that goes with it, if it says one.
KINDS = st.sampled_from(
    (
        ("civilian_men", "men"),
        ("civilian_women", "women"),
        ("civilian_children", "children"),
        ("civilian_unknown_age_sex", "unknown_age_sex"),
        ("government_forces", "men"),
        ("opposition_forces", "unknown_age_sex"),
        ("other_armed_groups", "women"),
        ("unknown_status", "children"),
    )
)
people = st.builds(
    lambda kind, *rest: Person(rest[0], *kind, *rest[1:]),
    KINDS,
    st.sampled_from((Outcome.KILLED, Outcome.KILLED, *Outcome)),
    st.sampled_from((None, *PLACES)),
    st.sampled_from((None, "red", "blue")),
    st.sampled_from((None, "violent", "shelling", *APART)),
    DAYS,
    st.frozensets(st.sampled_from(("Elsewhere", "strangers"))),
)


@st.composite
def cells_with(draw: st.DrawFn, whole: list[Person]) -> Cell:
    """A cell that somebody of *whole* is in, or would be but for one thing."""
    one, other = (draw(st.sampled_from(whole)) for _ in range(2))
    victims = [one.status, *BUILT_IN.above[one.status], one.age or "total", "total"]
    wheres = event(places=PLACES).places_above(one.where)
    bare = st.sampled_from((False, False, True))
    return Cell(
        draw(st.sampled_from((one.outcome, one.outcome, other.outcome, *_HURT))),
        draw(st.sampled_from(victims)),
        draw(st.sampled_from((*wheres, None, *one.also & {"Elsewhere"}))),
        draw(st.sampled_from((None, one.by, one.by, *one.also & {"strangers"}))),
        None if draw(bare) else one.cause,
        draw(PERIODS) if draw(bare) else None,
    )


_HURT = (Outcome.CASUALTIES,)
SLACK = st.sampled_from(((0, 0), (0, 0), (0, None), (1, 1)))


@st.composite
def histories(
    draw: st.DrawFn,
) -> tuple[list[Person], dict[Cell, tuple[int, int | None]]]:
    """What happened, and how far off each figure about it is, down and up."""
    whole = draw(st.lists(people, min_size=1, max_size=6))
    return whole, draw(
        st.dictionaries(cells_with(whole), SLACK, min_size=1, max_size=8)
    )


@settings(max_examples=300)
@given(histories())
def test_what_happened_stays_possible(
    history: tuple[list[Person], dict[Cell, tuple[int, int | None]]],
) -> None:
    """Figures that all hold the truth never exclude it, in no cell looked at."""
    whole, said = history
    the_event = event(places=PLACES, actors={"red": None, "blue": None})
    net = network.build(the_event, said, BUILT_IN)
    true = {cell: sum(one.is_in(cell) for one in whole) for cell in net.cells}
    claimed = {
        cell: Interval(
            max(0, true[cell] - less), None if more is None else true[cell] + more
        )
        for cell, (less, more) in said.items()
    }

    found = carry(net, stated(net, claimed))

    assert isinstance(found, Bounds)
    for cell, number in true.items():
        assert number in found.interval(net.rank[cell]), cell


#: Adds up to nothing but zero, so that a sum feeds itself: both x and y are all of v,
#: while x is y and z.
ENDLESS = Categories(
    (
        Category("v", (), "v"),
        Category("x", ("v",), "x"),
        Category("nobody", ("v",), "nobody"),
        Category("y", ("v",), "y"),
        Category("none_else", ("v",), "none else"),
        Category("z", ("x",), "z"),
    ),
    (
        Partition("v", ("x", "nobody")),
        Partition("v", ("y", "none_else")),
        Partition("x", ("y", "z")),
    ),
)


@settings(max_examples=50)
@given(figures(ENDLESS, 3))
def test_carrying_ends_where_a_sum_feeds_itself(said: dict[str, Interval]) -> None:
    """A ledger's own categories must never hang the program."""
    carried(ENDLESS, said)


def test_carrying_goes_on_until_the_limit_of_rounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The example above would climb for ever: the limit alone ends it."""
    nobody = Interval(0, 0)
    said = {"nobody": nobody, "none_else": nobody, "z": Interval(1, None)}
    lows = []
    for rounds in (10, 100):
        monkeypatch.setattr(bounds, "MOST_ROUNDS", rounds)
        found = carried(ENDLESS, said)
        assert found is not None
        lows.append(found["x"].low)

    assert lows[0] < lows[1]


@settings(max_examples=100)
@given(figures(CROSSED, 3), st.randoms())
def test_bounds_do_not_depend_on_the_order_of_figures(
    said: dict[str, Interval], chance: Random
) -> None:
    """Nor do the claims that each of them rests on."""
    cells = {name: Cell(Outcome.KILLED, name) for name in CROSSED.by_name}
    net = network.build(event(), cells.values(), CROSSED)
    given_figures = stated(net, {cells[name]: one for name, one in said.items()})
    shuffled = chance.sample(given_figures, len(given_figures))

    one, other = carry(net, given_figures), carry(net, shuffled)

    if isinstance(one, Clash):
        assert one == other
        return
    assert isinstance(other, Bounds)
    assert (one.low, one.high) == (other.low, other.high)
    assert (one.low_rests, one.high_rests) == (other.low_rests, other.high_rests)
