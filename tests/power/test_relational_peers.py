"""What igraph, rustworkx and networkx have too, and what they get wrong.

igraph is used in tests and benchmarks only: its licence is the GPL, and nothing of it is
shipped. Seen with igraph 1.0.0, rustworkx 0.18.1 and networkx 3.6.1.
"""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import igraph
import networkx as nx
import numpy as np
import pytest
import rustworkx
from hypothesis import given

from coproduction.power.relational import (
    attention_share,
    betweenness,
    centralization,
    constraint,
    cut_links,
    cut_participants,
    effective_size,
    ei_index,
    reciprocity,
)
from coproduction.power.ties import Ties
from power.networks import graphs, groups_of, strengths_of

SIMPLE = [nx.Graph, nx.DiGraph]


def without_loops(graph: nx.Graph) -> nx.Graph:
    plain = graph.copy()
    plain.remove_edges_from(list(nx.selfloop_edges(graph)))
    return plain


def of_igraph(graph: nx.Graph) -> Any:
    return igraph.Graph.from_networkx(without_loops(graph))


def of_rustworkx(graph: nx.Graph) -> Any:
    return rustworkx.networkx_converter(without_loops(graph))


# Agreement on drawn graphs


@given(graph=graphs(kinds=SIMPLE))
def test_constraint_as_igraph(graph: nx.Graph) -> None:
    """Burt's constraint, with strengths; igraph says NaN where we leave somebody out."""
    weights = "strength" if without_loops(graph).size() else None
    theirs = dict(zip(graph, of_igraph(graph).constraint(weights=weights), strict=True))
    defined = {node: one for node, one in theirs.items() if not math.isnan(one)}
    ours = constraint(Ties.of(graph, weight="strength"))
    assert ours == pytest.approx(defined, rel=1e-9, abs=1e-9)


@given(graph=graphs(kinds=SIMPLE))
def test_betweenness_as_igraph_and_rustworkx(graph: nx.Graph) -> None:
    """Betweenness, of steps as all three, and of lengths as igraph."""
    ours = list(betweenness(graph).values())
    assert ours == pytest.approx(of_igraph(graph).betweenness(), rel=1e-9, abs=1e-9)
    theirs = of_rustworkx(graph)
    each = (
        rustworkx.digraph_betweenness_centrality
        if graph.is_directed()
        else rustworkx.graph_betweenness_centrality
    )
    assert ours == pytest.approx(list(each(theirs, normalized=False).values()), rel=1e-9, abs=1e-9)
    if without_loops(graph).size():
        lengths = [1 / one for one in of_igraph(graph).es["strength"]]
        strong = betweenness(Ties.of(graph, weight="strength"), by_strength=True)
        assert list(strong.values()) == pytest.approx(
            of_igraph(graph).betweenness(weights=lengths), rel=1e-9, abs=1e-9
        )


@given(graph=graphs(kinds=[nx.DiGraph]))
def test_reciprocity_as_igraph_and_networkx(graph: nx.DiGraph) -> None:
    """Reciprocity; networkx raises where there is no arc, igraph says NaN."""
    plain = without_loops(graph)
    ours = reciprocity(graph)
    if ours is None:
        assert math.isnan(of_igraph(graph).reciprocity())
        with pytest.raises(nx.NetworkXError):
            nx.overall_reciprocity(plain)
    else:
        assert ours == pytest.approx(of_igraph(graph).reciprocity(), rel=1e-9, abs=1e-9)
        assert ours == pytest.approx(nx.overall_reciprocity(plain), rel=1e-9, abs=1e-9)


@given(graph=graphs(kinds=SIMPLE))
def test_attention_as_igraph(graph: nx.Graph) -> None:
    """Strengths received, added up by group."""
    groups = groups_of(graph)
    weights = "strength" if without_loops(graph).size() else None
    received = dict(zip(graph, of_igraph(graph).strength(mode="in", weights=weights), strict=True))
    total = sum(received.values())
    shares = attention_share(Ties.of(graph, weight="strength"), groups)
    for group, share in shares.items():
        theirs = sum(one for node, one in received.items() if groups[node] == group)
        assert share == pytest.approx(theirs / total, rel=1e-9, abs=1e-9)


@given(graph=graphs(kinds=SIMPLE))
def test_ei_index_as_the_mixing_of_networkx(graph: nx.Graph) -> None:
    """The E-I index is one less twice the trace of the mixing matrix."""
    groups = groups_of(graph)
    plain = without_loops(graph)
    nx.set_node_attributes(plain, groups, "group")
    found = ei_index(graph, groups).index
    if found is not None:
        mixing = nx.attribute_mixing_matrix(plain, "group")
        assert found == pytest.approx(1 - 2 * np.trace(mixing), rel=1e-9, abs=1e-9)


@given(graph=graphs(kinds=SIMPLE))
def test_cuts_as_the_bridges_of_rustworkx(graph: nx.Graph) -> None:
    """Between two who are each a group of their own, cuts are articulation points and bridges."""
    links = nx.Graph(without_loops(graph))
    theirs = of_rustworkx(links)
    points = {theirs[place] for place in rustworkx.articulation_points(theirs)}
    bridges = {frozenset(map(theirs.__getitem__, pair)) for pair in rustworkx.bridges(theirs)}
    found_points: set[str] = set()
    found_links: set[frozenset[str]] = set()
    for one, two in combinations(graph, 2):
        groups = {**dict.fromkeys(graph, "others"), one: "one", two: "two"}
        found_points |= set(cut_participants(graph, groups).get(("one", "two"), ()))
        found_links |= {frozenset(tie) for tie in cut_links(graph, groups).get(("one", "two"), ())}
    assert found_points == points
    assert found_links == bridges


@given(graph=graphs(kinds=[nx.Graph]))
def test_centralization_as_igraph(graph: nx.Graph) -> None:
    """Degree centralization by igraph's sum, with our largest; closeness where all are linked."""
    links = without_loops(graph)
    people = len(links)
    if people < 3:
        return
    degrees = of_igraph(links).degree()
    largest = (people - 1) * (people - 2)
    expected = sum(max(degrees) - one for one in degrees) / largest
    assert centralization(graph, "degree") == pytest.approx(expected, rel=1e-9, abs=1e-9)
    near = of_igraph(links).closeness()
    if nx.is_connected(links):
        expected = sum(max(near) - one for one in near) / (largest / (2 * people - 3))
        assert centralization(graph, "closeness") == pytest.approx(expected, rel=1e-9, abs=1e-9)
    else:
        assert centralization(graph, "closeness") is None


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("directed", [True, False])
def test_larger_graphs(seed: int, directed: bool) -> None:  # noqa: FBT001 - pytest gives it
    """The same on graphs of hundreds, with strengths, by igraph and rustworkx."""
    graph = nx.gnp_random_graph(300, 0.03, seed, directed=directed)
    random = np.random.default_rng(seed)
    for *_, data in graph.edges(data=True):
        data["strength"] = float(random.uniform(0.1, 4))
    ties = Ties.of(graph, weight="strength")
    theirs = igraph.Graph.from_networkx(graph)
    ours = list(constraint(ties).values())
    assert ours == pytest.approx(theirs.constraint(weights="strength"), rel=1e-9)
    if directed:
        assert reciprocity(ties) == pytest.approx(theirs.reciprocity(), rel=1e-9)
    between = list(betweenness(ties).values())
    assert between == pytest.approx(theirs.betweenness(), rel=1e-9, abs=1e-9)
    each = rustworkx.betweenness_centrality(of_rustworkx(graph), normalized=False)
    assert between == pytest.approx(list(each.values()), rel=1e-9, abs=1e-9)


# What they get wrong, or leave to chance


def test_effective_size_with_strengths_is_not_that_of_networkx() -> None:
    """The quick way of networkx divides by the wrong maximum: UCINET has 5.47, it has 5.52."""
    graph = nx.Graph()
    for one in ["AB2", "AF3", "AG5", "AE2", "EG8", "FG3", "BG4", "BD1", "DG3", "GC10"]:
        graph.add_edge(one[0], one[1], weight=int(one[2:]))
    found = effective_size(Ties.of(graph, weight="weight"))
    assert found["G"] == pytest.approx(5.47, abs=0.0051)
    assert nx.effective_size(graph, weight="weight")["G"] != pytest.approx(5.47, abs=0.04)
    slowly = nx.effective_size(graph, nodes=list(graph), weight="weight")
    assert found == pytest.approx(slowly, rel=1e-9, abs=1e-9)


def test_constraint_of_some_is_not_that_of_networkx() -> None:
    """Asked for some nodes, networkx says NaN for those who turn to nobody."""
    graph = nx.DiGraph([(1, 2), (1, 3), (1, 4), (2, 3)])
    found = constraint(graph)
    assert found == pytest.approx(nx.constraint(graph), rel=1e-9, abs=1e-9)
    assert math.isnan(nx.constraint(graph, nodes=list(graph))[3])
    assert found[3] == pytest.approx(145 / 144, rel=1e-9, abs=1e-9)


def test_isolates_are_left_out() -> None:
    """For an isolate networkx and igraph say NaN; here it is left out."""
    graph = nx.Graph([(1, 2)])
    graph.add_node(3)
    assert math.isnan(nx.constraint(graph)[3])
    assert constraint(graph) == effective_size(graph) == {1: 1, 2: 1}


def test_strengths_are_not_lengths() -> None:
    """Both networkx and igraph take weights for lengths; here a strong tie is a short way."""
    graph = nx.Graph()
    graph.add_weighted_edges_from([(1, 2, 4), (2, 3, 4), (1, 3, 1)])
    assert nx.betweenness_centrality(graph, weight="weight")[2] == 0
    assert betweenness(Ties.of(graph, weight="weight"), by_strength=True)[2] == 1


def test_degree_centralization_without_ties_to_oneself() -> None:
    """A star has 1; a package that lets people tie to themselves says less."""
    star = nx.star_graph(4)
    assert centralization(star, "degree") == 1
    degrees = [degree for _, degree in star.degree()]
    with_loops = sum(max(degrees) - one for one in degrees) / (4 * 5)
    assert with_loops < 1


def test_parallel_arcs_of_networkx() -> None:
    """Parallel arcs add up, as in the matrices of networkx."""
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", strength=2)
    graph.add_edge("a", "b", strength=1)
    assert strengths_of(graph) == {("a", "b"): 3}
    assert Ties.of(graph, weight="strength").arcs() == [("a", "b", 3.0)]
    assert Ties.of(graph).arcs() == [("a", "b", 2.0)]
