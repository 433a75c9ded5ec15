"""A decision rule: which coalitions pass a decision, and the questions that it answers.

Rules are made by :mod:`coproduction.power.decisions`, where all about them is said.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from coproduction.errors import InvalidRuleError
from coproduction.power.voting import gates
from coproduction.power.voting.allies import fewest_allies
from coproduction.power.voting.gates import ALWAYS, NEVER, Gate
from coproduction.power.voting.given import listed
from coproduction.power.voting.swings import swings

M = TypeVar("M", bound=Hashable)
N = TypeVar("N", bound=Hashable)


def refuse_no_rule(given: object) -> None:
    """Refuse what is given in the place of a rule.

    Raises:
        InvalidRuleError: If it is no rule.
    """
    if not isinstance(given, DecisionRule):
        raise InvalidRuleError(
            "The first thing needed here is a rule, such as majority(['ana', 'ben', 'cleo']), "
            f"and not {given!r}."
        )


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
