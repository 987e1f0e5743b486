"""Find what leads back to itself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


def circles(leads_to: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Return the groups of names of which each leads to every other, and to itself.

    Names that lead to each other are one group, however many ways round there are, so
    that one tangle is one finding.  Sorted, each group too; a name that is no key
    leads nowhere.  The time taken grows with the number of ways, not faster.

    Source: the strongly connected components of Kosaraju and Sharir (1978).

    >>> circles({"a": ["b"], "b": ["a"], "c": ["a"], "d": ["d"]})
    [('a', 'b'), ('d',)]
    """
    comes_from: dict[str, list[str]] = defaultdict(list)
    for name, others in leads_to.items():
        for other in others:
            comes_from[other].append(name)
    seen: set[str] = set()
    finished = [
        name for start in sorted(leads_to) for name in _visit(start, leads_to, seen)
    ]
    seen = set()
    groups = (_visit(start, comes_from, seen) for start in reversed(finished))
    return sorted(
        tuple(sorted(group))
        for group in groups
        if len(group) > 1 or (group and group[0] in leads_to.get(group[0], ()))
    )


def _visit(
    start: str, leads_to: Mapping[str, Collection[str]], seen: set[str]
) -> list[str]:
    """Return what *start* leads to and nobody has seen, each after what it leads to."""
    if start in seen:
        return []
    seen.add(start)
    finished: list[str] = []
    path = [(start, iter(sorted(leads_to.get(start, ()))))]
    while path:
        name, others = path[-1]
        for other in others:
            if other not in seen:
                seen.add(other)
                path.append((other, iter(sorted(leads_to.get(other, ())))))
                break
        else:
            path.pop()
            finished.append(name)
    return finished
