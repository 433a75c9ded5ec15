"""What all indices of power have in common: numbers by position become fractions by member."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from fractions import Fraction
from functools import cache
from math import comb, lcm
from typing import TypeVar

from coproduction.power.voting.decision_rule import DecisionRule, refuse_no_rule
from coproduction.power.voting.gates import ALWAYS, NEVER

M = TypeVar("M", bound=Hashable)

NOTHING = Fraction(0)


def is_settled(rule: DecisionRule[M]) -> bool:
    """Return whether nothing passes, or everything.

    Raises:
        InvalidRuleError: If it is no rule.
    """
    refuse_no_rule(rule)
    return rule.gate in {ALWAYS, NEVER}


def for_all(
    rule: DecisionRule[M], numbers: Mapping[int, int], denominator: int
) -> dict[M, Fraction]:
    """Return numbers by position as fractions by member, nought for those without a vote."""
    fractions = {number: Fraction(number, denominator) for number in set(numbers.values())}
    fractions[0] = NOTHING
    return {member: fractions[numbers.get(place, 0)] for place, member in enumerate(rule.members)}


def weights_by_size(members: int) -> tuple[Callable[[int], int], int]:
    """Return how often an order has *s* members before one, in so many orders.

    That is one of *n C(n-1, s)*. All these numbers divide the least common multiple of
    1 to *n*, which is the number of orders that is counted.
    """
    scale = lcm(*range(1, members + 1))

    @cache
    def weight_of(size: int) -> int:
        return scale // (members * comb(members - 1, size))

    return weight_of, scale
