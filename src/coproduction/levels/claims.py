"""What a plan is called, held against what its facts show: beyond them, within, or short of them.

A label is not a level. A claim may be in any scale, and may name two levels (``4-5``); it
is a range of steps, and so is what is shown. They fit where what is shown lies within the
claim, and do not where the two have no step in common; else it cannot be told.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import attrs

from coproduction.errors import UnknownNameError, UnorderedScaleError
from coproduction.ids import Id
from coproduction.levels.crosswalk import OFF_AXIS, OTHER_UNIT, steps_of
from coproduction.levels.ranges import Steps
from coproduction.levels.scales import MappedSteps, scale
from coproduction.levels.shown import Cell, Shown
from coproduction.model.claims import Claim
from coproduction.model.plan import Plan

DEFAULT_SCALE = "tlap"
"""The scale of a claim that names none."""
NOT_ABOUT_PEOPLE = "This claim is about something that has no level of its own."


class Fit(StrEnum):
    """How a claim and what is shown go together."""

    FITS = "fits"
    CLAIMS_MORE = "claims-more"
    SHOWS_MORE = "shows-more"
    DIFFERS = "differs"
    """Less or more, and not what is claimed."""
    CANNOT_TELL = "cannot-tell"


@attrs.frozen(kw_only=True)
class Comparison:
    """A claim beside what is shown of one group in one strand.

    Attributes:
        cell: What is shown.
        fit: How the two go together.
    """

    cell: Cell
    fit: Fit


@attrs.frozen(kw_only=True)
class HeldClaim:
    """A claim of a plan, with the steps that it may mean, and what is shown.

    Attributes:
        claim: The claim.
        scale: The name of the scale that it is read in.
        steps: The steps that it may mean; ``None`` where it means none.
        why_not: Why it means none; ``""`` where it does.
        comparisons: Beside what is shown, for each basis, strand and group that it is
            about.
    """

    claim: Claim
    scale: str
    steps: MappedSteps | None
    why_not: str
    comparisons: tuple[Comparison, ...]


def claims_of(plan: Plan, found: Shown) -> tuple[HeldClaim, ...]:
    """Return each claim of a plan beside what is shown.

    A claim about the whole plan, a strand or a group of people is held against the best
    that was reached there; one about an activity against that activity.

    Args:
        plan: The plan.
        found: What its facts show.
    """
    return tuple(_held(claim, plan, found) for claim in plan.claims)


def _held(claim: Claim, plan: Plan, found: Shown) -> HeldClaim:
    name = claim.scale or DEFAULT_SCALE
    steps, why_not = _steps(claim, name)
    cells = _cells_about(claim.about, plan, found) if steps is not None else ()
    if steps is not None and claim.about and not cells:
        steps, why_not = None, NOT_ABOUT_PEOPLE
    return HeldClaim(
        claim=claim,
        scale=name,
        steps=steps,
        why_not=why_not,
        comparisons=tuple(
            Comparison(cell=cell, fit=fit_of(steps, cell.steps)) for cell in cells if steps
        ),
    )


def _steps(claim: Claim, name: str) -> tuple[MappedSteps | None, str]:
    try:
        steps = steps_of(scale(name).span(claim.level))
    except (UnknownNameError, UnorderedScaleError) as error:
        return None, str(error)
    if steps.off_axis:
        return None, OFF_AXIS
    return (None, OTHER_UNIT) if steps.unit else (steps, "")


def _cells_about(about: Sequence[Id], plan: Plan, found: Shown) -> tuple[Cell, ...]:
    """Return what is shown of the things that a claim is about; of none, of the whole plan."""
    strands = {each for each in about if each in {cell.strand for cell in found.strands}}
    groups = {each for each in about if each in found.groups}
    activities = {each for each in about if each in {each.id for each in plan.activities}}
    if activities:
        return tuple(
            cell
            for cell in found.activities
            if cell.activity in activities and (not groups or cell.group in groups)
        )
    if about and not strands and not groups and plan.id not in about:
        return ()
    return tuple(
        cell
        for cell in found.strands
        if (not strands or cell.strand in strands) and (not groups or cell.group in groups)
    )


def fit_of(claimed: MappedSteps, steps: Steps | None) -> Fit:
    """Return how claimed steps and shown steps go together."""
    if steps is None:
        return Fit.CANNOT_TELL
    meant = set(claimed.possible)
    if meant.issuperset(steps.possible):
        return Fit.FITS
    if not meant.isdisjoint(steps.possible):
        return Fit.CANNOT_TELL
    if steps.highest < claimed.lowest:
        return Fit.CLAIMS_MORE
    return Fit.SHOWS_MORE if steps.lowest > claimed.highest else Fit.DIFFERS
