"""Totals over events: what is added up, what is not, and what stays open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.model import Question
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.core.totals import GroupBy, Total, totals
from tests.builders import claim, event, ledger

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim
    from casualty_ledger.core.results import Reconciliation


def reconciled(
    name: str,
    *claims: Claim,
    policy: str = "ledger",
    **said: Any,  # noqa: ANN401 - passed on
) -> Reconciliation:
    """Return one event of that id, reconciled; *said* are fields of it."""
    known = replace(event(*claims, **said), id=name)
    return reconcile(known, ledger(known), Question(policy=policy))


def only(found: tuple[Total, ...]) -> Total:
    """Return the one total of *found*."""
    (one,) = found
    return one


def test_lows_and_highs_are_added_and_no_best() -> None:
    """Both ends are sound; a sum of best figures is a number that nobody claims."""
    one = reconciled("a", claim("sohr", "500-600"))
    two = reconciled("b", claim("sohr", "10"), start="2025-01-01", end="2025-01-02")

    found = only(totals([one, two], ["total"], None))

    assert (found.low, found.high, found.open) == (510, 610, False)
    assert found.events == ("a", "b")
    assert not hasattr(found, "best")


def test_one_open_event_makes_the_sum_open() -> None:
    """An open end stays open through every sum."""
    found = only(
        totals(
            [
                reconciled("a", claim("sohr", "500+")),
                reconciled("b", claim("sohr", "10")),
            ],
            ["total"],
            None,
        )
    )

    assert (found.low, found.high, found.open) == (510, 510, True)


def test_an_event_that_nothing_bounds_leaves_no_high() -> None:
    """At least 48 civilians say nothing of how many people there were at most."""
    found = only(
        totals([reconciled("a", claim("sohr", {"civilians": "48+"}))], ["total"], None)
    )

    assert (found.low, found.high, found.open) == (48, None, True)


def test_an_event_without_a_range_is_counted_and_adds_nothing() -> None:
    """Unknown is not zero."""
    known = reconciled("a", claim("sohr", "500"))
    silent = reconciled("b", claim("sohr", "9", outcome="injured"))

    found = only(totals([known, silent], ["total"], None))

    assert (found.low, found.high) == (500, 500)
    assert found.not_determined == ("b",)


def test_no_event_with_a_range_gives_no_sum() -> None:
    """A sum over nothing is not zero either."""
    found = only(totals([reconciled("a")], ["total"], None))

    assert (found.low, found.high, found.open) == (None, None, False)


def test_each_category_has_a_sum_of_its_own() -> None:
    """For everybody and for civilians; the claims behind each are named."""
    one = reconciled(
        "a",
        claim("sohr", {"total": "524", "civilians": "311"}, id="x"),
        claim("snhr", "524", id="y"),
    )

    total, civilians = totals([one], ["total", "civilians"], None)

    assert (total.low, civilians.low) == (524, 311)
    assert total.claims == ("x", "y")
    assert "x" in civilians.claims


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (GroupBy.MONTH, ["2025-01", "2025-03"]),
        (GroupBy.PLACE, ["", "Coast"]),
        (GroupBy.TAG, ["", "clashes", "massacre"]),
    ],
)
def test_a_row_for_each_group_in_order(by: GroupBy, groups: list[str]) -> None:
    """An event with several tags is in each; one that has none is in a group, too."""
    one = reconciled(
        "a", claim("sohr", "1"), place="Coast", tags=("massacre", "clashes")
    )
    two = reconciled("b", claim("sohr", "2"), start="2025-01-30", end=None)

    assert [each.group for each in totals([one, two], ["total"], by)] == groups


def test_an_event_of_a_year_is_in_no_month() -> None:
    """December is not made up for it."""
    one = reconciled("a", claim("sohr", "1"), start="2025", end="2025")

    assert only(totals([one], ["total"], GroupBy.MONTH)).group == ""


@pytest.mark.parametrize(
    ("other", "twice"),
    [
        ({"place": "coast", "start": "2025-03-10", "end": "2025-03-12"}, True),
        ({"place": "Coast", "start": "2025-03-11", "end": "2025-03-12"}, False),
        ({"place": "Hills", "start": "2025-03-06", "end": "2025-03-12"}, False),
        ({"place": "Land", "places": {"Coast": None}, "start": "2025-03-01"}, True),
        ({"place": None, "start": "2025-03-06"}, False),
    ],
)
def test_events_that_share_a_place_and_a_day_may_count_the_same_people(
    other: dict[str, Any], twice: bool
) -> None:
    """They are named, and still added up: whether it is so nobody can tell."""
    one = reconciled("a", claim("sohr", "1"), place="Coast")
    two = reconciled("b", claim("sohr", "2"), **other)

    found = only(totals([one, two], ["total"], None))

    assert found.overlapping == ((("a", "b"),) if twice else ())
    assert found.low == 3


def test_an_event_in_no_sum_is_counted_twice_in_none() -> None:
    """What adds nothing cannot be added twice."""
    one = reconciled("a", claim("sohr", "1"), place="Coast")
    two = reconciled("b", place="Coast")

    assert only(totals([one, two], ["total"], None)).overlapping == ()


def test_the_asked_policy_draws_the_ends() -> None:
    """Who asks for the lowest reported figures gets their sum."""
    told = (claim("sohr", "500"), claim("snhr", "600"))

    found = only(totals([reconciled("a", *told, policy="acled")], ["total"], None))

    assert (found.low, found.high) == (500, 500)
