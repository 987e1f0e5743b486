"""Casualty claims kept in YAML files, reconciled into ranges.

The Python API is what `casualty_ledger.ledger` lists in its ``__all__``.  Each of
those names can be taken from here as well, and is fetched when first asked for
(PEP 562): importing this package loads no library, so that `ledger --version`
costs no more than starting Python.

>>> import casualty_ledger
>>> casualty_ledger.__version__.count(".")
2
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing.TYPE_CHECKING, without the time it takes to load typing

if TYPE_CHECKING:
    from casualty_ledger.ledger import *  # noqa: F403 - the list is kept over there

__version__ = "0.1.0"

if not TYPE_CHECKING:  # a type checker would believe in every misspelt name

    def __getattr__(name: str) -> object:
        """Return *name* of the API, loading what it needs."""
        if not name.startswith("_"):
            import casualty_ledger.ledger as api

            if name in api.__all__:
                return getattr(api, name)
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)

    def __dir__() -> list[str]:
        """Return the names of the API beside those that are here already."""
        import casualty_ledger.ledger as api

        return sorted({*globals(), *api.__all__})
