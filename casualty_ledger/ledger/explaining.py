"""Ask why the ranges of an event are what they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casualty_ledger.core.dates import read_period
from casualty_ledger.core.errors import UsageError
from casualty_ledger.core.explain import explain as explain_cells
from casualty_ledger.core.model import APART, Cell, Outcome
from casualty_ledger.ledger.names import require
from casualty_ledger.ledger.reconciling import Answer, Ask, places_of, reconcile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.dates import Period
    from casualty_ledger.core.explain import Explanation
    from casualty_ledger.core.model import Event, Ledger
    from casualty_ledger.ledger.opening import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class CellAsk:
    """Which cell is asked about, as given; None is "not said".

    Attributes:
        cell: ``[OUTCOME/]VICTIMS``; killed where no outcome is given.
        period: a day, or ``FIRST/LAST``.
    """

    cell: str | None = None
    where: str | None = None
    by: str | None = None
    cause: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Why the cells asked about are what they are.

    Attributes:
        answer: the event, reconciled; with no event if it is missing.
        cells: those asked about that something is known of.
        asked: the one cell that was asked about; None if it was all that are stated.
    """

    answer: Answer
    cells: tuple[Explanation, ...]
    asked: Cell | None


def explain(
    opened: Opened, event: str, asked: CellAsk | None = None, ask: Ask | None = None
) -> Explained:
    """Explain one cell of *event*, or every cell that a claim states.

    Where only a place, actor, cause or period is given, those of it.

    Raises:
        UnknownNameError: if a name in *asked* or *ask* is not known.
        UsageError: if the period is none.
    """
    asked = asked or CellAsk()
    known = opened.ledger.events.get(event)
    cell = None if known is None else _cell(asked, known, opened.ledger)
    everything = asked.cell is not None
    answer = reconcile(
        opened, [event], replace(ask or Ask(), all_cells=everything, where=None)
    )
    if cell is None or not answer.events:
        return Explained(answer=answer, cells=(), asked=None)
    [found] = answer.events
    stated = {each.cell for claim in found.claims for each in claim.statements}
    chosen = [
        each
        for each in found.cells
        if (each.cell == cell if everything else _is_like(each.cell, cell))
        if everything or each.cell in stated
    ]
    return Explained(
        answer=answer,
        cells=explain_cells(found, chosen, opened.ledger, answer.question),
        asked=cell if everything else None,
    )


def _is_like(cell: Cell, asked: Cell) -> bool:
    """Tell whether *cell* is narrowed as *asked* is, in what it says of it."""
    pairs = (
        (cell.where, asked.where),
        (cell.by, asked.by),
        (cell.cause, asked.cause),
        (cell.period, asked.period),
    )
    return all(wanted is None or own == wanted for own, wanted in pairs)


def _cell(asked: CellAsk, event: Event, ledger: Ledger) -> Cell:
    """Return the cell that is asked about, every name in it known."""
    before, slash, after = (asked.cell or "").partition("/")
    outcome, victims = (before, after) if slash else (Outcome.KILLED, before)
    require("outcome", outcome, list(Outcome))
    require("category", victims if asked.cell else None, ledger.categories.by_name)
    require("place", asked.where, list(places_of([event])))
    named = _named(event)
    require("actor of this event", asked.by, named["by"])
    require("cause of this event", asked.cause, named["cause"])
    return Cell(
        Outcome(outcome),
        victims or "total",
        None if asked.where == event.place else asked.where,
        asked.by,
        asked.cause,
        _period(asked.period),
    )


def _named(event: Event) -> Mapping[str, list[str]]:
    """Return the actors and causes that the event declares, or a claim about it names.

    Those that a cell can be narrowed by; in the order of the file.
    """
    cells = [each.cell for claim in event.claims for each in claim.statements]
    by = [*event.actors, *(cell.by for cell in cells if cell.by is not None)]
    cause = [cell.cause for cell in cells if cell.cause is not None]
    return {
        "by": list(dict.fromkeys(by)),
        "cause": list(dict.fromkeys([*cause, "violent", *APART])),
    }


def _period(text: str | None) -> Period | None:
    if text is None:
        return None
    found = read_period(text)
    if found is None:
        message = f"`{text}` is not a period"
        raise UsageError(message, "write it as 2025-03-07 or 2025-03-06/2025-03-07")
    return found
