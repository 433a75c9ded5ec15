"""Who has which share in a decision, by the real rule of whoever decides.

The lived side has its way where it can pass without the rest and the organisations
cannot without it; where each can stop the other, the decision is joint; where only the
organisations can do without the others, a seat is a voice and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

import attrs

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.levels.held import ANY_SHARE, Held
from coproduction.levels.kin import Kin
from coproduction.levels.knowledge import INPUT, JOINT, PEOPLE
from coproduction.model.bodies import Body, Seat
from coproduction.model.deciding import DecidesBy
from coproduction.model.decisions import Decision
from coproduction.model.words import Side, Way
from coproduction.reading import Reading
from coproduction.reading.bodies import NOBODY_OBJECTS
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES
from coproduction.values.days import FROM_THE_START, NEVER, UNDATED, Day
from coproduction.values.truth import (
    FALSE,
    NO_FACTS,
    TRUE,
    WITHHELD,
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
    def _bodies(self) -> list[Body]:
        """The bodies that decide, each by the rule that counts here."""
        found = (self.readings.plain.body(each) for each in self._by)
        own = self.decision.decides_by
        return [
            body if own is None else attrs.evolve(body, decides_by=own) for body in found if body
        ]

    @property
    def _that_decide(self) -> list[Body]:
        """Those of the bodies that do more than advise, as far as the plan says."""
        return [
            body
            for body in self._bodies
            if body.decides_by is None or body.decides_by.way != Way.ADVISES
        ]

    @cached_property
    def _people(self) -> list[WhoId]:
        """Who decides and is no body."""
        return [WhoId(each) for each in self._by if self.readings.plain.body(each) is None]

    @cached_property
    def about_money(self) -> Truth:
        """Whether it is about money: it says so, or a budget line names it."""
        return self.readings.plain.decides_money(self.decision)

    def reading_of(self, body: Body) -> Reading:
        """Return the plan on the day of the decision, where seats began or ended."""
        return self.readings.on_day_of(body, self.decision)

    # Who is in it

    def takes_in(self, kin: Kin) -> Truth:
        """Return whether a group is among those who decide, in a seat of its own lives."""
        named = self._is_named(kin)
        if named.is_true:
            return TRUE
        is_in = named | some(self._sits(kin, body) for body in self._bodies)
        return is_in | self._opens if self._is_open else is_in

    def _is_named(self, kin: Kin) -> Truth:
        """Return whether a group is named itself among those who decide, or is part of one."""
        return some(
            self.readings.plain.some_speak_at(who, self.decision.at, Side.LIVED)
            for who in self._people
            if who in kin.within or who in kin.above
        )

    def _sits(self, kin: Kin, body: Body) -> Truth:
        reading = self.reading_of(body)
        return some(held for _, _, held in self._seats(kin, body, reading)) | (
            ~reading.lists_seats(body)
        )

    def _seats(self, kin: Kin, body: Body, reading: Reading) -> Iterator[tuple[WhoId, Seat, Truth]]:
        """Yield the seats of a group, and those that may be its own."""
        for who, seat, held in reading.seats(body):
            if who in kin.within or who in kin.above:
                here = held & acts_here(who, seat, body, reading)
                yield who, seat, here if who in kin.within else here & WITHHELD

    def _votes(self, kin: Kin, body: Body) -> Truth:
        """Return whether a group has a vote in a body, or a say where votes are not counted."""
        reading, rule = self.reading_of(body), body.decides_by
        other = reading.body(rule.through) if rule is not None else None
        if other is not None:
            return self._votes(kin, other)
        counts = rule is None or rule.way not in NOBODY_OBJECTS
        return some(
            held & (reading.has_vote(who, seat, body) if counts else TRUE)
            for who, seat, held in self._seats(kin, body, reading)
        ) | ~reading.lists_seats(body)

    # The share

    def share_of(self, kin: Kin, voice: Held) -> Held:
        """Return the share of a group.

        Args:
            kin: The group.
            voice: Its share where it is not among those who decide.
        """
        mask, doubts = self._share(kin, voice)
        today = Fact(Id(self.readings.plain.plan.id), "recorded_on")
        if today in doubts:  # seats are read on the day of the decision
            doubts = doubts - {today} | {Fact(self.decision.id, "decided_on")}
        return mask, doubts

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
        return self._is_named(kin) | some(self._votes(kin, body) for body in self._that_decide)

    def _share_by_rule(self, kin: Kin) -> Held:
        if self._is_open:
            return DECIDED, self._opens.doubts
        rules = [body.decides_by for body in self._that_decide]
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
        facts = {Fact(b.id, "decides_by") for b in self._bodies if b.decides_by is None}
        if self._people and self.decision.decides_by is None:
            facts.add(Fact(self.decision.id, "decides_by"))
        return frozenset(facts)

    def _decides_alone(self, kin: Kin, rules: Sequence[DecidesBy | None]) -> Truth:
        """Return whether every voter is of a group, and nobody can stop it."""
        if any(rule is None or rule.way in HANDS_ON or rule.then for rule in rules):
            return FALSE
        if any(who not in kin.within for who in self._people):
            return FALSE
        return every(self._fills(kin, body) for body in self._that_decide)

    def _fills(self, kin: Kin, body: Body) -> Truth:
        if body.vetoes:
            return FALSE
        reading = self.reading_of(body)
        theirs = every(
            ~held | (acts_here(who, seat, body, reading) if who in kin.within else FALSE)
            for who, seat, held in reading.seats(body)
            if who != OTHERS
        )
        return theirs & reading.lists_seats(body) & reading.is_filled(body)

    @cached_property
    def _power(self) -> tuple[Truth, Truth]:
        """Whether the lived side can pass it alone, and whether the organisations can."""
        lived = [self._passes(body, Side.LIVED) for body in self._that_decide]
        organisation = [self._passes(body, Side.ORGANISATION) for body in self._that_decide]
        if self._people:
            lived.append(self._people_pass(Side.LIVED))
            organisation.append(self._people_pass(Side.ORGANISATION))
        return every(lived), every(organisation)

    def _passes(self, body: Body, side: Side) -> Truth:
        rule = body.decides_by
        if rule is not None and rule.way == Way.EACH_FOR_THEMSELVES:
            return FALSE
        alliance = OWN_LIVES if side == Side.LIVED else ORGANISATIONS
        return self.reading_of(body).passes(body, alliance)

    def _people_pass(self, side: Side) -> Truth:
        """Return whether those of a side who are named can pass it without the others."""
        rule, reading = self.decision.decides_by, self.readings.plain
        if rule is None or rule.way == Way.EACH_FOR_THEMSELVES:
            return FALSE
        if rule.way == Way.THROUGH:
            other = reading.body(rule.through)
            return FALSE if other is None else self._passes(other, side)
        at = self.decision.at
        theirs = some(reading.some_speak_at(who, at, side) for who in self._people)
        rest = some(
            reading.some_speak_at(who, at, other)
            for who in self._people
            for other in Side
            if other != side
        )
        mixed = FALSE if _takes_everybody(rule) else WITHHELD
        passes = theirs & (~rest | mixed)
        if rule.then:
            body = reading.body(rule.then)
            passes &= FALSE if body is None else self._passes(body, side)
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


def acts_here(who: WhoId, seat: Seat, body: Body, reading: Reading) -> Truth:
    """Return whether somebody sits here for people's own lives, by the hat of the seat."""
    return reading.some_act_for(who, seat, Side.LIVED, Fact(body.id, "seats.acting_as", who))


class Readings:
    """A plan, and the same plan on other days.

    Attributes:
        plain: The plan on the day that it is read.
    """

    def __init__(self, plain: Reading) -> None:
        self.plain = plain
        self._on: dict[Day, Reading] = {}

    def on_day_of(self, body: Body, decision: Decision) -> Reading:
        """Return the plan on the day of a decision, where seats of a body began or ended."""
        if not self._changes(body):
            return self.plain
        day = decision.decided_on or UNDATED
        if day not in self._on:
            self._on[day] = Reading(self.plain.plan, day)
        return self._on[day]

    def _changes(self, body: Body) -> bool:
        return any(seat.since != FROM_THE_START or seat.until != NEVER for seat in body.seats or ())
