"""What only shows when all files are read: an id given twice, a party nobody knows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.names import closest
from casualty_ledger.core.problems import Code, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casualty_ledger.core.model import Claim, Event
    from casualty_ledger.core.problems import Span
    from casualty_ledger.reading.event import EventFile
    from casualty_ledger.reading.files import FoundFile
    from casualty_ledger.reading.sources import Sources


@dataclass
class Joined:
    """The events of all files.

    Attributes:
        events: by id; those that can be reconciled.
        broken: ids of those that cannot, with the paths of their files.
        actors: ids of all actors of all events.
    """

    events: dict[str, Event] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    actors: set[str] = field(default_factory=set)
    has_claims: bool = False


def join_events(found: Iterable[tuple[FoundFile, EventFile]]) -> Joined:
    """Return the events of all files, in which no id stands twice.

    Args:
        found: the files and what they gave, by path.
    """
    joined = Joined()
    ids: dict[str, Span] = {}
    firsts: dict[str, Claim] = {}
    for file, read in found:
        event = read.event
        if event is None:
            joined.broken[read.named] = joined.broken[file.path.stem] = file.shown
            continue
        joined.has_claims = joined.has_claims or bool(event.claims)
        joined.actors.update(event.actors)
        event = _once(event, firsts, joined.problems)
        span = event.spans.get("id", event.span)
        first = ids.setdefault(event.id.casefold(), span)
        if first is not span and event.id == file.path.stem:  # else it was told
            joined.problems.append(_twice(event, span, first))
        if first is span and read.sound:
            joined.events[event.id] = event
        else:
            joined.broken[event.id] = joined.broken[file.path.stem] = file.shown
    return joined


def _twice(event: Event, span: Span, first: Span) -> Problem:
    return Problem(
        code=Code.ID_REPEATED,
        span=span,
        message=f"the event id `{event.id}` is given twice",
        note=f"first given at {first}; letter case makes no difference",
        help="rename one of the two, and its file",
        event=event.id,
    )


def _once(event: Event, firsts: dict[str, Claim], problems: list[Problem]) -> Event:
    """Return *event* with claims unreadable whose id an earlier claim has."""
    repeated: set[int] = set()
    for number, claim in enumerate(event.claims):
        if claim.written_id:
            first = firsts.setdefault(claim.id, claim)
            if first is not claim:
                repeated.add(number)
                problems.append(_claim_twice(claim, first))
    if not repeated:
        return event
    claims = tuple(
        replace(claim, unreadable=True) if number in repeated else claim
        for number, claim in enumerate(event.claims)
    )
    return replace(event, claims=claims)


def _claim_twice(claim: Claim, first: Claim) -> Problem:
    return Problem(
        code=Code.ID_REPEATED,
        span=claim.spans.get("id", claim.span),
        message=f"the claim id `{claim.id}` is given twice",
        note=f"first given at {first.spans.get('id', first.span)}",
        help="give one of the two another id",
        restricted=claim.restricted,
        event=claim.event,
    )


def unknown_parties(sources: Sources, joined: Joined) -> Iterator[Problem]:
    """Yield a problem for each source whose `party` is an actor of no event.

    Nothing is said where an event could not be read, or where no event has actors:
    then nobody can tell.
    """
    if joined.broken or not joined.actors:
        return
    for source in sources.by_id.values():
        if source.party is not None and source.party not in joined.actors:
            near = closest(source.party, joined.actors, 1)
            yield Problem(
                code=Code.ACTOR_UNKNOWN,
                span=source.spans["party"],
                message=f"{source.party!r} is no actor of any event",
                help=f"`{near[0]}` is known; write that"
                if near
                else "write an id that stands under `actors:` of an event",
            )
