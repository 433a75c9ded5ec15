"""What the facts of a plan show: levels by strand, stage and group, with their reasons.

Nothing is asked for a second time: every fact follows from the plan's own nouns. What is
planned and what has happened are two readings, and groups stand side by side. There is
no mean, no total and no rank, and nothing here moves by how many people took part, who
they are, what they are paid or what the work is called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import attrs

from coproduction.ids import ActivityId, WhoId
from coproduction.levels.basis import Basis
from coproduction.levels.cells import Cell, Contradiction, Headline
from coproduction.levels.course import Course
from coproduction.levels.flags import flags_of
from coproduction.levels.group_course import GroupCourse
from coproduction.levels.held import lowest
from coproduction.levels.pairs import Pair
from coproduction.levels.ranges import steps_of
from coproduction.levels.records import Records
from coproduction.levels.steps import Level
from coproduction.levels.strand_cells import GroupCells
from coproduction.model.plan import Plan
from coproduction.model.words import Side
from coproduction.reading import Reading
from coproduction.values.truth import NO_FACTS, Truth

__all__ = ["Basis", "Cell", "Contradiction", "Headline", "Shown", "shown"]


@attrs.frozen(kw_only=True)
class Shown:
    """What the facts of a plan show, by strand, stage and group.

    Attributes:
        groups: The participants that speak from people's own lives, or may, in the
            order of the plan.
        stages: A cell for each basis, strand, group and stage.
        strands: A cell for each basis, strand and group.
        headlines: The best that was reached, and the lowest stage that is described.
        contradictions: What cannot both be, as the plan has it.
        started_by_lived: Whether people in lived-experience, carer or community seats
            started it. It says who began, and not how far anything went.
        started_by_organisations: Whether organisations did; both may have.
    """

    groups: tuple[WhoId, ...]
    stages: tuple[Cell, ...]
    strands: tuple[Cell, ...]
    headlines: tuple[Headline, ...]
    contradictions: tuple[Contradiction, ...]
    started_by_lived: Truth
    started_by_organisations: Truth
    _cells: Sequence[Any] = attrs.field(
        alias="cells", repr=False, eq=False
    )  # of a name that is not public

    @cached_property
    def activities(self) -> tuple[Cell, ...]:
        """A cell for each basis, strand, group and activity.

        Only where the activity names the group, or is known to have been without it.
        """
        return tuple(cell for cells in self._cells for cell in _activities(cells))


def shown(plan: Plan | Reading) -> Shown:
    """Return what the facts of a plan show.

    It is exact in what it leaves open: leaving a fact unsaid never excludes a step that
    was possible. An activity or a decision whose status is not stated can raise the
    highest step of what has happened, and never the lowest.

    Args:
        plan: The plan, or the plan as it reads on a day.
    """
    reading = plan if isinstance(plan, Reading) else Reading(plan)
    records = Records(reading)
    found = [
        GroupCells(GroupCourse(course, kin))
        for basis in Basis
        for strand in records.strands()
        for course in (Course(records, strand, basis),)
        for kin in records.groups.values()
    ]
    strands = tuple(cells.strand_cell() for cells in found)
    return Shown(
        groups=tuple(records.groups),
        stages=tuple(cells.cell(stage) for cells in found for stage in cells.stages),
        strands=strands,
        cells=found,
        headlines=tuple(
            _headline(cells, whole) for cells, whole in zip(found, strands, strict=True)
        ),
        contradictions=tuple(
            dict.fromkeys(each for cells in found for each in _contradictions(cells.course))
        ),
        started_by_lived=reading.started_by(Side.LIVED),
        started_by_organisations=reading.started_by(Side.ORGANISATION),
    )


def _headline(cells: GroupCells, whole: Cell) -> Headline:
    bits = cells.lowest_described()
    return Headline(
        basis=whole.basis,
        strand=whole.strand,
        group=whole.group,
        best=cells.steps,
        lowest_described=steps_of(bits) if bits else None,
    )


def _activities(cells: GroupCells) -> Iterator[Cell]:
    course = cells.course
    pairs = {pair.gathering.activity.id: pair for pair in course.pairs}
    for gathering, counts in course.course.gatherings:
        pair = pairs.get(gathering.activity.id)
        if pair is not None:
            yield _activity(course, pair)
        elif gathering.names_everybody.is_true:
            yield _absent(course, gathering.activity.id, counts)


def _activity(course: GroupCourse, pair: Pair) -> Cell:
    bits, narrows = course.in_activity(pair)
    least = Level(lowest(bits).bit_length() - 1) if bits else Level.COERCION
    return Cell(
        basis=course.course.basis,
        strand=course.course.strand,
        activity=pair.gathering.activity.id,
        group=course.kin.group,
        is_described=pair.counts,
        steps=steps_of(bits) if bits else None,
        decided_by=(pair.taking.rests_on,),
        would_narrow=narrows,
        flags=flags_of(pair.kind.given, least),
    )


def _absent(course: GroupCourse, key: ActivityId, counts: Truth) -> Cell:
    return Cell(
        basis=course.course.basis,
        strand=course.course.strand,
        activity=key,
        group=course.kin.group,
        is_described=counts,
        steps=steps_of(1),
        decided_by=(course.course.absences.rests_on[key],),
        would_narrow=NO_FACTS,
    )


def _contradictions(course: GroupCourse) -> Iterator[Contradiction]:
    for pair in course.pairs:
        for decision in pair.contradicts:
            yield Contradiction(
                group=course.kin.group, words=pair.taking.rests_on, decision=decision
            )
