"""What a plan refuses: only what cannot be, and all of it at once."""

from __future__ import annotations

from typing import Any

import pytest

from coproduction import (
    Access,
    Activity,
    AgreedShare,
    Body,
    BudgetLine,
    Claim,
    Contribution,
    Decision,
    Dissent,
    Expectations,
    Hours,
    Offer,
    Option,
    Organisation,
    Overridden,
    Papers,
    Part,
    Participant,
    Plan,
    PlanError,
    Purpose,
    Reflection,
    Relationship,
    Reply,
    Role,
    Seat,
    Strand,
    Told,
    Veto,
)
from coproduction.errors import Path, Problem
from coproduction.model.groups import DEEPEST


def problems(**said: Any) -> tuple[Problem, ...]:
    """Return what cannot be in a plan that says this."""
    with pytest.raises(PlanError) as caught:
        Plan(id="plan", **said)
    return caught.value.problems


def refused(**said: Any) -> dict[Path, str]:
    """Return what cannot be in a plan that says this, by where it stands."""
    return {problem.path: problem.message for problem in problems(**said)}


def only_problem(**said: Any) -> Problem:
    """Return the one thing that cannot be in a plan that says this."""
    [problem] = problems(**said)
    return problem


def at(path: Path, said: str, **plan: Any) -> None:
    """Hold that a plan is refused for this one thing."""
    problem = only_problem(**plan)
    assert problem.path == path
    assert said in problem.message
    assert problem.message.endswith(".")


CARERS = Participant(id="carers", size=5, perspectives=["carer"])


def link(who: str, to: str, **said: Any) -> Relationship:
    """Return a link."""
    return Relationship(who=who, to=to, kind="works-with", **said)


class TestIds:
    """All ids share one namespace."""

    def test_two_with_one_id(self) -> None:
        """Two things with one id cannot be, in one list or in two."""
        at(
            ("participants", 1, "id"),
            "Two things here are called a",
            participants=[Participant(id="a"), Participant(id="a")],
        )
        at(
            ("offers", 0, "id"),
            "Two things here are called a",
            participants=[Participant(id="a")],
            offers=[Offer(id="a")],
        )

    def test_the_id_of_the_plan(self) -> None:
        """The plan's own id is one of them."""
        at(("strands", 0, "id"), "called plan", strands=[Strand(id="plan")])


class TestReferences:
    """A reference to nothing cannot be, wherever it stands."""

    def test_who(self) -> None:
        """Everything that names people is held to their ids."""
        nobody: dict[Path, dict[str, Any]] = {
            ("claims", 0, "by"): {"claims": [Claim(level="x", by="nobody")]},
            ("purpose", "agreed_by"): {"purpose": Purpose(agreed_by="nobody")},
            ("expectations", "agreed_by"): {"expectations": Expectations(agreed_by="nobody")},
            ("initiated_by",): {"initiated_by": "nobody"},
            ("written_by",): {"written_by": ["nobody"]},
            ("read_by",): {"read_by": ["nobody"]},
            ("bodies", 0, "seats", 0, "who"): {
                "bodies": [Body(id="b", seats=[Seat(who="nobody")])]
            },
            ("bodies", 0, "vetoes", 0, "who"): {
                "bodies": [Body(id="b", vetoes=[Veto(who="nobody")])]
            },
            ("bodies", 0, "agreed_by"): {"bodies": [Body(id="b", agreed_by="nobody")]},
            ("activities", 0, "parts", 0, "who"): {
                "activities": [Activity(id="a", parts=[Part(who="nobody")])]
            },
            ("decisions", 0, "by"): {"decisions": [Decision(id="d", by="nobody")]},
            ("offers", 0, "to"): {"offers": [Offer(id="o", to="nobody")]},
            ("offers", 0, "paid_by"): {"offers": [Offer(id="o", paid_by="nobody")]},
            ("contributions", 0, "by"): {"contributions": [Contribution(id="c", by="nobody")]},
            ("contributions", 0, "reply", "by"): {
                "contributions": [Contribution(id="c", reply=Reply(by="nobody"))]
            },
            ("participants", 1, "recruited_by"): {
                "participants": [CARERS, Participant(id="a", recruited_by="nobody")]
            },
            ("activities", 0, "invited"): {"activities": [Activity(id="a", invited="nobody")]},
            ("activities", 0, "items_from"): {
                "activities": [Activity(id="a", items_from="nobody")]
            },
            ("activities", 0, "papers", 0, "to"): {
                "activities": [Activity(id="a", papers=[Papers(to="nobody")])]
            },
            ("decisions", 0, "options", 0, "by"): {
                "decisions": [Decision(id="d", options=[Option(text="x", by="nobody")])]
            },
            ("decisions", 0, "told", 0, "to"): {
                "decisions": [Decision(id="d", told=[Told(to="nobody")])]
            },
            ("decisions", 0, "overridden", "by"): {
                "decisions": [Decision(id="d", overridden=Overridden(by="nobody"))]
            },
            ("decisions", 0, "dissent", 0, "who"): {
                "decisions": [Decision(id="d", dissent=[Dissent(who="nobody")])]
            },
            ("relationships", 0, "who"): {"relationships": [link("nobody", "carers")]},
            ("relationships", 0, "to"): {"relationships": [link("carers", "nobody")]},
            ("relationships", 0, "reported_by"): {
                "relationships": [link("carers", "carers", reported_by="nobody")]
            },
            ("relationships", 0, "asked"): {
                "relationships": [link("carers", "carers", asked="nobody")]
            },
            ("budget", 0, "to"): {"budget": [BudgetLine(id="l", to="nobody")]},
            ("reflections", 0, "by"): {"reflections": [Reflection(by="nobody")]},
        }
        for path, said in nobody.items():
            at(path, "Nothing here is called nobody.", **{"participants": [CARERS], **said})

    def test_what(self) -> None:
        """So is everything that names activities, roles, strands, organisations or anything."""
        missing: dict[Path, dict[str, Any]] = {
            ("claims", 0, "about"): {"claims": [Claim(level="x", about="missing")]},
            ("participants", 0, "among"): {"participants": [Participant(id="a", among="missing")]},
            ("participants", 0, "organisations"): {
                "participants": [Participant(id="a", organisations="missing")]
            },
            ("bodies", 0, "seats", 0, "role"): {
                "organisations": [Organisation(id="o")],
                "bodies": [Body(id="b", seats=[Seat(who="o", role="missing")])],
            },
            ("activities", 0, "parts", 0, "role"): {
                "organisations": [Organisation(id="o")],
                "activities": [Activity(id="a", parts=[Part(who="o", role="missing")])],
            },
            ("activities", 0, "strand"): {"activities": [Activity(id="a", strand="missing")]},
            ("decisions", 0, "strand"): {"decisions": [Decision(id="d", strand="missing")]},
            ("decisions", 0, "at"): {"decisions": [Decision(id="d", at="missing")]},
            ("offers", 0, "covers"): {"offers": [Offer(id="f", covers="missing")]},
            ("contributions", 0, "at"): {"contributions": [Contribution(id="c", at="missing")]},
            ("budget", 0, "strand"): {"budget": [BudgetLine(id="l", strand="missing")]},
            ("budget", 0, "decision"): {"budget": [BudgetLine(id="l", decision="missing")]},
        }
        for path, said in missing.items():
            at(path, "Nothing here is called missing.", **said)

    def test_something_of_another_kind(self) -> None:
        """What is there, but may not stand here, is said to be something else."""
        at(
            ("initiated_by",),
            "board is something else. A participant or organisation is needed here.",
            bodies=[Body(id="board")],
            participants=[CARERS],
            initiated_by="board",
        )
        at(
            ("participants", 0, "organisations"),
            "carers is something else. An organisation is needed here.",
            organisations=[Organisation(id="o")],
            participants=[Participant(id="a", organisations="carers"), CARERS],
        )
        at(
            ("contributions", 0, "at"),
            "An activity is needed here. The plan lists no activity.",
            participants=[CARERS],
            contributions=[Contribution(id="c", at="carers")],
        )

    def test_the_nearest(self) -> None:
        """A mistyped id is met with the nearest that is allowed there."""
        problem = only_problem(participants=[CARERS], initiated_by="carer")
        assert problem.suggestion == "carers"
        assert str(problem) == ("initiated_by: Nothing here is called carer. Did you mean carers?")
        assert only_problem(participants=[CARERS], initiated_by="someone").suggestion is None

    def test_ready_roles_need_no_description(self) -> None:
        """A ready-made role may be named, and is suggested."""
        plan = Plan(
            id="plan",
            participants=[CARERS],
            roles=[Role(id="scribe")],
            bodies=[Body(id="b", seats=[Seat(who="carers", role="chair")])],
            offers=[Offer(id="o", covers=["scribe", "peer-trainer", "all", "others"])],
        )
        assert plan["scribe"] == Role(id="scribe")
        problem = only_problem(offers=[Offer(id="o", covers="peer-trainers")])
        assert problem.suggestion == "peer-trainer"

    def test_words_of_the_format_name_nothing(self) -> None:
        """*Others* opens a list wherever people are named, and refers to nobody."""
        plan = Plan(
            id="plan",
            initiated_by="others",
            bodies=[Body(id="b", seats=[Seat(who=["others", "others"])])],
            activities=[Activity(id="a", parts=[Part(who="others"), Part(who="others")])],
            decisions=[Decision(id="d", by="others")],
        )
        assert plan.initiated_by == ("others",)


class TestDays:
    """An end before its start cannot be."""

    def test_the_plan(self) -> None:
        """For the plan."""
        at(("ends_on",), "ends before it starts", starts_on="2026-02", ends_on="2026-01")

    def test_people(self) -> None:
        """For somebody who left."""
        at(
            ("participants", 0, "left_on"),
            "left before they joined",
            participants=[Participant(id="a", joined_on="2026", left_on="2025-12-31")],
        )

    def test_seats(self) -> None:
        """For a seat."""
        at(
            ("bodies", 0, "seats", 0, "until"),
            "ends before it starts",
            organisations=[Organisation(id="o")],
            bodies=[Body(id="b", seats=[Seat(who="o", since="2026", until="2025")])],
        )

    def test_links(self) -> None:
        """For a link."""
        at(
            ("relationships", 0, "until"),
            "ends before it starts",
            participants=[CARERS, Participant(id="a")],
            relationships=[link("carers", "a", since="2026", until="2025")],
        )

    def test_activities(self) -> None:
        """For an activity."""
        at(
            ("activities", 0, "ends_on"),
            "ends before it starts",
            activities=[Activity(id="a", starts_on="2026-03-02", ends_on="2026-03-01")],
        )

    def test_what_may_be_is_let_be(self) -> None:
        """Days that can be in order, and days that never were, are no problem."""
        Plan(id="plan", starts_on="2026", ends_on="2026-01-01")
        Plan(id="plan", starts_on="undated", ends_on="2026-01-01")
        Plan(id="plan", starts_on="never", ends_on="2026-01-01")
        Plan(id="plan", starts_on="2026-01-01", ends_on="2026-01-01")

    def test_happened_and_never(self) -> None:
        """What has happened was on some day."""
        at(
            ("activities", 0, "starts_on"),
            "has happened, and never",
            activities=[Activity(id="a", status="happened", starts_on="never")],
        )
        at(
            ("decisions", 0, "decided_on"),
            "has been decided, and never",
            decisions=[Decision(id="a", status="happened", decided_on="never")],
        )
        Plan(id="plan", activities=[Activity(id="a", status="planned", starts_on="never")])


class TestDeciding:
    """Votes that nobody can cast, and decisions that come back."""

    def test_a_casting_vote_without_a_seat(self) -> None:
        """It belongs to somebody who sits there; where the seats go on, they may."""
        people = [Participant(id="a"), Participant(id="b")]
        casting = {"way": "majority", "casting_vote": "a"}

        def board(*seats: Seat) -> list[Body]:
            return [Body(id="board", decides_by=casting, seats=seats)]

        path = ("bodies", 0, "decides_by", "casting_vote")
        assert refused(participants=people, bodies=board(Seat(who="b"))) == {
            path: "a has the casting vote and no seat here."
        }
        several = Seat(who=["a", "b"], number=2)
        assert refused(participants=people, bodies=board(several)) == {
            path: "A casting vote belongs to one seat, and here are several."
        }
        Plan(id="plan", participants=people, bodies=board(Seat(who="b"), Seat(who="others")))
        Plan(id="plan", participants=people, bodies=board(Seat(who="b"), Seat(who="a")))

    def test_a_circle(self) -> None:
        """A decision that is handed on may not come back."""
        there = {"way": "majority", "then": "two"}
        bodies = [
            Body(id="one", decides_by=there),
            Body(id="two", decides_by={"through": "three"}),
            Body(id="three", decides_by={"way": "consensus", "then": "two"}),
            Body(id="four", decides_by=there),
        ]
        assert refused(bodies=bodies) == {
            ("bodies", 1, "decides_by", "through"): (
                "two hands its decisions on, and they come back to it."
            ),
            ("bodies", 2, "decides_by", "then"): (
                "three hands its decisions on, and they come back to it."
            ),
        }


class TestPeople:
    """What is said about people cannot contradict itself."""

    def test_requests_of_somebody_who_was_not_asked(self) -> None:
        """Whoever was never asked has given no answer, and whoever would rather not say has."""
        for requests in ([], ["lift"], "rather-not-say"):
            at(
                ("participants", 0, "access", "asked_on"),
                "Nobody was asked",
                participants=[
                    Participant(id="a", access=Access(asked_on="never", requests=requests))
                ],
            )

    def test_a_hat_that_nobody_stated(self) -> None:
        """Somebody acts in one of the perspectives that they have stated."""
        seat = Seat(who="carers", acting_as="manager")
        at(
            ("bodies", 0, "seats", 0, "acting_as"),
            "carers has not stated the perspective manager. Stated: carer.",
            participants=[CARERS],
            bodies=[Body(id="b", seats=[seat])],
        )
        at(
            ("activities", 0, "parts", 0, "acting_as"),
            "Stated: none.",
            participants=[Participant(id="a", perspectives=[])],
            activities=[Activity(id="b", parts=[Part(who="a", acting_as="carer")])],
        )

    def test_any_hat_where_nothing_is_stated(self) -> None:
        """Whoever states nothing may act as anything; so may an organisation, and *themselves*."""
        Plan(
            id="plan",
            organisations=[Organisation(id="o")],
            participants=[
                CARERS,
                Participant(id="a"),
                Participant(id="b", perspectives="rather-not-say"),
            ],
            bodies=[
                Body(
                    id="c",
                    seats=[
                        Seat(who=["a", "b", "o"], acting_as="manager"),
                        Seat(who="carers", acting_as="themselves"),
                    ],
                )
            ],
        )

    def test_a_hat_of_an_organisation(self) -> None:
        """Those who come from an organisation act on the side that it is on."""
        at(
            ("bodies", 0, "seats", 0, "acting_as"),
            "o is an organisation that does not speak as carer.",
            organisations=[Organisation(id="o")],
            bodies=[Body(id="b", seats=[Seat(who="o", acting_as="carer")])],
        )
        Plan(
            id="plan",
            organisations=[Organisation(id="o", side="lived")],
            bodies=[Body(id="b", seats=[Seat(who="o", acting_as="carer")])],
            activities=[Activity(id="a", parts=[Part(who="o", acting_as="facilitator")])],
        )

    def test_more_than_there_are(self) -> None:
        """No more of a group can come, or sit, than there are."""
        at(
            ("activities", 0, "parts", 0, "number"),
            "more than there are: carers is 5",
            participants=[CARERS],
            activities=[Activity(id="a", parts=[Part(who="carers", number=6)])],
        )
        at(
            ("bodies", 0, "seats", 0, "number"),
            "more than there are",
            participants=[CARERS],
            bodies=[Body(id="b", seats=[Seat(who="carers", number={"at_least": 6})])],
        )
        Plan(
            id="plan",
            participants=[Participant(id="a", size={"at_least": 3})],
            activities=[Activity(id="b", parts=[Part(who="a", number=[2, 9])])],
        )

    def test_a_number_of_nobody(self) -> None:
        """Where nobody came there is no part."""
        at(
            ("activities", 0, "parts", 0, "number"),
            "0 is no number here",
            participants=[CARERS],
            activities=[Activity(id="a", parts=[Part(who="carers", number=0)])],
        )

    def test_another_side_than_the_group(self) -> None:
        """The side of facilitators holds for each of them; of carers nobody asks for one."""
        group = Participant(id="a", perspectives="facilitator", side="neither")
        member = Participant(id="b", among="a", side="lived")
        at(("participants", 1, "side"), "says the opposite", participants=[group, member])
        carers = Participant(id="a", perspectives="carer", side="neither")
        Plan(id="plan", participants=[carers, member])

    @pytest.mark.parametrize("size", [0, [0, 0], {"at_most": 0}, {"about": 0}])
    def test_a_group_of_nobody(self, size: Any) -> None:
        """Whoever takes part is one person at least."""
        at(
            ("participants", 0, "size"),
            "write a number of 1 or more",
            participants=[Participant(id="a", size=size)],
        )
        Plan(id="plan", participants=[Participant(id="a", size={"at_most": 3})])

    @pytest.mark.parametrize(
        ("whole", "half"), [([], ["lift"]), (["lift", "quiet-room"], ["lift"])]
    )
    def test_requests_of_a_group(self, whole: list[str], half: list[str]) -> None:
        """A group asked for what the groups among it asked for."""
        at(
            ("participants", 0, "access", "requests"),
            "is not what the groups among it asked for",
            participants=[
                Participant(id="a", access=Access(requests=whole)),
                Participant(id="b", among="a", access=Access(requests=half)),
            ],
        )

    @pytest.mark.parametrize(
        ("whole", "half"),
        [(["lift"], ["lift"]), (["lift", "others"], ["ramp"]), (["lift"], None), (None, ["lift"])],
    )
    def test_requests_that_can_be(self, whole: list[str] | None, half: list[str] | None) -> None:
        """What is open, or not stated, contradicts nothing."""
        people = [
            Participant(id="a", access=Access(requests=whole)),
            Participant(id="b", among="a", access=Access(requests=half)),
        ]
        assert Plan(id="plan", participants=people).participants == tuple(people)

    def test_nobody(self) -> None:
        """A seat or a part of nobody is none."""
        at(
            ("activities", 0, "parts", 0, "who"),
            "Nobody is named here",
            activities=[Activity(id="a", parts=[Part(who=[])])],
        )

    def test_named_twice(self) -> None:
        """Somebody has one seat in a body, and one part in an activity."""
        at(
            ("bodies", 0, "seats", 1, "who"),
            "carers is named twice",
            participants=[CARERS],
            bodies=[Body(id="b", seats=[Seat(who="carers"), Seat(who="carers", votes=1)])],
        )
        at(
            ("activities", 0, "parts", 0, "who"),
            "carers is named twice",
            participants=[CARERS],
            activities=[Activity(id="a", parts=[Part(who=["carers", "carers"])])],
        )


class TestActivities:
    """The verbs, the stages and *open* agree."""

    @staticmethod
    def activity(how: Any, **said: Any) -> dict[str, Any]:
        """Return a plan with one activity with one part."""
        return {
            "participants": [CARERS],
            "activities": [Activity(id="a", parts=[Part(who="carers", how=how)], **said)],
        }

    def test_a_verb_outside_the_stages(self) -> None:
        """A verb of work belongs to a stage that is in the list."""
        at(
            ("activities", 0, "parts", 0, "how"),
            "Somebody decides, and the stage decide is not in the list.",
            **self.activity(["makes", "decides"], stages=["design"]),
        )

    def test_a_stage_that_nobody_works_on(self) -> None:
        """Where some do the work of one stage, each stage in the list has somebody who does."""
        at(
            ("activities", 0, "stages"),
            "The stage deliver is in the list, and nobody named works on it.",
            **self.activity("makes", stages=["design", "deliver"]),
        )

    def test_a_survey_has_stages_of_its_own(self) -> None:
        """Where nobody does the work, or somebody may, any stage can be stated."""
        Plan(id="plan", **self.activity("asked", stages=["design", "deliver"]))
        Plan(id="plan", **self.activity(["makes", "or-more"], stages=["design", "deliver"]))
        Plan(id="plan", **self.activity(None, stages=["design"]))
        Plan(id="plan", **self.activity("leads", stages=["design"]))

    def test_work_on_what_is_not_open(self) -> None:
        """Nobody frames, makes or decides where nothing can change."""
        for verb in ("frames", "makes", "decides"):
            at(
                ("activities", 0, "parts", 0, "how"),
                f"Somebody {verb}, and yet nothing was open.",
                **self.activity(verb, open=False),
            )
        harmless: list[Any] = ["asked", "delivers", "evaluates", "leads", None, []]
        for how in harmless:
            Plan(id="plan", **self.activity(how, open=False))

    def test_no_sessions(self) -> None:
        """An activity takes place at least once."""
        at(("activities", 0, "sessions"), "once or more", **self.activity(None, sessions=0))


class TestDecisions:
    """What is said about a decision cannot contradict itself."""

    def test_changed_before_it_was_made(self) -> None:
        """What is not decided yet was not changed afterwards."""
        at(
            ("decisions", 0, "overridden"),
            "not decided yet",
            decisions=[Decision(id="d", status="planned", overridden=Overridden())],
        )

    def test_stands_and_changed(self) -> None:
        """What was changed afterwards does not stand as it was made."""
        at(
            ("decisions", 0, "overridden"),
            "It stands as it was made, and yet",
            decisions=[Decision(id="d", binding=True, overridden=Overridden())],
        )
        Plan(
            id="plan",
            decisions=[
                Decision(id="d", binding=False, overridden=Overridden()),
                Decision(id="e", overridden=Overridden()),
            ],
        )

    @pytest.mark.parametrize("money", [False, "0 GBP"])
    def test_money_that_nobody_decides_about(self, money: Any) -> None:
        """A budget line is approved by a decision about money."""
        at(
            ("budget", 0, "decision"),
            "d says that no money is decided about there.",
            decisions=[Decision(id="d", money=money)],
            budget=[BudgetLine(id="l", decision="d")],
        )
        for known in (None, "5 GBP"):
            Plan(
                id="plan",
                decisions=[Decision(id="d", money=known)],
                budget=[BudgetLine(id="l", decision="d"), BudgetLine(id="m")],
            )


class TestLinks:
    """A link is between two, and is something."""

    def test_of_nobody(self) -> None:
        """A link of nobody is none; a link to nobody says that there is none."""
        nobody = Relationship(who=[], to="carers", kind="trust")
        at(
            ("relationships", 0, "who"),
            "Say whose link it is",
            participants=[CARERS],
            relationships=[nobody],
        )
        none = Relationship(who="carers", to=[], kind="trust")
        Plan(id="plan", participants=[CARERS], relationships=[none])

    @pytest.mark.parametrize("end", ["who", "to"])
    def test_somebody_twice(self, end: str) -> None:
        """Nobody is named twice at one end: that would be the same link twice."""
        several: dict[str, Any] = {"who": "carers", "to": "carers"}
        several[end] = ["a", "others", "a", "others"]
        at(
            ("relationships", 0, end),
            "a is named twice here. Name each once.",
            participants=[CARERS, Participant(id="a")],
            relationships=[link(several["who"], several["to"])],
        )

    def test_of_no_strength(self) -> None:
        """A link of strength nought is none."""
        at(
            ("relationships", 0, "strength"),
            "A link of strength 0 is none.",
            participants=[CARERS],
            relationships=[link("carers", "carers", strength=0)],
        )

    def test_with_oneself(self) -> None:
        """One person has no link to themselves; a group may have one within it."""
        at(
            ("relationships", 0, "to"),
            "a is one person.",
            participants=[Participant(id="a", size=1)],
            relationships=[link("a", "a")],
        )
        Plan(
            id="plan",
            organisations=[Organisation(id="o")],
            participants=[CARERS, Participant(id="b")],
            relationships=[link("carers", "carers"), link("o", "o"), link("b", "b")],
        )

    def test_of_somebody_who_is_left_out(self) -> None:
        """Whoever is left out of networks may be named in a link: it is not counted."""
        people = [CARERS, Participant(id="a", links=False)]
        Plan(id="plan", participants=people, relationships=[link("carers", "a")])

    def test_how_people_saw_it(self) -> None:
        """What a reflection is about may be a check or a principle, which no plan lists."""
        seen = Reflection(about=["equal-offer", "fair-reward", "carers"], words="Not yet")
        Plan(id="plan", participants=[CARERS], reflections=[seen])


class TestOffers:
    """An offer and its amount agree."""

    @pytest.mark.parametrize("form", ["fee", "salary", "voucher"])
    def test_a_fee_of_nothing(self, form: str) -> None:
        """A fee, a salary and a voucher are more than nothing."""
        at(
            ("offers", 0, "amount"),
            f"A {form} is more than nothing. Write form: nothing.",
            offers=[Offer(id="o", form=form, amount="0.00 GBP")],
        )

    def test_nothing_of_something(self) -> None:
        """Nothing has no amount."""
        at(
            ("offers", 0, "amount"),
            "Nothing is offered, and yet there is an amount.",
            offers=[Offer(id="o", form="nothing", amount="1 GBP")],
        )
        Plan(id="plan", offers=[Offer(id="o", form="nothing", amount="0 GBP")])
        Plan(id="plan", offers=[Offer(id="o", form="expenses", amount="0 GBP")])

    def test_no_hours(self) -> None:
        """An amount is for some time."""
        at(
            ("offers", 0, "hours"),
            "the hours are all 0",
            offers=[Offer(id="o", amount="1 GBP", hours=0)],
        )
        Plan(id="plan", offers=[Offer(id="o", hours=0)])
        Plan(id="plan", offers=[Offer(id="o", amount="1 GBP", hours=Hours(attend=0, prepare=0))])


class TestGroups:
    """What a group says holds for the groups among it."""

    @staticmethod
    def groups(group: dict[str, Any], inner: dict[str, Any]) -> dict[str, Any]:
        """Return a group and a group among it, two steps away."""
        return {
            "participants": [
                Participant(id="a", **group),
                Participant(id="b", among="a"),
                Participant(id="c", among="b", **inner),
            ]
        }

    def test_a_ring(self) -> None:
        """No group is among itself, by whatever way."""
        at(
            ("participants", 0, "among"),
            "among itself",
            participants=[Participant(id="a", among="a")],
        )
        ring = problems(
            participants=[
                Participant(id="a", among="b"),
                Participant(id="b", among="a"),
                Participant(id="c", among="a"),
            ]
        )
        assert [problem.path[1] for problem in ring] == [0, 1]

    def test_too_deep(self) -> None:
        """Groups among groups end somewhere."""

        def chain(length: int) -> list[Participant]:
            return [
                Participant(id=f"g{index}", among=f"g{index - 1}" if index else "")
                for index in range(length)
            ]

        Plan(id="plan", participants=chain(DEEPEST + 1))
        at(
            ("participants", DEEPEST + 1, "among"),
            f"more than {DEEPEST} deep",
            participants=chain(DEEPEST + 2),
        )

    def test_more_in_it_than_there_are(self) -> None:
        """The groups among a group are no more people than it is."""
        at(
            ("participants", 0, "size"),
            "The groups among a are 6 people, and it is 5.",
            participants=[
                Participant(id="a", size=5),
                Participant(id="b", among="a", size=3),
                Participant(id="c", among="a", size={"at_least": 3}),
                Participant(id="d", among="a"),
            ],
        )
        Plan(
            id="plan",
            participants=[
                Participant(id="a", size={"at_least": 2}),
                Participant(id="b", among="a", size=3),
            ],
        )

    def test_opposite_pay(self) -> None:
        """An employer does not both pay and not pay for somebody."""
        at(
            ("participants", 2, "employer_pays"),
            "a says the opposite",
            **self.groups({"employer_pays": True}, {"employer_pays": False}),
        )
        Plan(id="plan", **self.groups({"employer_pays": True}, {"employer_pays": True}))
        Plan(id="plan", **self.groups({"employer_pays": True}, {"employer_pays": "rather-not-say"}))

    def test_perspectives(self) -> None:
        """The perspectives of a group hold for each of its members."""
        at(
            ("participants", 2, "perspectives"),
            "The perspectives of a hold for each of its members",
            **self.groups({"perspectives": ["carer"]}, {"perspectives": ["manager"]}),
        )
        Plan(
            id="plan",
            **self.groups({"perspectives": "carer"}, {"perspectives": ["other", "carer"]}),
        )
        Plan(id="plan", **self.groups({"perspectives": "carer"}, {}))

    @pytest.mark.parametrize(
        ("group", "inner"),
        [
            ({"asked_on": "2026"}, {"asked_on": "never"}),
            ({"requests": []}, {"asked_on": "never"}),
            ({"asked_on": "never"}, {"asked_on": "undated"}),
            ({"asked_on": "never"}, {"requests": ["lift"]}),
        ],
    )
    def test_asked_and_never_asked(self, group: dict[str, Any], inner: dict[str, Any]) -> None:
        """Members of a group were asked, or were not, as the group says."""
        at(
            ("participants", 2, "access", "asked_on"),
            "a says the opposite",
            **self.groups({"access": Access(**group)}, {"access": Access(**inner)}),
        )

    def test_what_agrees(self) -> None:
        """Where both say the same about being asked, nothing is wrong."""
        for said in ("never", "2026"):
            access = Access(asked_on=said)
            Plan(id="plan", **self.groups({"access": access}, {"access": access}))


@pytest.mark.parametrize(
    ("shares", "path", "message"),
    [
        (
            [("carer", "1/2")],
            ("benchmark",),
            "These shares sum to 1/2. They have to sum to 1, such as 1/3 and 2/3.",
        ),
        (
            [("carer", "60"), ("community", "40")],
            ("benchmark",),
            "sum to 1, such as 1/3 and 2/3. Write 60 of 100 as 0.6, or 3/5.",
        ),
        ([("carer", "1/2"), ("carer", "1/2")], ("benchmark", 1, "kind"), "for carer already"),
    ],
)
def test_a_benchmark(shares: list[tuple[str, str]], path: Path, message: str) -> None:
    """Its shares sum to one, one for each kind."""
    at(path, message, benchmark=[AgreedShare(kind=kind, share=share) for kind, share in shares])
    assert not Plan(id="plan").benchmark


def test_all_at_once() -> None:
    """Every problem is there at once, in the order of the plan, a line for each."""
    with pytest.raises(PlanError) as caught:
        Plan(
            id="plan",
            starts_on=2026,
            ends_on=2025,
            initiated_by="nobody",
            participants=[
                Participant(id="a", size=1),
                Participant(id="a", size=1),
                Participant(id="ring", among="ring"),
            ],
            activities=[Activity(id="b", parts=[Part(who="a", number=2)], sessions=0)],
            offers=[Offer(id="c", form="fee", amount="0 GBP")],
        )
    error = caught.value
    assert isinstance(error, ValueError)
    assert [problem.path for problem in error.problems] == [
        ("participants", 1, "id"),
        ("initiated_by",),
        ("ends_on",),
        ("participants", 2, "among"),
        ("activities", 0, "sessions"),
        ("activities", 0, "parts", 0, "number"),
        ("offers", 0, "amount"),
    ]
    assert str(error).splitlines() == [str(problem) for problem in error.problems]
