"""What a spreadsheet would run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.export.harmless import harmless

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]
UNSEEN = ["", " ", "   ", "\u00a0", "\u200b", "\ufeff", "\u2028", "\u202e", "\x00"]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("before", UNSEEN)
@given(rest=st.text())
def test_no_text_begins_as_a_formula(start: str, before: str, rest: str) -> None:
    """A claim cannot make the reader's spreadsheet fetch or run anything."""
    text = f"{before}{start}{rest}"

    assert harmless(text).startswith("'")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_text_is_kept_to_the_letter_but_for_the_apostrophe(text: str) -> None:
    """Nothing of what somebody said is lost on the way out."""
    assert harmless(text) in {text, f"'{text}"}


@pytest.mark.parametrize(
    "text",
    ["", "about 500", "https://example.org/?a=1", "a - b", "\u0627\u0644", "é=1"],
)
def test_plain_text_is_left_alone(text: str) -> None:
    """Quotes and addresses look as their authors wrote them."""
    assert harmless(text) == text


def test_a_formula_is_kept_behind_its_apostrophe() -> None:
    """What was written can be read still, spaces and all."""
    assert harmless("  =1+1 ") == "'  =1+1 "


def test_half_a_character_is_written_as_what_it_is() -> None:
    """A file name that is not UTF-8 does not stop an export."""
    assert harmless("ferry\udce9.yaml") == "ferry\\udce9.yaml"
