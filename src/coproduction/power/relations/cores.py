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
from coproduction.power.relations.core_fits import Fitting
from coproduction.power.relations.drawn_networks import (
    Given,
    problems_of_given,
    random_graphs,
)
from coproduction.power.relations.draws import refuse_long
from coproduction.power.relations.given_numbers import problems_of_counts
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.memberships import in_groups
from coproduction.power.relations.random_graphs import RandomGraphTest, beside_random
from coproduction.power.relations.rows import Bools
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)

_ALL = 16
"""Up to so many people, every split is looked at."""


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
        draws: How many networks are drawn, up to a million.
        seed: A whole number, nought or more. Another one draws others.

    Raises:
        TooFewError: If there are fewer than 40 networks with as many arcs or dyads: then
            nothing tells a core from chance.
        InvalidTiesError: If groups are no mapping, somebody who has a group is no node,
            something else is given, or there is no draw.
        TooLargeError: If so many draws would take many minutes.

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
    refuse_long(ties, draws, 2e-6 * (len(ties.nodes) + len(ties.out.others)))
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
    fitting = Fitting.of(ties)
    if fitting is None:
        return None
    found = fitting.of_all() if len(ties.nodes) <= _ALL else fitting.looked_for()
    return found if np.isfinite(found[0]) else None
