"""`ledger check`: every problem on stdout, silence where all is well."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]
    AddEvent = Callable[[str, str], Path]

BAD_COUNT = "claims: [{id: bad, source: sohr, published: 2025-03-08, killed: 0311}]\n"
ODD = (
    "claims: [{id: odd, source: sohr, published: 2025-03-08, as_of: 2025-03-09,"
    " killed: 3}]\n"
)

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_sound_ledger_is_met_with_silence(run: Run) -> None:
    """Nothing to read, nothing to do, exit 0."""
    said = run("check")

    assert (said.code, said.out, said.err) == (0, "", "")


def test_a_problem_is_shown_with_its_line_and_counted(
    run: Run, add_event: AddEvent
) -> None:
    """The house format on stdout; the count beside it on stderr."""
    add_event("other", BAD_COUNT)

    said = run("check")

    assert said.code == 1
    assert said.out.startswith(
        "claims/other.yaml:3:65: error[count-unreadable]: '0311' is not a number of"
        " people: it begins with 0\n"
        "  |\n"
        f"3 | {BAD_COUNT}"
        f"  | {' ' * 64}^^^^\n"
    )
    assert said.err == "ledger: 1 error\n"


def test_warnings_pass_unless_strict(run: Run, add_event: AddEvent) -> None:
    """What is odd takes part; who wants none of it can say so."""
    add_event("other", ODD)

    assert run("check").code == 0
    assert run("check", "--strict").code == 1


def test_quiet_leaves_only_the_result(run: Run, add_event: AddEvent) -> None:
    """The problems are the result; the count is talk."""
    add_event("other", BAD_COUNT)

    assert run("check", "--quiet").err == ""


@pytest.mark.parametrize("asked", ["other", "claims/other.yaml", "./claims/other.yaml"])
def test_only_what_was_asked_for_is_told(
    run: Run, add_event: AddEvent, asked: str
) -> None:
    """By id or by file, as an editor would ask."""
    add_event("other", BAD_COUNT)
    add_event("third", BAD_COUNT)

    said = run("check", asked)

    assert "claims/other.yaml" in said.out
    assert "claims/third.yaml" not in said.out


def test_a_sound_file_is_met_with_silence(run: Run) -> None:
    """A file without a problem is known all the same."""
    assert run("check", "claims/ferry-2025.yaml").code == 0
    assert run("check", "claims/sources.yaml").code == 0


def test_what_is_not_there_cannot_be_well(run: Run) -> None:
    """A slip in a name must not look like a sound ledger."""
    said = run("check", "ferry")

    assert said.code == 1
    assert "no event `ferry`" in said.err


def test_json_gives_the_fields(run: Run, add_event: AddEvent) -> None:
    """What stands in the sentence stands in fields, too; and a sound ledger is []."""
    assert json.loads(run("check", "--format", "json").out)["diagnostics"] == []
    add_event("other", BAD_COUNT)

    (found,) = json.loads(run("check", "--format", "json").out)["diagnostics"]

    assert (found["line"], found["column"], found["code"]) == (
        3,
        65,
        "count-unreadable",
    )


def test_annotations_are_one_line_a_problem(run: Run, add_event: AddEvent) -> None:
    """A build server shows each beside the line that was changed."""
    add_event("other", BAD_COUNT)

    said = run("check", "--format", "github")

    assert said.out.startswith("::error file=claims/other.yaml,line=3,col=65,")
    assert said.out.count("\n") == 1


@pytest.mark.parametrize("format", ["text", "github", "json"])
def test_a_restricted_claim_shows_none_of_its_text(
    run: Run, add_event: AddEvent, format: str
) -> None:
    """Code, path and line are enough for whoever may read the file."""
    add_event(
        "other",
        "claims: [{id: anna, source: sohr, published: 2025-03-08, killed: 0311,"
        " restricted: true}]\n",
    )

    said = run("check", "--format", format)

    assert "count-unreadable" in said.out
    assert "anna" not in said.out + said.err
    assert "0311" not in said.out + said.err
    assert said.code == 1
    assert "0311" in run("check", "--include-restricted").out
