"""Who sits in a body, with how many votes, and what those votes can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from coproduction.ids import OTHERS, WhoId
from coproduction.model.bodies import Body, DecidesBy, Seat
from coproduction.model.participants import Participant
from coproduction.model.words import Side, Way
from coproduction.reading.time import Time
from coproduction.values.counts import NOBODY, Bounds, exactly, stated
from coproduction.values.truth import (
    NO_FACTS,
    TRUE,
    Fact,
    Truth,
    every,
    known,
    some,
    unknown,
)

BY_VOTES = frozenset({Way.MAJORITY, Way.MOST_VOTES, Way.UNANIMITY, Way.AT_LEAST})
DECIDES_NOTHING = frozenset({Way.ADVISES, Way.EACH_FOR_THEMSELVES})


@attrs.frozen
class Votes:
    """The votes in a body when everybody is there, by side.

    Attributes:
        lived: The votes of seats that speak from people's own lives.
        organisation: The votes of seats that speak for an organisation.
        others: The votes of all seats that do not speak for an organisation.
        all: All votes.
    """

    lived: Bounds
    organisation: Bounds
    others: Bounds
    all: Bounds


class Bodies(Time):
    """Questions about bodies."""

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

    def lists_seats(self, body: Body) -> Truth:
        """Return whether the plan names who sits in a body, and names all of them."""
        open_ = body.seats is None or any(OTHERS in seat.who for seat in body.seats)
        return unknown(Fact(body.id, "seats")) if open_ else TRUE

    def sits_for(self, who: WhoId, seat: Seat, body: Body, side: Side) -> Truth:
        """Return whether somebody on a side sits in this seat."""
        fact = Fact(body.id, "seats.acting_as", who)
        return self.sits(who, seat, body) & self.some_act_for(who, seat, side, fact)

    def somebody_sits_for(self, body: Body, side: Side) -> Truth:
        """Return whether somebody on a side sits in a body."""
        return some(
            self.sits_for(who, seat, body, side) for who, seat, _ in self.seats(body)
        ) | ~self.lists_seats(body)

    def has_vote(self, who: WhoId, seat: Seat, body: Body) -> Truth:
        """Return whether a seat has a vote."""
        return self._votes(who, seat, body).exceeds(NOBODY)

    def decides(self, body: Body) -> Truth:
        """Return whether a body decides, and does not only advise."""
        return self._way(body, lambda rule: rule.way not in DECIDES_NOTHING)

    def decides_by_votes(self, body: Body) -> Truth:
        """Return whether a body decides by counting votes."""
        return self._way(body, lambda rule: rule.way in BY_VOTES)

    def decides_by_consensus(self, body: Body) -> Truth:
        """Return whether a body decides by consensus."""
        return self._way(body, lambda rule: rule.way == Way.CONSENSUS)

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
                number = self._number(who, seat, body)
                theirs = number.or_none(self.sits_for(who, seat, body, Side.LIVED))
                seats += theirs
                without += theirs.or_none(~self.has_vote(who, seat, body))
        return seats, without

    def votes_by_side(self, body: Body) -> Votes:
        """Return the votes in a body when everybody is there, by side.

        A seat whose side is open may be all or none of it on either side, so what
        one side has least of goes with what the other has most of: comparing the
        bounds loses nothing.
        """
        listed = self.lists_seats(body)
        rest = Bounds(Fraction(0), None, listed.doubts) if listed.is_unknown else NOBODY
        lived = organisation = others = all_ = rest
        for who, seat, held in self.seats(body):
            if who == OTHERS:
                continue
            votes = (self._number(who, seat, body) * self._votes(who, seat, body)).or_none(held)
            fact = Fact(body.id, "seats.acting_as", who)
            every_one = self.all_act_for(who, seat, Side.ORGANISATION, fact)
            any_one = self.some_act_for(who, seat, Side.ORGANISATION, fact)
            all_ += votes
            organisation += _share(votes, every_one, any_one, seat, fact)
            others += _share(votes, ~any_one, ~every_one, seat, fact)
            lived += _share(
                votes,
                self.all_act_for(who, seat, Side.LIVED, fact),
                self.some_act_for(who, seat, Side.LIVED, fact),
                seat,
                fact,
            )
        return Votes(lived, organisation, others, all_)

    def organisations_pass(self, body: Body) -> Truth:
        """Return whether the organisations' votes alone pass a decision, with everybody there."""
        rule = body.decides_by
        if rule is None:
            return unknown(Fact(body.id, "decides_by"))
        votes = self.votes_by_side(body)
        stopped = some(
            unknown(Fact(body.id, "vetoes"))
            if who == OTHERS
            else ~self.all_speak_or_sit_for(who, body, Side.ORGANISATION)
            for veto in body.vetoes
            for who in veto.who
        )
        return self._enough(rule, body, votes) & ~stopped

    def all_speak_or_sit_for(self, who: WhoId, body: Body, side: Side) -> Truth:
        """Return whether everybody in this participant is on a side, here if they sit here."""
        for each, seat, _ in self.seats(body):
            if each == who:
                return self.all_act_for(who, seat, side, Fact(body.id, "seats.acting_as", who))
        return self.all_speak_for(who, side)

    def _enough(self, rule: DecidesBy, body: Body, votes: Votes) -> Truth:
        """Return whether the organisations' votes are as many as the rule asks for."""
        if rule.way == Way.AT_LEAST:
            if rule.votes is None:
                return unknown(Fact(body.id, "decides_by"))
            return votes.organisation.reaches(exactly(rule.votes))
        if rule.way == Way.UNANIMITY:
            return ~votes.others.exceeds(NOBODY)
        return votes.organisation.exceeds(votes.others)

    def votes_needed(self, body: Body, votes: Votes) -> Bounds | None:
        """Return how many votes a decision needs, where that is a number."""
        rule = body.decides_by
        if rule is None:
            return None
        if rule.way == Way.AT_LEAST:
            return None if rule.votes is None else exactly(rule.votes)
        if rule.way == Way.UNANIMITY:
            return votes.all
        return Bounds(
            _more_than_half(votes.all.lowest),
            None if votes.all.highest is None else _more_than_half(votes.all.highest),
        )

    def _way(self, body: Body, is_so: Callable[[DecidesBy], bool]) -> Truth:
        if body.decides_by is None:
            return unknown(Fact(body.id, "decides_by"))
        return known(is_so(body.decides_by))

    def _number(self, who: WhoId, seat: Seat, body: Body) -> Bounds:
        """Return how many seats there are; a person has one at most."""
        person = self.who(who)
        size = person.size if isinstance(person, Participant) else None
        most = size.highest if size is not None else None
        return stated(seat.number, Fact(body.id, "seats.number", who), least=1, most=most)

    def _votes(self, who: WhoId, seat: Seat, body: Body) -> Bounds:
        if seat.votes is None:
            facts = frozenset({Fact(body.id, "seats.votes", who)})
            return Bounds(Fraction(0), None, facts)
        return exactly(seat.votes)


def _share(votes: Bounds, every_one: Truth, any_one: Truth, seat: Seat, fact: Fact) -> Bounds:
    """Return those of a seat's votes for which something holds of whoever sits there.

    Where it holds for some of them and not for others, the hat of the seat is asked for.
    """
    if every_one.is_true:
        return votes
    if any_one.is_false:
        return NOBODY
    hat = frozenset({fact}) if seat.acting_as is None else NO_FACTS
    return votes.or_none(Truth(None, every_one.doubts | any_one.doubts | hat))


def _more_than_half(votes: Fraction) -> Fraction:
    return Fraction(votes // 2 + 1)
