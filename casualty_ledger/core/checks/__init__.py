"""What is readable in a ledger, but odd: one file a check, ledger -> problems.

A check yields nothing for a sound ledger.  It looks at the whole ledger, restricted
claims included: what may be shown of them is decided in `restricted.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casualty_ledger.core.checks.addresses import address_unusable
from casualty_ledger.core.checks.contact_details import contact_detail
from casualty_ledger.core.checks.corrections import corrects_cycle, corrects_unknown
from casualty_ledger.core.checks.days import as_of_after_published, before_event
from casualty_ledger.core.checks.drawing_on import draws_on_cycle
from casualty_ledger.core.checks.falling_counts import count_falls
from casualty_ledger.core.checks.hidden_characters import character_hidden
from casualty_ledger.core.checks.implausible_counts import count_implausible
from casualty_ledger.core.checks.likely_misprints import misprint_likely
from casualty_ledger.core.checks.mixed_scripts import scripts_mixed
from casualty_ledger.core.checks.parts_and_whole import parts_above_whole
from casualty_ledger.core.checks.repeated_claims import claim_repeated
from casualty_ledger.core.checks.undated_claims import claim_undated
from casualty_ledger.core.restricted import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Problem


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        look: ledger -> problems.
        compares: it holds claims against each other, so that a restricted one can
            have a part in what it says of the others.
        errors: what it finds cannot be placed, and is an error; what the others find
            is odd.
    """

    look: Callable[[Ledger], Iterable[Problem]]
    compares: bool = False
    errors: bool = False


#: All of them; the order is of no account, since problems are sorted by place.
CHECKS = (
    Check(address_unusable),
    Check(as_of_after_published),
    Check(before_event),
    Check(character_hidden),
    Check(claim_repeated, compares=True),
    Check(claim_undated),
    Check(contact_detail),
    Check(corrects_cycle, compares=True, errors=True),
    Check(corrects_unknown, errors=True),
    Check(count_falls, compares=True),
    Check(count_implausible),
    Check(draws_on_cycle, compares=True, errors=True),
    Check(misprint_likely, compares=True),
    Check(parts_above_whole, compares=True),
    Check(scripts_mixed),
)


def run_checks(ledger: Ledger, *, only_errors: bool = False) -> tuple[Problem, ...]:
    """Return what all checks find, sorted by place, each finding once.

    What is said of visible claims is the same whether or not there are restricted
    ones: neither a warning nor its absence can carry out what those say.

    Args:
        ledger: all of it, restricted claims included.
        only_errors: run only the checks whose findings are errors, as every command
            that reads a ledger does.
    """
    checks = [check for check in CHECKS if check.errors or not only_errors]
    found = set(_found(ledger, checks))
    return tuple(sorted(found, key=lambda problem: problem.place))


def _found(ledger: Ledger, checks: Iterable[Check]) -> Iterator[Problem]:
    shown, hidden = visible(ledger, include_restricted=False)
    for check in checks:
        if hidden and check.compares:
            yield from check.look(shown)
            yield from (each for each in check.look(ledger) if each.restricted)
        else:
            yield from check.look(ledger)
