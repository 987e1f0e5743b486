"""Explanations in words: each true of what the engine did."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from casualty_ledger.core.explain import explain
from casualty_ledger.core.model import Question
from casualty_ledger.core.positions import said
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.render import plain
from casualty_ledger.render.explain import explain_page
from casualty_ledger.render.readings import reading
from tests.builders import cell, cell_of, claim, event, ledger, source

if TYPE_CHECKING:
    from casualty_ledger.core.model import Claim, Source


def page_of(
    *claims: Claim,
    victims: str = "total",
    sources: tuple[Source, ...] = (),
    policy: str = "ledger",
    **said_of: Any,  # noqa: ANN401 - passed on
) -> str:
    """Return the explanation of one cell, drawn plainly."""
    known = event(*claims, **said_of)
    whole = ledger(known, sources)
    question = Question(all_cells=True, policy=policy)
    found = reconcile(known, whole, question)
    why = explain(found, [cell_of(found, victims)], whole, question)
    return plain.draw(explain_page(found, why, cell(victims), whole, question))


TALLY = "a tally"
WHOLE = "an estimate of the whole, so it does not grow"
NAMES = "people named or verified one by one, so at least as many"


@pytest.mark.parametrize(
    ("text", "more", "meaning", "kind"),
    [
        ("524", {}, "exact: 524", TALLY),
        ("800-973", {}, "range: 800–973", TALLY),
        ("about 500", {}, "about: allows 450–549, names 500", TALLY),
        ("111+", {}, "at least: allows 111+, names 111", TALLY),
        (
            *("over 500", {}),
            "more than: allows 501+, could well mean 501–599, names 501",
            TALLY,
        ),
        ("hundreds", {}, "word, by the lexicon: 200–999", TALLY),
        (
            *("2975 (2658-3290, 95%)", {}),
            "estimate at 95% confidence: allows 2,658–3,290, centre 2,975",
            WHOLE,
        ),
        (
            *("111", {"basis": "identified", "method": "by name"}),
            "exact: allows 111+, names 111",
            f"{NAMES} (by name)",
        ),
        (
            *("328", {"excludes": "the unburied"}),
            "at least: allows 328+, names 328",
            f"at least, because it leaves out: the unburied; {TALLY}",
        ),
        (
            *("79", {"includes": "the missing"}),
            "at most: allows 0–79, names 79",
            f"at most, because it takes in: the missing; {TALLY}",
        ),
    ],
)
def test_a_reading_says_what_is_allowed_meant_and_named(
    text: str, more: dict[str, Any], meaning: str, kind: str
) -> None:
    """What is the same is said once; what changed the reading is named."""
    one = claim("sohr", text, **more)

    assert reading(said(one, one.statements[0])) == f"read as {meaning}; {kind}"


@pytest.mark.parametrize(
    ("first", "then", "did"),
    [
        ("240+", "803", "narrows 240+ to 803"),
        ("803", "1334", "up from 803"),
        ("803", "700", "revised down from 803"),
        ("1557", "1557", "says 1,557 again"),
        ("471", "471+", "now 471+, since 471 was only a floor by then"),
        ("450", "about 500", "now 450–549, since 450 was only a floor by then"),
    ],
)
def test_each_step_says_what_it_did(first: str, then: str, did: str) -> None:
    """Growing, narrowing and revising are different things."""
    if did.startswith("revised"):
        days = ("2025-04-08", "2025-04-10")  # settled: a tally that can fall
    else:
        days = ("2025-03-08", "2025-03-10")
    text = page_of(claim("sohr", first, days[0]), claim("sohr", then, days[1]))

    (line,) = (
        each for each in text.splitlines() if f'"{then}" as of' in each and did in each
    )
    assert line.endswith(f": {did}")


def test_a_vague_statement_after_settling_leaves_the_figure() -> None:
    """More than 1,500 does not say 1,557 again."""
    text = page_of(
        claim("sohr", "1557", "2025-03-31"), claim("sohr", "1500+", "2025-08-01")
    )

    assert '"1500+" as of 1 August 2025: leaves 1,557 as it is' in text
    assert "Sohr: 1,557 as of 31 March 2025; stands" in text


def test_an_outgrown_figure_says_by_what() -> None:
    """Whose figure, which, and of when."""
    text = page_of(
        claim("sohr", "311", "2025-03-08"), claim("snhr", "900", "2025-03-12")
    )

    assert (
        "Sohr: 311 as of 8 March 2025; outgrown by 900 as of 12 March 2025 (Snhr)"
        in (text)
    )
    assert "One source stands alone, because the others are outgrown." in text


def test_a_source_rated_e_is_set_aside_with_the_reason() -> None:
    """It is shown, and has no say."""
    text = page_of(
        claim("liar", "9999", "2025-03-08"),
        claim("sohr", "524", "2025-03-08"),
        sources=(source("liar", "E"),),
    )

    assert "Liar: 9,999 as of 8 March 2025; set aside: its source is rated E" in text


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (["100", "200"], "2 camps tie for the most independent groups"),
        (["500+", "900"], "no number is one that all of these figures could well mean"),
        (["800-973"], "in what they could well mean, 800–973, the figures name 2"),
    ],
)
def test_where_there_is_no_best_the_reason_is_given(told: list[str], why: str) -> None:
    """Not determined is an answer, and has a reason."""
    claims = [
        claim(f"source{place}", text, "2025-04-20") for place, text in enumerate(told)
    ]

    assert f"best: not determined by the policy ledger: {why}" in page_of(*claims)


def test_a_policy_without_a_best_says_so() -> None:
    """The reason of another policy is not borrowed."""
    text = page_of(claim("sohr", "524"), policy="envelope")

    assert (
        "best: not determined by the policy envelope: this policy gives none here"
        in (text)
    )


@pytest.mark.parametrize(
    ("figure", "word"), [("16", "Conceded"), ("20", "Conceded"), ("900", "Claimed")]
)
def test_a_party_concedes_what_is_not_above_the_others(figure: str, word: str) -> None:
    """Whoever gives the highest figure of all concedes nothing."""
    text = page_of(
        claim("ministry", figure, "2025-04-20"),
        claim("sohr", "20", "2025-04-20"),
        claim("snhr", "30", "2025-04-20"),
        sources=(source("ministry", party="state"),),
        actors={"state": "government_forces"},
    )

    assert f"{word} by a party: {figure} as of 20 April 2025 (Ministry, " in text


@pytest.mark.parametrize(
    ("victims", "reason"),
    [
        ("combatants", "at most 213: killed, total less killed, civilians"),
        ("men", "at most 524: they are among killed, total"),
    ],
)
def test_a_carried_bound_says_from_what(victims: str, reason: str) -> None:
    """The rule in words, and the cells it was applied to."""
    one = claim("sohr", {"total": "524", "civilians": "311"})

    assert reason in page_of(one, victims=victims)


def test_a_sum_and_its_parts_are_named() -> None:
    """481 is nobody's figure; 231 and 250 are."""
    one = claim("sohr", {"government_forces": "231", "opposition_forces": "250"})
    text = page_of(one, victims="combatants")

    assert (
        "at least 481: the sum of killed, government forces; killed, opposition forces;"
        " killed, other armed groups"
    ) in text
    assert 'Sohr, killed, government forces: "231" as of 8 March 2025' in text


def test_what_would_change_without_and_what_would_not() -> None:
    """A table of what hangs on one, a line for the rest."""
    text = page_of(
        claim("sohr", "100", "2025-04-20", id="low"),
        claim("snhr", "150", "2025-04-20", id="middle"),
        claim("daily", "200", "2025-04-20", id="high"),
    )
    after = text.partition("What the range would be without")[2]

    assert ["low", "150–200"] in [line.split() for line in after.splitlines()]
    assert "no change without any one of middle" in after
    assert "no change without any one of Snhr" in after


def test_left_out_claims_keep_their_words_unless_they_are_of_the_future() -> None:
    """Why a figure does not count can be judged by what was said."""
    known = event(
        claim("sohr", "524", "2025-03-08"),
        claim("snhr", "9", "2025-03-08", status="disputed", quote="nine, they say",
              reason="A rumour."),
        claim("snhr", "900", "2025-03-20", quote="nine hundred"),
    )  # fmt: skip
    whole = ledger(known)
    question = Question(known_by=date(2025, 3, 10), all_cells=True)
    found = reconcile(known, whole, question)
    why = explain(found, [cell_of(found)], whole, question)
    text = plain.draw(explain_page(found, why, None, whole, question))

    assert "Takes no part, because it is disputed: A rumour.\n" in text
    assert '"nine, they say"' in text
    assert "Takes no part, because it was published after --known-by.\n" in text
    assert "nine hundred" not in text
