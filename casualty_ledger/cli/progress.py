"""A bar on a terminal for what takes longer than a second; nothing anywhere else."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from typing import TYPE_CHECKING

from casualty_ledger.cli.streams import talks_to_a_person

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

_PATIENCE = 1.0  # seconds before the bar is drawn
_EVERY = 0.1  # seconds between two drawings
_COLUMNS = 30


class Progress:
    """A context in which something long is done.

    Called with what is done and what there is to do, it draws a bar; where nobody
    calls it, it says after a second what is being done.
    """

    def __init__(self, doing: str, *, quiet: bool) -> None:
        self._doing = doing
        self._silent = quiet or not talks_to_a_person()
        self._next = time.monotonic() + _PATIENCE
        self._drawn = False
        self._timer = threading.Timer(_PATIENCE, self._draw, [""])
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if not self._silent:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def __call__(self, done: int, of: int) -> None:
        """Draw how far it is, if it is time to."""
        if self._silent or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _EVERY
        full = _COLUMNS * done // max(of, 1)
        bar = "#" * full + "." * (_COLUMNS - full)
        self._draw(f" [{bar}] {done:,} of {of:,}")

    def _draw(self, how_far: str) -> None:
        self._drawn = True
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"\rledger: {self._doing}{how_far}\x1b[K")
            sys.stderr.flush()
