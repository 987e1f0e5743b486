"""What a claim, an event or a ledger says, as one number that changes if it does.

SHA-256 over canonical JSON (keys sorted, no spaces, UTF-8) of what was read, each
field as the text it was given in.  File names, key order, comments, quotes, line
breaks and the order of claims are not part of it.  So a story can say what it rested
on, and a tombstone keeps what can prove which claim was removed, and none of its text.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from casualty_ledger.core.categories import BUILT_IN
from casualty_ledger.core.dates import Period, When
from casualty_ledger.core.lexicons import LEXICONS
from casualty_ledger.core.model import Actor, Claim, Settings, Source, Status
from casualty_ledger.core.names import normal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.interval import Interval
    from casualty_ledger.core.model import Event, Ledger

# Goes up if what is hashed changes, so that two digests are never compared that
# could not be equal.
_VERSION = 1
# Where a claim stands, what is said by `statements`, and what is not the ledger's.
_NOT_SAID = frozenset(
    {"id", "written_id", "event", "statements", "span", "spans", "unreadable"}
)


@dataclass(frozen=True, slots=True)
class ClaimDigest:
    """One claim and its digest."""

    claim: Claim
    digest: str


@dataclass(frozen=True, slots=True)
class EventDigest:
    """One event, its digest, and those of its claims, in the order of the file."""

    event: Event
    digest: str
    claims: tuple[ClaimDigest, ...]


def digests_of(event: Event) -> EventDigest:
    """Return the digest of *event* and of each of its claims."""
    claims = tuple(ClaimDigest(each, claim_digest(each)) for each in event.claims)
    return EventDigest(event, event_digest(event), claims)


def claim_digest(claim: Claim, *, with_id: bool = True) -> str:
    """Return the digest of *claim*: 64 hexadecimal digits.

    An id that is not written in the file is no part of it, nor is the event: the same
    words in another file are the same claim.

    Args:
        claim: one that could be read; of an unreadable one only what could be read
            is covered.
        with_id: False to compare two claims that say the same under two ids.
    """
    return _hash("claim", claim_says(claim, with_id=with_id))


def claim_says(claim: Claim, *, with_id: bool = True) -> dict[str, object]:
    """Return what the digest of *claim* covers: keys as in files, counts by victims."""
    said = {
        field.name: _plain(getattr(claim, field.name))
        for field in fields(Claim)
        if field.name not in _NOT_SAID
    }
    # Of several spellings that mean one place, the reader takes one for all claims of
    # an event; which one must not make another claim of this.
    for key in ("where", "by", "cause"):
        said[key] = normal(getattr(claim, key) or "") or None
    if claim.status is Status.ACTIVE:
        del said["status"]  # the same as not saying so
    for statement in claim.statements:
        counts = said.setdefault(statement.cell.outcome.value, {})
        assert isinstance(counts, dict)  # noqa: S101 - no field is named so
        counts[statement.cell.victims] = _plain(statement.text)
    if with_id and claim.written_id:
        said["id"] = claim.id
    return said


def event_digest(event: Event) -> str:
    """Return the digest of *event* with its claims, in whatever order they stand."""
    said = event_says(event) | {"claims": sorted(map(claim_digest, event.claims))}
    return _hash("event", said)


def event_says(event: Event) -> dict[str, object]:
    """Return what the digest of *event* covers beside its claims."""
    return {
        "id": event.id,
        "title": _plain(event.title),
        "place": _plain(event.place),
        "start": _plain(event.start),
        "end": _plain(event.end),
        "settling_days": event.settling_days,
        "fresh_days": event.fresh_days,
        "places": dict(event.places),
        "actors": {key: _record(actor) for key, actor in event.actors.items()},
        "tags": sorted(event.tags),
        "url": _plain(event.url),
        "note": _plain(event.note),
    }


def ledger_digest(ledger: Ledger) -> str:
    """Return the digest of *ledger*: events, sources, settings, own names and words."""
    events = {key: event_digest(event) for key, event in ledger.events.items()}
    return _hash("ledger", ledger_says(ledger) | {"events": events})


def ledger_says(ledger: Ledger) -> dict[str, object]:
    """Return what the digest of *ledger* covers beside its events."""
    own = ledger.categories.categories[len(BUILT_IN.categories) :]
    sums = ledger.categories.partitions[len(BUILT_IN.partitions) :]
    return {
        "settings": _record(ledger.settings),
        "categories": {
            each.name: {"within": sorted(each.within), "title": each.title}
            for each in own
        },
        "partitions": sorted([each.whole, *sorted(each.parts)] for each in sums),
        "lexicons": {
            name: {word: _ends(meaning) for word, meaning in lexicon.items()}
            for name, lexicon in ledger.lexicons.items()
            if name not in LEXICONS
        },
        "sources": {key: _record(source) for key, source in ledger.sources.items()},
    }


def _hash(kind: str, said: Mapping[str, object]) -> str:
    given = {key: value for key, value in said.items() if value not in (None, [], {})}
    text = json.dumps(
        {"digest": _VERSION, kind: given},
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    # A lone surrogate can't come from a file; an id asked for might hold one.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _record(record: Actor | Settings | Source) -> dict[str, object]:
    said = {
        field.name: _plain(getattr(record, field.name))
        for field in fields(record)
        if field.name not in ("span", "spans")
    }
    return {key: value for key, value in said.items() if value not in (None, [])}


def _plain(value: object) -> object:
    """Return *value* as JSON holds it: texts in one normal form, on one line."""
    match value:
        case str():  # also of the enumerations
            return " ".join(unicodedata.normalize("NFC", value).split())
        case When():
            return value.text.strip()
        case Period():
            return str(value)
        case tuple():
            return sorted(str(_plain(each)) for each in value)
        case False:
            return None
        case _:
            return value


def _ends(meaning: Interval) -> list[int | None]:
    return [meaning.low, meaning.high]
