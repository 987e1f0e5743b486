"""`ledger reconcile`: what goes to stdout, what to stderr, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.ledger import open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from casualty_ledger.ledger import Opened
    from tests.cli.conftest import Said

    Run = Callable[..., Said]
    AddEvent = Callable[[str, str], Path]

BROKEN = "claims: [{id: bad, source: sohr, published: 2025-03-08, killed: 0311}]\n"
RESTRICTED = (
    "claims: [{id: secret, source: sohr, published: 2025-03-08, killed: 77,"
    " restricted: true}]\n"
)
RETRACTED = (
    "claims: [{id: gone, source: sohr, published: 2025-03-08, killed: 77,"
    " status: retracted}]\n"
)

pytestmark = pytest.mark.usefixtures("ledger")


def test_one_event_is_shown_in_full(run: Run) -> None:
    """Range, verdict, who sets the ends, and who differs by how much."""
    said = run("reconcile", "ferry-2025")

    assert "Sinking of a ferry" in said.out
    assert "311–340" in said.out
    assert "killed, civilians: SOHR against SNHR, by 29 (9.3%)" in said.out
    assert said.err == ""
    assert said.code == 0


def test_several_events_get_a_row_each(run: Run, add_event: AddEvent) -> None:
    """The overview is for finding the event to look at."""
    add_event("other", RETRACTED)

    said = run("reconcile")

    assert [line.split()[0] for line in said.out.splitlines() if "2025" in line]
    assert "no claim takes part" in said.out
    assert "Who says what" not in said.out


def test_detail_shows_every_event_in_full(run: Run, add_event: AddEvent) -> None:
    """For those who want to read everything at once."""
    add_event("other", RETRACTED)

    said = run("reconcile", "--detail")

    assert "Who says what" in said.out
    assert "No claim takes part (1 retracted), so no figure can be given." in said.out


@pytest.mark.parametrize("claims", ["", "claims: []\n", RETRACTED, RESTRICTED])
def test_an_event_without_figures_is_said_in_words(
    run: Run, add_event: AddEvent, claims: str
) -> None:
    """Empty, retracted or restricted: no figure, no zero, no error."""
    add_event("other", claims)

    said = run("reconcile", "other")

    assert "no figure can be given" in said.out
    assert "77" not in said.out + said.err
    assert said.code == 0


def test_days_before_any_claim_leave_no_figure(run: Run) -> None:
    """`--as-of` before everything is an answer, not an error."""
    said = run("reconcile", "ferry-2025", "--as-of", "2025-03-07")

    assert "no figure can be given" in said.out
    assert said.code == 0


@pytest.mark.parametrize("option", ["--as-of", "--known-by"])
def test_a_boundary_day_belongs_to_what_is_asked(run: Run, option: str) -> None:
    """A claim of that very day is in."""
    assert "311" in run("reconcile", "ferry-2025", option, "2025-03-20").out
    assert "340" not in run("reconcile", "ferry-2025", option, "2025-03-20").out


def test_an_event_that_is_not_there_is_named_and_the_others_shown(run: Run) -> None:
    """One slip does not cost the rest of the answer."""
    said = run("reconcile", "fery-2025", "ferry-2025")

    assert said.code == 1
    assert "no event `fery-2025` in this ledger; `ferry-2025` is known" in said.err
    assert "Sinking of a ferry" in said.out


def test_an_event_that_cannot_be_read_is_not_said_to_be_missing(
    run: Run, ledger: Path
) -> None:
    """The file is there; what is wrong with it is the news."""
    (ledger / "broken.yaml").write_text("format: 1\nevent: {id: broken\n", "utf-8")

    said = run("reconcile", "broken")

    assert said.code == 1
    assert "event `broken` can't be read" in said.err
    assert "claims/broken.yaml:2:8: error[yaml-syntax]" in said.err


def test_a_claim_that_cannot_be_read_is_left_out_and_said_so(
    run: Run, add_event: AddEvent
) -> None:
    """One bad claim never hides the good ones, nor goes without a word."""
    add_event("other", BROKEN)

    said = run("reconcile", "other")

    assert said.code == 0
    assert "claims/other.yaml:3:65: error[count-unreadable]" in said.err
    assert "1 not readable" in said.out


def test_strict_stops_at_errors(run: Run, add_event: AddEvent) -> None:
    """For scripts that must not go on with half a ledger."""
    add_event("other", BROKEN)

    said = run("reconcile", "other", "--strict")

    assert said.code == 1
    assert said.out == ""
    assert run("reconcile", "ferry-2025", "--strict").code == 0


def test_many_errors_are_cut_short(run: Run, add_event: AddEvent) -> None:
    """The result stays on the screen; `check` has the rest."""
    claim = "{source: sohr, published: 2025-03-08, killed: x}"
    add_event("other", f"claims: [{', '.join([claim] * 50)}]\n")

    said = run("reconcile", "other")

    assert said.err.count("error[") == 10
    assert "and 40 more" in said.err


def test_restricted_claims_are_counted_even_when_quiet(
    run: Run, add_event: AddEvent
) -> None:
    """Nobody takes a ledger for whole that is not."""
    add_event("other", RESTRICTED)

    said = run("reconcile", "other", "--quiet")

    assert "1 restricted claim left out" in said.err
    assert "secret" not in said.out + said.err
    assert "77" in run("reconcile", "other", "--include-restricted").out


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown", "sentence"])
def test_a_restricted_claim_is_in_no_format(
    run: Run, add_event: AddEvent, format: str
) -> None:
    """Its figure, its id and its source's part in it stay out of everything."""
    add_event("other", RESTRICTED)

    said = run("reconcile", "other", "--format", format)

    assert "secret" not in said.out
    assert "77" not in said.out


@pytest.mark.parametrize(
    ("asked", "closest"),
    [
        (["--victims", "civillians"], "`civilians`"),
        (["--policy", "ledgr"], "`ledger`"),
        (["--format", "tabel"], "`table`"),
        (["--lexicon", "acledd"], "`acled`"),
        (["--min-rating", "Z"], "`A`"),
    ],
)
def test_an_unknown_name_is_wrong_use_and_gets_the_closest(
    run: Run, asked: list[str], closest: str
) -> None:
    """A slip of the finger is told from an empty result."""
    said = run("reconcile", *asked)

    assert said.code == 2
    assert said.out == ""
    assert closest in said.err


def test_an_unknown_place_is_wrong_use(run: Run, add_event: AddEvent) -> None:
    """A place is known if it is declared, or if a claim names it."""
    claims = (
        "claims: [{source: sohr, published: 2025-03-08, where: Jableh, killed: 7}]\n"
    )
    add_event("other", claims)

    assert "`Jableh` is known" in run("reconcile", "other", "--where", "Jabla").err
    assert run("reconcile", "other", "--where", "Jableh").code == 0


@pytest.mark.parametrize("day", ["2025-3-7", "yesterday", "2025-02-30", ""])
def test_a_day_that_is_none_is_wrong_use(run: Run, day: str) -> None:
    """No date is guessed at the command line either."""
    said = run("reconcile", "--as-of", day)

    assert said.code == 2
    assert "--as-of" in said.err


def test_json_is_the_contract(run: Run, add_event: AddEvent) -> None:
    """Programs get everything, problems included, on stdout alone."""
    add_event("other", BROKEN)

    answer = json.loads(run("reconcile", "--format", "json").out)

    assert [event["id"] for event in answer["events"]] == ["ferry-2025", "other"]
    assert answer["diagnostics"][0]["code"] == "count-unreadable"
    assert answer["events"][1]["left_out"] == [{"claim": "bad", "reason": "unreadable"}]


def test_csv_is_the_table_of_ranges(run: Run) -> None:
    """One row a cell, whole numbers, nothing for what is not determined."""
    rows = list(csv.DictReader(io.StringIO(run("reconcile", "--format", "csv").out)))

    civilians = next(row for row in rows if row["victims"] == "civilians")
    assert (civilians["low"], civilians["high"]) == ("311", "340")


def test_a_disagreement_can_fail_the_run(run: Run) -> None:
    """For a newsroom that wants to be stopped."""
    assert run("reconcile", "ferry-2025", "--fail-on-disagreement").code == 1
    agreed = run(
        "reconcile", "ferry-2025", "--fail-on-disagreement", "--victims", "combatants"
    )
    assert agreed.code == 0


def test_the_result_can_go_to_a_file(run: Run, tmp_path: Path) -> None:
    """The same text as on stdout, which stays empty."""
    printed = run("reconcile", "ferry-2025").out

    said = run("reconcile", "ferry-2025", "-o", "page.txt")

    assert said.out == ""
    assert (tmp_path / "page.txt").read_text("utf-8") == printed


def test_a_file_that_cannot_be_written_is_said_so(run: Run) -> None:
    """No traceback, and no success."""
    said = run("reconcile", "ferry-2025", "-o", "no/such/folder/page.txt")

    assert said.code == 1
    assert "no/such/folder/page.txt can't be written" in said.err


def test_all_policies_are_put_side_by_side(run: Run) -> None:
    """The spread between codebooks is itself a finding."""
    said = run("reconcile", "ferry-2025", "--policy", "all", "--victims", "civilians")

    assert "spread: " in said.out
    assert "two-source" in said.out


def test_the_order_of_files_does_not_matter(run: Run, add_event: AddEvent) -> None:
    """Two runs, two orders on the disk, the same bytes."""
    add_event("a", RETRACTED)
    before = run("reconcile", "--format", "json").out
    path = add_event("a", RETRACTED)
    path.rename(path.with_suffix(".tmp"))
    path.with_suffix(".tmp").rename(path)

    assert run("reconcile", "--format", "json").out == before


def test_a_correction_of_nothing_is_said_and_strict_stops_at_it(
    run: Run, add_event: AddEvent
) -> None:
    """Only a look at the whole ledger finds it, and a range may rest on it."""
    correcting = "claims: [{id: n, source: sohr, published: 2025-03-08, killed: 7,"
    add_event("other", f"{correcting} corrects: nothing}}]\n")

    said = run("reconcile", "other")
    strict = run("reconcile", "other", "--strict")

    assert "error[corrects-unknown]" in said.err
    assert said.code == 0
    assert strict.out == ""
    assert strict.code == 1


def test_a_ledger_whose_events_are_all_broken_says_so(
    run: Run, ledger: Path, add_event: AddEvent
) -> None:
    """It is not the same as a ledger without events."""
    event = add_event("other", "claims: []\n")
    broken = event.read_text(encoding="utf-8").replace("start: 2025", "start: x2025")
    event.write_text(broken, encoding="utf-8")
    (ledger / "ferry-2025.yaml").unlink()

    said = run("reconcile")

    assert said.out == "No event in this ledger can be read.\n"
    assert "date-unreadable" in said.err


def test_a_missing_c_extension_is_said_once(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits should know that there is a remedy."""

    def slow(root: Path, **named: Any) -> Opened:  # noqa: ANN401 - passed on as given
        return replace(open_ledger(root, **named), slow_parser=True)

    monkeypatch.setattr("casualty_ledger.cli.options.open_ledger", slow)

    assert run("reconcile").err.count("C extension") == 1
    assert run("reconcile", "--quiet").err == ""
