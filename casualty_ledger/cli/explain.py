"""`ledger explain`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import (
    CommonOptions,
    KnownOptions,
    Output,
    one_of,
    put_out,
)
from casualty_ledger.cli.pages import print_page
from casualty_ledger.cli.report import tell_errors, tell_hidden, tell_missing
from casualty_ledger.ledger import CellAsk

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class CellOptions:
    """Options that narrow whom a number is about."""

    where: Annotated[
        str | None,
        typer.Option(metavar="PLACE", help="Those in this place.", show_default=False),
    ] = None
    by: Annotated[
        str | None,
        typer.Option(
            metavar="ACTOR", help="Those killed by this actor.", show_default=False
        ),
    ] = None
    cause: Annotated[
        str | None,
        typer.Option(
            metavar="CAUSE", help="Those of this cause: excess.", show_default=False
        ),
    ] = None
    period: Annotated[
        str | None,
        typer.Option(
            metavar="DAYS",
            help="Those of these days alone: 2025-03-06/2025-03-07.",
            show_default=False,
        ),
    ] = None


def explain(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event by its id.")],
    cell: Annotated[
        str | None,
        typer.Argument(
            metavar="[CELL]",
            help="Whom to explain: civilians, say, or injured/total; none means every"
            " figure that a claim states.",
            show_default=False,
        ),
    ] = None,
    *,
    narrower: CellOptions,
    common: CommonOptions,
    question: KnownOptions,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text or json.")
    ] = "text",
    output: Output = None,
) -> ExitCode:
    """Explain ranges: every claim, step and rule behind them.

    Prints each claim with its words, file and line, how they were read, what became of
    each source's figure, who sets the two ends, and what the range would be without
    each source and each claim.

    Example: ledger explain syria-coast-2025 civilians
    """
    chosen = one_of(FORMATS, format)
    ask = question.ask()
    opened = common.open()
    asked = CellAsk(
        cell=cell,
        where=narrower.where,
        by=narrower.by,
        cause=narrower.cause,
        period=narrower.period,
    )
    found = ledger.explain(opened, event, asked, ask)
    answer = found.answer
    tell_errors(answer.errors, quiet=common.quiet)
    tell_hidden(answer.hidden)
    tell_missing(answer.missing)
    if answer.missing or (common.strict and answer.errors):
        return ExitCode.FINDINGS
    [event_found] = answer.events
    if chosen == "json":
        from casualty_ledger.export import json_text

        put_out(
            json_text.explain(
                event_found, found.cells, answer.question, answer.problems
            ),
            output,
        )
        return ExitCode.OK
    from casualty_ledger.render.explain import explain_page

    page = explain_page(
        event_found, found.cells, found.asked, opened.ledger, answer.question
    )
    print_page(page, output, no_color=common.no_color, environment=os.environ)
    return ExitCode.OK
