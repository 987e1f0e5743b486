"""Problems that checks find: where they stand, and whose text they may show.

Kept in one place because a slip here would print what a restricted claim says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.model import Event
from casualty_ledger.core.problems import Problem, Severity

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim, Source
    from casualty_ledger.core.problems import Code, Span


def spot(where: Claim | Event | Source, key: str) -> Span:
    """Return the place of the value of *key*, or where the whole entry begins."""
    return where.spans.get(key, where.span)


def about_claims(  # noqa: PLR0913 - a problem has that many parts
    code: Code,
    span: Span,
    message: str,
    *claims: Claim,
    note: str | None = None,
    help: str | None = None,
    severity: Severity = Severity.WARNING,
) -> Problem:
    """Return a problem about *claims* of one event, the one that *span* is in first.

    It is restricted if any of them is: what the message or note says of one may not
    be shown because of the other.  It then lies in a restricted one: a code beside a
    visible claim would tell what the restricted one says of it.
    """
    restricted = [each for each in claims if each.restricted]
    if restricted and not claims[0].restricted:
        span = restricted[0].span
    return Problem(
        code=code,
        span=span,
        message=message,
        severity=severity,
        note=note,
        help=help,
        restricted=bool(restricted),
        event=claims[0].event,
    )


def about_entry(  # noqa: PLR0913 - the same
    code: Code,
    span: Span,
    message: str,
    entry: Event | Source,
    *,
    note: str | None = None,
    help: str | None = None,
) -> Problem:
    """Return a warning about what a source or an event says of itself."""
    return Problem(
        code=code,
        span=span,
        message=message,
        severity=Severity.WARNING,
        note=note,
        help=help,
        event=entry.id if isinstance(entry, Event) else None,
    )
