"""Print a page: with boxes and colour on a terminal, else as plain lines."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from casualty_ledger.cli.options import put_text
from casualty_ledger.cli.streams import (
    NARROW,
    only_ascii,
    say_styled,
    wants_boxes,
    wants_colour,
)
from casualty_ledger.render import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.render.page import Page


def print_page(
    page: Page,
    output: str | None,
    *,
    no_color: bool,
    environment: Mapping[str, str],
) -> None:
    """Print *page*, or write it to the file *output* as plain lines."""
    if output not in (None, "-") or not wants_boxes(environment):
        put_text(plain.draw(page), output)
        return
    width = max(shutil.get_terminal_size().columns, NARROW)
    from casualty_ledger.render import tables

    say_styled(
        tables.draw(
            page,
            width=width,
            colour=wants_colour(environment, no_color=no_color),
            ascii_only=only_ascii(sys.stdout),
        )
    )
