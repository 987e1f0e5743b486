"""What stops the program; everything that is merely wrong in a ledger is a Problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class LedgerError(Exception):
    """Base of every error that is the user's to mend; printed with no traceback."""


class UsageError(LedgerError):
    """The command was asked for something it does not have; exit code 2.

    Attributes:
        help: what to write instead, or None.
    """

    def __init__(self, message: str, help: str | None = None) -> None:
        self.help = help
        super().__init__(message)


class UnknownNameError(UsageError):
    """A name on the command line that is not known here.

    Attributes:
        kind: what it should have named ("category", "place", ...).
        name: the text as given.
        closest: the nearest known names, best first; may be empty.
    """

    def __init__(self, kind: str, name: str, closest: Sequence[str]) -> None:
        self.kind = kind
        self.name = name
        self.closest = tuple(closest)
        known = " or ".join(f"`{each}`" for each in closest)
        super().__init__(
            f"`{name}` is not a known {kind}",
            f"{known} is known; write that" if known else None,
        )


class NoLedgerError(LedgerError):
    """There is no ledger where one was looked for.

    Attributes:
        path: where it was looked for.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"no ledger at {path}; nothing was read"
            " (give `--ledger DIR`, or make one with `ledger init`)"
        )


class NoEventError(LedgerError):
    """An event that was asked for is not in the ledger.

    Attributes:
        event: the id as given.
        closest: the nearest known ids, best first; may be empty.
    """

    def __init__(self, event: str, closest: Sequence[str]) -> None:
        self.event = event
        self.closest = tuple(closest)
        known = " or ".join(f"`{each}`" for each in closest)
        super().__init__(
            f"no event `{event}` in this ledger"
            + (f"; {known} is known" if known else "")
        )


class NoClaimError(LedgerError):
    """A claim that was asked for is not in the ledger.

    Attributes:
        claim: the id as given.
        closest: the nearest known ids, best first; may be empty.
    """

    def __init__(self, claim: str, closest: Sequence[str]) -> None:
        self.claim = claim
        self.closest = tuple(closest)
        known = " or ".join(f"`{each}`" for each in closest)
        super().__init__(
            f"no claim `{claim}` in this ledger"
            + (f"; {known} is known" if known else "")
        )
