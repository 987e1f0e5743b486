"""Options that say what a new source or a new event is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger.core.errors import UsageError
from casualty_ledger.entry import NewEvent, NewSource

if TYPE_CHECKING:
    from casualty_ledger.writing.claim_text import Value


@dataclass(frozen=True, slots=True)
class NewcomerOptions:
    """What `add` may add beside a claim."""

    new_source: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The source is new: its full name (its id is what --source says).",
            show_default=False,
        ),
    ] = None
    source_kind: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="Of a new source: monitor, government, party, un, court, hospital,"
            " academic, media, eyewitness or other.",
            show_default=False,
        ),
    ] = None
    source_rating: Annotated[
        str | None,
        typer.Option(
            metavar="LETTER", help="Of a new source: A to F.", show_default=False
        ),
    ] = None
    source_url: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Of a new source: its site.", show_default=False
        ),
    ] = None
    new_event: Annotated[
        bool,
        typer.Option("--new-event", help="The event is new; --title and --start."),
    ] = False
    title: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Of a new event.", show_default=False),
    ] = None
    start: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="Of a new event: its first day.", show_default=False
        ),
    ] = None
    end: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help="Of a new event: its last day; not while it goes on.",
            show_default=False,
        ),
    ] = None
    place: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE", help="Of a new event: where it was.", show_default=False
        ),
    ] = None

    def source(self) -> NewSource | None:
        """Return what the new source is, or None if none is said to be new.

        Raises:
            UsageError: if something is said of a new source that is not named.
        """
        found = _given(
            name=self.new_source,
            kind=self.source_kind,
            rating=self.source_rating,
            url=self.source_url,
        )
        if found and "name" not in found:
            message = "--source-kind, --source-rating and --source-url are of a new one"
            raise UsageError(message, "give its name, too: --new-source NAME")
        return NewSource(found) if found else None

    def event(self) -> NewEvent | None:
        """Return what the new event is, or None if it is not said to be new.

        Raises:
            UsageError: if what a new event must have is missing, or given for none.
        """
        found = _given(
            title=self.title, place=self.place, start=self.start, end=self.end
        )
        if not self.new_event:
            if found:
                message = "--title, --start, --end and --place are of a new event"
                raise UsageError(message, "give --new-event, too, if it is new")
            return None
        for key in ("title", "start"):
            if key not in found:
                message = f"a new event needs --{key}; nothing was written"
                raise UsageError(message, f"give --{key}")
        return NewEvent(found)


def _given(**texts: str | None) -> dict[str, Value]:
    return {key: text for key, text in texts.items() if text}
