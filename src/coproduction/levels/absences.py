"""What activities say of whoever they do not name: the same for every group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

from coproduction.ids import ActivityId
from coproduction.levels.gatherings import Gathering
from coproduction.levels.held import ANY_SHARE, NONE, mask_of
from coproduction.levels.knowledge import PLACE, with_fact
from coproduction.levels.table_reading import ENTRY, SHARE_OF, known_of, read
from coproduction.model.words import Stage
from coproduction.values.truth import NO_FACTS, Fact, Truth

Kind = tuple[int, int, bool]
"""Steps, share, and whether it is sure to count."""
Here = AbstractSet[ActivityId]
"""The activities that name somebody."""


class Absence:
    """What activities alike say of whoever they do not name.

    Attributes:
        bits: The steps that are possible.
        share: The share in the stage.
        counts: Whether they are sure to be there.
        keys: The activities.
    """

    def __init__(
        self, kind: Kind, stage: Stage | None, of: Absences, gatherings: Iterable[Gathering]
    ) -> None:
        self.bits, self.share, self.counts = kind
        self._stage = stage
        self._of = of
        self._gatherings = {each.activity.id: each for each in gatherings}
        self.keys = self._gatherings.keys()

    def rests_on_without(self, here: Here) -> list[Fact]:
        """Return the facts that those rest on that do not name somebody."""
        return [each.says_who for key, each in self._gatherings.items() if key not in here]

    def doubts_without(self, here: Here) -> frozenset[Fact]:
        """Return the facts that would narrow those that do not name somebody."""
        return self._doubts.difference(*(self._doubts_of[key] for key in self.keys & here))

    def begins_without(self, here: Here) -> dt.date:
        """Return the first day that any of those can have been."""
        return next(day for day, key in self._by_day if key not in here)

    def undated_without(self, here: Here) -> list[Fact]:
        """Return the facts that would say when those were."""
        return [
            Fact(key, "starts_on")
            for key, gathering in self._gatherings.items()
            if key not in here and not gathering.day.is_exact
        ]

    @cached_property
    def _doubts_of(self) -> dict[ActivityId, frozenset[Fact]]:
        """The facts that would narrow each activity: no other activity has any of them."""
        is_sure, stage = self._of.is_sure, self._stage
        if stage is None:
            return {key: is_sure[key].doubts for key in self.keys}
        return {
            key: (is_sure[key] & each.stages[stage]).doubts
            for key, each in self._gatherings.items()
        }

    @cached_property
    def _doubts(self) -> frozenset[Fact]:
        return NO_FACTS.union(*self._doubts_of.values())

    @cached_property
    def _by_day(self) -> list[tuple[dt.date, ActivityId]]:
        return sorted((each.day.earliest, key) for key, each in self._gatherings.items())


class Absences:
    """What the activities of a strand say of whoever they do not name.

    Attributes:
        is_sure: For each activity, whether nobody else took part, and it counts: never
            known not to be so.
        in_stage: Of each stage.
        of_voice: Of the whole strand, for the voice.
    """

    def __init__(self, gatherings: Iterable[tuple[Gathering, Truth]]) -> None:
        self.is_sure: dict[ActivityId, Truth] = {}
        self._open: dict[ActivityId, Gathering] = {}
        stages: dict[Stage, dict[Kind, list[Gathering]]] = {stage: {} for stage in Stage}
        voice: dict[Kind, list[Gathering]] = {}
        for gathering, counts in gatherings:
            key = gathering.activity.id
            everybody = gathering.names_everybody
            absent = everybody.is_true
            self.is_sure[key] = everybody & counts
            if not absent:
                self._open[key] = gathering
            opened = mask_of(gathering.opened.value)
            for stage, of_stage in gathering.stages.items():
                bits, share = (1, NONE) if absent else (_unnamed(stage, opened), ANY_SHARE)
                kind = bits, share, counts.is_true and of_stage.is_true
                stages[stage].setdefault(kind, []).append(gathering)
            bits = 1 if absent else _unnamed_voice(gathering.has_a_stage.value, opened)
            voice.setdefault((bits, 0, counts.is_true), []).append(gathering)
        self.in_stage = {stage: self._absences(kinds, stage) for stage, kinds in stages.items()}
        self.of_voice = self._absences(voice)
        self._unnamed = Absence((0, 0, False), None, self, self._open.values())

    def _absences(
        self, kinds: dict[Kind, list[Gathering]], stage: Stage | None = None
    ) -> list[Absence]:
        return [Absence(kind, stage, self, those) for kind, those in kinds.items()]

    def are_open(self, here: Here) -> bool:
        """Return whether somebody may have taken part where they are not named."""
        return not self._open.keys() <= here

    def facts_without(self, here: Here) -> frozenset[Fact]:
        """Return the facts that would say whether they did."""
        return self._unnamed.doubts_without(here)


@cache
def _unnamed(stage: Stage, opened: int) -> int:
    given = with_fact(known_of({"open_item": opened}), PLACE[SHARE_OF[stage]], ANY_SHARE)
    return read(frozenset({stage}), given)


@cache
def _unnamed_voice(has_a_stage: bool | None, opened: int) -> int:  # noqa: FBT001  # it is the value
    return read(frozenset(), known_of({"open_item": opened, "entry": ENTRY[has_a_stage]}))
