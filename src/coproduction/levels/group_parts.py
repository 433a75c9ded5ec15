"""One group in one strand: its part in every activity and decision."""

from __future__ import annotations

from functools import cached_property

from coproduction.ids import ActivityId
from coproduction.levels.course import Course
from coproduction.levels.deciding_shares import Deciding
from coproduction.levels.held import EITHER, NONE, Held, held, highest_of
from coproduction.levels.kin import Kin
from coproduction.levels.knowledge import NO, YES
from coproduction.levels.pairs import Pair, is_counted
from coproduction.levels.records import Words
from coproduction.levels.taking_part import with_record
from coproduction.model.words import Stage
from coproduction.values.truth import NO_FACTS, TRUE, Fact, Truth


class GroupParts:
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
