"""How people took part, in words and as data."""

from __future__ import annotations

import json

import pytest

from coproduction import Reading, loads
from coproduction.documents import reads
from coproduction.errors import UnknownNameError
from coproduction.levels.claims import Fit, claims_of, fit_of
from coproduction.levels.crosswalk import levels_for
from coproduction.levels.ranges import Steps
from coproduction.levels.scales import scale
from coproduction.levels.shown import shown
from coproduction.levels.steps import Level
from coproduction.reports.levels_records import levels_to_json, levels_to_record, scales_to_json
from coproduction.reports.levels_text import levels_to_text, scales_to_text

HEAD = """
format: coproduction-plan/1
id: garden
recorded_on: 2026-05-01
organisations: [{id: council}]
participants:
  - {id: neighbours, perspectives: community}
  - {id: staff, perspectives: practitioner}
"""
DAY = """
activities:
  - {id: day, status: happened, parts: [{who: neighbours, how: asked}], stages: design, open: no}
"""


def text_of(rest: str, **options: object) -> str:
    """Return the page about a plan, on one line."""
    file = reads(HEAD + rest)
    page = levels_to_text(Reading(file.plan), file, **options)  # type: ignore[arg-type]  # one table
    return " ".join(page.split())


def fits(claims: str, rest: str = DAY) -> list[Fit]:
    """Return how claims and what has happened go together."""
    plan = loads(f"{HEAD}claims: [{claims}]\n{rest}")
    held = claims_of(plan, shown(plan))
    return [each.fit for one in held for each in one.comparisons if each.cell.basis == "happened"]


def test_words_for_steps_and_never_numbers() -> None:
    """Steps are words; each says what it rests on, and what to ask."""
    page = text_of("activities: [{id: day, parts: [{who: neighbours}], stages: design}]")
    assert "Neighbours: between nobody took part and helped make it." in page
    assert "To ask the group: Day: how did neighbours take part" in page
    assert "[line" in page
    assert "Nothing is recorded of: choosing the topic" in page
    assert "The plan does not say enough of who started this." in page
    page = text_of(DAY)
    assert "Neighbours: were asked. Based on: day." in page


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
    assert "What has happened: north" in page
    assert "What is planned or has happened: south" in page
    assert "helped carry it out, which has no step of its own" in page
    assert "What is planned" not in text_of(DAY)


def test_nobody_to_show() -> None:
    """A plan without such seats says so."""
    plan = loads(
        "format: coproduction-plan/1\nid: p\nparticipants: [{id: staff, perspectives: manager}]"
    )
    page = levels_to_text(Reading(plan))
    assert "names no lived-experience, carer or community seats" in page
    assert "read as on" not in page


def test_many_questions_are_counted() -> None:
    """Above three, the questions about one cell are counted."""
    acts = ", ".join(
        f"{{id: day-{n}, parts: [{{who: neighbours}}], stages: design}}" for n in range(3)
    )
    assert "more questions." in text_of(f"activities: [{acts}]")
    plan = loads(HEAD + f"activities: [{acts}]")
    assert "[line" not in levels_to_text(Reading(plan))


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
    page = text_of(DAY, scale=scale("iap2"))
    assert "Neighbours: were asked (iap2: Consult)" in page
    assert "proposed by the coproduction project" in page
    assert levels_for(scale().levels[3].steps.possible, to="thompson") == ()
    with pytest.raises(UnknownNameError):
        levels_for([Level.CONSULTATION], to="no-such-scale")


def test_claims_both_ways() -> None:
    """A claim may fit, say more or less than the facts, or be left open."""
    assert fits("{level: consultation}") == [Fit.CANNOT_TELL]  # the strand's highest is open
    assert fits("{level: consultation, about: day}") == [Fit.FITS]
    assert fits("{level: 4-5, about: day}") == [Fit.FITS]
    assert fits("{level: 4-5, about: [day, neighbours]}") == [Fit.FITS]
    assert fits("{level: co-production, about: day}") == [Fit.CLAIMS_MORE]
    assert fits("{level: Informing, about: day}") == [Fit.SHOWS_MORE]
    assert fits("{level: Involve, scale: iap2, about: day}") == [Fit.CLAIMS_MORE]
    assert fits("{level: Collaborate, scale: iap2, about: day}") == [Fit.CLAIMS_MORE]
    for off in (
        "{level: For material incentives, scale: pretty}",
        "{level: Non-involved, scale: thompson}",
        "{level: x, scale: no-such-scale}",
    ):
        assert fits(off) == []
    assert fits("{level: anything at all}") == []
    assert fits("{level: co-production, about: council}") == []
    assert fits("{level: co-production, about: neighbours}") == [Fit.CANNOT_TELL]
    assert fits("{level: co-production, about: garden}") == [Fit.CANNOT_TELL]
    one, two = (
        "happened, parts: [{who: neighbours, how: informed}]",
        "parts: [{who: neighbours, how: makes}]",
    )
    both = f"activities: [{{id: day, stages: design, status: {one}}}, {{id: two, {two}}}]"
    assert fits("{level: 4-5}", both) == [Fit.CANNOT_TELL]
    only = "activities: [{id: day, status: happened, parts: [{who: neighbours, how: delivers}]}]"
    assert fits("{level: co-production, about: day}", only) == [Fit.CANNOT_TELL]


def test_less_or_more_and_not_what_is_claimed() -> None:
    """Where a step between is claimed, and only lower or higher ones are possible, it differs."""
    claimed = scale().level("Consultation").steps
    assert fit_of(claimed, Steps(possible=[3, 6])) == Fit.DIFFERS


def test_every_stage_is_described() -> None:
    """Where every stage is described, nothing is said of what is not recorded."""
    how = "[frames, makes, decides, delivers, evaluates]"
    page = text_of(
        f"activities: [{{id: day, status: happened, parts: [{{who: neighbours, how: {how}}}]}}]"
    )
    assert "Nothing is recorded" not in page


def test_claims_in_words() -> None:
    """An honest low step gets no warning; what is not compared says why."""
    page = text_of("claims: [{level: consultation, about: day}, {level: magic}]" + DAY)
    assert "The plan calls this consultation. For neighbours, the facts fit." in page
    assert "The plan calls this magic. This is not compared." in page
    page = text_of("claims: [{level: co-production, about: day}]" + DAY)
    assert "You could move more of the choice to the shared group, or use another word." in page


def test_the_record() -> None:
    """The data have the steps, the facts with their places, the headlines and the claims."""
    file = reads(
        f"{HEAD}claims: [{{level: consultation, by: council, about: day}}, {{level: magic}}]{DAY}"
    )
    record = json.loads(levels_to_json(Reading(file.plan), file, scale=scale("iap2")))
    assert (record["format"], record["on"], record["scale"]) == (
        "coproduction-levels/1",
        "2026-05-01",
        "iap2",
    )
    [design] = [c for c in record["shown"] if (c["basis"], c["stage"]) == ("happened", "design")]
    assert (design["lowest"], design["highest"], design["levels"]) == (4, 4, ["Consult"])
    assert design["decided_by"][0]["field"] == "parts.how"
    assert design["decided_by"][0]["location"]["line"] > 1
    assert [claim["lowest"] for claim in record["claims"]] == [4, None]
    assert record["claims"][0]["compared"][0]["fit"] == "fits"
    bare = levels_to_record(Reading(loads(HEAD)))
    assert bare["headlines"][0]["lowest_described"]["lowest"] is None
    other = levels_to_record(Reading(loads(HEAD)), scale=scale("iap2"))
    assert other["headlines"][0]["lowest_described"]["levels"] == []


def test_the_list_of_scales() -> None:
    """Every scale is listed, with whose it is."""
    assert "tlap" in scales_to_text()
    found = {each["name"]: each for each in json.loads(scales_to_json())["scales"]}
    assert found["tlap"]["levels"][3]["label"] == "Consultation"
