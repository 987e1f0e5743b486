"""The page of one event: what somebody can say from it who has never seen it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from casualty_ledger.core.model import Question
from casualty_ledger.core.problems import Span
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.render import plain
from casualty_ledger.render.event_page import event_page
from tests.builders import claim, event, ledger, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim, Source


def on_line(one: Claim, line: int) -> Claim:
    """Return *one* as if it stood on *line*, its counts on the same."""
    span = Span("claims/event.yaml", line, 5, 9)
    statements = tuple(replace(each, span=span) for each in one.statements)
    return replace(one, span=span, statements=statements)


def page_of(
    *claims: Claim,
    question: Question | None = None,
    sources: tuple[Source, ...] = (),
    **said: Any,  # noqa: ANN401 - passed on
) -> str:
    """Return the page of an event with *claims*, drawn plainly."""
    known = event(*claims, **said)
    whole = ledger(known, sources)
    asked = question or Question()
    return plain.draw(event_page(reconcile(known, whole, asked), whole, asked))


def line_with(text: str, *words: str) -> str:
    """Return the first line that holds all of *words*, spaces made single."""
    for line in text.splitlines():
        if all(word in line for word in words):
            return " ".join(line.split())
    msg = f"no line with {words} in\n{text}"
    raise AssertionError(msg)


def test_the_head_says_what_it_rests_on() -> None:
    """Event, place, days, how many claims of how many sources, policy and lexicon."""
    text = page_of(
        claim("sohr", "524", "2025-03-08"),
        claim("sohr", "745", "2025-03-09"),
        claim("snhr", "500+", "2025-03-09"),
        place="The coast",
    )

    assert text.startswith(
        "An event\n"
        "The coast · 6–10 March 2025\n"
        "3 claims by 2 sources, newest as of 9 March 2025"
        " · policy ledger, lexicon ledger\n"
        "The numbers stand in claims/event.yaml, on the lines given\n"
    )


def test_a_range_is_shown_with_who_sets_each_end_when_and_where() -> None:
    """An editor can check both ends without another command."""
    text = page_of(
        on_line(claim("snhr", "1,334", "2025-08-01"), 41),
        on_line(claim("sohr", "1,557", "2025-08-02"), 77),
    )

    assert line_with(text, "total", "1,334–1,557") == (
        "total 1,334–1,557 disagree low Snhr, 1 August; high Sohr, 2 August 41, 77"
    )


def test_a_disagreement_names_the_sides_the_gap_and_the_cause() -> None:
    """Who disagrees, by how much, and why, or that nothing explains it."""
    text = page_of(
        claim("snhr", "1,334", "2025-08-01"), claim("sohr", "1,557", "2025-08-01")
    )

    assert "Why they differ" in text
    assert "killed, total: Snhr against Sohr, by 223 (16.7%): unexplained" in text


def test_an_outgrown_figure_is_shown_with_what_outgrew_it() -> None:
    """It is not lost, and it is not mistaken for a voice of today."""
    text = page_of(
        claim("reports", "311", "2025-03-08"), claim("sohr", "1,557", "2025-03-14")
    )

    row = line_with(text, "311", "Reports")
    assert "outgrown by 1,557 of Sohr, 14 March 2025" in row
    assert "One source stands alone here, because the others are outgrown." in text


def test_a_source_set_aside_is_shown_with_the_reason() -> None:
    """Its figure is in no range, and the page says why."""
    text = page_of(
        claim("blog", "9,000"), claim("sohr", "500"), sources=(source("blog", "E"),)
    )

    assert line_with(text, "9,000").endswith("set aside: its source is rated E")
    assert line_with(text, "total").startswith("total 500 ")


def test_what_grew_says_from_what() -> None:
    """A risen tally is an update, and the page shows that it was one."""
    text = page_of(
        claim("sohr", "311", "2025-03-07"),
        claim("sohr", "745", "2025-03-09"),
        claim("snhr", "740", "2025-03-09"),
    )

    assert "up from 311 on 7 March 2025" in line_with(
        text, "745", "Sohr", "9 March 2025"
    )


def test_left_out_claims_are_named_with_the_reason() -> None:
    """Nothing disappears without a word."""
    text = page_of(
        claim("sohr", "524"),
        claim("sohr", "9", id="gone", status="retracted"),
    )

    assert "1 claim retracted: gone (Sohr, line 1)" in text


def test_an_event_without_claims_says_so_in_words() -> None:
    """Empty is an answer, and not an empty table."""
    assert page_of().splitlines()[2] == (
        "No claim takes part, so no figure can be given."
    )


def test_an_event_all_retracted_says_so_in_words() -> None:
    """The reader learns that there was something, and why it is gone."""
    text = page_of(claim("a", "5", status="retracted"))

    assert "No claim takes part (1 retracted), so no figure can be given." in text
    assert "What can be printed" not in text


def test_nothing_about_what_was_asked_is_said_in_words() -> None:
    """A filter that leaves nothing is not an empty screen."""
    text = page_of(claim("a", {"men": "5"}), question=Question(victims="children"))

    assert "None of them is about what was asked for." in text


def test_figures_that_only_follow_for_single_places_are_counted() -> None:
    """They would bury the stated ones; one option shows them."""
    one = claim("a", {"civilians": "5", "combatants": "7"}, where="Jableh")

    short, full = page_of(one), page_of(one, question=Question(all_cells=True))

    assert "--all-cells shows it." in short
    assert "--all-cells" not in full
    assert len(full.splitlines()) > len(short.splitlines())


def test_what_only_follows_is_told_in_its_row_alone() -> None:
    """Nobody states it, so there is nobody whose saying could be listed."""
    counts = {"civilians": "300", "combatants": "100"}

    text = page_of(
        claim("sohr", counts, "2025-08-01"), claim("snhr", counts, "2025-08-01")
    )

    assert line_with(text, "total") == "total 400+ derived follows from Snhr, Sohr 1"
    assert "killed, total" not in text


def test_a_clash_within_a_source_is_shown() -> None:
    """600 civilians of 524 killed cannot be, and the page says whose figures."""
    text = page_of(claim("sohr", {"total": "524", "civilians": "600"}))

    assert "Sohr (within source), by 76" in text


def test_the_words_on_the_page_are_explained_on_it() -> None:
    """Verdicts are terms of this program; only those used are explained."""
    text = page_of(claim("sohr", "524"))

    assert "single source: one source, or sources that draw on one another" in text
    assert "disagree:" not in text


def test_names_of_sources_are_printed_to_the_letter() -> None:
    """Brackets, colons and escapes in a name are part of the name."""
    bad = replace(source("x"), name="[/items] :skull: \x1b]0;t\x07")

    text = page_of(claim("x", "5"), sources=(bad,))

    assert "[/items] :skull: <U+001B>]0;t<U+0007>" in text
