"""`ledger correct`."""

from __future__ import annotations

from typing import Annotated

import typer

from casualty_ledger import entry
from casualty_ledger.cli.asking import require_option
from casualty_ledger.cli.claim_options import ClaimOptions
from casualty_ledger.cli.entered import enter, waiting
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import CommonOptions, today
from casualty_ledger.cli.retract import ClaimId, DryRun
from casualty_ledger.core.model import Outcome
from casualty_ledger.entry import Addition
from casualty_ledger.writing.claim_text import Draft


def correct(
    corrected: ClaimId,
    *,
    claim: ClaimOptions,
    common: CommonOptions,
    dry_run: DryRun = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Add it even if the same claim is there."),
    ] = False,
) -> ExitCode:
    """Append a claim that corrects another.

    The old one stays in its file.

    Source, place, perpetrator, cause, period and basis are those of the old one where
    no option says otherwise.

    Example: ledger correct sohr-2025-03-08 --killed civilians=312 --published
    2025-03-09 --reason "a name was missing"
    """
    fields = claim.given()
    require_option("--killed", fields.keys() & set(Outcome))
    asked = Addition(
        event="",
        draft=Draft(fields),
        force=force,
        dry_run=dry_run,
        include_restricted=common.include_restricted,
    )
    return enter(
        lambda: entry.correct(
            common.root(), corrected, asked, today=today(), waiting=waiting
        ),
        done=f"corrected `{corrected}` with",
        there="there already",
        quiet=common.quiet,
    )
