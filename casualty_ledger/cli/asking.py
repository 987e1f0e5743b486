"""Questions to a person at a terminal, on stderr; nobody else is ever asked.

Enter leaves an optional answer out.  Ctrl-C ends the program with nothing written.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from casualty_ledger.cli.streams import talks_to_a_person, tell
from casualty_ledger.core.errors import UsageError
from casualty_ledger.render.terminal import visible

if TYPE_CHECKING:
    from collections.abc import Callable


def can_ask() -> bool:
    """Tell whether somebody sits at a terminal and can answer."""
    stdin = sys.stdin
    try:
        return stdin is not None and stdin.isatty() and talks_to_a_person()
    except ValueError:  # closed
        return False


def ask(question: str, *, needed: bool = False) -> str:
    """Return the answer to *question*, trimmed; empty where Enter was pressed.

    Args:
        question: without a colon; made visible.
        needed: ask again until there is an answer.

    Raises:
        KeyboardInterrupt: at Ctrl-C, and at the end of the input (Ctrl-D).
    """
    while True:
        # Typer's own prompt puts a space on stdout, where results go.
        sys.stderr.write(f"{visible(question)}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        if (answer := line.strip()) or not needed:
            return answer


def ask_for(
    question: str, fault: Callable[[str], str | None], *, needed: bool = False
) -> str:
    """Return an answer in which *fault* finds nothing wrong; ask again until it is.

    Args:
        question: as for `ask`.
        fault: says what is wrong with an answer, or None; not asked about an empty one.
        needed: as for `ask`.
    """
    while True:
        answer = ask(question, needed=needed)
        wrong = fault(answer) if answer else None
        if wrong is None:
            return answer
        tell(f"  {wrong}")


def agrees(question: str) -> bool:
    """Return whether *question* is answered with yes; Enter means no."""
    return ask(f"{question} [y/N]").casefold() in {"y", "yes"}


def require_option(option: str, given: object) -> None:
    """Do nothing if *option* was *given*.

    Raises:
        UsageError: if it was not, and there is nobody to ask; exit code 2.
    """
    if not given:
        message = f"missing option {option}; nothing was written"
        help_ = "there is no terminal to ask on, so every option must be given"
        raise UsageError(message, help_)
