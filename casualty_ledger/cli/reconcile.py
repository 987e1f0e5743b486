"""`ledger reconcile`."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import (
    CommonOptions,
    Output,
    QuestionOptions,
    one_of,
    put_out,
    put_text,
)
from casualty_ledger.cli.pages import print_page
from casualty_ledger.cli.progress import Progress
from casualty_ledger.cli.report import tell_errors, tell_hidden, tell_missing
from casualty_ledger.cli.totals import SumOptions, print_totals
from casualty_ledger.render.totals_page import no_events

if TYPE_CHECKING:
    from casualty_ledger.core.model import Ledger
    from casualty_ledger.ledger import Answer, Opened
    from casualty_ledger.render.page import Page

FORMATS = ("table", "json", "csv", "markdown", "sentence")


def reconcile(
    events: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENT",
            help="Events by id; none means all of them.",
            show_default=False,
        ),
    ] = None,
    *,
    detail: Annotated[
        bool,
        typer.Option("--detail", help="Show every event in full, not an overview."),
    ] = False,
    added: SumOptions,
    common: CommonOptions,
    question: QuestionOptions,
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="table, json, csv, markdown or sentence."
        ),
    ] = "table",
    output: Output = None,
    fail_on_disagreement: Annotated[
        bool,
        typer.Option("--fail-on-disagreement", help="Exit 1 if sources disagree."),
    ] = False,
) -> ExitCode:
    """Reconcile events: what can be printed, and why.

    Of several events prints an overview; of one, or with --detail, everything: ranges,
    who says what and on which line, why they differ, what was left out.

    With --sum adds up events instead: their lows and their highs.

    Example: ledger reconcile syria-coast-2025 --victims civilians
    """
    chosen = one_of(FORMATS, format)
    by = added.group(chosen, question.where)
    since, until = added.days()
    ask = replace(question.ask(), tag=added.tag, since=since, until=until)
    with Progress("reading", quiet=common.quiet):
        opened = common.open()
    with Progress("reconciling", quiet=common.quiet) as progress:
        answer = ledger.reconcile(opened, events or [], ask, progress)
    tell_errors(answer.errors, quiet=common.quiet)
    tell_hidden(answer.hidden)
    tell_missing(answer.missing)
    if common.strict and answer.errors:
        return ExitCode.FINDINGS
    if ask.filters and not (answer.events or chosen in ("json", "csv")):
        put_text(no_events(ask.tag, since, until), output)
    elif answer.errors and not (events or answer.events or chosen in ("json", "csv")):
        put_text("No event in this ledger can be read.", output)
    elif added.sum:
        print_totals(answer, opened, by, format=chosen, output=output, common=common)
    elif answer.events or chosen == "json" or not answer.missing:
        _print(
            answer,
            opened,
            chosen,
            output,
            common,
            detail=detail or len(answer.events) == 1,
        )
    disagree = any(each.disagreements for each in answer.events)
    failed = answer.missing or (fail_on_disagreement and disagree)
    return ExitCode.FINDINGS if failed else ExitCode.OK


def _print(
    answer: Answer,
    opened: Opened,
    format: str,
    output: str | None,
    common: CommonOptions,
    *,
    detail: bool,
) -> None:
    match format:
        case "json":
            from casualty_ledger.export import json_text

            put_out(
                json_text.reconcile(answer.events, answer.question, answer.problems),
                output,
            )
        case "csv":
            from casualty_ledger.export import formats, rows

            put_out(formats.to_csv(rows.ranges(answer.events, answer.question)), output)
        case "table":
            page = _page(answer, opened.ledger, detail=detail)
            print_page(page, output, no_color=common.no_color, environment=os.environ)
        case _:
            put_text(_prose(answer, opened.ledger, format), output)


def _page(answer: Answer, of: Ledger, *, detail: bool) -> Page:
    from casualty_ledger.render.event_page import event_page
    from casualty_ledger.render.overview import overview
    from casualty_ledger.render.page import Line
    from casualty_ledger.render.policies_page import policies_page

    if answer.question.policy == ledger.ALL_POLICIES:
        return policies_page(answer.events, of, answer.question)
    if not detail:
        return overview(answer.events, of, answer.question)
    pages = [event_page(found, of, answer.question) for found in answer.events]
    return tuple(
        block
        for place, page in enumerate(pages)
        for block in (*([Line(), Line()] if place else []), *page)
    )


def _prose(answer: Answer, of: Ledger, format: str) -> str:
    from casualty_ledger.render.markdown import markdown
    from casualty_ledger.render.sentence import sentences

    write = markdown if format == "markdown" else sentences
    return write(answer.events, of, answer.question)
