"""Find everything that is wrong with a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casualty_ledger.core import restricted
from casualty_ledger.core.errors import LedgerError, NoEventError
from casualty_ledger.ledger.names import closest, require
from casualty_ledger.ledger.opening import shown_problems
from casualty_ledger.reading.folder import read_ledger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Every problem asked about, warnings included, and the lines they point at."""

    problems: tuple[Problem, ...]
    missing: tuple[LedgerError, ...]
    texts: Mapping[str, tuple[str, ...]]
    hidden: int
    slow_parser: bool = False


def check(
    root: Path,
    asked: Sequence[str] = (),
    *,
    today: date,
    lexicon: str | None = None,
    include_restricted: bool = False,
) -> Checked:
    """Find every problem of the ledger in *root*.

    Args:
        root: its folder.
        asked: events by id, or files by path; none means everything.  Problems of the
            ledger as a whole (its sources, its settings) are always among them, unless
            only files are asked for.
        today: a claim dated later is an error.
        lexicon: reads the vague words; None is the one of the ledger's settings.
        include_restricted: say everything about problems in restricted claims.

    Raises:
        NoLedgerError: if there is no such folder.
        UnknownNameError: if no lexicon has that name.
    """
    from casualty_ledger.core.checks import run_checks

    reading = read_ledger(root, today=today, lexicon=lexicon)
    whole = reading.ledger
    require("lexicon", lexicon, whole.lexicons)
    found = sorted(
        (*reading.problems, *run_checks(whole)), key=lambda problem: problem.place
    )
    kept, missing = _asked_problems(found, asked, whole, root)
    shown, hidden = restricted.visible(whole, include_restricted=include_restricted)
    return Checked(
        problems=shown_problems(kept, include_restricted),
        missing=tuple(
            NoEventError(name, closest(name, shown.events)) for name in missing
        ),
        texts=reading.texts,
        hidden=hidden,
        slow_parser=reading.slow_parser,
    )


def _asked_problems(
    found: Sequence[Problem], asked: Sequence[str], ledger: Ledger, root: Path
) -> tuple[list[Problem], list[str]]:
    """Return the problems of what was *asked* for, and names that are nothing here."""
    if not asked:
        return list(found), []
    files = {Path(each.span.path).resolve() for each in found}
    kept: dict[Problem, None] = {}
    missing = []
    for name in dict.fromkeys(asked):
        path = Path(name).resolve()
        of_file = path in files or (
            path.is_file() and path.is_relative_to(root.resolve())
        )
        of_event = name in ledger.events
        mine = [
            each
            for each in found
            if each.event == name
            or (of_event and each.event is None)
            or Path(each.span.path).stem == name
            or (of_file and Path(each.span.path).resolve() == path)
        ]
        kept |= dict.fromkeys(mine)
        if not (mine or of_file or of_event):
            missing.append(name)
    return [each for each in found if each in kept], missing
