"""What became of a request to write, and why nothing was written."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.errors import LedgerError, NoEventError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casualty_ledger.core.problems import Problem, Span


class Entry(enum.Enum):
    """How a request to write ended, where it was not refused."""

    WRITTEN = "written"
    WOULD_WRITE = "would write"
    ALREADY_THERE = "already there"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was written, and where it stands.

    Attributes:
        entry: whether it was.
        claim: id of the claim.
        span: where the claim begins (or would).
        lines: the lines of the claim, as they stand there (or would).
        also: other files that were written (or would be), with what went into each.
        warnings: what is odd about it; none of it keeps it from taking part.
        texts: path -> lines, for the problems.
    """

    entry: Entry
    claim: str
    span: Span
    texts: Mapping[str, tuple[str, ...]]
    lines: tuple[str, ...] = ()
    also: tuple[tuple[str, str], ...] = ()
    warnings: tuple[Problem, ...] = ()


class RefusedError(LedgerError):
    """What was to be written has errors; nothing was written.

    Attributes:
        problems: all of them, warnings included.
        texts: path -> lines as they would have been, for the problems.
    """

    def __init__(
        self,
        problems: tuple[Problem, ...],
        texts: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.problems = problems
        self.texts = texts
        super().__init__("the claim has errors; nothing was written")


class NotEnteredError(LedgerError):
    """The ledger is such that what was asked can't be done.

    Attributes:
        why: the reason, as a clause.
    """

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"{why}; nothing was written")


class NotUsableError(UsageError):
    """What was asked makes no sense; exit code 2.

    Attributes:
        why: the reason, as a clause.
    """

    def __init__(self, why: str, help: str) -> None:
        self.why = why
        super().__init__(f"{why}; nothing was written", help)


class KnownAlreadyError(NotUsableError):
    """What is said to be new has the name of something else."""

    def __init__(self, name: str, title: str, option: str) -> None:
        super().__init__(
            f"`{name}` is known already, as {title}",
            f"leave out {option}, or give the new one another id",
        )


class NotAnIdError(NotUsableError):
    """What is to be new has a name that can't be an id."""

    def __init__(self, name: str, fault: str, help: str) -> None:
        super().__init__(f"`{name}` can't be an id: {fault}", help)


class UnknownSourceError(NotUsableError):
    """No source has that name.

    Attributes:
        name: as given.
        closest: ids of the nearest known sources, best first; may be empty.
    """

    def __init__(self, name: str, closest: Sequence[str]) -> None:
        self.name = name
        self.closest = tuple(closest)
        known = " or ".join(f"`{each}`" for each in closest)
        super().__init__(
            f"`{name}` is no source of this ledger",
            (f"{known} is known; write that, or " if known else "")
            + "give `--new-source NAME` to add it",
        )


class UnknownEventError(NoEventError):
    """The event that a claim is about is not in the ledger."""

    def __init__(self, event: str, closest: Sequence[str]) -> None:
        super().__init__(event, closest)
        there = "; nothing was written (`--new-event --title TEXT --start DAY` adds it)"
        self.args = (f"{self}{there}",)


class NotReadBackError(LedgerError):
    """A claim was written, and is not what it should be when it is read.

    Attributes:
        path: of the file.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(
            f"{path} was written, and does not read back as it should: look at it"
            " before you go on"
        )
