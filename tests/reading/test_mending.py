"""One claim that is no YAML does not take the others with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.mending import without_bad_claims
from casualty_ledger.reading.text import decode
from tests.reading.ledgers import (
    HEAD,
    codes_of,
    event_of,
    problem_of,
    read,
    read_claims,
)

if TYPE_CHECKING:
    from pathlib import Path

GOOD = "- {id: good, source: sohr, killed: 5}\n"


@pytest.mark.parametrize(
    "bad",
    [
        "- source: @sohr\n  killed: 5\n",
        "- source: sohr\n  killed: >500\n",
        "- source: sohr\n  note: SOHR: 311\n",
        '- source: sohr\n  quote: "not closed\n  killed: 5\n',
        "- source: sohr\n   killed: 5\n",
        "- source: sohr\n  killed: [5\n",
        "- source: sohr\n\tkilled: 5\n",
        "-\n  source: `x`\n",
    ],
)
@pytest.mark.parametrize("indent", ["", "  "])
def test_the_others_are_read(bad: str, indent: str, tmp_path: Path) -> None:
    """The bad one is told where it is bad, and named among what was left out."""
    claims = f"{GOOD}# a remark\n\n{bad}{GOOD.replace('good', 'good-2')}"
    lines = "".join(f"{indent}{line}\n" for line in claims.splitlines())

    reading = read_claims(tmp_path, lines)

    assert [each.unreadable for each in event_of(reading).claims] == [
        False,
        True,
        False,
    ]
    problem = problem_of(reading)
    assert problem.code == "yaml-syntax"
    assert 11 <= problem.span.line <= 13


def test_places_in_the_others_are_those_of_the_file(tmp_path: Path) -> None:
    """What was blanked out keeps its lines."""
    bad = "- source: @sohr\n  note: |\n    a\n    b\n"
    reading = read_claims(tmp_path, f"{bad}- source: nobody\n  killed: 0311\n")
    assert codes_of(reading) == ["yaml-syntax", "source-unknown", "count-unreadable"]
    assert [each.span.line for each in reading.problems] == [8, 12, 13]
    (_, claim) = event_of(reading).claims
    assert claim.spans["killed"].line == 13


def test_mistakes_beside_it_are_told_once(tmp_path: Path) -> None:
    """The file is parsed twice, and found fault with once."""
    repeated = "- {source: sohr, killed: 5, killed: 6}\n"
    reading = read_claims(tmp_path, f"{repeated}- source: @sohr\n{repeated}")
    assert codes_of(reading) == ["key-repeated", "yaml-syntax", "key-repeated"]


@pytest.mark.parametrize(
    "text",
    [
        f"note: a: b\n{HEAD}claims:\n{GOOD}",
        f"{HEAD}claims: [{{source: sohr, killed: @5}}]\n",
        f"{HEAD}claims:\n{GOOD}note: a: b\n",
        f"{HEAD}claims:\n   {GOOD}  {GOOD}",
        f"{HEAD}claims:\n  source: @a\n{GOOD}",
        f"{HEAD}claims:\n# nothing\nx: @y\n",
    ],
    ids=["before", "in brackets", "after", "indent", "no list", "empty"],
)
def test_nothing_is_mended_where_no_claim_is_to_blame(
    text: str, tmp_path: Path
) -> None:
    """What it then means cannot be told: the event is not read."""
    reading = read(tmp_path, {"coast.yaml": text})
    assert codes_of(reading) == ["yaml-syntax"]
    assert "coast" in reading.broken_events


@given(st.text(alphabet="-: \n#@\"'[a>|\t", max_size=60))
def test_lines_are_never_added_or_lost(claims: str) -> None:
    """Else every place after it would be wrong."""
    findings = Findings("x.yaml")
    text = decode(f"claims:\n{claims}".encode(), findings)
    mended = None if text is None else without_bad_claims(text, findings)

    if text is not None and mended is not None:
        assert mended.whole.count("\n") == text.whole.count("\n")
        assert findings.problems
