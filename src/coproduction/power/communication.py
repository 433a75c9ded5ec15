"""Formal power among people who can decide together only where they are in touch.

A rule says who has to say yes; a network says who is in touch with whom. Here a
coalition passes something only if it holds people who are linked with one another,
directly or through others of them, and who pass it.

>>> from coproduction.power.decisions import majority
>>> from coproduction.power.ties import Ties
>>> in_touch = Ties.from_arcs([("ana", "ben"), ("ben", "cleo")])
>>> myerson(majority(["ana", "ben", "cleo"]), in_touch)
{'ana': Fraction(1, 6), 'ben': Fraction(2, 3), 'cleo': Fraction(1, 6)}
"""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from coproduction.errors import TooLargeError
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.rows import Bools, Ints
from coproduction.power.ties import Ties, read
from coproduction.power.voting.decision_rule import DecisionRule, refuse_no_rule
from coproduction.power.voting.shares import for_all, is_settled, weights_by_size
from coproduction.power.voting.truth_tables import table_of

__all__ = ["myerson"]

M = TypeVar("M", bound=Hashable)

MOST_MEMBERS = 20
"""Members of the largest rule whose coalitions are all looked at."""


def myerson(rule: DecisionRule[M], graph: Ties[M] | Graph[M]) -> dict[M, Fraction]:
    """Return each member's share of the deciding votes, if only those in touch can join.

    The share of `shapley_shubik` in the rule under which a coalition passes something if
    some of it, all linked with one another directly or through others of these, pass it.
    A link is a tie in either direction, of any strength.

    Range 0 to 1; exact. Sums to one. Where everybody is linked with everybody, it is
    `shapley_shubik`. Somebody without a vote can have a share: who links others. A new
    link gains both of its ends as much (Myerson's fairness), where no two separate
    coalitions can both pass. Empty where nothing can pass, or everything does.

    Limits: a link says that people could agree, not that they do; who is not in touch
    today may be so tomorrow. Ways that lead through people who are no members are not
    seen. In Myerson's own definition two parts of a coalition that both pass something
    count twice; here it has passed, once.

    Cost: all coalitions are looked at, some 0.1 seconds and 50 megabytes for 20 members.

    Args:
        rule: Who has to say yes, of up to 20 members.
        graph: Who is in touch with whom. Nodes that are no members are left out.

    Raises:
        InvalidRuleError: If it is no rule.
        InvalidTiesError: If a member is no node.
        TooLargeError: If the rule has more members: the number of coalitions doubles
            with each.

    References:
        [Myerson1977].
    """
    refuse_no_rule(rule)
    ties = read(graph).among(rule.members)
    number = len(rule.members)
    if number > MOST_MEMBERS:
        raise TooLargeError(
            f"The rule has {number} members. All coalitions are looked at, and their number "
            f"doubles with each member, so up to {MOST_MEMBERS} are taken."
        )
    if is_settled(rule):
        return {}
    passes = _wins(rule) & _connected(ties)
    for place in range(number):  # whatever is larger passes too
        without, with_ = _halves(passes, place)
        with_ |= without
    if not passes[-1]:
        return {}
    others = _sizes(number)
    weight_of, scale = weights_by_size(number)
    shares = {}
    for place in range(number):
        without, with_ = _halves(passes, place)
        sizes = _halves(others, place)[0][with_ & ~without]
        times = np.bincount(sizes, minlength=1).tolist()
        shares[place] = sum(many * weight_of(size) for size, many in enumerate(times) if many)
    return for_all(rule, shares, scale)


def _halves(table: NDArray[Any], place: int) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the coalitions without a member, and the same with that member, as views."""
    pairs = table.reshape(-1, 2, 1 << place)
    return pairs[:, 0], pairs[:, 1]


def _wins(rule: DecisionRule[M]) -> Bools:
    number = len(rule.members)
    coalitions = 1 << number
    table = table_of(rule.gate, number).wins.to_bytes(-(-coalitions // 8), "little")
    bits = np.unpackbits(np.frombuffer(table, dtype=np.uint8), bitorder="little")
    return bits[:coalitions].astype(np.bool_)


def _sizes(number: int) -> Ints:
    """Return how many members each coalition has."""
    sizes = np.zeros(1, dtype=np.int8)
    for _ in range(number):
        sizes = np.concatenate([sizes, sizes + np.int8(1)])
    return sizes


def _connected(ties: Ties[M]) -> Bools:
    """Return of each coalition whether all of it is linked with one another."""
    number = len(ties.nodes)
    linked = np.zeros(number, dtype=np.int32)
    ends = (ties.tails, ties.out.others)
    for one, other in (ends, ends[::-1]):
        np.bitwise_or.at(linked, one, np.int32(1) << other)
    beside = np.zeros(1, dtype=np.int32)
    for place in range(number):
        beside = np.concatenate([beside, beside | linked[place]])
    everybody = np.arange(1 << number, dtype=np.int32)
    reached = everybody & -everybody  # one member, from whom the others are looked for
    open_ = everybody[1:]
    while len(open_):
        before = reached[open_]
        after = (before | beside[before]) & open_
        reached[open_] = after
        open_ = open_[after != before]
    connected: Bools = reached == everybody
    return connected
