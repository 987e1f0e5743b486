"""Numbers beyond belief."""

from __future__ import annotations

import pytest

from casualty_ledger.core.checks import run_checks
from casualty_ledger.core.checks.implausible_counts import count_implausible
from casualty_ledger.core.problems import Code
from tests.core.checks.ledgers import claim, ledger


@pytest.mark.parametrize("text", ["10,000,000", "hundreds of thousands", "at least 5"])
def test_what_has_happened_is_sound(text: str) -> None:
    """The worst that is on record has to fit."""
    assert not list(count_implausible(ledger(claim("a", text))))


@pytest.mark.parametrize("text", ["10,000,001", "at least 311311311", "2-311311311"])
def test_more_than_that_is_found(text: str) -> None:
    """A figure pasted twice looks so."""
    [found] = count_implausible(ledger(claim("a", text)))

    assert found.message == f"{text} is more than 10,000,000 people"
    assert found.span.line == 11


def test_what_only_follows_from_it_is_not_reported() -> None:
    """One slip gives one message: the part is not also above its whole."""
    given = ledger(claim("a", {"total": "311", "civilians": "311311311"}))

    assert [each.code for each in run_checks(given)] == [Code.COUNT_IMPLAUSIBLE]


def test_a_later_number_has_not_fallen_from_it() -> None:
    """Nor is it one digit off."""
    given = ledger(claim("a", "31131131"), claim("b", "311", published="2025-03-05"))

    assert [each.code for each in run_checks(given)] == [Code.COUNT_IMPLAUSIBLE]
