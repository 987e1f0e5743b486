"""Sources that rest on each other in a circle."""

from __future__ import annotations

from casualty_ledger.core.checks.drawing_on import draws_on_cycle
from casualty_ledger.core.problems import Severity
from tests.core.checks.ledgers import claim, ledger, source


def test_drawing_on_others_is_sound() -> None:
    """Also on two that draw on the same one."""
    sources = [
        source("un", 3, "ministry", "agency"),
        source("agency", 9, "ministry"),
        source("ministry", 12),
    ]

    assert not list(draws_on_cycle(ledger(sources=sources)))


def test_a_source_that_draws_on_itself_is_an_error() -> None:
    """It says nothing, and is surely a slip."""
    [found] = draws_on_cycle(ledger(sources=[source("un", 3, "un")]))

    assert found.severity is Severity.ERROR
    assert found.message == "`un` draws on itself"
    assert found.note is None


def test_a_ring_of_sources_is_one_error_that_names_all() -> None:
    """Whoever is right, one of the three lines is wrong."""
    sources = [
        source("un", 9, "ministry"),
        source("ministry", 3, "agency"),
        source("agency", 6, "un"),
    ]

    [found] = draws_on_cycle(ledger(sources=sources))

    assert found.span.line == 3
    assert found.message == "`ministry` draws on itself, through others"
    assert found.note == (
        "each of these draws on another: `ministry` at claims/sources.yaml:3:3,"
        " `agency` at claims/sources.yaml:6:3, `un` at claims/sources.yaml:9:3"
    )


def test_a_claim_can_close_the_ring() -> None:
    """The ministry's number rests on the agency, which rests on the ministry."""
    sources = [source("ministry", 3), source("agency", 6, "ministry")]
    told = claim("a", draws_on=("agency",))

    [found] = draws_on_cycle(ledger(told, sources=sources))

    assert found.span.path == "claims/ferry.yaml"
    assert found.event == "ferry"
    assert found.message == "`ministry` draws on itself, through others"


def test_the_claim_that_closes_the_ring_is_pointed_at() -> None:
    """Not others that draw on somebody, nor its source's other claims."""
    sources = [source("ministry"), source("agency", 6, "ministry"), source("un", 9)]
    told = [
        claim("a", source="un", draws_on=("ministry",)),
        claim("b", draws_on=("press",)),
        claim("c", draws_on=("agency",)),
    ]

    [found] = draws_on_cycle(ledger(*told, sources=sources))

    assert found.span.line == 30


def test_a_ring_among_sources_is_not_found_again_at_their_claims() -> None:
    """One mistake, one message."""
    sources = [source("ministry", 3, "agency"), source("agency", 6, "ministry")]
    told = claim("a", draws_on=("agency",))

    [found] = draws_on_cycle(ledger(told, sources=sources))

    assert found.span.path == "claims/sources.yaml"


def test_a_claim_that_draws_on_another_source_is_sound() -> None:
    """Most who count have read somebody else's count."""
    sources = [source("ministry"), source("agency")]
    told = (claim("a", draws_on=("agency",)), claim("b", source="agency"))

    assert not list(draws_on_cycle(ledger(*told, sources=sources)))
    removed = claim("c", source="agency", draws_on=("ministry",), removed=True)
    assert not list(draws_on_cycle(ledger(told[0], removed, sources=sources)))
