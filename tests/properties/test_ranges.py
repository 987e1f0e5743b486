"""Laws of positions, camps and ranges."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.camps import taking_part
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import Basis
from casualty_ledger.core.positions import moved
from casualty_ledger.core.results import Standing, Verdict
from tests.builders import claim, reconciled, when
from tests.properties.strategies import DATES, DAYS, answer, ledgers, questions, texts

if TYPE_CHECKING:
    from casualty_ledger.core.model import Ledger, Question

INTERVALS = st.builds(
    lambda low, width: Interval(low, None if width is None else low + width),
    st.integers(0, 12),
    st.none() | st.integers(0, 6),
)


def holds(outer: Interval, inner: Interval) -> bool:
    """Tell whether every number of *inner* lies in *outer*."""
    return outer.meet(inner) == inner


@given(
    st.tuples(INTERVALS, INTERVALS),
    st.sampled_from(Basis),
    DATES,
    st.sampled_from(DAYS),
    st.none() | st.sampled_from(DAYS).map(date.fromisoformat),
)
def test_moving_is_monotone_and_never_narrows(
    pair: tuple[Interval, Interval],
    basis: Basis,
    day: str | None,
    to: str,
    settles: date | None,
) -> None:
    """What allows more goes on to, and time never makes a figure sharper."""
    one, other = pair

    then = moved(one, basis, when(day), when(to), settles)

    assert holds(then, one)
    assert then.low == one.low
    if holds(one, other):
        assert holds(then, moved(other, basis, when(day), when(to), settles))


@given(st.lists(st.tuples(texts(), st.sampled_from(DAYS)), min_size=1, max_size=4))
def test_a_position_lies_within_its_last_statement_and_what_came_before(
    told: list[tuple[str, str]],
) -> None:
    """Narrowing takes what both allow; repeating and replacing take one of the two."""
    found = reconciled(
        *(claim("agency", text, day, basis="count") for text, day in told), end=None
    )

    (position,) = (
        each for cell in found.cells for each in cell.positions if not each.derived
    )
    steps = position.history
    for before, step in itertools.pairwise(steps):
        then = moved(before.interval, Basis.COUNT, before.as_of, step.as_of, None)
        if then.overlaps(step.said):
            assert (
                step.interval == then.meet(step.said)
                or step.interval == before.interval
            )
            assert holds(then, step.interval)
            assert holds(step.said, step.interval)
        else:
            assert step.interval == step.said


@given(ledgers(), questions())
def test_camps_are_the_largest_groups_that_share_a_number(
    ledger: Ledger, question: Question
) -> None:
    """Their members overlap pairwise, nobody else could join, and no two camps meet."""
    for cell in answer(ledger, question).cells:
        part = taking_part(cell.positions)
        assert {p.source for camp in cell.camps for p in camp.members} == {
            p.source for p in part
        }
        for camp in cell.camps:
            pairs = itertools.combinations(camp.members, 2)
            assert all(a.interval.overlaps(b.interval) for a, b in pairs)
            others = [each for each in part if each not in camp.members]
            assert not any(
                all(each.interval.overlaps(b.interval) for b in camp.members)
                for each in others
            )
        for lower, upper in itertools.pairwise(cell.camps):
            assert lower.interval.lies_below(upper.interval)


@given(ledgers(), questions())
def test_every_policy_gives_low_best_and_high_in_order(
    ledger: Ledger, question: Question
) -> None:
    """Where they are determined; and no range lies below the people identified."""
    found = answer(ledger, replace(question, policy="all"))

    for cell in found.cells:
        for choice in cell.choices.values():
            ends = [choice.low, choice.best, choice.high]
            given_ends = [each for each in ends if each is not None]
            assert given_ends == sorted(given_ends)
        drawn, floor = cell.range, cell.evidence_floor or 0
        assert drawn.low is None or drawn.low >= floor
        assert drawn.high is None or drawn.high >= floor


@given(ledgers(), questions())
def test_a_verdict_fits_its_camps_and_range(ledger: Ledger, question: Question) -> None:
    """Not determined has no number at all, and only disagreement has several camps."""
    for cell in answer(ledger, question).cells:
        stands = [p for p in cell.positions if p.standing is Standing.STANDING]
        none = cell.verdict is Verdict.NOT_DETERMINED
        assert none == (not stands) == (cell.range.low is None)
        if none:
            assert (cell.range.high, cell.range.open, cell.choice.best) == (
                None,
                False,
                None,
            )
        several = len(cell.camps) > 1
        assert (
            several == (cell.verdict is Verdict.DISAGREE)
            or cell.verdict is Verdict.DERIVED
        )
        assert (cell.common_ground is None) == (len(cell.camps) != 1)
