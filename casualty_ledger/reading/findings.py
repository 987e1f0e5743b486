"""What is found wrong in one file, in the making."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.names import closest
from casualty_ledger.core.problems import Code, Problem, Severity, Span
from casualty_ledger.reading.limits import MOST_ADVICE
from casualty_ledger.reading.nodes import (
    MappingNode,
    Mark,
    Node,
    Scalar,
    end_of,
    start_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


_Point: TypeAlias = "tuple[int, int]"  # line and column, from 0
_Stretch: TypeAlias = "tuple[_Point, _Point]"


@dataclass
class Findings:
    """The problems of one file, and the places that cannot be trusted.

    Attributes:
        path: as spans give it.
        text: of the file, for `lines`: what a span may point into.
        problems: in the order found.
        errors: how many errors were found or points spoiled so far; where it grew
            while a claim was read, the claim is unreadable.
        spoiled: sorted, the points (line and column from 0) at which something was
            refused before the fields were read.
        hidden: sorted, the stretches between such points that are restricted claims.
        all_hidden: the whole file may be restricted.
    """

    path: str
    text: str = ""
    problems: list[Problem] = field(default_factory=list)
    errors: int = 0
    spoiled: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[_Stretch] = field(default_factory=list)
    all_hidden: bool = False
    advice: int = 0

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The file's lines, without their ends."""
        return tuple(self.text.replace("\r\n", "\n").split("\n"))

    def add(  # noqa: PLR0913 - a problem has as many parts
        self,
        code: Code,
        where: Node | Span,
        message: str,
        *,
        help: str | None = None,
        note: str | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Record one problem at *where*."""
        if severity is Severity.ERROR:
            self.errors += 1
        self.problems.append(
            Problem(
                code=code,
                span=where if isinstance(where, Span) else self.span(where),
                message=message,
                severity=severity,
                note=note,
                help=help,
            )
        )

    def spoil(self, line: int, column: int) -> None:
        """Record that the text at this point (from 0) is not to be trusted."""
        insort(self.spoiled, (line, column))
        self.errors += 1

    def span(self, node: Node) -> Span:
        """Return where *node* stands: its first line, or its first key."""
        if isinstance(node, MappingNode) and node.keys and not node.flow:
            return self.scalar_span(next(iter(node.keys.values())))
        return self.stretch(start_of(node), end_of(node))

    def scalar_span(self, node: Scalar) -> Span:
        """Return where a text stands; made for every count, so in one step."""
        start: Mark = node.start_mark  # type: ignore[assignment]
        end: Mark = node.end_mark  # type: ignore[assignment]
        line, column = start.line, start.column
        if end.line != line or end.column <= column:
            return self.stretch(start, end)
        return Span(self.path, line + 1, column + 1, end.column + 1)

    def stretch(self, start: Mark, end: Mark) -> Span:
        """Return the span from *start* to *end*, or to the end of the first line."""
        line, column = start.line, start.column
        if end.line == line and end.column > column:
            return Span(self.path, line + 1, column + 1, end.column + 1)
        return self.point(line, column, to_line_end=end.line > line)

    def point(self, line: int, column: int, *, to_line_end: bool = False) -> Span:
        """Return a span at a point (from 0), moved to where the file has text."""
        if self.lines and line >= len(self.lines):
            line, column = len(self.lines) - 1, len(self.lines[-1])
        while line > 0 and not self.lines[line].strip():
            line, column = line - 1, len(self.lines[line - 1])
        length = len(self.lines[line]) if line < len(self.lines) else 0
        column = max(min(column, length - 1), 0)
        end = max(length, column + 1) if to_line_end else column + 1
        return Span(self.path, line + 1, column + 1, end + 1)

    def is_spoiled(self, node: Node) -> bool:
        """Tell whether something in *node* was refused before its fields were read."""
        if not self.spoiled:
            return False
        start, end = stretch_of(node)
        return bisect_left(self.spoiled, start) < bisect_left(self.spoiled, end)

    def hide(self, node: Node) -> None:
        """Let nothing be shown of what *node* says."""
        insort(self.hidden, stretch_of(node))

    def hide_lines(self, first: int, last: int) -> None:
        """Let nothing be shown of the lines from *first* up to *last*, from 0."""
        insort(self.hidden, ((first, 0), (last, 0)))

    def so_far(self) -> tuple[int, int, list[tuple[int, int]]]:
        """Return what `go_back` needs to come back here."""
        return len(self.problems), self.errors, list(self.spoiled)

    def go_back(self, so_far: tuple[int, int, list[tuple[int, int]]]) -> None:
        """Forget what was found since *so_far*: the text is parsed anew."""
        number, self.errors, self.spoiled = so_far
        del self.problems[number:]

    def take_over(self, other: Findings) -> None:
        """Add what was found elsewhere in the same file."""
        self.problems += other.problems
        self.errors += other.errors
        self.spoiled = sorted(self.spoiled + other.spoiled)
        self.hidden = sorted(self.hidden + other.hidden)

    def mentions_restricted(self, node: Node) -> int:
        """Count how often the lines of *node* hold the word ``restricted``."""
        (start, _), (end, _) = stretch_of(node)
        return "\n".join(self.lines[start : end + 1]).casefold().count("restricted")

    def known(self, name: str, names: Iterable[str]) -> str | None:
        """Return help with the names closest to *name*, or None."""
        self.advice += 1
        if self.advice > MOST_ADVICE:
            return None
        found = " or ".join(f"`{each}`" for each in closest(name, names))
        return f"{found} is known; write that" if found else None

    def finished(self, event: str | None) -> tuple[Problem, ...]:
        """Return the problems, each with its event and whether it is restricted."""
        hidden = _joined(self.hidden)
        return tuple(
            replace(
                each,
                event=event,
                restricted=self.all_hidden or _lies_in(each.span, hidden),
            )
            for each in self.problems
        )


def _joined(stretches: Iterable[_Stretch]) -> list[_Stretch]:
    """Return sorted *stretches* with those that overlap made one."""
    joined: list[_Stretch] = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            first, last = joined.pop()
            joined.append((first, max(last, end)))
        else:
            joined.append((start, end))
    return joined


def _lies_in(span: Span, stretches: list[_Stretch]) -> bool:
    """Tell whether *span* begins in one of sorted *stretches* that share no point."""
    point = (span.line - 1, span.column - 1)
    before = bisect_right(stretches, point, key=lambda stretch: stretch[0])
    return before > 0 and point < stretches[before - 1][1]


def stretch_of(node: Node) -> _Stretch:
    """Return the points (line and column from 0) between which *node* stands."""
    start, end = start_of(node), end_of(node)
    return (start.line, start.column), (end.line, end.column)
