"""What random networks of the same people would give."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from itertools import combinations, permutations
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.errors import InvalidValueError, TooFewError
from coproduction.power.relational import (
    attention_share,
    centralization,
    ei_index,
    krackhardt,
    random_graph_test,
    reciprocity,
)
from coproduction.power.relations.drawn_networks import Given, random_graphs
from coproduction.power.ties import Ties
from power.networks import graphs

CHAIN = Ties.from_arcs([("a", "b"), ("b", "c"), ("c", "d")])


def census(ties: Ties[Any]) -> tuple[int, int, int]:
    """How many pairs are tied both ways, one way, and one way with one who did not answer."""
    arcs = {(tail, head) for tail, head, _ in ties.arcs()}
    both = sum((head, tail) in arcs for tail, head in arcs) // 2
    answered = ties.answered | ties.both_ways
    silent = sum(not answered[ties.place_of[head]] for _, head in arcs)
    return both, len(arcs) - 2 * both - silent, silent


@settings(max_examples=60)
@given(
    graph=graphs(),
    silent=st.sets(st.sampled_from("abcdefghij")),
    given_=st.sampled_from(["arcs", "dyads"]),
    seed=st.integers(0, 999),
)
def test_what_stays(graph: nx.Graph, silent: set[str], given_: Given, seed: int) -> None:
    """People, who answered, the number of arcs and their strengths stay; given dyads, these too."""
    ties = Ties.of(graph, weight="strength", respondents=set(graph) - silent)
    try:
        drawn = list(random_graphs(ties, given=given_, draws=5, seed=seed))
    except TooFewError:
        return
    for one in drawn:
        assert one.nodes == ties.nodes
        assert (one.answered == ties.answered).all()
        assert (one.own == ties.own).all()
        assert sorted(one.out.strengths.tolist()) == sorted(ties.out.strengths.tolist())
        assert len(one.arcs()) == len(ties.arcs())
        told = one.answered[one.tails]
        assert all(told | one.answered[one.out.others] if one.both_ways else told)
        assert (one.out.matrix() - one.into.matrix().T).nnz == 0
        if given_ == "dyads":
            assert census(one) == census(ties)
        if ties.both_ways:
            assert (one.out.matrix() - one.into.matrix()).nnz == 0


def patterns(ties: Ties[str], given_: Given) -> Counter[frozenset[tuple[str, str]]]:
    drawn = random_graphs(ties, given=given_, draws=8_000, seed=1)
    return Counter(frozenset((tail, head) for tail, head, _ in one.arcs()) for one in drawn)


@pytest.mark.parametrize("given_", ["arcs", "dyads"])
@pytest.mark.parametrize("told", ["all", "some"])
@pytest.mark.parametrize("both_ways", [False, True])
def test_all_are_alike_likely(given_: Given, told: str, both_ways: bool) -> None:  # noqa: FBT001
    """Each network that has what is given comes as often as any other."""
    arcs = [("a", "b"), ("b", "a"), ("c", "a")] if not both_ways else [("a", "b"), ("c", "d")]
    nodes = list("abcd" if not both_ways else "abcde")
    if told == "some" and (both_ways or given_ == "dyads"):
        nodes += ["f"]
    ties = Ties.from_arcs(arcs, nodes=nodes, both_ways=both_ways)
    silent = set() if told == "all" else {"d", "e"} if both_ways else {"d"}
    asked = [node for node in nodes if node not in silent]
    ties = ties.answered_by(asked)
    found = patterns(ties, given_)
    possible = [pair for pair in permutations(nodes, 2) if pair[0] in asked]
    if ties.both_ways:
        told_of = [pair for pair in combinations(nodes, 2) if not silent.issuperset(pair)]
        pairs = combinations(told_of, len(arcs))
        expected = {frozenset([*each, *(pair[::-1] for pair in each)]) for each in pairs}
    else:
        many = combinations(possible, len(ties.arcs()))
        expected = {
            frozenset(each)
            for each in many
            if given_ == "arcs"
            or census(Ties.from_arcs(each, nodes=nodes, respondents=asked)) == census(ties)
        }
    assert set(found) == expected
    mean = 8_000 / len(expected)
    assert max(abs(times - mean) for times in found.values()) < 5 * np.sqrt(mean)


def test_dyads_that_go_both_ways() -> None:
    """A network with many returned ties is rare given its arcs, and as any given its dyads."""
    pairs = nx.gnp_random_graph(12, 0.3, seed=3).to_directed()
    by_arcs = random_graph_test(pairs, reciprocity)
    assert by_arcs is not None
    assert by_arcs.observed == 1
    assert by_arcs.p == by_arcs.smallest_p == 0.002
    assert by_arcs.expected < 0.5
    by_dyads = random_graph_test(pairs, reciprocity, given="dyads")
    assert by_dyads is not None
    assert by_dyads.p == by_dyads.smallest_p == by_dyads.expected == 1


def test_a_star_is_rare() -> None:
    """Where all turn to one person, hardly any random network is as centralised."""
    star = nx.DiGraph([(one, 0) for one in range(1, 12)])
    found = random_graph_test(star, lambda ties: centralization(ties, "in-degree"), draws=199)
    assert found is not None
    assert found.observed == 1
    assert found.p == found.smallest_p == 0.01
    assert found.draws == 199
    assert found == random_graph_test(
        star, lambda ties: centralization(ties, "in-degree"), draws=199, seed=0
    )
    assert found != random_graph_test(
        star, lambda ties: centralization(ties, "in-degree"), draws=199, seed=1
    )


def test_kinds_of_measures() -> None:
    """A measure may return a number, numbers by name, or a record; each is tested by itself."""
    groups = {"a": "x", "b": "x", "c": "y", "d": "y"}
    shares = random_graph_test(CHAIN, lambda ties: attention_share(ties, groups), draws=50)
    assert set(shares) == {"x", "y"}
    assert shares["x"].observed + shares["y"].observed == 1
    openness = random_graph_test(CHAIN, lambda ties: ei_index(ties, groups), draws=50)
    assert openness["expected"].p == 1
    four = random_graph_test(CHAIN, krackhardt, draws=50)
    assert set(four) == {"connectedness", "hierarchy", "efficiency", "lub"}
    assert all(0 < one.smallest_p <= one.p <= 1 for one in four.values())
    assert random_graph_test(CHAIN, lambda _: None, draws=3) is None


def test_where_it_is_not_defined() -> None:
    """A draw without the number counts as far away: p is never too small by it."""
    first = CHAIN.arcs()

    def here(ties: Ties[str]) -> dict[str, float]:
        return {"here": 1.0} if ties.arcs() == first else {}

    found = random_graph_test(CHAIN, here, draws=20)["here"]
    assert astuple(found) == (1.0, 1.0, 1.0, 1.0, 20)


@settings(max_examples=20)
@given(graph=graphs(), seed=st.integers(0, 99))
def test_no_p_is_below_the_smallest(graph: nx.Graph, seed: int) -> None:
    """What could have been found is never more than what was found."""
    try:
        tests = random_graph_test(graph, krackhardt, draws=19, seed=seed)
    except TooFewError:
        return
    assert all(2 / 20 <= one.smallest_p <= one.p <= 1 for one in tests.values())
    assert all(np.isfinite(astuple(one)).all() for one in tests.values())


@pytest.mark.parametrize(
    ("ties", "given_", "sentence"),
    [
        (Ties.from_arcs([]), "arcs", "There is 1 network of 0 people"),
        (Ties.from_arcs([]), "dyads", "There is 1 network of 0 people"),
        (Ties.from_arcs([], nodes=list("abcdefgh")), "arcs", "There is 1 network of 8 people"),
        (Ties.from_arcs([], nodes=list("abcdefgh")), "dyads", "There is 1 network of 8 people"),
        (Ties.from_arcs([("a", "b")], nodes=list("abc")), "arcs", "There are 6 .* as many arcs"),
        (Ties.from_arcs([("a", "b")], nodes=list("abc")), "dyads", "There are 6 .* as many dyads"),
        (Ties.of(nx.complete_graph(9)), "dyads", "There is 1 .* as many ties"),
        (
            Ties.from_arcs([("a", "b")], nodes=list("abcdef"), respondents="a"),
            "dyads",
            "There are 5 ",
        ),
        (Ties.from_arcs([], nodes=list("abcdef"), respondents=""), "arcs", "There is 1 "),
    ],
    ids=[str(number) for number in range(9)],
)
def test_too_few_networks(ties: Ties[Any], given_: Given, sentence: str) -> None:
    """Where fewer than 40 networks have what is given, nothing could be rare among them."""
    with pytest.raises(TooFewError, match=sentence):
        random_graph_test(ties, reciprocity, given=given_)


@pytest.mark.parametrize("number", [np.nan, np.inf, "1"])
def test_a_measure_that_is_no_number(number: Any) -> None:
    """What is no finite number is refused, with what to return instead."""
    with pytest.raises(InvalidValueError, match="The measure returned"):
        random_graph_test(CHAIN, lambda _: number)


def test_what_cannot_be() -> None:
    """What is given has a name; draws and seeds are whole numbers."""
    with pytest.raises(InvalidValueError) as caught:
        random_graph_test(CHAIN, krackhardt, given="degrees", draws=0, seed=-1)  # type: ignore[call-overload]  # that is the point
    assert str(caught.value).splitlines() == [
        "draws=0 cannot be: write a whole number, one at least.",
        "seed=-1 cannot be: write a whole number, nought or more.",
        "What is given is arcs or dyads, and not 'degrees'.",
    ]


def test_a_large_network() -> None:
    """Nothing grows with the square of the people."""
    many = 50_000
    ties = Ties.from_arrays(range(many), [*range(1, many), 0], nodes=range(many))
    for given_ in ("arcs", "dyads"):
        found = random_graph_test(ties, reciprocity, given=given_, draws=2)
        assert found is not None
        assert found.observed == 0
