"""Ask an opened ledger for the ranges of its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from casualty_ledger.core.errors import LedgerError, NoEventError
from casualty_ledger.core.model import Question
from casualty_ledger.core.problems import Severity
from casualty_ledger.core.reconcile import reconcile as reconcile_event
from casualty_ledger.ledger.names import closest, require

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from casualty_ledger.core.model import Event, Ledger, Rating
    from casualty_ledger.core.problems import Problem
    from casualty_ledger.core.results import Reconciliation
    from casualty_ledger.ledger.opening import Opened

#: What `--policy` takes to put all policies side by side.
ALL_POLICIES = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked of a ledger, as given; None is "what the ledger's settings say".

    Attributes:
        as_of, known_by, min_rating, victims, where, all_cells: as in
            `core.model.Question`.
        policy: a name, or ``all``.
        tag: only events with this tag.
        since, until: only events that begin within.
    """

    as_of: date | None = None
    known_by: date | None = None
    policy: str | None = None
    min_rating: Rating | None = None
    victims: str | None = None
    where: str | None = None
    all_cells: bool = False
    tag: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def filters(self) -> bool:
        """Whether it leaves out events."""
        return any(each is not None for each in (self.tag, self.since, self.until))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What reconciling gave.

    Attributes:
        question: as the engine was asked.
        events: those reconciled, in the order asked for.
        missing: why each event that was named is not among them.
        problems: those that concern these events, or the ledger as a whole.
        hidden: restricted claims of these events that were left out.
    """

    question: Question
    events: tuple[Reconciliation, ...]
    missing: tuple[LedgerError, ...]
    problems: tuple[Problem, ...]
    hidden: int

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Those problems for which something was left out."""
        return tuple(each for each in self.problems if each.severity is Severity.ERROR)


def reconcile(
    opened: Opened,
    events: Sequence[str] = (),
    ask: Ask | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Answer:
    """Reconcile *events*, or all of them if none is named.

    An event that is not there, or can't be read, is named in the answer; the others
    are reconciled all the same.

    Raises:
        UnknownNameError: if what is asked names a policy, category or place that is
            not known.
    """
    ask = ask or Ask()
    chosen, missing = choose_events(opened, events)
    question = _question(opened, ask, chosen)
    kept = [event for event in chosen if _passes(event, ask)]
    return Answer(
        question=question,
        events=tuple(_reconciled(opened.ledger, kept, question, progress)),
        missing=missing,
        problems=_concerning(opened.problems, events),
        hidden=_hidden_in(opened, events),
    )


def _reconciled(
    ledger: Ledger,
    events: Sequence[Event],
    question: Question,
    progress: Callable[[int, int], None] | None,
) -> Iterator[Reconciliation]:
    for done, event in enumerate(events):
        if progress is not None:
            progress(done, len(events))
        yield reconcile_event(event, ledger, asked_of(question, event))


def asked_of(question: Question, event: Event) -> Question:
    """Return what is asked of one event: its own place is the whole of it."""
    whole = question.where is not None and question.where == event.place
    return replace(question, where=None) if whole else question


def _passes(event: Event, ask: Ask) -> bool:
    """Tell whether the filters for events leave *event* in.

    It begins on the last day that its start can mean, where that is not a day.
    """
    begins = event.start.last
    return (
        (ask.tag is None or ask.tag in event.tags)
        and (ask.since is None or ask.since <= begins)
        and (ask.until is None or begins <= ask.until)
    )


def choose_events(
    opened: Opened, asked: Sequence[str]
) -> tuple[tuple[Event, ...], tuple[LedgerError, ...]]:
    """Return the events *asked* for, each once, and why others are not among them."""
    known = opened.ledger.events
    if not asked:
        return tuple(known.values()), ()
    names = dict.fromkeys(asked)
    missing = tuple(_why_missing(opened, name) for name in names if name not in known)
    return tuple(known[name] for name in names if name in known), missing


def _why_missing(opened: Opened, name: str) -> LedgerError:
    unread = any(
        name in (each.event, Path(each.span.path).stem)
        for each in opened.problems
        if each.severity is Severity.ERROR
    )
    if unread:
        return LedgerError(f"event `{name}` can't be read; `ledger check` says why")
    return NoEventError(name, closest(name, opened.ledger.events))


def _question(opened: Opened, ask: Ask, events: Sequence[Event]) -> Question:
    """Return what the engine is asked, every name in it known."""
    from casualty_ledger.core.policies import POLICIES

    ledger = opened.ledger
    policy = ask.policy or ledger.settings.policy
    require("policy", policy, [*POLICIES, ALL_POLICIES])
    require("category", ask.victims, ledger.categories.by_name)
    tags = {tag for event in ledger.events.values() for tag in event.tags}
    require("tag", ask.tag, sorted(tags))
    if events:
        require("place", ask.where, list(places_of(events)))
    return Question(
        as_of=ask.as_of,
        known_by=ask.known_by,
        policy=policy,
        lexicon=opened.lexicon,
        min_rating=ask.min_rating,
        victims=ask.victims,
        where=ask.where,
        all_cells=ask.all_cells,
    )


def places_of(events: Iterable[Event]) -> Iterator[str]:
    """Yield every place that *events* declare, or that a claim about them names."""
    for event in events:
        if event.place is not None:
            yield event.place
        yield from event.places
        for claim in event.claims:
            if claim.where is not None:
                yield claim.where


def _concerning(
    problems: Iterable[Problem], events: Sequence[str]
) -> tuple[Problem, ...]:
    """Return those of *problems* in *events*, or in no event; all if none is named."""
    return tuple(
        each
        for each in problems
        if not events or each.event is None or each.event in events
    )


def _hidden_in(opened: Opened, events: Sequence[str]) -> int:
    return sum(
        count for event, count in opened.hidden.items() if not events or event in events
    )
