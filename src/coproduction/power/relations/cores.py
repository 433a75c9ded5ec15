"""A core of people and a periphery around it, and whether chance would give one as well.

In the ideal pattern everybody in the core is tied to everybody, and those in the
periphery only to the core [BorgattiEverett2000]. There is always a split that fits
best, in any network; so it comes with what random networks give.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

import numpy as np

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.given_numbers import problems_of_counts
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.memberships import in_groups
from coproduction.power.relations.random_graphs import (
    Given,
    RandomGraphTest,
    beside_random,
    problems_of_given,
    random_graphs,
)
from coproduction.power.relations.rows import Bools, Floats, Ints, Matrix, total_at
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)

_ALL = 16
"""Up to so many people, every split is looked at."""

_STARTS = 10
"""From so many splits on the best one is looked for, where not all are looked at."""

_MANY = 100
"""From so many people on, from fewer splits, in proportion; one at least."""

_NEAR = 1e-9
"""How far apart two fits are that are taken for different ones."""


@dataclass(frozen=True, slots=True)
class CorePeriphery(Generic[N, G]):
    """The split into core and periphery that fits best, beside what chance gives.

    Attributes:
        fit: How well the ties fit the ideal pattern: 1 where they are like it.
        chance: The fit beside those of random networks.
        core: Who is in the core, in the order of the nodes; ``None`` where another core
            fits as well, so that nobody can be said to be in it.
        groups: Of each group, the share of members who are in the core, from 0 to 1;
            empty where the core is ``None``, or no groups were given.
    """

    fit: float
    chance: RandomGraphTest
    core: tuple[N, ...] | None
    groups: Mapping[G, float]


@overload
def core_periphery(
    graph: Ties[N] | Graph[N],
    groups: None = ...,
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> CorePeriphery[N, Any] | None: ...
@overload
def core_periphery(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> CorePeriphery[N, G] | None: ...
def core_periphery(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G] | None = None,
    *,
    given: Given = "arcs",
    draws: int = 199,
    seed: int = 0,
) -> CorePeriphery[N, G] | None:
    """Return who is in the core, how well a core fits at all, and how well by chance.

    The fit is the correlation, over all arcs that those who answered could have, of the
    strengths with a pattern that is one where either end is in the core, and nought
    where both are in the periphery. The core is the one with the highest fit.

    Range of the fit -1 to 1, above nought nearly always. Ties drawn at random among six
    people give 0.35 on average, and about 0.5 or more in one of twenty networks: so read
    *chance* first, and call nothing a core where *p* is large.
    ``None`` where there are no ties, or all that there could be are alike, or fewer than
    three people. An isolate is
    in the periphery, and changes the fit. Arcs turned round fit as well.

    Limits: it says nothing of two cores, which fit no worse than none. Of those who did
    not answer, only what they receive is known: they look more peripheral than they may
    be. Being in the core is no merit. Name groups, and nobody in a report.

    Cost: up to 16 people, all splits are looked at. Beyond that the split is looked for,
    from those with most ties on and by one person at a time, O(n + m) a step, in the
    network and in the random ones alike: it may be that another fits better, or as well.
    Among 16 people the search finds the best split in four of five random networks.

    Args:
        graph: Who turns to whom.
        groups: The group of each node. Nodes in none are left out, with their ties.
        given: What random networks have in common with this one, as `random_graph_test`
            takes it.
        draws: How many networks are drawn.
        seed: A whole number, nought or more. Another one draws others.

    Raises:
        TooFewError: If there are fewer than 40 networks with as many arcs or dyads: then
            nothing tells a core from chance.
        InvalidTiesError: If groups are no mapping, somebody who has a group is no node,
            something else is given, or there is no draw.

    References:
        [BorgattiEverett2000].
    """
    problems = [*problems_of_counts(seed, draws=draws), *problems_of_given(given)]
    if problems:
        raise InvalidTiesError(*problems)
    ties = read(graph)
    membership = None
    if groups is not None:
        ties, membership = in_groups(ties, groups)
    found = _best(ties)
    if found is None:
        return None
    fit, core = found
    drawn = [_best(one) for one in random_graphs(ties, given=given, draws=draws, seed=seed)]
    fits = np.array([np.nan if one is None else one[0] for one in drawn])
    chance = beside_random(fit, fits)
    if core is None:
        return CorePeriphery(fit, chance, None, {})
    shares: dict[G, float] = {}
    if membership is not None:
        inside = np.bincount(membership.codes, core, len(membership.names)) / membership.sizes
        shares = dict(zip(membership.names, inside.tolist(), strict=True))
    members = tuple([ties.nodes[place] for place in np.flatnonzero(core).tolist()])
    return CorePeriphery(fit, chance, members, shares)


def _best(ties: Ties[Any]) -> tuple[float, Bools | None] | None:
    """Return the highest fit, and the core that has it if one alone was found to."""
    fitting = _Fitting.of(ties)
    if fitting is None:
        return None
    found = fitting.of_all() if len(ties.nodes) <= _ALL else fitting.looked_for()
    return found if np.isfinite(found[0]) else None


@dataclass(frozen=True, slots=True, eq=False)
class _Fitting:
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
    def of(cls, ties: Ties[Any]) -> _Fitting | None:
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
        between = self.between
        to_it: Floats = between @ outside.astype(np.float64)
        within, asked, people = float(to_it @ outside) / 2, int(self.asked @ outside), outside.sum()
        step = np.where(outside, -1, 1)
        while True:
            fits = self.fits(within + step * to_it, asked + step * self.asked, people + step)
            who = int(fits.argmax())
            if fits[who] <= fit + _NEAR:
                return fit, step > 0
            fit, change = float(fits[who]), int(step[who])
            within += change * float(to_it[who])
            asked += change * int(self.asked[who])
            people += change
            step[who] = -change
            begin, end = between.indptr[who], between.indptr[who + 1]
            to_it[between.indices[begin:end]] += change * between.data[begin:end]
