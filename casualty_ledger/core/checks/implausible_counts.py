"""More people than any event on record has killed: a slip before it is a toll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casualty_ledger.core.checks.about import about_claims
from casualty_ledger.core.checks.comparable import MOST_PLAUSIBLE, is_plausible
from casualty_ledger.core.problems import Code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casualty_ledger.core.model import Ledger
    from casualty_ledger.core.problems import Problem


def count_implausible(ledger: Ledger) -> Iterator[Problem]:
    """Yield a warning for each count that names more people than `MOST_PLAUSIBLE`."""
    for event in ledger.events.values():
        for claim in event.claims:
            for statement in claim.statements:
                if is_plausible(statement.count):
                    continue
                yield about_claims(
                    Code.COUNT_IMPLAUSIBLE,
                    statement.span,
                    f"{statement.text} is more than {MOST_PLAUSIBLE:,} people",
                    claim,
                    note="the deadliest natural disaster on record, the floods in China"
                    " of 1931, is put at up to 4,000,000 dead",
                    help="check the digits against the source",
                )
