"""`ledger check`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger import ledger
from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import (
    CommonOptions,
    Output,
    one_of,
    put_out,
    put_text,
    tell_slow,
    today,
)
from casualty_ledger.cli.progress import Progress
from casualty_ledger.cli.report import tell_missing
from casualty_ledger.cli.streams import tell
from casualty_ledger.core.problems import Severity
from casualty_ledger.render.problems import github_line, problems_text, tally

if TYPE_CHECKING:
    from casualty_ledger.ledger import Checked

FORMATS = ("text", "json", "github")


def check(
    asked: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="EVENT|FILE",
            help="Events by id, or files; none means the whole ledger.",
            show_default=False,
        ),
    ] = None,
    *,
    common: CommonOptions,
    format: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help="text, json or github.")
    ] = "text",
    output: Output = None,
) -> ExitCode:
    """Check the ledger, and print every problem.

    Prints nothing and exits 0 if all is well; exits 1 if there is an error, or with
    --strict a warning.

    Example: ledger check syria-coast-2025
    """
    chosen = one_of(FORMATS, format)
    with Progress("checking", quiet=common.quiet):
        found = ledger.check(
            common.root(),
            asked or [],
            today=today(),
            lexicon=common.lexicon,
            include_restricted=common.include_restricted,
        )
    _print(found, chosen, output)
    tell_slow(found.slow_parser and not common.quiet)
    tell_missing(found.missing)
    if found.problems and not common.quiet:
        tell(f"ledger: {tally(found.problems)}")
    failing = [
        each
        for each in found.problems
        if common.strict or each.severity is Severity.ERROR
    ]
    return ExitCode.FINDINGS if failing or found.missing else ExitCode.OK


def _print(found: Checked, format: str, output: str | None) -> None:
    if format == "json":
        from casualty_ledger.export import json_text

        put_out(json_text.check(found.problems), output)
        return
    if not found.problems and output is None:
        return
    if format == "github":
        text = "\n".join(map(github_line, found.problems))
        put_out(text, output)
        return
    put_text(problems_text(found.problems, found.texts), output)
