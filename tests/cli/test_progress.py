"""A bar on a terminal for what takes longer than a second, and nowhere else."""

from __future__ import annotations

import time

import pytest

from casualty_ledger.cli import progress
from casualty_ledger.cli.progress import Progress


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if stderr were a terminal, and a second were soon over."""
    monkeypatch.setattr(progress, "talks_to_a_person", lambda: True)
    monkeypatch.setattr(progress, "_PATIENCE", 0.01)


@pytest.mark.usefixtures("on_a_terminal")
def test_something_long_gets_a_bar_that_is_taken_away_again(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Who waits sees how far it is; the result stands on a clean line."""
    with Progress("reconciling", quiet=False) as bar:
        time.sleep(0.05)
        bar(500, 1000)

    said = capsys.readouterr().err
    assert "reconciling [###############...............] 500 of 1,000" in said
    assert said.endswith("\r\x1b[K")


@pytest.mark.usefixtures("on_a_terminal")
def test_a_step_that_cannot_be_counted_says_what_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A silent terminal looks like one that hangs."""
    with Progress("reading", quiet=False):
        time.sleep(0.1)

    assert "ledger: reading" in capsys.readouterr().err


@pytest.mark.usefixtures("on_a_terminal")
def test_quiet_is_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    """`--quiet` takes the bar away, too."""
    with Progress("reading", quiet=True) as bar:
        time.sleep(0.05)
        bar(1, 2)

    assert capsys.readouterr().err == ""


def test_nothing_is_drawn_where_nobody_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A log of a build holds no bars."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    with Progress("reading", quiet=False) as bar:
        time.sleep(0.05)
        bar(1, 2)

    assert capsys.readouterr().err == ""
