"""`ledger show`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import (
    CommonOptions,
    Output,
    QuestionOptions,
    one_of,
    put_out,
)
from casualty_ledger.cli.pages import print_page
from casualty_ledger.cli.report import tell_hidden, tell_missing

FORMATS = ("text", "json")


def show(
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM", help="Claims by id.")],
    *,
    common: CommonOptions,
    question: QuestionOptions,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text or json.")
    ] = "text",
    output: Output = None,
) -> ExitCode:
    """Show claims as they stand in their files.

    Prints file and line, the claim's own words, how each count was read, and what
    became of it. Exits 1 if a claim is not there.

    Example: ledger show sohr-2025-03-08
    """
    chosen = one_of(FORMATS, format)
    ask = question.ask()
    opened = common.open()
    found = ledger.show(opened, claims, ask)
    tell_hidden(found.hidden)
    tell_missing(found.missing)
    if chosen == "json":
        from casualty_ledger.export import json_text

        put_out(json_text.show(found.shown, found.question, opened.ledger), output)
    elif found.shown:
        from casualty_ledger.render.claim_page import claim_page
        from casualty_ledger.render.page import Line

        blocks = [
            block
            for place, each in enumerate(found.shown)
            for block in (
                *([Line()] if place else []),
                *claim_page(each.claim, each.lines, each.found, opened.ledger),
            )
        ]
        print_page(
            tuple(blocks), output, no_color=common.no_color, environment=os.environ
        )
    return ExitCode.FINDINGS if found.missing else ExitCode.OK
