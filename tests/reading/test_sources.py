"""Who can speak, and by which names a claim finds them."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.reading.folder import read_ledger
from tests.reading.ledgers import (
    HEAD,
    SOURCES,
    TODAY,
    claim_of,
    codes_of,
    problem_of,
    read,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.reading.folder import Reading


def read_sources(folder: Path, sources: str, named: str = "sohr") -> Reading:
    """Read a ledger with these sources, and a claim of the one *named*."""
    claims = f"claims:\n- {{source: {named}, killed: 5}}\n"
    return read(folder, {"sources.yaml": sources, "coast.yaml": HEAD + claims})


def with_entry(entry: str) -> str:
    """Return sources.yaml with one more entry."""
    return f"{SOURCES}  {entry}\n"


def test_every_key_of_a_source_is_taken_over(tmp_path: Path) -> None:
    """Nothing that a coder writes is dropped."""
    entry = (
        "un: {name: United Nations, aliases: [UN, ONU], kind: un, rating: A,"
        " url: https://un.org, party: red, draws_on: [Ministry of Health, SOHR],"
        " note: A note.}"
    )
    source = read_sources(tmp_path, with_entry(entry)).ledger.sources["un"]
    assert source.aliases == ("UN", "ONU")
    assert (source.kind, source.rating, source.party) == ("un", "A", "red")
    assert source.draws_on == ("ministry", "sohr")
    assert source.spans["rating"].line == 7


@pytest.mark.parametrize(
    "named",
    [
        "sohr",
        "SOHR",
        "Sohr",
        "syrian observatory for human rights",
        "' SOHR '",
        "Société",
        unicodedata.normalize("NFD", "SOCIÉTÉ"),
    ],
)
def test_a_source_is_found_by_id_name_or_alias(named: str, tmp_path: Path) -> None:
    """In any letter case and form of accents."""
    sources = SOURCES.replace("[SOHR]", "[Société]")
    reading = read_sources(tmp_path, sources, named)
    assert reading.problems == ()
    assert claim_of(reading).source == "sohr"


def test_a_letter_of_another_script_is_seen_through_and_told(tmp_path: Path) -> None:
    """It is the same source to everybody who reads it; a search would not find it."""
    reading = read_sources(tmp_path, SOURCES, "SОHR")
    assert codes_of(reading) == ["scripts-mixed"]
    assert claim_of(reading).source == "sohr"
    assert not claim_of(reading).unreadable


@pytest.mark.parametrize("name", ["NA", "None", "null", "nan", "no", "~"])
def test_a_source_may_be_called_what_computers_take_for_nothing(
    name: str, tmp_path: Path
) -> None:
    """NA is Namibia's code and somebody's initials."""
    sources = with_entry(f"x: {{name: {name}}}")
    reading = read_sources(tmp_path, sources, name)
    assert reading.problems == ()
    assert claim_of(reading).source == "x"


def test_an_unknown_source_is_an_error_with_the_closest(tmp_path: Path) -> None:
    """Never a new source in silence: its numbers would count as one more voice."""
    reading = read_sources(tmp_path, SOURCES, "minstry")
    assert problem_of(reading).help == "`ministry` is known; write that"
    assert claim_of(reading).source == "minstry"


def test_a_name_that_two_share_is_refused_where_it_is_used(tmp_path: Path) -> None:
    """Two countries have a Ministry of Health; ids tell them apart."""
    sources = with_entry("north: {name: Ministry of Health}")
    assert read_sources(tmp_path, sources, "north").problems == ()
    reading = read_sources(tmp_path / "b", sources, "ministry of health")
    assert problem_of(reading).code == "source-ambiguous"


def test_an_id_as_written_wins_over_names(tmp_path: Path) -> None:
    """An id is the one sure way to name a source."""
    sources = with_entry("other: {name: Other, aliases: [SOHR, sohr]}")
    assert read_sources(tmp_path, sources, "sohr").problems == ()
    reading = read_sources(tmp_path / "b", sources, "SOHR")
    assert problem_of(reading).code == "source-ambiguous"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("x: {}", "key-missing"),
        ("x: {nam: X}", "key-unknown"),
        ("x: {name: X, kind: press}", "value-unknown"),
        ("x: {name: X, rating: b}", "value-unknown"),
        ("x: {name: X, draws_on: [y]}", "source-unknown"),
        ("x: {name: X, draws_on: [Y, {}]}", "value-misshapen"),
        ("x: Name", "value-misshapen"),
        ("x y: {name: X}", "id-unusable"),
        ("SOHR: {name: X}", "id-repeated"),
        ("sohr: {name: X}", "key-repeated"),
    ],
)
def test_one_slip_in_an_entry_is_one_message(
    entry: str, code: str, tmp_path: Path
) -> None:
    """And the other sources are read."""
    reading = read_sources(tmp_path, with_entry(entry))
    assert problem_of(reading).code == code
    assert claim_of(reading).source == "sohr"
    assert not claim_of(reading).unreadable


@pytest.mark.parametrize(
    "sources",
    [
        "format: 1\nsources: [a]\n",
        "a: b: c\n",
        "",
        SOURCES.replace("1", "2", 1),
        "format: 1\nsurces: {}\n",
    ],
    ids=["a list", "no YAML", "empty", "another format", "another key"],
)
def test_claims_are_not_blamed_for_sources_that_cannot_be_read(
    sources: str, tmp_path: Path
) -> None:
    """One mistake, one message; the claims are left out all the same."""
    reading = read_sources(tmp_path, sources)
    assert problem_of(reading).span.path.endswith("sources.yaml")
    assert claim_of(reading).unreadable == (reading.ledger.sources == {})


def test_an_entry_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    """Not again at each claim that names it."""
    reading = read_sources(tmp_path, with_entry("x y: {name: X}"), "x y")
    assert problem_of(reading).code == "id-unusable"
    assert claim_of(reading).unreadable


def test_a_party_that_is_no_actor_of_any_event_is_an_error(tmp_path: Path) -> None:
    """A misspelt party would silently count as none."""
    sources = with_entry("x: {name: X, party: rde}")
    event = HEAD + "  actors: {red: {}}\n"
    reading = read(tmp_path, {"sources.yaml": sources, "coast.yaml": event})
    assert problem_of(reading).help == "`red` is known; write that"


@pytest.mark.parametrize("event", [HEAD, HEAD + "  actors: {red: {}, blue: 5}\n"])
def test_a_party_is_let_be_where_nobody_can_tell(event: str, tmp_path: Path) -> None:
    """No event has actors, or one could not be read."""
    sources = with_entry("x: {name: X, party: rde}")
    reading = read(tmp_path, {"sources.yaml": sources, "coast.yaml": event})
    assert "actor-unknown" not in codes_of(reading)


def test_claims_without_a_sources_file_are_told_once(tmp_path: Path) -> None:
    """It has been forgotten, or is called otherwise."""
    event = HEAD + "claims:\n- {source: a, killed: 5}\n- {source: b, killed: 5}\n"
    write(tmp_path, {"coast.yaml": event})
    (tmp_path / "sources.yaml").unlink()

    reading = read_ledger(tmp_path, today=TODAY)

    problem = problem_of(reading)
    assert problem.code == "file-unreadable"
    assert problem.span.path.endswith("sources.yaml")


def test_a_ledger_without_claims_needs_no_sources(tmp_path: Path) -> None:
    """Nobody has spoken yet."""
    write(tmp_path, {"coast.yaml": HEAD})
    (tmp_path / "sources.yaml").unlink()
    assert read_ledger(tmp_path, today=TODAY).problems == ()
