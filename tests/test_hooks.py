"""What others run before a commit and in their CI: it parses, and calls what exists."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import typer
import yaml

from casualty_ledger.cli.app import app
from casualty_ledger.cli.check import FORMATS
from casualty_ledger.cli.lazy import COMMANDS
from tests.pages import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]


def options(command: str) -> set[str]:
    """Return the options of a command."""
    group = typer.main.get_command(app)
    assert isinstance(group, typer.core.TyperGroup)
    found = group.get_command(typer.Context(group), command)
    assert found is not None
    return {each for parameter in found.params for each in parameter.opts}


def commands() -> list[list[str]]:
    """Return every call of `ledger`, as words after the program's name."""
    lines = [hook["entry"] for hook in HOOKS]
    lines += [line for step in STEPS for line in step.get("run", "").splitlines()]
    words = [shlex.split(line) for line in lines if "ledger" in line]
    return [each[1:] for each in words if each[0].endswith("ledger")]


def test_a_hook_and_an_action_call_the_program() -> None:
    """The looks below are not blind."""
    assert len(commands()) == 2


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_what_is_called_exists(words: list[str]) -> None:
    """A hook that nobody can run keeps everybody from committing."""
    command, *rest = words

    assert command in COMMANDS
    assert {each for each in rest if each.startswith("-")} <= options(command)


def test_options_that_are_gathered_exist() -> None:
    """They are not in the line that calls the program, and could be forgotten there."""
    scripts = "\n".join(step.get("run", "") for step in STEPS)

    gathered = " ".join(re.findall(r"options\+?=\((.+?)\)", scripts)).split()

    assert gathered == ["--format", "github", "--strict"]
    assert {each for each in gathered if each.startswith("-")} <= options("check")
    assert "github" in FORMATS


def test_the_hook_looks_at_the_whole_ledger() -> None:
    """One file alone says nothing of ids given twice, or of sources."""
    (hook,) = HOOKS

    assert hook["id"] == "ledger-check"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "claims/ferry-2001.yaml")


def test_no_input_is_put_into_a_script() -> None:
    """A folder named `$(...)` must be a folder, and run nothing."""
    for step in STEPS:
        assert "${{" not in step.get("run", "")


def test_every_input_is_used_and_every_one_used_is_declared() -> None:
    """An input that does nothing looks like one that does."""
    used = set(re.findall(r"inputs\.([a-z_-]+)", str(STEPS)))

    assert used == set(ACTION["inputs"])


def test_every_step_that_runs_a_script_says_in_which_shell() -> None:
    """A composite action is refused without."""
    assert ACTION["runs"]["using"] == "composite"
    assert all("shell" in step for step in STEPS if "run" in step)
