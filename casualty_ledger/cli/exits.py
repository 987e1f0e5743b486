"""What the program tells the shell."""

from __future__ import annotations

import enum


class ExitCode(enum.IntEnum):
    """How a run of `ledger` ended."""

    OK = 0  # done
    FINDINGS = 1  # done, and the data has errors, or something named is not there
    USAGE = 2  # not understood (Typer's own code)
    BUG = 3  # a fault of the program, to be reported
    INTERRUPTED = 130  # Ctrl-C, as shells have it: 128 + SIGINT
