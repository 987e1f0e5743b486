"""`ledger sources`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import CommonOptions, Output, one_of, put_out
from casualty_ledger.cli.pages import print_page
from casualty_ledger.cli.report import tell_errors, tell_hidden
from casualty_ledger.core.problems import Severity

FORMATS = ("table", "json", "csv")


def sources(
    *,
    common: CommonOptions,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table, json or csv.")
    ] = "table",
    output: Output = None,
) -> ExitCode:
    """List the sources, and how each stands against the others.

    How often it speaks, alone or with others, higher or lower, and how often it changed
    a figure: counted, and no grade.

    Example: ledger sources
    """
    chosen = one_of(FORMATS, format)
    opened = common.open()
    errors = [each for each in opened.problems if each.severity is Severity.ERROR]
    tell_errors(errors, quiet=common.quiet)
    tell_hidden(sum(opened.hidden.values()))
    if common.strict and errors:
        return ExitCode.FINDINGS
    used = ledger.sources(opened)
    match chosen:
        case "json":
            from casualty_ledger.export import json_text

            put_out(json_text.sources(used), output)
        case "csv":
            from casualty_ledger.export import claim_rows, formats

            put_out(formats.to_csv(claim_rows.source_records(used)), output)
        case _:
            from casualty_ledger.render.sources_page import sources_page

            page = sources_page(used)
            print_page(page, output, no_color=common.no_color, environment=os.environ)
    return ExitCode.OK
