"""The category graph, against docs/method.md."""

from __future__ import annotations

import itertools

import pytest

from casualty_ledger.core.categories import BUILT_IN, Category, Partition

PARTITIONS = {
    ("total", ("civilians", "combatants", "unknown_status")),
    ("combatants", ("government_forces", "opposition_forces", "other_armed_groups")),
    ("total", ("men", "women", "children", "unknown_age_sex")),
    (
        "civilians",
        (
            "civilian_men",
            "civilian_women",
            "civilian_children",
            "civilian_unknown_age_sex",
        ),
    ),
    ("women_and_children", ("women", "children")),
}


def test_the_partitions_are_those_of_the_design() -> None:
    """A sum that the field does not reckon with would be a false clash."""
    found = {(each.whole, each.parts) for each in BUILT_IN.partitions}

    assert found == PARTITIONS


@pytest.mark.parametrize(
    ("whole", "part"), [(whole, part) for whole, parts in PARTITIONS for part in parts]
)
def test_a_part_lies_within_its_whole(whole: str, part: str) -> None:
    """And everybody within the total; but no whole within its part."""
    assert BUILT_IN.lies_within(part, whole)
    assert BUILT_IN.lies_within(part, "total")
    assert not BUILT_IN.lies_within(whole, part)


@pytest.mark.parametrize("sort", ["men", "women", "children"])
def test_civilians_of_a_sort_are_of_that_sort(sort: str) -> None:
    """A dead civilian woman is a dead woman."""
    assert BUILT_IN.lies_within(f"civilian_{sort}", sort)
    assert not BUILT_IN.lies_within(sort, "civilians")


def test_women_and_children_lie_within_the_total_only() -> None:
    """Some of them may be combatants."""
    assert BUILT_IN.above["women_and_children"] == {"total"}


def test_what_lies_within_is_an_order() -> None:
    """Of itself, through others, and never both ways."""
    names = list(BUILT_IN.by_name)

    for one, two, three in itertools.product(names, repeat=3):
        within = BUILT_IN.lies_within
        assert within(one, one)
        assert not (within(one, two) and within(two, one)) or one == two
        assert not (within(one, two) and within(two, three)) or within(one, three)


def test_categories_are_read_depth_first_as_declared() -> None:
    """The order in which outputs show them: a part under its whole."""
    assert list(BUILT_IN.order)[:6] == [
        "total",
        "civilians",
        "civilian_men",
        "civilian_women",
        "civilian_children",
        "civilian_unknown_age_sex",
    ]
    assert set(BUILT_IN.order) == set(BUILT_IN.by_name)
    assert BUILT_IN.depth["total"] == 0
    assert BUILT_IN.depth["civilians"] == 1
    assert BUILT_IN.depth["civilian_men"] == 2


def test_inside_out_puts_each_after_what_lies_within_it() -> None:
    """So that sums can be made in one go."""
    place = {name: at for at, name in enumerate(BUILT_IN.inside_out)}

    for inner, outer in itertools.product(BUILT_IN.by_name, repeat=2):
        if inner != outer and BUILT_IN.lies_within(inner, outer):
            assert place[inner] < place[outer]


def test_titles_are_for_people() -> None:
    """No underscores in a table."""
    assert BUILT_IN.by_name["unknown_status"].title == "status unknown"
    assert all("_" not in each.title for each in BUILT_IN.categories)


def test_a_ledger_adds_its_own_and_leaves_the_built_in_alone() -> None:
    """The next ledger starts afresh."""
    elderly = Category("elderly", ("total",), "elderly")
    own = BUILT_IN.extended([elderly], [Partition("total", ("elderly", "men"))])

    assert own.lies_within("elderly", "total")
    assert len(own.partitions) == len(BUILT_IN.partitions) + 1
    assert "elderly" not in BUILT_IN.by_name


def test_a_long_chain_of_own_categories_is_climbed() -> None:
    """Longer than the interpreter's stack."""
    chain = [
        Category(f"c{at}", (f"c{at + 1}",) if at < 1999 else ("total",), "")
        for at in range(2000)
    ]
    own = BUILT_IN.extended(chain, [])

    assert own.lies_within("c0", "total")
    assert own.depth["c0"] == 2000
