"""Money and paid hours by group, and whether people are paid alike."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from coproduction import Plan, Reading, loads
from coproduction.errors import InvalidValueError
from coproduction.ids import Id
from coproduction.model.words import Kind, Side
from coproduction.power.resources import (
    Comparator,
    ComparedWith,
    budget_control,
    cash_exposure,
    floor_margin,
    like_for_like,
    money_offered,
    offer_coverage,
    paid_by_employer,
    paid_hours,
    parity_ratio,
)
from coproduction.values.counts import Bounds, exactly
from coproduction.values.money import Rate
from coproduction.values.truth import Fact

PEOPLE = """
participants:
  - {id: readers, size: 4, perspectives: carer, employer_pays: no}
  - {id: advisers, size: 2, perspectives: practitioner, employer_pays: no}
  - {id: staff, size: 3, perspectives: practitioner, employer_pays: yes}
"""
EVENING = """
activities:
  - {id: evening, sessions: 2, parts: [{who: readers, number: 3}, {who: advisers, number: 1}]}
"""
WAGE = Comparator(
    kind=ComparedWith.LIVING_WAGE, name="A living wage of that day", rate=Rate(Fraction(10), "GBP")
)


def plan_of(*parts: str) -> Plan:
    return loads("\n".join(["format: coproduction-plan/1", "id: plan", *parts]))


def reading_of(*parts: str) -> Reading:
    return Reading(plan_of(*parts))


def offer(name: str, to: str, **said: str) -> str:
    """Return a line of a plan with a fee."""
    said = {"to": to, "covers": "all", "form": "fee", "hours": "3", **said}
    fields = ", ".join(f"{key}: {value}" for key, value in said.items() if value)
    return f"  - {{id: {name}, {fields}}}"


def fee(to: str, amount: str, **said: str) -> str:
    return offer(f"{to}-fee", to, amount=amount, per="[person, session]", **said)


def between(lowest: int, highest: int | None, *facts: tuple[str, str]) -> Bounds:
    doubts = frozenset(Fact(Id(of), field) for of, field in facts)
    return Bounds(Fraction(lowest), None if highest is None else Fraction(highest), doubts)


def ends(number: Bounds) -> tuple[object, object]:
    return number.lowest, number.highest


def amounts(found: Any) -> dict[Any, Bounds]:
    return {group: each.amount for group, each in found.groups.items()}


# Money and hours


def test_a_session_is_paid_to_everyone_who_comes() -> None:
    """£20 a session for 3 of 4 carers and for 1 adviser, twice: £120 and £40."""
    reading = reading_of(
        PEOPLE, EVENING, "offers:", fee("readers", "20 GBP"), fee("advisers", "20 GBP")
    )
    [found] = money_offered(reading)
    assert (found.currency, found.whole) == ("GBP", exactly(160))
    assert amounts(found) == {Kind.CARER: exactly(120), Kind.ORGANISATION: exactly(40)}
    carers = found.groups[Kind.CARER]
    assert (carers.people, carers.per_head) == (exactly(4), exactly(30))
    assert (carers.share, carers.share_ratio) == (
        exactly(Fraction(3, 4)),
        exactly(Fraction(27, 16)),
    )
    assert amounts(paid_hours(reading, Side)) == {
        Side.LIVED: exactly(18),
        Side.ORGANISATION: exactly(6),
    }
    assert found.asks == frozenset()


def test_an_hour_is_paid_to_everyone_it_is_offered_to() -> None:
    """£15 an hour, 3 hours each, to 4 carers: £180, whoever came to what."""
    reading = reading_of(
        PEOPLE, "offers:", offer("fee", "readers", amount="15 GBP", per="[person, hour]")
    )
    [found] = money_offered(reading)
    assert amounts(found)[Kind.CARER] == exactly(180)
    assert amounts(paid_hours(reading))[Kind.CARER] == exactly(12)


def test_hours_are_not_guessed() -> None:
    """An hourly fee without hours may come to anything, and the hours are asked for."""
    reading = reading_of(
        PEOPLE,
        "offers:",
        offer("fee", "readers", amount="15 GBP", per="[person, hour]", hours="{attend: 2}"),
    )
    [found] = money_offered(reading)
    facts = ("fee", "hours.prepare"), ("fee", "hours.follow_up")
    assert amounts(found)[Kind.CARER] == between(120, None, *facts)
    assert found.asks == frozenset(Fact(Id(of), field) for of, field in facts)


def test_a_sum_is_divided_by_the_people_it_is_for() -> None:
    """£60 for 4 carers and 2 advisers is £40 and £20."""
    reading = reading_of(
        PEOPLE, "offers:", offer("sum", "[readers, advisers]", amount="60 GBP", per="all")
    )
    assert amounts(money_offered(reading)[0]) == {
        Kind.CARER: exactly(40),
        Kind.ORGANISATION: exactly(20),
    }


def test_a_sum_for_others_too() -> None:
    """Whoever else it is for takes a part of it that the plan does not say."""
    reading = reading_of(
        PEOPLE, "offers:", offer("sum", "[readers, others]", amount="60 GBP", per="all")
    )
    [found] = money_offered(reading)
    assert found.whole == exactly(60)
    assert amounts(found)[Kind.CARER] == between(0, 60, ("sum", "to"))
    assert amounts(found)[Kind.ORGANISATION] == between(0, 60, ("sum", "to"))


def test_a_group_of_several_kinds_is_taken_apart() -> None:
    """A panel of 3 carers and 1 practitioner has 3/4 of its sum in carers."""
    panel = """
participants:
  - {id: panel, size: 4}
  - {id: half, among: panel, size: 3, perspectives: carer, employer_pays: no}
  - {id: other-half, among: panel, size: 1, perspectives: practitioner, employer_pays: yes}
"""
    reading = reading_of(panel, "offers:", offer("sum", "panel", amount="80 GBP", per="all"))
    [found] = money_offered(reading)
    assert amounts(found) == {Kind.CARER: exactly(60), Kind.ORGANISATION: exactly(20)}
    assert found.groups[Kind.CARER].per_head == exactly(20)
    assert paid_by_employer(reading) == {Kind.CARER: exactly(0), Kind.ORGANISATION: exactly(1)}


def test_some_of_a_group_of_several_kinds() -> None:
    """2 of a panel of 4 came: of 3 carers, 1 or 2 were there."""
    panel = """
participants:
  - {id: panel, size: 4}
  - {id: half, among: panel, size: 3, perspectives: carer, employer_pays: no}
  - {id: rest, among: panel, perspectives: practitioner, employer_pays: yes}
activities: [{id: evening, sessions: 1, parts: [{who: panel, number: 2}]}]
"""
    reading = reading_of(panel, "offers:", fee("panel", "10 GBP"))
    [found] = money_offered(reading, Side)
    assert found.whole == exactly(20)
    lived = amounts(found)[Side.LIVED]
    assert ends(lived) == (10, 20)


def test_somebody_named_beside_their_group_is_not_counted_twice() -> None:
    """5 of a group came, the chair among them: 5 people, not 6."""
    reading = reading_of(
        """
participants:
  - {id: group, size: 6, perspectives: carer}
  - {id: core, among: group, size: 2, perspectives: carer}
  - {id: chair, among: core, size: 1, perspectives: carer}
activities:
  - id: evening
    sessions: 1
    parts: [{who: group, number: 5}, {who: core, number: 2}, {who: chair, number: 1}]
""",
        "offers:",
        fee("group", "10 GBP"),
    )
    assert money_offered(reading)[0].whole == exactly(50)


def test_parts_of_a_group_beside_it() -> None:
    """Of 5 who came, 2 of the 3 staff are chairs: 1 more and 2 carers are the others."""
    panel = """
participants:
  - {id: panel, size: 5, employer_pays: no}
  - {id: carers, size: 2, among: panel, perspectives: carer}
  - {id: staff, size: 3, among: panel, perspectives: practitioner}
activities:
  - id: evening
    sessions: 1
    parts: [{who: staff, number: 2, role: chair}, {who: panel, number: 5, role: adviser}]
roles: [{id: chair}, {id: adviser}]
"""
    to_staff = reading_of(panel, "offers:", fee("staff", "6 GBP"), "complete: [offers]")
    assert money_offered(to_staff)[0].whole == exactly(18)
    assert offer_coverage(to_staff).value == exactly(Fraction(3, 5))
    advisers = reading_of(panel, "offers:", fee("panel", "6 GBP", covers="adviser"))
    [found] = money_offered(advisers)
    assert amounts(found) == {Kind.CARER: exactly(12), Kind.ORGANISATION: exactly(6)}
    assert found.inequality is None  # which of the staff it is, is open


def test_a_group_that_is_all_of_its_groups_beside_these() -> None:
    """All of the old are here already, so the one more is young."""
    carers = """
participants:
  - {id: carers, size: 5}
  - {id: young, size: 3, among: carers, perspectives: carer}
  - {id: old, size: 2, among: carers, perspectives: carer}
activities:
  - id: evening
    sessions: 1
    parts: [{who: carers, number: 5}, {who: young, number: 2}, {who: old, number: 2}]
"""
    for to, money in (("carers", 100), ("young", 60), ("old", 40)):
        [found] = money_offered(reading_of(carers, "offers:", fee(to, "20 GBP")))
        assert found.whole == exactly(money)


def test_some_who_are_elsewhere_may_be_of_any_group() -> None:
    """2 of 4 carers are chairs: of the young ones, 0 to 2 are among the others."""
    carers = """
participants:
  - {id: panel, size: 4}
  - {id: carers, size: 4, among: panel, perspectives: carer}
  - {id: young, size: 2, among: carers, perspectives: carer}
activities:
  - {id: evening, sessions: 1, parts: [{who: panel, number: 4}, {who: carers, number: 2}]}
"""
    [found] = money_offered(reading_of(carers, "offers:", fee("young", "10 GBP")))
    assert ends(found.whole) == (0, 40)


def test_own_lives_beside_carers_in_a_group() -> None:
    """Peers who speak from their own lives are no carers."""
    panel = """
participants:
  - {id: panel, size: 5, employer_pays: no}
  - {id: carers, size: 2, among: panel, perspectives: carer}
  - {id: peers, size: 3, among: panel, perspectives: facilitator, side: lived}
activities: [{id: evening, sessions: 1, parts: [{who: panel, number: 5}]}]
"""
    reading = reading_of(panel, "offers:", offer("sum", "peers", amount="6 GBP", per="all"))
    [found] = money_offered(reading)
    assert {kind: each.people for kind, each in found.groups.items()} == {
        Kind.CARER: exactly(2),
        Kind.OWN_LIFE: exactly(3),
    }
    assert amounts(found)[Kind.OWN_LIFE] == exactly(6)
    assert paid_by_employer(reading) == {Kind.CARER: exactly(0), Kind.OWN_LIFE: exactly(0)}
    hat = panel.replace("number: 5}", "number: 5, acting_as: themselves}")
    each = fee("peers", "10 GBP")
    assert amounts(money_offered(reading_of(hat, "offers:", each))[0])[Kind.OWN_LIFE] == exactly(30)


MIXED = """
participants:
  - {id: members, size: 10}
  - {id: carers, size: 4, among: members, perspectives: carer, employer_pays: no}
  - {id: young, size: 1, among: carers, perspectives: carer, employer_pays: no}
  - {id: staff, size: 6, among: members, perspectives: practitioner, employer_pays: yes}
"""


@pytest.mark.parametrize(
    ("came", "to", "money"),
    [
        ("{who: members, number: 10}", "carers", (80, 80)),
        ("{who: members, number: 8}", "carers", (40, 80)),
        ("{who: members, number: 8}", "members", (160, 160)),
        ("{who: members, number: 10}", "young", (20, 20)),
        ("{who: members, number: 10}, {who: carers, number: 3}", "carers", (80, 80)),
        ("{who: members, number: 9}, {who: carers, number: 4}", "carers", (80, 80)),
        ("{who: members, number: 10}, {who: carers, number: 3}", "young", (0, 40)),
        ("{who: members, number: 8}, {who: carers, number: 3}", "carers", (60, 80)),
        ("{who: members, number: 8}, {who: carers, number: 3}", "young", (0, 40)),
        ("{who: members, number: 9}, {who: young, number: 1}", "carers", (60, 80)),
        ("{who: members, number: 9}, {who: young, number: 1}", "young", (20, 20)),
    ],
)
def test_an_offer_to_some_of_those_who_came(came: str, to: str, money: tuple[int, int]) -> None:
    """Where a whole group came, an offer to a group among it reaches those of them."""
    evening = f"activities: [{{id: evening, sessions: 2, parts: [{came}]}}]"
    reading = reading_of(MIXED, evening, "offers:", fee(to, "10 GBP"))
    [found] = money_offered(reading)
    assert ends(found.whole) == money
    assert paid_hours(reading).whole.lowest == money[0] * Fraction(3, 10)
    travel = expenses(to=to, paid_on="2026-03-12")
    march = evening.replace(
        "sessions: 2", "sessions: 2, starts_on: 2026-03-01, ends_on: 2026-03-01"
    )
    assert (
        to == "members"
        or cash_exposure(reading_of(MIXED, march, "offers:", travel)).money_days["GBP"].lowest
        == money[0] * 11
    )


def test_currencies_stay_apart() -> None:
    """Pounds and euros are two answers; an amount that is not stated may be of either."""
    reading = reading_of(
        PEOPLE,
        "offers:",
        offer("one", "readers", amount="60 GBP", per="all"),
        offer("two", "readers", amount="30 EUR", per="all"),
        offer("three", "advisers", per="all"),
    )
    euros, pounds, unsaid = money_offered(reading)
    assert (euros.currency, pounds.currency, unsaid.currency) == ("EUR", "GBP", None)
    assert amounts(pounds)[Kind.CARER] == exactly(60)
    assert amounts(pounds)[Kind.ORGANISATION] == between(0, None, ("three", "amount"))
    assert amounts(euros)[Kind.ORGANISATION] == amounts(unsaid)[Kind.ORGANISATION]


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ({"per": ""}, "per"),
        ({"form": ""}, "form"),
        ({"covers": ""}, "covers"),
    ],
)
def test_what_is_not_said_of_an_offer_is_open(said: dict[str, str], fact: str) -> None:
    """Silence is neither the money nor nothing."""
    line = offer("fee", "readers", **{"amount": "10 GBP", "per": "[person, session]", **said})
    [found] = money_offered(reading_of(PEOPLE, EVENING, "offers:", line))
    carers = amounts(found)[Kind.CARER]
    assert carers.lowest == 0
    assert carers.highest in {60, None}
    assert Fact(Id("fee"), fact) in carers.doubts


def test_to_whom_is_not_said() -> None:
    """It may go to any group."""
    line = offer("fee", "", amount="10 GBP", per="[person, session]")
    [found] = money_offered(reading_of(PEOPLE, EVENING, "offers:", line))
    for amount in amounts(found).values():
        assert ends(amount) == (0, None)
        assert Fact(Id("fee"), "to") in amount.doubts


def test_to_whom_is_not_said_where_there_are_organisations() -> None:
    """It may go to one of them, too."""
    line = offer("fee", "", amount="10 GBP", per="[person, session]")
    [found] = money_offered(
        reading_of("organisations: [{id: council}]", PEOPLE, EVENING, "offers:", line)
    )
    assert ends(amounts(found)[Kind.ORGANISATION]) == (0, None)


def test_others_who_come_are_paid_too() -> None:
    """Where others came to a session, what falls to them is open."""
    evening = (
        "activities: [{id: evening, sessions: 1, parts: [{who: [readers, others], number: 4}]}]"
    )
    reading = reading_of(PEOPLE, evening, "offers:", fee("readers", "10 GBP"))
    [found] = money_offered(reading)
    assert amounts(found)[Kind.CARER] == between(40, None, ("evening", "parts"))
    assert Fact(Id("evening"), "parts") in offer_coverage(reading).asks


def test_an_organisation_is_no_number_of_people() -> None:
    """What a council is offered has no amount for each, and no share is by head then."""
    reading = reading_of(
        "organisations: [{id: council}]",
        PEOPLE,
        "offers:",
        offer("grant", "council", amount="500 GBP", per="all"),
        offer("sum", "readers", amount="100 GBP", per="all"),
    )
    [found] = money_offered(reading)
    council = found.groups[Kind.ORGANISATION]
    assert (council.amount, council.per_head) == (exactly(500), None)
    assert found.groups[Kind.CARER].per_head == exactly(25)
    assert found.groups[Kind.CARER].share == exactly(Fraction(1, 6))
    assert found.groups[Kind.CARER].share_ratio is None
    assert paid_hours(reading).whole == between(15, None)


def test_groups_of_your_own() -> None:
    """A mapping names groups; a group of people stands for those among it."""
    reading = reading_of(PEOPLE, "offers:", offer("sum", "readers", amount="60 GBP", per="all"))
    mine = {"readers": "north", "advisers": "south", "staff": "north"}
    [found] = money_offered(reading, mine)
    assert amounts(found) == {"north": exactly(60)} | {"south": exactly(0)}
    assert found.groups["north"].people == exactly(7)
    assert found.groups["south"].share_ratio == exactly(0)
    assert paid_by_employer(reading, mine) == {"north": exactly(3), "south": exactly(0)}
    with pytest.raises(InvalidValueError, match="staff is in no group"):
        paid_hours(reading, {"readers": "north", "advisers": "south"})


@pytest.mark.parametrize("by", ["side", None, 3, [Side.LIVED], Side.LIVED])
def test_by_nothing_that_there_is(by: Any) -> None:
    """It is refused, with the ways there are."""
    for question in (money_offered, paid_hours, paid_by_employer):
        with pytest.raises(InvalidValueError, match="by Kind, by Side, or by a mapping"):
            question(reading_of(PEOPLE), by)


def test_a_plan_without_offers() -> None:
    """Nothing is shared out, so there are no shares."""
    reading = reading_of(PEOPLE)
    assert money_offered(reading) == ()
    found = paid_hours(reading)
    assert found.whole == exactly(0)
    assert {each.share for each in found.groups.values()} == {None}
    assert {each.share_ratio for each in found.groups.values()} == {None}


def test_a_hat_says_the_group() -> None:
    """Somebody with perspectives on both sides is paid as what they act as here."""
    reading = reading_of(
        """
participants: [{id: cleo, size: 1, perspectives: [carer, practitioner]}]
activities: [{id: evening, sessions: 1, parts: [{who: cleo, number: 1, acting_as: carer}]}]
""",
        "offers:",
        fee("cleo", "10 GBP"),
    )
    [found] = money_offered(reading)
    assert amounts(found) == {Kind.CARER: exactly(10), Kind.ORGANISATION: exactly(0)}
    assert found.groups[Kind.CARER].people == between(0, 1)


# M1: offer coverage


def test_offer_coverage() -> None:
    """6 of 8 times, an unpaid person has an offer; who is paid by an employer does not count."""
    reading = reading_of(
        "complete: offers",
        PEOPLE,
        """
activities:
  - id: evening
    sessions: 2
    parts: [{who: readers, number: 3}, {who: advisers, number: 1}, {who: staff, number: 3}]
""",
        "offers:",
        fee("readers", "10 GBP"),
    )
    found = offer_coverage(reading)
    assert (found.value, found.applies.is_true) == (exactly(Fraction(3, 4)), True)
    assert found.compared_with == ComparedWith.EVERYBODY_UNPAID
    assert found.asks == frozenset()


def test_offer_coverage_is_open_while_offers_may_be_missing() -> None:
    """An offer that is not in the plan is no offer that was not made."""
    found = offer_coverage(reading_of(PEOPLE, EVENING, "offers:", fee("readers", "10 GBP")))
    assert found.value is not None
    assert ends(found.value) == (Fraction(3, 4), 1)
    assert found.asks == {Fact(Id("plan"), "complete.offers")}


def test_offer_coverage_where_nobody_is_unpaid() -> None:
    """Then there is nothing to cover."""
    found = offer_coverage(
        reading_of(
            PEOPLE, "activities: [{id: evening, sessions: 1, parts: [{who: staff, number: 2}]}]"
        )
    )
    assert (found.value, found.applies.is_false) == (None, True)


def test_offer_coverage_of_a_mixed_group() -> None:
    """One of three is paid by an employer: the two others count."""
    reading = reading_of(
        """
complete: offers
participants:
  - {id: panel, size: 3}
  - {id: two, among: panel, size: 2, perspectives: carer, employer_pays: no}
  - {id: one, among: panel, size: 1, perspectives: practitioner, employer_pays: yes}
activities: [{id: evening, sessions: 1, parts: [{who: panel, number: 3}]}]
""",
        "offers:",
        fee("two", "10 GBP"),
    )
    assert offer_coverage(reading).value == exactly(1)


# M2 and M4: beside a comparator


def test_parity_beside_the_same_work() -> None:
    """Carers have £10 an hour where advisers have £25: 2/5."""
    reading = reading_of(
        PEOPLE, EVENING, "offers:", fee("readers", "30 GBP"), fee("advisers", "75 GBP")
    )
    found = parity_ratio(reading)
    assert (found.value, found.compared_with) == (exactly(Fraction(2, 5)), ComparedWith.SAME_WORK)
    assert parity_ratio(reading, reading.activity(reading.plan.activities[0].id)) == found


def test_no_parity_without_a_comparator() -> None:
    """Nobody who speaks for an organisation is offered anything: it cannot be told."""
    found = parity_ratio(reading_of(PEOPLE, EVENING, "offers:", fee("readers", "30 GBP")))
    assert (found.value, found.compared_with) == (None, None)
    assert found.applies.is_false


def test_no_parity_across_currencies() -> None:
    """Pounds are not compared with euros."""
    reading = reading_of(
        PEOPLE, EVENING, "offers:", fee("readers", "30 GBP"), fee("advisers", "30 EUR")
    )
    assert parity_ratio(reading).value is None
    assert floor_margin(reading, WAGE).value == exactly(1)


def test_parity_is_open_where_the_hours_are_not_said() -> None:
    """And the hours are asked for."""
    reading = reading_of(
        PEOPLE, EVENING, "offers:", fee("readers", "30 GBP", hours=""), fee("advisers", "75 GBP")
    )
    found = parity_ratio(reading)
    assert found.value is not None
    assert ends(found.value) == (0, None)
    assert Fact(Id("readers-fee"), "hours.attend") in found.asks


def test_a_floor_that_the_group_chose() -> None:
    """£36 for 4 hours is £9 an hour, 9/10 of a floor of £10."""
    reading = reading_of(PEOPLE, EVENING, "offers:", fee("readers", "36 GBP", hours="4"))
    found = floor_margin(reading, WAGE)
    assert found.value == exactly(Fraction(9, 10))
    assert (found.compared_with, found.comparator) == (ComparedWith.LIVING_WAGE, WAGE)
    assert parity_ratio(reading, comparator=WAGE).value == found.value


def test_the_lowest_of_several_rates() -> None:
    """What may be lower leaves it open below; what is surely higher is not asked about."""
    reading = reading_of(
        PEOPLE,
        EVENING,
        "offers:",
        fee("readers", "30 GBP"),
        fee("advisers", "60 GBP", form=""),
        offer("third", "readers", amount="6 GBP", per="[person, session]", form=""),
    )
    found = floor_margin(reading, WAGE)
    assert found.value == Bounds(
        Fraction(1, 5),
        Fraction(1),
        frozenset({Fact(Id("third"), "form")}),
    )


def test_only_what_may_count() -> None:
    """One offer that may be pay: its rate, if it is."""
    reading = reading_of(PEOPLE, EVENING, "offers:", fee("readers", "30 GBP", form=""))
    found = floor_margin(reading, WAGE)
    assert (found.value, found.applies.is_unknown) == (exactly(1), True)
    assert found.asks == {Fact(Id("readers-fee"), "form")}
    unsaid = floor_margin(reading_of(PEOPLE, EVENING, "offers:", fee("readers", "")), WAGE)
    assert unsaid.value is not None
    assert unsaid.value.highest is None


def test_no_offers_at_all() -> None:
    """Offers may be missing from the plan, so it is open whether there is a rate."""
    found = floor_margin(reading_of(PEOPLE, EVENING), WAGE)
    assert (found.value, found.applies.is_unknown) == (None, True)


def test_a_group_beside_those_among_it() -> None:
    """£120 for all 6, of whom 5 are named too, 2 hours each: £10, and 1 beside a floor of £10."""
    reading = reading_of(
        "participants:",
        "  - {id: carers, size: 6, perspectives: carer, employer_pays: no}",
        "  - {id: young, size: 5, among: carers}",
        "offers:",
        offer("fee", "[carers, young]", amount="120 GBP", per="all", hours="2"),
    )
    assert floor_margin(reading, WAGE).value == exactly(1)
    assert parity_ratio(reading, comparator=WAGE).value == exactly(1)


@pytest.mark.parametrize(("amount", "name"), [(0, "A wage"), (10, " ")])
def test_a_comparator_is_named(amount: int, name: str) -> None:
    """Nothing is compared with nothing, nor with what has no name."""
    with pytest.raises(InvalidValueError, match="comparator"):
        Comparator(kind=ComparedWith.MINIMUM_WAGE, name=name, rate=Rate(Fraction(amount), "GBP"))


# M3: like for like


def test_spread_of_the_same_work() -> None:
    """£30 and £75 for the same evening: 5/2."""
    reading = reading_of(
        PEOPLE, EVENING, "offers:", fee("readers", "30 GBP"), fee("advisers", "75 GBP")
    )
    found = like_for_like(reading, reading.plan.activities[0])
    assert (found.value, found.compared_with) == (
        exactly(Fraction(5, 2)),
        ComparedWith.OTHER_OFFERS,
    )


def test_spread_where_a_rate_is_not_said() -> None:
    """It may be anything from 1, and a spread that is known is the least."""
    reading = reading_of(
        PEOPLE,
        EVENING,
        "offers:",
        fee("readers", "30 GBP"),
        fee("advisers", "75 GBP", hours=""),
    )
    found = like_for_like(reading, reading.plan.activities[0])
    assert found.value is not None
    assert ends(found.value) == (1, None)


def test_spread_of_one_offer() -> None:
    """One offer is compared with nothing."""
    reading = reading_of(PEOPLE, EVENING, "offers:", fee("readers", "30 GBP"))
    found = like_for_like(reading, reading.plan.activities[0])
    assert (found.value, found.compared_with) == (None, None)


def test_spread_that_may_not_be_one() -> None:
    """Whether one of them is pay is not said: the spread is what it would be."""
    reading = reading_of(
        PEOPLE, EVENING, "offers:", fee("readers", "30 GBP"), fee("advisers", "75 GBP", form="")
    )
    found = like_for_like(reading, reading.plan.activities[0])
    assert (found.value, found.applies.is_unknown) == (exactly(Fraction(5, 2)), True)


# M5: cash exposure

DATED = """
activities:
  - id: evening
    sessions: 1
    starts_on: 2026-03-01
    ends_on: 2026-03-01
    parts: [{who: readers, number: 3}, {who: staff, number: 3}]
"""


def expenses(**said: str) -> str:
    said = {"amount": "10 GBP", "per": "[person, session]", "form": "expenses", **said}
    return offer("travel", said.pop("to", "[readers, staff]"), **said)


def test_money_that_people_lend() -> None:
    """3 carers lend £10 each for 14 days: 420. Staff are paid by an employer."""
    reading = reading_of(
        "complete: offers", PEOPLE, DATED, "offers:", expenses(paid_on="2026-03-15")
    )
    found = cash_exposure(reading)
    assert found.money_days == {"GBP": exactly(420)}
    assert found.without.value == exactly(0)
    assert found.asks == frozenset()


def test_paid_before_it_is_spent() -> None:
    """Then nobody lends."""
    reading = reading_of(PEOPLE, DATED, "offers:", expenses(paid_on="2026-02-15"))
    assert cash_exposure(reading).money_days == {"GBP": exactly(0)}


def test_never_paid_back() -> None:
    """It is lent until the day on which the plan is read."""
    never = expenses(paid_on="never")
    reading = reading_of("recorded_on: 2026-03-11", PEOPLE, DATED, "offers:", never)
    assert cash_exposure(reading).money_days == {"GBP": exactly(300)}
    undated = cash_exposure(reading_of(PEOPLE, DATED, "offers:", never))
    assert undated.money_days == {"GBP": between(0, None, ("plan", "recorded_on"))}


@pytest.mark.parametrize(
    ("said", "lowest", "highest", "fact"),
    [
        ({"paid_on": ""}, 0, None, "paid_on"),
        ({"paid_on": "2026-03"}, 0, 900, "paid_on"),
        ({"paid_on": "undated"}, 0, None, "paid_on"),
        ({"paid_on": "2026-03-15", "amount": ""}, 0, None, "amount"),
        ({"paid_on": "2026-03-15", "form": ""}, 0, 420, "form"),
        ({"paid_on": "2026-03-15", "to": "[readers, others]"}, 420, None, "to"),
    ],
)
def test_what_is_not_said_of_expenses(
    said: dict[str, str], lowest: int, highest: int | None, fact: str
) -> None:
    """It is open, and asked for."""
    found = cash_exposure(reading_of(PEOPLE, DATED, "offers:", expenses(**said)))
    [lent] = found.money_days.values()
    assert ends(lent) == (lowest, highest)
    assert Fact(Id("travel"), fact) in found.asks


def test_the_days_of_a_session_that_are_not_said() -> None:
    """When it was is asked for, and when it ended."""
    undated = DATED.replace("    starts_on: 2026-03-01\n    ends_on: 2026-03-01\n", "")
    reading = reading_of(PEOPLE, undated, "offers:", expenses(paid_on="2026-03-15"))
    found = cash_exposure(reading)
    assert found.money_days["GBP"].highest is None
    assert {Fact(Id("evening"), "starts_on"), Fact(Id("evening"), "ends_on")} <= found.asks


def test_one_sum_for_travel() -> None:
    """It is for the sessions that it covers."""
    reading = reading_of(
        PEOPLE, DATED, "offers:", expenses(to="readers", per="all", paid_on="2026-03-15")
    )
    assert cash_exposure(reading).money_days == {"GBP": exactly(140)}
    unsaid = expenses(to="readers", per="all", paid_on="2026-03-15", covers="")
    found = cash_exposure(reading_of(PEOPLE, DATED, "offers:", unsaid))
    assert found.money_days == {"GBP": between(0, None, ("travel", "covers"))}
    nothing = expenses(to="readers", per="all", paid_on="2026-03-15", covers="[]")
    assert cash_exposure(reading_of(PEOPLE, DATED, "offers:", nothing)).money_days == {
        "GBP": exactly(0)
    }


def test_money_in_a_currency_that_is_not_said() -> None:
    """It may be in any."""
    reading = reading_of(
        PEOPLE,
        DATED,
        "offers:",
        expenses(paid_on="2026-03-15"),
        "  - {id: more, to: readers, covers: all, form: expenses, per: all, paid_on: 2026-03-15}",
    )
    found = cash_exposure(reading)
    assert list(found.money_days) == ["GBP", None]
    assert found.money_days["GBP"] == between(420, None, ("more", "amount"))


def test_out_of_pocket() -> None:
    """3 of 3 have no offer of expenses."""
    found = cash_exposure(reading_of("complete: offers", PEOPLE, DATED)).without
    assert found.value == exactly(1)


# Who approves and who receives the budget

BOARD = """
participants:
  - {id: members, size: 5, perspectives: carer}
  - {id: staff, size: 4, perspectives: manager}
bodies:
  - id: board
    decides_by: {at_least: 5}
    seats:
      - {who: staff, acting_as: manager, number: 4, votes: 1}
      - {who: members, acting_as: carer, number: 5, votes: 1}
"""
DECISION = "decisions: [{id: yes-to-it, by: board}]"


def line(**said: str) -> str:
    said = {"amount": "100 GBP", "to": "staff", "decision": "yes-to-it", **said}
    fields = ", ".join(f"{key}: {value}" for key, value in said.items() if value)
    return f"budget: [{{id: time, {fields}}}]"


def test_approving_is_not_receiving() -> None:
    """5 of 9 votes pass: carers approve alone what staff receive."""
    [found] = budget_control(reading_of(BOARD, DECISION, line()))
    assert (found.currency, found.whole, found.asks) == ("GBP", exactly(100), frozenset())
    carers, staff = found.groups[Kind.CARER], found.groups[Kind.ORGANISATION]
    assert (carers.approves, carers.stops, carers.receives) == (
        exactly(100),
        exactly(100),
        exactly(0),
    )
    assert (staff.share_approved, staff.share_stopped, staff.share_received) == (
        exactly(0),
        exactly(0),
        exactly(1),
    )


def test_a_decision_with_a_rule_of_its_own() -> None:
    """All have to agree: nobody approves alone, and both can stop it."""
    unanimous = DECISION.replace("by: board", "by: board, decides_by: unanimity")
    [found] = budget_control(reading_of(BOARD, unanimous, line()), Side)
    for side in (Side.LIVED, Side.ORGANISATION):
        assert found.groups[side].approves == exactly(0)
        assert found.groups[side].stops == exactly(100)


@pytest.mark.parametrize(
    ("by", "approves", "stops"),
    [
        ("members", 100, 100),
        ("[members, staff]", 0, 100),
        ("staff", 0, 0),
        ("[]", 0, 0),
    ],
)
def test_people_approve(by: str, approves: int, stops: int) -> None:
    """Those whose yes it takes, all of them."""
    decision = DECISION.replace("board", by)
    [found] = budget_control(reading_of(BOARD, decision, line(to="members")))
    carers = found.groups[Kind.CARER]
    assert (carers.approves, carers.stops) == (exactly(approves), exactly(stops))


def test_a_body_that_advises_stops_nothing() -> None:
    """It does not approve either."""
    advises = BOARD.replace("{at_least: 5}", "advises")
    [found] = budget_control(reading_of(advises, DECISION, line(to="members")))
    assert found.groups[Kind.CARER].stops == exactly(0)


@pytest.mark.parametrize(
    ("said", "decision", "fact"),
    [
        ({"decision": ""}, DECISION, Fact(Id("time"), "decision")),
        ({}, DECISION.replace(", by: board", ""), Fact(Id("yes-to-it"), "by")),
        ({}, DECISION.replace("board", "[board, others]"), Fact(Id("yes-to-it"), "by")),
        ({"to": ""}, DECISION, Fact(Id("time"), "to")),
        ({"to": "[members, others]"}, DECISION, Fact(Id("time"), "to")),
        ({"amount": ""}, DECISION, Fact(Id("time"), "amount")),
    ],
)
def test_what_a_budget_does_not_say(said: dict[str, str], decision: str, fact: Fact) -> None:
    """It is open, and asked for."""
    [found] = budget_control(reading_of(BOARD, decision, line(**said)))
    assert fact in found.asks
    assert found.currency == (None if said == {"amount": ""} else "GBP")


def test_what_several_groups_receive() -> None:
    """How it is divided, a plan does not say; people of one kind receive all of it."""
    [found] = budget_control(reading_of(BOARD, DECISION, line(to="[members, staff]")))
    assert found.groups[Kind.CARER].receives == between(0, 100)
    [found] = budget_control(reading_of(BOARD, DECISION, line(to="[staff]")), Side)
    assert found.groups[Side.ORGANISATION].receives == exactly(100)


def test_people_of_several_kinds_approve() -> None:
    """How they agree among themselves, a plan does not say."""
    panel = """
participants:
  - {id: panel, size: 2}
  - {id: half, among: panel, size: 1, perspectives: carer}
  - {id: other-half, among: panel, size: 1, perspectives: manager}
"""
    [found] = budget_control(reading_of(panel, DECISION.replace("board", "panel"), line(to="half")))
    assert found.groups[Kind.CARER].approves == between(0, 100)


def test_no_budget() -> None:
    """No line is recorded, so there is nothing to approve."""
    assert budget_control(reading_of(BOARD)) == ()


def test_parity_where_it_is_not_said_to_whom_an_offer_is() -> None:
    """An offer to whoever it is may be beside the others, so it is asked to whom it is."""
    unsaid = offer("fee", "", amount="30 GBP", per="[person, session]")
    found = parity_ratio(reading_of(PEOPLE, EVENING, "offers:", unsaid, fee("advisers", "75 GBP")))
    assert found.applies.is_unknown
    assert Fact(Id("fee"), "to") in found.asks


def test_one_sum_is_whole_however_it_is_divided() -> None:
    """An organisation may send anybody, so each part is open, and the sum of all is not."""
    sum_for_both = offer("fee", "[readers, council]", amount="25 GBP", per="all")
    [found] = money_offered(
        reading_of("organisations: [{id: council}]", PEOPLE, "offers:", sum_for_both)
    )
    assert found.whole == exactly(25)
    assert found.groups[Kind.CARER].amount.lowest < found.groups[Kind.CARER].amount.highest  # type: ignore[operator]  # it is bounded
