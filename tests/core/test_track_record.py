"""How a source stands against the others: counted, never graded."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.model import Question
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.core.track_record import TrackRecord, track_records
from tests.builders import claim, event, ledger, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim, Source


def record(
    *claims: Claim,
    of: str = "sohr",
    sources: tuple[Source, ...] = (),
    **said: Any,  # noqa: ANN401 - passed on
) -> TrackRecord:
    """Return the record of one source in an event with *claims*."""
    known = event(*claims, **said)
    whole = ledger(known, sources)
    found = reconcile(known, whole, Question())
    return next(each for each in track_records(whole, [found]) if each.source.id == of)


def test_claims_figures_and_the_last_day_are_counted() -> None:
    """Claims that take part; a claim with two counts has two figures."""
    one = record(
        claim("sohr", {"total": "524", "civilians": "311"}, "2025-03-08"),
        claim("sohr", "745", as_of="2025-03-09", published="2025-03-12"),
        claim("sohr", "9999", "2025-03-20", status="disputed"),
        claim("snhr", "1", "2025-04-01"),
    )

    assert (one.claims, one.figures, one.events) == (2, 3, 1)
    assert one.last is not None
    assert one.last.day_text == "2025-03-12"


def test_a_source_that_never_spoke_has_a_record_of_nothing() -> None:
    """It is known, and that is all."""
    one = record(claim("snhr", "1"), sources=(source("sohr"),))

    assert one == TrackRecord(source=source("sohr"))


def test_figures_that_draw_on_others_are_not_its_own() -> None:
    """By the source, or by the claim."""
    told = (
        claim("sohr", "524", "2025-03-08", draws_on=("snhr",)),
        claim("sohr", {"women": "9"}, "2025-03-08"),
    )

    assert record(*told).independent == 1
    drawing = source("sohr", draws_on=("snhr",))
    assert record(*told, sources=(drawing,)).independent == 0


def test_outgrown_figures_are_counted() -> None:
    """An early tally that newer ones left behind."""
    one = record(claim("sohr", "311", "2025-03-08"), claim("snhr", "900", "2025-03-12"))

    assert (one.cells, one.outgrown) == (1, 1)


def test_alone_and_with_most_are_counted_where_figures_clash() -> None:
    """Two against one: the two are the largest camp, the one is alone."""
    told = (
        claim("sohr", "100", "2025-03-20"),
        claim("snhr", "200", "2025-03-20"),
        claim("daily", "200", "2025-03-20"),
    )

    sohr, snhr = record(*told), record(*told, of="snhr")
    assert (sohr.contested, sohr.alone, sohr.largest) == (1, 1, 0)
    assert (snhr.contested, snhr.alone, snhr.largest) == (1, 0, 1)


def test_nothing_is_contested_where_figures_agree() -> None:
    """To be alone in saying something is not to be contradicted."""
    assert record(claim("sohr", "100")).contested == 0


@pytest.mark.parametrize(
    ("own", "others", "higher", "lower", "share"),
    [
        ("300", ["100", "200", "210"], 1, 0, 0.5),
        ("100", ["200", "200", "900"], 0, 1, -0.5),
        ("200", ["200"], 0, 0, 0.0),
        ("150", ["100", "200"], 0, 0, 0.0),
        ("300", ["100", "200"], 1, 0, 0.5),
        ("50", ["100", "200"], 0, 1, -0.5),
        ("100-300", ["200"], 0, 0, 0.0),
        ("about 300", ["200"], 1, 0, 0.5),
        ("60 (50-90)", ["100"], 0, 1, -0.4),
    ],
)
def test_a_figure_is_compared_with_the_middle_of_the_others(
    own: str, others: list[str], higher: int, lower: int, share: float
) -> None:
    """Of an even number of others it has to lie beyond both in the middle."""
    told = [claim(f"other{place}", text) for place, text in enumerate(others)]

    one = record(claim("sohr", own), *told, end="2025-03-06", settling_days=0)

    assert (one.compared, one.higher, one.lower) == (1, higher, lower)
    assert one.median_difference == share


def test_names_are_partial_and_not_compared() -> None:
    """Who verified 111 does not say that others are wrong by more than half."""
    told = (
        claim("ohchr", "111", "2025-03-20", basis="identified"),
        claim("sohr", "300", "2025-03-20"),
    )

    assert record(*told, of="ohchr").compared == 0
    assert record(*told).compared == 0


def test_a_difference_to_none_has_no_share() -> None:
    """Five instead of nobody is not so many per cent more."""
    one = record(claim("sohr", "5", "2025-03-20"), claim("snhr", "0", "2025-03-20"))

    assert (one.higher, one.median_difference) == (1, None)


def test_changes_of_its_figures_are_counted() -> None:
    """Tallies rise; a fall is a revision."""
    one = record(
        claim("sohr", "100", "2025-03-20"),
        claim("sohr", "200", "2025-03-21"),
        claim("sohr", "150", "2025-03-22"),
    )

    assert (one.rose, one.revised_down) == (1, 1)


def test_there_is_no_score() -> None:
    """A source is described, never graded by the program."""
    names = {each.name for each in fields(TrackRecord)}

    assert not names & {"score", "grade", "trust", "reliability", "accuracy"}
