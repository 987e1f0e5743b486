"""Web addresses that lead nowhere, or somewhere a reader should not be sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims, about_entry, spot
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.model import Event, Ledger, Source
    from casualty_ledger.core.problems import Problem

# A host is a name, or a number in brackets; then a port, perhaps, and nothing that may
# not stand in an address as it is.  Letters of all scripts may: browsers show them so.
_LABEL = r"\w(?:[\w-]*\w)?"
_HOST = rf"(?:{_LABEL}(?:\.{_LABEL})*\.?|\[[0-9a-fA-F:.]+\])(?::[0-9]{{1,5}})?"
_REST = r"(?:[/?#][^\s\x00-\x1f\x7f<>\"\\]*)?"
_USABLE = re.compile(rf"https?://(?:[^\s/?#@\\]+@)?{_HOST}{_REST}", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(rf"(?://)?{_LABEL}(?:\.{_LABEL})+(?:[/?#]\S*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,20}:")


def address_unusable(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each address that is not of the web, or cannot be opened."""
    entries: list[Event | Source] = [*ledger.sources.values(), *ledger.events.values()]
    for entry in entries:
        why = None if entry.url is None else why_unusable(entry.url)
        if why is not None:
            message, help_ = why
            code, span = Code.ADDRESS_UNUSABLE, spot(entry, "url")
            yield about_entry(code, span, f"`url` {message}", entry, help=help_)
    for event in ledger.events.values():
        for claim in event.claims:
            for key, address in (("url", claim.url), ("archive", claim.archive)):
                why = None if address is None else why_unusable(address)
                if why is not None:
                    message, help_ = why
                    code, span = Code.ADDRESS_UNUSABLE, spot(claim, key)
                    yield about_claims(
                        code, span, f"`{key}` {message}", claim, help=help_
                    )


def why_unusable(address: str) -> tuple[str, str] | None:
    """Return what is wrong with a web address and what to do, or None if nothing is.

    >>> why_unusable("https://www.syriahr.com/en/") is None
    True
    >>> why_unusable("javascript:alert(1)")[0]
    'begins with `javascript:`, which opens no web page'
    """
    if _USABLE.fullmatch(address):
        return None
    if re.search(r"\s", address.strip()):
        return "holds a space", "write %20 for it, or cut the address where it ends"
    if _WITHOUT_SCHEME.fullmatch(address):
        return "lacks its beginning", "write `https://` or `http://` before it"
    scheme = _SCHEME.match(address)
    if scheme is not None and scheme[0].lower() not in ("http:", "https:"):
        return (
            f"begins with `{scheme[0].lower()}`, which opens no web page",
            "write an address that begins with `https://` or `http://`",
        )
    return (
        "is not a web address",
        "write it as the browser shows it: `https://`, a host, and the rest",
    )
