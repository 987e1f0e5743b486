"""Section 10: why two camps differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.causes import RELAXATIONS
from tests.builders import claim, reconciled, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim
    from casualty_ledger.core.results import Disagreement

SETTLED = {"end": "2025-03-06", "settling_days": 0}


def between(*claims: Claim, **said: Any) -> Disagreement:  # noqa: ANN401 - passed on
    """Return the only disagreement there is."""
    (found,) = reconciled(*claims, **said).disagreements
    return found


def test_the_mildest_relaxation_comes_first() -> None:
    """In the order of the contract."""
    assert list(RELAXATIONS) == ["misprint", "rounding", "timing", "basis", "interest"]


@pytest.mark.parametrize(
    ("low", "high", "slip"),
    [
        ("1246", "1426", True),
        ("142", "1426", True),
        ("311", "3111", True),
        ("311", "313", False),
    ],
)
def test_one_slip_of_the_finger_is_a_misprint(
    low: str, high: str, *, slip: bool
) -> None:
    """Swapped, dropped or doubled, and nothing else."""
    found = between(claim("one", low), claim("two", high))

    assert ("misprint" in found.causes) == slip


def test_an_exact_round_figure_may_be_meant_roughly() -> None:
    """1,400 beside 1,426; not 1,400 beside 1,460, nor 889 beside 900 of the 10th."""
    assert between(claim("one", "1400"), claim("two", "1426")).causes == ("rounding",)
    assert between(claim("one", "1400"), claim("two", "1460")).causes == ()
    assert between(claim("one", "1426"), claim("two", "1443")).causes == ()


def test_an_earlier_lower_count_may_have_grown() -> None:
    """Also where the event has settled."""
    early, late = claim("one", "889", "2025-03-08"), claim("two", "1426", "2025-03-09")
    later = claim("one", "889", "2025-03-10")

    assert between(early, late, **SETTLED).causes == ("timing",)
    assert between(later, late, **SETTLED).causes == ()
    assert between(claim("one", "889", "2025-03-09"), late).causes == ()


def test_a_tally_may_be_a_floor_for_an_estimate() -> None:
    """Maria's 64 registered of an estimated 2,975; not the other way round."""
    tally, guess = claim("one", "64"), claim("two", "2975 (2658-3290, 95%)")

    assert between(tally, guess).causes == ("basis",)
    assert between(claim("one", "9975"), guess).causes == ()
    other = claim("one", "64", basis="estimate")
    assert between(other, guess).causes == ()


def test_a_party_has_an_interest_in_its_own_and_its_enemys_dead() -> None:
    """Fewer of its own, more of the enemy's."""
    said: dict[str, Any] = {
        "actors": {"army": "government_forces", "rebels": "opposition_forces"},
        "sources": [source("army", party="army")],
    }

    def causes(victims: str, army: str, monitor: str) -> tuple[str, ...]:
        told = claim("army", {victims: army}), claim("sohr", {victims: monitor})
        return between(*told, **said).causes

    assert causes("government_forces", "16", "231") == ("interest",)
    assert causes("government_forces", "231", "17") == ()
    assert causes("opposition_forces", "231", "17") == ("interest",)
    assert causes("opposition_forces", "17", "231") == ()
    assert causes("civilians", "17", "231") == ()


def test_a_cause_has_to_hold_for_every_pair_it_would_reconcile() -> None:
    """One early figure explains nothing while another as low is of the same day."""
    early, same = claim("one", "889", "2025-03-08"), claim("three", "889", "2025-03-09")
    late = claim("two", "1426", "2025-03-09")

    assert between(early, same, late, **SETTLED).causes == ()


def test_several_causes_are_all_given_with_their_figures_and_days() -> None:
    """In the order they are tried; without one it says unexplained."""
    early, late = (
        claim("one", "1240", "2025-03-08", id="a"),
        claim("two", "1420", "2025-03-09", id="b"),
    )

    both = between(early, late, **SETTLED)
    neither = between(claim("one", "889"), claim("two", "1426"))

    assert both.causes == ("misprint", "timing")
    for said in ("1,240", "1,420", "8 March 2025", "9 March 2025", "(a)", "(b)"):
        assert said in both.text
    assert neither.causes == ()
    assert neither.text.endswith("unexplained.")
