"""The use cases, as a script would call them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.errors import NoLedgerError, UnknownNameError
from casualty_ledger.ledger import (
    Ask,
    check,
    find_ledger,
    open_ledger,
    reconcile,
    show,
    sources,
)
from casualty_ledger.ledger.names import closest, require

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 1, 1)
EVENT = """\
format: 1
event: {id: ferry, title: Sinking of a ferry, start: 2025-03-06, place: The strait}
claims:
  - {id: one, source: sohr, published: 2025-03-08, killed: 311}

  # the next one is odd
  - id: two
# a remark at the margin
    source: sohr
    published: 2025-03-09
    killed: 745

  - {id: hush, source: snhr, published: 2025-03-09, killed: 0999, restricted: true}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A ledger of one event, with a restricted claim that cannot be read."""
    (tmp_path / "ferry.yaml").write_text(EVENT, "utf-8")
    (tmp_path / "sources.yaml").write_text(
        "format: 1\nsources: {sohr: {name: SOHR}, snhr: {name: SNHR}}\n", "utf-8"
    )
    return tmp_path


def test_a_restricted_claim_is_gone_once_the_ledger_is_open(root: Path) -> None:
    """No question, whatever it is, can carry it out; nor can a problem in it."""
    opened = open_ledger(root, today=TODAY)

    assert [claim.id for claim in opened.ledger.events["ferry"].claims] == [
        "one",
        "two",
    ]
    assert opened.hidden == {"ferry": 1}
    (problem,) = opened.problems
    assert "0999" not in repr(problem)


def test_restricted_claims_can_be_asked_for(root: Path) -> None:
    """Then their problems are told in full, too."""
    opened = open_ledger(root, today=TODAY, include_restricted=True)

    assert opened.hidden == {}
    (problem,) = opened.problems
    assert "0999" in problem.message
    assert not problem.restricted


def test_an_answer_holds_what_was_asked_and_what_is_missing(root: Path) -> None:
    """Events that are not there do not keep back the others."""
    answer = reconcile(open_ledger(root, today=TODAY), ["fery", "ferry", "ferry"])

    assert [found.event.id for found in answer.events] == ["ferry"]
    assert [str(error) for error in answer.missing] == [
        "no event `fery` in this ledger; `ferry` is known"
    ]
    assert answer.hidden == 1
    assert answer.question.policy == "ledger"


def test_the_place_of_the_event_means_the_whole(root: Path) -> None:
    """`--where` with the event's own place leaves nothing out."""
    opened = open_ledger(root, today=TODAY)

    (found,) = reconcile(opened, ["ferry"], Ask(where="The strait")).events

    assert [cell.range.low for cell in found.cells] == [745]


def test_progress_is_told_event_by_event(root: Path) -> None:
    """A bar can be drawn by whoever calls."""
    told: list[tuple[int, int]] = []

    reconcile(open_ledger(root, today=TODAY), progress=lambda *how: told.append(how))

    assert told == [(0, 1)]


@pytest.mark.parametrize(
    "ask", [Ask(policy="x"), Ask(victims="x"), Ask(where="nowhere at all")]
)
def test_a_name_that_is_not_known_is_refused(root: Path, ask: Ask) -> None:
    """A slip must not look like an empty result."""
    with pytest.raises(UnknownNameError):
        reconcile(open_ledger(root, today=TODAY), ["ferry"], ask)


def test_a_lexicon_that_is_not_known_is_refused(root: Path) -> None:
    """By whatever reads the ledger."""
    with pytest.raises(UnknownNameError):
        open_ledger(root, today=TODAY, lexicon="x")
    with pytest.raises(UnknownNameError):
        check(root, today=TODAY, lexicon="x")


def test_a_claim_is_shown_with_its_own_lines_and_no_others(root: Path) -> None:
    """Neither the comment after it nor the blank lines belong to it."""
    found = show(open_ledger(root, today=TODAY), ["one", "two", "three"])

    assert [each.lines[-1].strip() for each in found.shown] == [
        "- {id: one, source: sohr, published: 2025-03-08, killed: 311}",
        "killed: 745",
    ]
    assert [len(each.lines) for each in found.shown] == [1, 5]
    assert len(found.missing) == 1


def test_sources_are_counted_as_they_may_be_shown(root: Path) -> None:
    """A source heard only in a restricted claim has said nothing."""
    said = {use.source.id: use for use in sources(open_ledger(root, today=TODAY))}

    assert said["sohr"].claims == 2
    assert said["sohr"].as_of is not None
    assert said["sohr"].as_of.day_text == "2025-03-09"
    assert said["snhr"].claims == 0


def test_a_check_can_be_of_one_file(root: Path) -> None:
    """What is wrong elsewhere is not told; what is nothing here is named."""
    whole = check(root, today=TODAY)
    one = check(root, [str(root / "sources.yaml")], today=TODAY)
    none = check(root, ["nothing"], today=TODAY)

    assert len(whole.problems) == 1
    assert one.problems == ()
    assert one.missing == ()
    assert len(none.missing) == 1


def test_a_ledger_is_looked_for_here_and_above(tmp_path: Path) -> None:
    """The option, the environment, then `claims/` in the folders above."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    with pytest.raises(NoLedgerError):
        find_ledger("nowhere", {}, below)
    (tmp_path / "claims").mkdir()

    assert find_ledger(None, {}, below) == tmp_path / "claims"
    assert str(find_ledger(None, {}, tmp_path)) == "claims"
    assert find_ledger(None, {"LEDGER_DIR": str(below)}, tmp_path) == below
    assert find_ledger(str(tmp_path), {"LEDGER_DIR": "x"}, below) == tmp_path


def test_close_names_are_told_best_first_and_few_known_ones_all() -> None:
    """Somebody who is quite off still learns what there is, if it is little."""
    assert (
        closest("civillian", ["total", "civilians", "civilian_men"])[0] == "civilians"
    )
    with pytest.raises(UnknownNameError) as few:
        require("format", "yaml", ["table", "json"])
    assert few.value.closest == ("table", "json")
    with pytest.raises(UnknownNameError) as many:
        require("category", "yaml", [str(number) * 3 for number in range(20)])
    assert many.value.closest == ()
