"""Power by looking at every coalition and every order: slow, and the specification.

Nothing here knows how a rule is made: it only asks which coalitions win.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product
from math import factorial
from typing import TypeVar

from coproduction.power.decisions import DecisionRule

T = TypeVar("T", bound=Hashable)
Wins = Callable[[frozenset[str]], bool]


class Slowly:
    """A rule of which every coalition is looked at.

    Attributes:
        members: The members, in their order.
        winning: The coalitions that win.
    """

    def __init__(self, members: Sequence[str], wins: Wins) -> None:
        self.members = tuple(members)
        self.winning = {one for one in coalitions_of(self.members) if wins(one)}

    @classmethod
    def of(cls, rule: DecisionRule[str]) -> Slowly:
        """Look at every coalition of a rule."""
        return cls(rule.members, rule.wins)

    @property
    def is_settled(self) -> bool:
        """Whether nothing passes, or everything."""
        return len(self.winning) in {0, 2 ** len(self.members)}

    def swings(self, member: str) -> list[frozenset[str]]:
        """The coalitions of others that lose without, and win with, the member."""
        others = [one for one in self.members if one != member]
        return [
            one
            for one in coalitions_of(others)
            if one not in self.winning and one | {member} in self.winning
        ]

    def minimal(self) -> list[frozenset[str]]:
        """The winning coalitions from which nobody could be spared."""
        return [one for one in self.winning if not any(one - {who} in self.winning for who in one)]

    # Indices, by their definitions

    def shapley_shubik(self) -> dict[str, Fraction]:
        """The chance to be the one whose yes decides, over all orders."""
        if self.is_settled:
            return {}
        size = len(self.members)
        return {
            member: sum(
                (
                    Fraction(factorial(len(one)) * factorial(size - 1 - len(one)), factorial(size))
                    for one in self.swings(member)
                ),
                Fraction(0),
            )
            for member in self.members
        }

    def owen_by_orders(self, unions: Iterable[Iterable[str]]) -> dict[str, Fraction]:
        """The chance to be pivotal in an order in which each union stays together."""
        if self.is_settled:
            return {}
        groups = [tuple(union) for union in unions]
        alone = [(one,) for one in self.members if not any(one in group for group in groups)]
        pivots = dict.fromkeys(self.members, 0)
        orders = 0
        for order in _orders_together([*groups, *alone]):
            orders += 1
            pivots[next(self._pivots(order))] += 1
        return {member: Fraction(times, orders) for member, times in pivots.items()}

    def _pivots(self, order: Sequence[str]) -> Iterator[str]:
        for number, member in enumerate(order):
            if frozenset(order[: number + 1]) in self.winning:
                yield member

    def banzhaf(self) -> dict[str, Fraction]:
        """The chance to decide if all others toss a coin."""
        return self._swings_by(2 ** (len(self.members) - 1))

    def banzhaf_shares(self) -> dict[str, Fraction]:
        """The share of all swings."""
        return self._swings_by(sum(len(self.swings(member)) for member in self.members))

    def coleman_prevent(self) -> dict[str, Fraction]:
        """The swings among winning coalitions."""
        return self._swings_by(len(self.winning))

    def coleman_initiate(self) -> dict[str, Fraction]:
        """The swings among losing coalitions."""
        return self._swings_by(2 ** len(self.members) - len(self.winning))

    def _swings_by(self, number: int) -> dict[str, Fraction]:
        if not number:
            return {}
        return {member: Fraction(len(self.swings(member)), number) for member in self.members}

    def power_to_act(self) -> Fraction:
        """The part of coalitions that win."""
        return Fraction(len(self.winning), 2 ** len(self.members))

    def banzhaf_owen(self, unions: Iterable[Iterable[str]]) -> dict[str, Fraction]:
        """Decisive where all other unions, and all others in the union, toss a coin each."""
        groups = [frozenset(union) for union in unions]
        groups += [
            frozenset({one}) for one in self.members if not any(one in group for group in groups)
        ]
        found = {}
        for union in groups:
            others = [group for group in groups if group != union]
            for member in union:
                decided = 0
                for unions_saying_yes in coalitions_of(others):
                    outside = frozenset[str]().union(*unions_saying_yes)
                    for inside in coalitions_of(sorted(union - {member})):
                        without = outside | inside
                        decided += (
                            without not in self.winning and without | {member} in self.winning
                        )
                cases = 2 ** (len(others) + len(union) - 1)
                found[member] = Fraction(decided, cases)
        return {member: found[member] for member in self.members}

    def deegan_packel(self) -> dict[str, Fraction]:
        """An even share of each smallest winning coalition."""
        return self._shares_of(
            {
                member: sum(
                    (Fraction(1, len(one)) for one in self.minimal() if member in one), Fraction(0)
                )
                for member in self.members
            }
        )

    def public_good(self) -> dict[str, Fraction]:
        """The share of memberships in smallest winning coalitions."""
        return self._shares_of(
            {
                member: Fraction(sum(member in one for one in self.minimal()))
                for member in self.members
            }
        )

    def johnston(self) -> dict[str, Fraction]:
        """An even share of each winning coalition among those it cannot spare."""
        shares = dict.fromkeys(self.members, Fraction(0))
        for one in self.winning:
            critical = [who for who in one if one - {who} not in self.winning]
            for who in critical:
                shares[who] += Fraction(1, len(critical))
        return self._shares_of(shares)

    def _shares_of(self, numbers: Mapping[str, Fraction]) -> dict[str, Fraction]:
        total = sum(numbers.values())
        return {member: number / total for member, number in numbers.items()} if total else {}

    # Questions

    def can_block(self, group: Iterable[str]) -> bool:
        """Whether the others cannot pass anything."""
        return frozenset(self.members) - frozenset(group) not in self.winning

    def allies_needed(self, group: Iterable[str]) -> int | None:
        """How many join the smallest winning coalition around a group."""
        own = frozenset(group)
        return min((len(one - own) for one in self.winning if one >= own), default=None)

    def dictator(self) -> str | None:
        """The member with whom, and only with whom, coalitions win."""
        for member in self.members:
            if self.winning == {one for one in coalitions_of(self.members) if member in one}:
                return member
        return None

    def blockers(self) -> tuple[str, ...]:
        """Who is in every winning coalition."""
        return tuple(one for one in self.members if all(one in each for each in self.winning))

    def passers(self) -> tuple[str, ...]:
        """Who wins alone."""
        return tuple(one for one in self.members if frozenset({one}) in self.winning)

    def dummies(self) -> tuple[str, ...]:
        """Who never swings."""
        return tuple(one for one in self.members if not self.swings(one))


def coalitions_of(members: Iterable[T]) -> Iterator[frozenset[T]]:
    """Every coalition of some members, the empty one first."""
    listed = tuple(members)
    for size in range(len(listed) + 1):
        yield from map(frozenset, combinations(listed, size))


def _orders_together(groups: Sequence[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Every order in which the members of each group stand together."""
    for order in permutations(groups):
        for parts in product(*map(permutations, order)):
            yield tuple(member for part in parts for member in part)
