"""The sources of a ledger, and how often each speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.render.page import NONE, Column, Line, Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Source
    from casualty_ledger.render.page import Page

_COLUMNS = (
    Column("id"),
    Column("name"),
    Column("kind"),
    Column("rating"),
    Column("claims", right=True),
    Column("events", right=True),
    Column("last as of"),
)


def sources_page(
    used: Sequence[tuple[Source, int, Sequence[str], When | None]],
) -> Page:
    """Return one row a source.

    Args:
        used: each source, how many claims give its figures, the events these are
            about, and the newest of their days.
    """
    if not used:
        return (Line("There is no source in this ledger."),)
    rows = tuple(
        Row(
            (
                source.id,
                source.name,
                NONE if source.kind is None else str(source.kind),
                NONE if source.rating is None else str(source.rating),
                f"{claims:,}",
                f"{len(events):,}",
                NONE if newest is None else phrases.day(newest),
            )
        )
        for source, claims, events, newest in used
    )
    return (Table(_COLUMNS, rows),)
