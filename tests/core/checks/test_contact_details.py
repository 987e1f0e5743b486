"""E-mail addresses and telephone numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.checks.contact_details import contact_detail, contact_in
from tests.core.checks.ledgers import claim, event, ledger, source, span


@pytest.mark.parametrize(
    "text",
    [
        "ask newsdesk@example.org",
        "(j.doe+press@mail.example.co.uk)",
        "müller@example.org",
        "coder@example.org.",
    ],
)
def test_an_e_mail_address_is_found(text: str) -> None:
    """It would be published with every export."""
    assert contact_in(text) == "an e-mail address"


@pytest.mark.parametrize(
    "text",
    [
        "+963 11 222 3344",
        "+963112223344",
        "reached on +44 (0)20 7946 0958",
        "(+963) 933-123-456",
        "tel. 222 3344",
        "Tel: 2223344",
        "phone 0933 123 456",
        "WhatsApp: +963933123456",
        "mobile no. 0933-123456",
        "0933 123 456",
        "0933123456",
        "012 345 678",
        "(011) 222 3344",
        "020 7946 0958",
        "555-123-4567",
        "(555) 123-4567",
        "هاتف 0933123456",
        "هاتف: ٠٩٣٣١٢٣٤٥٦",
    ],
)
def test_a_telephone_number_is_found(text: str) -> None:
    """A witness who left one did not leave it for everybody."""
    assert contact_in(text) == "a telephone number"


@pytest.mark.parametrize(
    "text",
    [
        "@SOHR said 311",
        "posted by @sohr@mastodon.social",
        "311 @ 8 March",
        "https://medium.com/@author/a-story-0933123456",
        "see https://example.org/?mail=desk@example.org",
        "www.example.org/0933123456",
        "at least 1,426 killed, 1,500 injured and 2,345,678 displaced",
        "1 234 567 people, 2 345 678 of them children",
        "between 2025-03-06 and 2025-03-10",
        "06/03/2025 - 10/03/2025",
        "08-03-2025 14:30",
        "06.03.2025 10.03.2025",
        "published 20250308 at 143000",
        "2018 to 2020, 311 524 213 52",
        "ISBN 978-3-16-148410-0",
        "ISBN 0306406152",
        "ISSN 0028-0836",
        "doi:10.1016/S0140-6736(06)69491-9",
        "10.1056/NEJMsa1803972",
        "A/HRC/58/66, para. 12, 00:12:45",
        "Lancet 368 (2006) 1421-1428",
        "S/2013/553, annex I, 0001234",
        "an increase of +1,200,000 on the day",
        "500+ 300+ 1,000+",
        "told by phone on 2025-03-08 that 311 civilians were killed",
        "by phone: 1 200 000 people displaced",
        "coordinates 35.1234567, 35.7654321",
        "33.510414 36.278336",
        "reliefweb 4123456",
        "sha 0123456789abcdef",
        "p. 0123 of 0456",
        "0123 4567",
        "0207 9460 9581",
    ],
)
def test_figures_days_addresses_and_shelf_marks_are_sound(text: str) -> None:
    """What a note about casualties is made of."""
    assert contact_in(text) is None


COUNTS = st.integers(0, 99_999_999)
DAYS = st.dates().map(str)


@given(st.lists(COUNTS.map("{:,}".format) | DAYS | st.just("killed"), max_size=8))
def test_no_run_of_figures_and_days_is_a_contact(words: list[str]) -> None:
    """Tables are pasted into quotes."""
    assert contact_in(" ".join(words)) is None


@given(st.text(alphabet="0123456789 +-()./@a", max_size=200))
def test_any_text_gets_an_answer(text: str) -> None:
    """And in no long time."""
    assert contact_in(text) in (None, "an e-mail address", "a telephone number")


LONG = ["0" * 50_000, "a@" * 25_000, "+1 " * 20_000, "1 " * 9]


@pytest.mark.parametrize("text", LONG, ids=[text[:9] for text in LONG])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    """A pattern that tries every way to split it would take years."""
    contact_in(text)


def test_the_message_names_the_field_and_not_the_number() -> None:
    """It may be read in the log of a build server."""
    [found] = contact_detail(
        ledger(claim("a", note="call +963 11 222 3344", spans={"note": span(17)}))
    )

    assert found.message == "`note` holds what reads as a telephone number"
    assert found.span == span(17)


def test_every_text_that_is_exported_is_looked_at() -> None:
    """Of claims, events and sources; an address under `url` is looked at elsewhere."""
    mail = "desk@example.org"
    told = claim(
        "a",
        via=mail,
        excludes=mail,
        includes=mail,
        method=mail,
        quote=mail,
        translation=mail,
        locator=mail,
        coded_by=mail,
        note=mail,
        url=f"mailto:{mail}",
    )
    told = replace(told, reviewed_by=mail, reason=mail)
    at = replace(event(told), note=mail)
    outlet = replace(source("ministry"), note=mail)

    found = list(contact_detail(ledger(of=at, sources=[outlet])))

    assert len(found) == 13
