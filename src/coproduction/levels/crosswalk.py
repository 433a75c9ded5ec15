"""From a level of any scale to the steps that it may be, and through them to another scale.

Every answer is a range with its doubt. Which steps a level may be is ours: no
published source says it. Steps and levels are an order and nothing else, so there
is no mean here and no distance: a median, a range and counts are all that an order
allows.
"""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from coproduction.errors import InvalidValueError
from coproduction.levels.scales import OURS, MappedSteps, Scale, ScaleLevel, scale
from coproduction.levels.steps import Level

OFF_AXIS = "This is about something else than how far people have a say. No step goes with it."
OTHER_UNIT = "The two scales are about different things, so their levels are not compared."
ABOUT_ELSE = "The scale {name} is about {unit}. It is not about a service or a project."


@attrs.frozen(kw_only=True)
class Conversion:
    """What a level of one scale may be on another.

    Attributes:
        of: The level, or the levels between which it is.
        to: The name of the other scale.
        levels: The levels of the other scale that it may be, in their order there;
            ``()`` where it does not convert.
        beyond: The steps that it may be, and that no level of the other scale
            reaches: there it may be nothing.
        why_not: Why it does not convert; ``""`` where it does.
        doubts: What is in doubt about it, and about the levels that it may be.
        mapped_by: Who proposes the steps that it goes through.
    """

    of: tuple[ScaleLevel, ...]
    to: str
    levels: tuple[ScaleLevel, ...] = ()
    beyond: tuple[Level, ...] = ()
    why_not: str = ""
    doubts: tuple[str, ...] = ()
    mapped_by: tuple[str, ...]

    @property
    def is_ours(self) -> bool:
        """Return whether this project proposes any of these steps, and no published source."""
        return OURS in self.mapped_by


def steps_of(level: ScaleLevel | Iterable[ScaleLevel]) -> MappedSteps:
    """Return the steps that a level may be.

    Args:
        level: The level; or several of one scale, where it is not known which.
            Then the range holds the ranges of all, and is off the axis where one is.

    Raises:
        InvalidValueError: If there is no level, or they are of several scales.
    """
    levels = _one_or_more(level)
    if len(levels) == 1:
        return levels[0].steps
    every = [each.steps for each in levels]
    return MappedSteps(
        lowest=min(steps.lowest for steps in every),
        highest=max(steps.highest for steps in every),
        off_axis=any(steps.off_axis for steps in every),
        doubt="; ".join(_doubts(every)),
        unit=every[0].unit,
        mapped_by=every[0].mapped_by,
    )


def convert(level: ScaleLevel | Iterable[ScaleLevel], *, to: Scale | str) -> Conversion:
    """Return the levels of another scale that a level may be.

    They are those that share a step with it. A level of the scale itself stays what
    it is. Going there and back may widen, and never narrows: so of several, each must
    have a level there. What is off the axis does not convert, and neither does what
    is about something else, such as one person's own care.

    Args:
        level: The level; or several of one scale, where it is not known which.
        to: The other scale, or its name.

    Raises:
        InvalidValueError: If there is no level, or they are of several scales.
        UnknownNameError: If there is no scale of that name.
    """
    levels = _one_or_more(level)
    other = scale(to) if isinstance(to, str) else to
    steps = steps_of(levels)
    result = Conversion(
        of=levels,
        to=other.name,
        doubts=_doubts(each.steps for each in levels),
        mapped_by=tuple(dict.fromkeys((steps.mapped_by, other.mapped_by))),
    )
    if all(each in other.levels for each in levels):
        return attrs.evolve(result, levels=tuple(e for e in other.levels if e in levels))
    if steps.off_axis:
        return attrs.evolve(result, why_not=OFF_AXIS)
    if steps.unit != other.unit:
        return attrs.evolve(result, why_not=OTHER_UNIT)
    lost = [each for each in levels if not any(_share_a_step(each, one) for one in other.levels)]
    if lost:
        return attrs.evolve(
            result,
            beyond=tuple(sorted({step for each in lost for step in each.steps.possible})),
            why_not=f"The scale {other.name} has no level for {lost[0].label}.",
        )
    found = tuple(one for one in other.levels if any(_share_a_step(each, one) for each in levels))
    possible = {step for each in levels for step in each.steps.possible}
    reached = {step for one in found for step in one.steps.possible}
    return attrs.evolve(
        result,
        levels=found,
        beyond=tuple(sorted(possible - reached)),
        doubts=_doubts(each.steps for each in (*levels, *found)),
    )


def levels_for(steps: Iterable[Level], *, to: Scale | str) -> tuple[ScaleLevel, ...]:
    """Return the levels of a scale that some steps may be; none where it does not convert.

    Args:
        steps: The steps, such as those that are shown.
        to: The scale, or its name. What is about something else than a service or a
            project has no level for them.

    Raises:
        UnknownNameError: If there is no scale of that name.
    """
    other = scale(to) if isinstance(to, str) else to
    possible = set(steps)
    if other.unit:
        return ()
    return tuple(
        level
        for level in other.levels
        if not level.steps.off_axis and possible.intersection(level.steps.possible)
    )


def beyond(steps: Iterable[Level], *, to: Scale | str) -> tuple[Level, ...]:
    """Return those of some steps that no level of a scale reaches: there it may be nothing.

    Takes and raises the same as `levels_for`.
    """
    reached = {step for level in levels_for(Level, to=to) for step in level.steps.possible}
    return tuple(sorted(set(steps) - reached))


def counts(of: Scale, levels: Iterable[ScaleLevel | str]) -> dict[str, int]:
    """Return how often each level of a scale is among some, by its number.

    Args:
        of: The scale.
        levels: Levels of it, or texts that name them.

    Raises:
        InvalidValueError: If one is a level of another scale.
        UnknownNameError: If a text names none.
    """
    found = dict.fromkeys((each.number for each in of.levels), 0)
    for level in _named(of, levels):
        found[level.number] += 1
    return found


def median(of: Scale, levels: Iterable[ScaleLevel | str]) -> tuple[ScaleLevel, ScaleLevel] | None:
    """Return the level in the middle, twice; or the two in the middle of an even number.

    Nothing stands between two levels, so they are not averaged. Of nothing, ``None``.

    Args:
        of: The scale.
        levels: Levels of it, or texts that name them.

    Raises:
        InvalidValueError: If one is a level of another scale.
        UnknownNameError: If a text names none.
        UnorderedScaleError: If the numbers of the scale are no order.
    """
    found = sorted(_named(of, levels), key=of.position)
    return (found[(len(found) - 1) // 2], found[len(found) // 2]) if found else None


def lowest_and_highest(
    of: Scale, levels: Iterable[ScaleLevel | str]
) -> tuple[ScaleLevel, ScaleLevel] | None:
    """Return the first and the last, in the order of the scale; of nothing, ``None``.

    Args:
        of: The scale.
        levels: Levels of it, or texts that name them.

    Raises:
        InvalidValueError: If one is a level of another scale.
        UnknownNameError: If a text names none.
        UnorderedScaleError: If the numbers of the scale are no order.
    """
    found = sorted(_named(of, levels), key=of.position)
    return (found[0], found[-1]) if found else None


def _share_a_step(one: ScaleLevel, other: ScaleLevel) -> bool:
    """Return whether two levels, both on the axis, may be the same step."""
    return not other.steps.off_axis and bool({*one.steps.possible} & {*other.steps.possible})


def _one_or_more(level: ScaleLevel | Iterable[ScaleLevel]) -> tuple[ScaleLevel, ...]:
    levels = (level,) if isinstance(level, ScaleLevel) else tuple(dict.fromkeys(level))
    if len({each.scale for each in levels}) != 1:
        raise InvalidValueError("One level, or several of one scale, are needed here.")
    return levels


def _named(of: Scale, levels: Iterable[ScaleLevel | str]) -> list[ScaleLevel]:
    found = [of.level(each) if isinstance(each, str) else each for each in levels]
    for each in found:
        if each not in of.levels:
            raise InvalidValueError(f"{each.label} is no level of the scale {of.name}.")
    return found


def _doubts(every: Iterable[MappedSteps]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(steps.doubt for steps in every if steps.doubt))
