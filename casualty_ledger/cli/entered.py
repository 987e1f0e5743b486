"""What the commands that write say of what they wrote, or did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.cli.exits import ExitCode
from casualty_ledger.cli.streams import say, tell
from casualty_ledger.entry import Entry, RefusedError
from casualty_ledger.render.problems import problems_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from casualty_ledger.entry import Entered


def waiting() -> None:
    """Say why nothing happens for the moment."""
    tell("ledger: another program is writing to this ledger; waiting for it to finish")


def refuse(refused: RefusedError) -> ExitCode:
    """Say what is wrong with what was to be written."""
    tell(problems_text(refused.problems, refused.texts))
    tell(f"ledger: error: {refused}")
    return ExitCode.FINDINGS


def enter(do: Callable[[], Entered], *, done: str, there: str, quiet: bool) -> ExitCode:
    """Do it, and say what was written, and where; or what is wrong with it.

    Args:
        do: what writes.
        done: what was done to the claim, for the result: "added".
        there: what it is if nothing was to be done: "already there".
        quiet: say nothing of warnings.
    """
    try:
        entered = do()
    except RefusedError as refused:
        return refuse(refused)
    if entered.warnings and not quiet:
        tell(problems_text(entered.warnings, entered.texts))
    place = f"{entered.span.path}:{entered.span.line}"
    match entered.entry:
        case Entry.ALREADY_THERE:
            say(f"{place}: `{entered.claim}` is {there}; nothing was written")
        case Entry.WOULD_WRITE:
            say("\n".join(entered.lines))
            _tell_rest(entered, place)
        case Entry.WRITTEN:
            also = [f"{path}: {what} added" for path, what in entered.also]
            say("\n".join([*also, f"{place}: {done} `{entered.claim}`"]))
            say("\n".join(entered.lines))
    return ExitCode.OK


def _tell_rest(entered: Entered, place: str) -> None:
    for path, what in entered.also:
        tell(f"ledger: {what} would be added to {path}")
    tell(f"ledger: would stand at {place}; nothing was written (--dry-run)")
