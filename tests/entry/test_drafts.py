"""Counts given as options, and claims given as YAML or JSON."""

from __future__ import annotations

import json

import pytest

from casualty_ledger.core.problems import Code
from casualty_ledger.entry import RefusedError, counts_of, draft_of
from casualty_ledger.entry.results import NotUsableError


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["524"], {"total": "524"}),
        (
            ["civilians=311", "total=about 524"],
            {"civilians": "311", "total": "about 524"},
        ),
        ([">=500"], {"total": ">=500"}),
        (["civilians=<=20"], {"civilians": "<=20"}),
        (["civilians = 1,426 "], {"civilians": "1,426"}),
        (["2975 (2658-3290, 95%)"], {"total": "2975 (2658-3290, 95%)"}),
        (["civil-guard=3"], {"civil-guard": "3"}),
    ],
)
def test_a_count_is_of_a_category_or_of_everybody(
    texts: list[str], found: dict[str, str]
) -> None:
    """The sign in "at least" is not taken for the one after a category."""
    assert counts_of("--killed", texts) == found


def test_two_counts_of_one_category_are_refused() -> None:
    """Which of the two is meant is not for a program to guess."""
    with pytest.raises(NotUsableError, match="--killed is given twice for `total`"):
        counts_of("--killed", ["524", "total=530"])


YAML = b"""\
# from a form
source: sohr
killed: {civilians: 311, total: 0524}
published: 2025-03-08
note: "no: # comment"
via:
restricted: true
"""
READ = {
    "source": "sohr",
    "killed": {"civilians": "311", "total": "0524"},
    "published": "2025-03-08",
    "note": "no: # comment",
    "restricted": "true",
}


def test_yaml_is_read_as_text() -> None:
    """A figure is what was written: the reader judges it later, not YAML."""
    assert draft_of(YAML).fields == READ


@pytest.mark.parametrize("indent", [None, 2, "\t"])
def test_json_is_read_as_text(indent: int | str | None) -> None:
    """Numbers, truth and nothing of JSON become what a person would have written."""
    given: dict[str, object] = {
        **READ,
        "killed": {"civilians": 311, "total": "0524"},
        "via": None,
    }
    given["restricted"] = True

    assert draft_of(json.dumps(given, indent=indent).encode()).fields == READ


def test_a_number_of_json_keeps_its_digits() -> None:
    """`1e3` and `311.0` are for the reader to refuse, not for JSON to round."""
    found = draft_of(b'{"source": "a", "killed": 1e3, "injured": 311.0}').fields
    assert (found["killed"], found["injured"]) == ("1e3", "311.0")


def test_letters_beyond_the_first_plane_are_kept() -> None:
    """JSON writes them as two halves, which YAML would take for two characters."""
    assert draft_of(b'{"note": "\\ud83d\\udea2"}').fields == {"note": "\U0001f6a2"}


def test_a_list_with_one_claim_is_that_claim() -> None:
    """Copied out of a file, it comes with its dash."""
    assert draft_of(b"- source: a\n  killed: 3\n").fields["killed"] == "3"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", Code.VALUE_MISSHAPEN),
        (b"text", Code.VALUE_MISSHAPEN),
        (b"[]", Code.VALUE_MISSHAPEN),
        (b"[{a: 1}, {b: 2}]", Code.VALUE_MISSHAPEN),
        (b"{}", Code.VALUE_MISSHAPEN),
        (b'{"a": 1, "a": 2}', Code.KEY_REPEATED),
        (b"a: 1\na: 2\n", Code.KEY_REPEATED),
        (b"a: &x 1\nb: *x\n", Code.YAML_ANCHOR),
        (b"a: !!python/object:os.system 1\n", Code.YAML_TAG),
        (b"a: 1\n---\nb: 2\n", Code.YAML_SECOND_DOCUMENT),
        (b"\xff\xfe", Code.FILE_NOT_UTF8),
        (b"a: \x00", Code.CHARACTER_FORBIDDEN),
        (b"a: [", Code.YAML_SYNTAX),
        (b"[" * 100_000, Code.YAML_TOO_DEEP),
        (b'{"a":' * 10_000, Code.YAML_TOO_DEEP),
    ],
)
def test_what_is_not_one_claim_is_refused(data: bytes, code: Code) -> None:
    """By the same limits and the same codes as a file, and with a place."""
    with pytest.raises(RefusedError) as refused:
        draft_of(data)

    assert code in {each.code for each in refused.value.problems}
    assert {each.span.path for each in refused.value.problems} == {"-"}
