"""Shares of power over every way in which given groups may or may not vote together."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from coproduction.errors import TooLargeError
from coproduction.power.decision_rule import DecisionRule
from coproduction.power.indices import by_group, owen, shapley_shubik

M = TypeVar("M", bound=Hashable)
G = TypeVar("G", bound=Hashable)

MOST_GROUPS = 8
"""How many groups may or may not vote together: 2 to this power are looked at."""


def range_over_blocs(
    rule: DecisionRule[M], groups: Mapping[M, G]
) -> dict[G, tuple[Fraction, Fraction]]:
    """Return the least and the greatest share of each group, whoever votes together.

    Each group may vote as one or not, whatever the others do: from the share of a group
    whose members vote one by one (`shapley_shubik`) to that of one that stands together
    against others that do (`owen`). Groups of one member are always one.

    Range 0 to 1. Empty where nothing passes, or everything.

    Args:
        rule: The rule.
        groups: The group of every member.

    Raises:
        InvalidRuleError: If a member has no group, or somebody is no member.
        TooLargeError: If there are more than 8 groups of two or more, or no exact method
            is quick enough.
    """
    blocs: dict[G, list[M]] = {}
    for member, group in groups.items():
        blocs.setdefault(group, []).append(member)
    several = [members for members in blocs.values() if len(members) > 1]
    if len(several) > MOST_GROUPS:
        raise TooLargeError(
            f"{MOST_GROUPS} groups at most may or may not vote together here. Unite some of them."
        )
    shares = [
        by_group(owen(rule, together) if together else shapley_shubik(rule), groups)
        for number in range(len(several) + 1)
        for together in combinations(several, number)
    ]
    return {
        group: (min(each[group] for each in shares), max(each[group] for each in shares))
        for group in shares[0]
    }
