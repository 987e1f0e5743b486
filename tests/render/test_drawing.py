"""A page drawn plainly and on a terminal: the same words, none of them lost."""

from __future__ import annotations

import re

import pytest

from casualty_ledger.render import plain, tables
from casualty_ledger.render.page import Column, Line, Page, Row, Table, Tone

HOSTILE = "[red]SOHR[/red] [/items] [link=x]y[/link] :skull: \x1b[2J\u202e"
SHOWN = "[red]SOHR[/red] [/items] [link=x]y[/link] :skull: <U+001B>[2J<U+202E>"


def page(*cells: str, indent: int = 0) -> Page:
    """Return a title, and a table with one row under two heads."""
    columns = (Column("people"), Column("range", right=True))
    return (
        Line("Title", Tone.TITLE),
        Table(columns, (Row(cells, Tone.STRONG, 2),), indent),
    )


def without_codes(text: str) -> str:
    """Return *text* as it is seen once the terminal has obeyed its colours."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_columns_are_aligned_with_spaces_and_nothing_else() -> None:
    """What is piped is lines that `grep` and `cut` can read."""
    assert plain.draw(page("civilians", "1,334–1,557+", indent=1)) == (
        "Title\n people              range\n   civilians  1,334–1,557+"
    )


def test_a_piped_line_is_never_wrapped_or_cut() -> None:
    """Width is a matter of terminals."""
    long = "x" * 5_000

    assert long in plain.draw(page(long, "1"))


@pytest.mark.parametrize("width", [20, 30, 50, 80, 200])
@pytest.mark.parametrize("indent", [0, 2])
def test_no_figure_is_cut_on_a_terminal_of_any_width(width: int, indent: int) -> None:
    """A range without its last digit is a wrong number."""
    drawn = tables.draw(
        page("members of other armed groups", "1,234,567–9,876,543+", indent=indent),
        width=width,
        colour=False,
        ascii_only=False,
    )

    letters = "".join(drawn.split())
    assert "1,234,567–9,876,543+" in letters
    assert all(word in letters for word in ["members", "other", "armed", "groups"])
    assert max(len(line) for line in drawn.splitlines()) <= width


def test_a_terminal_too_narrow_for_columns_gets_lines() -> None:
    """Each row is still together, its values under their heads."""
    drawn = tables.draw(
        page("civilians", "1,234,567–9,876,543+"),
        width=30,
        colour=False,
        ascii_only=False,
    )

    assert drawn.splitlines()[1:] == ["  civilians", "    range 1,234,567–9,876,543+"]


@pytest.mark.parametrize("colour", [True, False])
def test_markup_and_escapes_are_shown_to_the_letter(colour: bool) -> None:
    """A source named after a tag of a library keeps its whole name."""
    drawn = tables.draw(
        (Line(HOSTILE), *page(HOSTILE, "1")), width=200, colour=colour, ascii_only=False
    )

    assert without_codes(drawn).count(SHOWN) == 2
    assert plain.draw((Line(HOSTILE), *page(HOSTILE, "1"))).count(SHOWN) == 2


def test_no_code_of_a_terminal_is_drawn_without_colour() -> None:
    """NO_COLOR means none at all, bold included."""
    drawn = tables.draw(page("a", "1"), width=80, colour=False, ascii_only=False)

    assert "\x1b" not in drawn
    assert "\x1b[1m" in tables.draw(
        page("a", "1"), width=80, colour=True, ascii_only=False
    )


def test_an_ascii_terminal_gets_no_lines_it_cannot_draw() -> None:
    """Rules are left out where they would come out as escapes."""
    drawn = tables.draw(page("a", "1"), width=80, colour=False, ascii_only=True)

    assert drawn.isascii()
