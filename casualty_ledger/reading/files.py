"""Which files belong to a ledger, and their bytes: no link out of it, no pipe, no hang."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casualty_ledger.core.problems import Code, Problem, Span
from casualty_ledger.reading.limits import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How the files of a ledger end.
ENDING = ".yaml"
# Endings that people give such files elsewhere.
_ENDINGS = frozenset({".yaml", ".yml"})
SETTINGS, SOURCES = f"ledger{ENDING}", f"sources{ENDING}"
_AT_THE_TOP = frozenset({SETTINGS, SOURCES})
# O_NONBLOCK: opening a pipe that nobody writes to must not wait.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file of a ledger.

    Attributes:
        path: where it is.
        shown: the same as spans give it.
        inside: its path within the ledger, with forward slashes.
    """

    path: Path
    shown: str
    inside: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file cannot be read, and what to do."""

    message: str
    help: str
    code: Code = Code.FILE_UNREADABLE

    def problem(self, shown: str) -> Problem:
        """Return it as a problem of the whole file."""
        span = Span(shown, 1, 1, 2)
        return Problem(code=self.code, span=span, message=self.message, help=self.help)


def shown_path(path: Path, here: Path) -> str:
    """Return *path* as outputs give it: from *here* if it lies below, else as given."""
    full = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they are
    if full.is_relative_to(here):
        return full.relative_to(here).as_posix()
    return path.as_posix()


def find_files(root: Path, here: Path) -> tuple[list[FoundFile], list[Problem]]:
    """Return the YAML files below *root* by path, and what could not be one of them."""
    found: list[FoundFile] = []
    problems: list[Problem] = []
    real = root.resolve()
    for path in _walk(root, real, here, problems):
        inside = path.relative_to(root).as_posix()
        shown = shown_path(path, here)
        fault = _fault(path, inside, real)
        if fault is None:
            found.append(FoundFile(path, shown, inside))
        else:
            problems.append(fault.problem(shown))
    return sorted(found, key=lambda each: each.inside), problems


def _walk(
    folder: Path, real: Path, here: Path, problems: list[Problem]
) -> Iterator[Path]:
    """Yield what looks like a YAML file, by name; links to folders are not followed."""
    todo = [folder]
    while todo:
        folder = todo.pop()
        try:
            with os.scandir(folder) as entries:
                listed = list(entries)
        except OSError as error:
            fault = _cannot(error, "the folder")
            problems.append(fault.problem(shown_path(folder, here)))
            continue
        for entry in listed:
            if entry.name.startswith("."):
                continue
            path = folder / entry.name
            if path.suffix.casefold() in _ENDINGS:
                yield path
            elif entry.is_dir(follow_symlinks=False):
                todo.append(path)
            elif entry.is_symlink() and entry.is_dir():
                problems.append(_LINKED_FOLDER.problem(shown_path(path, here)))


_LINKED_FOLDER = Unreadable(
    "a link to a folder, which is not followed", "put the folder itself there"
)


def _fault(path: Path, inside: str, real: Path) -> Unreadable | None:
    """Return why *path* is no file of the ledger, or None if it is one."""
    try:
        mode = path.stat().st_mode
        target = path.resolve()
    except (OSError, RuntimeError) as error:
        return _cannot(error, "the file")
    if not target.is_relative_to(real):
        return Unreadable(
            "a link that leads out of the ledger", "put the file itself there"
        )
    if stat.S_ISDIR(mode):
        return Unreadable(
            f"a folder, and its name ends as those of files do ({path.suffix})",
            "give the folder another name",
        )
    if not stat.S_ISREG(mode):
        return Unreadable("this is no file", "put an event's file there, or delete it")
    if path.suffix != ENDING:
        return Unreadable(
            f"the name ends in `{path.suffix}`, so the file is not read",
            f"rename it to `{path.stem}{ENDING}`",
        )
    name = path.name.casefold()
    if name in _AT_THE_TOP and inside != name:
        return Unreadable(
            f"`{name}` is read at the top of the ledger only, and under that name",
            "move what it holds to the one at the top",
        )
    return None


def read_bytes(path: Path) -> bytes | Unreadable:
    """Return what a file holds, or why it cannot be read; it never waits."""
    try:
        descriptor = os.open(path, _FLAGS)
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return Unreadable("this is no file", "put an event's file there")
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return _cannot(error, "the file")
    if len(data) > MOST_BYTES:
        return TOO_LARGE
    return data


TOO_LARGE = Unreadable(
    f"the file has more than {MOST_BYTES:,} bytes",
    "split the event, or move its claims into several",
    Code.FILE_TOO_LARGE,
)


def _cannot(error: Exception, what: str) -> Unreadable:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    said = (reason or type(error).__name__).lower()
    return Unreadable(f"{what} cannot be read: {said}", "see who may read it")
