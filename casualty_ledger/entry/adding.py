"""Append a claim to an event: laid out, read as it would be, written, read again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.digest import claim_digest
from casualty_ledger.core.problems import Code, Severity
from casualty_ledger.entry import naming
from casualty_ledger.entry.drafts import require_text
from casualty_ledger.entry.newcomers import file_of, source_of
from casualty_ledger.entry.proposal import Proposal, at_work, found_again
from casualty_ledger.entry.results import Entered, Entry
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.writing import placing
from casualty_ledger.writing.claim_text import Draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from casualty_ledger.core.model import Claim, Ledger
    from casualty_ledger.core.problems import Problem
    from casualty_ledger.entry.asked import Addition


def add(
    root: Path,
    asked: Addition,
    *,
    today: date,
    waiting: Callable[[], None] | None = None,
) -> Entered:
    """Append a claim to an event of the ledger in *root*.

    Every byte that stands there stays.  The same claim, whatever its id, is not added
    twice.  A source or event that is not known is added only if the request says what
    it is.

    Args:
        root: the ledger's folder.
        asked: what to add.
        today: a claim dated later is an error.
        waiting: called if another program is writing for more than two seconds.

    Raises:
        UnknownSourceError, UnknownEventError: if there is no such source or event.
        NotUsableError: if what is asked makes no sense.
        RefusedError: if the claim has errors.
        LedgerError: if it can't be written.
    """
    return enter(root, lambda _: asked, today=today, waiting=waiting, dry=asked.dry_run)


def enter(
    root: Path,
    ask: Callable[[Proposal], Addition],
    *,
    today: date,
    waiting: Callable[[], None] | None,
    dry: bool,
) -> Entered:
    """Do what `add` does, with what *ask* asks for once it has seen the ledger."""
    with at_work(root, dry_run=dry, waiting=waiting) as writer:
        proposal = Proposal(root, today, read_ledger(root, today=today))
        asked = ask(proposal)
        require_text(asked.draft.fields)
        path = _place(proposal, asked)
        after = proposal.read()
        lines = proposal.lines(path, -1)
        claim = _last_claim(after.ledger, asked.event)
        problems = proposal.new_problems(after, lines)
        known = None if asked.force else _same(proposal, claim, problems)
        if known is not None:
            return Entered(
                entry=Entry.ALREADY_THERE,
                claim=known.id,
                span=known.span,
                texts=proposal.before.texts,
            )
        shown = proposal.require_sound(
            problems, after, include_restricted=asked.include_restricted
        )
        assert claim is not None  # noqa: S101 - its event was read without errors
        if writer is not None:
            proposal.write(writer)
            claim = found_again(root, claim, today)
    return Entered(
        entry=Entry.WOULD_WRITE if dry else Entry.WRITTEN,
        claim=claim.id,
        span=claim.span,
        texts=after.texts,
        lines=lines.lines,
        also=tuple(proposal.also),
        warnings=shown,
    )


def _place(proposal: Proposal, asked: Addition) -> Path:
    """Put the claim at the end of its event, and return the event's file."""
    path = file_of(proposal, asked)
    draft = _with_names(proposal, asked)
    text, layout = proposal.text(path)
    proposal.edit(path, placing.append_item(text, layout, "claims", draft))
    return path


def _with_names(proposal: Proposal, asked: Addition) -> Draft:
    """Return the claim with its source by id, and with an id of its own."""
    fields = dict(asked.draft.fields)
    named = fields.get("source")
    if not isinstance(named, str) or not named.strip():
        return asked.draft  # the reader will say that it is missing
    source = source_of(proposal, named, asked.new_source)
    fields["source"] = source
    if "id" not in fields:
        fields["id"] = naming.claim_id(source, fields, proposal.written_ids())
    return Draft(fields)


def _last_claim(ledger: Ledger, event: str) -> Claim | None:
    found = ledger.events.get(event)
    return found.claims[-1] if found is not None and found.claims else None


def _same(
    proposal: Proposal, claim: Claim | None, problems: tuple[Problem, ...]
) -> Claim | None:
    """Return the claim of the event that says what *claim* says, if there is one.

    An id that is there already is no obstacle: it is part of what is the same.
    """
    events = proposal.before.ledger.events
    errors = {each.code for each in problems if each.severity is Severity.ERROR}
    if claim is None or errors - {Code.ID_REPEATED} or claim.event not in events:
        return None
    digest = claim_digest(claim, with_id=False)
    for other in events[claim.event].claims:
        if not other.unreadable and claim_digest(other, with_id=False) == digest:
            return other
    return None
