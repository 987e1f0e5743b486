"""A writer that is killed at one step of a write: run as a program, by the tests.

Usage: stopped_writer.py FILE NEW [STEP before|halfway|after]

Every function of `os` that the writing of a file goes through is a step, counted in
the order of calls.  Without STEP nothing is killed, and the steps are printed.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casualty_ledger.writing import files

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = (
    *("open", "write", "fsync", "close", "stat", "fstat", "access", "scandir"),
    *("fchown", "fchmod", "listxattr", "getxattr", "setxattr"),
    *("replace", "rename", "link", "unlink"),
)


def patched(name: str, made: list[str], stop: tuple[int, str] | None) -> None:
    """Let the function *name* of `os` count, and stop the process where asked."""
    original: Callable[..., Any] = getattr(os, name)

    def step(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever os takes
        made.append(name)
        here = stop is not None and stop[0] == len(made)
        if here and stop is not None and stop[1] == "before":
            die()
        if here and stop is not None and stop[1] == "halfway":
            if name == "write":
                original(given[0], given[1][: len(given[1]) // 2])
            die()
        try:
            return original(*given, **named)
        finally:
            if here:
                die()

    setattr(os, name, step)


def die() -> None:
    """End as `kill -9` ends a process: nothing is tidied up."""
    os.kill(os.getpid(), signal.SIGKILL)


def main(path: Path, new: bytes, stop: tuple[int, str] | None) -> None:
    """Replace what *path* holds by *new*, or die on the way."""
    old = path.read_bytes() if path.exists() else None
    made: list[str] = []
    for name in STEPS:
        patched(name, made, stop)
    with files.locked(path.parent) as writer:
        writer.replace(path, was=old, now=new)
    if stop is None:
        sys.stdout.write(" ".join(made))


if __name__ == "__main__":
    _, file, text, *where = sys.argv
    asked = (int(where[0]), where[1]) if where else None
    main(Path(file), text.encode(), asked)
