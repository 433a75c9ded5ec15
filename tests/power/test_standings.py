"""What each kind of seat can do, what would change it, and shares whoever unites."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coproduction.errors import TooLargeError
from coproduction.model.plan import Plan
from coproduction.model.words import Kind
from coproduction.power import blocs, changes, halves, rules, standings
from coproduction.power.blocs import range_over_blocs
from coproduction.power.changes import Change, Goal, changes_for, reaches
from coproduction.power.decisions import at_least, majority, weighted
from coproduction.power.halves import OwnLivesShare, own_lives_share
from coproduction.power.indices import by_group, owen, shapley_shubik
from coproduction.power.kinds import OWN_LIVES
from coproduction.power.rules import cases_of
from coproduction.power.spans import Span
from coproduction.power.standings import BodyPower, Standing, power_in
from coproduction.reading import Reading
from coproduction.values.truth import Fact
from power.panels import CARERS, MEMBERS, STAFF, panel
from strategies import known_plans

FUNDERS = {"who": "funder", "acting_as": "commissioner", "number": 3, "votes": 1}
ORGANISATION, LIVED, CARER = Kind.ORGANISATION, Kind.LIVED_EXPERIENCE, Kind.CARER


def exactly(number: int | str) -> Span:
    """Return one number."""
    return Span(Fraction(number), Fraction(number))


def power(decides_by: Any, **more: Any) -> BodyPower:
    """Return who can decide what in the panel of seven, or in another one."""
    return power_in(*panel(decides_by, **more))


def standing(found: BodyPower, *kinds: Kind) -> Standing:
    """Return what these kinds of seat can do."""
    [one] = [each for each in found.standings if each.kinds == kinds]
    return one


class TestStandings:
    """Who can pass, stop and start."""

    def test_four_of_seven(self) -> None:
        """The four staff pass anything; the other three have 3 of 7 shares and no say."""
        found = power("majority")
        staff = standing(found, ORGANISATION)
        assert (staff.can_pass.value, staff.can_block.value) == (True, True)
        assert staff.allies_needed == exactly(0)
        others = standing(found, LIVED, CARER)
        assert (others.can_pass.value, others.can_block.value) == (False, False)
        assert others.share == exactly("3/7")
        assert others.share_as_blocs == exactly(0)
        assert others.share_whoever_unites == Span(Fraction(0), Fraction(3, 5))
        assert others.allies_needed == exactly(1)
        assert (str(found.needed), str(found.votes)) == ("4", "7")
        assert found.power_to_act == exactly("1/2")
        assert found.complete

    def test_five_of_seven(self) -> None:
        """If each kind votes as one, the staff decide in 4 of 6 orders, the others in 1 each."""
        found = power({"at_least": 5})
        assert standing(found, ORGANISATION).share_as_blocs == exactly("2/3")
        assert standing(found, LIVED).share_as_blocs == exactly("1/6")
        assert standing(found, CARER).share_as_blocs == exactly("1/6")
        assert standing(found, LIVED, CARER).share_as_blocs == exactly("1/2")
        assert standing(found, LIVED, CARER).can_block.is_true

    def test_staying_away_is_not_voting(self) -> None:
        """Whoever the quorum needs can stop a decision by not coming, and not by a no."""
        found = power({"way": "majority", "of": "present"}, quorum={"seats": 4, "lived": 2})
        others = standing(found, LIVED, CARER)
        assert others.can_block.is_false
        assert others.can_block_by_staying_away.is_true
        assert others.share == exactly("3/7")
        assert standing(found, CARER).can_block_by_staying_away.is_false
        found = power("majority")
        assert standing(found, ORGANISATION).can_block_by_staying_away.is_unknown
        assert Fact(found.body, "decides_by.of") in found.asks

    def test_seats_of_a_further_body_and_a_veto_without_a_seat(self) -> None:
        """They stand in rows of their own, and together at the end."""
        board = {"id": "board", "decides_by": "majority", "seats": [STAFF, FUNDERS]}
        body, reading = panel(
            {"share": "2/3", "then": "board"}, vetoes=[{"who": "crowd"}], others=[board]
        )
        found = power_in(body, reading)
        assert [
            (each.kinds, each.group.body, each.group.holder, str(each.seats))
            for each in found.standings
        ] == [
            ((LIVED,), "panel", "", "2"),
            ((CARER,), "panel", "", "1"),
            ((ORGANISATION,), "panel", "", "4"),
            ((ORGANISATION,), "board", "", "3"),
            ((Kind.COMMUNITY,), "", "crowd", "0"),
            ((LIVED, CARER, Kind.COMMUNITY), "", "", "3"),
            ((ORGANISATION,), "", "", "4"),
        ]
        of_board, crowd, own_lives, organisations = found.standings[3:]
        assert of_board.can_pass.is_false
        assert of_board.can_block_by_staying_away.is_false
        assert crowd.can_block.is_true
        assert crowd.can_block_by_staying_away.is_false
        assert own_lives.can_block.is_true
        assert organisations.can_block.is_true
        assert organisations.can_pass.is_false
        assert sum(each.share.lowest for each in found.standings[:5] if each.share) == 1

    def test_a_veto_from_outside_where_a_number_is_open(self) -> None:
        """What all organisations can do is not said of their seats alone."""
        seats = [STAFF, MEMBERS, {"who": "carers", "acting_as": "carer", "votes": 1}]
        found = power({"at_least": 3}, seats=seats, vetoes=[{"who": "funder"}])
        assert not found.complete
        assert standing(found, ORGANISATION).can_pass.is_unknown

    def test_a_further_body_that_is_open(self) -> None:
        """Its seats are as many as the plan says, and what they can do is open."""
        many = {**FUNDERS, "number": [1, 300]}
        board = {"id": "board", "decides_by": "majority", "seats": [many]}
        found = power({"share": "2/3", "then": "board"}, others=[board])
        [of_board] = [each for each in found.standings if each.group.body == "board"]
        assert str(of_board.seats) == "between 1 and 300"
        assert of_board.can_block.is_unknown
        assert not found.complete

    def test_consensus(self) -> None:
        """Everybody can stop it, and it is passed in one of 128 ways."""
        found = power("consensus")
        assert all(each.can_block.is_true for each in found.standings)
        assert found.power_to_act == exactly("1/128")
        assert not found.counts_votes
        assert found.needed is None

    def test_what_nothing_passes(self) -> None:
        """No share is defined, and nobody can pass anything."""
        found = power({"at_least": 9})
        assert found.nothing_passes.is_true
        assert found.everything_passes.is_false
        assert all(each.share is None and each.allies_needed is None for each in found.standings)

    def test_what_everything_passes(self) -> None:
        """Nobody needs anybody."""
        found = power({"at_least": 0})
        assert found.everything_passes.is_true
        assert found.nothing_passes.is_false
        assert standing(found, CARER).allies_needed == exactly(0)

    def test_nobody_sits_there(self) -> None:
        """Nothing passes, and nobody can do anything."""
        found = power("majority", seats=[])
        assert found.standings == ()
        assert found.nothing_passes.is_true
        assert found.power_to_act is None

    def test_nothing_is_said(self) -> None:
        """Everything is open, and the questions are named."""
        found = power(None)
        assert not found.complete
        assert found.nothing_passes.is_unknown
        assert standing(found, CARER).can_pass.is_unknown
        assert Fact(found.body, "decides_by") in found.asks

    def test_more_seats_than_are_named(self) -> None:
        """Others may sit there too, of any kind."""
        found = power("majority", seats=[MEMBERS, "others"])
        assert [each.kinds for each in found.standings] == [(LIVED,)]
        assert found.standings[0].can_pass.is_unknown

    def test_a_body_that_decides_nothing_asks_nothing(self) -> None:
        """How many votes somebody has there is not asked."""
        assert not power("advises", seats=[{"who": "staff", "number": 2}]).asks

    def test_numbers_between_bounds(self) -> None:
        """A facilitator of an open side is counted both ways."""
        facilitator = {"who": "facilitator", "number": 1, "votes": 1}
        seats = [{**STAFF, "number": 3}, MEMBERS, CARERS, facilitator]
        found = power("majority", seats=seats)
        staff = standing(found, ORGANISATION)
        assert staff.can_pass.is_unknown
        assert staff.share == Span(Fraction(3, 7), Fraction(4, 7))
        assert staff.share_as_blocs == Span(Fraction(1, 2), Fraction(1))
        assert standing(found, Kind.OWN_LIFE).share == Span(Fraction(0), Fraction(1, 7))
        assert found.nothing_passes.is_false

    def test_it_may_or_may_not_pass_anything(self) -> None:
        """Where one of the cases passes nothing, that is open."""
        seats = [{**STAFF, "number": [4, 8]}, MEMBERS]
        assert power({"at_least": 8}, seats=seats).nothing_passes.is_unknown

    def test_what_is_too_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where a number cannot be worked out exactly, it is left out, and the rest stays."""

        def refuse(*_: object) -> None:
            raise TooLargeError("Too large.")

        monkeypatch.setattr(rules, "_shares_under", refuse)
        monkeypatch.setattr(halves, "shapley_shubik", refuse)
        monkeypatch.setattr(changes, "power_to_act", refuse)
        monkeypatch.setattr(standings, "power_to_act", refuse)
        found = power("majority")
        assert standing(found, CARER).share is None
        assert standing(found, CARER).can_pass.is_false
        assert own_lives_share(*panel("majority")) is None
        assert all(
            each.power_to_act is None for each in changes_for(*panel("majority"), Goal.BLOCK)
        )

    @given(plan=known_plans())
    def test_shares_add_up(self, plan: Plan) -> None:
        """The kinds of seat share one decision among them, however they vote."""
        reading = Reading(plan)
        for body in plan.bodies:
            found = power_in(body, reading)
            single = [each for each in found.standings if not each.group.is_several]
            for name in ("share", "share_as_blocs"):
                spans = [getattr(each, name) for each in single]
                if None not in spans and all(span.is_exact for span in spans) and spans:
                    assert sum(span.lowest for span in spans) == 1
            for each in found.standings:
                whoever = each.share_whoever_unites
                if whoever and each.share and each.share_as_blocs:
                    assert whoever.lowest <= each.share.lowest <= whoever.highest
                    if len(single) == len(found.standings):
                        assert whoever.lowest <= each.share_as_blocs.highest <= whoever.highest


class TestOwnLives:
    """The share of all that speak from people's own lives."""

    @pytest.mark.parametrize(
        ("staff", "others", "needed", "alone", "as_one"),
        [
            (3, 2, 3, "2/5", 0),
            (5, 4, 5, "4/9", 0),
            (4, 2, 4, "1/3", 0),
            (3, 3, 4, "1/2", "1/2"),
            (5, 4, 6, "4/9", "1/2"),
            (4, 2, 5, "1/3", "1/2"),
            (2, 5, 4, "5/7", 1),
        ],
    )
    def test_the_worked_numbers(
        self, staff: int, others: int, needed: int, alone: str, as_one: int | str
    ) -> None:
        """Seats and power are different numbers (principles.md, table 3.2b)."""
        seats = [{**STAFF, "number": staff}, {**MEMBERS, "number": others}]
        found = own_lives_share(*panel({"at_least": needed}, seats=seats))
        assert found == OwnLivesShare(Fraction(alone), Fraction(as_one))

    @pytest.mark.parametrize(
        ("decides_by", "seats"),
        [
            (None, [STAFF]),
            ("advises", [STAFF, MEMBERS]),
            ("majority", [{**STAFF, "number": [2, 4]}, MEMBERS]),
            ("majority", [{**STAFF, "number": [1, 9]}, MEMBERS]),
        ],
    )
    def test_where_it_is_not_one_number(self, decides_by: Any, seats: list[Any]) -> None:
        """Where it is open or not defined there is none."""
        assert own_lives_share(*panel(decides_by, seats=seats)) is None


def of_votes(found: Sequence[Change]) -> list[str]:
    """Return how many votes each change needs, of how many."""
    return [f"{each.votes_needed.lowest} of {each.votes.highest}" for each in found]


FIVE_OF_SEVEN = ["5 of 7", "5 of 8", "4 of 7"]


class TestChanges:
    """The smallest changes, each verified."""

    def test_a_majority_of_seven(self) -> None:
        """Five of seven; one more seat and five of eight; most votes of each half."""
        found = changes_for(*panel("majority"), Goal.BLOCK)
        assert of_votes(found) == FIVE_OF_SEVEN
        assert [each.seats_added for each in found] == [0, 1, 0]
        assert [each.each_side for each in found] == [False, False, True]
        assert [each.power_to_act for each in found] == [
            Fraction(29, 128),
            Fraction(93, 256),
            Fraction(5, 32),
        ]

    def test_a_number_of_votes_keeps_its_part(self) -> None:
        """With one more seat, four of seven become five of eight."""
        found = changes_for(*panel({"at_least": 4}), Goal.BLOCK)
        assert of_votes(found) == FIVE_OF_SEVEN

    @pytest.mark.parametrize(
        ("decides_by", "more"),
        [
            ("consensus", {}),
            ("advises", {}),
            (None, {}),
            ({"at_least": 5}, {}),
            ("majority", {"seats": [STAFF]}),
            ("majority", {"seats": [MEMBERS]}),
        ],
    )
    def test_where_there_is_nothing_to_change(self, decides_by: Any, more: dict[str, Any]) -> None:
        """It is reached already, or it is not about votes of both."""
        assert changes_for(*panel(decides_by, **more), Goal.BLOCK) == ()

    def test_what_no_change_of_a_sort_reaches(self) -> None:
        """Against a veto from outside, no number of votes makes both halves equal."""
        seats = [STAFF, MEMBERS]
        body, reading = panel("unanimity", seats=seats, vetoes=[{"who": "funder"}])
        assert changes_for(body, reading, Goal.EQUAL) == ()
        outnumbered = [{**STAFF, "number": 40}, {**MEMBERS, "number": 1}]
        found = changes_for(*panel("majority", seats=outnumbered), Goal.BLOCK)
        assert [each.seats_added for each in found] == [0, 0]

    def test_nothing_is_taken_from_own_lives(self) -> None:
        """Where they hold more than the organisations there is nothing to give them."""
        seats = [{**STAFF, "number": 2}, {**MEMBERS, "number": 5}]
        assert changes_for(*panel("majority", seats=seats), Goal.EQUAL) == ()

    def test_seats_without_a_vote(self) -> None:
        """A vote each is not enough against five staff; with 5 of 8, or each half's yes, it is."""
        voiceless = [{**STAFF, "number": 5}, {**MEMBERS, "number": 3, "votes": 0}]
        found = changes_for(*panel("majority", seats=voiceless), Goal.BLOCK)
        assert of_votes(found) == ["6 of 8", "6 of 10", "5 of 8"]
        assert [each.votes_given for each in found] == [1, 1, 1]
        [alone] = changes_for(*panel("unanimity", seats=voiceless), Goal.BLOCK)
        assert of_votes([alone]) == ["8 of 8"]
        assert alone.votes_given == 1

    def test_where_votes_alone_are_enough(self) -> None:
        """Nothing is asked for beside votes for the seats that have none, where these do."""
        voiceless = [{**STAFF, "number": 3}, {**MEMBERS, "number": 3, "votes": 0}]
        [found] = changes_for(*panel("majority", seats=voiceless), Goal.BLOCK)
        assert of_votes([found]) == ["4 of 6"]
        assert found.votes_given == 1
        assert not found.more_votes
        assert not found.seats_added
        assert not found.each_side

    def test_the_casting_vote_alone(self) -> None:
        """Where the votes are equal, leaving out the casting vote is the smallest change."""
        chair = {"who": "funder", "acting_as": "commissioner", "number": 1, "votes": 1}
        rule = {"way": "majority", "casting_vote": "funder"}
        seats = [{**STAFF, "number": 2}, {**MEMBERS, "number": 3}, chair]
        for goal in Goal:
            first, *_ = changes_for(*panel(rule, seats=seats), goal)
            assert first.no_casting_vote
            assert first.more_votes == 0
            assert of_votes([first]) == ["4 of 6"]
        first, *_ = changes_for(*panel(rule, seats=[STAFF, MEMBERS, CARERS, chair]), Goal.BLOCK)
        assert first.no_casting_vote
        assert first.more_votes == 1
        first, *_ = changes_for(*panel("majority"), Goal.BLOCK)
        assert not first.no_casting_vote

    def test_some_seats_without_a_vote(self) -> None:
        """They are given what the others of them have."""
        seats = [{**STAFF, "number": 3}, {**MEMBERS, "votes": 2}, {**CARERS, "votes": 0}]
        body, reading = panel({"at_least": 2}, seats=seats)
        found = changes_for(body, reading, Goal.BLOCK)
        assert [each.votes_given for each in found] == [0, 0, 0]
        seats = [{**STAFF, "number": 4}, MEMBERS, {**CARERS, "number": 2, "votes": 0}]
        first, *_ = changes_for(*panel("majority", seats=seats), Goal.BLOCK)
        assert (str(first.votes_given), of_votes([first])) == ("1", ["5 of 8"])

    def test_half_votes_are_steps(self) -> None:
        """Where votes come in halves, half a vote more may be enough."""
        seats = [{**STAFF, "number": 2}, {**MEMBERS, "number": 3, "votes": "1/2"}]
        first, *_ = changes_for(*panel("majority", seats=seats), Goal.BLOCK)
        assert (first.more_votes, of_votes([first])) == (Fraction(1, 2), ["5/2 of 7/2"])

    def test_numbers_that_are_open(self) -> None:
        """One vote more is enough, however many sit there."""
        seats = [{**STAFF, "number": [4, 5]}, {**MEMBERS, "number": [3, 4]}]
        first, *_ = changes_for(*panel("majority", seats=seats), Goal.BLOCK)
        assert first.votes_needed == Span(Fraction(5), Fraction(6))

    @given(
        staff=st.integers(1, 5),
        others=st.integers(1, 5),
        needed=st.sampled_from(("majority", {"share": "2/3"}, {"at_least": 3})),
        goal=st.sampled_from(Goal),
    )
    def test_they_are_the_smallest(self, staff: int, others: int, needed: Any, goal: Goal) -> None:
        """The rule with so many votes reaches it, and with one vote less it does not."""
        seats = [{**STAFF, "number": staff}, {**MEMBERS, "number": others}]
        body, reading = panel(needed, seats=seats)

        def with_votes(number: Fraction) -> bool:
            changed = attrs.evolve(body, decides_by={"at_least": number})
            [case], _ = cases_of(changed, reading)
            return reaches(goal, case)

        for change in changes_for(body, reading, goal):
            if not change.seats_added and not change.each_side:
                assert change.votes_needed.is_exact
                assert with_votes(change.votes_needed.lowest)
                assert not with_votes(change.votes_needed.lowest - 1)


class TestRangeOverBlocs:
    """Shares whoever votes together."""

    def test_seven_members(self) -> None:
        """If only the three organise they hold 3/5; if the four do too, nothing (power.md, 0.2)."""
        rule = majority(range(7))
        groups = {member: "four" if member < 4 else "three" for member in range(7)}
        assert range_over_blocs(rule, groups) == {
            "four": (Fraction(2, 5), Fraction(1)),
            "three": (Fraction(0), Fraction(3, 5)),
        }

    def test_where_it_is_not_defined(self) -> None:
        """Nothing passes, so there are no shares."""
        assert range_over_blocs(at_least(["a", "b"], 3), {"a": 1, "b": 1}) == {}

    def test_too_many_groups(self) -> None:
        """More than eight groups of two are refused."""
        groups = {member: member // 2 for member in range(2 * blocs.MOST_GROUPS + 2)}
        with pytest.raises(TooLargeError, match="8 groups"):
            range_over_blocs(majority(groups), groups)

    @given(votes=st.lists(st.integers(0, 3), min_size=1, max_size=6), data=st.data())
    def test_it_is_the_range_over_all_of_them(self, votes: list[int], data: st.DataObject) -> None:
        """Every way in which groups unite is within it, and some reach its ends."""
        rule = weighted(dict(enumerate(votes)), data.draw(st.integers(1, 6)))
        groups = {member: data.draw(st.integers(0, 2)) for member in rule.members}
        assume(shapley_shubik(rule))
        names = sorted(set(groups.values()))
        all_shares = []
        for number in range(len(names) + 1):
            for united in combinations(names, number):
                unions = [[m for m in rule.members if groups[m] == name] for name in united]
                all_shares.append(by_group(owen(rule, unions), groups))
        found = range_over_blocs(rule, groups)
        for name in names:
            each = [shares[name] for shares in all_shares]
            assert found[name] == (min(each), max(each))


def test_own_lives_are_four_kinds() -> None:
    """What is counted together as speaking from people's own lives."""
    assert set(OWN_LIVES) == {LIVED, CARER, Kind.COMMUNITY, Kind.OWN_LIFE}
