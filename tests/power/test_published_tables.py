"""Published tables of voting power, to full precision."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import comb

import pytest

from coproduction.power.decisions import (
    DecisionRule,
    at_least,
    majority,
    unanimity,
    weighted,
)
from coproduction.power.indices import (
    banzhaf,
    banzhaf_owen,
    banzhaf_shares,
    by_group,
    coleman_initiate,
    coleman_prevent,
    deegan_packel,
    johnston,
    owen,
    power_to_act,
    public_good,
    shapley_shubik,
)

Index = Callable[[DecisionRule[int]], dict[int, Fraction]]


def of(quota: int, *votes: int) -> DecisionRule[int]:
    """Return a rule in the notation of the literature."""
    return weighted(dict(enumerate(votes)), quota)


def in_order(index: Index, quota: int, *votes: int) -> list[Fraction]:
    return list(index(of(quota, *votes)).values())


def fractions(text: str) -> list[Fraction]:
    return [Fraction(one) for one in text.split()]


# Each table: the quota, the votes; winning coalitions; by votes the swings and the
# Shapley-Shubik share.
TABLES: Mapping[str, tuple[int, Sequence[int], int, Mapping[int, tuple[int, Fraction]]]] = {
    "A1: EEC Council, 1958-72": (
        12,
        (4, 4, 4, 2, 2, 1),
        14,
        {4: (10, Fraction(7, 30)), 2: (6, Fraction(3, 20)), 1: (0, Fraction(0))},
    ),
    "A2: EC Council, 1973-80": (
        41,
        (10, 10, 10, 10, 5, 5, 3, 3, 2),
        75,
        {
            10: (53, Fraction(5, 28)),
            5: (29, Fraction(17, 210)),
            3: (21, Fraction(2, 35)),
            2: (5, Fraction(1, 105)),
        },
    ),
    "A3: EC Council, 1986-94": (
        54,
        (10, 10, 10, 10, 8, 5, 5, 5, 5, 3, 3, 2),
        402,
        {
            10: (286, Fraction(31, 231)),
            8: (242, Fraction(257, 2310)),
            5: (148, Fraction(589, 9240)),
            3: (102, Fraction(59, 1386)),
            2: (40, Fraction(41, 3465)),
        },
    ),
    "A4: UN Security Council, since 1966": (
        39,
        (7,) * 5 + (1,) * 10,
        848,
        {7: (848, Fraction(421, 2145)), 1: (84, Fraction(4, 2145))},
    ),
    "A5: Nassau County Board, 1958": (
        16,
        (9, 9, 7, 3, 1, 1),
        32,
        {
            9: (16, Fraction(1, 3)),
            7: (16, Fraction(1, 3)),
            3: (0, Fraction(0)),
            1: (0, Fraction(0)),
        },
    ),
    "A5: Nassau County Board, 1964": (
        58,
        (31, 31, 21, 28, 2, 2),
        32,
        {
            31: (16, Fraction(1, 3)),
            28: (16, Fraction(1, 3)),
            21: (0, Fraction(0)),
            2: (0, Fraction(0)),
        },
    ),
    "A5: Nassau County Board, 1970": (
        63,
        (31, 31, 21, 28, 2, 2),
        25,
        {
            31: (15, Fraction(17, 60)),
            28: (11, Fraction(13, 60)),
            21: (7, Fraction(7, 60)),
            2: (3, Fraction(1, 20)),
        },
    ),
    "A6: Scottish Parliament, 2007": (
        65,
        (47, 46, 17, 16, 2),
        15,
        {
            47: (9, Fraction(7, 20)),
            46: (7, Fraction(4, 15)),
            17: (5, Fraction(11, 60)),
            16: (3, Fraction(1, 10)),
            2: (3, Fraction(1, 10)),
        },
    ),
    "A7: Holler and Illing, 2006": (
        51,
        (35, 20, 15, 15, 15),
        13,
        {35: (11, Fraction(9, 20)), 20: (5, Fraction(1, 5)), 15: (3, Fraction(7, 60))},
    ),
    "A8: CoopGame, four members": (
        12,
        (8, 6, 4, 2),
        7,
        {
            8: (5, Fraction(5, 12)),
            6: (3, Fraction(1, 4)),
            4: (3, Fraction(1, 4)),
            2: (1, Fraction(1, 12)),
        },
    ),
    "A8: Stach, 2011": (
        50,
        (10, 10, 20, 30),
        5,
        {30: (5, Fraction(7, 12)), 20: (3, Fraction(1, 4)), 10: (1, Fraction(1, 12))},
    ),
    "A8: almost half and almost half": (
        51,
        (50, 49, 1),
        3,
        {50: (3, Fraction(2, 3)), 49: (1, Fraction(1, 6)), 1: (1, Fraction(1, 6))},
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_published_table_of_votes_with_a_quota(name: str) -> None:
    """Swings, shares and Coleman's three numbers are those of the table, exactly."""
    quota, votes, winning, expected = TABLES[name]
    rule, size = of(quota, *votes), len(votes)
    swings = {one: expected[number][0] for one, number in enumerate(votes)}
    total = sum(swings.values())
    assert power_to_act(rule) == Fraction(winning, 2**size)
    assert banzhaf(rule) == {
        one: Fraction(number, 2 ** (size - 1)) for one, number in swings.items()
    }
    assert banzhaf_shares(rule) == {one: Fraction(number, total) for one, number in swings.items()}
    assert coleman_prevent(rule) == {
        one: Fraction(number, winning) for one, number in swings.items()
    }
    assert coleman_initiate(rule) == {
        one: Fraction(number, 2**size - winning) for one, number in swings.items()
    }
    assert shapley_shubik(rule) == {one: expected[number][1] for one, number in enumerate(votes)}


def test_luxembourg_had_no_power() -> None:
    """In the Council of 1958 one vote of 17 never decides (Felsenthal & Machover 1998)."""
    council = weighted({"DE": 4, "FR": 4, "IT": 4, "BE": 2, "NL": 2, "LU": 1}, 12)
    assert council.dummies() == ("LU",)


def test_three_of_the_six_boards_of_nassau_county_had_no_power() -> None:
    """In 1958 and 1964 three boards never decided; in 1970 all did (Banzhaf 1965)."""
    assert of(16, 9, 9, 7, 3, 1, 1).dummies() == (3, 4, 5)
    assert of(58, 31, 31, 21, 28, 2, 2).dummies() == (2, 4, 5)
    assert of(63, 31, 31, 21, 28, 2, 2).dummies() == ()


SINGLE_COALITIONS = {
    (12, 4, 4, 4, 2, 2, 1): (
        "5/24 5/24 5/24 3/16 3/16 0",
        "1/5 1/5 1/5 1/5 1/5 0",
        "1/4 1/4 1/4 1/8 1/8 0",
    ),
    (41, 10, 10, 10, 10, 5, 5, 3, 3, 2): (
        "7/50 7/50 7/50 7/50 43/375 43/375 11/125 11/125 13/375",
        "4/29 4/29 4/29 4/29 17/145 17/145 13/145 13/145 1/29",
        "229/1280 229/1280 229/1280 229/1280 77/960 77/960 53/960 53/960 13/960",
    ),
    (63, 31, 31, 21, 28, 2, 2): (
        "23/96 23/96 1/8 3/16 5/48 5/48",
        "3/13 3/13 3/26 5/26 3/26 3/26",
        "73/240 73/240 7/60 23/120 1/24 1/24",
    ),
    (65, 47, 46, 17, 16, 2): (
        "1/4 7/36 2/9 1/6 1/6",
        "4/17 3/17 4/17 3/17 3/17",
        "5/12 19/72 11/72 1/12 1/12",
    ),
    (51, 35, 20, 15, 15, 15): (
        "18/60 9/60 11/60 11/60 11/60",
        "16/60 8/60 12/60 12/60 12/60",
        "7/12 3/16 11/144 11/144 11/144",
    ),
    (12, 8, 6, 4, 2): ("1/3 5/18 5/18 1/9", "2/7 2/7 2/7 1/7", "1/2 2/9 2/9 1/18"),
    (50, 10, 10, 20, 30): ("1/6 1/6 1/4 5/12", "1/5 1/5 1/5 2/5", "1/15 1/15 3/10 17/30"),
}


@pytest.mark.parametrize("game", SINGLE_COALITIONS)
def test_a_published_table_of_single_coalitions(game: tuple[int, ...]) -> None:
    """Deegan-Packel, public good and Johnston shares are those of A1, A2, A5 to A8, exactly."""
    expected = SINGLE_COALITIONS[game]
    for index, shares in zip((deegan_packel, public_good, johnston), expected, strict=True):
        assert in_order(index, *game) == fractions(shares)


def test_more_votes_can_mean_a_smaller_share_of_the_public_good() -> None:
    """In A7 the member with 20 votes has less than one with 15 (Holler & Illing 2006)."""
    for index in (deegan_packel, public_good):
        _, twenty, fifteen, *_ = in_order(index, 51, 35, 20, 15, 15, 15)
        assert twenty < fifteen


@pytest.mark.parametrize(
    ("game", "expected"),
    [
        ((4, 3, 2, 1), "2/3 1/6 1/6"),
        ((8, 5, 3, 1), "1/2 1/2 0"),
        ((9, 8, 8, 1), "1/3 1/3 1/3"),
        ((10, 7, 3, 3), "2/3 1/6 1/6"),
    ],
)
def test_johnston_1978(game: tuple[int, ...], expected: str) -> None:
    """The four games of CoopGame's test 28 (A9)."""
    assert in_order(johnston, *game) == fractions(expected)


POPULATION_OF_1996 = {
    "ON": 10753573,
    "QC": 7138795,
    "BC": 3724500,
    "AB": 2696826,
    "MB": 1113898,
    "SK": 990237,
    "NS": 909282,
    "NB": 738133,
    "NF": 551792,
    "PE": 134557,
}


def test_how_canada_changes_its_constitution() -> None:
    """Parliament, seven provinces of ten, half of the population (Heard & Swartz 1997; A10)."""
    half = Fraction(sum(POPULATION_OF_1996.values()), 2)
    provinces = at_least(POPULATION_OF_1996, 7) & weighted(POPULATION_OF_1996, half)
    rule = provinces & unanimity(["Parliament"])
    swings = {"Parliament": 157, "ON": 103, "QC": 83, "BC": 83, "AB": 73, "MB": 71, "SK": 71}
    swings |= dict.fromkeys(["NS", "NB", "NF", "PE"], 69)
    assert power_to_act(rule) == Fraction(157, 2**11)
    assert coleman_prevent(rule) == {who: Fraction(number, 157) for who, number in swings.items()}
    assert coleman_initiate(rule) == {
        who: Fraction(number, 2**11 - 157) for who, number in swings.items()
    }
    assert round(float(coleman_prevent(rule)["ON"]), 3) == 0.656
    assert round(float(coleman_initiate(rule)["Parliament"]), 3) == 0.083
    shares = shapley_shubik(provinces)
    assert shares["ON"] == Fraction(61, 360)
    assert shares["QC"] == shares["BC"] == Fraction(151, 1260)
    assert shares["AB"] == Fraction(227, 2520)
    assert shares["MB"] == shares["SK"] == Fraction(31, 360)
    assert {shares[who] for who in ("NS", "NB", "NF", "PE")} == {Fraction(23, 280)}


MADRID = weighted({"PP": 48, "PSOE": 37, "Podemos": 27, "Cs": 17}, 65)


def test_the_assembly_of_madrid_without_unions() -> None:
    """PP can pass with any other, who can pass only all together (A11)."""
    assert list(shapley_shubik(MADRID).values()) == fractions("1/2 1/6 1/6 1/6")
    assert list(banzhaf_shares(MADRID).values()) == fractions("1/2 1/6 1/6 1/6")
    assert list(banzhaf(MADRID).values()) == fractions("6/8 2/8 2/8 2/8")


@pytest.mark.parametrize(
    ("union", "shares", "chances"),
    [
        ({"PP", "Cs"}, "2/3 0 0 1/3", "3/4 0 0 1/4"),
        ({"PSOE", "Podemos"}, "1/3 1/6 1/6 1/3", "1/2 1/4 1/4 1/2"),
    ],
)
def test_the_assembly_of_madrid_with_unions(union: set[str], shares: str, chances: str) -> None:
    """The Owen and Banzhaf-Owen values of two unions (Giménez & Puente 2019; A11)."""
    assert list(owen(MADRID, [union]).values()) == fractions(shares)
    assert list(banzhaf_owen(MADRID, [union]).values()) == fractions(chances)


def test_the_union_that_is_not_needed_has_a_third_like_each_other() -> None:
    """With PSOE and Podemos as one, all three parts of Madrid's assembly are alike (A11)."""
    parts = {"PP": "PP", "PSOE": "left", "Podemos": "left", "Cs": "Cs"}
    shares = by_group(owen(MADRID, [{"PSOE", "Podemos"}]), parts)
    assert shares == {"PP": Fraction(1, 3), "left": Fraction(1, 3), "Cs": Fraction(1, 3)}
    assert shares == shapley_shubik(MADRID.as_blocs(parts))


@pytest.mark.parametrize("size", [1, 2, 5, 12, 30])
def test_unanimity_in_closed_form(size: int) -> None:
    """All can block, all have the same share, and the body acts in one case of 2ⁿ (A12)."""
    rule = unanimity(range(size))
    assert set(shapley_shubik(rule).values()) == {Fraction(1, size)}
    assert set(banzhaf(rule).values()) == {Fraction(1, 2 ** (size - 1))}
    assert set(coleman_prevent(rule).values()) == {Fraction(1)}
    assert set(coleman_initiate(rule).values()) == {Fraction(1, 2**size - 1)}
    assert power_to_act(rule) == Fraction(1, 2**size)


@pytest.mark.parametrize("size", [1, 3, 5, 7, 21, 101])
def test_a_majority_of_an_odd_number_in_closed_form(size: int) -> None:
    """Shares are equal, and half of all cases pass (A12)."""
    rule = majority(range(size))
    assert set(shapley_shubik(rule).values()) == {Fraction(1, size)}
    chance = Fraction(comb(size - 1, (size - 1) // 2), 2 ** (size - 1))
    assert set(banzhaf(rule).values()) == {chance}
    assert power_to_act(rule) == Fraction(1, 2)


@pytest.mark.parametrize("size", [3, 4, 9, 40])
def test_one_strong_member_and_many_small_ones_in_closed_form(size: int) -> None:
    """The strong one needs any other; the others win only all together (A12)."""
    rule = weighted({0: size - 2} | dict.fromkeys(range(1, size), 1), size - 1)
    strong, *small = shapley_shubik(rule).values()
    assert strong == Fraction(size - 2, size)
    assert set(small) == {Fraction(2, size * (size - 1))}


def test_six_people_and_the_casting_vote_of_the_chair() -> None:
    """The chair has a third of the power of six (A12)."""
    rule = majority(["chair", "a", "b", "c", "d", "e"], casting_vote="chair")
    expected = {
        shapley_shubik: ("1/3", "2/15"),
        banzhaf: ("5/8", "1/4"),
        deegan_packel: ("2/9", "7/45"),
        public_good: ("1/5", "4/25"),
        johnston: ("8/15", "7/75"),
    }
    for index, (chair, others) in expected.items():
        found = index(rule)
        assert found.pop("chair") == Fraction(chair)
        assert set(found.values()) == {Fraction(others)}


def test_five_people_and_the_veto_of_the_chair() -> None:
    """The chair has three fifths of the power of five (A12)."""
    rule = majority(["chair", "a", "b", "c", "d"]).with_veto("chair")
    expected = {
        shapley_shubik: ("3/5", "1/10"),
        banzhaf: ("11/16", "3/16"),
        banzhaf_shares: ("11/23", "3/23"),
        johnston: ("7/11", "1/11"),
        coleman_prevent: ("1", "3/11"),
        coleman_initiate: ("11/21", "1/7"),
    }
    for index, (chair, others) in expected.items():
        found = index(rule)
        assert found.pop("chair") == Fraction(chair)
        assert set(found.values()) == {Fraction(others)}
    assert power_to_act(rule) == Fraction(11, 32)


def test_four_of_seven_and_two_of_the_three_with_lived_experience() -> None:
    """No votes and quota say this; three of seven people have 5/7 of the power (A12)."""
    lived, paid = ["l1", "l2", "l3"], ["p1", "p2", "p3", "p4"]
    rule = at_least([*lived, *paid], 4) & at_least(lived, 2)
    expected = {
        shapley_shubik: ("5/21", "1/14"),
        banzhaf: ("13/32", "5/32"),
        banzhaf_shares: ("13/59", "5/59"),
        coleman_prevent: ("13/24", "5/24"),
        deegan_packel: ("2/11", "5/44"),
        johnston: ("9/37", "5/74"),
    }
    for index, (each_lived, each_paid) in expected.items():
        found = index(rule)
        assert {found[who] for who in lived} == {Fraction(each_lived)}
        assert {found[who] for who in paid} == {Fraction(each_paid)}
    assert power_to_act(rule) == Fraction(3, 8)
    sides = dict.fromkeys(lived, "lived") | dict.fromkeys(paid, "paid")
    assert by_group(shapley_shubik(rule), sides) == {
        "lived": Fraction(5, 7),
        "paid": Fraction(2, 7),
    }


def test_four_professionals_who_vote_together_leave_nothing_to_the_other_three() -> None:
    """With a simple majority of seven the bloc has all; the three organised have 3/5."""
    lived, paid = {"l1", "l2", "l3"}, {"p1", "p2", "p3", "p4"}
    rule = majority(sorted(lived | paid))
    sides = dict.fromkeys(lived, "lived") | dict.fromkeys(paid, "paid")
    assert by_group(owen(rule, [paid]), sides) == {"lived": 0, "paid": 1}
    assert by_group(owen(rule, [lived]), sides) == {"lived": Fraction(3, 5), "paid": Fraction(2, 5)}


def federal() -> DecisionRule[tuple[str, int]]:
    """President with both chambers, or two thirds of both."""
    president = ("president", 0)
    senate = [("senator", number) for number in range(100)]
    house = [("representative", number) for number in range(435)]
    with_president = unanimity([president]) & at_least(senate, 51) & at_least(house, 218)
    return with_president | at_least(senate, 67) & at_least(house, 290)


def test_the_united_states_president_senate_and_house() -> None:
    """536 members of three kinds, to twelve figures (Straffin 1993; A13)."""
    rule = federal()
    first = {kind: next(one for one in rule.members if one[0] == kind) for kind, _ in rule.members}
    expected = {
        shapley_shubik: (0.160469525524, 0.004374181892, 0.000924396058),
        banzhaf_shares: (0.038025832858, 0.003288148250, 0.001455538718),
        banzhaf: (0.230102690653, 0.019897309347, 0.008807785395),
    }
    for index, shares in expected.items():
        found = index(rule)
        assert [round(float(found[one]), 12) for one in first.values()] == list(shares)
    kinds = {one: one[0] for one in rule.members}
    chambers = by_group(shapley_shubik(rule), kinds)
    assert sum(chambers.values()) == 1
    assert round(float(chambers["senator"]), 4) == 0.4374
    assert round(float(chambers["representative"]), 4) == 0.4021
