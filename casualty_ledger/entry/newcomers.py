"""Sources and events that a claim needs and the ledger does not have yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.names import closest, event_id_fault, id_fault, normal
from casualty_ledger.entry import naming
from casualty_ledger.entry.drafts import require_text
from casualty_ledger.entry.proposal import path_of
from casualty_ledger.entry.results import (
    KnownAlreadyError,
    NotAnIdError,
    NotEnteredError,
    UnknownEventError,
    UnknownSourceError,
)
from casualty_ledger.reading.files import SOURCES
from casualty_ledger.writing import claim_text, placing

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.core.model import Event, Source
    from casualty_ledger.entry.asked import Addition, NewEvent, NewSource
    from casualty_ledger.entry.proposal import Proposal
    from casualty_ledger.writing.claim_text import Value


def source_of(proposal: Proposal, name: str, new: NewSource | None) -> str:
    """Return the id of the source that *name* means, added where it is new.

    Raises:
        UnknownSourceError: if there is none, and *new* does not say what it is.
        NotUsableError: if it can't be added, or *new* says something else of it.
    """
    known = proposal.before.ledger.sources
    found = naming.find_source(name, known)
    if found is None and new is None:
        raise UnknownSourceError(name, naming.closest_sources(name, known))
    if found is None and new is not None:
        _add_source(proposal, name, new)
        return name
    assert found is not None  # noqa: S101 - the two cases above
    if new is not None:
        _require_same_source(known[found], new)
    return found


def _require_same_source(known: Source, new: NewSource) -> None:
    name = new.fields.get("name")
    names = map(normal, (known.id, known.name, *known.aliases))
    if isinstance(name, str) and normal(name) not in names:
        raise KnownAlreadyError(known.id, known.name, "--new-source")


def _add_source(proposal: Proposal, name: str, new: NewSource) -> None:
    if (fault := id_fault(name)) is not None:
        help_ = "give a short id, and the full name as --new-source NAME"
        raise NotAnIdError(name, fault, help_)
    require_text(new.fields)
    path = proposal.root / SOURCES
    if path.exists():
        text, layout = proposal.text(path)
        edits = placing.append_entry(text, layout, "sources", name, new.fields)
        proposal.edit(path, edits)
    else:
        fields: dict[str, Value] = {"format": "1", "sources": {name: new.fields}}
        proposal.new_file(path, "\n".join([*claim_text.mapping_lines(fields, 0), ""]))
    proposal.tell(path, f"the source `{name}`")


def file_of(proposal: Proposal, asked: Addition) -> Path:
    """Return the file of the event that is asked for, begun where it is new.

    Raises:
        UnknownEventError: if there is none, and it is not said what it is.
        NotUsableError: if it can't be added, or something else is said of it.
    """
    events = proposal.before.ledger.events
    known = events.get(asked.event)
    if asked.event in proposal.before.broken_events:
        why = f"event `{asked.event}` can't be read (`ledger check` says why)"
        raise NotEnteredError(why)
    if known is None:
        spelt_otherwise = any(normal(asked.event) == normal(each) for each in events)
        if asked.new_event is None or spelt_otherwise:
            raise UnknownEventError(asked.event, closest(asked.event, events))
        return _add_event(proposal, asked.event, asked.new_event)
    if asked.new_event is not None:
        _require_same_event(known, asked.new_event)
    return path_of(known)


def _require_same_event(known: Event, new: NewEvent) -> None:
    title = new.fields.get("title")
    if isinstance(title, str) and normal(title) != normal(known.title):
        raise KnownAlreadyError(known.id, known.title, "--new-event")


def _add_event(proposal: Proposal, name: str, new: NewEvent) -> Path:
    if (fault := event_id_fault(name)) is not None:
        help_ = "it names a file: use letters a to z, digits and `-`"
        raise NotAnIdError(name, fault, help_)
    require_text(new.fields)
    event: dict[str, Value] = {"id": name, **new.fields}
    lines = claim_text.mapping_lines({"format": "1", "event": event}, 0)
    path = proposal.root / f"{name}.yaml"
    proposal.new_file(path, "\n".join([*lines, "", ""]))
    proposal.tell(path, f"the event `{name}`")
    return path
