"""Corrections and retractions add to the record; only a removal takes from it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.digest import claim_digest
from casualty_ledger.core.errors import NoClaimError
from casualty_ledger.core.model import Question
from casualty_ledger.core.problems import Code
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.entry import Addition, Entered, Entry, RefusedError, changing
from casualty_ledger.entry.results import NotEnteredError
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.writing.claim_text import Draft
from tests.entry.ledgers import CLAIMS, TODAY, claims_of, ledger

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.writing.claim_text import Value

FIRST = "ministry-2001-03-02"
UNNAMED = (
    CLAIMS
    + """
  - source: ministry          # no id of its own
    published: 2001-03-03
    where: Pier
    by: someone
    period: 2001-03-02
    basis: identified
    killed: 41
"""
)


def retract(root: Path, claim: str = FIRST, reason: str = "withdrawn") -> Entered:
    """Retract *claim*."""
    return changing.retract(root, claim, reason, "2001-03-05", today=TODAY)


def remove(root: Path, claim: str = FIRST) -> Entered:
    """Remove *claim*."""
    return changing.remove(root, claim, "it names a witness", today=TODAY)


def correct(root: Path, claim: str = FIRST, **fields: Value) -> Entered:
    """Correct *claim* to 39 killed."""
    given = {"published": "2001-03-04", "killed": {"total": "39"}, **fields}
    asked = Addition(event="", draft=Draft(given))
    return changing.correct(root, claim, asked, today=TODAY)


def lines_added(before: str, after: str) -> list[str]:
    """Return the lines that were added; none may be gone."""
    compared = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    assert not [line for line in compared if line.startswith("-")]
    return [line[2:] for line in compared if line.startswith("+")]


def left_out(root: Path) -> dict[str, str]:
    """Return why claims take no part, by id."""
    found = read_ledger(root, today=TODAY).ledger
    done = reconcile(found.events["ferry"], found, Question())
    return {each.claim.id: each.reason.value for each in done.left_out}


# --- Retracted --------------------------------------------------------------------


def test_a_retraction_is_two_lines_in_the_claim(tmp_path: Path) -> None:
    """All that the claim said stays to be read."""
    path = ledger(tmp_path)
    before = path.read_text(encoding="utf-8")
    done = retract(tmp_path)
    after = path.read_text(encoding="utf-8")

    assert lines_added(before, after) == [
        "    retracted: 2001-03-05",
        "    reason: withdrawn",
    ]
    assert done.lines[-2:] == ("    retracted: 2001-03-05", "    reason: withdrawn")
    assert left_out(tmp_path) == {FIRST: "retracted"}


def test_a_claim_without_an_id_can_be_retracted(tmp_path: Path) -> None:
    """It is named as it is shown: by event, source and day."""
    ledger(tmp_path, claims=UNNAMED)
    retract(tmp_path, "ferry/ministry-2001-03-03")

    assert left_out(tmp_path) == {"ferry/ministry-2001-03-03": "retracted"}


@pytest.mark.parametrize(
    "claim",
    [
        "  - {id: a, source: ministry, published: 2001-03-02, killed: 4}\n",
        "  - id: a\n    source: ministry\n    published: 2001-03-02\n    killed: 4",
    ],
    ids=["braces", "no last line end"],
)
def test_a_claim_may_be_written_in_any_way(tmp_path: Path, claim: str) -> None:
    """A retraction finds its place in braces, too."""
    ledger(tmp_path, claims="claims:\n" + claim)
    retract(tmp_path, "a")

    (found,) = claims_of(tmp_path)
    assert found.retracted is not None
    assert (found.retracted.day_text, found.reason) == ("2001-03-05", "withdrawn")
    assert found.statements[0].text == "4"


@pytest.mark.parametrize(
    "given", ["a slip  # noted", ">-\n      a\n      slip", '"a slip"']
)
def test_a_reason_that_is_there_is_kept(tmp_path: Path, given: str) -> None:
    """Why it corrected another is not lost when it is retracted itself."""
    ledger(tmp_path, claims=f"{CLAIMS}    reason: {given}\n")
    retract(tmp_path, reason="withdrawn: see note")

    (found,) = claims_of(tmp_path)
    assert found.reason == "a slip; retracted: withdrawn: see note"
    assert found.retracted is not None


def test_a_claim_is_retracted_once(tmp_path: Path) -> None:
    """The first day and reason stand."""
    path = ledger(tmp_path)
    retract(tmp_path)
    before = path.read_bytes()

    assert retract(tmp_path, reason="other").entry is Entry.ALREADY_THERE
    assert path.read_bytes() == before


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    """A retraction on no day would retract from the beginning."""
    path = ledger(tmp_path)
    before = path.read_bytes()

    with pytest.raises(RefusedError) as refused:
        changing.retract(tmp_path, FIRST, "why", "soon", today=TODAY)

    assert {each.code for each in refused.value.problems} == {Code.DATE_UNREADABLE}
    assert path.read_bytes() == before


def test_an_unknown_claim_is_told_with_the_closest(tmp_path: Path) -> None:
    """A slip of the finger must not retract another."""
    ledger(tmp_path)

    with pytest.raises(NoClaimError, match=f"`{FIRST}` is known"):
        retract(tmp_path, "ministry-2001-03-20")


def test_a_restricted_claim_is_never_told_as_the_closest(tmp_path: Path) -> None:
    """Its id may say who spoke."""
    ledger(tmp_path, claims=CLAIMS + "    restricted: true\n")

    with pytest.raises(NoClaimError) as refused:
        retract(tmp_path, "ministry-2001-03-20")

    assert FIRST not in str(refused.value)


def test_the_text_of_a_restricted_claim_is_not_shown(tmp_path: Path) -> None:
    """What is printed of it is where it stands."""
    ledger(tmp_path, claims=CLAIMS + "    restricted: true\n")

    assert retract(tmp_path).lines == ()


# --- Corrected ---------------------------------------------------------------------


def test_a_correction_is_a_claim_of_its_own(tmp_path: Path) -> None:
    """The old one stays, and takes no part from the publication of the new one on."""
    path = ledger(tmp_path)
    before = path.read_text(encoding="utf-8")
    done = correct(tmp_path)

    assert done.claim == "ministry-2001-03-04"
    assert lines_added(before, path.read_text(encoding="utf-8")) == list(done.lines)
    assert left_out(tmp_path) == {FIRST: "corrected"}


def test_a_correction_is_about_the_same_cells(tmp_path: Path) -> None:
    """Else the old figure would be gone and the new one be another count."""
    ledger(tmp_path, claims=UNNAMED)
    correct(tmp_path, "ferry/ministry-2001-03-03")

    *_, old, new = claims_of(tmp_path)
    for key in ("source", "where", "by", "cause", "period", "basis"):
        assert getattr(new, key) == getattr(old, key)
    assert new.statements[0].cell == old.statements[0].cell


def test_a_claim_is_given_an_id_to_be_corrected_by(tmp_path: Path) -> None:
    """Only a written id can be corrected; it is the one that the claim is shown by."""
    ledger(tmp_path, claims=UNNAMED)
    done = correct(tmp_path, "ferry/ministry-2001-03-03", published="2001-03-03")

    *_, old, new = claims_of(tmp_path)
    assert (old.id, old.written_id) == ("ministry-2001-03-03", True)
    assert (new.id, new.corrects) == ("ministry-2001-03-03-2", (old.id,))
    assert [what for _, what in done.also] == [
        "the id `ministry-2001-03-03`, for the claim that is corrected"
    ]


def test_a_correction_of_a_restricted_claim_is_restricted(tmp_path: Path) -> None:
    """A person who must be protected is not less so for a slip that was mended."""
    ledger(tmp_path, claims=CLAIMS + "    restricted: true\n")
    correct(tmp_path)

    assert claims_of(tmp_path)[-1].restricted


def test_an_option_takes_the_place_of_what_the_old_claim_says(tmp_path: Path) -> None:
    """The slip may have been in the place, or in the source."""
    ledger(tmp_path, claims=UNNAMED)
    correct(
        tmp_path, "ferry/ministry-2001-03-03", where="Quay", source="Harbour Office"
    )

    new = claims_of(tmp_path)[-1]
    assert (new.where, new.source) == ("Quay", "harbour-office")


# --- Removed -----------------------------------------------------------------------


def test_a_removal_leaves_a_tombstone(tmp_path: Path) -> None:
    """Its id, the reason and its digest stay; nothing that it said does."""
    path = ledger(tmp_path, claims=UNNAMED)
    (old, other) = claims_of(tmp_path)
    remove(tmp_path)

    tomb, same = claims_of(tmp_path)
    text = path.read_text(encoding="utf-8")
    assert (tomb.id, tomb.removed, tomb.reason) == (FIRST, True, "it names a witness")
    assert tomb.digest == claim_digest(old)
    assert same.statements[0].text == other.statements[0].text
    assert "forty" not in text
    assert not tomb.statements
    assert left_out(tmp_path) == {FIRST: "removed"}


def test_a_tombstone_proves_which_claim_it_was(tmp_path: Path) -> None:
    """Whoever kept the claim can show that it is the one that was removed."""
    ledger(tmp_path / "ledger", claims=UNNAMED)
    remove(tmp_path / "ledger", "ferry/ministry-2001-03-03")
    ledger(tmp_path / "copy", claims=UNNAMED)

    tomb = claims_of(tmp_path / "ledger")[-1]
    assert tomb.id == "ministry-2001-03-03"
    assert tomb.digest == claim_digest(claims_of(tmp_path / "copy")[-1])


def test_a_removed_claim_that_was_restricted_stays_so(tmp_path: Path) -> None:
    """Its id and the reason are nobody's business either."""
    ledger(tmp_path, claims=CLAIMS + "    restricted: true\n")

    assert remove(tmp_path).lines == ()
    assert claims_of(tmp_path)[0].restricted


def test_a_claim_is_removed_once(tmp_path: Path) -> None:
    """A tombstone has no digest of a tombstone."""
    path = ledger(tmp_path)
    remove(tmp_path)
    before = path.read_bytes()

    assert remove(tmp_path).entry is Entry.ALREADY_THERE
    assert path.read_bytes() == before


def test_a_claim_with_errors_is_not_removed(tmp_path: Path) -> None:
    """A digest of what could be read would prove nothing about the rest."""
    ledger(tmp_path, claims=CLAIMS.replace("40", "'040'"))

    with pytest.raises(NotEnteredError, match="nothing was written"):
        remove(tmp_path)


@pytest.mark.parametrize("change", ["retract", "remove"])
def test_a_dry_run_changes_nothing(tmp_path: Path, change: str) -> None:
    """It shows how the claim would stand."""
    path = ledger(tmp_path)
    before = path.read_bytes()
    if change == "retract":
        done = changing.retract(
            tmp_path, FIRST, "why", "2001-03-05", today=TODAY, dry_run=True
        )
    else:
        done = changing.remove(tmp_path, FIRST, "why", today=TODAY, dry_run=True)

    assert done.entry is Entry.WOULD_WRITE
    assert "    reason: why" in done.lines
    assert path.read_bytes() == before
