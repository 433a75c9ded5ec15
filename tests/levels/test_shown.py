"""What the facts of a plan show: each row of the mapping, as the smallest plan that needs it."""

from __future__ import annotations

import pytest

from coproduction import Reading, load, loads
from coproduction.levels.shown import Basis, Cell, Shown, shown
from coproduction.levels.words import Flag
from coproduction.model.words import Stage
from coproduction.values.truth import Fact

PEOPLE = """
organisations: [{id: council}]
participants:
  - {id: carers, perspectives: carer}
  - {id: members, perspectives: lived-experience}
  - {id: staff, perspectives: practitioner}
  - {id: guide, perspectives: facilitator}
"""


def shown_of(text: str, people: str = PEOPLE) -> Shown:
    """Return what a plan shows, beside the usual people."""
    return shown(loads(f"format: coproduction-plan/1\nid: plan\n{people}\n{text}"))


def stage(text: str, of: Stage | None = None, people: str = PEOPLE) -> Cell:
    """Return the cell of the carers in a stage, or in the strand, of what has happened."""
    found = shown_of(text, people)
    for cell in (*found.stages, *found.strands):
        if (cell.basis, cell.group, cell.stage) == (Basis.HAPPENED, "carers", of):
            return cell
    raise LookupError


def activity(how: str, rest: str = "", *, also: str = "") -> Cell:
    """Return the cell of the carers in one session that has happened."""
    part = "{who: carers}" if how == "" else f"{{who: carers, how: [{how}]}}"
    text = f"activities: [{{id: day, status: happened, parts: [{part}{rest}]{also}}}]"
    [cell] = [c for c in shown_of(text).activities if (c.basis, c.group) == ("happened", "carers")]
    return cell


def numbers(cell: Cell) -> list[int]:
    """Return the numbers of the steps that are possible."""
    return [] if cell.steps is None else [int(step) for step in cell.steps.possible]


def test_the_founding_plan() -> None:
    """The topic was set without carers, and they shared the sessions all the way."""
    found = shown(load("examples/keeping-it-personal.yaml"))
    for line in found.headlines:
        assert str(line.best) == "shared it all the way, decisions too"
        assert str(line.lowest_described) == "nobody took part"
    agenda = [cell for cell in found.stages if cell.stage == Stage.AGENDA]
    assert {cell.group for cell in agenda} == {"people-with-dementia", "carers"}
    assert all(numbers(cell) == [0] and not cell.would_narrow for cell in agenda)
    assert all(
        cell.decided_by == (Fact(agenda[0].decided_by[0].of, "nobody_else"),) for cell in agenda
    )
    assert all(cell.co_production and not cell.strict_co_production for cell in found.strands)
    assert found.started_by_lived.is_false
    assert found.started_by_organisations.is_true


@pytest.mark.parametrize(
    ("how", "also", "steps"),
    [
        ("", ", stages: design", [1, 2, 3, 4, 5, 6]),
        (" ", ", stages: design", [1]),
        ("taught", ", stages: design", [2]),
        ("informed", ", stages: design", [3]),
        ("taught, informed", ", stages: design", [3]),
        ("asked", ", stages: design", [4]),
        ("asked", ", stages: design, open: no", [4]),
        ("discusses", ", stages: design, sessions: 2, open: yes", [5]),
        ("discusses", ", stages: design, sessions: 1, open: yes, nobody_else: yes", [4, 5]),
        ("discusses", ", stages: design, open: no", [4]),
        ("makes", "", [6]),
        ("frames", "", [6]),
        ("evaluates", "", [6]),
        ("decides", "", [5, 6]),
        ("delivers", "", []),
        ("delivers, taught", "", [2, 3]),
        ("leads", ", stages: design", [6]),
        ("leads", ", stages: decide", [5, 6]),
        ("asked", ", stages: []", [1, 2, 3]),
        ("discusses", ", stages: []", [2, 3]),
        ("asked", "", [1, 2, 3, 4]),
        ("asked, or-more", ", stages: design", [4, 5, 6]),
        ("or-more", ", stages: deliver", [1, 2, 3, 4, 5]),
        ("delivers, or-more", "", [1, 2, 3, 4, 5, 6]),
    ],
)
def test_an_activity(how: str, also: str, steps: list[int]) -> None:
    """Each way of taking part comes to the steps that the mapping gives it."""
    assert numbers(activity(how, also=also)) == steps


def test_papers_tell() -> None:
    """Who was asked, and sent papers, was told something; nothing known is asked for."""
    sent = ", stages: [], papers: [{to: carers, sent_on: 2026-01-01}]"
    assert numbers(activity("asked", also=sent)) == [2, 3]
    assert numbers(activity(" ", also=sent)) == [1]


@pytest.mark.parametrize(
    ("mine", "rest", "shares"),
    [
        ("makes", "", ["joint", "people"]),
        ("makes", ", {who: staff, how: makes}", ["joint"]),
        ("makes", ", {who: staff, how: leads}", ["joint"]),
        ("makes", ", {who: guide, how: makes}", ["joint", "people"]),
        ("makes, leads", ", {who: staff, how: makes}", ["people"]),
        ("makes, leads", ", {who: staff, how: [makes, leads]}", ["joint"]),
        ("makes, leads", ", {who: guide, how: [makes, leads]}", ["joint", "people"]),
        ("makes, leads", ", {who: others, how: [makes, leads]}", ["joint", "people"]),
        ("makes", ", {who: others}", ["joint", "people"]),
        ("asked", ", {who: staff, how: makes}", ["input"]),
        ("informed", ", {who: staff, how: makes}", ["none"]),
        ("leads, or-more", ", {who: staff, how: makes}", ["input", "joint", "people"]),
        ("makes, or-more", ", {who: staff, how: makes}", ["joint", "people"]),
        ("makes, leads, or-more", ", {who: staff, how: makes}", ["people"]),
    ],
)
def test_the_share_in_a_stage(mine: str, rest: str, shares: list[str]) -> None:
    """Each row of the table of shares."""
    part = f"{{who: carers, how: [{mine}]}}{rest}"
    found = stage(f"activities: [{{id: day, status: happened, parts: [{part}]}}]", Stage.DESIGN)
    assert list(found.shares) == shares


BOARD = """
bodies:
  - id: board
    decides_by: {rule}
    agreed_by: council
    seats:
      - {{who: staff, number: {staff}, votes: 1}}
      - {{who: carers, number: {carers}, votes: {votes}}}
"""


def decided(  # noqa: PLR0913, PLR0917  # one argument for each fact of a decision
    rule: str = "majority",
    staff: int = 2,
    carers: int = 2,
    votes: str = "1",
    also: str = ", binding: yes",
    by: str = "board",
    more: str = "",
) -> Cell:
    """Return the stage *decide* where a board has made a decision."""
    text = BOARD.format(rule=rule, staff=staff, carers=carers, votes=votes) + more
    return stage(
        f"{text}\ndecisions: [{{id: choice, status: happened, by: [{by}]{also}}}]", Stage.DECIDE
    )


def test_a_seat_that_can_always_be_outvoted_is_no_joint_decision() -> None:
    """With 3 of 5 votes the organisation can do without the carers; with half it cannot."""
    assert list(decided(staff=3).shares) == ["input"]
    assert numbers(decided(staff=3)) == [4]
    assert list(decided().shares) == ["joint"]
    assert list(decided(staff=1).shares) == ["people"]
    assert list(decided("consensus", staff=5).shares) == ["joint"]


@pytest.mark.parametrize(
    ("facts", "shares"),
    [
        ({"also": ""}, ["input", "joint"]),
        ({"also": ", binding: no"}, ["input"]),
        ({"also": ", overridden: {by: council}"}, ["input"]),
        ({"votes": "0"}, ["input"]),
        ({"votes": "0", "rule": "consensus"}, ["joint"]),
        ({"rule": "advises"}, ["input"]),
        ({"rule": "each-for-themselves"}, ["joint"]),
        ({"rule": "{at_least: 9}"}, ["joint"]),
        ({"by": "board, others"}, ["input", "joint", "people"]),
        ({"by": "others"}, ["none", "input", "joint", "people"]),
        ({"by": "carers"}, ["input", "joint", "people"]),
        ({"by": "carers", "also": ", binding: yes, decides_by: majority"}, ["people"]),
        ({"by": "carers, staff", "also": ", binding: yes, decides_by: consensus"}, ["joint"]),
        (
            {"by": "carers, staff", "also": ", binding: yes, decides_by: majority"},
            ["input", "joint", "people"],
        ),
        ({"by": "carers, members", "also": ", binding: yes, decides_by: majority"}, ["people"]),
        ({"by": "carers, board", "also": ", binding: yes, decides_by: majority"}, ["joint"]),
        ({"by": "carers", "also": ", binding: yes, decides_by: advises"}, ["input"]),
        ({"by": "carers", "also": ", binding: yes, decides_by: each-for-themselves"}, ["people"]),
        (
            {"by": "carers, staff", "also": ", binding: yes, decides_by: each-for-themselves"},
            ["joint"],
        ),
        (
            {"by": "carers", "also": ", binding: yes, decides_by: {through: board}", "staff": 3},
            ["input"],
        ),
        (
            {"by": "carers", "also": ", binding: yes, decides_by: {way: majority, then: board}"},
            ["joint"],
        ),
        ({"by": "staff"}, ["none", "input"]),
        ({"rule": "~"}, ["input", "joint", "people"]),
    ],
)
def test_the_share_in_a_decision(facts: dict[str, str], shares: list[str]) -> None:
    """Each row of the table of decisions."""
    assert list(decided(**facts).shares) == shares  # type: ignore[arg-type]  # one table for all


def test_people_who_count_votes_without_a_body() -> None:
    """Where people of both sides count votes, who decides is asked: a body would say."""
    mixed = {"by": "carers, staff", "also": ", binding: yes, decides_by: majority"}
    assert decided(**mixed).would_narrow == {Fact("choice", "by")}  # type: ignore[arg-type]  # an id
    named = decided(by="board")
    assert not named.would_narrow


def test_a_body_of_one_group() -> None:
    """A board of carers alone decides for the people, unless somebody can stop it."""
    board = "bodies: [{id: board, decides_by: majority, seats: [{who: carers, number: 3, votes: 1}]"
    rest = "}]\ndecisions: [{id: choice, status: happened, by: board, binding: yes}]"
    assert list(stage(board + rest, Stage.DECIDE).shares) == ["people"]
    veto = ", vetoes: [{who: council}]"
    assert list(stage(board + veto + rest, Stage.DECIDE).shares) == ["joint"]


@pytest.mark.parametrize(
    ("staff", "quorum", "shares"),
    [
        (3, "0", ["input"]),
        (3, "{lived: 1}", ["joint"]),
        (3, "{lived: 3}", ["joint"]),
        (3, "{lived: 0}", ["input"]),
        (3, "{organisation: 1}", ["input"]),
        (3, "3", ["input"]),
        (3, "4", ["joint"]),
        (3, "{share: 3/4}", ["joint"]),
        (1, "0", ["people"]),
        (1, "{organisation: 1}", ["joint"]),
        (1, "{lived: 1}", ["people"]),
        (1, "3", ["joint"]),
    ],
)
def test_a_quorum_that_a_side_cannot_make_alone(staff: int, quorum: str, shares: list[str]) -> None:
    """Whoever has to be there can stop it by staying away, whatever the votes are."""
    text = BOARD.format(rule="majority", staff=staff, carers=2, votes="1").replace(
        "decides_by: majority", f"decides_by: majority\n    quorum: {quorum}"
    )
    text += "\ndecisions: [{id: choice, status: happened, by: board, binding: yes}]"
    assert list(stage(text, Stage.DECIDE).shares) == shares


@pytest.mark.parametrize("rule", ["{through: senate}", "{way: majority, then: senate}"])
def test_a_quorum_of_another_body(rule: str) -> None:
    """The quorum of the body that decides instead, or that must agree too, counts as well."""
    seats = "seats: [{who: staff, number: 3, votes: 1}, {who: carers, number: 1, votes: 1}]"
    text = f"""
bodies:
  - {{id: senate, decides_by: majority, QUORUM {seats}}}
  - {{id: board, decides_by: {rule}, {seats}}}
decisions: [{{id: choice, status: happened, by: board, binding: yes}}]
"""
    assert list(stage(text.replace("QUORUM", ""), Stage.DECIDE).shares) == ["input"]
    quorum = text.replace("QUORUM", "quorum: {lived: 1},")
    assert list(stage(quorum, Stage.DECIDE).shares) == ["joint"]


def test_a_quorum_of_a_body_whose_rule_is_not_stated() -> None:
    """It may hand its decisions on to a body without that quorum: the rule is asked."""
    text = """
bodies:
  - {id: senate, quorum: {lived: 1}, seats: [{who: [staff, carers], number: 1, votes: 1}]}
  - {id: board, decides_by: {way: majority, then: senate},
     seats: [{who: staff, number: 3, votes: 1}, {who: carers, number: 1, votes: 1}]}
decisions: [{id: choice, status: happened, by: board, binding: yes}]
"""
    cell = stage(text, Stage.DECIDE)
    assert list(cell.shares) == ["input", "joint"]
    assert cell.would_narrow == {Fact("senate", "decides_by")}  # type: ignore[arg-type]  # an id


def test_a_quorum_of_a_body_of_one_group() -> None:
    """A board of carers alone decides nothing where organisations have to be there too."""
    text = """
bodies:
  - {id: board, decides_by: majority, QUORUM seats: [{who: carers, number: 3, votes: 1}]}
decisions: [{id: choice, status: happened, by: board, binding: yes}]
"""
    assert list(stage(text.replace("QUORUM", ""), Stage.DECIDE).shares) == ["people"]
    quorum = text.replace("QUORUM", "quorum: {organisation: 1},")
    assert list(stage(quorum, Stage.DECIDE).shares) == ["joint"]


def test_an_open_rule_and_a_quorum() -> None:
    """Where nobody says how a body decides, a quorum settles nothing yet."""
    text = BOARD.format(rule="~", staff=3, carers=2, votes="1").replace(
        "decides_by: ~", "quorum: {lived: 1}"
    )
    text += "\ndecisions: [{id: choice, status: happened, by: board, binding: yes}]"
    assert list(stage(text, Stage.DECIDE).shares) == ["input", "joint", "people"]


VETO = """
bodies:
  - id: board
    decides_by: RULE
    vetoes: [{who: WHO}]
    seats:
      - {who: staff, number: 3, votes: 1}
      - {who: carers, number: 2, votes: 0}
decisions: [{id: choice, status: happened, by: board, binding: BINDING}]
"""


@pytest.mark.parametrize(
    ("who", "rule", "binding", "shares"),
    [
        ("carers", "majority", "yes", ["joint"]),
        ("carers", "majority", "no", ["input"]),
        ("carers", "advises", "yes", ["input"]),
        ("staff", "majority", "yes", ["input"]),
        ("members", "majority", "yes", ["input"]),
        ("others", "majority", "yes", ["input", "joint"]),
    ],
)
def test_a_veto_is_a_say(who: str, rule: str, binding: str, shares: list[str]) -> None:
    """A seat without a vote is a voice and no more, unless it can stop the decision."""
    text = VETO.replace("WHO", who).replace("RULE", rule).replace("BINDING", binding)
    assert list(stage(text, Stage.DECIDE).shares) == shares


@pytest.mark.parametrize(
    ("acting_as", "shares"),
    [("carer", ["joint"]), ("practitioner", ["none", "input"])],
)
def test_a_veto_in_a_hat(acting_as: str, shares: list[str]) -> None:
    """Somebody who is both can stop it for people's own lives only in that hat."""
    text = f"""
bodies:
  - id: board
    decides_by: majority
    vetoes: [{{who: both}}]
    seats:
      - {{who: staff, number: 3, votes: 1}}
      - {{who: both, number: 1, votes: 0, acting_as: {acting_as}}}
decisions: [{{id: choice, status: happened, by: board, binding: yes}}]
"""
    [cell] = [
        cell
        for cell in shown_of(text, GROUPS).stages
        if (cell.basis, cell.group, cell.stage) == ("happened", "both", Stage.DECIDE)
    ]
    assert list(cell.shares) == shares


def test_a_veto_without_a_seat_and_of_a_group_above() -> None:
    """Who can stop a decision shares it; of a group among them it is open who can."""
    text = """
bodies:
  - {id: board, decides_by: majority, vetoes: [{who: everyone}],
     seats: [{who: staff, number: 3, votes: 1}]}
decisions: [{id: choice, status: happened, by: board, binding: yes}]
"""
    shares = {
        str(cell.group): list(cell.shares)
        for cell in shown_of(text, GROUPS).stages
        if (cell.basis, cell.stage) == ("happened", Stage.DECIDE)
    }
    assert shares["everyone"] == ["joint"]
    assert shares["carers"] == ["none", "input", "joint"]


def test_a_decision_handed_on() -> None:
    """Where another body decides instead, a seat in the first is a voice and no more."""
    text = """
bodies:
  - {id: senate, decides_by: majority, seats: [{who: staff, number: 3, votes: 1}]}
  - {id: board, decides_by: {through: senate}, seats: [{who: carers, number: 3, votes: 1}]}
decisions: [{id: choice, status: happened, by: board, binding: yes}]
"""
    assert list(stage(text, Stage.DECIDE).shares) == ["input"]


def test_seats_count_on_the_day_of_the_decision() -> None:
    """A seat that ended before the decision is none; without the day, the day is asked for."""
    text = """
bodies:
  - id: board
    decides_by: majority
    seats: [{who: staff, votes: 1, number: 1}, {who: carers, number: 3, votes: 1, until: 2026-02}]
"""
    made = "decisions: [{{id: choice, status: happened, by: board, binding: yes{}}}]"
    late = stage(text + made.format(", decided_on: 2026-03-01"), Stage.DECIDE)
    early = stage(text + made.format(", decided_on: 2026-01-01"), Stage.DECIDE)
    asked = stage(text + made.format(""), Stage.DECIDE)
    assert list(late.shares) == ["none", "input"]
    assert list(early.shares) == ["people"]
    assert Fact("choice", "decided_on") in asked.would_narrow  # type: ignore[arg-type]  # an id
    assert all(fact.field != "recorded_on" for fact in asked.would_narrow)


def test_words_and_a_decision_that_contradict() -> None:
    """Where words and a decision cannot both be, that is said, and the decision counts."""
    text = (
        BOARD.format(rule="majority", staff=3, carers=2, votes=1)
        + """
activities: [{id: day, status: happened, parts: [{who: carers, how: decides}]}]
decisions: [{id: choice, status: happened, at: day, by: board, binding: yes}]
"""
    )
    found = shown_of(text)
    [contradiction] = found.contradictions
    assert (contradiction.group, contradiction.decision.of) == ("carers", "choice")
    assert list(stage(text, Stage.DECIDE).shares) == ["input"]


def test_words_and_a_decision_together() -> None:
    """The share at an activity is what the words and the decision both allow."""
    text = (
        BOARD.format(rule="consensus", staff=3, carers=2, votes=1)
        + """
activities: [{id: day, status: happened, stages: decide, parts: [{who: carers}]}]
decisions: [{id: choice, status: happened, at: day, by: board, binding: yes}]
"""
    )
    assert numbers(stage(text, Stage.DECIDE)) == [5, 6]
    informed = text.replace(
        "{who: carers}]", "{who: carers, how: informed}, {who: staff, how: decides}]"
    )
    assert [each.group for each in shown_of(informed).contradictions] == ["carers"]


def test_a_voice_at_the_activity_of_a_decision() -> None:
    """Who does not decide has the share of their voice where it was decided."""
    text = """
activities: [{{id: day, status: happened, stages: [], parts: [{part}], nobody_else: yes}}]
decisions: [{{id: choice, status: happened, at: day, by: council}}]
"""
    asked = stage(text.format(part="{who: carers, how: asked}"), Stage.DECIDE)
    told = stage(text.format(part="{who: carers, how: informed}"), Stage.DECIDE)
    absent = stage(text.format(part="{who: staff, how: informed}"), Stage.DECIDE)
    silent = stage(text.format(part="{who: carers}"), Stage.DECIDE)
    assert (list(asked.shares), numbers(asked)) == (["input"], [4])
    assert (list(told.shares), numbers(told)) == (["none"], [3])
    assert (list(absent.shares), numbers(absent)) == (["none"], [0])
    assert list(silent.shares) == ["none", "input"]


def test_ideas_that_moved_something_and_were_answered() -> None:
    """An answer to an idea is feedback, and one that was taken up shows that things were open."""
    day = """
activities: [{id: day, status: happened, stages: design, parts: [{who: carers, how: discusses}]}]
contributions: [{id: idea, by: carers, at: day, reply: {result: taken-up, told_on: undated}}]
"""
    assert numbers(stage(day, Stage.DESIGN)) == [5]
    never = day.replace("undated", "never").replace("taken-up", "not")
    cell = stage(never, Stage.DESIGN)
    assert numbers(cell) == [4, 5]
    assert Flag.NO_FEEDBACK in cell.flags
    for less in (
        day.replace("{result: taken-up, told_on: undated}", "no"),
        day.replace(", reply: {result: taken-up, told_on: undated}", ""),
        day.replace("result: taken-up, ", ""),
        day.replace("by: carers, ", ""),
        day.replace("at: day, ", ""),
        day.replace("by: carers", "by: others"),
        day.replace("by: carers", "by: staff"),
    ):
        assert numbers(stage(less, Stage.DESIGN)) == [4, 5]


@pytest.mark.parametrize("complete", ["", "complete: contributions\n"])
def test_no_feedback_where_nothing_was_said(complete: str) -> None:
    """Whoever gave no idea could be told nothing of it: no flag says so, and nobody asks."""
    text = f"""{complete}
activities:
  - {{id: day, status: happened, stages: design, open: yes, sessions: 1, nobody_else: yes,
     parts: [{{who: carers, how: discusses}}]}}
  - {{id: later, status: planned, stages: design, open: yes, sessions: 1, nobody_else: yes,
     parts: [{{who: carers, how: discusses}}]}}
"""
    for cell in (*shown_of(text).stages, *shown_of(text).strands, *shown_of(text).activities):
        assert Flag.NO_FEEDBACK not in cell.flags
    assert numbers(stage(text, Stage.DESIGN)) == [4, 5]
    assert not stage(text, Stage.DESIGN).would_narrow


def test_no_feedback_on_all_that_was_said() -> None:
    """What was said at one session and never answered counts; where nothing was said does not."""
    text = """
activities:
  - {id: day, status: happened, stages: design, open: yes, nobody_else: yes,
     parts: [{who: carers, how: discusses}]}
  - {id: next, status: happened, stages: design, open: yes, nobody_else: yes,
     parts: [{who: carers, how: discusses}]}
contributions: [{id: idea, by: carers, at: day, reply: no}]
"""
    for of in (None, Stage.DESIGN):
        assert Flag.NO_FEEDBACK in stage("complete: contributions\n" + text, of).flags
        assert Flag.NO_FEEDBACK not in stage(text, of).flags


def test_a_reason_that_was_told() -> None:
    """Who was told a decision or an answer with its reason was told what and why."""
    taught = """
strands: [{id: north}, {id: south}]
activities:
  - {id: day, strand: north, status: happened, stages: design, parts: [{who: carers, how: taught}]}
"""
    told = (
        "decisions: [{id: one, strand: north, by: council, reason: cost,"
        " told: [{to: carers, told_on: undated}]"
    )
    reply = "contributions: [{id: idea, by: carers, at: day, reply: {why: cost, told_on: undated}}]"
    anywhere = reply.replace("at: day, ", "")

    def steps(text: str, strand: str = "north") -> list[int]:
        [cell] = [
            cell
            for cell in shown_of(text).stages
            if (cell.basis, cell.group, cell.stage, cell.strand)
            == ("happened", "carers", Stage.DESIGN, strand)
        ]
        return numbers(cell)

    assert steps(taught) == [2]
    assert steps(f"{taught}{told}, status: happened}}]") == [3]
    assert steps(f"{taught}{told}}}]") == [2, 3]
    assert steps(taught + reply) == [3]
    assert steps(taught + anywhere) == [2, 3]
    assert steps(taught, "south") == [0, 1, 2, 3, 4, 5, 6]


TAUGHT = """
activities: [{id: day, status: happened, stages: design, parts: [{who: carers, how: taught}]}]
decisions: [{id: one, status: happened, by: council, REST}]
"""


@pytest.mark.parametrize(
    ("rest", "steps", "asked"),
    [
        ("told: [{to: carers, told_on: undated}]", [2, 3], {"reason"}),
        ("told: [{to: carers, told_on: undated}], reason: no", [2], set()),
        ("told: [{to: carers, told_on: undated}], reason: cost", [3], set()),
        ("told: [{to: carers}], reason: cost", [2, 3], {"told.told_on"}),
        ("told: [{to: others}]", [2, 3], {"told", "reason"}),
        ("title: x", [2, 3], {"told", "reason"}),
        ("reason: no", [2], set()),
        ("told: []", [2], set()),
    ],
)
def test_a_reason_that_may_have_been_told(rest: str, steps: list[int], asked: set[str]) -> None:
    """A reason that a plan leaves out may have been given; that there was none can be said."""
    cell = stage(TAUGHT.replace("REST", rest), Stage.DESIGN)
    assert numbers(cell) == steps
    assert {fact.field for fact in cell.would_narrow} == asked


@pytest.mark.parametrize(
    ("why", "steps", "asked"),
    [
        ("", [2, 3], {"reply.why"}),
        (", why: no", [2], set()),
        (", why: no room", [3], set()),
    ],
)
def test_the_reason_of_an_answer(why: str, steps: list[int], asked: set[str]) -> None:
    """An answer without a reason may have had one, unless the plan says that it had none."""
    text = f"""
activities: [{{id: day, status: happened, stages: design, parts: [{{who: carers, how: taught}}]}}]
contributions: [{{id: idea, by: carers, at: day, reply: {{told_on: undated{why}}}}}]
"""
    cell = stage(text, Stage.DESIGN)
    assert numbers(cell) == steps
    assert {fact.field for fact in cell.would_narrow} == asked


def test_how_often() -> None:
    """Several sessions are several chances, in one activity or in many."""
    one = (
        "{{id: day-{}, status: {}, stages: design, open: yes,"
        " parts: [{{who: carers, how: discusses}}]{}}}"
    )
    exact = ", sessions: 1, nobody_else: yes"

    def steps(*acts: str) -> list[int]:
        return numbers(stage(f"activities: [{', '.join(acts)}]", Stage.DESIGN))

    assert steps(one.format(1, "happened", exact), one.format(2, "happened", exact)) == [5]
    assert steps(one.format(1, "happened", exact), one.format(2, "planned", exact)) == [4, 5]
    assert steps(one.format(1, "happened", "")) == [4, 5]
    answered = "\ncontributions: [{id: idea, by: carers, at: day-1, reply: no}]"
    cell = stage(f"activities: [{one.format(1, 'happened', exact)}]{answered}", Stage.DESIGN)
    assert numbers(cell) == [4]
    open_ = stage(f"activities: [{one.format(1, 'happened', '')}]{answered}", Stage.DESIGN)
    assert Fact("day-1", "sessions") in open_.would_narrow  # type: ignore[arg-type]  # an id


def test_status_that_is_not_stated_raises_only_the_highest_step() -> None:
    """What may have happened can raise the highest step, and never the lowest."""
    text = """
activities:
  - {id: one, status: happened, stages: design,
     parts: [{who: carers, how: informed}], nobody_else: yes}
  - {id: two, parts: [{who: carers, how: makes}], nobody_else: yes}
"""
    happened = stage(text, Stage.DESIGN)
    assert numbers(happened) == [3, 6]
    assert happened.would_narrow == {Fact("two", "status")}  # type: ignore[arg-type]  # an id
    planned = [
        cell
        for cell in shown_of(text).stages
        if (cell.basis, cell.group, cell.stage) == ("planned", "carers", Stage.DESIGN)
    ]
    assert numbers(planned[0]) == [6]
    alone = stage(text.replace("status: happened, ", ""), Stage.DESIGN)
    assert alone.is_described.is_unknown
    assert numbers(alone) == [0, 1, 2, 3, 4, 5, 6]
    assert not stage("", Stage.DESIGN).would_narrow


def test_headlines() -> None:
    """Nothing recorded has no lowest stage; what only may have happened leaves it open."""
    assert all(line.lowest_described is None for line in shown_of("").headlines)
    text = "activities: [{id: two, parts: [{who: carers, how: makes}], nobody_else: yes}]"
    lines = {(line.basis, str(line.group)): line for line in shown_of(text).headlines}
    lowest = lines[Basis.HAPPENED, "carers"].lowest_described
    assert lowest is not None
    assert len(lowest.possible) == 7
    assert str(lines[Basis.PLANNED, "carers"].lowest_described) == "helped make it"
    assert str(lines[Basis.PLANNED, "members"].best) == "nobody took part"


ALL_STAGES = "{{who: carers, how: [{}]}}, {{who: staff, how: [{}]}}"


@pytest.mark.parametrize(
    ("carers", "staff", "steps"),
    [
        ("makes, decides, delivers", "makes, decides, delivers", [7]),
        ("makes, decides, delivers", "frames, makes, decides, delivers", [7]),
        ("makes, decides", "makes, decides, delivers", [6, 7]),
        ("makes", "makes, decides, delivers", [6]),
        ("decides", "makes, decides", [5, 6, 7]),
        ("frames, makes, decides, delivers, leads", "makes", [8]),
        ("delivers", "makes, decides, delivers", [1, 2, 3]),
        ("asked", "makes, decides, delivers", [4]),
        ("informed", "makes, decides, delivers", [3]),
    ],
)
def test_a_strand(carers: str, staff: str, steps: list[int]) -> None:
    """Step 7 and 8 come from the shares in the stages, and only for a strand."""
    part = ALL_STAGES.format(carers, staff)
    found = stage(f"activities: [{{id: day, status: happened, parts: [{part}], nobody_else: yes}}]")
    assert set(numbers(found)) <= set(steps)
    assert found.lowest == steps[0]


def test_delivery_without_voice() -> None:
    """Who only carries out has no step in that stage, and a flag says why."""
    text = (
        "activities: [{id: day, status: happened, parts: [{who: carers,"
        " how: delivers}, {who: staff, how: makes}]}]"
    )
    cell = stage(text, Stage.DELIVER)
    assert (cell.steps, cell.lowest, cell.highest) == (None, None, None)
    assert Flag.DELIVERY_WITHOUT_VOICE in cell.flags
    assert Flag.DELIVERY_WITHOUT_VOICE in stage(text).flags


WORK = """
activities:
  - {id: day, status: happened, parts: [{who: carers, how: delivers}, {who: staff, how: makes}],
     nobody_else: yes}
bodies: [{id: board, decides_by: majority, seats: [{who: [carers, staff], number: 2, votes: 1}]}]
decisions: [{id: choice, REST}]
"""


@pytest.mark.parametrize(
    ("rest", "is_raised"),
    [
        ("by: board, status: happened", False),
        ("status: happened", False),
        ("by: board", False),
        ("by: staff, status: happened", True),
        ("by: board, status: planned", True),
    ],
)
def test_who_decides_is_not_without_voice(rest: str, *, is_raised: bool) -> None:
    """A seat among those who decide is a voice, in a decision that has happened, or may have."""
    text = WORK.replace("REST", rest)
    for of in (None, Stage.DELIVER):
        assert (Flag.DELIVERY_WITHOUT_VOICE in stage(text, of).flags) == is_raised


def test_designed_before_they_came() -> None:
    """What was designed without them before leaves open whether they came in early."""
    text = """
activities:
  - id: first
    status: happened
    starts_on: {}
    parts: [{{who: staff, how: makes}}]
    nobody_else: yes
  - id: second
    status: happened
    starts_on: 2026-02-01
    nobody_else: yes
    parts: [{{who: [carers, staff], how: [makes, decides, delivers]}}]
  - {{id: topic, status: happened, parts: [{{who: staff, how: frames}}], nobody_else: yes}}
"""
    assert numbers(stage(text.format("2026-03-01"))) == [7]
    assert numbers(stage(text.format("2026-01-01"))) == [6, 7]
    undated = stage(text.format("undated"))
    assert numbers(undated) == [6, 7]
    assert undated.would_narrow == {Fact("first", "starts_on")}  # type: ignore[arg-type]  # an id


def test_who_is_not_named() -> None:
    """Where the parts are complete they were absent; else they may have had any share."""
    text = "activities: [{id: day, status: happened, parts: [{who: staff, how: makes}]}]"
    open_ = stage(text, Stage.DESIGN)
    assert numbers(open_) == [0, 1, 2, 3, 4, 5, 6]
    assert open_.would_narrow == {Fact("day", "nobody_else")}  # type: ignore[arg-type]  # an id
    complete = stage(f"complete: parts\n{text}", Stage.DESIGN)
    assert numbers(complete) == [0]
    assert complete.decided_by == (Fact("plan", "complete.parts"),)  # type: ignore[arg-type]  # an id


GROUPS = """
participants:
  - {id: everyone, size: 4, perspectives: carer}
  - {id: carers, size: 2, among: everyone, perspectives: carer}
  - {id: staff, perspectives: practitioner}
  - {id: both, perspectives: [carer, practitioner]}
organisations: [{id: council}]
"""


def test_groups_among_groups() -> None:
    """What is said of a group leaves open who of those among it was there."""
    text = (
        "activities: [{id: day, status: happened, parts: [{who: everyone,"
        " how: makes}], nobody_else: yes}]"
    )
    assert numbers(stage(text, Stage.DESIGN, GROUPS)) == [0, 1, 2, 3, 4, 5, 6]
    seat = """
bodies: [{id: board, decides_by: majority, seats: [{who: everyone, number: 2, votes: 1}]}]
decisions: [{id: choice, status: happened, by: board, binding: yes}]
contributions: [{id: idea, by: everyone}]
"""
    assert list(stage(seat, Stage.DECIDE, GROUPS).shares) == ["none", "input", "people"]
    named = (
        "decisions: [{id: choice, status: happened, by: everyone, binding: yes,"
        " decides_by: consensus}]"
    )
    cell = stage(named, Stage.DECIDE, GROUPS)
    assert list(cell.shares) == ["none", "input", "people"]
    assert Fact("choice", "by") in cell.would_narrow  # type: ignore[arg-type]  # an id
    own = stage(named.replace("by: everyone", "by: [everyone, carers]"), Stage.DECIDE, GROUPS)
    assert list(own.shares) == ["people"]


def test_the_hat_that_is_worn() -> None:
    """Who is both takes part for people's own lives only in that hat."""
    text = (
        "activities: [{{id: day, status: happened, parts: [{{who: both,"
        " how: makes{}}}], nobody_else: yes}}]"
    )

    def steps(hat: str) -> list[int]:
        found = shown_of(text.format(hat), GROUPS)
        [cell] = [c for c in found.activities if (c.basis, c.group) == ("happened", "both")]
        return numbers(cell)

    assert steps(", acting_as: practitioner") == [0]
    assert steps(", acting_as: carer") == [6]
    assert steps("") == [0, 6]


def test_flags() -> None:
    """A seat that can be outvoted and was chosen by the organisation, on its own terms."""
    people = """
organisations: [{id: council}]
participants:
  - {id: carers, perspectives: carer, recruited: chosen, recruited_by: council}
  - {id: staff, perspectives: practitioner}
"""
    text = BOARD.format(rule="majority", staff=3, carers=2, votes=1)
    text += "\ndecisions: [{id: choice, status: happened, by: board, binding: yes}]"
    assert Flag.CAN_BE_OUTVOTED in stage(text, Stage.DECIDE, people).flags
    joint = text.replace("majority", "consensus")
    for agreed, raised in (
        ("council", True),
        ("carers", False),
        ("[council, carers]", False),
        ("others", False),
    ):
        cell = stage(
            joint.replace("agreed_by: council", f"agreed_by: {agreed}"), Stage.DECIDE, people
        )
        assert (Flag.ONE_SIDED_TERMS in cell.flags) is raised


def test_money() -> None:
    """Who decides about the money alone leads, where they decide the rest too."""
    text = """
activities:
  - id: day
    status: happened
    nobody_else: yes
    parts: [{who: carers, how: [makes, decides, leads]}, {who: staff, how: makes}]
decisions:
  - {id: grant, status: happened, by: carers, decides_by: consensus, binding: yes, money: 100 GBP}
"""
    assert numbers(stage(text)) == [8]
    open_ = stage(text.replace(", money: 100 GBP", ""))
    assert Fact("grant", "money") in open_.would_narrow  # type: ignore[arg-type]  # an id


def test_a_reading_is_as_good_as_a_plan() -> None:
    """What is shown of a plan is shown of a reading of it."""
    plan = load("examples/lunch-club.yaml")
    assert shown(plan) == shown(Reading(plan))
