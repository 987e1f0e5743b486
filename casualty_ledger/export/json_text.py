"""Results -> the JSON that commands print, each in its envelope.

A stable contract, additions only (docs/commands.md#json).  Text of a ledger is kept
to the letter; what a terminal would obey is written as an escape, which reads back as
the same letter.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from casualty_ledger.core.model import Question
from casualty_ledger.core.restricted import visible_problems
from casualty_ledger.export import json_claims, json_shapes
from casualty_ledger.export import totals as totals_of
from casualty_ledger.export.rows import day_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from casualty_ledger.core.explain import Explanation
    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Problem
    from casualty_ledger.core.results import Reconciliation
    from casualty_ledger.core.timeline import Day, Timeline
    from casualty_ledger.core.totals import Total
    from casualty_ledger.core.track_record import SourceUse
    from casualty_ledger.export.asked import Shown
    from casualty_ledger.export.json_shapes import Shape

#: The number of the contract; it changes only if a key does, and none should.
FORMAT = 1

# json.dumps escapes the control characters of ASCII alone.  These are the other ones,
# the line ends of Unicode, the overrides of the writing direction, and halves of
# characters (from file names), which no UTF-8 can hold.
_OBEYED = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def reconcile(
    found: Iterable[Reconciliation],
    question: Question,
    problems: Iterable[Problem],
) -> str:
    """Return what `ledger reconcile --format json` prints.

    Args:
        found: one event each, in the order to show them.
        question: as asked of them.
        problems: of the ledger, sorted.
    """
    events = [json_shapes.event(each, question) for each in found]
    return written(
        {
            **question_shape(question),
            "events": events,
            **_diagnostics(problems),
        },
        levels=4,
    )


def timeline(
    found: Iterable[Timeline], question: Question, problems: Iterable[Problem]
) -> str:
    """Return what `ledger timeline --format json` prints.

    Args:
        found: one event each, with its days in order.
        question: as asked of each day, but for its days.
        problems: of the ledger, sorted.
    """
    events = [
        {
            "id": each.event.id,
            "days": [_day(day, question) for day in each.days],
            "undated": list(each.undated),
        }
        for each in found
    ]
    return written(
        {
            **question_shape(question),
            "events": events,
            **_diagnostics(problems),
        },
        levels=6,
    )


def explain(
    found: Reconciliation,
    cells: Iterable[Explanation],
    question: Question,
    problems: Iterable[Problem],
) -> str:
    """Return what `ledger explain --format json` prints.

    Args:
        found: the event, reconciled.
        cells: why those of it that were asked for are what they are.
        question: as asked.
        problems: of the ledger, sorted.
    """
    return written(
        {
            **question_shape(question),
            "event": found.event.id,
            "cells": [json_claims.explained(each, question) for each in cells],
            **_diagnostics(problems),
        },
        levels=2,
    )


def totals(
    found: Iterable[Total],
    by: str | None,
    question: Question,
    problems: Iterable[Problem],
) -> str:
    """Return what `ledger reconcile --sum --format json` prints.

    Args:
        found: one group and category each, in the order to show them.
        by: what makes a group (month, place, tag); None: all events are one.
        question: as asked of the events.
        problems: of the ledger, sorted.
    """
    return written(
        {
            **question_shape(question),
            "by": by,
            "totals": [totals_of.shape(each) for each in found],
            **_diagnostics(problems),
        },
        levels=2,
    )


def show(claims: Iterable[Shown], question: Question | None, ledger: Ledger) -> str:
    """Return what `ledger show --format json` prints.

    Args:
        claims: each with its lines and with its event, reconciled.
        question: as asked; None where there was no claim to ask about.
        ledger: as it may be shown; its sources name those of the claims.
    """
    shapes = [
        json_claims.shown(
            each.claim, ledger.sources.get(each.claim.source), each.lines, each.found
        )
        for each in claims
    ]
    asked = question_shape(question or Question())
    return written({**asked, "claims": shapes}, levels=2)


def check(problems: Iterable[Problem]) -> str:
    """Return what `ledger check --format json` prints."""
    return written({"format": FORMAT, **_diagnostics(problems)}, levels=0)


def sources(found: Iterable[SourceUse]) -> str:
    """Return what `ledger sources --format json` prints."""
    shapes = [
        {
            **json_claims.source(each.source),
            "claims": each.claims,
            "events": list(each.events),
            "as_of": day_text(each.as_of),
            **json_claims.record(each),
        }
        for each in found
    ]
    return written({"format": FORMAT, "sources": shapes}, levels=0)


def records(rows: Iterable[Mapping[str, object]]) -> str:
    """Return the rows of a table as a list of objects, one a line."""
    return written(list(rows), levels=-1)


def escaped(value: object) -> str:
    r"""Return *value* as JSON on one line, with nothing in it that a terminal obeys.

    >>> escaped({"quote": "a\N{RIGHT-TO-LEFT OVERRIDE}b"})
    '{"quote": "a\\u202eb"}'
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _OBEYED.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text)


def question_shape(question: Question) -> Shape:
    """Return what was asked: the head of every answer."""
    return {
        "format": FORMAT,
        "policy": question.policy,
        "lexicon": question.lexicon,
        "as_of": _iso(question.as_of),
        "known_by": _iso(question.known_by),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _diagnostics(problems: Iterable[Problem]) -> Shape:
    """Return *problems*; of those still marked restricted, only code, path and line."""
    shown = visible_problems(problems, include_restricted=False)
    return {"diagnostics": [json_shapes.diagnostic(each) for each in shown]}


def _day(day: Day, question: Question) -> Shape:
    cells = day.known.cells
    return {
        "day": day.day.isoformat(),
        "cells": [json_shapes.cell(each, question) for each in cells],
        "changed_by": list(day.changed_by),
    }


def written(value: object, *, levels: int) -> str:
    """Return *value* as JSON, objects down to *levels* with a key a line."""
    return "".join(_lines(value, levels, "\n")) + "\n"


def _lines(value: object, levels: int, line: str) -> Iterable[str]:
    """Yield *value* as JSON: objects down to *levels* with a key a line.

    Lists of objects have one a line down to one level more; all else is compact, and
    so left to the encoder in C: small in a diff, and light at 100,000 claims.
    """
    if isinstance(value, dict) and value and levels >= 0:
        parts = [(f"{escaped(key)}: ", each) for key, each in value.items()]
        opening, closing = "{}"
    elif isinstance(value, list) and _holds_objects(value) and levels >= -1:
        parts = [("", each) for each in value]
        opening, closing = "[]"
    else:
        yield escaped(value)
        return
    inner = line + " "
    for place, (key, each) in enumerate(parts):
        yield f"{',' if place else opening}{inner}{key}"
        yield from _lines(each, levels - 1, inner)
    yield line + closing


def _holds_objects(value: list[object]) -> bool:
    return bool(value) and isinstance(value[0], dict)
