"""Results -> the shapes of the JSON contract (docs/commands.md#json).

Keys and their order are the contract: they are only ever added to.  None is "not
determined".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.counts import IntervalKind
from casualty_ledger.export.choices import ALL, setters, words
from casualty_ledger.export.rows import day_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.interval import Interval
    from casualty_ledger.core.model import Cell, Question
    from casualty_ledger.core.problems import Problem
    from casualty_ledger.core.results import (
        Camp,
        CellResult,
        Choice,
        Disagreement,
        Ends,
        Position,
        Reconciliation,
    )

#: An object of JSON, its keys in the order they are written.
Shape: TypeAlias = "dict[str, object]"


def event(found: Reconciliation, question: Question) -> Shape:
    """Return one event, reconciled."""
    return {
        "id": found.event.id,
        "title": found.event.title,
        "as_of": day_text(found.as_of),
        "claims": len(found.claims),
        "sources": len(found.sources),
        "cells": [cell(each, question) for each in found.cells],
        "disagreements": [disagreement(each) for each in found.disagreements],
        "left_out": [
            {"claim": each.claim.id, "reason": each.reason.value}
            for each in found.left_out
        ],
    }


def whom(about: Cell) -> Shape:
    """Return the six keys that say whom a number is about."""
    return {
        "outcome": about.outcome.value,
        "victims": about.victims,
        "where": about.where,
        "by": about.by,
        "cause": about.cause,
        "period": None if about.period is None else str(about.period),
    }


def cell(found: CellResult, question: Question) -> Shape:
    """Return one cell; `policies` stands in it only if all were asked for."""
    low_words, high_words = words(found, found.choice)
    low_set_by, high_set_by = setters(found, found.choice)
    shape = {
        **whom(found.cell),
        **drawn(found.choice),
        "low_words": low_words,
        "high_words": high_words,
        "verdict": found.verdict.value,
        "as_of": day_text(found.as_of),
        "derived": found.derived,
        "evidence_floor": found.evidence_floor,
        "common_ground": found.common_ground and both_ends(found.common_ground),
        "positions": [position(each) for each in found.positions],
        "camps": [_camp(each) for each in found.camps],
        "set_by": {
            "low": list(low_set_by),
            "high": list(high_set_by),
        },
        "without": without(found.without),
        "conceded": [_conceded(each) for each in found.conceded],
    }
    if question.policy == ALL:
        shape["policies"] = {
            name: drawn(choice) for name, choice in found.choices.items()
        }
    return shape


def drawn(choice: Choice) -> Shape:
    """Return low, best and high as a policy draws them."""
    return {
        "low": choice.low,
        "best": choice.best,
        "high": choice.high,
        "open": choice.open,
    }


def both_ends(interval: Interval) -> list[int | None]:
    """Return an interval as a pair."""
    return [interval.low, interval.high]


def without(found: Mapping[str, Ends | None]) -> Shape:
    """Return the range without each voice, or without each claim, sorted by id."""
    return {
        each: ends and {"low": ends.low, "high": ends.high, "open": ends.open}
        for each, ends in sorted(found.items())
    }


def position(found: Position) -> Shape:
    """Return what one voice says about one cell; a derived one has no wording."""
    wording = found.wording
    kind = IntervalKind.WORDING if wording is None else wording.interval_kind
    return {
        "source": found.source,
        "low": found.interval.low,
        "high": found.interval.high,
        "figure": both_ends(found.figure),
        "central": found.central,
        "wording": None if wording is None else wording.value,
        "interval_kind": kind.value,
        "level": found.level,
        "as_of": day_text(found.as_of),
        "basis": found.basis.value,
        "standing": found.standing.value,
        "reason": found.reason,
        "derived": found.derived,
        "vague": found.vague,
        "claims": list(found.claims),
        "rests_on": list(found.rests_on),
        "history": [
            {
                "claim": step.claim,
                "low": step.interval.low,
                "high": step.interval.high,
                "as_of": day_text(step.as_of),
                "change": step.change.value,
            }
            for step in found.history
        ],
    }


def _camp(found: Camp) -> Shape:
    return {
        "low": found.interval.low,
        "high": found.interval.high,
        "sources": sorted(found.sources),
        "derived_sources": sorted(found.derived_sources),
        "independent": found.independent,
    }


def _conceded(found: Position) -> Shape:
    return {
        "source": found.source,
        "low": found.interval.low,
        "high": found.interval.high,
        "claims": list(found.claims),
    }


def disagreement(found: Disagreement) -> Shape:
    """Return figures that cannot all be true."""
    return {
        "kind": found.kind.value,
        **whom(found.cell),
        "sources": [sorted(side) for side in found.sources],
        "claims": list(found.claims),
        "gap": found.gap,
        "gap_share": found.gap_share,
        "causes": list(found.causes),
        "text": found.text,
    }


def diagnostic(problem: Problem) -> Shape:
    """Return one problem with its place."""
    span = problem.span
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_column": span.end_column,
        "code": problem.code.value,
        "severity": problem.severity.value,
        "message": problem.message,
        "note": problem.note,
        "help": problem.help,
    }
