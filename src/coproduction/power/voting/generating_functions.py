"""Swings under a weighing, by a generating function packed into large integers.

The coefficient of *z* to the power of *c* in the product of *1 + z^w* over the
members is the number of coalitions with *c* votes [BramsAffuso1976]. All
coefficients stand side by side in one integer, so that a member is one shift and
one addition. Where sizes matter, a second variable counts heads.

Taking a member of *w* votes out again needs no division: without that member, the
coalitions below *q* votes are those of all members below *q*, less those below
*q - w* and one head less, plus those below *q - 2w* and two heads less, and so on.
So only sums from the left are needed [Kurz2016].

Time is that of *n* additions of integers of *n q* bits, and of *n² q* bits where
sizes matter.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from itertools import accumulate
from math import comb
from operator import add

from coproduction.power.voting.weighings import Weighing

_WORDS = {1: "B", 2: "H", 4: "I", 8: "Q"}
_IN_ONE_PIECE = 300_000
"""Up to that many bytes, one integer for all sizes is faster than one for each (measured)."""


def bits_of(weighing: Weighing, *, with_sizes: bool) -> int:
    """Return how many bits are held at a time, apart from copies."""
    members = len(weighing.votes)
    if weighing.is_plain:
        quota = weighing.quotas[0]
        highest = min(quota, sum(weighing.votes) - quota + 1)
        if not with_sizes:
            return members * highest
    else:
        highest = _lighter(weighing)[0].highest_quota()
    return 8 * _width_of_sizes(members) * (members + 1) * highest


def _lighter(weighing: Weighing) -> tuple[Weighing, bool]:
    """Return the weighing or its dual, whichever has the lower quota, and if it is the dual."""
    dual = weighing.dual()
    turned = dual.highest_quota() < weighing.highest_quota()
    return (dual.cut() if turned else weighing), turned


# Without sizes


def swings(weighing: Weighing) -> tuple[int, list[int]]:
    """Return how many coalitions win, and each member's swings, under a plain quota."""
    votes, quota = weighing.votes, weighing.quotas[0]
    turned = 2 * quota > sum(votes) + 1
    if turned:
        quota = sum(votes) - quota + 1
        votes = tuple([min(number, quota) for number in votes])
    below = [0, *accumulate(_coalitions_by_votes(votes, quota))]
    losing = below[quota]
    swings_of = {0: 0}
    for number in set(votes) - {0}:
        twice = 2 * number
        without = sum(below[quota::-twice]) - sum(below[quota - number :: -twice])
        swings_of[number] = 2 * without - losing
    winning = losing if turned else (1 << len(votes)) - losing
    return winning, [swings_of[number] for number in votes]


def _coalitions_by_votes(votes: Sequence[int], quota: int) -> Sequence[int]:
    """Return how many coalitions have each number of votes below the quota."""
    width = _width(len(votes), longest=8)
    slot = 8 * width
    window = (1 << slot * quota) - 1
    packed, reach = 1, 0
    for number in sorted(votes):
        reach += number
        packed += packed << slot * number
        if reach >= quota:
            packed &= window
    data = packed.to_bytes(width * quota, "little")
    return _parts(data, width)


def _parts(data: bytes, width: int) -> Sequence[int]:
    """Return the whole numbers of some bytes each that stand side by side."""
    if width in _WORDS:
        return struct.unpack(f"<{len(data) // width}{_WORDS[width]}", data)
    read = int.from_bytes
    return [read(data[at : at + width], "little") for at in range(0, len(data), width)]


# With sizes


def swings_by_size(weighing: Weighing) -> tuple[int, list[list[int]]]:
    """Return how many coalitions win, and each member's swings by how many others say yes.

    A member swings with *s* others where these lose without, and win with, that
    member: their number is that of the losing coalitions of *s* without the member,
    less the losing ones of *s + 1* with the member.
    """
    weighing, turned = _lighter(weighing)
    losing, swings_of = _swings_by_size(weighing)
    if turned:
        swings_of = {number: by_size[::-1] for number, by_size in swings_of.items()}
    winning = losing if turned else (1 << len(weighing.votes)) - losing
    return winning, [swings_of[number] for number in weighing.votes]


def _swings_by_size(weighing: Weighing) -> tuple[int, dict[int, list[int]]]:
    """Return how many coalitions lose, and the swings by size of a member with such votes."""
    members, quotas = len(weighing.votes), weighing.quotas
    highest = weighing.highest_quota()
    width = _width_of_sizes(members)
    below = _coalitions_below(weighing.votes, highest, width)
    row = width * (members + 1)
    window = (1 << 8 * row) - 1

    def by_size(packed: int) -> Sequence[int]:
        return _parts((packed & window).to_bytes(row, "little"), width)

    reached = {quota for quota in quotas if quota <= highest}
    losing = _picked({quota: by_size(below[quota]) for quota in reached}, quotas, members)
    swings_of = {}
    for number in set(weighing.votes):
        without = {}
        for quota in reached:
            terms = min(members, (quota - 1) // number if number else members)
            packed = 0
            for times in range(terms, -1, -1):
                packed = below[quota - times * number] - (packed << 8 * width)
            without[quota] = by_size(packed)
        left = _picked(without, quotas, members - 1)
        swings_of[number] = [
            left[size] + left[size + 1] - losing[size + 1] for size in range(members)
        ]
    return sum(losing), swings_of


def _picked(
    by_quota: Mapping[int, Sequence[int]], quotas: Sequence[int], members: int
) -> Sequence[int]:
    """Return the losing coalitions of each size, each size under its own quota.

    Args:
        by_quota: For each quota the coalitions below it, by size.
        quotas: The quota of each size; where it is out of reach, all lose.
        members: Of how many members they are coalitions.
    """
    if len(by_quota) == 1 and quotas[0] == quotas[-1]:
        return by_quota[quotas[0]]
    return [
        by_quota[quota][size] if quota in by_quota else comb(members, size)
        for size, quota in enumerate(quotas)
    ]


def _width_of_sizes(members: int) -> int:
    """Return how many bytes hold the number of coalitions of any one size."""
    return _width(comb(members, members // 2).bit_length(), longest=4)


def _width(bits: int, longest: int) -> int:
    """Return how many bytes hold so many bits, if short rounded up to what is read at once."""
    needed = -(-bits // 8)
    return next((word for word in _WORDS if needed <= word <= longest), needed)


def _coalitions_below(votes: Sequence[int], highest: int, width: int) -> list[int]:
    """Return for each number up to the highest the coalitions with fewer votes.

    They are packed by size, each size in so many bytes.
    """
    row = width * (len(votes) + 1)
    if row * highest <= _IN_ONE_PIECE:
        data = _in_one_piece(votes, highest, width)
        return [0, *accumulate(_parts(data, row))]
    sizes = [
        one.to_bytes(width * highest, "little") for one in _size_by_size(votes, highest, width)
    ]
    read = int.from_bytes
    return [
        0,
        *accumulate(
            read(b"".join([size[at : at + width] for size in sizes]), "little")
            for at in range(0, width * highest, width)
        ),
    ]


def _in_one_piece(votes: Sequence[int], highest: int, width: int) -> bytes:
    slot = 8 * width
    row = slot * (len(votes) + 1)
    window = (1 << row * highest) - 1
    packed, reach = 1, 0
    for number in sorted(votes):
        reach += number
        packed += packed << row * number + slot
        if reach >= highest:
            packed &= window
    return packed.to_bytes(row * highest // 8, "little")


def _size_by_size(votes: Sequence[int], highest: int, width: int) -> list[int]:
    slot = 8 * width
    length = slot * highest
    window = (1 << length) - 1
    by_size, reach = [1], 0
    for number in sorted(votes):
        reach += number
        joined = [packed << slot * number for packed in by_size]
        if reach >= highest:
            joined = [
                packed & window if packed.bit_length() > length else packed for packed in joined
            ]
        by_size = [1, *map(add, by_size[1:], joined), joined[-1]]
        while not by_size[-1]:
            by_size.pop()
    return by_size
