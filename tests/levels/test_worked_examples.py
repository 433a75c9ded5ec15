"""Cases and levels from the literature: the range of their facts holds the published level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from coproduction.levels.coding import Coding, range_of
from coproduction.levels.words import Flag
from levels.published_levels import (
    ASKED,
    BOTH,
    DESIGN,
    DIALOGUE,
    JOINT,
    LABOUR,
    LED,
    SURVEY,
    TELL,
    TOGETHER,
    PublishedLevel,
    levels,
    shares,
)

CASES: Mapping[str, tuple[tuple[int, ...], tuple[int, ...], Mapping[str, Any]]] = {
    # Caplan et al. 2014 (PMC4484890): improvement work at UW Health, by its own five types.
    "UW1: posters tell, nobody is asked": ((2, 3), (2, 3), TELL),
    "UW2: a survey, once": ((4,), (4,), {**SURVEY, "open_item": True, "repeated": False}),
    "UW3: calls and one meeting, both ways": ((4, 5), (4, 5), DIALOGUE),
    "UW4: a panel, monthly, can change details, advises": (
        (5,),
        (5,),
        {
            **DIALOGUE,
            "entry": "on_options",
            "open_item": True,
            "repeated": True,
            "design_by": "input",
            "decide_by": "input",
        },
    ),
    "UW5: a patient designs with the team, who decides is not stated": (
        (6, 7),
        (6, 7, 8),
        {**DESIGN, "decide_by": None},
    ),
    # Key et al. 2019, by the examples in table 3 of PMC11279648.
    "K2: statistics are used, nobody is contacted": ((0,), (0,), {"contact": False}),
    "K3: interviews, once, one way": ((4,), (4,), {**SURVEY, "repeated": False}),
    "K4: an advisory board meets repeatedly, can be outvoted": (
        (5,),
        (5,),
        {**DIALOGUE, "open_item": True, "repeated": True, "decide_by": "input"},
    ),
    "K6: they frame the need, decide, run and evaluate together": (
        (7,),
        (5, 6, 7),
        {
            "contact": True,
            "purpose": "joint",
            "views_asked": True,
            "entry": "before_agenda",
            **shares("joint", "agenda", "decide", "deliver", "evaluate"),
        },
    ),
    "K7: the community leads, holds the money and decides alone": (
        (8,),
        (8,),
        {
            "contact": True,
            "purpose": "hand_over",
            "entry": "before_agenda",
            **shares("people", "agenda", "design", "decide", "budget"),
        },
    ),
}


REMARKS: Mapping[str, tuple[tuple[int, ...], tuple[int, ...], Mapping[str, Any]]] = {
    # Needham & Carr 2009: the descriptive kind is compliance with a service (levels.md, 1).
    "descriptive co-production": ((1, 2, 3), (1, 2, 3), LABOUR),
    # Charles & DeMaio 1993, and Oliver et al. 2008.
    "consultation": ((4,), (4, 5), ASKED),
    "partnership": ((6, 7), (6, 7), BOTH),
    "lay control": ((8,), (8,), LED),
    # Roper, Grey & Cadogan 2018: equals from the outset and through all stages.
    "plan, design, deliver and evaluate together": ((7,), (7,), TOGETHER),
    # Cornwall Council's FAQ.
    "they see what is designed, and are asked": ((4,), (4,), {**SURVEY, "entry": "on_options"}),
    "they help explore, the council decides": (
        (5,),
        (4, 5),
        {**DIALOGUE, "decide_by": ("none", "input")},
    ),
    "they design together and decide jointly": ((6, 7), (6, 7), BOTH),
    # PMC6737754: an event for patients and staff, placed by its authors under partnership.
    "as many patients as staff at a design event": (
        (7,),
        (4, 5, 6, 7, 8),
        JOINT,
    ),
    # The usual mistakes, one at each boundary (levels.md, 3.2).
    "statistics are no community informed": ((0,), (0,), {"contact": False}),
    "attendance is no learning": ((1,), (1,), {**TELL, "purpose": None, "told": False}),
    "a training is no reason given": ((2,), (2,), {**TELL, "reasons_given": False}),
    "a consultation after the decision": (
        (1, 2, 3),
        (1, 2, 3),
        {"contact": True, "purpose": "ask", "views_asked": True, "entry": "after_all"},
    ),
    "one workshop, of which nobody says what was open": ((4, 5), (4, 5), DIALOGUE),
    "a feedback workshop is no co-design": ((4, 5), (4, 5), {**DIALOGUE, "design_by": "input"}),
    "a leaflet that was designed together": (
        (6,),
        (6,),
        {**DESIGN, **shares("none", "agenda", "decide", "deliver", "evaluate")},
    ),
    "people lead, and that is no better than 7": ((8,), (8,), {**LED, "budget_by": "people"}),
}
"""What the authors, or the notes on them, say of a level in passing."""


@pytest.mark.parametrize(("published", "allowed", "facts"), REMARKS.values(), ids=REMARKS)
def test_a_remark(
    published: tuple[int, ...], allowed: tuple[int, ...], facts: Mapping[str, Any]
) -> None:
    """What is said of a level in passing holds as well, and nothing is left open without need."""
    test_a_worked_example(published, allowed, facts)


def test_a_survey_of_people_who_were_told_nothing() -> None:
    """The rules are not cumulative: it is still step 4, and a flag says what was skipped."""
    steps = range_of(Coding(**{**SURVEY, "told": False}))
    assert (steps.possible, steps.flags) == ((4,), (Flag.SKIPPED_INFORMATION,))


def test_the_strict_and_the_ordinary_meaning_of_co_production() -> None:
    """All five stages from the outset are strict; the ordinary meaning needs no evaluation."""
    assert range_of(Coding(**TOGETHER)).strict_co_production is True
    ordinary = {**TOGETHER, "evaluate_by": "none"}
    assert range_of(Coding(**ordinary)).possible == (7,)
    assert range_of(Coding(**ordinary)).strict_co_production is False


@pytest.mark.parametrize(("published", "allowed", "facts"), CASES.values(), ids=CASES)
def test_a_worked_example(
    published: tuple[int, ...], allowed: tuple[int, ...], facts: Mapping[str, Any]
) -> None:
    """The range holds the published level, and no more than its facts leave open."""
    steps = range_of(Coding(**facts))
    assert {*published} <= {*steps.possible}
    assert steps.possible == allowed


def test_what_would_narrow_the_widest_examples() -> None:
    """Where a case leaves more than was published, the range says which fact would settle it."""
    _, _, facts = CASES["K6: they frame the need, decide, run and evaluate together"]
    answers = {
        value: answer.steps.possible
        for answer in range_of(Coding(**facts)).would_narrow
        if answer.field == "design_by"
        for value in answer.values
    }
    assert answers == {
        "none": (5, 6, 7),
        "input": (5, 6, 7),
        "joint": (7,),
        "people": (7,),
    }
    _, _, facts = CASES["UW5: a patient designs with the team, who decides is not stated"]
    assert range_of(Coding(**facts, budget_by="none", agenda_by="none")).highest == 8
    assert range_of(Coding(**{**facts, "decide_by": ("none", "joint")})).possible == (6, 7)


NOT_SUPPORTED = {("shier", 1)}
"""Our mapping puts these where their own words do not.

Shier's first level says that adults listen when children speak up by themselves. So they
were not asked, and that is step 3 at most; our mapping has 3 to 4, best 4.
"""


@pytest.mark.parametrize(
    "level", tuple(levels()), ids=lambda level: f"{level.scale}-{level.number}"
)
def test_a_published_level(level: PublishedLevel) -> None:
    """The facts in the words of a level allow the step that it stands for."""
    steps = range_of(level.coding)
    assert (steps.lowest, steps.highest) == (level.lowest, level.highest)
    if level.best is not None:
        supported = (level.scale, level.number) not in NOT_SUPPORTED
        assert (level.best in steps.possible) == supported
    assert steps.contradictions == ()


@pytest.mark.parametrize(("scale", "number"), [("pretty", 4), ("cornwall", 2), ("shirk", 2)])
def test_delivery_without_a_voice_is_flagged(scale: str, number: int) -> None:
    """Levels at which people only deliver are off this axis: no step above 3, and a flag."""
    [level] = [one for one in levels() if (one.scale, one.number) == (scale, number)]
    steps = range_of(level.coding)
    assert steps.highest == 3
    assert steps.flags == (Flag.DELIVERY_WITHOUT_VOICE,)


def test_placation_is_told_from_partnership() -> None:
    """Chosen people whom others can outvote: Arnstein's fifth rung, flagged in neutral words."""
    [fifth, sixth] = [one for one in levels() if one.scale == "arnstein" and one.number in {5, 6}]
    assert range_of(fifth.coding).flags == (Flag.CAN_BE_OUTVOTED,)
    assert Flag.CAN_BE_OUTVOTED not in range_of(sixth.coding).flags


def test_data_taken_and_nothing_heard_back_is_flagged() -> None:
    """Snijder's third level differs from the fourth by the answer that people get."""
    third = range_of(Coding(**ASKED, feedback=False, both_ways=False))
    assert (third.possible, third.flags) == ((4,), (Flag.NO_FEEDBACK,))
