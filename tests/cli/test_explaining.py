"""Explanations, days, records of sources, sums and policies, as a shell runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.policies import POLICIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

pytestmark = pytest.mark.usefixtures("ledger")

SINKING = """\
format: 1
event:
  id: sinking-2025
  title: Another sinking
  place: Harbour
  places: {North pier: []}
  start: 2025-04-02
  end: 2025-04-02
  tags: [sea]
  actors: {navy: {name: The navy, forces: government_forces}}
claims:
  - {id: a, source: sohr, as_of: 2025-04-20, killed: 100, where: North pier, by: navy}
  - {id: b, source: sohr, published: 2025-04-21, killed: 500+, injured: dozens}
  - {id: c, source: snhr, killed: 900, quote: "[red] \\x1b[31m nine hundred"}
  - {id: d, source: snhr, published: 2025-04-22, killed: {women: 7}, cause: drowning}
"""


@pytest.fixture
def sinking(ledger: Path) -> Path:
    """A second event, with a place, an actor, a cause and an undated claim."""
    path = ledger / "sinking-2025.yaml"
    path.write_text(SINKING, encoding="utf-8")
    return path


def read(said: Said) -> Any:  # noqa: ANN401 - what JSON holds
    """Return what was printed as JSON."""
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_both_ends_are_traced_to_file_and_line(run: Callable[..., Said]) -> None:
    """What the number rests on can be looked up without searching."""
    said = run("explain", "ferry-2025", "civilians")

    assert said.code == 0
    assert "low 311: the lowest figure; set by SOHR (claims/ferry-2025.yaml:11)" in (
        said.out
    )
    assert "high 340: the highest figure; set by SNHR (claims/ferry-2025.yaml:15)" in (
        said.out
    )


def test_without_a_cell_every_stated_one_is_explained(run: Callable[..., Said]) -> None:
    """And none that merely follows from others."""
    told = read(run("explain", "ferry-2025", "--format", "json"))

    assert [cell["victims"] for cell in told["cells"]] == ["total", "civilians"]


def test_a_cell_that_only_follows_can_be_explained_by_name(
    run: Callable[..., Said],
) -> None:
    """At most 213 of them: said by nobody, and still asked for."""
    said = run("explain", "ferry-2025", "combatants")

    assert "killed, combatants: 0–213" in said.out
    assert (
        "at most 213: killed, total less killed, civilians; killed, status unknown"
        in said.out
    )


def test_a_cell_of_which_nothing_is_known_is_said_so(run: Callable[..., Said]) -> None:
    """No figure is an answer, and not an error."""
    said = run("explain", "ferry-2025", "injured/total")

    assert said.code == 0
    assert "No figure says or implies anything about injured, total." in said.out


@pytest.mark.usefixtures("sinking")
@pytest.mark.parametrize(
    ("asked", "figure"),
    [
        (["total", "--where", "North pier", "--by", "navy"], "100"),
        (["killed/total", "--where", "Harbour"], "at least 500 to 900"),
        (["injured/total"], "dozens"),
        (["women", "--cause", "drowning"], "7"),
    ],
)
def test_a_cell_is_named_by_outcome_place_actor_and_cause(
    run: Callable[..., Said], asked: list[str], figure: str
) -> None:
    """Each dimension has its option; the event's own place is the whole."""
    said = run("explain", "sinking-2025", *asked)

    assert said.code == 0, said.err
    titles = [line for line in said.out.splitlines() if line.endswith(f": {figure}")]
    assert len(titles) == 1


@pytest.mark.usefixtures("sinking")
@pytest.mark.parametrize(
    ("asked", "closest"),
    [
        (["civillians"], "civilians"),
        (["kiled/total"], "killed"),
        (["total", "--where", "North peer"], "North pier"),
        (["total", "--by", "nayv"], "navy"),
        (["total", "--cause", "drownin"], "drowning"),
        (["total", "--period", "yesterday"], "2025-03-07"),
        (["killed/"], ""),
    ],
)
def test_unknown_names_are_wrong_use_and_the_closest_is_told(
    run: Callable[..., Said], asked: list[str], closest: str
) -> None:
    """A slip of the finger costs one line, not a search."""
    said = run("explain", "sinking-2025", *asked)

    assert said.code == 2
    assert said.out == ""
    assert closest in said.err


def test_an_event_that_is_not_there_is_a_finding(run: Callable[..., Said]) -> None:
    """For explanations and for days."""
    for command in ("explain", "timeline"):
        said = run(command, "fery-2025")
        assert said.code == 1
        assert said.out == ""
        assert "`ferry-2025` is known" in said.err


@pytest.mark.usefixtures("sinking")
def test_markup_and_codes_in_quotes_are_shown(run: Callable[..., Said]) -> None:
    """A quote is data: never obeyed, never dropped."""
    said = run("explain", "sinking-2025", "total")

    assert "[red] <U+001B>[31m nine hundred" in said.out


@pytest.mark.usefixtures("sinking")
def test_explain_as_data_has_a_range_without_each_claim_it_names(
    run: Callable[..., Said],
) -> None:
    """What the contract promises, key by key."""
    (cell,) = read(run("explain", "sinking-2025", "total", "--format", "json"))["cells"]

    named = {each["claim"] for each in cell["claims"]}
    assert set(cell["without_claim"]) == named
    assert cell["without_claim"]["c"] == {"low": 500, "high": 500, "open": True}
    assert cell["why"]["low"] == "the lowest figure"
    for each in cell["claims"]:
        assert each["path"] == "claims/sinking-2025.yaml"


def test_explain_shows_every_policy_side_by_side(run: Callable[..., Said]) -> None:
    """Where all were asked for."""
    said = run("explain", "ferry-2025", "civilians", "--policy", "all")

    for name in POLICIES:
        assert f"policy {name}: " in said.out


@pytest.mark.usefixtures("sinking")
def test_a_timeline_names_what_changed_and_the_undated(
    run: Callable[..., Said],
) -> None:
    """Day by day, who moved the range; and who is on no day."""
    said = run("timeline", "sinking-2025")

    assert said.code == 0
    row = next(line for line in said.out.splitlines() if line.startswith("21 April"))
    assert 'SOHR "500+" (line 13)' in row
    assert '1 claim has no date, so no day shows them: SNHR "900" (c)' in said.out


def test_a_day_of_a_timeline_is_what_reconcile_gives(run: Callable[..., Said]) -> None:
    """The JSON of a day has the cells of that day, to the letter."""
    days = read(run("timeline", "ferry-2025", "--format", "json"))["events"][0]["days"]

    assert [each["day"] for each in days] == ["2025-03-20", "2025-03-21"]
    for each in days:
        day = each["day"]
        asked = ("--as-of", day, "--known-by", day, "--format", "json")
        answer = read(run("reconcile", "ferry-2025", *asked))
        assert each["cells"] == answer["events"][0]["cells"]
    assert days[1]["changed_by"] == ["second"]


def test_a_timeline_shows_the_cells_that_people_ask_for(
    run: Callable[..., Said],
) -> None:
    """Total and civilians; one category if asked; every stated one with a flag."""
    assert "killed, total\n" in run("timeline", "ferry-2025").out
    one = run("timeline", "ferry-2025", "--victims", "civilians").out
    assert "killed, total\n" not in one
    assert "killed, civilians\n" in one


@pytest.mark.usefixtures("sinking")
def test_all_cells_of_a_timeline_are_all_that_are_stated(
    run: Callable[..., Said],
) -> None:
    """The injured and those of one place, too."""
    said = run("timeline", "sinking-2025", "--all-cells").out

    assert "injured, total\n" in said
    assert "killed, total in North pier by The navy\n" in said
    assert "killed, women (cause: drowning)\n" in said


def test_a_day_of_a_table_has_one_range(run: Callable[..., Said]) -> None:
    """All policies side by side are for JSON."""
    for written in ("table", "csv"):
        asked = ("--policy", "all", "--format", written)
        assert run("timeline", "ferry-2025", *asked).code == 2
    asked = ("--policy", "all", "--format", "json")
    told = read(run("timeline", "ferry-2025", *asked))
    assert set(told["events"][0]["days"][0]["cells"][0]["policies"]) == set(POLICIES)


def test_days_and_records_leave_as_tables(run: Callable[..., Said]) -> None:
    """By their commands, and by `export`."""
    days = run("timeline", "ferry-2025", "--format", "csv")
    exported = run("export", "timeline", "--event", "ferry-2025")
    records = run("sources", "--format", "csv")

    assert days.out == exported.out
    assert days.out.startswith("event,outcome,victims,where,by,cause,period,day,low,")
    assert records.out == run("export", "source_records").out


def test_sources_are_described_and_the_columns_explained(
    run: Callable[..., Said],
) -> None:
    """Who reads "alone" must not read "wrong"."""
    said = run("sources")

    row = next(line for line in said.out.splitlines() if line.startswith("snhr"))
    assert "in 1: alone in 1, with most in 1" in row
    assert "not graded" in said.out


def test_records_leave_as_data(run: Callable[..., Said]) -> None:
    """Every count of the record has its key."""
    (sohr, _) = read(run("sources", "--format", "json"))["sources"]

    assert sohr["figures"] == 2
    assert sohr["contested"] == 1
    assert "score" not in sohr


@pytest.mark.usefixtures("sinking")
def test_events_are_added_up(run: Callable[..., Said]) -> None:
    """Lows and highs, open where one is, for everybody and for civilians."""
    said = run("reconcile", "--sum")

    assert said.code == 0
    rows = [line.split() for line in said.out.splitlines()]
    assert ["total", "1,024–1,424", "2"] in rows
    assert ["civilians", "311–340", "1", "1"] in rows
    assert "civilians: 1 event: sinking-2025" in said.out
    assert "best" not in said.out.replace("No best figure is summed up", "")


@pytest.mark.usefixtures("sinking")
def test_sums_leave_as_data_with_the_claims_behind_them(
    run: Callable[..., Said],
) -> None:
    """What is published each month can be traced."""
    told = read(run("reconcile", "--sum", "--by", "month", "--format", "json"))

    assert told["by"] == "month"
    first = told["totals"][0]
    assert (first["group"], first["low"], first["high"]) == ("2025-03", 524, 524)
    assert first["claims"] == ["first", "second"]
    assert "best" not in first
    csv = run("reconcile", "--sum", "--by", "month", "--format", "csv").out
    assert csv.splitlines()[1].startswith("2025-03,killed,total,524,524,false,")


@pytest.mark.usefixtures("sinking")
@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        (["--tag", "sea"], ["sinking-2025"]),
        (["--since", "2025-04"], ["sinking-2025"]),
        (["--since", "2025-03-06", "--until", "2025-03"], ["ferry-2025"]),
        (["--until", "2025-04-02"], ["ferry-2025", "sinking-2025"]),
        (["--until", "2025-03-05"], []),
    ],
)
def test_events_are_chosen_by_tag_and_first_day(
    run: Callable[..., Said], asked: list[str], kept: list[str]
) -> None:
    """A month begins on its first day and ends on its last."""
    told = read(run("reconcile", *asked, "--format", "json"))

    assert [each["id"] for each in told["events"]] == kept


def test_no_event_left_is_said_in_words(run: Callable[..., Said]) -> None:
    """Filtered out is not an error."""
    for more in ([], ["--sum"], ["--format", "sentence"]):
        said = run("reconcile", "--until", "2020-01-01", *more)
        assert said.code == 0
        assert said.out == (
            "No event in this ledger begins on 2020-01-01 or earlier.\n"
        )


@pytest.mark.usefixtures("sinking")
@pytest.mark.parametrize(
    "asked",
    [
        ["--by", "month"],
        ["--sum", "--by", "year"],
        ["--sum", "--format", "markdown"],
        ["--sum", "--where", "Harbour"],
        ["--tag", "see"],
        ["--since", "last week"],
        ["--sum", "--policy", "all"],
    ],
)
def test_what_does_not_go_together_is_wrong_use(
    run: Callable[..., Said], asked: list[str]
) -> None:
    """Said at once, and nothing printed that could be taken for an answer."""
    said = run("reconcile", *asked)

    assert said.code == 2
    assert said.out == ""
    assert "= help: " in said.err


def test_every_policy_and_lexicon_is_listed_with_its_source(
    run: Callable[..., Said],
) -> None:
    """And what is this project's reading of a codebook says so."""
    said = run("policies")

    assert said.code == 0
    for policy in POLICIES.values():
        assert f"{policy.name}: {policy.summary}" in said.out
        assert policy.codebook in said.out
    assert "Inferred by this project" in said.out
    assert "its codebook gives no table" in said.out
