"""Draw a page on a terminal, with bold heads and wrapped columns.

The only module that imports rich.  Every text is made visible first and handed over
as a `Text`, so that no markup or emoji code in it is obeyed.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as RichTable
from rich.text import Text

from casualty_ledger.render.page import Line, Tone
from casualty_ledger.render.terminal import visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from casualty_ledger.render.page import Page, Table

_STYLES = {
    Tone.PLAIN: "",
    Tone.TITLE: "bold",
    Tone.HEADING: "bold underline",
    Tone.STRONG: "bold",
    Tone.FAINT: "dim",
}


def draw(page: Page, *, width: int, colour: bool, ascii_only: bool) -> str:
    """Return *page* as text with the codes of a terminal, without a last newline.

    Args:
        page: what to draw.
        width: columns of the terminal.
        colour: whether bold and faint text may be used.
        ascii_only: whether the terminal can show nothing but ASCII.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for block in page:
        drawn = _line(block) if isinstance(block, Line) else _table(block, ascii_only)
        console.print(drawn)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n")).rstrip("\n")


def _line(line: Line) -> RenderableType:
    text = Text(visible(line.text), style=_STYLES[line.tone], overflow="fold")
    return Padding(text, (0, 0, 0, line.indent)) if line.indent else text


def _table(table: Table, ascii_only: bool) -> RenderableType:
    heads = any(column.title for column in table.columns)
    drawn = RichTable(
        box=(box.ASCII2 if ascii_only else box.SIMPLE_HEAD) if heads else None,
        show_header=heads,
        show_edge=False,
        pad_edge=False,
        padding=(0, 2, 0, 0),
    )
    for column in table.columns:
        drawn.add_column(
            Text(visible(column.title)),
            justify="right" if column.right else "left",
            overflow="fold",
            no_wrap=column.right,
        )
    for row in table.rows:
        drawn.add_row(
            *(
                _cell(text, row.indent if place == 0 else 0)
                for place, text in enumerate(row.cells)
            ),
            style=_STYLES[row.tone],
        )
    return Padding(drawn, (0, 0, 0, table.indent)) if table.indent else drawn


def _cell(text: str, indent: int) -> RenderableType:
    shown = Text(visible(text), overflow="fold")
    return Padding(shown, (0, 0, 0, indent)) if indent else shown
