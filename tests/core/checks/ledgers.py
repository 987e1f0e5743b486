"""Ledgers built by hand: a ferry, a few sources, and nothing that does not matter."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypedDict, Unpack

from casualty_ledger.core.categories import BUILT_IN, Categories
from casualty_ledger.core.counts import Count, Wording
from casualty_ledger.core.dates import Period, When, read_date, read_period
from casualty_ledger.core.lexicons import LEXICONS
from casualty_ledger.core.model import (
    Actor,
    Basis,
    Cell,
    Claim,
    Event,
    Ledger,
    Outcome,
    Source,
    Statement,
    Status,
)
from casualty_ledger.core.problems import Problem, Span
from casualty_ledger.core.wordings import read_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PATH = "claims/ferry.yaml"


class Fields(TypedDict, total=False):
    """Other fields of a claim."""

    written_id: bool
    via: str | None
    excludes: str | None
    includes: str | None
    method: str | None
    draws_on: tuple[str, ...]
    url: str | None
    archive: str | None
    quote: str | None
    translation: str | None
    locator: str | None
    coded_by: str | None
    note: str | None
    status: Status
    corrects: tuple[str, ...]
    removed: bool
    restricted: bool
    unreadable: bool
    spans: Mapping[str, Span]


def when(text: str | None) -> When | None:
    """Return a date as written, or None."""
    if text is None:
        return None
    found = read_date(text)
    assert found is not None, text
    return found


def count(text: str) -> Count:
    """Return a count as written."""
    found = read_count(text, "ledger", LEXICONS)
    assert isinstance(found, Count), found
    return found


def period(text: str) -> Period:
    """Return a period as written."""
    found = read_period(text)
    assert found is not None, text
    return found


def claim(  # noqa: PLR0913 - all but the first can be left out
    id: str,
    says: str | Mapping[str, str] = "100",
    *,
    source: str = "ministry",
    cell: Cell | None = None,
    basis: Basis | None = None,
    published: str | None = "2025-03-03",
    as_of: str | None = None,
    retracted: str | None = None,
    **fields: Unpack[Fields],
) -> Claim:
    """Return a claim that *says* a total, or a count for each category, of *cell*."""
    about = cell or Cell(Outcome.KILLED)
    counts = {about.victims: says} if isinstance(says, str) else says
    return Claim(
        id=id,
        event="ferry",
        source=source,
        span=span(1),
        statements=tuple(
            _statement(replace(about, victims=victims), text, basis)
            for victims, text in counts.items()
        ),
        published=when(published),
        as_of=when(as_of),
        retracted=when(retracted),
        **fields,
    )


def _statement(cell: Cell, text: str, basis: Basis | None) -> Statement:
    read = count(text)
    estimate = read.wording is Wording.ESTIMATE
    usual = Basis.ESTIMATE if estimate else Basis.COUNT
    return Statement(cell, read, basis or usual, text, span(1))


def span(line: int, column: int = 5) -> Span:
    """Return a place of one character in the event's file."""
    return Span(PATH, line, column, column + 1)


def event(
    *claims: Claim,
    start: str = "2025-03-01",
    places: Mapping[str, str | None] = MappingProxyType({}),
    actors: Iterable[str] = (),
) -> Event:
    """Return an event with claims at lines 10, 20, ..., their counts from 11, 21 on."""
    began = when(start)
    assert began is not None
    return Event(
        id="ferry",
        title="Sinking of a ferry",
        start=began,
        span=span(2),
        places=places,
        actors={each: Actor(each, each) for each in actors},
        claims=tuple(_at(10 * number, each) for number, each in enumerate(claims, 1)),
    )


def _at(line: int, claim: Claim) -> Claim:
    statements = tuple(
        replace(each, span=span(line + offset, 9))
        for offset, each in enumerate(claim.statements, 1)
    )
    return replace(claim, span=span(line), statements=statements)


def source(id: str, line: int = 3, *draws_on: str, name: str | None = None) -> Source:
    """Return a source."""
    place = Span("claims/sources.yaml", line, 3, 4)
    return Source(id=id, name=name or id, span=place, draws_on=draws_on)


def ledger(
    *claims: Claim,
    of: Event | None = None,
    sources: Iterable[Source] = (),
    categories: Categories = BUILT_IN,
) -> Ledger:
    """Return a ledger of one event: *of*, or a plain one with *claims*."""
    return Ledger(
        categories=categories,
        sources={each.id: each for each in sources},
        events={"ferry": of or event(*claims)},
    )


def lines(problems: Iterable[Problem]) -> list[int]:
    """Return the lines that *problems* point at, sorted."""
    return sorted(each.span.line for each in problems)
