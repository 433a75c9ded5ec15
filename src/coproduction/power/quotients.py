"""Parts of a whole, and one number by another, where both are known between bounds."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.truth import Truth

NOTHING = Fraction(0)
WHOLE = Fraction(1)


def settled(number: Bounds) -> Bounds:
    """Return the number, in doubt about nothing where it is known."""
    return exactly(number.lowest) if number.lowest == number.highest else number


def total(numbers: Iterable[Bounds]) -> Bounds:
    """Return the sum."""
    return settled(sum(numbers, NOBODY))


def rest_of(whole: Bounds, part: Bounds) -> Bounds:
    """Return what is left of a whole without a part of it, nought or more."""
    lowest = NOTHING if part.highest is None else max(NOTHING, whole.lowest - part.highest)
    highest = None if whole.highest is None else max(NOTHING, whole.highest - part.lowest)
    return settled(Bounds(lowest, highest, whole.doubts | part.doubts))


def is_something(*parts: Bounds) -> Truth:
    """Return whether there is anything, in one of these parts at least."""
    return total(parts).exceeds(NOBODY)


def share(part: Bounds, rest: Bounds) -> Bounds | None:
    """Return which share of a whole a part is, 0 to 1; ``None`` where there is surely no whole.

    Where there may be none, it is what it would be if there were one.
    """
    if is_something(part, rest).is_false:
        return None
    return settled(
        Bounds(
            _least_share(part, rest), WHOLE - _least_share(rest, part), part.doubts | rest.doubts
        )
    )


def _least_share(part: Bounds, rest: Bounds) -> Fraction:
    """Return the least share that a part can be of itself and the rest, if there is anything."""
    if rest.highest is None:
        return NOTHING
    most = part.lowest + rest.highest
    return part.lowest / most if most else WHOLE


def quotient(number: Bounds, by: Bounds) -> Bounds | None:
    """Return one number of nought or more by another; ``None`` where the other is surely nought.

    Where the other may be nought, it is what it would be if it were not.
    """
    if by.highest == 0:
        return None
    highest = None if number.highest is None or not by.lowest else number.highest / by.lowest
    if number.highest == 0:
        highest = NOTHING
    lowest = NOTHING if by.highest is None else number.lowest / by.highest
    return settled(Bounds(lowest, highest, number.doubts | by.doubts))
