"""What a ledger holds: events, sources, claims, statements, and cells.

Frozen, each with its place in the files and its text as written.  Built by the
reading ring; the engine only reads.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from casualty_ledger.core.categories import BUILT_IN, TOTAL, Categories
from casualty_ledger.core.lexicons import LEXICONS, Lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from casualty_ledger.core.counts import Count
    from casualty_ledger.core.dates import Period, When
    from casualty_ledger.core.problems import Span


class Outcome(enum.StrEnum):
    """What happened to people; killed, injured and missing lie within casualties."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    DETAINED = "detained"
    CASUALTIES = "casualties"


class Basis(enum.StrEnum):
    """What kind of number it is (docs/method.md#basis)."""

    COUNT = "count"
    ESTIMATE = "estimate"
    IDENTIFIED = "identified"


class Status(enum.StrEnum):
    """Whether a claim stands."""

    ACTIVE = "active"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class Kind(enum.StrEnum):
    """What a source is."""

    MONITOR = "monitor"
    GOVERNMENT = "government"
    PARTY = "party"
    UN = "un"
    COURT = "court"
    HOSPITAL = "hospital"
    ACADEMIC = "academic"
    MEDIA = "media"
    EYEWITNESS = "eyewitness"
    OTHER = "other"


class Rating(enum.StrEnum):
    """The Admiralty letters for a source: A best, E worst, F cannot be judged."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


#: Causes that are cells of their own, never compared with direct ones.
APART = ("indirect", "excess")


@dataclass(frozen=True, slots=True)
class Cell:
    """The set of people a number is about; None is "not narrowed" in that dimension.

    Attributes:
        outcome: what happened to them.
        victims: their category.
        where: a place within the event's, or None for the whole.
        by: the perpetrator, or None for anyone.
        cause: ``violent``, ``indirect``, ``excess`` or own words; None for any direct.
        period: the stated days only, or None for a cumulative count.
    """

    outcome: Outcome
    victims: str = TOTAL
    where: str | None = None
    by: str | None = None
    cause: str | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who takes part in an event, whom `by` and a source's `party` may name.

    Attributes:
        id: as claims write it.
        name: what outputs for people call it.
        forces: the category that its own dead under arms fall in, or None.
    """

    id: str
    name: str
    forces: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody whose numbers these are.

    Attributes:
        party: the actor it is, or speaks for; None if it is no side.
        draws_on: ids of sources whose figures it repeats or builds on.
    """

    id: str
    name: str
    span: Span
    aliases: tuple[str, ...] = ()
    kind: Kind | None = None
    rating: Rating | None = None
    url: str | None = None
    party: str | None = None
    draws_on: tuple[str, ...] = ()
    note: str | None = None
    spans: Mapping[str, Span] = field(
        default_factory=lambda: MappingProxyType({}), compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """One count of one claim: a number about one cell.

    Attributes:
        count: as its wording reads, before `excludes`, `includes` and the basis.
        text: the count as written.
        span: where the count stands.
    """

    cell: Cell
    count: Count
    basis: Basis
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one source said, on one day, about how many, up to one day.

    Attributes:
        id: as written, or ``EVENT/SOURCE-DAY`` where none is.
        written_id: whether the id stands in the file.
        event: id of its event.
        source: id of its source.
        published: when it was said, as written; None if not given.
        as_of: up to when it counts, as written; None if not given.
        corrects: ids of claims that it replaces.
        digest: of a removed claim, what `core.digest` gave for it before.
        span: where the claim begins.
        spans: where each key's value stands.
        unreadable: something in it could not be read; it takes no part.
    """

    id: str
    event: str
    source: str
    span: Span
    written_id: bool = True
    statements: tuple[Statement, ...] = ()
    via: str | None = None
    published: When | None = None
    as_of: When | None = None
    where: str | None = None
    by: str | None = None
    cause: str | None = None
    period: Period | None = None
    basis: Basis | None = None
    method: str | None = None
    excludes: str | None = None
    includes: str | None = None
    draws_on: tuple[str, ...] = ()
    url: str | None = None
    archive: str | None = None
    quote: str | None = None
    lang: str | None = None
    translation: str | None = None
    locator: str | None = None
    sha256: str | None = None
    accessed: When | None = None
    coded_by: str | None = None
    reviewed_by: str | None = None
    credibility: int | None = None
    status: Status = Status.ACTIVE
    retracted: When | None = None
    corrects: tuple[str, ...] = ()
    reason: str | None = None
    removed: bool = False
    digest: str | None = None
    note: str | None = None
    restricted: bool = False
    unreadable: bool = False
    spans: Mapping[str, Span] = field(
        default_factory=lambda: MappingProxyType({}), compare=False, repr=False
    )

    @property
    def day(self) -> When | None:
        """The as-of day; the published day where none is given."""
        return self.as_of or self.published

    @property
    def said(self) -> When | None:
        """The day of publication; the as-of day where none is given."""
        return self.published or self.as_of


@dataclass(frozen=True)
class Event:
    """One event, with the claims about it.

    Attributes:
        end: None while it goes on.
        settling_days: days after the end on which tallies still grow.
        fresh_days: days by which a tally may be older than the newest one.
        places: each declared place under its parent; None is the event's whole.
        actors: by id, in the order declared.
        claims: in the order of the file; also those that take no part.
        span: where its mapping begins.
    """

    id: str
    title: str
    start: When
    span: Span
    place: str | None = None
    end: When | None = None
    settling_days: int = 7
    fresh_days: int = 2
    places: Mapping[str, str | None] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    url: str | None = None
    note: str | None = None
    claims: tuple[Claim, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)

    @cached_property
    def place_order(self) -> Mapping[str, int]:
        """For each declared place, its rank when the tree is read from the top."""
        children: dict[str | None, list[str]] = {}
        for place, parent in self.places.items():
            children.setdefault(parent, []).append(place)
        ranks: dict[str, int] = {}

        def visit(parent: str | None) -> None:
            for place in children.get(parent, ()):
                ranks[place] = len(ranks)
                visit(place)

        visit(None)
        return MappingProxyType(ranks)

    def places_above(self, place: str | None) -> tuple[str | None, ...]:
        """Return *place*, the places it lies within from near to far, and the whole."""
        found: list[str | None] = []
        while place is not None:
            found.append(place)
            place = self.places.get(place)
        return (*found, None)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `ledger.yaml` sets for the whole ledger."""

    lexicon: str = "ledger"
    policy: str = "ledger"
    settling_days: int = 7
    fresh_days: int = 2


@dataclass(frozen=True)
class Ledger:
    """Everything that could be read.

    Shape: ``sources`` by id in the order declared; ``events`` by id in sorted order.
    """

    settings: Settings = field(default_factory=Settings)
    categories: Categories = BUILT_IN
    lexicons: Mapping[str, Lexicon] = field(default_factory=lambda: LEXICONS)
    sources: Mapping[str, Source] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the claims of an event.

    Attributes:
        as_of: leave out counts as of days after this.
        known_by: leave out claims published after this.
        policy: how low, best and high are drawn; a key of `policies.POLICIES`, or
            ``all``.
        lexicon: which lexicon read the vague words (said in outputs only; counts
            are read before the engine sees them).
        min_rating: leave out voices rated worse; unrated and F stay.
        victims: show only cells within this category.
        where: show only cells within this place.
        all_cells: also show derived cells that nobody would ask for.
    """

    as_of: date | None = None
    known_by: date | None = None
    policy: str = "ledger"
    lexicon: str = "ledger"
    min_rating: Rating | None = None
    victims: str | None = None
    where: str | None = None
    all_cells: bool = False
