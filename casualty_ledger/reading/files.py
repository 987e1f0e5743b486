"""Which files belong to a ledger, and their bytes: no link out of it, and no pipe."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from casualty_ledger.core.problems import Code, Problem, Span
from casualty_ledger.reading.limits import MOST_BYTES

#: How the files of a ledger end.
ENDING = ".yaml"
# Endings that people give such files elsewhere.
_ENDINGS = (".yaml", ".yml")
SETTINGS, SOURCES = f"ledger{ENDING}", f"sources{ENDING}"
_AT_THE_TOP = frozenset({SETTINGS, SOURCES})
# O_NONBLOCK: opening a pipe that nobody writes to must not wait.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)

# Bytes asked for at a time of a file whose size the system does not say.
_PORTION = 1 << 16


@dataclass(frozen=True, slots=True, order=True)
class FoundFile:
    """A file of a ledger; files are read in the order of their paths.

    Attributes:
        inside: its path within the ledger, with forward slashes.
        shown: its path as spans give it.
        path: where it is.
    """

    inside: str
    shown: str
    path: Path


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


def found_file(path: Path, root: Path, here: Path) -> FoundFile:
    """Return the file at *path*, which may be one that is still to be written."""
    return FoundFile(path.relative_to(root).as_posix(), shown_path(path, here), path)


def find_files(root: Path, here: Path) -> tuple[list[FoundFile], list[Problem]]:
    """Return the YAML files below *root* by path, and what could not be one of them.

    What begins with a full stop is not looked at: git and editors keep theirs so.
    """
    found: list[FoundFile] = []
    problems: list[Problem] = []
    real = root.resolve()
    todo = [(root, "")]
    while todo:
        folder, inside = todo.pop()
        shown = shown_path(folder, here)
        for entry in _listed(folder, shown, problems):
            name = entry.name
            file = FoundFile(inside + name, _below(shown, name), folder / name)
            if name.casefold().endswith(_ENDINGS):
                fault = _fault(entry, file, real)
                if fault is None:
                    found.append(file)
                    continue
            elif entry.is_dir(follow_symlinks=False):
                todo.append((file.path, f"{file.inside}/"))
                continue
            else:
                is_link = entry.is_symlink() and file.path.is_dir()
                fault = _LINKED_FOLDER if is_link else None
            if fault is not None:
                problems.append(fault.problem(file.shown))
    return sorted(found), problems


def _listed(
    folder: Path, shown: str, problems: list[Problem]
) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(_cannot(error, "the folder").problem(shown))
        return []


def _below(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


_LINKED_FOLDER = Unreadable(
    "a link to a folder, which is not followed", "put the folder itself there"
)


def _fault(  # noqa: PLR0911 - one for each way not to be a file of the ledger
    entry: os.DirEntry[str], file: FoundFile, real: Path
) -> Unreadable | None:
    """Return why *file* is none of the ledger, or None if it is one."""
    try:
        mode = entry.stat().st_mode
        outside = entry.is_symlink() and not file.path.resolve().is_relative_to(real)
    except (OSError, RuntimeError) as error:
        return _cannot(error, "the file")
    if outside:
        return Unreadable(
            "a link that leads out of the ledger", "put the file itself there"
        )
    if stat.S_ISDIR(mode):
        return Unreadable(
            "a folder, and its name ends as those of files do",
            "give the folder another name",
        )
    if not stat.S_ISREG(mode):
        return Unreadable("this is no file", "put an event's file there, or delete it")
    if not file.inside.endswith(ENDING):
        return Unreadable(
            f"the name does not end in `{ENDING}`, so the file is not read",
            f"rename it to `{file.path.stem}{ENDING}`",
        )
    name = entry.name.casefold()
    if name in _AT_THE_TOP and file.inside != name:
        return Unreadable(
            f"`{name}` is read at the top of the ledger only, and under that name",
            "move what it holds to the one at the top",
        )
    return None


def read_bytes(path: Path) -> bytes | Unreadable:
    """Return what a file holds, or why it cannot be read; it never waits."""
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                return Unreadable("this is no file", "put an event's file there")
            return _all_of(descriptor, found.st_size)
        finally:
            os.close(descriptor)
    except OSError as error:
        return _cannot(error, "the file")


def _all_of(descriptor: int, size: int) -> bytes | Unreadable:
    """Read to the end: *size* is what the system says, and the file may grow."""
    parts: list[bytes] = []
    length = 0
    while max(size, length) <= MOST_BYTES:
        part = os.read(descriptor, max(size + 1 - length, _PORTION))
        if not part:
            return parts[0] if len(parts) == 1 else b"".join(parts)
        parts.append(part)
        length += len(part)
    return TOO_LARGE


TOO_LARGE = Unreadable(
    f"the file has more than {MOST_BYTES:,} bytes",
    "split the event, or move its claims into several",
    Code.FILE_TOO_LARGE,
)


def _cannot(error: Exception, what: str) -> Unreadable:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    said = (reason or type(error).__name__).lower()
    return Unreadable(f"{what} cannot be read: {said}", "see who may read it")
