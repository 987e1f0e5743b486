"""What reconciling gives: ranges with the reasons they were reached by.

Frozen values, passed outwards to `render` and `export`.  Reasons are recorded
where a decision is made, so that explaining has only to print.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from casualty_ledger.core.counts import Wording
    from casualty_ledger.core.dates import When
    from casualty_ledger.core.interval import Interval
    from casualty_ledger.core.model import Basis, Cell, Claim, Event


class Change(enum.StrEnum):
    """What a statement did to its voice's position."""

    FIRST = "first"
    REPEATS = "repeats"
    NARROWS = "narrows"
    ROSE = "rose"
    REVISED_DOWN = "revised down"


class Standing(enum.StrEnum):
    """Whether a position takes part in camps and range."""

    STANDING = "standing"
    OUTGROWN = "outgrown"
    SET_ASIDE = "set aside"


class Verdict(enum.StrEnum):
    """What the standing positions of a cell amount to."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    DISAGREE = "disagree"
    SINGLE_SOURCE = "single source"
    DERIVED = "derived"
    NOT_DETERMINED = "not determined"


class LeftOut(enum.StrEnum):
    """Why a claim takes no part."""

    DISPUTED = "disputed"
    RETRACTED = "retracted"
    CORRECTED = "corrected"
    AFTER_AS_OF = "after as-of"
    AFTER_KNOWN_BY = "after known-by"
    UNDATED = "undated"
    RATING = "rating"
    UNREADABLE = "unreadable"
    REMOVED = "removed"


class Rule(enum.StrEnum):
    """Why a bound holds; each names a rule of docs/method.md#bounds."""

    STATED = "stated"
    WITHIN = "lies within"
    SUM_OF_PARTS = "sum of the parts"
    WHOLE_LESS_OTHERS = "the whole less the other parts"
    SIBLINGS = "different people, within the whole"


@dataclass(frozen=True, slots=True)
class Omission:
    """A claim that takes no part, with the reason.

    Attributes:
        other: the correction that replaces it, where that is the reason.
    """

    claim: Claim
    reason: LeftOut
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One statement in the history of a position.

    Attributes:
        interval: what the position allows after it.
        said: what the statement itself allows, its basis and gaps considered.
    """

    claim: str
    interval: Interval
    said: Interval
    as_of: When | None
    change: Change


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of what a voice's figures imply for a cell, and what it rests on.

    Attributes:
        end: ``low`` or ``high``.
        because: the cells whose bounds it was reckoned from; empty if stated.
        rests_on: ids of the claims it rests on, sorted.
    """

    source: str
    cell: Cell
    end: str
    value: int
    rule: Rule
    because: tuple[Cell, ...]
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """What one voice says about one cell, stated or implied.

    Unit: people, whole.  Shape: ``reach`` and ``figure`` are closed.

    Attributes:
        wording: of the statement it rests on; None if derived.
        low_words: the words of the figure's low end ("about 500"); None where the
            wording is exact, or a bound moved the end.
        derived: implied by the voice's other figures.
        claims: ids of the claims that state it, oldest first.
        rests_on: ids of the claims that carried bounds rest on.
        history: every statement of the voice about the cell, in order.
        standing: whether it takes part.
        reason: why it does not, or that it says fewer than the names.
        by: source id of the position that outgrew it, or None.
    """

    source: str
    cell: Cell
    interval: Interval
    reach: Interval
    figure: Interval
    basis: Basis
    as_of: When | None
    central: int | None = None
    level: float | None = None
    wording: Wording | None = None
    low_words: str | None = None
    high_words: str | None = None
    vague: bool = False
    derived: bool = False
    claims: tuple[str, ...] = ()
    rests_on: tuple[str, ...] = ()
    history: tuple[Step, ...] = ()
    standing: Standing = Standing.STANDING
    reason: str | None = None
    by: str | None = None

    @property
    def number(self) -> int:
        """The one number a policy takes it for: central, else low end of the figure."""
        return self.figure.low if self.central is None else self.central


@dataclass(frozen=True, slots=True)
class Camp:
    """A largest group of positions whose intervals share a number.

    Attributes:
        interval: what its members share.
        members: by low, then high (open last), then source.
        independent: how many independent groups its stating voices are.
    """

    interval: Interval
    members: tuple[Position, ...]
    independent: int

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of its voices that state a figure."""
        return tuple(each.source for each in self.members if not each.derived)

    @property
    def derived_sources(self) -> tuple[str, ...]:
        """Ids of its voices whose other figures imply one."""
        return tuple(each.source for each in self.members if each.derived)


@dataclass(frozen=True, slots=True)
class Ends:
    """A range as far as it is numbers: low, high, and whether high is open."""

    low: int | None
    high: int | None
    open: bool


@dataclass(frozen=True, slots=True)
class Range:
    """What can be printed for a cell.

    Unit: people, whole; None is "not determined" (for ``high`` of an open range:
    that nothing bounds it).

    Attributes:
        low_words: the words of the low end, where no exact figure sets it.
        low_set_by: ids of the voices that set the low end, sorted.
        low_claims: ids of the claims behind it.
        low_from: how the end came about, one sentence in lower case.
    """

    low: int | None = None
    high: int | None = None
    open: bool = False
    low_words: str | None = None
    high_words: str | None = None
    low_set_by: tuple[str, ...] = ()
    high_set_by: tuple[str, ...] = ()
    low_claims: tuple[str, ...] = ()
    high_claims: tuple[str, ...] = ()
    low_from: str = ""
    high_from: str = ""

    @property
    def ends(self) -> Ends:
        """Its numbers alone."""
        return Ends(self.low, self.high, self.open)


@dataclass(frozen=True, slots=True)
class Choice:
    """Low, best and high as one policy draws them; None is "not determined".

    Attributes:
        word: what the policy adds in a word ("provisional"), or None.
        why: why there is no best, as a sentence in lower case; "" where not said.
    """

    low: int | None
    best: int | None
    high: int | None
    open: bool = False
    word: str | None = None
    why: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellResult:
    """Everything found out about one cell.

    Attributes:
        range: the range of docs/method.md#range, whatever the policy.
        choice: low, best, high as the asked policy draws them.
        choices: the same for every policy, where all were asked for.
        as_of: the newest as-of day of the stated positions that stand; where there
            are none, of those it follows from.
        dated: the day to print with a range that newer claims may have passed by.
        lone: one source stands alone because others are outgrown.
        independent: how many independent groups its stated standing voices are.
        without: per voice of the cell, the range without it; None where nothing
            would be left.
        conceded: what parties state here about people of no side's forces.
        bounds: for each voice with a carried bound here, the bounds.
    """

    cell: Cell
    range: Range
    choice: Choice
    verdict: Verdict
    positions: tuple[Position, ...]
    camps: tuple[Camp, ...]
    as_of: When | None = None
    dated: When | None = None
    lone: bool = False
    derived: bool = False
    evidence_floor: int | None = None
    floor_claims: tuple[str, ...] = ()
    independent: int = 0
    choices: Mapping[str, Choice] = field(default_factory=dict)
    without: Mapping[str, Ends | None] = field(default_factory=dict)
    conceded: tuple[Position, ...] = ()
    bounds: tuple[Bound, ...] = ()

    @property
    def common_ground(self) -> Interval | None:
        """What all standing positions share, if they are one camp."""
        return self.camps[0].interval if len(self.camps) == 1 else None

    @property
    def claims(self) -> tuple[str, ...]:
        """Ids of every claim behind its positions, each once, in order of position."""
        found: dict[str, None] = {}
        for position in self.positions:
            for claim in (*position.claims, *position.rests_on):
                found[claim] = None
        return tuple(found)


class DisagreementKind(enum.StrEnum):
    """Between whom figures cannot all be true."""

    BETWEEN = "between sources"
    WITHIN = "within source"
    ARITHMETIC = "arithmetic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Figures that cannot all be true.

    Unit: ``gap`` in people; ``gap_share`` a share of the lower camp's high, four
    decimals, None where that is zero.

    Attributes:
        cell: the cell; of a clashing sum, its whole.
        sources: per side, ids of the voices that state a figure.
        claims: ids of the claims concerned; of a sum, the smallest clashing set.
        causes: names of the relaxations that would end it; empty if unexplained.
        text: the finding as a sentence, or several.
        lower, upper: the neighbouring camps, where it is between sources.
    """

    kind: DisagreementKind
    cell: Cell
    sources: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    gap: int
    gap_share: float | None
    causes: tuple[str, ...]
    text: str
    lower: Camp | None = None
    upper: Camp | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """One event, reconciled.

    Attributes:
        event: the event asked about.
        cells: in the order outputs show them.
        claims: those that take part.
        sources: ids of the voices that take part, sorted.
        as_of: the newest as-of day of what takes part.
        groups: per voice, a name for its independent group.
    """

    event: Event
    cells: tuple[CellResult, ...]
    disagreements: tuple[Disagreement, ...]
    left_out: tuple[Omission, ...]
    claims: tuple[Claim, ...]
    sources: tuple[str, ...]
    as_of: When | None
    groups: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether any claim takes part."""
        return bool(self.claims)
