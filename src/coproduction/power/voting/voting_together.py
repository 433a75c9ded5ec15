"""Shares and chances of power where the members of a group vote together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

from coproduction.errors import InvalidRuleError
from coproduction.power.voting.decision_rule import DecisionRule, refuse_no_rule
from coproduction.power.voting.given import listed
from coproduction.power.voting.shares import NOTHING, is_settled, weights_by_size
from coproduction.power.voting.swings import swings
from coproduction.power.voting.unions import Inside, swings_inside

M = TypeVar("M", bound=Hashable)


def owen(rule: DecisionRule[M], unions: Iterable[Iterable[M]]) -> dict[M, Fraction]:
    """Return each member's share of power where the members of a union vote together.

    The members say yes in a random order in which each union stays together; a
    member's share is the chance to be the one who makes it pass. So power is first
    divided among the unions, and then within each.

    Range 0 to 1. Sums to one; the shares of a union sum to its `shapley_shubik` share
    in the rule ``as_blocs``. Unions of one, or a single union of all, give
    `shapley_shubik`. Empty where nothing passes, or everything.

    Limits: that people vote together is a claim about them. Show it with and without.

    Args:
        rule: The rule.
        unions: Who votes together. Whoever is in none votes alone.

    Raises:
        InvalidRuleError: If it is no rule, a union is empty, or somebody is in two, or is
            no member.
        TooLargeError: If no exact method is quick enough.

    References:
        [Owen1977].
    """
    shares: dict[int, Fraction] = {}
    for union, seen in _seen_from_unions(rule, unions):
        shares |= dict.fromkeys(union, NOTHING)
        weight_of, scale = weights_by_size(sum(map(len, seen.own)))
        other_weight_of, other_scale = weights_by_size(sum(map(len, seen.others)) + 1)
        for alike, border in zip(seen.own, swings_inside(seen), strict=True):
            total = sum(
                number * weight_of(own) * other_weight_of(others)
                for (others, own), number in border.items()
                if number
            )
            share = Fraction(total, scale * other_scale)
            shares |= dict.fromkeys((union[place] for place in alike), share)
    return {rule.members[place]: shares[place] for place in sorted(shares)}


def banzhaf_owen(rule: DecisionRule[M], unions: Iterable[Iterable[M]]) -> dict[M, Fraction]:
    """Return the chance of each member that their vote decides within and for their union.

    If all other unions toss a coin each, and all others in the union one each. A vote
    decides where the union's decides and, with these others, the member's decides it.

    Range 0 to 1. Does not sum to anything. Unions of one give `banzhaf`. Nought for
    all where nothing passes, or everything.

    Limits: as for `banzhaf` and `owen`.

    Args:
        rule: The rule.
        unions: Who votes together. Whoever is in none votes alone.

    Raises:
        InvalidRuleError: If it is no rule, a union is empty, or somebody is in two, or is
            no member.
        TooLargeError: If no exact method is quick enough.

    References:
        [Owen1982].
    """
    refuse_no_rule(rule)
    chances = dict.fromkeys(range(len(rule.members)), NOTHING)
    for union, seen in _seen_from_unions(rule, unions):
        found = swings(seen.top)
        for number, place in enumerate(union):
            chances[place] = Fraction(found.of.get(number, 0), 1 << found.voters - 1)
    return {member: chances[place] for place, member in enumerate(rule.members)}


def _seen_from_unions(
    rule: DecisionRule[M], unions: Iterable[Iterable[M]]
) -> Iterator[tuple[list[int], Inside]]:
    """Return each union as the positions of its members, and the decision as it sees it."""
    refuse_no_rule(rule)
    parts = _parted(rule.members, unions)
    if is_settled(rule):
        return
    union_of = [0] * len(rule.members)
    for number, union in enumerate(parts):
        for place in union:
            union_of[place] = number
    for union in parts:
        yield union, Inside.of(rule.gate, union, union_of)


def _parted(members: Sequence[M], unions: Iterable[Iterable[M]]) -> list[list[int]]:
    """Return the positions of the members of each union, and of those who are alone."""
    place_of = {member: place for place, member in enumerate(members)}
    problems: list[str] = []
    parts = []
    for union in unions:
        together = set(listed(union))
        if not together:
            problems.append("A union has at least one member.")
        problems += [
            f"{one!r} is no member of this rule, or in two unions."
            for one in together - place_of.keys()
        ]
        parts.append(sorted(place_of.pop(one) for one in together & place_of.keys()))
    if problems:
        raise InvalidRuleError(*sorted(problems))
    return [*parts, *([place] for place in place_of.values())]
