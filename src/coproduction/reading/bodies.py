"""What the votes in a body can do: who passes a decision alone, and who stops one.

An alliance passes a decision alone if it does so when everybody is there, and all
others vote no. Whether one can pass on a day when an alliance stays away is another
question. What is exact about single members is in :mod:`coproduction.power.rules`;
here the answers are three-valued, for plans that leave things unsaid.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, lcm

import attrs

from coproduction.ids import OTHERS, WhoId
from coproduction.model.bodies import Body, Veto
from coproduction.model.deciding import DecidesBy
from coproduction.model.words import CountedOf, Side, Way
from coproduction.reading.seats import EVERYBODY, ORGANISATIONS, OWN_LIVES, Alliance, Seats
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, every, known, some, unknown

BY_VOTES = frozenset(
    {Way.MAJORITY, Way.MOST_VOTES, Way.UNANIMITY, Way.AT_LEAST, Way.SHARE, Way.MORE_THAN}
)
DECIDES_NOTHING = frozenset({Way.ADVISES, Way.EACH_FOR_THEMSELVES})
NOBODY_OBJECTS = frozenset({Way.CONSENSUS, Way.CONSENT})
"""The ways in which everybody who sits there has to agree; votes are not counted."""
HALF = Fraction(1, 2)


def part_needed(rule: DecidesBy) -> tuple[Fraction | None, bool]:
    """Return the part of the votes that it takes, and whether it takes more than that.

    No part where a number of votes is needed, or where the plan does not say.
    """
    if rule.way in {Way.MAJORITY, Way.MOST_VOTES}:
        return HALF, True
    if rule.way == Way.UNANIMITY:
        return Fraction(1), False
    return (None if rule.way == Way.AT_LEAST else rule.number), rule.way == Way.MORE_THAN


class Bodies(Seats):
    """Questions about bodies."""

    def decides(self, body: Body) -> Truth:
        """Return whether a body decides, or hands it to one that does, and does not only advise."""
        return self._way(self.who_decides_for(body), lambda rule: rule.way not in DECIDES_NOTHING)

    def who_decides_for(self, body: Body) -> Body:
        """Return the body that decides in the place of another one, or that one itself."""
        rule = body.decides_by
        return self.who_decides_for(self._bodies[rule.through]) if rule and rule.through else body

    def decides_by_votes(self, body: Body) -> Truth:
        """Return whether a body decides by counting votes."""
        return self._way(body, lambda rule: rule.way in BY_VOTES)

    def both_halves_vote(self, body: Body) -> Truth:
        """Return whether a body decides by votes, and each side has some."""
        each = (self.votes_of(body, half).exceeds(NOBODY) for half in (OWN_LIVES, ORGANISATIONS))
        return self.decides_by_votes(body) & every(each)

    def decides_by_consensus(self, body: Body) -> Truth:
        """Return whether a body decides so that everybody who sits there has to agree."""
        return self._way(body, lambda rule: rule.way in NOBODY_OBJECTS)

    def both_halves_have_a_say(self, body: Body) -> Truth:
        """Return whether each side has votes in a body, or seats where everybody has to agree."""
        seated = (self.seats_of(body, half).exceeds(NOBODY) for half in (OWN_LIVES, ORGANISATIONS))
        return self.both_halves_vote(body) | (self.decides_by_consensus(body) & every(seated))

    def votes_needed(self, body: Body) -> Bounds | None:
        """Return how many votes a decision needs, where that is a number."""
        rule = body.decides_by
        if rule is None or rule.way not in BY_VOTES:
            return None
        votes = self.all_votes(body)
        unit = Fraction(
            1, lcm(*(seat.votes.denominator for seat in body.seats or () if seat.votes))
        )
        lowest = needed_of(rule, votes.lowest, unit)
        if lowest is None or rule.way == Way.AT_LEAST:
            return None if lowest is None else exactly(lowest)
        highest = None if votes.highest is None else needed_of(rule, votes.highest, unit)
        return Bounds(lowest, highest)

    def passes(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether an alliance passes a decision alone, when everybody is there."""
        rule = body.decides_by
        if rule is None:
            return unknown(Fact(body.id, "decides_by"))
        if rule.way in DECIDES_NOTHING:
            return FALSE
        if rule.way == Way.THROUGH:
            enough = self.passes(self._bodies[rule.through], alliance)
        else:
            enough = self.is_filled(body)
            enough &= self._enough(rule, body, alliance) & self._can_be_quorate(body)
        if rule.each_side:
            enough &= every(self._most_of(side, body, alliance) for side in SIDES)
        if rule.then:
            enough &= self.passes(self._bodies[rule.then], alliance)
        return enough & self._veto_holders_are_in(body, alliance)

    def blocks(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether a body decides, and nothing passes against the votes of an alliance."""
        return self.decides(body) & ~self.passes(body, alliance.rest)

    def anything_passes(self, body: Body) -> Truth:
        """Return whether there is a decision that passes, where everybody says yes to it."""
        return self.passes(body, EVERYBODY)

    def _veto_holders_are_in(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether an alliance has everybody who holds a veto."""
        return every(
            unknown(Fact(body.id, "vetoes"))
            if who == OTHERS
            else self.all_belong(who, body, alliance)
            for veto in body.vetoes
            for who in veto.who
        )

    def holds_veto(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether somebody in an alliance can stop a decision alone by a veto."""
        return some(self._veto_of(who, body, alliance) for veto in body.vetoes for who in veto.who)

    def veto_holders(self, body: Body) -> tuple[WhoId, ...]:
        """Return who is named as holding a veto, sorted."""
        return tuple(sorted({who for veto in body.vetoes for who in veto.who}))

    def veto_holders_in(self, body: Body, alliance: Alliance) -> tuple[WhoId, ...]:
        """Return who of an alliance is named as holding a veto, sorted."""
        holders = self.veto_holders(body)
        return tuple(who for who in holders if self._veto_of(who, body, alliance).is_true)

    def veto_explained(self, who: WhoId, body: Body) -> Truth:
        """Return whether what somebody's veto rests on is written down."""
        return every(self._has_basis(veto, who, body) for veto in body.vetoes if who in veto.who)

    def agrees_too(self, body: Body) -> Body | None:
        """Return the body that must agree too, if there is one."""
        rule = body.decides_by
        return self._bodies[rule.then] if rule and rule.then else None

    def rests_on_something(self, body: Body, alliance: Alliance) -> Truth:
        """Return whether each veto in an alliance rests on something that is written down."""
        return every(
            ~self._veto_of(who, body, alliance) | self._has_basis(veto, who, body)
            for veto in body.vetoes
            for who in veto.who
        )

    def _veto_of(self, who: WhoId, body: Body, alliance: Alliance) -> Truth:
        if who == OTHERS:
            return unknown(Fact(body.id, "vetoes"))
        return ~self.all_belong(who, body, alliance.rest)

    def _has_basis(self, veto: Veto, who: WhoId, body: Body) -> Truth:
        if veto.basis is None:
            return unknown(Fact(body.id, "vetoes.basis", who))
        return known(bool(veto.basis))

    def _enough(self, rule: DecidesBy, body: Body, alliance: Alliance) -> Truth:
        """Return whether the votes of an alliance are as many as the rule asks for."""
        rest = alliance.rest
        if rule.way in NOBODY_OBJECTS:
            return ~self.seats_of(body, rest).exceeds(NOBODY)
        theirs = self.votes_of(body, alliance)
        if rule.way == Way.AT_LEAST and rule.number is not None:
            return theirs.reaches(exactly(rule.number))
        part, is_more = part_needed(rule)
        if part is None:
            return unknown(Fact(body.id, "decides_by.number"))
        held, against = theirs.times(1 - part), self.votes_of(body, rest).times(part)
        if not is_more:
            return held.reaches(against) & theirs.exceeds(NOBODY)
        if not rule.casting_vote:
            return held.exceeds(against)
        casts = self.sits_in(rule.casting_vote, body, alliance)
        return held.exceeds(against) | (held.reaches(against) & casts)

    def _can_be_quorate(self, body: Body) -> Truth:
        """Return whether there are as many seats as have to be there."""
        quorum = body.quorum
        enough = TRUE
        if quorum.seats:
            enough &= self.seats_of(body, EVERYBODY).reaches(exactly(quorum.seats))
        for side, number in quorum.by_side.items():
            if number:
                enough &= self.seats_of(body, Alliance(side)).reaches(exactly(number))
        return enough

    def _most_of(self, side: Side, body: Body, alliance: Alliance) -> Truth:
        """Return whether an alliance has most votes of a side, or the side has none."""
        rest = attrs.evolve(alliance.rest, within=side)
        theirs = self.votes_of(body, attrs.evolve(alliance, within=side))
        has_none = ~self.votes_of(body, Alliance(side)).exceeds(NOBODY)
        return has_none | theirs.exceeds(self.votes_of(body, rest))

    def _way(self, body: Body, is_so: Callable[[DecidesBy], bool]) -> Truth:
        if body.decides_by is None:
            return unknown(Fact(body.id, "decides_by"))
        return known(is_so(body.decides_by))


SIDES = (Side.LIVED, Side.ORGANISATION)


def by_rule(body: Body, rule: DecidesBy | None) -> Body:
    """Return a body that decides by another rule, or the body itself where there is none."""
    return body if rule is None else attrs.evolve(body, decides_by=rule)


def counted_of(rule: DecidesBy) -> CountedOf | None:
    """Return whose votes are counted, or ``None`` where the plan does not say.

    More votes for it than against it are always of those who are there.
    """
    return CountedOf.PRESENT if rule.way == Way.MOST_VOTES else rule.of


def needed_of(rule: DecidesBy, votes: Fraction, unit: Fraction) -> Fraction | None:
    """Return how many of all votes a decision needs; ``None`` where the plan does not say.

    Args:
        rule: How a body decides by votes.
        votes: All votes.
        unit: What all numbers of votes are a multiple of.
    """
    if rule.way == Way.AT_LEAST:
        return rule.number
    part, is_more = part_needed(rule)
    if part is None:
        return None
    steps = votes * part / unit
    return unit * (steps // 1 + 1 if is_more else ceil(steps))
