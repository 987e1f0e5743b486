"""The sources of a ledger, and how each stands against the others.

Described, never graded: who is alone may be the only one to have looked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.track_record import SourceUse, TrackRecord
    from casualty_ledger.render.page import Page


_COLUMNS = (
    Column("id"),
    Column("name"),
    Column("kind"),
    Column("rating"),
    Column("claims", right=True),
    Column("events", right=True),
    Column("last as of"),
    Column("figures"),
    Column("where figures clash"),
    Column("beside the others"),
    Column("changed"),
)
_NOTE = """\
claims: that give its figures, those left out (retracted, say) included; events: they \
are about; last as of: the newest day they count up to.
figures: in the claims that take part, and how many are drawn from another source.
where figures clash: among the groups of people for which sources contradict one \
another, how often it stands alone, and how often no other side has more independent \
sources.
beside the others: how often its figure is higher or lower than the middle of the \
others' for the same people, and the middle of these differences as a share of theirs; \
names and verified cases are not compared.
changed: how often a figure of its rose, as tallies do, or was revised down.
Sources are described here and not graded: one that is alone may be the only one that \
looked."""


def sources_page(used: Sequence[SourceUse]) -> Page:
    """Return one row a source, and what the columns mean.

    Args:
        used: each source, how often it speaks, and how it stands against the others.
    """
    if not used:
        return (Line("There is no source in this ledger."),)
    table = Table(_COLUMNS, tuple(_row(each) for each in used))
    return (table, Line(), *(Line(text, Tone.FAINT) for text in _NOTE.split("\n")))


def _row(used: SourceUse) -> Row:
    source, record = used.source, used.record
    return Row(
        (
            source.id,
            source.name,
            NONE if source.kind is None else str(source.kind),
            NONE if source.rating is None else str(source.rating),
            f"{used.claims:,}",
            f"{len(used.events):,}",
            NONE if used.as_of is None else phrases.day(used.as_of),
            _figures(record),
            _clashes(record),
            _others(record),
            _changed(record),
        ),
        Tone.PLAIN if record.claims else Tone.FAINT,
    )


def _figures(record: TrackRecord) -> str:
    """Return how many figures it gives, and how many are drawn: ``12, 3 drawn``."""
    drawn = record.figures - record.independent
    return f"{record.figures:,}, {drawn:,} drawn" if drawn else f"{record.figures:,}"


def _clashes(record: TrackRecord) -> str:
    if not record.contested:
        return NONE
    return (
        f"in {record.contested:,}: alone in {record.alone:,},"
        f" with most in {record.largest:,}"
    )


def _others(record: TrackRecord) -> str:
    """Return how its figures lie to the others': ``in 5: higher in 1, lower in 2``."""
    if not record.compared:
        return NONE
    middle = record.median_difference
    share = "" if not middle else f", by {middle:+.1%}"
    return (
        f"in {record.compared:,}: higher in {record.higher:,},"
        f" lower in {record.lower:,}{share}"
    )


def _changed(record: TrackRecord) -> str:
    if not (record.rose or record.revised_down):
        return NONE
    return f"up {record.rose:,}, down {record.revised_down:,}"
