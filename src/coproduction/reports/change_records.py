"""How the part of each group changed, as plain data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coproduction.levels.change import (
    Change,
    Direction,
    from_plan_to_plan,
    from_stage_to_stage,
    over_time,
)
from coproduction.levels.shown import Cell, Shown
from coproduction.model.plan import Plan

Record = dict[str, Any]


def change_record(plan: Plan, found: Shown, cell: Callable[[Cell], Record]) -> Record:
    """Return how the part of each group changed within a plan.

    Args:
        plan: The plan.
        found: What its facts show.
        cell: Gives the record of a cell.
    """
    return {
        "over_time": [
            {
                "basis": str(each.basis),
                "strand": each.strand or None,
                "group": each.group,
                "changes": [_change(one, cell) for one in each.changes],
                "undated": list(each.undated),
                "unordered": list(each.unordered),
            }
            for each in over_time(plan, found)
        ],
        "from_stage_to_stage": [_change(each, cell) for each in from_stage_to_stage(found)],
    }


def plans_record(
    other: Plan, before: Shown, found: Shown, cell: Callable[[Cell], Record]
) -> Record:
    """Return how the part of each group differs from another plan.

    Args:
        other: The other plan, or an earlier state of this one.
        before: What its facts show.
        found: What the facts of this plan show.
        cell: Gives the record of a cell, without what is asked of one file.
    """
    compared = from_plan_to_plan(before, found)
    not_comparable = str(Direction.NOT_COMPARABLE)
    return {
        "plan": other.id,
        "changes": [
            *(_change(each, cell) for each in compared.changes),
            *(
                {"earlier": cell(each), "later": None, "direction": not_comparable}
                for each in compared.only_earlier
            ),
            *(
                {"earlier": None, "later": cell(each), "direction": not_comparable}
                for each in compared.only_later
            ),
        ],
    }


def _change(change: Change, cell: Callable[[Cell], Record]) -> Record:
    return {
        "earlier": cell(change.earlier),
        "later": cell(change.later),
        "direction": str(change.direction),
    }
