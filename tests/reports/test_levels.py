"""How people took part, in words and as data."""

from __future__ import annotations

import json

import pytest

from coproduction import Reading, loads
from coproduction.documents import reads
from coproduction.errors import UnknownNameError
from coproduction.levels.crosswalk import levels_for
from coproduction.levels.ranges import Steps
from coproduction.levels.scales import scale, scales
from coproduction.levels.steps import Level
from coproduction.reports.levels_beside import NOTHING, Beside
from coproduction.reports.levels_records import levels_to_json, levels_to_record, scales_to_json
from coproduction.reports.levels_said import how_many_more, levels_in, row
from coproduction.reports.levels_text import levels_to_text, scales_to_text
from levels.gardens import DAY, HEAD


def text_of(rest: str, beside: Beside = NOTHING) -> str:
    """Return the page about a plan, on one line."""
    file = reads(HEAD + rest)
    page = levels_to_text(Reading(file.plan), file, beside)
    return " ".join(page.split())


def test_words_for_steps_and_never_numbers() -> None:
    """Steps are words; each says what it rests on, and what to ask."""
    page = text_of("activities: [{id: day, parts: [{who: neighbours}], stages: design}]")
    assert (
        "Making so far: the plan does not say with what is planned: "
        'between "were there, and were not asked" and "helped make it"'
    ) in page
    assert "To ask the group: Day: how did neighbours take part" in page
    assert "[line" in page
    assert "Choosing the topic nothing is recorded" in page
    assert "The plan does not say enough of who started this." in page
    page = text_of(DAY)
    assert "Making were asked" in page
    assert "Making, for neighbours: day." in page


def test_who_started_it() -> None:
    """Who began is said apart from how far it went."""
    for who, said in (
        ("council", "An organisation started this."),
        ("neighbours", "People in lived-experience, carer or community seats started this."),
        ("[council, neighbours]", "Organisations and people in other seats started this together."),
        ("[]", "The plan does not say enough of who started this."),
    ):
        assert said in text_of(f"initiated_by: {who}")


def test_planned_and_happened_apart() -> None:
    """Both readings are printed where they differ, by strand, and one where they do not."""
    text = """
strands: [{id: north}, {id: south}]
activities:
  - {id: day, strand: north, status: planned, parts: [{who: neighbours, how: delivers}]}
"""
    page = text_of(text)
    assert "North ----- Neighbours" in page
    assert "South ----- Neighbours" in page
    assert (
        "so far: nothing is recorded with what is planned: helped carry it out, "
        "which has no step of its own"
    ) in page
    assert "North. Carrying out, for neighbours, with what is planned: day." in page
    assert "with what is planned" not in text_of(DAY)


def test_who_is_not_named() -> None:
    """Where an activity does not name a group, and what is shown rests on it, that is said."""
    page = text_of(
        """
activities:
  - {id: day, status: happened, parts: [{who: staff, how: makes}], nobody_else: yes}
"""
    )
    assert "Making, for neighbours: day (they are not named there)." in page
    plan = """
format: coproduction-plan/1
id: garden
participants:
  - {id: neighbours, perspectives: community}
  - {id: young-neighbours, perspectives: community, among: neighbours}
activities:
  - {id: survey, status: happened, stages: design, open: no, parts: [{who: neighbours, how: asked}]}
"""
    page = " ".join(levels_to_text(Reading(loads(plan))).split())
    assert "Making, for neighbours: survey." in page
    assert "Making, for young neighbours: survey (named there only as part of neighbours)." in page


def test_flags_of_the_whole_stand_apart() -> None:
    """A flag of a strand that no stage has is said of the best that was reached."""
    page = text_of(
        """
complete: [contributions]
contributions: [{id: bench, by: neighbours, at: talk, reply: no}]
activities:
  - {id: talk, status: happened, stages: [], parts: [{who: neighbours, how: informed}],
     nobody_else: yes}
decisions:
  - {id: topic, stage: agenda, at: talk, by: neighbours, binding: yes, decides_by: consensus,
     status: happened}
"""
    )
    said = "They were not told what became of what they said."
    assert f"Best reached, for neighbours: {said}" in page
    assert page.count(said) == 1


def test_what_rests_on_a_decision() -> None:
    """A decision that an answer rests on is named like an activity."""
    page = text_of(
        """
decisions:
  - {id: colour, status: happened, by: [neighbours, staff], decides_by: consensus}
"""
    )
    assert "Deciding, for neighbours: colour." in page


def test_nobody_to_show() -> None:
    """A plan without such seats says so."""
    plan = loads(
        "format: coproduction-plan/1\nid: p\nparticipants: [{id: staff, perspectives: manager}]"
    )
    page = levels_to_text(Reading(plan))
    assert "names no lived-experience, carer or community seats" in page
    assert "read as on" not in page


def test_many_questions_are_counted() -> None:
    """Each question is asked once, with what it is about; above some, they are counted."""
    acts = ", ".join(
        f"{{id: day-{n}, parts: [{{who: neighbours}}], stages: design}}" for n in range(3)
    )
    page = text_of(f"activities: [{acts}]")
    assert "more question" in page
    assert page.count("Day 1: how did neighbours take part") == 1
    assert "This is about making, for neighbours." in page
    assert "This is about the best reached, for neighbours." in text_of(DAY)
    plan = loads(HEAD + f"activities: [{acts}]")
    assert "[line" not in levels_to_text(Reading(plan))
    assert list(how_many_more(1)) == ["And 1 more question."]
    assert list(how_many_more(2)) == ["And 2 more questions."]
    assert list(how_many_more(0)) == []


def test_contradictions_are_said() -> None:
    """Words and a decision that cannot both be are put to the group."""
    page = text_of(
        """
activities: [{id: day, status: happened, parts: [{who: neighbours, how: informed}]}]
decisions:
  - id: colour
    stage: design
    status: happened
    at: day
    by: neighbours
    binding: yes
    decides_by: consensus
""".replace(
            "{who: neighbours, how: informed}",
            "{who: neighbours, how: informed}, {who: staff, how: makes}",
        )
    )
    assert "Day and colour say different things about neighbours." in page


def test_another_scale() -> None:
    """Each answer is given in another scale too, as a range that is marked as ours."""
    page = text_of(DAY, Beside(scale=scale("iap2")))
    assert "Making were asked (iap2: Consult)" in page
    assert "proposed by the coproduction project" in page
    assert levels_for(scale().levels[3].steps.possible, to="thompson") == ()
    with pytest.raises(UnknownNameError):
        levels_for([Level.CONSULTATION], to="no-such-scale")


@pytest.mark.parametrize("name", list(scales()))
def test_every_scale(name: str) -> None:
    """What has no order is listed, what is about something else says so once."""
    of = scale(name)
    plan = "activities: [{id: day, parts: [{who: neighbours, how: [makes, decides]}]}]"
    page, other = text_of(plan), text_of(plan, Beside(scale=of))
    if of.unit:
        assert other.count(f"The scale {name} is about {of.unit}.") == 1
        assert f"({name}:" not in other
    else:
        assert f"The tables also give each answer in the scale {name}" in other
        assert f"({name}:" in other
    if not of.ordered:
        assert f"({name}: from" not in other
        assert f"Its levels have no order: it is {of.form}." in other
    for level in of.levels:
        left_out = "so they are left out:" in other and level.label in other
        assert left_out or not level.steps.off_axis
    assert "(" + name not in page


@pytest.mark.parametrize(
    ("name", "steps", "said"),
    [
        ("iap2", [4], "Consult"),
        ("iap2", [4, 5], "Consult or Involve"),
        ("iap2", [3, 4, 5], "from Inform to Involve"),
        ("iap2", [0], "no level"),
        ("iap2", [2, 3, 4, 0], "Inform, Consult or no level"),
        ("davidson", [3, 4, 6], "Information, Consultation or Participation"),
        (
            "hart",
            [4, 5, 6, 7],
            (
                "Tokenism; Assigned but informed; Consulted and informed; Adult-initiated, shared "
                "decisions with children or Child-initiated, shared decisions with adults"
            ),
        ),
    ],
)
def test_levels_of_another_scale_in_words(name: str, steps: list[int], said: str) -> None:
    """Only what is in order and without a gap goes from one to another."""
    assert levels_in(scale(name), Steps(possible=steps)) == said


def test_every_stage_is_described() -> None:
    """Where every stage is described, nothing is said of what is not recorded."""
    how = "[frames, makes, decides, delivers, evaluates]"
    page = text_of(
        f"activities: [{{id: day, status: happened, parts: [{{who: neighbours, how: {how}}}]}}]"
    )
    assert "nothing is recorded" not in page


def test_claims_in_words() -> None:
    """An honest low step gets no warning; what is not compared says why."""
    page = text_of(
        "claims: [{level: consultation, about: day, by: council, stated_on: 2026-02}, "
        "{level: magic}]" + DAY
    )
    assert 'The plan calls day "consultation". This was said by council (February 2026).' in page
    assert "No scale is named, so it is read in the scale tlap. There it means: were asked." in page
    assert "For neighbours, the facts fit." in page
    assert 'The plan calls this "magic".' in page
    assert "This is not held against the facts. The scale tlap has no level called magic." in page
    page = text_of("claims: [{level: co-production, about: day}]" + DAY)
    assert "You could move more of the choice to the shared group, or use another word." in page


def test_a_claim_in_another_scale() -> None:
    """The scale is named, with its title, and what the level may mean."""
    page = text_of("claims: [{level: Partnership, scale: arnstein, about: day}]" + DAY)
    assert "The scale is arnstein: Ladder of citizen participation." in page
    assert (
        'There it may mean anything between "helped make it" and "shared it all the way, '
        'decisions too".'
    ) in page
    page = text_of("claims: [{level: Shared decision-making, scale: thompson}]" + DAY)
    assert (
        "The scale thompson is about one person's own care. It is not about a service or a project."
    ) in page
    page = text_of("claims: [{level: x, scale: no-such-scale}]" + DAY)
    assert "There is no scale called no-such-scale." in page


TWO_GROUPS = """
format: coproduction-plan/1
id: garden
participants:
  - {id: neighbours, perspectives: community}
  - {id: carers, perspectives: carer}
  - {id: staff, perspectives: practitioner}
activities:
  - {id: day, status: happened, parts: [{who: [neighbours, carers, staff], how: makes}]}
  - {id: board, status: planned, parts: [{who: [carers, staff], how: decides}]}
"""


def claims_on(text: str, claims: str) -> str:
    """Return what the page says of claims, on one line."""
    page = levels_to_text(Reading(loads(f"{text}claims: [{claims}]\n")))
    return " ".join(page[page.index("What the plan calls it") :].split())


def test_claims_are_grouped() -> None:
    """What is the same for groups and bases is said once, and what would settle it is asked."""
    page = claims_on(TWO_GROUPS, "{level: 4-5, about: [day, neighbours]}, {level: informing}")
    assert 'The plan calls day "4-5", for neighbours.' in page
    assert "For neighbours, the facts show more: helped make it. You may want to say so." in page
    page = claims_on(TWO_GROUPS, "{level: co-production}")
    assert (
        'For neighbours, the facts show: between "helped make it" and "people lead". '
        "That leaves open if it fits."
    ) in page
    assert "So far, for carers, the facts show:" in page
    assert "With what is planned, for carers, the facts show:" in page
    assert page.count("To ask the organisers: Are there any decisions?") == 2  # and on the list
    page = claims_on(TWO_GROUPS, "{level: co-design, about: [day, board]}")
    assert "For neighbours (day) and carers (day), the facts fit." in page
    assert "With what is planned, for carers (board), the facts show:" in page


def test_claims_that_nothing_can_be_held_against() -> None:
    """Where the plan does not say, or there is no step, the sentence is whole."""
    page = claims_on(
        """
format: coproduction-plan/1
id: garden
participants:
  - {id: carers, perspectives: carer}
  - {id: neighbours, perspectives: community}
  - {id: young-neighbours, perspectives: community, among: neighbours}
activities:
  - {id: day, parts: [{who: neighbours, how: makes}]}
  - {id: digging, status: happened, parts: [{who: carers, how: delivers}]}
""",
        "{level: co-design, about: day}, {level: co-design, about: digging}",
    )
    assert "For young neighbours, the plan does not say." in page
    assert (
        "Carers helped carry it out, which has no step of its own. So this is not compared." in page
    )


LED = """
activities:
  - id: year
    status: happened
    parts: [{who: neighbours, how: leads}]
    stages: [agenda, design, decide, deliver, evaluate]
    nobody_else: yes
"""


def test_people_lead_is_neither_more_nor_less() -> None:
    """The sentence does not tell people who lead to share more."""
    page = text_of("claims: [{level: co-production}]\ncomplete: [activities, decisions]\n" + LED)
    assert (
        "For neighbours, the facts show something else: people lead. To lead is neither more nor "
        "less than to share. You could use another word."
    ) in page


CHANGING = """
strands: [{id: north}]
activities:
  - {id: survey, strand: north, status: happened, starts_on: 2026-01, stages: design, open: no,
     parts: [{who: neighbours, how: asked}], nobody_else: yes}
  - {id: day, strand: north, status: happened, starts_on: 2026-02-03,
     parts: [{who: [neighbours, staff], how: makes}], nobody_else: yes}
  - {id: vague, strand: north, status: happened, starts_on: 2026,
     parts: [{who: neighbours, how: asked}]}
  - {id: walk, strand: north, status: happened, parts: [{who: neighbours, how: informed}]}
  - {id: board, strand: north, status: planned, starts_on: 2026-06,
     parts: [{who: staff, how: decides}, {who: neighbours, how: informed}], nobody_else: yes}
"""


def test_change_over_time_and_stages() -> None:
    """Dated activities in order, with direction; those without a day, or too vague, are named."""
    page = text_of(CHANGING, Beside(change=True))
    assert "Neighbours (north), from activity to activity, so far" in page
    assert "January 2026 survey: were asked" in page
    assert "3 February 2026 day: helped make it (further than before)" in page
    assert "June 2026 board: were told what and why (less far than before)" in page
    assert "Without a day in the plan: walk." in page
    assert "Dated too vaguely to have a place: vague." in page
    assert "Neighbours (north), from stage to stage, with what is planned" in page
    assert "Making shared it" in page
    assert "This does not say why." in page
    assert "How it changed" not in text_of(CHANGING)
    one = DAY.replace("happened,", "happened, starts_on: 2026-01-01,")
    assert "so there is no change to show." in text_of(one, Beside(change=True))
    open_shares = """
activities:
  - {id: day, status: happened, starts_on: 2026-01-01, parts: [{who: neighbours, how: makes}]}
  - {id: end, status: happened, starts_on: 2026-02-01, parts: [{who: staff, how: decides}]}
"""
    page = text_of(open_shares, Beside(change=True))
    assert "Neighbours, from stage to stage Making shared it or could do it alone" in page
    assert "Deciding the plan does not say (the facts leave open if this is a change)" in page


def test_a_long_label_has_a_line_of_its_own() -> None:
    """A day between two others does not fit the first column."""
    assert row("May 2026", "day: were asked") == "  May 2026            day: were asked"
    assert row("between 3 March 2026 and 5 April 2026", "day: were asked") == (
        "  between 3 March 2026 and 5 April 2026\n                      day: were asked"
    )


def test_beside_another_plan() -> None:
    """What both have is compared; what only one has is not comparable, and named."""
    earlier = loads(HEAD + DAY)
    later = DAY.replace("how: asked", "how: makes").replace(", stages: design, open: no", "")
    page = text_of(later, Beside(against=earlier))
    assert "Beside the other plan: Garden" in page
    assert "Making There: were asked. Here: helped make it. Here it goes further." in page
    other = loads(
        "format: coproduction-plan/1\nid: club\ntitle: The club\n"
        "participants: [{id: cooks, title: The cooks, perspectives: community}]"
    )
    page = text_of(later, Beside(against=Reading(other)))
    assert "Beside the other plan: The club" in page
    assert "Only this plan has: Neighbours. Not comparable." in page
    assert "Only the other plan has: The cooks. Not comparable." in page


def test_the_record() -> None:
    """The data have the steps, the facts with their places, the headlines and the claims."""
    file = reads(
        f"{HEAD}claims: [{{level: consultation, by: council, about: day}}, {{level: magic}}]{DAY}"
    )
    record = json.loads(levels_to_json(Reading(file.plan), file, Beside(scale=scale("iap2"))))
    assert (record["format"], record["on"], record["scale"]) == (
        "coproduction-levels/1",
        "2026-05-01",
        "iap2",
    )
    [design] = [c for c in record["shown"] if (c["basis"], c["stage"]) == ("happened", "design")]
    assert (design["lowest"], design["highest"], design["levels"]) == (4, 4, ["Consult"])
    assert design["without_level"] == []
    assert design["decided_by"][0]["field"] == "parts.how"
    assert design["decided_by"][0]["location"]["line"] > 1
    assert [claim["lowest"] for claim in record["claims"]] == [4, None]
    assert record["claims"][0]["compared"][0]["fit"] == "fits"
    assert (record["scale_why_not"], record["change"], record["against"]) == (None, None, None)
    bare = levels_to_record(Reading(loads(HEAD)))
    assert bare["headlines"][0]["lowest_described"]["lowest"] is None
    other = levels_to_record(Reading(loads(HEAD)), None, Beside(scale=scale("iap2")))
    assert other["headlines"][0]["lowest_described"]["levels"] == []
    assert other["strands"][0]["without_level"] == [0, 1]
    own_care = levels_to_record(Reading(loads(HEAD)), None, Beside(scale=scale("thompson")))
    assert own_care["scale_why_not"].startswith("The scale thompson is about one person's own care")


def test_the_record_of_change() -> None:
    """Change is data too: cells, a direction, and what has no place in the order."""
    record = levels_to_record(Reading(loads(HEAD + CHANGING)), None, Beside(change=True))
    [over_time] = [each for each in record["change"]["over_time"] if each["basis"] == "planned"]
    assert (over_time["strand"], over_time["group"]) == ("north", "neighbours")
    assert [
        (each["earlier"]["activity"], each["later"]["activity"], each["direction"])
        for each in over_time["changes"]
    ] == [("survey", "day", "further"), ("day", "board", "less-far")]
    assert (over_time["undated"], over_time["unordered"]) == (["walk"], ["vague"])
    stages = record["change"]["from_stage_to_stage"]
    assert [
        (each["earlier"]["stage"], each["later"]["stage"], each["direction"])
        for each in stages
        if each["later"]["basis"] == "planned"
    ] == [("design", "decide", "less-far")]


def test_the_record_of_two_plans() -> None:
    """What only one plan has is there, not comparable, with nothing beside it."""
    other = loads(
        "format: coproduction-plan/1\nid: club\nparticipants: [{id: x, perspectives: community}]"
    )
    plan = Reading(loads(HEAD + DAY))
    for against in (other, Reading(other)):
        record = levels_to_record(plan, None, Beside(against=against))["against"]
        assert record["plan"] == "club"
        assert {each["direction"] for each in record["changes"]} == {"not-comparable"}
        sides = {(each["earlier"] is None, each["later"] is None) for each in record["changes"]}
        assert sides == {(True, False), (False, True)}
    same = levels_to_record(plan, None, Beside(against=plan))["against"]
    [design] = [
        each
        for each in same["changes"]
        if (each["later"]["basis"], each["later"]["stage"]) == ("happened", "design")
    ]
    assert design["direction"] == "same"


def test_the_list_of_scales() -> None:
    """Every scale is listed, with whose it is."""
    assert "tlap" in scales_to_text()
    found = {each["name"]: each for each in json.loads(scales_to_json())["scales"]}
    assert found["tlap"]["levels"][3]["label"] == "Consultation"
