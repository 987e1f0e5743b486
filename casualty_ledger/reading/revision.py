"""The files of a ledger as they stood at a revision of git: names and bytes.

Only git's own store is read, by `git rev-parse`, `ls-tree` and `cat-file`: nothing is
checked out, no filter, hook or pager runs, nothing is fetched, and nothing is written
to disk, where the text of a restricted claim could stay.
"""

from __future__ import annotations

import os
import posixpath
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.errors import LedgerError, UsageError
from casualty_ledger.reading.files import ENDING, SETTINGS, SOURCES
from casualty_ledger.reading.limits import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

# Where git would look for another repository than that of the ledger (hooks set it).
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_QUIET = {
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
# Modes of git's trees: a file, one that can be run, a link.
_FILES, _LINK = (b"100644", b"100755"), b"120000"


@dataclass(frozen=True, slots=True)
class Revision:
    """A ledger as it stood.

    Attributes:
        name: as it was asked for.
        commit: which one that is, in full.
        files: what is read of a ledger, by path within it.
        too_large: paths of files that are larger than any that is read.
    """

    name: str
    commit: str
    files: Mapping[str, bytes]
    too_large: tuple[str, ...] = ()


def read_revision(root: Path, name: str) -> Revision:
    """Return the files of the ledger in *root* as they stood at the revision *name*.

    Raises:
        UsageError: if *name* can't be the name of a revision.
        LedgerError: if there is no git, no repository, no such revision, or no file of
            the ledger in it.
    """
    if not name or name.startswith("-") or "\0" in name:
        message = f"`{name}` is no revision of git"
        raise UsageError(message, "write a tag, a branch or a commit: HEAD~1, say")
    git = _Git(root)
    commit = git.commit(name)
    entries = list(git.entries(commit))
    small = [each for each in entries if each.size <= MOST_BYTES]
    texts = git.contents([each.object for each in small])
    files = dict(_followed(small, texts))
    if not files:
        message = f"no file of {root.as_posix()} was in git at `{name}`"
        raise LedgerError(message)
    large = tuple(each.path for each in entries if each.size > MOST_BYTES)
    return Revision(name, commit, files, large)


@dataclass(frozen=True, slots=True)
class _Entry:
    path: str
    mode: bytes
    object: bytes
    size: int


class _Git:
    """The git repository that a folder is in."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._program = shutil.which("git")
        if self._program is None:
            message = "git is not installed; a revision can't be read without it"
            raise LedgerError(message)
        inside = self._run("rev-parse", "--is-inside-work-tree")
        if inside.returncode or inside.stdout.strip() != b"true":
            why = inside.stderr.decode("utf-8", "replace").partition("\n")[0]
            message = f"{root.as_posix()} is in no git repository that can be read"
            raise LedgerError(f"{message} ({why})" if why else message)

    def commit(self, name: str) -> str:
        """Return the commit that *name* stands for, in full."""
        asked = f"{name}^{{commit}}"
        found = self._run("rev-parse", "--verify", "--quiet", asked, "--")
        if found.returncode:
            message = f"`{name}` is no revision of this git repository"
            raise LedgerError(message)
        return found.stdout.split()[0].decode("ascii")

    def entries(self, commit: str) -> Iterator[_Entry]:
        """Yield the files below the folder that a ledger may read, and links."""
        listed = self._run("ls-tree", "-r", "-l", "-z", commit, "--", ".")
        self._require(listed)
        for line in listed.stdout.split(b"\0")[:-1]:
            head, _, path = line.partition(b"\t")
            mode, _, name, size = head.split()
            inside = os.fsdecode(path)
            if (mode in _FILES or mode == _LINK) and _is_read(inside):
                yield _Entry(inside, mode, name, int(size))

    def contents(self, objects: Sequence[bytes]) -> dict[bytes, bytes]:
        """Return what each of *objects* holds."""
        asked = b"".join(each + b"\n" for each in objects)
        done = self._run("cat-file", "--batch", given=asked)
        self._require(done)
        found, at = {}, 0
        for each in objects:
            end = done.stdout.index(b"\n", at)
            words = done.stdout[at:end].split()
            if len(words) != 3 or words[1] != b"blob":  # noqa: PLR2004 - id, type, size
                message = f"git lacks the object {each.decode('ascii')}"
                raise LedgerError(message)
            size = int(words[2])
            found[each] = done.stdout[end + 1 : end + 1 + size]
            at = end + 1 + size + 1
        return found

    def _require(self, done: subprocess.CompletedProcess[bytes]) -> None:
        if done.returncode:
            why = done.stderr.decode("utf-8", "replace").partition("\n")[0]
            message = f"git can't read its store: {why}"
            raise LedgerError(message)

    def _run(
        self, *asked: str, given: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        assert self._program is not None  # noqa: S101 - for the type checker
        kept = {key: each for key, each in os.environ.items() if key not in _ELSEWHERE}
        try:
            return subprocess.run(  # noqa: S603 - no shell, and no option among names
                [self._program, "--literal-pathspecs", *asked],
                cwd=self._root,
                env=kept | _QUIET,
                input=given,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            message = f"git can't be run: {error.strerror}"
            raise LedgerError(message) from error


def _is_read(path: str) -> bool:
    """Tell whether a ledger reads a file at *path* within it (see `files`)."""
    *_, name = parts = path.split("/")
    if any(part.startswith(".") for part in parts) or not name.endswith(ENDING):
        return False
    return name.casefold() not in (SETTINGS, SOURCES) or path == name.casefold()


def _followed(
    entries: Sequence[_Entry], texts: Mapping[bytes, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield each path with what it holds; of a link, what it leads to in the ledger."""
    by_path = {each.path: each for each in entries}
    for each in entries:
        if each.mode == _LINK:
            target = os.fsdecode(texts[each.object])
            leads = posixpath.normpath(f"{posixpath.dirname(each.path)}/{target}")
            found = by_path.get(leads.removeprefix("/"))
            if target.startswith("/") or found is None or found.mode == _LINK:
                continue
            yield each.path, texts[found.object]
        else:
            yield each.path, texts[each.object]
