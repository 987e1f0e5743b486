"""The smallest set of claims that cannot all be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import clashes
from casualty_ledger.core.bounds import Stated
from casualty_ledger.core.categories import BUILT_IN
from casualty_ledger.core.clashes import ClashingSum, smallest_clash
from casualty_ledger.core.interval import Interval, exactly
from casualty_ledger.core.network import build
from tests.builders import cell, event

if TYPE_CHECKING:
    import pytest


def clash_of(*said: tuple[str, int | Interval, str]) -> ClashingSum | None:
    """Return the smallest clash of figures: category, people, and the claims' ids."""
    network = build(event(), [cell()], BUILT_IN)
    figures = [
        (
            network.rank[cell(victims)],
            Stated(
                exactly(people) if isinstance(people, int) else people,
                frozenset(claims.split()),
            ),
        )
        for victims, people, claims in said
    ]
    return smallest_clash(network, figures)


def test_figures_that_fit_are_no_clash() -> None:
    """524 = 311 + 213."""
    fits = clash_of(
        ("total", 524, "a"), ("civilians", 311, "b"), ("combatants", 213, "c")
    )

    assert fits is None


def test_a_sum_that_does_not_come_out_names_its_whole_and_gap() -> None:
    """311 and 213 are 24 more than 500."""
    found = clash_of(
        ("total", 500, "a"), ("civilians", 311, "b"), ("combatants", 213, "c")
    )

    assert found is not None
    assert found.claims == ("a", "b", "c")
    assert found.cell == cell()
    assert found.gap == 24
    assert [each for each, _ in found.stated] == [
        cell(),
        cell("civilians"),
        cell("combatants"),
    ]


def test_claims_without_a_part_in_it_are_not_named() -> None:
    """Two suffice here, and the others are spared."""
    found = clash_of(
        ("total", 500, "a"),
        ("civilians", 600, "b"),
        ("women", 20, "c"),
        ("combatants", Interval(1, None), "d"),
    )

    assert found is not None
    assert (found.claims, found.gap) == (("a", "b"), 100)


def test_a_clash_within_one_claim_is_the_smallest() -> None:
    """It needs nobody else."""
    found = clash_of(
        ("total", 500, "z"), ("civilians", 600, "z"), ("combatants", 700, "a")
    )

    assert found is not None
    assert found.claims == ("z",)


def test_of_equal_sets_the_first_by_claim_ids_is_named() -> None:
    """Not the one that was found first."""
    found = clash_of(
        ("men", 700, "d"),
        ("total", 500, "b"),
        ("women", 600, "c"),
        ("children", 501, "e"),
    )

    assert found is not None
    assert found.claims == ("b", "c")


def test_a_figure_that_rests_on_several_claims_brings_all_of_them() -> None:
    """One of them alone did not say it."""
    found = clash_of(("total", 500, "a b"), ("civilians", 600, "c"))

    assert found is not None
    assert found.claims == ("a", "b", "c")


def test_of_too_many_claims_a_set_from_which_none_can_be_spared_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Trying every set would take for ever."""
    monkeypatch.setattr(clashes, "MOST_SETS", 3)
    found = clash_of(
        ("total", 500, "a"),
        ("civilians", 311, "b"),
        ("combatants", 213, "c"),
        ("women", 1, "d"),
    )

    assert found is not None
    assert found.claims == ("a", "b", "c")


def test_the_whole_is_named_where_a_part_clashes_too() -> None:
    """Nine men cannot be ten civilian men; nor four casualties five killed."""
    men = clash_of(("men", 9, "a"), ("civilian_men", 10, "b"))
    killed, hurt = cell("women"), cell("women", "casualties")
    network = build(event(), [killed, hurt], BUILT_IN)
    figures = [
        (network.rank[killed], Stated(exactly(5), frozenset("a"))),
        (network.rank[hurt], Stated(exactly(4), frozenset("b"))),
    ]

    casualties = smallest_clash(network, figures)

    assert men is not None
    assert casualties is not None
    assert (men.cell, men.gap) == (cell("men"), 1)
    assert (casualties.cell, casualties.gap) == (hurt, 1)


def test_the_order_of_figures_names_no_other_cell() -> None:
    """A second copy of a figure must not make it a clash about something else."""
    zero, one = Interval(0, 0), Interval(1, 1)
    told = [
        ("children", zero, "b"),
        ("civilian_men", zero, "b"),
        ("civilian_children", one, "a"),
        ("children", one, "a"),
    ]

    found, other = clash_of(*told), clash_of(*reversed(told))

    assert found == other
