"""`ledger add`: a script is told what is missing, a person is asked."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.cli.claim_options import ClaimOptions
from casualty_ledger.reading.claim import CLAIM_KEYS
from tests.cli.terminal import CTRL_C, Person

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

CLAIM = ("--source", "SOHR", "--published", "2025-03-22", "--killed", "530")


def event(ledger: Path) -> str:
    """Return what the event's file holds."""
    return (ledger / "ferry-2025.yaml").read_text(encoding="utf-8")


def given(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let standard input be *text*."""
    stdin = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)


# --- In a script ------------------------------------------------------------------


def test_a_claim_is_added_and_shown_where_it_stands(run: Run, ledger: Path) -> None:
    """File and line, and the lines that are there now."""
    said = run("add", "ferry-2025", *CLAIM)

    assert said.code == 0
    assert said.out == (
        "claims/ferry-2025.yaml:16: added `sohr-2025-03-22`\n"
        "  - id: sohr-2025-03-22\n"
        "    source: sohr\n"
        "    published: 2025-03-22\n"
        "    killed: 530\n"
    )
    assert event(ledger).endswith(said.out.split("\n", 1)[1])


def test_the_same_claim_twice_is_there_already(run: Run, ledger: Path) -> None:
    """Exit 0, so that a script may be run again."""
    run("add", "ferry-2025", *CLAIM)
    before = event(ledger)
    said = run("add", "ferry-2025", *CLAIM)

    assert said.code == 0
    assert said.out == (
        "claims/ferry-2025.yaml:16: `sohr-2025-03-22` is there already;"
        " nothing was written\n"
    )
    assert event(ledger) == before


def test_force_adds_it_again(run: Run, ledger: Path) -> None:
    """And the warning says what is odd about it."""
    run("add", "ferry-2025", *CLAIM)
    said = run("add", "ferry-2025", *CLAIM, "--force")

    assert said.code == 0
    assert "sohr-2025-03-22-2" in event(ledger)
    assert "warning[claim-repeated]" in said.err


def test_a_dry_run_prints_only_yaml(run: Run, ledger: Path) -> None:
    """What is on stdout could be pasted into the file."""
    before = event(ledger)
    said = run("add", "ferry-2025", *CLAIM, "--dry-run")

    assert said.code == 0
    assert said.out.startswith("  - id: sohr-2025-03-22\n")
    assert "claims/ferry-2025.yaml:16; nothing was written (--dry-run)" in said.err
    assert event(ledger) == before


@pytest.mark.parametrize(
    ("asked", "option"),
    [
        (("--killed", "3"), "--source"),
        (("--source", "sohr"), "--killed"),
        ((), "--source"),
    ],
)
def test_a_script_is_told_which_option_is_missing(
    run: Run, ledger: Path, asked: tuple[str, ...], option: str
) -> None:
    """Without a terminal there is nobody to ask, and nothing hangs."""
    before = event(ledger)
    said = run("add", "ferry-2025", *asked)

    assert said.code == 2
    assert f"missing option {option}; nothing was written" in said.err
    assert event(ledger) == before


def test_any_outcome_is_count_enough(run: Run, ledger: Path) -> None:
    """A claim about the injured alone is a claim."""
    said = run("add", "ferry-2025", "--source", "sohr", "--injured", "about 500")

    assert said.code == 0
    assert "    injured: about 500\n" in event(ledger)


def test_errors_are_shown_on_the_lines_that_were_not_written(
    run: Run, ledger: Path
) -> None:
    """The message points at the user's own text, and says that nothing happened."""
    before = event(ledger)
    said = run("add", "ferry-2025", "--source", "sohr", "--killed", "0311")

    assert said.code == 1
    assert 'killed: "0311"\n   |             ^^^^^^\n' in said.err
    assert said.err.endswith("error: the claim has errors; nothing was written\n")
    assert event(ledger) == before


@pytest.mark.parametrize(
    "ending", [("--source", "snrh"), ("--source", "Syrian Netwrk")]
)
def test_an_unknown_source_is_refused(
    run: Run, ledger: Path, ending: tuple[str, ...]
) -> None:
    """With the closest name, and how to add a new one."""
    before = event(ledger)
    said = run("add", "ferry-2025", "--killed", "3", *ending)

    assert said.code == 2
    assert "is no source of this ledger; nothing was written" in said.err
    assert "`snhr` is known; write that, or give `--new-source NAME`" in said.err
    assert event(ledger) == before


def test_a_new_source_is_added_where_it_is_named(run: Run, ledger: Path) -> None:
    """One command adds both, and says so."""
    said = run(
        *("add", "ferry-2025", "--source", "port", "--killed", "3"),
        *("--new-source", "Port Authority", "--source-kind", "government"),
    )

    assert said.code == 0
    assert "claims/sources.yaml: the source `port` added\n" in said.out
    sources = (ledger / "sources.yaml").read_text(encoding="utf-8")
    assert sources.endswith("  port:\n    name: Port Authority\n    kind: government\n")


def test_a_new_event_is_added_where_it_is_described(run: Run, ledger: Path) -> None:
    """One command begins an event with its first claim."""
    said = run(
        *("add", "pier-2025", *CLAIM, "--new-event", "--title", "A pier"),
        *("--start", "2025-03-01", "--end", "2025-03-02", "--place", "The strait"),
    )

    assert said.code == 0
    assert "claims/pier-2025.yaml: the event `pier-2025` added\n" in said.out
    assert (ledger / "pier-2025.yaml").exists()


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        (("--new-event", "--start", "2025-03-01"), "--title"),
        (("--new-event", "--title", "A pier"), "--start"),
        (("--title", "A pier"), "--new-event"),
        (("--source-kind", "media"), "--new-source"),
    ],
)
def test_half_of_a_newcomer_is_refused(
    run: Run, ledger: Path, asked: tuple[str, ...], missing: str
) -> None:
    """The option that is missing is named."""
    before = sorted(ledger.iterdir())
    said = run("add", "pier-2025", *CLAIM, *asked)

    assert said.code == 2
    assert missing in said.err
    assert sorted(ledger.iterdir()) == before


def test_an_unknown_event_is_refused(run: Run, ledger: Path) -> None:
    """With the closest id, and how to add a new one."""
    said = run("add", "ferry-2024", *CLAIM)

    assert said.code == 1
    assert "`ferry-2025` is known; nothing was written (`--new-event" in said.err
    assert not (ledger / "ferry-2024.yaml").exists()


def test_every_key_of_a_claim_has_an_option() -> None:
    """What can be written by hand can be given on the command line.

    But for what is said of a claim later on, by commands of its own.
    """
    options = set(ClaimOptions.__dataclass_fields__)
    assert options == set(CLAIM_KEYS) - {"retracted", "removed", "digest"}


def test_every_option_reaches_the_file(run: Run, ledger: Path) -> None:
    """Repeated ones as a list, text that YAML would misread in quotes."""
    said = run(
        *("add", "ferry-2025", *CLAIM, "--killed", "civilians=~500", "--id", "mine"),
        *("--draws-on", "snhr", "--corrects", "first", "--corrects", "second"),
        *("--note", "no", "--credibility", "2", "--restricted", "--lang", "en"),
    )

    assert said.code == 0
    text = event(ledger)
    for line in (
        "  - id: mine",
        '      civilians: "~500"',
        "    draws_on: snhr",
        "    corrects:\n      - first\n      - second",
        '    note: "no"',
        "    credibility: 2",
        "    restricted: true",
    ):
        assert f"{line}\n" in text


def test_hostile_text_is_shown_and_not_obeyed(run: Run, ledger: Path) -> None:
    """In what is echoed, and in what is refused; the file has it with escapes."""
    hostile = "a\x1b[2J\u202e[red]:skull:"
    said = run("add", "ferry-2025", *CLAIM, "--note", hostile, "--via", hostile)
    refused = run("add", hostile, *CLAIM)

    assert said.code == 0
    assert "\x1b" not in said.out + said.err + refused.out + refused.err
    assert "\u202e" not in said.out + said.err + refused.out + refused.err
    assert "[red]:skull:" in refused.err
    assert "\x1b" not in event(ledger)


# --- From standard input -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "source: SOHR\npublished: 2025-03-22\nkilled: 530\n",
        json.dumps({"source": "SOHR", "published": "2025-03-22", "killed": 530}),
    ],
    ids=["yaml", "json"],
)
def test_a_claim_is_read_from_standard_input(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """A form or another program can hand one over; options add to it."""
    given(monkeypatch, text)
    said = run("add", "ferry-2025", "-", "--note", "from a form")

    assert said.code == 0
    assert event(ledger).endswith("    killed: 530\n    note: from a form\n")


def test_what_is_wrong_with_standard_input_has_a_place(
    run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a file, with a dash for its name."""
    before = event(ledger)
    given(monkeypatch, "source: sohr\nsource: snhr\n")
    said = run("add", "ferry-2025", "-")

    assert said.code == 1
    assert said.err.startswith("-:2:1: error[key-repeated]")
    assert said.err.endswith("nothing was written\n")
    assert event(ledger) == before


# --- At a terminal -----------------------------------------------------------------


def test_a_person_is_asked_for_what_is_missing(ledger: Path) -> None:
    """Source, day, counts, address and quote; Enter leaves out what may be."""
    with Person(ledger.parent, ("add", "ferry-2025")) as person:
        person.answers("Source", "sohr")
        person.answers("Published", "22 March 2025")
        person.answers("is not a date", "2025-03-22")
        person.answers("Killed", "0311")
        person.answers("begins with 0", "530")
        person.answers("Another count", "civilians=about 320")
        person.answers("Another count", "")
        person.answers("Address", "")
        person.answers("Quote", "Five hundred: thirty")
        assert person.leaves() == 0

    assert person.out.startswith("claims/ferry-2025.yaml:16: added `sohr-2025-03-22`\n")
    assert event(ledger).endswith(
        "  - id: sohr-2025-03-22\n"
        "    source: sohr\n"
        "    published: 2025-03-22\n"
        "    killed:\n"
        "      total: 530\n"
        "      civilians: about 320\n"
        "    quote: >-\n"
        "      Five hundred: thirty\n"
    )


def test_ctrl_c_at_a_question_writes_nothing(ledger: Path) -> None:
    """Exit 130, and it is said that nothing happened."""
    before = event(ledger)
    with Person(ledger.parent, ("add", "ferry-2025")) as person:
        person.answers("Source", "sohr")
        person.answers("Published", CTRL_C, end="")
        assert person.leaves() == 130

    assert "nothing was written" in person.seen
    assert person.out == ""
    assert event(ledger) == before


def test_an_unknown_source_is_asked_about(ledger: Path) -> None:
    """The closest known ones are shown first; one of them may be meant."""
    asked = ("add", "ferry-2025", "--published", "2025-03-22", "--killed", "3")
    with Person(ledger.parent, (*asked, "--source", "shor")) as person:
        person.answers("`sohr`: Syrian Observatory", "")
        person.answers("as a new source?", "n")
        assert person.leaves() == 2
    with Person(ledger.parent, (*asked, "--source", "shor")) as person:
        person.answers("Another name", "sohr")
        person.answers("Address", "")
        person.answers("Quote", "")
        assert person.leaves() == 0

    assert "shor" not in (ledger / "sources.yaml").read_text(encoding="utf-8")


def test_a_new_source_is_offered(ledger: Path) -> None:
    """It is added only after a yes, with the name that was typed for it."""
    asked = ("add", "ferry-2025", "--published", "2025-03-22", "--killed", "3")
    with Person(ledger.parent, (*asked, "--source", "The Port")) as person:
        person.answers("Another name", "")
        person.answers("as a new source?", "y")
        person.answers("Id", "port")
        person.answers("Full name", "")
        person.answers("Address", "")
        person.answers("Quote", "")
        assert person.leaves() == 0

    sources = (ledger / "sources.yaml").read_text(encoding="utf-8")
    assert sources.endswith("  port:\n    name: The Port\n")
    assert "    source: port\n" in event(ledger)


def test_a_new_event_is_offered(ledger: Path) -> None:
    """The closest known ones are shown first; a new one needs a title and a day."""
    asked = (
        "add",
        "ferry-2026",
        *CLAIM,
        "--url",
        "https://example.org",
        "--quote",
        "q",
    )
    with Person(ledger.parent, asked) as person:
        person.answers("`ferry-2025`: Sinking of a ferry", "")
        person.answers("as a new event?", "y")
        person.answers("Title", "A second ferry")
        person.answers("Place", "")
        person.answers("First day", "")
        person.answers("First day", "2025-03-01")
        person.answers("Last day", "")
        assert person.leaves() == 0

    text = (ledger / "ferry-2026.yaml").read_text(encoding="utf-8")
    assert "  title: A second ferry\n  start: 2025-03-01\n\nclaims:\n" in text


def test_an_event_that_was_misspelt_is_chosen_from_the_known(ledger: Path) -> None:
    """The claim goes where it was meant to go."""
    asked = ("add", "fery-2025", *CLAIM, "--url", "https://example.org", "--quote", "q")
    with Person(ledger.parent, asked) as person:
        person.answers("One of these", "ferry-2025")
        assert person.leaves() == 0

    assert "sohr-2025-03-22" in event(ledger)
