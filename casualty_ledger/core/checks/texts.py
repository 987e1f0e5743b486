"""The texts that people wrote into a ledger, each with the key it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims, about_entry, spot
from casualty_ledger.core.model import Claim, Event, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Code, Problem


@dataclass(frozen=True, slots=True)
class Text:
    """One text, with where it stands.

    Attributes:
        key: as written in the file.
        is_name: it is short and is compared with others; not a sentence.
    """

    entry: Claim | Event | Source
    key: str
    text: str
    is_name: bool

    def problem(
        self, code: Code, message: str, help: str, note: str | None = None
    ) -> Problem:
        """Return a warning about this text."""
        span = spot(self.entry, self.key)
        if isinstance(self.entry, Claim):
            return about_claims(code, span, message, self.entry, note=note, help=help)
        return about_entry(code, span, message, self.entry, note=note, help=help)


#: The texts of a claim, and whether each is a name.
_KEYS = {
    **dict.fromkeys(("where", "by", "cause", "via", "coded_by", "reviewed_by"), True),
    **dict.fromkeys(("method", "excludes", "includes", "quote", "translation"), False),
    **dict.fromkeys(("locator", "reason", "note"), False),
}


def texts(ledger: Ledger, worth: Callable[[str], object]) -> Iterator[Text]:
    """Yield the texts of *ledger* that outputs may carry; web addresses apart.

    There may be a million: *worth* is a quick look that tells which ones to yield.
    """
    for source in ledger.sources.values():
        yield from (each for each in _of_source(source) if worth(each.text))
    for event in ledger.events.values():
        yield from (each for each in _of_event(event) if worth(each.text))
        for claim in event.claims:
            for key, is_name in _KEYS.items():
                text = getattr(claim, key)
                if text is not None and worth(text):
                    yield Text(claim, key, text, is_name=is_name)


def _of_source(source: Source) -> Iterator[Text]:
    yield Text(source, "id", source.id, is_name=True)
    yield Text(source, "name", source.name, is_name=True)
    for alias in source.aliases:
        yield Text(source, "aliases", alias, is_name=True)
    if source.note is not None:
        yield Text(source, "note", source.note, is_name=False)


def _of_event(event: Event) -> Iterator[Text]:
    yield Text(event, "title", event.title, is_name=True)
    if event.place is not None:
        yield Text(event, "place", event.place, is_name=True)
    for place in event.places:
        yield Text(event, "places", place, is_name=True)
    for actor in event.actors.values():
        yield Text(event, "actors", actor.id, is_name=True)
        if actor.name != actor.id:
            yield Text(event, "actors", actor.name, is_name=True)
    for tag in event.tags:
        yield Text(event, "tags", tag, is_name=True)
    if event.note is not None:
        yield Text(event, "note", event.note, is_name=False)
