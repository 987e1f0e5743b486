"""Ring 3, the use cases: functions of paths and values; the Python API.

Open a ledger once, then ask it:

    opened = open_ledger(Path("claims"), today=date(2026, 1, 1))
    answer = reconcile(opened, ["syria-coast-2025"], Ask(victims="civilians"))

Restricted claims are taken out when the ledger is opened, so that no question, whatever
it is, can carry one out.  Nothing here prints, asks the clock, or loads pandas or rich.
"""

from casualty_ledger.core.track_record import SourceUse
from casualty_ledger.ledger.adding_up import totals
from casualty_ledger.ledger.checking import Checked, check
from casualty_ledger.ledger.differing import Compared, Since, diff
from casualty_ledger.ledger.digesting import Digests, digests
from casualty_ledger.ledger.explaining import CellAsk, Explained, explain
from casualty_ledger.ledger.opening import Opened, find_ledger, open_ledger
from casualty_ledger.ledger.reconciling import ALL_POLICIES, Answer, Ask, reconcile
from casualty_ledger.ledger.showing import (
    Showing,
    Shown,
    show,
    sources,
)
from casualty_ledger.ledger.timelines import timelines

__all__ = [
    "ALL_POLICIES",
    "Answer",
    "Ask",
    "CellAsk",
    "Checked",
    "Compared",
    "Digests",
    "Explained",
    "Opened",
    "Showing",
    "Shown",
    "Since",
    "SourceUse",
    "check",
    "diff",
    "digests",
    "explain",
    "find_ledger",
    "open_ledger",
    "reconcile",
    "show",
    "sources",
    "timelines",
    "totals",
]
