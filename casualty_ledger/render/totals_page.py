"""Totals over events: what recorders publish each month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.render.names import counted
from casualty_ledger.render.page import NONE, Column, Line, Row, Table, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from casualty_ledger.core.model import Ledger, Question
    from casualty_ledger.core.totals import GroupBy, Total
    from casualty_ledger.render.page import Block, Page


def totals_page(
    found: Sequence[Total], by: GroupBy | None, ledger: Ledger, question: Question
) -> Page:
    """Return a row for each group and category, and what is not in them.

    Args:
        found: in the order to show them.
        by: what makes a group; None: all events are one.
        ledger: for the titles of its categories.
        question: as asked of the events.
    """
    columns = [Column(str(by))] if by is not None else []
    columns += [
        Column("killed"),
        Column("low to high", right=True),
        Column("events", right=True),
        Column("not determined", right=True),
    ]
    rows = []
    for each in found:
        category = ledger.categories.by_name[each.victims]
        texts = [] if by is None else [group_text(each, by)]
        texts += [
            category.title,
            total_text(each),
            f"{len(each.events):,}",
            f"{len(each.not_determined):,}" if each.not_determined else "",
        ]
        rows.append(Row(tuple(texts), Tone.PLAIN if each.events else Tone.FAINT))
    return (
        Line("Totals over events", Tone.TITLE),
        Line(
            "The sum of the lows and of the highs"
            f" · policy {question.policy}, lexicon {question.lexicon}"
        ),
        Line(),
        Table(tuple(columns), tuple(rows)),
        *_not_determined(found, by, ledger),
        *_twice(found),
        *_legend(found, by),
    )


def no_events(tag: str | None, since: date | None, until: date | None) -> str:
    """Return, in words, that the filters for events leave none.

    >>> no_events("flood", None, None)
    'No event in this ledger has the tag flood.'
    """
    parts = [] if tag is None else [f"has the tag {tag}"]
    begins = [] if since is None else [f"on {since} or later"]
    begins += [] if until is None else [f"on {until} or earlier"]
    parts += [f"begins {', and '.join(begins)}"] if begins else []
    return f"No event in this ledger {' and '.join(parts)}."


def group_text(total: Total, by: GroupBy) -> str:
    """Return what a group is called; that there is none where events name none."""
    return total.group or f"no {by}"


def total_text(total: Total) -> str:
    """Return low to high of a total; a dash where no event is determined."""
    if total.low is None:
        return NONE
    if total.high is None:
        return f"{total.low:,}+"
    plus = "+" if total.open else ""
    if total.low == total.high:
        return f"{total.low:,}{plus}"
    return f"{total.low:,}–{total.high:,}{plus}"


def _not_determined(
    found: Sequence[Total], by: GroupBy | None, ledger: Ledger
) -> Iterator[Block]:
    """Yield which events have no range, and so are in no sum."""
    lacking = [each for each in found if each.not_determined]
    if not lacking:
        return
    yield Line()
    yield Line("Not determined, and in no sum", Tone.HEADING)
    for each in lacking:
        whom = ledger.categories.by_name[each.victims].title
        where = "" if by is None else f"{group_text(each, by)}, "
        many = counted(len(each.not_determined), "event")
        yield Line(f"{where}{whom}: {many}: {', '.join(each.not_determined)}", indent=2)


def _twice(found: Sequence[Total]) -> Iterator[Block]:
    """Yield the events whose place and days overlap, each pair once."""
    pairs = dict.fromkeys(pair for each in found for pair in each.overlapping)
    if not pairs:
        return
    yield Line()
    yield Line("Possibly counted twice: place and days overlap", Tone.HEADING)
    for one, other in pairs:
        yield Line(f"{one} and {other}", indent=2)


def _legend(found: Sequence[Total], by: GroupBy | None) -> Iterator[Block]:
    yield Line()
    yield Line(
        "No best figure is summed up: nobody claims such a number. An event is"
        " open where nothing says how many more there may be; one open event makes the"
        " sum open (1,000+).",
        Tone.FAINT,
    )
    yield Line(
        "Direct deaths: excess and indirect deaths are another quantity, in no sum.",
        Tone.FAINT,
    )
    if by is not None and by.value == "tag":
        yield Line("An event with several tags is in the row of each.", Tone.FAINT)
    if by is not None and by.value == "month":
        yield Line("An event is in the month in which it began.", Tone.FAINT)
    claims = {claim for each in found for claim in each.claims}
    yield Line(
        f"{counted(len(claims), 'claim')} behind these sums; --format json and csv name"
        " them.",
        Tone.FAINT,
    )
