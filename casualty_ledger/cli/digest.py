"""`ledger digest`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import CommonOptions, Output, one_of, put_out
from casualty_ledger.cli.pages import print_page
from casualty_ledger.cli.report import tell_errors, tell_hidden, tell_missing

FORMATS = ("text", "json")


def digest(
    events: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENT",
            help="Events by id, with their claims; none means all, without.",
            show_default=False,
        ),
    ] = None,
    *,
    detail: Annotated[
        bool, typer.Option("--detail", help="Print every claim of every event.")
    ] = False,
    common: CommonOptions,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text or json.")
    ] = "text",
    output: Output = None,
) -> ExitCode:
    """Print digests, to say what a story rested on.

    A digest (SHA-256) covers what is said, not how it is written: order, comments,
    quotes and line breaks make no difference.

    Example: ledger digest syria-coast-2025
    """
    chosen = one_of(FORMATS, format)
    opened = common.open()
    found = ledger.digests(opened, events or [])
    errors = opened.errors
    tell_errors(errors, quiet=common.quiet)
    tell_hidden(found.hidden)
    tell_missing(found.missing)
    if common.strict and errors:
        return ExitCode.FINDINGS
    if chosen == "json":
        from casualty_ledger.export import json_record

        put_out(json_record.digests(found.ledger, found.events), output)
    else:
        from casualty_ledger.render.digest_page import digest_page

        page = digest_page(found.ledger, found.events, detail=detail or bool(events))
        print_page(page, output, no_color=common.no_color, environment=os.environ)
    return ExitCode.FINDINGS if found.missing else ExitCode.OK
