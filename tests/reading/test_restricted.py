"""Whatever may be a restricted claim is treated as one, and so are its mistakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reading.ledgers import (
    HEAD,
    event_of,
    problem_of,
    read,
    read_claims,
)

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.reading.folder import Reading

OPEN = "- {source: sohr, killed: 1}\n"


def hidden(reading: Reading) -> list[bool]:
    """Return for each problem whether it is restricted."""
    return [problem.restricted for problem in reading.problems]


@pytest.mark.parametrize(
    "keys",
    [
        "restricted: true",
        "killed: 0311, restricted: true",
        "restricted: yes",
        "restricted: True",
        "restricted: ''",
        "restricted:",
        "restricted: [true]",
        "restricted: !!bool true",
        "restricted: *r",
        "restricted: false, restricted: true",
        "restricted: true, restricted: false",
        "restrictd: true",
        "Restricted: true",
        "killed: {restricted: true}",
        "{a: b}: c, note: restricted",
    ],
)
def test_what_may_be_restricted_is(keys: str, tmp_path: Path) -> None:
    """A slip of the finger must not give away who spoke."""
    reading = read_claims(tmp_path, f"{OPEN}- {{source: sohr, {keys}}}\n{OPEN}")

    assert [each.restricted for each in event_of(reading).claims] == [
        False,
        True,
        False,
    ]
    assert all(hidden(reading))


@pytest.mark.parametrize(
    "keys",
    [
        "killed: 0311",
        "killed: 0311, restricted: false",
        "killed: 5, note: restricted area",
        "killed: 5, nte: a",
    ],
)
def test_what_is_not_restricted_is_shown(keys: str, tmp_path: Path) -> None:
    """Else nobody could mend it."""
    reading = read_claims(tmp_path, f"- {{source: sohr, {keys}}}\n")
    assert [each.restricted for each in event_of(reading).claims] == [False]
    assert not any(hidden(reading))


def test_a_merged_or_repeated_claim_may_be_restricted_where_the_word_stands(
    tmp_path: Path,
) -> None:
    """What it takes over is not read, so nobody knows."""
    claims = (
        "- {source: sohr, <<: {killed: 5}}\n"
        "- *x\n"
        "- {source: sohr, killed: 5, restricted: true}\n"
    )
    reading = read_claims(tmp_path, claims)
    assert [each.restricted for each in event_of(reading).claims] == [True] * 3
    assert hidden(reading) == [True, True]
    reading = read_claims(tmp_path / "b", claims.replace(", restricted: true", ""))
    assert [each.restricted for each in event_of(reading).claims] == [False] * 3


def test_problems_in_block_style_are_hidden_to_the_last_line(tmp_path: Path) -> None:
    """From the first key to the last, and no further."""
    reading = read_claims(
        tmp_path,
        "- restricted: true\n  source: nobody\n  killed: 0311\n  note: a #b\n"
        "- source: nobody\n  killed: 5\n",
    )
    assert hidden(reading) == [True, True, True, False]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}claims:\n- {{source: @x, killed: 1}}\nnote: a: b\n",
        f"{HEAD}claims: [{{source: a}}\n",
        "a: é\n",
        "<<<<<<< ours\n",
        "a: " + "[" * 60,
        "a: " + "x" * 100_001,
        "- a\n",
        "\0" * 40,
    ],
)
@pytest.mark.parametrize("restricted", ["# restricted\n", "# RESTRICTED: true\n", ""])
def test_nothing_is_shown_of_a_file_that_cannot_be_parsed_and_has_the_word(
    text: str, restricted: str, tmp_path: Path
) -> None:
    """Which lines are protected nobody knows."""
    encoding = "latin-1" if "é" in text else "utf-8"
    reading = read(tmp_path, {"coast.yaml": (text + restricted).encode(encoding)})
    assert reading.problems
    assert set(hidden(reading)) == {bool(restricted)}


def test_the_word_is_found_in_utf_16_as_well(tmp_path: Path) -> None:
    """Windows writes it, and every other byte of it is nothing."""
    data = f"{HEAD}claims:\n- restricted: true\n".encode("utf-16")
    assert problem_of(read(tmp_path, {"coast.yaml": data})).restricted


def test_a_claim_that_is_no_yaml_is_hidden_where_the_word_stands(
    tmp_path: Path,
) -> None:
    """It may be the one that is restricted; the good claims are not touched."""
    claims = "- {source: @x, killed: 1}\n- {source: sohr, killed: 0311}\n"
    plain = read_claims(tmp_path / "a", claims)
    assert hidden(plain) == [False, False]
    reading = read_claims(
        tmp_path / "b", f"{claims}- {{source: sohr, restricted: true}}\n"
    )
    assert hidden(reading) == [True, False, True]
    assert [each.restricted for each in event_of(reading).claims] == [True, False, True]


def test_claims_that_are_no_list_are_hidden_where_the_word_stands(
    tmp_path: Path,
) -> None:
    """Wrong nesting must not show what was meant to be hidden."""
    text = "claims:\n  c1: {source: sohr, restricted: true}\n"
    assert problem_of(read(tmp_path / "a", {"coast.yaml": HEAD + text})).restricted
    text = "claims:\n  c1: {source: sohr}\n"
    reading = read(tmp_path / "b", {"coast.yaml": HEAD + text})
    assert not problem_of(reading).restricted


def test_a_repeated_id_is_hidden_where_the_later_claim_is(tmp_path: Path) -> None:
    """The note beside a visible claim says where the first stands, and no more."""
    visible = "- {id: c1, source: sohr, killed: 5}\n"
    hushed = "- {id: c1, source: ministry, killed: 5, restricted: true}\n"
    assert hidden(read_claims(tmp_path / "a", visible + hushed)) == [True]
    problem = problem_of(read_claims(tmp_path / "b", hushed + visible))
    assert not problem.restricted
    assert "ministry" not in f"{problem.message}{problem.note}{problem.help}"
