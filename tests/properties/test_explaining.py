"""Laws of what explains an answer: days, and what would be without each claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given, settings

from casualty_ledger.core.explain import explain
from casualty_ledger.core.results import Ends, Verdict
from casualty_ledger.core.timeline import timeline
from tests.properties.strategies import answer, ledgers, only, questions, with_claims

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.model import Cell, Ledger, Question
    from casualty_ledger.core.results import Reconciliation


def ends_of(found: Reconciliation) -> Mapping[Cell, Ends]:
    """Return the range of every cell that has one."""
    return {
        each.cell: each.range.ends
        for each in found.cells
        if each.verdict is not Verdict.NOT_DETERMINED
    }


@given(ledgers(), questions())
def test_each_day_is_what_reconciling_as_of_and_known_by_it_gives(
    ledger: Ledger, question: Question
) -> None:
    """A timeline says nothing that could not have been said on the day."""
    days = timeline(only(ledger), ledger, question)

    for each in days.days:
        then = replace(question, as_of=each.day, known_by=each.day)
        assert each.known == answer(ledger, then)


@given(ledgers(), questions())
def test_every_day_on_which_something_happened_is_in_the_timeline(
    ledger: Ledger, question: Question
) -> None:
    """No claim comes in, and none falls out, between two of its days."""
    days = timeline(only(ledger), ledger, question)

    told = only(ledger).claims
    dates = {
        when.last
        for claim in told
        for when in (claim.published, claim.as_of, claim.retracted)
        if when is not None and not claim.removed
    }
    asked = [day for day in (question.as_of, question.known_by) if day is not None]
    assert [each.day for each in days.days] == sorted(
        date for date in dates if all(date <= day for day in asked)
    )
    assert set(days.undated) == {claim.id for claim in told if claim.day is None}


@given(ledgers(), questions())
def test_a_range_moves_only_where_some_claim_did_it(
    ledger: Ledger, question: Question
) -> None:
    """What changed a range can always be named, and nothing changes by itself."""
    days = timeline(only(ledger), ledger, question)

    for each in days.days:
        before = {} if each.before is None else ends_of(each.before)
        now = ends_of(each.known)
        for cell in {*before, *now}:
            moved = before.get(cell) != now.get(cell)
            nowhere = Ends(None, None, open=False)
            assert moved == bool(each.moves_of(cell)) or (
                # "48+" that nothing bounds, and 48 or more: printed the same
                (before.get(cell, nowhere).high is None)
                != (now.get(cell, nowhere).high is None)
            )
            if moved:
                assert each.changed_by
            assert set(each.changes_of(cell)) <= set(each.changed_by)


@settings(max_examples=40)
@given(ledgers(most=5), questions())
def test_the_range_without_a_claim_is_that_of_the_others(
    ledger: Ledger, question: Question
) -> None:
    """`without_claim` of each cell is what comes out once the claim is removed."""
    found = answer(ledger, question)
    explained = explain(found, found.cells, ledger, question)

    for gone in only(ledger).claims:
        others = [each for each in only(ledger).claims if each is not gone]
        left = ends_of(answer(with_claims(ledger, others), question))
        for each in explained:
            if gone.id in each.without_claim:
                cell = each.result.cell
                assert each.without_claim[gone.id] == left.get(cell), cell


@given(ledgers(), questions())
def test_every_claim_behind_a_cell_is_shown_with_what_would_be_without_it(
    ledger: Ledger, question: Question
) -> None:
    """Both ends of a range are traced to counts with file and line."""
    found = answer(ledger, question)

    for each in explain(found, found.cells, ledger, question):
        cell = each.result
        said_by = {one.claim.id for one in (*each.statements, *each.support)}
        ends = {*cell.range.low_claims, *cell.range.high_claims}
        assert {*cell.claims, *cell.floor_claims, *ends} <= said_by
        clashing = {claim for one in each.disagreements for claim in one.claims}
        assert set(each.without_claim) == said_by | clashing
        stating = {
            claim.id
            for claim in found.claims
            if any(one.cell == cell.cell for one in claim.statements)
        }
        assert {one.claim.id for one in each.statements} == stating
