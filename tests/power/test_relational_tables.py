"""Published tables of networks, and numbers of reference software, to their precision."""

from __future__ import annotations

from collections.abc import Iterable
from math import log

import networkx as nx
import pytest

from coproduction.power.relational import (
    Dimensions,
    betweenness,
    bonacich,
    brokerage,
    centralization,
    constraint,
    effective_size,
    friedkin_johnsen,
    krackhardt,
    last_views,
    network_brokerage,
    reciprocity,
)
from coproduction.power.ties import Ties


def links(text: str) -> Ties[int]:
    """Read ties both ways, such as ``1-2 2-3``."""
    pairs = [(int(one), int(two)) for one, two in (link.split("-") for link in text.split())]
    return Ties.from_arcs(pairs, nodes=sorted({*sum(pairs, ())}), both_ways=True)


def arcs(text: str, nodes: Iterable[int] = ()) -> Ties[int]:
    """Read arcs, such as ``1>2 2>3``."""
    pairs = [(int(one), int(two)) for one, two in (arc.split(">") for arc in text.split())]
    return Ties.from_arcs(pairs, nodes=nodes)


KITE = links("1-2 1-3 1-4 1-6 2-4 2-5 2-7 3-4 3-6 4-5 4-6 4-7 5-7 6-7 6-8 7-8 8-9 9-10")


# Table A14, the kite


def test_kite_betweenness() -> None:
    """The kite of Krackhardt 1990: whoever leads out of it stands most between."""
    found = [0.833333, 0.833333, 0, 3.666667, 0, 8.333333, 8.333333, 14, 8, 0]
    assert list(betweenness(KITE).values()) == pytest.approx(found, abs=1e-6)


@pytest.mark.parametrize(
    ("beta", "powers"),
    [
        (
            0.1,
            "1.062679 1.062679 .831446 1.524317 .831446 1.284780 1.284780 .740113 .388888 .186978",
        ),
        (
            -0.1,
            "1.004476 1.004476 .709220 1.595746 .709220 1.292901 1.292901 .777530 .624227 .303755",
        ),
    ],
)
def test_kite_bonacich(beta: float, powers: str) -> None:
    """The kite by `sna::bonpow`, for both signs of beta."""
    assert list(bonacich(KITE, beta).values()) == pytest.approx(
        [float(power) for power in powers.split()], abs=1e-6
    )


def test_kite_centralization() -> None:
    """The kite by `sna`; igraph says .2667 for degree, since it lets people tie to themselves."""
    assert centralization(KITE, "degree") == pytest.approx(1 / 3)
    assert centralization(KITE, "closeness") == pytest.approx(0.2703749, abs=1e-7)
    assert centralization(KITE, "betweenness") == pytest.approx(0.2962963, abs=1e-7)


def test_kite_structural_holes() -> None:
    """The kite: whoever leads out of it is constrained least."""
    found = "0.541198 0.541198 0.664136 0.470170 0.664136 0.445089 0.445089 0.431111 0.5 1"
    assert list(constraint(KITE).values()) == pytest.approx(
        [float(one) for one in found.split()], abs=1e-6
    )
    sizes = [2, 2, 1, 10 / 3, 1, 3, 3, 7 / 3, 2, 1]
    assert list(effective_size(KITE).values()) == pytest.approx(sizes)


# Table A15, Florentine families


def test_florentine_marriages() -> None:
    """The marriages of Padgett and Ansell 1993: the Medici stand most between."""
    families = nx.florentine_families_graph()
    found = betweenness(families)
    assert {name: round(number, 6) for name, number in found.items() if number} == {
        "Medici": 47.5,
        "Guadagni": 23.166667,
        "Albizzi": 19.333333,
        "Salviati": 13,
        "Ridolfi": 10.333333,
        "Bischeri": 9.5,
        "Strozzi": 9.333333,
        "Barbadori": 8.5,
        "Tornabuoni": 8.333333,
        "Castellani": 5,
        "Peruzzi": 2,
    }
    assert centralization(families, "degree") == pytest.approx(0.274725, abs=1e-6)
    assert centralization(families, "betweenness") == pytest.approx(0.436813, abs=1e-6)
    assert centralization(families, "closeness") == pytest.approx(0.322452, abs=1e-6)


def test_florentine_marriages_with_a_family_that_married_none() -> None:
    """With the Pucci: an isolate changes centralization, and makes closeness undefined."""
    families = nx.florentine_families_graph()
    families.add_node("Pucci")
    assert centralization(families, "degree") == pytest.approx(0.266667, abs=1e-6)
    assert centralization(families, "betweenness") == pytest.approx(0.383492, abs=1e-6)
    assert centralization(families, "closeness") is None
    assert krackhardt(families).connectedness == 0.875


# Table A16, five points


@pytest.mark.parametrize(
    ("text", "degree", "between", "close", "scores"),
    [
        ("1-2 1-3 1-4 1-5", 1, 1, 1, [6, 0, 0, 0, 0]),
        ("1-2 2-3 3-4 4-5 5-1", 0, 0, 0, [1, 1, 1, 1, 1]),
        ("1-2 2-3 3-4 4-5", 0.1666667, 0.4166667, 0.4222222, [0, 3, 4, 3, 0]),
        ("1-2 2-3 3-4 3-5", 0.5833333, 0.7083333, 0.6351852, [0, 3, 5, 0, 0]),
    ],
)
def test_five_points(
    text: str, degree: float, between: float, close: float, scores: list[float]
) -> None:
    """Star, circle, path and Y of Freeman 1979."""
    five = links(text)
    assert centralization(five, "degree") == pytest.approx(degree, abs=1e-7)
    assert centralization(five, "betweenness") == pytest.approx(between, abs=1e-7)
    assert centralization(five, "closeness") == pytest.approx(close, abs=1e-7)
    assert list(betweenness(five).values()) == pytest.approx(scores)


def test_directed_stars() -> None:
    """A star of arcs has all of what it can have in its direction."""
    star = arcs("1>5 2>5 3>5 4>5")
    assert centralization(star, "in-degree") == 1
    assert centralization(star, "out-degree") == pytest.approx(1 / 16)
    assert centralization(star, "degree") == 1


# Table A17, Bonacich 1987


@pytest.mark.parametrize(
    ("text", "nodes", "first", "table"),
    [
        (
            "1-2 1-3 2-4 3-5",
            (1, 2, 4),
            -5,
            (
                "0,1.58,0 .73,1.45,.36 .97,1.34,.49 1.09,1.27,.54 1.15,1.23,.58 1.20,1.20,.60 "
                "1.22,1.17,.61 1.25,1.16,.62 1.26,1.14,.63 1.27,1.13,.64 1.28,1.12,.64"
            ),
        ),
        (
            "1-2 1-3 1-4 2-5 2-6 3-7 3-8 4-9 4-10",
            (1, 2, 5),
            -4,
            (
                "-1.00,1.67,-.33 .36,1.81,.12 1.00,1.67,.33 1.30,1.55,.43 1.46,1.46,.49 "
                "1.57,1.40,.52 1.63,1.36,.54 1.68,1.33,.56 1.72,1.30,.57"
            ),
        ),
    ],
)
def test_bonacich_1987(text: str, nodes: tuple[int, ...], first: int, table: str) -> None:
    """Tables of the paper: below nought, the one in the middle loses to the neighbours."""
    for tenths, row in enumerate(table.split(), first):
        powers = bonacich(links(text), tenths / 10)
        printed = [float(power) for power in row.split(",")]
        assert [powers[node] for node in nodes] == pytest.approx(printed, abs=0.0051)
        assert sum(power**2 for power in powers.values()) == pytest.approx(len(powers))


# Table A18, structural holes


def test_borgatti_1997() -> None:
    """The network of Borgatti 1997, as UCINET and igraph have it."""
    text = ["AB", "AF", "AG", "AE", "EG", "FG", "GB", "BD", "DG", "GC"]
    ties = Ties.from_arcs([(one[0], one[1]) for one in text], both_ways=True)
    assert constraint(ties) == pytest.approx(
        {
            "A": 0.595486,
            "B": 0.642747,
            "F": 0.730903,
            "G": 0.400270,
            "E": 0.730903,
            "D": 0.784722,
            "C": 1,
        },
        abs=1e-6,
    )
    sizes = effective_size(ties)
    assert [round(sizes[node], 2) for node in "GAC"] == [4.67, 2.50, 1]


def test_borgatti_1997_with_strengths() -> None:
    """The same network with strengths; networkx is wrong here where it takes its quick way."""
    text = ["AB2", "AF3", "AG5", "AE2", "EG8", "FG3", "BG4", "BD1", "DG3", "GC10"]
    ties = Ties.from_arcs([(one[0], one[1], float(one[2:])) for one in text], both_ways=True)
    found, sizes = constraint(ties), effective_size(ties)
    assert [round(found[node], 3) for node in "GAC"] == [0.299, 0.795, 1]
    assert [sizes[node] for node in "GAC"] == pytest.approx([5.47, 2.47, 1], abs=0.0051)


def test_structural_holes_of_arcs() -> None:
    """Directed networks, with and without strengths."""
    pairs = [(0, 1), (0, 2), (1, 0), (2, 1)]
    plain = Ties.from_arcs(pairs)
    assert list(constraint(plain).values()) == pytest.approx([1.003, 1.003, 1.389], abs=5e-4)
    assert list(effective_size(plain).values()) == pytest.approx([1.167, 1.167, 1], abs=5e-4)
    strong = Ties.from_arcs(
        [(tail, head, strength) for (tail, head), strength in zip(pairs, (2, 2, 1, 1), strict=True)]
    )
    assert list(constraint(strong).values()) == pytest.approx([0.840, 1.143, 1.378], abs=5e-4)
    assert list(effective_size(strong).values()) == pytest.approx([1.567, 1.083, 1], abs=5e-4)
    fan = arcs("1>2 1>3 1>4 2>3")
    found = [0.6111111, 1.0069444, 1.0069444, 1]
    assert list(constraint(fan).values()) == pytest.approx(found, abs=1e-7)


def test_three_who_all_know_each_other() -> None:
    """Constraint is no probability: 9/8 for each of three, each tied to both others."""
    assert constraint(links("1-2 2-3 3-1")) == pytest.approx(dict.fromkeys((1, 2, 3), 9 / 8))


# Table A19, brokerage

NINE = "1>2 2>1 1>3 3>1 2>4 4>5 5>4 5>6 6>5 4>7 7>8 8>7 8>9 9>8 3>7 6>9 7>1"
NINE_GROUPS = {node: "LPF"[(node - 1) // 3] for node in range(1, 10)}


def test_brokerage_of_nine() -> None:
    """Nine people in three groups, by `sna::brokerage`: five roles and the total."""
    table = {
        node: (
            one.coordinator,
            one.itinerant,
            one.representative,
            one.gatekeeper,
            one.liaison,
            one.total,
        )
        for node, one in brokerage(arcs(NINE), NINE_GROUPS).items()
    }
    assert table == {
        1: (2, 0, 0, 2, 0, 4),
        2: (0, 0, 1, 0, 0, 1),
        3: (0, 0, 1, 0, 0, 1),
        4: (0, 0, 1, 1, 1, 3),
        5: (2, 0, 0, 0, 0, 2),
        6: (0, 0, 1, 0, 0, 1),
        7: (0, 0, 1, 2, 1, 4),
        8: (2, 0, 0, 0, 0, 2),
        9: (0, 0, 0, 1, 0, 1),
    }
    whole = network_brokerage(arcs(NINE), NINE_GROUPS)
    assert (whole.coordinator, whole.itinerant, whole.representative) == (6, 0, 5)
    assert (whole.gatekeeper, whole.liaison, whole.total) == (6, 2, 19)
    assert whole.bridging == 13


# Table A20, Krackhardt's dimensions, printed for arcs from a manager to others

TREE = "1>2 1>3 2>4 2>5 3>6 3>7"


@pytest.mark.parametrize(
    ("text", "dimensions"),
    [
        (TREE, (1, 1, 1, 1)),
        (TREE + " 4>5 5>3 7>1", (1, 0.2857143, 0.9166667, 1)),
        ("1>2 2>3 3>4 4>5 5>1", (1, 0, 0.9375, 1)),
        (
            " ".join(f"{one}>{two}" for one in range(5) for two in range(5) if one != two),
            (1, 0, 0, 1),
        ),
        ("1>2 1>3 1>4 1>5", (1, 1, 1, 1)),
        ("2>1 3>1 4>1 5>1", (1, 1, 1, 0)),
    ],
)
def test_krackhardt(text: str, dimensions: tuple[float, ...]) -> None:
    """Trees, circles and stars by `sna`: an out-tree is an out-and-out hierarchy."""
    found = krackhardt(Ties.from_arcs(arcs(text).arcs(), meaning="influences"))
    assert (found.connectedness, found.hierarchy, found.efficiency, found.lub) == pytest.approx(
        dimensions, abs=1e-7
    )


def test_two_managers_are_no_hierarchy() -> None:
    """Somebody with two managers beside somebody with the same two has no nearest one."""
    found = krackhardt(arcs("4>2 4>3 5>2 5>3 2>1 3>1"))
    assert found == Dimensions(connectedness=1, hierarchy=1, efficiency=1 - 2 / 16, lub=1 - 1 / 6)


# Table A21, Friedkin and Johnsen 1999

W: list[list[float]] = [
    [0.220, 0.120, 0.360, 0.300],
    [0.147, 0.215, 0.344, 0.294],
    [0, 0, 1, 0],
    [0.090, 0.178, 0.446, 0.286],
]
V: list[list[float]] = [
    [0.279398, 0.045019, 0.551413, 0.124170],
    [0.047142, 0.278252, 0.549241, 0.125365],
    [0, 0, 1, 0],
    [0.030090, 0.048073, 0.532400, 0.389437],
]


def test_friedkin_and_johnsen() -> None:
    """Four people, of whom the third turns to nobody: where their views settle."""
    ties = Ties.from_arcs([(i, j, W[i][j]) for i in range(4) for j in range(4)], nodes=range(4))
    moved = {place: 1 - W[place][place] for place in range(4)}
    mean = [0.089158, 0.092836, 0.658264, 0.159743]
    assert list(friedkin_johnsen(ties, moved).values()) == pytest.approx(mean, abs=1e-6)
    first = dict(enumerate([25, 25, 75, 85]))
    last = [60.0208, 59.9840, 75, 74.9862]
    assert list(last_views(ties, moved, first).values()) == pytest.approx(last, abs=1e-4)
    for column in range(4):
        alone = {place: float(place == column) for place in range(4)}
        found = list(last_views(ties, moved, alone).values())
        assert found == pytest.approx([row[column] for row in V], abs=1e-6)


# Table A23, reciprocity


def test_reciprocity_by_igraph() -> None:
    """The example of igraph, of which a tie to oneself is no part."""
    assert reciprocity(arcs("1>2 2>1 2>3 3>4 4>4")) == 0.5


def test_reciprocity_of_nine() -> None:
    """The nine people, by `sna::grecip` and `gden`."""
    ties = arcs(NINE)
    returned = reciprocity(ties)
    assert returned is not None
    assert ties.density is not None
    assert returned == pytest.approx(0.7058824, abs=1e-7)
    assert returned / (2 - returned) == pytest.approx(0.5454545, abs=1e-7)
    assert ties.density == pytest.approx(0.2361111, abs=1e-7)
    assert log(returned / ties.density) == pytest.approx(1.0951461, abs=1e-7)
