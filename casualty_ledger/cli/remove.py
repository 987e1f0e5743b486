"""`ledger remove`."""

from __future__ import annotations

from casualty_ledger import entry
from casualty_ledger.cli.asking import require_option
from casualty_ledger.cli.entered import enter, waiting
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import LedgerDir, today
from casualty_ledger.cli.retract import ClaimId, DryRun, Reason, root_of
from casualty_ledger.cli.streams import tell


def remove(
    claim: ClaimId,
    *,
    reason: Reason = None,
    dry_run: DryRun = False,
    ledger: LedgerDir = None,
) -> ExitCode:
    """Remove a claim, and leave a tombstone.

    The tombstone holds its id, the reason, and a digest of what it said. For what must
    not stand in the file at all. What is only wrong is corrected or retracted, so that
    the record of it stays.

    Example: ledger remove sohr-2025-03-08 --reason "it names a witness"
    """
    require_option("--reason", reason)
    code = enter(
        lambda: entry.remove(
            root_of(ledger),
            claim,
            reason or "",
            today=today(),
            dry_run=dry_run,
            waiting=waiting,
        ),
        done="removed",
        there="removed already",
        quiet=False,
    )
    if code is ExitCode.OK and not dry_run:
        tell("ledger: its text may still stand in the history of git, and in copies")
    return code
