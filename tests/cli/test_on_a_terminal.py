"""The program on a terminal: boxes and bold heads, and what turns them off."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="there are no such terminals on Windows")


def on_a_terminal(*asked: str, folder: Path, **environment: str) -> str:
    """Return what a terminal shows of the program, its codes included."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [sys.executable, "-m", "casualty_ledger", *asked],
        cwd=folder,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    seen = b""
    try:
        while piece := os.read(ours, 65_536):
            seen += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    finally:
        os.close(ours)
    assert done.wait(timeout=60) == 0
    return seen.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_bold_heads_and_rules(ledger: Path) -> None:
    """Somebody who reads it there finds the verdicts at a glance."""
    seen = on_a_terminal("reconcile", "ferry-2025", folder=ledger.parent)

    assert "\x1b[1m" in seen
    assert "────" in seen


@pytest.mark.parametrize(
    ("asked", "environment"),
    [
        (["--no-color"], {}),
        ([], {"NO_COLOR": "1"}),
        ([], {"TERM": "dumb"}),
    ],
)
def test_colour_can_be_turned_off(
    ledger: Path, asked: list[str], environment: dict[str, str]
) -> None:
    """By option, by the common variable, or by a terminal that knows none."""
    seen = on_a_terminal(
        "reconcile", "ferry-2025", *asked, folder=ledger.parent, **environment
    )

    assert "\x1b" not in seen
    assert "311–340" in seen


@pytest.mark.parametrize("columns", ["1", "20", "40", "not a number"])
def test_a_narrow_terminal_loses_no_text(ledger: Path, columns: str) -> None:
    """Every figure and name is there, however few columns there are."""
    seen = on_a_terminal(
        "reconcile", "ferry-2025", "--no-color", folder=ledger.parent, COLUMNS=columns
    )

    letters = "".join(seen.split())
    for text in ("311–340", "524", "SOHR", "SNHR", "singlesource", "civilians"):
        assert text in letters


def test_what_a_ledger_holds_does_not_reach_the_terminal(ledger: Path) -> None:
    """A title that clears the screen is seen to try."""
    path = ledger / "ferry-2025.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("title: ", 'title: "\\e[2J" #'), "utf-8")

    seen = on_a_terminal("reconcile", "ferry-2025", folder=ledger.parent)

    assert "\x1b[2J" not in seen
    assert "<U+001B>[2J" in seen
