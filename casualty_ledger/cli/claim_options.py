"""Options that say what a claim says, one for every key, of `add` and `correct`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger.core.model import Outcome
from casualty_ledger.entry import counts_of

if TYPE_CHECKING:
    from casualty_ledger.writing.claim_text import Value

_COUNT = "[CATEGORY=]COUNT"


def _text(help: str, metavar: str = "TEXT") -> typer.models.OptionInfo:
    found: typer.models.OptionInfo = typer.Option(
        metavar=metavar, help=help, show_default=False
    )
    return found


_Text = str | None
_Texts = list[str] | None


@dataclass(frozen=True, slots=True)
class ClaimOptions:
    """Every key of a claim, as an option."""

    source: Annotated[
        _Text, _text("Whose number it is: id, name or alias.", "NAME")
    ] = None
    via: Annotated[_Text, _text("Who relayed it.")] = None
    published: Annotated[
        _Text, _text("When it was said: a day, time, month or year.", "DAY")
    ] = None
    as_of: Annotated[
        _Text, _text("Up to when it counts, if not to its publication.", "DAY")
    ] = None
    killed: Annotated[
        _Texts,
        _text(
            "How many were killed: 524, 'about 500', civilians=311. May be repeated.",
            _COUNT,
        ),
    ] = None
    injured: Annotated[_Texts, _text("How many were injured.", _COUNT)] = None
    missing: Annotated[_Texts, _text("How many are missing.", _COUNT)] = None
    detained: Annotated[_Texts, _text("How many were detained.", _COUNT)] = None
    casualties: Annotated[
        _Texts, _text("How many were killed, injured or missing.", _COUNT)
    ] = None
    where: Annotated[_Text, _text("A place within the event's.", "PLACE")] = None
    by: Annotated[_Text, _text("Who did it.", "ACTOR")] = None
    cause: Annotated[
        _Text, _text("violent, indirect, excess, or words of your own.")
    ] = None
    period: Annotated[
        _Text, _text("Only these days, not since the start: DAY or DAY/DAY.", "DAYS")
    ] = None
    basis: Annotated[
        _Text, _text("count, estimate, or identified (by name).", "WORD")
    ] = None
    method: Annotated[_Text, _text("How it was counted; survey, model.")] = None
    excludes: Annotated[_Text, _text("Whom the claim says it leaves out.")] = None
    includes: Annotated[_Text, _text("Whom it takes in beyond those asked for.")] = None
    draws_on: Annotated[
        _Texts, _text("A source whose figures it repeats. May be repeated.", "NAME")
    ] = None
    url: Annotated[_Text, _text("Where it can be read.", "ADDRESS")] = None
    archive: Annotated[_Text, _text("Where a copy is kept.", "ADDRESS")] = None
    quote: Annotated[_Text, _text("Its words.")] = None
    lang: Annotated[_Text, _text("The language of the quote.", "CODE")] = None
    translation: Annotated[_Text, _text("The quote in another language.")] = None
    locator: Annotated[_Text, _text("Page, paragraph, or time in a recording.")] = None
    sha256: Annotated[_Text, _text("Digest of the saved page.", "DIGITS")] = None
    accessed: Annotated[_Text, _text("When it was looked up.", "DAY")] = None
    coded_by: Annotated[_Text, _text("Who put it into the ledger.")] = None
    reviewed_by: Annotated[_Text, _text("Who checked that.")] = None
    credibility: Annotated[_Text, _text("1 (confirmed) to 6.", "DIGIT")] = None
    status: Annotated[_Text, _text("active, disputed or retracted.", "WORD")] = None
    corrects: Annotated[
        _Texts, _text("A claim that it replaces. May be repeated.", "CLAIM")
    ] = None
    reason: Annotated[_Text, _text("Why it corrects, or is disputed.")] = None
    note: Annotated[_Text, _text("What a reader should know.")] = None
    restricted: Annotated[
        bool,
        typer.Option("--restricted", help="Keep it out of all that is printed."),
    ] = False
    id: Annotated[
        _Text, _text("Its id; made of source and day if not given.", "NAME")
    ] = None

    def given(self) -> dict[str, Value]:
        """Return what was given, by key, as it is written in a file.

        An empty text counts as not given.

        Raises:
            UsageError: if a category has two counts.
        """
        found: dict[str, Value] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name in set(Outcome):
                value = counts_of(f"--{each.name}", value or [])
            elif value is True:
                value = "true"
            elif isinstance(value, list) and len(value) == 1:
                (value,) = value
            if value:
                found[each.name] = value
        return found
