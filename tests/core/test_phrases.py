"""Figures and days in words: nobody is quoted for a day on which they said nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casualty_ledger.core import phrases
from tests.builders import cell_of, claim, position_of, reconciled, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim


def dated(*claims: Claim, victims: str = "total", **said: Any) -> str:  # noqa: ANN401
    """Return when the figure of `sohr` was said, in words."""
    found = reconciled(*claims, **said)
    position = position_of(cell_of(found, victims), "sohr")
    return phrases.dated(position, {each.id: each for each in claims})


def figure(*claims: Claim, victims: str = "total") -> str:
    """Return the figure of `sohr` in words."""
    return phrases.figure(position_of(cell_of(reconciled(*claims), victims), "sohr"))


def test_a_figure_has_the_day_it_was_said_for() -> None:
    """The as-of day, not that of publication."""
    one = claim("sohr", "524", as_of="2025-03-08", published="2025-03-09")

    assert dated(one) == "as of 8 March 2025"


def test_an_undated_figure_has_no_day() -> None:
    """None is made up."""
    assert dated(claim("sohr", "524", published=None, as_of=None)) == ""


def test_a_figure_narrowed_later_keeps_the_day_on_which_it_was_said() -> None:
    """100 soldiers of 7 March were never given on 31 March."""
    told = (
        claim("sohr", {"government_forces": "100"}, "2025-03-07"),
        claim("sohr", {"total": "1334"}, "2025-03-31"),
    )

    assert dated(*told, victims="government_forces") == (
        "as of 7 March 2025, with its later figures 100–1,334 as of 31 March 2025"
    )


def test_an_implied_figure_has_the_days_of_the_claims_that_imply_it() -> None:
    """A later claim about something else does not make it newer."""
    told = (
        claim("sohr", {"civilians": "830"}, "2025-03-09"),
        claim("sohr", {"civilians": "1383"}, "2025-03-12"),
        claim("sohr", "9", "2025-08-06", outcome="detained"),
    )

    assert dated(*told) == "by its figures up to 12 March 2025"


def test_an_implied_figure_without_a_day_says_whence_it_is() -> None:
    """Even undated figures imply others."""
    one = claim("sohr", {"civilians": "31"}, published=None, as_of=None)

    assert dated(one) == "by its other figures"


def test_a_vaguer_statement_later_does_not_say_the_figure_again() -> None:
    """Who says "more than 1,500" in August has not said 1,557 in August."""
    told = (
        claim("sohr", "1557", "2025-03-31"),
        claim("sohr", "more than 1500", "2025-08-01"),
    )

    assert dated(*told) == "as of 31 March 2025"
    position = position_of(cell_of(reconciled(*told)), "sohr")
    assert [phrases.leaves_it(step) for step in position.history] == [False, True]


def test_the_same_figure_said_again_is_as_of_the_later_day() -> None:
    """To repeat a figure is to say it."""
    told = (
        claim("sohr", "1557", "2025-03-31"),
        claim("sohr", "1557", "2025-08-01"),
    )

    assert dated(*told) == "as of 1 August 2025"


def test_a_figure_keeps_its_words() -> None:
    """About 500 is never printed as 500."""
    assert figure(claim("sohr", "about 500")) == "about 500"
    assert figure(claim("sohr", "hundreds")) == "hundreds"
    assert figure(claim("sohr", "800-973")) == "800–973"


def test_an_estimate_is_named_with_its_interval() -> None:
    """A central value alone says too much."""
    assert figure(claim("sohr", "2975 (2658-3290, 95%)")) == "2,975 (2,658–3,290)"


def test_an_implied_figure_is_the_interval() -> None:
    """Nobody named one number."""
    one = claim("sohr", {"total": "524", "civilians": "311"})

    assert figure(one, victims="combatants") == "0–213"


def test_the_shortest_name_is_taken() -> None:
    """A sentence with SOHR in it three times can still be read."""
    assert (
        phrases.short_name(source("observatory", aliases=("Obs.", "The O."))) == "Obs."
    )


def test_a_figure_cut_by_earlier_ones_was_never_said_so() -> None:
    """About 8,100 and then 8,000 to 8,100 leave 8,050 to 8,100, which nobody said."""
    told = (
        claim("sohr", "about 8100", "2011-07-10", basis="estimate"),
        claim("sohr", "8000-8100", "2012-07-11", basis="estimate"),
    )

    assert figure(*told) == "8,050–8,100"
    assert dated(*told) == "as of 11 July 2012, taken with its earlier figures"
    one = (claim("sohr", "240+", "2025-03-07"), claim("sohr", "803", "2025-03-10"))
    assert dated(*one) == "as of 10 March 2025"
