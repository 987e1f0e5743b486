"""Digests and differences -> the JSON that `ledger digest` and `ledger diff` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.export.json_text import FORMAT, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.core.digest import EventDigest
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
