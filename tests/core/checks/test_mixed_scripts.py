"""Letters of one script standing in for look-alikes of another."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casualty_ledger.core.checks.mixed_scripts import mixed_word, scripts_mixed
from tests.core.checks.ledgers import ledger, source

CYRILLIC_O = "\u041e"


@pytest.mark.parametrize(
    "name",
    [
        "Syrian Observatory for Human Rights",
        "المرصد السوري SOHR",
        "Министерство обороны",
        "TASS ТАСС",
        "TASS/ТАСС",
        "RIA-Новости",
        "NHK日本放送協会",  # Latin with Japanese, in one word, as it is written
        "Médecins Sans Frontières",
        "Me\u0301decins",
        "Ελευθερία 24",
        "3 µg",
        "",
    ],
)
def test_names_as_they_are_written_are_sound(name: str) -> None:
    """Two scripts may well stand in one name, in words of their own."""
    assert mixed_word(name) is None


@pytest.mark.parametrize(
    ("name", "word"),
    [
        (f"S{CYRILLIC_O}HR", f"S{CYRILLIC_O}HR"),
        ("Syrian \u039fbservatory", "\u039fbservatory"),
        ("Me\u0301decin\u0455", "Me\u0301decin\u0455"),
    ],
)
def test_a_word_with_a_stand_in_is_found(name: str, word: str) -> None:
    """Nobody sees it, and a search finds nothing."""
    assert mixed_word(name) == word


def test_id_name_and_aliases_are_looked_at() -> None:
    """A claim may name its source by any of them; the message says what is odd."""
    odd = f"S{CYRILLIC_O}HR"
    given = replace(source(odd, name=f"The {odd}"), aliases=("SOHR", odd))

    found = list(scripts_mixed(ledger(sources=[given])))

    assert len(found) == 3
    assert found[0].note == (
        f"`{CYRILLIC_O}` is U+041E CYRILLIC CAPITAL LETTER O: what looks the same is"
        " another name to a search"
    )


def test_the_odd_one_out_is_the_rarer_script() -> None:
    """In a word of Latin letters it is the Cyrillic one, wherever it stands."""
    [found] = scripts_mixed(ledger(sources=[source("a", name="\u0421ENTRE")]))

    assert found.note is not None
    assert found.note.startswith("`\u0421` is U+0421")
