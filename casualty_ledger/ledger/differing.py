"""Compare a ledger with what it was at a revision of git."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from casualty_ledger.core import restricted
from casualty_ledger.core.differences import (
    Change,
    EventChange,
    event_change,
    ledger_changes,
)
from casualty_ledger.core.errors import (
    LedgerError,
    NoEventError,
    UnknownNameError,
    UsageError,
)
from casualty_ledger.core.problems import Severity
from casualty_ledger.ledger.names import closest
from casualty_ledger.ledger.opening import Opened, shown_problems
from casualty_ledger.ledger.reconciling import ALL_POLICIES, Answer, Ask, reconcile
from casualty_ledger.reading.folder import Reading, read_ledger
from casualty_ledger.reading.revision import Revision, read_revision

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from casualty_ledger.core.model import Event, Ledger, Question
    from casualty_ledger.core.problems import Problem
    from casualty_ledger.core.results import Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """Which two states of a ledger to compare, and how to read both.

    Attributes:
        root: its folder, in a git repository.
        revision: a tag, branch or commit, as git names them.
        today: a claim dated later is an error.
        lexicon: reads the vague words; None is the one of each side's settings.
        include_restricted: compare restricted claims, too.
    """

    root: Path
    revision: str
    today: date
    lexicon: str | None = None
    include_restricted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What changed since a revision.

    Attributes:
        commit: what it is compared with, in full.
        question: as asked of the ledger as it is.
        before, after: the ledger as it was and is, as far as it may be shown.
        events: those in which something changed, by id.
        ledger: what changed beside events: sources, settings.
        missing: why events that were named are not compared.
        unread: ids of events that are not compared, since one side can't be read.
        problems: errors of the ledger as it is.
        old_errors: how many errors it had.
        hidden: claims left out because they are restricted on one side.
        unsure: claims left out because the other side may hold them, unreadable.
    """

    commit: str
    question: Question
    before: Ledger
    after: Ledger
    events: tuple[EventChange, ...]
    ledger: tuple[Change, ...]
    missing: tuple[LedgerError, ...]
    unread: tuple[str, ...]
    problems: tuple[Problem, ...]
    old_errors: int
    hidden: int
    unsure: int


def diff(since: Since, events: Sequence[str] = (), ask: Ask | None = None) -> Compared:
    """Compare a ledger with what it was at a revision of git.

    Both sides are asked the same; what *ask* leaves open, each side's own settings say.

    Args:
        since: the two sides.
        events: only these; none means all.
        ask: which claims take part, and which ranges are compared.

    Raises:
        NoLedgerError: if there is no such folder.
        UsageError: if no revision can have that name, or all policies are asked for.
        UnknownNameError: if a name that is asked for is known on neither side.
        LedgerError: if git can't say what the ledger was.
    """
    ask = ask or Ask()
    if ask.policy == ALL_POLICIES:
        message = "a range is compared under one policy, and all were asked for"
        raise UsageError(message, "name one: `--policy ledger`")
    now = read_ledger(since.root, today=since.today, lexicon=since.lexicon)
    then = read_revision(since.root, since.revision)
    was = _read(then, since)
    sides = _Sides(was, now, include_restricted=since.include_restricted)
    names, missing = sides.choose(events)
    old = _asked(sides.before, names, since, ask)
    new = _asked(sides.after, names, since, ask)
    changed = (
        event_change(_side(name, sides.before, old), _side(name, sides.after, new))
        for name in names
    )
    return Compared(
        commit=then.commit,
        question=_question(old, new),
        before=sides.before,
        after=sides.after,
        events=tuple(each for each in changed if each),
        ledger=ledger_changes(sides.before, sides.after),
        missing=missing,
        unread=tuple(
            name for name in sorted(sides.broken) if not events or name in events
        ),
        problems=_errors(shown_problems(now.problems, since.include_restricted)),
        old_errors=len(_errors(was.problems)) + len(then.too_large),
        hidden=sides.hidden,
        unsure=sides.unsure,
    )


def _read(then: Revision, since: Since) -> Reading:
    """Read a ledger that is in no folder: an empty one stands for it."""
    with tempfile.TemporaryDirectory(prefix="ledger-") as empty:
        root = Path(empty)
        files = {root / path: data for path, data in then.files.items()}
        return read_ledger(
            root, today=since.today, lexicon=since.lexicon, instead=files
        )


class _Sides:
    """Two states of a ledger, cut down to what may be compared."""

    def __init__(self, was: Reading, now: Reading, *, include_restricted: bool) -> None:
        before, after, self.hidden = restricted.visible_both(
            was.ledger, now.ledger, include_restricted=include_restricted
        )
        self.broken = {*was.broken_events, *now.broken_events}
        self.broken |= _may_be_in(now.broken_events, before, after)
        self.broken |= _may_be_in(was.broken_events, after, before)
        self.before, unsure = self._sure(before, after, now.problems)
        self.after, unsure_after = self._sure(after, before, was.problems)
        self.unsure = unsure + unsure_after

    def _sure(
        self, mine: Ledger, other: Ledger, problems: Iterable[Problem]
    ) -> tuple[Ledger, int]:
        """Return *mine* without broken events, and without what *other* may hold.

        A claim that is not there on the other side, in a file with an error, may be
        there and not be readable, and be restricted now.
        """
        faulty = {each.event for each in _errors(problems)}
        there = {each.id for event in other.events.values() for each in event.claims}
        events, unsure = {}, 0
        for event in mine.events.values():
            if event.id in self.broken:
                continue
            kept = tuple(
                each
                for each in event.claims
                if event.id not in faulty or each.id in there
            )
            unsure += len(event.claims) - len(kept)
            events[event.id] = replace(event, claims=kept)
        return replace(mine, events=events), unsure

    def choose(self, asked: Sequence[str]) -> tuple[list[str], tuple[LedgerError, ...]]:
        """Return ids of the events to compare, and why others are not among them."""
        known = sorted({*self.before.events, *self.after.events})
        if not asked:
            return known, ()
        names = dict.fromkeys(asked)
        missing = tuple(
            LedgerError(f"event `{name}` can't be read on both sides")
            if name in self.broken
            else NoEventError(name, closest(name, known))
            for name in names
            if name not in known
        )
        return [name for name in names if name in known], missing


def _may_be_in(broken: Collection[str], mine: Ledger, other: Ledger) -> set[str]:
    """Return events of *mine* alone that may be in a file of *other*, unreadable."""
    renamed = any(name not in mine.events for name in broken)
    return mine.events.keys() - other.events.keys() if renamed else set()


def _asked(
    ledger: Ledger, names: Sequence[str], since: Since, ask: Ask
) -> Answer | UnknownNameError:
    """Return what one side says, or which name that is asked for it does not know."""
    events = {name: ledger.events[name] for name in names if name in ledger.events}
    opened = Opened(
        root=since.root,
        ledger=replace(ledger, events=events),
        problems=(),
        texts={},
        hidden={},
        lexicon=since.lexicon or ledger.settings.lexicon,
    )
    try:
        return reconcile(opened, (), ask)
    except UnknownNameError as error:
        return error


def _question(
    old: Answer | UnknownNameError, new: Answer | UnknownNameError
) -> Question:
    """Return what was asked; a name that only one side knows may be asked for.

    Raises:
        UnknownNameError: if neither does.
    """
    if isinstance(new, Answer):
        return new.question
    if isinstance(old, Answer):
        return old.question
    raise new


def _side(
    name: str, ledger: Ledger, answer: Answer | UnknownNameError
) -> tuple[Event, Reconciliation | None] | None:
    event = ledger.events.get(name)
    if event is None:
        return None
    found = answer.events if isinstance(answer, Answer) else ()
    return event, next((each for each in found if each.event.id == name), None)


def _errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(each for each in problems if each.severity is Severity.ERROR)
