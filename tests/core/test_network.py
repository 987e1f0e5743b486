"""Which cells are looked at, and how their numbers hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casualty_ledger.core.categories import BUILT_IN
from casualty_ledger.core.network import Network, build, key_of, lies_within, looked_at
from casualty_ledger.core.results import Rule
from tests.builders import cell, event

if TYPE_CHECKING:
    from casualty_ledger.core.model import Cell

PLACES = {"Latakia": None, "Jableh": "Latakia", "Al-Shir": "Latakia", "Tartus": None}


def network(*cells: Cell, **said: Any) -> Network:  # noqa: ANN401 - passed on
    """Return the network of claims about *cells*."""
    return build(event(**said), cells, BUILT_IN)


def within(inner: Cell, outer: Cell, **said: Any) -> bool:  # noqa: ANN401 - passed on
    """Tell whether one combination lies within another."""
    return lies_within(event(**said), key_of(inner), key_of(outer))


def parts_of(found: Network, whole: Cell, rule: Rule) -> list[set[Cell]]:
    """Return the cells that *whole* is tied to by *rule*, tie by tie."""
    return [
        {found.cells[part] for part in tie.parts}
        for tie in found.ties
        if tie.rule is rule and found.cells[tie.whole] == whole
    ]


def test_the_outcomes_of_people_hurt_lie_within_casualties() -> None:
    """Those detained are not hurt."""
    for outcome in ("killed", "injured", "missing"):
        assert within(cell(outcome=outcome), cell(outcome="casualties"))
        assert not within(cell(outcome="casualties"), cell(outcome=outcome))
    assert not within(cell(outcome="detained"), cell(outcome="casualties"))
    assert not within(cell(outcome="injured"), cell(outcome="killed"))


def test_a_place_lies_within_those_above_it() -> None:
    """And one that only a claim names directly within the whole."""
    assert within(cell(where="Jableh"), cell(where="Latakia"), places=PLACES)
    assert within(cell(where="Jableh"), cell(), places=PLACES)
    assert within(cell(where="Elsewhere"), cell(), places=PLACES)
    assert not within(cell(where="Jableh"), cell(where="Tartus"), places=PLACES)


def test_an_actor_lies_within_anyone() -> None:
    """Declared or not."""
    assert within(cell(by="government"), cell())
    assert not within(cell(by="government"), cell(by="insurgents"))


def test_excess_and_indirect_deaths_are_cells_of_their_own() -> None:
    """Maria's 64 certified and 4,645 excess deaths answer two questions."""
    for apart in ("excess", "indirect"):
        assert not within(cell(cause=apart), cell())
        assert not within(cell(), cell(cause=apart))
    assert within(cell(cause="violent"), cell())
    assert within(cell(cause="shelling"), cell())


def test_a_period_lies_within_those_that_hold_all_its_days() -> None:
    """Within the cumulative count only if it does not begin before the event."""
    inner, outer = cell(period="2025-03-07"), cell(period="2025-03-06/2025-03-07")

    assert within(inner, outer)
    assert not within(outer, inner)
    assert within(outer, cell())
    assert not within(cell(period="2025-03-05/2025-03-07"), cell())
    assert not within(cell(), outer)


def test_a_start_known_to_its_month_goes_by_its_last_day() -> None:
    """A day of that month may lie before the start."""
    assert not within(cell(period="2025-03-20"), cell(), start="2025-03")
    assert within(cell(period="2025-03-31"), cell(), start="2025-03")


def test_narrower_in_one_way_and_wider_in_another_is_not_within() -> None:
    """Every dimension has to agree."""
    assert not within(cell(where="Jableh"), cell(by="government"), places=PLACES)


def test_every_category_is_looked_at_in_every_coarser_combination() -> None:
    """A place above it, the whole, anyone, any direct cause, any time."""
    named = cell(where="Jableh", by="government", cause="shelling", period="2025-03-07")

    found = network(named, places=PLACES)

    assert len(found.cells) == 3 * 2 * 2 * 2 * len(BUILT_IN.categories)
    assert cell("civilians", where="Latakia", cause="shelling") in found.rank
    assert cell("women") in found.rank
    assert cell(where="Tartus") not in found.rank
    assert cell(outcome="injured") not in found.rank
    assert found.named == {key_of(named)}


def test_excess_deaths_keep_their_cause_in_coarser_combinations() -> None:
    """Otherwise they would be compared with direct ones."""
    found = looked_at(event(), [key_of(cell(cause="excess", by="government"))])

    assert found == {
        key_of(cell(cause="excess", by="government")),
        key_of(cell(cause="excess")),
    }


def test_partitions_are_sums_in_every_combination() -> None:
    """Those killed in one place add up, too."""
    found = network(cell(where="Tartus"), places=PLACES)

    for where in ({"where": "Tartus"}, {}):
        assert {
            cell(part, **where)
            for part in ("civilians", "combatants", "unknown_status")
        } in parts_of(found, cell(**where), Rule.SUM_OF_PARTS)


def test_declared_places_under_one_are_siblings() -> None:
    """Not those that only a claim names, nor a place and the one it lies in."""
    found = network(
        *(cell(where=where) for where in (*PLACES, "Elsewhere")), places=PLACES
    )

    assert parts_of(found, cell(), Rule.SIBLINGS) == [
        {cell(where="Latakia"), cell(where="Tartus")}
    ]
    assert parts_of(found, cell(where="Latakia"), Rule.SIBLINGS) == [
        {cell(where="Jableh"), cell(where="Al-Shir")}
    ]


def test_declared_actors_are_siblings() -> None:
    """Not one that only a claim names: it may be any of them."""
    told = [cell(by=by) for by in ("government", "insurgents", "militias")]
    found = network(*told, actors={"government": None, "insurgents": None})

    assert parts_of(found, cell(), Rule.SIBLINGS) == [set(told[:2])]


def test_periods_that_share_no_day_are_siblings_within_what_holds_them() -> None:
    """Every largest set of them, since they may overlap in many ways."""
    first, second, both, third = (
        cell(period=text)
        for text in (
            "2025-03-06",
            "2025-03-07",
            "2025-03-06/2025-03-07",
            "2025-03-08",
        )
    )
    found = network(first, second, both, third)

    groups = parts_of(found, cell(), Rule.SIBLINGS)

    assert len(groups) == 2
    assert {first, second, third} in groups
    assert {both, third} in groups
    assert parts_of(found, both, Rule.SIBLINGS) == [{first, second}]


def test_many_periods_are_paired_with_their_neighbours_only() -> None:
    """All sets of them would take for ever; what is carried is sound all the same."""
    days = [cell(period=f"2025-03-{day:02}") for day in range(6, 26)]

    groups = parts_of(network(*days), cell(), Rule.SIBLINGS)

    assert len(groups) == len(days) - 1
    assert set(days[:2]) in groups
