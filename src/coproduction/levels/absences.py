"""What activities say of whoever they do not name: the same for every group."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import attrs

from coproduction.ids import ActivityId
from coproduction.levels.held import ANY_SHARE, NONE, held
from coproduction.levels.knowledge import PLACE, with_fact
from coproduction.levels.table_reading import ENTRY, SHARE_OF, known_of, read
from coproduction.levels.taking_part import Gathering
from coproduction.model.words import ListName, Stage
from coproduction.values.days import UNDATED, Day
from coproduction.values.truth import NO_FACTS, Fact, Truth

Kind = tuple[int, int, bool]
"""Steps, share, and whether it is sure to count."""
Facts = dict[ActivityId, frozenset[Fact]]


@attrs.frozen(kw_only=True)
class Absence:
    """What activities alike say of whoever they do not name.

    Attributes:
        bits: The steps that are possible.
        share: The share in the stage.
        counts: Whether they are sure to be there.
        facts: For each activity, the facts that would narrow it.
        rests_on: For each activity, the fact that it rests on.
        days: When each was, as far as the plan says.
    """

    bits: int
    share: int
    counts: bool
    facts: Facts
    rests_on: dict[ActivityId, Fact]
    days: dict[ActivityId, Day]

    def without(self, named: Collection[ActivityId]) -> list[ActivityId]:
        """Return the activities that do not name somebody."""
        return [key for key in self.facts if key not in named]

    def is_only(self, named: Collection[ActivityId]) -> bool:
        """Return whether all of these activities name somebody."""
        return len(self.facts) == sum(key in self.facts for key in named)


class Absences:
    """What the activities of a strand say of whoever they do not name.

    Attributes:
        rests_on: For each activity, the fact that says who took part.
        in_stage: Of each stage.
        of_voice: Of the whole strand, for the voice.
    """

    def __init__(self, gatherings: Iterable[tuple[Gathering, Truth]]) -> None:
        self._open: Facts = {}
        self.rests_on: dict[ActivityId, Fact] = {}
        self._days: dict[ActivityId, Day] = {}
        stages: dict[Stage, dict[Kind, Facts]] = {stage: {} for stage in Stage}
        voice: dict[Kind, Facts] = {}
        for gathering, counts in gatherings:
            key = gathering.activity.id
            self._days[key] = gathering.activity.starts_on or UNDATED
            everybody = gathering.names_everybody
            absent = everybody.is_true
            if absent:
                self.rests_on[key] = self._completeness(gathering)
            else:
                self._open[key] = everybody.doubts | counts.doubts
                self.rests_on[key] = Fact(key, "nobody_else")
            opened = held(gathering.opened)[0]
            for stage, of_stage in gathering.stages.items():
                bits, share = (1, NONE) if absent else (_unnamed(stage, opened), ANY_SHARE)
                sure = counts & of_stage
                kind = (bits, share, sure.is_true)
                stages[stage].setdefault(kind, {})[key] = everybody.doubts | sure.doubts
            bits = 1 if absent else _unnamed_voice(gathering.has_a_stage, opened)
            kind = (bits, 0, counts.is_true)
            voice.setdefault(kind, {})[key] = everybody.doubts | counts.doubts
        self.in_stage = {stage: self._absences(kinds) for stage, kinds in stages.items()}
        self.of_voice = self._absences(voice)

    def _completeness(self, gathering: Gathering) -> Fact:
        """Return the fact that says that nobody else took part."""
        if gathering.activity.nobody_else:
            return Fact(gathering.activity.id, "nobody_else")
        return Fact(gathering.reading.plan.id, f"complete.{ListName.PARTS}")

    def _absences(self, kinds: dict[Kind, Facts]) -> list[Absence]:
        return [
            Absence(
                bits=bits,
                share=share,
                counts=counts,
                facts=facts,
                rests_on=self.rests_on,
                days=self._days,
            )
            for (bits, share, counts), facts in kinds.items()
        ]

    def are_open(self, named: Collection[ActivityId]) -> bool:
        """Return whether somebody may have taken part where they are not named."""
        return len(self._open) > sum(key in self._open for key in named)

    def facts_without(self, named: Collection[ActivityId]) -> frozenset[Fact]:
        """Return the facts that would say whether they did."""
        return NO_FACTS.union(*(facts for key, facts in self._open.items() if key not in named))


def _unnamed(stage: Stage, opened: int) -> int:
    given = with_fact(known_of({"open_item": opened}), PLACE[SHARE_OF[stage]], ANY_SHARE)
    return read(frozenset({stage}), given)


def _unnamed_voice(has_a_stage: Truth, opened: int) -> int:
    return read(frozenset(), known_of({"open_item": opened, "entry": ENTRY[has_a_stage.value]}))
