"""A folder of files -> the ledger and everything that is wrong with it.

Every file is read, whatever is wrong with another.  Nothing outside the folder is,
and nothing that is not a file: a pipe would make the program wait for ever.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from casualty_ledger.core.errors import NoLedgerError, UnknownNameError
from casualty_ledger.core.model import Ledger
from casualty_ledger.core.names import closest
from casualty_ledger.reading.event import EventFile, read_event
from casualty_ledger.reading.fields import Fields
from casualty_ledger.reading.files import (
    SETTINGS,
    SOURCES,
    FoundFile,
    Unreadable,
    find_files,
    found_file,
    read_bytes,
    shown_path,
)
from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.frame import Known
from casualty_ledger.reading.joining import join_events, unknown_parties
from casualty_ledger.reading.parser import SLOW
from casualty_ledger.reading.settings import LedgerFile, read_settings
from casualty_ledger.reading.sources import Sources, read_sources
from casualty_ledger.reading.text import decode, mentions_restricted
from casualty_ledger.reading.texts import Texts
from casualty_ledger.reading.top import read_top

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from datetime import date

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.problems import Problem
    from casualty_ledger.reading.nodes import MappingNode
    from casualty_ledger.reading.text import Text

_TOP = (SETTINGS, SOURCES)
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Reading:
    """A ledger as it was read.

    Attributes:
        ledger: everything readable; a claim with an error in it is there, and marked.
        problems: sorted by place.
        texts: path -> lines, of each file that could be read.
        broken_events: ids of events that cannot be read, or whose figures would rest
            on a mistake, each with the path of its file; they are not in *ledger*,
            but for one whose id stands first in another file.
        slow_parser: PyYAML's C extension is missing, and reading takes much longer.
        known: what a further claim is read against (`event.read_claim_text`).
    """

    ledger: Ledger
    problems: tuple[Problem, ...]
    texts: Mapping[str, tuple[str, ...]]
    broken_events: Mapping[str, str] = field(default_factory=dict)
    slow_parser: bool = SLOW
    known: Known = field(default_factory=Known, repr=False)


def read_ledger(
    root: Path,
    *,
    today: date,
    lexicon: str | None = None,
    only: Collection[str] | None = None,
    instead: Mapping[Path, bytes] | None = None,
) -> Reading:
    """Read the ledger in *root*.

    Args:
        root: its folder.
        today: a date after it is an error.
        lexicon: reads vague words; None is the one that ledger.yaml names.
        only: ids of the events to read; None is all of them.
        instead: what files are to hold, some of them new: how the ledger would read
            if that were written.

    Raises:
        NoLedgerError: if *root* is no folder.
        UnknownNameError: if no lexicon has that name.
    """
    if not root.is_dir():
        raise NoLedgerError(root.as_posix())
    here = Path.cwd()
    files, problems = find_files(root, here)
    proposed = {shown_path(path, here): data for path, data in (instead or {}).items()}
    there = {each.shown for each in files}
    new = (path for path in instead or {} if shown_path(path, here) not in there)
    files = sorted([*files, *(found_file(path, root, here) for path in new)])
    with _collector_paused():
        return _Folder(root, today, files, problems, proposed).read(lexicon, only)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from going over what is being read, again and again.

    Nothing that is made in reading refers back to itself, so that all that is not
    kept is freed at once without the collector, which would take a third of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Folder:
    """The files of one ledger, being read."""

    def __init__(
        self,
        root: Path,
        today: date,
        files: list[FoundFile],
        problems: list[Problem],
        proposed: Mapping[str, bytes],
    ) -> None:
        self._root = root
        self._today = today
        self._top = {each.inside: each for each in files if each.inside in _TOP}
        self._event_files = [each for each in files if each.inside not in _TOP]
        self._problems = problems
        self._proposed = proposed
        self._texts: dict[str, str] = {}
        self._dates: dict[str, When | None] = {}

    def read(self, lexicon: str | None, only: Collection[str] | None) -> Reading:
        known = self._known(lexicon)
        joined = join_events(
            (file, self._event(file, known))
            for file in self._event_files
            if only is None or file.path.stem in only
        )
        self._problems += joined.problems
        if SOURCES not in self._top and joined.has_claims:
            self._problems.append(self._no_sources())
        if only is None:
            self._problems += unknown_parties(known.sources, joined)
        ledger = Ledger(
            settings=known.file.settings,
            categories=known.file.categories,
            lexicons=known.file.lexicons,
            sources=known.sources.by_id,
            events=MappingProxyType(dict(sorted(joined.events.items()))),
        )
        problems = tuple(sorted(self._problems, key=lambda each: each.place))
        texts = Texts(self._texts)
        return Reading(ledger, problems, texts, joined.broken, known=known)

    def _known(self, lexicon: str | None) -> Known:
        """Read what all claims are read against: ledger.yaml and sources.yaml."""
        file = LedgerFile()
        if SETTINGS in self._top:
            broken = LedgerFile(whole=False)
            file = self._read_top(SETTINGS, "settings", read_settings) or broken
        sources = Sources(whole=False)
        if SOURCES in self._top:
            sources = self._read_top(SOURCES, "`sources:`", read_sources) or sources
        name = lexicon or file.settings.lexicon
        if name not in file.lexicons:
            kind = "lexicon"
            raise UnknownNameError(kind, name, closest(name, file.lexicons))
        return Known(file, sources, name)

    def _read_top(
        self, name: str, holds: str, read: Callable[[MappingNode, Fields], _Read]
    ) -> _Read | None:
        opened = self._open(self._top[name])
        if opened is None:
            return None
        text, fields = opened
        root = read_top(text, fields, holds)
        found = None if root is None else read(root, fields)
        self._close(fields.findings, text, None, parsed=root is not None)
        return found

    def _event(self, file: FoundFile, known: Known) -> EventFile:
        opened = self._open(file)
        if opened is None:
            return EventFile(None, sound=False, named=file.path.stem)
        text, fields = opened
        found = read_event(text, fields, known, file.path.stem)
        self._close(fields.findings, text, found.named, parsed=found.event is not None)
        return found

    def _open(self, file: FoundFile) -> tuple[Text, Fields] | None:
        """Return the text of a file, or None after saying why there is none."""
        data: bytes | Unreadable | None = self._proposed.get(file.shown)
        if data is None:
            data = read_bytes(file.path)
        if isinstance(data, Unreadable):
            self._problems.append(data.problem(file.shown))
            return None
        findings = Findings(file.shown)
        text = decode(data, findings)
        if text is None:
            findings.all_hidden = mentions_restricted(data)
            self._problems += findings.finished(file.path.stem)
            self._texts[file.shown] = findings.text
            return None
        return text, Fields(findings, self._today, text.comments, self._dates)

    def _close(
        self, findings: Findings, text: Text, event: str | None, *, parsed: bool
    ) -> None:
        """Take over what was found in a file."""
        if findings.problems:
            if not parsed:
                findings.all_hidden = "restricted" in text.original.casefold()
            self._problems += findings.finished(event)
        self._texts[findings.path] = text.original

    def _no_sources(self) -> Problem:
        return Unreadable(
            f"there is no {SOURCES}, and claims name their sources",
            f"make {SOURCES} at the top of the ledger, with an entry for each source",
        ).problem(shown_path(self._root / SOURCES, Path.cwd()))
