"""Look up claims as they stand in their files, and how often each source speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.errors import LedgerError, NoClaimError
from casualty_ledger.core.track_record import SourceUse, TrackRecord, track_records
from casualty_ledger.ledger.names import closest
from casualty_ledger.ledger.reconciling import Answer, Ask, reconcile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casualty_ledger.core.model import Claim, Question
    from casualty_ledger.core.results import Reconciliation
    from casualty_ledger.ledger.opening import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One claim, and what became of it.

    Attributes:
        lines: its lines, as they stand in the file.
        found: its event, reconciled.
    """

    claim: Claim
    lines: tuple[str, ...]
    found: Reconciliation


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """The claims that were asked for, and why some are not among them.

    Attributes:
        question: as the engine was asked; None if no claim was found.
    """

    shown: tuple[Shown, ...]
    missing: tuple[LedgerError, ...]
    question: Question | None
    hidden: int


def show(opened: Opened, claims: Sequence[str], ask: Ask | None = None) -> Showing:
    """Find *claims* by id, each with its lines and with its event reconciled.

    Raises:
        UnknownNameError: as `reconcile` does.
    """
    known = {
        claim.id: claim
        for event in opened.ledger.events.values()
        for claim in event.claims
    }
    names = list(dict.fromkeys(claims))
    chosen = [known[name] for name in names if name in known]
    events = list(dict.fromkeys(claim.event for claim in chosen))
    answer = reconcile(opened, events, ask) if events else None
    found = {each.event.id: each for each in answer.events} if answer else {}
    return Showing(
        shown=tuple(
            Shown(
                claim=claim,
                lines=_lines_of(claim, opened.texts.get(claim.span.path, ())),
                found=found[claim.event],
            )
            for claim in chosen
        ),
        missing=tuple(
            NoClaimError(name, closest(name, known))
            for name in names
            if name not in known
        ),
        question=answer.question if answer else None,
        hidden=sum(opened.hidden.values()),
    )


def _lines_of(claim: Claim, lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of *claim* in its file, to the next one no deeper."""
    first = claim.span.line - 1
    if not 0 <= first < len(lines):
        return ()
    before = lines[first][: claim.span.column - 1]
    if before.strip(" ") != "-":
        return (lines[first],)  # in flow style, claims share lines
    indent = before.index("-")
    block = [lines[first]]
    for line in lines[first + 1 :]:
        text = line.strip()
        if text and not text.startswith("#") and _indent(line) <= indent:
            break
        block.append(line)
    while not block[-1].strip() or block[-1].lstrip().startswith("#"):
        block.pop()
    return tuple(block)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def sources(opened: Opened, found: Answer | None = None) -> tuple[SourceUse, ...]:
    """Return each source, in the order declared, and how it stands against the others.

    Args:
        opened: the ledger.
        found: some of its events, reconciled; None is all of them.
    """
    events = (found or reconcile(opened)).events
    said: dict[str, list[Claim]] = {name: [] for name in opened.ledger.sources}
    for each in events:
        for claim in each.event.claims:
            said.setdefault(claim.source, []).append(claim)
    return tuple(
        _use(record, said[record.source.id])
        for record in track_records(opened.ledger, events)
    )


def _use(record: TrackRecord, claims: Sequence[Claim]) -> SourceUse:
    days = [claim.day for claim in claims if claim.day is not None]
    newest = max(days, key=lambda day: day.last, default=None)
    return SourceUse(
        source=record.source,
        claims=len(claims),
        events=tuple(sorted({claim.event for claim in claims})),
        as_of=newest,
        record=record,
    )
