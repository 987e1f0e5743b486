"""Corrections that lead nowhere."""

from __future__ import annotations

from casualty_ledger.core.checks.corrections import corrects_cycle, corrects_unknown
from casualty_ledger.core.problems import Severity
from tests.core.checks.ledgers import claim, ledger, lines, span


def test_correcting_a_claim_of_the_event_is_sound() -> None:
    """Also one that is restricted or removed: it is known."""
    for earlier in (claim("a"), claim("a", restricted=True), claim("a", removed=True)):
        given = ledger(earlier, claim("b", corrects=("a",)))

        assert not [*corrects_unknown(given), *corrects_cycle(given)]


def test_correcting_an_unknown_claim_is_an_error_with_the_closest_id() -> None:
    """A correction that hits nothing leaves the wrong number standing."""
    spans = {"corrects": span(27)}
    given = ledger(
        claim("ministry-1"), claim("b", corrects=("minstry-1",), spans=spans)
    )

    [found] = corrects_unknown(given)

    assert found.severity is Severity.ERROR
    assert found.span == span(27)
    assert found.message == "no claim of `ferry` has the `id` `minstry-1`"
    assert found.help == "`ministry-1` is known; write that"


def test_only_the_written_id_of_another_claim_is_offered() -> None:
    """Nothing else could be written there."""
    given = ledger(claim("bb", corrects=("bbb",)), claim("bbbb", written_id=False))

    [found] = corrects_unknown(given)

    assert found.help == "write the `id` of the claim that this one replaces"


def test_the_id_of_a_restricted_claim_is_not_offered() -> None:
    """It may hold the name of whoever spoke."""
    given = ledger(
        claim("ministry-1", restricted=True), claim("b", corrects=("minstry-1",))
    )

    [found] = corrects_unknown(given)

    assert found.help == "write the `id` of the claim that this one replaces"
    assert not found.restricted


def test_a_name_that_is_only_shown_is_no_id() -> None:
    """It changes when a claim is added before it."""
    shown = claim("ferry/ministry-2025-03-03", written_id=False)
    given = ledger(shown, claim("b", corrects=("ferry/ministry-2025-03-03",)))

    [found] = corrects_unknown(given)

    assert found.note == (
        "the claim at claims/ferry.yaml:10:5 is shown under that name, but has no `id`"
    )


def test_the_shown_name_of_a_restricted_claim_is_just_unknown() -> None:
    """To say where it stands would say that it is there."""
    shown = claim("ferry/ministry-2025-03-03", written_id=False, restricted=True)
    given = ledger(shown, claim("b", corrects=("ferry/ministry-2025-03-03",)))

    [found] = corrects_unknown(given)

    assert found.note is None
    assert found.span.line == 20
    assert not found.restricted


def test_each_unknown_id_is_found_once() -> None:
    """A list may hold the same slip twice."""
    given = ledger(claim("a", corrects=("x", "y", "x")))

    assert lines(corrects_unknown(given)) == [10, 10]


def test_many_unknown_ids_are_found_in_no_long_time() -> None:
    """The first twenty get the closest known one; the rest have the same cause."""
    told = [claim(f"ministry-{at}", corrects=(f"mimistry-{at}",)) for at in range(300)]

    found = list(corrects_unknown(ledger(*told)))

    assert len(found) == 300
    advised = [each for each in found if "is known" in (each.help or "")]
    assert len(advised) == 20


def test_a_claim_that_corrects_itself_is_an_error() -> None:
    """It would be left out for its own sake."""
    [found] = corrects_cycle(ledger(claim("a", corrects=("a",))))

    assert found.severity is Severity.ERROR
    assert found.message == "`a` corrects itself"


def test_a_ring_of_corrections_is_one_error_that_names_all() -> None:
    """Nothing would be left of any of them."""
    given = ledger(
        claim("c", corrects=("a",)),
        claim("b", corrects=("c",)),
        claim("a", corrects=("b",)),
        claim("d", corrects=("a",)),
    )

    [found] = corrects_cycle(given)

    assert found.span.line == 10
    assert found.message == "`c` corrects itself, through others"
    assert found.note == (
        "each of these corrects another: `c` at claims/ferry.yaml:10:5, `b` at"
        " claims/ferry.yaml:20:5, `a` at claims/ferry.yaml:30:5"
    )
