"""Who has to be there: a quorum, and what can pass on a day when some are not there."""

from __future__ import annotations

import attrs

from coproduction.ids import OTHERS, WhoId
from coproduction.model.bodies import Body
from coproduction.model.deciding import DecidesBy
from coproduction.model.words import CountedOf, Side, Way
from coproduction.reading.bodies import (
    DECIDES_NOTHING,
    NOBODY_OBJECTS,
    SIDES,
    Bodies,
    counted_of,
)
from coproduction.reading.seats import EVERYBODY, Alliance
from coproduction.values.counts import NOBODY, exactly
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, every, known, some, unknown


class Absences(Bodies):
    """Questions about days when not everybody is there."""

    def passes_without(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether a decision can pass on a day when an alliance is not there.

        All others say yes. Where votes are counted of all seats, those of the seats
        that are away are missing; and the others have to make the quorum.
        """
        rule, rest = body.decides_by, alliance.rest
        if rule is None:
            return unknown(Fact(body.id, "decides_by"))
        if rule.way in DECIDES_NOTHING:
            return FALSE
        if rule.way == Way.THROUGH:
            enough = self.passes_without(self._bodies[rule.through], alliance)
        else:
            of_all = self._enough(rule, body, rest)
            enough = (
                of_all
                if rule.way == Way.AT_LEAST
                else self._of_those_there(rule, body, of_all, self._have_a_say(rule, body, rest))
            )
            enough &= self._make_the_quorum(body, rest)
        if rule.each_side:
            enough &= every(self._most_of_those_there(side, rule, body, rest) for side in SIDES)
        if rule.then:
            enough &= self.passes_without(self._bodies[rule.then], alliance)
        return enough & every(self._can_agree(who, body, rest) for who in self.veto_holders(body))

    def makes_quorums(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether an alliance alone makes every quorum that a decision needs.

        That of the body, or of the one that decides in its place, and that of the one
        that must agree too. Whoever passes a decision alone, and makes these, passes
        it whatever the others do: they may vote no, or stay away.
        """
        rule = body.decides_by
        if rule is None:
            return unknown(Fact(body.id, "decides_by"))  # another body may decide in its place
        if rule.way == Way.THROUGH:
            enough = self.makes_quorums(self._bodies[rule.through], alliance)
        else:
            enough = self._make_the_quorum(body, alliance)
        if rule.then:
            enough &= self.makes_quorums(self._bodies[rule.then], alliance)
        return enough

    def _can_agree(self, who: WhoId, body: Body, there: Alliance) -> Truth:
        """Return whether somebody who holds a veto is there; whoever has no seat can be asked."""
        if who == OTHERS:
            return unknown(Fact(body.id, "vetoes"))
        seated = some(held for each, _, held in self.seats(body) if each == who)
        return ~(seated | ~self.lists_seats(body)) | self.all_belong(who, body, there)

    def quorum_needs(self, body: Body, alliance: Alliance, least: int) -> Truth:
        """Return whether no quorum is made without some seats of an alliance.

        Args:
            body: The body.
            alliance: Seats of one of the two sides.
            least: How many of them.
        """
        quorum = body.quorum
        named = sum(number for side, number in quorum.by_side.items() if side == alliance.there)
        without = self.seats_of(body, alliance.rest) + exactly(least)
        everybody = self.seats_of(body, EVERYBODY)
        return (
            known(named >= least)
            | exactly(quorum.seats).reaches(without)
            | everybody.times(quorum.share).reaches(without)
        )

    def _of_those_there(
        self, rule: DecidesBy, body: Body, of_all: Truth, of_present: Truth
    ) -> Truth:
        """Return what holds: of all seats, or of those who are there; as the rule counts."""
        counted = counted_of(rule)
        if counted is None:
            return of_all | (unknown(Fact(body.id, "decides_by.of")) & of_present)
        return of_all if counted == CountedOf.SEATS else of_present

    def _have_a_say(self, rule: DecidesBy, body: Body, alliance: Alliance) -> Truth:
        """Return whether an alliance has a vote, or a seat where everybody has to agree."""
        by_seats = rule.way in NOBODY_OBJECTS
        said = self.seats_of(body, alliance) if by_seats else self.votes_of(body, alliance)
        if by_seats or not rule.casting_vote:
            return said.exceeds(NOBODY)
        return said.exceeds(NOBODY) | self.sits_in(rule.casting_vote, body, alliance)

    def _most_of_those_there(
        self, side: Side, rule: DecidesBy, body: Body, alliance: Alliance
    ) -> Truth:
        """Return whether an alliance, the others away, has most votes of a side that has any."""
        theirs = self.votes_of(body, attrs.evolve(alliance, within=side))
        has_none = ~self.votes_of(body, Alliance(side)).exceeds(NOBODY)
        of_all = self._most_of(side, body, alliance)
        return has_none | self._of_those_there(rule, body, of_all, theirs.exceeds(NOBODY))

    def _make_the_quorum(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether an alliance makes the quorum alone."""
        quorum = body.quorum
        enough = TRUE
        if quorum.seats or quorum.share:
            there = self.seats_of(body, alliance)
            away = self.seats_of(body, alliance.rest).times(quorum.share)
            enough &= there.reaches(exactly(quorum.seats))
            enough &= there.times(1 - quorum.share).reaches(away)
        for side, number in quorum.by_side.items():
            if number:
                of_side = attrs.evolve(alliance, within=side)
                enough &= self.seats_of(body, of_side).reaches(exactly(number))
        return enough
