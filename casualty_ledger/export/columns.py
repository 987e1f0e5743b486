"""The tables that leave the program: their columns, in order, each with its meaning.

Names and order are a contract (docs/commands.md#tables): columns are only ever added,
and at the end.  One class a table, one instance a row; what a column holds is said
beside it, and goes from here into the Table Schema.  Nothing known is None, never 0.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, ClassVar, get_args, get_type_hints

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What a cell of a table can hold.
Value = str | int | float | bool | None


class Kind(enum.StrEnum):
    """What a column holds, by the names that Table Schema gives them."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


_KINDS = {str: Kind.STRING, int: Kind.INTEGER, float: Kind.NUMBER, bool: Kind.BOOLEAN}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        description: what it holds, as a sentence for the Table Schema.
    """

    name: str
    kind: Kind
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; its fields are the columns, in their order."""

    TABLE: ClassVar[str]

    @classmethod
    def columns(cls) -> tuple[Column, ...]:
        """Return the columns of the table, in order."""
        hints = get_type_hints(cls, include_extras=True)
        return tuple(_column(each.name, hints[each.name]) for each in fields(cls))

    @property
    def cells(self) -> tuple[Value, ...]:
        """The cells of the row, in the order of the columns."""
        return tuple(getattr(self, each.name) for each in fields(self))


def _column(name: str, hint: object) -> Column:
    kind, description = get_args(hint)
    held = [each for each in get_args(kind) or (kind,) if each is not type(None)]
    return Column(name, _KINDS[held[0]], description)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one table; it knows its columns when it has no rows, too."""

    of: type[Row]
    rows: Sequence[Row]

    @property
    def name(self) -> str:
        """What `ledger export` calls it."""
        return self.of.TABLE


EventId = Annotated[str, "Id of the event."]
Outcome = Annotated[
    str | None, "What happened: killed, injured, missing, detained or casualties."
]
Victims = Annotated[str | None, "Category of the people counted; `total` is everybody."]
Where = Annotated[str | None, "Place within the event's; empty: the whole."]
By = Annotated[str | None, "Who did it; empty: anyone."]
Cause = Annotated[str | None, "Cause; empty: any direct cause."]
Days = Annotated[
    str | None, "The stated days only, FIRST/LAST; empty: since the event began."
]
ClaimIds = Annotated[str | None, "Ids of the claims behind the row, `;` between."]
Urls = Annotated[
    str | None, "Addresses of these claims, each once, `;` between (in one: %3B)."
]
SourceId = Annotated[str, "Id of the source whose number it is."]
Low = Annotated[int | None, "The lowest number of people it allows."]
High = Annotated[int | None, "The highest number it allows; empty: nothing bounds it."]
FigureLow = Annotated[int | None, "The number it names; of two, the lower one."]
FigureHigh = Annotated[int | None, "The number it names; of two, the higher one."]
Central = Annotated[int | None, "Central value of an estimate."]
Wording = Annotated[
    str | None, "How the count is put, or read (`at least` where people are left out)."
]
Basis = Annotated[str | None, "Kind of number: count, estimate or identified."]
DrawnLow = Annotated[int | None, "Low as the policy draws it; empty: not determined."]
Best = Annotated[int | None, "Best figure by the policy; empty: not determined."]
DrawnHigh = Annotated[
    int | None,
    "High as the policy draws it; empty: not determined, or nothing bounds it.",
]
Open = Annotated[bool, "Whether there may be more people than `high`."]
Verdict = Annotated[
    str,
    "agree, compatible, disagree, single source, derived or not determined.",
]
Note = Annotated[str | None, "Remark of whoever coded it."]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfCell(Row):
    """The seven columns that say whom a number is about."""

    event: EventId
    outcome: Outcome
    victims: Victims
    where: Where
    by: By
    cause: Cause
    period: Days


@dataclass(frozen=True, slots=True, kw_only=True)
class RangeRow(OfCell):
    """What can be printed for one cell."""

    TABLE = "ranges"

    title: Annotated[str, "Title of the event."]
    as_of: Annotated[str | None, "Newest day that a figure of the cell counts up to."]
    low: DrawnLow
    best: Best
    high: DrawnHigh
    open: Open
    low_words: Annotated[
        str | None, "Words of the low end, if no exact figure sets it."
    ]
    high_words: Annotated[str | None, "Words of the high end, likewise."]
    evidence_floor: Annotated[
        int | None, "People named or verified one by one, at least."
    ]
    verdict: Verdict
    sources: Annotated[str | None, "Ids of the voices that the verdict is about."]
    independent_groups: Annotated[
        int | None, "How many independent groups these voices are."
    ]
    low_set_by: Annotated[str | None, "Ids of the voices that set the low end."]
    high_set_by: Annotated[str | None, "Ids of the voices that set the high end."]
    policy: Annotated[str, "Policy that drew low, best and high."]
    lexicon: Annotated[str, "Lexicon that read words such as `dozens`."]
    claims: ClaimIds
    urls: Urls


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionRow(OfCell):
    """What one voice says about one cell."""

    TABLE = "positions"

    source: SourceId
    independent_group: Annotated[str | None, "Name of the source's independent group."]
    low: Low
    high: High
    figure_low: FigureLow
    figure_high: FigureHigh
    central: Central
    wording: Wording
    as_of: Annotated[str | None, "Day it counts up to."]
    basis: Basis
    standing: Annotated[str, "standing, outgrown or set aside."]
    reason: Annotated[str | None, "Why it has that standing."]
    derived: Annotated[bool, "Whether it follows from the source's other figures."]
    vague: Annotated[bool, "Whether it rests on a word read by the lexicon."]
    claims: ClaimIds
    urls: Urls


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementRow(OfCell):
    """Figures that cannot all be true."""

    TABLE = "disagreements"

    kind: Annotated[str, "between sources, within source or arithmetic."]
    sources: Annotated[
        str | None, "Ids of the voices: `;` within a side, `|` between sides."
    ]
    gap: Annotated[int | None, "People by which a figure would have to move to end it."]
    gap_share: Annotated[float | None, "The gap as a share of the lower figure."]
    causes: Annotated[str | None, "What would explain it, `;` between; empty: nothing."]
    text: Annotated[str, "The finding as a sentence."]
    claims: ClaimIds
    urls: Urls


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow(OfCell):
    """What could be said of one cell on one day."""

    TABLE = "timeline"

    day: Annotated[str, "The day on which this could be said."]
    low: DrawnLow
    best: Best
    high: DrawnHigh
    open: Open
    verdict: Verdict
    changed_by: Annotated[
        str | None, "Ids of the claims about it that this day brought, or took away."
    ]
    claims: ClaimIds
    urls: Urls


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(Row):
    """One count of one claim, as written and as read."""

    TABLE = "claims"

    event: EventId
    claim: Annotated[str, "Id of the claim."]
    source: SourceId
    source_name: Annotated[str | None, "Name of the source."]
    via: Annotated[str | None, "Who relayed it."]
    published: Annotated[str | None, "When it was said, as written."]
    as_of: Annotated[str | None, "Up to when it counts, as written."]
    outcome: Outcome
    victims: Victims
    where: Where
    by: By
    cause: Cause
    period: Days
    count: Annotated[str | None, "The count as written."]
    low: Low
    high: High
    central: Central
    figure_low: FigureLow
    figure_high: FigureHigh
    wording: Wording
    basis: Basis
    interval_kind: Annotated[
        str | None, "Why low and high differ: exact, spread, sampling or wording."
    ]
    level: Annotated[float | None, "Confidence level of an estimate, 0.95 for 95%."]
    method: Annotated[str | None, "How the number was come by."]
    excludes: Annotated[str | None, "Whom the claim says it leaves out."]
    includes: Annotated[str | None, "Whom the claim says it takes in beyond the cell."]
    draws_on: Annotated[
        str | None, "Ids of the sources this claim repeats, `;` between."
    ]
    url: Annotated[str | None, "Where it can be read."]
    archive: Annotated[str | None, "Where a saved copy can be read."]
    quote: Annotated[str | None, "Its words."]
    lang: Annotated[str | None, "Language of the quote."]
    translation: Annotated[str | None, "The quote in another language."]
    locator: Annotated[str | None, "Page, paragraph or time in the recording."]
    sha256: Annotated[str | None, "Digest of the saved page."]
    accessed: Annotated[str | None, "When it was read."]
    coded_by: Annotated[str | None, "Who entered it."]
    reviewed_by: Annotated[str | None, "Who looked it over."]
    credibility: Annotated[int | None, "Admiralty credibility, 1 (confirmed) to 6."]
    status: Annotated[str, "active, disputed or retracted."]
    retracted: Annotated[str | None, "Day of its retraction."]
    corrects: Annotated[str | None, "Ids of the claims it replaces, `;` between."]
    reason: Annotated[str | None, "Why it was disputed, retracted or corrected."]
    removed: Annotated[bool, "Whether only its id is kept."]
    restricted: Annotated[bool, "Whether it is kept out of what is published."]
    note: Note
    file: Annotated[str, "File that it stands in."]
    line: Annotated[int, "Line that the count stands on."]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow(Row):
    """One source, as sources.yaml gives it."""

    TABLE = "sources"

    id: Annotated[str, "Id of the source."]
    name: Annotated[str, "Name of the source."]
    aliases: Annotated[str | None, "Other names, `;` between (in one: %3B)."]
    kind: Annotated[str | None, "What it is: monitor, government, media and so on."]
    rating: Annotated[str | None, "Admiralty letter, A best, E worst, F not judged."]
    url: Annotated[str | None, "Its address."]
    party: Annotated[str | None, "The side of the conflict that it is or speaks for."]
    draws_on: Annotated[
        str | None, "Ids of the sources whose figures it repeats, `;` between."
    ]
    note: Note


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecordRow(SourceRow):
    """One source, and how it stands against the others: counted, and no grade."""

    TABLE = "source_records"

    claims: Annotated[int, "How many claims give its figures."]
    left_out: Annotated[int, "How many of these take no part (retracted, say)."]
    events: Annotated[str | None, "Ids of the events they are about, `;` between."]
    as_of: Annotated[str | None, "Newest day that they count up to."]
    figures: Annotated[int, "Figures in the claims that take part."]
    independent: Annotated[int, "Of these, those that draw on no other source."]
    cells_stated: Annotated[int, "Groups of people that it gives a figure for."]
    outgrown: Annotated[int, "Of these, those in which newer figures outgrew its own."]
    contested: Annotated[int, "Of these, those in which it stands and figures clash."]
    alone: Annotated[int, "Of the contested, those in which no other supports it."]
    largest: Annotated[int, "Of the contested, those in which most support it."]
    compared: Annotated[int, "Of its groups, those another gives a figure for, too."]
    higher: Annotated[int, "Of the compared, those in which its figure is higher."]
    lower: Annotated[int, "Of the compared, those in which its figure is lower."]
    median_difference: Annotated[
        float | None, "The middle of its differences, as shares of others' figures."
    ]
    rose: Annotated[int, "How often its figures rose."]
    revised_down: Annotated[int, "How often it revised a figure down."]


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalRow(Row):
    """The toll of several events together: a sum of lows and one of highs, no best."""

    TABLE = "totals"

    group: Annotated[str | None, "Month, place or tag of the events; empty: all."]
    outcome: Annotated[str, "What happened: killed."]
    victims: Annotated[str, "Category of the people counted; `total` is everybody."]
    low: Annotated[int | None, "Sum of the lows; empty: no event is determined."]
    high: Annotated[
        int | None, "Sum of the highs; empty: none, or nothing bounds one of them."
    ]
    open: Annotated[bool, "Whether there may be more people than `high`."]
    events: Annotated[str | None, "Ids of the events added up, `;` between."]
    not_determined: Annotated[
        str | None, "Ids of the events without a range for these people."
    ]
    possibly_counted_twice: Annotated[
        str | None,
        "Pairs of events whose place and days overlap: ids, `|` within, `;` between.",
    ]
    policy: Annotated[str, "Policy that drew lows and highs."]
    lexicon: Annotated[str, "Lexicon that read words such as `dozens`."]
    claims: ClaimIds


#: Every table, by the name `ledger export` takes, in the order a package lists them.
TABLES: dict[str, type[Row]] = {
    row.TABLE: row
    for row in (
        ClaimRow,
        RangeRow,
        PositionRow,
        DisagreementRow,
        TimelineRow,
        SourceRow,
        SourceRecordRow,
    )
}
