"""Random plans: known throughout, or with anything left unsaid.

One strategy for each noun. A *known* plan leaves nothing unsaid: no ``None``, no
bound, no coarse day, no ``others``, no ``or-more``, nobody who would rather not
say, and every list complete. Somebody whose perspectives are on both sides wears
a hat wherever they sit or take part, and otherwise does not appear alone: they
count both ways. What was never asked is known not to have been asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from coproduction.model.activities import Activity, Part, Provision
from coproduction.model.benchmark import AgreedShare
from coproduction.model.bodies import Body, Seat, Veto
from coproduction.model.budget import BudgetLine
from coproduction.model.claims import Claim
from coproduction.model.contributions import Contribution, Reply
from coproduction.model.decided import Dissent, Option, Overridden, Told
from coproduction.model.deciding import WAYS, DecidesBy, decides_by
from coproduction.model.decisions import Decision
from coproduction.model.expectations import Expectations
from coproduction.model.offers import Hours, Offer
from coproduction.model.papers import Papers
from coproduction.model.participants import Access, Organisation, Participant
from coproduction.model.plan import Plan
from coproduction.model.purposes import Purpose
from coproduction.model.reflections import Reflection
from coproduction.model.relationships import Relationship
from coproduction.model.roles import Role
from coproduction.model.strands import Strand
from coproduction.model.words import (
    PAYS,
    SIDE_OF,
    STAGE_OF,
    CountedOf,
    Form,
    How,
    KnownTo,
    LinkKind,
    ListName,
    ProvisionState,
    Recruitment,
    ReplyResult,
    Responsibility,
    Sector,
    Side,
    Stage,
    Status,
)
from coproduction.values.counts import Count
from forgetting import forgettings

NEEDS = ("lift", "quiet-room", "speech-to-text")
ROLES = ("chair", "member", "scribe")
VERBS = tuple(how for how in How if how != How.OR_MORE)
LIVED = ("lived-experience", "carer", "community")
STAFF = ("practitioner", "manager", "researcher")

dates = st.dates(dt.date(2026, 1, 1), dt.date(2026, 3, 31))
few = st.integers(1, 3)
yes_or_no = st.booleans()
reasons: st.SearchStrategy[Any] = st.sampled_from((False, "It costs less"))
told_on = st.one_of(dates, st.just("never"))


def some_of(items: Sequence[Any], *, least: int = 0) -> st.SearchStrategy[list[Any]]:
    """Draw several of some items, in any order."""
    return st.lists(st.sampled_from(items), unique=True, min_size=min(least, len(items)))


@st.composite
def accesses(draw: st.DrawFn) -> Access:
    if draw(st.integers(0, 3)) == 0:
        return Access(asked_on="never", known_to=draw(st.sampled_from(KnownTo)))
    return Access(
        asked_on=draw(dates), requests=draw(some_of(NEEDS)), known_to=draw(st.sampled_from(KnownTo))
    )


@st.composite
def participants(draw: st.DrawFn, number: int) -> Participant:
    kind = draw(st.sampled_from(("lived", "staff", "both", "facilitator")))
    stated = {
        "lived": some_of(LIVED, least=1),
        "staff": some_of(STAFF, least=1),
        "both": st.sampled_from((["carer", "practitioner"], ["manager", "lived-experience"])),
        "facilitator": st.sampled_from((["facilitator"], ["other"])),
    }[kind]
    return Participant(
        id=f"people-{number}",
        title=draw(st.sampled_from(("", "", "The Thursday group"))),
        size=draw(st.integers(1, 4)),
        perspectives=draw(stated),
        side=draw(st.sampled_from(Side)),
        organisations=[],
        employer_pays=draw(yes_or_no),
        strengths=["cooking"],
        access=draw(accesses()),
        joined_on=dt.date(2025, 12, 1),
        recruited=draw(st.sampled_from(Recruitment)),
        recruited_by=["council"],
        links=draw(st.sampled_from((True, True, False))),
    )


def group_of(members: Participant, number: int) -> list[Participant]:
    """Return a group that two halves make up, both as it is described itself."""
    assert members.size is not None
    whole = members.size.lowest + 1
    common: dict[str, Any] = {
        "perspectives": members.perspectives,
        "side": members.side,
        "organisations": [],
        "employer_pays": members.employer_pays,
        "strengths": [],
        "access": members.access,
        "joined_on": members.joined_on,
        "recruited": members.recruited,
        "recruited_by": members.recruited_by,
        "links": members.links,
    }
    return [
        Participant(id=members.id, size=whole, **common),
        Participant(id=f"half-{number}", size=1, among=members.id, **common),
        Participant(id=f"other-half-{number}", size=whole - 1, among=members.id, **common),
    ]


@st.composite
def organisations(draw: st.DrawFn) -> Organisation:
    return Organisation(
        id="council",
        sector=draw(st.sampled_from(Sector)),
        responsibilities=[draw(st.sampled_from(Responsibility))],
        employer_pays=draw(yes_or_no),
        side=draw(st.sampled_from((Side.ORGANISATION, Side.ORGANISATION, Side.LIVED))),
    )


def hats(people: Sequence[Participant], who: str) -> list[str]:
    """Return the hats that somebody can wear: those they have stated.

    Those who come from an organisation speak for it, whatever its side is.
    """
    for person in people:
        if person.id == who and isinstance(person.perspectives, tuple):
            return [str(each) for each in person.perspectives]
    return ["facilitator", "themselves", "other"]


def size_of(people: Sequence[Participant], who: str) -> int:
    """Return how many people somebody is; an organisation may send three."""
    sizes = [person.size.lowest for person in people if person.id == who and person.size]
    return sizes[0] if sizes else 3


def one_sided(people: Sequence[Participant]) -> list[str]:
    """Return who is on one side, whatever hat they wear."""

    def sides(person: Participant) -> set[Any]:
        stated = person.perspectives if isinstance(person.perspectives, tuple) else ()
        return {SIDE_OF.get(str(each), person.side) for each in stated}

    return [*(person.id for person in people if len(sides(person)) == 1), "council"]


def with_those_among(people: Sequence[Participant], named: Sequence[str]) -> list[str]:
    """Return who is named, and every group among them: so it is known who of them it was."""
    return [*named, *(p.id for p in people if p.among in named and p.id not in named)]


NUMBERS = {"at_least": ("1", "2", "3", "5"), "share": ("1/2", "2/3", "1"), "more_than": ("1/2",)}


@st.composite
def ways(
    draw: st.DrawFn, casting: Sequence[str] = (), handed_to: Sequence[str] = ()
) -> DecidesBy | None:
    """Draw a way of deciding.

    Args:
        draw: What draws.
        casting: Who may have the casting vote.
        handed_to: The bodies that may have to agree too, or decide instead.
    """
    key = draw(st.sampled_from(("way", "way", "way", "majority", *NUMBERS, "through")))
    if key == "through" and handed_to:
        return decides_by({"through": draw(st.sampled_from(handed_to))})
    named = {"way": draw(st.sampled_from(WAYS))}
    if key in NUMBERS:
        named = {key: draw(st.sampled_from(NUMBERS[key]))}
    elif key == "majority":
        named = {"way": "majority"}
    also: dict[str, Any] = {"of": draw(st.sampled_from(CountedOf))}
    may_be_even = named.get("way") in {"majority", "most-votes"} or key == "more_than"
    if casting and may_be_even and draw(st.integers(0, 3)) == 0:
        also["casting_vote"] = draw(st.sampled_from(casting))
    if handed_to and draw(st.integers(0, 3)) == 0:
        also["then"] = draw(st.sampled_from(handed_to))
    if draw(st.integers(0, 3)) == 0:
        also["each_side"] = True
    return decides_by({**named, **also})


quorums: st.SearchStrategy[Any] = st.sampled_from(
    (0, 0, 3, {"share": "1/2"}, {"lived": 1}, {"seats": 2, "lived": 1, "organisation": 1})
)


@st.composite
def bodies(
    draw: st.DrawFn, number: int, people: Sequence[Participant], earlier: Sequence[Body] = ()
) -> Body:
    everybody = [*(person.id for person in people), "council"]
    seats = [
        Seat(
            who=who,
            acting_as=draw(st.sampled_from(hats(people, who))),
            role=draw(st.sampled_from(ROLES)),
            number=draw(st.integers(1, size_of(people, who))),
            votes=draw(st.sampled_from(("0", "1", "1", "2", "1/2"))),
            **draw(st.sampled_from(({}, {}, {}, {"until": "2026-02-15"}, {"since": "2026-02-15"}))),
        )
        for who in draw(some_of(everybody))
    ]
    casting = [seat.who[0] for seat in seats if seat.number == Count(1, 1)]
    return Body(
        id=f"body-{number}",
        seats=seats,
        decides_by=draw(ways(casting, [body.id for body in earlier])),
        quorum=draw(quorums),
        vetoes=[
            Veto(who=who, basis="a law" if draw(yes_or_no) else False)
            for who in draw(st.sampled_from(([], [], [everybody[0]])))
        ]
        if everybody[0] in one_sided(people)
        else [],
        agreed_on=draw(dates),
        agreed_by=draw(some_of(one_sided(people))),
    )


@st.composite
def activities(draw: st.DrawFn, number: int, people: Sequence[Participant]) -> Activity:
    everybody = [*(person.id for person in people), "council"]
    parts = [
        Part(
            who=who,
            number=draw(st.integers(1, size_of(people, who))),
            acting_as=draw(st.sampled_from(hats(people, who))),
            role=draw(st.sampled_from(ROLES)),
            how=draw(some_of(VERBS)),
        )
        for who in draw(some_of(everybody))
    ]
    done = [STAGE_OF[how] for part in parts for how in part.how or () if how in STAGE_OF]
    stages = list(dict.fromkeys(done)) or draw(some_of(list(Stage)))
    return Activity(
        id=f"session-{number}",
        strand="north",
        status=draw(st.sampled_from(Status)),
        cancelled=draw(st.integers(0, 5)) == 0,
        starts_on=(starts := draw(dates)),
        ends_on=starts,
        starts_at="10:00",
        ends_at="15:30",
        sessions=draw(few),
        stages=stages,
        parts=parts,
        nobody_else=True,
        provides=[
            Provision(access=need, state=draw(st.sampled_from(ProvisionState)), arranged_on=starts)
            for need in draw(some_of(NEEDS))
        ],
        open=bool(done) or draw(yes_or_no),
        invited=everybody,
        items_from=draw(some_of(one_sided(people))),
        papers=[
            Papers(to=draw(some_of(everybody)), formats="large print", sent_on=draw(told_on))
            for _ in range(draw(st.integers(0, 1)))
        ],
    )


WITHOUT_VOTES = ("consensus", "consent", "unanimity", "each-for-themselves", "advises")
"""The ways in which people decide who have no votes, since no body holds them."""


@st.composite
def decisions(
    draw: st.DrawFn, number: int, people: Sequence[Participant], bodies_: Sequence[Body]
) -> Decision:
    deciders = [*(body.id for body in bodies_), *one_sided(people)]
    by = with_those_among(people, draw(some_of(deciders)))
    people_in_it = sum(each in one_sided(people) for each in by)
    rule = draw(ways()) if people_in_it <= 1 else decides_by(draw(st.sampled_from(WITHOUT_VOTES)))
    status, binding = draw(st.sampled_from(Status)), draw(yes_or_no)
    changed = status == Status.HAPPENED and not binding and draw(yes_or_no)
    return Decision(
        id=f"decision-{number}",
        question="Which day?",
        stage=draw(st.sampled_from((Stage.AGENDA, *Stage))),
        at="session-0",
        strand="north",
        by=by,
        decides_by=rule,
        status=status,
        key=draw(yes_or_no),
        binding=binding,
        decided_on=draw(dates),
        reason=draw(reasons),
        money=False if number and draw(yes_or_no) else "500 GBP",
        options=[Option(text="Monday", by=draw(some_of(one_sided(people))))],
        told=[Told(to=draw(some_of(one_sided(people), least=1)), told_on=draw(told_on))],
        overridden=Overridden(by=["council"], told_on=draw(told_on)) if changed else False,
        dissent=draw(st.sampled_from(([], [Dissent(who="council")]))),
    )


@st.composite
def offers(draw: st.DrawFn, number: int, people: Sequence[Participant], acts: int) -> Offer:
    form = draw(st.sampled_from((*sorted(PAYS), *sorted(PAYS), *Form)))
    pounds = 0 if form == Form.NOTHING else draw(st.sampled_from((10, 10, 10, 25)))
    covered = [*(f"session-{index}" for index in range(acts)), "scribe", "all", "session-0"]
    return Offer(
        id=f"offer-{number}",
        to=draw(some_of([*(person.id for person in people), "council"], least=1)),
        covers=draw(st.one_of(some_of(covered), st.just(["all"]))),
        hours=Hours(attend=draw(few), prepare=draw(st.integers(0, 1)), follow_up=0, travel=0),
        amount=f"{pounds} {draw(st.sampled_from(('GBP', 'GBP', 'EUR')))}",
        per=draw(st.sampled_from((["person", "session"], ["person", "hour"], "all"))),
        form=form,
        paid_by="council",
        offered_on=draw(dates),
        accepted=draw(yes_or_no),
        paid_on=draw(dates),
    )


@st.composite
def contributions(draw: st.DrawFn, number: int, people: Sequence[Participant]) -> Contribution:
    reply: Any = False
    if draw(st.integers(0, 2)):
        reply = Reply(
            result=draw(st.sampled_from(ReplyResult)),
            why=draw(reasons),
            told_on=draw(told_on),
            by=["council"],
        )
    return Contribution(
        id=f"idea-{number}",
        by=with_those_among(people, draw(some_of(one_sided(people), least=1))),
        at="session-0",
        reply=reply,
    )


@st.composite
def relationships(draw: st.DrawFn, people: Sequence[Participant]) -> Relationship:
    everybody = [*(person.id for person in people), "council"]
    who = draw(st.sampled_from(one_sided(people)))
    others = [each for each in one_sided(people) if each != who]
    return Relationship(
        who=who,
        to=draw(some_of(others)) if others else [],
        kind=draw(st.sampled_from(LinkKind)),
        strength=draw(few),
        reported_by=draw(some_of(everybody)),
        asked=draw(some_of(everybody)),
        **draw(st.sampled_from(({}, {}, {"until": "2026-02-15"}, {"since": "2026-02-15"}))),
    )


@st.composite
def budget_lines(draw: st.DrawFn, number: int) -> BudgetLine:
    return BudgetLine(
        id=f"line-{number}",
        heading="people's time",
        amount=draw(st.sampled_from(("500 GBP", "20.00 EUR"))),
        to=["council"],
        open=draw(yes_or_no),
        strand="north",
        decision="decision-0",
    )


@st.composite
def reflections(draw: st.DrawFn, people: Sequence[Participant]) -> Reflection:
    return Reflection(
        by=draw(some_of([person.id for person in people])),
        about=draw(some_of(("session-0", "equal-offer", "fair-reward"))),
        stated_on=draw(dates),
        words="It felt shared",
        rating=draw(few),
        scale="1 to 3",
    )


@st.composite
def known_plans(draw: st.DrawFn) -> Plan:
    """Draw a plan that leaves nothing unsaid."""
    alone = [draw(participants(number)) for number in range(draw(st.integers(1, 3)))]
    grouped = alone[0].perspectives is not None and draw(yes_or_no)
    people = [*(group_of(alone[0], 0) if grouped else alone[:1]), *alone[1:]]
    acts = draw(few)
    seated: list[Body] = []
    for number in range(draw(st.integers(0, 2))):
        seated.append(draw(bodies(number, people, tuple(seated))))
    sided = one_sided(people)
    ideas = range(draw(st.integers(0, 2)))
    made = range(draw(st.integers(0, 2)))
    return Plan(
        id="plan",
        title="A plan",
        purpose=Purpose(
            text="A purpose", outcomes=["one"], agreed_on="2026-01-05", agreed_by=["council"]
        ),
        claims=[Claim(level="co-production", by=["council"], stated_on="2026-01-05")],
        benchmark=[
            AgreedShare(kind="carer", share="1/2"),
            AgreedShare(kind="organisation", share="1/2"),
        ],
        starts_on="2026-01-01",
        ends_on="2026-12-31",
        recorded_on="2026-03-01",
        initiated_by=draw(some_of(sided, least=1)),
        expectations=Expectations(agreed_on="2026-01-05", agreed_by=["council"]),
        written_by=["council"],
        read_by=draw(some_of(sided)),
        complete=list(ListName),
        organisations=[draw(organisations())],
        participants=people,
        roles=[Role(id="scribe", does="writes it down")],
        strands=[Strand(id="north", kind="site")],
        bodies=seated,
        activities=[draw(activities(number, people)) for number in range(acts)],
        decisions=[draw(decisions(number, people, seated)) for number in made],
        offers=[draw(offers(number, people, acts)) for number in range(draw(st.integers(0, 4)))],
        contributions=[draw(contributions(number, people)) for number in ideas],
        relationships=draw(st.lists(relationships(people), max_size=2)),
        budget=[draw(budget_lines(0))] if made and draw(yes_or_no) else [],
        reflections=draw(st.lists(reflections(people), max_size=1)),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan in which anything may be left unsaid."""
    plan = draw(known_plans())
    for _ in range(draw(st.integers(0, 6))):
        each = forgettings(plan)
        if each:
            plan = draw(st.sampled_from(each)).apply(plan)
    return plan
