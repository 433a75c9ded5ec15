"""One group in one strand: what its part in every activity and decision says, as steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coproduction.levels.absences import Absence
from coproduction.levels.group_parts import GroupParts
from coproduction.levels.held import NONE, lowest
from coproduction.levels.items import Item, absent, decided
from coproduction.levels.knowledge import AFTER_ALL, PLACE, SHARED, YES, Known, with_fact
from coproduction.levels.pairs import Pair
from coproduction.levels.table_reading import (
    ENTRY,
    SHARE_OF,
    bits_in,
    given_in,
    open_fields,
    read,
    steps_of_share,
    voice_bits,
)
from coproduction.model.decisions import Decision
from coproduction.model.words import Stage
from coproduction.values.truth import NO_FACTS, Fact, Truth


class GroupCourse(GroupParts):
    """One group in one strand, for one basis: the items that its steps are put together of."""

    # Items

    def items_in(self, stage: Stage, design: int = NONE) -> Iterator[Item]:
        """Yield what every activity and decision says in a stage.

        Args:
            stage: The stage.
            design: The share in the design, as bits: for whoever decides or delivers.
        """
        alike: dict[tuple[int, int, bool | None], list[Pair]] = {}
        for pair in self.pairs:
            if stage in pair.shares:
                share = pair.shares[stage][0]
                bits = bits_in(stage, pair.given, self.repeated(pair), design, share)
                share |= NONE if pair.words.contact.is_unknown else 0
                counts = (pair.counts & pair.words.gathering.stages[stage]).value
                if stage == Stage.DELIVER and pair.asked != YES:
                    delivers = pair.words.taking.only_delivers
                    bits = 0 if delivers.is_true else bits
                    counts = None if delivers.is_unknown else counts
                alike.setdefault((bits, share, counts), []).append(pair)
        for (bits, share, is_sure), pairs in alike.items():
            yield self._item(stage, design, bits, share, pairs, is_sure=is_sure)
        yield from self.decision_items(stage, design=design)
        yield from self.absence_items(self.course.absences.in_stage[stage])

    def _item(  # noqa: PLR0913  # what pairs have in common
        self,
        stage: Stage,
        design: int,
        bits: int,
        share: int,
        pairs: list[Pair],
        *,
        is_sure: bool | None,
    ) -> Item:
        stages = frozenset({stage})

        def step_doubts() -> frozenset[Fact]:
            found: set[Fact] = set()
            for pair in pairs:
                own, share_doubts = pair.shares[stage]
                given = given_in(stage, pair.given, self.repeated(pair), design, own)
                doubts = {**pair.doubts, SHARE_OF[stage]: share_doubts}
                found |= self._narrows(stages, given, doubts)
            return frozenset(found)

        def count_doubts() -> frozenset[Fact]:
            if is_sure:
                return NO_FACTS
            found: set[Fact] = set()
            for pair in pairs:
                found |= (pair.counts & pair.words.gathering.stages[stage]).doubts
                found |= pair.words.taking.only_delivers.doubts
            return frozenset(found)

        return Item(
            bits=bits,
            is_sure=is_sure is True,
            share=share,
            rests_on=lambda: [pair.words.rests_on for pair in pairs],
            step_doubts=step_doubts,
            share_doubts=lambda: NO_FACTS.union(
                *(pair.shares[stage][1] | pair.words.contact.doubts for pair in pairs)
            ),
            count_doubts=count_doubts,
            begins=min(pair.words.day.earliest for pair in pairs),
            is_over=min(pair.words.day.latest for pair in pairs),
            days=lambda: frozenset(
                Fact(pair.words.gathering.activity.id, "starts_on")
                for pair in pairs
                if not pair.words.day.is_exact
            ),
        )

    def _narrows(
        self, stages: frozenset[Stage], given: Known, doubts: Mapping[str, frozenset[Fact]]
    ) -> frozenset[Fact]:
        """Return the facts of the plan that would leave fewer steps."""
        fields = open_fields(stages, given)
        found = NO_FACTS.union(*(doubts.get(name, NO_FACTS) for name in fields))
        return found | self._repeats if "repeated" in fields else found

    def voice_items(self) -> Iterator[Item]:
        """Yield what every activity and decision says of the voice of the group: steps 0 to 5."""
        alike: dict[tuple[int, bool], list[Pair]] = {}
        for pair in self.pairs:
            entry = ENTRY[pair.words.gathering.has_a_stage.value]
            bits = voice_bits(pair.given, self.repeated(pair), entry)
            alike.setdefault((bits, pair.counts.is_true), []).append(pair)
        for (bits, is_sure), pairs in alike.items():
            yield self._voice_item(bits, pairs, is_sure=is_sure)
        yield from self.decision_items(design=SHARED)
        yield from self.absence_items(self.course.absences.of_voice)

    def _voice_item(self, bits: int, pairs: list[Pair], *, is_sure: bool) -> Item:
        def step_doubts() -> frozenset[Fact]:
            found: set[Fact] = set()
            for pair in pairs:
                stages = pair.words.gathering.has_a_stage
                given = with_fact(pair.given, PLACE["repeated"], self.repeated(pair))
                given = with_fact(given, PLACE["entry"], ENTRY[stages.value])
                found |= self._narrows(frozenset(), given, {**pair.doubts, "entry": stages.doubts})
            return frozenset(found)

        return Item(
            bits=bits,
            is_sure=is_sure,
            share=0,
            rests_on=lambda: [pair.words.rests_on for pair in pairs],
            step_doubts=step_doubts,
            share_doubts=NO_FACTS.copy,
            count_doubts=lambda: NO_FACTS.union(*(pair.counts.doubts for pair in pairs)),
        )

    # One activity

    def in_activity(self, pair: Pair) -> tuple[int, frozenset[Fact]]:
        """Return the highest steps over the stages of an activity, and what would narrow them."""
        stages, taking = pair.words.gathering.stages, pair.words.taking
        if taking.only_delivers.is_true and pair.asked != YES:
            return 0, NO_FACTS
        sure = frozenset(stage for stage, truth in stages.items() if truth.is_true)
        entry = ENTRY[pair.words.gathering.has_a_stage.value]
        given = with_fact(pair.given, PLACE["repeated"], self.repeated(pair))
        doubts = {**pair.doubts, "entry": pair.words.gathering.has_a_stage.doubts}
        for stage, (mask, share_doubts) in pair.shares.items():
            given = with_fact(given, PLACE[SHARE_OF[stage]], mask)
            doubts[SHARE_OF[stage]] = share_doubts
        bits = read(sure, given) if sure else 0
        for stage in stages.keys() - sure:
            bits |= read(sure | {stage}, given)
        if entry & AFTER_ALL:
            bits |= read(frozenset(), with_fact(given, PLACE["entry"], AFTER_ALL))
        if bits == lowest(bits):
            return bits, NO_FACTS
        unsure = NO_FACTS.union(*(truth.doubts for truth in stages.values()))
        narrows = self._narrows(frozenset(stages), with_fact(given, PLACE["entry"], entry), doubts)
        return bits, narrows | unsure

    # Decisions and absences

    def decision_items(self, stage: Stage | None = None, design: int = NONE) -> Iterator[Item]:
        """Yield what decisions alike say by themselves.

        Args:
            stage: Only those of this stage.
            design: The share in the design, as bits. Where it is shared, nothing is left
                open above step 5.
        """
        alike: dict[tuple[int, int, bool], list[tuple[Decision, Truth, frozenset[Fact]]]] = {}
        for deciding, counts, (share, doubts), without in self.decisions:
            if stage in (None, deciding.decision.stage):
                key = (steps_of_share(share, without, design), share, counts.is_true)
                alike.setdefault(key, []).append((deciding.decision, counts, doubts))
        for (bits, share, is_sure), each in alike.items():
            yield decided(bits, share, each, is_sure=is_sure)

    def money_items(self) -> Iterator[Item]:
        """Yield what the decisions about money say, or those that may be about it."""
        reading = self._records.reading
        for deciding, counts, (share, doubts), _ in self.decisions:
            counted = counts & reading.decides_money(deciding.decision)
            if not counted.is_false:
                each = [(deciding.decision, counted, doubts)]
                yield decided(0, share, each, is_sure=counted.is_true)

    def absence_items(self, absences: Iterable[Absence]) -> Iterator[Item]:
        """Yield what the activities say that do not name the group."""
        for absence in absences:
            if not absence.is_only(self.here):
                yield absent(absence, self.here)
