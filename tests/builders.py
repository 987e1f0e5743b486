"""Ledgers for tests, written as a reader would: what does not matter is left out.

>>> found = reconciled(claim("sohr", {"total": "524", "civilians": "311"}))
>>> cell_of(found, "combatants").range.high
213
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.categories import BUILT_IN
from casualty_ledger.core.counts import Count
from casualty_ledger.core.dates import When, read_date, read_period
from casualty_ledger.core.lexicons import LEXICONS
from casualty_ledger.core.model import (
    Actor,
    Basis,
    Cell,
    Claim,
    Event,
    Ledger,
    Outcome,
    Question,
    Rating,
    Source,
    Statement,
    Status,
)
from casualty_ledger.core.problems import Span
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.core.wordings import read_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from casualty_ledger.core.categories import Categories
    from casualty_ledger.core.results import CellResult, Position, Reconciliation

SPAN = Span("claims/event.yaml", 1, 1, 2)
_NUMBERS = itertools.count(1)


def count(text: str, lexicon: str = "ledger") -> Count:
    """Return what *text* says, which has to be a count."""
    found = read_count(text, lexicon, LEXICONS)
    assert isinstance(found, Count), found
    return found


def when(text: str | None) -> When | None:
    """Return the date that *text* writes, which has to be one; None for None."""
    if text is None:
        return None
    found = read_date(text)
    assert found is not None, text
    return found


def cell(victims: str = "total", outcome: str = "killed", **narrower: str) -> Cell:
    """Return a cell; *narrower* are `where`, `by`, `cause` and `period`, as written."""
    period = narrower.pop("period", None)
    named: dict[str, Any] = dict(narrower)
    return Cell(
        Outcome(outcome),
        victims,
        period=None if period is None else read_period(period),
        **named,
    )


# Keys of a claim that belong to the cells of its statements.
_OF_CELL = ("where", "by", "cause", "period")


def claim(
    source: str,
    counts: str | Mapping[str, str],
    day: str | None = None,
    **said: Any,  # noqa: ANN401 - passed on
) -> Claim:
    """Return a claim of *source*; a bare count means the total.

    Args:
        source: id of the source.
        counts: the count, or category -> count, each as written.
        day: both published and as of; 8 March 2025 where no other date is given.
        said: keys of a claim, dates and names as written; `outcome` where it is not
            killed.
    """
    if day is None and not {"published", "as_of"} & said.keys():
        day = "2025-03-08"
    narrower = {key: said.pop(key) for key in _OF_CELL if key in said}
    outcome, basis = said.pop("outcome", "killed"), said.pop("basis", None)
    per_category = {"total": counts} if isinstance(counts, str) else counts
    statements = tuple(
        _statement(cell(victims, outcome, **narrower), text, basis)
        for victims, text in per_category.items()
    )
    return Claim(
        id=said.pop("id", None) or f"claim-{next(_NUMBERS):06}",
        event="event",
        source=source,
        span=SPAN,
        statements=statements,
        published=when(said.pop("published", day)),
        as_of=when(said.pop("as_of", day)),
        status=Status(said.pop("status", "active")),
        retracted=when(said.pop("retracted", None)),
        **said,
    )


def _statement(where: Cell, text: str, basis: str | None) -> Statement:
    found = count(text)
    default = "count" if found.central is None else "estimate"
    return Statement(where, found, Basis(basis or default), text, SPAN)


def event(*claims: Claim, **said: Any) -> Event:  # noqa: ANN401 - passed on
    """Return an event from 6 to 10 March 2025 that settled on 17 March.

    Args:
        claims: in the order of the file.
        said: fields of `Event`; `start` and `end` as written, `end` None while it goes
            on, `actors` as id -> category of its forces (or None).
    """
    actors = said.pop("actors", {})
    return Event(
        id="event",
        title="An event",
        start=when(said.pop("start", "2025-03-06")) or _no_start(),
        end=when(said.pop("end", "2025-03-10")),
        span=SPAN,
        actors={key: Actor(key, key.title(), forces) for key, forces in actors.items()},
        claims=claims,
        **said,
    )


def _no_start() -> When:
    msg = "an event has a start"
    raise ValueError(msg)


def source(
    key: str,
    rating: str | None = None,
    **said: Any,  # noqa: ANN401 - passed on
) -> Source:
    """Return a source named after its id."""
    judged = None if rating is None else Rating(rating)
    return Source(key, key.title(), SPAN, rating=judged, **said)


def ledger(
    the_event: Event,
    sources: Iterable[Source] = (),
    categories: Categories = BUILT_IN,
) -> Ledger:
    """Return a ledger of one event; sources that only claims name are unrated."""
    known = {each.id: each for each in sources}
    for one in the_event.claims:
        known.setdefault(one.source, source(one.source))
    return Ledger(
        sources=known, events={the_event.id: the_event}, categories=categories
    )


def reconciled(
    *claims: Claim,
    sources: Iterable[Source] = (),
    question: Question | None = None,
    categories: Categories = BUILT_IN,
    **said: Any,  # noqa: ANN401 - passed on
) -> Reconciliation:
    """Return what the engine makes of *claims*, every cell of it.

    Args:
        claims: about one event.
        sources: those with a rating, a party, or whose figures they draw on.
        question: what is asked, where it is more than everything.
        categories: where the built-in ones do not do.
        said: see `event`.
    """
    the_event = event(*claims, **said)
    asked = replace(question or Question(), all_cells=True)
    return reconcile(the_event, ledger(the_event, sources, categories), asked)


def cell_of(
    found: Reconciliation,
    victims: str = "total",
    outcome: str = "killed",
    **narrower: str,
) -> CellResult:
    """Return one cell of a result, which has to be there."""
    asked = cell(victims, outcome, **narrower)
    return next(each for each in found.cells if each.cell == asked)


def position_of(found: CellResult, source: str) -> Position:
    """Return the position of one voice in a cell, which has to be there."""
    return next(each for each in found.positions if each.source == source)
