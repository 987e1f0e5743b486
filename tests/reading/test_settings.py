"""ledger.yaml: settings, and categories and lexicons of a ledger's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from casualty_ledger.core.errors import UnknownNameError
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import Settings
from casualty_ledger.reading.folder import read_ledger
from tests.reading.ledgers import (
    HEAD,
    TODAY,
    claim_of,
    codes_of,
    problem_of,
    read,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from casualty_ledger.reading.folder import Reading


def read_with(folder: Path, ledger: str, killed: str = "5") -> Reading:
    """Read a ledger with this ledger.yaml, and a claim that says *killed*."""
    claims = f"claims:\n- {{source: sohr, killed: {killed}}}\n"
    files: dict[str, str | bytes] = {
        "ledger.yaml": f"format: 1\n{ledger}",
        "coast.yaml": HEAD + claims,
    }
    return read(folder, files)


def test_settings_are_taken_over(tmp_path: Path) -> None:
    """Those that are not given keep their defaults."""
    reading = read_with(tmp_path, "settings: {policy: ucdp, fresh_days: 1}\n")
    assert reading.ledger.settings == Settings(policy="ucdp", fresh_days=1)
    assert reading.problems == ()


def test_the_chosen_lexicon_reads_the_words(tmp_path: Path) -> None:
    """The ledger's choice, unless the question brings another."""
    ledger = "settings: {lexicon: acled}\n"
    folder = tmp_path
    count = claim_of(read_with(folder, ledger, "dozens")).statements[0].count
    assert count.interval == Interval(12, 12)

    asked = read_ledger(folder, today=TODAY, lexicon="ledger")
    assert claim_of(asked).statements[0].count.interval == Interval(24, 99)


def test_a_lexicon_that_nobody_has_is_the_wrong_question(tmp_path: Path) -> None:
    """It was asked for on the command line, and is no fault of the ledger."""
    write(tmp_path, {})
    with pytest.raises(UnknownNameError, match="acledd"):
        read_ledger(tmp_path, today=TODAY, lexicon="acledd")


def test_a_ledger_may_bring_words_of_its_own(tmp_path: Path) -> None:
    """A number, a range, or so many and more; and no word of another lexicon."""
    ledger = (
        "settings: {lexicon: ours}\n"
        "lexicons: {ours: {Dozens: 24-60, hundreds: 200+, a  pair: 2}}\n"
    )
    reading = read_with(tmp_path, ledger, "dozens")
    assert dict(reading.ledger.lexicons["ours"]) == {
        "dozens": Interval(24, 60),
        "hundreds": Interval(200, None),
        "a pair": Interval(2, 2),
    }
    assert reading.problems == ()
    reading = read_with(tmp_path / "b", ledger, "scores")
    assert problem_of(reading).code == "count-word-unknown"


def test_own_categories_join_the_graph(tmp_path: Path) -> None:
    """Within others, or with parts that hold everybody in them."""
    ledger = """\
categories:
  alawite_civilians: {within: [civilians], name: Alawites}
  minors_and_elderly: {parts: [children, elderly]}
  elderly: {within: total}
  plain: {}
"""
    reading = read_with(tmp_path, ledger, "{alawite_civilians: 5, elderly: 2}")
    graph = reading.ledger.categories
    assert reading.problems == ()
    assert graph.by_name["alawite_civilians"].title == "Alawites"
    assert graph.lies_within("alawite_civilians", "civilians")
    assert graph.lies_within("children", "minors_and_elderly")
    assert graph.lies_within("elderly", "minors_and_elderly")
    assert graph.by_name["plain"].within == ("total",)
    assert graph.partitions[-1].whole == "minors_and_elderly"
    assert graph.partitions[-1].parts == ("children", "elderly")


@pytest.mark.parametrize(
    ("ledger", "code"),
    [
        ("settings: {lexicon: ours}\n", "lexicon-unknown"),
        ("settings: {policy: mean}\n", "policy-unknown"),
        ("settings: {settling_days: week}\n", "value-unknown"),
        ("settings: {colour: red}\n", "key-unknown"),
        ("settings: [acled]\n", "value-misshapen"),
        ("setings: {}\n", "key-unknown"),
        ("lexicons: {acled: {dozens: 12}}\n", "id-repeated"),
        ("lexicons: {ours: {dozens: hundreds}}\n", "count-unreadable"),
        ("lexicons: {ours: {dozens: few people}}\n", "count-unreadable"),
        ("lexicons: {ours: {dozens: about 12}}\n", "count-unreadable"),
        ("lexicons: {ours: {dozens: 99-24}}\n", "range-reversed"),
        ("lexicons: {ours: {dozens: [12]}}\n", "value-misshapen"),
        ("lexicons: {ours: 5}\n", "value-misshapen"),
        ("categories: {civilians: {}}\n", "id-repeated"),
        ("categories: {a/b: {}}\n", "id-unusable"),
        ("categories: {a: {within: [b]}}\n", "category-unknown"),
        ("categories: {a: {parts: [men, wmen]}}\n", "category-unknown"),
        ("categories: {a: {within: [a]}}\n", "category-cycle"),
        ("categories: {a: {parts: [a]}}\n", "category-cycle"),
        ("categories: {a: {within: [b]}, b: {within: [a]}}\n", "category-cycle"),
        ("categories: {a: {within: [men], parts: [total]}}\n", "category-cycle"),
        ("categories: {a: {inside: [men]}}\n", "key-unknown"),
        ("categories: {a: 5}\n", "value-misshapen"),
        ("categories: [a]\n", "value-misshapen"),
    ],
)
def test_one_slip_is_one_message(ledger: str, code: str, tmp_path: Path) -> None:
    """And claims are read with what is left."""
    reading = read_with(tmp_path, ledger)
    assert problem_of(reading).code == code
    assert not claim_of(reading).unreadable


@pytest.mark.parametrize(
    "ledger",
    [
        "categories: {mine: {within: [b]}}\n",
        "categories: {mine: {within: [x]}, x: {within: [mine]}}\n",
        "categories: [mine]\n",
        "categores: {mine: {}}\n",
        "a: b: c\n",
    ],
)
def test_claims_are_not_blamed_for_a_category_that_cannot_be_read(
    ledger: str, tmp_path: Path
) -> None:
    """One mistake, one message; the claims are left out all the same."""
    reading = read_with(tmp_path, ledger, "{mine: 5}")
    assert problem_of(reading).span.path.endswith("ledger.yaml")
    assert claim_of(reading).unreadable


def test_what_lies_within_a_circle_goes_with_it(tmp_path: Path) -> None:
    """The rest of the graph stays sound."""
    ledger = (
        "categories: {a: {within: [b]}, b: {within: [a]}, c: {within: [b]}, d: {}}\n"
    )
    reading = read_with(tmp_path, ledger)
    assert codes_of(reading) == ["category-cycle"]
    assert "d" in reading.ledger.categories.above
    assert not {"a", "b", "c"} & set(reading.ledger.categories.by_name)


def test_there_is_an_end_to_categories(tmp_path: Path) -> None:
    """Each costs time in every cell, and a chain of them depth."""
    chain = "".join(f"  c{n}: {{within: [c{n - 1}]}}\n" for n in range(1, 300))
    reading = read_with(tmp_path, f"categories:\n  c0: {{}}\n{chain}")
    assert codes_of(reading) == ["yaml-too-many-values"]
