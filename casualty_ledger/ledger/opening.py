"""Find a ledger and read it, restricted claims left out unless they are asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from casualty_ledger.core import restricted
from casualty_ledger.core.checks import run_checks
from casualty_ledger.core.errors import NoLedgerError
from casualty_ledger.core.problems import Severity
from casualty_ledger.ledger.names import require
from casualty_ledger.reading.folder import read_ledger

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Problem


#: Where a ledger is looked for that nobody named.
_LOOKED = "claims/, here or in a folder above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A ledger as it may be shown, and what is wrong with it.

    Attributes:
        root: its folder, as given.
        ledger: everything readable, restricted claims left out unless asked for.
        problems: what cannot be read or placed, sorted by place; cut down where
            restricted.
        texts: path -> lines as read, of each file with a problem or a claim.
        hidden: event id -> how many restricted claims were left out of it.
        lexicon: the name of the lexicon that read the vague words.
        slow_parser: PyYAML's C extension is missing, and reading takes much longer.
    """

    root: Path
    ledger: Ledger
    problems: tuple[Problem, ...]
    texts: Mapping[str, tuple[str, ...]]
    hidden: Mapping[str, int]
    lexicon: str
    slow_parser: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those problems for which something was left out."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def find_ledger(given: str | None, environment: Mapping[str, str], here: Path) -> Path:
    """Return the folder of the ledger: *given*, else ``$LEDGER_DIR``, else ``claims/``.

    The last is looked for in *here* and the folders above it.

    Raises:
        NoLedgerError: if none of them says or holds one.
    """
    named = given or environment.get("LEDGER_DIR")
    if named:
        if not Path(named).is_dir():
            raise NoLedgerError(named)
        return Path(named)
    for folder in (here, *here.parents):
        if (folder / "claims").is_dir():
            return _relative(folder / "claims", here)
    raise NoLedgerError(_LOOKED)


def _relative(folder: Path, here: Path) -> Path:
    """Return *folder* as seen from *here* if it lies below: paths stay short."""
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def open_ledger(
    root: Path,
    *,
    today: date,
    lexicon: str | None = None,
    include_restricted: bool = False,
) -> Opened:
    """Read the ledger in *root*.

    Args:
        root: its folder.
        today: a claim dated later is an error.
        lexicon: reads the vague words; None is the one of the ledger's settings.
        include_restricted: keep restricted claims, and the text of their problems.

    Raises:
        NoLedgerError: if there is no such folder.
        UnknownNameError: if no lexicon has that name.
    """
    reading = read_ledger(root, today=today, lexicon=lexicon)
    whole = reading.ledger
    require("lexicon", lexicon, whole.lexicons)
    shown, _ = restricted.visible(whole, include_restricted=include_restricted)
    found = (*reading.problems, *run_checks(whole, only_errors=True))
    return Opened(
        root=root,
        ledger=shown,
        problems=shown_problems(
            sorted(found, key=lambda problem: problem.place), include_restricted
        ),
        texts=reading.texts,
        hidden=_hidden(whole, shown),
        lexicon=lexicon or whole.settings.lexicon,
        slow_parser=reading.slow_parser,
    )


def shown_problems(
    problems: Iterable[Problem], include_restricted: bool
) -> tuple[Problem, ...]:
    """Return *problems* with none marked restricted that may be shown in full."""
    cut = restricted.visible_problems(problems, include_restricted=include_restricted)
    if not include_restricted:
        return cut
    return tuple(replace(each, restricted=False) for each in cut)


def _hidden(whole: Ledger, shown: Ledger) -> Mapping[str, int]:
    counts = {
        event.id: len(event.claims) - len(shown.events[event.id].claims)
        for event in whole.events.values()
    }
    return MappingProxyType({event: count for event, count in counts.items() if count})
