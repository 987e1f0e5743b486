"""Days out of order: a count of the future, a claim from before its event."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims, spot
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Claim, Event, Ledger
    from casualty_ledger.core.problems import Problem

#: The clocks that are furthest ahead (Kiribati) show UTC+14.
_FURTHEST_AHEAD = timedelta(hours=14)


def as_of_after_published(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each count as of a day after it was published.

    Where the publication lies before the event, that is the finding, and not this.
    """
    for event in ledger.events.values():
        for claim in event.claims:
            if claim.as_of is None or claim.published is None or claim.removed:
                continue
            if _is_after(claim.as_of, claim.published) and not _is_before_event(
                claim.published, event
            ):
                yield about_claims(
                    Code.AS_OF_AFTER_PUBLISHED,
                    spot(claim, "as_of"),
                    f"as of {claim.as_of.text}, but published {claim.published.text}",
                    claim,
                    note="a count cannot be for a day after it was given",
                    help="check both days against the source",
                )


def before_event(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each claim with a day wholly before the event began."""
    for event in ledger.events.values():
        for claim in event.claims:
            key = None if claim.removed else _first_before(claim, event)
            if key is not None:
                yield _before(claim, event, *key)


def _first_before(claim: Claim, event: Event) -> tuple[str, str, When] | None:
    """Return key, words and day of the first day before *event*; one is enough."""
    days = (
        ("published", "published", claim.published),
        ("as_of", "as of", claim.as_of),
    )
    for key, words, day in days:
        if day is not None and _is_before_event(day, event):
            return key, words, day
    return None


def _before(claim: Claim, event: Event, key: str, words: str, day: When) -> Problem:
    return about_claims(
        Code.BEFORE_EVENT,
        spot(claim, key),
        f"{words} {day.text}, but the event began {event.start.text}",
        claim,
        note=f"`start` stands at {spot(event, 'start')}",
        help=f"check `{key}`, or the event's `start`",
    )


def _is_after(as_of: When, published: When) -> bool:
    """Tell whether *as_of* is wholly after *published*, in whatever time zone."""
    if as_of.instant is not None and published.instant is not None:
        return as_of.instant > published.instant
    return as_of.first > _latest_day(published)


def _is_before_event(day: When, event: Event) -> bool:
    return _latest_day(day) < event.start.first


def _latest_day(when: When) -> date:
    """Return the last day that *when* can be, for a time by the furthest clocks."""
    if when.instant is None or when.last.year == when.last.max.year:
        return when.last
    return max(when.last, (when.instant + _FURTHEST_AHEAD).date())
