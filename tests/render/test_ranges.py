"""How a range is written for people."""

from __future__ import annotations

import pytest

from casualty_ledger.core.results import Choice, Range
from casualty_ledger.render.ranges import (
    choice_text,
    ends_text,
    range_with_day,
)
from tests.builders import cell_of, claim, reconciled


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (Range(311, 311), "311"),
        (Range(1334, 1557), "1,334–1,557"),
        (Range(1334, 1557, open=True), "1,334–1,557+"),
        (Range(1557, 1557, open=True), "1,557+"),
        (Range(213, None, open=True), "213+"),
        (Range(), "–"),
        (Range(0, 0), "0"),
        (Range(0, 20, high_words="at most 20"), "at most 20"),
        (Range(0, 27, open=True, high_words="at most 27"), "0–27+"),
        (Range(1400, 1400, low_words="about 1,400", high_words="about 1,400"),
         "about 1,400"),
        (Range(1400, 1557, low_words="about 1,400"), "about 1,400 to 1,557"),
        (Range(24, 99, low_words="dozens", high_words="dozens"), "dozens"),
        (Range(3, 3, True, "many", "many"), "many or more"),
        (Range(500, 500, True, "at least 500", "at least 500"), "at least 500"),
        (Range(100, 501, True, None, "more than 500"), "100 to more than 500"),
    ],
)  # fmt: skip
def test_a_range_keeps_its_words_and_never_closes_an_open_end(
    found: Range, text: str
) -> None:
    """What a reader takes from it is what the sources said, no more and no less."""
    assert ends_text(found) == text


@pytest.mark.parametrize(
    ("chosen", "text"),
    [
        (Choice(None, None, None), "–"),
        (Choice(311, 311, 311), "311"),
        (Choice(300, None, 500, open=True), "300–500+"),
        (Choice(300, None, None, open=True), "300+"),
        (Choice(None, None, 500), "– to 500"),
    ],
)
def test_what_a_policy_does_not_determine_is_a_dash(chosen: Choice, text: str) -> None:
    """Nothing determined is never printed as zero."""
    assert choice_text(chosen) == text


def test_an_early_figure_is_printed_with_its_day() -> None:
    """A tally that nobody has repeated since must not be read as the toll of today."""
    found = reconciled(
        claim("snhr", {"civilians": "125"}, "2025-03-07"),
        claim("sohr", {"total": "1,000"}, "2025-03-12"),
    )

    assert range_with_day(cell_of(found, "civilians")) == "125 as of 7 March 2025"
    assert range_with_day(cell_of(found)) == "1,000"
