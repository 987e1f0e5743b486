"""Any text, written as YAML, is read back to the letter."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from casualty_ledger.writing import scalars

# No lone surrogates: they are no text, and what asks for them is refused before.
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
# Texts of what YAML itself is made of are much likelier to go wrong.
YAML_TEXT = st.text(
    st.sampled_from("ab :#-?[]{},&*!|>'\"%@`\\\n\t~0123.+\u00a0\u0085é")
)
TEXTS = ANY_TEXT | YAML_TEXT


def value_of(text: str) -> str:
    """Read the value of the one key of *text*, as the program does: all is text."""
    for loader in (yaml.BaseLoader, yaml.CBaseLoader):
        found = yaml.load(text, Loader=loader)  # noqa: S506 - all of it stays text
        assert list(found) == ["key"]
    return str(found["key"])


@given(TEXTS)
@example("no")
@example("~")
@example("2025-03-08")
@example("SOHR: 311 # of them")
@example("\ud7ff\ue000\ufffe\U0001f5ff")
def test_a_scalar_on_one_line_is_read_back(text: str) -> None:
    """Whatever stands in a name or a note, nothing of it is lost or changed."""
    assert value_of(f"key: {scalars.one_line(text)}\n") == text


@given(TEXTS)
@example("0?")
def test_a_scalar_in_braces_is_read_back(text: str) -> None:
    """Commas and brackets, which end a plain text there, are kept as well."""
    assert value_of(f"{{key: {scalars.one_line(text, flow=True)}, }}") == text


@given(TEXTS, st.integers(0, 100))
@example("word " * 60, 10)
@example("  " + "x" * 90 + "  \t " + "y" * 90 + "   z", 4)
def test_a_long_quoted_text_is_read_back(text: str, first: int) -> None:
    """Where a quoted text goes over several lines, the breaks are no part of it."""
    lines = scalars.quoted_lines(text, first, 2)

    assert value_of("key: " + "\n".join(lines)) == text


@given(
    TEXTS | st.text(st.sampled_from("ab :#-\n|>é")).map(lambda text: text * 20),
    st.integers(1, 60),
)
@example("two  spaces\n\nand a break", 2)
@example("# not a comment\n--- \n...", 2)
def test_a_folded_text_is_read_back(text: str, column: int) -> None:
    """What can be folded comes back with its line breaks and its double spaces."""
    if scalars.can_be_folded(text):
        lines = scalars.folded(text, column)
        assert value_of("\n".join(["key: >-", *lines, ""])) == text


@given(TEXTS)
def test_nothing_hidden_is_written_as_it_is(text: str) -> None:
    """A reviewer sees in a diff whatever could hide or reorder what is written."""
    written = scalars.one_line(text)

    assert not set("\u202e\u200b\u2066\x1b\x07\ufeff") & set(written)


@pytest.mark.parametrize(
    "text", ["no", "1:30", "0311", "1e3", ".nan", "2025-03-08", "~", "null", "1_000"]
)
def test_what_others_take_for_no_text_is_quoted(text: str) -> None:
    """Other readers of YAML must not turn a note into a number, a date or nothing."""
    assert yaml.safe_load(f"key: {scalars.one_line(text)}")["key"] == text


@pytest.mark.parametrize("text", ["Reuters", "Al-Shir and Al-Mukhtariya", "مرصد"])
def test_ordinary_text_stays_plain(text: str) -> None:
    """Quotes where none are needed make a file harder to read and to review."""
    assert scalars.one_line(text) == text


def test_a_folded_line_is_not_too_long() -> None:
    """A quote can be read, and reviewed, without scrolling sideways."""
    lines = scalars.folded("about 1,400 people " * 40 + "and more", 6)

    assert len(lines) > 8
    assert max(map(len, lines)) <= scalars.WIDTH
