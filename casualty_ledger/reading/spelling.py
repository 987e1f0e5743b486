"""How to write a date that was written otherwise; nothing is read by this help."""

from __future__ import annotations

import re

from casualty_ledger.core.dates import read_date

_HELP = "write a day as 2025-03-07; if no more is known, 2025-03 or 2025"
# Not from `calendar`, which names them in the language of the machine.
_MONTHS = re.findall("...", "janfebmaraprmayjunjulaugsepoctnovdec")
_DAY_FIRST = re.compile(r"([0-9]{1,2})\.? +([A-Za-z]{3,9})\.?,? +([0-9]{4})")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? +([0-9]{1,2}),? +([0-9]{4})")


def date_help(text: str) -> str:
    """Return what to write instead of *text*, which is no date.

    >>> date_help("2025-3-7")
    'write 2025-03-07'
    >>> date_help("7 March 2025")
    'write 2025-03-07'
    >>> date_help("07/03/2025")[:45]
    'write year, month and day in this order, as i'
    """
    meant = _meant(text.strip())
    if meant is not None and read_date(meant) is not None:
        return f"write {meant}"
    if re.fullmatch(r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{2}){1,2}", text):
        return "write year, month and day in this order, as in 2025-03-07"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return "no calendar has that day: check it against the source"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}.*", text):
        return "write a time with its offset, as in 2025-03-08T01:30+03:00, or the day"
    return _HELP


def _meant(text: str) -> str | None:
    """Return the only date that *text* can mean, or None where it could be several."""
    if found := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,2})", text):
        return f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    if found := re.fullmatch(r"([0-9]{4})[-/. ]([0-9]{1,2})", text):
        return f"{found[1]}-{int(found[2]):02d}"
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(text):
        month, day, year = found.groups()
    else:
        return None
    known = month[:3].lower()
    if known not in _MONTHS:
        return None
    return f"{year}-{_MONTHS.index(known) + 1:02d}-{int(day):02d}"
