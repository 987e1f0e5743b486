"""What export takes from the use cases beyond results: only the attributes it reads.

The use cases lie further out, so their classes cannot be named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Claim, Source
    from casualty_ledger.core.results import Reconciliation
    from casualty_ledger.core.track_record import TrackRecord


class Shown(Protocol):
    """A claim that was asked for."""

    @property
    def claim(self) -> Claim:
        """The claim."""
        ...

    @property
    def lines(self) -> Sequence[str]:
        """Its lines, as they stand in the file."""
        ...

    @property
    def found(self) -> Reconciliation:
        """Its event, reconciled."""
        ...


class SourceUse(Protocol):
    """A source, and how often it speaks."""

    @property
    def source(self) -> Source:
        """The source."""
        ...

    @property
    def claims(self) -> int:
        """How many claims give its figures."""
        ...

    @property
    def events(self) -> Sequence[str]:
        """Ids of the events these are about."""
        ...

    @property
    def as_of(self) -> When | None:
        """The newest of their days."""
        ...

    @property
    def record(self) -> TrackRecord:
        """How it stands against the others."""
        ...
