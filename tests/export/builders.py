"""Results built by hand: one ferry, one ministry, and nothing that does not matter."""

# ruff: noqa: ANN401 - what a builder hands on can be any field

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from casualty_ledger.core import counts
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.dates import read_date
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import (
    Basis,
    Cell,
    Claim,
    Event,
    Ledger,
    Outcome,
    Source,
    Statement,
)
from casualty_ledger.core.problems import Code, Problem, Span
from casualty_ledger.core.results import (
    Camp,
    CellResult,
    Choice,
    Disagreement,
    DisagreementKind,
    Position,
    Range,
    Reconciliation,
    Verdict,
)
from casualty_ledger.core.track_record import SourceUse, TrackRecord

if TYPE_CHECKING:
    from casualty_ledger.core.counts import Count
    from casualty_ledger.core.dates import When


class CellKeys(TypedDict, total=False):
    """What narrows a cell."""

    victims: str
    where: str | None
    by: str | None
    cause: str | None


def when(text: str) -> When:
    """Return the date that *text* gives."""
    found = read_date(text)
    assert found is not None
    return found


def span(line: int = 1, path: str = "claims/ferry.yaml") -> Span:
    """Return a place in a file."""
    return Span(path, line, 5, 9)


def killed(**keys: Unpack[CellKeys]) -> Cell:
    """Return a cell of people killed."""
    return Cell(Outcome.KILLED, **keys)


def statement(
    count: Count | int,
    text: str | None = None,
    *,
    line: int = 1,
    cell: Cell | None = None,
    basis: Basis = Basis.COUNT,
) -> Statement:
    """Return one count of a claim."""
    read = counts.exact(count) if isinstance(count, int) else count
    return Statement(
        cell or killed(), read, basis, str(count) if text is None else text, span(line)
    )


def claim(
    name: str = "ministry-1",
    *statements: Statement,
    source: str = "ministry",
    **more: Any,
) -> Claim:
    """Return a claim about the ferry; *more* are other fields of it."""
    return Claim(
        id=name,
        event="ferry",
        source=source,
        span=span(),
        statements=statements,
        **more,
    )


def event(*claims: Claim) -> Event:
    """Return the ferry, with *claims* about it."""
    return Event("ferry", "The ferry", when("2020-01-01"), span(), claims=claims)


def source(name: str = "ministry", **more: Any) -> Source:
    """Return a source; *more* are other fields of it."""
    return Source(name, more.pop("title", f"The {name}"), span(), **more)


def use(
    of: Source, claims: int, events: tuple[str, ...], as_of: When | None
) -> SourceUse:
    """Return how often a source speaks; one of its claims is left out."""
    record = TrackRecord(source=of, claims=max(claims - 1, 0))
    return SourceUse(
        source=of, claims=claims, events=events, as_of=as_of, record=record
    )


def ledger(*claims: Claim, sources: tuple[Source, ...] = ()) -> Ledger:
    """Return a ledger of the ferry and *sources*."""
    return Ledger(
        sources={each.id: each for each in sources}, events={"ferry": event(*claims)}
    )


def position(
    low: int = 311, high: int | None = 311, *, source: str = "ministry", **more: Any
) -> Position:
    """Return an exact count of one voice; *more* are other fields of it."""
    named = Interval(low, low if high is None else high)
    fields: dict[str, Any] = {
        "cell": killed(),
        "interval": Interval(low, high),
        "reach": named,
        "figure": named,
        "basis": Basis.COUNT,
        "as_of": when("2020-01-02"),
        "wording": Wording.EXACT,
        "claims": (f"{source}-1",),
    }
    return Position(source=source, **{**fields, **more})


def result(*positions: Position, **more: Any) -> CellResult:
    """Return a cell with *positions*; *more* are other fields of it."""
    fields: dict[str, Any] = {
        "cell": killed(),
        "range": Range(311, 311),
        "choice": Choice(311, 311, 311),
        "verdict": Verdict.SINGLE_SOURCE,
        "camps": (Camp(Interval(311, 311), positions, 1),) if positions else (),
    }
    return CellResult(positions=positions, **{**fields, **more})


def nothing() -> CellResult:
    """Return a cell of which nothing can be said."""
    return result(
        range=Range(), choice=Choice(None, None, None), verdict=Verdict.NOT_DETERMINED
    )


def disagreement(**more: Any) -> Disagreement:
    """Return two camps that differ by 12; *more* are other fields of it."""
    fields: dict[str, Any] = {
        "kind": DisagreementKind.BETWEEN,
        "cell": killed(),
        "sources": (("agency", "ministry"), ("union",)),
        "claims": ("ministry-1",),
        "gap": 12,
        "gap_share": 0.04,
        "causes": ("rounding", "timing"),
        "text": "they differ by 12",
    }
    return Disagreement(**{**fields, **more})


def found(
    *cells: CellResult, claims: tuple[Claim, ...] = (), **more: Any
) -> Reconciliation:
    """Return the ferry, reconciled; *more* are other fields of it."""
    fields: dict[str, Any] = {
        "event": event(*claims),
        "disagreements": (),
        "left_out": (),
        "claims": claims,
        "sources": tuple(sorted({each.source for each in claims})),
        "as_of": None,
    }
    return Reconciliation(cells=cells, **{**fields, **more})


def problem(message: str = "'x' is not a number of people", **more: Any) -> Problem:
    """Return an unreadable count; *more* are other fields of it."""
    return Problem(code=Code.COUNT_UNREADABLE, span=span(12), message=message, **more)
