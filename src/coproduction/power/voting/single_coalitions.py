"""Shares of power that look at single coalitions: the smallest ones, or those one can break."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from math import lcm
from typing import TypeVar

from coproduction.errors import TooLargeError
from coproduction.power.voting import truth_tables
from coproduction.power.voting.decision_rule import DecisionRule
from coproduction.power.voting.shares import for_all, is_settled
from coproduction.power.voting.swings import Game
from coproduction.power.voting.truth_tables import TruthTable

M = TypeVar("M", bound=Hashable)

MOST_MEMBERS = 22
"""Members with a vote of the largest rule whose single coalitions are looked at."""


def deegan_packel(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return each member's share if only smallest coalitions form and split evenly.

    All winning coalitions from which nobody could be spared are as likely, and each
    of the *k* members of one gets *1/k* of it.

    Range 0 to 1; nought just for dummies. Sums to one. Empty where nothing passes, or
    everything.

    Limits: more votes can mean a smaller share, and that is no mistake. For up to 22
    members with a vote.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If more than 22 members have a vote.

    References:
        [DeeganPackel1978].
    """
    if is_settled(rule):
        return {}
    table, places = _table(rule)
    minimal = table.minimal()
    by_size = [
        (size, of_size)
        for size, one in enumerate(truth_tables.tables_by_size(range(len(places)), len(places)))
        if (of_size := minimal & one)
    ]
    scale = lcm(*(size for size, _ in by_size))
    shares = dict.fromkeys(places, 0)
    for size, of_size in by_size:
        for place, number in zip(places, truth_tables.with_each(of_size, len(places)), strict=True):
            shares[place] += number * scale // size
    return for_all(rule, shares, scale * minimal.bit_count())


def public_good(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return each member's share of the memberships in smallest winning coalitions.

    All winning coalitions from which nobody could be spared are as likely, and what
    they win is good for all of their members alike.

    Range 0 to 1; nought just for dummies. Sums to one. Empty where nothing passes, or
    everything.

    Limits: more votes can mean a smaller share, and that is no mistake. For up to 22
    members with a vote.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If more than 22 members have a vote.

    References:
        [Holler1982]; [HollerPackel1983].
    """
    if is_settled(rule):
        return {}
    table, places = _table(rule)
    numbers = truth_tables.with_each(table.minimal(), len(places))
    shares = dict(zip(places, numbers, strict=True))
    return for_all(rule, shares, sum(shares.values()))


def johnston(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return each member's share if those without whom a coalition loses share it evenly.

    All winning coalitions that somebody can break are as likely, and each of the *k*
    members who can break one gets *1/k* of it: to be the only one counts most.

    Range 0 to 1; nought just for dummies. Sums to one. Empty where nothing passes, or
    everything.

    Limits: as for `banzhaf`. For up to 22 members with a vote.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If more than 22 members have a vote.

    References:
        [Johnston1978].
    """
    if is_settled(rule):
        return {}
    table, places = _table(rule)
    critical = [table.critical(member) for member in range(len(places))]
    by_number = truth_tables.by_critical_members(critical, table.wins)
    scale = lcm(*by_number)
    shares = {
        place: sum(
            (own & coalitions).bit_count() * scale // number
            for number, coalitions in by_number.items()
        )
        for place, own in zip(places, critical, strict=True)
    }
    return for_all(rule, shares, sum(shares.values()))


def _table(rule: DecisionRule[M]) -> tuple[TruthTable, list[int]]:
    """Return the truth table of those who have a vote, and their positions."""
    game = Game.of(rule.gate)
    if len(game.places) > MOST_MEMBERS:
        raise TooLargeError(
            f"This index looks at single coalitions, and {len(game.places)} members with a vote "
            f"have too many of them: {MOST_MEMBERS} are the most. For larger rules there are "
            "shapley_shubik and banzhaf, and estimate_shapley_shubik(rule, samples=10_000, seed=1)."
        )
    return truth_tables.table_of(game.top, len(game.places)), game.places
