"""The range that can be printed for a cell, and who sets it (docs/method.md#range)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.camps import not_evidence
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.interval import hull
from casualty_ledger.core.model import Basis
from casualty_ledger.core.results import Camp, Position, Range, Standing, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.standing import Floor

_CEILINGS = (Wording.AT_MOST, Wording.FEWER_THAN)


@dataclass(frozen=True, slots=True)
class _End:
    """One end of a range on its way: its number, who set it and how."""

    people: int
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    how: str


def draw_range(
    positions: Sequence[Position],
    camps: Sequence[Camp],
    verdict: Verdict,
    floor: Floor | None,
) -> Range:
    """Return the range of a cell from its judged *positions*."""
    standing = [each for each in positions if each.standing is Standing.STANDING]
    stated = [each for each in standing if not each.derived]
    derived = [each for each in standing if each.derived]
    if verdict is Verdict.NOT_DETERMINED:
        return Range()
    if verdict is Verdict.DERIVED:
        return _of_derived(derived, camps, floor)
    return _of_stated(firm(not_evidence(stated)), derived, floor)


def firm(positions: Sequence[Position]) -> list[Position]:
    """Leave out each vaguer position whose reach overlaps that of a firmer one kept.

    "Over 500" or "hundreds" beside 524 leaves 524.
    """
    kept: list[Position] = []
    for level in (3, 2, 1, 0):
        firmer = list(kept)
        kept += [
            each
            for each in positions
            if _firmness(each) == level
            and not any(each.reach.overlaps(other.reach) for other in firmer)
        ]
    return kept


def _firmness(position: Position) -> int:
    assert position.wording is not None  # noqa: S101 - stated positions have one
    return position.wording.firmness


def _of_stated(
    kept: Sequence[Position], derived: Sequence[Position], floor: Floor | None
) -> Range:
    low = _stated_end(kept, min(each.figure.low for each in kept), "low")
    high = _stated_end(kept, max(_top(each) for each in kept), "high")
    implied = any(each.interval.low > 0 for each in derived)
    if not implied and all(each.wording in _CEILINGS for each in kept):
        low = _End(0, low.sources, low.claims, "only ceilings are given")
    low_words = _words(kept, low.people, "low")
    high_words = _words(kept, high.people, "high")
    is_open = all(
        each.interval.high is None or each.basis is Basis.IDENTIFIED
        for each in kept
        if _top(each) == high.people
    )
    if floor is not None and floor.people > low.people:
        low, low_words = _lifted(floor), None
    if low.people > high.people:
        high, high_words, is_open = low, None, True
    above = [each for each in derived if each.interval.low > high.people]
    if above:
        high, high_words, is_open = _implied(above), None, True
    return _range(low, high, low_words, high_words, is_open=is_open)


def _top(position: Position) -> int:
    assert position.figure.high is not None  # noqa: S101 - figures are closed
    return position.figure.high


def _stated_end(kept: Sequence[Position], people: int, end: str) -> _End:
    setters = [
        each
        for each in kept
        if (each.figure.low if end == "low" else _top(each)) == people
    ]
    return _end(
        setters,
        people,
        f"the {end}est figure" if end == "low" else "the highest figure",
    )


def _end(setters: Sequence[Position], people: int, how: str) -> _End:
    claims = {claim for each in setters for claim in (*each.claims, *each.rests_on)}
    sources = {each.source for each in setters}
    return _End(people, tuple(sorted(sources)), tuple(sorted(claims)), how)


def _lifted(floor: Floor) -> _End:
    return _End(
        floor.people, floor.sources, floor.claims, "raised to the people identified"
    )


def _implied(above: Sequence[Position]) -> _End:
    people = max(each.interval.low for each in above)
    setters = [each for each in above if each.interval.low == people]
    return _end(setters, people, "raised to what other figures imply")


def _words(kept: Sequence[Position], people: int, end: str) -> str | None:
    """Return the words of an end that only wordings that are not exact set."""
    if end == "low":
        said = [each.low_words for each in kept if each.figure.low == people]
    else:
        said = [each.high_words for each in kept if _top(each) == people]
    words = sorted({each for each in said if each is not None})
    return words[0] if words and None not in said else None


def _of_derived(
    derived: Sequence[Position], camps: Sequence[Camp], floor: Floor | None
) -> Range:
    ends = [camp.interval for camp in camps] or [each.interval for each in derived]
    whole = hull(ends)
    low = _end(
        [each for each in derived if each.interval.low == whole.low],
        whole.low,
        "implied by other figures",
    )
    high = whole.high
    if floor is not None and floor.people > low.people:
        low = _lifted(floor)
    if high is None:
        open_ = [each for each in derived if each.interval.high is None]
        top = _end(open_ or derived, low.people, "nothing bounds it")
        return Range(
            low.people,
            None,
            open=True,
            low_set_by=low.sources,
            high_set_by=top.sources,
            low_claims=low.claims,
            high_claims=top.claims,
            low_from=low.how,
            high_from=top.how,
        )
    if low.people > high:
        return _range(low, low, None, None, is_open=True)
    setters = [each for each in derived if each.interval.high == high]
    return _range(
        low, _end(setters, high, "implied by other figures"), None, None, is_open=False
    )


def _range(
    low: _End,
    high: _End,
    low_words: str | None,
    high_words: str | None,
    *,
    is_open: bool,
) -> Range:
    return Range(
        low.people,
        high.people,
        is_open,
        low_words,
        high_words,
        low.sources,
        high.sources,
        low.claims,
        high.claims,
        low.how,
        high.how,
    )
