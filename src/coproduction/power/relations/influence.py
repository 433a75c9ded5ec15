"""Whose view weighs how much, once people have listened to one another.

Somebody who turns to others gives each of them a weight, in proportion to the strength
of the ties, and to themselves the strength of the tie to oneself, if there is one.
Whoever turns to nobody keeps their own view. Somebody who did not answer is taken for
one of those, which makes them look stronger than they may be: where not all answered,
show `sensitivity` beside it, or leave out the others with `Ties.among`.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from math import gcd
from typing import Generic, TypeVar

import numpy as np
from scipy.sparse.csgraph import breadth_first_order, connected_components

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.given_numbers import MOST, finite
from coproduction.power.relations.given_ties import Graph, named
from coproduction.power.relations.linear import settled, solved
from coproduction.power.relations.rows import Bools, Floats, Ints, Matrix, matrix_of
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)


def friedkin_johnsen(
    graph: Ties[N] | Graph[N], susceptibility: Mapping[N, float] | float
) -> dict[N, float]:
    """Return how much each person's first view weighs in everybody's last one.

    In each round everybody moves to *a* times what those whom they turn to think, and
    *1 - a* times what they thought at first. In the end they hold
    *V = (I - A W)⁻¹ (I - A)* of the first views; the mean of each column is the answer.

    Range 0 to 1. Sums to one. With *a* of nought for all, *1/n* each. An isolate has
    *1/n*, and makes the others' smaller in one proportion.

    Limits: susceptibility has to be asked for or reasoned; no ties tell it.

    Args:
        graph: Who turns to whom.
        susceptibility: How far each person moves, from 0, not at all, to 1: a number
            for each node, or one for all. Of those who turn to nobody it is not used.

    Raises:
        InvalidTiesError: If a number is missing or out of range, or somebody with one
            is no node; or if some turn to one another only and all have 1, so that
            nothing of their first views is left to settle it (`degroot` does).
        TooLargeError: If a large network settles too slowly.

    References:
        [FriedkinJohnsen1990]; [FriedkinJohnsen1999].
    """
    ties = read(graph)
    weights, moved = _moved(ties, susceptibility)
    number = len(ties.nodes)
    onward = (weights.T * moved[np.newaxis, :]).tocsr()
    reached = solved(onward, np.full(number, 1 / max(number, 1)), "Influence")
    return ties.by_node(reached * (1 - moved))


def last_views(
    graph: Ties[N] | Graph[N],
    susceptibility: Mapping[N, float] | float,
    first: Mapping[N, float],
) -> dict[N, float]:
    """Return where the views of `friedkin_johnsen` settle, from where they began.

    Between the lowest and the highest first view.

    Args:
        graph: Who turns to whom.
        susceptibility: As there.
        first: The first view of each node, as a number.

    Raises:
        InvalidTiesError: As there, or if a first view is missing, no finite number, or
            beyond 1e100.
        TooLargeError: If a large network settles too slowly.

    References:
        [FriedkinJohnsen1990].
    """
    ties = read(graph)
    weights, moved = _moved(ties, susceptibility)
    views = _given(ties, first, "first view", lowest=-MOST, highest=MOST)
    onward = (weights * moved[:, np.newaxis]).tocsr()
    return ties.by_node(solved(onward, (1 - moved) * views, "Views"))


@dataclass(frozen=True, slots=True)
class ClosedGroup(Generic[N]):
    """People who turn to one another, and to nobody else.

    Attributes:
        members: Who they are, in the order of the nodes.
        share: How much their views weigh in everybody's last ones.
        settles: Whether their views settle on one; else they go round in circles.
    """

    members: tuple[N, ...]
    share: float
    settles: bool


def degroot(graph: Ties[N] | Graph[N]) -> dict[N, float]:
    """Return how much each person weighs in what everybody thinks in the long run.

    In each round everybody takes the weighted mean of those whom they turn to. In the
    end only closed groups count (`closed_groups`): within one, the *s* for which
    *s' = s' W*; between them, by how many come to listen to it. Where views go round in
    circles, the mean over time.

    Range 0 to 1. Sums to one. An isolate has *1/n*, and makes the others' smaller in
    one proportion.

    Limits: weights are rarely asked for; people also hold on to what they thought
    (`friedkin_johnsen`).

    Raises:
        TooLargeError: If a large network settles too slowly.

    References:
        [French1956]; [DeGroot1974].
    """
    ties = read(graph)
    shares = np.zeros(len(ties.nodes))
    for places, weighing in _closed(_weights(ties)):
        shares[places] = weighing
    return ties.by_node(shares)


def closed_groups(graph: Ties[N] | Graph[N]) -> tuple[ClosedGroup[N], ...]:
    """Return the groups that turn to nobody outside, in whose hands the long run is.

    Ordered by their first members. Their shares sum to one. An isolate is one.

    Raises:
        TooLargeError: If a large network settles too slowly.

    References:
        [DeGroot1974].
    """
    ties = read(graph)
    weights = _weights(ties)
    return tuple(
        ClosedGroup(
            members=tuple([ties.nodes[place] for place in places.tolist()]),
            share=float(weighing.sum()),
            settles=_settles(weights, places),
        )
        for places, weighing in _closed(weights)
    )


def _closed(weights: Matrix) -> list[tuple[Ints, Floats]]:
    """Return the places of each closed group, and what each member weighs for everybody."""
    number = weights.shape[0]
    if not number:
        return []
    parts, part_of = connected_components(weights, connection="strong")
    entries = weights.tocoo()
    leaves = part_of[entries.row] != part_of[entries.col]
    is_closed = np.ones(parts, dtype=np.bool_)
    is_closed[part_of[entries.row[leaves]]] = False
    passing = ~is_closed[part_of]
    mass = np.full(number, 1 / number)
    if passing.any():
        onward = weights[passing]
        reached = solved(onward[:, passing].T.tocsr(), mass[passing], "Influence")
        mass[~passing] += onward[:, ~passing].T @ reached
    members = np.flatnonzero(~passing)
    members = members[np.argsort(part_of[members], kind="stable")]
    _, begins = np.unique(part_of[members], return_index=True)
    found = []
    for places in np.split(members, begins[1:]):
        alone = len(places) == 1
        within = np.ones(1) if alone else settled(_among(weights, places).T.tocsr(), "Influence")
        found.append((places, within * mass[places].sum()))
    return sorted(found, key=lambda one: one[0].tolist())


def _among(weights: Matrix, places: Ints) -> Matrix:
    return weights[places][:, places]


def _settles(weights: Matrix, places: Ints) -> bool:
    """Return whether the lengths of all ways back have no divisor in common."""
    if len(places) == 1:
        return True
    within = _among(weights, places)
    order, before = breadth_first_order(within, 0)
    steps = np.zeros(len(places), dtype=np.int64)
    for place in order[1:].tolist():
        steps[place] = steps[before[place]] + 1
    entries = within.tocoo()
    return gcd(*np.abs(steps[entries.row] + 1 - steps[entries.col]).tolist()) == 1


def _weights(ties: Ties[N]) -> Matrix:
    """Return what weight each node gives to whom; each row sums to one."""
    number = len(ties.nodes)
    own = np.where(ties.out.sums() + ties.own > 0, ties.own, 1.0)
    total = ties.out.sums() + own
    places = np.arange(number)
    held = np.flatnonzero(own)
    rows = np.concatenate([ties.tails, places[held]])
    heads = np.concatenate([ties.out.others, places[held]])
    given = np.concatenate([ties.out.strengths, own[held]]) / total[rows]
    return matrix_of(given, rows, heads, (number, number))


def _moved(ties: Ties[N], susceptibility: Mapping[N, float] | float) -> tuple[Matrix, Floats]:
    """Return the weights, and how far each node moves."""
    if not isinstance(susceptibility, Mapping):
        susceptibility = dict.fromkeys(ties.nodes, susceptibility)
    moved = _given(ties, susceptibility, "susceptibility", lowest=0, highest=1)
    moved = np.where(ties.out.sizes > 0, moved, 0.0)
    weights = _weights(ties)
    stuck = np.flatnonzero(_stuck(weights, moved == 1))
    if len(stuck):
        raise InvalidTiesError(
            "These turn only to people who keep nothing of their first view: "
            + ", ".join(named(repr(ties.nodes[place]) for place in stuck.tolist()))
            + ". At least one of them needs a susceptibility below 1."
        )
    return weights, moved


def _stuck(weights: Matrix, wholly: Bools) -> Bools:
    """Return who turns, also through others, only to those who are moved wholly."""
    if not wholly.any():
        return wholly
    number = weights.shape[0]
    # Somebody who holds on to something is reached backwards from one new place.
    entries = weights.tocoo()
    held = np.flatnonzero(~wholly)
    rows = np.concatenate([entries.col, np.full(len(held), number)])
    ends = np.concatenate([entries.row, held])
    back = matrix_of(np.ones(len(rows)), rows, ends, (number + 1, number + 1))
    reached = breadth_first_order(back, number, return_predecessors=False)
    stuck = np.ones(number + 1, dtype=np.bool_)
    stuck[reached] = False
    return stuck[:-1]


def _given(
    ties: Ties[N], values: Mapping[N, float], what: str, *, lowest: float, highest: float
) -> Floats:
    if not isinstance(values, Mapping):
        raise InvalidTiesError(
            f"Write the {what} of each node as a mapping, and no {type(values).__name__!r}."
        )
    problems = [f"{node!r} has no {what}." for node in ties.nodes if node not in values]
    for node, value in values.items():
        if node not in ties.place_of:
            problems.append(f"{node!r} has a {what} and is no node of these ties.")
        elif (number := finite(value)) is None or not lowest <= number <= highest:
            between = f"It lies from {lowest} to {highest}."
            problems.append(f"The {what} of {node!r} cannot be {value!r}. {between}")
    if problems:
        raise InvalidTiesError(*named(problems))
    return np.array([values[node] for node in ties.nodes], dtype=np.float64)
