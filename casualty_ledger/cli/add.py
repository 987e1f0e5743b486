"""`ledger add`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger import entry
from casualty_ledger.cli.asking import can_ask, require_option
from casualty_ledger.cli.claim_options import ClaimOptions
from casualty_ledger.cli.entered import enter, refuse, waiting
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.newcomer_options import NewcomerOptions
from casualty_ledger.cli.options import CommonOptions, today
from casualty_ledger.cli.streams import tell
from casualty_ledger.core.errors import UsageError
from casualty_ledger.core.model import Outcome
from casualty_ledger.entry import Addition
from casualty_ledger.entry.drafts import STDIN
from casualty_ledger.writing.claim_text import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.writing.claim_text import Value


def add(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event, by id.")],
    given: Annotated[
        str | None,
        typer.Argument(
            metavar="[-]",
            help="`-` reads the claim from standard input, as YAML or JSON; options"
            " take the place of what it says.",
            show_default=False,
        ),
    ] = None,
    *,
    claim: ClaimOptions,
    newcomers: NewcomerOptions,
    common: CommonOptions,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help="Show what would be written, and write nothing."
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", help="Add it even if the same claim is there."),
    ] = False,
) -> ExitCode:
    """Append a claim to an event.

    Asks for what is missing on a terminal; in a script, a source and a count must be
    given. The claim is checked first: with an error in it nothing is written, exit 1.
    The same claim is not added twice.

    Example: ledger add syria-coast-2025 --source SOHR --published 2025-03-08 --killed
    civilians=311
    """
    try:
        said = _said(given)
    except entry.RefusedError as refused:
        return refuse(refused)
    asked = Addition(
        event=event,
        draft=Draft({**said, **claim.given()}),
        new_source=newcomers.source(),
        new_event=newcomers.event(),
        force=force,
        dry_run=dry_run,
        include_restricted=common.include_restricted,
    )
    root = common.root()
    if given is None:
        asked = _complete(asked, common)
    return enter(
        lambda: entry.add(root, asked, today=today(), waiting=waiting),
        done="added",
        there="there already",
        quiet=common.quiet,
    )


def _said(given: str | None) -> Mapping[str, Value]:
    """Return what standard input says, if it was asked for.

    Raises:
        UsageError: if something else stands in its place.
    """
    if given is None:
        return {}
    if given != STDIN:
        message = f"`{given}` is not understood here"
        raise UsageError(message, "`-` reads a claim from standard input")
    return entry.draft_of(sys.stdin.buffer.read()).fields


def _complete(asked: Addition, common: CommonOptions) -> Addition:
    """Ask for what is missing, where there is somebody to ask."""
    fields = asked.draft.fields
    if not can_ask():
        require_option("--source", "source" in fields)
        require_option("--killed", fields.keys() & set(Outcome))
        return asked
    from casualty_ledger.cli.completing import completed

    try:
        return completed(asked, common.open())
    except KeyboardInterrupt:
        tell("\nledger: nothing was written")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
