"""Whose yes money takes, who holds what, who came from which side, and links between sides."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from coproduction import Plan, Reading, Truth, loads
from coproduction.checking import findings_of
from coproduction.findings import Outcome
from coproduction.ids import Id, WhoId
from coproduction.model.words import Side
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES
from coproduction.validators import named
from coproduction.values.truth import FALSE, TRUE, WITHHELD, Fact, unknown

HEAD = "format: coproduction-plan/1\nid: plan\n"
PEOPLE = """
organisations: [{id: council}]
participants:
  - {id: carers, size: 5, perspectives: carer, recruited: open, links: yes}
  - {id: staff, size: 2, perspectives: practitioner, recruited: open, links: yes}
  - {id: coordinator, size: 1, perspectives: facilitator, side: neither, recruited: open}
"""


def plan_of(text: str) -> Plan:
    """Return a plan from what is written after its people."""
    return loads(f"{HEAD}{PEOPLE}{text}")


def fact(of: str, field: str, about: str = "") -> Truth:
    """Return the truth that this fact leaves open."""
    return unknown(Fact(Id(of), field, about))


def outcome_of(check: str, plan: Plan, **parameters: Any) -> Outcome:
    """Return what a check of the whole plan comes to."""
    [found] = findings_of(named(check), Reading(plan), parameters)
    return found.outcome


class TestWhoseYesItTakes:
    """Who approves money is who decides the decision that the line names."""

    @pytest.mark.parametrize(
        ("decision", "lived", "organisation"),
        [
            ("by: carers, binding: yes", TRUE, FALSE),
            ("by: council, binding: yes", FALSE, TRUE),
            ("by: [carers, staff], binding: yes", TRUE, TRUE),
            ("by: [carers, others], binding: yes", TRUE, fact("d", "by")),
            ("by: coordinator, binding: yes", FALSE, FALSE),
            ("by: [], binding: yes", FALSE, FALSE),
            ("by: carers", fact("d", "binding"), FALSE),
            ("by: carers, binding: no", FALSE, FALSE),
            ("binding: yes", fact("d", "by"), fact("d", "by")),
            (
                "by: carers, status: happened, binding: no, overridden: {by: council}",
                FALSE,
                FALSE,
            ),
            ("by: both, binding: yes", TRUE, TRUE),
            ("by: advisers, binding: yes", TRUE, TRUE),
        ],
    )
    def test_it(self, decision: str, lived: Truth, organisation: Truth) -> None:
        """It takes the yes of all who are named; a group goes by its own rule."""
        plan = plan_of(
            "bodies:\n"
            "  - id: both\n"
            "    decides_by: consensus\n"
            "    seats: [{who: carers, number: 1}, {who: staff, number: 1}]\n"
            "  - {id: advisers, decides_by: advises, seats: [carers]}\n"
            f"decisions: [{{id: d, {decision}}}]\n"
            "budget: [{id: money, amount: 10.00 GBP, open: yes, decision: d}]\n"
        )
        plan_reading = Reading(plan)
        assert plan_reading.takes_a_yes(plan.budget[0], OWN_LIVES) == lived
        assert plan_reading.takes_a_yes(plan.budget[0], ORGANISATIONS) == organisation

    @pytest.mark.parametrize(
        ("rule", "lived", "organisation"),
        [
            ("", TRUE, TRUE),
            (", decides_by: {at_least: 1}", FALSE, FALSE),
            (", decides_by: {at_least: 2}", FALSE, TRUE),
            (", decides_by: advises", FALSE, FALSE),
            (", decides_by: {at_least: ~}", *[unknown(Fact(Id("d"), "decides_by.number"))] * 2),
        ],
    )
    def test_a_rule_of_its_own(self, rule: str, lived: Truth, organisation: Truth) -> None:
        """A decision may go by another rule than the group does."""
        plan = plan_of(
            "bodies:\n"
            "  - id: both\n"
            "    decides_by: consensus\n"
            "    seats: [{who: carers, number: 1, votes: 1}, {who: staff, number: 1, votes: 2}]\n"
            f"decisions: [{{id: d, by: both, binding: yes{rule}}}]\n"
        )
        plan_reading = Reading(plan)
        [board], [decision] = plan.bodies, plan.decisions
        assert plan_reading.blocks_in(board, decision, OWN_LIVES) == lived
        assert plan_reading.blocks_in(board, decision, ORGANISATIONS) == organisation


class TestTheShareOfMoney:
    """Money in one currency is never compared with money in another."""

    DECISIONS = "decisions: [{id: ours, by: carers, binding: yes}, {id: theirs, by: council}]\n"

    @pytest.mark.parametrize(
        ("lines", "outcome"),
        [
            (["99.00 GBP, decision: theirs", "1.00 GBP, decision: ours"], Outcome.MET),
            (["100.00 GBP, decision: theirs", "1.00 GBP, decision: ours"], Outcome.NOT_MET),
            (["99.00 EUR, decision: theirs", "1.00 GBP, decision: ours"], Outcome.NOT_MET),
            (["~, decision: theirs", "1.00 GBP, decision: ours"], Outcome.CANNOT_TELL),
            (["~, decision: ours", "1.00 GBP, decision: ours"], Outcome.MET),
            (["~, decision: ours", "1.00 GBP, decision: theirs"], Outcome.CANNOT_TELL),
            (["0.00 EUR, decision: theirs", "1.00 GBP, decision: ours"], Outcome.MET),
            (["0.00 EUR, decision: theirs"], Outcome.DOES_NOT_APPLY),
            (["5.00 GBP"], Outcome.CANNOT_TELL),
        ],
    )
    def test_it(self, lines: list[str], outcome: Outcome) -> None:
        """In each currency by itself; an unknown amount may be of any currency."""
        budget = [f"{{id: line-{at}, open: yes, amount: {line}}}" for at, line in enumerate(lines)]
        plan = plan_of(f"{self.DECISIONS}budget: [{', '.join(budget)}]\n")
        assert outcome_of("share-of-money-decided-together", plan) == outcome

    def test_another_share(self) -> None:
        """A group can ask for more."""
        lines = (
            "{id: a, open: yes, amount: 9 GBP, decision: theirs}, "
            "{id: b, open: yes, amount: 1 GBP, decision: ours}"
        )
        plan = plan_of(f"{self.DECISIONS}budget: [{lines}]\n")
        for least, outcome in ((Fraction(1, 10), Outcome.MET), (Fraction(1, 2), Outcome.NOT_MET)):
            assert outcome_of("share-of-money-decided-together", plan, least=least) == outcome

    def test_sums_are_by_currency(self) -> None:
        """A sum for each currency, sorted; what is not open is no part of it."""
        plan = plan_of(
            f"{self.DECISIONS}budget:\n"
            "  - {id: a, open: yes, amount: 2 GBP, decision: ours}\n"
            "  - {id: b, open: yes, amount: 3 GBP, decision: ours}\n"
            "  - {id: c, open: yes, amount: 4 EUR, decision: ours}\n"
            "  - {id: d, open: no, amount: 5 EUR}\n"
            "  - {id: e, open: yes}\n"
            "  - {id: f, open: no}\n"
        )
        plan_reading = Reading(plan)
        assert [str(each) for each in plan_reading.open_money()] == ["€4", "£5"]
        assert plan_reading.open_money(taking=OWN_LIVES) == plan_reading.open_money()
        assert plan_reading.open_money(without=OWN_LIVES) == ()
        assert plan_reading.without_amount() == ("e",)


class TestInWhoseHands:
    """The agenda, the chair, the money and the choice of members."""

    BY_ONE = """
activities: [{id: a, items_from: coordinator, parts: [{who: coordinator, role: chair}]}]
decisions: [{id: d, by: coordinator, money: 5.00 GBP}]
"""

    def of(self, text: str) -> Truth:
        """Return whether one person holds three of the four alone."""
        return Reading(plan_of(text)).are_in_one_pair_of_hands(3)

    def test_three_of_four(self) -> None:
        """One person who alone sets the agenda, chairs and decides about money holds three."""
        assert self.of(self.BY_ONE) == TRUE

    @pytest.mark.parametrize(
        ("before", "after", "answer"),
        [
            ("items_from: coordinator", "items_from: [coordinator, carers]", FALSE),
            ("items_from: coordinator", "items_from: []", FALSE),
            ("items_from: coordinator, ", "", fact("a", "items_from")),
            (
                "items_from: coordinator",
                "items_from: [coordinator, others]",
                fact("a", "items_from"),
            ),
            ("role: chair", "role: member", FALSE),
            (", role: chair", "", fact("a", "parts.role", "coordinator")),
            ("by: coordinator", "by: carers", FALSE),
            ("by: coordinator, ", "", fact("d", "by")),
            (", money: 5.00 GBP", "", fact("d", "money")),
            (", money: 5.00 GBP", ", money: no", FALSE),
            ("decisions:", "budget: [{id: b}]\ndecisions:", fact("b", "decision")),
            ("decisions:", "budget: [{id: b, decision: d}]\ndecisions:", TRUE),
        ],
    )
    def test_what_changes_it(self, before: str, after: str, answer: Truth) -> None:
        """Somebody else beside them, or a fact that is left unsaid."""
        assert before in self.BY_ONE
        assert self.of(self.BY_ONE.replace(before, after)) == answer

    @pytest.mark.parametrize(
        ("seats", "answer"),
        [
            ("[{who: coordinator, role: co-chair}]", TRUE),
            ("[{who: carers, role: chair}]", FALSE),
            ("[{who: carers, role: member}]", TRUE),
            ("[carers]", fact("board", "seats.role", "carers")),
            ("[{who: others}]", fact("board", "seats")),
            ("~", fact("board", "seats")),
        ],
    )
    def test_the_seats_of_a_body(self, seats: str, answer: Truth) -> None:
        """Whoever chairs a body has a hand on the chair, too."""
        assert self.of(f"{self.BY_ONE}bodies: [{{id: board, seats: {seats}}}]\n") == answer

    def test_a_body_is_not_one_person(self) -> None:
        """What a body decides is in nobody's hands alone."""
        bodies = "bodies: [{id: board, seats: [{who: coordinator, role: chair}]}]\n"
        assert self.of(self.BY_ONE.replace("by: coordinator", "by: board") + bodies) == FALSE

    def test_a_group_is_not_one_person(self) -> None:
        """What a group or an organisation holds is in several hands."""
        for several in ("carers", "council"):
            assert self.of(self.BY_ONE.replace("coordinator", several)) == FALSE

    def test_the_choice_of_members(self) -> None:
        """Who let somebody in holds that choice; who let them in themselves is no matter."""

        def answer(carers: str) -> Truth:
            text = (
                "participants:\n"
                f"  - {{id: carers, size: 5, {carers}}}\n"
                "  - {id: some-carers, among: carers, size: 1}\n"
                "  - {id: lead, size: 1, recruited: chosen, recruited_by: carers}\n"
                "activities: [{id: a, items_from: lead, parts: [{who: lead, role: member}]}]\n"
                "decisions: [{id: d, by: lead, money: 5.00 GBP}]\n"
            )
            return Reading(loads(HEAD + text)).are_in_one_pair_of_hands(3)

        assert answer("recruited: chosen, recruited_by: lead") == TRUE
        assert answer("recruited: chosen, recruited_by: [lead, carers]") == FALSE
        assert answer("recruited: open, recruited_by: lead") == FALSE
        assert answer("recruited: own-group") == FALSE
        assert answer("recruited_by: lead") == fact("carers", "recruited")
        assert answer("recruited: chosen") == fact("carers", "recruited_by")

    def test_it_never_says_who(self) -> None:
        """Neither the values nor what the finding rests on names the person."""
        [found] = findings_of(
            named("power-not-in-one-pair-of-hands"), Reading(plan_of(self.BY_ONE))
        )
        assert found.outcome == Outcome.NOT_MET
        assert found.evidence == {"plan"}
        assert set(found.values) == {"most", "people"}


class TestWhoCame:
    """How many people came from each side."""

    def people(self, parts: str, text: str = "") -> tuple[str, str]:
        """Return how many came from each side, in words."""
        plan = plan_of(f"{text}activities: [{{id: a, nobody_else: yes, parts: {parts}}}]\n")
        reading = Reading(plan)
        lived = reading.people_from(Side.LIVED, plan.activities[0])
        return str(lived), str(reading.people_from(Side.ORGANISATION, plan.activities[0]))

    def test_it(self) -> None:
        """By the number who came; no more than there are; by the hat that they wore."""
        assert self.people("[{who: carers, number: 3}, {who: staff, number: 2}]") == ("3", "2")
        assert self.people("[carers, staff]") == ("between 1 and 5", "between 1 and 2")
        assert self.people("[{who: council}, {who: coordinator}]") == ("0", "at least 1")

    def test_nobody_is_counted_twice(self) -> None:
        """Whoever is among a group that is named there, too, is counted in it."""
        plan = loads(
            f"{HEAD}{PEOPLE}  - {{id: host, among: carers, size: 1}}\n"
            "activities: [{id: a, nobody_else: yes, parts: [{who: carers, number: 3}, host]}]\n"
        )
        assert str(Reading(plan).people_from(Side.LIVED, plan.activities[0])) == "3"


class TestLinksBetween:
    """Which links count, and whom most of them run through."""

    ONE = "{who: carers, to: staff, kind: works-with, asked: carers}"

    def of(self, *links: str, also: str = "") -> Reading:
        """Return the reading of a plan with these links."""
        return Reading(plan_of(f"{also}relationships: [{', '.join(links)}]\n"))

    @pytest.mark.parametrize(
        ("link", "answer"),
        [
            ("{who: carers, to: staff, kind: works-with}", TRUE),
            ("{who: staff, to: carers, kind: information}", TRUE),
            ("{who: carers, to: staff, kind: funds}", FALSE),
            ("{who: carers, to: carers, kind: support, reported_by: carers}", FALSE),
            ("{who: carers, to: coordinator, kind: works-with}", FALSE),
            ("{who: carers, to: council, kind: works-with}", TRUE),
            ("{who: carers, to: others, kind: works-with}", FALSE),
            ("{who: carers, to: [], kind: works-with}", FALSE),
            ("{who: carers, to: staff, kind: trust, reported_by: staff}", TRUE),
            ("{who: carers, to: staff, kind: trust, reported_by: coordinator}", FALSE),
            (
                "{who: carers, to: staff, kind: trust}",
                fact("plan", "relationships.reported_by", "carers"),
            ),
            (
                "{who: carers, to: staff, kind: trust, reported_by: [coordinator, others]}",
                fact("plan", "relationships.reported_by", "carers"),
            ),
        ],
    )
    def test_what_counts(self, link: str, answer: Truth) -> None:
        """Between the two sides, of a kind that joins them, told by whom it is theirs to tell."""
        assert self.of(link).is_linked() == answer

    @pytest.mark.parametrize(
        ("asked", "answer"),
        [
            ("carers", TRUE),
            ("[]", FALSE),
            ("[carers, others]", TRUE),
            ("others", fact("plan", "relationships.asked", "carers")),
            ("~", fact("plan", "relationships.asked", "carers")),
        ],
    )
    def test_whether_anybody_was_asked(self, asked: str, answer: Truth) -> None:
        """Where nobody was asked, nothing follows from the links."""
        link = self.ONE.replace("asked: carers", f"asked: {asked}")
        assert self.of(link).somebody_was_asked_about_links() == answer

    @pytest.mark.parametrize(
        ("links", "answer"),
        [("yes", TRUE), ("no", FALSE), ("~", fact("carers", "links"))],
    )
    def test_only_with_consent(self, links: str, answer: Truth) -> None:
        """A link counts where both said that their links may be counted."""
        text = PEOPLE.replace("open, links: yes", f"open, links: {links}", 1)
        plan = loads(f"{HEAD}{text}relationships: [{self.ONE}]\n")
        assert Reading(plan).is_linked() == answer

    def test_the_word_of_a_group(self) -> None:
        """What a group says holds for the groups among it, unless they say something else."""
        text = f"{PEOPLE}  - {{id: host, among: carers, size: 1, perspectives: carer}}\n"
        link = "relationships: [{who: host, to: staff, kind: works-with}]\n"
        assert Reading(loads(HEAD + text + link)).is_linked() == TRUE
        own = text.replace("among: carers", "among: carers, links: no")
        assert Reading(loads(HEAD + own + link)).is_linked() == FALSE

    def test_two_links_of_two_are_one(self) -> None:
        """Two who are linked in several ways are linked once, and it lasts while one lasts."""
        ended = "{who: staff, to: carers, kind: information, until: 2026-01-05}"
        reading = Reading(plan_of(f"relationships: [{self.ONE}, {ended}]\n"))
        assert reading.is_linked() == TRUE
        assert reading.runs_through_one_person(Fraction(1, 2)) == FALSE

    def test_the_same_questions_whatever_the_order(self) -> None:
        """A link of several is named by the first of them in the order of the alphabet."""
        link = "{{who: [{}], to: council, kind: works-with, since: 2026-01-05}}"
        for order in ("carers, staff", "staff, carers"):
            reading = self.of(link.format(order))
            assert reading.holds(reading.plan.relationships[0]) == unknown(
                Fact(Id("plan"), "recorded_on")
            )

    def test_who_speaks_for_both_sides(self) -> None:
        """Somebody who is on both sides counts both ways, so that stays open."""
        both = "  - {id: both, size: 1, perspectives: [carer, manager], links: yes}\n"
        link = "relationships: [{who: both, to: staff, kind: works-with}]\n"
        assert Reading(loads(f"{HEAD}{PEOPLE}{both}{link}")).is_linked() == WITHHELD

    def test_who_is_silent(self) -> None:
        """Of those who were asked, without whoever is left out of every network."""
        reading = self.of(
            "{who: carers, to: staff, kind: trust, reported_by: carers, asked: [carers, staff]}",
            "{who: carers, to: staff, kind: works-with, asked: [coordinator, others]}",
        )
        assert reading.asked_and_silent_about_links() == (3, 2)
        reading = self.of(
            "{who: carers, to: staff, kind: trust, reported_by: coordinator,"
            " asked: [carers, coordinator]}",
        )
        assert reading.asked_and_silent_about_links() == (2, 2)
        assert not reading.links_left_out(WhoId(Id("coordinator")))

    def test_it_never_says_who(self) -> None:
        """Neither the values nor what the finding rests on names anybody."""
        plan = plan_of(
            "  - {id: visitor, size: 1, perspectives: practitioner, links: yes}\n"
            "relationships: [{who: carers, to: visitor, kind: works-with, asked: carers}]\n"
        )
        [found] = findings_of(named("more-than-one-go-between"), Reading(plan))
        assert found.outcome == Outcome.NOT_MET
        assert found.evidence == {"plan"}
        assert not any(isinstance(value, str | tuple) for value in found.values.values())

    def test_a_small_group_is_left_alone(self) -> None:
        """With fewer than six people, one person is soon part of most links."""
        text = (
            "participants:\n"
            "  - {id: carers, size: 4, perspectives: carer, links: yes}\n"
            "  - {id: visitor, size: 1, perspectives: practitioner, links: yes}\n"
            "relationships: [{who: carers, to: visitor, kind: works-with, asked: carers}]\n"
        )
        assert outcome_of("more-than-one-go-between", loads(HEAD + text)) == Outcome.CANNOT_TELL
        done = loads(f"{HEAD}{text}complete: [participants]\n")
        assert outcome_of("more-than-one-go-between", done) == Outcome.DOES_NOT_APPLY
        assert outcome_of("more-than-one-go-between", done, people=5) == Outcome.NOT_MET
