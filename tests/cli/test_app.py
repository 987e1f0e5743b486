"""The command line as a whole: every way out has a meaning, and nothing is obeyed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.cli import app, lazy, reconcile
from casualty_ledger.cli.lazy import COMMANDS, LazyGroup
from casualty_ledger.cli.options import today
from tests.test_architecture import held_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

HOSTILE = "re\x1b[2J\x07\r[red]:skull:\u202e"


def program(
    *asked: str, folder: Path, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as its own process, with *environment* added."""
    return subprocess.run(
        [sys.executable, "-m", "casualty_ledger", *asked],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_the_whole_says_what_each_command_says(run: Run, name: str) -> None:
    """The list that `ledger --help` prints is kept apart, so that it costs nothing."""
    said = run(name, "--help")

    assert said.code == 0
    assert COMMANDS[name].help in " ".join(said.out.split())
    assert COMMANDS[name].help in " ".join(run("--help").out.split())


def test_no_command_means_help(run: Run) -> None:
    """Somebody who types the name alone wants to know what there is."""
    assert run().out == run("--help").out


def test_help_loads_no_command_and_no_library_behind_one() -> None:
    """`ledger --help` in a shell answers at once."""
    asked = "from casualty_ledger.__main__ import main; main(['--help'])"

    assert not {"pandas", "rich", "yaml", "pydantic"} & held_after(asked)


def test_reconciling_loads_neither_pandas_nor_rich_in_a_pipe(ledger: Path) -> None:
    """CSV needs the one, a terminal the other."""
    asked = (
        "from casualty_ledger.__main__ import main;"
        f"main(['reconcile', '--ledger', {str(ledger)!r}])"
    )

    assert not {"pandas", "rich"} & held_after(asked)


@pytest.mark.parametrize(
    "asked",
    [
        [HOSTILE],
        [f"--{HOSTILE}"],
        ["reconcile", HOSTILE],
        ["reconcile", "--ledger", HOSTILE],
        ["reconcile", "--victims", HOSTILE],
        ["reconcile", "--where", HOSTILE],
        ["reconcile", "--as-of", HOSTILE],
        ["reconcile", "--policy", HOSTILE],
        ["reconcile", "--lexicon", HOSTILE],
        ["reconcile", "--format", HOSTILE],
        ["reconcile", "-o", f"{HOSTILE}/x"],
        ["check", HOSTILE],
        ["show", HOSTILE],
        ["export", HOSTILE],
        ["export", "claims", "-o", HOSTILE],
        ["sources", HOSTILE],
    ],
)
@pytest.mark.usefixtures("ledger")
def test_an_argument_is_shown_and_not_obeyed(run: Run, asked: list[str]) -> None:
    """What was pasted into a shell cannot clear the screen on its way back."""
    said = run(*asked)

    assert said.code in (1, 2)
    assert said.err
    assert not any(
        ord(letter) < 32 or letter == "\u202e" for letter in said.err.replace("\n", "")
    )


@pytest.mark.usefixtures("ledger")
def test_a_fault_of_the_program_is_told_from_wrong_data(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 3, a traceback to report, and no local variables in it."""

    def fail(*_: object) -> None:
        secret = "from a restricted claim"  # noqa: S105 - of a witness, not a door
        raise RuntimeError(len(secret))

    monkeypatch.setattr(reconcile, "one_of", fail)

    said = run("reconcile")

    assert said.code == 3
    assert "this is a bug" in said.err
    assert "RuntimeError: 23" in said.err


def test_ctrl_c_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As shells expect of a program that was interrupted."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reconcile, "one_of", interrupt)
    assert run("reconcile").code == 130
    monkeypatch.setattr(app, "_run", interrupt)
    assert run("reconcile").code == 130


def test_no_ledger_is_said_with_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 1, and how to name or make one."""
    monkeypatch.chdir(tmp_path)

    said = run("reconcile")

    assert said.code == 1
    assert "--ledger DIR" in said.err
    assert "ledger init" in said.err


def test_the_ledger_is_found_from_a_folder_below(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As git finds its folder."""
    below = ledger.parent / "notes" / "march"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    assert run("reconcile").code == 0


def test_the_environment_names_a_ledger_and_the_option_another(
    run: Run,
    ledger: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`--ledger` before `$LEDGER_DIR` before `claims/`."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("reconcile").code == 1
    monkeypatch.setenv("LEDGER_DIR", str(ledger))
    assert run("reconcile").code == 0
    assert run("reconcile", "--ledger", "nowhere").code == 1


@pytest.mark.parametrize(
    "asked",
    [
        ["reconcile"],
        ["reconcile", "ferry-2025"],
        ["reconcile", "--format", "markdown"],
        ["reconcile", "--format", "sentence"],
        ["show", "first"],
        ["check"],
        ["sources"],
        ["--help"],
    ],
)
def test_an_ascii_locale_loses_no_text_and_does_not_fail(
    ledger: Path, asked: list[str]
) -> None:
    """Dashes become hyphens; what has no likeness is escaped."""
    path = ledger / "ferry-2025.yaml"
    text = path.read_text("utf-8").replace("a ferry", "a ferry: غرق")
    path.write_text(text.replace("title: ", 'title: "').replace("غرق", 'غرق"'), "utf-8")

    done = program(
        *asked,
        folder=ledger.parent,
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
        PYTHONIOENCODING="ascii",
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()


def test_json_is_utf_8_whatever_the_locale(ledger: Path) -> None:
    """An escape for terminals would not be JSON."""
    path = ledger / "ferry-2025.yaml"
    path.write_text(path.read_text("utf-8").replace("ferry\n", "عبّارة\n"), "utf-8")

    done = program(
        "reconcile", "--format", "json", folder=ledger.parent, PYTHONIOENCODING="ascii"
    )

    assert "عبّارة" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("asked", ["reconcile", "export claims", "check --format json"])
def test_a_reader_who_leaves_early_is_no_error(ledger: Path, asked: str) -> None:
    """`| head -1` ends in peace."""
    command = (
        f"{sys.executable} -m casualty_ledger {asked} | true; exit ${{PIPESTATUS[0]}}"
    )

    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 - the shell that is there
        cwd=ledger.parent,
        capture_output=True,
        check=False,
    )

    assert done.stderr == b""
    assert done.returncode == 0


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
@pytest.mark.parametrize(
    ("asked", "code"),
    [("reconcile", 0), ("reconcile --format json", 0), ("reconcile nowhere", 1)],
)
def test_closed_streams_do_not_crash_it(
    ledger: Path, closed: str, asked: str, code: int
) -> None:
    """Some schedulers start programs like that."""
    command = f"{sys.executable} -m casualty_ledger {asked} {closed}"

    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 - the shell that is there
        cwd=ledger.parent,
        capture_output=True,
        check=False,
    )

    assert done.returncode == code
    assert b"Traceback" not in done.stderr


def test_a_full_disk_is_said_so(ledger: Path) -> None:
    """A result that was not written is not a success."""
    command = f"{sys.executable} -m casualty_ledger reconcile > /dev/full"

    done = subprocess.run(
        ["bash", "-c", command],  # noqa: S607 - the shell that is there
        cwd=ledger.parent,
        capture_output=True,
        check=False,
    )

    assert done.returncode == 1
    assert b"the result can't be written" in done.stderr


def test_the_list_of_commands_is_the_one_that_is_there() -> None:
    """Each command's module has a function of its name."""
    group = LazyGroup(name="ledger")

    for name in group.list_commands(None):
        command = group.get_command(None, name)
        assert command is not None
        assert command.name == name
    assert group.get_command(None, "nothing") is None
    assert lazy.COMMANDS


def test_today_has_come_for_everybody() -> None:
    """A claim written this morning east of here is not of the future."""
    furthest_east = timezone(timedelta(hours=14))

    before = datetime.now(furthest_east).date()
    assert before <= today() <= datetime.now(furthest_east).date()
