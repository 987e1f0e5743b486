"""Two numbers of one source for one day that a slip of the finger would make of one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims
from casualty_ledger.core.checks.comparable import by_source, said_again
from casualty_ledger.core.misprint import slips
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.model import Claim, Ledger, Statement
    from casualty_ledger.core.positions import Said
    from casualty_ledger.core.problems import Problem

#: Unit: people.  Where the larger number is below this, a dropped digit proves
#: nothing: of a day on which 2 dead became 12, most news is true.
_LEAST_FOR_DROPPED = 100


def misprint_likely(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for two numbers of one source, cell and day, a slip apart."""
    for event in ledger.events.values():
        for claims in by_source(event).values():
            for some in _same_day(claims):
                for told in said_again(some, _names_one_number):
                    yield from (_problem(*pair) for pair in _pairs(told))


def _same_day(claims: list[Claim]) -> Iterator[list[Claim]]:
    """Yield claims of one day that count the same people."""
    found: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if (day := claim.day) is not None:
            found[(day.first, day.last, claim.excludes, claim.includes)].append(claim)
    return (some for some in found.values() if len(some) > 1)


def _names_one_number(_claim: Claim, statement: Statement) -> bool:
    return statement.count.figure.low == statement.count.figure.high


def _pairs(told: list[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield each two statements, in file order, whose numbers are one slip apart."""
    by_number: dict[int, list[Said]] = defaultdict(list)
    for each in sorted(told, key=lambda each: each.statement.span):
        by_number[each.statement.count.figure.low].append(each)
    for number in by_number:
        for other in slips(number) & by_number.keys():
            dropped = len(str(other)) < len(str(number))
            if other < number and not (dropped and number < _LEAST_FOR_DROPPED):
                one, two = by_number[number][0], by_number[other][0]
                later = one.statement.span > two.statement.span
                yield (two, one) if later else (one, two)


def _problem(one: Said, other: Said) -> Problem:
    first, second = one.statement, other.statement
    day = other.claim.day
    assert day is not None  # noqa: S101 - grouped by it
    return about_claims(
        Code.MISPRINT_LIKELY,
        second.span,
        f"{second.text} differs from {first.text} by one digit swapped, dropped or"
        f" doubled, both of `{other.claim.source}` as of {day.day_text}",
        other.claim,
        one.claim,
        note=f"{first.text} stands at {first.span}, in claim `{one.claim.id}`",
        help="check both against the source; if it gave both, let the later claim"
        " name the earlier one under `corrects`",
    )
