"""What export takes from the use cases beyond results: only the attributes it reads.

The use cases lie further out, so their classes cannot be named here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.model import Claim
    from casualty_ledger.core.results import Reconciliation


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
