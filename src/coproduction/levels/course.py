"""What counts of a strand: its activities and decisions, for one basis."""

from __future__ import annotations

from functools import cached_property

from coproduction.ids import StrandId
from coproduction.levels.absences import Absences
from coproduction.levels.basis import Basis, belongs, is_given, is_in
from coproduction.levels.records import Records
from coproduction.model.decisions import Decision
from coproduction.values.truth import Fact, Truth, some, unknown


class Course:
    """What counts of one strand, for one basis.

    Attributes:
        records: The plan.
        strand: The strand; all of them where the plan names none.
        basis: What counts.
        activities: Its activities that are not called off, with whether each counts.
        decidings: Its decisions, with whether each counts.
    """

    def __init__(self, records: Records, strand: StrandId, basis: Basis) -> None:
        self.records = records
        self.strand = strand
        self.basis = basis
        self.activities = {
            each.id: counts
            for each in records.reading.activities()
            if belongs(each.strand, strand) and not (counts := is_in(basis, each)).is_false
        }
        self.decidings = [
            (each, counts)
            for each in records.decidings
            if belongs(each.decision.strand, strand)
            and not (counts := is_in(basis, each.decision)).is_false
        ]

    @cached_property
    def absences(self) -> Absences:
        """What its activities say of whoever they do not name."""
        gatherings = self.records.gatherings
        return Absences((gatherings[key], counts) for key, counts in self.activities.items())

    @cached_property
    def reasons(self) -> list[tuple[Decision, Truth]]:
        """Its decisions that may have a reason, with whether they count and have one."""
        return [
            (decision, counts & given)
            for deciding, counts in self.decidings
            for decision in (deciding.decision,)
            if not (given := is_given(decision.reason, Fact(decision.id, "reason"))).is_false
        ]

    @cached_property
    def reasons_perhaps_told(self) -> Truth:
        """Whether a reason may have been told, where the plan does not say who was told."""
        return some(
            given & unknown(Fact(decision.id, "told"))
            for decision, given in self.reasons
            if decision.told is None
        )
