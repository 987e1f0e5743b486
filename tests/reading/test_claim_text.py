"""One claim that comes alone, as YAML or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.reading.event import read_claim_text
from tests.reading.ledgers import HEAD, TODAY, event_of, read

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.core.model import Claim
    from casualty_ledger.core.problems import Problem


def read_text(folder: Path, text: str) -> tuple[Claim | None, tuple[Problem, ...]]:
    """Read *text* as one claim about an event."""
    reading = read(folder, {"coast.yaml": HEAD + "  places: [Jableh]\n"})
    return read_claim_text(
        text, event_of(reading), reading.known, today=TODAY, path="standard input"
    )


@pytest.mark.parametrize(
    "text",
    [
        "source: SOHR\nkilled: {civilians: 52}\nwhere: jableh\n",
        "- source: SOHR\n  killed: {civilians: 52}\n  where: jableh\n",
        "source: SOHR\r\nkilled: {civilians: 52}\r\nwhere: jableh\r\n",
        '{"source": "SOHR", "killed": {"civilians": 52}, "where": "jableh"}',
        '{\n\t"source": "SOHR", "where": "jableh",\n\t"killed": {"civilians": 52}\n}',
    ],
)
def test_it_is_read_as_it_would_be_in_its_event(text: str, tmp_path: Path) -> None:
    """Against the same sources, places and actors."""
    claim, problems = read_text(tmp_path, text)

    assert problems == ()
    assert claim is not None
    assert (claim.source, claim.where, claim.event) == ("sohr", "Jableh", "coast")
    assert claim.statements[0].cell.victims == "civilians"


def test_json_may_write_letters_as_escapes(tmp_path: Path) -> None:
    """As most programs do, in pairs for rare letters, which YAML does not know."""
    text = json.dumps({"source": "sohr", "killed": 5, "quote": "خمسة \N{SKULL} 𠀀"})
    claim, problems = read_text(tmp_path, text)
    assert problems == ()
    assert claim is not None
    assert claim.quote == "خمسة \N{SKULL} 𠀀"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "value-misshapen"),
        ("five people", "value-misshapen"),
        ("[]", "value-misshapen"),
        (
            "- {source: sohr, killed: 5}\n- {source: sohr, killed: 6}\n",
            "value-misshapen",
        ),
        ("source: @sohr\n", "yaml-syntax"),
        ("source: sohr\nkilled: 0311\n", "count-unreadable"),
        ("source: sohr\nkilled: 5\nnote: \0\n", "character-forbidden"),
        ('{"source": "sohr", "killed": 5, "killed": 6}', "key-repeated"),
        ("killed: \ud800", "file-not-utf8"),
        ("#" * 5_000_001, "file-too-large"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    text: str, code: str, tmp_path: Path
) -> None:
    """As it would be in a file."""
    _, problems = read_text(tmp_path, text)
    (problem,) = problems
    assert problem.code == code
    assert problem.span.path == "standard input"
