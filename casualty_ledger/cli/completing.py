"""Ask a person for what a claim still lacks: its event, source, counts and where it is.

A name that is not known is never taken in silence: the closest known ones are shown
first, and a new one is added only if the person says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from casualty_ledger.cli.asking import agrees, ask, ask_for
from casualty_ledger.cli.streams import tell
from casualty_ledger.core.dates import read_date
from casualty_ledger.core.model import Outcome
from casualty_ledger.core.names import closest, event_id_fault, id_fault
from casualty_ledger.core.wordings import CountFault, read_count
from casualty_ledger.entry import NewEvent, NewSource, counts_of
from casualty_ledger.entry.naming import closest_sources, find_source
from casualty_ledger.entry.results import (
    NotUsableError,
    UnknownEventError,
    UnknownSourceError,
)
from casualty_ledger.writing.claim_text import Draft

if TYPE_CHECKING:
    from casualty_ledger.core.model import Ledger
    from casualty_ledger.entry import Addition
    from casualty_ledger.ledger import Opened
    from casualty_ledger.writing.claim_text import Value


def completed(asked: Addition, opened: Opened) -> Addition:
    """Return *asked* with everything that a person was asked for.

    Raises:
        UnknownEventError, UnknownSourceError: if the person does not want a new one.
    """
    ledger = opened.ledger
    asked = _with_event(asked, opened)
    fields = dict(asked.draft.fields)
    new_source = asked.new_source
    if "source" not in fields:
        fields["source"] = ask("Source (id, name or alias)", needed=True)
    if new_source is None:
        fields["source"], new_source = _source(str(fields["source"]), ledger)
    if "published" not in fields:
        fields |= _answer("published", ask_for("Published (2025-03-07)", _date_fault))
    if not fields.keys() & set(Outcome):
        fields["killed"] = _counts(opened)
    for key, question in (("url", "Address (url)"), ("quote", "Quote")):
        if key not in fields:
            fields |= _answer(key, ask(question))
    return replace(asked, draft=Draft(fields), new_source=new_source)


def _answer(key: str, answer: str) -> dict[str, Value]:
    return {key: answer} if answer else {}


def _date_fault(text: str) -> str | None:
    if read_date(text) is not None:
        return None
    return f"{text!r} is not a date; write 2025-03-07 (or 2025-03, or 2025)"


def _counts(opened: Opened) -> dict[str, str]:
    """Ask for counts until there is one and Enter is pressed."""
    ledger, given = opened.ledger, list[str]()

    def fault(text: str) -> str | None:
        (category, count), *_ = counts_of("", [text]).items()
        if category not in ledger.categories.by_name:
            known = closest(category, ledger.categories.by_name)
            return f"{category!r} is no category; known: {', '.join(known) or 'total'}"
        found = read_count(count, opened.lexicon, ledger.lexicons)
        return (
            f"{found.message}; {found.help}" if isinstance(found, CountFault) else None
        )

    question = "Killed (524, about 500, civilians=311)"
    while True:
        answer = ask_for(question, fault, needed=not given)
        if not answer:
            return counts_of("--killed", given)
        try:
            counts_of("Killed", [*given, answer])
        except NotUsableError as error:
            tell(f"  {error.why}")
        else:
            given.append(answer)
            question = "Another count (Enter: no more)"


def _with_event(asked: Addition, opened: Opened) -> Addition:
    """Return *asked* with an event that is known, or that is to be new."""
    known = opened.ledger.events
    unread = {each.event for each in opened.problems}
    if asked.event in known or asked.new_event is not None or asked.event in unread:
        return asked
    near = closest(asked.event, known)
    tell(f"No event `{asked.event}` in this ledger.")
    for name in near:
        tell(f"  `{name}`: {known[name].title}")
    if near and (name := ask("One of these, by id (Enter: none)")) in known:
        return replace(asked, event=name)
    usable = event_id_fault(asked.event) is None
    if not usable or not agrees(f"Add `{asked.event}` as a new event?"):
        raise UnknownEventError(asked.event, near)
    fields: dict[str, Value] = {"title": ask("Title", needed=True)}
    fields |= _answer("place", ask("Place"))
    fields |= _answer("start", ask_for("First day", _date_fault, needed=True))
    fields |= _answer("end", ask_for("Last day (Enter: it goes on)", _date_fault))
    return replace(asked, new_event=NewEvent(fields))


def _source(name: str, ledger: Ledger) -> tuple[str, NewSource | None]:
    """Return the source that is meant, and what it is if it is to be new."""
    while find_source(name, ledger.sources) is None:
        near = closest_sources(name, ledger.sources)
        tell(f"No source `{name}` in this ledger.")
        for each in near:
            tell(f"  `{each}`: {ledger.sources[each].name}")
        other = ask("Another name, or Enter to add it as a new source")
        if not other:
            return _new_source(name, near)
        name = other
    return name, None


def _new_source(name: str, near: tuple[str, ...]) -> tuple[str, NewSource | None]:
    if not agrees(f"Add `{name}` as a new source?"):
        raise UnknownSourceError(name, near)
    fault = id_fault(name)
    id_ = name
    if fault is not None:
        tell(f"  it needs a short id: in `{name}`, {fault}")
        id_ = ask_for("Id", id_fault, needed=True)
    title = ask("Full name", needed=fault is None) or name
    return id_, NewSource({"name": title})
