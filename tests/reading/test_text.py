"""Bytes of any kind give a text that the parser can take, or say why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.text import decode
from tests.reading.ledgers import (
    HEAD,
    claim_of,
    codes_of,
    event_of,
    problem_of,
    read,
    read_keys,
)

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = "claims:\n  - {source: sohr, published: 2025-03-08, killed: 5}\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + (HEAD + CLAIMS).encode(),
        (HEAD + CLAIMS).replace("\n", "\r\n").encode(),
        (HEAD + CLAIMS).rstrip("\n").encode(),
    ],
    ids=["a byte order mark", "CRLF", "no newline at the end"],
)
def test_what_editors_leave_in_files_is_no_matter(data: bytes, tmp_path: Path) -> None:
    """The same ledger comes from Windows and from elsewhere."""
    reading = read(tmp_path, {"coast.yaml": data})

    assert reading.problems == ()
    assert claim_of(reading).statements[0].count.figure.low == 5


@pytest.mark.parametrize(
    ("data", "column"),
    [
        ("format: é".encode("latin-1"), 9),
        ("é: é".encode() + b"\xff", 5),
        ("format: 1".encode("utf-16"), 1),
    ],
)
def test_other_encodings_are_refused_where_they_show(data: bytes, column: int) -> None:
    """A guess at the encoding would change names without a word."""
    findings = Findings("x.yaml")

    assert decode(data, findings) is None

    (problem,) = findings.problems
    assert problem.code == "file-not-utf8"
    assert (problem.span.line, problem.span.column) == (1, column)


@pytest.mark.parametrize(
    "character", ["\0", "\b", "\x1b", "\x7f", "\x9b", "\r", "\uffff"]
)
def test_controls_are_refused(character: str, tmp_path: Path) -> None:
    """They show another text than the one that is read; the claim is left out."""
    reading = read_keys(tmp_path, f"killed: 5\nnote: a{character}b\n")

    assert codes_of(reading) == ["character-forbidden"]
    assert problem_of(reading).span.column == 10
    assert claim_of(reading).unreadable


def test_controls_written_as_escapes_are_text(tmp_path: Path) -> None:
    """A source's own words are kept as they are; what shows them makes them visible."""
    quoted = r"\e[31m\0 \x9b \r\b"
    reading = read_keys(tmp_path, f'killed: 5\nquote: "{quoted}"\n')

    assert codes_of(reading) == []
    assert claim_of(reading).quote == "\x1b[31m\0 \x9b \r\b"


@pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"])
def test_a_line_is_what_editors_call_one(character: str, tmp_path: Path) -> None:
    """YAML 1.1 breaks lines where nobody sees it: a comment could hold a key."""
    reading = read_keys(
        tmp_path,
        f"# harmless{character}  status: retracted\n"
        f"note: a{character}b\nkilled: 0311\n",
    )

    assert claim_of(reading).note == f"a{character}b"
    assert claim_of(reading).status == "active"
    assert problem_of(reading).span.line == 12


def test_a_byte_order_mark_does_not_shift_the_first_column(tmp_path: Path) -> None:
    """Editors do not show it."""
    reading = read(tmp_path, {"coast.yaml": b"\xef\xbb\xbfformt: 1\n" + HEAD.encode()})
    problem = reading.problems[0]
    assert problem.span.column == 1
    assert reading.texts[problem.span.path][0] == "formt: 1"


def test_columns_count_characters(tmp_path: Path) -> None:
    """Not bytes, of which an Arabic letter has two and a rare Chinese one four."""
    reading = read_keys(tmp_path, "killed: {civilians: ٣١١, men: 1, women: 𠀀}\n")
    columns = [(each.span.column, each.span.end_column) for each in reading.problems]
    assert columns == [(23, 26), (43, 44)]


def test_tabs_that_indent_are_named(tmp_path: Path) -> None:
    """An invisible mistake needs a name."""
    reading = read(tmp_path, {"coast.yaml": "format: 1\nevent:\n\tid: coast\n"})
    assert problem_of(reading).message.startswith("a tab stands here")


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_said_to_be_empty(text: str, tmp_path: Path) -> None:
    """It has been forgotten, or emptied by mistake."""
    reading = read(tmp_path, {"coast.yaml": text})
    assert codes_of(reading) == ["file-empty"]
    assert reading.broken_events == {"coast": str(tmp_path / "coast.yaml")}


def test_a_file_without_a_control_is_taken_as_it_is(tmp_path: Path) -> None:
    """The quick look at the bytes and the thorough one at the characters agree."""
    whole = HEAD + CLAIMS + "# – “quoted” كلمة 한글 ！ \u00a0 é\n"
    assert event_of(read(tmp_path, {"coast.yaml": whole})).id == "coast"


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
def test_any_bytes_give_a_text_or_a_problem(data: bytes) -> None:
    """Neither an exception nor silence."""
    findings = Findings("x.yaml")

    text = decode(data, findings)

    assert text is not None or findings.problems
    if text is not None:
        assert len(text.whole) == len(text.original)
