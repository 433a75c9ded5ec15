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
from math import ceil, lcm
from typing import TypeVar

from coproduction.power.voting import gates
from coproduction.power.voting.decision_rule import DecisionRule
from coproduction.power.voting.given import Exact, exact, listed, ordered, refuse

__all__ = ["DecisionRule", "at_least", "from_winning", "majority", "unanimity", "weighted"]

M = TypeVar("M", bound=Hashable)


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
