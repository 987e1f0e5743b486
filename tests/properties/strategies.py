"""Random ledgers of one event: small, crowded, and with every feature of a claim.

Few sources, cells and days on purpose, and small numbers: claims that never meet show
nothing, and the ends of intervals are where such code goes wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from casualty_ledger.core.categories import BUILT_IN, Category, Partition
from casualty_ledger.core.model import Question, Rating
from casualty_ledger.core.reconcile import reconcile
from tests.builders import claim, event, ledger, source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from casualty_ledger.core.model import Claim, Event, Ledger, Source
    from casualty_ledger.core.results import Reconciliation

SOURCES = ("agency", "bureau", "clinic", "daily")
OWN = BUILT_IN.extended(
    [
        Category("alawite_civilians", ("civilians",), "alawite civilians"),
        Category("elderly", ("total",), "elderly"),
        Category("minors_and_elderly", ("total",), "minors and elderly"),
    ],
    [Partition("minors_and_elderly", ("children", "elderly"))],
)
#: Categories that form a tree: status, and forces.
TREE = (
    "total",
    "civilians",
    "combatants",
    "unknown_status",
    "government_forces",
    "opposition_forces",
    "other_armed_groups",
)
#: Categories that overlap.
MIXED = (
    *TREE,
    "men",
    "women",
    "children",
    "women_and_children",
    "civilian_men",
    "civilian_children",
)
NUMBERS = st.sampled_from(
    (0, 1, 2, 3, 5, 8, 9, 10, 12, 13, 15, 20, 21, 31, 40, 50, 99, 100)
)
DAYS = [f"2025-03-{day:02}" for day in range(5, 17)]
DATES = st.one_of(
    st.sampled_from(DAYS),
    st.sampled_from(DAYS),
    st.sampled_from(
        (
            None,
            "2025-03",
            "2025-02",
            "2025",
            "2025-03-08T23:30+03:00",
            "2025-03-08T22:00Z",
            "2025-03-09T01:00+02:00",
        )
    ),
)
PERIODS = (
    "2025-03-04",
    "2025-03-06",
    "2025-03-07",
    "2025-03-06/2025-03-07",
    "2025-03-09/2025-03-10",
)
PLACES = {"North": None, "Aton": "North", "Bton": "North", "South": None}


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Every wording, as it is written."""
    people, more = draw(NUMBERS), draw(NUMBERS)
    shape = draw(
        st.sampled_from(
            (
                "{n}",
                "{n}",
                "{n}",
                "{n}-{up}",
                "{m} ({n}-{up}, 95%)",
                "about {n}",
                "nearly {one}",
                "up to {n}",
                "fewer than {one}",
                "at least {n}",
                "more than {n}",
                "several",
                "a dozen",
                "dozens",
                "many",
                "more than a dozen",
            )
        )
    )
    return shape.format(
        n=people, up=people + more, m=people + more // 2, one=people + 1
    )


@dataclass(frozen=True)
class Palette:
    """What the claims of one ledger speak of; few things, so that they meet."""

    sources: tuple[str, ...]
    victims: tuple[str, ...]
    outcomes: tuple[str, ...]
    plain: bool


@st.composite
def palettes(draw: st.DrawFn, categories: tuple[str, ...], *, plain: bool) -> Palette:
    """A few sources, categories and outcomes."""
    return Palette(
        SOURCES[: draw(st.sampled_from((4, 3, 2, 1)))],
        tuple(draw(st.lists(st.sampled_from(categories), min_size=1, max_size=4))),
        draw(st.sampled_from(_OUTCOMES)),
        plain or draw(st.booleans()),
    )


@st.composite
def claims(draw: st.DrawFn, key: str, palette: Palette) -> Claim:
    """One claim; a plain one names neither place, actor, cause nor period."""
    whom = st.sampled_from(palette.victims)
    counts = draw(st.dictionaries(whom, texts(), min_size=1, max_size=3))
    said: dict[str, Any] = {"published": draw(DATES), "as_of": draw(DATES)}
    if not palette.plain:
        said |= draw(_narrower)
    basis = draw(_BASES)
    if basis is not None:
        said["basis"] = basis
    if draw(_SELDOM):
        said |= draw(_whims)
        if draw(_SELDOM):
            said["retracted"] = draw(st.sampled_from(DAYS))
        earlier = [f"c{each}" for each in range(int(key[1:]))] or ["lost"]
        said["corrects"] = tuple(draw(st.sets(st.sampled_from(earlier), max_size=1)))
    said["outcome"] = draw(st.sampled_from(palette.outcomes))
    return claim(draw(st.sampled_from(palette.sources)), counts, id=key, **said)


_BASES = st.sampled_from((None, None, None, None, "identified", "estimate", "count"))
_SELDOM = st.sampled_from((False, False, True))
_OUTCOMES = (
    ("killed",),
    ("killed",),
    ("killed", "killed", "injured"),
    ("killed", "casualties"),
    ("killed", "injured", "missing", "detained", "casualties"),
)
_narrower: st.SearchStrategy[Mapping[str, str]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {},
        optional={
            "where": st.sampled_from((*PLACES, "Elsewhere")),
            "by": st.sampled_from(("red", "blue", "strangers")),
            "cause": st.sampled_from(("violent", "shelling", "indirect", "excess")),
            "period": st.sampled_from(PERIODS),
        },
    ),
)
_whims: st.SearchStrategy[Mapping[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "excludes": st.just("those under the rubble"),
        "includes": st.just("those of the next town"),
        "draws_on": st.sampled_from([(each,) for each in (*SOURCES, "elder")]),
        "status": st.sampled_from(("active",) * 6 + ("disputed", "retracted")),
    },
)


@st.composite
def sources(draw: st.DrawFn) -> tuple[Source, ...]:
    """Every source, some rated, some a party, some drawing on others (no cycle)."""
    found = [source("elder")]
    for place, key in enumerate(SOURCES):
        rating = draw(st.sampled_from((None, None, "A", "B", "C", "D", "E", "F")))
        party = draw(st.sampled_from((None, None, None, "red", "blue")))
        on = draw(
            st.sampled_from(
                [(), (), (), *((one,) for one in ("elder", *SOURCES[:place]))]
            )
        )
        found.append(source(key, rating, party=party, draws_on=on))
    return tuple(found)


@st.composite
def ledgers(
    draw: st.DrawFn,
    *,
    plain: bool = False,
    categories: tuple[str, ...] = MIXED,
    most: int = 7,
) -> Ledger:
    """A ledger of one event called ``event``.

    Args:
        draw: given by Hypothesis.
        plain: nobody names places, actors, causes or periods.
        categories: whom claims may count.
        most: how many claims at most.
    """
    number = most - draw(st.sampled_from([0, 1, 1, 2, 2, 3, *range(most + 1)]))
    own = not plain and draw(_SELDOM)
    known = (*categories, *OWN.by_name.keys() - BUILT_IN.by_name) if own else categories
    palette = draw(palettes(tuple(sorted(known)), plain=plain))
    told = [draw(claims(f"c{place}", palette)) for place in range(number)]
    the_event = event(
        *told,
        start=draw(st.sampled_from(("2025-03-06", "2025-03"))),
        end=draw(st.sampled_from((None, "2025-03-08", "2025-03-07", "2025-03"))),
        settling_days=draw(st.sampled_from((0, 2, 7))),
        fresh_days=draw(st.sampled_from((0, 1, 2, 4))),
        place="Land",
        places=PLACES if draw(st.booleans()) else {},
        actors={"red": "opposition_forces", "blue": "government_forces"}
        if draw(st.booleans())
        else {},
    )
    return ledger(the_event, draw(sources()), OWN if own else BUILT_IN)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """What may be asked of such a ledger, every cell shown."""
    day = st.sampled_from([*[None] * 6, *DAYS[3:6]]).map(_day)
    return Question(
        as_of=draw(day),
        known_by=draw(day),
        min_rating=draw(st.sampled_from((*[None] * 6, Rating.B, Rating.D))),
        all_cells=True,
    )


def only(found: Ledger) -> Event:
    """Return the one event of a ledger."""
    (the_event,) = found.events.values()
    return the_event


def with_claims(found: Ledger, told: Iterable[Claim]) -> Ledger:
    """Return the same ledger with other claims."""
    the_event = replace(only(found), claims=tuple(told))
    return replace(found, events={the_event.id: the_event})


def answer(found: Ledger, question: Question) -> Reconciliation:
    """Return what the engine makes of the one event of a ledger."""
    return reconcile(only(found), found, question)
