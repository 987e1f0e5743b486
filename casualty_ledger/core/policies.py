"""Policies: how low, best and high are drawn from the positions of one cell.

Each is a small pure function with its codebook cited; what is this project's reading
of a codebook says so.  "Not determined" is an answer (None), zero is not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.camps import not_evidence, shared_reach
from casualty_ledger.core.model import Rating
from casualty_ledger.core.results import (
    Camp,
    Choice,
    Position,
    Range,
    Standing,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from casualty_ledger.core.model import Source

#: Days before the newest within which GTD still takes a report for one of the newest.
#: Source: this project's reading; the GTD codebook prefers the most recent sources and
#: gives no number.
WINDOW_DAYS = 2

NOT_DETERMINED = Choice(None, None, None)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a policy may look at in one cell.

    Attributes:
        positions: all of the cell, judged.
        range: the range of docs/method.md#range.
        sources: by id, for their rating and party.
        floor: the evidence floor, or None.
    """

    positions: Sequence[Position]
    camps: Sequence[Camp]
    verdict: Verdict
    range: Range
    sources: Mapping[str, Source]
    floor: int | None

    @property
    def stated(self) -> list[Position]:
        """What voices state, outgrown ones too, set-aside ones not."""
        return [
            each
            for each in self.positions
            if not each.derived and each.standing is not Standing.SET_ASIDE
        ]


@dataclass(frozen=True, slots=True)
class Policy:
    """A named way of drawing low, best and high.

    Attributes:
        summary: one sentence for help texts.
        codebook: what it is modelled on, and what is this project's reading.
        draw: the function.
    """

    name: str
    summary: str
    codebook: str
    draw: Callable[[Ground], Choice]


def _choice(
    positions: Sequence[Position], low: int | None, best: int | None, high: int
) -> Choice:
    """Return a choice that is open if only open positions give *high*."""
    setters = [each for each in positions if high in (each.figure.high, each.number)]
    is_open = bool(setters) and all(each.interval.high is None for each in setters)
    return Choice(low, best, high, is_open)


def _least(positions: Sequence[Position]) -> int:
    return min(each.figure.low for each in positions)


def _greatest(positions: Sequence[Position]) -> int:
    return max(each.figure.high or 0 for each in positions)


def ledger(ground: Ground) -> Choice:
    """The range; best where what the reaches share names one number."""
    ends = ground.range
    best, why = _best(ground)
    if best is not None and not _lies_in(best, ends):
        best, why = None, f"the number given, {best:,}, lies outside the range"
    return Choice(ends.low, best, ends.high, ends.open, why=why)


def _lies_in(people: int, ends: Range) -> bool:
    return (
        ends.low is not None
        and people >= ends.low
        and (ends.high is None or people <= ends.high)
    )


def _best(ground: Ground) -> tuple[int | None, str]:
    """Return the best figure, or None and why there is none."""
    standing = [each for each in ground.stated if each.standing is Standing.STANDING]
    match ground.verdict:
        case Verdict.AGREE | Verdict.SINGLE_SOURCE:
            return _one_number(standing)
        case Verdict.COMPATIBLE | Verdict.DISAGREE:
            most = max(camp.independent for camp in ground.camps)
            largest = [camp for camp in ground.camps if camp.independent == most]
            if len(largest) > 1:
                tie = f"{len(largest)} camps tie for the most independent groups"
                return None, tie
            return _one_number(
                [each for each in largest[0].members if not each.derived]
            )
        case Verdict.DERIVED:
            return None, "no source states a figure"
        case _:
            return None, "no figure stands"


def _one_number(positions: Sequence[Position]) -> tuple[int | None, str]:
    """Return the number that the reaches share, or the one named in what they share.

    None where there is none, or more than one; then also why.
    """
    figures = not_evidence(positions)
    shared = shared_reach(figures)
    if shared is None:
        return None, "no number is one that all of these figures could well mean"
    if shared.low == shared.high:
        return shared.low, ""
    named = {number for each in figures for number in _named(each) if number in shared}
    if len(named) == 1:
        return named.pop(), ""
    within = f"in what they could well mean, {phrases.people(shared)},"
    if not named:
        return None, f"{within} no figure names a number"
    return None, f"{within} the figures name {len(named)} different numbers"


def _named(position: Position) -> tuple[int, ...]:
    if position.central is not None:
        return (position.central,)
    figure = position.figure
    return (
        (figure.low,) if figure.low == figure.high else (figure.low, figure.high or 0)
    )


def envelope(ground: Ground) -> Choice:
    """From the least to the greatest figure anybody gives, no best."""
    stated = [each for each in ground.positions if not each.derived]
    if not stated:
        return NOT_DETERMINED
    return _choice(stated, _least(stated), None, _greatest(stated))


def acled(ground: Ground) -> Choice:
    """The lowest reported figure."""
    if not (stated := ground.stated):
        return NOT_DETERMINED
    least = _least(stated)
    setters = [each for each in stated if each.figure.low == least]
    is_open = all(each.interval.high is None for each in setters)
    return Choice(least, least, least, is_open)


def gtd(ground: Ground) -> Choice:
    """Of the newest reports, no party's, what most of them give; else their lowest."""
    impartial = [
        each for each in ground.stated if ground.sources[each.source].party is None
    ]
    newest = _newest(impartial, WINDOW_DAYS)
    if not newest:
        return NOT_DETERMINED
    number = _given_by_most(newest)
    if number is None:
        number = min(each.number for each in newest)
    setters = [each for each in newest if each.number == number]
    is_open = all(each.interval.high is None for each in setters)
    return Choice(number, number, number, is_open)


def _newest(positions: Sequence[Position], window: int) -> list[Position]:
    """Return those at most *window* days older than the newest; undated if all are."""
    days = [each.as_of.last for each in positions if each.as_of is not None]
    if not days:
        return list(positions)
    newest = max(days)
    return [
        each
        for each in positions
        if each.as_of is not None and (newest - each.as_of.last).days <= window
    ]


def _given_by_most(positions: Sequence[Position]) -> int | None:
    """Return the number that more than half of the voices give, or None."""
    [(number, voices)] = Counter(each.number for each in positions).most_common(1)
    return number if voices * 2 > len(positions) else None


def ucdp(ground: Ground) -> Choice:
    """Among sources rated A to C or unrated: least, the best-rated one's, greatest."""
    trusted = [each for each in ground.stated if _rank(ground, each) <= _UNRATED]
    if not trusted:
        return NOT_DETERMINED
    best = min(trusted, key=lambda each: (_rank(ground, each), each.number))
    return _choice(trusted, _least(trusted), best.number, _greatest(trusted))


_UNRATED = 3


def _rank(ground: Ground, position: Position) -> int:
    """Return 0 to 2 for A to C, 3 for unrated (and F), 4 for worse."""
    rating = ground.sources[position.source].rating
    if rating in (None, Rating.F):
        return _UNRATED
    return {Rating.A: 0, Rating.B: 1, Rating.C: 2}.get(Rating(rating), _UNRATED + 1)


def airwars(ground: Ground) -> Choice:
    """From the people identified to the highest claim."""
    if not (stated := ground.stated):
        return NOT_DETERMINED
    low = _least(stated) if ground.floor is None else ground.floor
    high = _greatest(stated)
    if high < low:  # more are identified than any voice gives in all: an open number
        return Choice(low, None, low, open=True)
    return _choice(stated, low, None, high)


def two_source(ground: Ground) -> Choice:
    """What camps of two independent groups or more give; else provisional."""
    confirmed = [
        each
        for camp in ground.camps
        if camp.independent > 1
        for each in camp.members
        if not each.derived
    ]
    if not confirmed:
        return Choice(None, None, None, word="provisional")
    return _choice(confirmed, _least(confirmed), None, _greatest(confirmed))


def majority(ground: Ground) -> Choice:
    """The number that more than half of the voices give."""
    if not (stated := ground.stated):
        return NOT_DETERMINED
    return Choice(None, _given_by_most(stated), None)


def latest(ground: Ground) -> Choice:
    """What is given as of the newest day."""
    newest = _newest(ground.stated, 0)
    if not newest:
        return NOT_DETERMINED
    numbers = {each.number for each in newest}
    best = numbers.pop() if len(numbers) == 1 else None
    return _choice(newest, _least(newest), best, _greatest(newest))


def median(ground: Ground) -> Choice:
    """The quartiles of the numbers given; whole people, none of them made up."""
    if not (stated := ground.stated):
        return NOT_DETERMINED
    numbers = sorted(each.number for each in stated)
    last = len(numbers) - 1
    high = numbers[last - last // 4]
    setters = [each for each in stated if each.number == high]
    is_open = all(each.interval.high is None for each in setters)
    return Choice(numbers[last // 4], numbers[last // 2], high, is_open)


_OURS = "This project's own (docs/method.md#policies)."
_ALL = (
    Policy("ledger", "the range; best where one number is shared", _OURS, ledger),
    Policy(
        "envelope",
        "from the lowest to the highest figure, set-aside ones too",
        'Ranges as casualty recorders publish them, "the lowest to the highest":'
        " Every Casualty, Standards for Casualty Recording (2016).",
        envelope,
    ),
    Policy(
        "acled",
        "the lowest reported figure",
        "ACLED codebook: the lowest reported figure; vague words by ACLED's own table"
        " with --lexicon acled.",
        acled,
    ),
    Policy(
        "gtd",
        "of the newest reports, what most give, else their lowest",
        "Global Terrorism Database codebook, nkill. That newest means within"
        f" {WINDOW_DAYS} days is this project's reading.",
        gtd,
    ),
    Policy(
        "ucdp",
        "low, best-rated and high among sources rated A to C or unrated",
        "UCDP GED codebook: low, best and high estimates. Reading ratings as Admiralty"
        " letters, and a tie to the lower figure, is this project's.",
        ucdp,
    ),
    Policy(
        "airwars",
        "from the people identified to the highest claim",
        "Airwars: named victims to the highest local claim.",
        airwars,
    ),
    Policy(
        "two-source",
        "what two independent sources or more bear out",
        "Iraq Body Count: a minimum of two independent sources.",
        two_source,
    ),
    Policy(
        "majority",
        "the number that more than half of the voices give",
        "Every Casualty, Standards for Casualty Recording (2016): majority of sources.",
        majority,
    ),
    Policy(
        "latest", "what is given as of the newest day", "The newest report.", latest
    ),
    Policy(
        "median",
        "the quartiles of the numbers given",
        "Robust statistics; lower and upper elements, since there are no half people.",
        median,
    ),
)

#: Every policy by the name `--policy` takes, the default first.
POLICIES: Mapping[str, Policy] = MappingProxyType({each.name: each for each in _ALL})
