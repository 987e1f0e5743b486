"""Tell whether two numbers differ by one slip of the finger.

Source: the slips looked for are those of docs/method.md#causes: one swapped, dropped
or doubled digit.
"""

from __future__ import annotations


def slips(people: int) -> frozenset[int]:
    """Return the numbers that one slip makes of *people*, none longer than it.

    Unit: people, whole.  A slip swaps two neighbouring digits or drops one; a doubled
    digit is a dropped one seen from the other side.  What would begin with 0 is left
    out: nobody writes it.

    >>> sorted(slips(311))
    [11, 31, 131]
    """
    digits = str(people)
    swapped = (
        digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        for at in range(len(digits) - 1)
    )
    dropped = (digits[:at] + digits[at + 1 :] for at in range(len(digits)))
    made = {text for text in (*swapped, *dropped) if text == "0" or text[:1] > "0"}
    return frozenset(map(int, made - {digits}))


def differs_by_one_slip(a: int, b: int) -> bool:
    """Tell whether *a* and *b* differ by one swapped, dropped or doubled digit.

    Unit: people, whole.  Equal numbers do not differ, and the order of the two does
    not matter.

    >>> differs_by_one_slip(1426, 1246), differs_by_one_slip(1426, 142)
    (True, True)
    >>> differs_by_one_slip(311, 3111), differs_by_one_slip(311, 312)
    (True, False)
    """
    return b in slips(a) or a in slips(b)
