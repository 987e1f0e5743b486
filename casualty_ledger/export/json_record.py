"""Digests and differences -> the JSON that `ledger digest` and `ledger diff` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.export.json_shapes import drawn, whom
from casualty_ledger.export.json_text import FORMAT, question_shape, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.core.differences import Change, EventChange
    from casualty_ledger.core.digest import EventDigest
    from casualty_ledger.core.model import Question
    from casualty_ledger.core.results import CellResult
    from casualty_ledger.export.json_shapes import Shape


def digests(ledger: str, events: Iterable[EventDigest]) -> str:
    """Return what `ledger digest --format json` prints: claims always among it."""
    shapes = [_digested(each) for each in events]
    return written({"format": FORMAT, "ledger": ledger, "events": shapes}, levels=2)


def _digested(found: EventDigest) -> Shape:
    return {
        "id": found.event.id,
        "digest": found.digest,
        "claims": [
            {
                "claim": each.claim.id,
                "digest": each.digest,
                "before": each.claim.digest if each.claim.removed else None,
            }
            for each in found.claims
        ],
    }


def diff(
    commit: str,
    events: Iterable[EventChange],
    beside: Iterable[Change],
    question: Question,
    unread: Iterable[str],
) -> str:
    """Return what `ledger diff --format json` prints.

    Args:
        commit: what is compared with, in full.
        events: those in which something changed.
        beside: what changed beside events.
        question: as asked of both sides.
        unread: ids of events that could not be compared.
    """
    return written(
        {
            **question_shape(question),
            "commit": commit,
            "events": [_event(each) for each in events],
            "ledger": [_change(each) for each in beside],
            "unread": list(unread),
        },
        levels=2,
    )


def _event(found: EventChange) -> Shape:
    return {
        "id": found.event.id,
        "change": found.change and _change(found.change),
        "claims": [_change(each) for each in found.claims],
        "ranges": [
            {
                **whom(each.cell),
                "before": _range(each.before),
                "after": _range(each.after),
            }
            for each in found.ranges
        ],
    }


def _change(found: Change) -> Shape:
    return {"id": found.id, "change": found.fate.value, "keys": list(found.keys)}


def _range(found: CellResult | None) -> Shape | None:
    if found is None:
        return None
    return {**drawn(found.choice), "verdict": found.verdict.value}
