"""How sure a number is, if those who are here stand for more like them."""

from __future__ import annotations

from itertools import product
from math import isfinite
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.errors import InvalidTiesError, InvalidValueError
from coproduction.power.relational import (
    VertexBootstrap,
    betweenness,
    ei_index,
    krackhardt,
    reciprocity,
    vertex_bootstrap,
)
from coproduction.power.relations.bootstraps import OverPairs, _Pairs
from coproduction.power.ties import Ties
from power.networks import graphs, groups_of

MEASURES: list[OverPairs] = ["density", "reciprocity", "ei-index"]


def groups_for(measure: str, graph: nx.Graph) -> dict[str, str] | None:
    return groups_of(graph, 2) if measure == "ei-index" else None


@given(graph=graphs(), silent=st.sets(st.sampled_from("abcdefghij")))
@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_observed(graph: nx.Graph, silent: set[str], measure: OverPairs) -> None:
    """It is the number that its own function finds; nothing is ever not a number."""
    ties = Ties.of(graph, weight="strength", respondents=set(graph) - silent)
    groups = groups_for(measure, graph)
    expected = {
        "density": ties.density,
        "reciprocity": reciprocity(ties),
        "ei-index": ei_index(ties, groups_of(graph, 2)).index,
    }[measure]
    found = vertex_bootstrap(ties, measure, groups=groups, draws=5)
    assert found.observed == (None if expected is None else pytest.approx(expected))
    numbers = [found.error, found.lowest, found.highest, found.defined]
    assert all(number is None or isfinite(number) for number in numbers)
    if found.lowest is not None and found.highest is not None:
        assert -1 <= found.lowest <= found.highest <= 1 + 1e-9


def slowly(
    ties: Ties[str], groups: dict[str, str], chosen: list[int], instead: list[tuple[int, int]]
) -> dict[str, tuple[float, float]]:
    """Write the network of those chosen as a table of pairs, and count over all pairs."""
    strength = {(tail, head): one for tail, head, one in ties.arcs()}
    filling = iter(instead)
    sums = {measure: np.zeros(2) for measure in MEASURES}
    for place, one in enumerate(chosen):
        for other in chosen[place + 1 :]:
            pair = next(filling) if one == other else (one, other)
            names = [ties.nodes[each] for each in pair]
            told = ties.answered[list(pair)]
            told = told | (ties.both_ways & told.any())
            for tail, head, asked, heard in ((*names, *told), (*names[::-1], *told[::-1])):
                arc = strength.get((tail, head), 0.0)
                back = (head, tail) in strength
                apart = 1 if groups[tail] != groups[head] else -1
                sums["density"] += [arc > 0, asked]
                sums["reciprocity"] += [arc > 0 and back, arc > 0 and heard]
                sums["ei-index"] += [arc * apart, arc]
    return {measure: (float(above), float(below)) for measure, (above, below) in sums.items()}


@settings(max_examples=40)
@given(graph=graphs(most=5), silent=st.sets(st.sampled_from("abcdefghij")), data=st.data())
def test_by_definition(graph: nx.Graph, silent: set[str], data: st.DataObject) -> None:
    """Two copies of one person have the ties, and the groups, of a pair drawn from all."""
    if len(graph) < 2:
        return
    ties = Ties.of(graph, weight="strength", respondents=set(graph) - silent)
    places = st.integers(0, len(graph) - 1)
    chosen = data.draw(st.lists(places, min_size=len(graph), max_size=len(graph)))
    pairs = st.tuples(places, places).filter(lambda pair: pair[0] != pair[1])
    alike = sum(one == other for p, one in enumerate(chosen) for other in chosen[p + 1 :])
    instead = data.draw(st.lists(pairs, min_size=alike, max_size=alike))
    expected = slowly(ties, groups_of(graph, 2), chosen, instead)
    times = np.bincount(chosen, minlength=len(graph))
    filling = np.array(instead, dtype=np.int64).reshape(-1, 2).T
    for measure in MEASURES:
        found = _Pairs.of(ties, measure, groups_for(measure, graph)).sums(times, filling)
        assert found == pytest.approx(expected[measure])


def test_all_draws_of_three() -> None:
    """Over all ways to draw, and to fill in, the mean density is the one observed."""
    ties = Ties.from_arcs([("a", "b"), ("b", "c"), ("c", "b")])
    pairs = _Pairs.of(ties, "density", None)
    different = [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]
    means = []
    for chosen in product(range(3), repeat=3):
        times = np.bincount(chosen, minlength=3)
        alike = int((times * (times - 1) // 2).sum())
        filled = [
            pairs.sums(times, np.array(instead, dtype=np.int64).reshape(-1, 2).T)
            for instead in product(different, repeat=alike)
        ]
        means.append(np.mean([above / below for above, below in filled]))
    assert np.mean(means) == pytest.approx(ties.density)
    drawn = [above / below for above, below in pairs.drawn(20_000, 1)]
    assert np.mean(drawn) == pytest.approx(0.5, abs=0.01)


def test_a_standard_error() -> None:
    """With sixteen times as many people, where ties are drawn one by one, it is as much surer."""
    few = nx.gnp_random_graph(25, 0.2, seed=1, directed=True)
    many = nx.gnp_random_graph(400, 0.2, seed=1, directed=True)
    small, large = (vertex_bootstrap(graph, "density") for graph in (few, many))
    assert small.error is not None
    assert large.error is not None
    assert 8 < small.error / large.error < 32
    assert small.lowest is not None
    assert small.observed is not None
    assert small.highest is not None
    assert small.lowest < small.observed < small.highest
    assert small.highest - small.lowest == pytest.approx(3.92 * small.error, rel=0.15)
    assert small == vertex_bootstrap(few, "density", seed=0)
    assert small != vertex_bootstrap(few, "density", seed=1)


def test_who_all_turn_to_all() -> None:
    """Where every pair is alike, nothing varies."""
    found = vertex_bootstrap(nx.complete_graph(6), "density", draws=20)
    assert found == VertexBootstrap(1.0, 0.0, 1.0, 1.0, 1.0)


def test_what_is_not_always_defined() -> None:
    """Of the draws without the number, it is said how many there were."""
    one_tie = nx.DiGraph([("a", "b")])
    one_tie.add_nodes_from("cdefgh")
    found = vertex_bootstrap(one_tie, "reciprocity", draws=50)
    assert found.observed == found.error == found.lowest == found.highest == 0
    assert 0 < found.defined < 1
    nobody = VertexBootstrap(None, None, None, None, 0.0)
    for graph in (nx.DiGraph(), nx.empty_graph(1)):
        assert vertex_bootstrap(graph, "density", draws=3) == nobody
    once = vertex_bootstrap(nx.complete_graph(3), "density", draws=1)
    assert once == VertexBootstrap(1.0, None, 1.0, 1.0, 1.0)


@pytest.mark.parametrize("measure", [betweenness, krackhardt, "closeness", None, ["density"]])
def test_what_follows_ways(measure: Any) -> None:
    """Copies of a person make and break ways, so what follows ways is refused, and why."""
    with pytest.raises(InvalidValueError, match="copies would make and break ways"):
        vertex_bootstrap(nx.complete_graph(4), measure)


def test_the_functions_themselves() -> None:
    """Where a measure has a function of its own, this may stand in the place of its name."""
    graph, groups = nx.gnp_random_graph(12, 0.3, seed=2, directed=True), {0: "x", 1: "y", 2: "x"}
    by_name = vertex_bootstrap(graph, "reciprocity", draws=20)
    assert vertex_bootstrap(graph, reciprocity, draws=20) == by_name
    index = vertex_bootstrap(graph, "ei-index", groups=groups, draws=20)
    assert vertex_bootstrap(graph, ei_index, groups=groups, draws=20) == index
    with pytest.raises(InvalidTiesError, match="The reciprocity has no groups"):
        vertex_bootstrap(graph, reciprocity, groups=groups)
    with pytest.raises(InvalidTiesError, match="The ei-index needs the group"):
        vertex_bootstrap(graph, ei_index)


def test_what_cannot_be() -> None:
    """Groups are for the index alone, which needs them; draws and seeds are whole numbers."""
    graph = nx.complete_graph(4)
    with pytest.raises(InvalidTiesError, match="The density has no groups"):
        vertex_bootstrap(graph, "density", groups={0: "x"})
    with pytest.raises(InvalidTiesError, match="needs the group of each node"):
        vertex_bootstrap(graph, "ei-index")
    with pytest.raises(InvalidTiesError, match="a mapping from each node"):
        vertex_bootstrap(graph, "ei-index", groups=["x"])  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidTiesError) as caught:
        vertex_bootstrap(graph, "density", draws=0, seed=-1)
    assert len(caught.value.problems) == 2


def test_a_large_network() -> None:
    """Nothing grows with the square of the people."""
    many = 50_000
    ties = Ties.from_arrays(range(many), [*range(1, many), 0], nodes=range(many))
    found = vertex_bootstrap(ties, "density", draws=3)
    assert found.observed == pytest.approx(1 / (many - 1))
