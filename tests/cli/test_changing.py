"""`ledger init`, `correct`, `retract` and `remove`, as a shell sees them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]


def event(ledger: Path) -> str:
    """Return what the event's file holds."""
    return (ledger / "ferry-2025.yaml").read_text(encoding="utf-8")


def test_init_says_what_it_wrote(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Results on stdout, a line a file; what to do next on stderr."""
    monkeypatch.chdir(tmp_path)
    said = run("init")

    assert said.code == 0
    assert said.out == (
        "wrote claims/.gitattributes\nwrote claims/.gitignore\n"
        "wrote .pre-commit-config.yaml\nwrote claims/ledger.yaml\n"
        "wrote claims/sources.yaml\nwrote claims/ferry-2001.yaml\n"
    )
    assert said.err == "ledger: next, `ledger reconcile ferry-2001`\n"
    assert run("check").code == 0
    assert "58–61" in run("reconcile", "ferry-2001").out


def test_init_overwrites_nothing(run: Run, ledger: Path) -> None:
    """Exit 1, and the file that is in the way is named."""
    before = sorted(ledger.parent.rglob("*"))
    said = run("init")

    assert said.code == 1
    assert "claims holds ferry-2025.yaml already; nothing was written" in said.err
    assert sorted(ledger.parent.rglob("*")) == before


def test_init_tells_what_to_add_to_a_configuration(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A project that uses pre-commit already keeps its own hooks."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".pre-commit-config.yaml").write_text("repos: []\n", encoding="utf-8")
    said = run("init")

    assert said.code == 0
    assert "was left alone; add to it:\n  - repo: local\n" in said.err


def test_retract_says_what_it_added(run: Run, ledger: Path) -> None:
    """The claim as it stands now, with its place."""
    said = run("retract", "first", "--reason", "withdrawn", "--on", "2025-03-22")

    assert said.code == 0
    assert said.out.startswith("claims/ferry-2025.yaml:8: retracted `first`\n")
    assert said.out.endswith("    retracted: 2025-03-22\n    reason: withdrawn\n")
    assert said.out.split("\n", 1)[1] in event(ledger)


def test_a_retraction_is_of_today_unless_a_day_is_given(run: Run, ledger: Path) -> None:
    """The day on which somebody looked at a calendar here."""
    run("retract", "first", "--reason", "withdrawn")

    today = datetime.now().astimezone().date().isoformat()
    assert f"    retracted: {today}\n" in event(ledger)


def test_a_second_retraction_changes_nothing(run: Run, ledger: Path) -> None:
    """Exit 0, so that a script may be run again."""
    run("retract", "first", "--reason", "withdrawn")
    before = event(ledger)
    said = run("retract", "first", "--reason", "withdrawn")

    assert said.code == 0
    assert "`first` is retracted already; nothing was written" in said.out
    assert event(ledger) == before


@pytest.mark.parametrize("command", ["retract", "remove"])
def test_a_reason_must_be_given(run: Run, ledger: Path, command: str) -> None:
    """A record that shrinks without a reason is no record."""
    before = event(ledger)
    said = run(command, "first")

    assert said.code == 2
    assert "missing option --reason; nothing was written" in said.err
    assert event(ledger) == before


@pytest.mark.parametrize("command", ["retract", "remove"])
def test_a_claim_that_is_not_there_is_said(
    run: Run, ledger: Path, command: str
) -> None:
    """With the closest id."""
    before = event(ledger)
    said = run(command, "frist", "--reason", "why")

    assert said.code == 1
    assert "no claim `frist` in this ledger; `first` is known" in said.err
    assert event(ledger) == before


def test_remove_leaves_a_tombstone(run: Run, ledger: Path) -> None:
    """And says where else the text may still stand."""
    said = run("remove", "first", "--reason", "it names a witness")

    assert said.code == 0
    assert "    removed: true\n" in said.out
    assert "524" not in event(ledger)
    assert "may still stand in the history of git" in said.err
    assert run("check").code == 0


def test_correct_appends_the_correction(run: Run, ledger: Path) -> None:
    """The old claim stays, and is left out from then on."""
    said = run(
        *("correct", "first", "--killed", "total=525", "--killed", "civilians=312"),
        *("--published", "2025-03-23", "--reason", "a name was missing"),
    )

    assert said.code == 0
    assert said.out.startswith(
        "claims/ferry-2025.yaml:16: corrected `first` with `sohr-2025-03-23`\n"
    )
    assert "    corrects: first\n" in said.out
    assert "id: first\n" in event(ledger)
    assert "a later claim corrects it" in run("show", "first").out


def test_a_correction_needs_a_count(run: Run, ledger: Path) -> None:
    """What is only to be taken back is retracted."""
    said = run("correct", "first", "--published", "2025-03-23")

    assert said.code == 2
    assert "missing option --killed; nothing was written" in said.err
    assert "corrects" not in event(ledger)


def test_a_dry_run_of_a_removal_removes_nothing(run: Run, ledger: Path) -> None:
    """The tombstone is shown, and the claim stays."""
    before = event(ledger)
    said = run("remove", "first", "--reason", "why", "--dry-run")

    assert said.code == 0
    assert "    removed: true\n" in said.out
    assert event(ledger) == before
