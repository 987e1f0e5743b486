"""Where the values of a mapping stand.

Of an event and a source, worked out at once.  Of a claim, when first asked for: only
problems and the commands that show a claim ask, and remembering where each of a
million values stands would cost as much as reading them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from casualty_ledger.core.problems import Span
from casualty_ledger.reading.document import compose
from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.nodes import MappingNode, end_of, start_of
from casualty_ledger.reading.text import Text

if TYPE_CHECKING:
    from casualty_ledger.reading.fields import Fields


def spans_of(mapping: MappingNode, fields: Fields) -> Mapping[str, Span]:
    """Return where the value of each key stands."""
    return _spans(mapping, fields.findings)


def _spans(mapping: MappingNode, findings: Findings) -> Mapping[str, Span]:
    found = {key: findings.span(node) for key, node in mapping.entries.items()}
    return MappingProxyType(found)


@dataclass(frozen=True)
class FileText:
    """A file as it was parsed: what the lazy spans of its claims look into."""

    path: str
    whole: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file, without their ends."""
        return tuple(self.whole.replace("\r\n", "\n").split("\n"))


class ClaimSpans(Mapping[str, Span]):
    """Where the values of one claim stand, read again when asked."""

    __slots__ = ("_file", "_found", "_stretch")

    def __init__(self, file: FileText, mapping: MappingNode) -> None:
        start, end = start_of(mapping), end_of(mapping)
        self._file = file
        self._stretch = (start.line, start.column, end.line, end.column)
        self._found: Mapping[str, Span] | None = None

    def _all(self) -> Mapping[str, Span]:
        if self._found is None:
            self._found = self._read()
        return self._found

    def _read(self) -> Mapping[str, Span]:
        """Parse the claim alone, each character in its column."""
        first, column, last, end = self._stretch
        lines = list(self._file.lines[first : last + 1])
        if len(lines) > last - first:
            lines[-1] = lines[-1][:end]
        lines[0] = " " * column + lines[0][column:]
        text = "\n".join(lines)
        findings = Findings(self._file.path, text)
        root = compose(Text(text, text, None, frozenset()), findings)
        if type(root) is not MappingNode:
            return MappingProxyType({})
        found = _spans(root, findings)
        return MappingProxyType(
            {key: replace(span, line=first + span.line) for key, span in found.items()}
        )

    def __getitem__(self, key: str) -> Span:
        return self._all()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __repr__(self) -> str:
        return f"ClaimSpans({dict(self._all())!r})"

    def __getstate__(self) -> tuple[FileText, tuple[int, int, int, int]]:
        return self._file, self._stretch

    def __setstate__(self, state: tuple[FileText, tuple[int, int, int, int]]) -> None:
        self._file, self._stretch = state
        self._found = None
