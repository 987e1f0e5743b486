"""Ask what could be said of an event on each day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.timeline import Timeline
from casualty_ledger.core.timeline import timeline as timeline_of
from casualty_ledger.ledger.reconciling import Answer, Ask, asked_of, reconcile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.ledger.opening import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Timelines:
    """What could be said on each day.

    Attributes:
        answer: the events as they stand on the last day asked about.
        events: each with its days, in the order asked for.
    """

    answer: Answer
    events: tuple[Timeline, ...]


def timeline(
    opened: Opened, events: Sequence[str] = (), ask: Ask | None = None
) -> Timelines:
    """Return what could be said of *events*, or of all of them, on each day.

    Raises:
        UnknownNameError: as `reconcile` does.
    """
    answer = reconcile(opened, events, ask)
    return Timelines(
        answer=answer,
        events=tuple(
            timeline_of(
                found.event, opened.ledger, asked_of(answer.question, found.event)
            )
            for found in answer.events
        ),
    )
