"""`ledger init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casualty_ledger import entry
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.streams import say, tell
from casualty_ledger.writing.example import EVENT


def init(
    folder: Annotated[
        str, typer.Argument(metavar="[DIR]", help="The folder; made if need be.")
    ] = "claims",
) -> ExitCode:
    """Make a new ledger with an example that reconciles.

    Writes ledger.yaml, sources.yaml, one made-up event, and what git needs. Overwrites
    nothing.

    Example: ledger init claims
    """
    started = entry.init(Path(folder))
    say("\n".join(f"wrote {path}" for path in started.written))
    for path, lines in started.left:
        tell(f"ledger: {path} is there already and was left alone; add to it:")
        tell(lines)
    tell(f"ledger: next, `ledger reconcile {EVENT}`{_where(folder)}")
    return ExitCode.OK


def _where(folder: str) -> str:
    return "" if folder == "claims" else f" with `--ledger {folder}`"
