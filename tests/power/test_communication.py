"""Formal power among people who are in touch: Myerson's value."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.errors import InvalidRuleError, InvalidTiesError, TooLargeError
from coproduction.power.communication import myerson
from coproduction.power.decisions import DecisionRule, at_least, from_winning, majority, weighted
from coproduction.power.indices import shapley_shubik
from coproduction.power.ties import Ties


def by_orders(rule: DecisionRule[str], graph: nx.Graph) -> dict[str, Fraction]:
    """In each order of saying yes, whoever makes a linked part of them pass it."""

    def passes(coalition: tuple[str, ...]) -> bool:
        links = graph.to_undirected().subgraph(coalition)
        return any(rule.wins(part) for part in nx.connected_components(links))

    orders = list(permutations(rule.members))
    found = dict.fromkeys(rule.members, Fraction(0))
    for order in orders:
        for place, member in enumerate(order):
            if passes(order[: place + 1]) and not passes(order[:place]):
                found[member] += Fraction(1, len(orders))
    return found if any(found.values()) else {}


@st.composite
def rules(draw: st.DrawFn) -> DecisionRule[str]:
    """Rules of up to five members, by weights or by coalitions."""
    members = list("abcde")[: draw(st.integers(1, 5))]
    if draw(st.booleans()):
        votes = {member: draw(st.integers(0, 3)) for member in members}
        return weighted(votes, draw(st.integers(1, 8)))
    coalitions = st.lists(st.sets(st.sampled_from(members), min_size=1), max_size=3)
    return from_winning([sorted(each) for each in draw(coalitions)], members)


@settings(max_examples=60)
@given(rule=rules(), pairs=st.sets(st.sampled_from(list(permutations("abcdef", 2)))))
def test_by_definition(rule: DecisionRule[str], pairs: set[tuple[str, str]]) -> None:
    """The share of all orders in which somebody makes it pass; exactly, and they sum to one."""
    graph = nx.DiGraph(sorted(pairs))
    graph.add_nodes_from("abcdef")
    found = myerson(rule, graph)
    assert found == by_orders(rule, graph)
    assert not found or sum(found.values()) == 1


@given(rule=rules())
def test_all_in_touch(rule: DecisionRule[str]) -> None:
    """Where everybody is linked with everybody, the rule is as it was."""
    assert myerson(rule, nx.complete_graph(rule.members)) == shapley_shubik(rule)


def test_a_line_of_three() -> None:
    """Under a majority of three in a line, whoever links the others has two thirds."""
    line = nx.path_graph(["a", "b", "c"])
    sixth = Fraction(1, 6)
    assert myerson(majority(["a", "b", "c"]), line) == {"a": sixth, "b": 4 * sixth, "c": sixth}


def test_who_links_has_a_share() -> None:
    """Somebody without a vote through whom all talk go has as much as the two who vote."""
    found = myerson(weighted({"a": 1, "b": 1, "c": 0}, 2), nx.path_graph(["a", "c", "b"]))
    assert set(found.values()) == {Fraction(1, 3)}


@given(pairs=st.sets(st.sampled_from(list(combinations("abcde", 2))), min_size=1))
def test_a_link_gains_both_ends_as_much(pairs: set[tuple[str, str]]) -> None:
    """Myerson's fairness: without a link both of its ends lose the same."""
    rule = majority(list("abcde"))
    graph = nx.Graph(sorted(pairs))
    graph.add_nodes_from("abcde")
    one, other = min(pairs)
    fewer = graph.copy()
    fewer.remove_edge(one, other)
    before, after = myerson(rule, graph), myerson(rule, fewer)
    assert before.get(one, 0) - after.get(one, 0) == before.get(other, 0) - after.get(other, 0)


def test_nothing_can_pass() -> None:
    """Nobody has a share of what cannot be decided, nor of what always is."""
    apart = nx.empty_graph(["a", "b", "c"])
    assert myerson(majority(["a", "b", "c"]), apart) == {}
    assert myerson(at_least(["a", "b"], 0), apart) == {}
    assert myerson(at_least(["a", "b"], 3), apart) == {}
    assert myerson(at_least(["a", "b"], 1), apart) == {"a": Fraction(1, 2), "b": Fraction(1, 2)}


def test_a_member_who_is_not_there() -> None:
    """Each member has to be in the network, if alone; others are left out."""
    with pytest.raises(InvalidTiesError, match="'c' is no node"):
        myerson(majority(["a", "b", "c"]), nx.path_graph(["a", "b"]))


@pytest.mark.parametrize("rule", [None, "one of two", ["a", "b"], majority])
def test_what_is_no_rule(rule: Any) -> None:
    """It says what is needed, and in which place."""
    with pytest.raises(InvalidRuleError, match="The first thing needed here is a rule"):
        myerson(rule, nx.path_graph(["a", "b"]))


def test_how_many() -> None:
    """Twenty members in a line are exact; with more it is refused, and why."""
    line = nx.path_graph(21)
    found = myerson(majority(range(20)), line)
    assert sum(found.values()) == 1
    assert found[9] == found[10] == max(found.values())
    assert found[0] < found[5]
    with pytest.raises(TooLargeError, match=r"21 members\. All coalitions are looked at"):
        myerson(majority(range(21)), line)


def test_ties_of_any_strength_are_links() -> None:
    """A weak tie, one way, is a link as any other."""
    ties = Ties.from_arcs([("b", "a", 1e-9), ("b", "c", 5)])
    assert math.prod(myerson(majority(["a", "b", "c"]), ties).values()) == Fraction(1, 54)
