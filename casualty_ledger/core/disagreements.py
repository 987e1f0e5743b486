"""What cannot all be true: between camps, within a voice, between voices."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from casualty_ledger.core import phrases
from casualty_ledger.core.bounds import Clash, Stated, carry
from casualty_ledger.core.causes import find_causes
from casualty_ledger.core.clashes import ClashingSum, smallest_clash
from casualty_ledger.core.positions import moved
from casualty_ledger.core.results import Disagreement, DisagreementKind
from casualty_ledger.core.supports import with_fewer_claims
from casualty_ledger.core.voices import latest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from casualty_ledger.core.causes import Setting
    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Cell
    from casualty_ledger.core.network import Network
    from casualty_ledger.core.positions import Said
    from casualty_ledger.core.results import Camp, CellResult, Position
    from casualty_ledger.core.voices import Voice


def share(gap: int, of: int) -> float | None:
    """Return *gap* as a share of *of*, four decimals; None where *of* is zero.

    >>> share(92, 1334)
    0.069
    """
    return round(gap / of, 4) if of else None


def between_camps(cell: CellResult, setting: Setting) -> Iterator[Disagreement]:
    """Yield the disagreement between each two neighbouring camps of *cell*."""
    for lower, upper in itertools.pairwise(cell.camps):
        top = lower.interval.high
        assert top is not None  # noqa: S101 - an open camp would reach the next one
        gap = upper.interval.low - top
        causes = find_causes(lower, upper, setting)
        claims = _claims(lower, upper)
        gap_share = share(gap, top)
        percent = "" if gap_share is None else f" ({gap_share:.1%})"
        yield Disagreement(
            kind=DisagreementKind.BETWEEN,
            cell=cell.cell,
            sources=(lower.sources, upper.sources),
            claims=claims,
            gap=gap,
            gap_share=gap_share,
            causes=tuple(causes),
            text=_between_text((lower, upper), f"{gap:,}{percent}", causes, setting),
            lower=lower,
            upper=upper,
        )


def _claims(lower: Camp, upper: Camp) -> tuple[str, ...]:
    """Return the claims of both camps, those that only support a bound last."""
    members = (*lower.members, *upper.members)
    found = [claim for each in members for claim in each.claims]
    found += [claim for each in members for claim in each.rests_on]
    return tuple(dict.fromkeys(found))


def _between_text(
    camps: tuple[Camp, Camp], gap: str, causes: Mapping[str, str], setting: Setting
) -> str:
    lower, upper = camps
    sides = [
        ", ".join(
            setting.named(each) for each in one.members if each not in other.members
        )
        for one, other in ((lower, upper), (upper, lower))
    ]
    differ = f"{sides[0]}; against {sides[1]}; they differ by {gap}"
    if not causes:
        return f"{differ}: unexplained."
    why = " ".join(f"{name.capitalize()}: {said}." for name, said in causes.items())
    return f"{differ}. {why}"


def within_voice(voice: Voice, setting: Setting) -> Iterator[Disagreement]:
    """Yield the clash of one voice's own figures, if there is one."""
    if voice.clash is not None:
        yield _of_sum(voice.clash, ((voice.source,),), DisagreementKind.WITHIN, setting)


def between_voices(
    cells: Sequence[CellResult],
    heard: Mapping[str, Sequence[Said]],
    network: Network,
    settles: date | None,
    setting: Setting,
) -> Iterator[Disagreement]:
    """Yield the smallest clash of several voices' figures, pooled, if there is one.

    Pooled are the common grounds of the cells with one camp, each moved to the newest
    day among them (docs/method.md#arithmetic).  A clash of one voice alone is
    reported as its own and does not count here.

    Args:
        cells: all of the event, whether shown or not.
        heard: the statements of each voice.
        network: of the event.
        settles: the day from which tallies no longer grow.
        setting: names for the sentence.
    """
    members = [
        each for cell in cells if len(cell.camps) == 1 for each in cell.camps[0].members
    ]
    newest = latest(each.as_of for each in members)
    owner = {one.claim.id: one.claim.source for some in heard.values() for one in some}
    while members:
        pooled = [_pooled(each, newest, network, settles) for each in members]
        if not isinstance(carry(network, pooled), Clash):
            return
        for each, figure in zip(members, tuple(pooled), strict=True):
            if not each.rests_on:
                own = heard[each.source]
                pooled += with_fewer_claims([figure], own, newest, network, settles)
        clash = smallest_clash(network, pooled)
        assert clash is not None  # noqa: S101 - more figures than those that clash
        voices = sorted({owner[claim] for claim in clash.claims})
        if len(voices) > 1:
            sides = tuple((voice,) for voice in voices)
            yield _of_sum(clash, sides, DisagreementKind.ARITHMETIC, setting)
            return
        members = [each for each in members if each.source != voices[0]]


def _pooled(
    position: Position, day: When | None, network: Network, settles: date | None
) -> tuple[int, Stated]:
    """Return what a position says of *day*, with the rank of its cell."""
    then = moved(position.interval, position.basis, position.as_of, day, settles)
    claims = frozenset((*position.claims, *position.rests_on))
    return (network.rank[position.cell], Stated(then, claims))


def _of_sum(
    clash: ClashingSum,
    sides: tuple[tuple[str, ...], ...],
    kind: DisagreementKind,
    setting: Setting,
) -> Disagreement:
    names = " and ".join(phrases.short_name(setting.sources[one]) for (one,) in sides)
    figures = ", ".join(
        f"{_title(cell, setting)} {phrases.people(one.interval)}"
        f" ({', '.join(sorted(one.claims))})"
        for cell, one in clash.stated
    )
    whole = _title(clash.cell, setting)
    many = "people" if clash.gap != 1 else "person"
    return Disagreement(
        kind=kind,
        cell=clash.cell,
        sources=sides,
        claims=clash.claims,
        gap=clash.gap,
        gap_share=_share_of_whole(clash),
        causes=(),
        text=f"the figures of {names} cannot all be true: {figures};"
        f" that is {clash.gap:,} {many} too many for {whole}: unexplained.",
    )


def _share_of_whole(clash: ClashingSum) -> float | None:
    """Return the gap as a share of the whole's stated high, where there is one."""
    highs = [one.interval.high for cell, one in clash.stated if cell == clash.cell]
    tops = [high for high in highs if high is not None]
    return share(clash.gap, min(tops)) if tops else None


def _title(cell: Cell, setting: Setting) -> str:
    words = [cell.outcome.value, setting.categories.by_name[cell.victims].title]
    words += [f"in {cell.where}"] if cell.where else []
    words += [f"by {cell.by}"] if cell.by else []
    words += [cell.cause] if cell.cause else []
    words += [f"in {cell.period}"] if cell.period else []
    return " ".join(words)
