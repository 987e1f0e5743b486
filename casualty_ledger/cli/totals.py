"""`ledger reconcile --sum`: totals over events."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.options import CommonOptions, one_of, put_out, read_date_option
from casualty_ledger.cli.pages import print_page
from casualty_ledger.core.errors import UsageError
from casualty_ledger.core.totals import GroupBy
from casualty_ledger.ledger.names import require

if TYPE_CHECKING:
    from datetime import date

    from casualty_ledger.ledger import Answer, Opened

FORMATS = ("table", "json", "csv")


@dataclass(frozen=True, slots=True)
class SumOptions:
    """Options that add up events, and say which."""

    sum: Annotated[
        bool,
        typer.Option(
            "--sum", help="Add up events: their lows and their highs, never a best."
        ),
    ] = False
    by: Annotated[
        str | None,
        typer.Option(
            metavar="GROUP",
            help="With --sum, a row for each month, place or tag.",
            show_default=False,
        ),
    ] = None
    tag: Annotated[
        str | None,
        typer.Option(
            metavar="TAG", help="Only events with this tag.", show_default=False
        ),
    ] = None
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="Only events that begin on this day or later.",
            show_default=False,
        ),
    ] = None
    until: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="Only events that begin on this day or earlier.",
            show_default=False,
        ),
    ] = None

    def group(self, format: str, where: str | None) -> GroupBy | None:
        """Return what makes a row.

        Raises:
            UsageError: if the options do not go together.
        """
        if not self.sum:
            if self.by is not None:
                message = "--by makes rows of a sum, and --sum is not given"
                raise UsageError(message, "add --sum")
            return None
        one_of(FORMATS, format)
        if where is not None:
            message = "--sum adds up whole events, and --where asks for parts of them"
            raise UsageError(message, "`--sum --by place` has a row for each place")
        require("group", self.by, list(GroupBy))
        return None if self.by is None else GroupBy(self.by)

    def days(self) -> tuple[date | None, date | None]:
        """Return the first and the last day on which the events may begin.

        Raises:
            UsageError: if one of them is no day.
        """
        since = read_date_option(self.since, "--since")
        until = read_date_option(self.until, "--until")
        return (
            None if since is None else since.first,
            None if until is None else until.last,
        )


def print_totals(
    answer: Answer,
    opened: Opened,
    by: GroupBy | None,
    *,
    format: str,
    output: str | None,
    common: CommonOptions,
) -> None:
    """Print the events of *answer* added up."""
    found = ledger.totals(answer, by)
    match format:
        case "json":
            from casualty_ledger.export import json_text

            text = json_text.totals(found, by, answer.question, answer.problems)
            put_out(text, output)
        case "csv":
            from casualty_ledger.export import formats, totals

            put_out(formats.to_csv(totals.totals(found, answer.question)), output)
        case _:
            from casualty_ledger.render.totals_page import totals_page

            page = totals_page(found, by, opened.ledger, answer.question)
            print_page(page, output, no_color=common.no_color, environment=os.environ)
