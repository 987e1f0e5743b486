"""Which claims take part, and who is whose echo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.model import Question, Rating
from casualty_ledger.core.results import LeftOut
from casualty_ledger.core.taking_part import independent_groups, sift
from tests.builders import claim, event, ledger, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim

TENTH = date(2025, 3, 10)


def left_out(
    *claims: Claim, question: Question | None = None, **rated: str
) -> dict[str, str]:
    """Return the reason for each claim that takes no part."""
    the_event = event(*claims)
    known = ledger(the_event, [source(key, one) for key, one in rated.items()])
    taken, omitted = sift(the_event, known.sources, question or Question())
    assert {one.id for one in taken}.isdisjoint(each.claim.id for each in omitted)
    assert len(taken) + len(omitted) == len(claims)
    return {each.claim.id: each.reason.value for each in omitted}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"status": "disputed"}, LeftOut.DISPUTED),
        ({"status": "retracted"}, LeftOut.RETRACTED),
        ({"retracted": "2025-04-01"}, LeftOut.RETRACTED),
        ({"unreadable": True}, LeftOut.UNREADABLE),
        ({"removed": True}, LeftOut.REMOVED),
    ],
)
def test_a_claim_that_does_not_stand_is_left_out(
    said: dict[str, str], reason: LeftOut
) -> None:
    """And named with the reason."""
    assert left_out(claim("sohr", "311", id="a", **said)) == {"a": reason}


def test_a_claim_is_retracted_from_the_day_of_its_retraction() -> None:
    """The day before, it could still be said; a status without a day always held."""
    dated = claim("sohr", "311", id="dated", retracted="2025-03-10")
    undated = claim("sohr", "311", id="undated", status="retracted")

    def known_by(day: int) -> dict[str, str]:
        asked = Question(known_by=date(2025, 3, day))
        return left_out(dated, undated, question=asked)

    assert known_by(9) == {"undated": "retracted"}
    assert known_by(10) == {"undated": "retracted", "dated": "retracted"}


def test_a_retraction_known_to_its_month_counts_from_the_last_day() -> None:
    """A date goes by the last day it can mean."""
    gone = claim("sohr", "311", id="a", retracted="2025-03")

    assert left_out(gone, question=Question(known_by=date(2025, 3, 30))) == {}
    assert left_out(gone, question=Question(known_by=date(2025, 3, 31))) == {
        "a": "retracted"
    }


def test_a_claim_is_corrected_from_the_publication_of_the_correction() -> None:
    """What was known before stays what it was."""
    first = claim("sohr", "311", "2025-03-08", id="first")
    second = claim("sohr", "331", "2025-03-11", id="second", corrects=("first",))

    assert left_out(first, second) == {"first": "corrected"}
    assert left_out(first, second, question=Question(known_by=TENTH)) == {
        "second": "after known-by"
    }


def test_a_correction_that_is_left_out_corrects_nothing() -> None:
    """Whatever the reason: disputed, corrected in its turn, or rated too low."""
    first = claim("sohr", "311", id="first")
    disputed = claim("sohr", "3", id="2", corrects=("first",), status="disputed")
    second = claim("sohr", "331", id="second", corrects=("first",))
    third = claim("sohr", "313", id="third", corrects=("second",))

    assert left_out(first, disputed) == {"2": "disputed"}
    assert left_out(first, second, third) == {"second": "corrected"}


def test_corrections_in_a_circle_do_not_hang() -> None:
    """One of them stands; `check` reports the rest."""
    one = claim("sohr", "311", id="one", corrects=("two", "one"))
    two = claim("sohr", "331", id="two", corrects=("one",))

    assert len(left_out(one, two)) == 1


def test_the_boundary_day_is_inclusive() -> None:
    """As of and known by a day take that day in."""
    on, after = (
        claim("sohr", "311", day, id=day) for day in ("2025-03-10", "2025-03-11")
    )

    assert left_out(on, after, question=Question(as_of=TENTH)) == {
        "2025-03-11": "after as-of"
    }
    assert left_out(on, after, question=Question(known_by=TENTH)) == {
        "2025-03-11": "after known-by"
    }


def test_one_date_stands_in_for_the_other() -> None:
    """A claim without a day of publication was known by its as-of day, and so on."""
    only_as_of = claim("sohr", "311", as_of="2025-03-10", published=None, id="a")
    only_published = claim("sohr", "311", published="2025-03-10", as_of=None, id="b")

    for question in (Question(as_of=TENTH), Question(known_by=TENTH)):
        assert left_out(only_as_of, only_published, question=question) == {}
    early = date(2025, 3, 9)
    assert left_out(only_as_of, question=Question(known_by=early)) == {
        "a": "after known-by"
    }
    assert left_out(only_published, question=Question(as_of=early)) == {
        "b": "after as-of"
    }


def test_a_claim_without_a_day_is_left_out_by_both() -> None:
    """Nobody knows whether it could have been said then."""
    undated = claim("sohr", "311", published=None, as_of=None, id="a")

    assert left_out(undated) == {}
    assert left_out(undated, question=Question(as_of=TENTH)) == {"a": "undated"}
    assert left_out(undated, question=Question(known_by=TENTH)) == {"a": "undated"}


def test_a_rating_leaves_out_worse_ones_and_nobody_unrated() -> None:
    """F cannot be judged, so it is not worse."""
    rated = {"a": "A", "c": "C", "d": "D", "f": "F"}
    told = [claim(key, "311", id=key) for key in (*rated, "unrated")]

    asked = Question(min_rating=Rating.C)

    assert left_out(*told, question=asked, **rated) == {"d": "rating"}


def test_voices_that_draw_on_one_another_are_one_group() -> None:
    """Directly, through a claim, or through a source that says nothing here."""
    sources = {
        one.id: one
        for one in (
            source("sohr"),
            source("agency", draws_on=("sohr",)),
            source("paper", draws_on=("elder",)),
            source("radio", draws_on=("elder",)),
            source("elder"),
            source("alone"),
        )
    }
    told = [claim(key, "311") for key in ("agency", "paper", "radio", "alone")]
    told.append(claim("alone", "311", draws_on=("sohr",)))

    groups = independent_groups(sources, told)

    assert groups["agency"] == groups["alone"]
    assert groups["paper"] == groups["radio"] != groups["agency"]
    assert groups.keys() == {"agency", "paper", "radio", "alone"}
