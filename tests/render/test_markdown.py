"""Markdown that shows text from a ledger and obeys none of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casualty_ledger.core.model import Question
from casualty_ledger.core.reconcile import reconcile
from casualty_ledger.render.markdown import escaped, markdown
from tests.builders import claim, event, ledger, source


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("</script><img onerror=x>", r"\</script\>\<img onerror=x\>"),
        ("[a](javascript:b)", r"\[a\](javascript:b)"),
        ("![a](data:x)", r"\!\[a\](data:x)"),
        ("a | b", r"a \| b"),
        ("`code` *b* _i_ ~s~ $x$ &lt;", r"\`code\` \*b\* \_i\_ \~s\~ \$x\$ \&lt;"),
        ("a\n# head", r"a\<U\+000A\> \# head".replace(r"\+", "+").replace("> ", "> ")),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("https://example.org", r"https\://example.org"),
        ("www.example.org", r"www\.example.org"),
    ],
)
def test_text_is_escaped(hostile: str, shown: str) -> None:
    """No element, no link, no formula, no second row comes out of a name."""
    assert escaped(hostile).replace(" ", "") == shown.replace(" ", "")


def test_an_event_has_its_ranges_positions_and_disagreements() -> None:
    """Everything that the page has, in tables that an issue can hold."""
    known = event(claim("a", "300", "2025-08-01"), claim("b", "500", "2025-08-01"))
    whole = ledger(known)

    text = markdown((reconcile(known, whole, Question()),), whole, Question())

    assert text.startswith("## An event\n")
    assert "| killed, total | 300–500 | – | disagree |" in text
    assert "| killed, total | 300 | A | 1 August 2025 | standing | 1 |" in text
    assert "- killed, total: A against B, by 200 (66.7%)" in text


def test_a_name_cannot_leave_its_cell() -> None:
    """A pipe or a newline in a name would shift every figure after it."""
    known = event(claim("x", "300"))
    whole = ledger(known, (replace(source("x"), name="X | 9,999 |\n| y"),))

    text = markdown((reconcile(known, whole, Question()),), whole, Question())

    rows = [line for line in text.splitlines() if line.startswith("| killed")]
    assert all(row.replace(r"\|", "").count("|") == 7 for row in rows)
