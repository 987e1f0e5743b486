"""What the keys of a claim come to, and what is said of those that come to nothing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.counts import Wording
from casualty_ledger.core.dates import Period, Precision
from casualty_ledger.core.model import Basis, Cell, Outcome, Status
from tests.reading.ledgers import (
    claim_of,
    codes_of,
    event_of,
    problem_of,
    read_claims,
    read_keys,
)

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.core.model import Statement
    from casualty_ledger.reading.folder import Reading


def statement_of(reading: Reading) -> Statement:
    """Return the one statement of the one claim."""
    (statement,) = claim_of(reading).statements
    return statement


# --- Counts ---------------------------------------------------------------------


def test_a_bare_count_means_the_total(tmp_path: Path) -> None:
    """Most reports give one number."""
    statement = statement_of(read_keys(tmp_path, "killed: 311\n"))

    assert statement.cell == Cell(Outcome.KILLED)
    assert statement.text == "311"
    assert (statement.span.line, statement.span.column) == (10, 11)
    assert statement.span.end_column == 14


def test_each_category_of_each_outcome_is_a_statement(tmp_path: Path) -> None:
    """One claim may say several things."""
    keys = "killed: {total: 524, civilians: '311'}\ninjured: about 40\n"

    claim = claim_of(read_keys(tmp_path, keys))

    assert [
        (each.cell.outcome, each.cell.victims, each.text) for each in claim.statements
    ] == [
        ("killed", "total", "524"),
        ("killed", "civilians", "311"),
        ("injured", "total", "about 40"),
    ]
    assert not claim.unreadable


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("1,000", Wording.EXACT),
        ("1 000", Wording.EXACT),
        ("1_000", Wording.EXACT),
        ("~300", Wording.ABOUT),
        ("300+", Wording.AT_LEAST),
        ("300-320", Wording.RANGE),
        ("2975 (2658-3290, 95%)", Wording.ESTIMATE),
        ("dozens", Wording.WORD),
        ("'>500'", Wording.MORE_THAN),
    ],
)
def test_wordings_are_read_and_kept_as_written(
    text: str, wording: Wording, tmp_path: Path
) -> None:
    """The number is worked with, the words are shown."""
    statement = statement_of(read_keys(tmp_path, f"killed: {text}\n"))

    assert statement.count.wording is wording
    assert statement.text == text.strip("'")


NO_NUMBERS = [
    *("0311", "0o311", "0x137", "1e3", "311.0", "12:30", "1.500", "1,23,456", "1/2"),
    *("no", "true", ".nan", '""', "null", "~", "-5", "", "500 or so"),
    *("٣١١", "3\u200b11", "9" * 13, "9" * 5000),
    *(">5", "|5", "[5]", "{}", "{total: [5]}"),
]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_a_number_is_never_guessed(text: str, tmp_path: Path) -> None:
    """What means another number somewhere else is no number here; null is not 0."""
    reading = read_keys(tmp_path, f"killed: {text}\n")

    assert problem_of(reading).code in {"count-unreadable", "value-misshapen"}
    assert claim_of(reading).unreadable
    assert claim_of(reading).statements == ()


def test_a_comma_in_braces_is_explained_once(tmp_path: Path) -> None:
    """To YAML it begins a key; that key is not reported as unknown as well."""
    problem = problem_of(read_keys(tmp_path, "killed: {low: 5,200}\n"))
    assert problem.message.startswith("a comma inside braces begins a new key")


def test_good_counts_are_kept_beside_a_bad_one(tmp_path: Path) -> None:
    """The claim takes no part, but what it says can be shown."""
    claim = claim_of(read_keys(tmp_path, "killed: {total: 5, civilians: 1.5}\n"))
    assert claim.unreadable
    assert [each.text for each in claim.statements] == ["5"]


# --- Basis ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "basis"),
    [
        ("killed: 5\n", Basis.COUNT),
        ("killed: 5 (3-8)\n", Basis.ESTIMATE),
        ("killed: 5\nmethod: Survey\n", Basis.ESTIMATE),
        ("killed: 5\nmethod: ' model '\n", Basis.ESTIMATE),
        ("killed: 5\nmethod: survey of hospitals\n", Basis.COUNT),
        ("killed: 5 (3-8)\nbasis: count\n", Basis.COUNT),
        ("killed: 5\nmethod: survey\nbasis: identified\n", Basis.IDENTIFIED),
    ],
)
def test_the_basis_is_what_the_claim_says_or_how_it_counts(
    keys: str, basis: Basis, tmp_path: Path
) -> None:
    """What the claim says wins; else an estimate is known by its wording or method."""
    assert statement_of(read_keys(tmp_path, keys)).basis is basis


# --- Dates ----------------------------------------------------------------------


def test_dates_keep_their_precision(tmp_path: Path) -> None:
    """A month is not its first day, and a time belongs to its day as written."""
    keys = "killed: 5\nas_of: 2025-03\naccessed: 2025-03-08T01:30+03:00\n"

    claim = claim_of(read_keys(tmp_path, keys))

    assert claim.published is not None
    assert claim.published.precision is Precision.DAY
    assert claim.as_of is not None
    assert claim.as_of.day_text == "2025-03"
    assert claim.accessed is not None
    assert claim.accessed.last == date(2025, 3, 8)


@pytest.mark.parametrize(
    ("text", "code", "help_"),
    [
        ("2025-02-30", "date-unreadable", "no calendar has that day"),
        ("2025-3-7", "date-unreadable", "write 2025-03-07"),
        ("2025/03/07", "date-unreadable", "write 2025-03-07"),
        ("March 7, 2025", "date-unreadable", "write 2025-03-07"),
        ("7 Sept 2025", "date-unreadable", "write 2025-09-07"),
        ("07/03/2025", "date-unreadable", "write year, month and day in this order"),
        ("2025-03-07 12:30", "date-unreadable", "write a time with its offset"),
        ("null", "date-unreadable", "write a day as 2025-03-07"),
        ("soon", "date-unreadable", "write a day as 2025-03-07"),
        ("32 Foo 2025", "date-unreadable", "write a day as 2025-03-07"),
        ("2026-01-02", "date-in-future", "check the year"),
        ("2026-02", "date-in-future", "check the year"),
        ("", "value-misshapen", "give a value, or remove the key"),
        ("[2025]", "value-misshapen", "write a date after `as_of:`"),
    ],
)
def test_what_is_no_date_is_told_how_to_be_one(
    text: str, code: str, help_: str, tmp_path: Path
) -> None:
    """Help is given only where the text can mean one day."""
    reading = read_keys(tmp_path, f"killed: 5\nas_of: {text}\n")

    problem = problem_of(reading)
    assert problem.code == code
    assert problem.help is not None
    assert problem.help.startswith(help_)
    assert claim_of(reading).unreadable


def test_a_date_that_may_be_past_is_no_future_one(tmp_path: Path) -> None:
    """The year 2026 has begun on its first day."""
    assert read_keys(tmp_path, "killed: 5\nas_of: 2026\n").problems == ()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-03-07", date(2025, 3, 7), date(2025, 3, 7)),
        ("2025-03-06/2025-03-07", date(2025, 3, 6), date(2025, 3, 7)),
    ],
)
def test_a_period_is_a_day_or_two_with_a_slash(
    text: str, first: date, last: date, tmp_path: Path
) -> None:
    """Its statements are about those days only."""
    statement = statement_of(read_keys(tmp_path, f"killed: 5\nperiod: {text}\n"))
    assert statement.cell.period == Period(first, last)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2025-03-07/2025-03-06", "dates-reversed"),
        ("2025-03-07 to 2025-03-08", "date-unreadable"),
        ("2026-03-07", "date-in-future"),
        ("2025-03-07/", "date-unreadable"),
    ],
)
def test_other_periods_are_refused(text: str, code: str, tmp_path: Path) -> None:
    """A period that cannot be placed would be read as the whole event."""
    assert codes_of(read_keys(tmp_path, f"killed: 5\nperiod: {text}\n")) == [code]


# --- Where, by whom, of what ----------------------------------------------------

PLACES = "places: {Latakia: [Al-Shir, Jableh], Tartus: []}\n"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Jableh", "Jableh"),
        ("JABLEH", "Jableh"),
        ("' jableh '", "Jableh"),
        ("syrian coast", None),
        ("Damascus", "Damascus"),
    ],
)
def test_a_place_takes_the_spelling_it_was_declared_with(
    text: str, where: str | None, tmp_path: Path
) -> None:
    """The event's own place is the whole, so it narrows nothing."""
    claims = f"- {{source: sohr, killed: 5, where: {text}}}\n"
    reading = read_claims(tmp_path, claims, head=PLACES)
    assert statement_of(reading).cell.where == where
    assert claim_of(reading).where == where


@pytest.mark.parametrize("key", ["where", "by", "cause"])
def test_two_spellings_of_an_own_word_are_one_wherever_they_stand(
    key: str, tmp_path: Path
) -> None:
    """Swapping the two claims changes nothing; one order is one folder here."""
    claims = [
        f"- {{source: sohr, killed: 5, {key}: {text}}}\n" for text in ("bb", "BB")
    ]
    seen = set()
    for number, ordered in enumerate((claims, claims[::-1])):
        event = event_of(read_claims(tmp_path / str(number), "".join(ordered)))
        seen |= {getattr(each, key) for each in event.claims}
    assert seen == {"BB"}


def test_a_restricted_claim_does_not_lend_its_spelling(tmp_path: Path) -> None:
    """What it says may not show, not even as capital letters."""
    event = event_of(
        read_claims(
            tmp_path,
            "- {source: sohr, killed: 5, where: AA, restricted: true}\n"
            "- {source: sohr, killed: 5, where: aa}\n",
        )
    )
    assert {each.where for each in event.claims} == {"aa"}


@pytest.mark.parametrize("cause", ["violent", "indirect", "excess", "Violent"])
def test_known_causes_are_known_in_any_case(cause: str, tmp_path: Path) -> None:
    """Indirect and excess deaths are never compared with direct ones."""
    reading = read_keys(tmp_path, f"killed: 5\ncause: {cause}\n")
    assert statement_of(reading).cell.cause == cause.lower()


ACTORS = "actors: {red: {name: Red Side}, blue: {name: Blue side}}\n"


@pytest.mark.parametrize("text", ["red", "RED", "red side", "Red  Side"])
def test_an_actor_is_found_by_id_or_name(text: str, tmp_path: Path) -> None:
    """People write what the source wrote."""
    claims = f"- {{source: sohr, killed: 5, by: {text}}}\n"
    reading = read_claims(tmp_path, claims, head=ACTORS)
    assert statement_of(reading).cell.by == "red"


def test_an_unknown_actor_is_an_error_with_the_closest(tmp_path: Path) -> None:
    """Where actors are given, a perpetrator is one of them."""
    claims = "- {source: sohr, killed: 5, by: blu}\n"
    reading = read_claims(tmp_path, claims, head=ACTORS)
    assert problem_of(reading).help == "`blue` is known; write that"
    assert claim_of(reading).unreadable


def test_without_actors_by_is_any_text(tmp_path: Path) -> None:
    """Not every event is a war between known sides."""
    reading = read_keys(tmp_path, "killed: 5\nby: unknown gunmen\n")
    assert statement_of(reading).cell.by == "unknown gunmen"


# --- The other keys -------------------------------------------------------------


def test_every_other_key_is_taken_over(tmp_path: Path) -> None:
    """Nothing that a coder writes is dropped."""
    digest = "0123456789abcdef" * 4
    keys = f"""\
id: c1
killed: 5
via: AFP
excludes: the army
includes: the wounded who died
draws_on: [SOHR, Ministry of Health]
url: https://example.org
archive: https://archive.example.org
quote: >-
  five people
  were killed
lang: en
translation: the same
locator: p. 4
sha256: {digest}
coded_by: ab
reviewed_by: cd
credibility: 2
status: disputed
corrects: [c0, c00]
reason: two lists
note: "a: b # c"
restricted: false
"""
    claim = claim_of(read_keys(tmp_path, keys))

    assert not claim.unreadable
    assert (claim.id, claim.written_id) == ("c1", True)
    assert claim.draws_on == ("sohr", "ministry")
    assert claim.quote == "five people were killed"
    assert claim.credibility == 2
    assert claim.status is Status.DISPUTED
    assert claim.corrects == ("c0", "c00")
    assert claim.note == "a: b # c"
    assert claim.sha256 == digest
    assert (claim.via, claim.excludes, claim.includes) == (
        "AFP",
        "the army",
        "the wounded who died",
    )


def test_one_id_corrected_needs_no_list(tmp_path: Path) -> None:
    """The common case is the short one."""
    claim = claim_of(read_keys(tmp_path, "killed: 5\ncorrects: c0\n"))
    assert claim.corrects == ("c0",)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("credibility: 7", "value-unknown"),
        ("credibility: 02", "value-unknown"),
        ("credibility: two", "value-unknown"),
        ("status: Active", "value-unknown"),
        ("basis: gues", "value-unknown"),
        ("removed: 'yes'", "value-unknown"),
        ("sha256: abc", "value-misshapen"),
        ("note: [a]", "value-misshapen"),
        ("note: {a: b}", "value-misshapen"),
        ("note:", "value-misshapen"),
        ("note: ''", "value-misshapen"),
        ("note: '  '", "value-misshapen"),
        ("note: #5 of the list", "value-misshapen"),
        ("corrects: [c0, [c1]]", "value-misshapen"),
        ("draws_on: [nobody]", "source-unknown"),
        ("id: a/b", "id-unusable"),
        ("civillians: 5", "key-unknown"),
        ("civilians: 5", "key-unknown"),
        ("wounded: 5", "key-unknown"),
    ],
)
def test_one_slip_is_one_message(keys: str, code: str, tmp_path: Path) -> None:
    """And the claim is left out, but not lost."""
    reading = read_keys(tmp_path, f"killed: 5\n{keys}\n")

    problem = problem_of(reading)
    assert problem.code == code
    assert problem.help is not None
    assert problem.event == "coast"
    assert claim_of(reading).unreadable


def test_a_misspelt_key_is_not_missed_as_well(tmp_path: Path) -> None:
    """What is missing is what is misspelt."""
    reading = read_claims(tmp_path, "- {sorce: sohr, kiled: 5}\n")
    assert codes_of(reading) == ["key-unknown", "key-unknown"]
    assert problem_of(read_keys(tmp_path / "b", "kiled: 5\n")).help == (
        "`killed` is known; write that"
    )


def test_what_a_claim_must_have_is_missed(tmp_path: Path) -> None:
    """A source and an outcome; a day is wished for, and asked for by a check."""
    reading = read_claims(tmp_path, "- {published: 2025-03-08}\n")
    assert codes_of(reading) == ["key-missing", "key-missing"]


def test_a_removed_claim_needs_its_id_only(tmp_path: Path) -> None:
    """A tombstone: what was removed is gone, and that it was there is not."""
    reading = read_claims(tmp_path, "- {id: c1, removed: true}\n- {removed: true}\n")
    assert codes_of(reading) == ["key-missing"]
    assert [each.unreadable for each in event_of(reading).claims] == [False, True]


@pytest.mark.parametrize(
    ("keys", "warned"),
    [
        ("note: 311 #x", True),
        ("note: |-\n    311 #x", False),
        ("note: '311 #x'", False),
        ("note: '311' #x", False),
        ("note: 311 # x", False),
        ("note: 311 ## x", False),
        ("note: 311 #", False),
        ("note: 311#x", False),
        ("note: over\n    two lines #x", True),
        ("via: AFP #", False),
        ("url: https://a.org/ #top", True),
        ("where: Jableh #2", True),
        ("#x", False),
        ("  #x", False),
    ],
)
def test_a_comment_that_may_be_text_is_pointed_out(
    keys: str, warned: bool, tmp_path: Path
) -> None:
    """Only where the sign stands close: ordinary comments are left in peace."""
    reading = read_keys(tmp_path, f"killed: 5\n{keys}\n")

    assert codes_of(reading) == ["comment-in-text"] * warned
    assert not claim_of(reading).unreadable


# --- Ids ------------------------------------------------------------------------


def test_claims_without_an_id_are_shown_under_one(tmp_path: Path) -> None:
    """Event, source and day, numbered in the order of lines."""
    event = event_of(
        read_claims(
            tmp_path,
            "- {source: SOHR, published: 2025-03-08, killed: 5}\n"
            "- {source: sohr, as_of: 2025-03-08, killed: 6}\n"
            "- {source: sohr, published: 2025-03, killed: 6}\n"
            "- {source: sohr, killed: 6}\n"
            "- {source: sohr, published: 2025-03-08T10:00Z, killed: 0311}\n",
        )
    )
    assert [each.id for each in event.claims] == [
        "coast/sohr-2025-03-08",
        "coast/sohr-2025-03-08-2",
        "coast/sohr-2025-03",
        "coast/sohr-undated",
        "coast/sohr-2025-03-08-3",
    ]
    assert not any(each.written_id for each in event.claims)


def test_an_item_that_is_no_claim_is_kept_as_one_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    """So that it can be named among what was left out."""
    reading = read_claims(tmp_path, "- five people\n- {source: sohr, killed: 5}\n")
    assert codes_of(reading) == ["value-misshapen"]
    assert [each.unreadable for each in event_of(reading).claims] == [True, False]


def test_a_repeated_key_makes_its_claim_unreadable_and_no_other(tmp_path: Path) -> None:
    """Which of the two counts was meant nobody can say."""
    reading = read_claims(
        tmp_path,
        "- {source: sohr, killed: 5}\n"
        "- {source: sohr, killed: {total: 5, total: 6}}\n"
        "- {source: sohr, killed: 5}\n",
    )
    assert codes_of(reading) == ["key-repeated"]
    assert [each.unreadable for each in event_of(reading).claims] == [
        False,
        True,
        False,
    ]
