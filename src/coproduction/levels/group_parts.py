"""One group in one strand: its part in every activity and decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from coproduction.ids import ActivityId, DecisionId, Id
from coproduction.levels.course import Course
from coproduction.levels.held import EITHER, Held, either, from_on, highest_of, lowest, mask_of
from coproduction.levels.kin import Kin
from coproduction.levels.kinds import Kind
from coproduction.levels.knowledge import NO, YES
from coproduction.levels.pairs import DecidedThere, Pair
from coproduction.model.decisions import Decision
from coproduction.model.words import Stage
from coproduction.values.truth import NO_FACTS, Fact, Truth, some

NOTHING_DECIDED: DecidedThere = {}


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

    @property
    def shares(self) -> Mapping[DecisionId, Held]:
        """The share in each decision."""
        return self._records.shares_of(self.kin)

    def without_share(self, at: Id | None) -> int:
        """Return the steps of whoever has no share in a decision, by where it was made."""
        if at is None:
            return 0b1111
        key = ActivityId(at)
        reasons = self._reasons
        if key not in self.here:
            absent = self._records.gatherings[key].names_everybody.is_true
            return 1 if absent else 1 | (1 << 3 if reasons.is_true else 0b1110)
        part = self._records.part_of(self.kin, key)
        if part.contact.is_false:
            return 1
        told = mask_of(either(part.told.value, reasons.value))
        why = mask_of(either(part.reasons_given.value, reasons.value))
        informed = (told & NO) << 1 | (why << 2 if told & YES else 0)
        return informed | (1 if part.contact.is_unknown else 0)

    @cached_property
    def _decided_at(self) -> Mapping[ActivityId, DecidedThere]:
        """The share in what was decided where they are named, by stage: the highest of them."""
        sure: dict[ActivityId, dict[Stage, list[Decision]]] = {}
        perhaps: dict[tuple[Id | None, Stage], list[Held]] = {}
        for deciding, counts in self.course.decidings:
            decision = deciding.decision
            at, stage = decision.at, decision.stage
            if at is None or (at in self.here and not counts.is_true):
                in_doubt = counts.doubts if at else counts.doubts | {Fact(decision.id, "at")}
                mask, doubts = self.shares[decision.id]
                perhaps.setdefault((at, stage), []).append((mask, doubts | in_doubt))
            elif at in self.here:
                here = sure.setdefault(ActivityId(at), {})
                here.setdefault(stage, []).append(decision)
        return {
            key: {
                stage: self._highest(
                    each, [*perhaps.get((Id(key), stage), ()), *perhaps.get((None, stage), ())]
                )
                for stage, each in here.items()
            }
            for key, here in sure.items()
        }

    def _highest(
        self, sure: Sequence[Decision], perhaps: Sequence[Held]
    ) -> tuple[Held, tuple[Fact, ...]]:
        """Return the highest share in several decisions, and the facts that say who decided.

        Args:
            sure: Decisions that were made there.
            perhaps: The shares in those that may have been.
        """
        facts = tuple([Fact(decision.id, "by") for decision in sure])
        shares = [self.shares[decision.id] for decision in sure]
        if len(shares) == 1 and not perhaps:
            return shares[0], facts
        least = lowest(highest_of(mask for mask, _ in shares))
        higher = [held for held in perhaps if held[0] & from_on(least << 1)]
        share = highest_of((mask for mask, _ in shares), (mask for mask, _ in higher))
        return (share, NO_FACTS.union(*(doubts for _, doubts in (*shares, *higher)))), facts

    # Activities

    @cached_property
    def _reasons(self) -> Truth:
        """Whether they were told, anywhere, why something was decided or answered so."""
        course, reading, group = self.course, self._records.reading, self.kin.group
        decided = some(
            given & reading.was_told(group, decision)
            for decision, given in course.reasons
            if decision.told is not None
        )
        answered = self._records.reasons_answered(self.kin, course.strand)
        return decided | course.reasons_perhaps_told | answered

    @cached_property
    def pairs(self) -> list[Pair]:
        """The activities in which the group, or one beside it, is named."""
        kin, records, reasons, decided = self.kin, self._records, self._reasons, self._decided_at
        return [
            records.pair_of(kin, key, counts, reasons, decided.get(key, NOTHING_DECIDED))
            for key, counts in self.course.activities.items()
            if key in self.here
        ]

    # How often

    @cached_property
    def _all_sessions(self) -> tuple[int, int | None]:
        """In how many sessions their views were asked: at least, and at most."""
        least, most = 0, 0
        is_open = self.course.absences.are_open(self.here)
        for pair in self.pairs:
            if _may_be_asked(pair.kind):
                fewest, highest = pair.gathering.sessions
                least += fewest if pair.kind.is_asked else 0
                is_open = is_open or highest is None
                most += highest or 0
        return least, None if is_open else most

    def repeated(self, kind: Kind) -> int:
        """Return whether their views were asked twice or more, if they are asked here."""
        least, most = self._all_sessions
        if kind.are_several or least + (0 if kind.is_asked else 1) > 1:
            return YES
        return NO if most is not None and most <= 1 else EITHER

    @cached_property
    def _repeats(self) -> frozenset[Fact]:
        """The facts that would say how often their views were asked."""
        found = set(self.course.absences.facts_without(self.here))
        for pair in self.pairs:
            if _may_be_asked(pair.kind):
                found |= pair.taking.contact.doubts | pair.counts.doubts
                found |= pair.doubts_about("views_asked", self._reasons)
                least, most = pair.gathering.sessions
                if least != most:
                    found.add(Fact(pair.gathering.activity.id, "sessions"))
        return frozenset(found)

    def doubts_about(self, names: Iterable[str], pairs: Sequence[Pair]) -> set[Fact]:
        """Return the facts of the plan that would settle facts of a coding in activities."""
        found: set[Fact] = set()
        reasons = self._reasons
        for name in names:
            if name == "repeated":
                found |= self._repeats
            else:
                found.update(*[pair.doubts_about(name, reasons) for pair in pairs])
        return found

    # Who chose them, and who set the rules

    def choice(self, name: str) -> int:
        """Return who may have chosen them, or set the rules, as bits."""
        return self._records.choices_of(self.kin)[name]


def _may_be_asked(kind: Kind) -> bool:
    """Return whether their views may have been asked there."""
    return bool(kind.asked & YES and kind.contact & YES)
