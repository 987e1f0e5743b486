"""Laws of order and names: neither makes a difference to what is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.dates import Period, When, add_days
from casualty_ledger.core.model import Cell, Outcome
from tests.properties.strategies import (
    answer,
    ledgers,
    only,
    questions,
    with_claims,
)
from tests.properties.views import clashes, numbers

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from casualty_ledger.core.model import (
        Claim,
        Event,
        Ledger,
        Question,
        Source,
    )


@given(ledgers(), questions(), st.randoms())
def test_the_order_of_claims_and_sources_makes_no_difference(
    ledger: Ledger, question: Question, chance: Random
) -> None:
    """Not to one number, id, reason or sentence: files can be merged in any order."""
    told, known = only(ledger).claims, list(ledger.sources.items())
    mixed = replace(
        with_claims(ledger, chance.sample(told, len(told))),
        sources=dict(chance.sample(known, len(known))),
    )

    one, other = answer(ledger, question), answer(mixed, question)

    assert one.cells == other.cells
    assert one.disagreements == other.disagreements
    assert {each.claim.id: each.reason for each in one.left_out} == {
        each.claim.id: each.reason for each in other.left_out
    }
    assert (one.sources, one.as_of, one.groups) == (
        other.sources,
        other.as_of,
        other.groups,
    )


def renamed(ledger: Ledger) -> Ledger:
    """Return the ledger with every source under a name that sorts the other way."""

    def source(one: Source) -> Source:
        draws_on = tuple(map(_reversed, one.draws_on))
        return replace(one, id=_reversed(one.id), draws_on=draws_on)

    def claim(one: Claim) -> Claim:
        draws_on = tuple(map(_reversed, one.draws_on))
        return replace(one, source=_reversed(one.source), draws_on=draws_on)

    told = map(claim, only(ledger).claims)
    return replace(
        with_claims(ledger, told),
        sources={_reversed(key): source(one) for key, one in ledger.sources.items()},
    )


def _reversed(name: str) -> str:
    return "".join(chr(ord("a") + ord("z") - ord(letter)) for letter in name)


@given(ledgers(), questions())
def test_the_names_of_sources_make_no_difference(
    ledger: Ledger, question: Question
) -> None:
    """Nobody gains by being called first."""
    one, other = answer(ledger, question), answer(renamed(ledger), question)

    assert numbers(one) == numbers(other, label=_reversed)
    assert sorted(clashes(one), key=str) == sorted(clashes(other), key=str)


def shifted(ledger: Ledger, days: int) -> Ledger:
    """Return the ledger with every date so many days later."""

    def claim(one: Claim) -> Claim:
        return replace(
            one,
            published=_later(one.published, days),
            as_of=_later(one.as_of, days),
            retracted=_later(one.retracted, days),
            statements=tuple(
                replace(each, cell=_cell_later(each.cell, days))
                for each in one.statements
            ),
        )

    the_event: Event = replace(
        only(ledger),
        start=_moved(only(ledger).start, days),
        end=_later(only(ledger).end, days),
        claims=tuple(map(claim, only(ledger).claims)),
    )
    return replace(ledger, events={the_event.id: the_event})


def _later(when: When | None, days: int) -> When | None:
    return None if when is None else _moved(when, days)


def _moved(when: When, days: int) -> When:
    return replace(
        when,
        first=add_days(when.first, days),
        last=add_days(when.last, days),
        instant=when.instant and when.instant + timedelta(days),
    )


def _cell_later(cell: Cell, days: int) -> Cell:
    if cell.period is None:
        return cell
    first, last = cell.period.first, cell.period.last
    return replace(cell, period=Period(add_days(first, days), add_days(last, days)))


def _question_later(question: Question, days: int) -> Question:
    def later(day: date | None) -> date | None:
        return None if day is None else add_days(day, days)

    return replace(
        question, as_of=later(question.as_of), known_by=later(question.known_by)
    )


#: Over the end of a month, of a February, of a year, and far away.
SHIFTS = st.sampled_from((20, 22, -8, -11, 296, 4000))


@given(ledgers(), questions(), SHIFTS)
def test_the_calendar_makes_no_difference(
    ledger: Ledger, question: Question, days: int
) -> None:
    """The same claims a year later give the same answer a year later."""

    def back(when: When | None) -> date | None:
        return None if when is None else add_days(when.last, -days)

    one = answer(ledger, question)
    other = answer(shifted(ledger, days), _question_later(question, days))

    assert {_cell_later(cell, days): seen for cell, seen in numbers(one).items()} == (
        numbers(other, day=back)
    )


@given(ledgers(), questions())
def test_what_is_shown_makes_no_difference_to_what_is_found(
    ledger: Ledger, question: Question
) -> None:
    """Shown are stated cells, and those above zero where one would look."""
    everything = answer(ledger, question)

    worth_showing = answer(ledger, replace(question, all_cells=False))

    told = {each.cell for claim in everything.claims for each in claim.statements}
    named = {replace(cell, victims="total") for cell in told}
    named |= {Cell(outcome) for outcome in Outcome}
    assert worth_showing.cells == tuple(
        each
        for each in everything.cells
        if each.cell in told
        or (each.range.low and replace(each.cell, victims="total") in named)
    )
    assert worth_showing.disagreements == everything.disagreements
