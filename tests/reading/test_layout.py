"""Where parts stand, to the character; `tests/writing/test_placing.py` uses it all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from casualty_ledger.reading.layout import layout_of

if TYPE_CHECKING:
    from casualty_ledger.core.layout import Node


def items(text: str) -> list[Node]:
    """Return the claims of *text*."""
    layout = layout_of(text)
    assert layout is not None
    assert layout.root is not None
    claims = layout.root.get("claims")
    assert claims is not None
    return [part.value for part in claims.parts]


@pytest.mark.parametrize(
    ("claims", "says"),
    [
        ("  - a: b  # c\n  - d\n", ["a: b", "d"]),
        ("  - a: >-\n      b\n\n\n  - d\n", ["a: >-\n      b", "d"]),
        ("  - a: |+\n      b\n\n\n  - d\n", ["a: |+\n      b\n\n\n", "d"]),
        ("  - a: |\n      b\n        \n  - d\n", ["a: |\n      b\n        \n", "d"]),
        ("  - {a: [b, c]}\n  - d\n", ["{a: [b, c]}", "d"]),
        ("  - a:\n  - d\n", ["a:", "d"]),
        ('  - "a\n\n     b"\n  - d\n', ['"a\n\n     b"', "d"]),
        ("  - a\u2028\u0085b\n  - d\n", ["a\u2028\u0085b", "d"]),
    ],
)
def test_a_part_ends_with_its_last_character(claims: str, says: list[str]) -> None:
    """Comments and blank lines after it are not its own, unless it keeps them."""
    text = f"claims:\n{claims}"
    assert [text[node.start : node.end] for node in items(text)] == says


@pytest.mark.parametrize("text", ["claims: [", "a: b: c", "\t- x", "a: 'b"])
def test_what_is_no_yaml_has_no_layout(text: str) -> None:
    """Who would add to it is told so."""
    assert layout_of(text) is None


def test_deep_nesting_is_no_danger() -> None:
    """Nothing here is recursive."""
    text = "claims:\n  - " + "[" * 5000 + "]" * 5000 + "\n"
    (node,) = items(text)

    assert (node.start, node.end) == (12, 12 + 10_000)
