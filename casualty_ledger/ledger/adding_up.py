"""Add up the ranges of events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.categories import TOTAL
from casualty_ledger.core.errors import UsageError
from casualty_ledger.core.totals import GroupBy, Total
from casualty_ledger.core.totals import totals as totals_of
from casualty_ledger.ledger.reconciling import ALL_POLICIES

if TYPE_CHECKING:
    from casualty_ledger.ledger.reconciling import Answer

#: Whom totals are about where nobody says: what recorders publish.
ASKED_FOR = (TOTAL, "civilians")


def totals(found: Answer, by: GroupBy | None = None) -> tuple[Total, ...]:
    """Return the sums of the lows and of the highs of the events in *found*.

    For everybody and for civilians, or for the category that was asked for.

    Raises:
        UsageError: if all policies were asked for: each has ends of its own.
    """
    if found.question.policy == ALL_POLICIES:
        message = "a sum has one low and one high, and all policies were asked for"
        raise UsageError(message, "name one: `--policy ledger`")
    victims = found.question.victims
    return totals_of(found.events, ASKED_FOR if victims is None else (victims,), by)
