"""What is asked for: a claim to add, with what it may need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.writing.claim_text import Draft, Value


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source that the ledger does not have.

    Attributes:
        fields: of its entry; ``name`` at least.
    """

    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event that the ledger does not have.

    Attributes:
        fields: of its ``event:``, the id aside; ``title`` and ``start`` at least.
    """

    fields: Mapping[str, Value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A claim to be added.

    Attributes:
        event: id of its event.
        draft: the claim.
        new_source: what its source is, if it may be new.
        new_event: what its event is, if it may be new.
        force: add it even if the same claim is there already.
        dry_run: only say what would be written.
        include_restricted: say everything about problems in restricted claims.
    """

    event: str
    draft: Draft
    new_source: NewSource | None = None
    new_event: NewEvent | None = None
    force: bool = False
    dry_run: bool = False
    include_restricted: bool = False
