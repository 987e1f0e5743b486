"""Sentences a newsroom could print."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.model import Actor, Cell, Outcome, Question
from casualty_ledger.core.problems import Span
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.render.sentence import sentences
from tests.builders import claim, event, ledger, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim, Event, Source


def said(
    *claims: Claim,
    about: Cell | None = None,
    question: Question | None = None,
    sources: tuple[Source, ...] = (),
    the_event: Event | None = None,
) -> str:
    """Return the sentences about one cell, the total of those killed by default."""
    known = the_event or event(*claims)
    whole = ledger(known, sources)
    asked = question or Question()
    found = reconcile(known, whole, asked)
    wanted = about or Cell(Outcome.KILLED)
    cells = tuple(each for each in found.cells if each.cell == wanted)
    assert cells, "the engine has nothing about this cell"
    text = sentences((replace(found, cells=cells),), whole, asked)
    return text.splitlines()[1]


def test_one_source_is_named_with_its_day() -> None:
    """Who says it, and up to when, is in the sentence itself."""
    assert said(claim("snhr", "1,334", "2025-03-31")) == (
        "1,334 people were killed, according to Snhr, as of 31 March 2025."
    )


@pytest.mark.parametrize(
    ("count", "begins"),
    [
        ("500+", "At least 500 people were killed, according to"),
        ("more than 500", "More than 500 people were killed, according to"),
        ("about 500", "About 500 people were killed, according to"),
        ("hundreds", "Hundreds of people were killed, according to"),
        ("several", "Several people were killed, according to"),
        ("800-973", "Between 800 and 973 people were killed, according to"),
        ("up to 20", "At most 20 people were killed, according to"),
        ("1", "1 person was killed, according to"),
        ("0", "0 people were killed, according to"),
    ],
)
def test_the_wording_of_a_source_is_kept(count: str, begins: str) -> None:
    """What a source says around a number is part of the figure."""
    assert said(claim("snhr", count, "2025-03-31")).startswith(begins)


def test_sources_that_agree_are_all_named() -> None:
    """A figure with two independent sources says so."""
    assert said(
        claim("snhr", "524", "2025-03-31"), claim("sohr", "524", "2025-03-30")
    ) == (
        "524 people were killed, according to Snhr and Sohr, who agree,"
        " as of 31 March 2025."
    )


def test_sources_that_disagree_are_set_against_each_other() -> None:
    """The range, who sets its ends, by how much they differ: nothing is averaged."""
    text = said(
        claim("snhr", {"civilians": "1,426"}, "2025-08-01"),
        claim("sohr", {"civilians": "1,557"}, "2025-08-02"),
        about=Cell(Outcome.KILLED, "civilians"),
    )

    assert text.startswith(
        "Between 1,426 and 1,557 civilians were killed, according to Snhr and Sohr, who"
        " disagree, as of 2 August 2025. The lowest figure is from Snhr (as of 1 August"
        " 2025), the highest from Sohr (as of 2 August 2025). Snhr (1,426) and Sohr"
        " (1,557) are 131 people apart (9.2%)"
    )


def test_more_sources_than_a_sentence_holds_are_counted() -> None:
    """Five names in a row are not read."""
    claims = [
        claim(name, f"{500 + number}", "2025-08-01")
        for number, name in enumerate(["a", "b", "c", "d", "e"])
    ]

    assert "according to five sources, who disagree" in said(*claims)


@pytest.mark.parametrize(
    ("counts", "asked_for", "implied"),
    [
        ({"total": "524", "civilians": "311"}, "combatants", "at most 213"),
        ({"civilians": "311", "combatants": "213"}, "total", "at least 524"),
        ({"women": "84", "children": "60"}, "women_and_children", "144"),
    ],
)
def test_a_figure_that_no_source_states_is_not_put_in_a_mouth(
    counts: dict[str, str], asked_for: str, implied: str
) -> None:
    """What follows from other figures is told as just that."""
    text = said(
        claim("sohr", counts, "2025-03-31"),
        about=Cell(Outcome.KILLED, asked_for),
        question=Question(all_cells=True),
    )

    assert "is not stated by any source; the figures of Sohr imply " in text
    assert f" imply {implied}, as of 31 March 2025." in text


def test_nothing_determined_is_said_to_be_no_figure() -> None:
    """A source rated E is no ground for a number, and no number is not zero."""
    text = said(claim("blog", "9,000"), sources=(source("blog", "E"),))

    assert text == (
        "How many people were killed is not determined; no figure can be given:"
        " the only figures are from Blog, set aside as unreliable."
    )


def test_an_open_figure_without_a_ceiling_is_not_printed_as_one() -> None:
    """A list that takes others in bounds nothing from above or below."""
    listed = claim("list", "1,726", "2025-08-01", basis="identified", includes="others")

    assert said(listed) == (
        "An unknown number of people (the figure given is 1,726) were killed, according"
        " to List, as of 1 August 2025."
    )


def test_an_open_end_stays_open_in_a_range() -> None:
    """Between a figure and "at least" another lies no ceiling."""
    text = said(claim("a", "300", "2025-08-01"), claim("b", "600+", "2025-08-01"))

    assert text.startswith("From 300 to at least 600 people were killed,")


def test_an_end_raised_by_what_others_imply_stays_open() -> None:
    """Nobody says 600 at most; the figures only imply that there were as many."""
    text = said(
        claim("a", "300", "2025-08-01"),
        claim("b", {"civilians": "400", "combatants": "200"}, "2025-08-01",
              excludes="some"),
    )  # fmt: skip

    assert text.startswith("Between 300 and at least 600 people were killed,")


def test_place_actor_and_days_are_part_of_the_sentence() -> None:
    """A figure for one town on one day is not printed as the toll of the event."""
    one = claim("sohr", "52", where="Jableh", by="gov", period="2025-03-07/2025-03-08")
    known = replace(event(one), actors={"gov": Actor("gov", "government forces", None)})

    text = said(one, about=one.statements[0].cell, the_event=known)

    assert text.startswith(
        "52 people were killed in Jableh by government forces on 7–8 March 2025,"
    )


def test_excess_deaths_died_and_were_not_killed() -> None:
    """Excess mortality answers another question."""
    one = claim("study", "4,645 (793-8498, 95%)", cause="excess")

    text = said(one, about=one.statements[0].cell)

    assert text.startswith("Between 793 and 8,498 people died (excess deaths),")


def test_an_event_of_which_nothing_can_be_said_says_why() -> None:
    """Retracted claims leave no figure, and not a zero either."""
    known = event(claim("a", "5", status="retracted"))
    whole = ledger(known)

    text = sentences((reconcile(known, whole, Question()),), whole, Question())

    assert text.endswith(
        "No claim takes part (1 retracted), so no figure can be given."
    )


def test_a_policy_other_than_the_ledgers_is_named() -> None:
    """Another way of drawing the ends is not passed off as the sources' own."""
    text = said(
        claim("a", "300", "2025-08-01"),
        claim("b", "500", "2025-08-01"),
        question=Question(policy="acled"),
    )

    assert text.endswith("(By the policy acled.)")
    assert text.startswith("300 people were killed")


def test_a_name_cannot_break_the_line() -> None:
    """A source's name is data: no line, colour or command of its own."""
    bad = replace(source("x"), name="X\n::error::\x1b[2J", span=Span("s", 1, 1, 2))

    text = said(claim("x", "5"), sources=(bad,))

    assert "X<U+000A>::error::<U+001B>[2J" in text


def test_an_undated_figure_says_that_it_has_no_day() -> None:
    """A reader must not take it for the newest."""
    one = replace(claim("a", "5", "2025-03-08"), published=None, as_of=None)

    assert said(one).endswith("according to A, on no stated day.")


def test_what_may_explain_a_difference_is_said_in_words() -> None:
    """The names of causes are terms of this program, and no reader's."""
    text = said(claim("a", "1,000", "2025-03-31"), claim("b", "1,090", "2025-08-01"))

    assert "90 people apart (9.0%); perhaps because " in text
    assert "the lower figure is older" in text
