"""`ledger policies`."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.options import Output
from casualty_ledger.cli.pages import print_page
from casualty_ledger.render.policies_list import policies_list


def policies(
    *,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Print without colour.")
    ] = False,
    output: Output = None,
) -> ExitCode:
    """List the policies and lexicons, each with its codebook.

    What --policy and --lexicon take, what each is modelled on, and what in it is this
    project's own reading.

    Example: ledger policies
    """
    print_page(policies_list(), output, no_color=no_color, environment=os.environ)
    return ExitCode.OK
