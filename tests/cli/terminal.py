"""A person at a terminal, for the tests: waits for a question, and types an answer."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_PATIENCE = 20.0  # seconds until a question that does not come has failed
CTRL_C = "\x03"


@dataclass
class Person:
    """Runs the program with stdin and stderr on a terminal of its own."""

    folder: Path
    asked: tuple[str, ...]
    seen: str = ""
    out: str = ""
    _unread: int = field(default=0, repr=False)

    def __enter__(self) -> Self:
        self._terminal, inner = pty.openpty()
        self._running = subprocess.Popen(
            [sys.executable, "-m", "casualty_ledger", *self.asked],
            cwd=self.folder,
            stdin=inner,
            stdout=subprocess.PIPE,
            stderr=inner,
            env={**os.environ, "TERM": "dumb"},
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - no threads here
        )
        os.close(inner)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._running.kill()
        if self._running.stdout is not None:
            self._running.stdout.close()
        self._running.wait()
        os.close(self._terminal)

    def answers(self, question: str, answer: str, end: str = "\n") -> None:
        """Wait for *question*, and type *answer*."""
        until = time.monotonic() + _PATIENCE
        while question not in self.seen[self._unread :]:
            assert time.monotonic() < until, f"{question!r} is not in {self.seen!r}"
            self._look()
        self._unread = self.seen.index(question, self._unread) + len(question)
        os.write(self._terminal, (answer + end).encode())

    def leaves(self) -> int:
        """Wait for the program to end, and return its exit code."""
        self.out = self._running.communicate(timeout=_PATIENCE)[0].decode()
        while self._look():
            pass
        return self._running.returncode

    def _look(self) -> bool:
        ready, _, _ = select.select([self._terminal], [], [], 0.1)
        try:
            found = os.read(self._terminal, 4096).decode() if ready else ""
        except OSError:  # Linux says so where the other end is closed
            return False
        self.seen += found.replace("\r\n", "\n")
        return bool(found)


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # A suite that was started in the background has Ctrl-C ignored, and hands that on.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
