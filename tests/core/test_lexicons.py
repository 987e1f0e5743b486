"""The lexicons, against the table of the design, row by row."""

from __future__ import annotations

import pytest

from casualty_ledger.core.interval import Interval
from casualty_ledger.core.lexicons import LEXICONS
from casualty_ledger.core.wordings import CountFault, read_count

# word | ledger | acled | ucdp; a dash where a codebook does not list the word
TABLE = """
a couple | 2-3 | - | -
few | 3-9 | 3 | 3
a few | 3-9 | 3 | 3
several | 3-9 | 3 | 3
many | 3+ | 3 | -
tens | 10-99 | 10 | 20
a dozen | 12 | 12 | 12
dozens | 24-99 | 12 | 24
scores | 40-99 | - | 40
hundreds | 200-999 | 100 | 200
several dozen | 36-99 | - | -
several hundred | 300-999 | - | -
many hundreds | 300-999 | - | -
several thousand | 3000-9999 | - | -
thousands | 2000-9999 | - | 2000
tens of thousands | 20000-99999 | - | -
hundreds of thousands | 200000-999999 | - | -
"""
ROWS = [tuple(map(str.strip, line.split("|"))) for line in TABLE.strip().splitlines()]


def meaning(text: str) -> Interval | None:
    """Return what a field of the table says."""
    if text == "-":
        return None
    if text.endswith("+"):
        return Interval(int(text[:-1]), None)
    low, _, high = text.partition("-")
    return Interval(int(low), int(high or low))


@pytest.mark.parametrize(("word", "ledger", "acled", "ucdp"), ROWS)
def test_a_word_means_what_its_codebook_says(
    word: str, ledger: str, acled: str, ucdp: str
) -> None:
    """And where a codebook does not list it, nothing."""
    said = {"ledger": ledger, "acled": acled, "ucdp": ucdp}

    for name, text in said.items():
        assert LEXICONS[name].get(word) == meaning(text)


@pytest.mark.parametrize("name", LEXICONS)
def test_no_lexicon_holds_a_word_that_the_table_does_not(name: str) -> None:
    """A word slipped in would be a guess."""
    assert set(LEXICONS[name]) <= {word for word, *_ in ROWS}


@pytest.mark.parametrize(("word", "ledger", "acled", "ucdp"), ROWS)
def test_a_word_that_the_chosen_lexicon_lacks_is_an_error_that_says_who_has_it(
    word: str, ledger: str, acled: str, ucdp: str
) -> None:
    """The reader may take another lexicon, or write a number."""
    said = {"ledger": ledger, "acled": acled, "ucdp": ucdp}
    having = sorted(name for name, text in said.items() if text != "-")

    for name in said.keys() - having:
        found = read_count(word, name, LEXICONS)
        assert isinstance(found, CountFault)
        assert found.note == f"known to: {', '.join(having)}"
