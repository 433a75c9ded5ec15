"""What is recorded of a plan, found once: who takes part where, how, and with which answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from coproduction.ids import OTHERS, ActivityId, DecisionId, StrandId, WhoId
from coproduction.levels.basis import belongs, is_given
from coproduction.levels.deciding_bodies import Readings
from coproduction.levels.deciding_shares import Deciding
from coproduction.levels.gatherings import Gathering
from coproduction.levels.held import NONE, Held
from coproduction.levels.ideas import Ideas
from coproduction.levels.kin import Kin
from coproduction.levels.knowledge import INPUT
from coproduction.levels.pairs import DecidedThere, Pair
from coproduction.levels.taking_part import TakingPart, voice_of
from coproduction.model.bodies import Body
from coproduction.model.contributions import Contribution, Reply
from coproduction.model.strands import ALL_STRANDS
from coproduction.model.words import ListName, Selection, Side
from coproduction.reading import Reading
from coproduction.values.truth import (
    TRUE,
    WITHHELD,
    Fact,
    Truth,
    every,
    known,
    some,
    unknown,
)

ANY_OF_THREE: Final = 0b111
"""Organisation, open or joint, own group or people."""


class Records:
    """A plan, with everything that its levels are read from.

    Attributes:
        reading: The plan, on a day.
        groups: The groups on the lived side, or that may be: in the plan's order.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        plan = reading.plan
        self.gatherings = {
            activity.id: Gathering(activity, reading) for activity in plan.activities
        }
        readings = Readings(reading)
        self.decidings = [Deciding(decision, readings) for decision in plan.decisions]
        everybody: Iterable[WhoId] = [
            *(each.id for each in plan.participants),
            *(each.id for each in plan.organisations),
        ]
        self.groups = {
            who: Kin(who, reading)
            for who in everybody
            if not reading.some_speak_for(who, Side.LIVED).is_false
        }
        self.ideas = Ideas(reading)
        self._parts: dict[WhoId, dict[ActivityId, TakingPart]] = {}
        self._pairs: dict[WhoId, dict[ActivityId, Pair]] = {}
        self._shares: dict[WhoId, dict[DecisionId, Held]] = {}
        self._choices: dict[WhoId, dict[str, int]] = {}
        self.named_in: dict[WhoId, set[ActivityId]] = {}
        for activity in plan.activities:
            for who in self.gatherings[activity.id].parts:
                self.named_in.setdefault(who, set()).add(activity.id)

    def strands(self) -> tuple[StrandId, ...]:
        """Return the strands of the plan; a plan without any is one."""
        return tuple(strand.id for strand in self.reading.plan.strands) or (ALL_STRANDS,)

    def part_of(self, kin: Kin, key: ActivityId) -> TakingPart:
        """Return how a group takes part in an activity, by the words."""
        parts = self._parts.setdefault(kin.group, {})
        if key not in parts:
            gathering = self.gatherings[key]
            contact = self._contact(gathering, kin)
            parts[key] = TakingPart(gathering, kin.group, contact, self.ideas.of(kin))
        return parts[key]

    def pair_of(
        self, kin: Kin, key: ActivityId, counts: Truth, reasons: Truth, decided: DecidedThere
    ) -> Pair:
        """Return what is known of a group in an activity: once for what counts alike."""
        pairs = self._pairs.setdefault(kin.group, {})
        pair = pairs.get(key)
        if pair is None or not pair.is_read_by(counts, reasons, decided):
            pair = pairs[key] = Pair(self.part_of(kin, key), counts, reasons, decided)
        return pair

    def _contact(self, gathering: Gathering, kin: Kin) -> Truth:
        """Return whether a group took part for people's own lives in an activity that names it."""
        if kin.group not in gathering.parts:  # it names a group in it, or one that it is in
            return WITHHELD
        return gathering.acts_for(Side.LIVED, kin.group)

    def shares_of(self, kin: Kin) -> dict[DecisionId, Held]:
        """Return the share of a group in each decision."""
        if kin.group not in self._shares:
            self._shares[kin.group] = {
                each.decision.id: each.share_of(kin, self._voice(each, kin))
                for each in self.decidings
            }
        return self._shares[kin.group]

    def _voice(self, deciding: Deciding, kin: Kin) -> Held:
        """Return the share of a group by its voice, where a decision was made."""
        decision = deciding.decision
        if decision.at is None:
            return NONE | INPUT, frozenset({Fact(decision.id, "at")})
        gathering = self.gatherings[ActivityId(decision.at)]
        if gathering.parts.keys().isdisjoint(kin.within | kin.above):
            return gathering.unnamed_voice
        part = self.part_of(kin, gathering.activity.id)
        return voice_of(part.views_asked, part.contact)

    # What there is besides

    @cached_property
    def nothing_else(self) -> Truth:
        """Whether there are no activities and decisions but those that are recorded."""
        reading = self.reading
        return reading.lists_all(ListName.ACTIVITIES) & reading.lists_all(ListName.DECISIONS)

    @cached_property
    def no_other_money(self) -> Truth:
        """Whether no decision is about money but those that are known to be."""
        reading = self.reading
        lines = (
            TRUE if line.decision else unknown(Fact(line.id, "decision"))
            for line in reading.plan.budget
        )
        lists = reading.lists_all(ListName.DECISIONS) & reading.lists_all(ListName.BUDGET)
        return lists & every(lines)

    # Who chose them, and who set the rules

    def choices_of(self, kin: Kin) -> dict[str, int]:
        """Return who may have chosen a group, and set the rules where it sits, as bits."""
        if kin.group not in self._choices:
            selected = sum(
                1 << number
                for number, selection in enumerate(Selection)
                if not self.reading.selected_by(kin.group, selection).is_false
            )
            self._choices[kin.group] = {
                "selected_by": selected or ANY_OF_THREE,
                "terms_by": self._terms_by(kin),
            }
        return self._choices[kin.group]

    def _terms_by(self, kin: Kin) -> int:
        """Return who may have agreed the rules of the bodies in which a group sits."""
        bits, sits = 0, False
        for body in self.reading.plan.bodies:
            seated = [held for who, _, held in self.reading.seats(body) if who in kin.within]
            sits = sits or any(held.is_true for held in seated)
            if seated or not self.reading.lists_seats(body).is_true:
                bits |= self._agreed(body)
        return bits if sits else ANY_OF_THREE

    def _agreed(self, body: Body) -> int:
        if not body.agreed_by or OTHERS in body.agreed_by:
            return ANY_OF_THREE
        lived, organisation = (
            some(self.reading.some_speak_for(who, side) for who in body.agreed_by)
            for side in (Side.LIVED, Side.ORGANISATION)
        )
        return (
            (0 if lived.is_true else 0b001)
            | (0 if lived.is_false or organisation.is_false else 0b010)
            | (0 if organisation.is_true else 0b100)
        )

    # What they were told elsewhere

    def reasons_answered(self, kin: Kin, strand: StrandId) -> Truth:
        """Return whether a group was told an answer to an idea, with the reason."""
        return some(
            theirs & self.reading.was_answered(idea) & _says_why(idea) & self._in(strand, idea)
            for idea, theirs in self.ideas.of(kin).theirs
            if idea.reply is not False
        )

    def _in(self, strand: StrandId, idea: Contribution) -> Truth:
        if strand == ALL_STRANDS:
            return TRUE
        if idea.at is None:
            return unknown(Fact(idea.id, "at"))
        return known(belongs(self.reading.activity(idea.at).strand, strand))


def _says_why(idea: Contribution) -> Truth:
    """Return whether the answer to an idea has a reason; where there is none yet, that is open."""
    if not isinstance(idea.reply, Reply):
        return WITHHELD
    return is_given(idea.reply.why, Fact(idea.id, "reply.why"))
