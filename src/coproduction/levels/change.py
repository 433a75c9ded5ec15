"""How the part of a group changes: over time, from stage to stage, and from plan to plan.

Two cells are compared where something is recorded of both, and not otherwise: *not
comparable* says nothing about anybody. A change of steps has a direction and no size.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import attrs

from coproduction.ids import ActivityId, StrandId, WhoId
from coproduction.levels.basis import Basis
from coproduction.levels.cells import Cell
from coproduction.levels.shown import Shown
from coproduction.levels.steps import Level
from coproduction.model.plan import Plan
from coproduction.values.days import UNDATED, Day, before


class Direction(StrEnum):
    """Which way the part of a group has changed.

    *set apart*: people lead in one of the two, which is neither above nor below.
    """

    FURTHER = "further"
    LESS_FAR = "less-far"
    SAME = "same"
    SET_APART = "set-apart"
    CANNOT_TELL = "cannot-tell"
    NOT_COMPARABLE = "not-comparable"


@attrs.frozen(kw_only=True)
class Change:
    """Two cells of a group, and which way it has changed from one to the other.

    Attributes:
        earlier: The first of the two.
        later: The other.
        direction: Which way it has changed.
    """

    earlier: Cell
    later: Cell
    direction: Direction


@attrs.frozen(kw_only=True)
class OverTime:
    """How the part of a group has changed over the dated activities of a strand.

    Attributes:
        basis: What counts.
        strand: The strand.
        group: The participant.
        changes: From each activity to the next.
        unordered: The activities whose place in the order the plan does not give.
    """

    basis: Basis
    strand: StrandId
    group: WhoId
    changes: tuple[Change, ...]
    unordered: tuple[ActivityId, ...]


def compared(earlier: Cell, later: Cell) -> Change:
    """Return two cells with the direction from one to the other."""
    return Change(earlier=earlier, later=later, direction=_direction(earlier, later))


def over_time(plan: Plan, found: Shown) -> tuple[OverTime, ...]:
    """Return how the part of each group has changed over the activities, by their days.

    Activities whose days overlap, or are not stated, have no place in the order.
    """
    days = {activity.id: activity.starts_on or UNDATED for activity in plan.activities}
    by_group: dict[tuple[Basis, StrandId, WhoId], list[tuple[Day, ActivityId, Cell]]] = {}
    named = [(cell.activity, cell) for cell in found.activities if cell.activity is not None]
    for activity, cell in named:
        key = (cell.basis, cell.strand, cell.group)
        by_group.setdefault(key, []).append((days[activity], activity, cell))
    return tuple(
        _over_time(basis, strand, group, cells)
        for (basis, strand, group), cells in by_group.items()
    )


def from_stage_to_stage(found: Shown) -> tuple[Change, ...]:
    """Return how the part of each group changes from each described stage to the next.

    Where it is *less far*, people dropped off: they had a part, and then less of one.
    """
    by_group: dict[tuple[Basis, StrandId, WhoId], list[Cell]] = {}
    for cell in found.stages:
        if cell.is_described.is_true:
            by_group.setdefault((cell.basis, cell.strand, cell.group), []).append(cell)
    return tuple(
        compared(one, other) for cells in by_group.values() for one, other in pairwise(cells)
    )


def from_plan_to_plan(earlier: Shown, later: Shown) -> tuple[Change, ...]:
    """Return how the part of each group differs between two plans, or two states of one.

    Groups, strands and stages are the same where they are called the same. What only one
    of the two has is left out.
    """
    there = {_place(cell): cell for cell in (*later.stages, *later.strands)}
    return tuple(
        compared(cell, there[_place(cell)])
        for cell in (*earlier.stages, *earlier.strands)
        if _place(cell) in there
    )


def _place(cell: Cell) -> tuple[object, ...]:
    return cell.basis, cell.strand, cell.stage, cell.group


def _over_time(
    basis: Basis, strand: StrandId, group: WhoId, cells: list[tuple[Day, ActivityId, Cell]]
) -> OverTime:
    ordered = sorted(_in_order(cells), key=lambda each: each[0].earliest)
    placed = {key for _, key, _ in ordered}
    return OverTime(
        basis=basis,
        strand=strand,
        group=group,
        changes=tuple(compared(one, other) for (_, _, one), (_, _, other) in pairwise(ordered)),
        unordered=tuple(sorted(key for _, key, _ in cells if key not in placed)),
    )


def _in_order(cells: list[tuple[Day, ActivityId, Cell]]) -> Iterator[tuple[Day, ActivityId, Cell]]:
    """Yield those that come before or after every other."""
    by_day = sorted(cells, key=lambda each: (each[0].earliest, each[0].latest))
    latest: Day | None = None
    for place, each in enumerate(by_day):
        comes_after = latest is None or before(latest, each[0]) is True
        comes_before = place + 1 == len(by_day) or before(each[0], by_day[place + 1][0]) is True
        if comes_after and comes_before:
            yield each
        latest = max(latest or each[0], each[0], key=lambda day: day.latest)


def _direction(earlier: Cell, later: Cell) -> Direction:
    first, second = earlier.steps, later.steps
    described = (earlier.is_described & later.is_described).is_true
    if first is None or second is None or not described:
        return Direction.NOT_COMPARABLE
    if first.possible == second.possible and len(first.possible) == 1:
        return Direction.SAME
    if not set(first.possible).isdisjoint(second.possible):
        return Direction.CANNOT_TELL
    if Level.PEOPLE_LED in {first.lowest, second.lowest}:
        return Direction.SET_APART
    if second.lowest > first.highest:
        return Direction.FURTHER
    return Direction.LESS_FAR if second.highest < first.lowest else Direction.CANNOT_TELL
