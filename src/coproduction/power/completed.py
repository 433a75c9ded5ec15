"""The decision rule of a body in which nothing is left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, reduce
from math import lcm
from operator import and_

import attrs

from coproduction.ids import NO_BODY, BodyId, WhoId
from coproduction.model.bodies import Body
from coproduction.model.deciding import DecidesBy
from coproduction.model.words import CountedOf, Kind, Side, Way
from coproduction.power.decisions import (
    DecisionRule,
    at_least,
    from_winning,
    majority,
    unanimity,
    weighted,
)
from coproduction.power.kinds import SIDE_OF_KIND
from coproduction.reading.bodies import (
    DECIDES_NOTHING,
    HALF,
    NOBODY_OBJECTS,
    SIDES,
    counted_of,
    part_needed,
)

Member = tuple[WhoId, int]
"""A seat: who sits there, and which of their seats it is."""
Rule = DecisionRule[Member]


@attrs.frozen
class Seated:
    """Seats alike, with nothing left open.

    Attributes:
        who: Who sits there.
        number: How many such seats there are.
        votes: The votes of each.
        kind: What kind of seat it is.
    """

    who: WhoId
    number: int
    votes: Fraction
    kind: Kind

    def on(self, side: Side) -> bool:
        """Return whether they are on a side."""
        return SIDE_OF_KIND[self.kind] == side


@attrs.frozen
class Completed:
    """Bodies in which nothing is left unsaid.

    Attributes:
        bodies: The bodies.
        seated: Who sits in each.
        of: Whose votes are counted where the body does not say.
        away: The seats of which nobody is there.
    """

    bodies: Mapping[BodyId, Body]
    seated: Mapping[BodyId, Sequence[Seated]]
    of: CountedOf
    away: frozenset[Member] = frozenset()

    @cached_property
    def members(self) -> Mapping[BodyId, Mapping[Member, Seated]]:
        """The seats of each body, one by one.

        Those of somebody who sits in two bodies for the same are taken to be the same
        people. Whoever speaks for another there has other seats there.
        """
        places: dict[tuple[WhoId, Kind], list[Member]] = {}
        taken: dict[WhoId, int] = {}
        found: dict[BodyId, dict[Member, Seated]] = {key: {} for key in self.bodies}
        for key, seated in self.seated.items():
            for each in seated:
                theirs = places.setdefault((each.who, each.kind), [])
                for _ in range(each.number - len(theirs)):
                    theirs.append((each.who, taken.get(each.who, 0)))
                    taken[each.who] = theirs[-1][1] + 1
                found[key].update(dict.fromkeys(theirs[: each.number], each))
        return found

    def rule(self, body: Body) -> Rule | None:
        """Return the rule of a body, or ``None`` where nobody takes part."""
        conditions = list(self._conditions(body))
        members = dict.fromkeys(
            one for condition in conditions if condition for one in condition.members
        )
        if None in conditions:
            return from_winning([], members) if members else None
        first, *others = [condition for condition in conditions if condition]
        return reduce(and_, others, first)

    def kinds_of(self, rule: Rule) -> dict[Member, Kind]:
        """Return the kind of seat of each member; of whoever has none, whom they speak for."""
        found = {(each.who, 0): each.kind for seats in self.seated.values() for each in seats}
        for seats in self.members.values():
            found |= {member: each.kind for member, each in seats.items()}
        return {member: found[member] for member in rule.members}

    def bodies_of(self, rule: Rule) -> dict[Member, BodyId]:
        """Return the first body in which each member sits; none for whoever has no seat."""
        found: dict[Member, BodyId] = {}
        for key, seats in self.members.items():
            for member in seats:
                found.setdefault(member, key)
        return {member: found.get(member, NO_BODY) for member in rule.members}

    def _there(self, body: Body) -> Mapping[Member, Seated]:
        """Return the seats of a body where somebody is there."""
        seats = self.members[body.id]
        if not self.away:
            return seats
        return {member: each for member, each in seats.items() if member not in self.away}

    def _conditions(self, body: Body) -> Iterator[Rule | None]:
        """Yield what has to pass, each for itself; ``None``: what nobody can bring about."""
        rule, there = body.decides_by, self._there(body)
        if rule is None or rule.way in DECIDES_NOTHING:
            yield from (unanimity(there) if there else None, None)
            return
        if rule.way == Way.THROUGH:
            yield self.rule(self.bodies[rule.through])
        else:
            yield self._by_votes(body, rule) if there else None
            if not self._is_quorate(body):
                yield None
        for side in SIDES if rule.each_side else ():
            if sum(self._votes_of(self.members[body.id], side).values()):
                is_there = any(each.on(side) for each in there.values())
                yield self._more_than(HALF, body, rule, side) if is_there else None
        if rule.then:
            yield self.rule(self.bodies[rule.then])
        for who in sorted({who for veto in body.vetoes for who in veto.who}):
            yield self._veto(who, body)

    def _by_votes(self, body: Body, rule: DecidesBy) -> Rule:
        """Return the rule that the votes alone make."""
        there = self._there(body)
        if rule.way in NOBODY_OBJECTS:
            counts_all = self._counts_all(rule)
            return at_least(there, len(self.members[body.id]) if counts_all else len(there))
        votes = self._votes_of(there)
        part, is_more = part_needed(rule)
        if part is None:
            return weighted(votes, rule.number or 0)
        total = self._total(body, rule)
        if not is_more:
            return weighted(votes, part * total) if total else from_winning([], votes)
        more = self._more_than(part, body, rule)
        casting = [member for member in there if member[0] == rule.casting_vote]
        return more | (weighted(votes, part * total) & unanimity(casting)) if casting else more

    def _more_than(
        self, part: Fraction, body: Body, rule: DecidesBy, side: Side | None = None
    ) -> Rule:
        """Return the rule that more than a part of the votes make, or of those of one side."""
        votes = self._votes_of(self._there(body), side)
        scale = lcm(*(each.votes.denominator for each in self.seated[body.id]))
        needed = self._total(body, rule, side) * part
        return weighted(votes, Fraction(needed * scale // 1 + 1, scale))

    def _total(self, body: Body, rule: DecidesBy, side: Side | None = None) -> Fraction:
        """Return the votes of which a part is needed."""
        of_all = self.members[body.id] if self._counts_all(rule) else self._there(body)
        return sum(self._votes_of(of_all, side).values(), Fraction(0))

    def _counts_all(self, rule: DecidesBy) -> bool:
        return (counted_of(rule) or self.of) == CountedOf.SEATS

    def _votes_of(
        self, seats: Mapping[Member, Seated], side: Side | None = None
    ) -> dict[Member, Fraction]:
        """Return the votes of seats, or of those on one side."""
        return {
            member: each.votes for member, each in seats.items() if side is None or each.on(side)
        }

    def _is_quorate(self, body: Body) -> bool:
        """Return whether as many are there as have to be. A seat without a vote counts too."""
        quorum, there = body.quorum, self._there(body)
        enough = len(there) >= max(quorum.seats, quorum.share * len(self.members[body.id]))
        return enough and all(
            sum(each.on(side) for each in there.values()) >= number
            for side, number in quorum.by_side.items()
        )

    def _veto(self, who: WhoId, body: Body) -> Rule | None:
        """Return the rule that nothing passes against somebody.

        Where several seats hold a veto together, it takes the yes of most of them
        (project default).
        """
        here = [member for member in self.members[body.id] if member[0] == who]
        if here:
            there = [member for member in here if member not in self.away]
            return majority(there) if there else None
        elsewhere = {one for seats in self.members.values() for one in seats if one[0] == who}
        return majority(sorted(elsewhere)) if elsewhere else unanimity([(who, 0)])
