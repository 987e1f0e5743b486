"""Text of a ledger, so that no spreadsheet runs it.

Source: OWASP, "CSV Injection", for the characters that begin a formula.
"""

from __future__ import annotations

import re

# A formula begins with one of = + - @, also in full width, and spreadsheets skip
# what cannot be seen before it.  A tab or a line end at the start is itself taken
# for the end of a cell.
_UNSEEN = r"\s\x00-\x20\x7f-\xa0\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_RUNS = re.compile(f"[{_UNSEEN}]*[=+\\-@\uff1d\uff0b\uff0d\uff20\t\r\n]")
_UNPAIRED = re.compile("[\ud800-\udfff]")


def harmless(text: str) -> str:
    r"""Return *text* with an apostrophe before it if a spreadsheet would run it.

    What no file can hold as UTF-8 (half a character, from a file name that is not
    UTF-8) is written ``\udc80``.

    >>> harmless("=1+1"), harmless("about 500")
    ("'=1+1", 'about 500')
    """
    whole = _UNPAIRED.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    return f"'{whole}" if _RUNS.match(whole) else whole
