"""How people took part, as plain data, for programs. The form is stable and has a version."""

from __future__ import annotations

import json
from typing import Any

from coproduction.documents import PlanFile
from coproduction.levels.claims import HeldClaim, claims_of
from coproduction.levels.crosswalk import ABOUT_ELSE, beyond, levels_for
from coproduction.levels.ranges import Steps
from coproduction.levels.scales import Scale, scales
from coproduction.levels.shown import Cell, shown
from coproduction.reading import Reading
from coproduction.reports.change_records import change_record, plans_record
from coproduction.reports.levels_beside import NOTHING, Beside
from coproduction.reports.records import fact_record, location, questions
from coproduction.reports.sentences import Sentences
from coproduction.values.truth import Fact, Truth

FORMAT = "coproduction-levels/1"
VERSION = 1
ANSWERS = {True: "yes", False: "no", None: "cannot-tell"}


def levels_to_json(reading: Reading, file: PlanFile | None = None, beside: Beside = NOTHING) -> str:
    """Return how people took part, as one JSON object on one line.

    Args:
        reading: The plan, on a day.
        file: The file of the plan, if there is one, for the places.
        beside: What else to show.

    Raises:
        InvalidValueError: If a scale that somebody brings has the name of another, or of
            a scale of the package.
    """
    return json.dumps(levels_to_record(reading, file, beside))


def levels_to_record(
    reading: Reading, file: PlanFile | None = None, beside: Beside = NOTHING
) -> dict[str, Any]:
    """Return how people took part, as plain mappings, lists, texts and numbers.

    Takes and raises the same as :func:`levels_to_json`.
    """
    found, scale = shown(reading), beside.scale
    sentences = Sentences(reading.plan)

    def short(each: Cell) -> dict[str, Any]:
        return {
            "basis": str(each.basis),
            "strand": each.strand or None,
            "stage": None if each.stage is None else str(each.stage),
            "activity": each.activity,
            "group": each.group,
            "described": ANSWERS[each.is_described.value],
            **_steps(each.steps, scale),
            "shares": [str(share) for share in each.shares],
        }

    def cell(each: Cell) -> dict[str, Any]:
        return {
            **short(each),
            "decided_by": [_located(fact, file) for fact in each.decided_by],
            "would_narrow": questions(each.would_narrow, sentences, file),
            "flags": [str(flag) for flag in each.flags],
        }

    other = beside.other()
    return {
        "format": FORMAT,
        "version": VERSION,
        "plan": reading.plan.id,
        "on": None if reading.on is None else reading.on.text(),
        "scale": None if scale is None else scale.name,
        "scale_why_not": (
            ABOUT_ELSE.format(name=scale.name, unit=scale.unit) if scale and scale.unit else None
        ),
        "started_by": {
            "lived": _answer(found.started_by_lived),
            "organisations": _answer(found.started_by_organisations),
        },
        "shown": [cell(each) for each in found.stages],
        "strands": [
            {
                **cell(each),
                "co_production": ANSWERS[each.co_production],
                "strict_co_production": ANSWERS[each.strict_co_production],
            }
            for each in found.strands
        ],
        "activities": [cell(each) for each in found.activities],
        "headlines": [
            {
                "basis": str(line.basis),
                "strand": line.strand or None,
                "group": line.group,
                "best": _steps(line.best, scale),
                "lowest_described": _steps(line.lowest_described, scale),
            }
            for line in found.headlines
        ],
        "claims": [_claim(held) for held in claims_of(reading.plan, found, own=beside.own_scales)],
        "contradictions": [
            {
                "group": each.group,
                "words": _located(each.words, file),
                "decision": _located(each.decision, file),
            }
            for each in found.contradictions
        ],
        "change": change_record(reading.plan, found, short) if beside.change else None,
        "against": None if other is None else plans_record(*other, found, short),
    }


def scales_to_json() -> str:
    """Return every scale of the package as one JSON object on one line."""
    return json.dumps(
        {
            "format": "coproduction-scales/1",
            "scales": [
                {
                    "name": name,
                    "title": each.title,
                    "authority": each.authority,
                    "year": each.year,
                    "version": each.version,
                    "sources": list(each.sources),
                    "licence": each.licence,
                    "ordered": each.ordered,
                    "mapped_by": each.mapped_by,
                    "levels": [
                        {
                            "number": level.number,
                            "label": level.label,
                            "lowest": int(level.steps.lowest),
                            "highest": int(level.steps.highest),
                            "off_axis": level.steps.off_axis,
                        }
                        for level in each.levels
                    ],
                }
                for name, each in scales().items()
            ],
        }
    )


def _steps(steps: Steps | None, scale: Scale | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "lowest": None if steps is None else int(steps.lowest),
        "highest": None if steps is None else int(steps.highest),
        "possible": [] if steps is None else [int(step) for step in steps.possible],
        "text": None if steps is None else str(steps),
    }
    if scale is not None:
        levels = () if steps is None else levels_for(steps.possible, to=scale)
        found["levels"] = [level.label for level in levels]
        without = () if steps is None else beyond(steps.possible, to=scale)
        found["without_level"] = [int(step) for step in without]
    return found


def _located(fact: Fact, file: PlanFile | None) -> dict[str, Any]:
    return {**fact_record(fact), "location": location(fact, file)}


def _claim(held: HeldClaim) -> dict[str, Any]:
    claim = held.claim
    return {
        "level": claim.level,
        "scale": held.scale,
        "about": list(claim.about),
        "by": None if claim.by is None else list(claim.by),
        "lowest": None if held.steps is None else int(held.steps.lowest),
        "highest": None if held.steps is None else int(held.steps.highest),
        "why_not": held.why_not or None,
        "compared": [
            {
                "basis": str(each.cell.basis),
                "strand": each.cell.strand or None,
                "activity": each.cell.activity,
                "group": each.cell.group,
                "fit": str(each.fit),
            }
            for each in held.comparisons
        ],
    }


def _answer(truth: Truth) -> str:
    return ANSWERS[truth.value]
