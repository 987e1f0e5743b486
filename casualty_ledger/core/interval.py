"""Ranges of people: the only number type the engine reasons about.

A death toll is never a float here.  A claim of "about 400" is turned into a
range before it reaches the engine, so that every number that leaves it can be
traced to a bound somebody published.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range of people, both ends included.

    Unit: people, whole.  Shape: ``0 <= low``, and ``low <= high`` unless
    ``high`` is None, which means that nothing bounds it from above.

    Raises:
        ValueError: if the ends are out of order or below zero.  Readers check
            their input first, so reaching this is a bug in the caller.
    """

    low: int
    high: int | None

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            msg = f"not a range of people: low={self.low}, high={self.high}"
            raise ValueError(msg)

    def meet(self, other: Interval) -> Interval | None:
        """Return the range both allow, or None if they contradict.

        >>> Interval(300, None).meet(Interval(0, 450))
        Interval(low=300, high=450)
        >>> Interval(300, None).meet(Interval(0, 120)) is None
        True
        """
        low = max(self.low, other.low)
        if self.high is None:
            high = other.high
        elif other.high is None:
            high = self.high
        else:
            high = min(self.high, other.high)
        return None if high is not None and high < low else Interval(low, high)

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some number lies in both."""
        return (self.high is None or other.low <= self.high) and (
            other.high is None or self.low <= other.high
        )

    def lies_below(self, other: Interval) -> bool:
        """Tell whether every number here is smaller than every number there."""
        return self.high is not None and self.high < other.low

    def floor(self) -> Interval:
        """Return what a growing tally leaves of this on a later day: its low end.

        >>> Interval(311, 311).floor()
        Interval(low=311, high=None)
        """
        return Interval(self.low, None)

    def nearest(self, people: int) -> int:
        """Return the number of this range that is nearest to *people*.

        >>> Interval(450, 549).nearest(500), Interval(450, 549).nearest(600)
        (500, 549)
        """
        if people < self.low:
            return self.low
        return people if self.high is None else min(people, self.high)

    def clamp(self, other: Interval) -> Interval:
        """Return *other* with each end moved to the nearest number of this range."""
        high = None if other.high is None else self.nearest(other.high)
        if other.high is None and self.high is not None:
            high = self.high
        return Interval(self.nearest(other.low), high)

    def __contains__(self, people: int) -> bool:
        return self.low <= people and (self.high is None or people <= self.high)


def exactly(people: int) -> Interval:
    """Return the range that holds only *people*."""
    return Interval(people, people)


def hull(intervals: list[Interval]) -> Interval:
    """Return the smallest range that holds all of *intervals* (at least one)."""
    highs = [each.high for each in intervals]
    closed = [high for high in highs if high is not None]
    return Interval(
        min(each.low for each in intervals),
        max(closed) if len(closed) == len(highs) else None,
    )


#: Every number of people: what is known where nobody has said anything.
ANY = Interval(0, None)
