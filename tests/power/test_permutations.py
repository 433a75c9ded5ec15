"""What random labels would give, and what a number is worth where little was told."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, astuple, fields
from functools import partial
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coproduction.errors import (
    CoproductionError,
    InvalidTiesError,
    InvalidValueError,
    TooFewError,
)
from coproduction.power.relational import (
    Band,
    Brokerage,
    EIIndex,
    PermutationTest,
    attention_share,
    bridge_share,
    ei_index,
    largest_bridge_share,
    network_brokerage,
    permutation_test,
    reciprocity,
    sensitivity,
)
from coproduction.power.relations import arrangements, many_arrangements
from coproduction.power.ties import Ties
from power.networks import label_arrangements


def network(people: int, seed: int, density: float = 0.3) -> nx.DiGraph:
    return nx.gnp_random_graph(people, density, seed, directed=True)


def split(*sizes: int) -> dict[int, str]:
    labels = "".join(letter * size for letter, size in zip("xyz", sizes, strict=False))
    return dict(enumerate(labels))


# Permutations


@pytest.mark.parametrize("sizes", [(4, 4), (2, 6, 0), (3, 2, 2), (1, 1, 5)])
@pytest.mark.parametrize("rows", [1, 4, 1_000])
def test_all_arrangements(
    monkeypatch: pytest.MonkeyPatch, sizes: tuple[int, ...], rows: int
) -> None:
    """Each way to deal out the labels is looked at once, whatever the size of a part."""
    monkeypatch.setattr(arrangements, "_ROWS", rows)
    labels = split(*sizes)
    kept = [size for size in sizes if size]
    found = np.concatenate(list(arrangements.all_of(kept)))
    assert len(found) == arrangements.number_of(kept)
    as_labels = {tuple("xyz"[one] for one in row) for row in found.tolist()}
    assert as_labels == {tuple(one.values()) for one in label_arrangements(labels)}


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), sizes=st.sampled_from([(4, 4), (3, 5), (2, 3, 2)]))
def test_exact_by_definition(seed: int, sizes: tuple[int, ...]) -> None:
    """The mean over all arrangements, and how many are as low or as high as what was seen."""
    graph, groups = network(sum(sizes), seed), split(*sizes)
    all_groups = list(label_arrangements(groups))
    tests = permutation_test(graph, groups, attention_share)
    shares = [attention_share(graph, one) for one in all_groups]
    for group, found in tests.items():
        values = np.array([one[group] for one in shares])
        low, high = (
            np.mean(values <= found.observed + 1e-9),
            np.mean(values >= found.observed - 1e-9),
        )
        ends = (np.mean(values <= values.min() + 1e-9), np.mean(values >= values.max() - 1e-9))
        assert found.expected == pytest.approx(values.mean())
        assert found.p == pytest.approx(min(1, 2 * min(low, high)))
        assert found.smallest_p == pytest.approx(min(1, 2 * min(ends)))
        assert found.arrangements == len(all_groups)
        assert found.exact


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), sizes=st.sampled_from([(4, 4), (3, 2, 2)]))
@pytest.mark.parametrize(
    "statistic",
    [
        attention_share,
        ei_index,
        reciprocity,
        network_brokerage,
        bridge_share,
        largest_bridge_share,
    ],
)
def test_together_as_one_by_one(seed: int, sizes: tuple[int, ...], statistic: Any) -> None:
    """What is found for many arrangements together is what the function finds for each."""
    people = sum(sizes)
    graph, groups = network(people, seed, density=0.15 + seed % 3 / 10), split(*sizes)
    for place, (*_, data) in enumerate(graph.edges(data=True)):
        data["strength"] = 0.5 + place % 3
    silent = {seed % people} if seed % 2 else set()
    ties = Ties.of(graph, weight="strength", respondents=set(range(people)) - silent)
    together = permutation_test(ties, groups, statistic)
    one_by_one = permutation_test(ties, groups, partial(statistic))
    if not isinstance(together, dict):
        together, one_by_one = {"alone": together}, {"alone": one_by_one}
    assert list(together) == list(one_by_one)
    for key, found in together.items():
        assert (found is None) == (one_by_one[key] is None)
        if found is not None:
            assert astuple(found) == pytest.approx(astuple(one_by_one[key]))


def test_marks_beyond_a_byte() -> None:
    """Of one person who stands between hundreds of pairs, each pair is counted."""
    star = Ties.from_arcs(
        [*((one, 0) for one in range(1, 20)), *((0, one) for one in range(20, 40))]
    )
    groups = {node: "xy"[node % 2] for node in range(40)}
    observed = network_brokerage(star, groups)
    assert observed.total == 19 * 20
    tests = permutation_test(star, groups, network_brokerage, draws=30)
    assert {role: found.observed for role, found in tests.items()} == asdict(observed)
    assert sum(found.expected for found in tests.values()) == pytest.approx(19 * 20)


@pytest.mark.parametrize("statistic", [attention_share, partial(attention_share)])
def test_the_size_of_a_part_makes_no_difference(
    monkeypatch: pytest.MonkeyPatch, statistic: Any
) -> None:
    """A sample is the same, however many arrangements are looked at together."""
    graph, groups = network(40, 1, density=0.12), split(20, 20)
    found = permutation_test(graph, groups, statistic, draws=99)
    monkeypatch.setattr(arrangements, "_ROWS", 7)
    assert permutation_test(graph, groups, statistic, draws=99) == found
    monkeypatch.setattr(arrangements, "_AT_ONCE", 1)
    assert permutation_test(graph, groups, statistic, draws=99) == found


def test_brokerage_by_labels() -> None:
    """Under random labels, pairs with somebody between them fall into roles by group sizes."""
    graph, groups = network(9, 3), split(3, 3, 3)
    tests = permutation_test(graph, groups, network_brokerage)
    assert set(tests) == {field.name for field in fields(Brokerage)}
    total = network_brokerage(graph, groups).total
    ways = 9 * 8 * 7
    assert tests["coordinator"].expected == pytest.approx(total * 3 * 3 * 2 * 1 / ways)
    assert tests["gatekeeper"].expected == pytest.approx(total * 3 * 6 * 3 * 2 / ways)
    assert tests["liaison"].expected == pytest.approx(total * 9 * 6 * 3 / ways)
    assert sum(one.observed for one in tests.values()) == total


def test_a_sample() -> None:
    """Beyond 50,000 arrangements some are drawn, the same for the same seed."""
    graph, groups = network(40, 1, density=0.12), split(20, 20)
    found = permutation_test(graph, groups, attention_share)["x"]
    assert found == permutation_test(graph, groups, attention_share, seed=0)["x"]
    assert found != permutation_test(graph, groups, attention_share, seed=1)["x"]
    assert not found.exact
    assert found.arrangements == math.comb(40, 20)
    assert 2 / 10_000 <= found.smallest_p < 0.01
    assert found.expected == pytest.approx(0.5, abs=0.01)
    few = permutation_test(graph, groups, attention_share, draws=999)["x"]
    assert 0.002 <= few.smallest_p < 0.02
    assert few.p == pytest.approx(found.p, abs=0.1)


def test_the_smallest_p_of_a_sample_counts_those_alike() -> None:
    """Where one person in 40 is turned to, half of all arrangements are as far as can be."""
    star = Ties.from_arcs([(one, 0) for one in range(1, 40)], nodes=range(40))
    found = permutation_test(star, split(20, 20), attention_share, draws=99)["x"]
    drawn = np.concatenate(list(arrangements.drawn(np.repeat([0, 1], 20), 99, 0)))
    with_it = int((drawn[:, 0] == 0).sum())
    assert found.observed == 1
    assert found.smallest_p == min(1, 2 * (min(with_it + 1, 99 - with_it + 1)) / 100)
    assert found.smallest_p > 0.5


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000))
def test_no_p_is_below_the_smallest(seed: int) -> None:
    """What could have been found is never more than what was found."""
    graph, groups = network(24, seed, density=0.04), split(12, 12)
    for statistic in (attention_share, bridge_share, ei_index):
        for draws in (19, 199):
            tests = permutation_test(graph, groups, statistic, draws=draws, seed=seed)
            assert all(one.smallest_p <= one.p <= 1 for one in tests.values())
            assert all(one.smallest_p >= 2 / (draws + 1) for one in tests.values())


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000), silent=st.sets(st.integers(0, 7), max_size=6))
def test_what_to_expect_where_not_all_answered(seed: int, silent: set[int]) -> None:
    """Who answered stays with the people, so what could be is another for other labels."""
    ties = Ties.of(network(8, seed), respondents=set(range(8)) - silent)
    groups = split(3, 5)
    found = permutation_test(ties, groups, ei_index)["expected"]
    each = [ei_index(ties, one).expected for one in label_arrangements(groups)]
    assert found.observed == pytest.approx(ei_index(ties, groups).expected)
    assert found.expected == pytest.approx(np.mean(each))  # type: ignore[arg-type]  # all defined
    one_by_one = permutation_test(ties, groups, partial(ei_index))["expected"]
    assert astuple(found) == pytest.approx(astuple(one_by_one))


def test_nobody_answered() -> None:
    """Where nobody answered, nothing could be, and there is no expectation."""
    nobody = Ties.of(nx.empty_graph(8), respondents=[])
    assert permutation_test(nobody, split(4, 4), ei_index) == {}


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, "1", 1j, 10**400])
def test_a_statistic_that_is_no_number(number: Any) -> None:
    """A number that is none would be rarer than all: it is refused, with what to return."""
    graph, groups = network(8, 2), split(4, 4)
    with pytest.raises(InvalidValueError, match=r"The statistic returned .*, which is no finite"):
        permutation_test(graph, groups, lambda *_: number)
    with pytest.raises(InvalidValueError, match="for 'x', which is no finite number"):
        permutation_test(graph, groups, lambda *_: {"x": number})
    with pytest.raises(InvalidValueError, match=r"The measure returned .* for 'x'"):
        sensitivity(graph, lambda _: {"x": number}, ties_missing=0.1)
    with pytest.raises(InvalidValueError, match="Its bands need a mapping of numbers"):
        sensitivity(graph, lambda _: number, ties_missing=0.1)


def test_more_arrangements_than_can_be_counted() -> None:
    """For large groups nobody counts the arrangements."""
    graph, groups = network(100, 1, density=0.03), split(50, 50)
    assert permutation_test(graph, groups, attention_share, draws=9)["x"].arrangements is None


def test_a_clear_gap_is_found() -> None:
    """Where all turn to one half only, labels matter as much as they could."""
    pairs = [(one, two) for one in range(10) for two in range(5) if one != two]
    found = permutation_test(nx.DiGraph(pairs), split(5, 5), attention_share)["x"]
    assert found.observed == 1
    assert found.p == found.smallest_p == pytest.approx(2 / 252)


@pytest.mark.parametrize("sizes", [(3, 3), (3, 4), (2, 6), (8,)])
def test_too_few_people(sizes: tuple[int, ...]) -> None:
    """With three and three, nothing could be as rare as one in twenty: no test, and why."""
    with pytest.raises(TooFewError, match="That is too few to rule out chance") as caught:
        permutation_test(network(sum(sizes), 1), split(*sizes), attention_share)
    assert isinstance(caught.value, CoproductionError)
    assert isinstance(caught.value, ValueError)


def test_how_few() -> None:
    """The reason names how many ways there are."""
    with pytest.raises(TooFewError, match="There are 20 ways to deal out the labels of 3 and 3"):
        permutation_test(network(6, 1), split(3, 3), attention_share)
    with pytest.raises(TooFewError, match="There is 1 way to deal out the labels of none"):
        permutation_test(nx.DiGraph(), {}, attention_share)
    with pytest.raises(InvalidTiesError, match="draws=0 cannot be"):
        permutation_test(network(8, 1), split(4, 4), attention_share, draws=0)


def test_a_number_by_itself() -> None:
    """A statistic may be one number; where it is not defined, there is no test."""

    def cross(ties: Ties[int], groups: Mapping[int, str]) -> float | None:
        return reciprocity(ties, groups).get(("x", "y"))

    found = permutation_test(network(8, 2), split(4, 4), cross)
    assert isinstance(found, PermutationTest)
    assert found.observed == cross(Ties.of(network(8, 2)), split(4, 4))
    assert permutation_test(nx.empty_graph(8), split(4, 4), cross) is None


def test_where_it_is_not_defined() -> None:
    """An arrangement without the number counts as far away: p is never too small by it."""
    pairs = nx.DiGraph([(0, 4), (4, 0), (1, 5)])
    pairs.add_nodes_from(range(8))

    def returned(ties: Ties[int], groups: Mapping[int, str]) -> dict[tuple[str, str], float]:
        return reciprocity(ties, groups)

    tests = permutation_test(pairs, split(4, 4), returned)
    everyone = label_arrangements(split(4, 4))
    undefined = sum(("x", "y") not in reciprocity(pairs, groups) for groups in everyone)
    assert undefined > 0
    assert tests["x", "y"].p >= undefined / 70
    assert tests["x", "y"].smallest_p >= undefined / 70
    assert ("x", "x") not in tests


def test_nothing_to_test() -> None:
    """Without ties nothing is defined, except what is counted."""
    nobody, groups = nx.empty_graph(8, create_using=nx.DiGraph), split(4, 4)
    assert permutation_test(nobody, groups, attention_share) == {}
    assert permutation_test(nobody, groups, bridge_share) == {}
    assert set(permutation_test(nobody, groups, ei_index)) == {"expected"}
    assert permutation_test(nobody, groups, network_brokerage)["liaison"].p == 1


def test_too_many_ways_are_not_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many ways of two steps, each arrangement is looked at by itself."""
    graph, groups = network(7, 5), split(3, 2, 2)
    together = permutation_test(graph, groups, network_brokerage)
    monkeypatch.setattr(many_arrangements, "MANY", 3)
    assert permutation_test(graph, groups, network_brokerage) == together


def test_groups_with_any_names() -> None:
    """Groups may be named by anything that can be a key, pairs too."""
    groups = {node: ("x", node % 2) for node in range(8)}
    found = permutation_test(network(8, 1), groups, partial(attention_share))
    assert set(found) == {("x", 0), ("x", 1)}


# Sensitivity


def shares(ties: Ties[int]) -> dict[str, float]:
    return attention_share(ties, split(5, 5))


def test_bands() -> None:
    """A band holds 19 of 20 draws, and is the same for the same seed."""
    graph = network(10, 1)
    found = sensitivity(graph, shares, ties_missing=0.1, draws=200)
    assert found == sensitivity(graph, shares, ties_missing=0.1, draws=200)
    band = found.bands["x"]
    assert band.lowest is not None
    assert band.highest is not None
    assert band.observed == shares(Ties.of(graph))["x"]
    assert band.lowest < band.observed < band.highest
    assert band.defined == 1
    wider = sensitivity(graph, shares, ties_missing=0.5, draws=200).bands["x"]
    assert wider.lowest is not None
    assert wider.highest is not None
    assert wider.highest - wider.lowest > band.highest - band.lowest


def received(ties: Ties[int]) -> dict[int, float]:
    return ties.by_node(ties.into.sums())


def test_nobody_is_named_where_it_changes() -> None:
    """Who has most is said only if it stays the same in 19 of 20 draws."""
    star = nx.DiGraph([(one, 0) for one in range(1, 12)])
    clear = sensitivity(star, received, members_silent=0.3, draws=100)
    assert clear.largest == 0
    assert clear.stays == 1
    close = nx.DiGraph([*((one, 0) for one in range(2, 8)), *((one, 1) for one in range(2, 7))])
    unclear = sensitivity(close, received, members_silent=0.3, draws=100)
    assert unclear.largest is None
    assert unclear.stays is not None
    assert unclear.stays < 0.95
    level = sensitivity(nx.cycle_graph(4), received, ties_missing=0.2, draws=10)
    assert level.stays is level.largest is None


def test_those_who_fall_silent_are_known_to_be_silent() -> None:
    """The measure is told who answered, and those who did not before stay silent."""
    seen: list[tuple[int, int, bool]] = []

    def look(ties: Ties[int]) -> dict[int, float]:
        seen.append((int(ties.answered.sum()), len(ties.arcs()), ties.both_ways))
        return {}

    graph = nx.complete_graph(10)
    found = sensitivity(
        Ties.of(graph, respondents=range(8)), look, members_silent=0.25, ties_missing=0.5, draws=3
    )
    assert seen == [(8, 88, True), *[(6, 38, True)] * 3]
    seen.clear()
    directed = Ties.of(graph.to_directed(), respondents=range(8))
    sensitivity(directed, look, members_silent=0.25, ties_missing=0.5, draws=1)
    assert seen == [(8, 72, False), (6, 27, False)]
    assert found.bands == {}
    seen.clear()
    sensitivity(graph, look, ties_missing=0.2, draws=2)
    assert seen == [(10, 90, True), *[(10, 72, True)] * 2]
    seen.clear()
    sensitivity(graph, look, members_silent=0.01, draws=1)
    assert seen[1] == (9, 90, True)


def test_what_is_not_always_defined() -> None:
    """A number that some draws do not have says in how many it was there."""
    graph = nx.DiGraph([(0, 1), (1, 0)])

    def returned(ties: Ties[int]) -> dict[str, float]:
        found = reciprocity(ties)
        return {} if found is None else {"returned": found}

    half = sensitivity(graph, returned, members_silent=0.5, draws=20)
    assert half.bands["returned"] == Band(observed=1.0, lowest=None, highest=None, defined=0.0)
    assert half.stays == 0
    assert half.largest is None

    def late(ties: Ties[int]) -> dict[str, float]:
        return {"late": 1.0} if len(ties.arcs()) < 2 else {}

    band = sensitivity(graph, late, ties_missing=0.5, draws=4).bands["late"]
    assert band == Band(observed=None, lowest=1, highest=1, defined=1)


def test_shares_that_cannot_be() -> None:
    """Something has to be missing, and something left; and once at least."""
    with pytest.raises(InvalidTiesError) as caught:
        sensitivity(network(4, 1), received, ties_missing=1, members_silent=-0.1, draws=0)
    assert caught.value.problems == (
        "The share of ties missing lies from 0 to less than 1, and is 1.",
        "The share of members silent lies from 0 to less than 1, and is -0.1.",
        "draws=0 cannot be: write a whole number, one at least.",
    )
    with pytest.raises(InvalidTiesError, match="Say what share"):
        sensitivity(network(4, 1), received)


def test_records() -> None:
    """A record of numbers is tested number by number."""
    tests = permutation_test(network(8, 1), split(4, 4), ei_index)
    assert set(tests) == {field.name for field in fields(EIIndex)}
    assert tests["expected"].p == 1
