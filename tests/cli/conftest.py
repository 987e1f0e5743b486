"""A small ledger, and the program run on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCES = """\
format: 1
sources:
  sohr: {name: Syrian Observatory, aliases: [SOHR]}
  snhr: {name: Syrian Network, aliases: [SNHR]}
"""
FERRY = """\
format: 1
event:
  id: ferry-2025
  title: Sinking of a ferry
  start: 2025-03-06
  end: 2025-03-06
claims:
  - id: first
    source: sohr
    published: 2025-03-20
    killed: {total: 524, civilians: 311}
  - id: second
    source: snhr
    published: 2025-03-21
    killed: {civilians: 340}
"""


@dataclass(frozen=True)
class Said:
    """What a run of the program said, and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder `claims` with one event, in the folder the program runs in."""
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (folder / "ferry-2025.yaml").write_text(FERRY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the program with the given arguments, as a shell would."""

    def with_arguments(*asked: str) -> Said:
        code = main(asked)
        said = capfd.readouterr()
        return Said(code, said.out, said.err)

    return with_arguments


@pytest.fixture
def add_event(ledger: Path) -> Callable[[str, str], Path]:
    """Write an event file with the given claims, as YAML, into the ledger."""

    def with_claims(event: str, claims: str) -> Path:
        path = ledger / f"{event}.yaml"
        text = (
            "format: 1\n"
            f"event: {{id: {event}, title: The event, start: 2025-03-06}}\n{claims}"
        )
        path.write_text(text, encoding="utf-8")
        return path

    return with_claims
