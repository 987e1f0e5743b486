"""A cumulative count that falls: nobody comes back, so something was revised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims
from casualty_ledger.core.checks.comparable import by_source, said_again
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.model import Basis, Outcome
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casualty_ledger.core.model import Claim, Ledger, Statement
    from casualty_ledger.core.positions import Said
    from casualty_ledger.core.problems import Problem

#: The missing are found, the detained released, the unidentified identified: their
#: numbers fall without anybody having been wrong.
_NOT_CUMULATIVE = (Outcome.MISSING, Outcome.DETAINED)
_SHRINKING = ("unknown_status", "unknown_age_sex", "civilian_unknown_age_sex")


def count_falls(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each tally that falls without `corrects:` to explain it."""
    for event in ledger.events.values():
        by_id = {claim.id: claim for claim in event.claims}
        for claims in by_source(event).values():
            for told in said_again(claims, _is_cumulative):
                yield from _falls(sorted(told, key=_by_day), by_id)


def _is_cumulative(claim: Claim, statement: Statement) -> bool:
    """Tell whether it is one of a dated tally, or list of names, that grows."""
    cell, basis = statement.cell, statement.basis
    if claim.day is None or cell.period is not None:
        return False
    if cell.outcome in _NOT_CUMULATIVE or cell.victims in _SHRINKING:
        return False
    if basis is Basis.IDENTIFIED:
        return statement.count.wording is Wording.EXACT
    return basis is Basis.COUNT


def _by_day(told: Said) -> tuple[object, ...]:
    day, said = told.claim.day, told.claim.said
    assert day is not None  # noqa: S101 - only dated ones are in a series
    assert said is not None  # noqa: S101 - a day stands in for it
    return (day.last, said.last, told.count.figure.low, told.statement.span)


def _falls(series: list[Said], by_id: Mapping[str, Claim]) -> Iterator[Problem]:
    """Yield a problem for each statement below the highest since the last fall."""
    highest = series[0]
    for later in series[1:]:
        if _lies_below(later, highest):
            if _is_later(later, highest) and not _is_explained(later, highest, by_id):
                yield _problem(highest, later)
            highest = later
        elif later.count.interval.low >= highest.count.interval.low:
            highest = later


def _lies_below(later: Said, earlier: Said) -> bool:
    # By its count: as evidence, a shorter list of names would contradict nothing.
    return later.count.interval.lies_below(earlier.count.interval)


def _is_later(later: Said, earlier: Said) -> bool:
    one, other = earlier.claim.day, later.claim.day
    return one is not None and other is not None and one.last < other.first


def _is_explained(later: Said, earlier: Said, by_id: Mapping[str, Claim]) -> bool:
    """Tell whether *later* corrects *earlier*, or what had come after that.

    Whoever takes back the newest number takes back the ones it had grown from.  If it
    corrects what is not there, that was reported, and the fall may follow from it.
    """
    if any(name not in by_id for name in later.claim.corrects):
        return True
    cell, day = earlier.statement.cell, earlier.claim.day
    return any(
        each.source == earlier.claim.source
        and each.day is not None
        and day is not None
        and each.day.last >= day.last
        and any(statement.cell == cell for statement in each.statements)
        for each in _corrected_by(later.claim, by_id)
    )


def _corrected_by(claim: Claim, by_id: Mapping[str, Claim]) -> list[Claim]:
    """Return what *claim* corrects, directly or through others."""
    found: dict[str, Claim] = {}
    ahead = [claim]
    while ahead:
        for name in ahead.pop().corrects:
            if name in by_id and name not in found:
                found[name] = by_id[name]
                ahead.append(by_id[name])
    return list(found.values())


def _problem(earlier: Said, later: Said) -> Problem:
    one, other = earlier.claim.day, later.claim.day
    assert one is not None  # noqa: S101 - only dated ones are in a series
    assert other is not None  # noqa: S101 - the same
    return about_claims(
        Code.COUNT_FALLS,
        later.statement.span,
        f"the count of `{later.claim.source}` falls from {earlier.statement.text}"
        f" as of {one.day_text} to {later.statement.text} as of {other.day_text}",
        later.claim,
        earlier.claim,
        note=f"{earlier.statement.text} stands at {earlier.statement.span},"
        f" in claim `{earlier.claim.id}`",
        help=_help(earlier.claim),
    )


def _help(earlier: Claim) -> str:
    if earlier.written_id:
        named = f"write `corrects: {earlier.id}` in the later claim"
    else:
        named = "give that claim an `id`, and name it under `corrects` in the later one"
    return f"if the source revised it, {named}"
