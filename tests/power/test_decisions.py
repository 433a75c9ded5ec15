"""How rules are made, put together and asked."""

from __future__ import annotations

import copy
import doctest
import pickle
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from coproduction.errors import CoproductionError, InvalidRuleError, TooLargeError
from coproduction.power import decisions, indices
from coproduction.power.blocs import range_over_blocs, shares_if_united
from coproduction.power.decisions import (
    DecisionRule,
    at_least,
    from_winning,
    majority,
    unanimity,
    weighted,
)
from coproduction.power.indices import banzhaf, by_group, owen, shapley_shubik

PANEL = ["ana", "ben", "cleo", "dan"]


def test_votes_with_a_quota() -> None:
    """The quota or more passes; members keep their order, and whoever has no vote counts too."""
    rule = weighted({"ana": 3, "ben": 2, "cleo": 0}, 3)
    assert rule.members == ("ana", "ben", "cleo")
    assert rule.wins(["ana"])
    assert not rule.wins(["ben", "cleo"])
    assert rule.dummies() == ("ben", "cleo")


def test_votes_may_be_fractions_and_decimals() -> None:
    """A chair with 1.1 votes and half votes are counted as they are written."""
    rule = weighted({"chair": Decimal("1.1"), "a": 1, "b": Fraction(1, 2), "c": Fraction(1, 2)}, 2)
    assert rule.wins(["chair", "a"])
    assert rule.wins(["chair", "b", "c"])
    assert not rule.wins(["chair", "b"])
    assert rule == weighted({"chair": 11, "a": 10, "b": 5, "c": 5}, 20)


def test_a_quota_between_two_sums_is_the_next_sum() -> None:
    """Half of 101 votes is reached with 51."""
    votes = {"a": 50, "b": 51}
    assert weighted(votes, Fraction(101, 2)).passers() == ("b",)
    assert weighted(votes, Decimal("50.5")).passers() == ("b",)
    assert weighted(votes, 50).passers() == ("a", "b")


@pytest.mark.parametrize(
    ("members", "enough", "too_few"), [(1, 1, 0), (2, 2, 1), (3, 2, 1), (4, 3, 2), (7, 4, 3)]
)
def test_a_majority_is_more_than_half(members: int, enough: int, too_few: int) -> None:
    """Exactly half is not enough."""
    rule = majority(range(members))
    assert rule.wins(range(enough))
    assert not rule.wins(range(too_few))


def test_a_casting_vote_decides_where_exactly_half_say_yes() -> None:
    """And changes nothing among an odd number of members."""
    rule = majority(PANEL, casting_vote="ana")
    assert rule.wins(["ana", "ben"])
    assert not rule.wins(["ben", "cleo"])
    assert not rule.wins(["ana"])
    three = majority(PANEL[:3], casting_vote="ana")
    assert shapley_shubik(three) == shapley_shubik(majority(PANEL[:3]))


def test_so_many_of_the_members() -> None:
    """4.5 of them are 5."""
    assert at_least(PANEL, 3).wins(PANEL[:3])
    assert at_least(PANEL, Decimal("2.5")) == at_least(PANEL, 3)
    assert at_least(PANEL, 4) == unanimity(PANEL)


def test_unanimity_needs_all() -> None:
    """Everybody blocks, and nobody is needed beside all others and oneself."""
    rule = unanimity(PANEL)
    assert rule.blockers() == tuple(PANEL)
    assert rule.allies_needed(["ana"]) == 3


def test_a_list_of_winning_coalitions() -> None:
    """Whatever contains one of them passes; members not named before come in order of name."""
    rule = from_winning([{"zoe", "ben"}, ["chair"]], members=["chair", "guest"])
    assert rule.members == ("chair", "guest", "ben", "zoe")
    assert rule.wins(["chair"])
    assert rule.wins(["ben", "zoe", "guest"])
    assert not rule.wins(["zoe", "guest"])
    assert rule.allies_needed(["ben"]) == 1


def test_coalitions_named_twice_or_in_another_order_make_the_same_rule() -> None:
    """The rule is the same value."""
    assert from_winning([{"a", "b"}, {"c"}]) == from_winning([{"c"}, ["b", "a"], ("a", "b", "a")])


def test_the_chair_alone_or_two_with_lived_experience() -> None:
    """A rule that a plan may state in just these words."""
    rule = unanimity(["chair"]) | at_least(["l1", "l2", "l3"], 2)
    assert rule.passers() == ("chair",)
    assert rule.blockers() == ()
    assert rule.can_pass(["l1", "l3"])
    assert not rule.can_block(["l1", "l2"])
    assert rule.can_block(["chair", "l1", "l2"])


def test_two_bodies_in_sequence() -> None:
    """Both have to agree, and somebody may sit in both."""
    rule = majority(["a", "b", "c"]) & majority(["c", "d", "e"])
    assert rule.members == ("a", "b", "c", "d", "e")
    assert rule.wins(["a", "c", "d"])
    assert not rule.wins(["a", "b", "c"])


def test_a_veto_that_somebody_has_already_changes_nothing() -> None:
    """With a veto for all the rule is unanimity."""
    rule = majority(["a", "b", "c"])
    assert rule.with_veto("a").with_veto("a") == rule.with_veto("a")
    for member in "abc":
        rule = rule.with_veto(member)
    assert shapley_shubik(rule) == shapley_shubik(unanimity(["a", "b", "c"]))


def test_delegation() -> None:
    """A panel decides in the place of one member of the board."""
    board = majority(["staff", "chair", "people"])
    panel = at_least(["p1", "p2", "p3"], 2)
    rule = board.replace({"people": panel})
    assert rule.members == ("staff", "chair", "p1", "p2", "p3")
    assert rule.wins(["chair", "p1", "p3"])
    assert not rule.wins(["chair", "p1"])
    groups = {"staff": "staff", "chair": "chair", "p1": "p", "p2": "p", "p3": "p"}
    assert by_group(shapley_shubik(rule), groups)["p"] == Fraction(2, 5)


def test_delegation_to_somebody_who_sits_there_already() -> None:
    """Then their yes counts in both places."""
    rule = majority(["a", "b", "c"]).replace({"c": unanimity(["a"])})
    assert rule.members == ("a", "b")
    assert rule.dictator() == "a"
    assert rule.dummies() == ("b",)


def test_groups_that_vote_as_one() -> None:
    """The groups are the members, in the order in which they are met."""
    rule = majority(["l1", "p1", "l2", "p2", "p3"])
    blocs = rule.as_blocs({"l1": "l", "l2": "l", "p1": "p", "p2": "p", "p3": "p"})
    assert blocs.members == ("l", "p")
    assert blocs.dictator() == "p"


# What can be asked


def test_four_of_nine_seats_and_a_simple_majority() -> None:
    """A seat at the table is not power: the four can neither pass nor block."""
    four, five = [f"l{one}" for one in range(4)], [f"p{one}" for one in range(5)]
    rule = majority([*four, *five])
    assert rule.can_pass(five)
    assert not rule.can_pass(four)
    assert not rule.can_block(four)
    assert rule.allies_needed(four) == 1
    assert rule.allies_needed([]) == 5


def test_fewest_allies_where_weight_and_heads_both_count() -> None:
    """The strongest are not enough where heads are needed too, in a council of 28."""
    population = {state: 1000 + state**3 for state in range(28)}
    most = Fraction(65, 100) * sum(population.values())
    council = weighted(population, most) & at_least(population, 16) | at_least(population, 25)
    assert council.allies_needed([27]) == 15
    assert council.allies_needed(range(16)) == 5
    assert council.allies_needed(range(25)) == 0


def test_the_fewest_allies_of_a_rule_that_is_too_entangled_are_refused() -> None:
    """Only after many coalitions were tried, and in a sentence."""
    rule: DecisionRule[int] = at_least(range(36), 1)
    for start in range(36):
        rule &= at_least({start * step % 36 for step in (1, 5, 7, 11, 13)}, 1)
    rule &= at_least(range(0, 36, 2), 5) | at_least(range(1, 36, 2), 5)
    with pytest.raises(TooLargeError, match=r"can_pass"):
        rule.allies_needed([])


def test_a_dictator_is_one_who_passes_and_blocks() -> None:
    """One who only passes, or only blocks, is none."""
    assert weighted({"a": 3, "b": 1}, 2).dictator() == "a"
    assert weighted({"a": 2, "b": 2}, 2).dictator() is None
    assert majority(["a", "b", "c"]).with_veto("a").dictator() is None


def test_a_rule_that_nothing_passes() -> None:
    """A quota above all votes is a rule, and every question has an answer."""
    rule = weighted({"a": 1, "b": 1}, 3)
    assert not rule.can_pass(rule.members)
    assert rule.can_block([])
    assert rule.blockers() == rule.dummies() == ("a", "b")
    assert rule.passers() == ()
    assert rule.dictator() is None
    assert rule.allies_needed(["a"]) is None
    assert rule == at_least(["a", "b"], 3) == from_winning([], ["a", "b"])


def test_a_rule_that_everything_passes() -> None:
    """A quota of nought is a rule, and every question has an answer."""
    rule = weighted({"a": 1, "b": 1}, 0)
    assert rule.can_pass([])
    assert not rule.can_block(rule.members)
    assert rule.passers() == rule.dummies() == ("a", "b")
    assert rule.blockers() == ()
    assert rule.dictator() is None
    assert rule.allies_needed([]) == 0
    assert rule == at_least(["a", "b"], 0) == from_winning([[]], ["a", "b"])


def test_settled_rules_in_other_rules() -> None:
    """Nothing passes with one that nothing passes; one that everything passes adds nothing."""
    rule, members = majority(PANEL), PANEL
    never, always = at_least(members, 9), at_least(members, 0)
    assert rule & never == rule.replace(dict.fromkeys(PANEL, never)) == never
    assert rule | always == rule.replace(dict.fromkeys(PANEL, always)) == always
    assert rule & always == rule | never == rule
    assert always.with_veto("ana").dictator() == "ana"


# Values


def test_rules_are_values() -> None:
    """Made alike they are equal, hash alike, and survive copying and pickling."""
    rule = majority(PANEL, casting_vote="ana").with_veto("ben") | unanimity(["zoe"])
    again = majority(PANEL, casting_vote="ana").with_veto("ben") | unanimity(["zoe"])
    assert rule == again == pickle.loads(pickle.dumps(rule)) == copy.deepcopy(rule)  # noqa: S301 - our own bytes
    assert hash(rule) == hash(again)
    assert rule != majority(PANEL)
    with pytest.raises(AttributeError):
        rule.members = ()  # type: ignore[misc]  # that it is refused is what is tested


def test_what_is_given_is_left_as_it_was() -> None:
    """Neither votes nor groups are changed."""
    votes, groups = {"a": 7, "b": 1, "c": 1, "d": 1}, dict.fromkeys("abcd", "all")
    rule = weighted(votes, 8)
    banzhaf(rule)
    shapley_shubik(rule)
    rule.as_blocs(groups)
    assert votes == {"a": 7, "b": 1, "c": 1, "d": 1}
    assert groups == dict.fromkeys("abcd", "all")


SCRIPT = """
from coproduction.power.decisions import *
from coproduction.power.indices import *
pair, other = frozenset({"dan", "eve"}), frozenset({"ana", "fay"})
rule = majority({"ana", "ben", "cleo"}) | from_winning({pair, frozenset({"fay"})})
print(rule, shapley_shubik(rule), owen(rule, {pair, other}))
print(estimate_shapley_shubik(rule, samples=20, seed=4))
try:
    rule.wins({"x", "y", "z"})
except ValueError as error:
    print(error)
"""


def test_nothing_depends_on_the_order_of_sets() -> None:
    """Members, shares and sentences are the same whatever PYTHONHASHSEED, and with -OO."""
    printed = {
        subprocess.run(
            [sys.executable, *flags, "-c", SCRIPT],
            env={"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed, flags in (("0", []), ("1", []), ("2", ["-OO"]))
    }
    assert len(printed) == 1


def test_small_rules_do_not_load_numpy() -> None:
    """It is loaded for large votes only."""
    script = (
        "import sys; from coproduction.power.decisions import *; "
        "from coproduction.power.indices import *; "
        "shapley_shubik(weighted({one: 10**9 + one**3 for one in range(12)}, 6 * 10**9)); "
        "sys.exit('numpy' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("module", [decisions, indices])
def test_the_examples_of_the_docstrings_are_right(module: object) -> None:
    """They are run, and print what is shown."""
    failed, tried = doctest.testmod(module)  # type: ignore[arg-type]  # it is a module
    assert tried
    assert not failed


# What cannot be

HALF: Any = 0.5
NOT_A_NUMBER: Any = float("nan")
TEXT: Any = "1"

refused: list[tuple[Callable[[], object], str]] = [
    (lambda: weighted({"a": HALF, "b": 1}, 1), "The votes of 'a' is the float 0.5"),
    (lambda: weighted({"a": 1}, HALF), r"The quota is the float 0.5.*Decimal\('0.5'\)"),
    (lambda: weighted({"a": NOT_A_NUMBER}, 1), "float nan"),
    (lambda: weighted({"a": Decimal("nan")}, 1), "can be counted, and is NaN"),
    (lambda: weighted({"a": Decimal("inf")}, 1), "can be counted, and is Infinity"),
    (lambda: weighted({"a": Decimal("1e1000000")}, 1), "can be counted"),
    (lambda: weighted({"a": -1}, 1), "The votes of 'a' cannot be below nought, and is -1"),
    (lambda: weighted({"a": 1}, -1), "The quota cannot be below nought"),
    (lambda: weighted({"a": True}, 1), "must be an int, a Fraction or a Decimal, and is True"),
    (lambda: weighted({"a": TEXT}, 1), "must be an int, a Fraction or a Decimal, and is '1'"),
    (lambda: weighted({}, 1), "at least one member"),
    (lambda: majority([]), "at least one member"),
    (lambda: unanimity([]), "at least one member"),
    (lambda: at_least([], 0), "at least one member"),
    (lambda: from_winning([]), "at least one member"),
    (lambda: majority(["a", "b", "a"]), "'a' is named 2 times"),
    (lambda: unanimity(["a", "a"]), "'a' is named 2 times"),
    (lambda: from_winning([["a"]], ["b", "b"]), "'b' is named 2 times"),
    (lambda: at_least(["a"], -1), "The number of members cannot be below nought"),
    (lambda: at_least(["a"], HALF), "The number of members is the float"),
    (lambda: majority("abc"), "'abc' is one text"),
    (lambda: majority(["a"]).wins("a"), "'a' is one text"),
    (lambda: from_winning(["ab"]), "'ab' is one text"),
    (lambda: majority(["a"], casting_vote="z"), "'z' has the casting vote and is no member"),
    (lambda: majority(["a"]).with_veto("z"), "'z' is no member of this rule"),
    (lambda: majority(["a"]).wins(["z"]), "'z' is no member of this rule"),
    (lambda: majority(["a"]).can_pass(["z"]), "'z' is no member of this rule"),
    (lambda: majority(["a"]).can_block(["z"]), "'z' is no member of this rule"),
    (lambda: majority(["a"]).allies_needed(["z"]), "'z' is no member of this rule"),
    (lambda: majority(["a"]).replace({"z": majority(["b"])}), "'z' is no member of this rule"),
    (lambda: majority(["a"]).as_blocs({"a": 1, "z": 1}), "'z' is no member of this rule"),
    (lambda: majority(["a", "b"]).as_blocs({"a": 1}), "'b' is in no group"),
    (lambda: by_group(shapley_shubik(majority(["a", "b"])), {"a": 1}), "'b' is in no group"),
    (lambda: owen(majority(["a"]), [["z"]]), "'z' is no member of this rule"),
    (lambda: owen(majority(["a", "b"]), [["a"], ["a", "b"]]), "'a' .*in two unions"),
    (lambda: owen(majority(["a"]), [[]]), "A union has at least one member"),
    (lambda: owen(majority(["a"]), ["a"]), "'a' is one text"),
    (
        lambda: indices.estimate_shapley_shubik(majority(["a"]), samples=0, seed=1),
        "needs one sample at least",
    ),
    (
        lambda: indices.estimate_shapley_shubik(majority(["a"]), samples=True, seed=1),
        "needs one sample at least",
    ),
    (
        lambda: indices.estimate_shapley_shubik(majority(["a"]), samples=1.5, seed=1),  # type: ignore[arg-type]  # that is the point
        "needs one sample at least",
    ),
    (
        lambda: indices.estimate_shapley_shubik(majority(["a"]), samples=1, seed="x"),  # type: ignore[arg-type]  # that is the point
        "A seed is a whole number, and not 'x'",
    ),
]


@pytest.mark.parametrize(
    ("attempt", "sentence"), refused, ids=[str(number) for number in range(len(refused))]
)
def test_what_cannot_be_is_refused_in_a_sentence(
    attempt: Callable[[], object], sentence: str
) -> None:
    """The error is the library's own, and a ValueError."""
    with pytest.raises(InvalidRuleError, match=sentence) as raised:
        attempt()
    assert isinstance(raised.value, CoproductionError)
    assert isinstance(raised.value, ValueError)


INDICES: dict[str, Callable[[Any], object]] = {
    "shapley_shubik": indices.shapley_shubik,
    "banzhaf": indices.banzhaf,
    "banzhaf_shares": indices.banzhaf_shares,
    "coleman_prevent": indices.coleman_prevent,
    "coleman_initiate": indices.coleman_initiate,
    "power_to_act": indices.power_to_act,
    "deegan_packel": indices.deegan_packel,
    "public_good": indices.public_good,
    "johnston": indices.johnston,
    "owen": lambda rule: indices.owen(rule, [["a"]]),
    "banzhaf_owen": lambda rule: indices.banzhaf_owen(rule, [["a"]]),
    "estimate": lambda rule: indices.estimate_shapley_shubik(rule, samples=1, seed=1),
    "range_over_blocs": lambda rule: range_over_blocs(rule, {"a": "x"}),
    "shares_if_united": lambda rule: shares_if_united(rule, {"a": "x"}, []),
}


@pytest.mark.parametrize("rule", [None, "one of two", ["a", "b"], majority])
@pytest.mark.parametrize("index", INDICES.values(), ids=INDICES)
def test_what_is_no_rule(index: Callable[[Any], object], rule: Any) -> None:
    """Every index says what is needed, in the same words."""
    with pytest.raises(InvalidRuleError, match="The first thing needed here is a rule") as caught:
        index(rule)
    assert isinstance(caught.value, ValueError)


def test_all_problems_at_once() -> None:
    """Whoever mends one does not meet the next only then."""
    with pytest.raises(InvalidRuleError) as raised:
        weighted({"a": HALF, "b": -1}, Decimal("nan"))
    assert len(raised.value.problems) == 3
    assert str(raised.value) == "\n".join(raised.value.problems)


def test_rules_one_inside_the_other_without_end_are_refused() -> None:
    """In a sentence, and not by running out of stack."""
    rule = rule_of_three = majority(["a", "b", "c"])
    for _ in range(99):
        rule = rule.replace({"a": rule_of_three})
    assert rule.wins(["b", "c"])
    with pytest.raises(InvalidRuleError, match="more than 100 rules"):
        rule.replace({"a": rule_of_three.replace({"a": rule_of_three})})


def test_many_rules_side_by_side_are_no_depth() -> None:
    """Three hundred conditions that all have to hold are one gate."""
    rule: DecisionRule[int] = at_least(range(3), 1)
    for number in range(300):
        rule &= at_least([number, number + 1, number + 2], 2)
    assert rule.wins(range(302))
    assert not rule.wins(range(300))


# Groups


def test_a_group_without_anybody_who_takes_part_has_nought() -> None:
    """And where nothing is defined nobody has anything."""
    groups = {"ana": "x", "ben": "x", "cleo": "y", "dan": "y", "guest": "z"}
    assert by_group(shapley_shubik(majority(PANEL)), groups) == {
        "x": Fraction(1, 2),
        "y": Fraction(1, 2),
        "z": 0,
    }
    assert by_group(shapley_shubik(at_least(PANEL, 9)), groups) == {}
