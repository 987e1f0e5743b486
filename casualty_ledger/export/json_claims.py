"""Claims and sources -> their shapes in `explain`, `show` and `sources`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.positions import read_as
from casualty_ledger.export.json_shapes import (
    both_ends,
    cell,
    disagreement,
    whom,
    without,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.explain import Explanation
    from casualty_ledger.core.model import Claim, Question, Source, Statement
    from casualty_ledger.core.positions import Said
    from casualty_ledger.core.results import Bound, Position, Reconciliation
    from casualty_ledger.core.track_record import SourceUse
    from casualty_ledger.export.json_shapes import Shape


def explained(one: Explanation, question: Question) -> Shape:
    """Return a cell with every claim and bound behind it.

    Args:
        one: why the cell is what it is.
        question: as asked.
    """
    found = one.result
    return {
        **cell(found, question),
        "claims": [_evidence(each) for each in (*one.statements, *one.support)],
        "bounds": [_bound(each) for each in found.bounds],
        "without_claim": without(one.without_claim),
        "disagreements": [disagreement(each) for each in one.disagreements],
        "left_out": [
            {"claim": each.claim.id, "reason": each.reason.value}
            for each in one.left_out
        ],
        "why": {
            "low": found.range.low_from or None,
            "high": found.range.high_from or None,
            "no_best": found.choice.why or None,
        },
    }


def shown(
    claim: Claim, source: Source | None, lines: Iterable[str], found: Reconciliation
) -> Shape:
    """Return a claim as it stands in its file, and what became of each count."""
    out = next((each for each in found.left_out if each.claim.id == claim.id), None)
    return {
        "claim": claim.id,
        "event": claim.event,
        "path": claim.span.path,
        "line": claim.span.line,
        "lines": list(lines),
        "source": claim.source,
        "source_name": None if source is None else source.name,
        "via": claim.via,
        "published": _as_written(claim.published),
        "as_of": _as_written(claim.as_of),
        "method": claim.method,
        "excludes": claim.excludes,
        "includes": claim.includes,
        "draws_on": list(claim.draws_on),
        "url": claim.url,
        "archive": claim.archive,
        "quote": claim.quote,
        "lang": claim.lang,
        "translation": claim.translation,
        "locator": claim.locator,
        "sha256": claim.sha256,
        "accessed": _as_written(claim.accessed),
        "coded_by": claim.coded_by,
        "reviewed_by": claim.reviewed_by,
        "credibility": claim.credibility,
        "status": claim.status.value,
        "retracted": _as_written(claim.retracted),
        "corrects": list(claim.corrects),
        "reason": claim.reason,
        "removed": claim.removed,
        "restricted": claim.restricted,
        "note": claim.note,
        "left_out": out and {"reason": out.reason.value, "other": out.other},
        "counts": [_count(claim, each, found) for each in claim.statements],
    }


def source(found: Source) -> Shape:
    """Return a source as sources.yaml gives it."""
    return {
        "id": found.id,
        "name": found.name,
        "aliases": list(found.aliases),
        "kind": None if found.kind is None else found.kind.value,
        "rating": None if found.rating is None else found.rating.value,
        "url": found.url,
        "party": found.party,
        "draws_on": list(found.draws_on),
        "note": found.note,
    }


def record(used: SourceUse) -> Shape:
    """Return how a source stands against the others, counted and not judged."""
    found = used.record
    return {
        "left_out": used.claims - found.claims,
        "figures": found.figures,
        "independent": found.independent,
        "cells_stated": found.cells,
        "outgrown": found.outgrown,
        "contested": found.contested,
        "alone": found.alone,
        "largest": found.largest,
        "compared": found.compared,
        "higher": found.higher,
        "lower": found.lower,
        "median_difference": found.median_difference,
        "rose": found.rose,
        "revised_down": found.revised_down,
    }


def _evidence(one: Said) -> Shape:
    """Return a count as its words read; its basis says whether it is only a floor."""
    claim, statement, count = one.claim, one.statement, one.count
    return {
        "claim": claim.id,
        "source": claim.source,
        "via": claim.via,
        "published": _as_written(claim.published),
        "as_of": _as_written(claim.as_of),
        "text": statement.text,
        "low": count.interval.low,
        "high": count.interval.high,
        "figure": both_ends(count.figure),
        "wording": count.wording.value,
        "basis": statement.basis.value,
        "quote": claim.quote,
        "url": claim.url,
        "path": statement.span.path,
        "line": statement.span.line,
        "cell": whom(statement.cell),
        "reach": both_ends(count.reach),
        "excludes": claim.excludes,
        "includes": claim.includes,
        "translation": claim.translation,
    }


def _bound(found: Bound) -> Shape:
    return {
        "source": found.source,
        "end": found.end,
        "value": found.value,
        "rule": found.rule.value,
        "rests_on": list(found.rests_on),
        "because": [whom(each) for each in found.because],
    }


def _count(claim: Claim, statement: Statement, found: Reconciliation) -> Shape:
    count = read_as(claim, statement)
    return {
        **whom(statement.cell),
        "text": statement.text,
        "low": count.interval.low,
        "high": count.interval.high,
        "figure": both_ends(count.figure),
        "central": count.central,
        "wording": count.wording.value,
        "interval_kind": count.wording.interval_kind.value,
        "level": count.level,
        "basis": statement.basis.value,
        "vague": count.vague,
        "path": statement.span.path,
        "line": statement.span.line,
        "became": _became(claim, statement, found),
    }


def _became(claim: Claim, statement: Statement, found: Reconciliation) -> Shape | None:
    for one in found.cells:
        if one.cell == statement.cell:
            for position in one.positions:
                change = _change(position, claim)
                if change is not None:
                    standing = position.standing.value
                    return {
                        "change": change,
                        "standing": standing,
                        "reason": position.reason,
                    }
    return None


def _change(position: Position, claim: Claim) -> str | None:
    steps = (step for step in position.history if step.claim == claim.id)
    return next((step.change.value for step in steps), None)


def _as_written(when: When | None) -> str | None:
    return None if when is None else when.text
