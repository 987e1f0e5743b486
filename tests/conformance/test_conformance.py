"""Ledgers with their answers: what the program prints is what two readings agree on.

Each folder beside this file is a small made-up ledger; its `expected.json` gives, for
the cells in it, what `ledger reconcile --format json --all-cells` has to say, as far as
independent readings of the contract agree.  See README.md here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from casualty_ledger.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Mapping

LEDGERS = sorted(each.parent for each in Path(__file__).parent.glob("*/expected.json"))
NAMES = ("outcome", "victims", "where", "by", "cause", "period")

Json: TypeAlias = "Mapping[str, Any]"


def answered(ledger: Path, capfd: pytest.CaptureFixture[str]) -> Json:
    """Return what the program prints for *ledger*, every cell of it."""
    asked = ["reconcile", "--ledger", str(ledger), "--format", "json", "--all-cells"]
    code = main(asked)
    said = capfd.readouterr()
    assert code == 0, said.err
    found: Json = json.loads(said.out)
    return found


def cells_of(answer: Json) -> dict[tuple[object, ...], Json]:
    """Return each cell of an answer under its event and names."""
    return {
        (event["id"], *(cell[name] for name in NAMES)): cell
        for event in answer["events"]
        for cell in event["cells"]
    }


def pruned(found: object, expected: object) -> object:
    """Return of *found* only the keys that *expected* has, at every depth.

    The expected positions, and the sources of a camp, stand in the order of their ids.
    """
    if isinstance(expected, dict):
        assert isinstance(found, dict)
        return {key: pruned(found[key], expected[key]) for key in expected}
    if isinstance(expected, list) and isinstance(found, list):
        if all(isinstance(each, str) for each in expected):
            return sorted(found)
        if all(isinstance(each, dict) and "source" in each for each in found):
            found = sorted(found, key=lambda each: each["source"])
        if len(found) == len(expected):
            return [pruned(*pair) for pair in zip(found, expected, strict=True)]
    return found


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)
def test_the_answer_is_the_expected_one(
    ledger: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every field that the expected answer has, of every cell that it has."""
    expected = json.loads((ledger / "expected.json").read_text(encoding="utf-8"))

    found = cells_of(answered(ledger, capfd))

    for key, cell in cells_of(expected).items():
        assert key in found, f"no cell {key}"
        assert pruned(found[key], cell) == pruned(cell, cell), key


def test_none_of_the_ledgers_is_missing() -> None:
    """A folder that was left out of a copy would otherwise pass in silence."""
    assert len(LEDGERS) == 55
