"""Where the parts of a file stand in its text, for those who add to it.

A `Span` says where a person has to look; this says between which characters a list
or a mapping stands, so that text can be put in without touching what is there.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Shape(enum.StrEnum):
    """What kind of value a node is."""

    SCALAR = "scalar"
    LIST = "list"
    MAPPING = "mapping"


@dataclass(frozen=True, slots=True)
class Node:
    """One value, and where it stands.

    Unit: characters of the text, from 0.  Shape: ``start <= end``.

    Attributes:
        end: after its last character; of a value in block style, after the last
            character of its last part (comments and blank lines after it are not
            its own).
        column: of its first character in its line, from 0; of a block list, of the
            dashes.
        flow: it is written in braces or brackets.
        parts: its values, each with its key (empty in a list); of what lies more
            than three levels deep, none.
        text: of a scalar, what it says; else empty.
    """

    shape: Shape
    start: int
    end: int
    column: int
    flow: bool
    parts: tuple[Part, ...] = ()
    text: str = ""

    def get(self, key: str) -> Node | None:
        """Return the value of *key*, or None."""
        return next((part.value for part in self.parts if part.key == key), None)


@dataclass(frozen=True, slots=True)
class Part:
    """One value of a list or mapping.

    Attributes:
        key: what the key says; empty in a list.
        start: where the key begins; in a list, where the value does.
    """

    key: str
    start: int
    value: Node


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole file.

    Attributes:
        root: its one value; None if it holds only comments.
        end: where text may be added after everything else: the end of the text, or
            of the root if an end-of-document mark follows it.
    """

    root: Node | None
    end: int
