"""What words like "dozens" and "hundreds" are taken to mean, by codebook.

A lexicon maps a word to the range of people it stands for.  Words that a codebook
does not list are missing here too: an unknown word is an error, never a guess.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from casualty_ledger.core.interval import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping

Lexicon: TypeAlias = "Mapping[str, Interval]"


def _words(**meanings: tuple[int, int | None]) -> Lexicon:
    return MappingProxyType(
        {word.replace("_", " "): Interval(*ends) for word, ends in meanings.items()}
    )


#: Source: this project's own reading (docs/method.md#words).
LEDGER = _words(
    a_couple=(2, 3),
    few=(3, 9),
    a_few=(3, 9),
    several=(3, 9),
    many=(3, None),
    tens=(10, 99),
    a_dozen=(12, 12),
    dozens=(24, 99),
    scores=(40, 99),
    hundreds=(200, 999),
    several_dozen=(36, 99),
    several_hundred=(300, 999),
    many_hundreds=(300, 999),
    several_thousand=(3_000, 9_999),
    thousands=(2_000, 9_999),
    tens_of_thousands=(20_000, 99_999),
    hundreds_of_thousands=(200_000, 999_999),
)

#: Source: the ACLED codebook, which codes several, many and few as 3 or 10
#: "depending on the scale and context"; 3 here.
ACLED = _words(
    few=(3, 3),
    a_few=(3, 3),
    several=(3, 3),
    many=(3, 3),
    tens=(10, 10),
    a_dozen=(12, 12),
    dozens=(12, 12),
    hundreds=(100, 100),
)

#: Source: inferred from where the fatality figures of UCDP GED heap (3, 13, 24, 40,
#: 101, 200, 1001, 2000).  Its codebook gives no table.
UCDP = _words(
    few=(3, 3),
    a_few=(3, 3),
    several=(3, 3),
    tens=(20, 20),
    a_dozen=(12, 12),
    dozens=(24, 24),
    scores=(40, 40),
    hundreds=(200, 200),
    thousands=(2_000, 2_000),
)

#: Where each of the lexicons below comes from, for help texts.
SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "ledger": "This project's own reading (docs/method.md#words).",
        "acled": "ACLED codebook. It codes several, many and few as 3 or 10 by scale"
        " and context; that they are 3 here is this project's reading.",
        "ucdp": "Inferred by this project from where the fatality figures of UCDP GED"
        " heap (3, 13, 24, 40, 101, 200, 1001, 2000); its codebook gives no table.",
    }
)

#: The lexicons that come with the program, by the name `--lexicon` takes.
LEXICONS: Mapping[str, Lexicon] = MappingProxyType(
    {"ledger": LEDGER, "acled": ACLED, "ucdp": UCDP}
)
