"""Which low, best and high a row shows, and the words and voices behind them."""

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
    same_low, same_high = _same_ends(cell, choice)
    return (
        cell.range.low_words if same_low else None,
        cell.range.high_words if same_high else None,
    )


def setters(
    cell: CellResult, choice: Choice
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return ids of the voices that set the low and the high end.

    They are those of the range.  Where a policy draws another number than the
    range's, none is named: nobody would find that number with them.
    """
    same_low, same_high = _same_ends(cell, choice)
    return (
        cell.range.low_set_by if same_low else (),
        cell.range.high_set_by if same_high else (),
    )


def _same_ends(cell: CellResult, choice: Choice) -> tuple[bool, bool]:
    """Tell whether the policy's low, and its high, are those of the range."""
    ends = cell.range.ends
    same_high = (choice.high, choice.open) == (ends.high, ends.open)
    return choice.low == ends.low, same_high
