"""A digest changes if, and only if, what is said changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.digest import claim_digest, event_digest, ledger_digest
from casualty_ledger.reading.folder import read_ledger
from tests.entry.ledgers import CLAIMS, HEAD, SOURCES, TODAY, claims_of, ledger

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.core.model import Claim, Event, Ledger

TWO = (
    CLAIMS
    + """
  - source: harbour-office
    published: 2001-03-03
    killed: {civilians: 30, total: about 41}
    quote: About forty-one people, the office said.
    where: Café
"""
)


def read(root: Path, **texts: str) -> Ledger:
    """Return the ledger of *texts*."""
    ledger(root, **{"claims": TWO, **texts})
    return read_ledger(root, today=TODAY).ledger


def event(root: Path, **texts: str) -> Event:
    """Return the one event of the ledger of *texts*."""
    return read(root, **texts).events["ferry"]


def second(root: Path, claims: str = TWO) -> Claim:
    """Return the second claim of *claims*."""
    ledger(root, claims=claims)
    return claims_of(root)[1]


# The same claim, written by somebody else.
SAME = [
    TWO.replace("    killed: {civ", "    # a comment\n    killed: {civ"),
    TWO.replace("{civilians: 30, total: about 41}", "{total: about 41, civilians: 30}"),
    TWO.replace(
        "{civilians: 30, total: about 41}",
        "\n      total: 'about 41'\n      civilians: 30",
    ),
    TWO.replace("About forty-one", ">-\n      About\n      forty-one"),
    TWO.replace("source: harbour-office", "source: HARBOUR Office"),
    TWO.replace("Café", "Cafe\u0301"),
    TWO.replace("\n", "\r\n"),
    TWO.replace("    where: Café\n", "    where: Café\n    status: active\n"),
    TWO.replace("    where: Café\n", "    restricted: false\n    where: Café\n"),
]
# Another claim.
OTHER = [
    TWO.replace("30", "31"),
    TWO.replace("about 41", "41"),
    TWO.replace("civilians: 30, ", ""),
    TWO.replace("killed: {", "injured: {"),
    TWO.replace("forty-one people", "forty-one persons"),
    TWO.replace("2001-03-03", "2001-03"),
    TWO.replace("Café", "Cafe"),
    TWO.replace("harbour-office", "ministry"),
    TWO.replace("    where: Café\n", "    where: Café\n    note: new\n"),
    TWO.replace("    where: Café\n", "    where: Café\n    status: disputed\n"),
    TWO.replace("    where: Café\n", "    where: Café\n    restricted: true\n"),
    TWO.replace("  - source: harb", "  - id: mine\n    source: harb"),
]


@pytest.mark.parametrize("claims", SAME)
def test_how_a_claim_is_written_is_no_part_of_it(tmp_path: Path, claims: str) -> None:
    """Comments, key order, quotes, line breaks and other names of a source."""
    assert claims != TWO
    digest = claim_digest(second(tmp_path / "one"))
    assert claim_digest(second(tmp_path / "two", claims)) == digest


@pytest.mark.parametrize("claims", OTHER)
def test_what_a_claim_says_is_part_of_it(tmp_path: Path, claims: str) -> None:
    """Every figure, wording, day and word, and an id that is written."""
    digest = claim_digest(second(tmp_path / "one"))
    assert claim_digest(second(tmp_path / "two", claims)) != digest


def test_an_id_can_be_left_aside(tmp_path: Path) -> None:
    """The same claim under two ids is still the same claim."""
    one, two = second(tmp_path / "one"), second(tmp_path / "two", OTHER[-1])

    assert claim_digest(one, with_id=False) == claim_digest(two, with_id=False)


def test_another_spelling_of_a_place_elsewhere_changes_nothing(tmp_path: Path) -> None:
    """One spelling is taken for all claims of an event; this one says what it said."""
    more = TWO + "  - source: ministry\n    killed: 1\n    where: CAFÉ\n"

    digest = claim_digest(second(tmp_path / "one"))
    assert claim_digest(second(tmp_path / "two", more)) == digest


def test_an_event_does_not_hang_on_the_order_of_its_claims(tmp_path: Path) -> None:
    """What stands first in a file says nothing about what happened."""
    found = event(tmp_path)

    turned = replace(found, claims=found.claims[::-1])
    assert event_digest(turned) == event_digest(found)
    assert event_digest(replace(found, claims=found.claims[:1])) != event_digest(found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A ferry", "A pier"),
        ("end: 2001-03-02", "end: 2001-03-03"),
        ("end: 2001-03-02", "end: 2001-03-02\n  places: {A: [B]}"),
        ("end: 2001-03-02", "end: 2001-03-02\n  actors: {red: {name: Red}}"),
        ("end: 2001-03-02", "end: 2001-03-02\n  settling_days: 30"),
    ],
)
def test_what_claims_are_read_by_is_part_of_their_event(
    tmp_path: Path, old: str, new: str
) -> None:
    """Another end, another place tree: other ranges from the same claims."""
    before = event_digest(event(tmp_path / "one"))
    assert event_digest(event(tmp_path / "two", head=HEAD.replace(old, new))) != before


def test_sources_are_part_of_the_ledger(tmp_path: Path) -> None:
    """A rating or a party changes what the same claims amount to."""
    rated = SOURCES + "    rating: E\n"
    before = ledger_digest(read(tmp_path / "one"))

    assert ledger_digest(read(tmp_path / "two")) == before
    assert ledger_digest(read(tmp_path / "three", sources=rated)) != before


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\nsettings: {policy: latest}\n",
        "format: 1\ncategories: {guards: {within: [civilians]}}\n",
        "format: 1\nlexicons: {ours: {dozens: 24-99}}\n",
    ],
)
def test_settings_are_part_of_the_ledger(tmp_path: Path, text: str) -> None:
    """So are categories and words of its own."""
    before = ledger_digest(read(tmp_path))
    (tmp_path / "ledger.yaml").write_text(text, encoding="utf-8")

    assert ledger_digest(read_ledger(tmp_path, today=TODAY).ledger) != before


def test_a_digest_is_the_same_tomorrow(tmp_path: Path) -> None:
    """A printed story cites it: if this fails, raise the version of digests."""
    assert claim_digest(second(tmp_path)) == (
        "785f4e8f2407c6e1be2aa533408c69d17687915a335e551ec9785279432fd170"
    )
