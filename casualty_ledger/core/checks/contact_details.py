"""E-mail addresses and telephone numbers in texts that leave with every export.

Made to be seldom wrong rather than to find every number: a telephone number is
looked for in the forms that figures, days and shelf marks do not have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.texts import texts
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Problem

# What has digits and dots and is no contact: web addresses, days, shelf marks.
_SET_APART = re.compile(
    r"\b(?:https?://|www\.)\S+"
    r"|\b(?:ISBN|ISSN|DOI|PMID|PMC|ISIN|OCLC|SHA)\b[-: ]*[0-9X][-0-9X./ ]*"
    r"|\b10\.\d{4,9}/\S+"
    r"|\b\d{4}[-./]\d{1,2}[-./]\d{1,2}\b|\b\d{1,2}[-./]\d{1,2}[-./]\d{2,4}\b",
    re.IGNORECASE,
)
# A handle of the fediverse, @user@host, is public and no mail address.
_MAIL = re.compile(r"(?<![@\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_GAP = r"[ .()/\u00a0-]{0,2}"
_PHONE = re.compile(
    # +963 11 222 3344: international
    rf"(?<![\w+])\+[1-9](?:{_GAP}\d){{7,14}}(?!\d)"
    # tel. 222 3344: whatever follows the word
    r"|\b(?i:tel|telephone|phone|mobile|whats ?app|fax|هاتف|جوال|موبايل)\b[.:]?"
    rf" ?(?:no\.?|number)?[.:]? ?(?P<said>\+?\(?\d(?:{_GAP}\d){{6,14}})(?!\d)"
    # 0933 123 456, (011) 222 3344: national, with its leading 0
    r"|(?<![\w./:,+-])\(?0[1-9]\d{0,3}\)?(?:[ /-]?\d{2,4}){2,4}(?![\w/-]|[.,:]\d)"
    # 555-123-4567, (555) 123-4567: North America
    r"|(?<![\w./:,+-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\w/-])"
)
#: A national number with its leading 0 has 9 to 11 digits almost everywhere.
_NATIONAL = range(9, 12)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ .\u00a0]\d{3})+")


# A quick look that most texts fail: seven digits, little between them.
_SEVEN_DIGITS = re.compile(r"\d(?:\D{0,2}\d){6}")


def contact_detail(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each text that holds a mail address or telephone number."""
    for text in texts(ledger, _may_hold_one):
        kind = contact_in(text.text)
        if kind is not None:
            yield text.problem(
                Code.CONTACT_DETAIL,
                f"`{text.key}` holds what reads as {kind}",
                "take it out: it would be exported and published with the claim",
            )


def contact_in(text: str) -> str | None:
    """Return what kind of contact detail stands in *text*, or None.

    >>> contact_in("ask newsdesk@example.org"), contact_in("call +963 11 222 3344")
    ('an e-mail address', 'a telephone number')
    >>> contact_in("1,426 killed by 2025-03-09; ISBN 978-3-16-148410-0") is None
    True
    """
    text = _SET_APART.sub("·", text)
    if _MAIL.search(text):
        return "an e-mail address"
    if any(map(_is_telephone, _PHONE.finditer(text))):
        return "a telephone number"
    return None


def _may_hold_one(text: str) -> bool:
    return "@" in text or _SEVEN_DIGITS.search(text) is not None


def _is_telephone(found: re.Match[str]) -> bool:
    if found["said"] is not None:
        return _GROUPED.fullmatch(found["said"]) is None
    digits = sum(each.isdigit() for each in found[0])
    return not found[0].startswith(("0", "(0")) or digits in _NATIONAL
