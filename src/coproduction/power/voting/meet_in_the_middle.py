"""Swings under a weighing whose votes are too large to be counted one by one.

The members are parted into two halves. Each half has 2^(n/2) coalitions; sorted by
votes, bisection finds how many of one half win together with a coalition of the
other [KlinzWoeginger2005]. Exact for votes of any size; time and memory grow as
2^(n/2).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

from coproduction.power.voting.weighings import Weighing

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Coalitions: TypeAlias = list[tuple[NDArray[Any], NDArray[Any]]]
    """For each size the votes of the coalitions, rising, and which members each has."""

_WORD = 1 << 62
"""Votes below this are added as machine words, larger ones as Python's integers."""


def swings_by_size(weighing: Weighing) -> tuple[int, list[list[int]]]:
    """Return how many coalitions win, and each member's swings by how many others say yes.

    For up to 62 members, so that every count fits a machine word.
    """
    votes, members = weighing.votes, len(weighing.votes)
    kind = "int64" if sum(votes) < _WORD else "object"
    halves = list(range(0, members, 2)), list(range(1, members, 2))
    one, other = (_coalitions([votes[place] for place in half], kind) for half in halves)
    found: list[list[int]] = [[] for _ in range(members)]
    winning: list[int] = []
    for half, own, partners in ((halves[0], one, other), (halves[1], other, one)):
        winning, having = _winning(own, partners, weighing.quotas, len(half))
        for member, with_member in zip(half, having, strict=True):
            found[member] = [
                with_member[size + 1] - (winning[size] - with_member[size])
                for size in range(members)
            ]
    return sum(winning), found


def _coalitions(votes: Sequence[int], kind: str) -> Coalitions:
    import numpy as np  # noqa: PLC0415 - only rules of this kind need it

    sums = np.zeros(1, dtype=kind)
    heads = np.zeros(1, dtype="int64")
    for number in votes:
        sums = np.concatenate([sums, sums + number])
        heads = np.concatenate([heads, heads + 1])
    found = []
    for size in range(len(votes) + 1):
        chosen = np.flatnonzero(heads == size)
        chosen = chosen[np.argsort(sums[chosen], kind="stable")]
        has = chosen[:, None] >> np.arange(len(votes)) & 1
        found.append((sums[chosen], has))
    return found


def _winning(
    own: Coalitions, other: Coalitions, quotas: Sequence[int], members: int
) -> tuple[list[int], list[list[int]]]:
    """Return the winning coalitions by size, and for each own member those with them."""
    import numpy as np  # noqa: PLC0415 - only rules of this kind need it

    winning = [0] * len(quotas)
    having = [[0] * len(quotas) for _ in range(members)]
    for size, (votes, has) in enumerate(own):
        for more, (other_votes, _) in enumerate(other):
            needed = quotas[size + more] - votes
            partners = len(other_votes) - np.searchsorted(other_votes, needed)
            winning[size + more] += int(partners.sum())
            for member, number in enumerate((partners @ has).tolist()):
                having[member][size + more] += number
    return winning, having
