"""A claim as lines: what people would write by hand, in the order they would."""

from __future__ import annotations

import pytest

from casualty_ledger.reading.claim import CLAIM_KEYS
from casualty_ledger.writing.claim_text import ORDER, Draft, block_item, flow_fields


def lines(**fields: object) -> str:
    """Return the lines of a claim with *fields*."""
    return "\n".join(block_item(Draft(fields), 2, 4))  # type: ignore[arg-type]


def test_a_claim_is_written_as_the_format_shows_it() -> None:
    """Who, when, how many, of whom, and where it can be read, in this order."""
    assert lines(
        quote="311 Alawite civilians were killed: in the coastal region",
        killed={"total": "524", "civilians": "about 311"},
        published="2025-03-08",
        id="sohr-2025-03-08",
        source="sohr",
        url="https://example.org/?a=1&b=2",
        where="Al-Shir and Al-Mukhtariya",
    ) == (
        "  - id: sohr-2025-03-08\n"
        "    source: sohr\n"
        "    published: 2025-03-08\n"
        "    where: Al-Shir and Al-Mukhtariya\n"
        "    killed:\n"
        "      total: 524\n"
        "      civilians: about 311\n"
        "    url: https://example.org/?a=1&b=2\n"
        "    quote: >-\n"
        "      311 Alawite civilians were killed: in the coastal region"
    )


def test_every_key_of_a_claim_has_its_place() -> None:
    """A key that the reader knows is not put at the end, among the unknown."""
    assert set(ORDER) == set(CLAIM_KEYS)


@pytest.mark.parametrize(
    ("count", "written"),
    [
        ("524", "524"),
        ("800-973", "800-973"),
        ("500+", "500+"),
        ("dozens", "dozens"),
        ("1,426", '"1,426"'),
        ("~500", '"~500"'),
        (">=500", '">=500"'),
        ("<20", '"<20"'),
        ("0311", '"0311"'),
        ("1_000", '"1_000"'),
        ("2975 (2658-3290, 95%)", "2975 (2658-3290, 95%)"),
    ],
)
def test_a_count_is_quoted_where_yaml_would_misread_it(
    count: str, written: str
) -> None:
    """`1,426` is 1426 to YAML 1.1, and `>500` the beginning of a text."""
    assert lines(killed={"total": count}) == f"  - killed: {written}"
    assert flow_fields(Draft({"injured": count})) in (
        [f"injured: {written}"],
        [f'injured: "{count}"'],
    )


@pytest.mark.parametrize(
    ("key", "text", "written"),
    [
        ("published", "2025-03-08", "2025-03-08"),
        ("published", "2025-03-08T01:30+03:00", "2025-03-08T01:30+03:00"),
        ("period", "2025-03-06/2025-03-07", "2025-03-06/2025-03-07"),
        ("note", "2025-03-08", '"2025-03-08"'),
        ("note", "311", '"311"'),
        ("restricted", "true", "true"),
        ("note", "true", '"true"'),
        ("credibility", "2", "2"),
        ("locator", "2", '"2"'),
    ],
)
def test_a_text_is_plain_where_its_key_says_what_it_is(
    key: str, text: str, written: str
) -> None:
    """A date is a date under `published`, and text under `note`."""
    assert lines(**{key: text}) == f"  - {key}: {written}"


def test_a_long_text_is_folded() -> None:
    """A reviewer reads it without scrolling sideways."""
    note = "The office counts only those who were brought to it: " * 4
    written = lines(note=note.strip()).splitlines()

    assert written[0] == "  - note: >-"
    assert max(map(len, written)) <= 88


def test_a_long_address_stays_on_one_line() -> None:
    """So that it can be clicked, and copied."""
    url = "https://example.org/" + "x" * 200
    assert lines(url=url) == f"  - url: {url}"
