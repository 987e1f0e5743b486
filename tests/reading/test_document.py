"""What a ledger does not use of YAML is refused where it stands, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from casualty_ledger.reading.document import compose
from casualty_ledger.reading.findings import Findings
from casualty_ledger.reading.nodes import MappingNode, Scalar, SequenceNode
from casualty_ledger.reading.text import decode

if TYPE_CHECKING:
    from casualty_ledger.reading.nodes import Node


def composed(text: str) -> tuple[Node | None, Findings]:
    """Return what *text* is made of, and what was found in it."""
    findings = Findings("x.yaml")
    decoded = decode(text.encode(), findings)
    return (None if decoded is None else compose(decoded, findings)), findings


def plain(node: Node | None) -> object:
    """Return *node* as texts, lists and dictionaries; None for what was refused."""
    if type(node) is MappingNode:
        return {key: plain(value) for key, value in node.entries.items()}
    if type(node) is SequenceNode:
        return [plain(item) for item in node.items]
    return node.value if type(node) is Scalar else None


@pytest.mark.parametrize(
    "text", ["0311", "1:30", "no", "1e3", ".nan", "~", "null", "2025-03-07", "1_000"]
)
def test_every_scalar_stays_text(text: str) -> None:
    """YAML 1.1 would make 201, 90, False, 1000.0 and worse of them."""
    node, findings = composed(f"a: {text}\n")

    assert plain(node) == {"a": text}
    assert findings.problems == []


def test_lists_and_keys_are_told_apart() -> None:
    """All shapes at once, in both styles."""
    node, _ = composed("a: {b: [1, {c: 2}]}\nd:\n- e\n- - f\n  - {}\ng: []\n")
    assert plain(node) == {
        "a": {"b": ["1", {"c": "2"}]},
        "d": ["e", ["f", {}]],
        "g": [],
    }


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: 1\na: 2\n", "key-repeated", "x.yaml:2:1"),
        ("a: {b: 1, b: 1}\n", "key-repeated", "x.yaml:1:11"),
        ("a: &x 1\nb: *x\n", "yaml-anchor", "x.yaml:1:4"),
        ("a: &x [*x]\n", "yaml-anchor", "x.yaml:1:4"),
        ("a: *x\n", "yaml-anchor", "x.yaml:1:4"),
        ("a: &\n", "yaml-anchor", "x.yaml:1:4"),
        ("&x a: 1\n", "yaml-anchor", "x.yaml:1:1"),
        ("<<: *x\na: 1\n", "yaml-merge-key", "x.yaml:1:1"),
        ("<<: {b: 1}\na: 1\n", "yaml-merge-key", "x.yaml:1:1"),
        ("a: !!int 5\n", "yaml-tag", "x.yaml:1:4"),
        ("a: ! 5\n", "yaml-tag", "x.yaml:1:4"),
        ("a: !e!f 5\n", "yaml-tag", "x.yaml:1:4"),
        ("a: !!python/name:os.system\n", "yaml-tag", "x.yaml:1:4"),
        ("a: !!map {b: c}\n", "yaml-tag", "x.yaml:1:4"),
        ("a: 1\n---\nb: 2\n", "yaml-second-document", "x.yaml:2:1"),
        ("? [a]\n: 1\n", "value-misshapen", "x.yaml:1:3"),
        ("? {a: b}\n: 1\n", "value-misshapen", "x.yaml:1:3"),
        ("a: " + "[" * 50, "yaml-too-deep", "x.yaml:1:53"),
        ("a: @b\n", "yaml-syntax", "x.yaml:1:4"),
        ("a: b: c\n", "yaml-syntax", "x.yaml:1:5"),
        ("a: >500\n", "yaml-syntax", "x.yaml:1:4"),
        ("a: 'b\n", "yaml-syntax", "x.yaml:1:4"),
        ("a: [b\nc: d\n", "yaml-syntax", "x.yaml:1:4"),
        ("a: %b\n", "yaml-syntax", "x.yaml:1:4"),
        ("a: `b`\n", "yaml-syntax", "x.yaml:1:4"),
        ('a: "\\q"\n', "yaml-syntax", "x.yaml:1:5"),
        ('a: "\\ud800"\n', "yaml-syntax", "x.yaml:1:7"),
        ("a: ]\n", "yaml-syntax", "x.yaml:1:4"),
        ("a: [b,,c]\n", "yaml-syntax", "x.yaml:1:7"),
        ("a: -\n", "yaml-syntax", "x.yaml:1:4"),
        ("a\nb: c\n", "yaml-syntax", "x.yaml:2:2"),
        ("a:\n  b: c\n d: e\n", "yaml-syntax", "x.yaml:3:2"),
        ("a: b\n...\nc\n", "yaml-syntax", "x.yaml:3:1"),
        ("{a: b\n", "yaml-syntax", "x.yaml:1:1"),
    ],
)
def test_one_mistake_is_one_message_where_it_stands(
    text: str, code: str, place: str
) -> None:
    """What follows from a mistake is not reported as well."""
    _, findings = composed(text)

    (problem,) = findings.problems
    assert (problem.code, str(problem.span)) == (code, place)
    assert problem.help is not None


@pytest.mark.parametrize(
    "text",
    ["a: 'x: y'\n", 'a: "&x *y !z @"\n', "a: x*y & z\n", "a: b!\n", "---\na: 1\n"],
)
def test_what_only_looks_like_it_is_let_be(text: str) -> None:
    """The signs of YAML are also those of prose and of web addresses."""
    node, findings = composed(text)
    assert isinstance(node, MappingNode)
    assert findings.problems == []


def test_of_a_repeated_key_the_first_is_kept_and_named() -> None:
    """YAML would take the last one; the note says where the other stands."""
    node, findings = composed("a: 1\nb: 2\na: 3\n")
    assert plain(node) == {"a": "1", "b": "2"}
    assert findings.problems[0].note == "first given at x.yaml:1:1"


def test_several_mistakes_are_all_reported() -> None:
    """Nobody likes to run a program five times for five mistakes."""
    _, findings = composed("a: 1\na: 2\nb: &x 3\nc: !!int 4\nd: @e\n")
    assert [problem.code.value for problem in findings.problems] == [
        "key-repeated",
        "yaml-anchor",
        "yaml-tag",
        "yaml-syntax",
    ]


def test_a_text_that_is_long_in_all_is_refused() -> None:
    """However many lines it is spread over."""
    lines = "  a line of a very long report\n" * 5_000
    node, findings = composed(f"a: >-\n{lines}b: 1\n")
    (problem,) = findings.problems
    assert (problem.code, str(problem.span)) == ("text-too-long", "x.yaml:1:4")
    assert plain(node) == {"a": None, "b": "1"}
