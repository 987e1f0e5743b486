"""When two names are one, which ids are usable, and what a slip was meant to be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.names import (
    LONGEST_ID,
    closest,
    event_id_fault,
    id_fault,
    normal,
    tidy,
    unmasked,
)


@pytest.mark.parametrize(
    "other",
    [
        "société nouvelle",
        "SOCIÉTÉ NOUVELLE",
        " Société   Nouvelle ",
        "Société\u00a0Nouvelle",
        unicodedata.normalize("NFD", "Société Nouvelle"),
    ],
)
def test_spellings_that_nobody_can_tell_apart_are_one_name(other: str) -> None:
    """People type the same source in many ways, and mean the same one."""
    assert normal(other) == normal("Société Nouvelle")


@given(st.text())
def test_a_name_made_normal_stays_so(text: str) -> None:
    """Otherwise what is looked up would depend on how often it was made normal."""
    assert tidy(tidy(text)) == tidy(text)
    assert normal(normal(text)) == normal(text)


def test_a_cyrillic_letter_among_latin_ones_is_unmasked() -> None:
    """It looks the same on every screen, and would be another source."""
    assert unmasked("SОHR") == "sohr"


@pytest.mark.parametrize("text", ["SOHR", "СОХР", "Паром FWO", ""])
def test_words_of_one_script_are_what_they_look_like(text: str) -> None:
    """A Russian name is not misspelt English."""
    assert unmasked(text) is None


@pytest.mark.parametrize(
    "text", ["a", "sohr-2025-03-08", "A.b_c", "9", "قناة", "हिन्दी"]
)
def test_letters_digits_and_three_marks_make_an_id(text: str) -> None:
    """Ids can be typed, in any script, and stand in one cell of a table."""
    assert id_fault(text) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "it is empty"),
        ("a/b", "it holds '/'"),
        ("../x", "it holds '/'"),
        ("a b", "it holds ' '"),
        ("a;b", "it holds ';'"),
        ("a\u200bb", r"it holds '\u200b'"),
        ("\N{SKULL}", "it holds '\N{SKULL}'"),
        (".git", "it begins with '.'"),
        ("-x", "it begins with '-'"),
        ("\u0301a", "it begins with '\u0301'"),
        ("x" * 300, f"it has 300 characters, and {LONGEST_ID} are allowed"),
    ],
)
def test_anything_else_makes_none(text: str, fault: str) -> None:
    """What is wrong is said, so that it can be mended."""
    assert id_fault(text) == fault
    assert event_id_fault(text) == fault


@pytest.mark.parametrize(
    "text", ["CON", "con.old", "lpt1", "x.", "société", "ledger", "Sources"]
)
def test_an_event_is_not_called_what_no_file_can_be(text: str) -> None:
    """Its file has to be one on every machine that the ledger is cloned to."""
    assert id_fault(text) is None
    assert event_id_fault(text) is not None


def test_a_slip_finds_the_name_that_was_meant() -> None:
    """The closest is offered alone where the others are far off."""
    known = ["civilians", "civilian_men", "combatants", "children"]
    assert closest("civillians", known) == ("civilians",)


def test_two_that_are_as_close_are_both_offered() -> None:
    """Which was meant is for the writer to say."""
    assert set(closest("side-c", ["side-a", "side-b"])) == {"side-a", "side-b"}


def test_nothing_close_is_nothing_offered() -> None:
    """A wrong hint is worse than none."""
    assert closest("xyz", ["civilians"]) == ()


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=6))
def test_what_is_offered_is_known(name: str, known: list[str]) -> None:
    """Help never makes a name up, whatever it was given."""
    assert set(closest(name, known)) <= set(known)
