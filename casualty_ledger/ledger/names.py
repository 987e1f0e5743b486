"""Names on the command line that are not known here, and those they were meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.errors import UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def require(kind: str, name: str | None, known: Collection[str]) -> None:
    """Do nothing if *name* is None or one of *known*.

    Args:
        kind: what it should name ("category", "place", ...).
        name: as given.
        known: in the order in which equally close ones are told.

    Raises:
        UnknownNameError: if it is neither; it tells the closest of *known*.
    """
    if name is not None and name not in known:
        few = list(known) if len(known) <= _FEW else []
        raise UnknownNameError(kind, name, closest(name, known) or few)


def closest(name: str, known: Iterable[str]) -> list[str]:
    """Return up to three of *known* that *name* may have been meant for, best first.

    A name of several words is also found by one of them.

    >>> closest("Civillians", ["total", "civilians", "combatants"])
    ['civilians']
    >>> closest("Jablee", ["Jableh and villages"])
    ['Jableh and villages']
    """
    from difflib import get_close_matches

    by_folded = {each.casefold(): each for each in known}
    for each in tuple(by_folded.values()):
        for word in each.casefold().split():
            by_folded.setdefault(word, each)
    found = get_close_matches(name.casefold()[:_MOST], by_folded)
    return list(dict.fromkeys(by_folded[each] for each in found))


#: Known names of which all are told, where none is close.
_FEW = 12
#: Letters of a name that are compared; comparing takes the square of it in time.
_MOST = 100
