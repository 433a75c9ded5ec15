"""How far a network is like the chart of an organisation: Krackhardt's four dimensions."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from scipy.sparse.csgraph import breadth_first_order, connected_components

from coproduction.errors import TooLargeError
from coproduction.power.relations.given_numbers import refuse_counts
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.rows import Ints, Matrix, matrix_of
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)

_MOST = 2_000
"""Up to so many groups of people who all reach one another, every two are compared."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """Four ways in which a network may be like an out-and-out hierarchy, which has 1 in all.

    Attributes:
        connectedness: The share of pairs with any way between them, whatever its
            direction; ``None`` for fewer than two people.
        hierarchy: Of the pairs of whom one reaches the other, the share in which the
            other does not reach the one; ``None`` where nobody reaches anybody.
        efficiency: How few arcs there are beyond what it needs to hold together, as a
            share of those that there could be; ``None`` where none could be.
        lub: The share of pairs of linked people who have a nearest one whom both reach,
            of how many could do without; ``None`` where no three are linked.
    """

    connectedness: float | None
    hierarchy: float | None
    efficiency: float | None
    lub: float | None


def krackhardt(
    graph: Ties[N] | Graph[N], *, samples: int | None = None, seed: int = 0
) -> Dimensions:
    """Return how far a network is like the chart of an organisation.

    With parts of sizes *n(k)* that are held together by ties in any direction, and *m*
    arcs:

    - *connectedness*: ``Σ n(k) (n(k)-1) / (n (n-1))``
    - *hierarchy*: pairs reached one way, of all reached one way or both
    - *efficiency*: ``1 - (m - Σ (n(k)-1)) / Σ (n(k) (n(k)-1) - (n(k)-1))``
    - *least upper bound*: ``1 - v / Σ (n(k)-1) (n(k)-2) / 2``, where *v* of the pairs
      within a part have nobody whom both reach and whom all others whom both reach
      reach too. Everybody reaches themselves.

    Each 0 to 1. In a chart of an organisation everybody turns to their manager, so read
    ties from a manager to others with ``meaning="influences"``: turned round, the fourth
    is another number. Ties both ways are two arcs. An isolate changes connectedness
    alone. Whoever did not answer reaches nobody: show who answered.

    Limits: says most in networks of middle size and few ties; in dense ones all reach
    all. It does not say whether a hierarchy is good.

    Cost: O(n + m) where most people reach one another. Else it grows with the square of
    the number of groups of people who reach one another, up to 2,000.

    Args:
        graph: Who turns to whom.
        samples: Draw so many pairs, and estimate hierarchy and least upper bound by
            them.
        seed: A whole number, nought or more. Another one draws others.

    Raises:
        InvalidTiesError: If the samples are not one or more, or the seed cannot be.
        TooLargeError: If there are more such groups, and no pairs are drawn.

    References:
        [Krackhardt1994].
    """
    refuse_counts(seed, **({} if samples is None else {"samples": samples}))
    ties = read(graph)
    people, arcs = len(ties.nodes), len(ties.out.others)
    pattern = ties.out.pattern()
    _, part_of = connected_components(pattern, connection="weak")
    sizes = np.bincount(part_of).astype(np.int64)
    pairs, needed = int((sizes * (sizes - 1) // 2).sum()), int((sizes - 1).sum())
    spare = 2 * pairs - needed
    chart = _Chart.of(pattern, part_of)
    if samples is not None:
        reached, violations = chart.drawn(samples, np.random.default_rng(seed))
    else:
        reached, violations = chart.compared()
    one_way, any_way = reached
    most = int(((sizes - 1) * (sizes - 2) // 2).sum())
    return Dimensions(
        connectedness=2 * pairs / (people * (people - 1)) if people > 1 else None,
        hierarchy=one_way / any_way if any_way else None,
        efficiency=1 - (arcs - needed) / spare if spare else None,
        lub=1 - violations / most if most else None,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Chart:
    """The groups of people who all reach one another, and whom each turns to.

    Attributes:
        sizes: How many people are in each.
        parts: The part of the network that each is in.
        onward: Whom each turns to; nobody comes back.
    """

    sizes: Ints
    parts: Ints
    onward: Matrix

    @classmethod
    def of(cls, pattern: Matrix, part_of: Ints) -> _Chart:
        number, circle_of = connected_components(pattern, connection="strong")
        entries = pattern.tocoo()
        ends = (circle_of[entries.row], circle_of[entries.col])
        apart = ends[0] != ends[1]
        ones = np.ones(int(apart.sum()), dtype=np.int32)
        onward = matrix_of(ones, ends[0][apart], ends[1][apart], (number, number))
        parts = np.zeros(number, dtype=np.int64)
        parts[circle_of] = part_of
        sizes = np.bincount(circle_of, minlength=number).astype(np.int64)
        return cls(sizes, parts, onward)

    def compared(self) -> tuple[tuple[int, int], int]:
        """Return pairs reached one way and any way, and those without a nearest one."""
        number = len(self.sizes)
        if number > _MOST:
            raise TooLargeError(
                f"There are {number} groups of people who reach one another; up to {_MOST} "
                "are compared. Draw pairs with samples=1000 and a seed."
            )
        reach = np.eye(number, dtype=np.bool_)
        # Those who turn to nobody come first: scipy numbers circles from the end.
        for circle in _from_the_end(self.onward):
            ahead = self.onward.indices[self.onward.indptr[circle] : self.onward.indptr[circle + 1]]
            reach[circle] |= reach[ahead].any(axis=0)
        weight = np.outer(self.sizes, self.sizes)
        one_way = int(weight[reach].sum() - (self.sizes**2).sum())
        both = int((self.sizes * (self.sizes - 1) // 2).sum())
        shared = reach.astype(np.float32) @ reach.T.astype(np.float32)
        nearest = np.zeros((number, number), dtype=np.float32)
        # The nearest whom both reach is one who reaches all of them; who reaches more
        # is written over who reaches fewer.
        reached = reach.sum(axis=1)
        for circle in np.argsort(reached, kind="stable").tolist():
            below = np.flatnonzero(reach[:, circle])
            nearest[np.ix_(below, below)] = reached[circle]
        together = self.parts[:, np.newaxis] == self.parts
        missing = together & ((shared == 0) | (nearest != shared))
        violations = int(weight[np.triu(missing, 1)].sum())
        return (one_way, one_way + both), violations

    def drawn(self, samples: int, random: np.random.Generator) -> tuple[tuple[int, int], float]:
        """Return the same of pairs drawn within the parts; the second, scaled to all."""
        circle_of = np.repeat(np.arange(len(self.sizes)), self.sizes)
        order = np.argsort(self.parts[circle_of], kind="stable")
        circle_of = circle_of[order]
        many = np.bincount(self.parts[circle_of]).astype(np.int64)
        begins = np.cumsum(many) - many
        pairs = many * (many - 1) // 2
        if not pairs.any():
            return (0, 0), 0
        one_way = any_way = violations = 0
        for part in random.choice(len(many), samples, p=pairs / pairs.sum()).tolist():
            first, second = circle_of[
                begins[part] + random.choice(many[part], 2, replace=False)
            ].tolist()
            from_first, from_second = self._reached(first), self._reached(second)
            back, forth = first in from_second, second in from_first
            any_way += back or forth
            one_way += back != forth
            violations += not self._has_nearest(np.intersect1d(from_first, from_second))
        return (one_way, any_way), violations / samples * int(pairs.sum())

    def _reached(self, circle: int) -> Any:
        return breadth_first_order(self.onward, circle, return_predecessors=False)

    def _has_nearest(self, shared: Ints) -> bool:
        """Return whether one of those whom both reach reaches all others of them."""
        if not len(shared):
            return False
        inside = self.onward[shared][:, shared]
        return int((np.asarray(inside.sum(axis=0)) == 0).sum()) == 1


def _from_the_end(onward: Matrix) -> list[int]:
    """Return groups so that those whom each turns to come before it."""
    left = np.diff(onward.indptr).astype(np.int64)
    before = onward.tocsc()
    ready = np.flatnonzero(left == 0).tolist()
    for circle in ready:
        for one in before.indices[before.indptr[circle] : before.indptr[circle + 1]].tolist():
            left[one] -= 1
            if not left[one]:
                ready.append(one)
    return ready
