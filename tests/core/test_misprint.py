"""Slips of the finger."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.misprint import differs_by_one_slip, slips

PEOPLE = st.integers(0, 10**12 - 1)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (524, 542),  # swapped
        (1426, 4126),
        (1557, 157),  # dropped
        (1426, 426),
        (311, 3111),  # doubled
        (311, 3311),
        (100, 1000),
        (1, 11),
        (0, 10),
    ],
)
def test_one_slip_is_seen_from_either_side(one: int, other: int) -> None:
    """Nobody knows which of the two is right."""
    assert differs_by_one_slip(one, other)
    assert differs_by_one_slip(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (524, 524),
        (524, 525),
        (524, 425),  # not neighbours
        (1426, 14),
        (1234, 2143),  # two swaps
        (10, 1_000),
        (105, 5),  # what is left of 105 is 05, which nobody writes
        (10, 1_0_0_1),
        (0, 1),
    ],
)
def test_other_differences_are_no_slip(one: int, other: int) -> None:
    """Nearly every two numbers differ somehow."""
    assert not differs_by_one_slip(one, other)
    assert not differs_by_one_slip(other, one)


@given(PEOPLE, st.data())
def test_every_single_slip_is_known(people: int, data: st.DataObject) -> None:
    """Made as a finger makes it, whatever the digits."""
    digits = str(people)
    at = data.draw(st.integers(0, len(digits) - 1))
    doubled = digits[:at] + digits[at] + digits[at:]
    made = [doubled, digits[:at] + digits[at + 1 :]]
    if at:
        pair = digits[at] + digits[at - 1]
        made.append(digits[: at - 1] + pair + digits[at + 1 :])

    for text in made:
        if text and text != digits and (text == "0" or text[0] != "0"):
            assert differs_by_one_slip(people, int(text))


@given(PEOPLE)
def test_a_slip_makes_no_longer_number_and_never_the_same(people: int) -> None:
    """So that two claims with one number are never a misprint."""
    assert people not in slips(people)
    assert all(len(str(each)) <= len(str(people)) for each in slips(people))
