"""Why two neighbouring camps differ (docs/method.md#causes).

Each relaxation is one function of a pair of positions, the lower camp's and the upper
camp's, that says whether the two could stand beside each other if it were granted.
It explains a disagreement when that holds for every pair of which neither belongs to
both camps (pairwise overlap is enough on a line: Helly).  The order is that of
that page, mildest first; one can be removed without touching the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.counts import Wording, about
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.misprint import differs_by_one_slip
from casualty_ledger.core.model import Basis

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from casualty_ledger.core.categories import Categories
    from casualty_ledger.core.model import Claim, Event, Source
    from casualty_ledger.core.results import Camp, Position


@dataclass(frozen=True)
class Setting:
    """What relaxations may know beside the two positions."""

    event: Event
    sources: Mapping[str, Source]
    categories: Categories

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the event, by id."""
        return {claim.id: claim for claim in self.event.claims}

    def named(self, position: Position) -> str:
        """Return how a sentence names a position: source, figure, day and claims."""
        name = phrases.short_name(self.sources[position.source])
        figure = phrases.figure(position)
        if position.derived:
            figure += " implied"
        elif position.basis is Basis.IDENTIFIED:
            figure += " identified"
        dated = phrases.dated(position, self.claims)
        claims = ", ".join(position.claims or position.rests_on)
        return f"{' '.join(filter(None, (name, 'with', figure, dated)))} ({claims})"

    def short(self, position: Position) -> str:
        """Return how a sentence names a position once its claims have been named."""
        name = phrases.short_name(self.sources[position.source])
        said = phrases.said_day(position, self.claims)
        day = f" of {phrases.day(said)}" if said else ""
        of = "'" if name.endswith("s") else "'s"
        return f"{name}{of} {phrases.figure(position)}{day}"


def misprint(lower: Position, upper: Position, setting: Setting) -> str | None:
    """Figures that differ by one swapped, dropped or doubled digit."""
    if lower.derived or upper.derived:
        return None
    if not differs_by_one_slip(lower.figure.low, upper.figure.low):
        return None
    return (
        f"{setting.short(lower)} and {setting.short(upper)}"
        " differ by one swapped, dropped or doubled digit"
    )


def rounding(lower: Position, upper: Position, setting: Setting) -> str | None:
    """Read exact figures that end in zero as "about"."""
    if not _rounded(lower).overlaps(_rounded(upper)):
        return None
    round_ones = [setting.short(each) for each in (lower, upper) if _is_round(each)]
    other = upper if _is_round(lower) else lower
    if len(round_ones) > 1:
        return f"{' and '.join(round_ones)} meet if each is read as about"
    return f"{round_ones[0]} meets {setting.short(other)} if read as about"


def _is_round(position: Position) -> bool:
    exact = position.wording is Wording.EXACT and not position.derived
    return exact and position.figure.low > 0 and position.figure.low % 10 == 0


def _rounded(position: Position) -> Interval:
    if not _is_round(position):
        return position.interval
    near = about(position.figure.low).interval
    low = min(near.low, position.interval.low)
    return Interval(low, None if position.interval.high is None else near.high)


def timing(lower: Position, upper: Position, setting: Setting) -> str | None:
    """Let an earlier, lower count be a floor, settled and fresh or not."""
    if lower.basis is not Basis.COUNT or lower.as_of is None or upper.as_of is None:
        return None
    if lower.as_of.last >= upper.as_of.last:
        return None
    one, other = setting.short(lower), setting.short(upper)
    days = [phrases.said_day(each, setting.claims) for each in (lower, upper)]
    if days[0] is not None and days[1] is not None and days[0].last < days[1].last:
        return f"{one} is older and lower than {other}; read as a floor it fits"
    return (  # later figures of theirs took them on to other days than they were said
        f"{one} is lower and stands as of {phrases.day(lower.as_of)}, {other} as of"
        f" {phrases.day(upper.as_of)}; read as a floor it fits"
    )


def basis(lower: Position, upper: Position, setting: Setting) -> str | None:
    """A tally is a floor for an estimate."""
    if lower.basis is not Basis.COUNT or upper.basis is not Basis.ESTIMATE:
        return None
    return (
        f"{setting.short(lower)} is a tally beside an estimate,"
        f" {setting.short(upper)}; read as a floor it fits"
    )


def interest(lower: Position, upper: Position, setting: Setting) -> str | None:
    """A party's figure for its own dead is a floor, for its enemy's a ceiling."""
    if _counts(lower, setting) == "its own dead":
        return (
            f"{setting.short(lower)} is a party's figure for its own dead;"
            f" read as a floor it fits {setting.short(upper)}"
        )
    if _counts(upper, setting) == "its enemy's dead":
        return (
            f"{setting.short(upper)} is a party's figure for its enemy's dead;"
            f" read as a ceiling it fits {setting.short(lower)}"
        )
    return None


def _counts(position: Position, setting: Setting) -> str | None:
    """Return whose dead a party's figure counts, or None if no side's forces."""
    party = setting.sources[position.source].party
    if party is None or party not in setting.event.actors:
        return None
    victims = position.cell.victims
    own = setting.event.actors[party].forces
    if own is not None and setting.categories.lies_within(victims, own):
        return "its own dead"
    enemies = {each.forces for each in setting.event.actors.values()} - {own, None}
    if any(setting.categories.lies_within(victims, each) for each in enemies if each):
        return "its enemy's dead"
    return None


#: Every relaxation under the name outputs give it, mildest first.
RELAXATIONS: Mapping[str, Callable[[Position, Position, Setting], str | None]] = {
    "misprint": misprint,
    "rounding": rounding,
    "timing": timing,
    "basis": basis,
    "interest": interest,
}


def find_causes(lower: Camp, upper: Camp, setting: Setting) -> dict[str, str]:
    """Return each cause of a disagreement with its sentence, mildest first.

    Empty if no relaxation alone makes the two camps overlap: unexplained.
    """
    pairs = [
        (one, other)
        for one in lower.members
        if one not in upper.members
        for other in upper.members
        if other not in lower.members and not one.interval.overlaps(other.interval)
    ]
    causes = {}
    for name, relaxation in RELAXATIONS.items():
        sentences = []
        for one, other in pairs:
            why = relaxation(one, other, setting)
            if why is None:
                break
            sentences.append(why)
        else:
            causes[name] = "; ".join(sentences)
    return causes
