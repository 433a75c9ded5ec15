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

from coproduction.ids import WhoId
from coproduction.levels.activity_cells import activity_cells
from coproduction.levels.basis import Basis
from coproduction.levels.cells import Cell, Contradiction, Headline
from coproduction.levels.course import Course
from coproduction.levels.group_parts import GroupParts
from coproduction.levels.records import Records
from coproduction.levels.strand_cells import GroupCells
from coproduction.model.plan import Plan
from coproduction.model.words import Side, Stage
from coproduction.reading import Reading
from coproduction.values.truth import Truth

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
    _parts: Sequence[Any] = attrs.field(
        alias="parts", repr=False, eq=False
    )  # of a name that is not public

    @cached_property
    def activities(self) -> tuple[Cell, ...]:
        """A cell for each basis, strand, group and activity.

        Only where the activity names the group, or is known to have been without it.
        """
        return tuple(cell for parts in self._parts for cell in activity_cells(parts))


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
        GroupParts(course, kin)
        for basis in Basis
        for strand in records.strands()
        for course in (Course(records, strand, basis),)
        for kin in records.groups.values()
    ]
    stages: list[Cell] = []
    strands: list[Cell] = []
    headlines: list[Headline] = []
    for parts in found:
        cells = GroupCells(parts)
        stages += [cells.cell(stage) for stage in Stage]
        strands.append(cells.strand_cell())
        headlines.append(cells.headline())
    return Shown(
        groups=tuple(records.groups),
        stages=tuple(stages),
        strands=tuple(strands),
        parts=found,
        headlines=tuple(headlines),
        contradictions=tuple(
            dict.fromkeys(each for parts in found for each in _contradictions(parts))
        ),
        started_by_lived=reading.started_by(Side.LIVED),
        started_by_organisations=reading.started_by(Side.ORGANISATION),
    )


def _contradictions(parts: GroupParts) -> Iterator[Contradiction]:
    for pair in parts.pairs:
        for decision in pair.contradicts:
            yield Contradiction(
                group=parts.kin.group, words=pair.taking.rests_on, decision=decision
            )
