"""What random networks of the same people would give, with as many ties between them.

Numbers of a whole network change with how many people and how many ties there are, so
they say little alone. Here they are compared with networks that have the same people
and as many arcs, or also as many returned ones, and nothing else of the one told of.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, overload

import numpy as np

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.chance import (
    ALONE,
    Record,
    columns_of,
    compared,
    numbers_of,
)
from coproduction.power.relations.drawn_networks import (
    Given,
    problems_of_given,
    random_graphs,
)
from coproduction.power.relations.draws import one_by_one, refuse_long, refuse_many
from coproduction.power.relations.given_numbers import problems_of_counts, problems_of_function
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.rows import Floats
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class RandomGraphTest:
    """A number beside what random networks would give.

    Attributes:
        observed: The number.
        expected: Its mean over the networks drawn and the one told of.
        p: Twice the share of these in which it is as low, or as high, whichever are
            fewer; at most one. Those in which it is not defined count with either.
        smallest_p: What *p* would be if the number were the farthest one seen:
            *2 (c + 1) / (draws + 1)*, where *c* of the draws have that farthest number,
            at the end where fewer do. Where it is large, nothing could have been found.
        draws: How many networks were drawn.
    """

    observed: float
    expected: float
    p: float
    smallest_p: float
    draws: int


@overload
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], float | None],
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> RandomGraphTest | None: ...
@overload
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], Mapping[K, float]],
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> dict[K, RandomGraphTest]: ...
@overload
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], Record],
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> dict[str, RandomGraphTest]: ...
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], Any],
    *,
    given: Given = "arcs",
    draws: int = 999,
    seed: int = 0,
) -> RandomGraphTest | dict[Any, RandomGraphTest] | None:
    """Return how far a number lies from what random networks would give.

    All networks of the same people that have as many arcs are alike likely; given dyads,
    those that also have as many pairs tied both ways, one way, and not at all. Who
    answered stays, and only they have arcs. Strengths are dealt out anew among the arcs;
    those of a pair tied both ways stay together. Ties to oneself stay as they are. Where
    ties go both ways, both are the same. Two-sided; nothing is called significant.

    Where not all answered, nobody knows what the others would have returned. *Dyads* are
    then, unless ties go both ways, the pairs of two who answered, and as many arcs as
    here, with their strengths, go to people who did not. So there are fewer such networks
    than with as many pairs alone. Ties both ways are dealt out among all pairs of whom
    one answered.

    Limits: nobody makes ties at random, so a small *p* says only that something is in
    the network beside its size and number of ties, not what. With *arcs*, returned ties
    alone make many numbers differ: then look at *dyads* too. A number that depends only
    on what is given, such as density, is the same in all, and *p* is one. Several tests
    at once find something by chance more often.

    Cost: O(m) for each draw and once the measure; at most 50 numbers an arc are held.

    Args:
        graph: Who turns to whom.
        measure: A function of ties that returns a number, a mapping of numbers, or a
            record of numbers, such as ``krackhardt``. What is not defined is left out.
        given: What random networks have in common with this one.
        draws: How many networks are drawn, up to a million.
        seed: A whole number, nought or more. Another one draws others.

    Raises:
        TooFewError: If there are fewer than 40 such networks: nothing in them could be
            as rare as one in twenty.
        InvalidTiesError: If something else is given, there is no draw, or the measure
            is no function or returns what is no finite number.
        TooLargeError: If so many draws would take many minutes, or cannot be held.

    References:
        [AndersonButtsCarley1999].
    """
    problems = [
        *problems_of_counts(seed, draws=draws),
        *problems_of_given(given),
        *problems_of_function(measure, "measure", "ties"),
    ]
    if problems:
        raise InvalidTiesError(*problems)
    ties = read(graph)
    refuse_long(ties, draws, one_by_one(ties))
    observed = dict(numbers_of(measure(ties), "measure"))
    refuse_many(draws, len(observed))
    drawn = random_graphs(ties, given=given, draws=draws, seed=seed)
    found = columns_of((numbers_of(measure(one), "measure") for one in drawn), draws)
    nowhere = np.full(draws, np.nan)
    tests = {}
    for key, number in observed.items():
        if not np.isnan(number):
            tests[key] = beside_random(number, found.get(key, nowhere))
    return tests.get(ALONE) if ALONE in observed else tests


def beside_random(observed: float, found: Floats) -> RandomGraphTest:
    """Return a number beside those of the networks drawn, not a number where it is not defined."""
    one = compared(observed, found, exact=False)
    return RandomGraphTest(one.observed, one.expected, one.p, one.smallest_p, len(found))
