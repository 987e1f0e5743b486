"""`ledger diff`."""

from __future__ import annotations

import os
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
    today,
)
from casualty_ledger.cli.pages import print_page
from casualty_ledger.cli.progress import Progress
from casualty_ledger.cli.report import tell_errors, tell_hidden, tell_missing
from casualty_ledger.cli.streams import tell
from casualty_ledger.render.names import counted

if TYPE_CHECKING:
    from casualty_ledger.ledger import Compared

FORMATS = ("text", "json")


def diff(
    revision: Annotated[
        str, typer.Argument(metavar="REV", help="A tag, branch or commit of git.")
    ],
    events: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENT",
            help="Events by id; none means all of them.",
            show_default=False,
        ),
    ] = None,
    *,
    common: CommonOptions,
    question: QuestionOptions,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text or json.")
    ] = "text",
    output: Output = None,
) -> ExitCode:
    """Show what changed since a revision of git.

    Which ranges are not what they were, and which claims were added, removed or
    changed, and under which keys. A claim that is restricted on either side is left
    out.

    Example: ledger diff HEAD~1 syria-coast-2025
    """
    chosen = one_of(FORMATS, format)
    with Progress("comparing", quiet=common.quiet):
        since = ledger.Since(
            root=common.root(),
            revision=revision,
            today=today(),
            lexicon=common.lexicon,
            include_restricted=common.include_restricted,
        )
        found = ledger.diff(since, events or [], question.ask())
    _tell(found, revision, quiet=common.quiet)
    if common.strict and (found.problems or found.old_errors):
        return ExitCode.FINDINGS
    if chosen == "json":
        from casualty_ledger.export import json_record

        text = json_record.diff(
            found.commit, found.events, found.ledger, found.question, found.unread
        )
        put_out(text, output)
    else:
        from casualty_ledger.render.diff_page import diff_page

        page = diff_page(
            revision, found.events, found.ledger, found.before, found.after
        )
        print_page(page, output, no_color=common.no_color, environment=os.environ)
    return ExitCode.FINDINGS if found.missing else ExitCode.OK


def _tell(found: Compared, revision: str, *, quiet: bool) -> None:
    """Say what is not compared; of the old side only how much, never where."""
    tell_errors(found.problems, quiet=quiet)
    if found.old_errors and not quiet:
        errors = counted(found.old_errors, "error")
        tell(f"ledger: {errors} at {revision}; what can't be read is left out")
    if found.unread:
        tell(f"ledger: can't be read, so not compared: {', '.join(found.unread)}")
    if found.unsure:
        tell(
            f"ledger: {counted(found.unsure, 'claim')} not compared: the other side's"
            " file has errors, and may hold them"
        )
    tell_hidden(found.hidden)
    tell_missing(found.missing)
