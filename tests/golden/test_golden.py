"""Whole answers about the shipped ledgers, to the letter.

What a page says of real dead is read by a person before it changes here: after a
change on purpose, `UPDATE_GOLDEN=1 pytest tests/golden` writes the new answers, and
the commit says why each line of the diff is right.
"""

from __future__ import annotations

import difflib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casualty_ledger.cli.app import main

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
UPDATE = bool(os.environ.get("UPDATE_GOLDEN"))

#: What each event is there to show.
ABOUT = {
    "al-ahli-hospital-2023": "three that cannot all be true, and a figure corrected",
    "derna-flood-2023": "figures retracted by the body they were ascribed to",
    "ghouta-2013": "a dozen undated figures, most of which nothing reconciles",
    "grenfell-2017": "one count from 6 to 79 to 71, its ceiling and its names",
    "haiti-earthquake-2010": "a toll of the government and surveys of a quarter of it",
    "hurricane-maria-2017": "certified and excess deaths: two questions, no clash",
    "jallianwala-bagh-1919": "old figures without a day, and a party's own",
    "kunduz-tankers-2009": "a party's estimate, a tally, and ceilings outgrown",
    "mariupol-theatre-2022": "one number in three wordings, of which one counts",
    "srebrenica-1995": "good sources that differ by a few hundred",
    "suwayda-2025": "sums that imply more than anybody states",
    "syria-coast-2025": "a tally day by day, lists of names, and bounds carried",
}
#: Cells that are explained beside the total: those in which there is something to see.
CELLS = {
    "al-ahli-hospital-2023": {"civilians": ["civilians"]},
    "hurricane-maria-2017": {"excess": ["total", "--cause", "excess"]},
    "kunduz-tankers-2009": {
        "civilians": ["civilians"],
        "opposition-forces": ["opposition_forces"],
    },
    "suwayda-2025": {"civilians": ["civilians"]},
    "syria-coast-2025": {
        "civilians": ["civilians"],
        "government-forces": ["government_forces"],
        "missing": ["missing/total"],
    },
}


def cases() -> Iterator[tuple[str, str, list[str]]]:
    """Yield event, name of the file, and what is asked."""
    for event in sorted(ABOUT):
        yield event, "reconcile", ["reconcile", event]
        yield event, "timeline", ["timeline", event]
        yield event, "explain-total", ["explain", event, "total"]
        for name, cell in CELLS.get(event, {}).items():
            yield event, f"explain-{name}", ["explain", event, *cell]


@pytest.mark.parametrize(
    ("event", "name", "asked"),
    [pytest.param(*each, id=f"{each[0]}-{each[1]}") for each in cases()],
)
def test_the_answer_is_the_one_that_was_read(
    event: str,
    name: str,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Every number, name, day and word of it; and nothing on the side."""
    monkeypatch.chdir(ROOT)

    code = main([*asked, "--ledger", "claims"])

    said = capfd.readouterr()
    file = HERE / event / f"{name}.txt"
    if UPDATE:
        file.parent.mkdir(exist_ok=True)
        file.write_text(said.out, encoding="utf-8")
    expected = file.read_text(encoding="utf-8")
    changed = difflib.unified_diff(expected.splitlines(), said.out.splitlines())
    assert said.out == expected, "\n".join(changed)
    assert said.err == ""
    assert code == 0


def test_every_shipped_event_is_read() -> None:
    """A ledger whose answers nobody has read is not shipped."""
    shipped = {path.stem for path in (ROOT / "claims").rglob("*.yaml")}

    assert shipped - {"ledger", "sources"} == set(ABOUT)
    assert {path.name for path in HERE.iterdir() if path.is_dir()} >= set(ABOUT)


def disagreements(capfd: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """Return every disagreement in the shipped ledgers, with its event."""
    assert main(["reconcile", "--ledger", "claims", "--format", "json"]) == 0
    answer = json.loads(capfd.readouterr().out)
    return [
        {**each, "event": event["id"]}
        for event in answer["events"]
        for each in event["disagreements"]
    ]


def test_every_disagreement_has_a_cause_or_says_that_it_has_none(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """No finding is left without a word on why."""
    monkeypatch.chdir(ROOT)

    for each in disagreements(capfd):
        causes, text = each["causes"], str(each["text"])
        assert isinstance(causes, list)
        if causes:
            assert all(f"{name.capitalize()}: " in text for name in causes)
        else:
            assert "unexplained" in text


def test_certified_and_excess_deaths_are_no_disagreement(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Hurricane Maria's 64 and 2,975 answer two questions."""
    monkeypatch.chdir(ROOT)
    found = [
        each for each in disagreements(capfd) if each["event"] == "hurricane-maria-2017"
    ]

    assert found
    assert all(each["cause"] == "excess" for each in found)
    assert not any("64" in str(each["text"]).split() for each in found)


def test_the_toll_of_the_syrian_coast_is_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """SNHR's 1,334 against the commission of inquiry's about 1,400."""
    monkeypatch.chdir(ROOT)
    texts = [
        str(each["text"])
        for each in disagreements(capfd)
        if (each["event"], each["victims"]) == ("syria-coast-2025", "total")
    ]

    assert any(
        "SNHR with 1,334" in text
        and "UN Syria Commission of Inquiry with about 1,400" in text
        for text in texts
    )
