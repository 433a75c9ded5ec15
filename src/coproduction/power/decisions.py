"""Decision rules: who has to say yes for something to pass.

A rule is a *simple game*: some coalitions of its members win, and no supporter more
turns a win into a loss [VonNeumannMorgenstern1944]. A rule is a value. It is made by
`weighted`, `majority`, `at_least`, `unanimity` or `from_winning`, put together with
``&``, ``|`` and the methods, and asked. Shares of power are in `indices`.

>>> panel = majority(["ana", "ben", "cleo"]).with_veto("ana")
>>> panel.wins({"ben", "cleo"}), panel.blockers()
(False, ('ana',))

Members are any hashable values, in a stated order. Votes and quotas are `int`,
`Fraction` or `Decimal`; floats are refused, since what they hold is not what was
written. A rule may be one that nothing passes, or one that everything passes, even
without any vote: both are rules, and every question about them has an answer.

What a rule says is not what people do: it knows no agenda, no persuasion, no habit of
voting together and nobody who stays away. Those who say nothing count as not saying
yes. Where some are absent, ask the rule of those who are present.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, lcm
from typing import Any, Generic, TypeVar

from coproduction.errors import InvalidRuleError
from coproduction.power import gates
from coproduction.power.allies import fewest_allies
from coproduction.power.gates import ALWAYS, NEVER, Gate
from coproduction.power.given import Exact, exact, listed, ordered, refuse
from coproduction.power.swings import swings

M = TypeVar("M", bound=Hashable)
N = TypeVar("N", bound=Hashable)


@dataclass(frozen=True, slots=True)
class DecisionRule(Generic[M]):
    """Which coalitions of its members pass a decision.

    Two rules are equal where they were made alike for the same members in the same
    order; equal ones always pass the same, unequal ones may do so too.

    Attributes:
        members: Everybody who takes part in the decision, those without a vote too.
        gate: The votes and quotas, by the positions of the members.
    """

    members: tuple[M, ...]
    gate: Gate

    # Questions

    def wins(self, coalition: Iterable[M]) -> bool:
        """Return whether these pass a decision, where nobody else says yes.

        Raises:
            InvalidRuleError: If somebody is no member.
        """
        return self.gate.passes(self._present(coalition))

    def can_pass(self, group: Iterable[M]) -> bool:
        """Return whether a group can pass a decision alone.

        Raises:
            InvalidRuleError: If somebody is no member.
        """
        return self.wins(group)

    def can_block(self, group: Iterable[M]) -> bool:
        """Return whether nothing passes without a group.

        So any group, even an empty one, blocks under a rule that nothing passes.

        Raises:
            InvalidRuleError: If somebody is no member.
        """
        return not self.gate.passes([1 - present for present in self._present(group)])

    def allies_needed(self, group: Iterable[M]) -> int | None:
        """Return how many others a group has to convince at least to pass a decision.

        Nought where it needs nobody, ``None`` where nothing passes at all. Who they
        are is not free: these are the others who help most.

        Raises:
            InvalidRuleError: If somebody is no member.
            TooLargeError: If the rule is too entangled to find out; never where it is
                votes with a quota.
        """
        return fewest_allies(self.gate, self._present(group))

    def dictator(self) -> M | None:
        """Return the member who decides alone, whatever the others say."""
        blockers = self.blockers()
        return next((member for member in self.passers() if member in blockers), None)

    def blockers(self) -> tuple[M, ...]:
        """Return the members who can block alone, also called veto players."""
        everybody = [1] * len(self.members)
        return self._those_who_matter(everybody, 0, unless=True, others=self.gate == NEVER)

    def passers(self) -> tuple[M, ...]:
        """Return the members who can pass a decision alone."""
        nobody = [0] * len(self.members)
        return self._those_who_matter(nobody, 1, unless=False, others=self.gate == ALWAYS)

    def dummies(self) -> tuple[M, ...]:
        """Return the members whose vote never decides [VonNeumannMorgenstern1944].

        These are all where nothing passes, or everything.

        Raises:
            TooLargeError: If no exact method is quick enough.
        """
        swings_of = {} if self.gate in {ALWAYS, NEVER} else swings(self.gate).of
        return tuple(
            member for place, member in enumerate(self.members) if not swings_of.get(place)
        )

    # Rules made of rules

    def __and__(self, other: DecisionRule[N]) -> DecisionRule[M | N]:
        """Return the rule under which both have to pass it, with the members of both."""
        members: tuple[M | N, ...] = (*self.members, *other.members)
        place_of = _numbered(members)
        both = [_placed(self, place_of), _placed(other, place_of)]
        return DecisionRule(tuple(place_of), gates.every(both))

    def __or__(self, other: DecisionRule[N]) -> DecisionRule[M | N]:
        """Return the rule under which either passes it, with the members of both."""
        members: tuple[M | N, ...] = (*self.members, *other.members)
        place_of = _numbered(members)
        either = [_placed(self, place_of), _placed(other, place_of)]
        return DecisionRule(tuple(place_of), gates.some(either))

    def with_veto(self, member: M) -> DecisionRule[M]:
        """Return the rule under which nothing passes without a member either.

        Raises:
            InvalidRuleError: If that is no member.
        """
        (place,) = self._places([member])
        return DecisionRule(self.members, gates.every([self.gate, _vote_of(place)]))

    def replace(self, rules: Mapping[M, DecisionRule[N]]) -> DecisionRule[M | N]:
        """Return the rule in which other rules decide in the place of some members.

        That is delegation: a member whose place a rule takes says yes when that rule
        passes. Its members take part instead; somebody may sit in both.

        Raises:
            InvalidRuleError: If somebody in whose place a rule is put is no member.
        """
        self._places(rules)
        taking_part: list[M | N] = []
        for member in self.members:
            taking_part += rules[member].members if member in rules else (member,)
        place_of = _numbered(taking_part)
        inputs = [
            _placed(rules[member], place_of) if member in rules else place_of[member]
            for member in self.members
        ]
        return DecisionRule(tuple(place_of), gates.with_inputs(self.gate, inputs))

    def as_blocs(self, groups: Mapping[M, N]) -> DecisionRule[N]:
        """Return the rule in which each group votes as one; the groups are the members.

        Args:
            groups: The group of every member.

        Raises:
            InvalidRuleError: If a member has no group, or somebody is no member.
        """
        self._places(groups)
        without = [member for member in self.members if member not in groups]
        if without:
            raise InvalidRuleError(*(f"{member!r} is in no group." for member in without))
        place_of = _numbered(groups[member] for member in self.members)
        inputs = [place_of[groups[member]] for member in self.members]
        return DecisionRule(tuple(place_of), gates.with_inputs(self.gate, inputs))

    # Members and their places

    def _places(self, group: Iterable[M]) -> list[int]:
        place_of = {member: place for place, member in enumerate(self.members)}
        asked = listed(group)
        outside = [member for member in asked if member not in place_of]
        if outside:
            raise InvalidRuleError(*(f"{one!r} is no member of this rule." for one in outside))
        return [place_of[member] for member in asked]

    def _present(self, group: Iterable[M]) -> list[int]:
        present = [0] * len(self.members)
        for place in self._places(group):
            present[place] = 1
        return present

    def _those_who_matter(
        self, present: list[int], change: int, *, unless: bool, others: bool
    ) -> tuple[M, ...]:
        """Return the members whose change alone changes the outcome.

        Args:
            present: Who says yes before, which is everybody or nobody.
            change: What a member says instead.
            unless: The outcome before.
            others: Whether those without a vote are meant too.
        """
        found = set(range(len(self.members))) if others else set()
        for alike in gates.classes_of(self.gate):
            before = present[alike[0]]
            present[alike[0]] = change
            if self.gate.passes(present) != unless:
                found.update(alike)
            present[alike[0]] = before
        return tuple(member for place, member in enumerate(self.members) if place in found)


# Rules from scratch


def weighted(votes: Mapping[M, Exact], quota: Exact) -> DecisionRule[M]:
    """Return the rule under which *quota* votes or more pass.

    Where the quota is above all votes nothing passes; where it is nought everything
    does. Whoever has no votes takes part and decides nothing.

    Args:
        votes: The votes of each member, nought or more.
        quota: The votes needed, nought or more. For *more than half* of whole votes
            write one more than half.

    Raises:
        InvalidRuleError: If there are no members, or a number is negative, a float,
            not finite or no number.
    """
    members = listed(votes)
    problems: list[str] = []
    needed = exact(quota, "The quota", problems)
    whole = [number for number in votes.values() if type(number) is int and number >= 0]
    scale = 1
    if len(whole) < len(members):
        numbers = [
            exact(number, f"The votes of {one!r}", problems) for one, number in votes.items()
        ]
        scale = lcm(*[number.denominator for number in numbers])
        whole = [int(number * scale) for number in numbers]
    refuse(problems, members)
    return DecisionRule(tuple(members), gates.gate(enumerate(whole), quota=ceil(needed * scale)))


def majority(members: Iterable[M], *, casting_vote: M | None = None) -> DecisionRule[M]:
    """Return the rule under which more than half of the members pass.

    Args:
        members: Who has a vote, one each.
        casting_vote: The member whose yes is enough where exactly half say yes.

    Raises:
        InvalidRuleError: If there are no members, somebody is named twice, or the
            casting vote is not a member's.
    """
    named = listed(members)
    problems = []
    if casting_vote is not None and casting_vote not in named:
        problems.append(f"{casting_vote!r} has the casting vote and is no member.")
    refuse(problems, named)
    votes = [3 if member == casting_vote is not None else 2 for member in named]
    return DecisionRule(tuple(named), gates.gate(enumerate(votes), quota=len(named) + 1))


def at_least(members: Iterable[M], votes: Exact) -> DecisionRule[M]:
    """Return the rule under which so many of the members, or more, pass.

    Where that is more than there are, nothing passes; where it is nought, everything
    does.

    Args:
        members: Who has a vote, one each.
        votes: How many are needed, nought or more; 4.5 of them are 5.

    Raises:
        InvalidRuleError: If there are no members, somebody is named twice, or the
            number is negative, a float, not finite or no number.
    """
    named = listed(members)
    problems: list[str] = []
    needed = exact(votes, "The number of members", problems)
    refuse(problems, named)
    ones = ((place, 1) for place in range(len(named)))
    return DecisionRule(tuple(named), gates.gate(ones, quota=ceil(needed)))


def unanimity(members: Iterable[M]) -> DecisionRule[M]:
    """Return the rule under which all members together pass, and nobody less.

    Raises:
        InvalidRuleError: If there are no members, or somebody is named twice.
    """
    named = listed(members)
    return at_least(named, len(named))


def from_winning(coalitions: Iterable[Iterable[M]], members: Iterable[M] = ()) -> DecisionRule[M]:
    """Return the rule under which a coalition passes if it contains one of these.

    Without coalitions nothing passes; with an empty one everything does.

    Args:
        coalitions: Coalitions that win, at best the smallest ones.
        members: The members, in their order. Whoever is only in a coalition comes
            after them, in the order of their names.

    Raises:
        InvalidRuleError: If there are no members, or somebody is named twice.
    """
    named = listed(members)
    refuse([], named, least=0)
    winning = [listed(coalition) for coalition in coalitions]
    place_of = {member: place for place, member in enumerate(named)}
    for member in ordered({one for coalition in winning for one in coalition}):
        place_of.setdefault(member, len(place_of))
    refuse([], list(place_of))
    places = sorted({tuple(sorted({place_of[one] for one in coalition})) for coalition in winning})
    return DecisionRule(
        tuple(place_of),
        gates.some(
            gates.gate(((place, 1) for place in coalition), quota=len(coalition))
            for coalition in places
        ),
    )


def _vote_of(place: int) -> Gate:
    return gates.gate([(place, 1)], quota=1)


def _numbered(members: Iterable[M]) -> dict[M, int]:
    """Return the place of each member, those who are named again left out."""
    place_of: dict[M, int] = {}
    for member in members:
        place_of.setdefault(member, len(place_of))
    return place_of


def _placed(rule: DecisionRule[M], place_of: Mapping[Any, int]) -> Gate:
    places = [place_of[member] for member in rule.members]
    if places == list(range(len(places))):
        return rule.gate
    return gates.with_inputs(rule.gate, places)
