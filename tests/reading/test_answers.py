"""Answers of a reading that random plans seldom reach."""

from __future__ import annotations

import pytest

from coproduction import (
    RATHER_NOT_SAY,
    Access,
    Activity,
    Body,
    Decision,
    Hours,
    Offer,
    Organisation,
    Part,
    Participant,
    Plan,
    Reading,
    Role,
    Seat,
    Veto,
)
from coproduction.ids import Id, WhoId
from coproduction.model.words import Perspective, Side
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES, Alliance
from coproduction.reading.time import Earlier
from coproduction.values.days import day
from coproduction.values.truth import FALSE, TRUE, WITHHELD, Fact, Truth, known, unknown


def reading(*people: Participant, **said: object) -> Reading:
    """Return the reading of a plan with these people and a council."""
    council = Organisation(id="council")
    return Reading(Plan(id="plan", organisations=[council], participants=people, **said))  # type: ignore[arg-type]


def fact(of: str, field: str, about: str = "") -> Truth:
    """Return the truth that this fact leaves open."""
    return unknown(Fact(of, field, about))  # type: ignore[arg-type]  # a text will do here


class TestSides:
    """Who is on which side."""

    def test_those_of_a_group_hold_for_each_member(self) -> None:
        """Whoever states none has those of the nearest group; their own side comes first."""
        plan = reading(
            Participant(id="whole", size=9, perspectives="carer"),
            Participant(id="some", size=3, among="whole"),
            Participant(id="one", size=1, among="some"),
            Participant(id="quiet", size=1, among="whole", perspectives=RATHER_NOT_SAY),
            Participant(id="hosts", size=2, perspectives="facilitator"),
            Participant(id="host", size=1, among="hosts", side="lived"),
            Participant(id="aides", size=2, perspectives="facilitator", side="neither"),
            Participant(id="co-host", size=1, among="aides", perspectives="facilitator"),
            Participant(id="mixed", size=2, perspectives=RATHER_NOT_SAY),
            Participant(id="half", size=1, among="mixed"),
        )

        def stands(who: str, there: Side | Perspective) -> Truth:
            return plan.all_speak_for(WhoId(Id(who)), there)

        assert stands("one", Perspective.CARER) is TRUE
        assert stands("one", Side.LIVED) is TRUE
        assert stands("quiet", Side.LIVED).is_unknown
        assert stands("host", Side.LIVED) is TRUE
        assert stands("co-host", Side.NEITHER) is TRUE
        assert stands("hosts", Side.LIVED).doubts == {Fact(Id("hosts"), "side")}
        assert stands("half", Side.LIVED).doubts == {Fact(Id("half"), "perspectives")}

    def test_from_their_own_lives_otherwise(self) -> None:
        """Whoever states one of the named perspectives does not; whoever states none may."""
        plan = reading(
            Participant(id="panel", size=4),
            Participant(id="carers", size=2, among="panel", perspectives=["carer", "other"]),
            Participant(id="peers", size=1, among="panel", perspectives="other", side="lived"),
            Participant(id="new", size=1),
        )
        named = (Perspective.CARER, Perspective.COMMUNITY)

        def otherwise(who: str) -> Truth:
            return plan.some_speak_otherwise(WhoId(Id(who)), Side.LIVED, named)

        assert otherwise("panel") is TRUE
        assert otherwise("carers") is FALSE
        assert otherwise("new").doubts == {Fact(Id("new"), "perspectives")}
        assert otherwise("council") == FALSE

    def test_no_perspectives(self) -> None:
        """Whoever states to have no perspective is on neither side."""
        plan = reading(Participant(id="a", perspectives=[]))
        for side in Side:
            assert plan.all_speak_for(plan.plan.participants[0].id, side) == FALSE

    @pytest.mark.parametrize("perspective", ["facilitator", "other"])
    def test_a_side_that_somebody_would_rather_not_say(self, perspective: str) -> None:
        """It stays unknown, and nobody is asked."""
        person = Participant(id="a", perspectives=[perspective], side=RATHER_NOT_SAY)
        assert reading(person).all_speak_for(person.id, Side.LIVED) == WITHHELD

    @pytest.mark.parametrize("hat", [None, "facilitator"])
    @pytest.mark.parametrize("side", [None, RATHER_NOT_SAY, *Side])
    def test_a_hat_has_the_side_of_whose_perspectives_hold(
        self, side: str | None, hat: str | None
    ) -> None:
        """With the hat or without it: their own side, or that of the group."""
        plan = reading(
            Participant(id="hosts", size=4, perspectives="facilitator", side=side),
            Participant(id="some", size=2, among="hosts"),
            Participant(id="own", size=1, among="hosts", side=None if side in [*Side] else "lived"),
        )
        part = Part(who=["some", "own"], acting_as=hat)

        def acts(who: WhoId, there: Side) -> Truth:
            return plan.some_act_for(who, part, there, Fact(Id("a"), "parts.acting_as", who))

        if side is None:
            doubted = Fact(Id("hosts"), "side") if hat else Fact(Id("a"), "parts.acting_as", "some")
            expected = dict.fromkeys(Side, unknown(doubted))
        elif side == RATHER_NOT_SAY:
            open_ = WITHHELD if hat else fact("a", "parts.acting_as", "some")
            expected = dict.fromkeys(Side, open_)
        else:
            expected = {there: known(there == side) for there in Side}
        some, own = part.who
        assert {there: acts(some, there) for there in Side} == expected
        of_own = side if side in [*Side] else Side.LIVED
        assert {there: acts(own, there) for there in Side} == {
            there: known(there == of_own) for there in Side
        }

    def test_a_hat_beside_perspectives_of_their_own(self) -> None:
        """The side of the group holds for whoever states more perspectives, too."""
        plan = reading(
            Participant(id="hosts", size=4, perspectives="facilitator", side="neither"),
            Participant(id="some", size=2, among="hosts", perspectives=["facilitator", "carer"]),
        )
        part = Part(who="some", acting_as="facilitator")
        asked = Fact(Id("a"), "parts.acting_as", "some")
        answer = plan.all_act_for(part.who[0], part, Side.LIVED, asked)
        assert answer == FALSE

    def test_others_in_a_seat(self) -> None:
        """Whoever else sits there may be on any side; the seats would say."""
        seat = Seat(who="others")
        body = Body(id="board", seats=[seat])
        plan = reading(bodies=[body])
        assert plan.sits_for(seat.who[0], seat, body, Side.LIVED) == fact("board", "seats")
        hat = Fact(body.id, "seats.acting_as")
        assert plan.all_act_for(seat.who[0], seat, Side.LIVED, hat) == fact("board", "seats")


class TestAccess:
    """What helps people take part."""

    def test_an_organisation_has_no_requests(self) -> None:
        """What those who come from an organisation asked for is not recorded here."""
        plan = reading()
        council = plan.plan.organisations[0].id
        assert plan.requests(council) == (frozenset(), TRUE)

    def test_requests_that_somebody_would_rather_not_say(self) -> None:
        """They stay unknown, and nobody is asked again."""
        person = Participant(id="a", access=Access(requests=RATHER_NOT_SAY))
        assert reading(person).requests(person.id) == (frozenset(), WITHHELD)

    def test_requests_of_a_group_are_those_of_the_groups_among_it(self) -> None:
        """Together, where they make up the whole; else the rest is asked for."""
        group = Participant(id="a", size=3)
        half = Participant(id="b", among="a", size=2, access=Access(requests=["lift"]))
        rest = Participant(id="c", among="a", size=1, access=Access(requests=["quiet-room"]))
        named = frozenset({"lift", "quiet-room"})
        assert reading(group, half, rest).requests(group.id) == (named, TRUE)
        found, all_ = reading(group, half).requests(group.id)
        assert (found, all_) == (frozenset({"lift"}), fact("a", "access.requests"))


class TestSay:
    """Who had a say."""

    def test_at_least_this(self) -> None:
        """*Or more* leaves open whether views were sought."""
        part = Part(who="council", how=["informed", "or-more"])
        activity = Activity(id="a", parts=[part])
        plan = reading(activities=[activity])
        assert plan.views_sought(part.who[0], part, activity) == fact("a", "parts.how", "council")

    def test_where_it_was_decided(self) -> None:
        """A decision by organisations, at no known meeting, asks for the meeting."""
        decision = Decision(id="d", by="council")
        plan = reading(decisions=[decision])
        assert plan.has_say_in(decision, Side.LIVED) == fact("d", "at")

    def test_others_decide(self) -> None:
        """Whoever else decides may be on any side."""
        activity = Activity(id="a", nobody_else=True, parts=[Part(who="council")])
        decision = Decision(id="d", by="others", at="a")
        plan = reading(activities=[activity], decisions=[decision])
        assert plan.has_say_in(decision, Side.LIVED) == fact("d", "by")

    def test_nobody_says_who_decides(self) -> None:
        """Where nobody says who decides, that is asked, and where it was decided."""
        decision = Decision(id="d")
        plan = reading(decisions=[decision])
        assert plan.has_say_in(decision, Side.LIVED) == fact("d", "by") | fact("d", "at")


class TestSeatsInTime:
    """Who sits on the day."""

    def test_never_begun(self) -> None:
        """A seat that never began is held by nobody."""
        seat = Seat(who="council", since="never")
        body = Body(id="board", seats=[seat])
        plan = reading(bodies=[body], recorded_on="2026-01-01")
        assert plan.sits(seat.who[0], seat, body) == FALSE


class TestVetoesAndVotes:
    """What bodies say of vetoes and votes."""

    def test_others_with_a_veto(self) -> None:
        """Whoever else may stop a decision may speak for an organisation, and may not."""
        body = Body(id="board", vetoes=[Veto(who="others")])
        plan = reading(bodies=[body])
        assert plan.holds_veto(body, ORGANISATIONS) == fact("board", "vetoes")

    def test_no_number_of_votes(self) -> None:
        """Where the part that is needed is not stated there is no number of votes."""
        body = Body(id="board", decides_by={"share": None}, seats=[Seat(who="council", votes=1)])
        assert reading(bodies=[body]).votes_needed(body) is None

    def test_whose_votes_are_counted(self) -> None:
        """Without those who are away, it may turn on whose votes are counted."""
        silent = Body(id="silent")
        seats = [
            Seat(who="council", number=2, votes=1),
            Seat(who="members", number=3, votes=1, acting_as="carer"),
        ]
        board = Body(id="board", decides_by="majority", seats=seats)
        plan = reading(Participant(id="members"), bodies=[silent, board])
        assert plan.passes_without(silent, OWN_LIVES) == fact("silent", "decides_by")
        assert plan.passes_without(board, OWN_LIVES) == fact("board", "decides_by.of")
        assert plan.passes_without(board, ORGANISATIONS).is_true

    def test_most_of_each_half_of_those_there(self) -> None:
        """Of a half that is away in part, most of those there are enough, if the rule says so."""
        seats = [
            Seat(who="council", number=4, votes=1),
            Seat(who="members", number=2, votes=1, acting_as="carer"),
            Seat(who="others-here", number=1, votes=1, acting_as="community"),
        ]
        people = [Participant(id="members"), Participant(id="others-here")]
        without = {}
        for of in ("seats", "present", None):
            rule = {"at_least": 3, "each_side": True, "of": of}
            board = Body(id="board", decides_by=rule, seats=seats)
            plan = reading(*people, bodies=[board])
            without[of] = plan.passes_without(board, Alliance(Perspective.CARER))
        assert without["seats"].is_false
        assert without["present"].is_true
        assert without[None] == fact("board", "decides_by.of")


class TestBefore:
    """What happened before what."""

    def test_things_that_may_be_true(self) -> None:
        """What certainly came before, and may not be, is asked for; the day is not."""
        session, other = Fact(Id("session"), "starts_on"), Fact(Id("other"), "starts_on")
        open_ = fact("session", "parts.how")
        things = Earlier([(day("2026-01-05"), session, open_)])
        assert things.before(day("2026-02-01"), other) == open_

    def test_a_month_and_a_day_in_it(self) -> None:
        """It may have come before, and the day that is asked about is the one to narrow."""
        session, other = Fact(Id("session"), "starts_on"), Fact(Id("other"), "starts_on")
        things = Earlier([(day("2026-01-05"), session, TRUE), (day("2026-01-06"), session, TRUE)])
        assert things.before(day("2026-01"), other) == unknown(other)

    @pytest.mark.parametrize(
        ("session", "decision", "answer"),
        [
            ("2026-01", "2026-02-03", TRUE),
            ("2026-02-03", "2026-02-03", FALSE),
            ("2026-02", "2026-02-03", fact("session", "starts_on")),
            ("never", None, FALSE),
            (None, "2026-02-03", fact("session", "starts_on")),
        ],
    )
    def test_a_session_before_a_decision(
        self, session: str | None, decision: str | None, answer: Truth
    ) -> None:
        """Days that are not known to the day leave it open, and say what to ask."""
        first = Activity(id="session", starts_on=session)
        then = Decision(id="decision", decided_on=decision)
        plan = reading(activities=[first], decisions=[then])
        assert plan.came_before(first, then) == answer


class TestPay:
    """Who is paid."""

    def test_an_offer_to_an_organisation(self) -> None:
        """Money for all that an organisation does pays nobody for their time."""
        offers = [
            Offer(id="a", to="council", covers="all", form="fee", per="all"),
            Offer(id="b", to="council", covers="all", form="fee"),
            Offer(id="c", to="council", covers="all", form="fee", per=["person", "hour"]),
        ]
        plan = reading(offers=offers)
        assert [plan._is_for_people(offer) for offer in offers] == [FALSE, fact("b", "per"), TRUE]

    def test_what_an_offer_covers(self) -> None:
        """Nothing, this, everything, or more than is named."""
        session = Activity(id="session", parts=[Part(who="council")])
        covers = {"none": [], "this": "session", "any": "all", "more": ["chair", "others"]}
        offers = [Offer(id=name, to="council", covers=named) for name, named in covers.items()]
        plan = reading(activities=[session], offers=offers)
        assert [plan.covers(offer, session) for offer in offers] == [
            FALSE,
            TRUE,
            TRUE,
            fact("more", "covers"),
        ]

    def test_a_part_without_a_role(self) -> None:
        """An offer for a role may be for what somebody does whose role is not said."""
        part = Part(who="council")
        activity = Activity(id="a", parts=[part])
        offer = Offer(id="o", covers=["a", "scribe"])
        plan = reading(activities=[activity], offers=[offer], roles=[Role(id="scribe")])
        answer = plan.covers_part(offer, part, part.who[0], activity)
        assert answer == fact("a", "parts.role", "council")

    def test_hours_that_are_not_said(self) -> None:
        """Each kind of hours is asked for; hours of travel are in no rate."""
        hours = Hours(attend=2)
        offer = Offer(id="a", amount="20 GBP", per=["person", "session"], hours=hours)
        rate, known = reading(offers=[offer]).rate_of(offer)
        assert rate is None
        assert {each.field for each in known.doubts} == {"hours.prepare", "hours.follow_up"}

    def test_a_sum_for_all(self) -> None:
        """It is divided by the people in *to*; where these are open, there is no rate."""
        people = [Participant(id="a", size=4), Participant(id="b", size=[1, 2])]
        for to, amount in (("a", 5), ("b", None), (["a", "others"], None), (None, None)):
            offer = Offer(id="o", to=to, amount="40 GBP", per="all", hours=2)
            rate, known = reading(*people, offers=[offer]).rate_of(offer)
            assert (rate.amount if rate else None) == amount
            assert known.is_true == (amount is not None)

    def test_nobody_is_counted_twice(self) -> None:
        """Whoever is in a group that is named too has one part of a sum for all, in any order."""
        people = [
            Participant(id="carers", size=6),
            Participant(id="young", size=5, among="carers"),
            Participant(id="youngest", size=2, among="young"),
            Participant(id="peers", size=4),
        ]

        def rate(*to: str) -> object:
            offer = Offer(id="o", to=to, amount="120 GBP", per="all", hours=2)
            rate, known = reading(*people, offers=[offer]).rate_of(offer)
            assert rate is not None
            assert known == TRUE
            return rate.amount

        assert rate("carers", "young") == 10
        assert rate("young", "carers") == 10
        assert rate("youngest", "carers") == 10
        assert rate("youngest", "peers") == 10
        assert rate("carers", "youngest", "young", "peers") == 6
