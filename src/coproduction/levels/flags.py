"""What a step alone does not say, and facts that cannot both be."""

from __future__ import annotations

from typing import Final

from coproduction.levels.knowledge import (
    AFTER_ALL,
    BY_ORGANISATION,
    INPUT,
    LATE,
    NO,
    PLACE,
    SHARED,
    UNSHARED,
    YES,
    Known,
    surely,
)
from coproduction.levels.steps import Level
from coproduction.levels.words import Flag


def flags_of(given: Known, lowest: Level) -> tuple[Flag, ...]:
    """Return the flags that hold however the unknowns turn out, in the order of `Flag`.

    Args:
        given: What is known.
        lowest: The lowest step that the facts allow.
    """
    without_design = surely(given, "design_by", UNSHARED)
    raised = {
        Flag.CAN_BE_OUTVOTED: surely(given, "decide_by", INPUT)
        and surely(given, "selected_by", BY_ORGANISATION),
        Flag.DELIVERY_WITHOUT_VOICE: without_design
        and surely(given, "deliver_by", SHARED)
        and surely(given, "views_asked", NO),
        Flag.SHARED_DECISION_WITHOUT_DESIGN: without_design and surely(given, "decide_by", SHARED),
        Flag.SKIPPED_INFORMATION: lowest >= Level.CONSULTATION and surely(given, "told", NO),
        Flag.NO_FEEDBACK: lowest >= Level.CONSULTATION and surely(given, "feedback", NO),
        Flag.ONE_SIDED_TERMS: lowest >= Level.ENGAGEMENT
        and surely(given, "terms_by", BY_ORGANISATION),
    }
    return tuple(flag for flag, sure in raised.items() if sure)


_STAGES = ("agenda_by", "design_by", "decide_by", "deliver_by", "evaluate_by")

_CANNOT_BOTH: Final = [
    # Nobody was reached, and somebody was told, was asked or had a share.
    *[("contact", NO, name, YES) for name in ("told", "reasons_given", "views_asked", "both_ways")],
    *[("contact", NO, name, SHARED) for name in (*_STAGES, "budget_by")],
    # Nothing was told, and reasons were; or there was talk both ways.
    ("told", NO, "reasons_given", YES),
    ("told", NO, "both_ways", YES),
    # Nobody was asked, and they shared work that is made of their views.
    *[("views_asked", NO, name, SHARED) for name in _STAGES if name != "deliver_by"],
    # Nothing could be changed, and they shared in changing it.
    *[("open_item", NO, name, SHARED) for name in ("agenda_by", "design_by", "decide_by")],
    # They came in after all was settled, or after the agenda was, and shared it.
    ("open_item", YES, "entry", AFTER_ALL),
    ("entry", LATE, "agenda_by", SHARED),
    *[("entry", AFTER_ALL, name, SHARED) for name in _STAGES if name != "agenda_by"],
]

CANNOT_BOTH: Final = tuple(
    (PLACE[one], ~these, PLACE[other], ~those, (one, other))
    for one, these, other, those in _CANNOT_BOTH
)


def contradictions_of(given: Known) -> tuple[tuple[str, str], ...]:
    """Return the pairs of facts that cannot both be, by the names of their fields."""
    return tuple(
        [
            names
            for one, not_these, other, not_those, names in CANNOT_BOTH
            if not given[one] & not_these and not given[other] & not_those
        ]
    )
