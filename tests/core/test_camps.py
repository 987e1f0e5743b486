"""Section 9: camps and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from casualty_ledger.core.interval import Interval, exactly
from casualty_ledger.core.results import Verdict
from tests.builders import cell_of, claim, reconciled, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim
    from casualty_ledger.core.results import CellResult


def total(*claims: Claim, **said: Any) -> CellResult:  # noqa: ANN401 - passed on
    """Return what is found out about the total."""
    return cell_of(reconciled(*claims, **said))


def verdict_on(*counts: str) -> Verdict:
    """Return the verdict on counts of as many voices."""
    told = [claim(f"voice{number}", each) for number, each in enumerate(counts)]
    return total(*told).verdict


def test_nothing_that_stands_determines_nothing() -> None:
    """Zero is something else."""
    found = total(claim("liar", "9000"), sources=[source("liar", "E")])

    assert found.verdict is Verdict.NOT_DETERMINED
    assert (found.range.low, found.range.high, found.range.open) == (None, None, False)
    assert found.camps == ()


def test_a_cell_that_nobody_states_is_derived() -> None:
    """Whoever states the rest implies it."""
    found = cell_of(
        reconciled(claim("sohr", {"total": "524", "civilians": "311"})), "combatants"
    )

    assert found.verdict is Verdict.DERIVED
    assert found.derived
    assert found.camps == ()


def test_a_derived_figure_above_zero_forms_a_camp() -> None:
    """One that may be zero does not."""
    found = total(claim("sohr", {"civilians": "311"}), claim("ministry", "200"))

    assert [(camp.sources, camp.derived_sources) for camp in found.camps] == [
        (("ministry",), ()),
        ((), ("sohr",)),
    ]
    assert found.camps[1].independent == 0
    assert found.verdict is Verdict.DISAGREE


def test_a_cell_whose_stated_figures_are_all_outgrown_is_derived() -> None:
    """What stands there is implied."""
    found = total(
        claim("early", "311", "2025-03-08"),
        claim("late", {"civilians": "400"}, "2025-03-12"),
    )

    assert found.verdict is Verdict.DERIVED
    assert not found.derived


def test_intervals_that_share_no_number_disagree() -> None:
    """Camps are the largest groups that do; one voice may be in two of them."""
    found = total(
        claim("low", "100"), claim("high", "200"), claim("wide", "at least 50")
    )

    assert found.verdict is Verdict.DISAGREE
    assert [camp.sources for camp in found.camps] == [("wide", "low"), ("wide", "high")]
    assert [camp.interval for camp in found.camps] == [exactly(100), exactly(200)]
    assert found.common_ground is None


def test_what_all_share_is_the_common_ground() -> None:
    """Of the only camp."""
    found = total(claim("one", "at least 100"), claim("two", "90-150"))

    assert found.common_ground == Interval(100, 150)


def test_one_voice_or_one_group_is_a_single_source() -> None:
    """Ten outlets that draw on one source are one voice among others."""
    told = claim("sohr", "524"), claim("agency", "524")

    assert total(told[0]).verdict is Verdict.SINGLE_SOURCE
    assert total(*told).verdict is Verdict.AGREE
    joined = [source("agency", draws_on=("sohr",))]
    assert total(*told, sources=joined).verdict is Verdict.SINGLE_SOURCE
    assert total(*told, sources=joined).camps[0].independent == 1


def test_reaches_that_share_a_number_agree() -> None:
    """Over 500 could well mean 524, and so could hundreds."""
    assert verdict_on("524", "over 500", "hundreds") is Verdict.AGREE


def test_figures_that_differ_without_contradiction_are_compatible() -> None:
    """At least 25,000 allows 38,000, but nobody who knew of that would say it."""
    assert verdict_on("at least 25,000", "38,000") is Verdict.COMPATIBLE


def test_reaches_have_to_share_one_number_all_together() -> None:
    """Not only one after the other."""
    assert verdict_on("500-520", "515-530", "525-540") is Verdict.DISAGREE
    assert verdict_on("at least 500", "at least 600", "about 600") is Verdict.COMPATIBLE


def test_names_do_not_agree_with_a_tally() -> None:
    """They are partial by nature; two tallies beside them can agree."""
    names = claim("names", "524", basis="identified")
    one, two = claim("one", "524"), claim("two", "524")

    assert total(names, one).verdict is Verdict.COMPATIBLE
    assert total(names, one, two).verdict is Verdict.AGREE
    assert total(claim("names", "20", basis="identified"), one, two).verdict is (
        Verdict.AGREE
    )


def test_where_there_are_only_names_theirs_agree() -> None:
    """Or not, where the lists differ."""
    one, two, other = (
        claim(voice, text, basis="identified")
        for voice, text in (("one", "20"), ("two", "20"), ("other", "25"))
    )

    assert total(one, two).verdict is Verdict.AGREE
    assert total(one, other).verdict is Verdict.COMPATIBLE
