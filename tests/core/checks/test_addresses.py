"""Web addresses that lead nowhere."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.checks.addresses import address_unusable, why_unusable
from tests.core.checks.ledgers import claim, event, ledger, source, span


@pytest.mark.parametrize(
    "address",
    [
        "https://www.syriahr.com",
        "http://example.org:8080/a/b?c=d#e",
        "https://web.archive.org/web/20250308000000*/https://example.org/a",
        "HTTPS://Example.ORG/",
        "https://ar.wikipedia.org/wiki/مجازر_الساحل",
        "https://пример.рф/новости",
        "https://example.org/a_(b)'s;d,e!f$g&h=i~j",
        "https://example.org./",
        "https://192.0.2.1/x",
        "https://[2001:db8::1]/x",
        "https://x",
        "https://t.me/some_channel/123?single",
    ],
)
def test_addresses_as_browsers_show_them_are_sound(address: str) -> None:
    """Letters of all scripts are, and whatever news sites put into theirs."""
    assert why_unusable(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", "begins with `javascript:`, which opens no web page"),
        ("data:text/html,x", "begins with `data:`, which opens no web page"),
        ("JavaScript:alert(1)//https://a.b", "begins with `javascript:`, which opens"),
        ("mailto:desk@example.org", "begins with `mailto:`, which opens no web page"),
        ("ftp://example.org/a", "begins with `ftp:`, which opens no web page"),
        ("www.syriahr.com/en", "lacks its beginning"),
        ("//example.org/a", "lacks its beginning"),
        ("https://example.org/a b", "holds a space"),
        ("https://example.org/a https://example.org/b", "holds a space"),
        ("https://", "is not a web address"),
        ("https:///path", "is not a web address"),
        ("https://exa<mple>.org", "is not a web address"),
        ('https://example.org/"onclick=x', "is not a web address"),
        ("https:\\\\example.org", "is not a web address"),
        ("https://…", "is not a web address"),
        ("https://.org", "is not a web address"),
        ("see the annex", "holds a space"),
        ("annex", "is not a web address"),
        ("https://example.org/\x1b[2J", "is not a web address"),
        ("", "is not a web address"),
    ],
)
def test_what_opens_no_web_page_is_said_with_the_reason(address: str, why: str) -> None:
    """Who clicks a source must get to it, and nowhere else."""
    found = why_unusable(address)

    assert found is not None
    assert found[0].startswith(why)


@given(st.from_regex(r"https?://[a-z0-9.-]{1,30}[!a]?", fullmatch=True))
def test_any_text_gets_an_answer(address: str) -> None:
    """An address is either sound or there is something to say about it."""
    found = why_unusable(address)

    assert found is None or all(found)


LONG = ["a" * 50_000, "a." * 25_000, "a-" * 25_000]


@pytest.mark.parametrize("text", LONG, ids=[text[:9] for text in LONG])
def test_a_long_address_takes_no_long_time(text: str) -> None:
    """A pattern that tries every way to split it would take years."""
    assert why_unusable(f"https://{text}!") is not None


def test_every_address_of_a_ledger_is_looked_at() -> None:
    """Of claims, events and sources."""
    told = claim("a", url="x:1", archive="y", spans={"archive": span(17)})
    at_sea = replace(event(told), url="z")
    given = ledger(of=at_sea, sources=[replace(source("ministry"), url="q")])

    found = sorted(address_unusable(given), key=lambda each: each.place)

    assert [each.message.partition(" ")[0] for each in found] == [
        "`url`",
        "`url`",
        "`archive`",
        "`url`",
    ]
    assert [str(each.span) for each in found] == [
        "claims/ferry.yaml:2:5",
        "claims/ferry.yaml:10:5",
        "claims/ferry.yaml:17:5",
        "claims/sources.yaml:3:3",
    ]
    assert [each.event for each in found] == ["ferry", "ferry", "ferry", None]
