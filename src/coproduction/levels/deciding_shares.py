"""Who has which share in a decision, by the real rule of whoever decides.

The lived side has its way where it can pass without the rest and the organisations
cannot without it; where each can stop the other, the decision is joint; where only the
organisations can do without the others, a seat is a voice and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.levels.deciding_bodies import DecidingBody, Readings
from coproduction.levels.held import ANY_SHARE, Held
from coproduction.levels.kin import Kin
from coproduction.levels.knowledge import INPUT, JOINT, PEOPLE
from coproduction.model.deciding import DecidesBy
from coproduction.model.decisions import Decision
from coproduction.model.words import Side, Way
from coproduction.reading.bodies import NOBODY_OBJECTS
from coproduction.values.truth import (
    FALSE,
    NO_FACTS,
    TRUE,
    Fact,
    Truth,
    every,
    some,
    unknown,
)

HANDS_ON = frozenset({Way.THROUGH, Way.ADVISES})
DECIDED = INPUT | JOINT | PEOPLE


class Deciding:
    """How a decision is made, with what is the same for every group.

    Attributes:
        decision: The decision.
        stands: Whether it stands as it was made.
    """

    def __init__(self, decision: Decision, readings: Readings) -> None:
        self.decision = decision
        self.readings = readings
        self.stands = readings.plain.stands(decision)
        self._by = [each for each in decision.by or () if each != OTHERS]
        self._opens = unknown(Fact(decision.id, "by"))
        self._is_open = decision.by is None or OTHERS in decision.by

    @cached_property
    def _bodies(self) -> list[DecidingBody]:
        """The bodies that decide, each by the rule that counts here."""
        readings, rule = self.readings, self.decision.decides_by
        day = readings.day_of(self.decision)
        found = (readings.plain.body(each) for each in self._by)
        return [readings.deciding(body, rule, day) for body in found if body]

    @cached_property
    def _that_decide(self) -> list[DecidingBody]:
        """Those of the bodies that do more than advise, as far as the plan says."""
        return [body for body in self._bodies if body.rule is None or body.rule.way != Way.ADVISES]

    @cached_property
    def _people(self) -> list[WhoId]:
        """Who decides and is no body."""
        return [WhoId(each) for each in self._by if self.readings.plain.body(each) is None]

    @cached_property
    def about_money(self) -> Truth:
        """Whether it is about money: it says so, or a budget line names it."""
        return self.readings.plain.decides_money(self.decision)

    # Who is in it

    def takes_in(self, kin: Kin) -> Truth:
        """Return whether a group is among those who decide, or can stop it: for its own lives."""
        named = self._is_named(kin)
        if named.is_true:
            return TRUE
        is_in = named | some(body.sits(kin) | body.can_be_stopped_by(kin) for body in self._bodies)
        return is_in | self._opens if self._is_open else is_in

    def _is_named(self, kin: Kin) -> Truth:
        """Return whether a group is named itself among those who decide.

        Where only one is named that it is among, it is open whether it had a part in it.
        """
        return some(
            self.readings.plain.some_speak_at(who, self.decision.at, Side.LIVED)
            & (TRUE if who in kin.within else self._opens)
            for who in self._people
            if who in kin.within or who in kin.above
        )

    # The share

    def share_of(self, kin: Kin, voice: Held) -> Held:
        """Return the share of a group.

        Args:
            kin: The group.
            voice: Its share where it is not among those who decide.
        """
        share, today = self._share(kin, voice), self.readings.today
        if today not in share[1]:
            return share
        mask, doubts = share  # seats are read on the day of the decision
        return mask, doubts - {today} | {Fact(self.decision.id, "decided_on")}

    def _share(self, kin: Kin, voice: Held) -> Held:
        is_in = self.takes_in(kin)
        if self.decision.by is None or (self._is_open and not is_in.is_true):
            return ANY_SHARE, self._opens.doubts
        if is_in.is_false:
            return voice
        mask, doubts = self._share_within(kin)
        if is_in.is_true:
            return mask, doubts
        return mask | voice[0], doubts | voice[1] | is_in.doubts

    def _share_within(self, kin: Kin) -> Held:
        if self.stands.is_false:
            return INPUT, NO_FACTS
        mask, doubts = self._share_by_rule(kin)
        votes = self._has_say(kin)
        if votes.is_false:
            return INPUT, NO_FACTS
        for truth in (self.stands, votes):
            if truth.is_unknown:
                mask, doubts = mask | INPUT, doubts | truth.doubts
        return mask, doubts

    def _has_say(self, kin: Kin) -> Truth:
        """Return whether a group has a vote or a veto, or is named itself."""
        bodies = self._that_decide
        return self._is_named(kin) | some(
            body.votes(kin) | body.can_be_stopped_by(kin) for body in bodies
        )

    def _share_by_rule(self, kin: Kin) -> Held:
        if self._is_open:
            return DECIDED, self._opens.doubts
        rules = [body.rule for body in self._that_decide]
        if self._people:
            rules.append(self.decision.decides_by)
        if None in rules:
            return DECIDED, self._unsaid_rules
        if all(rule is not None and rule.way == Way.ADVISES for rule in rules):
            return INPUT, NO_FACTS
        alone = self._decides_alone(kin, rules)
        if alone.is_true:
            return PEOPLE, NO_FACTS
        mask, doubts = _share_by_power(*self._power)
        return (mask | PEOPLE, doubts | alone.doubts) if alone.is_unknown else (mask, doubts)

    @property
    def _unsaid_rules(self) -> frozenset[Fact]:
        facts = {Fact(each.body.id, "decides_by") for each in self._bodies if each.rule is None}
        if self._people and self.decision.decides_by is None:
            facts.add(Fact(self.decision.id, "decides_by"))
        return frozenset(facts)

    def _decides_alone(self, kin: Kin, rules: Sequence[DecidesBy | None]) -> Truth:
        """Return whether every voter is of a group, and nobody can stop it."""
        if any(rule is None or rule.way in HANDS_ON or rule.then for rule in rules):
            return FALSE
        theirs = every(
            TRUE if who in kin.within else self._opens if who in kin.above else FALSE
            for who in self._people
        )
        return theirs & every(body.is_filled_by(kin) for body in self._that_decide)

    @cached_property
    def _power(self) -> tuple[Truth, Truth]:
        """Whether the lived side can pass it alone, and whether the organisations can."""
        lived = [body.passes(Side.LIVED) for body in self._that_decide]
        organisation = [body.passes(Side.ORGANISATION) for body in self._that_decide]
        if self._people:
            lived.append(self._people_pass(Side.LIVED))
            organisation.append(self._people_pass(Side.ORGANISATION))
        return every(lived), every(organisation)

    def _passes_in(self, key: Id, side: Side) -> Truth:
        """Return whether a side can pass it in another body, by that body's own rule."""
        readings = self.readings
        body, day = readings.plain.body(key), readings.day_of(self.decision)
        return FALSE if body is None else readings.deciding(body, None, day).passes(side)

    def _people_pass(self, side: Side) -> Truth:
        """Return whether those of a side who are named can pass it without the others."""
        rule, reading = self.decision.decides_by, self.readings.plain
        if rule is None or rule.way == Way.EACH_FOR_THEMSELVES:
            return FALSE
        if rule.way == Way.THROUGH:
            return self._passes_in(Id(rule.through), side)
        at = self.decision.at
        theirs = some(reading.some_speak_at(who, at, side) for who in self._people)
        rest = some(
            reading.some_speak_at(who, at, other)
            for who in self._people
            for other in Side
            if other != side
        )
        mixed = FALSE if _takes_everybody(rule) else self._opens  # a body would say who votes
        passes = theirs & (~rest | mixed)
        if rule.then:
            passes &= self._passes_in(Id(rule.then), side)
        return passes


def _takes_everybody(rule: DecidesBy) -> bool:
    return rule.way in {*NOBODY_OBJECTS, Way.UNANIMITY}


def _share_by_power(lived: Truth, organisation: Truth) -> Held:
    """Return the share that follows from who can do without the others."""
    mask = 0
    if not lived.is_false and not organisation.is_true:
        mask |= PEOPLE
    if not organisation.is_false and not lived.is_true:
        mask |= INPUT
    if (not lived.is_false and not organisation.is_false) or not (
        lived.is_true or organisation.is_true
    ):
        mask |= JOINT
    return mask, lived.doubts | organisation.doubts
