"""Several values in one cell of a table, and back to where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.core.model import Event


def joined(items: Iterable[str], between: str = ";") -> str | None:
    """Return *items* in one cell, ``;`` between; None where there are none.

    A ``;`` of an item is written ``%3B``, so that splitting the cell at ``;`` gives
    the items again.

    >>> joined(["https://example.org/?a;b", "https://example.org/"])
    'https://example.org/?a%3Bb;https://example.org/'
    """
    return between.join(item.replace(";", "%3B") for item in items) or None


def sides(items: Iterable[Iterable[str]]) -> str | None:
    """Return the sides of a disagreement in one cell: ``agency;ministry|union``.

    A side on which nobody states a figure is empty (``union|``), not left out; without
    any such voice there is no cell to fill.
    """
    cells = [joined(sorted(side)) or "" for side in items]
    return "|".join(cells) if any(cells) else None


def each_once(items: Iterable[str]) -> tuple[str, ...]:
    """Return *items* in their order, each the first time only."""
    return tuple(dict.fromkeys(items))


def addresses(event: Event, claims: Iterable[str]) -> str | None:
    """Return the addresses of *claims* of *event* in one cell, each once."""
    by_id = {claim.id: claim.url for claim in event.claims}
    found = (by_id.get(claim) for claim in claims)
    return joined(each_once(url for url in found if url))
