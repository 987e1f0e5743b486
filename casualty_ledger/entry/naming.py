"""Which source is meant, which id a new claim gets."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from casualty_ledger.core.dates import read_date
from casualty_ledger.core.names import LONGEST_ID, closest, normal, unmasked
from casualty_ledger.entry.results import NotUsableError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from casualty_ledger.core.model import Claim, Source
    from casualty_ledger.writing.claim_text import Value

# How a claim without a date is called, as `core` calls one without an id.
_UNDATED = "undated"
# So many names can be looked over at a glance.
_FEW = 5
# The longest that follows a source in an id: a day, and a number after that.
_AFTER_SOURCE = len("-2025-03-08-1000000")


def find_source(name: str, sources: Mapping[str, Source]) -> str | None:
    """Return the id of the source that *name* means: an id, a name or an alias.

    Letter case, spaces and the way accents are stored are free, as in a file.

    Raises:
        NotUsableError: if several are called so.
    """
    if name in sources:
        return name
    forms = (normal(name), unmasked(name))
    for form in (each for each in forms if each is not None):
        found = [
            source.id
            for source in sources.values()
            if form in map(normal, (source.id, source.name, *source.aliases))
        ]
        if len(found) == 1:
            return found[0]
        if found:
            known = " or ".join(f"`{each}`" for each in found)
            why = f"`{name}` may be {known}"
            raise NotUsableError(why, "write the id of the one that is meant")
    return None


def closest_sources(name: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return the ids of up to three sources that *name* may be a slip for.

    Where there are only a few, and none is near, all of them.
    """
    ids = {
        each: source.id
        for source in sources.values()
        for each in (source.id, source.name, *source.aliases)
    }
    near = tuple(dict.fromkeys(ids[each] for each in closest(name, ids)))
    return near or (tuple(sources) if len(sources) <= _FEW else ())


def claim_id(source: str, fields: Mapping[str, Value], taken: Collection[str]) -> str:
    """Return the id of a new claim: ``SOURCE-DAY``, then ``-2`` and so on.

    Args:
        source: its id.
        fields: of the claim; the day is that of the publication, else the as-of day.
        taken: ids that some claim has.
    """
    return _free(source, _day(fields), taken)


def made_id(claim: Claim, taken: Collection[str]) -> str:
    """Return the id that *claim* has in its file, or would be given there."""
    if claim.written_id:
        return claim.id
    day = _UNDATED if claim.said is None else claim.said.day_text
    return _free(claim.source, day, taken)


def _free(source: str, day: str, taken: Collection[str]) -> str:
    base = f"{source[: LONGEST_ID - _AFTER_SOURCE]}-{day}"
    forms = set(map(normal, taken))
    numbered = (f"{base}-{number}" for number in itertools.count(2))
    names = itertools.chain([base], numbered)
    return next(name for name in names if normal(name) not in forms)


def _day(fields: Mapping[str, Value]) -> str:
    for key in ("published", "as_of"):
        text = fields.get(key)
        when = read_date(text) if isinstance(text, str) else None
        if when is not None:
            return when.day_text
    return _UNDATED
