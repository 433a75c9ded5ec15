"""What must type-check: a plan as people write it in Python. Read by mypy, and run too."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

from coproduction import (
    NEVER,
    RATHER_NOT_SAY,
    Access,
    Activity,
    Body,
    BudgetLine,
    Claim,
    Contribution,
    Count,
    Day,
    Decision,
    Dissent,
    Expectations,
    Fact,
    Finding,
    Hours,
    Money,
    Offer,
    Option,
    Organisation,
    Outcome,
    Overridden,
    Papers,
    Part,
    Participant,
    Plan,
    Provision,
    Purpose,
    Reading,
    Reflection,
    Relationship,
    Reply,
    Report,
    Role,
    Seat,
    Strand,
    Told,
    Truth,
    Veto,
    check,
    dumps,
    loads,
    network_of,
    structure,
    to_json,
    to_text,
    unstructure,
)

plan = Plan(
    id="plan",
    purpose=Purpose(text="Lunch", outcomes="lunch", agreed_on=2026, agreed_by=["carers"]),
    claims=[Claim(level="co-production", about=["board"], by="carers")],
    starts_on=dt.date(2026, 1, 1),
    ends_on="2026-12",
    recorded_on=NEVER,
    initiated_by="carers",
    written_by=["carers"],
    expectations=Expectations(agreed_on="never"),
    complete=["offers", "parts"],
    organisations=[Organisation(id="council", sector="public", side="organisation")],
    participants=(
        Participant(
            id="carers",
            size=[4, 6],
            perspectives=["carer"],
            employer_pays=False,
            access=Access(asked_on=["2026-01", "2026-02"], requests=["lift"], known_to="group"),
        ),
        Participant(id="cook", size=1, perspectives="practitioner", employer_pays=RATHER_NOT_SAY),
        Participant(id="others-too", size={"at_least": 3}, side="rather-not-say"),
        Participant(id="half", size=Count(1, 2), among="carers", organisations=[]),
        Participant(id="quiet", recruited="open", recruited_by=["council"], links=False),
    ),
    roles=[Role(id="scribe")],
    strands=[Strand(id="north")],
    bodies=[
        Body(
            id="board",
            seats=[
                Seat(who="carers", acting_as="carer", number=2, votes=Fraction(1, 2)),
                Seat(who=["cook"], votes="1/3", since=2025),
                Seat(who="council", votes=Decimal("1.5"), until=Day()),
            ],
            decides_by={"at_least": 6},
            vetoes=[Veto(who="council")],
        ),
        Body(id="panel", decides_by="consensus"),
    ],
    activities=[
        Activity(
            id="menu-day",
            status="happened",
            starts_at="10:00",
            ends_at=dt.time(12),
            sessions=2,
            stages=["design", "decide"],
            parts=[
                Part(who=["carers", "cook"], how=["makes", "decides"]),
                Part(who="council", how="asked"),
            ],
            nobody_else=True,
            provides=["lift", Provision(access="quiet-room", state="booked")],
            invited="carers",
            items_from=["carers", "cook"],
            papers=[Papers(to="carers", formats=["large print"], sent_on="2026-02")],
        )
    ],
    decisions=[
        Decision(id="menu", by=["board", "carers"], stage="decide", decides_by="majority"),
        Decision(
            id="stove",
            money="500.00 GBP",
            options=["gas", Option(text="electric", by="cook")],
            told=[Told(to="carers", told_on=2026)],
            overridden=Overridden(by="council", told_on="never"),
            dissent=[Dissent(who="cook", reason="too small")],
        ),
        Decision(id="name", money=False, overridden=False),
    ],
    offers=[
        Offer(id="fee", to="carers", covers="all", amount="12.60 GBP", per=["person", "hour"]),
        Offer(id="more", amount=Money(Decimal("1.00"), "EUR"), hours=2, accepted="rather-not-say"),
        Offer(id="none", form="nothing", hours=Hours(attend=1, prepare="0.5")),
    ],
    contributions=[
        Contribution(id="idea", by="carers", reply=Reply(result="taken-up", told_on=2026)),
        Contribution(id="another", reply=False),
    ],
    relationships=[
        Relationship(who=["carers", "cook"], to="council", kind="works-with", strength="1.5"),
        Relationship(who="cook", to=[], kind="trust", reported_by="cook", since=2025),
    ],
    budget=[BudgetLine(id="kitchen", amount="500 GBP", to="cook", open=True, decision="stove")],
    reflections=[Reflection(by="carers", about=["menu-day", "equal-offer"], words="Shared")],
)

report = check(plan, on="2026-05-01", select=["nobody-unpaid"])
assert_type(report, Report)
assert_type(to_text(report), str)
assert_type(to_json(report), str)
assert_type(loads(dumps(plan, kind="json"), kind="json"), Plan)
assert_type(structure(unstructure(plan)), Plan)
assert_type(report.results[0].findings, tuple[Finding, ...])
assert_type(report.counts, dict[Outcome, int])
assert_type(network_of(plan), Any)  # networkx ships no types
network_of(plan, kinds="trust", on=2026, planned=True)
network_of(plan, kinds=["shared-session", "works-with"], on=dt.date(2026, 5, 1))
assert_type(plan.find("carers", Participant), Participant | None)

reading = Reading(plan)
sure = reading.lists_all(plan.complete[0])
assert_type(sure & ~sure | sure, Truth)
assert_type(sure.doubts, frozenset[Fact])
if sure.is_true:
    assert_type(sure.value, bool | None)
