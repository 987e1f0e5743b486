"""What changed between two states of a ledger: claims, what they hang on, and ranges.

Claims are the same under the same id in the same event.  Of what changed only the keys
are told, so that no text that was taken away comes back.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from casualty_ledger.core.digest import claim_says, event_says, ledger_says

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from casualty_ledger.core.model import Cell, Claim, Event, Ledger
    from casualty_ledger.core.results import CellResult, Reconciliation

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Fate(enum.StrEnum):
    """What became of something."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was.

    Attributes:
        id: of the claim, event or source; or a key of the settings.
        keys: what is not as it was, as files name it; ``killed/civilians`` for a
            count.  Empty for what was added or removed.
    """

    id: str
    fate: Fate
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RangeChange:
    """A range that is not as it was; None where nothing was, or is, to be said."""

    cell: Cell
    before: CellResult | None
    after: CellResult | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventChange:
    """What changed in one event.

    Attributes:
        change: of the event itself; None if only its claims or ranges changed.
        event: as it is, or as it was where it is gone.
        claims: in the order of the files, those that are gone last.
        ranges: in the order outputs show cells, those that are gone last.
    """

    event: Event
    change: Change | None
    claims: tuple[Change, ...]
    ranges: tuple[RangeChange, ...]

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.change or self.claims or self.ranges)


def event_change(
    before: tuple[Event, Reconciliation | None] | None,
    after: tuple[Event, Reconciliation | None] | None,
) -> EventChange:
    """Return what changed in one event.

    Args:
        before: the event as it was and what it gave; None where there was none.
        after: as it is.  One of the two is not None.
    """
    old, was = before or (None, None)
    new, found = after or (None, None)
    event = new or old
    assert event is not None  # noqa: S101 - as agreed
    return EventChange(
        event=event,
        change=_of_event(old, new),
        claims=tuple(_of_claims(old, new)),
        ranges=tuple(_of_ranges(was, found)),
    )


def ledger_changes(before: Ledger, after: Ledger) -> tuple[Change, ...]:
    """Return what changed beside events: sources by id, then keys of the settings."""
    old, new = ledger_says(before), ledger_says(after)
    sources = []
    for name, was, found in _pairs(before.sources, after.sources):
        fate = _fate(was, found)
        mine = (_mapping(old["sources"]).get(name), _mapping(new["sources"]).get(name))
        keys = tuple(_keys(_mapping(mine[0]), _mapping(mine[1])))
        if fate is not Fate.CHANGED:
            sources.append(Change(name, fate))
        elif keys:
            sources.append(Change(name, fate, keys))
    rest = [key for key in _keys(old, new) if not key.startswith("sources/")]
    return (*sources, *(Change(key, Fate.CHANGED) for key in rest))


def _of_event(old: Event | None, new: Event | None) -> Change | None:
    event = new or old
    assert event is not None  # noqa: S101 - as agreed
    if old is None or new is None:
        return Change(event.id, _fate(old, new))
    keys = tuple(_keys(event_says(old), event_says(new)))
    return Change(event.id, Fate.CHANGED, keys) if keys else None


def _of_claims(old: Event | None, new: Event | None) -> Iterator[Change]:
    for (name, _), was, found in _pairs(_numbered(old), _numbered(new)):
        if was is None or found is None:
            yield Change(name, _fate(was, found))
        elif found.removed and not was.removed:
            yield Change(name, Fate.REMOVED)
        elif keys := tuple(_keys(claim_says(was), claim_says(found))):
            yield Change(name, Fate.CHANGED, keys)


def _numbered(event: Event | None) -> dict[tuple[str, int], Claim]:
    """Return claims by id, and by which one of that id it is: an error, but read."""
    found: dict[tuple[str, int], Claim] = {}
    for claim in event.claims if event else ():
        number = 0
        while (claim.id, number) in found:
            number += 1
        found[claim.id, number] = claim
    return found


def _of_ranges(
    was: Reconciliation | None, found: Reconciliation | None
) -> Iterator[RangeChange]:
    old = {each.cell: each for each in was.cells} if was else {}
    new = {each.cell: each for each in found.cells} if found else {}
    for cell, before, after in _pairs(old, new):
        if _said(before) != _said(after):
            yield RangeChange(cell, before, after)


def _said(found: CellResult | None) -> object:
    """Return what is printed of a range: numbers, words, verdict, and its day."""
    if found is None:
        return None
    drawn, words = found.choice, (found.range.low_words, found.range.high_words)
    day = None if found.dated is None else found.dated.last
    return (drawn.low, drawn.best, drawn.high, drawn.open, words, found.verdict, day)


def _fate(was: object, found: object) -> Fate:
    if was is None:
        return Fate.ADDED
    return Fate.REMOVED if found is None else Fate.CHANGED


def _pairs(
    old: Mapping[_Key, _Value], new: Mapping[_Key, _Value]
) -> Iterator[tuple[_Key, _Value | None, _Value | None]]:
    """Yield each key with what it had and has: in the order of *new*, the gone last."""
    for key in dict.fromkeys((*new, *old)):
        yield key, old.get(key), new.get(key)


def _keys(old: Mapping[str, object], new: Mapping[str, object]) -> Iterable[str]:
    """Yield the keys under which *old* and *new* differ; nested ones with a slash."""
    for key, was, found in sorted(_pairs(old, new), key=lambda each: each[0]):
        if (was or None) == (found or None):
            continue
        if isinstance(was or {}, dict) and isinstance(found or {}, dict):
            yield from (
                f"{key}/{each}" for each in _keys(_mapping(was), _mapping(found))
            )
        else:
            yield key


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else {}
