"""Camps and the verdict on a cell (docs/method.md#camps).

A camp is a largest group of positions whose intervals share a number.  On a line
pairwise overlap is enough for that (Helly's theorem), so one look at each low end
finds them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import Basis
from casualty_ledger.core.results import Camp, Position, Standing, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def by_interval(position: Position) -> tuple[object, ...]:
    """Sort key of positions: by low, then high (open last), then source."""
    return (*_ends(position.interval), position.source)


def _ends(interval: Interval) -> tuple[float, float]:
    high = interval.high
    return (interval.low, float("inf") if high is None else high)


def find_camps(
    positions: Iterable[Position], groups: Mapping[str, str]
) -> tuple[Camp, ...]:
    """Return the camps of *positions*, by low, then high (open last).

    Args:
        positions: those that stand and take part; see `taking_part`.
        groups: per voice, a name for its independent group.
    """
    ordered = sorted(positions, key=by_interval)
    sets = [
        frozenset(number for number, each in enumerate(ordered) if low in each.interval)
        for low in sorted({each.interval.low for each in ordered})
    ]
    largest = {one for one in sets if not any(one < other for other in sets)}
    camps = [_camp([ordered[each] for each in sorted(one)], groups) for one in largest]
    return tuple(sorted(camps, key=lambda camp: _ends(camp.interval)))


def _camp(members: list[Position], groups: Mapping[str, str]) -> Camp:
    shared: Interval | None = members[0].interval
    for each in members[1:]:
        assert shared is not None  # noqa: S101 - all of them hold one low end
        shared = shared.meet(each.interval)
    assert shared is not None  # noqa: S101 - as above
    stating = {groups[each.source] for each in members if not each.derived}
    return Camp(shared, tuple(members), len(stating))


def taking_part(positions: Iterable[Position]) -> list[Position]:
    """Return those that camps are made of: standing, and if derived, above zero."""
    return [
        each
        for each in positions
        if each.standing is Standing.STANDING
        and (not each.derived or each.interval.low > 0)
    ]


def verdict(
    positions: Sequence[Position], camps: Sequence[Camp], groups: Mapping[str, str]
) -> Verdict:
    """Return what the *positions* of a cell amount to; the first rule that holds."""
    standing = [each for each in positions if each.standing is Standing.STANDING]
    stated = [each for each in standing if not each.derived]
    if not standing:
        return Verdict.NOT_DETERMINED
    if not stated:
        return Verdict.DERIVED
    if len(camps) > 1:
        return Verdict.DISAGREE
    if len({groups[each.source] for each in stated}) == 1:
        return Verdict.SINGLE_SOURCE
    figures = not_evidence(stated)
    independent = {groups[each.source] for each in figures}
    if len(independent) > 1 and shared_reach(figures) is not None:
        return Verdict.AGREE
    return Verdict.COMPATIBLE


def not_evidence(positions: Sequence[Position]) -> list[Position]:
    """Return the tallies and estimates of *positions*; all, where there are none."""
    figures = [each for each in positions if each.basis is not Basis.IDENTIFIED]
    return figures or list(positions)


def shared_reach(positions: Sequence[Position]) -> Interval | None:
    """Return the numbers that the reaches of *positions* share, or None."""
    shared: Interval | None = Interval(0, None)
    for each in positions:
        shared = shared and shared.meet(each.reach)
    return shared if positions else None
