"""How well a core and a periphery fit ties, and the split that fits best."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import product
from math import inf, sqrt
from typing import Any

import numpy as np

from coproduction.power.relations.rows import Bools, Floats, Ints, Matrix, total_at
from coproduction.power.ties import Ties

_STARTS = 10
"""From so many splits on the best one is looked for, where not all are looked at."""

_MANY = 100
"""From so many people on, from fewer splits, in proportion; one at least."""

_NEAR = 1e-9
"""How far apart two fits are that are taken for different ones."""


@dataclass(frozen=True, slots=True, eq=False)
class Fitting:
    """The sums that tell how well a periphery fits.

    Attributes:
        between: How strong each two are tied, both ways together, as a part of the
            strongest tie.
        ends: For each arc, who turns and who is turned to.
        strengths: For each arc, its strength, as a part of the strongest.
        ties: The ties themselves.
        asked: Who answered, as ones and noughts.
        pairs: How many arcs there could be.
        total: How strong all ties are together.
        spread: Pairs times the sum of squares of strengths, less the square of their sum.
    """

    between: Matrix
    ends: tuple[Ints, Ints]
    strengths: Floats
    ties: Ties[Any]
    asked: Ints
    pairs: int
    total: float
    spread: float

    @classmethod
    def of(cls, ties: Ties[Any]) -> Fitting | None:
        """Return the sums for ties, or nothing where all arcs that could be are alike."""
        strengths = ties.out.strengths / ties.out.strengths.max(initial=1e-100)
        asked = ties.answered.astype(np.int64)
        pairs = int(ties.possible(asked.sum(), len(ties.nodes)))
        total, squares = float(strengths.sum()), float(strengths @ strengths)
        spread = pairs * squares - total * total
        if spread <= _NEAR * pairs * squares:
            return None
        arcs = ties.out.matrix_with(strengths)
        ends = (ties.tails, ties.out.others)
        return cls((arcs + arcs.T).tocsr(), ends, strengths, ties, asked, pairs, total, spread)

    def fits(self, within: Floats, asked: Ints, people: Ints) -> Floats:
        """Return how well peripheries fit.

        Args:
            within: How strong all ties within the periphery are together.
            asked: How many of the periphery answered.
            people: How many people are in it.
        """
        empty = self.ties.possible(asked, people).astype(np.float64)
        varied = (empty > 0) & (empty < self.pairs)
        scale = np.sqrt(np.where(varied, empty * (self.pairs - empty), 1.0) * self.spread)
        fits: Floats = np.where(varied, (empty * self.total - self.pairs * within) / scale, -np.inf)
        return fits

    def fit(self, within: float, asked: int, people: int) -> float:
        """Return how well one periphery fits, as `fits` does."""
        empty = float(self.ties.possible(asked, people))
        if not 0 < empty < self.pairs:
            return -inf
        scale = sqrt(empty * (self.pairs - empty) * self.spread)
        return (empty * self.total - self.pairs * within) / scale

    def of_all(self) -> tuple[float, Bools | None]:
        """Return the highest fit of all peripheries, numbered by their members' bits."""
        people = len(self.asked)
        between = self.between.toarray()
        within, asked = np.zeros(1), np.zeros(1, dtype=np.int64)
        many = np.zeros(1, dtype=np.int64)
        for place in range(people):
            to_it = np.zeros(1)
            for other in range(place):
                to_it = np.concatenate([to_it, to_it + between[place, other]])
            within = np.concatenate([within, within + to_it])
            asked = np.concatenate([asked, asked + self.asked[place]])
            many = np.concatenate([many, many + 1])
        fits = self.fits(within, asked, many)
        best = float(fits.max())
        alike = np.flatnonzero(fits >= best - _NEAR)
        core = (alike[0] >> np.arange(people) & 1) == 0
        return best, core if len(alike) == 1 else None

    def looked_for(self) -> tuple[float, Bools]:
        """Return the highest fit that is found one by one, and the core that has it."""
        people = len(self.asked)
        order = np.argsort(-self.between.sum(axis=1), kind="stable")
        rank = np.empty(people, dtype=np.int64)
        rank[order] = np.arange(people)
        # An arc is within the periphery as long as neither end has joined the core.
        joined = np.minimum(rank[self.ends[0]], rank[self.ends[1]])
        gone = total_at(joined, self.strengths, people).cumsum()
        asked: Ints = self.asked[order].cumsum()
        fits = self.fits(self.total - gone, asked[-1] - asked, people - 1 - np.arange(people))
        many = max(1, min(_STARTS, _STARTS * _MANY // people))
        starts = np.argsort(-fits, kind="stable")[:many].tolist()
        found = [self._improved(rank > last, float(fits[last])) for last in starts]
        return max(found, key=lambda one: one[0])

    def _improved(self, outside: Bools, fit: float) -> tuple[float, Bools]:
        """Return the fit and the core where nobody who joins it or leaves it makes it better."""
        leaving = _Leaving.of(self, outside)
        while True:
            better, who = leaving.best()
            if better <= fit + _NEAR:
                return fit, np.array(leaving.steps) > 0
            fit = better
            leaving.move(who)


@dataclass(slots=True, eq=False)
class _Leaving:
    """Who would leave the periphery, or come back to it, so that the rest fits best.

    Two who move the same way, and both answered or both did not, leave as many people and
    as many who answered: then the better one is the one who leaves less strength within.
    So the best of each of these four kinds is kept at the top of a heap. What lies in a
    heap and no longer holds is passed over when it comes to the top.

    Attributes:
        fitting: The sums that tell how well a periphery fits.
        steps: For each person, -1 if they are in the periphery and could leave it, else 1.
        to_it: How strong their ties to others in the periphery are.
        asked: Whether they answered, as one or nought.
        heaps: For each kind, by step and having answered, what would be added within, and who.
        within: How strong all ties within the periphery are together.
        told: How many of the periphery answered.
        people: How many people are in it.
    """

    fitting: Fitting
    steps: list[int]
    to_it: list[float]
    asked: list[int]
    heaps: dict[tuple[int, int], list[tuple[float, int]]]
    within: float
    told: int
    people: int

    @classmethod
    def of(cls, fitting: Fitting, outside: Bools) -> _Leaving:
        to_it: Floats = fitting.between @ outside.astype(np.float64)
        steps = np.where(outside, -1, 1)
        heaps: dict[tuple[int, int], list[tuple[float, int]]] = {}
        for step, asked in product((-1, 1), (0, 1)):
            those = np.flatnonzero((steps == step) & (fitting.asked == asked))
            added = (step * to_it[those]).tolist()
            heaps[step, asked] = sorted(zip(added, those.tolist(), strict=True))
        return cls(
            fitting,
            steps.tolist(),
            to_it.tolist(),
            fitting.asked.tolist(),
            heaps,
            float(to_it @ outside) / 2,
            int(fitting.asked @ outside),
            int(outside.sum()),
        )

    def best(self) -> tuple[float, int]:
        """Return the highest fit that one person's move gives, and who that is."""
        found = []
        for (step, asked), heap in self.heaps.items():
            while heap and not self._holds(step, *heap[0]):
                heappop(heap)
            if heap:
                added, who = heap[0]
                fit = self.fitting.fit(
                    self.within + added, self.told + step * asked, self.people + step
                )
                found.append((fit, -who))
        fit, who = max(found)
        return fit, -who

    def _holds(self, step: int, added: float, who: int) -> bool:
        return self.steps[who] == step and self.to_it[who] * step == added

    def move(self, who: int) -> None:
        """Let somebody leave the periphery, or come back to it."""
        step, between = self.steps[who], self.fitting.between
        self.within += step * self.to_it[who]
        self.told += step * self.asked[who]
        self.people += step
        self.steps[who] = -step
        heappush(self.heaps[-step, self.asked[who]], (-step * self.to_it[who], who))
        begin, end = between.indptr[who], between.indptr[who + 1]
        others = between.indices[begin:end].tolist()
        for other, strength in zip(others, between.data[begin:end].tolist(), strict=True):
            self.to_it[other] += step * strength
            way = self.steps[other]
            heappush(self.heaps[way, self.asked[other]], (way * self.to_it[other], other))
