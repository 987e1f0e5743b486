"""Several events at a glance."""

from __future__ import annotations

from dataclasses import replace

from casualty_ledger.core.model import Ledger, Question
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.render import plain
from casualty_ledger.render.overview import overview
from casualty_ledger.render.policies_page import policies_page
from tests.builders import claim, event, ledger


def two_events() -> Ledger:
    """Return a ledger of an event with civilians that disagree, and one injured."""
    first = event(
        claim("snhr", {"total": "900", "civilians": "311"}, "2025-08-01"),
        claim("sohr", {"total": "900", "civilians": "400"}, "2025-08-01"),
    )
    second = replace(event(claim("who", "50", outcome="injured")), id="other")
    whole = ledger(first)
    return replace(
        whole,
        sources={**whole.sources, **ledger(second).sources},
        events={"event": first, "other": second},
    )


def overview_of(whole: Ledger, question: Question) -> str:
    """Return the overview of all events of *whole*, drawn plainly."""
    found = [reconcile(each, whole, question) for each in whole.events.values()]
    return plain.draw(overview(found, whole, question))


def rows(text: str, event_id: str) -> list[str]:
    """Return the rows of an event, spaces made single."""
    return [
        " ".join(line.split())
        for line in text.splitlines()
        if line.startswith(event_id)
    ]


def test_each_event_has_a_row_under_each_cell_that_people_ask_for() -> None:
    """Total and civilians: range, verdict, sources, as of, disagreements."""
    text = overview_of(two_events(), Question())

    assert rows(text, "event ")[1:] == [
        "event 900 agree 2 1 August 2025",
        "event range verdict sources as of gaps",
        "event 311–400 disagree 2 1 August 2025 1",
    ]
    assert "killed, total" in text
    assert "killed, civilians" in text


def test_an_event_without_such_a_figure_keeps_its_row() -> None:
    """An event that is missing from the list would be taken to have been forgotten."""
    assert rows(overview_of(two_events(), Question()), "other") == ["other – no figure"]


def test_asking_for_other_people_gives_their_table() -> None:
    """`--victims` takes the place of the cells that most people ask for."""
    text = overview_of(two_events(), Question(victims="civilians"))

    assert "killed, civilians" in text
    assert "killed, total" not in text


def test_no_events_are_said_to_be_none() -> None:
    """An empty ledger is an answer in words."""
    assert overview_of(Ledger(), Question()) == "There is no event in this ledger."


def test_policies_are_put_side_by_side_with_their_spread() -> None:
    """How far the codebooks are apart is itself a finding."""
    whole, question = two_events(), Question(policy="all")
    found = [reconcile(each, whole, question) for each in whole.events.values()]

    text = plain.draw(policies_page(found, whole, question))

    assert "spread: low 311; best 311; high 311 to 400" in text
    assert "killed, total: 900 by every policy" in text
    assert [" ".join(line.split()) for line in text.splitlines()].count(
        "ledger 311 – 400"
    ) == 1
