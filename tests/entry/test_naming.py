"""Whose number it is, and how a new claim is called."""

from __future__ import annotations

import pytest

from casualty_ledger.core.model import Source
from casualty_ledger.core.names import LONGEST_ID, id_fault
from casualty_ledger.core.problems import Span
from casualty_ledger.entry import naming
from casualty_ledger.entry.results import NotUsableError

SPAN = Span("sources.yaml", 1, 1, 2)
SOURCES = {
    "sohr": Source("sohr", "Syrian Observatory", SPAN, ("SOHR", "Obs\u00e9rvatory")),
    "un": Source("un", "United Nations", SPAN, ("Shared",)),
    "ohchr": Source("ohchr", "Human Rights Office", SPAN, ("Shared",)),
}


@pytest.mark.parametrize(
    "name",
    ["sohr", "SOHR", "  syrian   observatory ", "obse\u0301rvatory", "S\u041eHR"],
)
def test_a_source_is_found_however_it_is_spelt(name: str) -> None:
    """Letter case, spaces, stored accents, and letters that only look Latin."""
    assert naming.find_source(name, SOURCES) == "sohr"


def test_a_name_of_two_sources_is_not_decided() -> None:
    """Which one is meant is for the person to say."""
    with pytest.raises(NotUsableError, match="may be `un` or `ohchr`"):
        naming.find_source("shared", SOURCES)


def test_the_closest_are_told_by_id() -> None:
    """A slip in a full name leads to what is typed instead."""
    assert naming.closest_sources("syrian observatry", SOURCES)[0] == "sohr"


def test_of_a_few_sources_all_are_told() -> None:
    """Whoever is far off sees what there is."""
    assert naming.closest_sources("xyz", SOURCES) == tuple(SOURCES)


def test_an_id_that_is_taken_in_other_letters_is_taken() -> None:
    """`A` beside `a` would be two claims that nobody can tell apart."""
    fields = {"published": "2001-03-02"}
    assert naming.claim_id("un", fields, {"UN-2001-03-02"}) == "un-2001-03-02-2"


def test_the_longest_source_makes_a_usable_id() -> None:
    """An id that is made must not be refused for its length."""
    made = naming.claim_id("x" * LONGEST_ID, {"published": "2001-03-02"}, set())
    assert id_fault(made) is None
