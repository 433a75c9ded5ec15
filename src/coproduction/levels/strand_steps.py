"""What follows for a group in a strand as a whole: the steps, why, and what would narrow them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final

from coproduction.levels.decision_table import steps_of_strand
from coproduction.levels.group_items import GroupItems
from coproduction.levels.group_parts import GroupParts
from coproduction.levels.held import EITHER, NONE, lowest, mask_of
from coproduction.levels.items import Found, Item
from coproduction.levels.kinds import Kind
from coproduction.levels.knowledge import (
    BEFORE_AGENDA,
    NO,
    ON_IMPLEMENTATION,
    PLACE,
    SHARED,
    UNSHARED,
    VALUES,
    YES,
    Known,
    with_fact,
)
from coproduction.levels.ranges import Steps, steps_of
from coproduction.levels.steps import Level
from coproduction.levels.table_reading import SHARE_OF, known_of
from coproduction.levels.words import Entry
from coproduction.model.words import Stage
from coproduction.values.truth import NO_FACTS, Fact, some

BEFORE_OPTIONS: Final = 1 << list(Entry).index(Entry.BEFORE_OPTIONS)
ON_OPTIONS: Final = 1 << list(Entry).index(Entry.ON_OPTIONS)
ANY_VOICE: Final = 0b111111
"""Of the steps 0 to 5, each."""
VOICES: Final = (
    {"contact": NO},
    {"told": NO, "views_asked": NO},
    {"told": YES, "reasons_given": NO, "views_asked": NO},
    {"told": YES, "reasons_given": YES, "views_asked": NO},
    {"views_asked": YES, "both_ways": NO},
    {"views_asked": YES, "both_ways": YES, "open_item": YES, "repeated": YES},
)
"""For each step from 0 to 5, facts that come to it by voice alone."""
HEARD: Final = ("told", "views_asked", "feedback")


class StrandSteps:
    """What follows for one group in one strand, for one basis.

    Attributes:
        parts: Its part in every activity and decision.
        stages: What counts of each stage.
        voice: What counts of its voice, in any of them.
        voice_without_work: The same, as far as it shared neither design nor decision.
        budget: What counts of its share in the budget.
    """

    def __init__(self, parts: GroupParts) -> None:
        self.parts = parts
        self._items = items = GroupItems(parts)
        records = parts.course.records
        self._nothing_else = records.nothing_else
        design = Found(items.items_in(Stage.DESIGN), records.nothing_else)
        self.stages = {
            stage: design
            if stage == Stage.DESIGN
            else Found(items.items_in(stage, design=design.share), records.nothing_else)
            for stage in Stage
        }
        self.voice = Found(items.voice_items())
        self.voice_without_work = (
            Found(items.voice_items(without_work=True)) if items.has_work_in_doubt else self.voice
        )
        self.budget = Found(items.money_items(), records.no_other_money)

    @cached_property
    def steps(self) -> Steps:
        """The steps that are possible."""
        return steps_of(self.bits)

    @cached_property
    def voices(self) -> int:
        """The steps that come from voice alone, as bits."""
        return self._voices_in(self.voice)

    @cached_property
    def _voices_without_work(self) -> int:
        return self._voices_in(self.voice_without_work)

    def _voices_in(self, voice: Found) -> int:
        """Return the steps of what is recorded, or of nothing: nobody, where that is all."""
        if voice.bits:
            return voice.bits
        return voice.maybe_bits | 1 if self._nothing_else.is_true else ANY_VOICE

    @cached_property
    def known(self) -> Known:
        """What is known of the shares, and of when they came in."""
        given = known_of({"entry": self._entry})
        for stage, found in self.stages.items():
            given = with_fact(given, PLACE[SHARE_OF[stage]], found.share)
        return with_fact(given, PLACE["budget_by"], self.budget.share)

    @cached_property
    def heard(self) -> Known:
        """The same with what is known of the whole strand, for what a step does not say."""
        contact = (NO if self.voices & 1 else 0) | (YES if self.voices & ~1 else 0)
        given = with_fact(self.known, PLACE["contact"], contact)
        return self._with_voice(given, {pair.kind for pair in self.parts.pairs})

    def heard_in(self, stage: Stage) -> Known:
        """Return the same with what is known of a stage."""
        return self._with_voice(self.heard, {kind for kind, _, _ in self._items.in_stage[stage]})

    def _with_voice(self, given: Known, kinds: AbstractSet[Kind]) -> Known:
        is_open = not kinds or self._is_open_elsewhere
        for name in HEARD:
            place = PLACE[name]
            masks = {
                kind.given[place] if kind.is_there else EITHER
                for kind in kinds
                if not (name == "feedback" and kind.gave_none)
            }
            if is_open or not masks:
                masks.add(EITHER)
            given = with_fact(given, place, _highest(masks))
        if given[PLACE["views_asked"]] == NO:
            given = with_fact(given, PLACE["views_asked"], self._asked_by_deciding)
        for name in ("selected_by", "terms_by"):
            given = with_fact(given, PLACE[name], self.parts.choice(name))
        return given

    @cached_property
    def _asked_by_deciding(self) -> int:
        """Whether they are among those who decide something: a seat there is a voice."""
        kin = self.parts.kin
        decides = [each.takes_in(kin) & counts for each, counts in self.parts.course.decidings]
        return mask_of(some(decides).value)

    @cached_property
    def _is_open_elsewhere(self) -> bool:
        return self.parts.course.absences.are_open(self.parts.here)

    @cached_property
    def bits(self) -> int:
        """The steps, as bits."""
        return self._steps(self.voices, self.known)

    def _steps(self, voices: int, given: Known) -> int:
        """Return the steps of the strand: the table, for every voice that is possible."""
        decide, design = PLACE["decide_by"], PLACE["design_by"]
        bits = 0
        if given[decide] & UNSHARED:
            apart = with_fact(given, decide, given[decide] & UNSHARED)
            if given[design] & SHARED and voices & ~1:
                made = with_fact(apart, design, given[design] & SHARED)
                bits |= steps_of_strand(_with(made, VOICES[4]))
            if given[design] & UNSHARED:
                apart = with_fact(apart, design, given[design] & UNSHARED)
                for step, facts in enumerate(VOICES):
                    if voices & self._voices_without_work & 1 << step:
                        bits |= steps_of_strand(_with(apart, facts))
        if given[decide] & SHARED and voices & ~1:  # whoever was nowhere decided nothing
            together = with_fact(given, decide, given[decide] & SHARED)
            bits |= steps_of_strand(_with(together, VOICES[4]))
        return bits

    @cached_property
    def _entry(self) -> int:
        """When they came in: the first stage in which they had a say."""
        bits = 0
        for stage in Stage:
            share = self.stages[stage].share
            bits |= self._entry_in(stage, share & ~NONE)
            if not share & NONE:
                return bits
        return bits | ON_IMPLEMENTATION

    def _entry_in(self, stage: Stage, share: int) -> int:
        if not share:
            return 0
        if stage == Stage.AGENDA:
            return BEFORE_AGENDA
        if stage == Stage.DECIDE:
            return ON_OPTIONS
        if stage != Stage.DESIGN:
            return ON_IMPLEMENTATION
        asked_only = share & ~SHARED
        return BEFORE_OPTIONS | (ON_OPTIONS if asked_only or self._earlier_designs else 0)

    @cached_property
    def _earlier_designs(self) -> list[Item]:
        """What was designed without them before they did, or at an unknown time."""
        design = self.stages[Stage.DESIGN]
        made = [item.is_over() for item in design.sure if not item.share & UNSHARED]
        first = min(made, default=dt.date.max)
        return [item for item in design.items if item.share & NONE and item.begins() < first]

    # Why, and what would narrow it

    def rests_on(self) -> Iterator[Fact]:
        """Yield the facts that the steps rest on."""
        is_shared = not self.known[PLACE["decide_by"]] & UNSHARED
        if lowest(self.bits) < 1 << Level.CO_DESIGN and not is_shared:
            yield from self.voice.rests_on(self.voices)
            return
        for found in self.stages.values():
            if not found.share & UNSHARED:
                yield from found.rests_on(found.share, share=True)

    def narrows(self) -> frozenset[Fact]:
        """Return the facts that would leave fewer steps."""
        bits = self.bits
        if bits == lowest(bits):
            return NO_FACTS
        doubts: frozenset[Fact] = NO_FACTS
        if any(
            self._steps(1 << step, self.known) != bits
            for step in range(len(VOICES))
            if self.voices >> step & 1
        ):
            voice, voices = self.voice_without_work, self._voices_without_work
            doubts |= voice.step_doubts(voices if voice.sure else 0)
            if not voice.bits:
                doubts |= self._nothing_else.doubts
        for stage, found in self.stages.items():
            if self._matters(SHARE_OF[stage]):
                doubts |= found.share_doubts()
        if self._matters("budget_by"):
            doubts |= self.budget.share_doubts()
        if self._matters("entry"):
            doubts |= self._days
        return doubts

    def _matters(self, name: str) -> bool:
        place, mask = PLACE[name], self.known[PLACE[name]]
        return bool(mask & (mask - 1)) and any(
            self._steps(self.voices, with_fact(self.known, place, 1 << number)) != self.bits
            for number in range(len(VALUES[name]))
            if mask >> number & 1
        )

    @property
    def _days(self) -> frozenset[Fact]:
        """The facts that would say whether something was designed before they came."""
        early = self._earlier_designs
        made = [item for item in self.stages[Stage.DESIGN].sure if not item.share & UNSHARED]
        days = [item.undated() for item in (*early, *made)]
        return NO_FACTS.union(*days, *(item.share_doubts() for item in early))


def _with(given: Known, facts: dict[str, int]) -> Known:
    found = list(given)
    for name, mask in {"contact": YES, **facts}.items():
        found[PLACE[name]] = mask
    return tuple(found)


def _highest(masks: AbstractSet[int]) -> int:
    """Return whether a fact is so anywhere, as bits, from what is known of each."""
    return YES if YES in masks else EITHER if EITHER in masks else NO
