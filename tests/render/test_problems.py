"""How a problem is said: the house format, to the letter."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from casualty_ledger.core.problems import Code, Problem, Severity, Span
from casualty_ledger.render.problems import (
    first_line,
    github_line,
    problem_text,
    problems_text,
    tally,
)
from casualty_ledger.render.terminal import width

LINES = ["event: x", "      deaths: {low: 5200, high: 3800}"]


def problem(
    message: str = "low 5,200 is above high 3,800",
    *,
    column: int = 21,
    length: int = 4,
    path: str = "claims/ferry.yaml",
) -> Problem:
    """Return a problem on line 2, with a note and help."""
    return Problem(
        code=Code.RANGE_REVERSED,
        span=Span(path, 2, column, column + length),
        message=message,
        note="in claim 2, of `harbour-authority`",
        help="swap the two numbers",
    )


def test_a_problem_shows_the_users_own_line_with_a_caret() -> None:
    """What is wrong, where, why and what to do stand apart, in this order."""
    assert problem_text(problem(), LINES) == dedent(
        """\
        claims/ferry.yaml:2:21: error[range-reversed]: low 5,200 is above high 3,800
          |
        2 |       deaths: {low: 5200, high: 3800}
          |                     ^^^^
          = note: in claim 2, of `harbour-authority`
          = help: swap the two numbers"""
    )


def test_a_problem_without_note_and_help_says_only_what_is_wrong() -> None:
    """No empty heading is printed."""
    bare = replace(problem(), note=None, help=None)

    assert problem_text(bare, LINES).splitlines()[-1] == "  |                     ^^^^"


def test_a_line_that_was_never_read_is_not_shown() -> None:
    """Of a file that cannot be read there is no line to point at."""
    assert problem_text(problem(), []).splitlines()[1] == (
        "  = note: in claim 2, of `harbour-authority`"
    )


def test_the_caret_stands_under_wide_characters() -> None:
    """Two columns a character: the caret is where the reader looks."""
    line = "note: 死者 NOW"
    shown = problem_text(problem(column=10, length=3), ["", line]).splitlines()

    assert shown[2] == f"2 | {line}"
    assert shown[3].index("^") == width("2 | note: 死者 ")
    assert shown[3].count("^") == 3


def test_the_caret_stands_under_what_an_escape_is_shown_as() -> None:
    """Characters shown by number move what follows, and the caret with it."""
    shown = problem_text(problem(column=2, length=1), ["", "\x1bX"]).splitlines()

    assert shown[2] == "2 | <U+001B>X"
    assert shown[3] == "  |         ^"


def test_a_caret_past_the_end_of_a_line_is_drawn_once() -> None:
    """What is missing is pointed at after the last character."""
    shown = problem_text(problem(column=4, length=9), ["", "abc"]).splitlines()

    assert shown[3] == "  |    ^"


def test_a_line_of_a_million_characters_is_cut_around_the_place() -> None:
    """The message stays on the screen, and the caret under the right word."""
    line = "x" * 500_000 + "WRONG" + "x" * 500_000
    shown = problem_text(problem(column=500_001, length=5), ["", line]).splitlines()

    assert len(shown[2]) < 200
    start = shown[3].index("^")
    assert shown[2][start : start + 5] == "WRONG"


def test_escape_sequences_are_shown_in_every_part() -> None:
    """A file name, a message, a note and a help are all somebody's text."""
    hostile = "\x1b]52;c;x\x07\r\n"
    bad = replace(problem(hostile, path=hostile), note=hostile, help=hostile)

    said = problem_text(bad, ["", hostile])

    assert said.count("<U+001B>") == 5
    assert said.count("\n") == 5
    assert not any(ord(letter) < 32 for letter in said.replace("\n", ""))


def test_a_restricted_problem_shows_code_path_and_line_and_no_text() -> None:
    """A source is protected even where its claim is wrong."""
    secret = replace(problem("'Anna B.' is no number"), restricted=True)

    said = problem_text(secret, ["", "note: Anna B."])

    assert said == (
        "claims/ferry.yaml:2: error[range-reversed]:"
        " in a restricted claim, whose text is not shown"
    )
    assert "Anna" not in github_line(secret)


def test_problems_are_parted_by_a_blank_line() -> None:
    """Each can be read, and cut out, on its own."""
    text = problems_text([problem(), problem()], {"claims/ferry.yaml": LINES})

    assert text.split("\n\n") == [problem_text(problem(), LINES)] * 2


def test_an_annotation_names_file_line_and_column() -> None:
    """The build server shows the problem beside the line that was changed."""
    assert github_line(replace(problem(), note=None, help=None)) == (
        "::error file=claims/ferry.yaml,line=2,col=21,endColumn=25,"
        "title=range-reversed::low 5,200 is above high 3,800"
    )


@pytest.mark.parametrize(
    "hostile", ["\n::error::x", "%0A::error::x", "\r::add-mask::x"]
)
def test_text_from_a_ledger_cannot_be_another_command(hostile: str) -> None:
    """One problem is one line, and what is escaped stays escaped once read."""
    line = github_line(replace(problem(hostile, path=hostile), note=hostile))

    assert "\n" not in line
    assert "\r" not in line
    assert line.count("%0A") == 2
    place = line.removeprefix("::error ").partition("::")[0]
    assert place.count(",") == 4
    assert ":" not in place


def test_the_tally_counts_errors_and_warnings_apart() -> None:
    """One line tells how much work there is."""
    warning = replace(problem(), severity=Severity.WARNING)

    assert tally([problem(), problem(), warning]) == "2 errors, 1 warning"
    assert tally([warning]) == "1 warning"
    assert tally([]) == ""
    assert first_line(warning).startswith("claims/ferry.yaml:2:21: warning[")
