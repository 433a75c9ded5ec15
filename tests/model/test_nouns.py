"""Nouns: pleasant to write in Python, and exact once they are made."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from coproduction import (
    NEVER,
    RATHER_NOT_SAY,
    UNDATED,
    Access,
    Activity,
    Body,
    BudgetLine,
    Claim,
    Contribution,
    CoproductionError,
    Count,
    Day,
    DecidesBy,
    Decision,
    Dissent,
    Hours,
    Money,
    Offer,
    Option,
    Organisation,
    Overridden,
    Papers,
    Part,
    Participant,
    Plan,
    PlanError,
    Provision,
    Quorum,
    Reflection,
    Relationship,
    Reply,
    Role,
    Seat,
    Strand,
    Told,
    Veto,
)
from coproduction.errors import (
    InvalidValueError,
    Place,
    Problem,
    UnknownIdError,
    dotted,
)
from coproduction.ids import LONGEST, RESERVED, slug
from coproduction.model.plan import LISTS
from coproduction.model.words import (
    ActingAs,
    Form,
    How,
    LinkKind,
    Per,
    Perspective,
    Recruitment,
    Side,
    Way,
)


class TestPleasant:
    """Lists, plain texts, whole numbers and ISO dates are enough."""

    def test_a_participant(self) -> None:
        """A participant is written without any import but its own."""
        person = Participant(
            id="carers",
            size=[4, 6],
            perspectives="carer",
            side="lived",
            organisations="council",
            employer_pays=False,
            strengths="cooking",
            access=Access(asked_on="2026-02", requests="lift", known_to="group"),
            joined_on=2025,
            left_on=dt.date(2026, 1, 2),
        )
        assert person.size == Count(4, 6)
        assert person.perspectives == (Perspective.CARER,)
        assert person.side == Side.LIVED
        assert person.organisations == ("council",)
        assert person.strengths == ("cooking",)
        assert person.access.requests == ("lift",)
        assert person.access.asked_on == Day(dt.date(2026, 2, 1), dt.date(2026, 2, 28))
        assert person.left_on == Day(dt.date(2026, 1, 2), dt.date(2026, 1, 2))

    def test_a_body(self) -> None:
        """Votes are exact, and a way of deciding is a word or a mapping."""
        body = Body(
            id="board",
            seats=[Seat(who=["a", "b"], votes="1/3"), Seat(who="others", votes=Decimal("0.5"))],
            decides_by={"at_least": 6},
            vetoes=[Veto(who="a")],
        )
        assert body.seats is not None
        assert [seat.votes for seat in body.seats] == [Fraction(1, 3), Fraction(1, 2)]
        assert body.decides_by == DecidesBy(Way.AT_LEAST, Fraction(6))
        assert Body(id="b", decides_by="consensus").decides_by == DecidesBy(Way.CONSENSUS)
        assert Body(id="b", decides_by={"at_least": None}).decides_by == DecidesBy(Way.AT_LEAST)
        assert Body(id="b", decides_by=DecidesBy(Way.ADVISES)).decides_by == DecidesBy(Way.ADVISES)

    def test_how_a_decision_is_reached(self) -> None:
        """Keys stand beside the way of deciding, and a quorum is a number or a mapping."""
        rule = Body(id="b", decides_by={"share": "2/3", "of": "present", "then": "c"}).decides_by
        assert rule == DecidesBy(Way.SHARE, Fraction(2, 3), of="present", then="c")
        handed_on = Body(id="b", decides_by={"through": "c"}).decides_by
        assert handed_on == DecidesBy(Way.THROUGH, through="c")
        casting = Body(id="b", decides_by={"way": "majority", "casting_vote": "a"}).decides_by
        assert casting == DecidesBy("majority", casting_vote="a")
        assert Body(id="b", quorum=3).quorum == Quorum(seats=3)
        assert Body(id="b", quorum={"lived": 2}).quorum == Quorum(lived=Fraction(2))
        assert Body(id="b").quorum == Quorum()

    @pytest.mark.parametrize(
        ("rule", "quorum", "problem"),
        [
            ({"at_least": "2/3"}, 0, "A part of the votes is written {share: 2/3}"),
            ({"share": "2/3", "casting_vote": "a"}, 0, "A casting vote goes with majority"),
            ({"more_than": "2/3", "casting_vote": "a"}, 0, "A casting vote goes with majority"),
            ("majority", "2/3", "A quorum is a number of seats"),
            ("majority", [1, 2], "A quorum is a number of seats"),
            ("majority", {"carers": 2}, "A quorum is a number of seats"),
            ("majority", Fraction(2, 3), "A part of them is written {share: 1/2}"),
            ("majority", {"lived": "1/2"}, "A part of them is written {share: 1/2}"),
        ],
    )
    def test_parts_where_a_number_is_needed(self, rule: Any, quorum: Any, problem: str) -> None:
        """And the casting vote of a rule in which votes are not even."""
        with pytest.raises(InvalidValueError, match=re.escape(problem)):
            Body(id="b", decides_by=rule, quorum=quorum)
        even = Body(id="b", decides_by={"more_than": "1/2", "casting_vote": "a"})
        assert even.decides_by == DecidesBy("more-than", Fraction(1, 2), casting_vote="a")

    def test_what_a_veto_rests_on(self) -> None:
        """It is words, nothing that is written down, or not stated."""
        assert Veto(who="a", basis="a law").basis == "a law"
        assert Veto(who="a", basis=False).basis is False
        assert Veto(who="a").basis is None
        for nothing in ("yes", " True ", " "):
            with pytest.raises(InvalidValueError, match="Say what it rests on"):
                Veto(who="a", basis=nothing)

    def test_the_reason_of_a_decision_and_of_an_answer(self) -> None:
        """It is words, none that was given, or not stated; an empty text says nothing."""
        assert Decision(id="a", reason="cost").reason == "cost"
        assert Decision(id="a", reason=False).reason is False
        assert Decision(id="a").reason is None
        assert Reply(why="").why is None
        for nothing in (True, "yes", " "):
            with pytest.raises(InvalidValueError, match="Say what the reason was"):
                Reply(why=nothing)

    def test_an_activity(self) -> None:
        """A word stands for something that is provided."""
        activity = Activity(
            id="a",
            starts_at="9:30",
            ends_at=dt.time(12),
            parts=[Part(who="carers", how=["asked", "makes"])],
            provides=["lift", Provision(access=["a", "b"], state="booked")],
            nobody_else=True,
            stages="design",
        )
        assert activity.starts_at == dt.time(9, 30)
        assert activity.parts[0].how == (How.ASKED, How.MAKES)
        assert activity.provides == (
            Provision(access="lift"),
            Provision(access=("a", "b"), state="booked"),
        )
        assert Activity(id="a", provides="lift").provides == (Provision(access="lift"),)

    def test_an_offer(self) -> None:
        """Money is a text, and one number is all the hours."""
        offer = Offer(
            id="o",
            to="carers",
            covers="all",
            amount="25.00 GBP",
            per=["session", "person"],
            hours=2,
        )
        assert offer.amount == Money(Decimal("25.00"), "GBP")
        assert offer.per == (Per.PERSON, Per.SESSION)
        assert offer.hours == Hours(attend=2, prepare=0, follow_up=0)
        assert Offer(id="o", hours={"attend": "1.5"}).hours == Hours(attend=Fraction(3, 2))
        assert Offer(id="o", hours=None).hours == Hours()
        assert Offer(id="o", form="in-kind").form == Form.IN_KIND

    def test_what_belongs_to_a_decision(self) -> None:
        """A text stands for an option, and money is a text, or none."""
        decision = Decision(
            id="d",
            money="500 GBP",
            options=["a", Option(text="b", by="carers")],
            told=[Told(to="carers", told_on=2026)],
            overridden=Overridden(by="board", told_on="never"),
            dissent=[Dissent(who="carers")],
        )
        assert decision.money == Money(Decimal(500), "GBP")
        assert decision.options == (Option(text="a"), Option(text="b", by=["carers"]))
        assert decision.told == (Told(to=("carers",), told_on="2026"),)
        assert Decision(id="d", options="a").options == (Option(text="a"),)
        assert Decision(id="d").money is None
        assert Decision(id="d", money=False).money is False
        assert Decision(id="d").overridden is False
        assert Decision(id="d").dissent == ()

    def test_a_link(self) -> None:
        """A link is from somebody to somebody, and *to* nobody says that there is none."""
        link = Relationship(who="a", to=["b", "c"], kind="turns-to", strength="1/2", asked="a")
        assert (link.who, link.to) == (("a",), ("b", "c"))
        assert link.kind == LinkKind.TURNS_TO
        assert link.strength == Fraction(1, 2)
        assert link.since.is_exact
        assert link.until == NEVER
        assert Relationship(who="a", to=[], kind="trust").to == ()

    def test_money_and_how_people_saw_it(self) -> None:
        """A line of the budget and a reflection are as easy to write."""
        line = BudgetLine(id="l", amount="20 GBP", to="carers", open=True, decision="d")
        assert line.amount == Money(Decimal(20), "GBP")
        seen = Reflection(by="carers", about="equal-offer", words="Not yet", rating=3)
        assert (seen.about, seen.rating) == (("equal-offer",), Fraction(3))
        assert Reflection().about == ()
        papers = Activity(id="a", papers=[Papers(to="carers", formats="large print")]).papers
        assert papers == (Papers(to=("carers",), formats=("large print",)),)
        person = Participant(id="a", recruited="own-group", recruited_by="b", links=False)
        assert person.recruited == Recruitment.OWN_GROUP

    def test_what_silence_means(self) -> None:
        """What is not said is ``None``; the few exceptions have their defaults."""
        assert Participant(id="a").size is None
        assert Participant(id="a").left_on == NEVER
        assert Body(id="b").seats is None
        assert Seat(who="a").until == NEVER
        assert Seat(who="a").since.is_exact
        assert Activity(id="a").cancelled is False
        assert Decision(id="d").stage == "decide"
        assert Contribution(id="c").reply is None
        assert Contribution(id="c", reply=False).reply is False
        assert Contribution(id="c", reply=Reply()).reply == Reply()
        assert Organisation(id="o").side == Side.ORGANISATION

    def test_rather_not_say(self) -> None:
        """Whoever would rather not say says so with a word."""
        person = Participant(
            id="a",
            perspectives="rather-not-say",
            side="rather-not-say",
            employer_pays="rather-not-say",
            access=Access(requests="rather-not-say"),
        )
        assert person.perspectives is RATHER_NOT_SAY
        assert person.side is RATHER_NOT_SAY
        assert person.employer_pays is RATHER_NOT_SAY
        assert person.access.requests is RATHER_NOT_SAY
        assert Offer(id="o", accepted=RATHER_NOT_SAY).accepted is RATHER_NOT_SAY

    def test_made_again_from_its_own_fields(self) -> None:
        """Every converter accepts what it returns."""
        plan = Plan(
            id="plan",
            claims=[Claim(level="co-production")],
            organisations=[Organisation(id="o", side="lived", responsibilities="host")],
            participants=[Participant(id="p", perspectives=["carer"], size=2, among="")],
            roles=[Role(id="r")],
            strands=[Strand(id="s")],
            bodies=[Body(id="b", decides_by="majority", seats=[Seat(who="p", acting_as="carer")])],
            activities=[
                Activity(id="a", strand="s", parts=[Part(who="p", role="r")], provides=["x"])
            ],
            decisions=[Decision(id="d", at="a", by=["b"], status="planned", decides_by="advises")],
            offers=[Offer(id="f", per="all", amount="1 GBP", hours=1, covers=["all", "a"])],
            contributions=[Contribution(id="c", reply=Reply(result="changed", told_on="undated"))],
            relationships=[Relationship(who="p", to="o", kind="funds", strength="1/3")],
            budget=[BudgetLine(id="l", strand="s", decision="d", amount="1 GBP")],
            reflections=[Reflection(about="equal-offer", rating="0.5")],
            complete="offers",
        )
        for noun in (plan, *plan.nouns(), *plan.relationships, *plan.reflections):
            assert attrs.evolve(noun) == noun


class TestRefusals:
    """What cannot be read is refused in words, by an error that is also a ``ValueError``."""

    refused: tuple[tuple[Callable[[Any], object], Any, str], ...] = (
        (lambda v: Participant(id=v), 3, "An id is a word"),
        (lambda v: Participant(id=v), "A", "lower-case letters"),
        (lambda v: Participant(id=v), "a--b", "lower-case letters"),
        (lambda v: Participant(id=v), "", "lower-case letters"),
        (lambda v: Participant(id=v), "a" * (LONGEST + 1), "100 characters at most"),
        (lambda v: Participant(id=v), "others", "a meaning of its own"),
        (lambda v: Plan(id=v), "never", "a meaning of its own"),
        (lambda v: Participant(id="a", among=v), "A", "lower-case letters"),
        (lambda v: Participant(id="a", size=v), "many", "A whole number"),
        (lambda v: Participant(id="a", size=v), 1.5, "A whole number"),
        (lambda v: Participant(id="a", perspectives=v), "carr", "One of these words"),
        (lambda v: Participant(id="a", perspectives=v), [3], "One of these words"),
        (lambda v: Participant(id="a", perspectives=v), 3, "a list of words"),
        (lambda v: Participant(id="a", side=v), "left", "One of these words"),
        (lambda v: Participant(id="a", organisations=v), [None], "An id is a word"),
        (lambda v: Participant(id="a", employer_pays=v), "yes", "True or False"),
        (lambda v: Participant(id="a", employer_pays=v), 1, "True or False"),
        (lambda v: Participant(id="a", strengths=v), [""], "none of them empty"),
        (lambda v: Participant(id="a", strengths=v), [3], "none of them empty"),
        (lambda v: Participant(id="a", strengths=v), 3, "a list of words"),
        (lambda v: Participant(id="a", joined_on=v), "soon", "2014-10-07"),
        (lambda v: Participant(id="a", left_on=v), None, "2014-10-07"),
        (lambda v: Access(requests=v), " ", "none of them empty"),
        (lambda v: Access(known_to=v), "all", "One of these words"),
        (lambda v: Organisation(id="a", sector=v), "third sector", "One of these words"),
        (lambda v: Organisation(id="a", side=v), None, "One of these words"),
        (lambda v: Organisation(id="a", responsibilities=v), ["x"], "One of these words"),
        (lambda v: Seat(who=v), "A", "lower-case letters"),
        (lambda v: Seat(who=v), [["a"]], "An id is a word"),
        (lambda v: Seat(who=v), [3], "An id is a word"),
        (lambda v: Seat(who=v), None, "a list of words"),
        (lambda v: Seat(who="a", votes=v), 1.5, "A float is not exact"),
        (lambda v: Seat(who="a", votes=v), -1, "A number of 0 or more"),
        (lambda v: Seat(who="a", acting_as=v), "chair", "One of these words"),
        (lambda v: Seat(who="a", role=v), "The Chair", "lower-case letters"),
        (lambda v: Body(id="a", decides_by=v), "at-least", "{at_least: 6}"),
        (lambda v: Body(id="a", decides_by=v), "vote", "{at_least: 6}"),
        (lambda v: Body(id="a", decides_by=v), {"each_side": True}, "{way: majority}"),
        (lambda v: Body(id="a", decides_by=v), {"at_least": "x"}, "A number of 0 or more"),
        (lambda v: Body(id="a", decides_by=v), 3, "{at_least: 6}"),
        (lambda v: Body(id="a", decides_by=v), {"way": "at-least"}, "majority, most-votes"),
        (lambda v: Body(id="a", decides_by=v), {"share": "3/2"}, "such as 2/3"),
        (lambda v: Body(id="a", decides_by=v), {"more_than": 1}, "such as 2/3"),
        (lambda v: Body(id="a", decides_by=v), {"through": ""}, "{through: body}"),
        (lambda v: Body(id="a", decides_by=v), {"way": "majority", "of": "all"}, "seats, present"),
        (lambda v: DecidesBy("majority", v), 3, "at_least, share or more_than"),
        (lambda v: Body(id="a", quorum=v), {"share": 2}, "such as 1/2"),
        (lambda v: Body(id="a", quorum=v), {"half": 2}, "{seats: 5, lived: 2}"),
        (lambda v: Body(id="a", quorum=v), True, "{seats: 5, lived: 2}"),
        (lambda v: Veto(who="a", basis=v), "", "or no where it is nothing"),
        (lambda v: Body(id="a", seats=v), ["carers"], "A list of Seat"),
        (lambda v: Body(id="a", seats=v), 3, "A list of Seat"),
        (lambda v: Body(id="a", vetoes=v), ["carers"], "A list of Veto"),
        (lambda v: Activity(id="a", parts=v), [{"who": "a"}], "A list of Part"),
        (lambda v: Activity(id="a", provides=v), [3], "A list of Provision"),
        (lambda v: Activity(id="a", cancelled=v), "no", "True or False"),
        (lambda v: Activity(id="a", open=v), 0, "True or False"),
        (lambda v: Activity(id="a", nobody_else=v), False, "either yes, or left out"),
        (lambda v: Activity(id="a", starts_at=v), "25:00", "10:00 or 15:30"),
        (lambda v: Activity(id="a", starts_at=v), 10, "10:00 or 15:30"),
        (lambda v: Activity(id="a", stages=v), "agendas", "One of these words"),
        (lambda v: Activity(id="a", status=v), "done", "One of these words"),
        (lambda v: Activity(id="a", strand=v), "A", "lower-case letters"),
        (lambda v: Part(who="a", how=v), "helps", "One of these words"),
        (lambda v: Provision(access="a", state=v), "maybe", "One of these words"),
        (lambda v: Decision(id="a", stage=v), None, "One of these words"),
        (lambda v: Decision(id="a", by=v), "A", "lower-case letters"),
        (lambda v: Decision(id="a", at=v), "others", "a meaning of its own"),
        (lambda v: Offer(id="a", amount=v), 25, "25.00 GBP"),
        (lambda v: Offer(id="a", hours=v), {"attnd": 1}, "attend, prepare, follow_up and travel"),
        (lambda v: Offer(id="a", hours=v), 1.5, "A float is not exact"),
        (lambda v: Offer(id="a", per=v), "person", "[person, session]"),
        (lambda v: Offer(id="a", per=v), ["all", "all"], "[person, session]"),
        (lambda v: Offer(id="a", paid_by=v), "others", "a meaning of its own"),
        (lambda v: Offer(id="a", form=v), "wage", "One of these words"),
        (lambda v: Contribution(id="a", reply=v), True, "it is no"),
        (lambda v: Contribution(id="a", reply=v), "no", "it is no"),
        (lambda v: Reply(result=v), "no", "One of these words"),
        (lambda v: Claim(level="x", about=v), "others", "a meaning of its own"),
        (lambda v: Plan(id="a", complete=v), "roles", "One of these words"),
        (lambda v: Participant(id="a", recruited=v), "invited", "One of these words"),
        (lambda v: Participant(id="a", links=v), "no", "True or False"),
        (lambda v: Activity(id="a", papers=v), ["large print"], "A list of Papers"),
        (lambda v: Decision(id="a", money=v), True, "25.00 GBP"),
        (lambda v: Decision(id="a", money=v), 500, "25.00 GBP"),
        (lambda v: Decision(id="a", options=v), [3], "A list of Option"),
        (lambda v: Option(text=v), " ", "none of them empty"),
        (lambda v: Decision(id="a", told=v), ["carers"], "A list of Told"),
        (lambda v: Decision(id="a", overridden=v), True, "it is no"),
        (lambda v: Decision(id="a", overridden=v), None, "it is no"),
        (lambda v: Decision(id="a", dissent=v), ["carers"], "A list of Dissent"),
        (lambda v: Relationship(who="a", to="b", kind=v), "trusts", "One of these words"),
        (lambda v: Relationship(who="a", to=v, kind="trust"), None, "a list of words"),
        (lambda v: BudgetLine(id="a", decision=v), "others", "a meaning of its own"),
        (lambda v: Reflection(about=v), "A check", "lower-case letters"),
    )

    @pytest.mark.parametrize(("make", "value", "said"), refused, ids=range(len(refused)))
    def test_it(self, make: Callable[[Any], object], value: Any, said: str) -> None:
        """The error is one of ours, a ``ValueError``, and a sentence that says what to write."""
        with pytest.raises(InvalidValueError) as caught:
            make(value)
        assert isinstance(caught.value, CoproductionError)
        assert isinstance(caught.value, ValueError)
        assert said in str(caught.value)
        assert str(caught.value).endswith(".")

    @pytest.mark.parametrize("name", [*LISTS, "claims", "relationships", "reflections"])
    def test_lists_of_the_plan(self, name: str) -> None:
        """Each list of a plan holds things of its own kind, and nothing else."""
        for wrong in (["a"], [{"id": "a"}], [Plan(id="a")], None, 3, "a"):
            values: dict[str, Any] = {name: wrong}
            with pytest.raises(InvalidValueError, match="A list of "):
                Plan(id="plan", **values)


class TestIds:
    """Ids."""

    def test_forms(self) -> None:
        """Letters of any alphabet, digits and single hyphens make an id."""
        for text in ("a", "steering-group", "3", "größe-2", "a1-b2", "日本"):
            assert slug(text) == text
        for text in ("A", "a_b", "a b", "-a", "a-", "a--b", "É", "a.b", "a\n", "a\u202e"):
            with pytest.raises(InvalidValueError):
                slug(text)

    def test_words_of_the_format(self) -> None:
        """No word of the format is an id."""
        for word in RESERVED:
            with pytest.raises(InvalidValueError, match=f"The word {word} has a meaning"):
                slug(word)


class TestPlan:
    """``plan[id]``."""

    plan = Plan(
        id="plan",
        organisations=[Organisation(id="o")],
        participants=[Participant(id="p")],
        roles=[Role(id="r")],
        strands=[Strand(id="s")],
        bodies=[Body(id="b")],
        activities=[Activity(id="a")],
        decisions=[Decision(id="d")],
        offers=[Offer(id="f")],
        contributions=[Contribution(id="c")],
        budget=[BudgetLine(id="l")],
    )

    def test_anything_is_found(self) -> None:
        """Anything with an id is found by it, the plan too."""
        assert self.plan["plan"] is self.plan
        assert [noun.id for noun in self.plan.nouns()] == list("oprsbadfcl")
        for noun in self.plan.nouns():
            assert self.plan[noun.id] is noun
            assert self.plan.get(noun.id) is noun
        assert [type(self.plan[key]) for key in "oprsbadfcl"] == list(LISTS.values())

    def test_nothing_is_found(self) -> None:
        """What is not there is a ``KeyError`` in words, or ``None``."""
        with pytest.raises(UnknownIdError) as caught:
            self.plan["nobody"]
        assert isinstance(caught.value, KeyError)
        assert str(caught.value) == "Nothing in this plan is called nobody."
        assert self.plan.get("nobody") is None

    def test_of_a_kind(self) -> None:
        """What is found may have to be of a kind."""
        assert self.plan.find("p", Participant) is self.plan["p"]
        assert self.plan.find("p", Body) is None
        assert self.plan.find("nobody", Body) is None

    def test_frozen(self) -> None:
        """A plan cannot be changed, and is equal to one that says the same."""
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            self.plan.title = "another"  # type: ignore[misc]  # that is the point
        assert attrs.evolve(self.plan, title="another") != self.plan
        assert attrs.evolve(self.plan, title="another")["p"] is self.plan["p"]


class TestErrors:
    """Errors carry their parts."""

    def test_a_problem(self) -> None:
        """A problem is one line: place, path, message, and the nearest word."""
        path = ("activities", 2, "parts", 0, "who")
        assert dotted(path) == "activities[2].parts[0].who"
        assert dotted(()) == ""
        assert str(Problem("Wrong.")) == "Wrong."
        assert str(Problem("Wrong.", path, Place("a.yaml", 3, 4), "right")) == (
            "a.yaml:3:4: activities[2].parts[0].who: Wrong. Did you mean right?"
        )
        assert str(PlanError((Problem("One."), Problem("Two.")))) == "One.\nTwo."

    def test_words(self) -> None:
        """*Acting as* has the words of a perspective, and one more."""
        assert {*ActingAs} - {*map(str, Perspective)} == {"themselves"}
        assert UNDATED.happened
