"""Whether everything runs through one person, and who lies on the shortest ways.

Shortest ways are found by networkx, and with ``backend=`` by whichever of its backends
is named. Nothing is ever given to a backend unasked.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal, TypeAlias, TypeVar, get_args

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import connected_components

from coproduction.errors import InvalidTiesError, TooLargeError
from coproduction.power.relations.given_numbers import refuse_counts
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.rows import Floats, Ints, Matrix
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)

Centrality: TypeAlias = Literal["degree", "in-degree", "out-degree", "closeness", "betweenness"]
"""What is compared from person to person."""

_LONG = 100_000_000
"""Nodes times arcs from which all shortest ways take minutes."""


def betweenness(
    graph: Ties[N] | Graph[N],
    *,
    by_strength: bool = False,
    samples: int | None = None,
    seed: int = 0,
    backend: str | None = None,
) -> dict[N, float]:
    """Return on how many shortest ways between two others each person lies.

    For each ordered pair of others, the share of the shortest ways from the one to the
    other that lead through the person; where ties go both ways, each pair counts once.

    From nought to *(n-1)(n-2)*, and half of it where ties go both ways. Does not sum to
    anything. Pairs without a way count nought. An isolate has nought, and changes
    nothing.

    Limits: in small groups, and where some did not answer, another person often has
    most: show `sensitivity` beside it.

    Cost: O(n m) time. Beyond a hundred million nodes times arcs, which takes minutes,
    only with ``samples`` or a backend.

    Args:
        graph: Who turns to whom.
        by_strength: Whether a tie is the shorter the stronger it is, in length one
            divided by its strength; else each tie is one step.
        samples: From how many nodes, drawn at random, ways are followed; the sums are
            scaled up. Without it, from all.
        seed: A whole number, nought or more. Another one draws others.
        backend: The name of a backend of networkx that is installed.

    Raises:
        InvalidTiesError: If there are not so many nodes to draw, or the seed cannot be.
        TooLargeError: If it would take minutes, and neither is given.

    References:
        [Freeman1977]; [Brandes2001].
    """
    refuse_counts(seed, **({} if samples is None else {"samples": samples}))
    ties = read(graph)
    if samples is not None and samples > len(ties.nodes):
        raise InvalidTiesError(f"Of {len(ties.nodes)} nodes, {samples} cannot be drawn.")
    if samples is None and backend is None:
        _refuse_long(
            ties, "Betweenness", "Draw some with samples=1000 and a seed, or name a backend."
        )
    found = nx.betweenness_centrality(
        networkx_of(ties),
        k=samples,
        normalized=False,
        weight="length" if by_strength else None,
        seed=int(seed),
        **_by(backend),
    )
    return {node: float(found[place]) for place, node in enumerate(ties.nodes)}


def centralization(
    graph: Ties[N] | Graph[N], measure: Centrality, *, backend: str | None = None
) -> float | None:
    """Return how far everything runs through one person.

    The sum over all of how far their number falls short of the largest, divided by what
    it would be in a star of as many people, where it is most.

    - *in-degree*, *out-degree*: how many turn to somebody, and to how many they turn.
    - *degree*: how many somebody is linked to in either direction.
    - *closeness*: *n - 1* divided by all steps to others along links in either direction.
    - *betweenness*: as the function of that name.

    Range 0, all alike, to 1, a star. ``None`` for fewer than three people, where there
    is no star, and for closeness where some cannot be reached. Isolates count: they
    make it smaller or larger, and closeness undefined. Strengths are not read.

    Limits: depends on the number of people and of ties: compare only networks alike in
    both. Of those who did not answer, too little is known. Packages disagree: some
    count a tie to oneself into the largest sum. That of eigenvectors is left out, since
    it has no agreed largest sum.

    Args:
        graph: Who turns to whom.
        measure: What is compared.
        backend: The name of a backend of networkx, for closeness and betweenness.

    Raises:
        InvalidTiesError: If the measure has another name.
        TooLargeError: If ways between so many would take minutes, and no backend is
            named.

    References:
        [Freeman1979].
    """
    if measure not in get_args(Centrality):
        raise InvalidTiesError(
            f"What is compared is {', '.join(get_args(Centrality))}, and not {measure!r}."
        )
    ties = read(graph)
    people = len(ties.nodes)
    if people < 3:
        return None
    if measure == "closeness":
        return _closeness(ties, backend)
    if measure == "betweenness":
        ways = list(betweenness(ties, backend=backend).values())
        largest = (people - 1) ** 2 * (people - 2) / (2 if ties.both_ways else 1)
        return _spread(np.array(ways, dtype=np.float64), largest)
    if measure == "degree":
        return _spread(np.diff(_linked(ties).indptr), (people - 1) * (people - 2))
    turned = ties.into if measure == "in-degree" else ties.out
    return _spread(turned.sizes, (people - 1) ** 2)


def _closeness(ties: Ties[N], backend: str | None) -> float | None:
    if connected_components(_linked(ties), directed=False, return_labels=False) > 1:
        return None
    if backend is None:
        _refuse_long(ties, "Closeness", "Name a backend, or take degrees.")
    near = nx.closeness_centrality(networkx_of(ties, links=True), **_by(backend))
    people = len(ties.nodes)
    largest = (people - 1) * (people - 2) / (2 * people - 3)
    return _spread(np.fromiter(near.values(), np.float64, people), largest)


def _linked(ties: Ties[N]) -> Matrix:
    return (ties.out.pattern() + ties.into.pattern()).tocsr()


def networkx_of(ties: Ties[N], *, links: bool = False) -> nx.Graph:
    """Return ties as a graph of networkx whose nodes are the places.

    Args:
        ties: Who turns to whom.
        links: Whether directions are left out.
    """
    both = links or ties.both_ways
    graph = nx.Graph() if both else nx.DiGraph()
    graph.add_nodes_from(range(len(ties.nodes)))
    ends = (ties.tails.tolist(), ties.out.others.tolist())
    graph.add_weighted_edges_from(
        zip(*ends, (1 / ties.out.strengths).tolist(), strict=True), weight="length"
    )
    return graph


def _spread(values: Floats | Ints, largest: float) -> float:
    return float((values.max() - values).sum() / largest)


def _by(backend: str | None) -> dict[str, str]:
    return {} if backend is None else {"backend": backend}


def _refuse_long(ties: Ties[N], what: str, instead: str) -> None:
    nodes, arcs = len(ties.nodes), len(ties.out.others)
    if nodes * arcs > _LONG:
        raise TooLargeError(
            f"{what} over {nodes} nodes and {arcs} arcs would take minutes or hours. {instead}"
        )
