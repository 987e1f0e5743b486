"""Cumulative counts that fall."""

from __future__ import annotations

import pytest

from casualty_ledger.core.checks.falling_counts import count_falls
from casualty_ledger.core.model import Basis, Cell, Claim, Outcome, Status
from tests.core.checks.ledgers import claim, ledger, lines, period


def series(*counts: str) -> list[Claim]:
    """Return claims of one source, a day each from 1 March on: a, b, c, ..."""
    return [
        claim("abcdefgh"[at], text, published=f"2025-03-{at + 1:02}")
        for at, text in enumerate(counts)
    ]


def test_a_count_that_falls_is_found_with_both_numbers_and_days() -> None:
    """What was said when is what the reader has to look up."""
    [found] = count_falls(ledger(*series("524", "500")))

    assert found.span.line == 21
    assert found.message == (
        "the count of `ministry` falls from 524 as of 2025-03-01 to 500 as of"
        " 2025-03-02"
    )
    assert found.note == "524 stands at claims/ferry.yaml:11:9, in claim `a`"
    assert found.help == (
        "if the source revised it, write `corrects: a` in the later claim"
    )


@pytest.mark.parametrize(
    "counts",
    [
        ("311", "745"),
        ("524", "524"),
        ("about 500", "460"),
        ("500", "at least 300"),  # which 500 still is
        ("at most 500", "300"),
        ("300-500", "400"),
        ("dozens", "30"),
    ],
)
def test_counts_that_can_have_grown_are_sound(counts: tuple[str, ...]) -> None:
    """Only numbers that cannot both be true of a growing count are a fall."""
    assert not list(count_falls(ledger(*series(*counts))))


@pytest.mark.parametrize(
    ("counts", "where"),
    [
        (("at least 500", "400"), [21]),
        (("about 500", "449"), [21]),
        (("500", "400", "450"), [21]),  # after the fall, 450 has grown
        (("500", "400", "300"), [21, 31]),
        (("500", "at least 100", "400"), [31]),  # "at least" took nothing back
        (("500", "600", "550"), [31]),
    ],
)
def test_each_fall_is_found_once(counts: tuple[str, ...], where: list[int]) -> None:
    """And where it happened."""
    assert lines(count_falls(ledger(*series(*counts)))) == where


def test_the_order_of_claims_in_the_file_does_not_matter() -> None:
    """People append what they find when they find it."""
    late, early = series("524", "500")[::-1]

    assert lines(count_falls(ledger(late, early))) == [11]


def test_corrects_explains_a_fall() -> None:
    """The source said so itself."""
    before = claim("a", "524", published="2025-03-01")
    after = claim("b", "500", published="2025-03-02", corrects=("a",))

    assert not list(count_falls(ledger(before, after)))


def test_corrects_explains_a_fall_through_a_chain() -> None:
    """A correction of a correction replaces both."""
    first, second, third = series("600", "500", "400")
    second = claim("b", "500", published="2025-03-02", corrects=("a",))
    third = claim("c", "400", published="2025-03-03", corrects=("b",))

    assert not list(count_falls(ledger(first, second, third)))


def test_correcting_the_newest_number_explains_a_fall_below_older_ones() -> None:
    """Whoever takes back 510 takes back the 500 it had grown from."""
    first, second = series("500", "510")
    third = claim("c", "400", published="2025-03-03", corrects=("b",))

    assert not list(count_falls(ledger(first, second, third)))


def test_a_slip_in_corrects_is_not_also_a_fall() -> None:
    """It is reported as `corrects-unknown`, and mending it ends the fall."""
    first = claim("a", "524", published="2025-03-01")
    second = claim("b", "500", published="2025-03-02", corrects=("aa",))

    assert not list(count_falls(ledger(first, second)))


@pytest.mark.parametrize(
    ("other", "day"), [("agency", "2025-03-02"), ("ministry", "2025-03-01")]
)
def test_correcting_another_source_or_an_older_number_explains_nothing(
    other: str, day: str
) -> None:
    """The ministry's 510 stands, whoever else was wrong, whatever came before."""
    first = claim("a", "600", source=other, published=day)
    second = claim("b", "510", published="2025-03-02")
    third = claim("c", "400", published="2025-03-03", corrects=("a",))

    assert lines(count_falls(ledger(first, second, third))) == [31]


def test_correcting_one_of_two_numbers_of_a_day_explains_a_fall() -> None:
    """The other was of the same day, and went with it."""
    both = claim("a", "510"), claim("b", "500")
    third = claim("c", "400", published="2025-03-04", corrects=("a",))

    assert not list(count_falls(ledger(*both, third)))


def test_a_chain_of_corrections_may_run_in_a_ring_or_into_nothing() -> None:
    """That is reported elsewhere; here it must come to an end."""
    told = [
        claim("a", "500", published="2025-03-01"),
        claim("b", "510", published="2025-03-02", corrects=("c", "zz")),
        claim("c", "520", published="2025-03-03", corrects=("b",)),
        claim("d", "400", published="2025-03-04", corrects=("c",)),
    ]

    assert not list(count_falls(ledger(*told)))


def test_a_number_that_is_repeated_falls_from_its_last_day() -> None:
    """That is the page to look at."""
    [found] = count_falls(ledger(*series("500", "500", "400")))

    assert "from 500 as of 2025-03-02" in found.message


def test_two_numbers_of_one_day_are_no_fall() -> None:
    """The lower one may be the earlier."""
    later = claim("b", "500", as_of="2025-03-03", published="2025-03-04")

    assert not list(count_falls(ledger(claim("a", "524"), later)))


def test_correcting_something_else_explains_nothing() -> None:
    """A slip in the injured says nothing of the dead."""
    first = claim("a", "500", published="2025-03-01")
    injured = claim("b", "90", cell=Cell(Outcome.INJURED), published="2025-03-01")
    third = claim("c", "400", published="2025-03-03", corrects=("b",))

    assert lines(count_falls(ledger(first, injured, third))) == [31]


def test_a_correction_that_is_itself_taken_back_corrects_nothing() -> None:
    """So the 524 stands, and 500 on a later day is a fall."""
    first, _, last = series("524", "510", "500")
    second = claim("b", "510", corrects=("a",), status=Status.RETRACTED)

    assert lines(count_falls(ledger(first, second, last))) == [31]


def test_what_was_taken_back_has_not_fallen() -> None:
    """A disputed or retracted number is no ground to fall from."""
    after = claim("b", "500", published="2025-03-02")
    befores = [
        claim("a", "524", published="2025-03-01", status=Status.DISPUTED),
        claim("a", "524", published="2025-03-01", retracted="2025-03-02"),
        claim("a", "524", published="2025-03-01", removed=True),
    ]

    for before in befores:
        assert not list(count_falls(ledger(before, after)))


def test_numbers_that_do_not_grow_may_fall() -> None:
    """The missing are found, estimates revised, days differ, and so do sources."""
    cells = [
        Cell(Outcome.MISSING),
        Cell(Outcome.DETAINED),
        Cell(Outcome.KILLED, "unknown_status"),
        Cell(Outcome.KILLED, period=period("2025-03-01")),
    ]
    for cell in cells:
        told = [
            claim("a", "524", cell=cell, published="2025-03-01"),
            claim("b", "500", cell=cell, published="2025-03-02"),
        ]
        assert not list(count_falls(ledger(*told)))

    before, after = series("524", "500")
    assert not list(count_falls(ledger(before, claim("b", "500", source="agency"))))
    estimate = claim("b", "500", basis=Basis.ESTIMATE, published="2025-03-02")
    assert not list(count_falls(ledger(before, estimate)))
    undated = claim("a", "524", published=None)
    assert not list(count_falls(ledger(undated, after)))


def test_a_day_that_may_not_be_later_is_no_fall() -> None:
    """500 "in March" may have been said before the 524 of the 15th."""
    before = claim("a", "524", published="2025-03-15")
    after = claim("b", "500", as_of="2025-03", published="2025-04-01")

    assert not list(count_falls(ledger(before, after)))


def test_a_shorter_list_of_names_is_a_fall() -> None:
    """Names were struck off it; but a list grows past what a tally had said."""
    names = claim("a", "524", basis=Basis.IDENTIFIED, published="2025-03-01")
    fewer = claim("b", "500", basis=Basis.IDENTIFIED, published="2025-03-02")
    some = claim("b", "about 300", basis=Basis.IDENTIFIED, published="2025-03-02")
    tally = claim("b", "500", published="2025-03-02")

    assert lines(count_falls(ledger(names, fewer))) == [21]
    assert not list(count_falls(ledger(names, some)))
    assert not list(count_falls(ledger(names, tally)))


def test_a_claim_that_leaves_people_out_does_not_fall() -> None:
    """It is a floor: 500 without the crew may be 524 with it."""
    before = claim("a", "524", published="2025-03-01")
    after = claim("b", "500", published="2025-03-02", excludes="crew")

    assert not list(count_falls(ledger(before, after)))


def test_an_earlier_claim_without_id_has_to_get_one_first() -> None:
    """`corrects` takes written ids only."""
    before = claim("ferry/ministry-1", "524", published="2025-03-01", written_id=False)
    after = claim("b", "500", published="2025-03-02")

    [found] = count_falls(ledger(before, after))

    assert found.help == (
        "if the source revised it, give that claim an `id`, and name it under"
        " `corrects` in the later one"
    )
