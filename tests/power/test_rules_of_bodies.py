"""From a body of a plan to its decision rule."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs
import pytest
from hypothesis import given

from coproduction.errors import InvalidValueError
from coproduction.ids import Id, WhoId
from coproduction.model.bodies import Body
from coproduction.model.plan import Plan
from coproduction.model.words import Kind, Side
from coproduction.power import rules
from coproduction.power.decisions import majority
from coproduction.power.indices import by_group, power_to_act, shapley_shubik
from coproduction.power.kinds import SIDE_OF_KIND
from coproduction.power.rules import Case, Rules, cases_of, rules_of
from coproduction.reading import Reading
from coproduction.reading.seats import Alliance
from power.panels import CARERS, MEMBERS, STAFF, panel, seat
from strategies import known_plans, plans

FUNDERS = {"who": "funder", "acting_as": "commissioner", "number": 1, "votes": 1}
EMPTY = {"id": "empty", "decides_by": "majority", "seats": []}


def shares(decides_by: Any, **more: Any) -> tuple[dict[Kind, Fraction], Fraction]:
    """Return the share of each kind of seat, and the power to act, of the one case."""
    [case], complete = cases_of(*panel(decides_by, **more))
    assert complete
    return by_group(shapley_shubik(case.rule), case.kinds), power_to_act(case.rule)


def of(staff: str, members: str, carers: str) -> dict[Kind, Fraction]:
    """Return the shares of the three kinds of seat."""
    return {
        Kind.ORGANISATION: Fraction(staff),
        Kind.LIVED_EXPERIENCE: Fraction(members),
        Kind.CARER: Fraction(carers),
    }


@pytest.mark.parametrize(
    ("decides_by", "found", "acts"),
    [
        ("majority", of("4/7", "2/7", "1/7"), "1/2"),
        ("most-votes", of("4/7", "2/7", "1/7"), "1/2"),
        ({"at_least": 5}, of("4/7", "2/7", "1/7"), "29/128"),
        ({"share": "2/3"}, of("4/7", "2/7", "1/7"), "29/128"),
        ({"more_than": "5/7"}, of("4/7", "2/7", "1/7"), "1/16"),
        ("unanimity", of("4/7", "2/7", "1/7"), "1/128"),
        ("consensus", of("4/7", "2/7", "1/7"), "1/128"),
        ("consent", of("4/7", "2/7", "1/7"), "1/128"),
    ],
)
def test_ways_of_deciding(decides_by: Any, found: dict[Kind, Fraction], acts: str) -> None:
    """Equal members have equal shares; how hard it is to pass shows in the power to act."""
    assert shares(decides_by) == (found, Fraction(acts))


def test_most_votes_of_each_half() -> None:
    """Four of the seven, and most of the four staff, and most of the three others."""
    [case], _ = cases_of(*panel({"way": "majority", "each_side": True}))
    staff = [seat("staff", place) for place in range(4)]
    others = [seat("members", 0), seat("members", 1), seat("carers", 0)]
    expected = majority([*staff, *others]) & majority(staff) & majority(others)
    assert shapley_shubik(case.rule) == shapley_shubik(expected)
    assert power_to_act(case.rule) == power_to_act(expected) == Fraction(5, 32)


def test_a_casting_vote() -> None:
    """Six members, and the chair decides where three are for it: a third (power.md, A12)."""
    chair = {"who": "funder", "acting_as": "commissioner", "number": 1, "votes": 1}
    seats = [chair, {**MEMBERS, "number": 5}]
    [case], _ = cases_of(*panel({"way": "majority", "casting_vote": "funder"}, seats=seats))
    share = shapley_shubik(case.rule)
    assert share[case.rule.members[0]] == Fraction(1, 3)
    assert share[case.rule.members[1]] == Fraction(2, 15)


def test_a_casting_vote_of_a_seat_without_votes() -> None:
    """Of nobody's votes the chair decides, also on a day when the others are away."""
    seats = [{**MEMBERS, "number": 1, "votes": 0}, {**STAFF, "votes": 0}]
    rule = {"way": "majority", "casting_vote": "members", "of": "present"}
    body, reading = panel(rule, seats=seats, quorum={"seats": 0})
    assert agree(reading.plan)
    assert reading.passes_without(body, Alliance(Side.LIVED)).is_false
    assert reading.passes_without(body, Alliance(Side.ORGANISATION)).is_true


def test_a_veto() -> None:
    """Five members and a veto of the chair: three fifths (power.md, A12)."""
    chair = {"who": "funder", "acting_as": "commissioner", "number": 1, "votes": 1}
    seats = [chair, {**MEMBERS, "number": 4}]
    [case], _ = cases_of(*panel("majority", seats=seats, vetoes=[{"who": "funder"}]))
    share = shapley_shubik(case.rule)
    assert list(share.values()) == [Fraction(3, 5), *[Fraction(1, 10)] * 4]


def test_a_veto_from_outside() -> None:
    """Whoever holds a veto and no seat is a member without a vote, of an open kind."""
    cases, complete = cases_of(*panel("majority", vetoes=[{"who": "funder"}]))
    assert complete
    assert {case.rule for case in cases} == {cases[0].rule}
    assert {case.kinds[seat("funder")] for case in cases} == {*Kind}
    assert cases[0].rule.blockers() == (seat("funder", 0),)


def test_a_quorum_is_no_number_of_votes() -> None:
    """Four of seven pass where all are there, whoever has to be there; fewer there, none."""
    assert shares("majority", quorum=5) == shares("majority")
    assert shares("majority", quorum={"share": "5/7"}) == shares("majority")
    assert shares("majority", quorum={"lived": 2, "organisation": 1}) == shares("majority")
    body, reading = panel({"way": "majority", "of": "present"}, quorum=5)
    [five, four] = (
        rules_of(body, reading, away={WhoId(Id("staff")): number}).rules for number in (2, 3)
    )
    assert five[0].wins(five[0].members)
    assert not four[0].wins(four[0].members)


def test_a_voice_without_a_vote() -> None:
    """It counts for the quorum, and decides nothing."""
    voice = {"who": "facilitator", "acting_as": "facilitator", "number": 1, "votes": 0}
    seats = [STAFF, MEMBERS, CARERS, voice]
    cases, _ = cases_of(*panel("majority", seats=seats))
    assert all(case.rule.dummies() == (seat("facilitator", 0),) for case in cases)
    for number, passes in ((8, True), (9, False)):
        cases, _ = cases_of(*panel("majority", seats=seats, quorum=number))
        assert {case.rule.wins(case.rule.members) for case in cases} == {passes}


def test_fractional_votes() -> None:
    """Half votes are votes: more than half of 3.5 is 2."""
    seats = [{**STAFF, "number": 2}, {**MEMBERS, "number": 3, "votes": "1/2"}]
    body, reading = panel("majority", seats=seats)
    [case], _ = cases_of(body, reading)
    assert case.rule.wins([seat("staff", 0), seat("staff", 1)])
    assert not case.rule.wins([seat("staff", 0), seat("members", 0)])
    assert str(reading.votes_needed(body)) == "2"
    body, reading = panel("majority", seats=[{**STAFF, "number": 1, "votes": "1/2"}])
    assert str(reading.votes_needed(body)) == "0.5"


def test_two_bodies_in_sequence() -> None:
    """Both have to pass it; whoever sits in both is one member."""
    board = {"id": "board", "decides_by": "unanimity", "seats": [CARERS]}
    [case], _ = cases_of(*panel({"way": "majority", "then": "board"}, others=[board]))
    assert case.rule.blockers() == (seat("carers", 0),)
    assert len(case.rule.members) == 7


def test_a_delegated_decision() -> None:
    """The other body decides in its place."""
    board = {"id": "board", "decides_by": "unanimity", "seats": [MEMBERS]}
    body, reading = panel({"through": "board"}, others=[board])
    [rule] = rules_of(body, reading).rules
    assert rule.members == (seat("members", 0), seat("members", 1))
    assert reading.passes(body, Alliance(Side.LIVED)).is_true
    assert reading.votes_needed(body) is None


def test_two_hats_in_two_bodies() -> None:
    """Whoever speaks for somebody else in the other body has other seats there."""
    hat = {"who": "carers", "acting_as": "manager", "number": 2, "votes": 1}
    board = {"id": "board", "decides_by": "unanimity", "seats": [hat, MEMBERS]}
    [case], _ = cases_of(*panel({"way": "majority", "then": "board"}, others=[board]))
    carers = {one: kind for one, kind in case.kinds.items() if one[0] == "carers"}
    assert [*carers.values()] == [Kind.CARER, Kind.ORGANISATION, Kind.ORGANISATION]
    assert [case.bodies[one] for one in carers] == ["panel", "board", "board"]
    more = {**board, "seats": [{**MEMBERS, "number": 3}]}
    [case], _ = cases_of(*panel({"way": "majority", "then": "board"}, others=[more]))
    assert [case.bodies[seat("members", place)] for place in range(3)] == ["panel"] * 2 + ["board"]


def test_a_veto_of_several_seats_is_one() -> None:
    """It takes the yes of most of them, here or where else they sit."""
    [rule] = rules_of(*panel("majority", vetoes=[{"who": "staff"}])).rules
    staff = [seat("staff", place) for place in range(4)]
    others = [seat("members", 0), seat("members", 1), seat("carers", 0)]
    assert rule.can_pass([*staff[:3], others[0]])
    assert not rule.can_pass([*staff[:2], *others])
    board = {"id": "board", "decides_by": {"at_least": 1}, "seats": [{**FUNDERS, "number": 3}]}
    both = {"way": "majority", "then": "board"}
    [case], _ = cases_of(*panel(both, vetoes=[{"who": "funder"}], others=[board]))
    funders = [seat("funder", place) for place in range(3)]
    assert case.rule.can_pass([*staff, *funders[:2]])
    assert not case.rule.can_pass([*staff, funders[0]])


def test_a_veto_of_somebody_who_is_away() -> None:
    """Nothing passes without them; with some of them there, these say it."""
    body, reading = panel({"way": "majority", "of": "present"}, vetoes=[{"who": "staff"}])
    [rule] = rules_of(body, reading, away={seat("staff")[0]: 3}).rules
    assert rule.blockers() == (seat("staff", 0),)
    [rule] = rules_of(body, reading, away={seat("staff")[0]: 4}).rules
    assert not rule.wins(rule.members)


def test_who_can_be_away() -> None:
    """Whoever has a seat, and a whole number of them."""
    body, reading = panel("majority")
    funder, staff = seat("funder")[0], seat("staff")[0]
    with pytest.raises(InvalidValueError, match="'funder' has no seat here"):
        rules_of(body, reading, away={funder: 1})
    for number in (-1, True, "2"):
        with pytest.raises(InvalidValueError, match="a whole number of nought or more"):
            rules_of(body, reading, away={staff: number})  # type: ignore[dict-item]
    assert rules_of(body, reading, away={staff: 9}).rules


def test_seats_of_a_body_that_hands_its_decisions_on() -> None:
    """They do not matter, unless they have a say besides."""
    board = {"id": "board", "decides_by": "majority", "seats": [CARERS]}
    open_seats = [{"who": "staff"}, "others"]
    handed = rules_of(*panel({"through": "board"}, seats=open_seats, others=[board]))
    assert (len(handed.rules), handed.complete) == (1, True)
    vetoed = {**board, "vetoes": [{"who": "staff"}]}
    [rule] = rules_of(*panel({"through": "board"}, others=[vetoed])).rules
    assert rule.blockers() == (seat("carers", 0), seat("staff", 0))
    both_halves = {"through": "board", "each_side": True}
    assert not rules_of(*panel(both_halves, seats=open_seats, others=[board])).complete


@pytest.mark.parametrize("decides_by", [{"share": "2/3"}, "unanimity", "majority"])
def test_nobody_has_a_vote(decides_by: Any) -> None:
    """A part of no votes is no yes, so nothing passes."""
    body, reading = panel(decides_by, seats=[{**STAFF, "votes": 0}, {**MEMBERS, "votes": 0}])
    [rule] = rules_of(body, reading).rules
    assert not rule.wins(rule.members)
    assert reading.anything_passes(body).is_false
    assert reading.passes(body, Alliance(Side.ORGANISATION)).is_false


def test_two_ways_to_one_body() -> None:
    """A body that must agree, and that decides in another's place, has to pass it once."""
    board = {"id": "board", "decides_by": "unanimity", "seats": [MEMBERS]}
    middle = {"id": "middle", "decides_by": {"way": "majority", "then": "board"}, "seats": [CARERS]}
    both_ways = {"through": "middle", "then": "board"}
    [rule] = rules_of(*panel(both_ways, others=[middle, board])).rules
    assert set(rule.blockers()) == {seat("members", 0), seat("members", 1), seat("carers", 0)}


@pytest.mark.parametrize(
    ("decides_by", "more"),
    [
        ("advises", {}),
        ("each-for-themselves", {}),
        ({"at_least": 9}, {}),
        ("majority", {"quorum": 8}),
        ("majority", {"quorum": {"lived": 4}}),
        ("majority", {"quorum": {"lived": 1}, "seats": [STAFF]}),
        (
            {"through": "empty"},
            {"others": [{"id": "empty", "decides_by": "majority", "seats": []}]},
        ),
    ],
)
def test_what_nothing_can_pass(decides_by: Any, more: dict[str, Any]) -> None:
    """Nothing passes, and no share is defined."""
    found = rules_of(*panel(decides_by, **more))
    assert found.complete
    for rule in found.rules:
        assert not rule.wins(rule.members)
        assert shapley_shubik(rule) == {}


def test_what_everything_passes() -> None:
    """No vote is needed, so everything passes."""
    [rule] = rules_of(*panel({"at_least": 0})).rules
    assert rule.wins(())


def test_nobody_sits_there() -> None:
    """A body without seats has no rule; with a veto from outside, nothing passes."""
    assert rules_of(*panel("majority", seats=[])) == Rules((), complete=True)
    vetoed = rules_of(*panel("majority", seats=[], vetoes=[{"who": "funder"}]))
    assert [rule.wins(rule.members) for rule in vetoed.rules] == [False]


def test_nobody_has_a_vote_on_one_side() -> None:
    """*Most votes of each half* asks nothing of a half without votes."""
    both_halves = {"way": "majority", "each_side": True}
    assert shares(both_halves, seats=[STAFF]) == shares("majority", seats=[STAFF])


# Those who are there


def absent(decides_by: Any, away: dict[Any, int], **more: Any) -> Rules:
    """Return the rules of those who are there."""
    return rules_of(*panel(decides_by, **more), away=away)


def test_absence_is_not_abstention() -> None:
    """With two of four staff away, three of the five who are there pass, or four of all seven."""
    [of_all] = absent({"way": "majority", "of": "seats"}, {"staff": 2}).rules
    [of_those] = absent({"way": "majority", "of": "present"}, {"staff": 2}).rules
    lived = [seat("members", 0), seat("members", 1), seat("carers", 0)]
    assert of_those.can_pass(lived)
    assert not of_all.can_pass(lived)
    assert set(absent("majority", {"staff": 2}).rules) == {of_all, of_those}


@pytest.mark.parametrize(("of", "passes"), [("seats", False), ("present", True)])
def test_everybody_agrees_of_those_who_are_there(of: str, passes: bool) -> None:  # noqa: FBT001  # a case
    """Consensus of all seats needs all of them there."""
    [rule] = absent({"way": "consensus", "of": of}, {"staff": 4}).rules
    assert rule.wins(rule.members) == passes


def test_a_quorum_that_is_missed() -> None:
    """Too few are there, so nothing passes."""
    [rule] = absent({"way": "majority", "of": "present"}, {"staff": 3}, quorum=5).rules
    assert not rule.wins(rule.members)


def test_a_half_that_is_away() -> None:
    """Of nobody there are no most votes, whoever they are counted of."""
    rule = {"way": "majority", "each_side": True}
    [of_all] = absent({**rule, "of": "seats"}, {"members": 2, "carers": 1}).rules
    [of_those] = absent({**rule, "of": "present"}, {"members": 2, "carers": 1}).rules
    assert not of_all.wins(of_all.members)
    assert not of_those.wins(of_those.members)


def test_everybody_is_away() -> None:
    """Then there is no rule."""
    assert not absent("majority", {"staff": 4, "members": 2, "carers": 1}).rules


# What is left unsaid


@pytest.mark.parametrize(
    ("decides_by", "more"),
    [
        (None, {}),
        ({"at_least": None}, {}),
        ({"share": None}, {}),
        ("majority", {"seats": [{"who": "staff", "number": 1}]}),
        ("majority", {"seats": [{"who": "staff", "votes": 1}]}),
        ("majority", {"seats": [STAFF, "others"]}),
        ("majority", {"vetoes": [{"who": "others"}]}),
        ("majority", {"seats": [{"who": "crowd", "number": 3000, "votes": 1}]}),
        ({"way": "majority", "then": "open"}, {"others": [{"id": "open"}]}),
    ],
)
def test_what_leaves_any_number_of_rules(decides_by: Any, more: dict[str, Any]) -> None:
    """Where any number would do, no rule is given, and it is said that there are more."""
    assert rules_of(*panel(decides_by, **more)) == Rules((), complete=False)


def test_every_number_between_its_bounds() -> None:
    """Two to four staff: three rules."""
    found = rules_of(*panel("majority", seats=[{**STAFF, "number": [2, 4]}, MEMBERS]))
    assert found.complete
    assert [len(rule.members) for rule in found.rules] == [4, 5, 6]


def test_a_seat_that_may_have_ended() -> None:
    """With it and without it."""
    seats = [MEMBERS, {**STAFF, "until": "2026"}]
    found = rules_of(*panel("majority", seats=seats))
    assert sorted(len(rule.members) for rule in found.rules) == [2, 6]


def test_too_many() -> None:
    """The first of them are given, and it is said that there are more."""
    seats = [{**each, "number": [1, 9]} for each in (STAFF, MEMBERS, CARERS)]
    found = rules_of(*panel("majority", seats=seats))
    assert not found.complete
    assert 1 < len(found.rules) <= rules.MOST_CASES


def test_votes_do_not_matter_where_everybody_agrees() -> None:
    """By consensus nobody has to say how many votes a seat has."""
    found = rules_of(*panel("consensus", seats=[{"who": "staff", "number": 2}, MEMBERS]))
    assert found.complete
    assert len(found.rules) == 1


def test_the_facilitator_is_counted_both_ways() -> None:
    """Until somebody says, they may be on either side, or on none."""
    facilitator = {"who": "facilitator", "number": 1, "votes": 1}
    cases, _ = cases_of(*panel("majority", seats=[STAFF, facilitator]))
    kinds = {case.kinds[seat("facilitator")] for case in cases}
    assert kinds == {Kind.OWN_LIFE, Kind.ORGANISATION, Kind.NEITHER}


# One answer, whichever way it is asked


def in_the_rule(case: Case, side: Side) -> tuple[bool, bool]:
    """Return whether a side passes alone, and whether it blocks, by the rule itself."""
    group = [one for one, kind in case.kinds.items() if SIDE_OF_KIND[kind] == side]
    return case.rule.can_pass(group), case.rule.can_block(group)


def passes_without(case: Case, body: Body, side: Side) -> bool:
    """Return whether those who are there pass something on a day when a side is away."""
    away = {
        member
        for seats in case.completed.members.values()
        for member, each in seats.items()
        if each.on(side)
    }
    rule = attrs.evolve(case.completed, away=frozenset(away)).rule(body)
    return rule is not None and rule.wins(rule.members)


def agree(plan: Plan) -> bool:
    """Hold every known answer of the reading against every case; return whether all are there."""
    reading = Reading(plan)
    complete = True
    for body in plan.bodies:
        cases, all_of_them = cases_of(body, reading)
        complete = complete and all_of_them
        for case in cases:
            anything = reading.anything_passes(body)
            assert anything.is_unknown or anything.is_true == case.rule.wins(case.rule.members)
            for side in (Side.LIVED, Side.ORGANISATION):
                alliance = Alliance(side)
                can_pass, can_block = in_the_rule(case, side)
                passes, blocks = reading.passes(body, alliance), reading.blocks(body, alliance)
                without = reading.passes_without(body, alliance)
                assert passes.is_unknown or passes.is_true == can_pass
                if reading.decides(body).is_true:
                    assert blocks.is_unknown or blocks.is_true == can_block
                assert without.is_unknown or without.is_true == passes_without(case, body, side)
    return complete


@given(plan=known_plans())
def test_the_rule_and_the_reading_agree(plan: Plan) -> None:
    """What a side can do by the three-valued reading is what it can do by the exact rule."""
    assert agree(plan)


@given(plan=plans())
def test_the_reading_never_excludes_a_rule_that_the_facts_allow(plan: Plan) -> None:
    """A known answer holds under every rule that the facts allow."""
    agree(plan)
