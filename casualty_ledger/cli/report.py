"""What every command that reads a ledger says beside its result, on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.cli.streams import tell
from casualty_ledger.render.names import counted
from casualty_ledger.render.problems import first_line, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.errors import LedgerError
    from casualty_ledger.core.problems import Problem

#: Problems whose first line is printed before the rest is only counted: enough to see
#: what kind it is, few enough to leave the result on the screen.
MOST = 10


def tell_errors(errors: Sequence[Problem], *, quiet: bool) -> None:
    """Say what was left out because it could not be read."""
    if not errors or quiet:
        return
    for problem in errors[:MOST]:
        tell(first_line(problem))
    if len(errors) > MOST:
        tell(f"and {len(errors) - MOST:,} more")
    tell(
        f"ledger: {tally(errors)}; what can't be read is left out"
        " (`ledger check` tells more)"
    )


def tell_hidden(count: int) -> None:
    """Say how many restricted claims were left out; never silenced."""
    if count:
        tell(
            f"ledger: {counted(count, 'restricted claim')} left out"
            " (--include-restricted takes them in)"
        )


def tell_missing(missing: Sequence[LedgerError]) -> None:
    """Say what was asked for and is not there; never silenced."""
    for error in missing:
        tell(f"ledger: error: {error}")
