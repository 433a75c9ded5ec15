"""One group in one strand: its part in every activity and decision, as steps and shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from coproduction.ids import ActivityId
from coproduction.levels.absences import Absence
from coproduction.levels.course import Course
from coproduction.levels.deciding_shares import Deciding
from coproduction.levels.held import EITHER, NONE, Held, held, highest_of, lowest
from coproduction.levels.items import Item, absent, decided
from coproduction.levels.kin import Kin
from coproduction.levels.knowledge import AFTER_ALL, NO, PLACE, SHARED, YES, Known, with_fact
from coproduction.levels.pairs import Pair, is_counted
from coproduction.levels.records import Words
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
from coproduction.levels.taking_part import with_record
from coproduction.model.decisions import Decision
from coproduction.model.words import Stage
from coproduction.values.truth import NO_FACTS, TRUE, Fact, Truth


class GroupCourse:
    """One group in one strand, for one basis.

    Attributes:
        here: The activities in which the group, or one beside it, is named.
    """

    def __init__(self, course: Course, kin: Kin) -> None:
        self.course = course
        self.kin = kin
        self._records = course.records
        self.here: set[ActivityId] = set()
        for who in kin.within | kin.above:
            self.here |= self._records.named_in.get(who, set())

    # Decisions

    @cached_property
    def decisions(self) -> list[tuple[Deciding, Truth, Held, int]]:
        """Each decision with whether it counts, the share in it, and the steps without one."""
        return [
            (deciding, counts, *self._decision(deciding))
            for deciding, counts in self.course.decidings
        ]

    def _decision(self, deciding: Deciding) -> tuple[Held, int]:
        """Return the share in a decision, and the steps of whoever has none in it."""
        share = self._records.share_in(deciding, self.kin)
        at = deciding.decision.at
        if at is None:
            return share, 0b1111
        key = ActivityId(at)
        reasons = self._reasons
        if key not in self.here:
            absent = self._records.gatherings[key].names_everybody.is_true
            return share, 1 if absent else 1 | (1 << 3 if reasons.is_true else 0b1110)
        words = self._records.words_at(key, self.kin)
        if words.contact.is_false:
            return share, 1
        told = held(words.taking.told | reasons)[0]
        why = held(words.taking.reasons_given | reasons)[0]
        informed = (told & NO) << 1 | (why << 2 if told & YES else 0)
        return share, informed | (1 if words.contact.is_unknown else 0)

    @cached_property
    def _records_at(self) -> dict[tuple[ActivityId, Stage], tuple[Held, list[Fact]]]:
        """The share in what was decided at an activity, by stage: the highest of them."""
        found: dict[tuple[ActivityId, Stage], list[tuple[Held, Fact]]] = {}
        for deciding, counts, share, _ in self.decisions:
            decision = deciding.decision
            if counts.is_true and decision.at is not None:
                key = (ActivityId(decision.at), decision.stage)
                found.setdefault(key, []).append((share, Fact(decision.id, "by")))
        return {
            key: (
                (
                    highest_of(mask for (mask, _), _ in each),
                    NO_FACTS.union(*(doubts for (_, doubts), _ in each)),
                ),
                [fact for _, fact in each],
            )
            for key, each in found.items()
        }

    # Activities

    @cached_property
    def _reasons(self) -> Truth:
        return self._records.reasons_told(self.kin, self.course.strand, self.course.basis)

    @cached_property
    def pairs(self) -> list[Pair]:
        """The activities in which the group, or one beside it, is named."""
        return [
            self._pair(self._records.words_at(gathering.activity.id, self.kin), counts)
            for gathering, counts in self.course.gatherings
            if gathering.activity.id in self.here
        ]

    def _pair(self, words: Words, counts: Truth) -> Pair:
        pair = Pair(words, counts)
        if self._records_at and words.contact.is_true:
            for stage in words.shares:
                record = self._records_at.get((words.gathering.activity.id, stage))
                if record is not None:
                    self._take_in(pair, stage, *record)
        pair.learns("told", self._reasons)
        pair.learns("reasons_given", self._reasons)
        return pair

    def _take_in(self, pair: Pair, stage: Stage, share: Held, decisions: list[Fact]) -> None:
        """Hold the share by the words against what was decided there."""
        both, is_contrary = with_record(pair.shares[stage], share)
        pair.shares = {**pair.shares, stage: both}
        if is_contrary:
            pair.contradicts += decisions
        if not both[0] & NONE and (is_contrary or pair.words.taking.is_silent):
            pair.learns("views_asked", TRUE)

    # How often

    @cached_property
    def _all_sessions(self) -> tuple[int, int | None]:
        """In how many sessions their views were asked: at least, and at most."""
        least, most = 0, 0
        is_open = self.course.absences.are_open(self.here)
        for pair in self.pairs:
            contact = pair.words.contact
            if pair.asked & YES and not contact.is_false:
                if is_counted(pair):
                    least += pair.sessions[0]
                is_open = is_open or pair.sessions[1] is None
                most += pair.sessions[1] or 0
        return least, None if is_open else most

    def repeated(self, pair: Pair) -> int:
        """Return whether their views were asked twice or more, if they are asked here."""
        own, (least, most) = pair.sessions[0], self._all_sessions
        if own >= 2 or least + (0 if is_counted(pair) else own) >= 2:
            return YES
        return NO if most is not None and most <= 1 else EITHER

    @cached_property
    def _repeats(self) -> frozenset[Fact]:
        """The facts that would say how often their views were asked."""
        found = self.course.absences.facts_without(self.here)
        for pair in self.pairs:
            if pair.asked & YES and not pair.words.contact.is_false:
                found |= pair.words.contact.doubts | pair.counts.doubts
                found |= pair.doubts["views_asked"]
                if pair.sessions[0] != pair.sessions[1]:
                    found |= {Fact(pair.words.gathering.activity.id, "sessions")}
        return found

    # Who chose them, and who set the rules

    def choice(self, name: str) -> int:
        """Return who may have chosen them, or set the rules, as bits."""
        return self._records.choices_of(self.kin)[name]

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
