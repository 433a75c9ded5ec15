"""What activities say of whoever they do not name: the same for every group."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache, cached_property

from coproduction.ids import ActivityId
from coproduction.levels.gatherings import Gathering
from coproduction.levels.held import ANY_SHARE, NONE, held
from coproduction.levels.knowledge import PLACE, with_fact
from coproduction.levels.table_reading import ENTRY, SHARE_OF, known_of, read
from coproduction.model.words import ListName, Stage
from coproduction.values.days import Day
from coproduction.values.truth import NO_FACTS, Fact, Truth

Kind = tuple[int, int, bool]
"""Steps, share, and whether it is sure to count."""
Facts = dict[ActivityId, frozenset[Fact]]
"""For each activity the facts, about it alone, that would settle what it leaves open."""
FactOf = dict[ActivityId, Fact]
DayOf = dict[ActivityId, Day]


class Absence:
    """What activities alike say of whoever they do not name.

    Attributes:
        bits: The steps that are possible.
        share: The share in the stage.
        counts: Whether they are sure to be there.
        facts: For each activity, the facts that would narrow it.
        rests_on: For each activity of the strand, the fact that it rests on.
        days: For each activity of the strand, when it was, as far as the plan says.
    """

    def __init__(self, kind: Kind, facts: Facts, rests_on: FactOf, days: DayOf) -> None:
        self.bits, self.share, self.counts = kind
        self.facts = facts
        self.rests_on = rests_on
        self.days = days

    @cached_property
    def doubts(self) -> frozenset[Fact]:
        """The facts that would narrow any of them."""
        return NO_FACTS.union(*self.facts.values())

    @cached_property
    def by_day(self) -> list[ActivityId]:
        """The activities, by the first day that each can have been."""
        return sorted(self.facts, key=lambda key: self.days[key].earliest)


class Absences:
    """What the activities of a strand say of whoever they do not name.

    Attributes:
        rests_on: For each activity, the fact that says who took part.
        in_stage: Of each stage.
        of_voice: Of the whole strand, for the voice.
    """

    def __init__(self, gatherings: Iterable[tuple[Gathering, Truth]]) -> None:
        self._open: Facts = {}
        self.rests_on: FactOf = {}
        self._days: DayOf = {}
        stages: dict[Stage, dict[Kind, Facts]] = {stage: {} for stage in Stage}
        voice: dict[Kind, Facts] = {}
        for gathering, counts in gatherings:
            key = gathering.activity.id
            self._days[key] = gathering.day
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
            bits = 1 if absent else _unnamed_voice(gathering.has_a_stage.value, opened)
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
        return [Absence(kind, facts, self.rests_on, self._days) for kind, facts in kinds.items()]

    def are_open(self, named: AbstractSet[ActivityId]) -> bool:
        """Return whether somebody may have taken part where they are not named."""
        return not self._open.keys() <= named

    def facts_without(self, named: AbstractSet[ActivityId]) -> frozenset[Fact]:
        """Return the facts that would say whether they did."""
        return without(self._open, self._all_open, named)

    @cached_property
    def _all_open(self) -> frozenset[Fact]:
        return NO_FACTS.union(*self._open.values())


def without(
    facts: Facts, together: frozenset[Fact], named: AbstractSet[ActivityId]
) -> frozenset[Fact]:
    """Return all the facts together but those about some activities."""
    return together.difference(*(facts[key] for key in facts.keys() & named))


@cache
def _unnamed(stage: Stage, opened: int) -> int:
    given = with_fact(known_of({"open_item": opened}), PLACE[SHARE_OF[stage]], ANY_SHARE)
    return read(frozenset({stage}), given)


@cache
def _unnamed_voice(has_a_stage: bool | None, opened: int) -> int:  # noqa: FBT001  # it is the value
    return read(frozenset(), known_of({"open_item": opened, "entry": ENTRY[has_a_stage]}))
