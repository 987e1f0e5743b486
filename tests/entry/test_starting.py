"""A new ledger works from the first minute, and nothing of anybody's is overwritten."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
import yaml

from casualty_ledger.core.checks import run_checks
from casualty_ledger.core.errors import LedgerError
from casualty_ledger.core.model import Question
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.entry import init
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.writing import example, files

TODAY = date(2026, 1, 1)


def test_the_example_has_no_problem(tmp_path: Path) -> None:
    """The first thing that a newcomer checks is silent."""
    init(tmp_path / "claims")
    found = read_ledger(tmp_path / "claims", today=TODAY)

    assert found.problems == ()
    assert run_checks(found.ledger) == ()


def test_the_example_reconciles(tmp_path: Path) -> None:
    """It gives a range, and says that it is made up."""
    init(tmp_path / "claims")
    found = read_ledger(tmp_path / "claims", today=TODAY).ledger
    done = reconcile(found.events[example.EVENT], found, Question())
    total = next(each for each in done.cells if each.cell.victims == "total")

    assert total.range is not None
    assert (total.range.low, total.range.high) == (58, 61)
    assert "made-up" in done.event.title


def test_what_was_written_is_said(tmp_path: Path) -> None:
    """Every file, and no other, is there afterwards."""
    started = init(tmp_path / "claims")

    there = {each for each in tmp_path.rglob("*") if each.is_file()}
    there -= {tmp_path / "claims" / files.LOCK_NAME}
    assert set(started.written) == there
    assert {each.name for each in there} == {
        *(".gitattributes", ".gitignore", ".pre-commit-config.yaml"),
        *("ledger.yaml", "sources.yaml", f"{example.EVENT}.yaml"),
    }


@pytest.mark.parametrize("name", ["ledger.yaml", "sources.yaml", "other.yaml"])
def test_a_ledger_that_is_there_is_left_alone(tmp_path: Path, name: str) -> None:
    """Not one file is written into somebody's ledger."""
    (tmp_path / name).write_text("mine", encoding="utf-8")

    with pytest.raises(LedgerError, match=f"holds {name} already; nothing was"):
        init(tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_files_for_git_that_are_there_are_left_alone(tmp_path: Path) -> None:
    """A project has them already; the lines to add are told."""
    for name in (".gitignore", ".pre-commit-config.yaml"):
        (tmp_path / name).write_text("mine\n", encoding="utf-8")
    started = init(tmp_path)

    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "mine\n"
    left = {path.name: lines for path, lines in started.left}
    assert files.LOCK_NAME in left[".gitignore"]
    assert left[".pre-commit-config.yaml"].startswith("  - repo: local\n")


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file stands in its way."""
    (tmp_path / "claims").write_text("", encoding="utf-8")

    with pytest.raises(LedgerError, match="; nothing was written"):
        init(tmp_path / "claims" / "inner")


@pytest.mark.parametrize(
    ("git", "folder", "hooks"),
    [
        (".", "claims", "."),
        (".", "data/claims", "."),
        (None, "claims", "."),
        (None, "figures", "figures"),
        ("figures", "figures", "figures"),
    ],
)
def test_the_hook_goes_to_where_git_looks_for_it(
    tmp_path: Path, git: str | None, folder: str, hooks: str
) -> None:
    """The top of the repository; without one, the folder that will be it."""
    if git is not None:
        (tmp_path / git / ".git").mkdir(parents=True)
    init(tmp_path / folder)
    path = tmp_path / hooks / ".pre-commit-config.yaml"
    hook = yaml.safe_load(path.read_text(encoding="utf-8"))["repos"][0]["hooks"][0]

    inner = Path(folder).relative_to(hooks).as_posix()
    assert hook["entry"] == f"ledger check --ledger {inner}"
    event = (Path(folder).relative_to(hooks) / "x.yaml").as_posix()
    assert re.search(hook["files"], event)
    assert not re.search(hook["files"], "README.md")


def test_git_ignores_what_writers_leave(tmp_path: Path) -> None:
    """Neither the lock nor a killed writer's file is ever committed."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)  # noqa: S607
    init(tmp_path / "claims")
    left = f"claims/.ledger-{'0' * 16}.tmp"
    (tmp_path / left).write_text("", encoding="utf-8")
    done = subprocess.run(
        ["git", "status", "--porcelain", "-uall"],  # noqa: S607
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert files.LOCK_NAME not in done.stdout
    assert left not in done.stdout
    assert "claims/sources.yaml" in done.stdout
