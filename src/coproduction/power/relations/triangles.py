"""Every three people with ties between each two of them, found once each.

Links are ties without their direction. Each is counted from the end with fewer links to
the end with more, so that nobody has many to go through: O(m √m) time at the worst,
O(n + m) for what is kept, and a part of the threesomes at a time. Whether two ends of a
pair are linked is asked of a table of marks first, which says no quickly and mostly.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from coproduction.power.relations.rows import Floats, Ints, total_at
from coproduction.power.ties import Ties

_AT_ONCE = 1 << 20
"""How many pairs of links are looked at together."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number without a pattern, which spreads what is multiplied by it."""


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Who is linked to whom, each two once.

    Attributes:
        nodes: How many nodes there are.
        tails: One end of each link, that with fewer links.
        heads: The other end.
        forth: How strong the tie is from the one to the other.
        back: How strong it is the other way.
        ends: For each link, where those of the same tail end.
        keys: Both ends as one number, in the order of the links.
        heads_by_rank: The head of each link, by its rank.
    """

    nodes: int
    tails: Ints
    heads: Ints
    forth: Floats
    back: Floats
    ends: Ints
    keys: Ints
    heads_by_rank: Ints

    @property
    def both(self) -> Floats:
        """Return how strong each link is, in both directions together."""
        return self.forth + self.back

    def by_node(self, at_tail: Floats, at_head: Floats) -> Floats:
        """Return for each node the sum over its links."""
        return total_at(self.tails, at_tail, self.nodes) + total_at(self.heads, at_head, self.nodes)

    def counts(self) -> Ints:
        """Return how many links each node has."""
        return np.bincount(self.tails, minlength=self.nodes) + np.bincount(
            self.heads, minlength=self.nodes
        )


def links_of(ties: Ties[Any]) -> Links:
    """Return who is linked to whom in either direction."""
    number = len(ties.nodes)
    linked = (ties.out.pattern() + ties.into.pattern()).tocsr()
    rank = np.empty(number, dtype=np.int64)
    rank[np.argsort(np.diff(linked.indptr), kind="stable")] = np.arange(number)
    # Both arrays of arcs, as links from the lower rank to the higher, in one order.
    tails, heads = rank[ties.tails], rank[ties.out.others]
    upward = tails < heads
    keys = np.where(upward, tails, heads) * number + np.where(upward, heads, tails)
    found, place = np.unique(keys, return_inverse=True)
    forth = total_at(place[upward], ties.out.strengths[upward], len(found))
    back = total_at(place[~upward], ties.out.strengths[~upward], len(found))
    low, high = np.divmod(found, max(number, 1))
    node = np.argsort(rank)
    ends = np.cumsum(np.bincount(low, minlength=number))[low]
    return Links(number, node[low], node[high], forth, back, ends, found, high)


def triangles(links: Links) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Yield threesomes, many at a time, as the places of their links.

    The first two links have the same tail; the third goes from the head of the first to
    the head of the second.
    """
    number = len(links.keys)
    after = links.ends - np.arange(number) - 1
    upto = np.concatenate([[0], np.cumsum(after)])
    bits = max(10, int(number).bit_length() + 4)
    marks = np.zeros(1 << bits, dtype=np.bool_)
    marks[_mark(links.keys, bits)] = True
    begin = 0
    while begin < number:
        end = int(np.searchsorted(upto, upto[begin] + _AT_ONCE, side="right")) - 1
        end = max(end, begin + 1)
        first = np.repeat(np.arange(begin, end), after[begin:end])
        second = np.arange(upto[begin], upto[end]) - upto[first] + first + 1
        asked = links.heads_by_rank[first] * links.nodes + links.heads_by_rank[second]
        likely = np.flatnonzero(marks[_mark(asked, bits)])
        asked = asked[likely]
        third = np.minimum(np.searchsorted(links.keys, asked), number - 1)
        closed = links.keys[third] == asked
        kept = likely[closed]
        yield first[kept], second[kept], third[closed]
        begin = end


def _mark(keys: Ints, bits: int) -> Ints:
    mixed: Ints = (keys.astype(np.uint64) * _SPREAD) >> np.uint64(64 - bits)
    return mixed
