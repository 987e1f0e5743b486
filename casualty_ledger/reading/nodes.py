"""What a YAML file is made of, before any field has read it.

A scalar is the parser's own event: its text as written, whether it stood in quotes,
and where.  Making an object of ours of each would cost as much as all the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias, cast, final

from yaml.events import ScalarEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

Scalar: TypeAlias = ScalarEvent


class Mark(Protocol):
    """A point in the text; ``line`` and ``column`` count from 0, in characters."""

    @property
    def line(self) -> int: ...  # noqa: D102 - the class says it
    @property
    def column(self) -> int: ...  # noqa: D102


class Point(NamedTuple):
    """A `Mark` of our own."""

    line: int
    column: int


#: Where nothing stands.
NOWHERE = Point(0, 0)


@final
class MappingNode:
    """Keys with their values.

    Attributes:
        entries: each key's value; of a key given twice, the first.
        keys: by their text, the keys as they stand.
        flow: written in braces.
        spoiled: a key was refused, and nobody knows what it would have said.
        strange: a key is not known, so that what is missing may be that one.
    """

    __slots__ = (
        "end_mark",
        "entries",
        "flow",
        "keys",
        "spoiled",
        "start_mark",
        "strange",
    )

    def __init__(self, start_mark: Mark, *, flow: bool) -> None:
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Scalar] = {}
        self.flow = flow
        self.spoiled = False
        self.strange = False
        self.start_mark = start_mark
        self.end_mark = start_mark

    def items(self) -> Iterator[tuple[Scalar, Node]]:
        """Return the keys as they stand, each with its value."""
        return ((self.keys[name], node) for name, node in self.entries.items())


@final
class SequenceNode:
    """A list."""

    __slots__ = ("end_mark", "flow", "items", "start_mark")

    def __init__(self, start_mark: Mark, *, flow: bool) -> None:
        self.items: list[Node] = []
        self.flow = flow
        self.start_mark = start_mark
        self.end_mark = start_mark


@final
class BrokenNode:
    """What was refused, and reported where it stands: no field says more about it."""

    __slots__ = ("end_mark", "start_mark")

    def __init__(self, start_mark: Mark, end_mark: Mark) -> None:
        self.start_mark = start_mark
        self.end_mark = end_mark


Node: TypeAlias = "Scalar | MappingNode | SequenceNode | BrokenNode"


def start_of(node: Node) -> Mark:
    """Return where *node* begins."""
    return cast("Mark", node.start_mark)


def end_of(node: Node) -> Mark:
    """Return where *node* ends."""
    return cast("Mark", node.end_mark)


def kind_of(node: Node) -> str:
    """Return what *node* is, for a sentence: "a list", "keys", "a text"."""
    if isinstance(node, MappingNode):
        return "keys"
    return "a list" if isinstance(node, SequenceNode) else "a text"
