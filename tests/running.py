"""Run commands of the documentation as a reader would, and return what they print."""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout

from casualty_ledger.cli.app import main
from casualty_ledger.cli.exits import ExitCode

#: Write what is printed into the pages, instead of comparing it.
UPDATE = bool(os.environ.get("UPDATE_DOCS"))
BASH = shutil.which("bash") or "/bin/bash"


def run(command: str) -> str:
    """Return what *command* prints, on both streams, without the last line end."""
    if command.startswith("ledger ") and not re.search(r"[|<>$;&\n\\]", command):
        return run_here(shlex.split(command)[1:])
    done = subprocess.run(
        [BASH, "-c", command],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        check=False,
    )
    return done.stdout.removesuffix("\n")


def run_here(arguments: list[str]) -> str:
    """Run the program in this process, which saves starting it."""
    printed = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(printed), redirect_stderr(printed):
        code = main(arguments)
    assert code != ExitCode.BUG
    printed.seek(0)
    return printed.read().removesuffix("\n")
