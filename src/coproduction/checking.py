"""Checking a plan: every check of the catalogue, held against everything it is about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

from coproduction.findings import Expectation, Finding, Outcome, Result, Validator
from coproduction.ids import Id
from coproduction.model.plan import LISTS, Plan
from coproduction.model.words import ListName
from coproduction.profiles import Profile, profile
from coproduction.reading import Reading
from coproduction.validators import catalogue, named
from coproduction.values.days import Day, day
from coproduction.values.truth import FALSE

LIST_OF = {kind: ListName(name) for name, kind in LISTS.items() if name != "roles"}
"""The list in which each kind of noun is recorded."""


@attrs.frozen
class LeftOut:
    """A check that this report does not hold against the plan.

    Attributes:
        validator: Its name.
        why: Why it was left out, as a whole sentence.
    """

    validator: str
    why: str


@attrs.frozen
class Report:
    """What the checks found in a plan.

    Attributes:
        plan: The plan.
        profile: The set of expectations it was read with.
        on: The day it was read on, or ``None`` where nobody said.
        results: A result for each check, by principle and name.
        left_out: What a selection left out.
    """

    plan: Plan
    profile: Profile
    on: Day | None
    results: tuple[Result, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many checks come to each outcome."""
        outcomes = [result.outcome for result in self.results]
        return {outcome: outcomes.count(outcome) for outcome in Outcome}

    @property
    def has_required_not_met(self) -> bool:
        """Whether something essential is not met."""
        return any(
            result.expectation == Expectation.REQUIRED and result.outcome == Outcome.NOT_MET
            for result in self.results
        )

    @property
    def has_required_open(self) -> bool:
        """Whether something essential cannot be told, and somebody can still be asked."""
        return any(
            result.expectation == Expectation.REQUIRED and result.is_open for result in self.results
        )


def check(
    plan: Plan, *, on: Day | dt.date | str | None = None, select: Iterable[str] | None = None
) -> Report:
    """Hold the checks of the catalogue against a plan.

    Args:
        plan: The plan.
        on: The day to read it on, such as ``"2026-05-01"``; the plan's own
            ``recorded_on`` if nothing is said. The clock is never read.
        select: The names of the checks; all of them if nothing is said.

    Raises:
        UnknownNameError: If a name in *select* is no check.
        InvalidValueError: If *on* is no day.
    """
    expectations = profile()
    reading = Reading(plan, None if on is None else day(on))
    wanted = None if select is None else {named(name).name for name in _names(select)}
    results = []
    left_out = []
    for name, validator in catalogue().items():
        if wanted is not None and name not in wanted:
            left_out.append(LeftOut(name, "It was not selected."))
            continue
        parameters = expectations.parameters.get(name, {})
        findings = tuple(findings_of(validator, reading, parameters))
        results.append(Result(validator, expectations.expectations[name], findings))
    return Report(plan, expectations, reading.on, tuple(results), tuple(left_out))


def _names(select: Iterable[str]) -> Iterable[str]:
    return [select] if isinstance(select, str) else select


def findings_of(
    validator: Validator, reading: Reading, parameters: Mapping[str, Any] | None = None
) -> Iterator[Finding]:
    """Yield what a check finds, subject by subject; about the plan, where it lists none.

    Args:
        validator: The check.
        reading: The plan, as it reads on a day.
        parameters: What is set of the check's parameters.
    """
    plan = reading.plan
    parameters = parameters or {}
    if validator.subject is Plan:
        yield validator(plan, reading, **parameters)
        return
    name = LIST_OF[validator.subject]
    subjects = getattr(plan, name)
    for subject in subjects:
        if getattr(subject, "cancelled", False):
            yield Finding(subject=Id(subject.id), applies=FALSE, holds=FALSE)
        else:
            yield validator(subject, reading, **parameters)
    if not subjects:
        some = reading.may_begin(name)
        yield Finding(subject=Id(plan.id), applies=some, holds=some)
