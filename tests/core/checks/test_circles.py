"""What leads back to itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casualty_ledger.core.checks.circles import circles

NAMES = st.sampled_from("abcdef")
WAYS = st.dictionaries(NAMES, st.lists(NAMES, max_size=3))


def reachable(start: str, ways: dict[str, list[str]]) -> set[str]:
    """Return what *start* leads to, found the plain way."""
    found: set[str] = set()
    while (
        more := {other for name in {start} | found for other in ways.get(name, ())}
        - found
    ):
        found |= more
    return found


@given(WAYS)
def test_a_name_is_in_a_circle_exactly_if_it_leads_to_itself(
    ways: dict[str, list[str]],
) -> None:
    """And the others of its group are those it leads to and that lead to it."""
    found = circles(ways)

    for name in "abcdef":
        back = {each for each in reachable(name, ways) if name in reachable(each, ways)}
        groups = [set(group) for group in found if name in group]
        assert groups == ([back] if back else [])


def test_a_long_way_round_is_found() -> None:
    """Longer than any stack would hold."""
    names = [f"n{number:06}" for number in range(50_000)]
    ways = {name: [names[at - 1]] for at, name in enumerate(names)}

    assert [len(group) for group in circles(ways)] == [50_000]
