"""Counts as people write them, against the table of docs/method.md."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.counts import Count, Wording
from casualty_ledger.core.interval import Interval
from casualty_ledger.core.lexicons import LEXICONS
from casualty_ledger.core.problems import Code
from casualty_ledger.core.wordings import CountFault, read_count

SEPARATORS = [",", "_", " ", "\u00a0", "\u2009", "\u202f"]
PEOPLE = st.integers(0, 10**12 - 1) | st.integers(0, 5000)


def read(text: str) -> Count:
    """Return what *text* stands for."""
    found = read_count(text, "ledger", LEXICONS)
    assert isinstance(found, Count), found
    return found


def fault(text: str, lexicon: str = "ledger") -> CountFault:
    """Return why *text* is no count."""
    found = read_count(text, lexicon, LEXICONS)
    assert isinstance(found, CountFault), found
    return found


OPEN = None
# text | wording | interval | reach | figure
TABLE: list[tuple[str, Wording, Interval, Interval, Interval]] = [
    (text, wording, Interval(*interval), Interval(*reach), Interval(*figure))
    for texts, wording, interval, reach, figure in [
        (["311"], Wording.EXACT, (311, 311), (311, 311), (311, 311)),
        (["1,426", "1426"], Wording.EXACT, (1426, 1426), (1426, 1426), (1426, 1426)),
        (
            ["800-973", "800 - 973", "800–973", "between 800 and 973", "800 to 973"],
            Wording.RANGE,
            (800, 973),
            (800, 973),
            (800, 973),
        ),
        (
            ["2975 (2658-3290, 95%)", "2975 (2658-3290)", "2,975 (2,658–3,290, 95 %)"],
            Wording.ESTIMATE,
            (2658, 3290),
            (2658, 3290),
            (2658, 3290),
        ),
        (
            [
                "~500",
                "~ 500",
                "about 500",
                "some 500",
                "around 500",
                "approximately 500",
                "roughly 500",
            ],
            Wording.ABOUT,
            (450, 549),
            (450, 549),
            (500, 500),
        ),
        (["~1,500"], Wording.ABOUT, (1450, 1549), (1450, 1549), (1500, 1500)),
        (["about 524"], Wording.ABOUT, (524, 524), (524, 524), (524, 524)),
        (
            ["nearly 500", "almost 500"],
            Wording.NEARLY,
            (450, 499),
            (450, 499),
            (499, 499),
        ),
        (["nearly 524"], Wording.NEARLY, (523, 523), (523, 523), (523, 523)),
        (
            ["<=20", "at most 20", "up to 20", "as many as 20", "no more than 20"],
            Wording.AT_MOST,
            (0, 20),
            (20, 20),
            (20, 20),
        ),
        (
            ["<20", "fewer than 20", "less than 20"],
            Wording.FEWER_THAN,
            (0, 19),
            (19, 19),
            (19, 19),
        ),
        (
            [
                "500+",
                "500 +",
                ">=500",
                ">= 500",
                "at least 500",
                "no fewer than 500",
                "no less than 500",
                "500 or more",
            ],
            Wording.AT_LEAST,
            (500, OPEN),
            (500, 599),
            (500, 500),
        ),
        (["at least 111"], Wording.AT_LEAST, (111, OPEN), (111, 111), (111, 111)),
        (
            [">500", "> 500", "more than 500", "over 500"],
            Wording.MORE_THAN,
            (501, OPEN),
            (501, 599),
            (501, 501),
        ),
        (["more than 111"], Wording.MORE_THAN, (112, OPEN), (112, 112), (112, 112)),
        (["dozens"], Wording.WORD, (24, 99), (24, 99), (24, 99)),
        (["hundreds"], Wording.WORD, (200, 999), (200, 999), (200, 999)),
        (["several"], Wording.WORD, (3, 9), (3, 9), (3, 9)),
        (["many"], Wording.WORD, (3, OPEN), (3, 3), (3, 3)),
        (["more than a dozen"], Wording.MORE_THAN, (13, OPEN), (13, 13), (13, 13)),
        (["over a dozen"], Wording.MORE_THAN, (13, OPEN), (13, 13), (13, 13)),
        (["at least dozens"], Wording.AT_LEAST, (24, OPEN), (24, 24), (24, 24)),
    ]
    for text in texts
]


@pytest.mark.parametrize(("text", "wording", "interval", "reach", "figure"), TABLE)
def test_a_wording_stands_for_what_the_design_says(
    text: str, wording: Wording, interval: Interval, reach: Interval, figure: Interval
) -> None:
    """Every row, and every way of writing it."""
    found = read(text)

    assert found.wording is wording
    assert (found.interval, found.reach, found.figure) == (interval, reach, figure)


@pytest.mark.parametrize("text", [row[0] for row in TABLE])
def test_letter_case_and_spaces_around_are_free(text: str) -> None:
    """A quote may begin with a capital."""
    for written in (text.upper(), text.capitalize(), f"  {text} "):
        assert read(written) == read(text)


@pytest.mark.parametrize("text", [row[0] for row in TABLE])
def test_only_words_of_a_lexicon_are_vague(text: str) -> None:
    """Outputs mark what rests on a lexicon."""
    has_word = any(word in text for word in ("doz", "hund", "sever", "many"))

    assert read(text).vague == (has_word and "as many" not in text)


def test_an_estimate_keeps_its_centre_and_level() -> None:
    """The level is a share, or unknown."""
    with_level = read("2975 (2658-3290, 95%)")
    without = read("2975 (2658-3290)")

    assert (with_level.central, with_level.level) == (2975, 0.95)
    assert (without.central, without.level) == (2975, None)
    assert read("20 (10-30, 99.9%)").level == 0.999


def grouped(people: int, separator: str) -> str:
    """Return *people* as printed pages write them."""
    return f"{people:,}".replace(",", separator)


@given(PEOPLE, st.sampled_from(["", *SEPARATORS]))
def test_any_number_in_any_allowed_form_is_read_back(
    people: int, separator: str
) -> None:
    """The number that was written, and no other."""
    assert read(grouped(people, separator)).figure == Interval(people, people)


@given(PEOPLE, PEOPLE, st.sampled_from(["", *SEPARATORS]))
def test_any_range_in_any_allowed_form_is_read_back(
    one: int, other: int, separator: str
) -> None:
    """A separator inside the numbers does not confuse the two."""
    low, high = sorted((one, other))
    ends = grouped(low, separator), grouped(high, separator)

    for text in ("{}-{}", "{} - {}", "{}–{}", "between {} and {}", "{} to {}"):
        assert read(text.format(*ends)).interval == Interval(low, high)


PREFIXES = {
    Wording.ABOUT: ["~", "about ", "some ", "around ", "approximately ", "roughly "],
    Wording.NEARLY: ["nearly ", "almost "],
    Wording.AT_MOST: ["<=", "at most ", "up to ", "as many as ", "no more than "],
    Wording.FEWER_THAN: ["<", "fewer than ", "less than "],
    Wording.AT_LEAST: [">=", "at least ", "no fewer than ", "no less than "],
    Wording.MORE_THAN: [">", "more than ", "over "],
}
ALL_PREFIXES = [
    (prefix, wording) for wording, group in PREFIXES.items() for prefix in group
]


@given(
    st.integers(1, 10**12 - 1),
    st.sampled_from(["", *SEPARATORS]),
    st.sampled_from(ALL_PREFIXES),
)
def test_a_prefix_before_any_number_is_its_wording(
    people: int, separator: str, prefix: tuple[str, Wording]
) -> None:
    """Whatever the number, however it is grouped."""
    words, wording = prefix

    assert read(f"{words}{grouped(people, separator)}").wording is wording


@pytest.mark.parametrize(
    ("one", "other"),
    [*itertools.permutations(["~", "about ", ">", "at least ", "<"], 2)],
)
def test_one_wording_a_count(one: str, other: str) -> None:
    """Nobody could use a number that is "about at least 500"."""
    assert fault(f"{one}{other}500").code is Code.COUNT_UNREADABLE
    assert fault(f"{one}500+").code is Code.COUNT_UNREADABLE


REFUSED = [
    ("0311", "it begins with 0"),
    ("00", "it begins with 0"),
    ("0o311", "it is written for computers"),
    ("0x137", "it is written for computers"),
    ("1e3", "it is written for computers"),
    ("311.0", "a full stop may part thousands or decimals"),
    ("1.500", "a full stop may part thousands or decimals"),
    ("12:30", "it reads as a time of day"),
    ("1,23,456", "its groups are not of three digits"),
    ("1,2345", "its groups are not of three digits"),
    ("1,234 567", "its groups are not of three digits"),
    ("1234,567", "its groups are not of three digits"),
    ("", "nothing is written"),
    ("  ", "nothing is written"),
    ("null", "it says that none is known"),
    ("~", "it says that none is known"),
    (".nan", "it says that none is known"),
    ("unknown", "it says that none is known"),
    ("-5", "it is below zero"),
    ("9" * 13, "it has more than 12 digits"),
    ("9" * 5000, "it has more than 12 digits"),
    ("1,000,000,000,000", "it has more than 12 digits"),
    ("٣١١", "its digits are not 0 to 9"),
    ("３１１", "its digits are not 0 to 9"),
    ("31\u200b1", "it holds U+200B ZERO WIDTH SPACE, which nobody sees"),
    ("\u202e113", "it holds U+202E RIGHT-TO-LEFT OVERRIDE, which nobody sees"),
]


@pytest.mark.parametrize(
    ("text", "reason"), REFUSED, ids=[ascii(text[:20]) for text, _ in REFUSED]
)
def test_what_is_not_plainly_a_number_is_refused_with_the_reason(
    text: str, reason: str
) -> None:
    """A number is never guessed; what was read is shown, so that it can be found."""
    found = fault(text)

    assert found.code is Code.COUNT_UNREADABLE
    assert reason in found.message
    assert found.help
    assert len(found.message) < 200


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "true",
        "yes",
        "some",
        "about",
        "about dozens",
        "nearly 0",
        "<0",
        "fewer than 0",
        "500++",
        "5 or 6",
        "311 civilians",
        "half a dozen",
        "500-",
        "-500-600",
        "+500",
        "about500",
        "atleast 500",
        "1 0000",
        "12 (10-14, 950%)",
        "between 5 and",
        "1\n000",
        "1\t000",
        "dozens and dozens",
    ],
)
def test_whatever_else_is_refused(text: str) -> None:
    """The grammar is closed."""
    assert fault(text).code is Code.COUNT_UNREADABLE


@pytest.mark.parametrize(
    "text", ["973-800", "between 5 and 4", "20 (30-10)", "20 (21-30)", "20 (1-19, 95%)"]
)
def test_a_range_the_wrong_way_round_is_refused(text: str) -> None:
    """One of its numbers is wrong, and nobody can tell which."""
    assert fault(text).code is Code.RANGE_REVERSED


@pytest.mark.parametrize("text", ["20 (20-20)", "10 (10-30)", "30 (10-30)", "5-5"])
def test_a_range_may_begin_and_end_where_its_centre_is(text: str) -> None:
    """Both ends are included."""
    assert read(text).interval.high is not None


def test_what_is_the_wrong_way_round_is_named() -> None:
    """The two ends, or the centre: they are mended differently."""
    assert fault("20 (30-10)").message == "low 30 is above high 10"
    assert fault("20 (21-30)").message == "20 lies outside its own interval, 21 to 30"


@pytest.mark.parametrize("text", ["0", "about 0", "at most 0", "over 0", "0+"])
def test_none_can_be_worded_too(text: str) -> None:
    """Only fewer than none cannot be."""
    assert read(text).interval.low <= 1


def test_a_text_without_a_known_slip_gets_no_reason_made_up() -> None:
    """A wrong reason sends people looking in the wrong place."""
    assert fault("311 civilians").message == "'311 civilians' is not a number of people"


@pytest.mark.parametrize("text", ["thousands", "at least thousands", "over thousands"])
def test_a_word_that_only_other_lexicons_have_is_said_to_be_theirs(text: str) -> None:
    """Another lexicon may be the right one."""
    found = fault(text, "acled")

    assert found.code is Code.COUNT_WORD_UNKNOWN
    assert found.message == "the lexicon `acled` has no word 'thousands'"
    assert found.note == "known to: ledger, ucdp"


@given(st.text(max_size=30))
def test_any_text_is_a_count_or_a_fault(text: str) -> None:
    """Never an exception; and a fault says what to do."""
    found = read_count(text, "ledger", LEXICONS)

    assert isinstance(found, Count) or (found.message and found.help)


@given(st.text(alphabet="0123456789,._ -+~<>()%ox:e", max_size=14))
def test_text_like_a_number_is_read_only_if_its_digits_are_all_there(text: str) -> None:
    """What is read is what was written: no digit is dropped or made up."""
    found = read_count(text, "ledger", LEXICONS)

    if isinstance(found, Count) and found.wording is Wording.EXACT:
        digits = "".join(each for each in text if each.isdigit())
        assert str(found.figure.low) == digits


LONG = ["1" * 50_000, "1," * 25_000, "a" * 50_000, "at least " * 9_000, "1 " * 25_000]


@pytest.mark.parametrize("text", LONG, ids=[text[:9] for text in LONG])
def test_a_long_text_takes_no_long_time_and_makes_no_long_message(text: str) -> None:
    """Somebody may paste a page into the wrong field."""
    assert len(fault(text).message) < 200
