"""Two numbers of one source and day that differ by a slip."""

from __future__ import annotations

import pytest

from casualty_ledger.core.checks.likely_misprints import misprint_likely
from casualty_ledger.core.model import Basis, Cell, Outcome, Status
from casualty_ledger.core.problems import Severity
from tests.core.checks.ledgers import claim, ledger, lines


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("524", "542"),
        ("1,426", "142"),
        ("311", "3111"),
        ("about 1400", "about 140"),
        ("25", "52"),
        ("100", "10"),
    ],
)
def test_numbers_one_slip_apart_are_found(one: str, other: str) -> None:
    """The message shows both, and points at the second."""
    [found] = misprint_likely(ledger(claim("a", one), claim("b", other)))

    assert found.span.line == 21
    assert found.severity is Severity.WARNING
    assert found.message == (
        f"{other} differs from {one} by one digit swapped, dropped or doubled, both"
        " of `ministry` as of 2025-03-03"
    )
    assert found.note == f"{one} stands at claims/ferry.yaml:11:9, in claim `a`"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("524", "524"),
        ("524", "525"),
        ("2", "12"),  # a day's news: two dead became twelve
        ("5", "55"),
        ("99", "9"),
        ("300-320", "302"),
        ("dozens", "24"),
    ],
)
def test_other_numbers_are_sound(one: str, other: str) -> None:
    """A false alarm costs more attention than a missed slip."""
    assert not list(misprint_likely(ledger(claim("a", one), claim("b", other))))


def test_only_like_is_compared_with_like() -> None:
    """Another source, day, place, basis or set of people may well be another number."""
    first = claim("a", "524")
    others = [
        claim("b", "542", source="agency"),
        claim("c", "542", as_of="2025-03-02"),
        claim("d", "542", cell=Cell(Outcome.INJURED)),
        claim("e", "542", cell=Cell(Outcome.KILLED, where="Harbour")),
        claim("f", "542", basis=Basis.IDENTIFIED),
        claim("g", "542", excludes="crew"),
        claim("h", "542", published=None),
    ]

    for other in others:
        assert not list(misprint_likely(ledger(first, other)))


def test_a_number_that_was_taken_back_is_let_be() -> None:
    """The slip was seen and dealt with."""
    first = claim("a", "524")
    others = [
        claim("b", "542", corrects=("a",)),
        claim("c", "542", status=Status.DISPUTED),
        claim("d", "542", retracted="2025-03-04"),
        claim("e", "542", unreadable=True),
    ]

    for other in others:
        assert not list(misprint_likely(ledger(first, other)))


def test_the_same_slip_in_three_claims_is_found_for_each_pair_of_numbers() -> None:
    """A number that is repeated is one number."""
    given = ledger(claim("a", "524"), claim("b", "542"), claim("c", "524"))

    assert lines(misprint_likely(given)) == [21]
