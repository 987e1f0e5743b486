"""`ledger timeline`."""

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
from casualty_ledger.cli.report import tell_errors, tell_hidden, tell_missing
from casualty_ledger.core.errors import UsageError

FORMATS = ("table", "json", "csv")


def timeline(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event by its id.")],
    *,
    common: CommonOptions,
    question: QuestionOptions,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="table, json or csv.")
    ] = "table",
    output: Output = None,
) -> ExitCode:
    """Show what could be said of an event on each day.

    A row for each day on which a claim was published, counts up to, or was retracted:
    the range as it was known, what changed it, and which claim did. With --all-cells
    for every figure that somebody states.

    Example: ledger timeline syria-coast-2025 --victims civilians
    """
    chosen = one_of(FORMATS, format)
    ask = question.ask()
    opened = common.open()
    answer = ledger.reconcile(opened, [event], ask)
    tell_errors(answer.errors, quiet=common.quiet)
    tell_hidden(answer.hidden)
    tell_missing(answer.missing)
    if answer.missing or (common.strict and answer.errors):
        return ExitCode.FINDINGS
    if answer.question.policy == ledger.ALL_POLICIES and chosen != "json":
        message = f"a {chosen} has one range a day, and all policies were asked for"
        raise UsageError(message, "name one, or ask for `--format json`")
    found = ledger.timelines(opened, answer)
    match chosen:
        case "json":
            from casualty_ledger.export import json_text

            text = json_text.timeline(found, answer.question, answer.problems)
            put_out(text, output)
        case "csv":
            from casualty_ledger.export import formats, rows

            put_out(formats.to_csv(rows.timeline(found)), output)
        case _:
            from casualty_ledger.render.timeline_page import timeline_page

            [event_found], [days] = answer.events, found
            page = timeline_page(event_found, days, opened.ledger, answer.question)
            print_page(page, output, no_color=common.no_color, environment=os.environ)
    return ExitCode.OK
