"""Begin a ledger: a folder with a made-up event, and what git needs to keep it well."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casualty_ledger.core.errors import LedgerError
from casualty_ledger.reading.files import shown_path
from casualty_ledger.writing import example, files

if TYPE_CHECKING:
    from collections.abc import Mapping

_HOOKS = ".pre-commit-config.yaml"
# A ledger is looked for under this name, so what holds it is the project's folder.
_USUAL = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """A new ledger.

    Attributes:
        written: the files that were made, in order.
        left: files for git that were there before and were left alone, each with the
            lines to add to it.
    """

    written: tuple[Path, ...]
    left: tuple[tuple[Path, str], ...]


def init(folder: Path) -> Started:
    """Make a ledger in *folder*, with an example that reconciles.

    The configuration of pre-commit goes to where git looks for it: the top of the
    repository that *folder* is in; where there is none yet, beside a folder that is
    called ``claims``, else into *folder*.

    Raises:
        LedgerError: if there is a ledger already, or a file can't be written; it says
            which were.
    """
    there = sorted(path.name for path in folder.glob("[!.]*.y*ml"))
    if there:
        message = f"{folder} holds {there[0]} already; nothing was written"
        raise LedgerError(message)
    _make(folder)
    home = _home(folder)
    within = folder.resolve().relative_to(home.resolve()).as_posix()
    for_git = {
        folder / ".gitattributes": example.GITATTRIBUTES,
        folder / ".gitignore": example.git_ignore(
            files.LOCK_NAME, files.TEMPORARY_GLOB
        ),
        home / _HOOKS: example.pre_commit(within),
    }
    left = {path: text for path, text in for_git.items() if os.path.lexists(path)}
    if home / _HOOKS in left:
        left[home / _HOOKS] = example.pre_commit_hook(within)
    todo = {path: text for path, text in for_git.items() if path not in left}
    _write(folder, todo | _contents(folder))
    return Started(
        written=tuple(map(_from_here, (*todo, *_contents(folder)))),
        left=tuple((_from_here(path), text) for path, text in left.items()),
    )


def _contents(folder: Path) -> dict[Path, str]:
    """Return the files of a new ledger, the event last: it needs its sources."""
    return {
        folder / "ledger.yaml": example.LEDGER_YAML,
        folder / "sources.yaml": example.SOURCES_YAML,
        folder / f"{example.EVENT}.yaml": example.EVENT_YAML,
    }


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"{folder} can't be made: {error.strerror}; nothing was written"
        raise LedgerError(message) from error


def _home(folder: Path) -> Path:
    """Return where git, or whoever begins a repository, looks for settings."""
    real = folder.resolve()
    for above in (real, *real.parents):
        if (above / ".git").exists():
            return folder if above == real else above
    return folder.parent if folder.name == _USUAL else folder


def _from_here(path: Path) -> Path:
    return Path(shown_path(path, Path.cwd()))


def _write(folder: Path, todo: Mapping[Path, str]) -> None:
    written: list[Path] = []
    try:
        with files.locked(folder) as writer:
            for path, text in todo.items():
                writer.replace(path, was=None, now=text.encode())
                written.append(path)
    except files.NothingWrittenError as error:
        if not written:
            raise
        names = ", ".join(map(str, written))
        message = f"{error.path}: {error.why}; only these were written: {names}"
        raise LedgerError(message) from error
