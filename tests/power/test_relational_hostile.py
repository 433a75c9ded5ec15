"""What cannot be asked of ties is refused in a sentence, and nothing is ever not a number."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from coproduction.errors import CoproductionError, InvalidTiesError, InvalidValueError
from coproduction.power.relational import (
    attention_share,
    betweenness,
    bonacich,
    bonacich_curve,
    bonacich_limit,
    bridge_share,
    brokerage,
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
    last_views,
    network_brokerage,
    permutation_test,
    random_graph_test,
    reciprocity,
    sensitivity,
    vertex_bootstrap,
)
from coproduction.power.ties import Ties

HALVES = dict.fromkeys(range(4), "x") | dict.fromkeys(range(4, 8), "y")
RING = nx.cycle_graph(8, create_using=nx.DiGraph)

DRAWING: dict[str, Callable[..., object]] = {
    "krackhardt": lambda samples, seed: krackhardt(RING, samples=samples, seed=seed),
    "betweenness": lambda samples, seed: betweenness(RING, samples=samples, seed=seed),
    "permutation_test": lambda samples, seed: permutation_test(
        RING, HALVES, attention_share, draws=samples, seed=seed
    ),
    "sensitivity": lambda samples, seed: sensitivity(
        RING, degroot, ties_missing=0.2, draws=samples, seed=seed
    ),
    "random_graph_test": lambda samples, seed: random_graph_test(
        RING, reciprocity, draws=samples, seed=seed
    ),
    "core_periphery": lambda samples, seed: core_periphery(RING, draws=samples, seed=seed),
    "vertex_bootstrap": lambda samples, seed: vertex_bootstrap(
        RING, "density", draws=samples, seed=seed
    ),
}


@pytest.mark.parametrize("name", DRAWING)
@pytest.mark.parametrize("number", [0, -1, True, 1.5, "2", math.nan])
def test_how_often_cannot_be(name: str, number: object) -> None:
    """What is drawn is drawn once at least, and a whole number of times."""
    with pytest.raises(InvalidValueError, match="cannot be: write a whole number, one") as caught:
        DRAWING[name](number, 0)
    assert isinstance(caught.value, CoproductionError)


@pytest.mark.parametrize("name", DRAWING)
@pytest.mark.parametrize("seed", [-1, False, 1.5, "2", None])
def test_a_seed_that_cannot_be(name: str, seed: object) -> None:
    """Chance begins at a whole number, so that it can be repeated."""
    with pytest.raises(InvalidValueError, match=r"seed=.* cannot be: write a whole number, nought"):
        DRAWING[name](2, seed)


MAY_DRAW = ["krackhardt", "betweenness"]


@pytest.mark.parametrize("name", [name for name in DRAWING if name not in MAY_DRAW])
def test_nothing_is_no_number_of_draws(name: str) -> None:
    """Where something is always drawn, it has to be said how often; where it may not be, not."""
    with pytest.raises(InvalidTiesError, match="draws=None cannot be: write a whole number, one"):
        DRAWING[name](None, 0)


@pytest.mark.parametrize("name", MAY_DRAW)
def test_nothing_drawn(name: str) -> None:
    """Where all can be looked at, nothing need be drawn; the seed is looked at all the same."""
    assert DRAWING[name](None, 0) == DRAWING[name](None, 1)
    with pytest.raises(InvalidTiesError, match="seed=-1 cannot be"):
        DRAWING[name](None, -1)


BY_FUNCTION: dict[str, Callable[[Any], object]] = {
    "permutation_test": lambda found: permutation_test(RING, HALVES, found),
    "random_graph_test": lambda found: random_graph_test(RING, found, draws=2),
    "sensitivity": lambda found: sensitivity(RING, found, ties_missing=0.2, draws=2),
}


@pytest.mark.parametrize("function", [None, 3, "reciprocity", [reciprocity], {}])
@pytest.mark.parametrize("name", BY_FUNCTION)
def test_what_is_no_function(name: str, function: object) -> None:
    """What is to be looked at is a function, and is not named."""
    with pytest.raises(InvalidTiesError, match=r"is a function of ties.*, and not ") as caught:
        BY_FUNCTION[name](function)
    assert repr(function) in str(caught.value)


def test_a_function_that_cannot_be_looked_up() -> None:
    """What is called like a function is one, whether it has a hash or not."""

    class OfTheFirst:
        __hash__ = None  # type: ignore[assignment]  # that is the point

        def __call__(self, _: object, groups: dict[int, str]) -> float:
            return float(groups[0] == "x")

    found = permutation_test(RING, HALVES, OfTheFirst())
    assert found is not None
    assert found.expected == 0.5


@pytest.mark.parametrize("name", DRAWING)
def test_whole_numbers_of_numpy(name: str) -> None:
    """A whole number is one whoever made it."""
    assert DRAWING[name](np.int64(3), np.uint8(1)) == DRAWING[name](3, 1)


BY_GROUPS: dict[str, Callable[[Any, Any], object]] = {
    "attention_share": attention_share,
    "bridge_share": bridge_share,
    "brokerage": brokerage,
    "cut_links": cut_links,
    "cut_participants": cut_participants,
    "ei_index": ei_index,
    "largest_bridge_share": largest_bridge_share,
    "network_brokerage": network_brokerage,
    "permutation_test": lambda ties, groups: permutation_test(ties, groups, attention_share),
    "reciprocity": lambda ties, groups: reciprocity(ties, [] if groups is None else groups),
}


@pytest.mark.parametrize("groups", [None, [], ["x"] * 8, "xxxxyyyy", {0, 1}, 3])
@pytest.mark.parametrize("name", BY_GROUPS)
def test_groups_that_are_no_mapping(name: str, groups: object) -> None:
    """Which group each node is in has to be said node by node."""
    with pytest.raises(InvalidValueError, match="a mapping from each node to its group"):
        BY_GROUPS[name](RING, groups)


def test_a_group_that_is_no_name() -> None:
    """A list names no group."""
    with pytest.raises(InvalidValueError, match="A group is named by a text"):
        attention_share(RING, {0: ["x"]})  # type: ignore[type-var]  # that is the point


@pytest.mark.parametrize("strength", [1e308, 1e101, 1e-101, 5e-324])
def test_strengths_of_no_use(strength: float) -> None:
    """A strength whose sums could be more than a number holds is refused."""
    with pytest.raises(InvalidTiesError, match="nought, or from 1e-100 to 1e"):
        Ties.from_arcs([("a", "b", strength)])


@pytest.mark.parametrize("one", [1e100, 1e-100])
@pytest.mark.parametrize("two", [1e100, 1e-100, 1.0])
def test_the_strongest_and_the_weakest_are_numbers(one: float, two: float) -> None:
    """At the ends of what may be given, every measure is a finite number."""
    arcs = [(0, 1, one), (1, 0, two), (1, 2, one), (2, 0, two), (3, 0, one), (2, 4, two)]
    ties = Ties.from_arcs([*arcs, (4, 4, one), (1, 1, two)])
    groups = {0: "x", 1: "x", 2: "y", 3: "y", 4: "y"}
    limit = bonacich_limit(ties)
    assert limit is not None
    numbers = [
        limit,
        *attention_share(ties, groups).values(),
        *betweenness(ties, by_strength=True).values(),
        *(number for part in (0.0, 0.5, -0.5) for number in bonacich(ties, part * limit).values()),
        *constraint(ties).values(),
        *degroot(ties).values(),
        *(group.share for group in closed_groups(ties)),
        *effective_size(ties).values(),
        *friedkin_johnsen(ties, 0.9).values(),
        *last_views(ties, 0.9, dict.fromkeys(range(5), one)).values(),
    ]
    assert np.isfinite(numbers).all()
    index = ei_index(ties, groups).index
    assert index is not None
    assert -1 <= index <= 1


def test_views_of_no_use() -> None:
    """A view that is no number, or beyond what can be added up, is refused."""
    for view in (1e308, "5", None, 10**400):
        with pytest.raises(InvalidTiesError, match="The first view of 0 cannot be"):
            last_views(RING, 0.5, {**dict.fromkeys(range(8), 0.0), 0: view})  # type: ignore[dict-item]  # that is the point
    for views in (None, [0.5] * 8):
        with pytest.raises(
            InvalidTiesError, match="Write the first view of each node as a mapping"
        ):
            last_views(RING, 0.5, views)  # type: ignore[arg-type]  # that is the point
    with pytest.raises(InvalidTiesError, match="The susceptibility of 0 cannot be 'much'"):
        friedkin_johnsen(RING, "much")  # type: ignore[arg-type]  # that is the point


@pytest.mark.parametrize("beta", [math.nan, math.inf, "1", None])
def test_a_beta_that_is_no_number(beta: Any) -> None:
    """Where following ties never leads back, any beta may be, if it is a number."""
    line = nx.path_graph(3, create_using=nx.DiGraph)
    for action in (lambda: bonacich(line, beta), lambda: bonacich_curve(line, [0.5, beta])):
        with pytest.raises(InvalidTiesError, match=f"finite number; {beta!r} is none"):
            action()


def test_a_large_beta() -> None:
    """Along a chain power grows with each step, exactly, until no number can hold it."""
    chain = Ties.from_arcs([("a", "b", 1e20), ("b", "c", 1e20), ("a", "c", 1.0)])
    powers = bonacich(chain, 1.0)
    assert powers["c"] == pytest.approx(math.sqrt(3))
    assert powers["b"] == pytest.approx(math.sqrt(3) * 1e-20)
    with pytest.raises(InvalidTiesError, match=r"With beta 1e\+300, power in these ties is larger"):
        bonacich(chain, 1e300)
    longer = nx.path_graph(9, create_using=nx.DiGraph)
    with pytest.raises(InvalidTiesError, match="Take a smaller beta"):
        bonacich(longer, -1e60)


@pytest.mark.parametrize("share", ["much", None, math.nan, 1.0])
def test_a_share_that_cannot_be(share: Any) -> None:
    """How much is missing is a number from 0 to less than 1."""
    with pytest.raises(InvalidTiesError, match="The share of ties missing lies from 0"):
        sensitivity(RING, degroot, ties_missing=share)
