"""Characters that nobody sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casualty_ledger.core.checks.hidden_characters import (
    character_hidden,
    first_splitting,
    first_turning,
)
from casualty_ledger.core.model import Actor, Cell, Outcome
from tests.core.checks.ledgers import claim, event, ledger, source, span

RLO, LRE, PDF = "\u202e", "\u202a", "\u202c"
RLI, FSI, PDI = "\u2067", "\u2068", "\u2069"
RLM, ZWSP, ZWNJ = "\u200f", "\u200b", "\u200c"


@pytest.mark.parametrize(
    "text",
    [
        "311 civilians",
        f"قتل 311 مدنيا{RLM}.",
        f"the {FSI}المرصد{PDI} said",
        f"{LRE}a {RLI}b{PDI} c{PDF}",
        f"one{RLI}x{PDI}\ntwo{RLI}y{PDI}",
    ],
)
def test_balanced_text_of_two_directions_is_sound(text: str) -> None:
    """Arabic quotes are written so."""
    assert first_turning(text) is None


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (f"killed {RLO}113", RLO),
        (f"killed {RLO}113{PDF}", RLO),  # an override lies even when it is closed
        (f"the {RLI}المرصد said", RLI),
        (f"the {RLI}المرصد\n{PDI} said", RLI),  # a line ends what it opens
        (f"x{PDI}", PDI),
        (f"{LRE}x{PDI}", PDI),
    ],
)
def test_what_turns_the_order_is_found(text: str, odd: str) -> None:
    """113 that is shown as 311 is a lie on every screen."""
    assert first_turning(text) == odd


@pytest.mark.parametrize(
    "name",
    [
        "Baniyas",
        "می\u200cخواهم",  # Persian, as it is spelled
        "ক\u200dষ",  # Bengali
        f"المرصد{RLM}",
        f"ب{ZWNJ}بA",  # beside no Latin letter
    ],
)
def test_spelling_is_sound(name: str) -> None:
    """Joiners belong to the word in many scripts."""
    assert first_splitting(name) is None


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        (f"Bani{ZWSP}yas", ZWSP),
        (f"Bani{ZWNJ}yas", ZWNJ),
        ("Bani\u00adyas", "\u00ad"),
        ("\ufeffBaniyas", "\ufeff"),
        (f"المر{ZWSP}صد", ZWSP),
        (f"26{ZWNJ}", ZWNJ),
        (f"{ZWNJ}A", ZWNJ),
        (f"ب{ZWNJ}A", ZWNJ),
        (f"A{ZWNJ}ب", ZWNJ),
    ],
)
def test_what_splits_a_name_is_found(name: str, odd: str) -> None:
    """It looks like another place and is compared as one of its own."""
    assert first_splitting(name) == odd


def test_the_message_shows_the_code_point_and_never_the_character() -> None:
    """A message that holds it would be turned round itself."""
    [found] = character_hidden(
        ledger(claim("a", quote=f"killed {RLO}113", spans={"quote": span(18)}))
    )

    assert found.message == "`quote` holds U+202E RIGHT-TO-LEFT OVERRIDE"
    assert found.span == span(18)
    assert found.help == "remove it"
    assert RLO not in f"{found.message}{found.note}{found.help}"


def test_what_is_left_open_may_be_closed_instead() -> None:
    """An isolate is the right way to write two directions in one line."""
    [found] = character_hidden(ledger(claim("a", quote=f"the {RLI}المرصد said")))

    assert found.help == "remove it, or close what it opens"


def test_no_width_in_a_sentence_is_sound() -> None:
    """Web pages break long words with it; it changes no number."""
    long = f"long{ZWSP}word"
    told = claim("a", quote=long, translation=long, locator=long, note=long)
    at = replace(event(told), note=long)
    outlet = replace(source("ministry"), note=long)

    assert not list(character_hidden(ledger(of=at, sources=[outlet])))


def test_the_name_of_an_actor_is_looked_at_beside_its_id() -> None:
    """Outputs show the name."""
    crew = Actor("crew", f"The c{ZWSP}rew")
    at = replace(event(claim("a")), actors={"crew": crew})

    [found] = character_hidden(ledger(of=at))

    assert found.message.startswith("`actors` holds U+200B")


def test_names_of_every_kind_are_looked_at() -> None:
    """Each is compared with others."""
    odd = f"Bani{ZWSP}yas"
    told = claim("a", cell=Cell(Outcome.KILLED, where=odd), via=odd)
    told = replace(told, where=odd, by=odd)
    at = replace(
        event(told, places={odd: None}, actors=[odd]), title=odd, place=odd, tags=(odd,)
    )
    outlet = replace(source(odd), aliases=(odd,))

    found = list(character_hidden(ledger(of=at, sources=[outlet])))

    assert [each.message.split("`")[1] for each in found] == [
        *("id", "name", "aliases", "title", "place", "places", "actors", "tags"),
        *("where", "by", "via"),
    ]
