"""Digests as people copy them: what it is of, its id, and 64 digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.render.page import Column, Row, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casualty_ledger.core.digest import EventDigest
    from casualty_ledger.render.page import Page


def digest_page(
    ledger: str, events: Sequence[EventDigest], *, detail: bool = False
) -> Page:
    """Return the digest of a ledger and of its *events*.

    Args:
        ledger: of all of it.
        events: in the order to show them.
        detail: each with its claims.
    """
    columns = (Column(""), Column("", whole=True))
    rows = (Row(("ledger", ledger), Tone.STRONG), *_rows(events, detail=detail))
    return (Table(columns, rows),)


def _rows(events: Sequence[EventDigest], *, detail: bool) -> Iterator[Row]:
    for event in events:
        yield Row((event.event.id, event.digest), indent=2)
        for each in event.claims if detail else ():
            yield Row((each.claim.id, each.digest), indent=4)
            if each.claim.removed and each.claim.digest:
                yield Row(("before it was removed", each.claim.digest), indent=6)
