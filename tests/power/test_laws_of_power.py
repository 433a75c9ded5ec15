"""The laws that power keeps under every rule, and that every way to count it agrees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from coproduction.errors import TooLargeError
from coproduction.power.decisions import (
    DecisionRule,
    at_least,
    from_winning,
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
    estimate_shapley_shubik,
    johnston,
    owen,
    power_to_act,
    public_good,
    shapley_shubik,
)
from coproduction.power.voting import (
    generating_functions,
    interchangeable_members,
    meet_in_the_middle,
    truth_tables,
    unions,
)
from coproduction.power.voting.gates import ALWAYS, NEVER
from coproduction.power.voting.swings import Game, swings, swings_by_size
from coproduction.power.voting.weighings import Weighing, weighing_of
from power.brute_force import Slowly, coalitions_of

Rule = DecisionRule[str]

SHARES: tuple[Callable[[Rule], dict[str, Fraction]], ...] = (
    shapley_shubik,
    banzhaf_shares,
    deegan_packel,
    public_good,
    johnston,
)
CHANCES: tuple[Callable[[Rule], dict[str, Fraction]], ...] = (
    banzhaf,
    coleman_prevent,
    coleman_initiate,
)
NAMES = "abcdefgh"

many = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=False)

votes = st.one_of(
    st.integers(0, 6),
    st.fractions(0, 4, max_denominator=6),
    st.decimals(0, 3, places=1),
    st.integers(10**6, 10**7),
    st.integers(2**62, 2**62 + 3),
)


@st.composite
def weighted_rules(draw: st.DrawFn, most: int = 6) -> Rule:
    """Votes with a quota, from nought to more than there are."""
    members = NAMES[: draw(st.integers(1, most))]
    drawn = {member: draw(votes) for member in members}
    total = sum((Fraction(number) for number in drawn.values()), Fraction(0))
    return weighted(drawn, total * draw(st.fractions(0, Fraction(11, 10), max_denominator=12)))


@st.composite
def rules(draw: st.DrawFn, depth: int = 2, most: int = 6) -> Rule:
    """Any rule: one from scratch, or one made of others."""
    if not depth or draw(st.booleans()):
        return draw(rules_from_scratch(most))
    smaller = rules(depth=depth - 1, most=most)
    one = draw(smaller)
    match draw(st.sampled_from(["and", "or", "veto", "replace", "replace"])):
        case "and":
            return one & draw(smaller)
        case "or":
            return one | draw(smaller)
        case "veto":
            return one.with_veto(draw(st.sampled_from(one.members)))
        case _:
            replaced = draw(st.sets(st.sampled_from(one.members), max_size=2))
            return one.replace({member: draw(smaller) for member in sorted(replaced)})


@st.composite
def rules_from_scratch(draw: st.DrawFn, most: int) -> Rule:
    members = sorted(draw(st.sets(st.sampled_from(NAMES[:most]), min_size=1)))
    match draw(st.sampled_from(["weighted", "majority", "casting", "at least", "winning"])):
        case "weighted":
            return draw(weighted_rules(most))
        case "majority":
            return majority(members)
        case "casting":
            return majority(members, casting_vote=draw(st.sampled_from(members)))
        case "at least":
            return at_least(members, draw(st.integers(0, len(members) + 1)))
        case _:
            return from_winning(draw(st.lists(st.sets(st.sampled_from(members)))), members)


@st.composite
def rules_with_unions(draw: st.DrawFn, most: int = 6) -> tuple[Rule, list[list[str]]]:
    """A rule, and members who vote together; some of them may be left out."""
    rule = draw(rules(most=most))
    of = {member: draw(st.integers(0, 3)) for member in rule.members}
    together = ([one for one in rule.members if of[one] == number] for number in range(3))
    return rule, [union for union in together if union]


@st.composite
def head_count_rules(draw: st.DrawFn) -> Rule:
    """Votes and a number of members, as in a council of states, in any combination."""
    held = draw(st.lists(st.integers(0, 12), min_size=1, max_size=7))
    votes_of = dict(zip(NAMES, held, strict=False))
    parts = [
        weighted(votes_of, draw(st.integers(0, sum(held) + 1)))
        if draw(st.booleans())
        else at_least(votes_of, draw(st.integers(1, len(held))))
        for _ in range(draw(st.integers(2, 4)))
    ]
    rule = parts[0]
    for part in parts[1:]:
        rule = draw(st.sampled_from([rule & part, rule | part, rule & (part | parts[0])]))
    return rule


def open_ones(strategy: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    """Rules under which something passes and something fails."""
    return strategy.filter(lambda rule: rule.gate not in {ALWAYS, NEVER})


def dual_of(rule: Rule) -> Rule:
    """Return the rule under which those win whom the others cannot block."""
    return from_winning(
        (one for one in coalitions_of(rule.members) if rule.can_block(one)), rule.members
    )


# The specification


@many
@given(rule=rules())
def test_every_index_is_what_looking_at_every_coalition_gives(rule: Rule) -> None:
    """Shares, chances and the power to act are those of the definitions."""
    slowly = Slowly.of(rule)
    for index in (*SHARES, *CHANCES):
        assert index(rule) == getattr(slowly, index.__name__)(), index.__name__
    assert power_to_act(rule) == slowly.power_to_act()


@many
@given(rule=rules(), group=st.sets(st.sampled_from(NAMES)))
def test_every_answer_is_what_looking_at_every_coalition_gives(rule: Rule, group: set[str]) -> None:
    """Who decides, blocks, passes, never matters, and how many allies are needed."""
    slowly, asked = Slowly.of(rule), group & set(rule.members)
    assert rule.can_pass(asked) == (frozenset(asked) in slowly.winning)
    assert rule.can_block(asked) == slowly.can_block(asked)
    assert rule.allies_needed(asked) == slowly.allies_needed(asked)
    assert rule.dictator() == slowly.dictator()
    assert rule.blockers() == slowly.blockers()
    assert rule.passers() == slowly.passers()
    assert rule.dummies() == slowly.dummies()


@given(drawn=rules_with_unions(most=5))
@settings(many, max_examples=60)
def test_with_unions_it_is_what_looking_at_every_order_gives(
    drawn: tuple[Rule, list[list[str]]],
) -> None:
    """Owen's value by all orders that keep unions together; Banzhaf-Owen by all coin tosses."""
    rule, together = drawn
    slowly = Slowly.of(rule)
    assert owen(rule, together) == slowly.owen_by_orders(together)
    assert banzhaf_owen(rule, together) == slowly.banzhaf_owen(together)


@many
@given(one=rules(), other=rules())
def test_rules_made_of_rules_pass_what_their_parts_say(one: Rule, other: Rule) -> None:
    """And, or, veto and delegation, coalition by coalition."""
    both, either = one & other, one | other
    assert both.members == either.members == tuple(dict.fromkeys(one.members + other.members))
    vetoed = one.with_veto(one.members[0])
    delegated = one.replace({one.members[-1]: other})
    for coalition in coalitions_of(both.members):
        mine, theirs = coalition & set(one.members), coalition & set(other.members)
        assert both.wins(coalition) == (one.wins(mine) and other.wins(theirs))
        assert either.wins(coalition) == (one.wins(mine) or other.wins(theirs))
        assert vetoed.wins(mine) == (one.wins(mine) and one.members[0] in mine)
        among = coalition & set(delegated.members)
        voice = {one.members[-1]} if other.wins(theirs) else set()
        expected = one.wins((mine - {one.members[-1]}) | voice)
        assert delegated.wins(among) == expected


@many
@given(rule=rules(), labels=st.lists(st.integers(0, 2), min_size=6, max_size=6))
def test_blocs_pass_what_their_members_pass_together(rule: Rule, labels: list[int]) -> None:
    """A coalition of groups wins where all of their members win."""
    groups = dict(zip(rule.members, labels, strict=False))
    blocs = rule.as_blocs(groups)
    for coalition in coalitions_of(blocs.members):
        assert blocs.wins(coalition) == rule.wins(
            one for one in rule.members if groups[one] in coalition
        )


# Every method gives the same answer


def by_table(game: Game) -> tuple[int, list[list[int]]]:
    """Return the winning coalitions and the swings by size, by truth table."""
    return truth_tables.swings_by_size(truth_tables.table_of(game.top, len(game.places)))


@given(rule=open_ones(st.one_of(rules(), head_count_rules())))
@settings(many, max_examples=200)
def test_all_methods_agree(rule: Rule) -> None:
    """Truth table, heads of classes, generating function and halves, with and without sizes."""
    game = Game.of(rule.gate)
    winning, by_size = by_table(game)
    found = [(winning, by_size)]
    heads = interchangeable_members.swings_by_size(game.by_heads())
    found.append((heads[0], game.for_each(heads[1])))
    without_sizes = [(winning, [sum(numbers) for numbers in by_size])]
    table = truth_tables.table_of(game.top, len(game.places))
    without_sizes.append(truth_tables.swings(table))
    without_sizes.append(
        (winning, [table.critical(one).bit_count() for one in range(len(game.places))])
    )
    heads_alone = interchangeable_members.swings(game.by_heads())
    without_sizes.append((heads_alone[0], game.for_each(heads_alone[1])))
    if game.weighing:
        found.append(meet_in_the_middle.swings_by_size(game.weighing))
        if max(game.weighing.quotas) < 10_000:
            found.append(generating_functions.swings_by_size(game.weighing))
            if game.weighing.is_plain:
                without_sizes.append(generating_functions.swings(game.weighing))
    assert all(one == found[0] for one in found), found
    assert all(one == without_sizes[0] for one in without_sizes), without_sizes


@st.composite
def weighings(draw: st.DrawFn) -> Weighing:
    """Plain weighings and ones with head-counts, of up to 13 members."""
    held = draw(st.lists(st.integers(1, 30), min_size=2, max_size=13))
    quota = draw(st.integers(1, sum(held)))
    rule: DecisionRule[int] = weighted(dict(enumerate(held)), quota)
    if draw(st.booleans()):
        heads = at_least(rule.members, draw(st.integers(1, len(held))))
        rule = rule & heads if draw(st.booleans()) else rule | heads
    assume(rule.gate not in {ALWAYS, NEVER})
    weighing = weighing_of(rule.gate)
    assert weighing is not None
    return weighing


@given(weighing=weighings())
@settings(many, max_examples=60)
def test_counting_votes_and_halves_agree_on_larger_rules(weighing: Weighing) -> None:
    """Up to 13 members with distinct votes."""
    by_votes = generating_functions.swings_by_size(weighing)
    assert by_votes == meet_in_the_middle.swings_by_size(weighing)
    if weighing.is_plain:
        winning, found = generating_functions.swings(weighing)
        assert (winning, found) == (by_votes[0], [sum(numbers) for numbers in by_votes[1]])


@given(weighing=weighings())
@settings(many, max_examples=20)
def test_counting_size_by_size_is_counting_in_one_piece(weighing: Weighing) -> None:
    """Large generating functions are kept in one integer for each size, with the same result."""
    in_one_piece = generating_functions.swings_by_size(weighing)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(generating_functions, "_IN_ONE_PIECE", 0)
        assert generating_functions.swings_by_size(weighing) == in_one_piece


@many
@given(drawn=rules_with_unions())
def test_all_methods_agree_with_unions(drawn: tuple[Rule, list[list[str]]]) -> None:
    """Inside a union by truth table, by heads of classes, and by votes."""
    rule, together = drawn
    assume(rule.gate not in {ALWAYS, NEVER})
    place_of = {member: place for place, member in enumerate(rule.members)}
    parts = [[place_of[one] for one in union] for union in together]
    left = set(place_of.values()) - {place for part in parts for place in part}
    parts += [[place] for place in sorted(left)]
    union_of = [
        next(n for n, part in enumerate(parts) if place in part) for place in range(len(place_of))
    ]
    for part in parts:
        inside = unions.Inside.of(rule.gate, part, union_of)
        by_table = _without_noughts(unions._by_table(inside))
        assert _without_noughts(unions._by_heads(inside)) == by_table
        weighing = weighing_of(inside.top)
        if weighing and weighing.is_plain:
            held = dict(zip(weighing.members, weighing.votes, strict=True))
            by_votes = unions._by_votes(inside, held, weighing.quotas[0])
            assert _without_noughts(by_votes) == by_table


def test_a_number_of_heads_that_never_matters() -> None:
    """Then the rule is votes with a quota, whoever has none or more than enough of them."""
    enough = weighted({"a": 9, "b": 2, "c": 2}, 4)
    rule = enough | enough & at_least(["a", "b", "c", "d"], 2)
    weighing = weighing_of(rule.gate)
    assert weighing == Weighing((0, 1, 2, 3), (4, 2, 2, 0), (4, 4, 4, 4, 4))
    winning, found = generating_functions.swings(weighing)
    assert Fraction(winning, 16) == power_to_act(rule)
    assert [Fraction(number, 8) for number in found] == list(banzhaf(rule).values())


def _without_noughts(borders: Sequence[unions.Border]) -> list[dict[tuple[int, int], int]]:
    return [{key: number for key, number in one.items() if number} for one in borders]


def test_no_method_is_never_chosen() -> None:
    """Each form and size of rule has its method, and all give the same shares."""
    # Heads, votes, halves and table, each for a rule that another one can do as well.
    large = 10**9
    rules_of = {
        "HEADS": weighted(dict.fromkeys(range(16), large), 9 * large),
        "VOTES": weighted({one: one % 7 + 1 for one in range(16)}, 30),
        "HALVES": weighted({one: large + one**3 for one in range(16)}, 9 * large),
        "TABLE": weighted({one: large + one**3 for one in range(14)}, 8 * large),
    }
    for method, rule in rules_of.items():
        game = Game.of(rule.gate)
        assert game.method(with_sizes=True).name == method
        winning, by_size = by_table(game)
        assert swings_by_size(rule.gate).of == dict(enumerate(by_size))
        found = swings(rule.gate)
        assert found.of == {one: sum(numbers) for one, numbers in enumerate(by_size)}
        assert found.winning == winning


# What shares add up to


@many
@given(rule=rules())
def test_shares_sum_to_one_or_there_are_none(rule: Rule) -> None:
    """Nobody has a share just where nothing passes, or everything."""
    for index in SHARES:
        found = index(rule)
        assert sum(found.values()) == (0 if rule.gate in {ALWAYS, NEVER} else 1)
        assert list(found) == (list(rule.members) if found else [])
        assert all(0 <= share <= 1 for share in found.values())


@many
@given(drawn=rules_with_unions())
def test_the_shares_of_a_union_sum_to_its_share_as_one(
    drawn: tuple[Rule, list[list[str]]],
) -> None:
    """Union totals of Owen's value are Shapley-Shubik shares of the rule as blocs."""
    rule, together = drawn
    groups = {one: one for one in rule.members}
    groups |= {one: f"union {number}" for number, union in enumerate(together) for one in union}
    assert by_group(owen(rule, together), groups) == shapley_shubik(rule.as_blocs(groups))


@many
@given(rule=rules())
def test_unions_of_one_and_the_union_of_all_change_nothing(rule: Rule) -> None:
    """Then Owen's value is Shapley-Shubik's, and with unions of one Banzhaf-Owen's is Banzhaf's."""
    alone = [{one} for one in rule.members]
    assert owen(rule, alone) == owen(rule, []) == owen(rule, [rule.members]) == shapley_shubik(rule)
    assert banzhaf_owen(rule, alone) == banzhaf_owen(rule, [rule.members]) == banzhaf(rule)


@many
@given(
    held=st.lists(st.integers(0, 5), min_size=1, max_size=4),
    each=st.fractions(Fraction(1, 3), 3, max_denominator=3),
    quota=st.integers(0, 12),
)
def test_a_member_of_three_votes_is_a_bloc_of_three(
    held: list[int], each: Fraction, quota: int
) -> None:
    """Splitting such a member into a union of three changes nothing for the others."""
    votes_of: dict[int | str, int | Fraction] = dict(enumerate(held))
    expected = shapley_shubik(weighted(votes_of | {"x": 3 * each}, quota))
    three = ["x1", "x2", "x3"]
    found = owen(weighted(votes_of | dict.fromkeys(three, each), quota), [three])
    if found:
        found["x"] = found.pop("x1") + found.pop("x2") + found.pop("x3")
    assert found == expected


# What does not matter


@many
@given(rule=rules())
def test_dummies_have_nothing_and_all_others_something(rule: Rule) -> None:
    """By every index whose docstring says so."""
    dummies = set(rule.dummies())
    found = [index(rule) for index in SHARES]
    for shares in (banzhaf(rule), *found):
        assert {one for one, share in shares.items() if not share} == dummies & shares.keys()


@many
@given(rule=rules())
def test_somebody_without_a_vote_changes_nothing_for_the_others(rule: Rule) -> None:
    """A voice without a vote takes part and has no power."""
    larger = rule | from_winning([], ["listener"])
    for index in (*SHARES, *CHANCES):
        expected = index(rule)
        if expected:
            expected["listener"] = Fraction(0)
        assert index(larger) == expected
    assert power_to_act(larger) == power_to_act(rule)


@many
@given(rule=rules(), order=st.permutations(range(6)))
def test_names_and_order_change_nothing(rule: Rule, order: Sequence[int]) -> None:
    """Members named and ordered otherwise have the same shares, each their own."""
    renamed = dict(zip(rule.members, (f"m{number}" for number in order), strict=False))
    other = from_winning(
        ([renamed[one] for one in coalition] for coalition in Slowly.of(rule).winning),
        sorted(renamed.values()),
    )
    for index in (*SHARES, *CHANCES):
        assert index(other) == {renamed[one]: share for one, share in index(rule).items()}


@many
@given(rule=rules())
def test_interchangeable_members_have_equal_power(rule: Rule) -> None:
    """Whoever adds the same to every coalition has the same of everything."""
    slowly = Slowly.of(rule)
    one, other = rule.members[0], rule.members[-1]
    swapped = {one: other, other: one}
    if all(
        frozenset(swapped.get(who, who) for who in winning) in slowly.winning
        for winning in slowly.winning
    ):
        for index in (*SHARES, *CHANCES):
            found = index(rule)
            assert found.get(one) == found.get(other)


@many
@given(
    held=st.lists(st.integers(0, 9), min_size=1, max_size=7),
    quota=st.integers(0, 30),
    factor=st.fractions(Fraction(1, 100), 100),
)
def test_scaling_votes_and_quota_changes_nothing(
    held: list[int], quota: int, factor: Fraction
) -> None:
    """Votes in halves, cents or millions are the same votes."""
    rule = weighted(dict(enumerate(held)), quota)
    scaled = weighted({one: factor * number for one, number in enumerate(held)}, factor * quota)
    assert scaled == rule
    assert shapley_shubik(scaled) == shapley_shubik(rule)


# How the indices hang together


@many
@given(rule=rules(most=5))
def test_the_dual_rule_has_the_same_swings(rule: Rule) -> None:
    """Whom the others cannot block: same shares and chances, prevent and initiate change sides."""
    dual = dual_of(rule)
    assert shapley_shubik(dual) == shapley_shubik(rule)
    assert banzhaf(dual) == banzhaf(rule)
    assert coleman_prevent(dual) == coleman_initiate(rule)
    assert power_to_act(dual) == 1 - power_to_act(rule)


@many
@given(rule=open_ones(rules()))
def test_the_identities_of_coleman_and_penrose(rule: Rule) -> None:
    """Banzhaf is the harmonic mean of prevent and initiate, and twice act times prevent."""
    act, prevent, initiate = power_to_act(rule), coleman_prevent(rule), coleman_initiate(rule)
    for member, chance in banzhaf(rule).items():
        assert chance == 2 * act * prevent[member]
        both = prevent[member] + initiate[member]
        assert chance * both == 2 * prevent[member] * initiate[member]
        assert (prevent[member] == 1) == (member in rule.blockers())
        assert (initiate[member] == 1) == (member in rule.passers())


@many
@given(rule=open_ones(rules()))
def test_one_just_for_a_dictator(rule: Rule) -> None:
    """Whoever has all of the power is a dictator, and the other way round."""
    for index in (shapley_shubik, banzhaf):
        found = index(rule)
        assert {one for one, share in found.items() if share == 1} == {rule.dictator()} - {None}


@many
@given(
    held=st.lists(st.integers(0, 9), min_size=2, max_size=7),
    quota=st.integers(1, 20),
    more=st.integers(1, 5),
)
def test_more_votes_never_mean_a_smaller_share(held: list[int], quota: int, more: int) -> None:
    """Between two members, and for one member who gets more votes at the same quota."""
    before = shapley_shubik(weighted(dict(enumerate(held)), quota))
    for one, number in enumerate(held):
        for other, fewer in enumerate(held):
            assert not before or number < fewer or before[one] >= before[other]
    after = shapley_shubik(weighted(dict(enumerate([held[0] + more, *held[1:]])), quota))
    if before and after:
        assert after[0] >= before[0]


@many
@given(rule=rules(), group=st.sets(st.sampled_from(NAMES)))
def test_a_group_that_passes_alone_needs_nobody(rule: Rule, group: set[str]) -> None:
    """No ally is needed just where the group can pass; none is enough where nothing passes."""
    asked = group & set(rule.members)
    needed = rule.allies_needed(asked)
    assert (needed == 0) == rule.can_pass(asked)
    assert (needed is None) == (not rule.can_pass(rule.members))


# With unions, larger


@pytest.fixture(params=["heads", "votes", "table"])
def large_with_unions(request: pytest.FixtureRequest) -> tuple[DecisionRule[int], list[range]]:
    """A rule and unions that only one method can do: the last would be too slow by heads."""
    if request.param == "heads":
        return weighted({one: 1 + one % 2 for one in range(60)}, 50), [range(30), range(30, 50)]
    if request.param == "votes":
        return weighted({one: 50 + one for one in range(30)}, 1_000), [range(15), range(15, 20)]
    rule = weighted({one: 2**one for one in range(18)}, 2**17 + 3)
    return rule & weighted({one: 3**one for one in range(18)}, 3**16), [range(17)]


def test_large_rules_with_unions(
    large_with_unions: tuple[DecisionRule[int], list[range]],
) -> None:
    """Union totals are Shapley-Shubik shares of the rule as blocs, and more votes never less."""
    rule, together = large_with_unions
    groups = {one: -one - 1 for one in rule.members}
    groups |= {one: number for number, union in enumerate(together) for one in union}
    shares = owen(rule, together)
    assert by_group(shares, groups) == shapley_shubik(rule.as_blocs(groups))
    for union in together:
        alike = {one % 2 if len(rule.members) == 60 else one: shares[one] for one in union}
        assert [alike[one] for one in sorted(alike)] == sorted(alike.values())
    assert banzhaf_owen(rule, together).keys() == shares.keys()


# Estimates


@given(rule=open_ones(rules()))
@settings(many, max_examples=25)
def test_an_estimate_is_close_and_says_how_close(rule: Rule) -> None:
    """Within five standard errors of the exact share; values sum to one; dummies have nought."""
    found = estimate_shapley_shubik(rule, samples=400, seed=3)
    assert sum(one.value for one in found.values()) == 1
    for member, share in shapley_shubik(rule).items():
        assert abs(float(found[member].value - share)) <= 5 * found[member].error
        assert 0 < found[member].error <= 0.5 / 400**0.5
    for member in rule.dummies():
        assert found[member].value == 0


def test_the_same_seed_gives_the_same_estimate() -> None:
    """And another one another."""
    rule = majority(range(9), casting_vote=0)
    found = estimate_shapley_shubik(rule, samples=100, seed=1)
    assert found == estimate_shapley_shubik(rule, samples=100, seed=1)
    assert found != estimate_shapley_shubik(rule, samples=100, seed=2)


def test_where_nothing_is_defined_nothing_is_estimated() -> None:
    """As with the exact shares, the answer is empty."""
    assert estimate_shapley_shubik(at_least(range(9), 10), samples=100, seed=1) == {}


# Beyond what is exact


def too_entangled() -> DecisionRule[int]:
    """Return a rule of 45 members with two kinds of votes, all distinct."""
    one = weighted({member: 3**member for member in range(45)}, 3**44)
    other = weighted({member: 5**member + 1 for member in range(45)}, 5**40)
    return one & other


@pytest.mark.parametrize(
    "index",
    [shapley_shubik, banzhaf, banzhaf_shares, coleman_prevent, coleman_initiate, power_to_act],
)
def test_what_no_method_can_do_exactly_is_refused_and_the_estimator_named(
    index: Callable[[DecisionRule[int]], object],
) -> None:
    """Exact or refused: the error says what to call instead."""
    with pytest.raises(TooLargeError, match=r"45 members.*estimate_shapley_shubik\(rule"):
        index(too_entangled())
    estimates = estimate_shapley_shubik(too_entangled(), samples=50, seed=1)
    assert sum(one.value for one in estimates.values()) == 1


def test_unions_that_no_method_can_do_exactly_are_refused() -> None:
    """Nor with a weighing whose sums are too many."""
    with pytest.raises(TooLargeError, match="estimate_shapley_shubik"):
        owen(too_entangled(), [range(30)])
    powers = weighted({member: 3**member for member in range(45)}, 3**44)
    with pytest.raises(TooLargeError, match="estimate_shapley_shubik"):
        owen(powers, [range(20)])


@pytest.mark.parametrize("index", [deegan_packel, public_good, johnston])
def test_single_coalitions_are_looked_at_for_up_to_22_members(
    index: Callable[[DecisionRule[int]], dict[int, Fraction]],
) -> None:
    """With 22 they answer, with 23 they refuse; whoever has no vote does not count."""
    assert index(unanimity(range(22)) | from_winning([], [99]))[0] == Fraction(1, 22)
    with pytest.raises(TooLargeError, match="22 are the most"):
        index(unanimity(range(23)))
