"""Why a range is what it is: what is shown for it, and what it would be without."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casualty_ledger.core.explain import Explanation, explain
from casualty_ledger.core.model import Question
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.core.results import Ends, LeftOut
from tests.builders import cell, cell_of, claim, event, ledger

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim


def explained(
    *claims: Claim,
    victims: str = "total",
    **said: Any,  # noqa: ANN401 - passed on
) -> Explanation:
    """Return why one cell of an event with *claims* is what it is."""
    known = event(*claims, **said)
    whole, question = ledger(known), Question(all_cells=True)
    found = reconcile(known, whole, question)
    (one,) = explain(found, [cell_of(found, victims)], whole, question)
    return one


def about(one: Explanation) -> list[tuple[str, str]]:
    """Return claim and category of each count that supports it."""
    return [(each.claim.id, each.statement.cell.victims) for each in one.support]


def test_what_is_said_of_a_cell_comes_oldest_first() -> None:
    """A reader follows the figure as it grew."""
    one = explained(
        claim("sohr", "745", "2025-03-09", id="b"),
        claim("sohr", "524", "2025-03-08", id="a"),
        claim("snhr", "9", published=None, as_of=None, id="z"),
    )

    assert [each.claim.id for each in one.statements] == ["z", "a", "b"]


def test_a_bound_is_traced_to_the_counts_it_was_reckoned_from() -> None:
    """524 in all with 311 civilians leave 213 combatants at most."""
    one = explained(
        claim("sohr", {"total": "524", "civilians": "311", "women": "40"}, id="a"),
        victims="combatants",
    )

    assert one.statements == ()
    assert about(one) == [("a", "total"), ("a", "civilians")]


def test_a_sum_is_traced_to_counts_of_parts_of_its_parts() -> None:
    """231 and 250 fighters are behind the sum, though it adds up combatants."""
    one = explained(
        claim(
            "sohr",
            {
                "civilians": "830",
                "government_forces": "231",
                "opposition_forces": "250",
                "women": "9",
            },
            id="a",
        )
    )

    assert about(one) == [
        ("a", "civilians"),
        ("a", "government_forces"),
        ("a", "opposition_forces"),
    ]


def test_counts_that_their_voice_no_longer_stands_by_are_not_shown() -> None:
    """The 830 civilians of a claim do not support a sum that rests on 1,383."""
    one = explained(
        claim(
            "sohr",
            {"civilians": "830", "government_forces": "231"},
            "2025-03-09",
            id="a",
        ),
        claim("sohr", {"civilians": "1383"}, "2025-03-12", id="b"),
    )

    assert about(one) == [("a", "government_forces"), ("b", "civilians")]


def test_a_bound_that_came_a_long_way_is_still_traced_to_its_claim() -> None:
    """No claim behind a cell is left without a count of it."""
    one = explained(claim("sohr", {"civilian_women": "20"}, id="a"))

    assert about(one) == [("a", "civilian_women")]


def test_a_cell_of_casualties_can_rest_on_the_dead() -> None:
    """Bounds are carried from one outcome to another, and so are reasons."""
    known = event(
        claim("sohr", "20", id="a"), claim("snhr", "90", outcome="casualties", id="b")
    )
    whole, question = ledger(known), Question(all_cells=True)
    found = reconcile(known, whole, question)

    (one,) = explain(found, [cell_of(found, outcome="casualties")], whole, question)

    assert about(one) == [("a", "total")]


def test_names_behind_the_evidence_floor_are_shown() -> None:
    """Twenty civilians named lift the toll of everybody."""
    one = explained(
        claim("snhr", "15", id="toll"),
        claim("amnesty", {"civilians": "20"}, basis="identified", id="names"),
    )

    assert ("names", "civilians") in about(one)


def test_what_would_be_without_each_claim_is_told() -> None:
    """The whole range can hang on one claim; None where nothing would be left."""
    one = explained(
        claim("sohr", "524", "2025-03-08", id="a"),
        claim("sohr", "745", "2025-03-09", id="b"),
    )

    assert one.without_claim == {
        "a": Ends(745, 745, open=False),
        "b": Ends(524, 524, open=False),
    }
    assert explained(claim("sohr", "1", id="a")).without_claim == {"a": None}


def test_without_a_correction_what_it_corrected_is_back() -> None:
    """Removing a claim gives what would really come out."""
    one = explained(
        claim("ministry", "500", "2025-03-08", id="a"),
        claim("ministry", "471", "2025-03-09", id="b", corrects=("a",)),
    )

    assert one.without_claim == {"b": Ends(500, 500, open=False)}
    assert [(each.claim.id, each.reason) for each in one.left_out] == [
        ("a", LeftOut.CORRECTED)
    ]


def test_claims_left_out_of_other_cells_are_not_told() -> None:
    """A disputed count of women says nothing of the toll."""
    one = explained(
        claim("sohr", "524"),
        claim("snhr", {"women": "9"}, status="disputed"),
    )

    assert one.left_out == ()


def test_a_disagreement_elsewhere_is_no_reason_here() -> None:
    """That sources clash over women does not explain the toll of children."""
    told = (
        claim("sohr", {"women": "40", "children": "7"}),
        claim("snhr", {"women": "60"}),
    )

    assert explained(*told, victims="children").disagreements == ()
    assert len(explained(*told, victims="women").disagreements) == 1


def test_a_clashing_sum_that_its_claims_are_in_is_told() -> None:
    """600 civilians beside 524 in all concern both cells."""
    told = claim("sohr", {"total": "524", "civilians": "600"}, id="a")

    for victims in ("total", "civilians"):
        (one,) = explained(told, victims=victims).disagreements
        assert one.cell == cell()


def test_claims_named_by_a_clashing_sum_have_their_own_without() -> None:
    """Whatever claim an explanation names, it says what would be without it."""
    one = explained(
        claim("sohr", {"civilians": "311"}, id="a"),
        claim("snhr", {"combatants": "213"}, id="b"),
        claim("daily", "500", id="c"),
        victims="civilians",
    )

    assert set(one.without_claim) >= {"a", "b", "c"}
