"""Who was asked, what is kept of what they said, and who agreed how it is decided."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from coproduction import Plan, Reading
from coproduction.checking import findings_of
from coproduction.documents import loads
from coproduction.findings import Finding, Outcome
from coproduction.ids import Id
from coproduction.levels.basis import Basis
from coproduction.levels.shown import shown
from coproduction.levels.words import Flag
from coproduction.validators import catalogue
from coproduction.values.truth import Fact
from strategies import plans

MET, NOT_MET, CANNOT_TELL, DOES_NOT_APPLY = (
    Outcome.MET,
    Outcome.NOT_MET,
    Outcome.CANNOT_TELL,
    Outcome.DOES_NOT_APPLY,
)
PEOPLE = """
organisations: [{id: council}, {id: residents-union, side: lived}]
participants:
  - {id: residents, perspectives: community}
  - {id: tenants, among: residents, perspectives: community}
  - {id: staff, perspectives: manager}
  - {id: sam, perspectives: [carer, manager]}
"""


def plan_of(text: str) -> Plan:
    """Return a plan with residents, some of them tenants, staff, and Sam who is both."""
    return loads(f"format: coproduction-plan/1\nid: plan\n{PEOPLE}{text}")


def found(check: str, plan: Plan, subject: str = "plan") -> Finding:
    """Return what a check finds about one subject."""
    findings = findings_of(catalogue()[check], Reading(plan))
    return next(finding for finding in findings if finding.subject == subject)


class TestWhoChoseThem:
    """Who can be outvoted, and was chosen by those who can."""

    @pytest.mark.parametrize(
        ("seat", "outcome", "asks"),
        [
            ("residents", CANNOT_TELL, Fact(Id("residents"), "recruited")),
            ("residents-union", MET, None),
            ("others", CANNOT_TELL, Fact(Id("board"), "seats")),
            ("staff", DOES_NOT_APPLY, None),
        ],
    )
    def test_it(self, seat: str, outcome: Outcome, asks: Fact | None) -> None:
        """A group may have been chosen; a community organisation sends whom it likes."""
        plan = plan_of(
            "bodies:\n  - id: board\n    decides_by: {at_least: 5}\n    seats:\n"
            "      - {who: council, number: 5, votes: 1}\n"
            f"      - {{who: {seat}, number: 1, votes: 1}}\n"
        )
        finding = found("members-not-hand-picked", plan, "board")
        assert finding.outcome == outcome
        assert asks is None or asks in finding.asks

    def test_a_seat_that_may_be_anybodys(self) -> None:
        """Who is named is looked at; whether there are more is asked."""
        plan = plan_of(
            "bodies:\n  - id: board\n    decides_by: {at_least: 5}\n    seats:\n"
            "      - {who: council, number: 5, votes: 1}\n"
            "      - {who: [residents-union, others], number: 1, votes: 1}\n"
        )
        finding = found("members-not-hand-picked", plan, "board")
        assert finding.outcome == CANNOT_TELL
        assert finding.asks == {Fact(Id("board"), "seats")}

    def test_an_honest_panel(self) -> None:
        """A group that only advises passes nothing, so nobody is outvoted there."""
        plan = plan_of("bodies: [{id: panel, decides_by: advises, seats: [residents, council]}]")
        assert found("members-not-hand-picked", plan, "panel").outcome == DOES_NOT_APPLY


class TestTheRule:
    """Who agreed how a group decides."""

    @pytest.mark.parametrize(
        ("agreed_by", "outcome", "asks"),
        [
            ("[]", NOT_MET, None),
            ("[staff, council]", NOT_MET, None),
            ("[staff, residents-union]", MET, None),
            ("tenants", MET, None),
            ("sam", MET, None),
            ("[staff, others]", CANNOT_TELL, "agreed_by"),
            ("~", CANNOT_TELL, "agreed_by"),
        ],
    )
    def test_it(self, agreed_by: str, outcome: Outcome, asks: str | None) -> None:
        """By the hat that they wear there; others are asked for."""
        plan = plan_of(
            f"bodies:\n  - id: board\n    decides_by: consensus\n    agreed_by: {agreed_by}\n"
            "    seats: [residents, staff, {who: sam, acting_as: carer}]\n"
        )
        finding = found("rule-agreed-together", plan, "board")
        assert finding.outcome == outcome
        assert finding.asks == ({Fact(Id("board"), asks)} if asks else frozenset())

    def test_the_hat_is_asked_for(self) -> None:
        """Whoever could sit there in two capacities is asked for the one of the seat."""
        plan = plan_of(
            "bodies: [{id: board, decides_by: consensus, agreed_by: sam, seats: [sam, residents]}]"
        )
        finding = found("rule-agreed-together", plan, "board")
        assert finding.asks == {Fact(Id("board"), "seats.acting_as", "sam")}


class TestASay:
    """Whether those who carry out the work have a say in it."""

    @pytest.mark.parametrize(
        ("more", "outcome", "asks"),
        [
            ("", NOT_MET, None),
            ("  - {id: talk, parts: [{who: residents, how: asked}]}", MET, None),
            ("  - {id: talk, parts: [{who: tenants, how: makes}]}", MET, None),
            ("  - {id: talk, parts: [{who: residents, how: taught}]}", NOT_MET, None),
            ("  - {id: talk, parts: [{who: staff, how: makes}], nobody_else: yes}", NOT_MET, None),
            ("  - {id: talk, parts: [{who: staff, how: makes}]}", CANNOT_TELL, "nobody_else"),
            ("  - {id: talk, strand: south, parts: [{who: residents, how: asked}]}", NOT_MET, None),
            (
                "  - {id: talk, cancelled: yes, parts: [{who: residents, how: makes}]}",
                NOT_MET,
                None,
            ),
            ("decisions: [{id: talk, by: residents}]", MET, None),
            ("decisions: [{id: talk, by: staff}]", NOT_MET, None),
            ("decisions: [{id: talk, by: [staff, others]}]", CANNOT_TELL, "by"),
            ("decisions: [{id: talk}]", CANNOT_TELL, "by"),
        ],
    )
    def test_it(self, more: str, outcome: Outcome, asks: str | None) -> None:
        """A say is in the same strand: of the group, or of one that is among it or above it."""
        plan = plan_of(
            "strands: [{id: north}, {id: south}]\nactivities:\n"
            "  - {id: planting, strand: north, parts: [{who: residents, how: delivers}]}\n"
            f"{more}"
        )
        finding = found("those-who-deliver-have-a-say", plan)
        assert finding.outcome == outcome
        assert finding.asks == ({Fact(Id("talk"), asks)} if asks else frozenset())
        assert finding.values["without"] == (("residents",) if outcome == NOT_MET else ())

    @pytest.mark.parametrize(
        ("seats", "outcome"),
        [("[tenants, staff]", MET), ("[staff]", NOT_MET), ("[staff, others]", CANNOT_TELL)],
    )
    def test_in_a_group_that_decides(self, seats: str, outcome: Outcome) -> None:
        """A seat where something is decided is a say, whatever the votes."""
        plan = plan_of(
            "activities: [{id: planting, parts: [{who: residents, how: delivers}]}]\n"
            f"bodies: [{{id: board, seats: {seats}}}]\ndecisions: [{{id: what, by: board}}]"
        )
        assert found("those-who-deliver-have-a-say", plan).outcome == outcome

    def test_each_group_is_looked_at_in_each_strand(self) -> None:
        """Twice in a strand is once, and another hat is no part of theirs."""
        plan = plan_of(
            "activities:\n"
            "  - {id: planting, parts: [{who: residents, how: delivers}]}\n"
            "  - {id: weeding, parts: [{who: residents, how: [delivers, asked]}]}\n"
            "  - {id: watering, parts: [{who: staff, how: delivers}]}\n"
            "  - {id: office, parts: [{who: sam, acting_as: manager, how: delivers}]}"
        )
        finding = found("those-who-deliver-have-a-say", plan)
        assert finding.outcome == MET
        assert finding.values["deliver"] == ("residents",)

    def test_nobody_is_named(self) -> None:
        """Where nobody is named, it is asked who took part; where that is all, it is said."""
        plan = plan_of("activities: [{id: planting, stages: deliver}]")
        finding = found("those-who-deliver-have-a-say", plan)
        assert finding.asks == {Fact(Id("planting"), "nobody_else")}
        plan = plan_of("activities: [{id: planting, stages: deliver, nobody_else: yes}]")
        assert found("those-who-deliver-have-a-say", plan).outcome == DOES_NOT_APPLY


ASKED = "{id: survey, status: happened, stages: design, parts: [{who: residents, how: asked}]}"


class TestWhatIsKept:
    """Whether anything is kept of what people said."""

    @pytest.mark.parametrize(
        ("ideas", "outcome", "asks"),
        [
            ("[]", CANNOT_TELL, Fact(Id("plan"), "complete.contributions")),
            ("[{id: bus, by: residents, at: survey}]", MET, None),
            ("[{id: bus, by: tenants, at: survey}]", MET, None),
            ("[{id: bus, at: survey}]", CANNOT_TELL, Fact(Id("bus"), "by")),
            ("[{id: bus, by: [staff, others], at: survey}]", CANNOT_TELL, Fact(Id("bus"), "by")),
            ("[{id: bus, by: residents}]", CANNOT_TELL, Fact(Id("bus"), "at")),
        ],
    )
    def test_it(self, ideas: str, outcome: Outcome, asks: Fact | None) -> None:
        """An idea counts if it is theirs, and from there."""
        finding = found(
            "what-people-say-is-kept",
            plan_of(f"activities: [{ASKED}]\ncontributions: {ideas}"),
            "survey",
        )
        assert finding.outcome == outcome
        assert (asks in finding.asks) if asks else not finding.asks

    @pytest.mark.parametrize(
        "ideas",
        ["[]", "[{id: bus, by: staff, at: survey}]", "[{id: bus, by: residents, at: walk}]"],
    )
    def test_nothing_from_them(self, ideas: str) -> None:
        """What others said, or what was said elsewhere, is not it."""
        plan = plan_of(
            "complete: contributions\n"
            f"activities: [{ASKED}, {{id: walk, parts: [staff]}}]\ncontributions: {ideas}"
        )
        finding = found("what-people-say-is-kept", plan, "survey")
        assert finding.outcome == NOT_MET
        assert finding.values["without"] == ("residents",)

    @pytest.mark.parametrize(
        ("before", "after", "outcome"),
        [
            ("happened", "planned", DOES_NOT_APPLY),
            ("how: asked", "how: [asked, makes]", DOES_NOT_APPLY),
            ("how: asked", "how: taught", DOES_NOT_APPLY),
            ("who: residents, how: asked", "who: staff, how: asked", DOES_NOT_APPLY),
            ("status: happened, ", "", CANNOT_TELL),
            (", how: asked", "", CANNOT_TELL),
            (", parts: [{who: residents, how: asked}]", "", CANNOT_TELL),
        ],
    )
    def test_whom_it_is_about(self, before: str, after: str, outcome: Outcome) -> None:
        """It is about who was asked and shared none of the work, once it has happened."""
        plan = plan_of(f"complete: contributions\nactivities: [{ASKED.replace(before, after)}]")
        assert found("what-people-say-is-kept", plan, "survey").outcome == outcome


class TestPapers:
    """Whether papers that went out reached whoever was asked."""

    @pytest.mark.parametrize(
        ("papers", "outcome", "asks"),
        [
            ("~", CANNOT_TELL, "papers"),
            ("[]", DOES_NOT_APPLY, None),
            ("[{to: staff, sent_on: never}]", DOES_NOT_APPLY, None),
            ("[{to: staff}]", CANNOT_TELL, "papers.sent_on"),
            ("[{to: staff, sent_on: undated}]", NOT_MET, None),
            ("[{to: [staff, others], sent_on: undated}]", CANNOT_TELL, "papers"),
            ("[{to: staff, sent_on: undated}, {to: residents, sent_on: undated}]", MET, None),
        ],
    )
    def test_it(self, papers: str, outcome: Outcome, asks: str | None) -> None:
        """Papers that never went out are no papers."""
        activity = ASKED.replace("stages", f"papers: {papers}, stages")
        finding = found("papers-reach-those-asked", plan_of(f"activities: [{activity}]"), "survey")
        assert finding.outcome == outcome
        assert (Fact(Id("survey"), asks) in finding.asks) if asks else not finding.asks

    @pytest.mark.parametrize("how", ["discusses", "[asked, informed]", "makes", "taught", "[]"])
    def test_who_was_told_in_another_way(self, how: str) -> None:
        """Whoever was told or talked it over, or was not asked, is not meant."""
        activity = ASKED.replace("how: asked", f"how: {how}")
        plan = plan_of(f"activities: [{activity}]")
        assert found("papers-reach-those-asked", plan, "survey").outcome == DOES_NOT_APPLY

    def test_nothing_told_is_no_fact_of_a_plan(self) -> None:
        """That whoever was asked was told nothing cannot be said, so the flag is never raised."""
        activity = ASKED.replace("stages", "papers: [], stages")
        cells = shown(plan_of(f"activities: [{activity}]"))
        for cell in (*cells.activities, *cells.strands, *cells.stages):
            assert Flag.SKIPPED_INFORMATION not in cell.flags


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plan=plans())
def test_no_check_is_met_where_a_flag_says_otherwise(plan: Plan) -> None:
    """Where levels raise a flag, the checks about the same thing are not all met."""
    reading = Reading(plan)
    cells = shown(reading)
    outcome = {
        (check, finding.subject): finding.outcome
        for check in catalogue()
        for finding in findings_of(catalogue()[check], reading)
    }
    for cell in cells.activities:
        if cell.basis == Basis.HAPPENED and Flag.NO_FEEDBACK in cell.flags:
            kept = outcome["what-people-say-is-kept", Id(cell.activity or "")]
            assert {kept, outcome["ideas-answered", plan.id]} != {MET}
    for cell in cells.strands:
        for body in plan.bodies:
            sits = any(cell.group in seat.who for seat in body.seats or ())
            if sits and Flag.ONE_SIDED_TERMS in cell.flags:
                assert outcome["rule-agreed-together", Id(body.id)] != MET
            if sits and Flag.CAN_BE_OUTVOTED in cell.flags:
                assert outcome["members-not-hand-picked", Id(body.id)] != MET


BOARD = """
bodies:
  - id: board
    decides_by: {at_least: 5}
    agreed_by: council
    seats: [{who: council, number: 5, votes: 1}, {who: visitors, number: 1, votes: 1}]
decisions: [{id: what, by: board, status: happened, binding: yes}]
"""
PLANTING = """
activities:
  - {id: planting, parts: [{who: visitors, how: delivers}]}
  - {id: office, parts: [{who: council, how: makes}], nobody_else: yes}
"""
SURVEY = f"""
contributions: [{{id: bus, by: visitors, at: survey, reply: no}}]
complete: contributions
activities: [{ASKED.replace("residents", "visitors")}]
"""
TALKS = """
activities:
  - {id: talk, sessions: 2, open: yes, stages: design, parts: [{who: visitors, how: discusses}]}
bodies:
  - {id: board, decides_by: consensus, agreed_by: council, seats: [council, visitors]}
"""
VISITORS = """
organisations: [{id: council}]
participants:
  - {id: visitors, perspectives: community, recruited: chosen, recruited_by: council}
"""


@pytest.mark.parametrize(
    ("flag", "check", "subject", "text"),
    [
        (Flag.CAN_BE_OUTVOTED, "members-not-hand-picked", "board", BOARD),
        (Flag.DELIVERY_WITHOUT_VOICE, "those-who-deliver-have-a-say", "plan", PLANTING),
        (Flag.NO_FEEDBACK, "ideas-answered", "plan", SURVEY),
        (Flag.ONE_SIDED_TERMS, "rule-agreed-together", "board", TALKS),
    ],
)
def test_a_flag_and_its_check_are_one_fact(flag: Flag, check: str, subject: str, text: str) -> None:
    """Where levels print a flag, the check of the same fact is not met."""
    plan = loads(f"format: coproduction-plan/1\nid: plan\n{VISITORS}{text}")
    cells = shown(plan)
    assert any(flag in cell.flags for cell in (*cells.strands, *cells.stages, *cells.activities))
    assert found(check, plan, subject).outcome == NOT_MET
