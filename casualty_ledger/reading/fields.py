"""Nodes -> texts, lists, words, numbers and dates.

Each function returns the value, or None after it has been said, with its place, why
there is none.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from casualty_ledger.core.dates import Period, When, read_date, read_period
from casualty_ledger.core.names import closest
from casualty_ledger.core.problems import Code, Severity
from casualty_ledger.reading.limits import MOST_DAYS
from casualty_ledger.reading.nodes import (
    BrokenNode,
    MappingNode,
    Node,
    Point,
    Scalar,
    SequenceNode,
    end_of,
    kind_of,
    start_of,
)
from casualty_ledger.reading.spelling import date_help

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from casualty_ledger.core.problems import Span
    from casualty_ledger.reading.findings import Findings

# So many keys can be listed in one line of help.
_FEW = 8
_Word = TypeVar("_Word", bound=enum.StrEnum)


@dataclass
class Fields:
    """The reader of the fields of one file.

    Attributes:
        today: dates after it are in the future.
        comments: lines on which a ``#`` may hide part of a text.
        dates: those read before, by their text: one ledger holds few different ones.
    """

    findings: Findings
    today: date
    comments: frozenset[int] = frozenset()
    dates: dict[str, When | None] = field(default_factory=dict)

    def text(self, node: Node, key: str) -> str | None:
        """Read a free text."""
        if type(node) is not Scalar:
            self.misshapen(node, key, "a text")
            return None
        if not node.value.strip():
            self._nothing(node, key)
            return None
        if self.comments:
            self.check_comment(node)
        return node.value

    def check_comment(self, node: Scalar) -> None:
        """Warn where the rest of an unquoted text is taken for a comment."""
        end = end_of(node)
        if end.line not in self.comments or node.style not in {None, ""}:
            return
        rest = self.findings.lines[end.line][end.column :]
        comment = rest.lstrip(" \t")
        if comment == rest or comment[:1] != "#" or not comment[1:2].strip(" \t#"):
            return
        start = Point(end.line, end.column + len(rest) - len(comment))
        stop = Point(end.line, end.column + len(rest.rstrip()))
        self.findings.add(
            Code.COMMENT_IN_TEXT,
            self.findings.stretch(start, stop),
            f"`{comment.rstrip()}` is a comment to YAML, and no part of the text",
            severity=Severity.WARNING,
            help="put the text in quotes, or a space after the `#` of a comment",
        )

    def _nothing(self, node: Node, key: str) -> None:
        self.findings.add(
            Code.VALUE_MISSHAPEN,
            self._after_key(node),
            f"nothing is written for `{key}`",
            help="give a value, or remove the key; a text that begins with `#` needs"
            " quotes",
        )

    def _after_key(self, node: Node) -> Span:
        """Return a span for a value that is not there: the last character before it."""
        start = start_of(node)
        if end_of(node) != start:
            return self.findings.span(node)
        return self.findings.point(start.line, start.column - 1)

    def misshapen(self, node: Node, key: str, wanted: str) -> None:
        """Report that *key* takes another kind of value, if nothing was refused."""
        if not isinstance(node, BrokenNode):
            self.findings.add(
                Code.VALUE_MISSHAPEN,
                node,
                f"`{key}` takes {wanted}, and this is {kind_of(node)}",
                help=f"write {wanted} after `{key}:`",
            )

    def texts(self, node: Node, key: str) -> list[tuple[str, Scalar]] | None:
        """Read a list of texts, or one text; None if any of it is neither."""
        items = node.items if type(node) is SequenceNode else [node]
        found = []
        for item in items:
            text = self.text(item, key)
            if text is not None and type(item) is Scalar:
                found.append((text, item))
        return found if len(found) == len(items) else None

    def words(self, node: Node, key: str) -> tuple[str, ...] | None:
        """Read a list of texts where their places do not matter."""
        found = self.texts(node, key)
        return None if found is None else tuple(text for text, _ in found)

    def mapping(self, node: Node, key: str) -> MappingNode | None:
        """Read keys with values."""
        if type(node) is MappingNode:
            return node
        self.misshapen(node, key, "keys with values")
        return None

    def entries(
        self,
        node: MappingNode,
        known: Collection[str],
        what: str,
        elsewhere: Mapping[str, str] = MappingProxyType({}),
    ) -> Iterator[tuple[str, Node]]:
        """Yield the known keys with their values; report the others.

        Args:
            node: whose keys.
            known: those that *what* has.
            what: for the message: "a claim", "an event".
            elsewhere: help for keys that belong to something else.
        """
        for key, value in node.items():
            if key.value in known:
                yield key.value, value
            else:
                self.unknown_key(node, key.value, known, what, elsewhere.get(key.value))

    def unknown_key(
        self,
        node: MappingNode,
        key: str,
        known: Collection[str],
        what: str,
        help_: str | None = None,
    ) -> None:
        """Report a key that *what* does not have."""
        node.strange = True
        self.findings.add(
            Code.KEY_UNKNOWN,
            node.keys[key],
            f"`{key}` is no key of {what}",
            help=help_ or self.findings.known(key, known) or _without(known, what),
        )

    def case_only(self, key: Scalar, first: Scalar) -> None:
        """Report an id that is the same as an earlier one but for letter case."""
        self.findings.add(
            Code.ID_REPEATED,
            key,
            f"`{key.value}` and `{first.value}` differ in letter case only",
            note=f"first given at {self.findings.span(first)}",
            help="keep one of the two",
        )

    def missing(self, node: MappingNode, key: str, what: str, help_: str) -> None:
        """Report a key that *what* must have, unless one in it may be that one."""
        if not (node.spoiled or node.strange):
            self.findings.add(
                Code.KEY_MISSING, node, f"{what} has no `{key}`", help=help_
            )

    def truth(self, node: Node, key: str) -> bool | None:
        """Read `true` or `false`, and no other word for them."""
        text = self.text(node, key)
        if text in {"true", "false"}:
            return text == "true"
        if text is not None:
            self.findings.add(
                Code.VALUE_UNKNOWN,
                node,
                f"`{key}` is `true` or `false`, and this says {text!r}",
                help="write true or false",
            )
        return None

    def word(self, node: Node, key: str, words: type[_Word]) -> _Word | None:
        """Read one of a few words."""
        text = self.text(node, key)
        if text is None:
            return None
        if text in set(words):
            return words(text)
        self.unknown_word(node, key, text, [each.value for each in words])
        return None

    def unknown_word(
        self, node: Node, key: str, text: str, words: Collection[str]
    ) -> None:
        """Report a word that *key* does not know."""
        *others, last = words
        near = closest(text, words, 1)
        self.findings.add(
            Code.VALUE_UNKNOWN,
            node,
            f"{text!r} is no `{key}`",
            help=f"`{near[0]}` is known; write that"
            if near
            else f"write {', '.join(others)} or {last}",
        )

    def number(self, node: Node, key: str, least: int, most: int) -> int | None:
        """Read a whole number from *least* to *most*."""
        text = self.text(node, key)
        if text is None:
            return None
        if text.isascii() and text.isdigit() and len(text) <= len(str(most)):
            plain = str(int(text)) == text
            if plain and least <= int(text) <= most:
                return int(text)
        self.findings.add(
            Code.VALUE_UNKNOWN,
            node,
            f"{text!r} is no `{key}`",
            help=f"write a whole number from {least} to {most:,}",
        )
        return None

    def days(self, node: Node, key: str) -> int | None:
        """Read a number of days."""
        return self.number(node, key, 0, MOST_DAYS)

    def when(self, node: Node, key: str) -> When | None:
        """Read a day, month, year or time that is not in the future."""
        if type(node) is not Scalar:
            self.misshapen(node, key, "a date")
            return None
        text = node.value
        if text not in self.dates:
            self.dates[text] = read_date(text)
        found = self.dates[text]
        if found is None:
            if not text.strip():
                self._nothing(node, key)
            else:
                self._unreadable(node, f"{text!r} is not a date", date_help(text))
        elif found.first > self.today:
            self._in_future(node, text)
        else:
            return found
        return None

    def period(self, node: Node, key: str) -> Period | None:
        """Read a day, or two with a slash between, neither in the future."""
        text = self.text(node, key)
        if text is None:
            return None
        found = read_period(text)
        if found is not None and found.first <= self.today:
            return found
        if found is not None:
            self._in_future(node, text)
        elif read_period("/".join(reversed(text.split("/")))) is not None:
            self.findings.add(
                Code.DATES_REVERSED,
                node,
                f"the period {text} ends before it begins",
                help="write the earlier day first",
            )
        else:
            help_ = "write 2025-03-07, or 2025-03-06/2025-03-07"
            self._unreadable(node, f"{text!r} is not a period", help_)
        return None

    def _unreadable(self, node: Node, message: str, help_: str) -> None:
        self.findings.add(Code.DATE_UNREADABLE, node, message, help=help_)

    def _in_future(self, node: Node, text: str) -> None:
        self.findings.add(
            Code.DATE_IN_FUTURE,
            node,
            f"{text} is in the future",
            help="check the year and the order of day and month",
        )


def _without(known: Collection[str], what: str) -> str:
    """Return help for a key that is like none of those that *what* has."""
    if len(known) > _FEW:
        return f"say it in `note`; docs/format.md lists the keys of {what}"
    return f"remove it; the keys of {what} are {', '.join(known)}"
