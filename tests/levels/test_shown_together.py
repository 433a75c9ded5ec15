"""What several activities and decisions say together, and what complete lists settle."""

from __future__ import annotations

import datetime as dt

import pytest

from coproduction.levels.absences import Absence, Absences
from coproduction.levels.cells import Cell
from coproduction.levels.held import NONE
from coproduction.levels.items import Absent
from coproduction.levels.said import said_by
from coproduction.model.words import How, Perspective, Side, Stage
from levels.test_shown import PEOPLE, numbers, shown_of, stage


def asked_for(cell: Cell) -> list[tuple[str, str]]:
    """Return the facts that would narrow a cell, sorted."""
    return sorted((fact.of, fact.field) for fact in cell.would_narrow)


# Complete lists

MADE = """
activities:
  - {id: day, status: happened, nobody_else: yes, parts: [{who: [carers, staff], how: makes}]}
"""
LISTS = "complete: [activities, decisions]\n"


def test_a_stage_without_anything_is_settled_by_complete_lists() -> None:
    """Where all activities and decisions are recorded, nobody did what is not among them."""
    assert numbers(stage(MADE)) == [6, 7, 8]
    assert numbers(stage(LISTS + MADE)) == [6]
    assert not stage(LISTS + MADE).would_narrow


@pytest.mark.parametrize("lists", ["activities", "decisions"])
def test_one_of_the_two_lists_settles_nothing(lists: str) -> None:
    """A stage is of activities and of decisions: both lists are asked for."""
    cell = stage(f"complete: {lists}\n{MADE}")
    assert numbers(cell) == [6, 7, 8]
    other = {"activities": "decisions", "decisions": "activities"}[lists]
    assert ("plan", f"complete.{other}") in asked_for(cell)
    assert ("plan", f"complete.{lists}") not in asked_for(cell)


def test_a_stage_without_anything_is_not_described_and_never_zero() -> None:
    """That nothing is recorded of it says nothing of a step; the share in it is none."""
    cell = stage(LISTS + MADE, Stage.EVALUATE)
    assert cell.is_described.is_false
    assert numbers(cell) == [0, 1, 2, 3, 4, 5, 6]
    assert list(cell.shares) == ["none"]
    assert list(stage(MADE, Stage.EVALUATE).shares) == ["none", "input", "joint", "people"]


def test_a_plan_of_which_nothing_has_happened() -> None:
    """Where the lists are complete and nothing is in them, nobody took part."""
    planned = "activities: [{id: day, nobody_else: yes, STATUS parts: [{who: carers, how: asked}]}]"
    assert numbers(stage(LISTS)) == [0]
    assert not stage(LISTS).would_narrow
    assert asked_for(stage("")) == [("plan", "complete.activities"), ("plan", "complete.decisions")]
    assert numbers(stage(LISTS + planned.replace("STATUS", "status: planned,"))) == [0]
    perhaps = stage(LISTS + planned.replace("STATUS", "stages: design,"))
    assert numbers(perhaps) == [0, 4]
    assert asked_for(perhaps) == [("day", "status")]


def test_whoever_led_or_was_not_there_for_their_own_life() -> None:
    """A facilitator who led the design shared it, or was there for others: no voice between."""
    text = (
        LISTS
        + """
activities:
  - {id: day, status: happened, nobody_else: yes,
     parts: [{who: guide, how: [HOW]}, {who: staff, how: asked}]}
"""
    )

    def strand(how: str) -> Cell:
        [cell] = [
            cell
            for cell in shown_of(text.replace("HOW", how)).strands
            if (cell.basis, cell.group) == ("happened", "guide")
        ]
        return cell

    for how in ("makes", "leads, makes", "frames, makes"):
        assert numbers(strand(how)) == [0, 6]
        assert asked_for(strand(how)) == [("day", "parts.acting_as")]
    assert numbers(strand("frames, or-more")) == [0, 4, 5, 6, 7, 8]


def test_what_may_have_happened_stays_open_in_complete_lists() -> None:
    """An activity without a status is one of the list: it may be there, or not."""
    text = LISTS + MADE + "  - {id: later, nobody_else: yes, parts: [{who: carers, how: delivers}]}"
    assert list(stage(text, Stage.DELIVER).shares) == ["none", "joint", "people"]
    decided = text.replace("how: makes", "how: [makes, decides]")
    assert numbers(stage(decided)) == [6, 7]
    assert asked_for(stage(decided)) == [("later", "status")]


def test_the_money_is_settled_by_complete_lists_of_decisions_and_money() -> None:
    """No decision about money is none for people, unless a budget line may name one."""
    work = "parts: [{who: carers, how: [makes, decides]}, {who: staff, how: makes}]"
    text = f"activities: [{{id: day, status: happened, nobody_else: yes, {work}}}]\n"
    all_ = "complete: [activities, decisions, budget]\n"
    line = "budget: [{id: line, heading: rent}]"
    assert numbers(stage(LISTS + text)) == [6, 8]
    assert ("plan", "complete.budget") in asked_for(stage(LISTS + text))
    assert numbers(stage(all_ + text)) == [6]
    assert numbers(stage(all_ + text + line)) == [6, 8]
    assert ("line", "decision") in asked_for(stage(all_ + text + line))


# Decisions of one body, and of one day


def test_decisions_of_a_body_are_read_by_its_seats_of_the_day() -> None:
    """Decisions of one day have the same seats, and those of another day have others."""
    board = """
bodies:
  - id: board
    decides_by: majority
    seats: [{who: staff, votes: 1, number: 1}, {who: carers, number: 3, votes: 1, until: 2026-02}]
decisions:
"""
    line = "  - {{id: {}, status: happened, by: board, binding: yes, decided_on: {}, stage: {}}}\n"
    early = line.format("first", "2026-01-01", "agenda") + line.format(
        "next", "2026-01-01", "design"
    )
    text = board + early + line.format("last", "2026-03-01", "decide")
    assert list(stage(text, Stage.AGENDA).shares) == ["people"]
    assert list(stage(text, Stage.DESIGN).shares) == ["people"]
    assert list(stage(text, Stage.DECIDE).shares) == ["none", "input"]


def test_bodies_of_one_day() -> None:
    """Two bodies whose seats ended are read on the day of a decision of both."""
    seat = "seats: [{who: carers, number: 3, votes: 1, until: 2026-02}]"
    text = f"""
bodies:
  - {{id: board, decides_by: majority, {seat}}}
  - {{id: panel, decides_by: majority, {seat}}}
decisions:
  - {{id: choice, status: happened, by: [board, panel], binding: yes, decided_on: 2026-01-01}}
"""
    assert list(stage(text, Stage.DECIDE).shares) == ["people"]


def test_a_board_of_one_group_decides_twice() -> None:
    """What a body is, it is in each of its decisions; one may have a rule of its own."""
    text = """
bodies: [{id: board, decides_by: majority, seats: [{who: carers, number: 3, votes: 1}]}]
decisions:
  - {id: one, status: happened, by: board, binding: yes, stage: agenda}
  - {id: two, status: happened, by: board, binding: yes, stage: design}
  - {id: three, status: happened, by: board, binding: yes, stage: deliver, decides_by: advises}
"""
    assert list(stage(text, Stage.AGENDA).shares) == ["people"]
    assert list(stage(text, Stage.DESIGN).shares) == ["people"]
    assert list(stage(text, Stage.DELIVER).shares) == ["input"]


def test_a_decision_of_another_stage_than_its_activity() -> None:
    """A decision counts in its own stage, and the words count in theirs."""
    text = """
activities:
  - {id: day, status: happened, nobody_else: yes, parts: [{who: carers, how: makes}]}
decisions: [{id: choice, status: happened, at: day, stage: agenda, by: carers, binding: yes}]
"""
    assert list(stage(text, Stage.DESIGN).shares) == ["joint", "people"]
    assert "none" not in stage(text, Stage.AGENDA).shares


def test_words_and_a_decision_that_leave_one_share() -> None:
    """Words and record each leave some shares; what both allow is left, and both are asked."""
    text = """
bodies:
  - id: board
    seats: [{who: carers, number: 1, votes: 1}, {who: staff, number: 1, votes: 1}]
activities:
  - {id: day, status: happened, parts: [{who: carers, how: [decides, or-more]}, {who: guide}]}
decisions: [{id: choice, status: happened, at: day, by: board, binding: yes}]
"""
    cell = stage(text, Stage.DECIDE)
    assert list(cell.shares) == ["joint", "people"]
    silent = stage(text.replace(", how: [decides, or-more]", ""), Stage.DECIDE)
    assert list(silent.shares) == ["input", "joint", "people"]


def test_who_wore_another_hat_had_no_voice_where_it_was_decided() -> None:
    """Somebody who was there as a practitioner had no share in it for the lives of carers."""
    people = PEOPLE.replace("perspectives: carer}", "perspectives: [carer, practitioner]}")
    text = """
activities:
  - id: day
    status: happened
    nobody_else: yes
    parts: [{who: carers, how: asked, acting_as: practitioner}, {who: staff, how: decides}]
decisions:
  - {id: choice, status: happened, at: day, by: staff, decides_by: consensus, binding: yes}
"""
    cell = stage(text, Stage.DECIDE, people)
    assert numbers(cell) == [0]
    assert list(cell.shares) == ["none"]


def test_what_was_decided_is_part_of_having_been_asked() -> None:
    """Where nobody says how they took part, and they shared the decision, they were asked."""
    text = """
complete: contributions
activities:
  - id: day
    status: happened
    nobody_else: yes
    open: yes
    sessions: [1, 2]
    parts: [{who: carers}, {who: staff, how: [decides, evaluates]}]
contributions: [{id: idea, by: carers, at: day, reply: no}]
decisions:
  - id: choice
    status: happened
    at: day
    by: [carers, staff]
    decides_by: consensus
    binding: yes
"""
    assert numbers(stage(text, Stage.DECIDE)) == [5, 6]
    assert numbers(stage(text, Stage.EVALUATE)) == [4, 5, 6]
    assert ("day", "sessions") in asked_for(stage(text, Stage.EVALUATE))
    unasked = stage(text[: text.index("contributions: [")], Stage.EVALUATE)
    assert numbers(unasked) == [1, 2, 3, 4, 5, 6]


def test_a_decision_settles_nothing_that_the_words_say() -> None:
    """Where words say that people decided, a decision of which less is known takes nothing away."""
    text = """
bodies: [{id: board, seats: [{who: [carers, staff], number: 1, votes: 1}]}]
activities:
  - {id: day, status: happened, parts: [{who: [carers, staff], how: decides}]}
decisions: [{id: choice, status: happened, at: day, by: board, binding: yes}]
"""
    cell = stage(text, Stage.DECIDE)
    assert list(cell.shares) == ["joint", "people"]
    assert ("board", "decides_by") in asked_for(cell)


def test_a_decision_beside_an_activity_that_may_be_of_another_stage() -> None:
    """Without words the stage is open, and so a decision there says nothing of the words."""
    text = """
activities:
  - {id: day, status: happened, nobody_else: yes,
     parts: [{who: carers, how: informed}, {who: staff, how: makes}]}
decisions:
  - {id: choice, status: happened, at: day, by: carers, decides_by: consensus, binding: yes}
"""
    assert numbers(stage(text, Stage.DESIGN)) == [3]
    assert not shown_of(text).contradictions
    silent = text.replace(", how: informed", "").replace(", how: makes", "")
    assert numbers(stage(silent, Stage.DESIGN)) == [0, 1, 2, 3, 4, 5, 6]
    [cell] = [
        cell
        for cell in shown_of(silent).activities
        if (cell.basis, cell.group) == ("happened", "carers")
    ]
    assert {1, 3} < set(numbers(cell))
    stated = silent.replace("nobody_else: yes,", "nobody_else: yes, stages: [design, decide],")
    assert numbers(stage(stated, Stage.DESIGN)) == [4, 5, 6]


TWO_DECISIONS = """
activities:
  - {id: day, status: happened, nobody_else: yes,
     parts: [{who: carers, how: decides}, {who: staff, how: decides}]}
decisions:
  - {id: ours, by: [carers, staff], decides_by: consensus, binding: yes, WHERE}
  - {id: theirs, status: happened, at: day, by: staff, decides_by: consensus, binding: yes}
"""


@pytest.mark.parametrize(
    ("where", "shares", "is_contrary"),
    [
        ("status: happened, at: day", ["joint"], False),
        ("status: happened", ["joint"], False),
        ("at: day", ["joint"], False),
        ("status: planned, at: day", ["input"], True),
    ],
)
def test_a_decision_that_may_have_been_made_there(
    where: str, shares: list[str], *, is_contrary: bool
) -> None:
    """Where another decision may have been made there too, the highest of both may be meant."""
    text = TWO_DECISIONS.replace("WHERE", where)
    assert list(stage(text, Stage.DECIDE).shares) == shares
    contrary = {each.group for each in shown_of(text).contradictions}
    assert ("carers" in contrary) == is_contrary


def test_what_is_in_doubt_about_a_decision_is_asked_where_it_may_raise_the_share() -> None:
    """Only a decision that may give a higher share is asked about."""
    text = TWO_DECISIONS.replace("how: decides}, {who: staff, how: decides", "how: [or-more]")
    text = text.replace("nobody_else: yes,", "nobody_else: yes, stages: decide,")
    asked = stage(text.replace("WHERE", "status: happened"), Stage.DECIDE)
    assert ("ours", "at") in asked_for(asked)
    lower = text.replace("WHERE", "status: happened").replace("[carers, staff]", "council")
    settled = stage(lower.replace("by: staff", "by: carers"), Stage.DECIDE)
    assert ("ours", "at") not in asked_for(settled)


def test_whoever_may_lead_may_open_what_the_plan_calls_settled() -> None:
    """Words that are left out may be *leads*: then something can still change."""
    text = """
activities:
  - {id: day, status: happened, nobody_else: yes, open: no, sessions: 2, stages: agenda,
     parts: [{who: carers, how: [discusses, or-more]}]}
"""
    assert numbers(stage(text, Stage.AGENDA)) == [4, 5, 6]
    assert numbers(stage(text.replace(", or-more", ""), Stage.AGENDA)) == [4]
    assert numbers(stage(text.replace("agenda,", "deliver,"), Stage.DELIVER)) == [4]


# When it was


def designed(first: str, *, second: str = "2026-02-01") -> Cell:
    """Return the strand in which the design was begun so, and carers then shared all of it."""
    return stage(f"""
decisions:
  - {first}
  - {{id: ours, status: happened, stage: design, by: [carers, staff], decides_by: consensus,
     binding: yes, decided_on: {second}}}
activities:
  - {{id: topic, status: happened, parts: [{{who: staff, how: frames}}], nobody_else: yes}}
  - {{id: work, status: happened, nobody_else: yes, starts_on: 2026-05-01,
     parts: [{{who: [carers, staff], how: [decides, delivers]}}]}}
""")


def test_decisions_that_were_made_before_they_came() -> None:
    """What was decided about the design without them before leaves open when they came in."""
    alone = (
        "{{id: theirs, status: happened, stage: design, by: staff, decides_by: consensus,"
        " binding: yes, decided_on: {}}}"
    )
    assert numbers(designed(alone.format("2026-03-01"))) == [7]
    assert numbers(designed(alone.format("2026-01-01"))) == [6, 7]
    undated = designed(alone.format("2026"), second="2026-02")
    assert numbers(undated) == [6, 7]
    assert {("theirs", "decided_on"), ("ours", "decided_on")} <= set(asked_for(undated))


def test_activities_without_them_at_a_time_that_nobody_says() -> None:
    """An activity that does not name them may have designed before: its day is asked for."""
    text = """
activities:
  - {id: first, status: happened, starts_on: 2026, nobody_else: yes,
     parts: [{who: staff, how: makes}]}
  - {id: exact, status: happened, starts_on: 2026-01-05, nobody_else: yes,
     parts: [{who: staff, how: makes}]}
  - {id: second, status: happened, starts_on: 2026-02, nobody_else: yes,
     parts: [{who: [carers, staff], how: [makes, decides, delivers]}]}
  - {id: topic, status: happened, parts: [{who: staff, how: frames}], nobody_else: yes}
"""
    cell = stage(text)
    assert numbers(cell) == [6, 7]
    days = [key for key, field in asked_for(cell) if field == "starts_on"]
    assert days == ["first", "second"]


def test_whoever_is_not_named_has_made_nothing_on_any_day() -> None:
    """What activities say of whoever they do not name is over on no day."""
    absence = Absence((1, NONE, True), None, Absences([]), [])
    assert Absent(absence, set()).is_over() == dt.date.max


# Activities alike


def test_once_and_perhaps_once_more() -> None:
    """One session that is sure and one that may be: only what is open of the two is asked."""
    day = (
        "  - {{id: day-{}{}, stages: design, open: yes, sessions: 1, nobody_else: yes,"
        " parts: [{{who: carers, how: discusses}}]}}\n"
    )
    text = f"activities:\n{day.format(1, ', status: happened')}{day.format(2, '')}"
    cell = stage(f"{text}contributions: [{{id: idea, by: carers, at: day-1, reply: no}}]")
    assert numbers(cell)[:2] == [4, 5]
    design = stage(
        f"complete: contributions\n{text}"
        "contributions: [{id: idea, by: carers, at: day-1, reply: no}]",
        Stage.DESIGN,
    )
    assert numbers(design) == [4, 5]
    assert asked_for(design) == [("day-2", "status")]


def test_activities_that_come_to_the_same_are_told_together() -> None:
    """Parts of two kinds that leave the same steps in a stage are each named."""
    day = (
        "  - {{id: day-{}, status: happened, stages: design, open: no, sessions: 1,"
        " nobody_else: yes, parts: [{{who: carers, how: {}}}]}}\n"
    )
    text = "activities:\n" + day.format(1, "asked") + day.format(2, "discusses")
    cell = stage(text, Stage.DESIGN)
    assert numbers(cell) == [4]
    assert [fact.of for fact in cell.decided_by] == ["day-1", "day-2"]
    assert [fact.of for fact in stage(text).decided_by] == ["day-1", "day-2"]


def test_money_that_is_none_is_no_money() -> None:
    """A decision that says that it is about no money holds nobody's share in the money."""
    text = """
activities:
  - id: day
    status: happened
    nobody_else: yes
    parts: [{who: carers, how: [makes, decides, leads]}, {who: staff, how: makes}]
decisions:
  - {id: name, status: happened, by: carers, decides_by: consensus, binding: yes, money: no}
"""
    complete = "complete: [activities, decisions, budget]\n"
    assert 8 in numbers(stage(text))
    assert numbers(stage(complete + text.replace("money: no", "money: 100 GBP"))) == [8]
    assert ("name", "money") not in asked_for(stage(text))


# What words say


def test_silence_is_neither_yes_nor_no() -> None:
    """Words that are open for more leave open what they do not say, and no more than that."""
    more = said_by((How.DELIVERS, How.OR_MORE))
    assert (more.views_asked, more.only_delivers, more.does[Stage.DELIVER]) == (None, None, True)
    assert said_by((How.DELIVERS,)).only_delivers is True
    assert said_by((How.MAKES, How.OR_MORE)).only_delivers is False
    assert said_by(None).only_delivers is None
    assert said_by(()).told is False


def test_who_leads_leads_what_is_named_or_else_all() -> None:
    """In charge of the work named beside it; of all stages where none is, and nothing is open."""
    assert set(said_by((How.LEADS,)).works) == set(Stage)
    assert said_by((How.LEADS, How.MAKES)).works == (Stage.DESIGN,)
    assert said_by((How.LEADS, How.OR_MORE)).works == ()
    assert said_by((How.LEADS, How.OR_MORE)).leads[Stage.DESIGN] is None


def test_no_side_has_the_name_of_a_perspective() -> None:
    """What was asked of a side and of a perspective is kept under its name."""
    assert {str(side) for side in Side}.isdisjoint(map(str, Perspective))
