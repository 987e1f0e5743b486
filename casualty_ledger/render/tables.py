"""Draw a page on a terminal, with bold heads and wrapped columns.

The only module that imports rich.  Every text is made visible first and handed over
as a `Text`, so that no markup or emoji code in it is obeyed.  Widths are reckoned here
and not by rich, which cuts what does not fit: a figure without its last digit is worse
than an ugly table.
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
from casualty_ledger.render.terminal import visible, widest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from casualty_ledger.render.page import Page, Table

_STYLES = {
    Tone.PLAIN: "",
    Tone.TITLE: "bold",
    Tone.HEADING: "bold underline",
    Tone.STRONG: "bold",
    Tone.FAINT: "dim",
}
_GAP = 2  # columns of the terminal between two of the table
_LONG_WORD = 24  # a longer word may be broken


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
        if isinstance(block, Line):
            console.print(_line(block))
            continue
        widths = _widths(block, width)
        if widths is None:
            for line in _stacked(block):
                console.print(_line(line))
        else:
            console.print(_table(block, widths, ascii_only=ascii_only))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n")).rstrip("\n")


def _line(line: Line) -> RenderableType:
    text = Text(visible(line.text), style=_STYLES[line.tone], overflow="fold")
    return Padding(text, (0, 0, 0, line.indent)) if line.indent else text


def _widths(table: Table, available: int) -> list[int] | None:
    """Return a width for each column so that all fit and no word is broken, or None.

    The widest gives way first, down to its longest word.
    """
    texts = _columns_of_text(table)
    widths = [widest(column) for column in texts]
    least = [
        wide if column.whole else min(wide, max(_longest_word(text), 1))
        for column, wide, text in zip(table.columns, widths, texts, strict=True)
    ]
    room = available - table.indent - _GAP * (len(widths) - 1)
    if sum(least) > room:
        return None
    while sum(widths) > room:
        loose = [place for place, wide in enumerate(widths) if wide > least[place]]
        widths[max(loose, key=lambda place: widths[place])] -= 1
    return [max(wide, 1) for wide in widths]


def _stacked(table: Table) -> Iterator[Line]:
    """Yield *table* as lines, for a terminal too narrow for its columns."""
    for row in table.rows:
        first, *others = row.cells
        yield Line(first, row.tone, table.indent + row.indent)
        said = [
            f"{column.title} {text}".lstrip()
            for column, text in zip(table.columns[1:], others, strict=True)
            if text
        ]
        if said:
            yield Line(" · ".join(said), row.tone, table.indent + row.indent + 2)


def _columns_of_text(table: Table) -> list[list[str]]:
    """Return, column by column, the head and every cell as they are shown."""
    rows = [
        [
            " " * (row.indent if place == 0 else 0) + visible(text)
            for place, text in enumerate(row.cells)
        ]
        for row in table.rows
    ]
    heads = [visible(column.title) for column in table.columns]
    return [list(column) for column in zip(heads, *rows, strict=True)]


def _longest_word(texts: Sequence[str]) -> int:
    """Return the width of the longest word, with the indent before it."""
    longest = 0
    for text in texts:
        indent = len(text) - len(text.lstrip(" "))
        longest = max(longest, indent + widest(text.split()))
    return min(longest, _LONG_WORD)


def _table(table: Table, widths: Sequence[int], *, ascii_only: bool) -> RenderableType:
    framed = table.indent == 0 and not ascii_only
    drawn = RichTable(
        box=box.SIMPLE_HEAD if framed else None,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1 if framed else _GAP, 0, 0),  # a box has a divider of one
    )
    for column, wide in zip(table.columns, widths, strict=True):
        drawn.add_column(
            Text(visible(column.title)),
            justify="right" if column.right else "left",
            overflow="fold",
            width=wide,
        )
    for row in table.rows:
        first, *others = row.cells
        drawn.add_row(
            _cell(first, row.indent),
            *(_cell(text, 0) for text in others),
            style=_STYLES[row.tone],
        )
    return Padding(drawn, (0, 0, 0, table.indent)) if table.indent else drawn


def _cell(text: str, indent: int) -> RenderableType:
    shown = Text(visible(text), overflow="fold")
    return Padding(shown, (0, 0, 0, indent)) if indent else shown
