"""What an event says of itself, and when its figures cannot be trusted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.reading.ledgers import (
    HEAD,
    codes_of,
    event_of,
    problem_of,
    read,
    read_claims,
)

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = "- {id: c1, source: sohr, killed: 5}\n"


def test_every_key_of_an_event_is_taken_over(tmp_path: Path) -> None:
    """Nothing that a coder writes is dropped."""
    head = """\
end: 2025-03-10
settling_days: 30
fresh_days: 0
places:
  Latakia: [Al-Shir, Jableh]
  Tartus:
    Baniyas: {Al-Qusour: []}
  Hama:
actors:
  red: {name: The red side, forces: government_forces}
  blue: {}
tags: [massacre, coast]
url: https://example.org
note: A note.
"""
    event = event_of(read_claims(tmp_path, CLAIM, head=head))

    assert event.start.last == date(2025, 3, 6)
    assert event.end is not None
    assert (event.settling_days, event.fresh_days) == (30, 0)
    assert dict(event.places) == {
        "Latakia": None,
        "Al-Shir": "Latakia",
        "Jableh": "Latakia",
        "Tartus": None,
        "Baniyas": "Tartus",
        "Al-Qusour": "Baniyas",
        "Hama": None,
    }
    assert event.actors["red"].forces == "government_forces"
    assert event.actors["blue"].name == "blue"
    assert event.tags == ("massacre", "coast")


def test_the_ledger_may_set_how_long_events_settle(tmp_path: Path) -> None:
    """An event that says nothing follows the ledger."""
    settings = "format: 1\nsettings: {settling_days: 3, fresh_days: 1}\n"
    event = event_of(read(tmp_path, {"ledger.yaml": settings, "coast.yaml": HEAD}))
    assert (event.settling_days, event.fresh_days) == (3, 1)


@pytest.mark.parametrize("claims", ["", "claims:\n", "claims: []\n"])
def test_an_event_may_have_no_claims_yet(claims: str, tmp_path: Path) -> None:
    """That is how every event begins."""
    reading = read(tmp_path, {"coast.yaml": HEAD + claims})
    assert event_of(reading).claims == ()
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("settling_days: -1\n", "value-unknown"),
        ("settling_days: 99999\n", "value-unknown"),
        ("settling_days: 7.5\n", "value-unknown"),
        ("end: 2025-03-05\n", "dates-reversed"),
        ("end: ~\n", "date-unreadable"),
        ("places: {A: [B, b]}\n", "place-repeated"),
        ("places: [Syrian Coast]\n", "place-repeated"),
        ("actors: {red: {forces: redforces}}\n", "category-unknown"),
        ("actors: {red: {}, RED: {}}\n", "id-repeated"),
        ("actors: {a b: {}}\n", "id-unusable"),
        ("actors: [red]\n", "value-misshapen"),
        ("settlng_days: 5\n", "key-unknown"),
        ("claims: []\n", "key-unknown"),
        ("place: [a]\nplace: b\n", "key-repeated"),
        ("tags: &t [a]\n", "yaml-anchor"),
    ],
)
def test_an_event_with_a_mistake_in_it_is_not_reconciled(
    head: str, code: str, tmp_path: Path
) -> None:
    """Its figures might rest on the mistake; its claims are looked at all the same."""
    bad = "- {source: sohr, killed: 0311}\n"
    text = HEAD if "place" not in head else HEAD.replace("  place: Syrian coast\n", "")
    if "places: [" in head:
        text = HEAD
    lines = "".join(f"  {line}\n" for line in head.splitlines())
    reading = read(tmp_path, {"coast.yaml": f"{text}{lines}claims:\n{bad}"})

    assert set(codes_of(reading)) >= {code, "count-unreadable"}
    assert reading.ledger.events == {}
    assert reading.broken_events == {"coast": str(tmp_path / "coast.yaml")}


@pytest.mark.parametrize(
    "head", ["url: []\n", "note:\n", "tags: {a: b}\n"], ids=["url", "note", "tags"]
)
def test_a_slip_in_what_no_figure_depends_on_is_an_error_only(
    head: str, tmp_path: Path
) -> None:
    """It fails the check, and the event is reconciled."""
    reading = read_claims(tmp_path, CLAIM, head=head)
    assert problem_of(reading).code == "value-misshapen"
    assert event_of(reading).id == "coast"


def test_an_event_without_a_title_goes_by_its_id(tmp_path: Path) -> None:
    """It is told, and reconciled."""
    text = HEAD.replace("  title: On the coast\n", "")
    reading = read(tmp_path, {"coast.yaml": text})
    assert problem_of(reading).code == "key-missing"
    assert event_of(reading).title == "coast"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("format: 1\n", "key-missing"),
        ("format: 1\nevent:\n", "value-misshapen"),
        ("format: 1\nevent: [a]\n", "value-misshapen"),
        (HEAD.replace("format: 1", "format: 2"), "format-unknown"),
        (HEAD.replace("  start: 2025-03-06\n", ""), "key-missing"),
        (HEAD.replace("  id: coast\n", ""), "key-missing"),
        (HEAD.replace("id: coast", "id: coat"), "id-not-file-name"),
        (HEAD.replace("id: coast", "id: ../x"), "id-unusable"),
        ("- a\n", "value-misshapen"),
        ("a text\n", "value-misshapen"),
        ("a: b: c\n", "yaml-syntax"),
        ("<<<<<<< ours\n" + HEAD, "merge-conflict"),
    ],
)
def test_an_event_that_cannot_be_read_is_named(
    text: str, code: str, tmp_path: Path
) -> None:
    """So that asking for it can say which file to mend."""
    reading = read(tmp_path, {"coast.yaml": text})
    assert problem_of(reading).code == code
    assert reading.ledger.events == {}
    assert "coast" in reading.broken_events


def test_a_missing_format_is_told_and_taken_as_the_first(tmp_path: Path) -> None:
    """There is no other yet."""
    reading = read(tmp_path, {"coast.yaml": HEAD.replace("format: 1\n", "")})
    assert problem_of(reading).code == "key-missing"
    assert event_of(reading).id == "coast"


@pytest.mark.parametrize(
    ("key", "help_"),
    [
        ("title: T", "`title` stands under `event:`; indent it"),
        ("killed: 5", "`killed` stands under a claim; indent it"),
        ("evnt: {}", "`event` is known; write that"),
    ],
)
def test_a_key_in_the_wrong_place_is_told_where_it_belongs(
    key: str, help_: str, tmp_path: Path
) -> None:
    """Wrong nesting is the commonest slip of all in YAML."""
    reading = read(tmp_path, {"coast.yaml": f"{HEAD}{key}\n"})
    assert problem_of(reading).help == help_
