"""Who sits in a body, from which standpoint, and with how many votes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from coproduction.ids import OTHERS, BodyId, WhoId
from coproduction.model.activities import Part
from coproduction.model.bodies import Body, Seat
from coproduction.model.participants import Participant
from coproduction.model.plan import Plan
from coproduction.model.words import Perspective, Side
from coproduction.reading.people import Standpoint
from coproduction.reading.time import Time
from coproduction.values.counts import NOBODY, Bounds, exactly, stated
from coproduction.values.days import Day
from coproduction.values.truth import NO_FACTS, TRUE, Fact, Truth, every, known, some, unknown


@attrs.frozen
class Alliance:
    """The seats that speak from one standpoint, or all the rest of a body.

    Attributes:
        there: A side or a perspective; ``None`` for everybody.
        but: The perspectives on that side that are not meant.
        is_rest: Whether all the seats are meant that are not these.
        within: Only those of them that are on this side, if one is named.
    """

    there: Standpoint | None
    but: tuple[Perspective, ...] = ()
    is_rest: bool = False
    within: Side | None = None

    @property
    def rest(self) -> Alliance:
        """All other seats."""
        return attrs.evolve(self, is_rest=not self.is_rest)


OWN_LIVES = Alliance(Side.LIVED)
ORGANISATIONS = Alliance(Side.ORGANISATION)
EVERYBODY = Alliance(None)


class Seats(Time):
    """Questions about seats."""

    def __init__(self, plan: Plan, on: Day | None = None) -> None:
        super().__init__(plan, on)
        self._sums: dict[tuple[int, Alliance, bool], tuple[Body, Bounds]] = {}

    def seats(self, body: Body) -> Iterator[tuple[WhoId, Seat, Truth]]:
        """Yield who sits in a body, the seat, and whether it is held on the day."""
        for seat in body.seats or ():
            for who in seat.who:
                held = self.sits(who, seat, body)
                if not held.is_false:
                    yield who, seat, held

    def seated(self, body: Body) -> tuple[WhoId, ...]:
        """Return who is named as sitting in a body."""
        return tuple(who for who, _, _ in self.seats(body) if who != OTHERS)

    def sit_in_both(self, body: Body, other: BodyId) -> tuple[WhoId, ...]:
        """Return who has seats in both bodies, and may be several people."""
        there = self.seated(self._bodies[other])
        return tuple(
            who for who in self.seated(body) if who in there and not self.is_one_person(who).is_true
        )

    def lists_seats(self, body: Body) -> Truth:
        """Return whether the plan names who sits in a body, and names all of them."""
        open_ = body.seats is None or any(OTHERS in seat.who for seat in body.seats)
        return unknown(Fact(body.id, "seats")) if open_ else TRUE

    def is_filled(self, body: Body) -> Truth:
        """Return whether anybody sits in a body."""
        return some(held for _, _, held in self.seats(body)) | ~self.lists_seats(body)

    def sits_for(self, who: WhoId, seat: Seat, body: Body, there: Standpoint) -> Truth:
        """Return whether somebody who speaks from there sits in this seat."""
        fact = Fact(body.id, "seats.acting_as", who)
        return self.sits(who, seat, body) & self.some_act_for(who, seat, there, fact)

    def somebody_sits_for(self, body: Body, there: Standpoint) -> Truth:
        """Return whether somebody who speaks from there sits in a body."""
        return some(
            self.sits_for(who, seat, body, there) for who, seat, _ in self.seats(body)
        ) | ~self.lists_seats(body)

    def has_vote(self, who: WhoId, seat: Seat, body: Body) -> Truth:
        """Return whether a seat has a vote; a casting vote is one."""
        votes = self.votes_of_seat(who, seat, body).exceeds(NOBODY)
        if body.decides_by is None:
            return votes | unknown(Fact(body.id, "decides_by"))
        return votes | known(body.decides_by.casting_vote == who)

    def lived_seats_vote(self, body: Body) -> Truth:
        """Return whether every seat that speaks from people's own lives has a vote."""
        return every(
            ~self.sits_for(who, seat, body, Side.LIVED) | self.has_vote(who, seat, body)
            for who, seat, _ in self.seats(body)
            if who != OTHERS
        ) & self.lists_seats(body)

    def lived_seats(self, body: Body) -> tuple[Bounds, Bounds]:
        """Return how many seats speak from people's own lives, and how many lack a vote."""
        seats = without = NOBODY
        for who, seat, _ in self.seats(body):
            if who != OTHERS:
                number = self.number_of_seats(who, seat, body)
                theirs = number.or_none(self.sits_for(who, seat, body, Side.LIVED))
                seats += theirs
                without += theirs.or_none(~self.has_vote(who, seat, body))
        return seats, without

    def seats_of(self, body: Body, alliance: Alliance) -> Bounds:
        """Return how many seats there are in an alliance."""
        return self._sum(body, alliance, counts_votes=False)

    def votes_of(self, body: Body, alliance: Alliance) -> Bounds:
        """Return how many votes there are in an alliance, when everybody is there.

        A seat whose side is open may be all or none of it on either side, so what
        one side has least of goes with what the other has most of: comparing the
        bounds loses nothing.
        """
        return self._sum(body, alliance, counts_votes=True)

    def all_votes(self, body: Body) -> Bounds:
        """Return how many votes there are, when everybody is there."""
        return self.votes_of(body, EVERYBODY)

    def _sum(self, body: Body, alliance: Alliance, *, counts_votes: bool) -> Bounds:
        """Return the seats or the votes of an alliance; each sum is worked out once."""
        key = (id(body), alliance, counts_votes)
        if key not in self._sums:
            total = self._counted(body, alliance, counts_votes=counts_votes)
            self._sums[key] = (body, total)  # with the body, so that its place is not taken
        return self._sums[key][1]

    def _counted(self, body: Body, alliance: Alliance, *, counts_votes: bool) -> Bounds:
        listed = self.lists_seats(body)
        total = Bounds(Fraction(0), None, listed.doubts) if listed.is_unknown else NOBODY
        for who, seat, held in self.seats(body):
            if who == OTHERS:
                continue
            counted = self.number_of_seats(who, seat, body)
            if counts_votes:
                counted *= self.votes_of_seat(who, seat, body)
            fact = Fact(body.id, "seats.acting_as", who)
            every_one, any_one = self._belongs(who, seat, alliance, fact)
            total += share_of(counted.or_none(held), every_one, any_one, seat, fact)
        return total

    def _belongs(
        self, who: WhoId, seat: Seat, alliance: Alliance, fact: Fact
    ) -> tuple[Truth, Truth]:
        """Return whether everybody, and whether anybody, in a seat belongs to an alliance."""
        every_one = any_one = TRUE
        if alliance.there is not None:
            every_one = self.all_act_for(who, seat, alliance.there, fact)
            any_one = self.some_act_for(who, seat, alliance.there, fact)
        for there in alliance.but:
            every_one &= ~self.some_act_for(who, seat, there, fact)
            any_one &= ~self.all_act_for(who, seat, there, fact)
        if alliance.is_rest:
            every_one, any_one = ~any_one, ~every_one
        if alliance.within is not None:
            every_one &= self.all_act_for(who, seat, alliance.within, fact)
            any_one &= self.some_act_for(who, seat, alliance.within, fact)
        return every_one, any_one

    def all_belong(self, who: WhoId, body: Body, alliance: Alliance) -> Truth:
        """Return whether everybody in this participant belongs, here if they sit here."""
        for each, seat, _ in self.seats(body):
            if each == who:
                fact = Fact(body.id, "seats.acting_as", who)
                return self._belongs(who, seat, alliance, fact)[0]
        return self.all_are_of(who, alliance)

    def all_are_of(self, who: WhoId, alliance: Alliance) -> Truth:
        """Return whether everybody in this participant belongs, wherever they sit."""
        if alliance.there is None:
            return known(not alliance.is_rest)
        belong = self.some_speak_for if alliance.is_rest else self.all_speak_for
        leave = self.all_speak_for if alliance.is_rest else self.some_speak_for
        are_in = belong(who, alliance.there) & every(~leave(who, there) for there in alliance.but)
        return ~are_in if alliance.is_rest else are_in

    def sits_in(self, who: WhoId, body: Body, alliance: Alliance) -> Truth:
        """Return whether somebody sits here, and belongs to an alliance."""
        here = [held for each, _, held in self.seats(body) if each == who]
        return (some(here) | ~self.lists_seats(body)) & self.all_belong(who, body, alliance)

    def number_of_seats(self, who: WhoId, seat: Seat, body: Body) -> Bounds:
        """Return how many such seats there are; a person has one at most."""
        person = self.who(who)
        size = person.size if isinstance(person, Participant) else None
        most = size.highest if size is not None else None
        return stated(seat.number, Fact(body.id, "seats.number", who), least=1, most=most)

    def votes_of_seat(self, who: WhoId, seat: Seat, body: Body) -> Bounds:
        """Return how many votes each such seat has."""
        if seat.votes is None:
            facts = frozenset({Fact(body.id, "seats.votes", who)})
            return Bounds(Fraction(0), None, facts)
        return exactly(seat.votes)


def share_of(
    number: Bounds, every_one: Truth, any_one: Truth, held: Seat | Part, fact: Fact
) -> Bounds:
    """Return those of a number for whom something holds of whoever has this seat or part.

    Where it holds for some of them and not for others, the hat that they wear is asked for.
    """
    if every_one.is_true:
        return number
    if any_one.is_false:
        return NOBODY
    hat = frozenset({fact}) if held.acting_as is None else NO_FACTS
    return number.or_none(Truth(None, every_one.doubts | any_one.doubts | hat))
