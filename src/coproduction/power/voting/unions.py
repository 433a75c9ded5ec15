"""Swings where members vote with their union, and each union settles how it votes.

Seen from one union, every other union says yes or no as one [Owen1977]. So each union
leads to a rule of its own, whose voters are the other unions and the members of this
one. Swings are counted in it by how many of the others, and how many of this union,
say yes; again by the method that is right for the rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from math import comb, prod

from coproduction.errors import TooLargeError
from coproduction.power.voting import truth_tables
from coproduction.power.voting.gates import Gate, by_class, classes_of, with_inputs
from coproduction.power.voting.swings import LARGEST_TABLE
from coproduction.power.voting.weighings import weighing_of

SMALL_TABLE = 16
"""Up to so many voters a truth table is quicker than all else (measured)."""

MOST_KINDS = 100_000
"""Kinds of coalitions, told by heads of each class or by votes, that are counted at most."""

Border = Mapping[tuple[int, int], int]
"""Swings by how many of the other unions, and of the own one, say yes."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A decision as it is seen from one union.

    Attributes:
        top: A gate whose positions are this union's members, and then the others.
        own: The voters of this union, interchangeable ones together.
        others: The other unions that have a vote, interchangeable ones together.
    """

    top: Gate
    own: list[list[int]]
    others: list[list[int]]

    @staticmethod
    def of(top: Gate, union: Sequence[int], union_of: Sequence[int]) -> Inside:
        """Return the decision as one union sees it.

        Args:
            top: A gate.
            union: The positions of this union's members.
            union_of: For each position the number of its union.
        """
        inputs = [0] * len(union_of)
        places: dict[int, int] = {}
        for place, number in enumerate(union_of):
            inputs[place] = (
                union.index(place)
                if place in union
                else places.setdefault(number, len(union) + len(places))
            )
        seen = with_inputs(top, inputs)
        classes = classes_of(seen)
        own = [[one for one in alike if one < len(union)] for alike in classes]
        others = [[one for one in alike if one >= len(union)] for alike in classes]
        return Inside(seen, [one for one in own if one], [one for one in others if one])

    @property
    def voters(self) -> list[int]:
        """The positions of all who have a vote."""
        return sorted(one for alike in (*self.own, *self.others) for one in alike)


def swings_inside(inside: Inside) -> Sequence[Border]:
    """Return for a member of each class of the union the swings by others and own.

    Raises:
        TooLargeError: If no exact method is quick enough.
    """
    voters = len(inside.voters)
    if voters <= SMALL_TABLE:
        return _by_table(inside)
    if prod(len(alike) + 1 for alike in (*inside.own, *inside.others)) <= MOST_KINDS:
        return _by_heads(inside)
    weighing = weighing_of(inside.top)
    if weighing and weighing.is_plain:
        votes = dict(zip(weighing.members, weighing.votes, strict=True))
        reach = max(sum(votes[one] for one in _flat(part)) for part in (inside.own, inside.others))
        most = max(len(_flat(inside.own)), len(_flat(inside.others)))
        if min(reach, 1 << most) <= MOST_KINDS:
            return _by_votes(inside, votes, weighing.quotas[0])
    if voters <= LARGEST_TABLE:
        return _by_table(inside)
    raise TooLargeError(
        f"No exact method is quick enough for these unions: one of them faces a rule of {voters} "
        "voters. Without unions, estimate_shapley_shubik(rule, samples=10_000, seed=1) "
        "estimates shares of power, with their error."
    )


def _flat(classes: Iterable[Sequence[int]]) -> list[int]:
    return [one for alike in classes for one in alike]


def _by_table(inside: Inside) -> Sequence[Border]:
    new = {place: number for number, place in enumerate(inside.voters)}
    top = with_inputs(inside.top, [new.get(place, 0) for place in range(max(new) + 1)])
    table = truth_tables.table_of(top, len(new))
    by_own = truth_tables.tables_by_size([new[one] for one in _flat(inside.own)], len(new))
    by_others = truth_tables.tables_by_size([new[one] for one in _flat(inside.others)], len(new))
    found = []
    for alike in inside.own:
        critical = table.critical(new[alike[0]])
        found.append(
            {
                (others, own): (critical & of_others & of_own).bit_count()
                for others, of_others in enumerate(by_others)
                for own, of_own in enumerate(by_own[1:])
            }
        )
    return found


def _by_heads(inside: Inside) -> Sequence[Border]:
    classes = [*inside.own, *inside.others]
    sizes = [len(alike) for alike in classes]
    top = by_class(inside.top, classes, max(inside.voters) + 1)
    wins = {kind: top.passes(kind) for kind in product(*(range(size + 1) for size in sizes))}
    found: list[Counter[tuple[int, int]]] = [Counter() for _ in inside.own]
    for kind in (kind for kind, winning in wins.items() if not winning):
        ways = prod(map(comb, sizes, kind))
        heads = sum(kind[len(found) :]), sum(kind[: len(found)])
        for one, by_heads in enumerate(found):
            left = sizes[one] - kind[one]
            if left and wins[*kind[:one], kind[one] + 1, *kind[one + 1 :]]:
                by_heads[heads] += ways * left // sizes[one]
    return found


def _by_votes(inside: Inside, votes: Mapping[int, int], quota: int) -> Sequence[Border]:
    voters = len(inside.voters)
    of_others = _coalitions([votes[one] for one in _flat(inside.others)], voters)
    reached = sorted(of_others)
    below = [0, *accumulate(of_others[number] for number in reached)]
    found = []
    for alike in inside.own:
        own = [votes[one] for one in _flat(inside.own)]
        number = votes[alike[0]]
        own.remove(number)
        by_heads: Counter[tuple[int, int]] = Counter()
        for held, packed in _coalitions(own, voters).items():
            start, stop = (bisect_left(reached, quota - more - held) for more in (number, 0))
            partners = _by_heads_of(below[stop] - below[start], voters)
            for heads, ways in _by_heads_of(packed, voters).items():
                for others, other_ways in partners.items():
                    by_heads[others, heads] += ways * other_ways
        found.append(by_heads)
    return found


def _coalitions(votes: Iterable[int], voters: int) -> dict[int, int]:
    """Return for each number of votes the coalitions that have it, packed by heads."""
    found = {0: 1}
    for number in votes:
        joined = dict(found)
        for held, packed in found.items():
            joined[held + number] = joined.get(held + number, 0) + (packed << voters)
        found = joined
    return found


def _by_heads_of(packed: int, voters: int) -> dict[int, int]:
    """Return the coalitions by heads, without those of which there are none."""
    slot = (1 << voters) - 1
    by_heads = ((heads, packed >> heads * voters & slot) for heads in range(voters + 1))
    return {heads: ways for heads, ways in by_heads if ways}
