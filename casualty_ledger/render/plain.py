"""Draw a page as lines of text: for pipes, files, and terminals without boxes.

Columns are aligned with spaces; nothing is wrapped, cut or coloured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.render.page import Line
from casualty_ledger.render.terminal import pad, visible, widest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.render.page import Page, Table


def draw(page: Page) -> str:
    """Return *page* as text, without a last newline."""
    lines: list[str] = []
    for block in page:
        if isinstance(block, Line):
            lines.append((" " * block.indent + visible(block.text)).rstrip())
        else:
            lines += _table_lines(block)
    return "\n".join(lines)


def _table_lines(table: Table) -> Iterator[str]:
    heads = [visible(column.title) for column in table.columns]
    rows = [
        [
            " " * row.indent * (place == 0) + visible(text)
            for place, text in enumerate(row.cells)
        ]
        for row in table.rows
    ]
    grid = [heads, *rows] if any(heads) else rows
    widths = [widest(column) for column in zip(*grid, strict=True)]
    for texts in grid:
        padded = (
            pad(text, columns, right=column.right)
            for text, columns, column in zip(texts, widths, table.columns, strict=True)
        )
        yield (" " * table.indent + "  ".join(padded)).rstrip()
