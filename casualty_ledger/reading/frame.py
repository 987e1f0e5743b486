"""What a claim is read against: the ledger it stands in, and its event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.model import APART, Cell
from casualty_ledger.core.names import normal, tidy
from casualty_ledger.reading.nodes import MappingNode, Node, Scalar
from casualty_ledger.reading.settings import LedgerFile
from casualty_ledger.reading.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from casualty_ledger.core.counts import Count
    from casualty_ledger.core.dates import Period
    from casualty_ledger.core.model import Event
    from casualty_ledger.core.wordings import CountFault

_Place: TypeAlias = "tuple[str | None, str | None, str | None, Period | None]"
_CAUSES = ("violent", *APART)


@dataclass
class Known:
    """What the claims of all events are read against.

    Attributes:
        lexicon: the name of the one that reads vague words.
        counts: those read before, by their text: the same few thousand come again.
    """

    file: LedgerFile = field(default_factory=LedgerFile)
    sources: Sources = field(default_factory=Sources)
    lexicon: str = "ledger"
    counts: dict[str, Count | CountFault] = field(default_factory=dict)


@dataclass
class Frame:
    """What the claims of one event are read against.

    Attributes:
        where: each text that claims write, with the place it means; None: the whole.
        by: the same for perpetrators; None: not an actor of this event.
        cause: the same for causes.
        cells: those named before, so that the same one is made once.
    """

    event: str
    where: Mapping[str, str | None] = field(default_factory=dict)
    by: Mapping[str, str | None] = field(default_factory=dict)
    cause: Mapping[str, str | None] = field(default_factory=dict)
    actors: tuple[str, ...] = ()
    cells: dict[_Place, dict[tuple[str, str], Cell]] = field(default_factory=dict)

    def cells_at(self, place: _Place) -> dict[tuple[str, str], Cell]:
        """Return the cells named before at one place, by outcome and victims."""
        return self.cells.setdefault(place, {})


def frame_of(event: Event, claims: Iterable[Node]) -> Frame:
    """Return what *claims* are read against, if they belong to *event*."""
    found = [each.entries for each in claims if type(each) is MappingNode]
    places: dict[str, str | None] = {normal(each): each for each in event.places}
    if event.place is not None:
        places[normal(event.place)] = None
    actors: dict[str, str | None] = {}
    for actor in event.actors.values():
        actors.setdefault(normal(actor.name), actor.id)
    actors |= {normal(each): each for each in event.actors}
    names = tuple(event.actors)
    causes: dict[str, str | None] = {each: each for each in _CAUSES}
    return Frame(
        event=event.id,
        where=_meanings(places, found, "where"),
        by=_meanings(actors, found, "by", closed=bool(names)),
        cause=_meanings(causes, found, "cause"),
        actors=names,
    )


def _meanings(
    known: Mapping[str, str | None],
    claims: Iterable[Mapping[str, Node]],
    key: str,
    *,
    closed: bool = False,
) -> Mapping[str, str | None]:
    """Return for each text that claims write under *key* what it means.

    Two spellings of a name of one's own are one: the first by letters, wherever they
    stand, and one that only a restricted claim writes if there is no other.
    """
    written: tuple[set[str], set[str]] = (set(), set())
    for entries in claims:
        node = entries.get(key)
        if type(node) is Scalar:
            written["restricted" in entries].add(node.value)
    meaning = dict(known)
    for texts in written:
        for text in sorted(texts):
            meaning.setdefault(normal(text), None if closed else tidy(text))
    return {text: meaning[normal(text)] for texts in written for text in texts}
