"""Which claims take part in an answer, and why the others are left out.

`--as-of`, `--known-by`, ratings (docs/method.md#time), and claims that are disputed,
retracted, corrected, removed or unreadable.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from casualty_ledger.core.model import Rating, Status
from casualty_ledger.core.results import LeftOut, Omission

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Claim, Event, Question, Source


def sift(
    event: Event, sources: Mapping[str, Source], question: Question
) -> tuple[tuple[Claim, ...], tuple[Omission, ...]]:
    """Return the claims of *event* that take part, and the others with the reason.

    Both in the order of the file.
    """
    sieve = _Sieve(question, sources, event.claims)
    omissions = {claim.id: sieve.omission(claim) for claim in event.claims}
    return (
        tuple(claim for claim in event.claims if omissions[claim.id] is None),
        tuple(one for one in omissions.values() if one is not None),
    )


class _Sieve:
    def __init__(
        self, question: Question, sources: Mapping[str, Source], claims: Sequence[Claim]
    ) -> None:
        self.question = question
        self.sources = sources
        self.corrections = _corrections(claims)
        self.known: dict[str, Omission | None] = {}

    def omission(self, claim: Claim) -> Omission | None:
        """Return why *claim* is left out, or None if it takes part.

        A correction that is itself left out corrects nothing.  Where corrections run
        in a circle, the one asked about first is taken to stand (`check` reports it).
        """
        if claim.id not in self.known:
            self.known[claim.id] = None  # while its corrections are looked at
            self.known[claim.id] = self._alone(claim) or self._corrected(claim)
        return self.known[claim.id]

    def _corrected(self, claim: Claim) -> Omission | None:
        for correction in self.corrections.get(claim.id, ()):
            if self.omission(correction) is None:
                return Omission(claim, LeftOut.CORRECTED, correction.id)
        return None

    def _alone(self, claim: Claim) -> Omission | None:
        """Return the reason that needs no look at other claims."""
        reason = _state(claim, self.question.known_by) or self._asked_away(claim)
        return None if reason is None else Omission(claim, reason)

    def _asked_away(self, claim: Claim) -> LeftOut | None:
        as_of, known_by = self.question.as_of, self.question.known_by
        worst = self.question.min_rating
        if worst is not None and _rated_worse(self.sources[claim.source].rating, worst):
            return LeftOut.RATING
        if claim.day is None and (as_of is not None or known_by is not None):
            return LeftOut.UNDATED
        if _after(claim.said, known_by):
            return LeftOut.AFTER_KNOWN_BY
        return LeftOut.AFTER_AS_OF if _after(claim.day, as_of) else None


def _state(claim: Claim, known_by: date | None) -> LeftOut | None:
    """Return the reason that lies in what the claim itself says of its standing."""
    if claim.removed:
        return LeftOut.REMOVED
    if claim.unreadable:
        return LeftOut.UNREADABLE
    if claim.status is Status.DISPUTED:
        return LeftOut.DISPUTED
    if claim.retracted is not None:
        return None if _after(claim.retracted, known_by) else LeftOut.RETRACTED
    return LeftOut.RETRACTED if claim.status is Status.RETRACTED else None


def _rated_worse(rating: Rating | None, than: Rating) -> bool:
    return rating not in (None, Rating.F) and str(rating) > str(than)


def _after(when: When | None, day: date | None) -> bool:
    return when is not None and day is not None and when.last > day


def _corrections(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    """Return, for each claim id, the claims that correct it, oldest first."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for corrected in claim.corrects:
            if corrected != claim.id:
                found.setdefault(corrected, []).append(claim)
    for corrections in found.values():
        corrections.sort(key=_by_publication)
    return found


def _by_publication(claim: Claim) -> tuple[date, str]:
    return (claim.said.last if claim.said else date.min, claim.id)


def independent_groups(
    sources: Mapping[str, Source], claims: Iterable[Claim]
) -> Mapping[str, str]:
    """Return for each voice of *claims* a name for its independent group.

    Voices joined by `draws_on`, of a source or of one claim, directly or through
    others, are one group (docs/method.md#voices).  It is named after its first voice.
    """
    leader = {source: source for source in sources}

    def find(source: str) -> str:
        while leader.setdefault(source, source) != source:
            source = leader[source]
        return source

    claims = list(claims)
    links = [(each.id, other) for each in sources.values() for other in each.draws_on]
    links += [(claim.source, other) for claim in claims for other in claim.draws_on]
    for one, other in links:
        leader[find(one)] = find(other)
    groups: dict[str, str] = {}
    first: dict[str, str] = {}
    for voice in sorted({claim.source for claim in claims}):
        groups[voice] = first.setdefault(find(voice), voice)
    return groups
