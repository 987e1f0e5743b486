"""Section 11: low, best, high, as each policy draws them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.model import Question
from casualty_ledger.core.policies import POLICIES
from tests.builders import cell_of, claim, reconciled, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim

NOTHING = (None, None, None, False)


def drawn(policy: str, *claims: Claim, **said: Any) -> tuple[int | bool | None, ...]:  # noqa: ANN401 - passed on
    """Return low, best, high and open of the total."""
    found = reconciled(*claims, question=Question(policy=policy), **said)
    choice = cell_of(found).choice
    return (choice.low, choice.best, choice.high, choice.open)


def told(*counts: str, **said: Any) -> list[Claim]:  # noqa: ANN401 - passed on
    """Return a claim for each count, of as many voices: v0, v1, ..."""
    return [claim(f"v{number}", each, **said) for number, each in enumerate(counts)]


def test_the_policies_are_those_of_the_contract() -> None:
    """In its order, each with what it is modelled on."""
    assert list(POLICIES) == [
        "ledger",
        "envelope",
        "acled",
        "gtd",
        "ucdp",
        "airwars",
        "two-source",
        "majority",
        "latest",
        "median",
    ]
    assert all(each.summary and each.codebook for each in POLICIES.values())


def test_all_policies_are_drawn_side_by_side() -> None:
    """The default among them, which the range is of."""
    found = cell_of(reconciled(*told("524"), question=Question(policy="all")))

    assert found.choices.keys() == POLICIES.keys()
    assert found.choice == found.choices["ledger"]


@pytest.mark.parametrize(
    ("counts", "best"),
    [
        (["524"], 524),
        (["524", "over 500"], 524),
        (["800-973", "973-1000"], 973),
        (["800-973", "about 950"], 950),
        (["800-973"], None),
        (["15 (12-20)"], 15),
        (["15 (12-20)", "16 (11-19)"], None),
        (["about 500", "at least 500"], 500),
        (["at least 25,000", "38,000"], None),
        (["889", "1426"], None),
        (["889", "889", "1426"], 889),
        (["889", "889", "1426", "1426"], None),
    ],
    ids=str,
)
def test_ledger_gives_a_best_where_one_number_is_shared(
    counts: list[str], best: int | None
) -> None:
    """By all; or where they differ, by the camp of strictly most independent groups."""
    assert drawn("ledger", *told(*counts))[1] == best


def test_ledger_gives_no_best_outside_its_range() -> None:
    """Names lifted the range above what the tallies agree on."""
    names = claim("names", "600", basis="identified")

    assert drawn("ledger", *told("524"), names) == (600, None, 600, True)


def test_ledger_gives_no_best_where_nobody_states_a_figure() -> None:
    """What is implied is no report; every other policy gives nothing at all there."""
    implied = claim(
        "v0", {"civilians": "311", "combatants": "213", "unknown_status": "0"}
    )

    assert drawn("ledger", implied) == (524, None, 524, False)
    for policy in POLICIES.keys() - {"ledger"}:
        assert drawn(policy, implied) == NOTHING


def test_envelope_takes_in_everybody() -> None:
    """Set-aside sources and names, too."""
    names = claim("names", "111", basis="identified")
    liar = claim("liar", "9000")
    rated = [source("liar", "E")]

    assert drawn("envelope", *told("524", "800-973"), names, liar, sources=rated) == (
        111,
        None,
        9000,
        False,
    )


def test_acled_takes_the_lowest_figure() -> None:
    """For all three; outgrown ones too, set-aside ones not."""
    old = claim("old", "311", "2025-03-01")
    liar = claim("liar", "3")

    found = drawn("acled", old, *told("524"), liar, sources=[source("liar", "E")])

    assert found == (311, 311, 311, False)
    assert drawn("acled", *told("over 300", "524")) == (301, 301, 301, True)


def test_gtd_takes_what_most_of_the_newest_give() -> None:
    """Within two days of the newest, parties to the conflict left out."""
    old = claim("old", "311", "2025-03-01")
    party = claim("army", "7", "2025-03-30")
    sources = [source("army", party="army")]

    most = drawn("gtd", old, *told("524", "524", "889"), party, sources=sources)
    none = drawn("gtd", old, *told("524", "889"), party, sources=sources)

    assert most == (524, 524, 524, False)
    assert none == (524, 524, 524, False)
    assert drawn("gtd", party, sources=sources) == NOTHING
    within = claim("old", "400", "2025-03-06")
    before = claim("old", "400", "2025-03-05")
    assert drawn("gtd", within, *told("524"))[0] == 400
    assert drawn("gtd", before, *told("524"))[0] == 524


def test_gtd_takes_undated_reports_where_there_are_no_others() -> None:
    """They are not the newest beside one that has a day."""
    undated = claim("v9", "7", published=None, as_of=None)

    assert drawn("gtd", undated)[0] == 7
    assert drawn("gtd", undated, *told("524"))[0] == 524


def test_ucdp_takes_the_best_rated_between_the_ends_of_the_trusted() -> None:
    """Unrated comes after C, D and E not at all; a tie goes to the lower figure."""
    counts = told("100", "200", "300", "1")
    rated = [source("v0"), source("v1", "C"), source("v2", "C"), source("v3", "D")]

    assert drawn("ucdp", *counts, sources=rated) == (100, 200, 300, False)
    assert drawn("ucdp", counts[0], sources=rated) == (100, 100, 100, False)
    assert drawn("ucdp", counts[3], sources=rated) == NOTHING


def test_airwars_goes_from_the_names_to_the_highest_claim() -> None:
    """From the least figure without names; open where only names are so high."""
    names = claim("names", "111", basis="identified")

    assert drawn("airwars", *told("524", "889"), names) == (111, None, 889, False)
    assert drawn("airwars", *told("524", "889")) == (524, None, 889, False)
    named = claim("names", {"civilians": "1000"}, basis="identified")
    assert drawn("airwars", *told("524"), named) == (1000, None, 1000, True)


def test_two_source_takes_camps_of_two_independent_groups() -> None:
    """Else nothing, which it calls provisional."""
    joined = [source("v1", draws_on=("v0",))]

    assert drawn("two-source", *told("524", "500-530", "889")) == (
        500,
        None,
        530,
        False,
    )
    assert drawn("two-source", *told("524", "524"), sources=joined) == NOTHING
    asked = Question(policy="two-source")
    found = cell_of(reconciled(*told("524"), question=asked)).choice
    assert found.word == "provisional"


def test_majority_takes_what_more_than_half_give() -> None:
    """Half is not more than half."""
    assert drawn("majority", *told("524", "524", "889")) == (None, 524, None, False)
    assert drawn("majority", *told("524", "889")) == NOTHING


def test_latest_takes_what_is_as_of_the_newest_day() -> None:
    """Its number, if there is one only."""
    old = claim("old", "9", "2025-03-07")

    assert drawn("latest", old, *told("524")) == (524, 524, 524, False)
    assert drawn("latest", old, *told("524", "about 500")) == (500, None, 524, False)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (["10"], (10, 10, 10, False)),
        (["10", "20"], (10, 10, 20, False)),
        (["30", "10", "20"], (10, 20, 30, False)),
        (["10", "20", "30", "40", "50"], (20, 30, 40, False)),
        (["10", "20", "30", "over 40"], (10, 20, 41, True)),
        (["15 (12-20)", "30", "40"], (15, 30, 40, False)),
    ],
    ids=str,
)
def test_median_takes_numbers_that_somebody_gave(
    counts: list[str], expected: tuple[int | bool | None, ...]
) -> None:
    """Lower and upper elements: there are no half people."""
    assert drawn("median", *told(*counts)) == expected


def test_a_high_is_open_only_if_no_closed_figure_gives_it() -> None:
    """As in the range."""
    assert drawn("envelope", *told("889", "at least 889"))[3] is False
    assert drawn("envelope", *told("524", "at least 889"))[3] is True
