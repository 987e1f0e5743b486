"""Ask for the digests of a ledger: what a story rested on, in one number each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.digest import EventDigest, digests_of, ledger_digest
from casualty_ledger.ledger.reconciling import choose_events

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.errors import LedgerError
    from casualty_ledger.ledger.opening import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """The digests of a ledger as it may be shown.

    Attributes:
        ledger: of all of it, whichever events were asked for.
        events: of those asked for, in that order.
        missing: why each event that was named is not among them.
        hidden: restricted claims that no digest covers.
    """

    ledger: str
    events: tuple[EventDigest, ...]
    missing: tuple[LedgerError, ...]
    hidden: int


def digests(opened: Opened, events: Sequence[str] = ()) -> Digests:
    """Return the digest of the ledger, of *events* (none: all) and of their claims."""
    chosen, missing = choose_events(opened, events)
    return Digests(
        ledger=ledger_digest(opened.ledger),
        events=tuple(map(digests_of, chosen)),
        missing=missing,
        hidden=sum(opened.hidden.values()),
    )
