"""Ring 3, the use cases that write: what is added to a ledger, and what is corrected.

    added = add(Path("claims"), Addition("ferry-2001", draft), today=date(2026, 1, 1))

Every one of them works the same way.  Under the ledger's lock it reads everything,
lays out the files as they would be, reads those with the same reader, and writes only
if nothing that stood there reads differently and what is new has no error.  Then it
reads what it wrote.
"""

from casualty_ledger.entry.adding import add
from casualty_ledger.entry.asked import Addition, NewEvent, NewSource
from casualty_ledger.entry.changing import correct, remove, retract
from casualty_ledger.entry.drafts import counts_of, draft_of
from casualty_ledger.entry.results import Entered, Entry, RefusedError
from casualty_ledger.entry.starting import Started, init

__all__ = [
    "Addition",
    "Entered",
    "Entry",
    "NewEvent",
    "NewSource",
    "RefusedError",
    "Started",
    "add",
    "correct",
    "counts_of",
    "draft_of",
    "init",
    "remove",
    "retract",
]
