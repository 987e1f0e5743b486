"""Sources that rest on each other in a circle, so that none of them knows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims, spot
from casualty_ledger.core.checks.circles import circles
from casualty_ledger.core.problems import Code, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from casualty_ledger.core.model import Claim, Ledger, Source

_HELP = "keep `draws_on` only where the figures were taken from the other"


def draws_on_cycle(ledger: Ledger) -> Iterator[Problem]:
    """Yield an error for each circle of sources that draw on each other.

    First among the sources, then, in each event, with what its claims draw on.
    """
    of_sources = {source.id: source.draws_on for source in ledger.sources.values()}
    known = circles(of_sources)
    for circle in known:
        yield _among_sources([ledger.sources[name] for name in circle])
    inside = {name for circle in known for name in circle}
    for event in ledger.events.values():
        drawing = [
            claim for claim in event.claims if claim.draws_on and not claim.removed
        ]
        if not drawing:
            continue
        leads_to = _with_claims(of_sources, drawing)
        for circle in circles(leads_to):
            if inside.isdisjoint(circle):
                yield _with_a_claim(circle, drawing)


def _with_claims(
    of_sources: Mapping[str, tuple[str, ...]], drawing: list[Claim]
) -> Mapping[str, set[str]]:
    leads_to = defaultdict(
        set, {source: set(others) for source, others in of_sources.items()}
    )
    for claim in drawing:
        leads_to[claim.source].update(claim.draws_on)
    return leads_to


def _among_sources(sources: list[Source]) -> Problem:
    sources = sorted(sources, key=lambda each: each.span)
    first, *others = sources
    return Problem(
        code=Code.DRAWS_ON_CYCLE,
        span=spot(first, "draws_on"),
        message=_message(first.id, alone=not others),
        note=_note([f"`{each.id}` at {spot(each, 'draws_on')}" for each in sources]),
        help=_HELP,
        severity=Severity.ERROR,
    )


def _with_a_claim(circle: tuple[str, ...], drawing: list[Claim]) -> Problem:
    claims = [
        claim
        for claim in drawing
        if claim.source in circle and not set(circle).isdisjoint(claim.draws_on)
    ]
    first = min(claims, key=lambda each: each.span)
    return about_claims(
        Code.DRAWS_ON_CYCLE,
        spot(first, "draws_on"),
        _message(first.source, alone=len(circle) == 1),
        *claims,
        note=_note([f"`{name}`" for name in circle]),
        help=_HELP,
        severity=Severity.ERROR,
    )


def _message(source: str, *, alone: bool) -> str:
    return f"`{source}` draws on itself" + ("" if alone else ", through others")


def _note(names: list[str]) -> str | None:
    if len(names) == 1:
        return None
    return f"each of these draws on another: {', '.join(names)}"
