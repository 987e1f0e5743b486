"""The same claim twice."""

from __future__ import annotations

from casualty_ledger.core.checks.repeated_claims import claim_repeated
from casualty_ledger.core.model import Basis, Cell, Outcome, Status
from tests.core.checks.ledgers import claim, ledger

PAGE = "https://example.org/page"


def test_a_copy_is_found_and_the_first_is_named() -> None:
    """The user has to know which two."""
    [found] = claim_repeated(ledger(claim("a", url=PAGE), claim("b", url=PAGE)))

    assert found.span.line == 20
    assert found.message == "the same claim of `ministry` is given twice"
    assert found.note == "first given at claims/ferry.yaml:10:5, as `a`"


def test_an_as_of_day_equal_to_the_published_one_makes_no_other_claim() -> None:
    """It is what a missing one means."""
    given = ledger(claim("a"), claim("b", as_of="2025-03-03"))

    assert len(list(claim_repeated(given))) == 1


def test_counts_in_another_order_make_no_other_claim() -> None:
    """Nobody reads an order into them."""
    one = claim("a", {"total": "524", "civilians": "311"})
    other = claim("b", {"civilians": "311", "total": "524"})

    assert len(list(claim_repeated(ledger(one, other)))) == 1


def test_a_repetition_by_another_outlet_or_page_is_sound() -> None:
    """That many relay a number is worth keeping."""
    first = claim("a", url=PAGE, via="AFP")

    assert not list(claim_repeated(ledger(first, claim("b", url=PAGE, via="DPA"))))
    assert not list(claim_repeated(ledger(first, claim("b", via="AFP"))))


def test_what_differs_in_substance_is_sound() -> None:
    """Each of these is another claim."""
    first = claim("a")
    others = [
        claim("b", "101"),
        claim("b", "about 100"),
        claim("b", source="agency"),
        claim("b", published="2025-03-04"),
        claim("b", as_of="2025-03-02"),
        claim("b", cell=Cell(Outcome.KILLED, by="crew")),
        claim("b", basis=Basis.IDENTIFIED),
        claim("b", excludes="crew"),
        claim("b", status=Status.RETRACTED),
        claim("b", corrects=("a",)),
        claim("b", removed=True),
        claim("b", {}, unreadable=True),
    ]

    for other in others:
        assert not list(claim_repeated(ledger(first, other)))


def test_claims_without_counts_are_no_copies() -> None:
    """Nothing is said twice where nothing is said."""
    assert not list(claim_repeated(ledger(claim("a", {}), claim("b", {}))))


def test_an_id_given_twice_is_not_found_here() -> None:
    """Reading has reported it, and it is one mistake."""
    assert not list(claim_repeated(ledger(claim("a"), claim("a"))))
