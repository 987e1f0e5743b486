"""Section 7: bounds carried along the ties, with the reason of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.bounds import Bounds, Clash, Stated, carry
from casualty_ledger.core.categories import BUILT_IN
from casualty_ledger.core.interval import ANY, Interval, exactly
from casualty_ledger.core.network import Network, build
from casualty_ledger.core.results import Bound, Rule
from tests.builders import cell, event

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.model import Cell

PLACES = {"Latakia": None, "Tartus": None}


def carried(said: Mapping[Cell, Interval]) -> tuple[Network, Bounds]:
    """Return what *said* implies, and the network it was carried over."""
    network, found = tried(said)
    assert isinstance(found, Bounds)
    return network, found


def tried(said: Mapping[Cell, Interval]) -> tuple[Network, Bounds | Clash]:
    """Return what *said* implies or clashes in; each rests on a claim of its name."""
    network = build(event(places=PLACES), said, BUILT_IN)
    figures = [
        (network.rank[each], Stated(one, frozenset([each.victims])))
        for each, one in said.items()
    ]
    return network, carry(network, figures)


def bounds_on(asked: Cell, said: Mapping[Cell, Interval]) -> Interval:
    """Return what *said* implies for one cell."""
    network, found = carried(said)
    return found.interval(network.rank[asked])


def test_the_whole_less_the_other_parts_bounds_a_part() -> None:
    """SOHR's 524 with 311 civilians implies at most 213 combatants."""
    said = {cell(): exactly(524), cell("civilians"): exactly(311)}

    assert bounds_on(cell("combatants"), said) == Interval(0, 213)


def test_all_parts_but_one_bound_it_from_below() -> None:
    """524 in all, at most 311 civilians and nobody unknown: 213 combatants."""
    said = {
        cell(): exactly(524),
        cell("civilians"): Interval(0, 311),
        cell("unknown_status"): exactly(0),
    }

    assert bounds_on(cell("combatants"), said) == Interval(213, 524)


def test_parts_bound_the_whole_both_ways() -> None:
    """Where every part has a high, so has the whole; else only the low is known."""
    parts = {
        cell("civilians"): Interval(300, 311),
        cell("combatants"): Interval(200, 213),
    }

    assert bounds_on(cell(), parts) == Interval(500, None)
    parts[cell("unknown_status")] = Interval(0, 5)
    assert bounds_on(cell(), parts) == Interval(500, 529)


def test_a_cell_within_another_holds_no_more() -> None:
    """Both ways: a floor goes up, a ceiling goes down."""
    said = {
        cell(): Interval(0, 20),
        cell("children", where="Tartus"): Interval(3, None),
    }

    assert bounds_on(cell("children"), said) == Interval(3, 20)
    assert bounds_on(cell("children", where="Tartus"), said) == Interval(3, 20)


def test_siblings_leave_each_other_less_room() -> None:
    """20 in all with 15 in one district leave 5 for the other, perhaps fewer."""
    said = {
        cell(): exactly(20),
        cell(where="Latakia"): Interval(15, None),
        cell(where="Tartus"): ANY,
    }

    assert bounds_on(cell(where="Tartus"), said) == Interval(0, 5)
    assert bounds_on(cell(where="Latakia"), said) == Interval(15, 20)


def test_siblings_do_not_add_up_to_the_whole() -> None:
    """There are other places: 20 is no high for what two districts hold together."""
    said = {cell(where="Latakia"): Interval(3, 5), cell(where="Tartus"): Interval(2, 5)}

    assert bounds_on(cell(), said) == Interval(5, None)


def test_what_is_carried_stays_away_from_excess_deaths() -> None:
    """They are never compared with direct ones."""
    said = {cell(): exactly(64), cell(cause="excess"): exactly(4645)}

    assert bounds_on(cell(), said) == exactly(64)
    assert bounds_on(cell("civilians", cause="excess"), said) == Interval(0, 4645)


def test_figures_that_cannot_all_be_true_clash() -> None:
    """500 in all, 600 of them civilians: the claims, and 100 people too many."""
    _, found = tried({cell(): exactly(500), cell("civilians"): exactly(600)})

    assert isinstance(found, Clash)
    assert found.claims == {"total", "civilians"}
    assert found.gap == 100


def test_every_bound_keeps_its_rule_and_the_claims_it_rests_on() -> None:
    """Explaining has only to print them."""
    network, found = carried({cell(): exactly(524), cell("civilians"): exactly(311)})

    (bound,) = found.trace(network, "sohr", network.rank[cell("combatants")])

    assert bound == Bound(
        source="sohr",
        cell=cell("combatants"),
        end="high",
        value=213,
        rule=Rule.WHOLE_LESS_OTHERS,
        because=(cell(), cell("civilians"), cell("unknown_status")),
        rests_on=("civilians", "total"),
    )


def test_each_rule_says_its_name() -> None:
    """Within, sum, siblings and stated; nothing is reported for [0, open]."""
    said = {
        cell(where="Latakia"): Interval(3, 5),
        cell(where="Tartus"): Interval(2, None),
        cell("civilians", where="Tartus"): ANY,
        cell("women", where="Tartus"): Interval(1, None),
        cell("children", where="Tartus"): Interval(1, None),
    }
    network, found = carried(said)

    def rule(asked: Cell, end: str) -> list[Rule]:
        traced = found.trace(network, "sohr", network.rank[asked])
        return [bound.rule for bound in traced if bound.end == end]

    assert rule(cell(), "low") == [Rule.SIBLINGS]
    assert rule(cell(where="Latakia"), "high") == [Rule.STATED]
    assert rule(cell("women", where="Latakia"), "high") == [Rule.WITHIN]
    both = cell("women_and_children", where="Tartus")
    assert rule(both, "low") == [Rule.SUM_OF_PARTS]
    assert rule(cell("civilians", where="Tartus"), "low") == []
