"""Ranges of steps, and what is made of several of them. Never a mean, never a total."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

import attrs

from coproduction.errors import InvalidValueError
from coproduction.levels.steps import Level
from coproduction.levels.words import Flag

SAID: Final = {
    Level.NOBODY_REACHED: "nobody took part",
    Level.COERCION: "were there, and were not asked",
    Level.EDUCATING: "learned how the service works",
    Level.INFORMING: "were told what and why",
    Level.CONSULTATION: "were asked",
    Level.ENGAGEMENT: "talked it over and could move something",
    Level.CO_DESIGN: "helped make it",
    Level.CO_PRODUCTION: "shared it all the way, decisions too",
    Level.PEOPLE_LED: "people lead",
}
"""What is printed for each step: neither its number nor its name."""


def in_order(steps: Iterable[int]) -> tuple[Level, ...]:
    """Return steps, or their numbers, from the lowest to the highest.

    Raises:
        InvalidValueError: If there are none, or a number is no step.
    """
    try:
        found = tuple(sorted({Level(step) for step in steps}))
    except ValueError:
        raise InvalidValueError("A step is a number from 0 to 8.") from None
    if not found:
        raise InvalidValueError("A range has one step at least.")
    return found


@attrs.frozen(kw_only=True)
class Steps:
    """The steps that are possible. ``str()`` gives the words for them.

    Attributes:
        possible: Every step that is possible, from the lowest to the highest. Steps
            between the two ends may be missing.
    """

    possible: tuple[Level, ...] = attrs.field(converter=in_order)

    @property
    def lowest(self) -> Level:
        """The lowest step that is possible."""
        return self.possible[0]

    @property
    def highest(self) -> Level:
        """The highest step that is possible."""
        return self.possible[-1]

    def __str__(self) -> str:
        """Return *were asked*, or *between "were asked" and "helped make it"*."""
        if self.lowest is self.highest:
            return SAID[self.lowest]
        return f'between "{SAID[self.lowest]}" and "{SAID[self.highest]}"'


@attrs.frozen(kw_only=True)
class Answer:
    """What an answer to one open fact would make of a range.

    Attributes:
        field: The field of the coding.
        values: The answers that would do so, in the order of their words.
        steps: The steps that would be left.
    """

    field: str
    values: tuple[Any, ...]
    steps: Steps


@attrs.frozen(kw_only=True)
class LevelRange(Steps):
    """The steps that the facts of a coding allow, and why.

    Attributes:
        decided_by: The facts that decided it, by field: these alone give the same
            steps, and without any one of them there would be more. Where two facts
            say the same, the first in the order of the fields is named.
        would_narrow: For each open fact of which some answer would leave fewer steps:
            what each answer would leave.
        flags: What the step alone does not say. Each holds however the unknowns turn out.
        contradictions: Facts that cannot both be, by the names of their fields. The
            table is read as it stands; which of the two is true is not for it to say.
        co_production: Whether the rule of step 7 holds: design, decision, and delivery
            or evaluation shared, from early on. ``None`` where the facts leave it open,
            and where only some stages were read.
        strict_co_production: Whether all five stages are shared, from the outset.
            ``None`` as above.
    """

    decided_by: tuple[str, ...]
    would_narrow: tuple[Answer, ...]
    flags: tuple[Flag, ...]
    contradictions: tuple[tuple[str, str], ...]
    co_production: bool | None
    strict_co_production: bool | None


@cache
def steps_of(bits: int) -> Steps:
    """Return steps from a bit for each, from step 0 up."""
    return Steps(possible=[level for level in Level if bits >> level & 1])


NOT_DESCRIBED: Final = Steps(possible=range(7))
"""A stage of which nothing is recorded: unknown, and never step 0 for that."""


def highest_of(ranges: Iterable[Steps | None]) -> Steps | None:
    """Return the highest of several ranges: from the highest lowest step to the highest step.

    Args:
        ranges: The ranges, of one group of people. ``None`` is what is not described,
            or has no step; it is left out.

    Returns:
        The range, or ``None`` of none.
    """
    described = [steps for steps in ranges if steps is not None]
    if not described:
        return None
    lowest = max(steps.lowest for steps in described)
    return Steps(possible=[step for step in _any_of(described) if step >= lowest])


def lowest_described(ranges: Iterable[Steps | None]) -> Steps | None:
    """Return the lowest of several ranges: from the lowest step to the lowest highest step.

    Args:
        ranges: As for `highest_of`.

    Returns:
        The range, or ``None`` of none.
    """
    described = [steps for steps in ranges if steps is not None]
    if not described:
        return None
    highest = min(steps.highest for steps in described)
    return Steps(possible=[step for step in _any_of(described) if step <= highest])


def _any_of(ranges: Iterable[Steps]) -> Iterable[Level]:
    return [step for steps in ranges for step in steps.possible]
