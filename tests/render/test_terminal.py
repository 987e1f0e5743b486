"""What of a ledger's text reaches a terminal, and in which form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.render.terminal import pad, visible, visible_lines, width


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m"),
        ("\x1b]0;title\x07", "<U+001B>]0;title<U+0007>"),
        ("\x9b2Jgone", "<U+009B>2Jgone"),
        ("12\r311", "12<U+000D>311"),
        ("311\b\b\b12", "311<U+0008><U+0008><U+0008>12"),
        ("a\tb\nc\x00\x7f", "a<U+0009>b<U+000A>c<U+0000><U+007F>"),
        ("311\u202e113", "311<U+202E>113"),
        ("open \u2067only", "open <U+2067>only"),
        ("closed only\u2069", "closed only<U+2069>"),
        ("\u2067closed by another\u202c", "<U+2067>closed by another<U+202C>"),
        ("3\u200b11", "3<U+200B>11"),
        ("line\u2028line", "line<U+2028>line"),
        ("\udcff.yaml", "<U+DCFF>.yaml"),
        ("\ufeff311", "<U+FEFF>311"),
    ],
)
def test_what_would_be_obeyed_or_unseen_is_shown_by_number(
    hostile: str, shown: str
) -> None:
    """A quote cannot colour, move, hide or reorder what stands around it."""
    assert visible(hostile) == shown


@pytest.mark.parametrize(
    "harmless",
    [
        "[red]not red[/red] [/items] [link=x] :skull:",
        "قُتل ١٢ شخصًا\u200f في الساحل",
        "\u2067المرصد\u2069 reported",
        "\u202bالمرصد\u202c reported",
        "می\u200cخواهم",
        "死者 311人",
        "e\u0301",
    ],
)
def test_what_is_only_unusual_is_shown_to_the_letter(harmless: str) -> None:
    """Markup of a library, and writing that is not Latin, are nobody's attack."""
    assert visible(harmless) == harmless


@given(st.text())
def test_showing_twice_is_showing_once(text: str) -> None:
    """Text may pass the border more than once without being garbled."""
    assert visible(visible(text)) == visible(text)


@given(st.text())
def test_nothing_that_moves_the_cursor_gets_through(text: str) -> None:
    """Whatever is thrown at it, one printable line that can be encoded comes out."""
    shown = visible(text)

    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in shown)
    assert shown.encode("utf-8").decode("utf-8").splitlines() in ([shown], [])


def test_a_line_that_a_build_server_would_obey_is_broken() -> None:
    """A title cannot annotate, mask or end a build that prints it."""
    assert visible_lines("a\n ::error::x\nb :: c") == "a\n <U+003A>:error::x\nb :: c"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("311", 3), ("死者", 4), ("e\u0301", 1), ("a\u200fb", 2), ("ａ", 2), ("", 0)],
)
def test_wide_and_combining_characters_are_counted_as_they_are_drawn(
    text: str, columns: int
) -> None:
    """Columns line up under names in any script."""
    assert width(text) == columns


def test_padding_goes_by_what_is_drawn() -> None:
    """A wide character takes two of the columns asked for."""
    assert pad("死", 4) + "|" == "死  |"
    assert pad("死", 4, right=True) == "  死"
