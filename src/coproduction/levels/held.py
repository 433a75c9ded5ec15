"""What a plan leaves of each fact: a bit for each value, and what is in doubt about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from coproduction.levels.knowledge import NO, YES
from coproduction.values.truth import NO_FACTS, Fact, Truth

Held = tuple[int, frozenset[Fact]]
"""The values that a fact may have, a bit for each, and the facts of the plan in doubt."""

NONE: Final = 0b0001
ANY_SHARE: Final = 0b1111
EITHER: Final = YES | NO
UNDOUBTED: Final[tuple[Held, ...]] = tuple((mask, NO_FACTS) for mask in range(ANY_SHARE + 1))
"""Of each mask, what is held where nothing is in doubt: one object, however often."""


def held(truth: Truth) -> Held:
    """Return what a truth leaves of a fact that is yes or no."""
    if truth.value is None:
        return EITHER, truth.doubts
    return UNDOUBTED[YES if truth.value else NO]


def mask_of(value: bool | None) -> int:  # noqa: FBT001  # it is the value
    """Return what a value leaves of a fact that is yes or no, a bit for each."""
    return EITHER if value is None else YES if value else NO


def either(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001  # they are values
    """Return whether one of two is so, where nobody asks for their doubts."""
    return True if one or other else None if one is None or other is None else False


def lowest(bits: int) -> int:
    """Return the lowest bit that is set."""
    return bits & -bits


def from_on(bit: int) -> int:
    """Return this bit and every higher one."""
    return ~(bit - 1)


def highest_of(masks: Iterable[int], optional: Iterable[int] = ()) -> int:
    """Return what the highest of several values may be.

    Args:
        masks: What each may be.
        optional: What those may be that are perhaps not there at all.

    Returns:
        Nought where nothing is sure to be there.
    """
    least, union = 0, 0
    for mask in masks:
        union |= mask
        least = max(least, mask & -mask)
    if not least:
        return 0
    for mask in optional:
        union |= mask
    return union & from_on(least)
