"""What one person alone is offered or receives is in no table, and how money is spread."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from coproduction import Reading
from coproduction.documents import structure
from coproduction.model.plan import Plan
from coproduction.model.words import Kind
from coproduction.power import balance
from coproduction.power.balance_table import between_kinds
from coproduction.power.group_resources import SharedOut, money_offered, paid_hours
from coproduction.power.inequality import TheilParts, theil_by_group
from coproduction.reports.power_records import power_to_json
from coproduction.reports.power_text import power_to_text

CARERS: dict[str, Any] = {"id": "carers", "size": 3, "perspectives": "carer"}
STAFF: dict[str, Any] = {"id": "staff", "size": 2, "perspectives": "practitioner"}
ANA: dict[str, Any] = {"id": "ana", "size": 1, "perspectives": "practitioner"}
FEE: dict[str, Any] = {
    "id": "fee",
    "amount": "9 GBP",
    "per": ["person", "hour"],
    "form": "fee",
    "hours": 2,
    "covers": "all",
}


def plan(*offers: dict[str, Any], people: Any = (CARERS, STAFF, ANA), **parts: Any) -> Plan:
    """Return a plan with some offers."""
    numbered = [{**FEE, "id": f"fee-{number}", **offer} for number, offer in enumerate(offers)]
    return structure({"id": "plan", "participants": list(people), "offers": numbered, **parts})


def money(*offers: dict[str, Any], **parts: Any) -> SharedOut:
    """Return the only money that is offered."""
    [found] = money_offered(Reading(plan(*offers, **parts)))
    return found


class TestWhoSurelyHasAPart:
    """How many people, at the least."""

    @pytest.mark.parametrize(
        ("to", "surely"),
        [
            (["carers"], 3),
            (["ana"], 1),
            (["ana", "carers"], 4),
            (["ana", "others"], 1),
            (["clinic"], 2),
            (["clinic", "ana"], 1),
            (["others"], None),
        ],
    )
    def test_a_number(self, to: list[str], surely: int | None) -> None:
        """An organisation counts as several."""
        assert money({"to": to}, organisations=[{"id": "clinic"}]).recipients == surely

    def test_one_sum_for_others_too(self) -> None:
        """All of it may be hers."""
        assert money({"to": ["ana", "others"], "per": "all"}).recipients == 1
        assert money({"to": ["carers", "others"], "per": "all"}).recipients == 3

    def test_nobody_is_counted_twice(self) -> None:
        """Two offers to the same people, and to people among them."""
        young = {"id": "young", "size": 2, "among": "carers", "perspectives": "carer"}
        found = money({"to": "carers"}, {"to": "young"}, {"to": "carers"}, people=[CARERS, young])
        assert found.recipients == found.groups[Kind.CARER].recipients == 3

    def test_what_may_not_be_pay(self) -> None:
        """Where it is open whether it is offered, it may be the smallest of them alone."""
        open_ = {"form": None}
        assert money({"to": "carers", **open_}).recipients == 3
        assert money({"to": "carers", **open_}, {"to": "ana"}).recipients == 1
        assert money({"to": "carers"}, {"to": "ana", **open_}).recipients == 1
        assert money({"to": ["carers", "ana"], **open_}).recipients == 1


class TestNoTable:
    """What is left out of text, of tables and of data."""

    def test_one_person_among_several_of_a_kind(self) -> None:
        """One salary of a kind of three people would be readable."""
        whole = plan({"to": "ana", "amount": "4321 GBP"}, {"to": "carers"})
        text, data = power_to_text(Reading(whole)), json.loads(power_to_json(Reading(whole)))
        assert "may be 1 person of a kind" in " ".join(text.split())
        [offered] = data["money"]["offered"]
        assert offered["withheld"] is True
        assert (offered["groups"], offered["inequality"]) == ([], None)
        assert offered["whole"] == {"lowest": 8696, "highest": 8696}
        assert "Money offered, GBP: left out by kind" in str(balance(whole))

    def test_one_person_alone(self) -> None:
        """Neither the whole of it is said."""
        whole = plan({"to": "ana", "amount": "4321 GBP"})
        text, data = power_to_text(Reading(whole)), power_to_json(Reading(whole))
        assert "8,642" not in text
        assert "8642" not in data
        assert "4321" not in data
        assert "8642" not in str(balance(whole))
        assert "What is offered for people's time, in GBP, may be what 1 person" in " ".join(
            text.split()
        )
        assert "How many hours are paid by offers may be what 1 person" in text

    def test_who_receives_the_budget(self) -> None:
        """One person who receives a line is not shown; a kind of several is."""
        line = {"id": "time", "amount": "500 GBP", "to": "ana"}
        alone = plan(people=[CARERS, STAFF, ANA], budget=[line])
        text, data = power_to_text(Reading(alone)), json.loads(power_to_json(Reading(alone)))
        assert "Who receives this money may be 1 person." in text
        assert "receives" not in str(balance(alone))
        assert data["money"]["budget"][0]["received_withheld"] is True
        assert {each["share_received"] for each in data["money"]["budget"][0]["groups"]} == {None}
        assert data["money"]["budget"][0]["whole"] is None
        assert "500" not in text
        assert "What is in the budget, in GBP, may be what 1 person receives." in text
        two = plan(people=[CARERS, STAFF, ANA], budget=[line, {**line, "id": "b", "to": "carers"}])
        assert "The plan has £1,000 in its budget." in power_to_text(Reading(two))
        several = plan(people=[CARERS, STAFF, ANA], budget=[{**line, "to": "carers"}])
        text, data = power_to_text(Reading(several)), json.loads(power_to_json(Reading(several)))
        assert "Carer members  all" in text
        assert "receives" in str(balance(several))
        assert data["money"]["budget"][0]["received_withheld"] is False
        open_ = plan(people=[STAFF], budget=[{**line, "to": ["staff", "others"]}])
        assert "Organisation members" in power_to_text(Reading(open_))

    def test_some_of_a_group_of_several_kinds_receive(self) -> None:
        """Of a panel, one is a carer: what carers receive may be hers."""
        panel = [
            {"id": "panel", "size": 3},
            {"id": "most", "among": "panel", "size": 2, "perspectives": "practitioner"},
            {"id": "one", "among": "panel", "size": 1, "perspectives": "carer"},
        ]
        line = {"id": "time", "amount": "500 GBP", "to": "panel"}
        assert "may be 1 person" in power_to_text(Reading(plan(people=panel, budget=[line])))


class TestWhoWroteIt:
    """How people saw it is said of kinds, and not of one person."""

    @pytest.mark.parametrize(
        ("by", "kinds", "words"),
        [
            ("ana", (), "From somebody, about carers"),
            ("carers", (Kind.CARER,), "From carer members, about carers"),
            (["ana", "others"], (), "From somebody"),
            (None, (), "The plan does not say from whom"),
        ],
    )
    def test_kinds(self, by: Any, kinds: tuple[Kind, ...], words: str) -> None:
        """One person alone has no kind in print."""
        body = {"id": "board", "title": "carers"}
        whole = plan(bodies=[body], reflections=[{"by": by, "about": "board", "words": "Late"}])
        [found] = balance(whole).perceived
        assert found.kinds_shown == kinds
        assert words in power_to_text(Reading(whole))
        [record] = json.loads(power_to_json(Reading(whole)))["perceived"]
        assert record["kinds"] == list(kinds)


def person_by_person(numbers: dict[str, tuple[int, Fraction, str]]) -> TheilParts | None:
    """Return the measure of people who are counted one by one."""
    values = {
        (who, index): amount for who, (size, amount, _) in numbers.items() for index in range(size)
    }
    return theil_by_group(values, {each: numbers[each[0]][2] for each in values})


class TestInequality:
    """Between kinds, and within them."""

    @pytest.mark.parametrize(
        ("offers", "carers", "staff", "ana"),
        [
            ([{"to": "carers"}], 18, 0, 0),
            ([{"to": ["carers", "staff", "ana"]}], 18, 18, 18),
            ([{"to": "carers"}, {"to": "ana", "amount": "30 GBP"}], 18, 0, 60),
            ([{"to": ["carers", "ana"], "per": "all", "amount": "80 GBP"}], 20, 0, 20),
            ([{"to": "carers"}, {"to": "staff", "form": "expenses"}], 18, 0, 0),
        ],
    )
    def test_known(self, offers: list[Any], carers: int, staff: int, ana: int) -> None:
        """It is that of all people, counted one by one."""
        wanted = person_by_person(
            {
                "carers": (3, Fraction(carers), "carer"),
                "staff": (2, Fraction(staff), "organisation"),
                "ana": (1, Fraction(ana), "organisation"),
            }
        )
        found = money(*offers).inequality
        assert found is not None
        assert wanted is not None
        for field in ("between", "within", "whole"):
            assert getattr(found, field) == pytest.approx(getattr(wanted, field), abs=1e-12)

    def test_at_a_session(self) -> None:
        """All of a group came: each has as much. Some of it came: who, is open."""
        for number, is_known in ((3, True), (2, False)):
            meeting = {
                "id": "meeting",
                "sessions": 1,
                "parts": [{"who": "carers", "number": number}, {"who": "staff"}],
            }
            per_session = {"to": "carers", "per": ["person", "session"]}
            found = money(per_session, activities=[meeting], people=[CARERS, STAFF])
            assert (found.inequality is not None) is is_known

    @pytest.mark.parametrize(
        ("offers", "people"),
        [
            ([{"to": "carers", "form": None}], (CARERS, STAFF)),
            ([{"to": "carers", "hours": None}], (CARERS, STAFF)),
            ([{"to": ["carers", "others"]}], (CARERS, STAFF)),
            ([{"to": ["carers", "clinic"]}], (CARERS, STAFF)),
            ([{"to": "carers"}], (CARERS, {"id": "staff", "perspectives": "practitioner"})),
            ([{"to": "carers"}], (CARERS, {"id": "staff", "size": 2})),
        ],
    )
    def test_open(self, offers: list[Any], people: Any) -> None:
        """Where it is open who has how much, or of which kind they are, there is none."""
        found = money(*offers, people=people, organisations=[{"id": "clinic"}])
        assert found.inequality is None

    def test_what_could_be_worked_back(self) -> None:
        """Where one person alone has as much, the measure would say how much it is."""
        lone = [{"to": "carers"}, {"to": "ana", "amount": "700 GBP"}, {"to": "staff"}]
        found = money(*lone)
        assert found.inequality is not None
        assert found.alike == 1
        whole = plan(*lone)
        assert "Theil" not in power_to_text(Reading(whole))
        assert "Theil" not in str(balance(whole))
        [offered] = json.loads(power_to_json(Reading(whole)))["money"]["offered"]
        assert (offered["withheld"], offered["inequality"]) == (False, None)
        assert money({"to": "carers"}).alike == 3

    def test_nothing_is_shared_out(self) -> None:
        """Then there is nothing to be unequal."""
        assert paid_hours(Reading(plan())).inequality is None

    def test_in_words(self) -> None:
        """How much of it lies between kinds."""

        def text(*offers: dict[str, Any]) -> str:
            people = [CARERS, {**STAFF, "size": 3}, {**ANA, "size": 2}]
            return " ".join(power_to_text(Reading(plan(*offers, people=people))).split())

        assert "Nearly all of that difference is between kinds of member (Theil)." in text(
            {"to": "carers"}
        )
        assert "Each person is offered as much." in text({"to": ["carers", "staff", "ana"]})
        assert "about 26 of 100 parts are between kinds of member (Theil)." in text(
            {"to": "carers"}, {"to": "staff"}, {"to": "ana", "amount": "40 GBP"}
        )
        assert "Nearly all of that difference is within a kind of member (Theil)." in text(
            {"to": ["carers", "staff", "ana"]},
            {"to": "carers", "amount": "1.20 GBP"},
            {"to": "ana", "amount": "3 GBP"},
        )

    def test_in_a_table(self) -> None:
        """As one line below it."""
        assert [*between_kinds(None)] == []
        assert [*between_kinds(TheilParts(0.0, 0.0, 0.0))] == ["Each person has as much."]
        assert [*between_kinds(TheilParts(0.1, 0.3, 0.4))] == [
            "About 25 of 100 parts of the inequality (Theil) lie between kinds."
        ]
        assert "About 100 of 100 parts" in str(
            balance(plan({"to": "carers"}, people=[CARERS, STAFF]))
        )
