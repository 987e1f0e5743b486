"""Totals over events -> rows of ``totals``, and their shape in JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.model import Outcome
from casualty_ledger.export.columns import Table, TotalRow
from casualty_ledger.export.joined import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.core.model import Question
    from casualty_ledger.core.totals import Total
    from casualty_ledger.export.json_shapes import Shape


def totals(found: Iterable[Total], question: Question) -> Table:
    """Return the table ``totals``: one row a group and category.

    Args:
        found: in the order to show them.
        question: as asked of the events.
    """
    return Table(TotalRow, [_row(each, question) for each in found])


def _row(found: Total, question: Question) -> TotalRow:
    return TotalRow(
        group=found.group,
        outcome=Outcome.KILLED.value,
        victims=found.victims,
        low=found.low,
        high=found.high,
        open=found.open,
        events=joined(found.events),
        not_determined=joined(found.not_determined),
        possibly_counted_twice=joined("|".join(pair) for pair in found.overlapping),
        policy=question.policy,
        lexicon=question.lexicon,
        claims=joined(found.claims),
    )


def shape(found: Total) -> Shape:
    """Return one total; there is never a best."""
    return {
        "group": found.group,
        "outcome": Outcome.KILLED.value,
        "victims": found.victims,
        "low": found.low,
        "high": found.high,
        "open": found.open,
        "events": list(found.events),
        "not_determined": list(found.not_determined),
        "possibly_counted_twice": [list(pair) for pair in found.overlapping],
        "claims": list(found.claims),
    }
