"""Which low, best and high a row shows, and the words that go with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from casualty_ledger.core.model import Question
    from casualty_ledger.core.results import CellResult, Choice

#: What `--policy` takes to ask for every policy.
ALL = "all"


def policies_asked(cell: CellResult, question: Question) -> tuple[str, ...]:
    """Return the policies to show *cell* by: the one asked for, or all of them."""
    return tuple(cell.choices) if question.policy == ALL else (question.policy,)


def drawn(cell: CellResult, policy: str) -> Choice:
    """Return low, best and high of *cell* as *policy* draws them."""
    return cell.choices.get(policy, cell.choice)


def words(cell: CellResult, choice: Choice) -> tuple[str | None, str | None]:
    """Return the words of the low and of the high end.

    They are those of the range.  Where a policy draws another number than the
    range's, it has none: "about 1,400" beside 1,300 would be read as 1,400.
    """
    found = cell.range
    same_high = (choice.high, choice.open) == (found.high, found.open)
    return (
        found.low_words if choice.low == found.low else None,
        found.high_words if same_high else None,
    )
