"""The whole way: what is shown, in which order, and what takes part."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.model import Outcome, Question
from casualty_ledger.core.reconcile import ranges_of, reconcile
from casualty_ledger.core.results import Ends, Verdict
from tests.builders import (
    cell,
    cell_of,
    claim,
    event,
    ledger,
    reconciled,
    source,
    when,
)

if TYPE_CHECKING:
    from casualty_ledger.core.model import Cell, Claim
    from casualty_ledger.core.results import Reconciliation

PLACES = {"Latakia": None, "Jableh": "Latakia", "Tartus": None}


def asked(question: Question, *claims: Claim, **said: Any) -> Reconciliation:  # noqa: ANN401 - passed on
    """Return the answer to a question, with only the cells worth showing."""
    the_event = event(*claims, **said)
    return reconcile(the_event, ledger(the_event), question)


def cells_of(found: Reconciliation) -> list[Cell]:
    """Return the cells of an answer in its order."""
    return [each.cell for each in found.cells]


def test_the_news_report_of_8_march_2025() -> None:
    """524 in all, 311 civilians, 213 combatants; 52 in one place is no disagreement."""
    found = asked(
        Question(),
        claim("sohr", {"total": "524", "civilians": "311", "combatants": "213"}),
        claim("sohr", {"civilians": "52"}, "2025-03-07", where="Al-Shir"),
        claim("reuters", "over 500"),
        claim("officials", "hundreds"),
        places={"Al-Shir": None},
    )

    assert found.disagreements == ()
    assert cell_of(found).range.ends == Ends(524, 524, open=False)
    assert cell_of(found).verdict is Verdict.AGREE
    assert cell_of(found, "civilians").range.ends == Ends(311, 311, open=False)
    assert cell_of(found, "combatants").range.ends == Ends(213, 213, open=False)
    narrower = cell_of(found, "civilians", where="Al-Shir")
    assert narrower.range.ends == Ends(52, 52, open=False)


def test_registered_and_excess_deaths_are_never_a_disagreement() -> None:
    """Hurricane Maria's 64 and 2,975 answer two questions."""
    found = reconciled(
        claim("government", "64"),
        claim("study", "2975 (2658-3290, 95%)", cause="excess"),
    )

    assert found.disagreements == ()


def test_no_claims_are_an_answer_too() -> None:
    """Empty, and false so that a caller can say so in words."""
    nothing = reconciled()
    all_gone = reconciled(claim("sohr", "524", status="retracted", id="a"))

    for found in (nothing, all_gone):
        assert not found
        assert (found.cells, found.disagreements, found.sources) == ((), (), ())
        assert found.as_of is None
    assert [each.claim.id for each in all_gone.left_out] == ["a"]


def test_shown_are_stated_cells_and_derived_ones_above_zero() -> None:
    """The rest where all cells are asked for."""
    told = claim("sohr", {"total": "524", "civilians": "311", "women": "at most 9"})

    assert [each.victims for each in cells_of(asked(Question(), told))] == [
        "total",
        "civilians",
        "women",
    ]
    everything = cells_of(asked(Question(all_cells=True), told))
    assert cell("combatants") in everything
    assert len(everything) == 16


def test_derived_cells_are_shown_where_a_claim_names_the_combination() -> None:
    """And in the whole; not for each place, actor and cause in between."""
    told = claim("sohr", {"women": "5"}, where="Jableh", by="army")

    shown = cells_of(asked(Question(), told, places=PLACES))

    assert cell("women_and_children", where="Jableh", by="army") in shown
    assert cell() in shown
    assert cell(where="Latakia", by="army") not in shown
    assert cell(by="army") not in shown


def test_cells_stand_in_one_order() -> None:
    """Outcome, category depth first, places as in the tree, actors, causes, periods."""
    told = [
        claim("sohr", "9", outcome="injured"),
        claim("sohr", {"combatants": "1", "total": "9", "government_forces": "1"}),
        claim("sohr", "1", where="Elsewhere"),
        claim("sohr", "1", where="Tartus"),
        claim("sohr", "1", where="Jableh"),
        claim("sohr", "1", by="zealots"),
        claim("sohr", "1", by="army"),
        claim("sohr", "1", cause="violent"),
        claim("sohr", "1", period="2025-03-07"),
    ]
    found = asked(
        Question(), *told, places=PLACES, actors={"zealots": None, "army": None}
    )

    totals = [each for each in cells_of(found) if each.victims == "total"]
    assert totals == [
        cell(),
        cell(period="2025-03-07"),
        cell(cause="violent"),
        cell(by="zealots"),
        cell(by="army"),
        cell(where="Jableh"),
        cell(where="Tartus"),
        cell(where="Elsewhere"),
        cell(outcome="injured"),
    ]
    killed = [
        each.victims
        for each in cells_of(found)
        if replace(each, victims="total") == cell()
    ]
    assert killed == ["total", "combatants", "government_forces"]


def test_victims_and_where_choose_what_is_shown() -> None:
    """Those within included; everything is reckoned with all the same."""
    told = (
        claim("sohr", {"total": "524", "civilians": "311", "civilian_men": "200"}),
        claim("sohr", {"civilians": "52"}, where="Jableh"),
    )

    civilians = asked(Question(victims="civilians"), *told, places=PLACES)
    latakia = asked(Question(where="Latakia"), *told, places=PLACES)

    assert {each.victims for each in cells_of(civilians)} == {
        "civilians",
        "civilian_men",
    }
    assert {each.where for each in cells_of(latakia)} == {"Jableh"}
    assert civilians.claims == latakia.claims


def test_the_answer_says_what_takes_part() -> None:
    """Claims, sources, and the newest as-of day, also of what counts something else."""
    found = asked(
        Question(as_of=date(2025, 3, 10)),
        claim("sohr", "524", id="a"),
        claim("agency", "3", "2025-03-10", outcome="injured", id="b"),
        claim("late", "900", "2025-03-11", id="c"),
    )

    assert [each.id for each in found.claims] == ["a", "b"]
    assert found.sources == ("agency", "sohr")
    assert found.as_of == when("2025-03-10")
    assert [(each.claim.id, each.reason) for each in found.left_out] == [
        ("c", "after as-of")
    ]
    assert bool(found)


def test_what_could_be_said_on_a_day() -> None:
    """As-of and known-by together."""
    told = (
        claim("sohr", "311", "2025-03-08"),
        claim("sohr", "745", "2025-03-09"),
        claim("paper", "1000", as_of="2025-03-08", published="2025-06-01"),
    )
    day = date(2025, 3, 8)

    then = asked(Question(as_of=day, known_by=day), *told)
    later = asked(Question(as_of=day), *told)

    assert cell_of(then).range.ends == Ends(311, 311, open=False)
    assert cell_of(later).range.ends == Ends(311, 1000, open=False)


def test_the_day_of_a_cell_is_that_of_its_newest_position() -> None:
    """Sources rated E do not make it newer."""
    found = reconciled(
        claim("sohr", "524"),
        claim("liar", "9", "2025-03-20"),
        sources=[source("liar", "E")],
    )

    assert cell_of(found).as_of == when("2025-03-08")


def test_a_later_ceiling_of_another_voice_does_not_date_a_cell() -> None:
    """52 said on 7 March are as of 7 March, whoever gives a larger whole in August."""
    found = reconciled(
        claim("sohr", "52", "2025-03-07", where="Al-Shir"),
        claim("commission", "about 1,400", "2025-08-14"),
    )

    day = cell_of(found, where="Al-Shir").as_of
    assert day is not None
    assert day.day_text == "2025-03-07"


def test_a_total_of_casualties_bounds_each_outcome() -> None:
    """And is bounded by it: 30 casualties leave at most 30 killed."""
    found = reconciled(
        claim("sohr", "30", outcome="casualties"), claim("sohr", "at least 4")
    )

    assert cell_of(found).positions[0].interval.high == 30
    casualties = cell_of(found, outcome="casualties")
    assert casualties.cell.outcome is Outcome.CASUALTIES
    assert casualties.positions[0].interval.low == 30


def test_the_range_of_cells_can_be_asked_alone() -> None:
    """For what it would be without a claim; none where nothing is left."""
    told = claim("sohr", "524"), claim("snhr", "600")
    the_event = event(*told)
    the_ledger = ledger(the_event)
    less = replace(the_event, claims=told[:1])

    both = ranges_of((cell(),), the_event, the_ledger, Question())
    one = ranges_of((cell(), cell(where="Jableh")), less, the_ledger, Question())

    assert both == {cell(): Ends(524, 600, open=False)}
    assert one == {cell(): Ends(524, 524, open=False), cell(where="Jableh"): None}


def test_a_claim_names_its_cells_claims_once_each() -> None:
    """In the order of the positions, those that bounds rest on after the stating."""
    found = reconciled(
        claim("sohr", {"total": "524", "civilians": "311"}, id="a"),
        claim("sohr", {"combatants": "over 200"}, id="b"),
    )

    assert cell_of(found, "combatants").claims == ("b", "a")


def test_positions_stand_by_low_then_high_then_source() -> None:
    """Open ones last; whatever the order of the file."""
    told = [
        claim("d", "at least 5"),
        claim("e", "7"),
        claim("c", "5-9"),
        claim("b", "5"),
        claim("a", "5-9"),
    ]

    found = cell_of(reconciled(*told))

    assert [each.source for each in found.positions] == ["b", "a", "c", "d", "e"]
