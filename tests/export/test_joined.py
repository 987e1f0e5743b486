"""Several values in one cell."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.export.joined import addresses, joined, sides
from tests.export.builders import claim, event


@given(st.lists(st.text(min_size=1), min_size=1))
def test_splitting_a_cell_gives_as_many_items_as_went_in(items: list[str]) -> None:
    """No `;` within an address is taken for the one between two."""
    cell = joined(items)

    assert cell is not None
    assert len(cell.split(";")) == len(items)
    assert [item.replace(";", "%3B") for item in items] == cell.split(";")


def test_no_items_make_an_empty_cell() -> None:
    """Nothing is nothing, not an empty name."""
    assert joined([]) is None
    assert sides([(), ()]) is None


def test_sides_of_a_disagreement_stay_apart() -> None:
    """Who stands with whom can be read from one cell."""
    assert sides([("ministry", "agency"), ("union",)]) == "agency;ministry|union"


def test_a_side_that_nobody_states_is_an_empty_one() -> None:
    """One voice against what others imply is still a matter of two sides."""
    assert sides([("union",), ()]) == "union|"
    assert sides([(), ("union",)]) == "|union"


def test_an_address_is_given_once() -> None:
    """Three claims from one page name the page once; one without address, none."""
    ferry = event(
        claim("a", url="https://example.org/1?x;y"),
        claim("b", url="https://example.org/1?x;y"),
        claim("c", url="https://example.org/2"),
        claim("d"),
    )

    assert addresses(ferry, ["c", "a", "b", "d", "of another event"]) == (
        "https://example.org/2;https://example.org/1?x%3By"
    )
