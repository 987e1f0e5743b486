"""Days out of order."""

from __future__ import annotations

import pytest

from casualty_ledger.core.checks.days import as_of_after_published, before_event
from tests.core.checks.ledgers import claim, event, ledger, span


@pytest.mark.parametrize(
    ("as_of", "published"),
    [
        ("2025-03-03", "2025-03-03"),
        ("2025-03-02", "2025-03-03"),
        ("2025-03", "2025-03-03"),  # some day of March may well be before the 3rd
        ("2025-03-20", "2025-03"),
        ("2025-03-03T09:00Z", "2025-03-03T10:00Z"),
        ("2025-03-03T09:00Z", "2025-03-03T09:00Z"),
        ("2025-03-03T10:00Z", "2025-03-03"),
        (None, "2025-03-03"),
        ("2025-03-03", None),
        ("2025-03-04T01:00+03:00", "2025-03-03T23:00Z"),  # an hour earlier
        ("2025-03-04", "2025-03-03T10:00Z"),  # the 4th, on Kiribati
        ("9999-12-31", "9999-12-31T23:59Z"),
    ],
)
def test_days_that_can_be_in_order_are_sound(
    as_of: str | None, published: str | None
) -> None:
    """A doubt, a month or a time zone, is no finding."""
    given = ledger(claim("a", as_of=as_of, published=published))

    assert not list(as_of_after_published(given))


@pytest.mark.parametrize(
    ("as_of", "published"),
    [
        ("2025-03-04", "2025-03-03"),
        ("2025-04", "2025-03-03"),
        ("2026", "2025-12"),
        ("2025-03-03T10:00Z", "2025-03-03T09:00Z"),
        ("2025-03-04", "2025-03-03T09:59Z"),  # not yet the 4th anywhere
        ("2025-03-04T10:00Z", "2025-03-03"),
    ],
)
def test_a_count_of_a_later_day_is_found(as_of: str, published: str) -> None:
    """Nobody can count up to tomorrow."""
    spans = {"as_of": span(15, 12)}
    given = ledger(claim("a", as_of=as_of, published=published, spans=spans))

    [found] = as_of_after_published(given)

    assert found.message == f"as of {as_of}, but published {published}"
    assert found.span == span(15, 12)


def test_days_of_a_tombstone_are_let_be() -> None:
    """It says nothing any more."""
    for as_of, published in (
        ("2025-03-04", "2025-03-03"),
        ("2025-03-04", "2025-02-03"),
    ):
        days = claim("a", as_of=as_of, published=published, removed=True)

        assert not [*as_of_after_published(ledger(days)), *before_event(ledger(days))]


def test_a_claim_from_before_the_event_is_one_finding() -> None:
    """A slip in one date is said once, though two orders are broken by it."""
    given = ledger(claim("a", as_of="2025-03-02", published="2024-03-03"))

    [found] = before_event(given)

    assert found.message == "published 2024-03-03, but the event began 2025-03-01"
    assert not list(as_of_after_published(given))


def test_a_count_as_of_a_day_before_the_event_is_found() -> None:
    """Nobody had died of it."""
    [found] = before_event(ledger(claim("a", as_of="2025-02-28")))

    assert found.message == "as of 2025-02-28, but the event began 2025-03-01"


@pytest.mark.parametrize("published", ["2025-03-01", "2025", "2025-02-28T20:00-05:00"])
def test_a_day_that_may_lie_in_the_event_is_sound(published: str) -> None:
    """The last is 1 March where it happened, perhaps."""
    assert not list(before_event(ledger(claim("a", published=published))))


def test_an_event_known_to_the_month_begins_with_it() -> None:
    """A claim of the first day of that month is not before it."""
    given = ledger(of=event(claim("a", published="2025-03-01"), start="2025-03"))

    assert not list(before_event(given))
