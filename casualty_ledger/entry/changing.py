"""Correct, retract or remove a claim: the record grows, and nothing is rewritten.

Only a removal takes text away, and it leaves the claim's id, the reason, and a digest
that can prove which claim it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casualty_ledger.core.digest import claim_digest
from casualty_ledger.core.errors import NoClaimError
from casualty_ledger.core.model import Status
from casualty_ledger.core.names import closest
from casualty_ledger.entry import naming
from casualty_ledger.entry.adding import enter
from casualty_ledger.entry.drafts import require_text
from casualty_ledger.entry.proposal import Proposal, at_work, found_again, path_of
from casualty_ledger.entry.results import Entered, Entry, NotEnteredError
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.writing import placing, scalars
from casualty_ledger.writing.claim_text import Draft

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from casualty_ledger.core.model import Claim, Ledger
    from casualty_ledger.entry.asked import Addition
    from casualty_ledger.writing.claim_text import Value

# What a correction is about unless it says otherwise: the same people, counted the
# same way.
_SAME = ("where", "by", "cause", "period", "basis")


def correct(
    root: Path,
    claim: str,
    asked: Addition,
    *,
    today: date,
    waiting: Callable[[], None] | None = None,
) -> Entered:
    """Append a claim that corrects another, about the same cells.

    Source, place, perpetrator, cause, period and kind of number are those of the
    corrected claim where the draft gives none, and a correction of a restricted claim
    is restricted.  A claim without an id in its file is given one, since only such an
    id can be corrected.

    Args:
        root: the ledger's folder.
        claim: id of the claim to be corrected.
        asked: the correction; its event is that of the claim, whatever it says.
        today: a claim dated later is an error.
        waiting: called if another program is writing for more than two seconds.

    Raises:
        NoClaimError: if there is no such claim.
        LedgerError: as `add` does.
    """

    def ask(proposal: Proposal) -> Addition:
        old = find_claim(proposal.before.ledger, claim)
        fields: dict[str, Value] = {"source": old.source}
        for key in _SAME:
            value = getattr(old, key)
            if value is not None:
                fields[key] = str(value)
        if old.restricted:
            fields["restricted"] = "true"
        fields |= asked.draft.fields
        fields["corrects"] = _written_id(proposal, old)
        return replace(asked, event=old.event, draft=Draft(fields))

    return enter(root, ask, today=today, waiting=waiting, dry=asked.dry_run)


def _written_id(proposal: Proposal, claim: Claim) -> str:
    """Return the id of *claim*, given to it in its file where it has none there."""
    if claim.written_id:
        return claim.id
    path, place = _where(proposal, claim)
    name = naming.made_id(claim, proposal.written_ids())
    proposal.ids.add(name)
    text, _ = proposal.text(path)
    node = proposal.item(path, place).node
    proposal.edit(path, placing.add_fields(text, node, {"id": name}))
    proposal.tell(path, f"the id `{name}`, for the claim that is corrected")
    return name


def retract(  # noqa: PLR0913 - a retraction has a claim, a reason and a day
    root: Path,
    claim: str,
    reason: str,
    day: str,
    *,
    today: date,
    dry_run: bool = False,
    waiting: Callable[[], None] | None = None,
) -> Entered:
    """Say in a claim that it was retracted, when, and why; all it says stays.

    A reason that it gives already (for what it corrects, say) is kept, and the new
    one is put after it.

    Args:
        root: the ledger's folder.
        claim: its id.
        reason: in a few words.
        day: from when on it takes no part; as it is to be written.
        today: a day later than this is an error.
        dry_run: only say what would be written.
        waiting: called if another program is writing for more than two seconds.

    Raises:
        NoClaimError: if there is no such claim.
        RefusedError: if the day is none.
        LedgerError: if it can't be written.
    """

    def change(proposal: Proposal, old: Claim) -> list[placing.Edit] | None:
        if old.retracted is not None or old.status is Status.RETRACTED or old.removed:
            return None
        path, place = _where(proposal, old)
        text, _ = proposal.text(path)
        node = proposal.item(path, place).node
        given = next((part for part in node.parts if part.key == "reason"), None)
        if given is None:
            return placing.add_fields(text, node, {"retracted": day, "reason": reason})
        both = scalars.one_line(
            f"{given.value.text.rstrip()}; retracted: {reason}", flow=node.flow
        )
        kept = placing.Edit(given.start, given.value.end, f"reason: {both}")
        return [*placing.add_fields(text, node, {"retracted": day}), kept]

    require_text({"reason": reason, "retracted": day})
    return _change(root, claim, change, today=today, dry_run=dry_run, waiting=waiting)


def remove(  # noqa: PLR0913 - the same, for a removal
    root: Path,
    claim: str,
    reason: str,
    *,
    today: date,
    dry_run: bool = False,
    waiting: Callable[[], None] | None = None,
) -> Entered:
    """Put a tombstone in the place of a claim: its id, the reason, and its digest.

    The text goes from the file, with the comments on it; it does not go from the
    history of git, nor from copies.

    Args:
        root: the ledger's folder.
        claim: its id.
        reason: in a few words.
        today: a claim dated later is an error.
        dry_run: only say what would be written.
        waiting: called if another program is writing for more than two seconds.

    Raises:
        NoClaimError: if there is no such claim.
        NotEnteredError: if it has errors: a digest would not cover what can't be read.
        LedgerError: if it can't be written.
    """

    def change(proposal: Proposal, old: Claim) -> list[placing.Edit] | None:
        if old.removed:
            return None
        if old.unreadable:
            why = f"`{old.id}` has errors, so that its digest would not cover it all"
            raise NotEnteredError(why)
        fields: dict[str, Value] = {
            "id": naming.made_id(old, proposal.written_ids()),
            "removed": "true",
            "reason": reason,
            "digest": claim_digest(old),
        }
        if old.restricted:
            fields["restricted"] = "true"
        path, place = _where(proposal, old)
        text, _ = proposal.text(path)
        return placing.replace_item(text, proposal.item(path, place), Draft(fields))

    require_text({"reason": reason})
    return _change(root, claim, change, today=today, dry_run=dry_run, waiting=waiting)


def _change(  # noqa: PLR0913 - what its two callers take, and what they do
    root: Path,
    name: str,
    change: Callable[[Proposal, Claim], list[placing.Edit] | None],
    *,
    today: date,
    dry_run: bool,
    waiting: Callable[[], None] | None,
) -> Entered:
    """Make *change* in one claim; None from it means that nothing is to be done."""
    with at_work(root, dry_run=dry_run, waiting=waiting) as writer:
        proposal = Proposal(root, today, read_ledger(root, today=today))
        old = find_claim(proposal.before.ledger, name)
        edits = change(proposal, old)
        if edits is None:
            return Entered(
                entry=Entry.ALREADY_THERE,
                claim=old.id,
                span=old.span,
                texts=proposal.before.texts,
            )
        path, place = _where(proposal, old)
        proposal.edit(path, edits)
        after = proposal.read()
        lines = proposal.lines(path, place)
        problems = proposal.new_problems(after, None)
        shown = proposal.require_sound(problems, after, include_restricted=False)
        claim = after.ledger.events[old.event].claims[place]
        if writer is not None:
            proposal.write(writer)
            claim = found_again(root, claim, today)
    return Entered(
        entry=Entry.WOULD_WRITE if dry_run else Entry.WRITTEN,
        claim=claim.id,
        span=claim.span,
        texts=after.texts,
        lines=() if old.restricted else lines.lines,
        warnings=shown,
    )


def _where(proposal: Proposal, claim: Claim) -> tuple[Path, int]:
    """Return the file of *claim*, and its place in it; it is free to change."""
    event = proposal.before.ledger.events[claim.event]
    place = next(place for place, each in enumerate(event.claims) if each is claim)
    proposal.spared[event.id] = place
    return path_of(event), place


def find_claim(ledger: Ledger, name: str) -> Claim:
    """Return the claim of that id.

    Raises:
        NoClaimError: if there is none; it tells the closest that are not restricted.
    """
    claims = [claim for event in ledger.events.values() for claim in event.claims]
    for claim in claims:
        if claim.id == name:
            return claim
    shown = [claim.id for claim in claims if not claim.restricted]
    raise NoClaimError(name, closest(name, shown))
