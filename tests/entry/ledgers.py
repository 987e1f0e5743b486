"""Small ledgers on disk for the tests of what writes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from casualty_ledger.entry import Addition, add
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.writing.claim_text import Draft

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.core.model import Claim
    from casualty_ledger.entry import Entered

TODAY = date(2026, 1, 1)

SOURCES = """\
format: 1
sources:
  harbour-office:
    name: Harbour Office of the Strait
    aliases: [Harbour Office]
  ministry:
    name: Ministry
"""
HEAD = """\
format: 1
event:
  id: ferry
  title: A ferry
  start: 2001-03-02
  end: 2001-03-02
"""
CLAIMS = """\
claims:
  # the first
  - id: ministry-2001-03-02
    source: ministry
    published: 2001-03-02
    killed: 40   # forty
"""


def ledger(
    root: Path, claims: str = CLAIMS, sources: str = SOURCES, head: str = HEAD
) -> Path:
    """Make a ledger of one event in *root*, and return the event's file."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "sources.yaml").write_bytes(sources.encode())
    path = root / "ferry.yaml"
    path.write_bytes((head + claims).encode())
    return path


def draft(**fields: object) -> Draft:
    """Return a claim of the ministry, with other *fields* where given."""
    given: dict[str, object] = {
        "source": "ministry",
        "published": "2001-03-03",
        "killed": {"total": "52"},
        **fields,
    }
    return Draft({key: value for key, value in given.items() if value is not None})  # type: ignore[misc]


def enter(root: Path, what: Draft | None = None, **asked: object) -> Entered:
    """Add *what* to the one event of the ledger in *root*."""
    given: dict[str, object] = {"event": "ferry", "draft": what or draft(), **asked}
    return add(root, Addition(**given), today=TODAY)  # type: ignore[arg-type]


def claims_of(root: Path, event: str = "ferry") -> tuple[Claim, ...]:
    """Return the claims of an event as they are read."""
    return read_ledger(root, today=TODAY).ledger.events[event].claims
