"""One folder for each kind of problem: a ledger with the mistake, and what is said.

`tests/cases/CODE/claims` is the ledger, `expected.txt` what `ledger check` prints, to
the letter.  What is too large to keep is made: `repeat.txt` names a file, how often to
repeat, and what, and that is added at its end.

After a change of a message on purpose, `UPDATE_CASES=1 pytest tests/test_cases.py`
writes the new texts, for a person to read through before they are committed.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from casualty_ledger.cli.app import main
from casualty_ledger.core.problems import Code

CASES = sorted(Path(__file__).parent.joinpath("cases").iterdir())
UPDATE = bool(os.environ.get("UPDATE_CASES"))


def lay_out(case: Path, folder: Path) -> None:
    """Put the ledger of *case* into *folder*."""
    shutil.copytree(case / "claims", folder / "claims")
    repeat = case / "repeat.txt"
    if repeat.exists():
        path, times, text = repeat.read_text(encoding="utf-8").split("\n", maxsplit=2)
        with folder.joinpath(path).open("a", encoding="utf-8") as file:
            file.write(text * int(times))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(
    case: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """What is said is what was agreed on, to the letter; an error fails the check."""
    lay_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)

    code = main(["check", "--quiet"])

    said = capfd.readouterr()
    if UPDATE:
        (case / "expected.txt").write_text(said.out, encoding="utf-8")
    assert said.out == (case / "expected.txt").read_text(encoding="utf-8")
    assert said.err == ""
    assert code == (1 if ": error[" in said.out else 0)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_about_its_code(case: Path) -> None:
    """The folder's name is what somebody looks for who has met the message."""
    expected = (case / "expected.txt").read_text(encoding="utf-8")
    assert f"[{case.name}]: " in expected


def test_every_code_has_a_case() -> None:
    """A new kind of problem cannot land without an example of it."""
    assert {case.name for case in CASES} == {code.value for code in Code}
