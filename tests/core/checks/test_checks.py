"""All checks together: order, restricted claims, and silence where all is well."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.checks import CHECKS, run_checks
from casualty_ledger.core.model import Claim, Ledger, Status
from casualty_ledger.core.problems import Code, Severity
from tests.core.checks.ledgers import claim, ledger, lines, source, span

SOURCES = [source("ministry"), source("agency", 6, "ministry")]


def sound() -> Ledger:
    """Return a ledger with one claim of each kind that is as it should be."""
    return ledger(
        claim("a", {"total": "524", "civilians": "311", "combatants": "213"}),
        claim("b", "745", published="2025-03-05", as_of="2025-03-04"),
        claim("c", "700", published="2025-03-06", corrects=("b",)),
        claim("d", "at least 300", source="agency", draws_on=("ministry",)),
        claim("e", "9999", status=Status.DISPUTED, note="a slip of the agency"),
        sources=SOURCES,
    )


def test_a_sound_ledger_is_met_with_silence() -> None:
    """A warning that nobody has to act on teaches people to skip warnings."""
    assert run_checks(sound()) == ()


def test_every_check_is_in_the_list_once() -> None:
    """A second mention would only cost time."""
    looks = [each.look for each in CHECKS]

    assert len(looks) == len(set(looks))


def test_problems_come_by_place() -> None:
    """As the user's eye goes through the file."""
    given = ledger(
        claim("a", {"total": "524", "civilians": "600"}, url="x"),
        claim("b", published=None),
        claim("c", "20000000", corrects=("zz",)),
    )

    found = run_checks(given)

    assert list(found) == sorted(found, key=lambda each: each.place)
    assert [each.code for each in found] == [
        Code.ADDRESS_UNUSABLE,
        Code.PARTS_ABOVE_WHOLE,
        Code.DATE_MISSING,
        Code.CORRECTS_UNKNOWN,
        Code.COUNT_IMPLAUSIBLE,
    ]


def test_errors_are_what_cannot_be_placed_and_the_rest_are_warnings() -> None:
    """A warning takes part; a circle cannot."""
    given = ledger(
        claim("a", corrects=("a", "zz"), url="x"),
        sources=[source("ministry", 3, "ministry")],
    )

    severe = {each.code: each.severity for each in run_checks(given)}

    assert severe == {
        Code.CORRECTS_CYCLE: Severity.ERROR,
        Code.CORRECTS_UNKNOWN: Severity.ERROR,
        Code.DRAWS_ON_CYCLE: Severity.ERROR,
        Code.ADDRESS_UNUSABLE: Severity.WARNING,
    }


def test_a_problem_in_a_restricted_claim_is_marked() -> None:
    """So that outputs show none of its text."""
    given = ledger(claim("a", note="call +963 11 222 3344", restricted=True))

    [found] = run_checks(given)

    assert found.restricted


def test_a_pair_with_a_restricted_claim_points_at_that_one() -> None:
    """At the visible one it would tell what the other says: more than this."""
    visible = claim("b", "500", published="2025-03-04")
    restricted = claim("a", "524", restricted=True)

    for told in ((visible, restricted), (restricted, visible)):
        [found] = run_checks(ledger(*told))

        assert found.restricted
        assert found.span.line == 10 * (told.index(restricted) + 1)


def test_a_problem_in_a_restricted_claim_stays_where_it_is() -> None:
    """Its line may be shown."""
    spans = {"note": span(17)}
    told = claim("a", note="call +963 11 222 3344", restricted=True, spans=spans)

    [found] = run_checks(ledger(told))

    assert found.span == span(17)


def test_correcting_a_restricted_claim_is_no_error() -> None:
    """It is there, whoever may read it."""
    given = ledger(claim("a", restricted=True), claim("b", corrects=("a",)))

    assert run_checks(given) == ()


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [("524", "524", Code.CLAIM_REPEATED), ("524", "542", Code.MISPRINT_LIKELY)],
)
def test_a_restricted_claim_hides_nothing_about_visible_ones(
    one: str, other: str, code: Code
) -> None:
    """What is odd about two claims stays odd beside a third."""
    given = ledger(claim("a", one, restricted=True), claim("b", one), claim("c", other))

    open_ones = [each for each in run_checks(given) if not each.restricted]

    assert [each.code for each in open_ones] == [code]
    assert lines(open_ones)[0] >= 30


def test_a_clash_with_a_restricted_claim_does_not_choose_among_the_others() -> None:
    """Which of two visible clashes is named is decided by the visible claims alone."""
    counts = {"total": "600", "women": "700", "combatants": "650"}
    hidden = claim("b", {"women_and_children": "10"}, restricted=True)

    open_ones = [
        each
        for each in run_checks(ledger(claim("a", counts), hidden))
        if not each.restricted
    ]

    assert [each.message for each in open_ones] == ["`women` 700 is above `total` 600"]


def test_a_restricted_correction_explains_nothing_to_those_who_cannot_see_it() -> None:
    """Its silence would tell that it is there."""
    given = ledger(
        claim("a", "524"),
        claim("b", "500", published="2025-03-04"),
        claim("c", "510", published="2025-03-05", corrects=("a",), restricted=True),
    )

    open_ones = [each for each in run_checks(given) if not each.restricted]

    assert [each.code for each in open_ones] == [Code.COUNT_FALLS]


COUNTS = st.sampled_from(["100", "110", "1000", "at least 90", "about 100"])
DAYS = st.sampled_from(["2025-03-03", "2025-03-04", None])


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """One to six claims of one or two sources, some of them restricted."""
    return [
        claim(
            f"claim{number}",
            draw(st.dictionaries(st.sampled_from(["total", "civilians"]), COUNTS)),
            source=draw(st.sampled_from(["ministry", "agency"])),
            published=draw(DAYS),
            corrects=tuple(draw(st.sets(st.sampled_from(["claim0", "claim1"])))),
            draws_on=tuple(draw(st.sets(st.sampled_from(["ministry", "agency"])))),
            restricted=draw(st.booleans()),
        )
        for number in range(draw(st.integers(1, 6)))
    ]


@given(claims())
def test_what_is_said_of_visible_claims_does_not_hang_on_restricted_ones(
    told: list[Claim],
) -> None:
    """Neither a warning nor its absence carries out what a restricted claim says.

    Only that an id is there is known: a correction of it is no error.
    """
    whole = ledger(*told, sources=SOURCES)
    at = whole.events["ferry"]
    shown = replace(at, claims=tuple(each for each in at.claims if not each.restricted))

    def said(given: Ledger) -> list[object]:
        return [
            each
            for each in run_checks(given)
            if not each.restricted and each.code is not Code.CORRECTS_UNKNOWN
        ]

    assert said(whole) == said(ledger(of=shown, sources=SOURCES))


@given(claims())
def test_no_visible_problem_names_a_restricted_claim(told: list[Claim]) -> None:
    """Its id may hold a name."""
    hidden = {f"`{each.id}`" for each in told if each.restricted}
    own = {
        f"`{name}`" for each in told if not each.restricted for name in each.corrects
    }

    for found in run_checks(ledger(*told, sources=SOURCES)):
        if not found.restricted:
            text = f"{found.message} {found.note} {found.help}"
            assert not any(each in text for each in hidden - own)


@given(claims())
def test_the_same_is_found_whatever_the_order_of_sources(told: list[Claim]) -> None:
    """Where a source stands in its file is of no account."""
    once = run_checks(ledger(*told, sources=SOURCES))
    again = run_checks(ledger(*told, sources=SOURCES[::-1]))

    assert once == again
