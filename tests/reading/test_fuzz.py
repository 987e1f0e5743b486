"""Any text or bytes in, problems out: never an exception, never a lost claim.

`HYPOTHESIS_PROFILE=long pytest tests/reading/test_fuzz.py` looks for much longer.
"""

from __future__ import annotations

import os
import random
import tempfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casualty_ledger.core.counts import Count
from casualty_ledger.core.dates import read_date, read_period
from casualty_ledger.core.lexicons import LEXICONS
from casualty_ledger.core.problems import Severity
from casualty_ledger.core.wordings import CountFault, read_count
from casualty_ledger.reading import document, mending
from casualty_ledger.reading.document import compose
from casualty_ledger.reading.event import read_claim_text
from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.folder import read_ledger
from casualty_ledger.reading.nodes import MappingNode, Scalar, SequenceNode
from casualty_ledger.reading.parser import SlowParser
from casualty_ledger.reading.text import decode
from tests.reading.ledgers import HEAD, SOURCES, TODAY, event_of, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from casualty_ledger.reading.folder import Reading
    from casualty_ledger.reading.nodes import Node

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
BOUNDED = settings(
    max_examples=20_000 if LONG else 150,
    suppress_health_check=[HealthCheck.too_slow],
)

CLAIMS = """\
claims:
  - id: c1
    source: SOHR
    published: 2025-03-08
    killed: {total: 524, civilians: "311"}
    quote: >-
      311 people
      were killed
    note: 'a: b'   # why
  - source: ministry
    published: 2025-03
    killed:
      total: about 500
    where: Jableh
    by: government
    restricted: true
  - {id: c3, source: sohr, injured: dozens, corrects: [c1], status: disputed}
"""
LEDGER = """\
format: 1
settings: {lexicon: ledger, fresh_days: 1}
categories:
  mine: {within: [civilians], parts: [men, women]}
lexicons:
  ours: {dozens: 24-99}
"""
EVENT = (
    HEAD
    + "  places: {Latakia: [Jableh]}\n  actors: {government: {name: Army}}\n"
    + CLAIMS
)
FILES = {"coast.yaml": EVENT, "sources.yaml": SOURCES, "ledger.yaml": LEDGER}

# Pieces that mean something to YAML or to us, and some that mean nothing.
PIECES = st.sampled_from(
    [
        "&a",
        "*a",
        "!!int",
        "<<",
        "---",
        "...",
        ": ",
        "- ",
        "? ",
        "{",
        "}",
        "[",
        "]",
        ",",
        "#",
        "'",
        '"',
        ">",
        "%",
        "@",
        "`",
        "~",
        "null",
        "true",
        "0311",
        "1:30\n    ",
        "restricted",
        "killed",
        "source",
        "id",
        "claims",
        "event",
        "format",
        "within",
        "parts",
        "\\",
        "\t",
        "\r",
        "\x00",
        "\ufeff\n    ",
        "\u2028",
        "\x85",
        "\x1b",
        "\u200b",
        "\u202e",
        "٣",
        "О",
        "<<<<<<<",
        "=======",
        "a b",
        "2025-02-30",
        "5,200",
        ">500",
    ]
)
TEXTS = st.text(max_size=8) | PIECES | st.just("\n") | st.just("")


@st.composite
def damaged(draw: st.DrawFn, whole: str) -> str:
    """Return *whole* with some stretches of it replaced, moved or lost."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(whole)))
        end = min(len(whole), start + draw(st.integers(0, 12)))
        whole = whole[:start] + draw(TEXTS) + whole[end:]
    return whole


def read_one(name: str, data: bytes) -> Reading:
    """Read the sample ledger with one of its files replaced."""
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder), {**FILES, name: data})
        return read_ledger(root, today=TODAY)


def check(reading: Reading) -> None:
    """Assert what holds of every reading."""
    for problem in reading.problems:
        assert problem.message
        assert problem.span.column < problem.span.end_column
        lines = reading.texts.get(problem.span.path, ())
        assert problem.span.line <= max(len(lines), 1)
    for event in reading.ledger.events.values():
        for claim in event.claims:
            assert claim.id
            assert len(claim.spans) >= 0
            if not claim.unreadable and not claim.removed:
                assert claim.source in reading.ledger.sources
                assert claim.statements
    errors = [each for each in reading.problems if each.severity is Severity.ERROR]
    assert errors or not reading.broken_events


def test_the_sample_is_sound() -> None:
    """Else what damages it would not be seen."""
    reading = read_one("coast.yaml", EVENT.encode())
    assert reading.problems == ()
    assert len(event_of(reading).claims) == 3


@BOUNDED
@given(st.sampled_from(sorted(FILES)), st.binary(max_size=300))
def test_any_bytes_may_stand_in_a_file(name: str, data: bytes) -> None:
    """A picture that somebody renamed, say."""
    check(read_one(name, data))


@BOUNDED
@given(st.data())
def test_any_damage_may_be_done_to_a_file(data: st.DataObject) -> None:
    """Slips, bad merges and malice all begin with a good file."""
    name = data.draw(st.sampled_from(sorted(FILES)))
    check(read_one(name, data.draw(damaged(FILES[name])).encode("utf-8", "replace")))


@BOUNDED
@given(st.lists(TEXTS, max_size=12).map("".join))
def test_any_value_may_stand_under_a_key(value: str) -> None:
    """Whatever follows `killed:`, or any other key of a claim."""
    for key in ("killed", "as_of", "period", "source", "draws_on", "restricted"):
        text = f"{HEAD}claims:\n- source: sohr\n  {key}: {value}\n"
        check(read_one("coast.yaml", text.encode("utf-8", "replace")))


@BOUNDED
@given(st.lists(TEXTS, max_size=12).map("".join))
def test_any_text_may_be_a_count(text: str) -> None:
    """It is one, or it is said why not; what is one has a sound interval."""
    for lexicon in LEXICONS:
        found = read_count(text, lexicon, LEXICONS)
        if isinstance(found, CountFault):
            assert found.message
            assert found.help
        else:
            assert isinstance(found, Count)
            assert found.figure.high is not None
            assert found.reach.high is not None


@BOUNDED
@given(
    st.text(max_size=30)
    | st.text(alphabet="0123456789-:T Z+/.", max_size=30)
    | st.dates().map(date.isoformat)
)
def test_any_text_may_be_a_date_or_a_period(text: str) -> None:
    """What is one begins no later than it ends."""
    when, period = read_date(text), read_period(text)
    assert when is None or when.first <= when.last
    assert period is None or period.first <= period.last


@BOUNDED
@given(st.text(max_size=80) | damaged('{"source": "SOHR", "killed": {"men": 5}}'))
def test_any_text_may_be_given_as_a_claim(text: str) -> None:
    """From another program, on standard input."""
    reading = read_one("coast.yaml", EVENT.encode())
    claim, problems = read_claim_text(
        text, event_of(reading), reading.known, today=TODAY, path="-"
    )
    assert claim is not None or problems


def plain(node: Node | None) -> object:
    """Return what *node* holds, and where."""
    if node is None:
        return None
    mark = node.start_mark
    assert mark is not None
    place = (mark.line, mark.column)
    if type(node) is Scalar and not node.value:
        return None, ""  # the two put what is not there in different places
    if type(node) is MappingNode:
        return place, {key: plain(value) for key, value in node.entries.items()}
    if type(node) is SequenceNode:
        return place, [plain(item) for item in node.items]
    return place, node.value if type(node) is Scalar else "refused"


@pytest.fixture(scope="module")
def slowly() -> Iterator[pytest.MonkeyPatch]:
    """What changes over to the parser in Python, and back."""
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@BOUNDED
@given(text=damaged(EVENT))
def test_both_parsers_read_the_same(slowly: pytest.MonkeyPatch, text: str) -> None:
    """What is sound to both means the same, with the C extension or without it."""
    read = []
    for slow in (False, True):
        if slow:
            slowly.setattr(document, "parse", SlowParser)
            slowly.setattr(mending, "parse", SlowParser)
        findings = Findings("x.yaml")
        decoded = decode(text.encode("utf-8", "replace"), findings)
        node = None if decoded is None else compose(decoded, findings)
        slowly.undo()
        if findings.problems:
            return  # where each gives up, and over what, is its own affair
        read.append(plain(node))
    assert read[0] == read[1]


def test_the_order_in_which_files_are_listed_shows_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file system lists in an order of its own."""
    files = {f"e{number}.yaml": EVENT for number in range(6)}
    root = write(tmp_path, {**FILES, **files})
    really_scan = os.scandir
    read = []
    for seed in range(4):
        shuffled = random.Random(seed)  # noqa: S311 - any order will do
        monkeypatch.setattr(os, "scandir", Shuffling(really_scan, shuffled))
        reading = read_ledger(root, today=TODAY)
        read.append((reading.problems, reading.ledger, dict(reading.broken_events)))
    assert all(each == read[0] for each in read)


class Shuffling:
    """`os.scandir`, in another order every time."""

    def __init__(self, scan: Callable[[Path], Any], shuffled: random.Random) -> None:
        self._scan = scan
        self._random = shuffled

    @contextmanager
    def __call__(self, folder: Path) -> Iterator[list[os.DirEntry[str]]]:
        """Yield what the folder holds."""
        with self._scan(folder) as entries:
            listed = list(entries)
        self._random.shuffle(listed)
        yield listed
