"""Files as they would be, read before they are written."""

from __future__ import annotations

import codecs
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from casualty_ledger.core.checks import run_checks
from casualty_ledger.core.digest import claim_digest
from casualty_ledger.core.problems import Severity
from casualty_ledger.core.restricted import visible_problems
from casualty_ledger.entry.results import (
    NotEnteredError,
    NotReadBackError,
    RefusedError,
)
from casualty_ledger.reading.files import shown_path
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.reading.layout import layout_of
from casualty_ledger.writing import files, placing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from casualty_ledger.core.layout import Layout
    from casualty_ledger.core.model import Claim, Event
    from casualty_ledger.core.problems import Problem
    from casualty_ledger.reading.folder import Reading


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one claim.

    Attributes:
        path: of its file, as spans give it.
        first: the number of the first line, from 1.
        lines: as they stand there.
    """

    path: str
    first: int
    lines: tuple[str, ...]

    def holds(self, problem: Problem) -> bool:
        """Tell whether *problem* is about one of the lines."""
        last = self.first + len(self.lines) - 1
        span = problem.span
        return span.path == self.path and self.first <= span.line <= last


@dataclass
class Proposal:
    """Changes to files of a ledger that are not written yet.

    Attributes:
        root: the ledger's folder.
        today: a claim dated later is an error.
        before: the ledger as it is.
        was: what each changed file holds; None if there is no such file yet.
        now: what it is to hold, in the order of writing.
        also: what goes into which file, beside the claim that is asked for.
        spared: event id -> place in its file of the claim that may change.
        ids: those that claims are given which had none in their file.
    """

    root: Path
    today: date
    before: Reading
    was: dict[Path, bytes | None] = field(default_factory=dict)
    now: dict[Path, bytes] = field(default_factory=dict)
    also: list[tuple[str, str]] = field(default_factory=list)
    spared: dict[str, int] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def text(self, path: Path) -> tuple[str, Layout]:
        """Return what *path* is to hold so far, and where its parts stand.

        Raises:
            LedgerError: if it can't be read, or is no YAML.
        """
        if path not in self.now:
            data = files.read(path)
            self.was[path], self.now[path] = data, data
        try:
            text = self.now[path].removeprefix(codecs.BOM_UTF8).decode()
        except UnicodeDecodeError:
            layout = None
        else:
            layout = layout_of(text)
        if layout is None:
            why = f"{path} can't be read (`ledger check` says why)"
            raise NotEnteredError(why)
        return text, layout

    def edit(self, path: Path, edits: list[placing.Edit] | None) -> None:
        """Change the text of *path*, which `text` has returned.

        Raises:
            NotEnteredError: if there are no edits: no place was found.
        """
        if edits is None:
            why = f"{path} is written so that it has no place for it"
            raise NotEnteredError(why)
        text, _ = self.text(path)
        data = self.now[path]
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        self.now[path] = mark + placing.edited(text, edits).encode()

    def new_file(self, path: Path, text: str) -> None:
        """Let there be a file that is not there yet.

        Raises:
            NotEnteredError: if there is one.
        """
        if path.exists() or path.is_symlink():
            why = f"{path} is there already, and holds no such event"
            raise NotEnteredError(why)
        self.was[path], self.now[path] = None, text.encode()

    def tell(self, path: Path, what: str) -> None:
        """Record that *what* goes into *path*, beside what was asked for."""
        self.also.append((shown_path(path, Path.cwd()), what))

    def written_ids(self) -> Collection[str]:
        """Return the ids that claims of the ledger have in their files, or will."""
        events = self.before.ledger.events.values()
        return self.ids | {
            claim.id for event in events for claim in event.claims if claim.written_id
        }

    def item(self, path: Path, place: int) -> placing.Item:
        """Return the claim at *place* (from 0; -1 for the last) of the file *path*."""
        _, layout = self.text(path)
        claims = None if layout.root is None else layout.root.get("claims")
        assert claims is not None  # noqa: S101 - who asks has seen a claim there
        return placing.Item(claims.parts[place].value, claims.column)

    def lines(self, path: Path, place: int) -> Stretch:
        """Return the lines of the claim at *place* of *path*, as they would be."""
        text, _ = self.text(path)
        node = self.item(path, place).node
        first = text.count("\n", 0, node.start)
        last = text.count("\n", 0, max(node.end - 1, node.start))
        lines = text.replace("\r\n", "\n").split("\n")[first : last + 1]
        return Stretch(shown_path(path, Path.cwd()), first + 1, tuple(lines))

    def read(self) -> Reading:
        """Return the ledger as it would be."""
        return read_ledger(self.root, today=self.today, instead=self.now)

    def new_problems(
        self, after: Reading, about: Stretch | None
    ) -> tuple[Problem, ...]:
        """Return what would be wrong, or odd, that is not now; and all *about* one."""
        before = Counter(map(_key, _problems(self.before)))
        found = []
        for problem in _problems(after):
            known = before[_key(problem)] > 0
            before[_key(problem)] -= 1
            if not known or (about is not None and about.holds(problem)):
                found.append(problem)
        return tuple(sorted(found, key=lambda problem: problem.place))

    def require_sound(
        self,
        problems: tuple[Problem, ...],
        after: Reading,
        *,
        include_restricted: bool,
    ) -> tuple[Problem, ...]:
        """Return *problems* as they may be shown, if they keep nothing from being.

        Raises:
            RefusedError: if one of them is an error.
            NotEnteredError: if a claim that is there would say something else.
        """
        shown = visible_problems(problems, include_restricted=include_restricted)
        if any(problem.severity is Severity.ERROR for problem in shown):
            raise RefusedError(shown, after.texts)
        for event in self.before.ledger.events.values():
            then = after.ledger.events.get(event.id)
            if then is None or not self._says_the_same(event, then):
                why = (
                    f"{path_of(event)} can't be added to without changing what it says"
                    " (does its last line end?)"
                )
                raise NotEnteredError(why)
        return shown

    def _says_the_same(self, event: Event, then: Event) -> bool:
        if then == event:
            return True
        spared = self.spared.get(event.id)
        pairs = enumerate(zip(event.claims, then.claims, strict=False))
        return len(event.claims) <= len(then.claims) and all(
            place == spared or claim_digest(old) == claim_digest(new)
            for place, (old, new) in pairs
        )

    def write(self, writer: files.Writer) -> None:
        """Write every file.

        Raises:
            NothingWrittenError: if the first can't be written.
            NotEnteredError: if another can't; it says which were.
        """
        done: list[str] = []
        try:
            for path, data in self.now.items():
                if data != self.was[path]:
                    writer.replace(path, was=self.was[path], now=data)
                    done.append(str(path))
        except files.NothingWrittenError as error:
            if not done:
                raise
            raise PartlyWrittenError(error, done) from error


class PartlyWrittenError(files.NothingWrittenError):
    """Of several files, one could not be written; those before it were.

    Attributes:
        done: the files that were.
    """

    def __init__(self, error: files.NothingWrittenError, done: list[str]) -> None:
        super().__init__(error.path, error.why)
        self.done = tuple(done)
        names = ", ".join(done)
        self.args = (f"{error.path}: {error.why}; only {names} was written",)


@contextmanager
def at_work(
    root: Path, *, dry_run: bool, waiting: Callable[[], None] | None
) -> Iterator[files.Writer | None]:
    """Hold the lock of the ledger in *root*; None in its place for a dry run."""
    if dry_run:
        yield None
        return
    with files.locked(root, waiting=waiting) as writer:
        yield writer


def path_of(event: Event) -> Path:
    """Return the file of *event*."""
    return Path(event.span.path)


def found_again(root: Path, claim: Claim, today: date) -> Claim:
    """Return *claim* as its file is read, now that it was written.

    Raises:
        NotReadBackError: if it is not there, or says something else.
    """
    only = {Path(claim.span.path).stem}
    ledger = read_ledger(root, today=today, only=only).ledger
    event = ledger.events.get(claim.event)
    for other in () if event is None else event.claims:
        if other.id == claim.id and claim_digest(other) == claim_digest(claim):
            return other
    raise NotReadBackError(claim.span.path)


def _problems(reading: Reading) -> list[Problem]:
    return [*reading.problems, *run_checks(reading.ledger)]


def _key(problem: Problem) -> tuple[str, str, str]:
    """Return what a problem has in common with itself some lines further down."""
    return (problem.code, problem.span.path, problem.message)
