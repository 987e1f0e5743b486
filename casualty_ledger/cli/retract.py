"""`ledger retract`."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from casualty_ledger import entry
from casualty_ledger.cli.asking import require_option
from casualty_ledger.cli.entered import enter, waiting
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import LedgerDir, today
from casualty_ledger.ledger import find_ledger

ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="The claim, by id.")]
Reason = Annotated[
    str | None,
    typer.Option(metavar="TEXT", help="Why, in a few words.", show_default=False),
]
DryRun = Annotated[
    bool,
    typer.Option("--dry-run", help="Show what would be written, and write nothing."),
]


def retract(
    claim: ClaimId,
    *,
    reason: Reason = None,
    on: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="The day of the retraction (default: today)."),
    ] = None,
    dry_run: DryRun = False,
    ledger: LedgerDir = None,
) -> ExitCode:
    """Retract a claim, which stays in its file.

    It takes no part from that day on, and outputs name it as retracted.

    Example: ledger retract sohr-2025-03-08 --reason "the source withdrew it"
    """
    require_option("--reason", reason)
    return enter(
        lambda: entry.retract(
            root_of(ledger),
            claim,
            reason or "",
            on or datetime.now().astimezone().date().isoformat(),
            today=today(),
            dry_run=dry_run,
            waiting=waiting,
        ),
        done="retracted",
        there="retracted already",
        quiet=False,
    )


def root_of(ledger: str | None) -> Path:
    """Return the folder of the ledger.

    Raises:
        NoLedgerError: if there is none.
    """
    return find_ledger(ledger, os.environ, Path.cwd())
