"""A ledger -> rows of ``claims`` and ``sources``: what stands in the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from casualty_ledger.core.positions import read_as
from casualty_ledger.export.columns import ClaimRow, SourceRecordRow, SourceRow, Table
from casualty_ledger.export.joined import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Claim, Event, Ledger, Source, Statement
    from casualty_ledger.core.problems import Span
    from casualty_ledger.core.track_record import SourceUse


class _Counted(TypedDict):
    outcome: str | None
    victims: str | None
    where: str | None
    by: str | None
    cause: str | None
    period: str | None
    count: str | None
    low: int | None
    high: int | None
    central: int | None
    figure_low: int | None
    figure_high: int | None
    wording: str | None
    basis: str | None
    interval_kind: str | None
    level: float | None
    file: str
    line: int


def claims(ledger: Ledger, events: Iterable[Event] | None = None) -> Table:
    """Return the table ``claims``: one row a statement, in the order of the files.

    A claim that could not be read is no data and has no row; a removed one that kept
    no count has one row with the columns of a count empty.

    Args:
        ledger: as it may be shown (`core.restricted.visible`).
        events: those asked for; None means all.
    """
    chosen = ledger.events.values() if events is None else events
    return Table(
        ClaimRow,
        [
            row
            for event in chosen
            for claim in event.claims
            if not claim.unreadable
            for row in _claim_rows(claim, ledger.sources.get(claim.source))
        ],
    )


def sources(ledger: Ledger) -> Table:
    """Return the table ``sources``: one row a source, in the order declared."""
    return Table(
        SourceRow, [SourceRow(**_source(each)) for each in ledger.sources.values()]
    )


def source_records(used: Iterable[SourceUse]) -> Table:
    """Return the table ``source_records``: one row a source, in the order given."""
    return Table(SourceRecordRow, [_record(each) for each in used])


class _Source(TypedDict):
    id: str
    name: str
    aliases: str | None
    kind: str | None
    rating: str | None
    url: str | None
    party: str | None
    draws_on: str | None
    note: str | None


def _source(source: Source) -> _Source:
    return {
        "id": source.id,
        "name": source.name,
        "aliases": joined(source.aliases),
        "kind": None if source.kind is None else source.kind.value,
        "rating": None if source.rating is None else source.rating.value,
        "url": source.url,
        "party": source.party,
        "draws_on": joined(source.draws_on),
        "note": source.note,
    }


def _record(used: SourceUse) -> SourceRecordRow:
    record = used.record
    return SourceRecordRow(
        **_source(used.source),
        claims=used.claims,
        left_out=used.claims - record.claims,
        events=joined(used.events),
        as_of=None if used.as_of is None else used.as_of.day_text,
        figures=record.figures,
        independent=record.independent,
        cells_stated=record.cells,
        outgrown=record.outgrown,
        contested=record.contested,
        alone=record.alone,
        largest=record.largest,
        compared=record.compared,
        higher=record.higher,
        lower=record.lower,
        median_difference=record.median_difference,
        rose=record.rose,
        revised_down=record.revised_down,
    )


def _claim_rows(claim: Claim, source: Source | None) -> Iterator[ClaimRow]:
    if not claim.statements:
        yield _row(claim, source, _uncounted(claim.span))
    for statement in claim.statements:
        yield _row(claim, source, _counted(claim, statement))


def _row(claim: Claim, source: Source | None, counted: _Counted) -> ClaimRow:
    return ClaimRow(
        event=claim.event,
        claim=claim.id,
        source=claim.source,
        source_name=None if source is None else source.name,
        via=claim.via,
        published=_as_written(claim.published),
        as_of=_as_written(claim.as_of),
        method=claim.method,
        excludes=claim.excludes,
        includes=claim.includes,
        draws_on=joined(claim.draws_on),
        url=claim.url,
        archive=claim.archive,
        quote=claim.quote,
        lang=claim.lang,
        translation=claim.translation,
        locator=claim.locator,
        sha256=claim.sha256,
        accessed=_as_written(claim.accessed),
        coded_by=claim.coded_by,
        reviewed_by=claim.reviewed_by,
        credibility=claim.credibility,
        status=claim.status.value,
        retracted=_as_written(claim.retracted),
        corrects=joined(claim.corrects),
        reason=claim.reason,
        removed=claim.removed,
        restricted=claim.restricted,
        note=claim.note,
        **counted,
    )


def _as_written(when: When | None) -> str | None:
    return None if when is None else when.text


def _counted(claim: Claim, statement: Statement) -> _Counted:
    cell, count = statement.cell, read_as(claim, statement)
    return {
        "outcome": cell.outcome.value,
        "victims": cell.victims,
        "where": cell.where,
        "by": cell.by,
        "cause": cell.cause,
        "period": None if cell.period is None else str(cell.period),
        "count": statement.text,
        "low": count.interval.low,
        "high": count.interval.high,
        "central": count.central,
        "figure_low": count.figure.low,
        "figure_high": count.figure.high,
        "wording": count.wording.value,
        "basis": statement.basis.value,
        "interval_kind": count.wording.interval_kind.value,
        "level": count.level,
        "file": statement.span.path,
        "line": statement.span.line,
    }


def _uncounted(span: Span) -> _Counted:
    return {
        "outcome": None,
        "victims": None,
        "where": None,
        "by": None,
        "cause": None,
        "period": None,
        "count": None,
        "low": None,
        "high": None,
        "central": None,
        "figure_low": None,
        "figure_high": None,
        "wording": None,
        "basis": None,
        "interval_kind": None,
        "level": None,
        "file": span.path,
        "line": span.line,
    }
