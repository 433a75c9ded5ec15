"""A body that decides, as it sat on the day: who has a seat, a vote, and the power to pass.

What several decisions of a body have in common is worked out once for all of them.
"""

from __future__ import annotations

from functools import cached_property

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.levels.kin import Kin
from coproduction.model.bodies import Body, Seat
from coproduction.model.deciding import DecidesBy
from coproduction.model.decisions import Decision
from coproduction.model.words import Side, Way
from coproduction.reading import Reading
from coproduction.reading.bodies import NOBODY_OBJECTS, by_rule
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES
from coproduction.values.days import FROM_THE_START, NEVER, UNDATED, Day
from coproduction.values.truth import FALSE, TRUE, WITHHELD, Fact, Truth, every, some, unknown


class DecidingBody:
    """A body that decides, by the rule that counts, as it sat on the day.

    Attributes:
        body: The body.
        rule: How it decides here; ``None`` where the plan does not say.
    """

    def __init__(self, body: Body, day: Day, readings: Readings) -> None:
        self.body = body
        self.rule = body.decides_by
        self._day = day
        self._readings = readings
        self._reading = readings.on_day_of(body, day)
        self._lists_seats = self._reading.lists_seats(body)
        self._sits: dict[WhoId, Truth] = {}
        self._votes: dict[WhoId, Truth] = {}
        self._is_filled_by: dict[WhoId, Truth] = {}

    @cached_property
    def _seats(self) -> list[tuple[WhoId, Seat, Truth, Truth]]:
        """Who sits there, whether the seat is held, and whether for people's own lives."""
        reading, body = self._reading, self.body
        return [
            (who, seat, held, _acts_here(who, seat, body, reading))
            for who, seat, held in reading.seats(body)
        ]

    def sits(self, kin: Kin) -> Truth:
        """Return whether a group has a seat of its own lives."""
        if kin.group not in self._sits:
            seats = some(held for _, held in self._seats_of(kin))
            self._sits[kin.group] = seats | ~self._lists_seats
        return self._sits[kin.group]

    def votes(self, kin: Kin) -> Truth:
        """Return whether a group has a vote, or a say where votes are not counted."""
        if kin.group not in self._votes:
            self._votes[kin.group] = self._has_votes(kin)
        return self._votes[kin.group]

    def can_be_stopped_by(self, kin: Kin) -> Truth:
        """Return whether a group holds a veto for its own lives, with or without a seat."""
        return some(
            unknown(Fact(self.body.id, "vetoes"))
            if who == OTHERS
            else self._acts(who) & (TRUE if who in kin.within else WITHHELD)
            for who in self._reading.veto_holders(self.body)
            if who == OTHERS or who in kin.within or who in kin.above
        )

    def _acts(self, who: WhoId) -> Truth:
        """Return whether somebody acts for people's own lives: by the hat of a seat, if any."""
        seats = [(held, acts) for each, _, held, acts in self._seats if each == who]
        seated = some(held for held, _ in seats)
        return some(held & acts for held, acts in seats) | (
            ~seated & self._reading.some_speak_for(who, Side.LIVED)
        )

    def is_filled_by(self, kin: Kin) -> Truth:
        """Return whether every seat is of a group, and nobody can stop it."""
        if kin.group not in self._is_filled_by:
            self._is_filled_by[kin.group] = self._fills(kin)
        return self._is_filled_by[kin.group]

    def passes(self, side: Side) -> Truth:
        """Return whether a side can pass a decision alone, whatever the others do.

        They may vote no, or stay away: then this side has to make the quorum.
        """
        return self._lived_pass if side == Side.LIVED else self._organisations_pass

    def _seats_of(self, kin: Kin) -> list[tuple[tuple[WhoId, Seat], Truth]]:
        """Return the seats of a group, and those that may be its own."""
        return [
            ((who, seat), held & acts if who in kin.within else held & acts & WITHHELD)
            for who, seat, held, acts in self._seats
            if who in kin.within or who in kin.above
        ]

    def _has_votes(self, kin: Kin) -> Truth:
        other = None if self.rule is None else self._readings.plain.body(self.rule.through)
        if other is not None:
            return self._readings.deciding(other, None, self._day).votes(kin)
        counts = self.rule is None or self.rule.way not in NOBODY_OBJECTS
        return some(
            held & (self._reading.has_vote(who, seat, self.body) if counts else TRUE)
            for (who, seat), held in self._seats_of(kin)
        ) | (~self._lists_seats)

    def _fills(self, kin: Kin) -> Truth:
        if self.body.vetoes or self.body.quorum.by_side.get(Side.ORGANISATION):
            return FALSE
        theirs = every(
            ~held | (acts if who in kin.within else acts & WITHHELD if who in kin.above else FALSE)
            for who, _, held, acts in self._seats
            if who != OTHERS
        )
        return theirs & self._lists_seats & self._reading.is_filled(self.body)

    @cached_property
    def _lived_pass(self) -> Truth:
        return self._has_its_way(Side.LIVED)

    @cached_property
    def _organisations_pass(self) -> Truth:
        return self._has_its_way(Side.ORGANISATION)

    def _has_its_way(self, side: Side) -> Truth:
        if self.rule is not None and self.rule.way == Way.EACH_FOR_THEMSELVES:
            return FALSE
        alliance = OWN_LIVES if side == Side.LIVED else ORGANISATIONS
        passes = self._reading.passes(self.body, alliance)
        if passes.is_false:
            return FALSE
        return passes & self._reading.makes_quorums(self.body, alliance)


def _acts_here(who: WhoId, seat: Seat, body: Body, reading: Reading) -> Truth:
    """Return whether somebody sits here for people's own lives, by the hat of the seat."""
    return reading.some_act_for(who, seat, Side.LIVED, Fact(body.id, "seats.acting_as", who))


class Readings:
    """A plan, the same plan on other days, and its bodies as they sat on them.

    Attributes:
        plain: The plan on the day that it is read.
        today: The fact that would say which day that is.
    """

    def __init__(self, plain: Reading) -> None:
        self.plain = plain
        self.today = Fact(Id(plain.plan.id), "recorded_on")
        self._on: dict[Day, Reading] = {}
        self._deciding: dict[tuple[Id, DecidesBy | None, Day], DecidingBody] = {}
        self._changing = frozenset(
            body.id
            for body in plain.plan.bodies
            for seat in body.seats or ()
            if seat.since != FROM_THE_START or seat.until != NEVER
        )

    def day_of(self, decision: Decision) -> Day:
        """Return the day of a decision, where seats of some body began or ended."""
        return (decision.decided_on or UNDATED) if self._changing else UNDATED

    def on_day_of(self, body: Body, day: Day) -> Reading:
        """Return the plan on a day, where seats of a body began or ended."""
        if body.id not in self._changing:
            return self.plain
        if day not in self._on:
            self._on[day] = Reading(self.plain.plan, day)
        return self._on[day]

    def deciding(self, body: Body, rule: DecidesBy | None, day: Day) -> DecidingBody:
        """Return a body as it sat on a day, by its own rule or by another one."""
        key = Id(body.id), rule, day
        if key not in self._deciding:
            self._deciding[key] = DecidingBody(by_rule(body, rule), day, self)
        return self._deciding[key]
