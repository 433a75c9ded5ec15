"""The decision rule of a body in which nothing is left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import chain
from math import lcm
from operator import and_

import attrs

from coproduction.ids import BodyId, WhoId
from coproduction.model.bodies import Body
from coproduction.model.deciding import DecidesBy, Quorum
from coproduction.model.words import CountedOf, Side, Way
from coproduction.power.decisions import DecisionRule, at_least, from_winning, unanimity, weighted
from coproduction.power.kinds import SIDE_OF_KIND, Kind
from coproduction.reading.bodies import DECIDES_NOTHING, HALF, NOBODY_OBJECTS, SIDES, part_needed

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

    @property
    def members(self) -> list[Member]:
        """The seats, one by one."""
        return [(self.who, place) for place in range(self.number)]

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
        away: How many of somebody's seats are away.
    """

    bodies: Mapping[BodyId, Body]
    seated: Mapping[BodyId, Sequence[Seated]]
    of: CountedOf
    away: Mapping[WhoId, int]

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
        """Return the kind of seat of each member: that of the first body where they have one."""
        found: dict[WhoId, Kind] = {}
        for each in chain.from_iterable(self.seated.values()):
            found.setdefault(each.who, each.kind)
        return {member: found[member[0]] for member in rule.members}

    def _conditions(self, body: Body) -> Iterator[Rule | None]:
        """Yield what has to pass, each for itself; ``None``: what nobody can bring about."""
        rule, seats = body.decides_by, self.seated[body.id]
        there = self._there(seats)
        if rule is None or rule.way in DECIDES_NOTHING:
            yield from (unanimity(there) if there else None, None)
            return
        if rule.way == Way.THROUGH:
            yield self.rule(self.bodies[rule.through])
        else:
            yield self._votes(rule, seats) if there else None
            yield from self._quorum(body.quorum, seats)
        for side in SIDES if rule.each_side else ():
            on_it = [each for each in seats if each.on(side)]
            if self._total(rule, on_it):
                yield self._more_than(HALF, on_it, rule) if self._there(on_it) else None
        if rule.then:
            yield self.rule(self.bodies[rule.then])
        for who in sorted({who for veto in body.vetoes for who in veto.who}):
            yield unanimity([member for member in there if member[0] == who] or [(who, 0)])

    def votes_in(self, body: Body) -> dict[Member, Fraction]:
        """Return the votes of everybody who is there in a body."""
        return self._there(self.seated[body.id])

    def _there(self, seats: Sequence[Seated]) -> dict[Member, Fraction]:
        """Return the votes of those who are there."""
        return {
            member: each.votes
            for each in seats
            for member in each.members[: max(each.number - self.away.get(each.who, 0), 0)]
        }

    def _votes(self, rule: DecidesBy, seats: Sequence[Seated]) -> Rule:
        """Return the rule that the votes alone make."""
        votes = self._there(seats)
        if rule.way in NOBODY_OBJECTS:
            counts_all = (rule.of or self.of) == CountedOf.SEATS
            return at_least(votes, sum(each.number for each in seats) if counts_all else len(votes))
        part, is_more = part_needed(rule)
        if part is None:
            return weighted(votes, rule.number or 0)
        enough = weighted(votes, part * self._total(rule, seats))
        if not is_more:
            return enough
        more = self._more_than(part, seats, rule)
        casting = [member for member in votes if member[0] == rule.casting_vote]
        return more | (enough & unanimity(casting)) if casting else more

    def _more_than(self, part: Fraction, seats: Sequence[Seated], rule: DecidesBy) -> Rule:
        """Return the rule that more than a part of the votes make."""
        votes = self._there(seats)
        scale = lcm(*(each.votes.denominator for each in seats))
        return weighted(votes, Fraction(self._total(rule, seats) * part * scale // 1 + 1, scale))

    def _total(self, rule: DecidesBy, seats: Sequence[Seated]) -> Fraction:
        """Return the votes of which a part is needed."""
        if (rule.of or self.of) == CountedOf.PRESENT:
            return sum(self._there(seats).values(), Fraction(0))
        return sum((each.number * each.votes for each in seats), Fraction(0))

    def _quorum(self, quorum: Quorum, seats: Sequence[Seated]) -> Iterator[Rule | None]:
        """Yield each number that has to be there. A seat without a vote counts as any other."""
        everybody = sum(each.number for each in seats)
        yield from self._are_there(seats, max(quorum.seats, quorum.share * everybody))
        for side, number in ((Side.LIVED, quorum.lived), (Side.ORGANISATION, quorum.organisation)):
            yield from self._are_there([each for each in seats if each.on(side)], number)

    def _are_there(self, seats: Sequence[Seated], number: Fraction) -> Iterator[Rule | None]:
        there = self._there(seats)
        if number:
            yield at_least(there, number) if there else None
