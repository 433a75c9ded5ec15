"""How many draws are too many, and what is said then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import networkx as nx
import pytest

from coproduction.errors import CoproductionError, InvalidTiesError, TooLargeError
from coproduction.power.relational import (
    PermutationTest,
    attention_share,
    bridge_share,
    constraint,
    core_periphery,
    degroot,
    krackhardt,
    permutation_test,
    random_graph_test,
    reciprocity,
    sensitivity,
    vertex_bootstrap,
)
from coproduction.power.relations import draws as limits
from coproduction.power.relations import many_arrangements
from coproduction.power.relations.given_numbers import MOST_DRAWS
from coproduction.power.ties import Ties

RING = Ties.of(nx.cycle_graph(20, create_using=nx.DiGraph))
HALVES = {node: "xy"[node % 2] for node in RING.nodes}
LARGE = Ties.from_arrays(range(20_000), [*range(1, 20_000), 0], nodes=range(20_000))
LARGE_HALVES = {node: "xy"[node % 2] for node in LARGE.nodes}

DRAWING: dict[str, Callable[[Ties[int], dict[int, str], int], object]] = {
    "together": lambda ties, groups, draws: permutation_test(
        ties, groups, attention_share, draws=draws
    ),
    "one by one": lambda ties, groups, draws: permutation_test(
        ties, groups, partial(reciprocity), draws=draws
    ),
    "random graphs": lambda ties, _, draws: random_graph_test(ties, krackhardt, draws=draws),
    "core": lambda ties, _, draws: core_periphery(ties, draws=draws),
    "bootstrap": lambda ties, _, draws: vertex_bootstrap(ties, "density", draws=draws),
    "sensitivity": lambda ties, _, draws: sensitivity(
        ties, constraint, ties_missing=0.1, draws=draws
    ),
}


@pytest.mark.parametrize("name", DRAWING)
@pytest.mark.parametrize("draws", [MOST_DRAWS + 1, 10**9, 10**30])
def test_more_draws_than_anybody_can_read(name: str, draws: int) -> None:
    """There is one limit for all, and the error names it."""
    with pytest.raises(InvalidTiesError) as caught:
        DRAWING[name](RING, HALVES, draws)
    assert caught.value.problems == (f"draws={draws} cannot be: write 1000000 at most.",)


def test_as_many_samples() -> None:
    """Samples of pairs have the same limit as draws."""
    with pytest.raises(InvalidTiesError, match="samples=1000001 cannot be: write 1000000 at most"):
        krackhardt(RING, samples=MOST_DRAWS + 1)


@pytest.mark.parametrize("name", DRAWING)
def test_draws_that_would_take_many_minutes(name: str) -> None:
    """What would take long is refused before it begins, and it is said how many would not."""
    with pytest.raises(TooLargeError, match="over 20000 nodes and 20000 arcs") as caught:
        DRAWING[name](LARGE, LARGE_HALVES, MOST_DRAWS)
    assert isinstance(caught.value, CoproductionError)
    fewer = int(str(caught.value).rpartition("draws=")[2].rstrip("."))
    assert 1 < fewer < MOST_DRAWS
    with pytest.raises(TooLargeError):
        DRAWING[name](LARGE, LARGE_HALVES, fewer + 1)


def test_few_draws_are_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the error names are drawn, and at least one is named."""
    monkeypatch.setattr(limits, "LONG", 0.00004)
    with pytest.raises(TooLargeError, match="such as draws=5"):
        DRAWING["sensitivity"](RING, HALVES, 6)
    DRAWING["sensitivity"](RING, HALVES, 5)
    monkeypatch.setattr(limits, "LONG", 1e-9)
    with pytest.raises(TooLargeError, match=r"such as draws=1[.]"):
        DRAWING["sensitivity"](RING, HALVES, 6)


def test_all_ways_only_if_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all arrangements would take many minutes, some of them are drawn."""
    ties, groups = RING.among(range(8)), {node: "xy"[node % 2] for node in range(8)}

    def tested() -> dict[str, PermutationTest]:
        return permutation_test(ties, groups, attention_share, draws=19)

    assert tested()["x"].exact
    monkeypatch.setattr(limits, "LONG", 4e-6)
    assert not tested()["x"].exact
    assert tested()["x"].arrangements == 70


def test_many_ways_of_two_steps_take_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where each arrangement is looked at by itself, the time for brokerage grows with the ways."""
    star = Ties.of(nx.star_graph(30))
    groups = {node: "xy"[node % 2] for node in range(31)}
    monkeypatch.setattr(many_arrangements, "MANY", 3)
    monkeypatch.setattr(limits, "LONG", 0.0005)
    with pytest.raises(TooLargeError, match=r"such as draws=5[.]"):
        permutation_test(star, groups, bridge_share, draws=6)
    assert permutation_test(star, groups, bridge_share, draws=5)["x"].observed == 1


def test_numbers_that_cannot_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found in all draws is held, so draws of many numbers are fewer."""
    monkeypatch.setattr(limits, "MOST_HELD", 100)
    calls: list[Any] = [
        lambda draws: sensitivity(RING, degroot, ties_missing=0.1, draws=draws),
        lambda draws: random_graph_test(RING, degroot, draws=draws),
        lambda draws: permutation_test(RING, HALVES, lambda ties, _: degroot(ties), draws=draws),
    ]
    for call in calls:
        with pytest.raises(TooLargeError, match="6 draws of 20 numbers each are too many"):
            call(6)
        assert call(5)
    small, halves = RING.among(range(8)), {node: "xy"[node % 2] for node in range(8)}
    assert not permutation_test(small, halves, attention_share, draws=50)["x"].exact
