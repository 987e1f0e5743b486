"""Who can be counted: the categories of victims and how they hang together.

Source: the categories and partitions that come with the program are those of the
field's own records (status: civilians, combatants, unknown; age and sex: men, women,
children, unknown), see docs/method.md#cells.  A ledger may add its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Everybody: what a bare count is about.
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of victims.

    Attributes:
        name: as claims write it.
        within: the categories it lies directly within.
        title: what outputs for people call it.
    """

    name: str
    within: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Partition:
    """Parts that hold everybody in the whole, each once: n(whole) = Σ n(parts)."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Categories:
    """The category graph.

    Shape: every name in a partition or a ``within`` is a category, and nothing lies
    within itself, directly or through others; readers check that first.
    """

    categories: tuple[Category, ...]
    partitions: tuple[Partition, ...]

    @cached_property
    def by_name(self) -> Mapping[str, Category]:
        """Each category under its name, in the order declared."""
        return MappingProxyType({each.name: each for each in self.categories})

    @cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """For each category, all that it lies within, itself not included."""
        return MappingProxyType(
            {each.name: self._climb(each.name) for each in self.categories}
        )

    def _climb(self, name: str) -> frozenset[str]:
        found: set[str] = set()
        ahead = [name]
        while ahead:
            new = set(self.by_name[ahead.pop()].within) - found
            found |= new
            ahead.extend(new)
        return frozenset(found)

    @cached_property
    def inside_out(self) -> tuple[str, ...]:
        """All categories, each after those that lie within it."""
        return tuple(sorted(self.by_name, key=lambda name: -len(self.above[name])))

    @cached_property
    def order(self) -> Mapping[str, int]:
        """For each category, its place when read depth first as declared."""
        return MappingProxyType({name: place for place, name in enumerate(self.depth)})

    @cached_property
    def depth(self) -> Mapping[str, int]:
        """For each category, depth first, how deep it stands below the first whole."""
        inside: dict[str, list[str]] = {each.name: [] for each in self.categories}
        for each in self.categories:
            for outer in each.within:
                inside[outer].append(each.name)
        found: dict[str, int] = {}
        ahead = [
            (each.name, 0) for each in reversed(self.categories) if not each.within
        ]
        while ahead:
            name, depth = ahead.pop()
            if name not in found:
                found[name] = depth
                ahead.extend((inner, depth + 1) for inner in reversed(inside[name]))
        return MappingProxyType(found)

    def lies_within(self, inner: str, outer: str) -> bool:
        """Tell whether all of *inner* is part of *outer* (of itself, too)."""
        return inner == outer or outer in self.above[inner]

    def extended(
        self, categories: Iterable[Category], partitions: Iterable[Partition]
    ) -> Categories:
        """Return the graph with a ledger's own categories and partitions added."""
        return Categories(
            (*self.categories, *categories), (*self.partitions, *partitions)
        )


def _build() -> Categories:
    titles = {
        "unknown_status": "status unknown",
        "unknown_age_sex": "age and sex unknown",
    }
    partitions = (
        Partition(TOTAL, ("civilians", "combatants", "unknown_status")),
        Partition(
            "combatants",
            ("government_forces", "opposition_forces", "other_armed_groups"),
        ),
        Partition(
            "civilians",
            (
                "civilian_men",
                "civilian_women",
                "civilian_children",
                "civilian_unknown_age_sex",
            ),
        ),
        Partition(TOTAL, ("men", "women", "children", "unknown_age_sex")),
        Partition("women_and_children", ("women", "children")),
    )
    within: dict[str, list[str]] = {TOTAL: []}
    for partition in partitions:
        within.setdefault(partition.whole, [TOTAL])
        for part in partition.parts:
            within.setdefault(part, []).append(partition.whole)
    for part in ("men", "women", "children"):
        within[f"civilian_{part}"].append(part)
    return Categories(
        tuple(
            Category(name, tuple(above), titles.get(name, name.replace("_", " ")))
            for name, above in within.items()
        ),
        partitions,
    )


#: The categories that every ledger has.
BUILT_IN = _build()
