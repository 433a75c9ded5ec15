"""Who proposed, who was told, how people came to take part, and what is known of links."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction import (
    Activity,
    Body,
    BudgetLine,
    Decision,
    Option,
    Organisation,
    Overridden,
    Papers,
    Part,
    Participant,
    Plan,
    Reading,
    Relationship,
    Seat,
    Told,
    Truth,
)
from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.words import LinkKind, Selection, Side
from coproduction.values.truth import FALSE, TRUE, Fact, unknown
from forgetting import forgettings
from strategies import known_plans, plans

READERS = Participant(id="readers", size=5, perspectives="lived-experience")
MEMBERS = Participant(id="members", among="readers", size=2)
STAFF = Participant(id="staff", perspectives="practitioner")
READERS_ID, MEMBERS_ID, STAFF_ID = (WhoId(Id(each)) for each in ("readers", "members", "staff"))

KINDS = tuple(LinkKind)


def reading(**said: object) -> Reading:
    """Return the reading of a plan with readers, some of them members, staff and a library."""
    said = {"participants": [READERS, MEMBERS, STAFF], **said}
    return Reading(Plan(id="plan", organisations=[Organisation(id="library")], **said))  # type: ignore[arg-type]


def fact(of: str, field: str, about: str = "") -> Truth:
    """Return the truth that this fact leaves open."""
    return unknown(Fact(of, field, about))  # type: ignore[arg-type]  # a text will do here


TOLD = fact("plan", "relationships.reported_by", "staff")


class TestItemsAndOptions:
    """Who brought what is talked about, and what there is to choose from."""

    @pytest.mark.parametrize(
        ("items_from", "answer"),
        [
            (None, fact("a", "items_from")),
            ([], FALSE),
            ("staff", FALSE),
            (["staff", "readers"], TRUE),
            (["staff", "others"], fact("a", "items_from")),
        ],
    )
    def test_items(self, items_from: list[str] | None, answer: Truth) -> None:
        """By those who are named, or open."""
        activity = Activity(id="a", items_from=items_from)
        assert reading(activities=[activity]).items_come_from(activity, Side.LIVED) == answer

    def test_the_hat_they_wore_there(self) -> None:
        """Somebody with no perspective of their own speaks as they took part."""
        cook = Participant(id="cook")
        part = Part(who="cook", acting_as="carer")
        activity = Activity(id="a", items_from="cook", parts=[part])
        plan = reading(participants=[cook], activities=[activity])
        assert plan.items_come_from(activity, Side.LIVED) == TRUE
        assert plan.items_come_from(activity, Side.ORGANISATION) == FALSE

    @pytest.mark.parametrize(
        ("options", "answer"),
        [
            (None, fact("d", "options")),
            ([], FALSE),
            ([Option(text="x", by="staff")], FALSE),
            ([Option(text="x", by="staff"), Option(text="y", by="readers")], TRUE),
            ([Option(text="x")], fact("d", "options.by")),
            ([Option(text="x", by="staff"), "others"], fact("d", "options")),
        ],
    )
    def test_options(self, options: list[Option] | None, answer: Truth) -> None:
        """By those who proposed them, or open."""
        decision = Decision(id="d", options=options)
        assert reading(decisions=[decision]).options_come_from(decision, Side.LIVED) == answer


class TestPapers:
    """Who was sent papers."""

    @pytest.mark.parametrize(
        ("papers", "answer"),
        [
            (None, fact("a", "papers")),
            ([], FALSE),
            ([Papers(to="readers", sent_on=2026)], TRUE),
            ([Papers(to="readers", sent_on="never")], FALSE),
            ([Papers(to="readers")], fact("a", "papers.sent_on")),
            ([Papers(sent_on=2026)], fact("a", "papers.to")),
            ([Papers(to="staff", sent_on=2026)], FALSE),
            ([Papers(to=["staff", "others"], sent_on=2026)], fact("a", "papers")),
        ],
    )
    def test_it(self, papers: list[Papers] | None, answer: Truth) -> None:
        """What went to a group went to the groups among it."""
        activity = Activity(id="a", papers=papers)
        plan = reading(activities=[activity])
        assert plan.was_sent_papers(READERS_ID, activity) == answer
        assert plan.was_sent_papers(MEMBERS_ID, activity) == answer

    def test_to_some_of_them(self) -> None:
        """What went to some of a group did not go to all of it."""
        activity = Activity(id="a", papers=[Papers(to="members", sent_on=2026)])
        plan = reading(activities=[activity])
        assert plan.was_sent_papers(MEMBERS_ID, activity) == TRUE
        assert plan.was_sent_papers(READERS_ID, activity) == FALSE


class TestDecisions:
    """Who was told, and what became of it."""

    @pytest.mark.parametrize(
        ("told", "answer"),
        [
            (None, fact("d", "told")),
            ([], FALSE),
            ([Told(to="readers", told_on=2026)], TRUE),
            ([Told(to="readers", told_on="never")], FALSE),
            ([Told(to="readers", told_on="never"), Told(to="readers", told_on=2026)], TRUE),
            ([Told(to="readers")], fact("d", "told.told_on")),
            ([Told(to="staff", told_on=2026)], FALSE),
            ([Told(to=["staff", "others"], told_on=2026)], fact("d", "told")),
        ],
    )
    def test_told(self, told: list[Told] | None, answer: Truth) -> None:
        """Whoever is told in a group is told as the groups among it are."""
        decision = Decision(id="d", told=told)
        plan = reading(decisions=[decision])
        assert plan.was_told(READERS_ID, decision) == answer
        assert plan.was_told(MEMBERS_ID, decision) == answer

    def test_stands(self) -> None:
        """A decision stands if it is binding and nobody changed it."""
        for decision, answer in (
            (Decision(id="d"), fact("d", "binding")),
            (Decision(id="d", binding=True), TRUE),
            (Decision(id="d", binding=False), FALSE),
            (Decision(id="d", overridden=Overridden()), FALSE),
        ):
            assert reading(decisions=[decision]).stands(decision) == answer

    def test_money(self) -> None:
        """A decision is about money if it says so, or a line of the budget names it."""
        plain = Decision(id="d")
        line = BudgetLine(id="l", decision="d")
        assert reading(decisions=[plain]).decides_money(plain) == fact("d", "money")
        assert reading(decisions=[plain], budget=[line]).decides_money(plain) == TRUE
        for money, answer in ((False, FALSE), ("0 GBP", FALSE), ("5 GBP", TRUE)):
            decision = Decision(id="d", money=money)
            assert reading(decisions=[decision]).decides_money(decision) == answer


class TestRecruitment:
    """Who selected those who take part."""

    @pytest.mark.parametrize(
        ("recruited", "by", "answers"),
        [
            (None, None, [fact("p", "recruited")] * 3),
            ("open", None, [FALSE, TRUE, FALSE]),
            ("own-group", None, [FALSE, FALSE, TRUE]),
            ("chosen", None, [fact("p", "recruited_by"), FALSE, fact("p", "recruited_by")]),
            ("chosen", "library", [TRUE, FALSE, FALSE]),
            ("chosen", "readers", [FALSE, FALSE, TRUE]),
            ("chosen", ["readers", "library"], [TRUE, FALSE, FALSE]),
            ("chosen", [], [FALSE, FALSE, FALSE]),
            (
                "chosen",
                ["readers", "others"],
                [fact("p", "recruited_by"), FALSE, fact("p", "recruited_by")],
            ),
        ],
    )
    def test_it(
        self, recruited: str | None, by: str | list[str] | None, answers: list[Truth]
    ) -> None:
        """By an organisation, openly, or by their own group."""
        person = Participant(id="p", recruited=recruited, recruited_by=by)
        plan = reading(participants=[READERS, person])
        found = [plan.selected_by(WhoId(Id("p")), selection) for selection in Selection]
        assert found == answers

    def test_of_a_group(self) -> None:
        """What is said of a group holds for the groups among it; an organisation says nothing."""
        group = Participant(id="p", recruited="open")
        plan = reading(participants=[group, Participant(id="q", among="p")])
        assert plan.selected_by(WhoId(Id("q")), Selection.OPEN) == TRUE
        library = plan.selected_by(WhoId(Id("library")), Selection.OPEN)
        assert library == fact("library", "recruited")


class TestLinks:
    """Whose links count, who was asked, and who answered."""

    def test_left_out(self) -> None:
        """Their own word counts, and else that of the group they are in."""
        people = [
            Participant(id="a", links=False),
            Participant(id="b", among="a"),
            Participant(id="c", among="b", links=True),
            Participant(id="d"),
        ]
        plan = reading(participants=people)
        found = {each.id: plan.links_left_out(each.id) for each in people}
        assert found == {"a": True, "b": True, "c": False, "d": False}
        assert not plan.links_left_out(plan.plan.organisations[0].id)

    def test_asked_and_answered(self) -> None:
        """Whoever was asked and told of nothing has not answered; *to* nobody is an answer."""
        links = [
            Relationship(
                who="staff",
                to=[],
                kind="trust",
                reported_by="staff",
                asked=["staff", "readers"],
            )
        ]
        plan = reading(relationships=links)
        kinds = [LinkKind.TRUST]
        for who, asked, answered in (
            (STAFF_ID, TRUE, TRUE),
            (READERS_ID, TRUE, FALSE),
            (MEMBERS_ID, TRUE, FALSE),
            (plan.plan.organisations[0].id, FALSE, FALSE),
        ):
            assert plan.asked_about_links(who, kinds) == asked
            assert plan.answered_about_links(who, kinds) == answered
        assert plan.asked_about_links(STAFF_ID, [LinkKind.FUNDS]).is_unknown

    def test_not_said(self) -> None:
        """Where a link does not say who was asked, or there is none, it is open."""
        link = Relationship(who="staff", to="readers", kind="trust")
        more = Relationship(who="readers", to="staff", kind="trust", asked="others")
        plan = reading(relationships=[link, more])
        asked = plan.asked_about_links(STAFF_ID, KINDS)
        assert asked == unknown(
            Fact(Id("plan"), "relationships.asked", "staff"),
            Fact(Id("plan"), "relationships.asked", "readers"),
        )
        nothing = fact("plan", "complete.relationships")
        assert reading().asked_about_links(STAFF_ID, KINDS) == nothing
        complete = reading(complete="relationships")
        assert complete.asked_about_links(STAFF_ID, KINDS) == FALSE
        assert complete.answered_about_links(STAFF_ID, KINDS) == FALSE
        assert reading().answered_about_links(STAFF_ID, KINDS) == nothing

    @pytest.mark.parametrize(
        ("said", "answers"),
        [
            # whose link it is, to whom, who told; then: staff, readers, members
            (("staff", "readers", "staff"), (TRUE, FALSE, FALSE)),
            (("staff", "readers", "readers"), (FALSE, TRUE, FALSE)),
            (("staff", "readers", "members"), (FALSE, FALSE, FALSE)),
            (("staff", "readers", None), (TOLD, TOLD, FALSE)),
            (("staff", "readers", ["staff", "others"]), (TRUE, TOLD, FALSE)),
            (("staff", "others", "members"), (FALSE, FALSE, TOLD)),
            (("staff", "others", ["staff", "members"]), (TRUE, FALSE, TOLD)),
            (("staff", "others", None), (TOLD, TOLD, TOLD)),
            (("staff", [], "readers"), (FALSE, FALSE, FALSE)),
        ],
    )
    def test_only_their_own_links_are_an_answer(
        self, said: tuple[Any, Any, Any], answers: tuple[Truth, ...]
    ) -> None:
        """Whoever told of links of others has not told of their own; what is open stays open."""
        who, to, by = said
        link = Relationship(who=who, to=to, kind="trust", reported_by=by)
        plan = reading(relationships=[link])
        found = [
            plan.answered_about_links(each, [LinkKind.TRUST])
            for each in (STAFF_ID, READERS_ID, MEMBERS_ID)
        ]
        assert found == [*answers]

    def test_told_in_one_of_several(self) -> None:
        """One link of their own that they told of is enough, whatever else is open."""
        open_ = Relationship(who="staff", to="readers", kind="trust")
        told = Relationship(who="staff", to=[], kind="turns-to", reported_by="staff")
        for links in ([open_, told], [told, open_]):
            plan = reading(relationships=links)
            assert plan.answered_about_links(STAFF_ID, KINDS) == TRUE
            assert plan.answered_about_links(READERS_ID, KINDS) == TOLD

    @pytest.mark.parametrize(
        ("said", "answer"),
        [
            ({}, TRUE),
            ({"since": "2026-02"}, TRUE),
            ({"since": "2026-04"}, FALSE),
            ({"since": "never"}, FALSE),
            ({"until": "2026-02"}, FALSE),
            ({"until": "2026-03-01"}, TRUE),
            ({"since": "undated"}, fact("plan", "relationships.since", "staff")),
            ({"until": "2026"}, fact("plan", "relationships.until", "staff")),
        ],
    )
    def test_then(self, said: dict[str, str], answer: Truth) -> None:
        """A link is there from its first day to its last."""
        link = Relationship(who="staff", to="readers", kind="trust", **said)
        plan = reading(relationships=[link], recorded_on="2026-03-01")
        assert plan.holds(link) == answer

    def test_on_no_day(self) -> None:
        """Where nobody says which day it is, a link that ended may still be there."""
        link = Relationship(who="staff", to="readers", kind="trust", until="2026-02-01")
        assert reading(relationships=[link]).holds(link) == fact("plan", "recorded_on")

    def test_here(self) -> None:
        """Somebody is here from when they joined until they left."""
        person = Participant(id="p", joined_on="2026-01-01", left_on="2026-02-01")
        for on, answer in (("2025-12-31", FALSE), ("2026-01-15", TRUE), ("2026-03-01", FALSE)):
            assert reading(participants=[person], recorded_on=on).is_here(person) == answer

    @pytest.mark.parametrize(
        ("said", "team", "all_", "answer"),
        [
            ({}, {"left_on": "2026-02-01"}, {}, FALSE),
            ({}, {}, {"left_on": "2026-02-01"}, FALSE),
            ({}, {"joined_on": "2026-04-01"}, {}, FALSE),
            ({}, {"joined_on": "2026-01-01"}, {}, TRUE),
            ({}, {}, {}, fact("p", "joined_on")),
            ({}, {"joined_on": "2026"}, {}, fact("team", "joined_on")),
            ({}, {"joined_on": "2026-01-01", "left_on": "2026"}, {}, fact("team", "left_on")),
            ({"joined_on": "2026-01-01"}, {"left_on": "2026-02-01"}, {}, TRUE),
            ({"joined_on": "2026-01-01"}, {"joined_on": "2026-04-01"}, {}, TRUE),
            ({"joined_on": "2026-02-15"}, {"left_on": "2026-02-01"}, {}, TRUE),
            ({"left_on": "2026-05-01"}, {"left_on": "2026-02-01"}, {}, fact("p", "joined_on")),
            ({"left_on": "2026-05-01"}, {"joined_on": "2026-04-01"}, {}, FALSE),
            ({}, {"joined_on": "2026-01-01"}, {"left_on": "2026-02-01"}, TRUE),
            ({}, {"left_on": "2026-05-01"}, {"left_on": "2026-02-01"}, fact("p", "joined_on")),
        ],
    )
    def test_here_with_a_group(
        self, said: dict[str, Any], team: dict[str, Any], all_: dict[str, Any], answer: Truth
    ) -> None:
        """Whoever states no days goes by those of the group; their own days are theirs."""
        people = [
            Participant(id="all-here", **all_),
            Participant(id="team", among="all-here", **team),
            Participant(id="p", among="team", **said),
        ]
        plan = reading(participants=people, recorded_on="2026-03-01")
        assert plan.is_here(people[2]) == answer

    def test_sat(self) -> None:
        """A seat was held when it was decided, or it was not."""
        seat = Seat(who="staff", until="2026-02-01")
        body = Body(id="b", seats=[seat])
        for decided, answer in (
            ("2026-01-01", TRUE),
            ("2026-03-01", FALSE),
            (None, fact("d", "decided_on")),
        ):
            decision = Decision(id="d", decided_on=decided)
            plan = reading(bodies=[body], decisions=[decision])
            assert plan.sat(STAFF_ID, seat, body, decision) == answer

    def test_happened(self) -> None:
        """What is planned has not happened; where nothing is said, it may have."""
        for activity, answer in (
            (Activity(id="a", status="happened"), TRUE),
            (Activity(id="a", status="planned"), FALSE),
            (Activity(id="a", starts_on="never"), FALSE),
            (Activity(id="a"), fact("a", "status")),
        ):
            assert reading(activities=[activity]).has_happened(activity) == answer

    def test_by_then(self) -> None:
        """What began after a day was not there on it."""
        plan = reading(recorded_on="2026-03-01")
        then = Fact(Id("plan"), "starts_on")
        days = {day.text(): day for day in (plan.plan.recorded_on,) if day}
        assert plan.was_by_then(days["2026-03-01"], then) == TRUE
        later = Activity(id="a", starts_on="2026-03-02")
        assert plan.was_by_then(*plan.day_of(later)) == FALSE


# The law: leaving something unsaid excludes no answer that was possible


Answers = Iterator[tuple[tuple[str, ...], Truth]]


def answers(plan: Plan) -> Answers:
    """Yield every answer of these two rooms about a plan."""
    read = Reading(plan)
    for activity in plan.activities:
        yield from about_activity(read, activity)
    for decision in plan.decisions:
        yield from about_decision(read, decision)
    for index, link in enumerate(plan.relationships):
        yield ("holds", str(index)), read.holds(link)
    for person in plan.participants:
        yield ("here", person.id), read.is_here(person)
        yield ("asked", person.id), read.asked_about_links(person.id, KINDS)
        yield ("answered", person.id), read.answered_about_links(person.id, KINDS)
        for selection in Selection:
            yield ("selected", person.id, selection), read.selected_by(person.id, selection)


def people_of(read: Reading) -> list[WhoId]:
    """Return who takes part, and the organisations."""
    plan = read.plan
    return [*(each.id for each in plan.participants), *(each.id for each in plan.organisations)]


def about_activity(read: Reading, activity: Activity) -> Answers:
    """Yield the answers about an activity."""
    yield ("happened", activity.id), read.has_happened(activity)
    yield ("by then", activity.id), read.was_by_then(*read.day_of(activity))
    for side in Side:
        yield ("items", activity.id, side), read.items_come_from(activity, side)
    for who in people_of(read):
        yield ("papers", activity.id, who), read.was_sent_papers(who, activity)


def about_decision(read: Reading, decision: Decision) -> Answers:
    """Yield the answers about a decision."""
    yield ("stands", decision.id), read.stands(decision)
    yield ("money", decision.id), read.decides_money(decision)
    for side in Side:
        yield ("options", decision.id, side), read.options_come_from(decision, side)
    for who in people_of(read):
        yield ("told", decision.id, who), read.was_told(who, decision)
    for body in read.plan.bodies:
        for who_id, seat, _ in read.seats(body):
            if who_id != OTHERS:
                sat = read.sat(who_id, seat, body, decision)
                yield ("sat", body.id, who_id, decision.id), sat


many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@many
@given(plan=plans(), data=st.data())
def test_forgetting_excludes_nothing(plan: Plan, data: st.DataObject) -> None:
    """Leave one thing unsaid: an answer stays what it was, or is open."""
    less = data.draw(st.sampled_from(forgettings(plan))).apply(plan)
    after = dict(answers(less))
    for key, answer in answers(plan):
        if key in after:  # seats may not be listed any more
            assert after[key].is_unknown or after[key].value is answer.value, key


@many
@given(plan=known_plans())
def test_nothing_unknown_nothing_open(plan: Plan) -> None:
    """In a plan that leaves nothing unsaid, every answer is known."""
    for key, answer in answers(plan):
        assert not answer.is_unknown, (key, answer)
