"""Claims without a date."""

from __future__ import annotations

from casualty_ledger.core.checks.undated_claims import claim_undated
from casualty_ledger.core.problems import Code
from tests.core.checks.ledgers import claim, ledger, lines, span


def test_a_claim_with_a_published_day_is_sound() -> None:
    """Most claims have only that."""
    assert not list(claim_undated(ledger(claim("a"))))


def test_a_claim_without_published_says_what_stands_in_for_it() -> None:
    """The as-of day is a guess at the day it was said, and the reader is told."""
    [found] = claim_undated(ledger(claim("a", published=None, as_of="2025-03-02")))

    assert found.code is Code.PUBLISHED_MISSING
    assert found.note == "its `as_of`, 2025-03-02, stands in for it"


def test_a_claim_without_any_date_is_one_finding() -> None:
    """Not two: what is missing is a date."""
    [found] = claim_undated(ledger(claim("a", published=None)))

    assert found.code is Code.DATE_MISSING


def test_a_tombstone_needs_no_date() -> None:
    """Of a removed claim only the id and the digest stay."""
    assert not list(claim_undated(ledger(claim("a", published=None, removed=True))))


def test_a_date_that_cannot_be_read_is_not_also_missing() -> None:
    """Reading has reported it; a second message would be about the same slip."""
    for key in ("published", "as_of"):
        unread = claim("a", published=None, unreadable=True, spans={key: span(12)})

        assert not list(claim_undated(ledger(unread)))


def test_a_claim_that_could_not_be_read_at_all_is_let_be() -> None:
    """Nothing is known of its dates."""
    unread = claim("a", published=None, unreadable=True)

    assert not list(claim_undated(ledger(unread)))


def test_a_missing_date_is_found_beside_another_mistake() -> None:
    """A count that cannot be read does not hide that the date is missing, too."""
    unread = claim("a", published=None, unreadable=True, spans={"killed": span(12)})

    assert lines(claim_undated(ledger(unread))) == [10]
