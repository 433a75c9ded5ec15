"""What a plan is called, held against what its facts show: beyond them, within, or short of them.

A label is not a level. A claim may be in any scale, and may name two levels (``4-5``); it
is a range of steps, and so is what is shown. They fit where what is shown lies within the
claim, and do not where the two have no step in common; else it cannot be told. Whoever
learns more never has to take back that a claim fits, or that it says more or less.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

import attrs

from coproduction.errors import UnknownNameError, UnorderedScaleError
from coproduction.ids import Id
from coproduction.levels import standing
from coproduction.levels.crosswalk import ABOUT_ELSE, OFF_AXIS, steps_of
from coproduction.levels.ranges import Steps
from coproduction.levels.scales import MappedSteps, Scale, scale
from coproduction.levels.shown import Cell, Shown
from coproduction.levels.standing import Standing
from coproduction.levels.steps import Level
from coproduction.model.claims import Claim
from coproduction.model.plan import Plan

DEFAULT_SCALE = "tlap"
"""The scale of a claim that names none."""
NOT_ABOUT_PEOPLE = "This claim is about something that has no level of its own."


class Fit(StrEnum):
    """How a claim and what is shown go together.

    *set apart*: people lead in one of the two, which is neither more nor less. *differs*:
    it is not what is claimed, and more than one of these is possible.
    """

    FITS = "fits"
    CLAIMS_MORE = "claims-more"
    SHOWS_MORE = "shows-more"
    SET_APART = "set-apart"
    DIFFERS = "differs"
    CANNOT_TELL = "cannot-tell"


_FITS = {
    Standing.BELOW: Fit.CLAIMS_MORE,
    Standing.ABOVE: Fit.SHOWS_MORE,
    Standing.SET_APART: Fit.SET_APART,
}


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
        title: The title of that scale; ``""`` where there is none of that name.
        steps: The steps that it may mean; ``None`` where it means none.
        why_not: Why it means none; ``""`` where it does.
        comparisons: Beside what is shown, for each basis, strand and group that it is
            about.
    """

    claim: Claim
    scale: str
    title: str
    steps: MappedSteps | None
    why_not: str
    comparisons: tuple[Comparison, ...]


def claims_of(plan: Plan, found: Shown, *, own: Iterable[Scale] = ()) -> tuple[HeldClaim, ...]:
    """Return each claim of a plan beside what is shown.

    A claim about the whole plan, a strand or a group of people is held against the best
    that was reached there; one about an activity against that activity.

    Args:
        plan: The plan.
        found: What its facts show.
        own: Scales that somebody brings, in which claims may be made too.

    Raises:
        InvalidValueError: If one of these has the name of another, or of a scale of the
            package.
    """
    scales = tuple(own)
    return tuple(_held(claim, plan, found, scales) for claim in plan.claims)


def _held(claim: Claim, plan: Plan, found: Shown, own: tuple[Scale, ...]) -> HeldClaim:
    name = claim.scale or DEFAULT_SCALE
    try:
        of = scale(name, own=own)
    except UnknownNameError as error:
        return HeldClaim(
            claim=claim, scale=name, title="", steps=None, why_not=str(error), comparisons=()
        )
    steps, why_not = _steps(claim, of)
    cells = _cells_about(claim.about, plan, found) if steps is not None else ()
    if steps is not None and claim.about and not cells:
        steps, why_not = None, NOT_ABOUT_PEOPLE
    return HeldClaim(
        claim=claim,
        scale=of.name,
        title=of.title,
        steps=steps,
        why_not=why_not,
        comparisons=tuple(
            Comparison(cell=cell, fit=fit_of(steps, cell.steps)) for cell in cells if steps
        ),
    )


def _steps(claim: Claim, of: Scale) -> tuple[MappedSteps | None, str]:
    if of.unit:
        return None, ABOUT_ELSE.format(name=of.name, unit=of.unit)
    try:
        steps = steps_of(of.span(claim.level))
    except (UnknownNameError, UnorderedScaleError) as error:
        return None, str(error)
    return (None, OFF_AXIS) if steps.off_axis else (steps, "")


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
    """Return how claimed steps and shown steps go together.

    A claim that may mean that people lead, or a step below, is held against the steps
    below: it is set apart only where it means nothing else.
    """
    if steps is None:
        return Fit.CANNOT_TELL
    meant = set(claimed.possible)
    if meant.issuperset(steps.possible):
        return Fit.FITS
    if not meant.isdisjoint(steps.possible):
        return Fit.CANNOT_TELL
    stands = standing.of_steps(steps.possible, meant - {Level.PEOPLE_LED} or meant)
    return _FITS.get(stands, Fit.DIFFERS)
