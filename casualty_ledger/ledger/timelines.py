"""Ask what could be said of events on each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.timeline import Timeline, timeline
from casualty_ledger.ledger.reconciling import asked_of

if TYPE_CHECKING:
    from casualty_ledger.ledger.opening import Opened
    from casualty_ledger.ledger.reconciling import Answer


def timelines(opened: Opened, found: Answer) -> tuple[Timeline, ...]:
    """Return what could be said on each day of the events in *found*, in their order.

    Args:
        opened: the ledger.
        found: these events, as they stand on the last day asked about.
    """
    return tuple(
        timeline(each.event, opened.ledger, asked_of(found.question, each.event))
        for each in found.events
    )
