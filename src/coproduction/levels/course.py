"""What counts of a strand: its activities and decisions, for one basis."""

from __future__ import annotations

from functools import cached_property

from coproduction.ids import StrandId
from coproduction.levels.absences import Absences
from coproduction.levels.basis import Basis, belongs, is_in
from coproduction.levels.records import Records


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
