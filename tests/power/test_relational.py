"""The measures of ties: by their definitions, by their laws, and at their edges."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.sparse.linalg import ArpackError

from coproduction.errors import InvalidTiesError, TooLargeError
from coproduction.power import relational
from coproduction.power.relational import (
    Brokerage,
    Dimensions,
    EIIndex,
    attention_share,
    betweenness,
    bonacich,
    bonacich_curve,
    bonacich_limit,
    bridge_share,
    brokerage,
    centralization,
    closed_groups,
    constraint,
    cut_links,
    cut_participants,
    degroot,
    effective_size,
    ei_index,
    friedkin_johnsen,
    krackhardt,
    largest_bridge_share,
    last_views,
    network_brokerage,
    reciprocity,
)
from coproduction.power.relations import hierarchy, linear, triangles
from coproduction.power.ties import Ties
from power.networks import (
    brokerage_slowly,
    constraint_slowly,
    cuts_slowly,
    effective_size_slowly,
    graphs,
    groups_of,
    strengths_of,
    two_dimensions_slowly,
    views_in_time,
)

DIRECTED = [nx.DiGraph, nx.MultiDiGraph]
SIMPLE = [nx.Graph, nx.DiGraph]


def strong(graph: nx.Graph) -> Ties[str]:
    return Ties.of(graph, weight="strength")


def in_small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take large networks for those of a few nodes, so that all ways through are taken."""
    monkeypatch.setattr(linear, "_AT_ONCE", 2)
    monkeypatch.setattr(triangles, "_AT_ONCE", 3)


# By definition


@given(graph=graphs())
def test_attention_by_definition(graph: nx.Graph) -> None:
    """The strengths of arcs to a group, of all arcs."""
    groups = groups_of(graph)
    strengths = strengths_of(graph)
    received = dict.fromkeys(groups.values(), 0.0)
    for (_, head), strength in strengths.items():
        received[groups[head]] += strength
    total = sum(strengths.values())
    expected = {group: one / total for group, one in received.items()} if total else {}
    assert attention_share(strong(graph), groups) == pytest.approx(expected)


@given(graph=graphs())
def test_ei_index_by_definition(graph: nx.Graph) -> None:
    """Strengths between groups less those within, of both; and the same of all pairs."""
    groups = groups_of(graph)
    signs = {pair: 1 if groups[pair[0]] != groups[pair[1]] else -1 for pair in _pairs(graph)}
    strengths = strengths_of(graph)
    found = ei_index(strong(graph), groups)
    if strengths:
        mean = sum(signs[pair] * one for pair, one in strengths.items()) / sum(strengths.values())
        assert found.index == pytest.approx(mean)
        assert found.beyond_expected == pytest.approx(mean - sum(signs.values()) / len(signs))
    else:
        assert found.index is found.beyond_expected is None
    assert found.expected == (pytest.approx(sum(signs.values()) / len(signs)) if signs else None)


def _pairs(graph: nx.Graph) -> Iterator[tuple[str, str]]:
    return ((one, two) for one in graph for two in graph if one != two)


@given(graph=graphs())
def test_reciprocity_by_definition(graph: nx.Graph) -> None:
    """The arcs that are returned, of all, and of those from group to group."""
    groups = groups_of(graph)
    arcs = strengths_of(graph)
    returned = [(head, tail) in arcs for tail, head in arcs]
    assert reciprocity(graph) == (pytest.approx(sum(returned) / len(arcs)) if arcs else None)
    between: dict[tuple[str, str], list[bool]] = {}
    for (tail, head), back in zip(arcs, returned, strict=True):
        between.setdefault((groups[tail], groups[head]), []).append(back)
    expected = {pair: sum(backs) / len(backs) for pair, backs in between.items()}
    assert reciprocity(graph, groups) == pytest.approx(expected)


@given(graph=graphs())
@pytest.mark.parametrize("parts", ["one", "small"])
def test_structural_holes_by_definition(graph: nx.Graph, parts: str) -> None:
    """Constraint and effective size, summed over all pairs and thirds."""
    with pytest.MonkeyPatch.context() as patch:
        if parts == "small":
            in_small_parts(patch)
        assert constraint(strong(graph)) == pytest.approx(constraint_slowly(graph))
        assert effective_size(strong(graph)) == pytest.approx(effective_size_slowly(graph))


@given(graph=graphs())
@pytest.mark.parametrize("parts", ["one", "small"])
def test_brokerage_by_definition(graph: nx.Graph, parts: str) -> None:
    """Each pair in each order, and who stands between: five roles, and shares of them."""
    groups = groups_of(graph)
    slowly = brokerage_slowly(graph, groups)
    with pytest.MonkeyPatch.context() as patch:
        if parts == "small":
            in_small_parts(patch)
        assert brokerage(graph, groups) == slowly
    sums = np.array([astuple(one) for one in slowly.values()]).reshape(-1, 5).sum(axis=0)
    assert network_brokerage(graph, groups) == Brokerage(*sums.tolist())
    across = sum(one.bridging for one in slowly.values())
    if not across:
        assert bridge_share(graph, groups) == {}
        assert largest_bridge_share(graph, groups) is None
        return
    by_group = dict.fromkeys(groups.values(), 0.0)
    for node, one in slowly.items():
        by_group[groups[node]] += one.bridging / across
    assert bridge_share(graph, groups) == pytest.approx(by_group)
    most = max(one.bridging for one in slowly.values())
    assert largest_bridge_share(graph, groups) == pytest.approx(most / across)


@given(graph=graphs(), part=st.sampled_from([-0.9, -0.5, 0.0, 0.3, 0.9]))
@pytest.mark.parametrize("parts", ["one", "small"])
def test_bonacich_by_definition(graph: nx.Graph, part: float, parts: str) -> None:
    """Each has what those who turn to them have, beside their turning."""
    ties = strong(graph)
    limit = bonacich_limit(ties)
    matrix = ties.out.matrix().toarray().T
    values = np.linalg.eigvals(matrix)
    if limit is not None:
        assert 1 / limit == pytest.approx(np.abs(values).max())
    beta = part * (limit or 3.0)
    with pytest.MonkeyPatch.context() as patch:
        if parts == "small":
            in_small_parts(patch)
        found = np.array(list(bonacich(ties, beta).values()))
    if not len(ties.arcs()):
        assert not found.any()
        return
    assert found @ found == pytest.approx(len(found))
    received = matrix.sum(axis=1)
    power = np.linalg.solve(np.eye(len(matrix)) - beta * matrix, received)
    assert found == pytest.approx(power * np.sqrt(len(power) / (power @ power)), abs=1e-9)


@given(graph=graphs(), moved=st.sampled_from([0.0, 0.5, 0.9]))
@pytest.mark.parametrize("parts", ["one", "small"])
def test_friedkin_johnsen_by_definition(graph: nx.Graph, moved: float, parts: str) -> None:
    """Views settle where nobody moves any more, and influence is what makes them."""
    ties = strong(graph)
    first = {node: float(place**2) for place, node in enumerate(graph)}
    with pytest.MonkeyPatch.context() as patch:
        if parts == "small":
            in_small_parts(patch)
        last = last_views(ties, moved, first)
        weight = friedkin_johnsen(ties, moved)
    for node in graph:
        given_to = {head: one for tail, head, one in ties.arcs() if tail == node}
        if given_to:
            given_to[node] = float(ties.own[ties.place_of[node]])
            mean = sum(last[head] * one for head, one in given_to.items()) / sum(given_to.values())
            assert last[node] == pytest.approx(moved * mean + (1 - moved) * first[node])
        else:
            assert last[node] == pytest.approx(first[node])
    if len(graph):
        assert sum(weight.values()) == pytest.approx(1)
        mean = sum(last.values()) / len(last)
        assert sum(weight[node] * first[node] for node in graph) == pytest.approx(mean)


@given(graph=graphs(most=6, kinds=SIMPLE))
@pytest.mark.parametrize("parts", ["one", "small"])
def test_degroot_by_definition(graph: nx.Graph, parts: str) -> None:
    """What many rounds of listening lead to, on average over time."""
    with pytest.MonkeyPatch.context() as patch:
        if parts == "small":
            in_small_parts(patch)
        found = degroot(strong(graph))
        closed = closed_groups(strong(graph))
    if len(graph):
        assert list(found.values()) == pytest.approx(views_in_time(graph, 40_000), abs=1e-6)
        assert sum(found.values()) == pytest.approx(1)
    assert sum(one.share for one in closed) == pytest.approx(min(1, len(graph)))
    for one in closed:
        assert one.share == pytest.approx(sum(found[node] for node in one.members))


@given(graph=graphs(kinds=DIRECTED))
def test_krackhardt_by_definition(graph: nx.DiGraph) -> None:
    """Who reaches whom, and who is nearest of those whom two both reach."""
    found = krackhardt(graph)
    hierarchical, bound = two_dimensions_slowly(nx.DiGraph(graph))
    assert found.hierarchy == (None if hierarchical is None else pytest.approx(hierarchical))
    assert found.lub == (None if bound is None else pytest.approx(bound))
    parts = [len(part) for part in nx.weakly_connected_components(graph)]
    pairs = sum(size * (size - 1) for size in parts)
    if len(graph) > 1:
        assert found.connectedness == pytest.approx(pairs / (len(graph) * (len(graph) - 1)))
    needed = sum(size - 1 for size in parts)
    if pairs > needed:
        spare = len(strengths_of(graph)) - needed
        assert found.efficiency == pytest.approx(1 - spare / (pairs - needed))


@given(graph=graphs())
def test_cuts_by_definition(graph: nx.Graph) -> None:
    """Take each node and each link away: is there still a way between the groups?"""
    groups = groups_of(graph)
    nodes, links = cuts_slowly(graph, groups)
    found = cut_participants(graph, groups)
    assert {pair: set(each) for pair, each in found.items()} == nodes
    assert {
        pair: {frozenset(link) for link in each} for pair, each in cut_links(graph, groups).items()
    } == links
    place_of = {node: place for place, node in enumerate(graph)}
    for each in found.values():
        assert list(each) == sorted(each, key=place_of.__getitem__)


# Laws

Measure = Callable[[Ties[str], Mapping[str, str]], Mapping[Any, Any]]
BY_NODE: dict[str, Measure] = {
    "betweenness": lambda ties, _: betweenness(ties, by_strength=True),
    "bonacich": lambda ties, _: bonacich(ties, -0.01),
    "brokerage": lambda ties, groups: {
        node: float(one.total + 0.1 * one.gatekeeper)
        for node, one in brokerage(ties, groups).items()
    },
    "constraint": lambda ties, _: constraint(ties),
    "degroot": lambda ties, _: degroot(ties),
    "effective_size": lambda ties, _: effective_size(ties),
    "friedkin_johnsen": lambda ties, _: friedkin_johnsen(ties, 0.7),
}
BY_GROUP: dict[str, Measure] = {
    "attention_share": attention_share,
    "bridge_share": bridge_share,
    "cut_participants": cut_participants,
    "reciprocity": reciprocity,
}


def numbers_of_network(ties: Ties[str], groups: Mapping[str, str]) -> list[float | None]:
    """Everything that is a number for the network."""
    openness = ei_index(ties, groups)
    dimensions = krackhardt(ties)
    centralizations = [centralization(ties, one) for one in ("degree", "in-degree", "out-degree")]
    centralizations += [centralization(ties, "closeness"), centralization(ties, "betweenness")]
    brokers = network_brokerage(ties, groups)
    return [
        openness.index,
        openness.expected,
        *astuple(dimensions),
        *centralizations,
        *astuple(brokers),
        largest_bridge_share(ties, groups),
        reciprocity(ties),
        ties.density,
    ]


@given(graph=graphs(), order=st.randoms(use_true_random=False))
def test_relabelling_relabels(graph: nx.Graph, order: Any) -> None:
    """Other names in another order change names, and no number."""
    groups = groups_of(graph)
    names = {node: f"{node}{node}" for node in graph}
    shuffled = list(graph)
    order.shuffle(shuffled)
    other = graph.__class__()
    other.add_nodes_from(names[node] for node in shuffled)
    other.add_edges_from((names[a], names[b], data) for a, b, data in graph.edges(data=True))
    other_groups = {names[node]: groups[node] for node in shuffled}
    for measure in BY_NODE.values():
        found = measure(strong(other), other_groups)
        expected = {names[node]: one for node, one in measure(strong(graph), groups).items()}
        assert found == pytest.approx(expected, abs=1e-9)
    assert attention_share(strong(other), other_groups) == pytest.approx(
        attention_share(strong(graph), groups)
    )
    assert reciprocity(other, other_groups) == pytest.approx(reciprocity(graph, groups))
    assert {pair: set(each) for pair, each in cut_participants(other, other_groups).items()} == {
        pair: {names[node] for node in each}
        for pair, each in cut_participants(graph, groups).items()
    }
    assert {
        pair: {frozenset(link) for link in each}
        for pair, each in cut_links(other, other_groups).items()
    } == {
        pair: {frozenset(map(names.__getitem__, link)) for link in each}
        for pair, each in cut_links(graph, groups).items()
    }
    assert numbers_of_network(strong(other), other_groups) == pytest.approx(
        numbers_of_network(strong(graph), groups)
    )


@given(graph=graphs(kinds=DIRECTED))
def test_transposed_with_the_meaning_swapped(graph: nx.DiGraph) -> None:
    """Arcs turned round that mean the opposite say the same."""
    groups = groups_of(graph)
    swapped = Ties.of(graph.reverse(), weight="strength", meaning="influences")
    for measure in [*BY_NODE.values(), *BY_GROUP.values()]:
        assert measure(swapped, groups) == measure(strong(graph), groups)
    assert numbers_of_network(swapped, groups) == numbers_of_network(strong(graph), groups)


@given(graph=graphs())
def test_somebody_without_ties(graph: nx.Graph) -> None:
    """An isolate changes only what the definition says."""
    groups = groups_of(graph)
    larger = graph.copy()
    larger.add_node("new")
    more = {**groups, "new": "x"}
    before, after = strong(graph), strong(larger)
    for name in ("betweenness", "brokerage", "constraint", "effective_size"):
        found = dict(BY_NODE[name](after, more))
        assert found.pop("new", 0.0) == 0
        assert found == pytest.approx(BY_NODE[name](before, groups))
    share = 1 / (len(graph) + 1)
    for name in ("friedkin_johnsen", "degroot"):
        found = dict(BY_NODE[name](after, more))
        assert found.pop("new") == pytest.approx(share)
        smaller = {node: one * (1 - share) for node, one in BY_NODE[name](before, groups).items()}
        assert found == pytest.approx(smaller)
    powers = dict(bonacich(after, 0.01))
    assert powers.pop("new") == 0
    scale = math.sqrt(1 / (1 - share)) if graph else 1
    smaller = {node: scale * one for node, one in bonacich(before, 0.01).items()}
    assert powers == pytest.approx(smaller)
    assert reciprocity(after, more) == reciprocity(before, groups)
    assert cut_participants(after, {**groups, "new": "w"}) == cut_participants(before, groups)
    for name in ("attention_share", "bridge_share"):
        found = dict(BY_GROUP[name](after, more))
        noughts = dict.fromkeys(found, 0.0)
        assert found == pytest.approx({**noughts, **BY_GROUP[name](before, groups)})
    assert ei_index(after, more).index == ei_index(before, groups).index
    first, second = krackhardt(before), krackhardt(after)
    assert astuple(first)[1:] == astuple(second)[1:]


@given(graph=graphs(), respondents=st.sets(st.sampled_from("abcdefghij")))
def test_shares_sum_to_one_and_nothing_is_nan(graph: nx.Graph, respondents: set[str]) -> None:
    """Shares sum to one, or there are none; and no number is not a number."""
    groups = groups_of(graph)
    ties = strong(graph).answered_by(respondents & set(graph))
    for measure in (attention_share, bridge_share):
        shares = measure(ties, groups)
        assert not shares or sum(shares.values()) == pytest.approx(1)
    for by_node in BY_NODE.values():
        assert not [one for one in by_node(ties, groups).values() if not math.isfinite(one)]
    assert all(one is None or math.isfinite(one) for one in numbers_of_network(ties, groups))
    assert not [one for one in reciprocity(ties, groups).values() if not 0 <= one <= 1]


@given(graph=graphs())
def test_the_sum_over_all_of_one_group(graph: nx.Graph) -> None:
    """Where all are in one group, all stand between as coordinators."""
    groups = dict.fromkeys(graph, "x")
    assert bridge_share(graph, groups) == {}
    assert network_brokerage(graph, groups).bridging == 0


# Groups


def test_whoever_is_in_no_group_stands_outside() -> None:
    """Nodes in no group, or in a group that is none, are left out with their ties."""
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "c"), ("b", "a")])
    inside = {"a": "x", "b": "y", "c": "x"}
    for groups in (inside, {**inside, "d": None}):
        part = graph.subgraph("abc")
        assert attention_share(graph, groups) == attention_share(part, inside)
        assert brokerage(graph, groups) == brokerage(part, inside)
        assert ei_index(graph, groups) == ei_index(part, inside)
        assert reciprocity(graph, groups) == reciprocity(part, inside)


def test_a_group_of_somebody_unknown() -> None:
    """A group for somebody who is not there is an error, whoever else has none."""
    graph = nx.DiGraph([("a", "b")])
    for groups in ({"a": "x", "b": "y", "c": "x"}, {"a": "x", "c": "x"}, {"c": None}):
        with pytest.raises(InvalidTiesError, match="'c' has a group and is no node"):
            attention_share(graph, groups)


# Who answered


def test_who_answered_matters() -> None:
    """Only what somebody could say is counted, and compared with what they could say."""
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "b"), ("a", "c")])
    groups = {"a": "x", "b": "x", "c": "y"}
    told = ["a", "b"]
    assert attention_share(graph, groups, respondents=told) == {"x": 0.5, "y": 0.5}
    assert ei_index(graph, groups, respondents=told) == EIIndex(index=0.0, expected=0.0)
    assert reciprocity(graph, respondents=told) == 1.0
    assert reciprocity(graph, groups, respondents=told) == {("x", "x"): 1.0}
    assert set(brokerage(graph, groups, respondents=told)) == {"a", "b"}
    assert network_brokerage(graph, groups, respondents=told).total == 0
    assert bridge_share(graph, groups, respondents=told) == {}
    assert largest_bridge_share(graph, groups, respondents=told) is None


# Bonacich


def test_the_curve() -> None:
    """Nine betas by themselves, others where they are asked for."""
    star = nx.star_graph(4)
    curve = bonacich_curve(star)
    assert list(curve) == pytest.approx([step / 10 for step in range(-4, 5)])
    assert curve[0.0][0] == pytest.approx(bonacich(star, 0)[0])
    assert list(bonacich_curve(star, [0.2, -0.2])) == [0.2, -0.2]
    line = nx.path_graph(3, create_using=nx.DiGraph)
    assert bonacich_limit(line) is None
    assert next(iter(bonacich_curve(line))) == -0.8
    assert bonacich(line, 5.0)[2] > 0
    assert bonacich_curve(nx.Graph(), [0.5]) == {0.5: {}}


@pytest.mark.parametrize("beta", [0.5, -0.5, 2, math.nan, math.inf])
def test_beyond_the_limit(beta: float) -> None:
    """At one divided by the largest eigenvalue the sum is not defined, and beyond it wrong."""
    with pytest.raises(InvalidTiesError, match="Beta has to be"):
        bonacich(nx.star_graph(4), beta)


def test_turned_to_by_the_powerful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Power is what is received: whoever is turned to has it, not whoever turns."""
    powers = bonacich(nx.DiGraph([("a", "b"), ("b", "c")]), 0.5)
    assert powers["a"] == 0
    assert 0 < powers["b"] < powers["c"]


# Influence


def test_two_closed_groups() -> None:
    """Two who turn to each other only go round in circles; what others come to, goes to them."""
    ties = Ties.from_arcs([("a", "b"), ("b", "a"), ("c", "a"), ("d", "e"), ("d", "a")])
    closed = closed_groups(ties)
    assert [one.members for one in closed] == [("a", "b"), ("e",)]
    assert [one.share for one in closed] == pytest.approx([0.7, 0.3])
    assert [one.settles for one in closed] == [False, True]
    assert closed_groups(Ties.from_arcs([("a", "b"), ("b", "a"), ("a", "a")]))[0].settles
    three = Ties.from_arcs([("a", "b"), ("b", "c"), ("c", "a"), ("b", "a")])
    assert closed_groups(three)[0].settles


def test_nothing_left_to_settle_it() -> None:
    """Where a closed group keeps nothing of its first views, they cannot settle it."""
    ties = Ties.from_arcs([("a", "b"), ("b", "a"), ("c", "a"), ("d", "e")])
    with pytest.raises(InvalidTiesError, match=r"'a', 'b', 'c'\. At least one"):
        friedkin_johnsen(ties, 1)
    found = friedkin_johnsen(ties, {"a": 0.5, "b": 1, "c": 1, "d": 1, "e": 1})
    assert found == pytest.approx({"a": 0.6, "b": 0, "c": 0, "d": 0, "e": 0.4})


def test_susceptibilities_that_cannot_be() -> None:
    """Everybody needs one, between nought and one, and nobody else."""
    ties = Ties.from_arcs([("a", "b")])
    with pytest.raises(InvalidTiesError) as caught:
        friedkin_johnsen(ties, {"a": 1.5, "c": 0.5})
    assert caught.value.problems == (
        "'b' has no susceptibility.",
        "The susceptibility of 'a' cannot be 1.5. It lies from 0 to 1.",
        "'c' has a susceptibility and is no node of these ties.",
    )
    with pytest.raises(InvalidTiesError, match="The first view of 'b' cannot be nan"):
        last_views(ties, 0.5, {"a": 1, "b": math.nan})


# Centralization, betweenness and hierarchy


def test_too_few_for_a_star() -> None:
    """There is no star of two."""
    assert centralization(nx.path_graph(2), "degree") is None
    with pytest.raises(InvalidTiesError, match="and not 'eigenvector'"):
        centralization(nx.path_graph(2), "eigenvector")  # type: ignore[arg-type]  # that is the point


def test_stronger_ties_are_shorter() -> None:
    """Strengths are no lengths: two strong ties are a shorter way than a weak one."""
    ties = Ties.from_arcs([("a", "b", 4), ("b", "c", 4), ("a", "c", 1)])
    assert betweenness(ties, by_strength=True)["b"] == 1
    assert betweenness(ties)["b"] == 0


def test_some_are_drawn() -> None:
    """From all nodes it is exact; from some, the same for the same seed."""
    graph = nx.gnp_random_graph(12, 0.3, seed=1, directed=True)
    assert betweenness(graph, samples=12) == pytest.approx(betweenness(graph))
    assert betweenness(graph, samples=4, seed=2) == betweenness(graph, samples=4, seed=2)
    with pytest.raises(InvalidTiesError, match="Of 12 nodes, 13 cannot be drawn"):
        betweenness(graph, samples=13)


def test_too_many_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would take minutes is refused, with what to do instead."""
    ties = Ties.from_arrays(range(20_000), [*range(1, 20_000), 0], nodes=range(20_000))
    for action in (
        lambda: betweenness(ties),
        lambda: centralization(ties, "closeness"),
        lambda: centralization(ties, "betweenness"),
    ):
        with pytest.raises(TooLargeError, match="20000 nodes and 20000 arcs would take minutes"):
            action()


def test_a_backend_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a backend goes to networkx, which knows whether it is there."""
    for action in (
        lambda: betweenness(nx.path_graph(3), backend="nobody"),
        lambda: centralization(nx.path_graph(3), "closeness", backend="nobody"),
        lambda: centralization(nx.path_graph(3), "betweenness", backend="nobody"),
    ):
        with pytest.raises(ImportError, match="nobody"):
            action()
    assert betweenness(nx.path_graph(3), backend="networkx") == {0: 0, 1: 1, 2: 0}


def test_nobody_reaches_anybody() -> None:
    """What is not defined is left open."""
    nothing = Dimensions(connectedness=None, hierarchy=None, efficiency=None, lub=None)
    assert krackhardt(nx.DiGraph()) == krackhardt(nx.DiGraph([("a", "a")])) == nothing
    two = nx.DiGraph([("a", "b")])
    assert krackhardt(two) == Dimensions(connectedness=1, hierarchy=1, efficiency=1, lub=None)
    alone = nx.DiGraph()
    alone.add_nodes_from("ab")
    assert krackhardt(alone, samples=3).hierarchy is None


def test_pairs_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where too many would have to be compared, drawn pairs come close."""
    graph = nx.gnp_random_graph(40, 0.03, seed=4, directed=True)
    exact = krackhardt(graph)
    assert exact.hierarchy is not None
    assert exact.lub is not None
    drawn = krackhardt(graph, samples=2_000, seed=5)
    assert drawn == krackhardt(graph, samples=2_000, seed=5)
    assert drawn.connectedness == exact.connectedness
    assert drawn.hierarchy == pytest.approx(exact.hierarchy, abs=0.05)
    assert drawn.lub == pytest.approx(exact.lub, abs=0.05)
    monkeypatch.setattr(hierarchy, "_MOST", 30)
    with pytest.raises(TooLargeError, match="Draw pairs with samples=1000"):
        krackhardt(graph)


# Large networks


def test_what_does_not_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a large network settles too slowly, that is said."""
    in_small_parts(monkeypatch)
    monkeypatch.setattr(linear, "_STEPS", 3)
    ring = nx.cycle_graph(9, create_using=nx.DiGraph)
    ring.add_edge(0, 4)
    actions: list[Callable[[], object]] = [
        lambda: friedkin_johnsen(ring, 0.9),
        lambda: degroot(ring),
        lambda: bonacich(ring, 0.5),
    ]
    for action in actions:
        with pytest.raises(TooLargeError, match="is not settled after 3 steps over 9 nodes"):
            action()


def test_an_eigenvalue_that_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where scipy does not find the largest eigenvalue, that is said."""

    def gives_up(*_: object, **__: object) -> None:
        raise ArpackError(-9999)

    in_small_parts(monkeypatch)
    monkeypatch.setattr(linear, "eigs", gives_up)
    with pytest.raises(TooLargeError, match="The largest eigenvalue of 9 nodes is not found"):
        bonacich_limit(nx.cycle_graph(9))


def test_a_star_of_very_many() -> None:
    """Nothing grows with the square: a star of 30,000 takes a moment, and little memory."""
    many = 30_000
    star = Ties.from_arrays(
        np.zeros(many, int), range(1, many + 1), nodes=range(many + 1), both_ways=True
    )
    assert constraint(star)[0] == pytest.approx(1 / many)
    assert effective_size(star)[0] == many
    groups = {place: place % 2 for place in range(many + 1)}
    assert network_brokerage(star, groups).total == many * (many - 1)
    assert largest_bridge_share(star, groups) == 1
    assert cut_participants(star, groups) == {(0, 1): (0,)}


def test_every_name_is_documented() -> None:
    """Every public name says what it is, and has its place in the reference."""
    for name in relational.__all__:
        assert getattr(relational, name).__doc__ or name == "Centrality"


@given(graph=graphs())
def test_a_graph_is_read_by_itself(graph: nx.Graph) -> None:
    """A graph given in place of ties is read with arcs of strength one."""
    groups = groups_of(graph)
    assume(len(graph) > 0)
    assert constraint(graph) == constraint(Ties.of(graph))
    assert attention_share(graph, groups) == attention_share(Ties.of(graph), groups)
