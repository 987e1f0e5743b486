"""Options that several commands take; those that go together are one dataclass."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_ledger.cli.streams import put_data, say, tell
from casualty_ledger.core.dates import When, read_date
from casualty_ledger.core.errors import LedgerError, UsageError
from casualty_ledger.core.model import Rating
from casualty_ledger.ledger import Ask, Opened, find_ledger, open_ledger
from casualty_ledger.ledger.names import require
from casualty_ledger.render.terminal import visible_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

LedgerDir = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="DIR", help="The ledger's folder.", show_default=False
    ),
]
Output = Annotated[
    str | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write the result to FILE instead of printing it.",
        show_default=False,
    ),
]


@dataclass(frozen=True, slots=True)
class CommonOptions:
    """Options of every command that reads a ledger."""

    ledger: LedgerDir = None
    lexicon: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Read words such as `dozens` by this lexicon: ledger, acled, ucdp, or"
            " one of ledger.yaml (see `ledger policies`).",
            show_default=False,
        ),
    ] = None
    include_restricted: Annotated[
        bool,
        typer.Option(
            "--include-restricted", help="Take in claims that are marked restricted."
        ),
    ] = False
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="Stop at errors (`check`: take warnings for errors)."
        ),
    ] = False
    quiet: Annotated[
        bool,
        typer.Option("--quiet", "-q", help="Say nothing beside the result."),
    ] = False
    no_color: Annotated[
        bool, typer.Option("--no-color", help="Print without colour.")
    ] = False

    def root(self) -> Path:
        """Return the folder of the ledger.

        Raises:
            NoLedgerError: if there is none.
        """
        return find_ledger(self.ledger, os.environ, Path.cwd())

    def open(self) -> Opened:
        """Read the ledger.

        Raises:
            LedgerError: as `open_ledger` does.
        """
        opened = open_ledger(
            self.root(),
            today=today(),
            lexicon=self.lexicon,
            include_restricted=self.include_restricted,
        )
        tell_slow(opened.slow_parser and not self.quiet)
        return opened


@dataclass(frozen=True, slots=True)
class KnownOptions:
    """Options that say which claims are asked, and by which policy."""

    as_of: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="Leave out counts as of later days.", show_default=False
        ),
    ] = None
    known_by: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="Leave out claims published later.", show_default=False
        ),
    ] = None
    policy: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Draw low, best and high by this policy; `all` compares them, and"
            " `ledger policies` lists them with their codebooks.",
            show_default=False,
        ),
    ] = None
    min_rating: Annotated[
        str | None,
        typer.Option(
            metavar="LETTER",
            help="Leave out sources rated worse (A best; unrated and F stay).",
            show_default=False,
        ),
    ] = None

    def ask(self) -> Ask:
        """Return what is asked, every value read.

        Raises:
            UsageError: if a day or a rating is none.
        """
        return Ask(
            as_of=read_day(self.as_of, "--as-of"),
            known_by=read_day(self.known_by, "--known-by"),
            policy=self.policy,
            min_rating=_rating(self.min_rating),
        )


@dataclass(frozen=True, slots=True)
class QuestionOptions(KnownOptions):
    """Options that say what is asked of the claims, and which cells are shown."""

    victims: Annotated[
        str | None,
        typer.Option(
            metavar="CATEGORY",
            help="Show only these people: civilians, say, and those within.",
            show_default=False,
        ),
    ] = None
    where: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE",
            help="Show only this place, and those within.",
            show_default=False,
        ),
    ] = None
    all_cells: Annotated[
        bool,
        typer.Option(
            "--all-cells", help="Show every figure that follows from others, too."
        ),
    ] = False

    def ask(self) -> Ask:
        """Return what is asked, every value read.

        Raises:
            UsageError: if a day or a rating is none.
        """
        return replace(
            KnownOptions.ask(self),
            victims=self.victims,
            where=self.where,
            all_cells=self.all_cells,
        )


def read_day(text: str | None, option: str) -> date | None:
    """Return the day *text* gives; of a month or a year the last one.

    Raises:
        UsageError: if it is none.
    """
    when = read_date_option(text, option)
    return None if when is None else when.last


def read_date_option(text: str | None, option: str) -> When | None:
    """Return the date *text* gives.

    Raises:
        UsageError: if it is none.
    """
    if text is None:
        return None
    when = read_date(text)
    if when is None:
        message = f"`{text}` is not a day that {option} can take"
        raise UsageError(message, "write it as 2025-03-08 (or 2025-03, or 2025)")
    return when


def _rating(text: str | None) -> Rating | None:
    if text is None:
        return None
    require("rating", text.upper(), list(Rating))
    return Rating(text.upper())


def today() -> date:
    """Return the latest day that it is anywhere on Earth.

    A claim of somebody east of here is not of the future, and what is said does not
    hang on the time zone of the machine.
    """
    return datetime.now(timezone(timedelta(hours=14))).date()


def one_of(formats: Sequence[str], asked: str) -> str:
    """Return *asked* if the command has that format.

    Raises:
        UnknownNameError: if not; exit code 2.
    """
    require("format of this command", asked, formats)
    return asked


def put_text(text: str, output: str | None) -> None:
    """Print *text*, a result for people, or write it to the file *output*.

    Raises:
        LedgerError: if it can't be written.
    """
    if output is None or output == "-":
        say(text)
    else:
        put_out(visible_lines(text), output)


def put_out(text: str, output: str | None) -> None:
    """Print *text* on stdout to the letter, or write it to the file *output*.

    Raises:
        LedgerError: if the file can't be written.
    """
    if output is None or output == "-":
        put_data(text)
        return
    try:
        with Path(output).open("w", encoding="utf-8", newline="") as file:
            file.write(text if text.endswith("\n") or not text else f"{text}\n")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        message = f"{output} can't be written: {why}"
        raise LedgerError(message) from error


def tell_slow(slow: bool) -> None:
    """Say that PyYAML reads without its C extension, if *slow*."""
    if slow:
        tell(
            "ledger: PyYAML's C extension is missing here; reading takes several"
            " times as long (reinstall pyyaml from a wheel)"
        )
