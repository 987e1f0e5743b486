"""Event + claims + question -> Reconciliation: the one function that outer rings call.

Pure: the same claims give the same answer whatever their order, the day or the
machine.  Reasons are recorded on the way, by the modules that decide.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from casualty_ledger.core import disagreements, network
from casualty_ledger.core.camps import by_interval, find_camps, taking_part, verdict
from casualty_ledger.core.causes import Setting
from casualty_ledger.core.policies import POLICIES, Ground
from casualty_ledger.core.positions import Said, said, settling_day
from casualty_ledger.core.ranges import draw_range
from casualty_ledger.core.results import (
    CellResult,
    Choice,
    Disagreement,
    Ends,
    Position,
    Reconciliation,
    Standing,
    Verdict,
)
from casualty_ledger.core.standing import Floor, Judge, evidence_floors
from casualty_ledger.core.taking_part import independent_groups, sift
from casualty_ledger.core.voices import Voice, hear, latest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from casualty_ledger.core.dates import When
    from casualty_ledger.core.model import Cell, Claim, Event, Ledger, Question
    from casualty_ledger.core.network import Key
    from casualty_ledger.core.results import Camp, Omission, Range


def reconcile(event: Event, ledger: Ledger, question: Question) -> Reconciliation:
    """Return the ranges of *event*, cell by cell, and what disagrees.

    Args:
        event: of *ledger*, restricted claims already taken out unless asked for.
        ledger: for its sources, categories and lexicons.
        question: what to leave out, what to show, and which policy draws the ends.
    """
    claims, left_out = sift(event, ledger.sources, question)
    return _Run(event, ledger, question, claims, left_out).result()


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the judged positions of one cell amount to."""

    positions: tuple[Position, ...]
    camps: tuple[Camp, ...]
    verdict: Verdict
    range: Range


@dataclass(frozen=True)
class _Run:
    """One event on its way from claims to results."""

    event: Event
    ledger: Ledger
    question: Question
    claims: tuple[Claim, ...]
    left_out: tuple[Omission, ...]
    without: dict[str, Mapping[Cell, Floor]] = field(default_factory=dict)

    @cached_property
    def statements(self) -> Mapping[str, list[Said]]:
        """Each voice's statements, voices in sorted order."""
        found: dict[str, list[Said]] = {}
        for claim in sorted(self.claims, key=lambda claim: claim.source):
            heard = found.setdefault(claim.source, [])
            heard += [said(claim, statement) for statement in claim.statements]
        return {source: heard for source, heard in found.items() if heard}

    @cached_property
    def stated_cells(self) -> frozenset[Cell]:
        return frozenset(
            one.statement.cell for heard in self.statements.values() for one in heard
        )

    @cached_property
    def network(self) -> network.Network:
        return network.build(self.event, self.stated_cells, self.ledger.categories)

    @cached_property
    def looked_at(self) -> Mapping[str, frozenset[Key]]:
        """For each voice, the combinations that its claims alone would look at."""
        return {
            source: network.looked_at(
                self.event, {network.key_of(one.statement.cell) for one in heard}
            )
            for source, heard in self.statements.items()
        }

    @cached_property
    def judge(self) -> Judge:
        ratings = {
            source: self.ledger.sources[source].rating for source in self.statements
        }
        return Judge(settling_day(self.event), self.event.fresh_days, ratings)

    @cached_property
    def voices(self) -> Mapping[str, Voice]:
        return {
            source: hear(heard, self.network, self.judge.settles)
            for source, heard in self.statements.items()
        }

    @cached_property
    def groups(self) -> Mapping[str, str]:
        return independent_groups(self.ledger.sources, self.claims)

    @cached_property
    def floors(self) -> Mapping[Cell, Floor]:
        return evidence_floors(self.voices.values(), self.judge.ratings, self.network)

    @cached_property
    def newest(self) -> When | None:
        """The newest as-of day of what takes part."""
        return latest(claim.day for claim in self.claims)

    @cached_property
    def setting(self) -> Setting:
        return Setting(self.event, self.ledger.sources, self.ledger.categories)

    def result(self) -> Reconciliation:
        cells = [self._cell(cell) for cell in self._cells(everything=False)]
        shown = [cell for cell in cells if self._is_asked_for(cell.cell)]
        return Reconciliation(
            event=self.event,
            cells=tuple(shown),
            disagreements=tuple(self._disagreements(cells)),
            left_out=self.left_out,
            claims=self.claims,
            sources=tuple(sorted({claim.source for claim in self.claims})),
            as_of=self.newest,
            groups=self.groups,
        )

    def _cells(self, *, everything: bool) -> list[Cell]:
        """Return the cells with a bound that are answered about, in order."""
        bounded = {cell for voice in self.voices.values() for cell in voice.positions}
        bounded |= set(self.floors)
        if not (everything or self.question.all_cells):
            bounded = {cell for cell in bounded if self._is_worth_showing(cell)}
        return sorted(bounded, key=self._order)

    def _is_worth_showing(self, cell: Cell) -> bool:
        """Tell whether a claim states it, or it is above zero where one would look."""
        if cell in self.stated_cells:
            return True
        key = network.key_of(cell)
        if key[1] != _WHOLE and key not in self.network.named:
            return False
        judged = self.assess(cell, self.voices, self.floors)
        return judged.range.low is not None and judged.range.low > 0

    def _is_asked_for(self, cell: Cell) -> bool:
        """Tell whether `--victims` and `--where` leave it to be shown."""
        victims, where = self.question.victims, self.question.where
        if victims is not None and not self.ledger.categories.lies_within(
            cell.victims, victims
        ):
            return False
        return where is None or where in self.event.places_above(cell.where)

    def _order(self, cell: Cell) -> tuple[object, ...]:
        """Sort key of cells: as docs/commands.md orders them, whole first."""
        return (
            _OUTCOME_ORDER[cell.outcome],
            self.ledger.categories.order[cell.victims],
            _declared_first(cell.where, self.event.place_order),
            _declared_first(
                cell.by, {actor: n for n, actor in enumerate(self.event.actors)}
            ),
            cell.cause or "",
            str(cell.period or ""),
        )

    def assess(
        self, cell: Cell, voices: Mapping[str, Voice], floors: Mapping[Cell, Floor]
    ) -> Assessment:
        positions = [
            voice.positions[cell]
            for voice in voices.values()
            if cell in voice.positions
        ]
        floor = floors.get(cell)
        judged = self.judge.judge(
            sorted(positions, key=by_interval), 0 if floor is None else floor.people
        )
        camps = find_camps(taking_part(judged), self.groups)
        found = verdict(judged, camps, self.groups)
        return Assessment(judged, camps, found, draw_range(judged, camps, found, floor))

    def _cell(self, cell: Cell) -> CellResult:
        one = self.assess(cell, self.voices, self.floors)
        floor = self.floors.get(cell)
        stating = _stating(one.positions)
        choices = self._choices(one, floor)
        asked = self.question.policy
        return CellResult(
            cell=cell,
            range=one.range,
            choice=choices["ledger" if asked == "all" else asked],
            choices=choices if asked == "all" else {},
            verdict=one.verdict,
            positions=one.positions,
            camps=one.camps,
            as_of=latest(each.as_of for each in _answering(one, stating)),
            dated=self._dated(one, stating),
            lone=_is_lone(one, stating),
            derived=all(each.derived for each in one.positions),
            evidence_floor=None if floor is None else floor.people,
            floor_claims=() if floor is None else floor.claims,
            independent=len({self.groups[each.source] for each in stating}),
            without=self._without(cell, one.positions),
            conceded=self._conceded(cell, one.positions),
            bounds=tuple(
                bound
                for voice in self.voices.values()
                for bound in voice.bounds.get(cell, ())
            ),
        )

    def _choices(self, one: Assessment, floor: Floor | None) -> Mapping[str, Choice]:
        asked = self.question.policy
        ground = Ground(
            positions=one.positions,
            camps=one.camps,
            verdict=one.verdict,
            range=one.range,
            sources=self.ledger.sources,
            floor=None if floor is None else floor.people,
        )
        names = POLICIES if asked == "all" else (asked,)
        return {name: POLICIES[name].draw(ground) for name in names}

    def _dated(self, one: Assessment, stating: Sequence[Position]) -> When | None:
        """Return the day to print with a range that the event may have outgrown."""
        if one.range.open or self.newest is None or not stating:
            return None
        growing = all(self.judge.still_growing(each) for each in stating)
        day = latest(each.as_of for each in stating)
        if not growing or day is None:
            return None
        stale = (self.newest.last - day.last).days > self.event.fresh_days
        return day if stale else None

    def _without(
        self, cell: Cell, positions: Sequence[Position]
    ) -> Mapping[str, Ends | None]:
        """Return what the range would be without each voice that has a say in it."""
        speaking = {each.source for each in positions}
        if cell in self.floors:
            speaking |= {one for one, voice in self.voices.items() if voice.evidence}
        return {source: self._ends_without(cell, source) for source in sorted(speaking)}

    def _ends_without(self, cell: Cell, source: str) -> Ends | None:
        if self._corrects_others(source):
            claims = tuple(each for each in self.event.claims if each.source != source)
            only = replace(self.event, claims=claims)
            return ranges_of((cell,), only, self.ledger, self.question)[cell]
        voices = {one: voice for one, voice in self.voices.items() if one != source}
        if not any(network.key_of(cell) in self.looked_at[one] for one in voices):
            return None  # nobody would ask
        if not self.voices[source].evidence:
            floors = self.floors
        else:
            if source not in self.without:
                self.without[source] = evidence_floors(
                    voices.values(), self.judge.ratings, self.network
                )
            floors = self.without[source]
        found = self.assess(cell, voices, floors)
        return None if found.verdict is Verdict.NOT_DETERMINED else found.range.ends

    def _corrects_others(self, source: str) -> bool:
        """Tell whether leaving *source* out would bring back claims of other voices."""
        own = {claim.id for claim in self.event.claims if claim.source == source}
        return any(
            corrected not in own
            for claim in self.claims
            if claim.source == source
            for corrected in claim.corrects
        )

    def _conceded(
        self, cell: Cell, positions: Sequence[Position]
    ) -> tuple[Position, ...]:
        """Return what parties state in a cell that counts no side's forces."""
        forces = {actor.forces for actor in self.event.actors.values()} - {None}
        within = self.ledger.categories.lies_within
        if any(within(cell.victims, each) for each in forces if each is not None):
            return ()
        return tuple(
            each
            for each in positions
            if not each.derived and self.ledger.sources[each.source].party is not None
        )

    def _disagreements(self, cells: Sequence[CellResult]) -> Iterator[Disagreement]:
        asked = [cell for cell in cells if self._is_asked_for(cell.cell)]
        for cell in asked:
            yield from disagreements.between_camps(cell, self.setting)
        sums = [
            each
            for voice in self.voices.values()
            for each in disagreements.within_voice(voice, self.setting)
        ]
        sums += disagreements.between_voices(
            cells,
            self.statements,
            self.network,
            self.judge.settles,
            self.setting,
        )
        yield from (each for each in sums if self._is_asked_for(each.cell))


_WHOLE = network.Place(None, None, None, None)
_OUTCOME_ORDER = {outcome: number for number, outcome in enumerate(network.OUTCOMES)}


def ranges_of(
    cells: Collection[Cell], event: Event, ledger: Ledger, question: Question
) -> Mapping[Cell, Ends | None]:
    """Return the range of each of *cells*, and nothing else of what `reconcile` gives.

    None where nothing is left to draw one from.
    """
    run = _Run(event, ledger, question, *sift(event, ledger.sources, question))
    found = {cell: run.assess(cell, run.voices, run.floors) for cell in cells}
    return {
        cell: None if one.verdict is Verdict.NOT_DETERMINED else one.range.ends
        for cell, one in found.items()
    }


def _declared_first(name: str | None, ranks: Mapping[str, int]) -> tuple[int, int, str]:
    if name is None:
        return (0, 0, "")
    return (1, ranks[name], "") if name in ranks else (2, 0, name)


def _answering(one: Assessment, stating: Sequence[Position]) -> Sequence[Position]:
    """Return the positions that the answer is as of.

    What voices state; else what follows from their other figures.  A voice that only
    allows the answer on a later day has not said it on that day.
    """
    in_camps = [each for camp in one.camps for each in camp.members]
    heard = [each for each in one.positions if each.standing is not Standing.SET_ASIDE]
    return stating or in_camps or heard


def _stating(positions: Sequence[Position]) -> list[Position]:
    return [
        each
        for each in positions
        if each.standing is Standing.STANDING and not each.derived
    ]


def _is_lone(one: Assessment, stating: Sequence[Position]) -> bool:
    """Tell whether one source stands alone because others are outgrown."""
    return one.verdict is Verdict.SINGLE_SOURCE and any(
        each.standing is Standing.OUTGROWN and each.source != stating[0].source
        for each in one.positions
        if not each.derived
    )
