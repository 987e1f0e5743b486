"""Laws of what is added or left out: copies, retractions, sources, single claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hypothesis import assume, given
from hypothesis import strategies as st

from casualty_ledger.core.model import Question, Rating, Status
from casualty_ledger.core.reconcile import ranges_of
from casualty_ledger.core.results import LeftOut, Standing, Verdict
from tests.builders import source, when
from tests.properties.strategies import (
    MIXED,
    Palette,
    answer,
    claims,
    ledgers,
    only,
    questions,
    with_claims,
)
from tests.properties.views import clashes, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.model import Cell, Claim, Ledger
    from casualty_ledger.core.results import Ends, Reconciliation


def ends_of(found: Reconciliation) -> Mapping[Cell, Ends]:
    """Return the range of every cell that has one."""
    return {
        each.cell: each.range.ends
        for each in found.cells
        if each.verdict is not Verdict.NOT_DETERMINED
    }


@given(ledgers(), questions(), st.data())
def test_a_second_copy_of_a_claim_changes_nothing(
    ledger: Ledger, question: Question, data: st.DataObject
) -> None:
    """The same words coded twice are not two voices, nor a later day."""
    told = only(ledger).claims
    assume(told)
    one: Claim = data.draw(st.sampled_from(told))
    corrected = {each for claim in told for each in claim.corrects}
    assume(one.id not in corrected)  # its copy would stay uncorrected

    found = answer(ledger, question)
    again = answer(with_claims(ledger, (*told, replace(one, id="zz"))), question)

    assert numbers(again) == numbers(found)
    assert clashes(again) == clashes(found)


@given(ledgers(), questions(), st.data())
def test_a_retracted_claim_leaves_no_trace_but_its_mention(
    ledger: Ledger, question: Question, data: st.DataObject
) -> None:
    """Everything is as if it had never been said; only what was left out names it."""
    told = only(ledger).claims
    assume(told)
    gone: Claim = data.draw(st.sampled_from(told))
    retracted = replace(gone, status=Status.RETRACTED, retracted=None)
    with_it = with_claims(
        ledger, [retracted if each is gone else each for each in told]
    )

    found = answer(with_it, question)
    never = answer(with_claims(ledger, [e for e in told if e is not gone]), question)

    assert found.cells == never.cells
    assert found.disagreements == never.disagreements
    assert found.claims == never.claims
    others = [each for each in found.left_out if each.claim is not retracted]
    assert others == list(never.left_out)
    (mention,) = (each for each in found.left_out if each.claim is retracted)
    assert mention.reason in (LeftOut.RETRACTED, LeftOut.DISPUTED)


@given(ledgers(), questions())
def test_the_range_without_a_source_is_that_of_the_others(
    ledger: Ledger, question: Question
) -> None:
    """Sensitivity says what would really come out, corrections and all."""
    found = answer(ledger, question)

    for gone in found.sources:
        others = [each for each in only(ledger).claims if each.source != gone]
        left = ends_of(answer(with_claims(ledger, others), question))
        for each in found.cells:
            if gone in each.without:
                assert each.without[gone] == left.get(each.cell), each.cell


@given(ledgers(), questions())
def test_the_range_without_a_claim_is_that_of_the_others(
    ledger: Ledger, question: Question
) -> None:
    """What `explain` asks, cell by cell, is what reconciling anew gives."""
    told = only(ledger).claims
    cells = [each.cell for each in answer(ledger, question).cells]

    for gone in told:
        without = with_claims(ledger, [each for each in told if each is not gone])
        asked = ranges_of(cells, only(without), without, question)
        left = ends_of(answer(without, question))
        assert asked == {cell: left.get(cell) for cell in cells}


@given(
    ledgers(),
    questions(),
    claims("c0", Palette(("liar",), MIXED, ("killed",), plain=False)),
)
def test_a_claim_of_a_source_rated_e_changes_no_range(
    ledger: Ledger, question: Question, lie: Claim
) -> None:
    """It is shown, and has no say: whoever is rated E cannot move a figure."""
    lie = replace(lie, id="zz", corrects=(), draws_on=())
    told = (*only(ledger).claims, lie)
    known = {**ledger.sources, "liar": source("liar", Rating.E)}
    without = answer(ledger, question)

    found = answer(replace(with_claims(ledger, told), sources=known), question)

    there = {each.cell: each for each in found.cells}
    for each in without.cells:
        beside = there[each.cell]
        assert beside.range == each.range
        assert beside.verdict is each.verdict
        assert beside.camps == each.camps
    liars = [p for each in found.cells for p in each.positions if p.source == "liar"]
    assert all(each.standing is Standing.SET_ASIDE for each in liars)


@given(ledgers(), st.dates(date(2025, 3, 5), date(2025, 3, 17)))
def test_what_was_known_by_a_day_is_not_changed_by_what_is_said_later(
    ledger: Ledger, day: date
) -> None:
    """The record of a day stays, whatever is claimed or retracted later."""
    question = Question(known_by=day, all_cells=True)
    told = only(ledger).claims
    by_then = [one for one in told if one.said is not None and one.said.last <= day]
    tomorrow = when(str(day + timedelta(1)))
    then_retracted = [
        one
        if one.retracted or one.status is not Status.ACTIVE
        else replace(one, retracted=tomorrow)
        for one in told
    ]

    found = answer(ledger, question)

    assert found.cells == answer(with_claims(ledger, by_then), question).cells
    assert found.cells == answer(with_claims(ledger, then_retracted), question).cells
