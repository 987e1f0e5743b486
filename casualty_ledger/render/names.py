"""What outputs for people call sources, cells, actors and days."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.categories import TOTAL
from casualty_ledger.core.dates import Precision, When
from casualty_ledger.core.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from casualty_ledger.core.dates import Period
    from casualty_ledger.core.model import Cell, Claim, Event, Ledger
    from casualty_ledger.core.results import Position

# Categories whose title is no noun for people.
_PEOPLE = {
    TOTAL: "people",
    "government_forces": "members of government forces",
    "opposition_forces": "members of opposition forces",
    "other_armed_groups": "members of other armed groups",
    "unknown_status": "people of unknown status",
    "unknown_age_sex": "people of unknown age and sex",
    "civilian_unknown_age_sex": "civilians of unknown age and sex",
}
_ONE = {
    "people": "person",
    "civilians": "civilian",
    "combatants": "combatant",
    "men": "man",
    "women": "woman",
    "children": "child",
    "members": "member",
}


_CAUSES = {
    "violent": "(by violence)",
    "indirect": "(of indirect causes)",
    "excess": "(excess deaths)",
}


class Names:
    """Names within one event of one ledger."""

    def __init__(self, ledger: Ledger, event: Event) -> None:
        self._ledger = ledger
        self._event = event

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """For each source, the shortest name, unless another one goes by it, too."""
        short = {
            name: phrases.short_name(source)
            for name, source in self._ledger.sources.items()
        }
        taken = list(short.values())
        return {
            name: label if taken.count(label) == 1 else self._ledger.sources[name].name
            for name, label in short.items()
        }

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims of the event, by id."""
        return {claim.id: claim for claim in self._event.claims}

    def said_day(self, position: Position) -> When | None:
        """Return the newest day that the words behind *position* count up to."""
        return phrases.said_day(position, self.claims)

    def source(self, name: str) -> str:
        """Return what a source is called; its id where it is not declared."""
        return self._labels.get(name, name)

    def sources(self, names: Iterable[str]) -> str:
        """Return several sources with commas: ``SNHR, SOHR``."""
        return ", ".join(map(self.source, names))

    def actor(self, name: str) -> str:
        """Return what an actor is called."""
        known = self._event.actors.get(name)
        return name if known is None else known.name

    def category(self, name: str) -> str:
        """Return the title of a category."""
        known = self._ledger.categories.by_name.get(name)
        return name if known is None else known.title

    def depth(self, name: str) -> int:
        """Return how deep a category stands below the whole."""
        return self._ledger.categories.depth.get(name, 0)

    def cell(self, cell: Cell) -> str:
        """Return a cell in words: ``killed, civilians in Latakia by insurgents``."""
        narrowed = self.narrowed(cell)
        what = f"{cell.outcome}, {self.category(cell.victims)}"
        return f"{what} {narrowed}" if narrowed else what

    def narrowed(self, cell: Cell) -> str:
        """Return what narrows a cell beside outcome and victims; "" for nothing."""
        parts = []
        if cell.where is not None:
            parts.append(f"in {cell.where}")
        if cell.by is not None:
            parts.append(f"by {self.actor(cell.by)}")
        if cell.cause is not None:
            parts.append(_CAUSES.get(cell.cause, f"(cause: {cell.cause})"))
        if cell.period is not None:
            parts.append(period(cell.period))
        return " ".join(parts)

    def people(self, cell: Cell, number: int | None = None) -> str:
        """Return the noun for those counted: ``civilians``; ``civilian`` for one."""
        title = self.category(cell.victims)
        noun = _PEOPLE.get(cell.victims, title)
        if noun == title and cell.victims not in _KNOWN_NOUNS:
            noun = f"people ({title})"
        first, _, rest = noun.partition(" ")
        if number == 1 and first in _ONE:
            noun = f"{_ONE[first]} {rest}".rstrip()
        return noun

    def lines(self, claims: Iterable[str], cell: Cell | None = None) -> str:
        """Return the lines of *claims*, of their counts about *cell*: ``36, 120``."""
        return ", ".join(map(str, sorted(self.line_numbers(claims, cell))))

    def line_numbers(self, claims: Iterable[str], cell: Cell | None = None) -> set[int]:
        """Return the lines of *claims*, or of their counts about *cell*."""
        found = set()
        for name in claims:
            claim = self.claims.get(name)
            if claim is None:
                continue
            counts = [each.span.line for each in claim.statements if each.cell == cell]
            found.add(counts[0] if counts else claim.span.line)
        return found

    def day(self, when: When | None) -> str:
        """Return a date as tables show it: without the year, if it is the event's."""
        text = day(when)
        year = f" {self._event.start.last.year}"
        return text.removesuffix(year) if text.endswith(year) else text

    @property
    def file(self) -> str:
        """Path of the event's file."""
        return self._event.span.path


_KNOWN_NOUNS = frozenset(
    {
        "civilians", "combatants", "men", "women", "children", "women_and_children",
        "civilian_men", "civilian_women", "civilian_children",
    }
)  # fmt: skip


def verb(outcome: Outcome, number: int | None) -> str:
    """Return what happened to them: ``were killed``; ``was killed`` for one.

    >>> verb(Outcome.KILLED, 1), verb(Outcome.CASUALTIES, 20)
    ('was killed', 'were killed, injured or went missing')
    """
    be = "was" if number == 1 else "were"
    match outcome:
        case Outcome.MISSING:
            return f"{be} reported missing"
        case Outcome.CASUALTIES:
            return f"{be} killed, injured or went missing"
        case _:
            return f"{be} {outcome}"


def day(when: When | None) -> str:
    """Return a date as people write it, or that there is none."""
    return "undated" if when is None else phrases.day(when)


def on(when: When | None) -> str:
    """Return a date as part of a sentence: ``on 7 March 2025``, ``in March 2025``.

    >>> from casualty_ledger.core.dates import read_date
    >>> on(read_date("2025-03-07")), on(read_date("2025")), on(None)
    ('on 7 March 2025', 'in 2025', '(undated)')
    """
    if when is None:
        return "(undated)"
    whole = when.precision in (Precision.MONTH, Precision.YEAR)
    return f"{'in' if whole else 'on'} {phrases.day(when)}"


def period(span: Period) -> str:
    """Return a stretch of days in words: ``on 7 March 2025``.

    >>> from casualty_ledger.core.dates import read_period
    >>> period(read_period("2025-03-06/2025-03-07"))
    'on 6–7 March 2025'
    >>> period(read_period("2025-03-06/2025-04-07"))
    'from 6 March to 7 April 2025'
    """
    words = days(_exact(span.first), _exact(span.last))
    return f"from {words}" if " to " in words else f"on {words}"


def _exact(one: date) -> When:
    return When(one, one, Precision.DAY, one.isoformat())


def event_days(event: Event) -> str:
    """Return when an event was: ``6–10 March 2025``; ``since 15 April 2023``."""
    if event.end is None:
        return f"since {phrases.day(event.start)}"
    return days(event.start, event.end)


def days(first: When, last: When) -> str:
    """Return two dates as one stretch, what they share said once.

    >>> from casualty_ledger.core.dates import read_date
    >>> days(read_date("2025-03-06"), read_date("2025-03-10"))
    '6–10 March 2025'
    >>> days(read_date("2024-12-30"), read_date("2025-01-02"))
    '30 December 2024 to 2 January 2025'
    """
    begins, ends = phrases.day(first), phrases.day(last)
    if begins == ends:
        return ends
    head, tail = begins.split(), ends.split()
    if len(head) != len(tail):
        return f"{begins} to {ends}"
    shared = 0
    while shared < len(head) - 1 and head[-1 - shared] == tail[-1 - shared]:
        shared += 1
    begins = " ".join(head[: len(head) - shared])
    return f"{begins}–{ends}" if len(begins.split()) == 1 else f"{begins} to {ends}"


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: ``1 claim``, ``1,204 claims``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def listed(items: Sequence[str]) -> str:
    """Return *items* as in a sentence: ``A, B and C``."""
    if len(items) < 2:  # noqa: PLR2004 - a list needs two
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
