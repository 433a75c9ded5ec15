"""The levels of published scales, as facts: what the words of each scale say, and no more.

Each level is coded from its description alone (``levels.md`` §1). ``best`` is the step
that it stands for: the scale's own number for ``tlap`` and ``nef``, our mapping for the
others (``levels.md`` §2.2), and ``None`` for levels off this axis. ``lowest`` and
``highest`` are the range that the description forces. Where it says that people were only
told, or only asked, that is coded as no share, or input at most, in every stage.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from coproduction.levels.coding import Coding

Facts = Mapping[str, Any]

STAGES = ("agenda", "design", "decide", "deliver", "evaluate")


def shares(value: Any, *others: str) -> dict[str, Any]:
    """Return the same share in some stages, or in all of them and the money."""
    return {f"{stage}_by": value for stage in others or (*STAGES, "budget")}


ONLY_INPUT = shares(("none", "input"))
IN_TIME = {"contact": True, "entry": ("before_agenda", "on_implementation")}

TELL: Facts = {
    "contact": True,
    "purpose": "tell",
    "told": True,
    "views_asked": False,
    "both_ways": False,
    **shares("none"),
}
ASKED: Facts = {**IN_TIME, "purpose": "ask", "views_asked": True, **ONLY_INPUT}
SURVEY: Facts = {**ASKED, "both_ways": False}
OPEN: Facts = {**ASKED, "open_item": True}
DIALOGUE: Facts = {**ASKED, "purpose": "dialogue", "both_ways": True}
TALK: Facts = {**DIALOGUE, "open_item": True, "repeated": True}
JOINT: Facts = {**IN_TIME, "purpose": "joint", "views_asked": True}
DECIDE: Facts = {**JOINT, **shares("joint", "decide")}
DESIGN: Facts = {**JOINT, **shares("joint", "design"), **shares(("none", "joint"), "decide")}
BOTH: Facts = {**JOINT, **shares("joint", "design", "decide")}
TOGETHER: Facts = {**JOINT, "entry": "before_agenda", **shares("joint", *STAGES)}
DELEGATED: Facts = {**JOINT, "purpose": "hand_over", **shares("people", "decide")}
LED: Facts = {**DELEGATED, "entry": "before_agenda", **shares("people", "agenda", "design")}
LABOUR: Facts = {
    **IN_TIME,
    "purpose": "joint",
    "views_asked": False,
    **shares("none", "agenda", "design", "decide"),
    **shares("joint", "deliver"),
}


@attrs.frozen
class PublishedLevel:
    """A level of a published scale.

    Attributes:
        scale: The scale.
        number: Its number there.
        best: The step that it stands for, or ``None`` off this axis.
        lowest: The lowest step that the description allows.
        highest: The highest.
        coding: What the description says.
    """

    scale: str
    number: int
    best: int | None
    lowest: int
    highest: int
    coding: Coding


def levels() -> Iterator[PublishedLevel]:
    """Yield every level."""
    for scale, rows in SCALES.items():
        for number, best, lowest, highest, facts in rows:
            yield PublishedLevel(scale, number, best, lowest, highest, Coding(**facts))


Row = tuple[int, int | None, int, int, Facts]

SCALES: Mapping[str, tuple[Row, ...]] = {
    "tlap": (
        (1, 1, 1, 1, {"contact": True, "told": False, "views_asked": False, **shares("none")}),
        (2, 2, 2, 2, {**TELL, "purpose": "teach", "reasons_given": False}),
        (3, 3, 3, 3, {**TELL, "reasons_given": True}),
        (4, 4, 4, 4, {**ASKED, "open_item": False}),
        (5, 5, 5, 5, {**TALK, "told": True}),
        (6, 6, 6, 6, {**DESIGN, "open_item": True, **shares("none", "deliver", "evaluate")}),
        (7, 7, 7, 7, TOGETHER),
    ),
    "nef": (
        (1, 1, 1, 1, {"contact": True, "purpose": "change_people"}),
        (2, 2, 2, 2, {**TELL, "purpose": "teach", "reasons_given": False}),
        (3, 3, 2, 3, TELL),
        (4, 4, 4, 4, {**SURVEY, "entry": "on_options"}),
        (5, 5, 4, 5, {**DIALOGUE, "repeated": True}),
        (6, 6, 6, 7, DESIGN),
        (7, 7, 6, 7, {**BOTH, **shares("joint", "deliver")}),
    ),
    "arnstein": (
        (1, 1, 1, 1, {"contact": True, "purpose": "endorse", **shares(("none", "input"))}),
        (2, 1, 1, 1, {"contact": True, "purpose": "change_people"}),
        (3, 3, 2, 3, TELL),
        (4, 4, 4, 5, ASKED),
        (
            5,
            5,
            4,
            5,
            {**DIALOGUE, "repeated": True, "decide_by": "input", "selected_by": "organisation"},
        ),
        (6, 7, 5, 7, {**DECIDE, "terms_by": "joint"}),
        (7, 8, 5, 8, DELEGATED),
        (8, 8, 8, 8, {**LED, **shares("people", "budget", "deliver")}),
    ),
    "iap2": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 5, {**ASKED, "feedback": True}),
        (3, 5, 5, 5, TALK),
        (4, 6, 6, 7, {**DESIGN, "decide_by": ("input", "joint")}),
        (5, 8, 5, 8, {**DELEGATED, "deliver_by": "none"}),
    ),
    "involve_nihr": (
        (1, 4, 4, 5, OPEN),
        (2, 6, 5, 7, {**TALK, "purpose": "joint", **shares(("none", "joint"))}),
        (3, 7, 7, 7, TOGETHER),
        (4, 8, 8, 8, LED),
    ),
    "wilcox": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 5, ASKED),
        (3, 6, 5, 7, {**DECIDE, "design_by": ("input", "joint")}),
        (4, 7, 5, 7, {**DECIDE, "design_by": ("input", "joint"), "deliver_by": "joint"}),
        (5, 8, 8, 8, LED),
    ),
    "hart": (
        (1, 1, 1, 1, {"contact": True, "purpose": "endorse", "reasons_given": False}),
        (2, 1, 1, 1, {"contact": True, "purpose": "decorate", "reasons_given": False}),
        (3, 4, 1, 5, {"contact": True, "views_asked": True, **ONLY_INPUT, "agenda_by": "none"}),
        (
            4,
            3,
            3,
            5,
            {
                **IN_TIME,
                "purpose": "tell",
                "told": True,
                "reasons_given": True,
                **ONLY_INPUT,
                "deliver_by": "joint",
            },
        ),
        (5, 5, 4, 5, {**OPEN, "told": True, "reasons_given": True}),
        (6, 7, 5, 7, DECIDE),
        (7, 8, 8, 8, {**LED, "deliver_by": "people"}),
        (8, 7, 5, 7, {**DECIDE, "agenda_by": "people", "entry": "before_agenda"}),
    ),
    "shier": (
        (1, 4, 1, 3, {"contact": True, "purpose": "dialogue", "views_asked": False, **ONLY_INPUT}),
        (2, 4, 4, 5, ASKED),
        (3, 5, 4, 5, OPEN),
        (4, 6, 4, 7, {**DIALOGUE, "decide_by": ("input", "joint"), "design_by": None}),
        (5, 7, 5, 7, DECIDE),
    ),
    "treseder": (
        (
            1,
            3,
            2,
            5,
            {**IN_TIME, "purpose": "tell", "told": True, **ONLY_INPUT, "deliver_by": "joint"},
        ),
        (2, 5, 4, 5, OPEN),
        (3, 7, 7, 7, TOGETHER),
        (4, 7, 5, 7, {**DECIDE, "agenda_by": "people", "entry": "before_agenda"}),
        (5, 8, 8, 8, {**LED, "deliver_by": "people"}),
    ),
    "pretty": (
        (1, 1, 1, 1, {"contact": True, "purpose": "endorse", "decide_by": "none"}),
        (2, 3, 2, 3, {**TELL, "entry": "after_all"}),
        (3, 4, 4, 4, {**SURVEY, **shares("none", "agenda", "decide")}),
        (4, None, 1, 3, LABOUR),
        (
            5,
            5,
            4,
            5,
            {
                **DIALOGUE,
                "entry": "on_implementation",
                "agenda_by": "none",
                "decide_by": ("input", "joint"),
            },
        ),
        (6, 7, 6, 8, {**BOTH, "agenda_by": "joint", "decide_by": ("joint", "people")}),
        (
            7,
            8,
            8,
            8,
            {**DELEGATED, "entry": "before_agenda", **shares("people", "agenda", "budget")},
        ),
    ),
    "snijder": (
        (1, 0, 0, 0, {"contact": False}),
        (2, 3, 2, 3, TELL),
        (3, 4, 4, 4, {**SURVEY, "feedback": False}),
        (4, 4, 4, 5, {**ASKED, "feedback": True}),
        (
            5,
            5,
            4,
            6,
            {
                **DIALOGUE,
                "design_by": ("input", "joint"),
                "deliver_by": "joint",
                "terms_by": "organisation",
            },
        ),
        (6, 7, 6, 7, {**BOTH, "terms_by": "joint"}),
        (7, 8, 8, 8, {**LED, "terms_by": "people"}),
    ),
    "oecd": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 4, SURVEY),
        (3, 6, 6, 6, {**DESIGN, "decide_by": "input", "deliver_by": "joint"}),
    ),
    "rowe_frewer": (
        (1, 3, 1, 3, {**TELL, "purpose": None}),
        (2, 4, 4, 4, SURVEY),
        (3, 5, 4, 8, {**IN_TIME, "purpose": "dialogue", "views_asked": True, "both_ways": True}),
    ),
    "carman": (
        (1, 4, 1, 4, {**SURVEY, "views_asked": None}),
        (2, 5, 4, 5, ASKED),
        (
            3,
            7,
            5,
            8,
            {**DECIDE, "decide_by": ("joint", "people"), "budget_by": ("joint", "people")},
        ),
    ),
    "health_canada": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 4, SURVEY),
        (3, 5, 4, 5, {**DIALOGUE, "open_item": True}),
        (4, 5, 5, 5, {**TALK, "told": True}),
        (5, 7, 6, 8, {**DESIGN, "decide_by": None}),
    ),
    "atsdr": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 5, ASKED),
        (3, 5, 4, 5, {**DIALOGUE, "agenda_by": "none"}),
        (4, 6, 6, 7, {**DESIGN, "agenda_by": "joint", "entry": "before_agenda"}),
        (5, 7, 6, 8, {**DELEGATED, "design_by": "joint"}),
    ),
    "key": (
        (1, 0, 0, 0, {"contact": False}),
        (2, None, 0, 0, {"contact": False}),
        (3, 4, 4, 4, {**SURVEY, "agenda_by": "none"}),
        (4, 5, 5, 5, {**TALK, "entry": ("on_options", "on_implementation"), "decide_by": "input"}),
        (5, 6, 4, 8, {**JOINT, "entry": "before_agenda", "agenda_by": "people"}),
        (6, 7, 7, 7, TOGETHER),
        (7, 8, 8, 8, LED),
    ),
    "goodman": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 5, ASKED),
        (3, 5, 4, 5, {**ASKED, "purpose": "joint", "deliver_by": "joint"}),
        (4, 6, 5, 7, DECIDE),
        (5, 7, 7, 7, {**TOGETHER, "budget_by": "joint"}),
    ),
    "inv_matrix": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 5, ASKED),
        (3, 5, 4, 5, {**OPEN, "feedback": True}),
        (4, 7, 6, 7, BOTH),
        (5, 8, 5, 8, DELEGATED),
    ),
    "active": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 5, ASKED),
        (3, 5, 4, 5, OPEN),
        (4, 7, 6, 7, DESIGN),
        (5, 8, 8, 8, LED),
    ),
    "pcori": (
        (1, 4, 4, 4, SURVEY),
        (2, 5, 4, 5, ASKED),
        (3, 6, 5, 7, DECIDE),
        (4, 7, 6, 7, {**BOTH, "agenda_by": "joint", "entry": "before_agenda"}),
    ),
    "facilitating_power": (
        (0, 0, 0, 0, {"contact": False}),
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 4, SURVEY),
        (3, 5, 4, 5, {**DIALOGUE, "open_item": True}),
        (4, 7, 6, 7, BOTH),
        (5, 8, 8, 8, LED),
    ),
    "who_2020": (
        (1, 3, 2, 3, TELL),
        (2, 5, 4, 5, ASKED),
        (3, 7, 5, 8, {**JOINT, **shares(("joint", "people"), "agenda", "decide")}),
        (4, 8, 8, 8, {**LED, "design_by": None, "deliver_by": "people"}),
    ),
    "davidson": (
        (1, 3, 1, 3, {**TELL, "purpose": None}),
        (2, 4, 4, 5, ASKED),
        (3, 6, 4, 8, {**JOINT, "decide_by": ("input", "people")}),
        (
            4,
            8,
            8,
            8,
            {**DELEGATED, "budget_by": "people", "entry": ("before_agenda", "on_options")},
        ),
    ),
    "nhs_england": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 5, ASKED),
        (3, 5, 4, 5, {**DIALOGUE, "repeated": True}),
        (4, 6, 6, 7, {**DESIGN, "decide_by": ("input", "joint")}),
        (5, 8, 5, 8, {**DELEGATED, "budget_by": "people"}),
    ),
    "popay": (
        (1, 3, 2, 3, TELL),
        (2, 4, 4, 4, SURVEY),
        (3, 7, 6, 7, {**DESIGN, "deliver_by": "joint"}),
        (4, 8, 5, 8, DELEGATED),
        (5, 8, 8, 8, LED),
    ),
    "lansdown": (
        (1, 4, 4, 5, {**ASKED, "agenda_by": "none"}),
        (2, 6, 6, 7, BOTH),
        (3, 8, 8, 8, LED),
    ),
    "cornwall": (
        (1, 1, 1, 1, {"contact": True, "purpose": "endorse", **ONLY_INPUT}),
        (2, None, 1, 3, LABOUR),
        (3, 4, 4, 4, {**SURVEY, **shares("none", "agenda", "decide")}),
        (4, 5, 4, 5, {**DIALOGUE, "agenda_by": "joint", "entry": "before_agenda"}),
        (5, 7, 6, 7, {**BOTH, "deliver_by": "joint"}),
        (6, 8, 8, 8, {**LED, "deliver_by": "people"}),
    ),
    "khodyakov": (
        (1, 4, 4, 5, ASKED),
        (2, 5, 4, 5, {**OPEN, "entry": "on_implementation"}),
        (3, 7, 5, 7, DECIDE),
        (4, 8, 5, 8, DELEGATED),
    ),
    "shirk": (
        (
            1,
            None,
            4,
            8,
            {
                **JOINT,
                "entry": "before_agenda",
                "agenda_by": "people",
                **shares("none", "design", "deliver"),
            },
        ),
        (2, None, 1, 3, LABOUR),
        (3, 6, 6, 7, {**DESIGN, "agenda_by": ("none", "input"), "evaluate_by": "joint"}),
        (4, 7, 7, 7, TOGETHER),
        (5, 8, 8, 8, LED),
    ),
    "bovaird": (
        (1, None, 0, 5, {**shares("none", "agenda", "design", "decide", "deliver")}),
        (2, 6, 6, 7, {**DESIGN, "deliver_by": "none"}),
        (3, None, 1, 5, {**LABOUR, "views_asked": None}),
        (4, None, 1, 5, {**LABOUR, "views_asked": None, "deliver_by": "people"}),
        (5, 7, 7, 7, {**BOTH, **shares("joint", "agenda", "deliver")}),
        (6, 7, 7, 7, {**BOTH, "agenda_by": "joint", "deliver_by": "people"}),
        (7, 8, 8, 8, {**LED, "deliver_by": "joint"}),
        (8, 8, 8, 8, {**LED, "deliver_by": "people"}),
    ),
    "biggs": (
        (1, None, 1, 3, LABOUR),
        (2, 4, 4, 5, ASKED),
        (
            3,
            6,
            4,
            6,
            {**JOINT, "deliver_by": "joint", "decide_by": "input", "design_by": ("input", "joint")},
        ),
        (4, 7, 6, 8, {**DELEGATED, "design_by": "joint"}),
    ),
    "thompson": (
        (0, 0, 0, 3, {"views_asked": False, **shares("none")}),
        (1, 3, 2, 3, TELL),
        (2, 5, 4, 5, DIALOGUE),
        (3, 7, 5, 7, DECIDE),
        (4, 8, 5, 8, DELEGATED),
    ),
}
