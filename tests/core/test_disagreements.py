"""What cannot all be true: between camps, and between voices cell by cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casualty_ledger.core.disagreements import share
from casualty_ledger.core.model import Question
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.core.results import DisagreementKind
from tests.builders import cell, claim, event, ledger, reconciled, source


def test_a_disagreement_says_who_by_how_much_and_which_claims() -> None:
    """SNHR's 1,334 and the commission's "about 1,400": 16 people apart."""
    found = reconciled(
        claim("snhr", "1334", id="a"), claim("un", "about 1,400", id="b")
    )

    (one,) = found.disagreements
    assert one.kind is DisagreementKind.BETWEEN
    assert one.cell == cell()
    assert one.sources == (("snhr",), ("un",))
    assert one.claims == ("a", "b")
    assert (one.gap, one.gap_share) == (16, 0.012)


def test_a_share_of_nothing_is_not_determined() -> None:
    """Four decimals otherwise."""
    assert share(5, 0) is None
    assert share(1, 3) == pytest.approx(0.3333)


def test_each_two_neighbouring_camps_disagree() -> None:
    """Three camps differ twice; who only implies a figure is not one who states it."""
    found = reconciled(
        claim("low", "10"), claim("mid", "20"), claim("high", {"civilians": "30"})
    )

    assert [(one.sources, one.gap) for one in found.disagreements] == [
        ((("low",), ("mid",)), 10),
        ((("mid",), ()), 10),
    ]


def test_voices_may_agree_cell_by_cell_and_not_all_be_right() -> None:
    """Civilians 311, combatants 213, total 500, one voice each: 24 people too many."""
    found = reconciled(
        claim("a", {"civilians": "311"}, id="1"),
        claim("b", {"combatants": "213"}, id="2"),
        claim("c", "500", id="3"),
        claim("d", {"women": "3"}, id="4"),
    )

    (sum_,) = (
        each for each in found.disagreements if each.kind is DisagreementKind.ARITHMETIC
    )
    assert sum_.cell == cell()
    assert sum_.sources == (("a",), ("b",), ("c",))
    assert sum_.claims == ("1", "2", "3")
    assert (sum_.gap, sum_.gap_share) == (24, 0.048)


def test_older_tallies_are_moved_to_the_newest_day_of_the_sum() -> None:
    """A total of the 8th says nothing about civilians and combatants of the 9th."""
    found = reconciled(
        claim("a", {"civilians": "311"}, "2025-03-09"),
        claim("b", {"combatants": "213"}, "2025-03-09"),
        claim("c", "500", "2025-03-08"),
    )

    assert found.disagreements == ()


def test_cells_where_camps_differ_are_not_pooled() -> None:
    """Their disagreement is already told."""
    found = reconciled(
        claim("a", {"civilians": "311"}),
        claim("b", {"combatants": "213"}),
        claim("c", "500"),
        claim("d", "530"),
    )

    kinds = [each.kind for each in found.disagreements]
    assert kinds == [DisagreementKind.BETWEEN]


def test_a_clash_of_one_voice_is_not_told_again_as_one_of_several() -> None:
    """And hides no clash of the others."""
    clashing = claim("x", {"men": "9", "civilian_men": "10"}, id="0")
    others = [
        claim("a", {"civilians": "311"}, id="1"),
        claim("b", {"combatants": "213"}, id="2"),
        claim("c", "500", id="3"),
    ]

    kinds = [each.kind for each in reconciled(clashing).disagreements]
    assert kinds == [DisagreementKind.WITHIN]
    found = reconciled(clashing, *others).disagreements
    assert [(each.kind, each.claims) for each in found] == [
        (DisagreementKind.WITHIN, ("0",)),
        (DisagreementKind.ARITHMETIC, ("1", "2", "3")),
    ]


def test_a_repeated_figure_is_named_once_in_a_sum() -> None:
    """The first claim by its id that says it."""
    found = reconciled(
        claim("a", {"civilians": "311"}, "2025-03-20", id="1"),
        claim("a", {"civilians": "311"}, "2025-03-20", id="2"),
        claim("b", {"combatants": "213"}, "2025-03-20", id="3"),
        claim("c", "500", "2025-03-20", id="4"),
    )

    (sum_,) = (
        each for each in found.disagreements if each.kind is DisagreementKind.ARITHMETIC
    )
    assert sum_.claims == ("1", "3", "4")


def test_a_question_about_some_cells_gets_their_disagreements_only() -> None:
    """Those within are included, and everything is reckoned with all the same."""
    told = (
        claim("a", {"total": "889", "women": "20"}),
        claim("b", {"total": "1426", "women": "30"}),
    )
    the_event = event(*told)
    the_ledger = ledger(the_event, [source("a")])
    asked = replace(Question(), victims="women")

    found = reconcile(the_event, the_ledger, asked)

    assert {each.cell for each in found.disagreements} == {cell("women")}
    assert {each.cell for each in found.cells} == {cell("women")}
