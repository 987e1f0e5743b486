"""`ledger export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import (
    CommonOptions,
    Output,
    QuestionOptions,
    put_out,
)
from casualty_ledger.cli.progress import Progress
from casualty_ledger.cli.report import tell_errors, tell_hidden, tell_missing
from casualty_ledger.core.errors import LedgerError, UsageError
from casualty_ledger.ledger.names import require

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casualty_ledger.export.columns import Table
    from casualty_ledger.ledger import Answer, Opened

#: What it can write, in the order a package lists them.
TABLES = (
    "claims",
    "ranges",
    "positions",
    "disagreements",
    "timeline",
    "sources",
    "source_records",
)


def export(
    table: Annotated[
        str | None,
        typer.Argument(
            metavar="TABLE",
            help=f"{', '.join(TABLES[:-1])} or {TABLES[-1]}.",
            show_default=False,
        ),
    ] = None,
    *,
    event: Annotated[
        list[str] | None,
        typer.Option("--event", metavar="EVENT", help="Only this event; repeatable."),
    ] = None,
    output: Output = None,
    datapackage: Annotated[
        str | None,
        typer.Option(
            "--datapackage",
            metavar="DIR",
            help="Write all tables into DIR, with a description of each column.",
            show_default=False,
        ),
    ] = None,
    common: CommonOptions,
    question: QuestionOptions,
) -> ExitCode:
    """Write a table of the ledger for other programs.

    CSV on stdout, or in the file that -o names: .csv, .json or .jsonl by its ending.

    Example: ledger export ranges -o ranges.csv
    """
    if (table is None) == (datapackage is None):
        message = "export takes a TABLE, or --datapackage DIR"
        raise UsageError(message, f"the tables are {', '.join(TABLES)}")
    require("table", table, TABLES)
    write = _writer(output)
    ask = question.ask()
    with Progress("reading", quiet=common.quiet):
        opened = common.open()
    with Progress("reconciling", quiet=common.quiet) as progress:
        answer = ledger.reconcile(opened, event or [], ask, progress)
    tell_errors(answer.errors, quiet=common.quiet)
    tell_hidden(answer.hidden)
    tell_missing(answer.missing)
    if common.strict and answer.errors:
        return ExitCode.FINDINGS
    made = _tables(opened, answer)
    if table is not None:
        put_out(write(made[table]()), output)
    elif datapackage is not None:
        _write_package([make() for make in made.values()], Path(datapackage))
    return ExitCode.FINDINGS if answer.missing else ExitCode.OK


def _writer(output: str | None) -> Callable[[Table], str]:
    """Return what writes the format of *output*, before anything else is done."""
    from casualty_ledger.export.formats import format_of, to_csv

    return to_csv if output in (None, "-") else format_of(output)


def _tables(opened: Opened, answer: Answer) -> Mapping[str, Callable[[], Table]]:
    from casualty_ledger.export import claim_rows, rows

    events = [found.event for found in answer.events]
    return {
        "claims": lambda: claim_rows.claims(opened.ledger, events),
        "ranges": lambda: rows.ranges(answer.events, answer.question),
        "positions": lambda: rows.positions(answer.events),
        "disagreements": lambda: rows.disagreements(answer.events),
        "timeline": lambda: rows.timeline(ledger.timelines(opened, answer)),
        "sources": lambda: claim_rows.sources(opened.ledger),
        "source_records": lambda: claim_rows.source_records(
            ledger.sources(opened, answer)
        ),
    }


def _write_package(tables: list[Table], folder: Path) -> None:
    from casualty_ledger.export.datapackage import datapackage

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in datapackage(tables).items():
            with (folder / name).open("w", encoding="utf-8", newline="") as file:
                file.write(text)
    except OSError as error:
        message = f"{folder} can't be written: {error.strerror}"
        raise LedgerError(message) from error
