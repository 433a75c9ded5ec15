"""Reading ties: from graphs, pairs and arrays, and what cannot be."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given

from coproduction.errors import CoproductionError, InvalidTiesError
from coproduction.power.relations.given_ties import Strength
from coproduction.power.ties import Ties
from power.networks import graphs, strengths_of


def as_mapping(ties: Ties[Any]) -> dict[tuple[Any, Any], float]:
    return {(tail, head): strength for tail, head, strength in ties.arcs()}


def refused(action: Any) -> tuple[str, ...]:
    """Return the problems of what is refused."""
    with pytest.raises(InvalidTiesError) as caught:
        action()
    assert isinstance(caught.value, CoproductionError)
    assert isinstance(caught.value, ValueError)
    assert str(caught.value) == "\n".join(caught.value.problems)
    return caught.value.problems


@given(graph=graphs())
def test_a_graph_is_read(graph: nx.Graph) -> None:
    """Parallel arcs add up, undirected ties go both ways, ties to oneself are kept apart."""
    ties = Ties.of(graph, weight="strength")
    assert ties.nodes == tuple(graph)
    assert as_mapping(ties) == strengths_of(graph)
    assert ties.both_ways is not graph.is_directed()
    loops = dict.fromkeys(graph, 0.0)
    for node, _, strength in nx.selfloop_edges(graph, data="strength"):
        loops[node] += strength
    assert ties.by_node(ties.own) == loops
    assert all(ties.answered)


@given(graph=graphs())
def test_both_directions_hold_the_same(graph: nx.Graph) -> None:
    """Those who turn and those who are turned to are the same arcs, each in order."""
    ties = Ties.of(graph, weight="strength")
    assert (ties.out.matrix() - ties.into.matrix().T).nnz == 0
    for rows in (ties.out, ties.into):
        for place in range(len(ties.nodes)):
            others = rows.others[rows.starts[place] : rows.starts[place + 1]]
            assert sorted(set(others.tolist())) == others.tolist()


@given(graph=graphs())
def test_pairs_and_arrays_are_read_alike(graph: nx.Graph) -> None:
    """A graph, its arcs and its arrays are the same ties."""
    ties = Ties.of(graph, weight="strength")
    arcs = list(graph.edges(data="strength"))
    both_ways = not graph.is_directed()
    paired = Ties.from_arcs(arcs, nodes=graph, both_ways=both_ways)
    place_of = {node: place for place, node in enumerate(graph)}
    arrays = Ties.from_arrays(
        [place_of[tail] for tail, _, _ in arcs],
        [place_of[head] for _, head, _ in arcs],
        [strength for _, _, strength in arcs],
        nodes=list(graph),
        both_ways=both_ways,
    )
    for other in (paired, arrays):
        assert other.nodes == ties.nodes
        assert as_mapping(other) == as_mapping(ties)
        assert other.own.tolist() == ties.own.tolist()
        assert other.both_ways == ties.both_ways


@given(graph=graphs())
def test_without_a_weight_each_arc_counts_one(graph: nx.Graph) -> None:
    """What an arc holds is not looked at unless it is asked for."""
    plain = graph.copy()
    nx.set_edge_attributes(plain, 1, "strength")
    assert as_mapping(Ties.of(graph)) == strengths_of(plain)


@given(graph=graphs())
def test_an_arc_turned_round(graph: nx.Graph) -> None:
    """Whoever influences somebody is one whom they turn to."""
    turned = Ties.of(graph, weight="strength", meaning="influences")
    assert as_mapping(turned) == {
        (head, tail): strength for (tail, head), strength in strengths_of(graph).items()
    }


def test_it_does_not_change() -> None:
    """What was read stays as it is, whatever becomes of the graph."""
    graph = nx.DiGraph([("a", "b")])
    ties = Ties.of(graph)
    graph.add_edge("b", "a")
    assert ties.arcs() == [("a", "b", 1.0)]
    with pytest.raises(AttributeError):
        ties.nodes = ()  # type: ignore[misc]  # that is the point
    for array in (ties.own, ties.answered, ties.out.others, ties.into.strengths):
        with pytest.raises(ValueError, match="read-only"):
            array[:1] = 0
    assert repr(ties) == "Ties(2 nodes, 1 arcs)"


def test_views_of_graphs() -> None:
    """A part of a graph, seen through a view, is read too."""
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "a")])
    assert Ties.of(graph.subgraph(["a", "b"])).arcs() == [("a", "b", 1.0)]
    assert Ties.of(graph.reverse(copy=False)).arcs()[0] == ("a", "c", 1.0)


def test_strengths_of_any_number() -> None:
    """Strengths may be any kind of number; nought is no tie."""
    arcs: list[tuple[str, str, Strength]] = [
        ("a", "b", Fraction(1, 2)),
        ("b", "a", Decimal("0.25")),
        ("a", "c", 0),
        ("c", "a", 2),
    ]
    ties = Ties.from_arcs(arcs)
    assert as_mapping(ties) == {("a", "b"): 0.5, ("b", "a"): 0.25, ("c", "a"): 2.0}
    assert ties.nodes == ("a", "b", "c")


def test_read_once() -> None:
    """Ties are read once: what they mean is settled."""
    ties = Ties.from_arcs([("a", "b")])
    assert Ties.of(ties) is ties
    assert refused(lambda: Ties.of(ties, weight="strength")) == (
        "These ties are read already: their meaning is settled.",
    )
    refused(lambda: Ties.of(ties, meaning="influences"))


def test_nobody() -> None:
    """A network may be empty, or without ties."""
    for empty in (Ties.of(nx.Graph()), Ties.from_arcs([]), Ties.from_arrays([], [], nodes=[])):
        assert empty.nodes == ()
        assert empty.arcs() == []
        assert empty.density is None
    assert Ties.from_arcs([], nodes=["ab"]).density is None
    assert Ties.from_arcs([], nodes=["a", "b"]).density == 0


# Who answered


def test_who_answered() -> None:
    """Of somebody who did not answer, no arc is told; they may still be turned to."""
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("b", "b")])
    ties = Ties.of(graph, respondents=["a", "c"])
    assert ties.arcs() == [("a", "b", 1.0)]
    assert ties.own.tolist() == [0, 0, 0]
    assert ties.answered.tolist() == [True, False, True]
    assert ties.density == 0.25
    assert Ties.of(Ties.of(graph), respondents=["a", "c"]).arcs() == ties.arcs()
    assert Ties.of(graph, respondents="abc").answered.all()
    pairs = Ties.from_arcs(graph.edges, respondents=["a", "c"])
    assert pairs.arcs() == ties.arcs()
    both = Ties.of(graph.to_undirected(), respondents=["a"])
    assert both.arcs() == [("a", "b", 1.0), ("b", "a", 1.0)]
    assert both.both_ways
    assert both.density == 2 / 4
    assert refused(lambda: ties.answered_by(["d", "e"])) == (
        "'d' is no node of these ties.",
        "'e' is no node of these ties.",
    )


def test_among_some() -> None:
    """The ties of some with one another, in the order in which they are named."""
    ties = Ties.from_arcs(
        [("a", "b", 2), ("b", "c"), ("c", "c", 3), ("c", "a")], respondents=["a", "c"]
    )
    part = ties.among(["c", "a"])
    assert part.nodes == ("c", "a")
    assert part.arcs() == [("c", "a", 1.0)]
    assert part.own.tolist() == [3, 0]
    assert ties.among(["b", "c"]).answered.tolist() == [False, True]
    assert refused(lambda: ties.among(["a", "a"])) == ("'a' is named more than once.",)


# What cannot be


@pytest.mark.parametrize("strength", [-1, float("nan"), float("inf"), "2", None, [1], 10**400])
def test_strengths_that_cannot_be(strength: object) -> None:
    """A strength that is negative, not finite, no number or missing is named with its tie."""
    graph = nx.DiGraph()
    graph.add_edge("a", "b", trust=strength)
    graph.add_edge("b", "c", trust=1)
    [problem] = refused(lambda: Ties.of(graph, weight="trust"))
    assert problem.startswith("The tie from 'a' to 'b' has ")
    [same] = refused(lambda: Ties.from_arcs([("a", "b", strength), ("b", "c", 1)]))  # type: ignore[arg-type]  # that is the point
    assert same == problem
    [other] = refused(lambda: Ties.from_arrays([0, 1], [1, 2], [strength, 1], nodes=range(3)))
    assert other == "Strengths are numbers: nought, or from 1e-100 to 1e+100."


def test_a_strength_that_is_not_stated() -> None:
    """An arc without its strength is no arc of strength one."""
    graph = nx.MultiDiGraph([("a", "b"), ("a", "b")])
    assert (
        refused(lambda: Ties.of(graph, weight="trust"))
        == (
            "The tie from 'a' to 'b' has no strength. State it, or read the ties without a weight.",
        )
        * 2
    )


def test_many_problems() -> None:
    """Twenty problems are named, and the number of the others."""
    graph = nx.path_graph(30, create_using=nx.DiGraph)
    problems = refused(lambda: Ties.of(graph, weight="trust"))
    assert len(problems) == 21
    assert problems[-1] == "And 9 more."


def test_what_is_no_graph() -> None:
    """Something else than a graph is refused with what to use."""
    [problem] = refused(lambda: Ties.of([("a", "b")]))  # type: ignore[arg-type]  # that is the point
    assert problem.startswith("Ties are read from a graph of networkx, and not from 'list'.")


def test_arcs_that_cannot_be() -> None:
    """An arc is a pair, or a triple; nodes are named once, in a list."""
    assert refused(lambda: Ties.from_arcs(["ab", ("a",)])) == (  # type: ignore[arg-type]  # that is the point
        "('ab',) is no arc: write who, to whom, and maybe how strongly.",
        "('a',) is no arc: write who, to whom, and maybe how strongly.",
    )
    assert refused(lambda: Ties.from_arcs([], nodes=["a", "a"])) == (
        "'a' is named more than once.",
    )
    [problem] = refused(lambda: Ties.from_arcs([], nodes="ana"))
    assert "is one text" in problem
    assert refused(lambda: Ties.from_arcs([("a", "b")], meaning="trusts")) == (  # type: ignore[arg-type]  # that is the point
        "An arc means 'turns-to' or 'influences', and not 'trusts'.",
    )


def test_arrays_that_cannot_be() -> None:
    """Arrays have to fit together and to the nodes."""
    assert refused(lambda: Ties.from_arrays([0, 2], [-1, 0], [1], nodes=["ab"])) == (
        "Starts, ends and strengths need one entry for each arc.",
        "Starts are places of nodes, from 0 to 0.",
        "Ends are places of nodes, from 0 to 0.",
    )
    assert refused(lambda: Ties.from_arrays([[0]], [[0]], nodes=range(1))) == (
        "Starts, ends and strengths need one entry for each arc.",
    )
    assert refused(lambda: Ties.from_arrays([0.5], [0], [-1.0], nodes=range(1))) == (
        "Starts are places of nodes, which are whole numbers.",
        "Strengths are numbers: nought, or from 1e-100 to 1e+100.",
    )


def test_arrays() -> None:
    """Arrays of any whole numbers are read; arcs of the same two add up."""
    ties = Ties.from_arrays(
        np.array([0, 0, 2], dtype=np.uint8), [1, 1, 2], np.array([1, 2, 3]), nodes=range(3)
    )
    assert ties.arcs() == [(0, 1, 3.0)]
    assert ties.own.tolist() == [0, 0, 3]


# Lightness


def test_rules_load_no_arrays() -> None:
    """What knows only rules loads neither networkx nor numpy nor scipy."""
    code = (
        "import sys, coproduction, coproduction.power.decisions, coproduction.power.indices\n"
        "assert not {'networkx', 'numpy', 'scipy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
