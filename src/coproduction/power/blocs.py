"""Shares of power over every way in which given groups may or may not vote together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from itertools import combinations
from typing import TypeVar

from coproduction.errors import TooLargeError
from coproduction.power.indices import by_group, shapley_shubik
from coproduction.power.voting.decision_rule import DecisionRule, refuse_no_rule

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
        InvalidRuleError: If it is no rule, a member has no group, or somebody is no member.
        TooLargeError: If there are more than 8 groups of two or more, or no exact method
            is quick enough.
    """
    blocs: dict[G, list[M]] = {}
    for member, group in groups.items():
        blocs.setdefault(group, []).append(member)
    several = [group for group, members in blocs.items() if len(members) > 1]
    if len(several) > MOST_GROUPS:
        raise TooLargeError(
            f"{MOST_GROUPS} groups at most may or may not vote together here. Unite some of them."
        )
    shares = [
        shares_if_united(rule, groups, united)
        for number in range(len(several) + 1)
        for united in combinations(several, number)
    ]
    return {
        group: (min(each[group] for each in shares), max(each[group] for each in shares))
        for group in shares[0]
    }


def shares_if_united(
    rule: DecisionRule[M], groups: Mapping[M, G], united: Iterable[G]
) -> dict[G, Fraction]:
    """Return the share of each group where some of them vote as one, and the others do not.

    That of a union is its share in the rule in which it is one member [Owen1977], so the
    values within it need not be worked out.

    Range 0 to 1. Sums to one. Empty where nothing passes, or everything.

    Args:
        rule: The rule.
        groups: The group of every member.
        united: The groups that vote as one.

    Raises:
        InvalidRuleError: If it is no rule, a member has no group, or somebody is no member.
        TooLargeError: If no exact method is quick enough.
    """
    refuse_no_rule(rule)
    as_one = frozenset(united)
    blocs: dict[M, tuple[bool, M | G]] = {
        member: (True, group) if group in as_one else (False, member)
        for member, group in groups.items()
    }
    shares = shapley_shubik(rule.as_blocs(blocs))
    return by_group(shares, {bloc: groups[member] for member, bloc in blocs.items()})
