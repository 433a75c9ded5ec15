"""Ties that go both ways, where not all answered: either end tells of a tie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple
from functools import partial
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.errors import TooFewError
from coproduction.power.relational import (
    attention_share,
    betweenness,
    bonacich,
    bridge_share,
    brokerage,
    centralization,
    closed_groups,
    constraint,
    core_periphery,
    cut_links,
    cut_participants,
    degroot,
    effective_size,
    ei_index,
    friedkin_johnsen,
    krackhardt,
    largest_bridge_share,
    network_brokerage,
    permutation_test,
    reciprocity,
    sensitivity,
    vertex_bootstrap,
)
from coproduction.power.relations.between_groups import openness_expected
from coproduction.power.relations.memberships import in_groups
from coproduction.power.ties import Ties
from power.networks import Groups, graphs, groups_of

OF_TIES: dict[str, Callable[[Ties[Any], Groups], Any]] = {
    "arcs": lambda ties, _: ties.arcs(),
    "attention": attention_share,
    "E-I index": lambda ties, groups: ei_index(ties, groups).index,
    "reciprocity": lambda ties, _: reciprocity(ties),
    "reciprocity between groups": reciprocity,
    "brokerage": brokerage,
    "network brokerage": network_brokerage,
    "bridge share": bridge_share,
    "largest bridge share": largest_bridge_share,
    "constraint": lambda ties, _: constraint(ties),
    "effective size": lambda ties, _: effective_size(ties),
    "bonacich": lambda ties, _: bonacich(ties, 0.001),
    "friedkin-johnsen": lambda ties, _: friedkin_johnsen(ties, 0.5),
    "degroot": lambda ties, _: degroot(ties),
    "closed groups": lambda ties, _: closed_groups(ties),
    "krackhardt": lambda ties, _: krackhardt(ties),
    "betweenness": lambda ties, _: betweenness(ties),
    "by strength": lambda ties, _: betweenness(ties, by_strength=True),
    "degree": lambda ties, _: centralization(ties, "degree"),
    "in-degree": lambda ties, _: centralization(ties, "in-degree"),
    "out-degree": lambda ties, _: centralization(ties, "out-degree"),
    "closeness": lambda ties, _: centralization(ties, "closeness"),
    "central betweenness": lambda ties, _: centralization(ties, "betweenness"),
    "cut participants": cut_participants,
    "cut links": cut_links,
}
"""What is counted over ties that there are."""

OF_WHAT_COULD_BE: dict[str, Callable[[Ties[Any], Groups], Any]] = {
    "density": lambda ties, _: ties.density,
    "E-I index": ei_index,
    "E-I index by chance": lambda ties, groups: outcome_of(
        permutation_test, ties, groups, ei_index
    ),
    "core": lambda ties, groups: [
        None if found is None else (found.fit, found.chance.observed, found.core, found.groups)
        for found in [outcome_of(core_periphery, ties, groups, draws=1)]
        if not isinstance(found, str)
    ],
    "bootstrap": lambda ties, _: vertex_bootstrap(ties, "density", draws=9),
    "bootstrap of returns": lambda ties, _: vertex_bootstrap(ties, "reciprocity", draws=9),
    "bootstrap of the index": lambda ties, groups: vertex_bootstrap(
        ties, "ei-index", groups=groups, draws=9
    ),
}
"""What is compared with ties that there could be."""

UNDIRECTED = graphs(kinds=[nx.Graph, nx.MultiGraph])


def outcome_of(test: Callable[..., Any], *args: Any, **given_too: Any) -> Any:
    """What a test finds, or why there is none."""
    try:
        return test(*args, **given_too)
    except TooFewError as few:
        return str(few)


def without_loops(graph: nx.Graph) -> Ties[str]:
    """The ties of a graph; those to oneself nobody else tells of."""
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return Ties.of(graph, weight="strength")


@settings(max_examples=12)
@given(graph=UNDIRECTED, data=st.data())
@pytest.mark.parametrize("measure", OF_TIES.values(), ids=OF_TIES)
def test_nothing_is_lost_while_one_end_answered(
    graph: nx.Graph, data: st.DataObject, measure: Callable[[Ties[Any], Groups], Any]
) -> None:
    """Where one end of each tie answered, every number is the same as if all had."""
    ties, groups = without_loops(graph), groups_of(graph)
    silent: set[str] = set()
    for node in data.draw(st.permutations(list(graph))):
        if not silent & set(graph[node]) and data.draw(st.booleans()):
            silent.add(node)
    told = ties.answered_by(set(graph) - silent)
    assert told.both_ways
    assert measure(told, groups) == measure(ties, groups)


@settings(max_examples=12)
@given(graph=UNDIRECTED, place=st.integers(0, 9))
@pytest.mark.parametrize("measure", OF_WHAT_COULD_BE.values(), ids=OF_WHAT_COULD_BE)
def test_nothing_is_lost_while_one_is_silent(
    graph: nx.Graph, place: int, measure: Callable[[Ties[Any], Groups], Any]
) -> None:
    """Where one person did not answer, the others told of all their ties, and of all they lack."""
    ties, groups = without_loops(graph), groups_of(graph)
    told = ties.answered_by([node for node in graph if node != [*graph, *"abcdefghij"][place]])
    assert measure(told, groups) == measure(ties, groups)


@settings(max_examples=60)
@given(graph=UNDIRECTED, silent=st.sets(st.sampled_from("abcdefghij")))
def test_what_could_be_by_definition(graph: nx.Graph, silent: set[str]) -> None:
    """Of every two of whom one answered, it is known whether they have a tie."""
    ties, groups = Ties.of(graph, respondents=set(graph) - silent), groups_of(graph, 2)
    known = [(a, b) for a in graph for b in graph if a != b and not silent.issuperset({a, b})]
    there = [(a, b) for a, b in known if graph.has_edge(a, b)]
    assert sorted((a, b) for a, b, _ in ties.arcs()) == sorted(there)
    assert ties.density == (len(there) / len(known) if known else None)
    apart = sum(groups[a] != groups[b] for a, b in known)
    expected = (2 * apart - len(known)) / len(known) if known else None
    assert openness_expected(*in_groups(ties, groups)) == pytest.approx(expected)


def test_the_kite() -> None:
    """Heather stands on 14 shortest ways (Krackhardt 1990), whoever of the ten is silent."""
    kite = Ties.of(nx.krackhardt_kite_graph())
    central = centralization(kite, "betweenness")
    for silent in range(10):
        told = kite.answered_by(set(range(10)) - {silent})
        assert betweenness(told) == betweenness(kite)
        assert betweenness(told)[7] == 14
        assert centralization(told, "betweenness") == central


def test_bands_are_of_one_scale() -> None:
    """What was told and what is drawn with one more silent are counted alike: nothing moves."""
    kite = nx.krackhardt_kite_graph()
    found = sensitivity(kite, betweenness, members_silent=0.1, draws=20)
    for band in found.bands.values():
        assert band.lowest == band.observed == band.highest
    assert (found.largest, found.stays) == (7, 1)
    half = sensitivity(kite, betweenness, members_silent=0.5, draws=200).bands[7]
    assert half.observed == 14
    assert half.highest is not None
    assert half.highest <= 25


def test_a_permutation_of_what_could_be() -> None:
    """What labels could give is found together as one by one, with two silent."""
    ties = Ties.of(nx.krackhardt_kite_graph(), respondents=range(8))
    groups = {node: "xy"[node % 2] for node in range(10)}
    together = permutation_test(ties, groups, ei_index)
    one_by_one = permutation_test(ties, groups, partial(ei_index))
    assert together.keys() == one_by_one.keys() == {"index", "expected"}
    for key, found in together.items():
        assert astuple(found) == pytest.approx(astuple(one_by_one[key]))
