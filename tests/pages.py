"""Read the pages of the documentation: headings, anchors, tables, examples."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"

_FENCE = re.compile(r" *```(?P<language>\S*)")
_HEADING = re.compile(r"(?P<marks>#{1,6}) (?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: how deep (1 the title of the page), and its text."""

    level: int
    text: str

    @property
    def anchor(self) -> str:
        """The anchor that GitHub gives it."""
        kept = re.sub(r"[^\w\- ]", "", self.text.lower())
        return kept.replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a console block, and what it is said to print.

    Attributes:
        command: for a shell, without its prompt.
    """

    command: str
    output: str


@dataclass(frozen=True, slots=True)
class Block:
    """What stands between two fences.

    Attributes:
        section: the nearest heading of level 1 or 2 above it.
        first, last: numbers of its first line and of the fence that ends it, from 0.
    """

    language: str
    lines: tuple[str, ...]
    section: str
    first: int
    last: int

    def examples(self) -> list[Example]:
        """Return its commands: `$ ` begins one, `> ` goes on with it."""
        found: list[tuple[list[str], list[str]]] = []
        for line in self.lines:
            if line.startswith("$ "):
                found.append(([line[2:]], []))
            elif not found:
                msg = f"a console block begins with no command: {line!r}"
                raise ValueError(msg)
            elif line.startswith("> ") and not found[-1][1]:
                found[-1][0].append(line[2:])
            else:
                found[-1][1].append(line)
        return [
            Example("\n".join(command), "\n".join(output)) for command, output in found
        ]


@dataclass(frozen=True, slots=True)
class Page:
    """One Markdown file."""

    path: Path
    text: str

    @property
    def name(self) -> str:
        """Its path from the root of the project."""
        return self.path.relative_to(ROOT).as_posix()

    def headings(self) -> list[Heading]:
        """Return its headings, those inside fences left out."""
        return [one for one, _ in self._parsed() if isinstance(one, Heading)]

    def anchors(self) -> set[str]:
        """Return the anchors of all its headings."""
        return {heading.anchor for heading in self.headings()}

    def blocks(self, language: str) -> list[Block]:
        """Return its fenced blocks in one language."""
        return [
            one
            for one, _ in self._parsed()
            if isinstance(one, Block) and one.language == language
        ]

    def section(self, anchor: str) -> str:
        """Return the text below one heading, to the next one as high.

        Raises:
            KeyError: if there is no such heading.
        """
        lines = self.text.splitlines()
        found = [
            (one, line) for one, line in self._parsed() if isinstance(one, Heading)
        ]
        for number, (heading, first) in enumerate(found):
            if heading.anchor == anchor:
                ends = [
                    at for one, at in found[number + 1 :] if one.level <= heading.level
                ]
                return "\n".join(lines[first + 1 : min(ends, default=len(lines))])
        raise KeyError(anchor)

    def _parsed(self) -> Iterator[tuple[Heading | Block, int]]:
        """Yield headings and fenced blocks, each with the number of its line."""
        section, fence, inside = "", None, list[str]()
        for number, line in enumerate(self.text.splitlines()):
            match = _FENCE.match(line)
            if fence is not None and line.strip() == "```":
                language, first = fence
                yield Block(language, tuple(inside), section, first, number), first
                fence, inside = None, []
            elif fence is not None:
                inside.append(line)
            elif match:
                fence = (match["language"], number + 1)
            elif heading := _HEADING.fullmatch(line):
                found = Heading(len(heading["marks"]), heading["text"].strip())
                section = found.text if found.level < 3 else section
                yield found, number


def page(path: Path) -> Page:
    """Read one page."""
    return Page(path, path.read_text(encoding="utf-8"))


def pages() -> list[Page]:
    """Return every page of the project, in sorted order."""
    return [page(path) for path in sorted([*ROOT.glob("*.md"), *DOCS.glob("*.md")])]


def rows(text: str) -> list[list[str]]:
    """Return the rows of all tables in *text*, without their heads, cells trimmed."""
    found: list[list[str]] = []
    lines = text.splitlines()
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        is_head = re.fullmatch(r"[| :-]+", following) is not None
        if line.startswith("|") and not is_head and not re.fullmatch(r"[| :-]+", line):
            found.append([cell.strip() for cell in line.strip("|").split(" | ")])
    return found


def quoted(text: str) -> list[str]:
    """Return what stands in backquotes."""
    return re.findall(r"`([^`]+)`", text)
