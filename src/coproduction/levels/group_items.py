"""One group in one strand: what its part in every activity and decision says, as steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from coproduction.levels.absences import Absence
from coproduction.levels.group_parts import GroupParts
from coproduction.levels.held import NONE
from coproduction.levels.items import Absent, Decided, DecidedMoney, DecidingHere, Item
from coproduction.levels.kinds import Kind
from coproduction.levels.knowledge import SHARED, YES, Known
from coproduction.levels.pairs import Pair
from coproduction.levels.parts_alike import PartsAlike
from coproduction.levels.table_reading import (
    ENTRY,
    given_by_voice,
    given_in,
    read,
    steps_of_share,
)
from coproduction.model.words import Stage

Alike = dict[tuple[Kind, int, bool | None], list[Pair]]
"""Activities by their kind, the share in a stage, and whether they are of it."""


class GroupItems:
    """One group in one strand, for one basis: the items that its steps are put together of."""

    def __init__(self, parts: GroupParts) -> None:
        self._parts = parts

    # What is alike

    @cached_property
    def in_stage(self) -> dict[Stage, Alike]:
        """The activities of each stage, in which the part of the group is alike."""
        found: dict[Stage, Alike] = {stage: defaultdict(list) for stage in Stage}
        for pair in self._parts.pairs:
            for stage, truth in pair.gathering.stages.items():
                key = pair.kind, pair.shares[stage][0], truth.value
                found[stage][key].append(pair)
        return found

    # Items

    def items_in(self, stage: Stage, design: int = NONE) -> Iterator[Item]:
        """Yield what every activity and decision says in a stage.

        Args:
            stage: The stage.
            design: The share in the design, as bits: for whoever decides or delivers.
        """
        alike: dict[tuple[int, int, bool | None], PartsAlike] = {}
        for (kind, own, is_of_it), pairs in self.in_stage[stage].items():
            repeated = self._parts.repeated(kind)
            given, key = _in_stage(stage, kind, repeated, design, own, is_of_it)
            if key not in alike:
                bits, share, counts = key
                alike[key] = PartsAlike(self._parts, stage, bits, share, is_sure=counts is True)
            alike[key].add(given, pairs)
        yield from alike.values()
        yield from self.decision_items(stage, design=design)
        yield from self.absence_items(self._parts.course.absences.in_stage[stage])

    @cached_property
    def has_work_in_doubt(self) -> bool:
        """Whether they surely shared design or decision somewhere, if they were there at all."""
        return any(pair.is_shared_or_absent for pair in self._parts.pairs)

    def voice_items(self, *, without_work: bool = False) -> Iterator[Item]:
        """Yield what every activity and decision says of the voice of the group: steps 0 to 5.

        Args:
            without_work: Only as far as they shared neither design nor decision: then
                they were not there where they would have shared it.
        """
        kinds: dict[tuple[Kind, bool | None, bool], list[Pair]] = defaultdict(list)
        for pair in self._parts.pairs:
            is_absent = without_work and pair.is_shared_or_absent
            kinds[pair.kind, pair.gathering.has_a_stage.value, is_absent].append(pair)
        alike: dict[tuple[int, bool], PartsAlike] = {}
        for (kind, has_a_stage, is_absent), pairs in kinds.items():
            given = given_by_voice(kind.given, self._parts.repeated(kind), ENTRY[has_a_stage])
            bits = 1 if is_absent else read(frozenset(), given)
            is_sure = kind.counts is True
            if (bits, is_sure) not in alike:
                alike[bits, is_sure] = PartsAlike(self._parts, None, bits, 0, is_sure=is_sure)
            alike[bits, is_sure].add(given, pairs)
        yield from alike.values()
        yield from self.decision_items(design=SHARED)
        yield from self.absence_items(self._parts.course.absences.of_voice)

    # Decisions and absences

    @cached_property
    def _decided(self) -> dict[tuple[Stage, int, int, bool], list[DecidingHere]]:
        """The decisions, by their stage, the share, the steps without one, and if they count."""
        found: dict[tuple[Stage, int, int, bool], list[DecidingHere]] = defaultdict(list)
        shares = self._parts.shares
        for each in self._parts.course.decidings:
            decision, counts = each[0].decision, each[1]
            without = self._parts.without_share(decision.at)
            key = decision.stage, shares[decision.id][0], without, counts.is_true
            found[key].append(each)
        return found

    def decision_items(self, stage: Stage | None = None, design: int = NONE) -> Iterator[Item]:
        """Yield what decisions alike say by themselves.

        Args:
            stage: Only those of this stage.
            design: The share in the design, as bits. Where it is shared, nothing is left
                open above step 5.
        """
        alike: dict[tuple[int, int, bool], list[DecidingHere]] = defaultdict(list)
        for (own, share, without, is_sure), each in self._decided.items():
            if stage in (None, own):
                alike[steps_of_share(share, without, design), share, is_sure] += each
        for (bits, share, is_sure), each in alike.items():
            yield Decided(bits, share, each, self._parts.shares, is_sure=is_sure)

    def money_items(self) -> Iterator[Item]:
        """Yield what the decisions about money say, or those that may be about it."""
        alike: dict[tuple[int, bool], list[DecidingHere]] = defaultdict(list)
        shares = self._parts.shares
        for each in self._parts.course.decidings:
            deciding, counts = each
            if not deciding.about_money.is_false:
                is_sure = counts.is_true and deciding.about_money.is_true
                alike[shares[deciding.decision.id][0], is_sure].append(each)
        for (share, is_sure), those in alike.items():
            yield DecidedMoney(0, share, those, shares, is_sure=is_sure)

    def absence_items(self, absences: Iterable[Absence]) -> Iterator[Item]:
        """Yield what the activities say that do not name the group."""
        for absence in absences:
            if not absence.keys <= self._parts.here:
                yield Absent(absence, self._parts.here)


@cache
def _in_stage(  # noqa: PLR0913, PLR0917  # all that it is looked up by
    stage: Stage,
    kind: Kind,
    repeated: int,
    design: int,
    share: int,
    is_of_it: bool | None,  # noqa: FBT001  # it is the value
) -> tuple[Known, tuple[int, int, bool | None]]:
    """Return what is known in a stage, and the steps, the share, and if it counts."""
    given = given_in(stage, kind.given, repeated, design, share)
    bits = read(frozenset({stage}), given)
    counts = True if kind.counts and is_of_it else None
    if stage == Stage.DELIVER and kind.asked != YES:
        bits = 0 if kind.only_delivers else bits
        counts = None if kind.only_delivers is None else counts
    return given, (bits, share if kind.contact == YES else share | NONE, counts)
