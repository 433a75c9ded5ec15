"""The steps of a group in each stage of a strand, and in the strand as a whole."""

from __future__ import annotations

from typing import Any, Final

from coproduction.levels.cells import NOT_RECORDED, Cell, Headline, facts_in_order, shares_of
from coproduction.levels.decision_table import is_co_production, is_strict_co_production
from coproduction.levels.flags import flags_of
from coproduction.levels.group_parts import GroupParts
from coproduction.levels.held import lowest
from coproduction.levels.ranges import steps_of
from coproduction.levels.steps import Level
from coproduction.levels.strand_steps import StrandSteps
from coproduction.levels.words import Flag
from coproduction.model.words import Stage

FLAGS_IN: Final[dict[Stage, set[Flag]]] = {
    Stage.DECIDE: {Flag.CAN_BE_OUTVOTED, Flag.SHARED_DECISION_WITHOUT_DESIGN},
    Stage.DELIVER: {Flag.DELIVERY_WITHOUT_VOICE},
}
"""The flags that are about one stage; the others are about any."""
ANYWHERE: Final = frozenset({Flag.SKIPPED_INFORMATION, Flag.NO_FEEDBACK, Flag.ONE_SIDED_TERMS})


class GroupCells:
    """What is shown of one group in one strand, for one basis."""

    def __init__(self, parts: GroupParts) -> None:
        self._parts = parts
        self._strand = StrandSteps(parts)

    # The stages

    def cell(self, stage: Stage) -> Cell:
        """Return what is shown of a stage."""
        found = self._strand.stages[stage]
        bits = self.bits_of(stage)
        return Cell(
            **self._place,
            stage=stage,
            is_described=found.is_described,
            steps=steps_of(bits) if bits else None,
            shares=shares_of(found.share),
            decided_by=facts_in_order(found.rests_on(bits)),
            would_narrow=found.step_doubts(bits if found.sure else 0),
            flags=self._flags(stage, bits),
        )

    def bits_of(self, stage: Stage) -> int:
        """Return the steps of a stage, as bits; nought where it has none."""
        found = self._strand.stages[stage]
        if not found.sure:
            return NOT_RECORDED
        return found.bits or found.maybe_bits

    def lowest_described(self) -> int:
        """Return the steps of the lowest stage that is described, as bits; nought for none."""
        stages = self._strand.stages.values()
        sure = [bits for found in stages if found.sure and (bits := found.bits)]
        maybe = [
            bits
            for found in stages
            if not (found.sure and found.bits) and (bits := found.maybe_bits)
        ]
        if not sure:
            return NOT_RECORDED if maybe else 0
        union = 0
        for bits in (*sure, *maybe):
            union |= bits
        most = min(bits.bit_length() for bits in sure)
        return union & ((1 << most) - 1)

    # The strand

    def strand_cell(self) -> Cell:
        """Return what is shown of the strand as a whole."""
        strand = self._strand
        return Cell(
            **self._place,
            is_described=strand.voice.is_described,
            steps=strand.steps,
            decided_by=facts_in_order(strand.rests_on()),
            would_narrow=strand.narrows(),
            flags=flags_of(strand.heard, _lowest_of(strand.bits)),
            co_production=is_co_production(strand.heard),
            strict_co_production=is_strict_co_production(strand.heard),
        )

    def headline(self) -> Headline:
        """Return the best that was reached, and the lowest stage that is described."""
        bits = self.lowest_described()
        return Headline(
            **self._place,
            best=self._strand.steps,
            lowest_described=steps_of(bits) if bits else None,
        )

    # Flags

    def _flags(self, stage: Stage, bits: int) -> tuple[Flag, ...]:
        if bits:
            raised = flags_of(self._strand.heard_in(stage), _lowest_of(bits))
            shown = FLAGS_IN.get(stage, set()) | ANYWHERE
        else:
            raised = flags_of(self._strand.heard, Level.COERCION)
            shown = FLAGS_IN[Stage.DELIVER]
        return tuple(flag for flag in raised if flag in shown)

    @property
    def _place(self) -> dict[str, Any]:
        course = self._parts.course
        return {"basis": course.basis, "strand": course.strand, "group": self._parts.kin.group}


def _lowest_of(bits: int) -> Level:
    """Return the lowest step of some, from their bits."""
    return Level(lowest(bits).bit_length() - 1)
