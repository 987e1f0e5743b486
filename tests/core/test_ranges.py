"""Section 9: the range that can be printed, its words, and who sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.results import Ends
from tests.builders import cell_of, claim, reconciled, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim
    from casualty_ledger.core.results import CellResult, Range


def total(*claims: Claim, **said: Any) -> CellResult:  # noqa: ANN401 - passed on
    """Return what is found out about the total."""
    return cell_of(reconciled(*claims, **said))


def range_of(*counts: str) -> Range:
    """Return the range of counts of as many voices."""
    told = [claim(f"voice{number}", each) for number, each in enumerate(counts)]
    return total(*told).range


@pytest.mark.parametrize(
    ("counts", "ends"),
    [
        (["889", "1426"], Ends(889, 1426, open=False)),
        (["at least 25,000", "38,000"], Ends(25_000, 38_000, open=False)),
        (["524", "over 500"], Ends(524, 524, open=False)),
        (["524", "hundreds"], Ends(524, 524, open=False)),
        (["at least 500", "hundreds"], Ends(500, 500, open=True)),
        (["524", "over 600"], Ends(524, 601, open=True)),
        (["800-973"], Ends(800, 973, open=False)),
        (["about 500"], Ends(500, 500, open=False)),
        (["15 (12-20)"], Ends(12, 20, open=False)),
        (["dozens"], Ends(24, 99, open=False)),
        (["many"], Ends(3, 3, open=True)),
        (["up to 20"], Ends(0, 20, open=False)),
        (["up to 20", "fewer than 31"], Ends(0, 30, open=False)),
        (["up to 20", "15"], Ends(15, 20, open=False)),
        (["1400", "about 1,400", "at least 1,390"], Ends(1390, 1400, open=False)),
    ],
    ids=str,
)
def test_a_range_goes_from_the_lowest_to_the_highest_figure(
    counts: list[str], ends: Ends
) -> None:
    """A vaguer wording that could well mean a firmer one is left out."""
    assert range_of(*counts).ends == ends


def test_only_a_firmer_figure_that_is_kept_leaves_others_out() -> None:
    """At least 100 is left out beside about 100, and so leaves no word out itself."""
    found = range_of("590", "about 600", "several hundred")

    assert found.ends == Ends(590, 590, open=False)
    assert range_of("about 100", "at least 100", "hundreds").ends == Ends(
        100, 999, open=False
    )


def test_names_lift_a_range_and_never_drag_it_down() -> None:
    """A verified 111 beside 524 leaves 524; beside 50 it is 111 or more."""
    names = claim("names", "111", basis="identified")

    assert total(names, claim("one", "524")).range.ends == Ends(524, 524, open=False)
    lifted = total(names, claim("one", "50")).range
    assert lifted.ends == Ends(111, 111, open=True)
    assert (lifted.low_set_by, lifted.high_set_by) == (("names",), ("names",))
    assert lifted.low_from == "raised to the people identified"


def test_names_alone_are_an_open_range() -> None:
    """There may be more, and they are all there is."""
    found = total(claim("names", "111", basis="identified"))

    assert found.range.ends == Ends(111, 111, open=True)


def test_an_implied_low_end_above_the_high_becomes_the_high() -> None:
    """It never lowers anything, and its end is open: nobody stated it."""
    told = claim("one", "300"), claim("two", {"civilians": "311"})

    found = total(*told).range

    assert found.ends == Ends(300, 311, open=True)
    assert found.high_set_by == ("two",)
    assert total(told[0], claim("two", {"civilians": "200"})).range.ends == Ends(
        300, 300, open=False
    )


def test_a_high_that_a_closed_figure_gives_too_is_closed() -> None:
    """Open only if it comes only from open, identified or implied ones."""
    told = [claim("one", "at least 500", basis="estimate"), claim("two", "400-500")]

    assert total(*told).range.ends == Ends(400, 500, open=False)


def test_ceilings_leave_zero_possible_unless_something_is_implied() -> None:
    """Up to 20 names 20, but nobody at the low end."""
    ceiling = claim("one", "up to 20")

    assert total(ceiling).range.ends == Ends(0, 20, open=False)
    assert total(ceiling, claim("two", {"civilians": "3"})).range.ends == Ends(
        20, 20, open=False
    )


def test_an_implied_range_is_the_hull_of_what_is_implied() -> None:
    """Lifted to the names, and null where nothing bounds it."""
    one = claim("one", {"total": "524", "civilians": "311", "unknown_status": "0"})
    two = claim("two", {"total": "300", "civilians": "200"})
    names = claim("names", {"government_forces": "250"}, basis="identified")

    def combatants(*claims: Claim) -> Ends:
        return cell_of(reconciled(*claims), "combatants").range.ends

    assert combatants(two) == Ends(0, 100, open=False)
    assert combatants(one, two) == Ends(213, 213, open=False)
    assert combatants(two, names) == Ends(250, None, open=True)
    assert total(claim("one", {"civilians": "at least 311"})).range.ends == Ends(
        311, None, open=True
    )


def test_an_implied_range_below_the_names_is_lifted_to_them_and_open() -> None:
    """A voice that implies fewer than are named is contradicted, not believed."""
    implied = claim("two", {"total": "300", "civilians": "200", "unknown_status": "0"})
    names = claim("names", {"total": "5", "combatants": "250"}, basis="identified")
    liar_free = claim("names", {"combatants": "250"}, basis="identified")

    found = cell_of(reconciled(implied, names), "government_forces")

    assert found.range.high == 100
    assert cell_of(reconciled(implied, liar_free), "combatants").range.ends == Ends(
        250, 250, open=True
    )


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        (["524"], (None, None)),
        (["about 1,400"], ("about 1,400", "about 1,400")),
        (["hundreds"], ("hundreds", "hundreds")),
        (["nearly 500"], ("nearly 500", "nearly 500")),
        (["over 500"], ("more than 500", "more than 500")),
        (["at least 25,000", "38,000"], ("at least 25,000", None)),
        (["up to 20"], (None, "at most 20")),
        (["<20"], (None, "fewer than 20")),
        (["500", "about 1,400"], (None, "about 1,400")),
        (["1400", "at least 1,400"], (None, None)),
    ],
    ids=str,
)
def test_an_end_keeps_the_words_that_alone_set_it(
    counts: list[str], words: tuple[str | None, str | None]
) -> None:
    """At most and fewer than only for the high; an exact figure needs none."""
    found = range_of(*counts)

    assert (found.low_words, found.high_words) == words


def test_words_are_dropped_where_a_bound_moved_the_end() -> None:
    """Nobody said "about 451"."""
    told = [
        claim("one", "about 500"),
        claim("names", "540", basis="identified"),
    ]

    assert total(*told).range.low_words is None
    assert total(*told).range.high_words is None


def test_each_end_names_its_voices_and_claims() -> None:
    """Several may set it."""
    found = total(
        claim("a", "889", id="a1"), claim("b", "889", id="b1"), claim("c", "1426")
    ).range

    assert (found.low_set_by, found.low_claims) == (("a", "b"), ("a1", "b1"))
    assert found.high_set_by == ("c",)
    assert found.low_from == "the lowest figure"


def test_an_old_range_is_printed_with_its_day() -> None:
    """125 as of 7 March: only tallies, unsettled, and older than what is newest."""
    old = claim("sohr", "125", "2025-03-07")

    def dated(*claims: Claim, **said: Any) -> str | None:  # noqa: ANN401 - passed on
        day = total(*claims, **said).dated
        return None if day is None else day.day_text

    injured = claim("other", "3", "2025-03-10", outcome="injured")
    assert dated(old, injured) == "2025-03-07"
    assert dated(old) is None
    assert dated(old, claim("other", "3", "2025-03-09", outcome="injured")) is None
    assert dated(old, injured, end="2025-03-06", settling_days=0) is None
    over = claim("sohr", "over 100", "2025-03-07")
    assert dated(over, injured) is None
    estimate = claim("sohr", "125", "2025-03-07", basis="estimate")
    assert dated(estimate, injured) is None


def test_a_source_alone_because_others_are_outgrown_is_said_to_be() -> None:
    """Not one that nobody else spoke beside."""
    old, new = claim("early", "311", "2025-03-08"), claim("late", "1557", "2025-03-12")

    assert total(old, new).lone
    assert not total(new).lone
    assert not total(old, claim("late", "311", "2025-03-12")).lone


def test_the_range_without_each_voice_is_given() -> None:
    """And null where nothing would be left."""
    both = total(claim("one", "889"), claim("two", "1426"))
    alone = total(claim("one", "889"))

    assert both.without == {
        "one": Ends(1426, 1426, open=False),
        "two": Ends(889, 889, open=False),
    }
    assert alone.without == {"one": None}


def test_the_range_without_a_voice_that_outgrew_another_brings_it_back() -> None:
    """Sensitivity is not only about the ends."""
    old, new = claim("early", "311", "2025-03-08"), claim("late", "1557", "2025-03-12")

    assert total(old, new).without["late"] == Ends(311, 311, open=False)


def test_the_range_without_a_source_of_names_loses_its_floor() -> None:
    """Also where it says nothing else in the cell."""
    names = claim("names", {"civilians": "400"}, basis="identified")

    found = total(names, claim("one", "300"))

    assert found.range.ends == Ends(400, 400, open=True)
    assert found.without["names"] == Ends(300, 300, open=False)


def test_without_the_only_voice_that_names_a_place_there_is_no_cell() -> None:
    """What others imply for it is not asked, either."""
    found = cell_of(
        reconciled(claim("one", "5", where="Jableh"), claim("two", "20")),
        where="Jableh",
    )

    assert found.without["one"] is None


def test_without_a_correction_the_corrected_claim_is_back() -> None:
    """As if the correcting source had never spoken."""
    first = claim("one", "889", id="first")
    found = total(first, claim("two", "898", corrects=("first",)))

    assert found.range.ends == Ends(898, 898, open=False)
    assert found.without["two"] == Ends(889, 889, open=False)


def test_what_parties_state_of_people_of_no_side_is_conceded() -> None:
    """A side's own admission; of its soldiers it has another interest."""
    told = claim(
        "ministry", {"total": "20", "civilians": "16", "government_forces": "4"}
    )
    found = reconciled(
        told,
        claim("sohr", {"civilians": "30"}),
        sources=[source("ministry", party="government")],
        actors={"government": "government_forces"},
    )

    conceded = cell_of(found, "civilians").conceded
    assert [(each.source, each.figure.low) for each in conceded] == [("ministry", 16)]
    assert cell_of(found, "government_forces").conceded == ()


def test_names_are_open_even_where_other_figures_close_them() -> None:
    """At most 30 in all leave at most 30 civilians, but the 20 named are a floor."""
    found = reconciled(
        claim("one", {"civilians": "20"}, basis="identified"), claim("one", "30")
    )

    assert cell_of(found, "civilians").positions[0].interval.high == 30
    assert cell_of(found, "civilians").range.ends == Ends(20, 20, open=True)


def test_a_voice_whose_names_alone_reach_a_cell_has_a_say_in_it() -> None:
    """Its figures imply nothing there, but the floor is its own."""
    found = total(
        claim("names", {"civilians": "400"}, basis="identified"),
        claim("names", {"civilians": "up to 500"}),
        claim("one", "300"),
    )

    assert [each.source for each in found.positions] == ["one"]
    assert found.without["names"] == Ends(300, 300, open=False)
