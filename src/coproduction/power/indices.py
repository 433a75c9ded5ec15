"""Shares and chances of power under a decision rule.

Every function takes a `DecisionRule` and answers exactly, as a `Fraction` for each
member, in the order of the members. Where an index is not defined the answer is
empty: nobody has a share of what cannot be decided. Beyond what is exact in
reasonable time they raise `TooLargeError`, which names `estimate_shapley_shubik`.

Which one answers what:

- *Whose yes decides?* `shapley_shubik`: shares that may be added up for a group.
- *How often does my vote matter?* `banzhaf`: a chance, comparable between rules.
- *What can I stop, what can I start?* `coleman_prevent` and `coleman_initiate`.
- *Can the body decide at all?* `power_to_act`. Show it beside shares: under unanimity
  all shares are equal and the body acts in one of 2ⁿ cases.
- *And if groups vote together?* `owen` and `banzhaf_owen`.

All of them describe the rule before anybody has an opinion: no preferences, no agenda,
no attendance, no abstention. Taken as a forecast of votes they are wrong
[GelmanKatzTuerlinckx2002]. Below, *n* is the number of members, a coalition *wins* if
it passes the decision, and a member *swings* in a coalition of others that loses
without and wins with that member.

>>> from coproduction.power.decisions import majority
>>> chaired = majority(["ana", "ben", "cleo", "dan"], casting_vote="ana")
>>> shapley_shubik(chaired)["ana"], banzhaf(chaired)["ana"], power_to_act(chaired)
(Fraction(1, 2), Fraction(3, 4), Fraction(1, 2))
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from operator import mul
from typing import TypeVar

from coproduction.errors import InvalidRuleError
from coproduction.power.voting import swings as counting
from coproduction.power.voting.decision_rule import DecisionRule, refuse_no_rule
from coproduction.power.voting.estimates import Estimate, estimate_shapley_shubik
from coproduction.power.voting.gates import ALWAYS, NEVER
from coproduction.power.voting.shares import NOTHING, for_all, is_settled, weights_by_size
from coproduction.power.voting.single_coalitions import deegan_packel, johnston, public_good
from coproduction.power.voting.voting_together import banzhaf_owen, owen

__all__ = [
    "Estimate",
    "banzhaf",
    "banzhaf_owen",
    "banzhaf_shares",
    "by_group",
    "coleman_initiate",
    "coleman_prevent",
    "deegan_packel",
    "estimate_shapley_shubik",
    "johnston",
    "owen",
    "power_to_act",
    "public_good",
    "shapley_shubik",
]

M = TypeVar("M", bound=Hashable)
G = TypeVar("G", bound=Hashable)


def shapley_shubik(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return each member's share of the deciding votes.

    If all say yes one after the other, in any of the *n!* orders alike, it is the
    chance that a member's yes is the one that makes it pass: the sum over *s* of
    swings with *s* others times *s! (n-1-s)! / n!*.

    Range 0 to 1; nought just for dummies, one just for a dictator. Sums to one, so
    the share of a group is the sum over its members (`by_group`). More votes under a
    quota never mean a smaller share. Empty where nothing passes, or everything.

    Limits: it is not the chance of getting one's way, and treats all orders alike.
    Of a group that votes together it is not the share: see `owen`.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If no exact method is quick enough.

    References:
        [ShapleyShubik1954]; by size of coalition, [Kurz2016].
    """
    if is_settled(rule):
        return {}
    found = counting.swings_by_size(rule.gate)
    weight_of, scale = weights_by_size(found.voters)
    distinct = {id(by_size): by_size for by_size in found.of.values()}
    occurring = [any(numbers) for numbers in zip(*distinct.values(), strict=True)]
    weights = [weight_of(size) if occurs else 0 for size, occurs in enumerate(occurring)]
    shares = {key: sum(map(mul, by_size, weights)) for key, by_size in distinct.items()}
    return for_all(rule, {place: shares[id(one)] for place, one in found.of.items()}, scale)


def banzhaf(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return the chance of each member that their vote decides.

    If all others toss a coin: the number of swings, divided by *2^(n-1)*. It is the
    absolute index, also called Penrose's, and may be compared between rules.

    Range 0 to 1; nought just for dummies, one just for a dictator. Does not sum to
    anything and may not be added up. Nought for all where nothing passes, or
    everything.

    Limits: people toss no coins; where all mostly agree, chances are others.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If no exact method is quick enough.

    References:
        [Penrose1946]; [Banzhaf1965]; [DubeyShapley1979].
    """
    if is_settled(rule):
        return dict.fromkeys(rule.members, NOTHING)
    found = counting.swings(rule.gate)
    return for_all(rule, found.of, 1 << found.voters - 1)


def banzhaf_shares(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return each member's share of all swings.

    Range 0 to 1; nought just for dummies. Sums to one. Empty where nothing passes, or
    everything.

    Limits: hides gridlock, since under unanimity all have *1/n*; may not be compared
    between rules, nor added up where a group votes together. Use `banzhaf`.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If no exact method is quick enough.

    References:
        [Banzhaf1965]; [DubeyShapley1979].
    """
    if is_settled(rule):
        return {}
    found = counting.swings(rule.gate)
    return for_all(rule, found.of, sum(found.of.values()))


def coleman_prevent(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return the part of what could pass that each member could stop.

    The number of swings divided by the number of winning coalitions.

    Range 0 to 1; one just for those who can block alone. Does not sum to anything.
    Empty where nothing passes; nought for all where everything does.

    Limits: as for `banzhaf`: all coalitions are taken to be as likely.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If no exact method is quick enough.

    References:
        [Coleman1971].
    """
    refuse_no_rule(rule)
    if rule.gate == NEVER:
        return {}
    if rule.gate == ALWAYS:
        return dict.fromkeys(rule.members, NOTHING)
    found = counting.swings(rule.gate)
    return for_all(rule, found.of, found.winning)


def coleman_initiate(rule: DecisionRule[M]) -> dict[M, Fraction]:
    """Return the part of what would fail that each member could make pass.

    The number of swings divided by the number of losing coalitions.

    Range 0 to 1; one just for those who can pass a decision alone. Does not sum to
    anything. Empty where everything passes; nought for all where nothing does.

    Limits: as for `banzhaf`: all coalitions are taken to be as likely.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If no exact method is quick enough.

    References:
        [Coleman1971].
    """
    refuse_no_rule(rule)
    if rule.gate == ALWAYS:
        return {}
    if rule.gate == NEVER:
        return dict.fromkeys(rule.members, NOTHING)
    found = counting.swings(rule.gate)
    return for_all(rule, found.of, (1 << found.voters) - found.winning)


def power_to_act(rule: DecisionRule[M]) -> Fraction:
    """Return how easily the members can decide at all: the part of coalitions that win.

    Range 0 to 1; at most a half where no two separate coalitions can both win.
    Nought where nothing passes, one where everything does.

    Limits: as for `banzhaf`: all coalitions are taken to be as likely.

    Raises:
        InvalidRuleError: If it is no rule.
        TooLargeError: If no exact method is quick enough.

    References:
        [Coleman1971].
    """
    if is_settled(rule):
        return Fraction(rule.gate == ALWAYS)
    found = counting.swings(rule.gate)
    return Fraction(found.winning, 1 << found.voters)


def by_group(values: Mapping[M, Fraction], groups: Mapping[M, G]) -> dict[G, Fraction]:
    """Return the sum of what the members of each group have.

    May be used with shares: `shapley_shubik`, `owen`, and `banzhaf_shares` with the
    limits stated there. Chances (`banzhaf`, `coleman_prevent` and the like) may not be
    added up. A group none of whose members takes part has nought. Empty where there
    are no values, since nothing is defined.

    Args:
        values: What each member has.
        groups: The group of each of them, and maybe of others.

    Raises:
        InvalidRuleError: If a member is in no group.
    """
    without = [member for member in values if member not in groups]
    if without:
        raise InvalidRuleError(*(f"{member!r} is in no group." for member in without))
    if not values:
        return {}
    sums = dict.fromkeys(groups.values(), NOTHING)
    for member, value in values.items():
        sums[groups[member]] += value
    return sums
