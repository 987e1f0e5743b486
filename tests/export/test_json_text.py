"""The JSON contract: every key, in its order, and every letter kept."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core import counts
from casualty_ledger.core.counts import Wording
from casualty_ledger.core.explain import Explanation
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.model import Claim, Question
from casualty_ledger.core.positions import said
from casualty_ledger.core.results import (
    Bound,
    Camp,
    Change,
    Choice,
    Ends,
    LeftOut,
    Omission,
    Range,
    Reconciliation,
    Rule,
    Standing,
    Step,
)
from casualty_ledger.core.timeline import Day, Timeline
from casualty_ledger.export import json_text
from tests.export.builders import (
    claim,
    disagreement,
    found,
    killed,
    ledger,
    nothing,
    position,
    problem,
    result,
    source,
    statement,
    use,
    when,
)

# The example of the design of the command line, to the letter.
CONTRACT = """
{"format": 1, "policy": "ledger", "lexicon": "ledger", "as_of": null, "known_by": null,
 "events": [{
   "id": "syria-coast-2025", "title": "…", "as_of": "2025-03-08", "claims": 2, "sources": 1,
   "cells": [{
     "outcome": "killed", "victims": "civilians", "where": null, "by": null, "cause": null, "period": null,
     "low": 311, "best": 311, "high": 311, "open": false, "low_words": null, "high_words": null,
     "verdict": "single source", "as_of": "2025-03-08", "derived": false, "evidence_floor": null, "common_ground": [311, 311],
     "positions": [{"source": "sohr", "low": 311, "high": 311, "figure": [311, 311], "central": 311, "wording": "exact",
                    "interval_kind": "exact", "level": null, "as_of": "2025-03-08", "basis": "count", "standing": "standing", "reason": null,
                    "derived": false, "vague": false, "claims": ["sohr-2025-03-08"], "rests_on": [],
                    "history": [{"claim": "sohr-2025-03-08", "low": 311, "high": 311, "as_of": "2025-03-08", "change": "first"}]}],
     "camps": [{"low": 311, "high": 311, "sources": ["sohr"], "derived_sources": [], "independent": 1}],
     "set_by": {"low": ["sohr"], "high": ["sohr"]},
     "without": {"sohr": null},
     "conceded": [{"source": "ministry", "low": 16, "high": 16, "claims": ["…"]}]
   }],
   "disagreements": [{
     "kind": "between sources", "outcome": "killed", "victims": "civilians", "where": null, "by": null, "cause": null, "period": null,
     "sources": [["snhr"], ["sohr"]], "claims": ["…"], "gap": 12, "gap_share": 0.04, "causes": ["timing"], "text": "…"
   }],
   "left_out": [{"claim": "…", "reason": "retracted"}]
 }],
 "diagnostics": [{"path": "claims/x.yaml", "line": 12, "column": 5, "end_column": 9, "code": "count-unreadable", "severity": "error",
                  "message": "…", "note": null, "help": "…"}]}
"""  # noqa: E501 - a quotation


def whole() -> Reconciliation:
    """Return a result in which every part of the contract stands."""
    step = Step(
        "ministry-1", Interval(311, 311), Interval(311, 311), None, Change.FIRST
    )
    stated = position(history=(step,))
    cell = result(
        stated,
        range=Range(311, 311, low_set_by=("ministry",), high_set_by=("ministry",)),
        camps=(Camp(Interval(311, 311), (stated,), 1),),
        without={"ministry": None},
        conceded=(position(16, 16, source="fleet"),),
        as_of=when("2020-01"),
    )
    said = claim("ministry-1", statement(311))
    return found(
        cell,
        claims=(said,),
        disagreements=(disagreement(),),
        left_out=(Omission(claim("b"), LeftOut.RETRACTED),),
        as_of=when("2020-01-02"),
    )


def asked(one: Reconciliation, question: Question | None = None) -> Any:  # noqa: ANN401
    """Return what `reconcile` prints of one event, read back."""
    return json.loads(json_text.reconcile([one], question or Question(), [problem()]))


def cell_of(one: Reconciliation, question: Question | None = None) -> Any:  # noqa: ANN401
    """Return the first cell of what `reconcile` prints."""
    return asked(one, question)["events"][0]["cells"][0]


def outline(value: object) -> object:
    """Return the keys of *value* in their order, all the way down."""
    if isinstance(value, dict):
        return [(key, outline(each)) for key, each in value.items()]
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return [outline(value[0])]
    return None


def without_ids(value: object) -> object:
    """Return *value* with ids that stand as keys made the same."""
    return json.loads(json.dumps(value).replace('"sohr": null', '"ministry": null'))


def test_keys_are_those_of_the_contract_in_its_order() -> None:
    """A program written against the contract finds every key where it is promised."""
    promised = without_ids(json.loads(CONTRACT))

    assert outline(asked(whole())) == outline(promised)


def test_the_envelope_says_what_was_asked() -> None:
    """A file on its own tells which policy, lexicon and days it was made with."""
    question = Question(
        as_of=dt.date(2020, 1, 2),
        known_by=dt.date(2020, 1, 3),
        policy="ucdp",
        lexicon="acled",
    )

    told = asked(whole(), question)

    assert [told[key] for key in ("format", "policy", "lexicon")] == [
        1,
        "ucdp",
        "acled",
    ]
    assert (told["as_of"], told["known_by"]) == ("2020-01-02", "2020-01-03")


def test_an_event_counts_what_takes_part() -> None:
    """How much a figure rests on stands beside it."""
    told = asked(whole())["events"][0]

    assert (told["claims"], told["sources"], told["as_of"]) == (1, 1, "2020-01-02")
    assert told["left_out"] == [{"claim": "b", "reason": "retracted"}]


def test_what_is_not_determined_is_null_never_zero() -> None:
    """Nobody knows, and the file says just that."""
    told = cell_of(found(nothing()))

    assert [told[key] for key in ("low", "best", "high")] == [None, None, None]
    assert (told["open"], told["verdict"]) == (False, "not determined")
    assert (told["common_ground"], told["camps"], told["without"]) == (None, [], {})


def test_a_derived_position_has_no_wording() -> None:
    """A figure nobody put into words is never shown as somebody's words."""
    derived = position(
        1, None, wording=None, derived=True, claims=(), rests_on=("a", "b"), as_of=None
    )

    told = cell_of(found(result(derived)))["positions"][0]

    assert (told["wording"], told["interval_kind"]) == (None, "wording")
    assert (told["derived"], told["claims"], told["rests_on"]) == (True, [], ["a", "b"])
    assert (told["high"], told["as_of"]) == (None, None)


def test_a_position_says_why_its_interval_is_wide() -> None:
    """Sampling error and differing reports look alike and are told apart."""
    sampled = position(2658, 3290, wording=Wording.ESTIMATE, central=2975, level=0.95)

    told = cell_of(found(result(sampled)))["positions"][0]

    assert (told["interval_kind"], told["central"], told["level"]) == (
        *("sampling", 2975, 0.95),
    )


def test_a_history_shows_the_position_after_each_statement() -> None:
    """The last step of a history is where the position stands."""
    after, said = Interval(311, 320), Interval(300, 320)
    step = Step("a", after, said, when("2020-01-02T12:00Z"), Change.NARROWS)

    told = cell_of(found(result(position(history=(step,)))))["positions"][0]

    assert told["history"] == [
        {
            "claim": "a",
            "low": 311,
            "high": 320,
            "as_of": "2020-01-02",
            "change": "narrows",
        }
    ]


def test_several_camps_have_no_common_ground() -> None:
    """Where figures exclude each other, nothing is named that all could mean."""
    camps = (Camp(Interval(1, 2), (), 1), Camp(Interval(5, None), (), 1))

    told = cell_of(found(result(camps=camps)))

    assert told["common_ground"] is None
    assert [(camp["low"], camp["high"]) for camp in told["camps"]] == [
        (1, 2),
        (5, None),
    ]


def test_camps_keep_stated_and_derived_voices_apart() -> None:
    """Who says it is not mixed with whose figures imply it."""
    members = (position(source="a"), position(source="b", derived=True))

    told = cell_of(found(result(camps=(Camp(Interval(1, 2), members, 1),))))

    assert told["camps"][0]["sources"] == ["a"]
    assert told["camps"][0]["derived_sources"] == ["b"]


def test_voices_of_a_camp_and_of_a_side_come_by_id() -> None:
    """A set of voices reads the same whatever figures they give."""
    members = (
        *(position(source="b"), position(source="a")),
        *(position(source="d", derived=True), position(source="c", derived=True)),
    )
    cell = result(camps=(Camp(Interval(1, 2), members, 2),))
    one = disagreement(sources=(("z", "b"), ("a",)))

    told = asked(found(cell, disagreements=(one,)))["events"][0]

    camp = told["cells"][0]["camps"][0]
    assert (camp["sources"], camp["derived_sources"]) == (["a", "b"], ["c", "d"])
    assert told["disagreements"][0]["sources"] == [["b", "z"], ["a"]]


def test_the_range_without_a_voice_is_open_where_it_is() -> None:
    """Leaving a voice out can leave no upper bound."""
    told = cell_of(found(result(without={"b": Ends(1, None, open=True), "a": None})))

    assert told["without"] == {"a": None, "b": {"low": 1, "high": None, "open": True}}
    assert list(told["without"]) == ["a", "b"]


def test_policies_stand_in_a_cell_only_if_all_were_asked_for() -> None:
    """The contract grows by asking, never by chance."""
    cell = result(choices={"envelope": Choice(1, None, 9, open=True)})

    assert "policies" not in cell_of(found(cell))
    assert cell_of(found(cell), Question(policy="all"))["policies"] == {
        "envelope": {"low": 1, "best": None, "high": 9, "open": True}
    }


def test_low_and_high_are_the_policys_and_words_go_with_them() -> None:
    """No words stand beside a number that they are not about."""
    cell = result(
        range=Range(
            *(1400, 1400, False, "about 1,400", "about 1,400"),
            low_set_by=("union",),
            high_set_by=("union",),
        ),
        choice=Choice(1300, None, 1400),
    )

    told = cell_of(found(cell))

    assert (told["low"], told["low_words"]) == (1300, None)
    assert (told["high"], told["high_words"]) == (1400, "about 1,400")
    assert told["set_by"] == {"low": [], "high": ["union"]}


def test_of_a_problem_in_a_restricted_claim_only_the_line_is_shown() -> None:
    """A source that must not be named is not named by its misprint either."""
    hidden = problem(
        "'secret' is no number", note="secret", help="secret", restricted=True
    )

    text = json_text.check([hidden])

    assert "secret" not in text
    assert json.loads(text)["diagnostics"] == [
        {
            "path": "claims/ferry.yaml",
            "line": 12,
            "column": 1,
            "end_column": 2,
            "code": "count-unreadable",
            "severity": "error",
            "message": "in a restricted claim",
            "note": None,
            "help": None,
        }
    ]


def test_check_without_problems_is_an_empty_list() -> None:
    """Nothing wrong is said in the same shape as something wrong."""
    assert json.loads(json_text.check([])) == {"format": 1, "diagnostics": []}


@given(st.text())
def test_any_text_comes_back_to_the_letter(text: str) -> None:
    """Quotes are kept as they were said, whatever is in them."""
    said = found(
        nothing(), event=found().event, disagreements=(disagreement(text=text),)
    )

    told = asked(said)["events"][0]["disagreements"][0]["text"]

    assert told == text


def test_letters_of_any_script_can_be_read_in_the_file() -> None:
    """Arabic stays Arabic, not a row of escapes."""
    assert json_text.escaped("\u062d\u0645\u0635") == '"\u062d\u0645\u0635"'


@given(st.text())
def test_no_text_can_speak_to_a_terminal(text: str) -> None:
    """A quote cannot colour, clear or rename the reader's terminal from within JSON."""
    written = json_text.escaped({"quote": f"{text}\x1b[2J\x9b2J\u202e"})

    assert all(
        letter.isprintable() or letter.isspace() or ord(letter) > 0xA0
        for letter in written
    )
    assert not set(written) & set("\x1b\x9b\u202e\n\r\u2028")
    written.encode("utf-8")


def test_what_is_printed_ends_in_one_line_end_and_repeats() -> None:
    """Two runs give the same bytes, and a file that text tools like."""
    first = json_text.reconcile([whole()], Question(), [])

    assert first == json_text.reconcile([whole()], Question(), [])
    assert first.endswith("}\n")
    assert not first.endswith("\n\n")


def test_a_position_is_a_line_of_its_own() -> None:
    """A diff of two runs shows which voice changed, and only that."""
    first = json_text.reconcile([found(result(position()))], Question(), [])
    second = json_text.reconcile([found(result(position(312, 312)))], Question(), [])

    changed = [
        one
        for one, other in zip(first.splitlines(), second.splitlines(), strict=True)
        if one != other and '"source"' in one
    ]
    assert len(changed) == 1
    assert changed[0].strip().startswith('{"source": "ministry", "low": 311')


def explained(one: Reconciliation, without: dict[str, Ends | None]) -> Any:  # noqa: ANN401
    """Return what `explain` prints of the first cell, read back."""
    cell = one.cells[0]
    heard = [said(each, count) for each in one.claims for count in each.statements]
    near = {each for bound in cell.bounds for each in bound.because}
    why = Explanation(
        cell,
        tuple(each for each in heard if each.statement.cell == cell.cell),
        tuple(each for each in heard if each.statement.cell in near),
        (),
        without,
        tuple(each for each in one.disagreements if each.cell == cell.cell),
    )
    return json.loads(json_text.explain(one, [why], Question(), []))


def test_explain_carries_each_claim_with_its_words_and_place() -> None:
    """Both ends of a range can be traced to a line of a file and a quote."""
    said = claim(
        "ministry-1",
        statement(counts.at_least(311), "at least 311", line=9),
        statement(5, cell=killed(victims="women")),
        published=when("2020-01-02T10:00Z"),
        quote="at least 311",
        url="https://example.org",
        via="the radio",
    )
    one = found(result(position()), claims=(said,))

    told = explained(one, {"ministry-1": None})

    assert told["event"] == "ferry"
    (cell,) = told["cells"]
    assert cell["without_claim"] == {"ministry-1": None}
    assert cell["claims"] == [
        {
            "claim": "ministry-1",
            "source": "ministry",
            "via": "the radio",
            "published": "2020-01-02T10:00Z",
            "as_of": None,
            "text": "at least 311",
            "low": 311,
            "high": None,
            "figure": [311, 311],
            "wording": "at least",
            "basis": "count",
            "quote": "at least 311",
            "url": "https://example.org",
            "path": "claims/ferry.yaml",
            "line": 9,
            "cell": {
                "outcome": "killed",
                "victims": "total",
                "where": None,
                "by": None,
                "cause": None,
                "period": None,
            },
            "reach": [311, 311],
            "excludes": None,
            "includes": None,
            "translation": None,
        }
    ]


def test_explain_names_the_counts_that_a_bound_was_reckoned_from() -> None:
    """A figure nobody stated is traced to the figures about other people."""
    women = killed(victims="women")
    said = claim(
        "a", statement(20, cell=women), statement(7, cell=killed(victims="men"))
    )
    bound = Bound("ministry", killed(), "low", 20, Rule.WITHIN, (women,), ("a",))
    derived = position(20, None, derived=True, claims=(), rests_on=("a",))
    one = found(result(derived, bounds=(bound,)), claims=(said,))

    (cell,) = explained(one, {"a": Ends(1, 2, open=False)})["cells"]

    assert [each["cell"]["victims"] for each in cell["claims"]] == ["women"]
    assert cell["without_claim"] == {"a": {"low": 1, "high": 2, "open": False}}
    assert cell["bounds"] == [
        {
            "source": "ministry",
            "end": "low",
            "value": 20,
            "rule": "lies within",
            "rests_on": ["a"],
            "because": [
                {
                    "outcome": "killed",
                    "victims": "women",
                    "where": None,
                    "by": None,
                    "cause": None,
                    "period": None,
                }
            ],
        }
    ]


def test_explain_carries_the_disagreements_of_its_cell_alone() -> None:
    """What is at odds elsewhere does not stand under this figure."""
    women = killed(victims="women")
    one = found(result(), disagreements=(disagreement(cell=women), disagreement()))

    (cell,) = explained(one, {})["cells"]

    assert [each["victims"] for each in cell["disagreements"]] == ["total"]


@dataclass(frozen=True)
class SomeShown:
    """A claim that was asked for, as the use case gives it."""

    claim: Claim
    lines: tuple[str, ...]
    found: Reconciliation


def shown(one: Claim, in_event: Reconciliation) -> Any:  # noqa: ANN401
    """Return what `show` prints of a claim, read back."""
    asked_for = SomeShown(one, ("- source: ministry",), in_event)
    text = json_text.show([asked_for], Question(), ledger(one, sources=(source(),)))
    return json.loads(text)["claims"][0]


def test_show_says_how_each_count_was_read_and_what_became_of_it() -> None:
    """Whoever entered a claim sees what the program made of it."""
    said = claim("ministry-1", statement(counts.about(500), "about 500", line=4))
    step = Step(
        "ministry-1", Interval(450, 549), Interval(450, 549), None, Change.FIRST
    )
    outgrown = position(
        450, 549, history=(step,), standing=Standing.OUTGROWN, reason="by 1,557"
    )

    told = shown(said, found(result(outgrown), claims=(said,)))

    assert told["source_name"] == "The ministry"
    assert told["lines"] == ["- source: ministry"]
    assert told["left_out"] is None
    (count,) = told["counts"]
    assert (count["text"], count["low"], count["high"]) == ("about 500", 450, 549)
    assert (count["path"], count["line"]) == ("claims/ferry.yaml", 4)
    assert count["became"] == {
        "change": "first",
        "standing": "outgrown",
        "reason": "by 1,557",
    }


def test_show_says_why_a_claim_takes_no_part() -> None:
    """A claim that was left out is not shown as if it counted."""
    said = claim("a", statement(1))
    out = Omission(said, LeftOut.CORRECTED, "b")

    told = shown(said, found(left_out=(out,)))

    assert told["left_out"] == {"reason": "corrected", "other": "b"}
    assert told["counts"][0]["became"] is None


def test_show_takes_no_other_claims_fate_for_its_own() -> None:
    """A count that no position holds is not shown as if it stood."""
    step = Step("b", Interval(1, 1), Interval(1, 1), None, Change.FIRST)
    said = claim("a", statement(1))

    told = shown(said, found(result(position(history=(step,))), claims=(said,)))

    assert told["counts"][0]["became"] is None


def test_show_without_claims_is_an_empty_list() -> None:
    """Nothing found is said in the same shape as something found."""
    assert json.loads(json_text.show([], None, ledger()))["claims"] == []


def test_a_timeline_holds_a_day_with_its_cells_and_what_changed() -> None:
    """What was known on a day can be read without running the program again."""
    known = found(result(position()))
    day = Day(dt.date(2020, 1, 2), known, None, ("ministry-1",))
    days = Timeline(known.event, (day,), ("u",))

    told = json.loads(json_text.timeline([days], Question(), []))

    (event,) = told["events"]
    assert list(event) == ["id", "days", "undated"]
    assert (event["id"], event["undated"]) == ("ferry", ["u"])
    (shown_day,) = event["days"]
    assert list(shown_day) == ["day", "cells", "changed_by"]
    assert (shown_day["day"], shown_day["changed_by"]) == ("2020-01-02", ["ministry-1"])
    assert shown_day["cells"][0]["low"] == 311


def test_sources_come_with_how_often_they_speak() -> None:
    """Who is known, and who is heard, in one list."""
    given = source("union", aliases=("The Union",), draws_on=("ministry",))

    told = json.loads(json_text.sources([use(given, 3, ("ferry",), when("2020"))]))

    assert told == {
        "format": 1,
        "sources": [
            {
                "id": "union",
                "name": "The union",
                "aliases": ["The Union"],
                "kind": None,
                "rating": None,
                "url": None,
                "party": None,
                "draws_on": ["ministry"],
                "note": None,
                "claims": 3,
                "events": ["ferry"],
                "as_of": "2020",
                "left_out": 1,
                "figures": 0,
                "independent": 0,
                "cells_stated": 0,
                "outgrown": 0,
                "contested": 0,
                "alone": 0,
                "largest": 0,
                "compared": 0,
                "higher": 0,
                "lower": 0,
                "median_difference": None,
                "rose": 0,
                "revised_down": 0,
            }
        ],
    }
