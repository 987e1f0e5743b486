"""Section 7 for one voice: what its positions imply, and when they clash."""

from __future__ import annotations

import pytest

from casualty_ledger.core.interval import Interval, exactly
from casualty_ledger.core.model import Basis
from casualty_ledger.core.results import Change, DisagreementKind, Rule
from casualty_ledger.core.voices import latest
from tests.builders import cell, cell_of, claim, position_of, reconciled, when


def test_a_voice_implies_what_it_never_said() -> None:
    """SOHR's total and civilians leave at most 213 combatants."""
    found = reconciled(claim("sohr", {"total": "524", "civilians": "311"}, id="a"))

    implied = position_of(cell_of(found, "combatants"), "sohr")

    assert implied.derived
    assert implied.interval == implied.reach == Interval(0, 213)
    assert implied.figure == exactly(0)
    assert (implied.basis, implied.wording) == (Basis.COUNT, None)
    assert (implied.claims, implied.rests_on) == ((), ("a",))
    (bound,) = cell_of(found, "combatants").bounds
    assert (bound.rule, bound.value) == (Rule.WHOLE_LESS_OTHERS, 213)


def test_the_reach_of_an_open_implied_figure_is_its_low_end() -> None:
    """Nobody said how many more."""
    found = reconciled(claim("sohr", {"civilians": "at least 311"}))

    implied = position_of(cell_of(found), "sohr")

    assert (implied.interval, implied.reach) == (Interval(311, None), exactly(311))


def test_what_only_estimates_imply_is_an_estimate() -> None:
    """It does not grow either; one tally beside them makes it a count."""
    told = claim("sohr", {"total": "524", "civilians": "311"}, basis="estimate")
    tally = claim("sohr", {"women": "3"})

    alone, beside = reconciled(told), reconciled(told, tally)

    assert position_of(cell_of(alone, "combatants"), "sohr").basis is Basis.ESTIMATE
    assert position_of(cell_of(beside, "combatants"), "sohr").basis is Basis.COUNT


def test_an_implied_figure_is_as_of_the_newest_day_the_voice_spoke() -> None:
    """Of any of its statements on the event, whatever they counted."""
    found = reconciled(
        claim("sohr", {"civilians": "at least 311"}, "2025-03-08"),
        claim("sohr", "3", "2025-03-12", outcome="injured"),
    )

    assert position_of(cell_of(found), "sohr").as_of == when("2025-03-12")


def test_a_figure_of_the_newest_day_is_tightened_where_it_stands() -> None:
    """Over 200 combatants, with 524 in all and 311 civilians, are 201 to 213."""
    found = reconciled(
        claim("sohr", {"total": "524", "civilians": "311", "combatants": "over 200"})
    )

    tightened = position_of(cell_of(found, "combatants"), "sohr")

    assert not tightened.derived
    assert tightened.interval == tightened.reach == Interval(201, 213)
    assert tightened.figure == exactly(201)


def test_an_older_tally_keeps_its_day_unless_something_tighter_is_carried() -> None:
    """311 of the 8th says nothing about the 12th but its floor."""
    old = claim("sohr", {"civilians": "311"}, "2025-03-08")
    kept = reconciled(old, claim("sohr", "at least 524", "2025-03-12"))
    capped = reconciled(old, claim("sohr", "340", "2025-03-12"))

    position = position_of(cell_of(kept, "civilians"), "sohr")
    assert (position.interval, position.as_of) == (exactly(311), when("2025-03-08"))
    position = position_of(cell_of(capped, "civilians"), "sohr")
    assert (position.interval, position.as_of) == (
        Interval(311, 340),
        when("2025-03-12"),
    )
    assert (position.figure, position.derived) == (exactly(311), False)


def test_a_figure_whose_reach_is_shut_out_becomes_an_implied_one() -> None:
    """More civilians than 311 follow from what the source says later."""
    found = reconciled(
        claim("sohr", {"civilians": "311"}, "2025-03-08"),
        claim(
            "sohr",
            {"total": "524", "combatants": "13", "unknown_status": "0"},
            "2025-03-12",
        ),
    )

    position = position_of(cell_of(found, "civilians"), "sohr")

    assert position.derived
    assert (position.interval, position.as_of) == (exactly(511), when("2025-03-12"))
    assert [step.change for step in position.history] == [Change.FIRST]


def test_an_estimate_is_tightened_where_it_stands() -> None:
    """It does not age, so its day stays."""
    found = reconciled(
        claim("sohr", {"civilians": "300-400"}, "2025-03-08", basis="estimate"),
        claim("sohr", "340", "2025-03-12"),
    )

    position = position_of(cell_of(found, "civilians"), "sohr")

    assert (position.interval, position.as_of) == (
        Interval(300, 340),
        when("2025-03-08"),
    )


def test_evidence_is_read_apart_from_other_figures() -> None:
    """A list of 52 names is not a revision of 311."""
    found = reconciled(
        claim("sohr", "311", "2025-03-08"),
        claim("sohr", "52", "2025-03-09", basis="identified"),
    )

    position = position_of(cell_of(found), "sohr")

    assert (position.interval, position.basis) == (exactly(311), Basis.COUNT)
    assert cell_of(found).evidence_floor == 52


def test_evidence_is_the_position_of_a_voice_that_gives_nothing_else() -> None:
    """For that cell."""
    found = reconciled(claim("sohr", "52", basis="identified"))

    position = position_of(cell_of(found), "sohr")

    assert (position.interval, position.basis) == (Interval(52, None), Basis.IDENTIFIED)


def test_figures_that_cannot_all_be_true_are_reported_and_stand_as_stated() -> None:
    """Nothing is carried for that voice in this event."""
    found = reconciled(
        claim("sohr", {"total": "524"}, id="a"),
        claim("sohr", {"civilians": "600"}, id="b"),
        claim("sohr", {"women": "3"}, id="c"),
    )

    (clash,) = found.disagreements
    assert clash.kind is DisagreementKind.WITHIN
    assert (clash.claims, clash.sources, clash.gap) == (("a", "b"), (("sohr",),), 76)
    assert clash.gap_share == pytest.approx(0.145)
    assert {each.cell for each in found.cells} == {
        cell(),
        cell("civilians"),
        cell("women"),
    }
    assert cell_of(found).range.high == 524


def test_a_clash_stays_one_when_the_voice_goes_on() -> None:
    """500 with 600 civilians on one day; a later claim on the injured mends nothing."""
    for day in ("2025-03-08", None):
        found = reconciled(
            claim(
                "sohr", {"total": "500", "civilians": "600"}, published=day, as_of=day
            ),
            claim("sohr", "3", "2025-03-12", outcome="injured"),
        )

        assert [each.kind for each in found.disagreements] == [DisagreementKind.WITHIN]


def test_what_grew_meanwhile_is_no_clash() -> None:
    """500 on the 8th and 600 civilians on the 9th can both be true."""
    found = reconciled(
        claim("sohr", "500", "2025-03-08"),
        claim("sohr", {"civilians": "600"}, "2025-03-09"),
    )

    assert found.disagreements == ()


def test_a_repeated_figure_is_named_once_in_a_clash() -> None:
    """One of the claims that give it suffices; and its first name decides."""
    found = reconciled(
        claim("sohr", "500", "2025-03-20", id="b"),
        claim("sohr", "500", "2025-03-21", id="a"),
        claim("sohr", {"civilians": "600"}, "2025-03-21", id="c"),
    )

    assert found.disagreements[0].claims == ("a", "c")


def test_of_a_narrowed_figure_only_the_claim_that_sets_the_end_is_named() -> None:
    """Of 400-500 and 480-600, the first alone shuts out 501 civilians."""
    found = reconciled(
        claim("sohr", "400-500", "2025-03-20", id="a"),
        claim("sohr", "480-600", "2025-03-21", id="b"),
        claim("sohr", {"civilians": "501"}, "2025-03-21", id="c"),
    )

    assert found.disagreements[0].claims == ("a", "c")


def test_a_centre_that_other_figures_shut_out_is_dropped() -> None:
    """An estimate of 15 with 13 in all names 12 or 13, and no centre any more."""
    found = reconciled(claim("sohr", {"total": "13", "civilians": "15 (12-20)"}))

    position = position_of(cell_of(found, "civilians"), "sohr")

    assert (position.interval, position.central) == (Interval(12, 13), None)


def test_of_days_that_end_together_the_most_precise_is_the_newest() -> None:
    """Whatever their order; of two times of a day, the later instant."""
    month, day, early, late = (
        when(text)
        for text in (
            "2025-03",
            "2025-03-31",
            "2025-03-31T09:00+03:00",
            "2025-03-31T07:00Z",
        )
    )

    assert latest([day, month, None]) == latest([month, day]) == day
    assert latest([early, late, day]) == latest([day, late, early]) == late
    assert latest([None]) is None
