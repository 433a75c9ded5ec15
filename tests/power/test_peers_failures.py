"""What other packages for voting power get wrong, each with the package that does.

Seen with `powerindices` 1.0.2, `powerindex` 0.3.5 and `power_index_calculator` 1.0.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import comb
from typing import Any

import pytest

from coproduction.errors import InvalidRuleError
from coproduction.power.decisions import (
    DecisionRule,
    at_least,
    from_winning,
    majority,
    weighted,
)
from coproduction.power.indices import (
    banzhaf,
    banzhaf_shares,
    by_group,
    coleman_initiate,
    coleman_prevent,
    deegan_packel,
    johnston,
    power_to_act,
    public_good,
    shapley_shubik,
)
from power.brute_force import Slowly


def of(quota: int, *votes: int) -> DecisionRule[str]:
    return weighted(dict(zip("abcdefgh", votes, strict=False)), quota)


def test_somebody_who_can_pass_alone_does_not_have_all_of_the_power() -> None:
    """`powerindex` says 1, 0, 0 for two votes beside one and one, where two pass."""
    rule = of(2, 2, 1, 1)
    assert list(banzhaf_shares(rule).values()) == [Fraction(3, 5), Fraction(1, 5), Fraction(1, 5)]
    assert list(shapley_shubik(rule).values()) == [Fraction(2, 3), Fraction(1, 6), Fraction(1, 6)]
    assert rule.passers() == ("a",)
    assert rule.dictator() is None


@pytest.mark.parametrize("quota", range(1, 12))
def test_every_quota_is_right_also_one_that_a_single_member_reaches(quota: int) -> None:
    """`powerindex` slices from a negative start; 129 of 400 random games are wrong."""
    rule = of(quota, 5, 3, 2, 1)
    slowly = Slowly.of(rule)
    assert shapley_shubik(rule) == slowly.shapley_shubik()
    assert banzhaf_shares(rule) == slowly.banzhaf_shares()


def test_votes_above_what_is_missing_are_not_cut_in_the_callers_list() -> None:
    """`powerindices` gives [7, 1, 1, 1] back as [3, 1, 1, 1]."""
    votes = {"a": 7, "b": 1, "c": 1, "d": 1}
    rule = weighted(votes, 8)
    assert banzhaf(rule)["a"] == Fraction(7, 8)
    assert shapley_shubik(rule)["a"] == Fraction(3, 4)
    assert list(votes.values()) == [7, 1, 1, 1]


@pytest.mark.parametrize("size", [62, 63, 64, 65, 68, 100, 500])
def test_many_equal_members_do_not_overflow(size: int) -> None:
    """`powerindices` silently overflows from 68 members on, and has 1e-133 for 500."""
    half = size // 2 + 1
    rule = majority(range(size))
    assert set(shapley_shubik(rule).values()) == {Fraction(1, size)}
    assert set(banzhaf(rule).values()) == {Fraction(comb(size - 1, half - 1), 2 ** (size - 1))}


def test_five_thousand_equal_members_finish() -> None:
    """Both packages take hours, or all of the memory."""
    rule = at_least(range(5_000), 3_000)
    assert set(shapley_shubik(rule).values()) == {Fraction(1, 5_000)}
    chance = Fraction(comb(4_999, 2_999), 2**4_999)
    assert set(banzhaf(rule).values()) == {chance}
    assert coleman_prevent(rule)[0] == chance / (2 * power_to_act(rule))
    assert rule.allies_needed(range(2_900)) == 100


@pytest.mark.parametrize("size", [63, 64, 70])
def test_many_members_with_different_votes_do_not_overflow(size: int) -> None:
    """Swings are those that adding up one member after the other gives, in any number."""
    votes = {one: 1 + one % 3 for one in range(size)}
    rule = weighted(votes, size)
    shares, chances = shapley_shubik(rule), banzhaf(rule)
    assert sum(shares.values()) == 1
    for one, number in votes.items():
        assert shares[one] == shares[number - 1]
        swings = _swings_by_hand(votes, size, one)
        assert chances[one] == Fraction(swings, 2 ** (size - 1))


def _swings_by_hand(votes: dict[int, int], quota: int, member: int) -> int:
    """Return the swings of a member by adding up one member after the other."""
    ways = {0: 1}
    for one, number in votes.items():
        if one != member:
            more = dict(ways)
            for held, times in ways.items():
                more[held + number] = more.get(held + number, 0) + times
            ways = more
    return sum(ways.get(held, 0) for held in range(quota - votes[member], quota))


def test_votes_in_fractions() -> None:
    """Both packages fail on them; chairs with 1.1 votes and half votes are real."""
    rule = weighted(
        {"chair": Decimal("1.1"), "a": 1, "b": 1, "half": Fraction(1, 2)}, Decimal("1.81")
    )
    whole = weighted({"chair": 110, "a": 100, "b": 100, "half": 50}, 181)
    assert rule == whole
    assert shapley_shubik(rule) == Slowly.of(whole).shapley_shubik()


def test_a_float_is_refused_where_it_would_change_who_wins() -> None:
    """0.1 + 0.2 is more than 0.3 in floats; as decimals they are equal, and pass."""
    inexact: Any = {"a": 0.1, "b": 0.2}
    with pytest.raises(InvalidRuleError, match=r"Decimal\('0.1'\)"):
        weighted(inexact, Decimal("0.3"))
    exact = {"a": Decimal("0.1"), "b": Decimal("0.2")}
    assert weighted(exact, Decimal("0.3")).wins(["a", "b"])


def test_shares_are_not_rounded() -> None:
    """`power_index_calculator` rounds to three decimals, and the sum is no longer one."""
    for index in (shapley_shubik, banzhaf_shares, deegan_packel, public_good, johnston):
        assert sum(index(of(4, 1, 1, 1, 1, 1, 1, 1)).values()) == 1


def test_more_than_half_is_not_at_least_half() -> None:
    """Of 100 votes 50 are not a majority; of 101 votes 50.5 are 51."""
    votes = {"a": 50, "b": 50}
    assert not weighted(votes, 51).can_pass(["a"])
    assert weighted(votes, 50).can_pass(["a"])
    assert not weighted(votes | {"c": 1}, Decimal("50.5")).can_pass(["a"])
    assert weighted(votes | {"c": 1}, Decimal("50.5")).can_pass(["a", "c"])


def test_a_quota_above_all_votes_is_said_to_pass_nothing() -> None:
    """It is no crash, and no division by nought."""
    rule = of(9, 4, 3, 1)
    assert power_to_act(rule) == 0
    assert set(banzhaf(rule).values()) == set(coleman_initiate(rule).values()) == {Fraction(0)}
    assert coleman_prevent(rule) == shapley_shubik(rule) == banzhaf_shares(rule) == {}
    assert deegan_packel(rule) == public_good(rule) == johnston(rule) == {}
    assert not rule.can_pass(rule.members)


def test_a_quota_of_nought_is_said_to_pass_everything() -> None:
    """It is no crash, and no division by nought."""
    rule = of(0, 4, 3, 1)
    assert power_to_act(rule) == 1
    assert set(banzhaf(rule).values()) == set(coleman_prevent(rule).values()) == {Fraction(0)}
    assert coleman_initiate(rule) == shapley_shubik(rule) == banzhaf_shares(rule) == {}
    assert deegan_packel(rule) == public_good(rule) == johnston(rule) == {}
    assert rule.can_pass([])


def test_one_member_alone() -> None:
    """Whoever decides alone has all of everything."""
    rule = of(1, 1)
    for index in (shapley_shubik, banzhaf, banzhaf_shares, coleman_prevent, coleman_initiate):
        assert index(rule) == {"a": 1}
    assert power_to_act(rule) == Fraction(1, 2)


def test_a_voice_without_a_vote_counts_heads_and_has_no_power() -> None:
    """As Loomio's users ask for: there among the members, and nought in power."""
    rule = majority(["a", "b", "c"]) | from_winning([], ["guest"])
    assert "guest" in rule.members
    assert shapley_shubik(rule)["guest"] == 0
    kinds = {"a": "voting", "b": "voting", "c": "voting", "guest": "voice"}
    assert by_group(shapley_shubik(rule), kinds) == {"voting": 1, "voice": 0}
