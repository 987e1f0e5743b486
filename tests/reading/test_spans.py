"""Where the values of a claim stand, found again when somebody asks."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING

import pytest

from tests.reading.ledgers import claim_of, event_of, read_claims

if TYPE_CHECKING:
    from pathlib import Path

BLOCK = """\
- id: c1   # the first
  source: "SOHR"
  note: |
    two
    lines
  killed:
    total: 5
  url: https://example.org
- {id: c2, source: sohr, killed: 5}
"""


def test_each_value_stands_where_it_was_written(tmp_path: Path) -> None:
    """Quotes are part of it; of a text of several lines it is the first."""
    first, second = event_of(read_claims(tmp_path, BLOCK)).claims
    found = {
        key: (span.line, span.column, span.end_column)
        for key, span in first.spans.items()
    }
    assert found == {
        "id": (8, 7, 9),
        "source": (9, 11, 17),
        "note": (10, 9, 10),
        "killed": (14, 5, 10),
        "url": (15, 8, 27),
    }
    assert second.spans["killed"].column == 34
    assert len(second.spans) == 3


def test_a_claim_begins_at_its_first_key(tmp_path: Path) -> None:
    """That is where the eye finds it."""
    first, second = event_of(read_claims(tmp_path, BLOCK)).claims
    assert (first.span.line, first.span.column) == (8, 3)
    assert (second.span.line, second.span.column) == (16, 3)


@pytest.mark.parametrize(
    "claims", ["{}[{{source: sohr, killed: 5}}]", "{}\n  - source: sohr\n    killed: 5"]
)
def test_places_survive_a_journey_to_another_process(
    claims: str, tmp_path: Path
) -> None:
    """Events are sent to workers, and their problems come back with places."""
    text = claims.format("" if "[" not in claims else "  ")
    claim = claim_of(read_claims(tmp_path, text))
    again = pickle.loads(pickle.dumps(claim))  # noqa: S301 - our own
    assert again.spans == claim.spans
    assert again == claim
