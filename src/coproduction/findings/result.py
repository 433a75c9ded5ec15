"""The result of a check as a whole."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

import attrs

from coproduction.findings.finding import Finding, Outcome
from coproduction.findings.validator import Validator


class Expectation(StrEnum):
    """How strongly a set of expectations asks for a check."""

    REQUIRED = "required"
    EXPECTED = "expected"
    ADVISED = "advised"


@attrs.frozen
class Result:
    """A check and everything it found in a plan.

    Attributes:
        validator: The check.
        expectation: How strongly it is asked for.
        findings: One for each subject, in the order of the plan.
    """

    validator: Validator
    expectation: Expectation
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many findings have each outcome."""
        counted = Counter(finding.outcome for finding in self.findings)
        return {outcome: counted[outcome] for outcome in Outcome}

    @property
    def outcome(self) -> Outcome:
        """The most pressing outcome among its findings."""
        order = list(Outcome)
        return min((finding.outcome for finding in self.findings), key=order.index)

    @property
    def is_open(self) -> bool:
        """Whether it cannot be told, and somebody can still be asked."""
        return self.outcome == Outcome.CANNOT_TELL and any(
            finding.asks for finding in self.findings
        )
