"""Small ledgers on disk, in which only what a test is about has to be written."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import TYPE_CHECKING

from casualty_ledger.reading.folder import Reading, read_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.core.model import Claim, Event
    from casualty_ledger.core.problems import Problem

TODAY = date(2026, 1, 1)
SOURCES = """\
format: 1
sources:
  sohr:
    name: Syrian Observatory for Human Rights
    aliases: [SOHR]
  ministry: {name: Ministry of Health}
"""
HEAD = """\
format: 1
event:
  id: coast
  title: On the coast
  place: Syrian coast
  start: 2025-03-06
"""


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write *files* below *folder*, with the sources unless they are among them."""
    for name, text in {"sources.yaml": SOURCES, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode() if isinstance(text, str) else text
        path.write_bytes(data)
    return folder


def read(folder: Path, files: dict[str, str | bytes]) -> Reading:
    """Write *files* below *folder* and read them."""
    return read_ledger(write(folder, files), today=TODAY)


def read_claims(folder: Path, claims: str, *, head: str = "") -> Reading:
    """Read a ledger of one event: *claims* as they stand under `claims:`."""
    event = HEAD + textwrap.indent(head, "  ")
    return read(folder, {"coast.yaml": f"{event}claims:\n{claims}"})


def read_keys(folder: Path, keys: str) -> Reading:
    """Read a ledger of one claim: *keys*, beside a source and a day."""
    whole = "source: sohr\npublished: 2025-03-08\n" + keys
    # Not by `textwrap.indent`, which finds more ends of lines than an editor.
    return read_claims(folder, "- " + whole.replace("\n", "\n  "))


def event_of(reading: Reading) -> Event:
    """Return the one event that was read."""
    (event,) = reading.ledger.events.values()
    return event


def claim_of(reading: Reading) -> Claim:
    """Return the one claim that was read."""
    (claim,) = event_of(reading).claims
    return claim


def problem_of(reading: Reading) -> Problem:
    """Return the one problem that was found."""
    (problem,) = reading.problems
    return problem


def codes_of(reading: Reading) -> list[str]:
    """Return the codes of the problems, in the order of their places."""
    return [problem.code.value for problem in reading.problems]
