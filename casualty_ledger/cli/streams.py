"""What is printed: results on stdout, everything else on stderr, and no accidents.

Everything passes `visible_lines` here once more, whatever has built it: a line that
was forgotten elsewhere cannot move the cursor either.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, TextIO

from casualty_ledger.core.errors import LedgerError
from casualty_ledger.render.terminal import visible_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Columns that a page is drawn for at least; narrower terminals wrap its lines.
NARROW = 20


# What stands for typographic characters where only ASCII can be shown.
_PLAIN = str.maketrans({"–": "-", "·": "|", "…": "...", "’": "'"})


def prepare() -> None:
    """Make stdout and stderr take any character: what a locale lacks is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """Print *text*, a result for people, on stdout; each line is made visible."""
    _write(sys.stdout, visible_lines(text))


def say_styled(text: str) -> None:
    """Print *text*, visible already and with the codes of a terminal, on stdout."""
    _write(sys.stdout, text)


def put_data(text: str) -> None:
    """Print *text*, a result for programs, on stdout: to the letter, as UTF-8."""
    stream = sys.stdout
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        _write(stream, text)
        return
    with _a_reader_who_may_leave(stream):
        stream.flush()
        buffer.write(_whole_lines(text).encode("utf-8", "backslashreplace"))
        buffer.flush()


def tell(text: str) -> None:
    """Print *text*, anything but a result, on stderr."""
    _write(sys.stderr, visible_lines(text))


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # started with the stream closed
        return
    if only_ascii(stream):
        text = text.translate(_PLAIN)
    with _a_reader_who_may_leave(stream):
        stream.write(_whole_lines(text))
        stream.flush()


def _whole_lines(text: str) -> str:
    return text if text.endswith("\n") or not text else f"{text}\n"


def only_ascii(stream: TextIO | None) -> bool:
    """Tell whether *stream* has no way to write a dash or an accent."""
    encoding = getattr(stream, "encoding", None) or "ascii"
    try:
        "–é".encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return True
    return False


@contextlib.contextmanager
def _a_reader_who_may_leave(stream: TextIO) -> Iterator[None]:
    """Let whoever reads *stream* stop at any line, as `head -1` does.

    Raises:
        LedgerError: if a result can't be written for any other reason.
    """
    try:
        yield
    except BrokenPipeError:
        _close_quietly(stream)
    except (OSError, ValueError) as error:  # the disk is full, the stream is closed
        _close_quietly(stream)
        if stream is not sys.stderr:
            why = error.strerror if isinstance(error, OSError) else error
            message = f"the result can't be written: {why}"
            raise LedgerError(message) from error


def _close_quietly(stream: TextIO) -> None:
    """Point *stream* nowhere: else Python complains when it flushes at exit.

    Source: the note on SIGPIPE in the documentation of Python's `signal` module.
    """
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())


def wants_boxes(environment: Mapping[str, str]) -> bool:
    """Tell whether stdout is a terminal on which boxes and bold text make sense."""
    return _is_terminal(sys.stdout) and environment.get("TERM") != "dumb"


def wants_colour(environment: Mapping[str, str], *, no_color: bool) -> bool:
    """Tell whether stdout is a terminal whose owner has not asked for none.

    Source: https://no-color.org, which counts only a value that is not empty.
    """
    return not no_color and not environment.get("NO_COLOR") and wants_boxes(environment)


def talks_to_a_person() -> bool:
    """Tell whether stderr is a terminal, on which progress can be drawn."""
    return _is_terminal(sys.stderr)


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:  # closed
        return False
