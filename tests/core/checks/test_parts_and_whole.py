"""Parts above their whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casualty_ledger.core.categories import BUILT_IN, Categories, Category, Partition
from casualty_ledger.core.checks.parts_and_whole import parts_above_whole
from casualty_ledger.core.model import Basis, Cell, Event, Outcome, Status
from tests.core.checks.ledgers import claim, event, ledger, lines, period

KILLED = Outcome.KILLED
PLACES = {"North": None, "South": None, "Quay": "North", "Beach": "North"}


def test_a_part_above_its_whole_is_found_with_both_numbers() -> None:
    """600 civilians cannot be among 524 dead."""
    [found] = parts_above_whole(
        ledger(claim("a", {"total": "524", "civilians": "600"}))
    )

    assert found.span.line == 12
    assert found.message == "`civilians` 600 is above `total` 524"
    assert found.note == "`total` 524 stands at claims/ferry.yaml:11:9"


def test_the_figures_of_the_first_news_are_sound() -> None:
    """311 civilians and 213 combatants are the 524."""
    counts = {"total": "524", "civilians": "311", "combatants": "213"}

    assert not list(parts_above_whole(ledger(claim("a", counts))))


def test_parts_together_above_their_whole_are_one_finding() -> None:
    """None of the three numbers is wrong alone."""
    counts = {"total": "524", "civilians": "311", "combatants": "250"}

    [found] = parts_above_whole(ledger(claim("a", counts)))

    assert found.message == (
        "`civilians` 311 and `combatants` 250 add up to 561, above `total` 524"
    )
    assert found.note == (
        "`combatants` 250 stands at claims/ferry.yaml:13:9; `total` 524 stands at"
        " claims/ferry.yaml:11:9"
    )


@pytest.mark.parametrize(
    ("counts", "where"),
    [
        # two steps down; parts of parts
        ({"total": "100", "civilian_men": "101"}, [12]),
        ({"total": "100", "government_forces": "60", "civilians": "41"}, [12]),
        # parts of two partitions do not add up: women are civilians, or not
        ({"total": "100", "women": "60", "civilians": "60"}, []),
        ({"women_and_children": "100", "women": "60", "children": "41"}, [12]),
        # one finding, though 600 is above both
        ({"total": "524", "civilians": "500", "civilian_men": "600"}, [13]),
        # and one, though both are above 100: the 100 is wrong
        ({"total": "100", "civilians": "200", "combatants": "300"}, [13]),
        # women are some of the others; those who add up are exactly the 524
        ({"total": "524", "civilians": "311", "combatants": "213", "women": "9"}, []),
        # one clash below a total that others add up to exactly
        (
            {
                "total": "80",
                "civilians": "50",
                "civilian_men": "30",
                "civilian_women": "30",
                "women": "40",
                "children": "40",
            },
            [13],
        ),
        # one clash below a total that is not touched by it, or is open
        (
            {
                "total": "99",
                "civilians": "50",
                "civilian_men": "30",
                "civilian_women": "30",
            },
            [13],
        ),
        (
            {
                "total": "at least 9",
                "civilians": "50",
                "civilian_men": "30",
                "civilian_women": "30",
            },
            [13],
        ),
    ],
)
def test_parts_are_looked_for_all_the_way_down(
    counts: dict[str, str], where: list[int]
) -> None:
    """The graph of categories is more than one step deep."""
    assert lines(parts_above_whole(ledger(claim("a", counts)))) == where


@pytest.mark.parametrize(
    ("part", "whole", "clashes"),
    [
        ("about 500", "449", True),
        ("about 500", "450", False),
        ("at least 500", "499", True),
        ("at most 600", "500", False),
        ("600", "at least 500", False),
        ("600", "about 500", True),
        ("dozens", "23", True),
        ("dozens", "24", False),
    ],
)
def test_what_counts_is_what_a_wording_allows(
    part: str, whole: str, *, clashes: bool
) -> None:
    """About 500 may be 450."""
    given = ledger(claim("a", {"total": whole, "civilians": part}))

    assert bool(list(parts_above_whole(given))) is clashes


def test_a_wording_is_shown_with_the_end_that_clashes() -> None:
    """Else "about 500 is above at most 440" would puzzle."""
    given = ledger(claim("a", {"total": "at most 440", "civilians": "about 500"}))

    [found] = parts_above_whole(given)

    assert found.message == (
        "`civilians` about 500 (450 or more) is above"
        " `total` at most 440 (440 or fewer)"
    )


def test_whom_a_claim_leaves_out_or_takes_in_is_considered() -> None:
    """A total without the crew may lie below the part that has them."""
    total = claim("a", "524", excludes="crew")
    civilians = Cell(KILLED, "civilians")

    assert not list(parts_above_whole(ledger(total, claim("b", "600", cell=civilians))))
    wider = claim("b", "600", cell=civilians, includes="another ferry")
    assert not list(parts_above_whole(ledger(claim("a", "524"), wider)))


def test_names_above_a_tally_are_found_and_a_tally_above_names_is_not() -> None:
    """A list of names is a floor."""
    total, civilians = Cell(KILLED), Cell(KILLED, "civilians")
    names = claim("a", "600", cell=civilians, basis=Basis.IDENTIFIED)
    assert lines(parts_above_whole(ledger(names, claim("b", "524")))) == [11]

    few_names = claim("a", "524", cell=total, basis=Basis.IDENTIFIED)
    tally = claim("b", "600", cell=civilians)
    assert not list(parts_above_whole(ledger(few_names, tally)))


def test_claims_of_one_source_and_day_are_held_together() -> None:
    """The note says which claim the other number stands in."""
    given = ledger(claim("a", {"civilians": "600"}), claim("b", "524"))

    [found] = parts_above_whole(given)

    assert found.span.line == 11
    assert found.note == "`total` 524 stands at claims/ferry.yaml:21:9, in claim `b`"


def test_claims_of_other_days_or_sources_are_not() -> None:
    """600 on a later day may be an update, and sources may disagree."""
    civilians = claim("a", {"civilians": "600"})
    others = [
        claim("b", "524", as_of="2025-03-02"),
        claim("b", "524", source="agency"),
        claim("b", "524", status=Status.DISPUTED),
        claim("b", "524", unreadable=True),
    ]

    for other in others:
        assert not list(parts_above_whole(ledger(civilians, other)))
    undated = claim("a", {"civilians": "600"}, published=None)
    assert not list(parts_above_whole(ledger(undated, claim("b", "9", published=None))))


def test_a_cell_that_grew_during_the_day_is_left_alone() -> None:
    """150 in the evening are above the 100 of the morning, and nobody is wrong."""
    given = ledger(claim("a", "100"), claim("b", {"total": "200", "civilians": "150"}))

    assert not list(parts_above_whole(given))


def test_a_cell_that_grew_twice_is_left_alone_too() -> None:
    """The third number fits the first or the second, and proves nothing."""
    told = [claim("a", "100"), claim("b", "200"), claim("c", "at most 150")]

    part = claim("d", {"civilians": "160"})

    assert not list(parts_above_whole(ledger(*told, part)))


def test_the_lowest_bound_of_a_day_is_the_whole_s() -> None:
    """Whichever claim is read first; open ones bound nothing."""
    told = [
        claim("a", "at most 200"),
        claim("b", "at most 150"),
        claim("c", "at least 100"),
        claim("d", "at least 90"),
    ]
    part = claim("e", {"civilians": "160"})

    for order in (told, told[::-1]):
        [found] = parts_above_whole(ledger(*order, part))
        assert "at most 150" in found.message
    assert not list(parts_above_whole(ledger(*told[2:], part)))


def test_a_sum_names_as_few_numbers_as_it_can() -> None:
    """Nobody of whom there are none, and no parts that another number sums up."""
    none = {"total": "100", "men": "60", "women": "50", "children": "0"}
    parts = {"civilian_men": "30", "civilian_women": "30"}
    summed = {"total": "100", "civilians": "60", "combatants": "50", **parts}

    [found] = parts_above_whole(ledger(claim("a", none)))
    assert found.message == "`men` 60 and `women` 50 add up to 110, above `total` 100"
    [found] = parts_above_whole(ledger(claim("a", summed)))
    assert found.message == (
        "`civilians` 60 and `combatants` 50 add up to 110, above `total` 100"
    )


def test_numbers_of_a_day_that_fit_are_cut() -> None:
    """120 is at least 100: they are 120, whichever is read first."""
    told = [claim("a", "at least 100"), claim("b", "120")]
    part = claim("c", {"civilians": "121"})

    assert lines(parts_above_whole(ledger(*told, part))) == [31]
    assert lines(parts_above_whole(ledger(*told[::-1], part))) == [31]


def test_a_clash_within_a_claim_is_not_found_again_among_claims() -> None:
    """It is one mistake."""
    clash = claim("a", {"total": "524", "civilians": "600"})
    rest = claim("b", {"combatants": "200"})

    assert lines(parts_above_whole(ledger(clash, rest))) == [12]


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        (Cell(KILLED, where="Quay"), Cell(KILLED)),
        (Cell(KILLED, where="Quay"), Cell(KILLED, where="North")),
        (Cell(KILLED, "civilians", where="Quay"), Cell(KILLED, where="North")),
        (Cell(KILLED, where="Lighthouse"), Cell(KILLED)),  # only a claim names it
        (Cell(KILLED, by="crew"), Cell(KILLED)),
        (Cell(KILLED, cause="violent"), Cell(KILLED)),
        (Cell(KILLED, period=period("2025-03-02")), Cell(KILLED)),
        (Cell(Outcome.INJURED), Cell(Outcome.CASUALTIES)),
    ],
)
def test_a_part_lies_within_in_every_dimension(inner: Cell, outer: Cell) -> None:
    """Places, actors, causes, periods and outcomes hold people as categories do."""
    told = (claim("a", "11", cell=inner), claim("b", "10", cell=outer))

    assert lines(parts_above_whole(ledger(of=event(*told, places=PLACES)))) == [11]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Cell(KILLED, where="South"), Cell(KILLED, where="North")),
        (Cell(KILLED, where="Quay"), Cell(KILLED, "civilians")),
        (Cell(KILLED, cause="excess"), Cell(KILLED)),
        (Cell(KILLED, period=period("2025-02-02")), Cell(KILLED)),
        (Cell(Outcome.DETAINED), Cell(Outcome.CASUALTIES)),
        (Cell(Outcome.INJURED), Cell(KILLED)),
    ],
)
def test_what_is_no_part_is_not_compared(one: Cell, other: Cell) -> None:
    """64 certified deaths and 4,645 excess ones answer two questions."""
    told = (claim("a", "11", cell=one), claim("b", "10", cell=other))

    assert not list(parts_above_whole(ledger(of=event(*told, places=PLACES))))


def test_places_and_actors_add_up_too() -> None:
    """Those who died in the north did not die in the south."""
    told = event(
        claim("a", "10"),
        claim("b", "4", cell=Cell(KILLED, where="Quay")),
        claim("c", "4", cell=Cell(KILLED, where="Beach")),
        claim("d", "3", cell=Cell(KILLED, where="South")),
        places=PLACES,
    )
    acts = event(
        claim("a", "10"),
        claim("b", "6", cell=Cell(KILLED, by="crew")),
        claim("c", "5", cell=Cell(KILLED, by="owner")),
        actors=["crew", "owner"],
    )

    [found] = parts_above_whole(ledger(of=told))
    assert found.message == (
        "`total` in Quay 4, `total` in Beach 4 and `total` in South 3 add up to 11,"
        " above `total` 10"
    )
    assert lines(parts_above_whole(ledger(of=acts))) == [21]


def test_actors_that_only_claims_name_do_not_add_up() -> None:
    """`Crew` and `sailors` may be the same people."""
    told = (
        claim("a", "10"),
        claim("b", "6", cell=Cell(KILLED, by="crew")),
        claim("c", "5", cell=Cell(KILLED, by="sailors")),
    )

    assert not list(parts_above_whole(ledger(*told)))


def test_outcomes_are_named_where_they_differ() -> None:
    """Else the message would read "total 11 is above total 10"."""
    told = (
        claim("a", "11", cell=Cell(Outcome.INJURED)),
        claim("b", "10", cell=Cell(Outcome.CASUALTIES)),
    )

    [found] = parts_above_whole(ledger(*told))

    assert found.message == "injured `total` 11 is above casualties `total` 10"


def test_own_categories_and_partitions_are_looked_at() -> None:
    """A ledger may say what its parts are."""
    within = {"passengers": ("total",), "elderly": ("passengers",)}
    kinds = [Category(name, above, name) for name, above in within.items()]
    women = replace(BUILT_IN.by_name["women"], within=("total", "passengers"))
    old = [women if each.name == "women" else each for each in BUILT_IN.categories]
    parts = Partition("passengers", ("women", "elderly"))
    own = Categories((*old, *kinds), (*BUILT_IN.partitions, parts))
    counts = {"passengers": "10", "women": "6", "elderly": "5"}

    assert lines(parts_above_whole(ledger(claim("a", counts), categories=own))) == [12]


def test_a_ladder_of_categories_is_climbed_once() -> None:
    """Forty floors with two ways up each have a million million ways; it still ends."""
    rungs = [Category("floor0", ("total",), "floor0")]
    for floor in range(1, 40):
        below = (
            (f"floor{floor - 1}",) if floor == 1 else (f"l{floor - 1}", f"r{floor - 1}")
        )
        rungs += [Category(f"{side}{floor}", below, side) for side in "lr"]
    counts = {"total": "100", "civilians": "60", "l39": "41", "combatants": "1"}
    tall = BUILT_IN.extended(rungs, [])

    assert not list(parts_above_whole(ledger(claim("a", counts), categories=tall)))


def test_many_claims_of_one_day_take_no_long_time() -> None:
    """Two thousand places of one day are looked at place by place, not pair by pair."""
    places: dict[str, str | None] = {f"p{number}": None for number in range(2000)}
    told = [claim(each, "3", cell=Cell(KILLED, where=each)) for each in places]
    whole: Event = event(*told, claim("whole", "6000"), places=places)

    assert not list(parts_above_whole(ledger(of=whole)))
