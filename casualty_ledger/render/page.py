"""What a page for people is made of, before it is drawn: lines and tables.

Pages hold text as it stands in the ledger.  The two drawers, `plain` and `tables`,
pass every piece through `terminal.visible`; nothing else prints a page.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TypeAlias


class Tone(enum.Enum):
    """How loud a line or row is; on a terminal only, and never the only sign."""

    PLAIN = enum.auto()
    TITLE = enum.auto()
    HEADING = enum.auto()
    STRONG = enum.auto()
    FAINT = enum.auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One line; indented by *indent* columns, and so are its wrapped parts."""

    text: str = ""
    tone: Tone = Tone.PLAIN
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        right: numbers, set to the right.
        whole: never broken into lines on a terminal.
    """

    title: str
    right: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a text for each column; the first one indented."""

    cells: tuple[str, ...]
    tone: Tone = Tone.PLAIN
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads, the whole indented by *indent* columns."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    indent: int = 0


Block: TypeAlias = Line | Table
Page: TypeAlias = tuple[Block, ...]

#: What stands for "not determined" in a table: never 0, never nothing.
NONE = "–"
