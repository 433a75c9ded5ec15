"""Networks for tests: drawn ones, and the same by definition, slowly and in plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, permutations
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from hypothesis import strategies as st

from coproduction.power.relational import Brokerage

N = TypeVar("N")
Groups = Mapping[str, str]
KINDS = [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]
STRENGTHS = st.sampled_from([0.5, 1.0, 2.0, 3.5])


@st.composite
def graphs(draw: st.DrawFn, most: int = 8, kinds: Any = KINDS) -> nx.Graph:
    """A graph of any kind, with strengths, isolates, ties to oneself and parallel arcs."""
    graph = draw(st.sampled_from(kinds))()
    nodes = draw(st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=most))
    graph.add_nodes_from(nodes)
    if nodes:
        ends = st.sampled_from(nodes)
        density = draw(st.integers(0, 3 * len(nodes)))
        for tail, head, strength in draw(
            st.lists(st.tuples(ends, ends, STRENGTHS), max_size=density)
        ):
            graph.add_edge(tail, head, strength=strength)
    return graph


def groups_of(graph: nx.Graph, number: int = 3) -> dict[str, str]:
    """Deal out groups in turn."""
    return {node: "xyz"[place % number] for place, node in enumerate(graph)}


# The definitions


def strengths_of(graph: nx.Graph) -> dict[tuple[str, str], float]:
    """The strength from each node to each other, parallel arcs added up."""
    found: dict[tuple[str, str], float] = {}
    for tail, head, strength in graph.edges(data="strength"):
        for pair in {(tail, head), *([] if graph.is_directed() else [(head, tail)])}:
            found[pair] = found.get(pair, 0) + strength
    return {pair: strength for pair, strength in found.items() if pair[0] != pair[1]}


def mutual_of(graph: nx.Graph) -> dict[tuple[str, str], float]:
    """What each two have with one another, in both directions together."""
    strengths = strengths_of(graph)
    pairs = {*strengths, *((head, tail) for tail, head in strengths)}
    return {pair: strengths.get(pair, 0) + strengths.get(pair[::-1], 0) for pair in pairs}


def constraint_slowly(graph: nx.Graph) -> dict[str, float]:
    """The sum over contacts of the square of what leads to them, directly or through others."""
    mutual = mutual_of(graph)
    total = {node: sum(mutual.get((node, one), 0) for one in graph) for node in graph}

    def share(one: str, other: str) -> float:
        return mutual.get((one, other), 0) / total[one] if total[one] else 0

    return {
        one: sum(
            (share(one, other) + sum(share(one, q) * share(q, other) for q in graph)) ** 2
            for other in graph
            if (one, other) in mutual
        )
        for one in graph
        if total[one]
    }


def effective_size_slowly(graph: nx.Graph) -> dict[str, float]:
    """The number of contacts, each less what others lead to as well."""
    mutual = mutual_of(graph)
    found = {}
    for one in graph:
        contacts = [other for other in graph if (one, other) in mutual]
        total = sum(mutual[one, other] for other in contacts)
        if contacts:
            found[one] = sum(
                1
                - sum(
                    mutual.get((one, q), 0)
                    / total
                    * mutual.get((other, q), 0)
                    / max(mutual.get((other, any_), 0) for any_ in graph)
                    for q in graph
                )
                for other in contacts
            )
    return found


def brokerage_slowly(graph: nx.Graph, groups: Groups) -> dict[str, Brokerage]:
    """Each two others, in either order, and what stands between them."""
    found = {}
    for node in graph:
        counts = dict.fromkeys(
            ["coordinator", "gatekeeper", "representative", "itinerant", "liaison"], 0
        )
        for one, other in permutations([any_ for any_ in graph if any_ != node], 2):
            linked = graph.has_edge(one, node) and graph.has_edge(node, other)
            if linked and not graph.has_edge(one, other):
                counts[role_of(groups[one], groups[node], groups[other])] += 1
        found[node] = Brokerage(**counts)
    return found


def role_of(one: str, between: str, other: str) -> str:
    """The role by the groups of three, as Gould and Fernandez name it."""
    if one == between == other:
        return "coordinator"
    if between == other:
        return "gatekeeper"
    if one == between:
        return "representative"
    return "itinerant" if one == other else "liaison"


def two_dimensions_slowly(graph: nx.DiGraph) -> tuple[float | None, float | None]:
    """Hierarchy and least upper bound, by who reaches whom."""
    reach = {node: nx.descendants(graph, node) | {node} for node in graph}
    ways = [(b in reach[a]) + (a in reach[b]) for a, b in combinations(graph, 2)]
    violations = most = 0
    for part in nx.weakly_connected_components(graph):
        most += (len(part) - 1) * (len(part) - 2) // 2
        for a, b in combinations(part, 2):
            shared = reach[a] & reach[b]
            violations += not any(shared <= reach[nearest] for nearest in shared)
    some = ways.count(1) + ways.count(2)
    return (ways.count(1) / some if some else None, 1 - violations / most if most else None)


def cuts_slowly(
    graph: nx.Graph, groups: Groups
) -> tuple[dict[tuple[str, str], set[str]], dict[tuple[str, str], set[frozenset[str]]]]:
    """Take each node and each link away, and look whether a way is left."""
    links = nx.Graph(graph.to_undirected())
    nodes: dict[tuple[str, str], set[str]] = {}
    ties: dict[tuple[str, str], set[frozenset[str]]] = {}
    for one, two in combinations(sorted({groups[node] for node in graph}), 2):

        def linked(view: nx.Graph, pair: tuple[str, str] = (one, two)) -> bool | None:
            some, others = ([node for node in view if groups[node] == each] for each in pair)
            if not some or not others:
                return None
            return any(nx.has_path(view, a, b) for a in some for b in others)

        if linked(links):
            nodes[one, two] = {
                node for node in links if linked(nx.restricted_view(links, [node], [])) is False
            }
            ties[one, two] = {
                frozenset(link)
                for link in links.edges
                if linked(nx.restricted_view(links, [], [link])) is False
            }
    return nodes, ties


def views_in_time(graph: nx.DiGraph, rounds: int) -> list[float]:
    """What each node weighs in the mean of all views, on average over many rounds."""
    weights = nx.to_numpy_array(graph, weight="strength")
    if not graph.is_directed():
        weights = np.maximum(weights, weights.T)
    nobody = weights.sum(axis=1) == 0
    weights[nobody, nobody] = 1
    weights /= weights.sum(axis=1, keepdims=True)
    settled = np.linalg.matrix_power(weights, rounds)
    later = [settled @ np.linalg.matrix_power(weights, more) for more in range(60)]
    return [float(one) for one in np.mean(later, axis=(0, 1))]


def label_arrangements(groups: Mapping[N, str]) -> Iterator[dict[N, str]]:
    """Every way to deal out the same labels, once."""
    for labels in sorted(set(permutations(groups.values()))):
        yield dict(zip(groups, labels, strict=True))
