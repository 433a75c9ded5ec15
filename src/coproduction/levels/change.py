"""How the part of a group changes: over time, from stage to stage, and from plan to plan.

Two cells are compared where something is recorded of both, and not otherwise: *not
comparable* says nothing about anybody. A change has a direction and no size. Stages are
compared by the share in the work, since the steps of some stages end earlier than those of
others; all else by its steps.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from itertools import groupby, pairwise

import attrs

from coproduction.ids import ActivityId, StrandId, WhoId
from coproduction.levels import standing
from coproduction.levels.basis import Basis
from coproduction.levels.cells import Cell
from coproduction.levels.shown import Shown
from coproduction.levels.standing import Standing
from coproduction.model.plan import Plan
from coproduction.values.days import NEVER, UNDATED, Day, before


class Direction(StrEnum):
    """Which way the part of a group has changed.

    *set apart*: people lead, or hold a stage alone, in one of the two, which is neither
    above nor below.
    """

    FURTHER = "further"
    LESS_FAR = "less-far"
    SAME = "same"
    SET_APART = "set-apart"
    CANNOT_TELL = "cannot-tell"
    NOT_COMPARABLE = "not-comparable"


_DIRECTIONS = {
    Standing.ABOVE: Direction.FURTHER,
    Standing.BELOW: Direction.LESS_FAR,
    Standing.SAME: Direction.SAME,
    Standing.SET_APART: Direction.SET_APART,
    Standing.OPEN: Direction.CANNOT_TELL,
}


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
        undated: The activities of which the plan gives no day.
        unordered: The activities whose days are too vague to give them a place.
    """

    basis: Basis
    strand: StrandId
    group: WhoId
    changes: tuple[Change, ...]
    undated: tuple[ActivityId, ...]
    unordered: tuple[ActivityId, ...]


@attrs.frozen(kw_only=True)
class PlansCompared:
    """How the part of each group differs between two plans, or two states of one.

    Attributes:
        changes: From the one to the other, where both have the same.
        only_earlier: What only the earlier one has, and is not comparable.
        only_later: What only the later one has, and is not comparable.
    """

    changes: tuple[Change, ...]
    only_earlier: tuple[Cell, ...]
    only_later: tuple[Cell, ...]


def compared(earlier: Cell, later: Cell) -> Change:
    """Return two cells with the direction of the steps from one to the other."""
    described = (earlier.is_described & later.is_described).is_true
    if earlier.steps is None or later.steps is None or not described:
        direction = Direction.NOT_COMPARABLE
    else:
        direction = _DIRECTIONS[standing.of_steps(later.steps.possible, earlier.steps.possible)]
    return Change(earlier=earlier, later=later, direction=direction)


def over_time(plan: Plan, found: Shown) -> tuple[OverTime, ...]:
    """Return how the part of each group has changed over the activities, by their days.

    An activity whose day is not stated has no place in the order. Of those whose days
    overlap, the one that is dated less exactly has none, and of two that are dated alike
    neither.
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
    """Return how the share of each group changes from each described stage to the next.

    Where it is *less far*, people dropped off: they had a share, and then less of one.
    """
    by_group: dict[tuple[Basis, StrandId, WhoId], list[Cell]] = {}
    for cell in found.stages:
        if cell.is_described.is_true:
            by_group.setdefault((cell.basis, cell.strand, cell.group), []).append(cell)
    return tuple(
        Change(
            earlier=one,
            later=other,
            direction=_DIRECTIONS[standing.of_shares(other.shares, one.shares)],
        )
        for cells in by_group.values()
        for one, other in pairwise(cells)
    )


def from_plan_to_plan(earlier: Shown, later: Shown) -> PlansCompared:
    """Return how the part of each group differs between two plans, or two states of one.

    Groups, strands and stages are the same where they are called the same.
    """
    one, other = (
        {_place(cell): cell for cell in (*found.strands, *found.stages)}
        for found in (earlier, later)
    )
    return PlansCompared(
        changes=tuple(
            compared(cell, other[place]) for place, cell in one.items() if place in other
        ),
        only_earlier=tuple(cell for place, cell in one.items() if place not in other),
        only_later=tuple(cell for place, cell in other.items() if place not in one),
    )


def _place(cell: Cell) -> tuple[object, ...]:
    return cell.basis, cell.strand, cell.stage, cell.group


def _over_time(
    basis: Basis, strand: StrandId, group: WhoId, cells: list[tuple[Day, ActivityId, Cell]]
) -> OverTime:
    dated = [each for each in cells if each[0] not in (UNDATED, NEVER)]
    ordered = _in_order(dated)
    in_time = {activity for _, activity, _ in dated}
    placed = {activity for _, activity, _ in ordered}
    return OverTime(
        basis=basis,
        strand=strand,
        group=group,
        changes=tuple(compared(one, other) for (_, _, one), (_, _, other) in pairwise(ordered)),
        undated=tuple(sorted(key for _, key, _ in cells if key not in in_time)),
        unordered=tuple(sorted(in_time - placed)),
    )


def _in_order(cells: list[tuple[Day, ActivityId, Cell]]) -> list[tuple[Day, ActivityId, Cell]]:
    """Return those that have a place in the order, in that order."""
    placed: list[tuple[Day, ActivityId, Cell]] = []
    for _, alike in groupby(sorted(cells, key=_vagueness), key=_vagueness):
        fitting = [
            each for each in alike if all(_have_an_order(each[0], other[0]) for other in placed)
        ]
        placed += [
            each
            for each in fitting
            if all(_have_an_order(each[0], other[0]) for other in fitting if other is not each)
        ]
    return sorted(placed, key=lambda each: each[0].earliest)


def _vagueness(dated: tuple[Day, ActivityId, Cell]) -> dt.timedelta:
    return dated[0].latest - dated[0].earliest


def _have_an_order(one: Day, other: Day) -> bool:
    return before(one, other) is True or before(other, one) is True
