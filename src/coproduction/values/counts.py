"""Counts of people and things, exact or between bounds.

A plan may say ``8``, ``[8, 10]``, ``{at_least: 60}``, ``{at_most: 14}`` or
``{about: 200}``. *About* is shown, and computed with as if it had not been stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs

from coproduction.errors import InvalidValueError
from coproduction.values.truth import FALSE, NO_FACTS, TRUE, Fact, Truth

LARGEST = 10**12
"""More than there are people, so that no count is a typing error of a size that hangs."""

SEVERAL = 2
"""A number about fewer people is about one person, and stays out of reports and exports."""


@attrs.frozen
class Count:
    """A whole number of nought or more, or the bounds that are known of it.

    Attributes:
        lowest: The least it can be.
        highest: The most it can be, or ``None`` where nothing bounds it.
        about: The rough number that the plan gives, where it gives no other.
    """

    lowest: int = 0
    highest: int | None = None
    about: int | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be: what is below nought, or bounds the wrong way round."""
        lowest, highest = self.lowest, self.highest
        if whole(lowest) > whole(lowest if highest is None else highest):
            raise InvalidValueError("The lower bound comes first, such as [8, 10].")
        if self.about is not None and (lowest or highest is not None or whole(self.about) < 0):
            raise InvalidValueError("A rough number has no bounds beside it.")

    @property
    def is_exact(self) -> bool:
        """Whether it is one known number."""
        return self.lowest == self.highest

    @property
    def is_nothing(self) -> bool:
        """Whether it can only be nought, or is so roughly."""
        return self.highest == 0 or self.about == 0

    def __str__(self) -> str:
        """Return the words for it: *8*, *between 8 and 10*, *at least 60*."""
        if self.about is not None:
            return f"about {self.about:,}"
        return between(
            Fraction(self.lowest), None if self.highest is None else Fraction(self.highest)
        )


def between(lowest: Fraction, highest: Fraction | None) -> str:
    """Return the words for a number that is known to lie between two others."""
    if highest is None:
        return f"at least {figure(lowest)}" if lowest else "an unknown number"
    if lowest == highest:
        return figure(lowest)
    return (
        f"between {figure(lowest)} and {figure(highest)}"
        if lowest
        else f"at most {figure(highest)}"
    )


def figure(number: Fraction) -> str:
    """Return a number in figures, with two decimals at most."""
    if number.denominator == 1:
        return f"{number.numerator:,}"
    hundredths = round(number * 100)
    text = f"{hundredths // 100:,}.{hundredths % 100:02d}".rstrip("0").rstrip(".")
    return text if Fraction(hundredths, 100) == number else f"about {text}"


def whole(number: object) -> int:
    """Return a whole number of nought or more.

    Raises:
        InvalidValueError: If it is not one, or is larger than 10 to the power of 12.
    """
    if isinstance(number, str) and number.isascii() and number.isdigit() and len(number) <= 13:
        number = int(number)
    if isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= LARGEST:
        return number
    raise InvalidValueError("A whole number of 0 or more is needed here, such as 8.")


def count(value: Count | int | Iterable[object] | Mapping[str, object]) -> Count:
    """Return a count from any of the forms that a plan may use.

    Raises:
        InvalidValueError: If it is none of these forms, or its bounds are the
            wrong way round.
    """
    if isinstance(value, Count):
        return value
    if isinstance(value, Mapping):
        return _named(value)
    if isinstance(value, list | tuple):
        if len(value) != 2:
            raise InvalidValueError("Bounds are two numbers, the lower one first, such as [8, 10].")
        lowest, highest = (whole(end) for end in value)
        if lowest > highest:
            raise InvalidValueError("The lower bound comes first, such as [8, 10].")
        return Count(lowest, highest)
    number = whole(value)
    return Count(number, number)


def _named(value: Mapping[Any, object]) -> Count:
    match value:
        case {"at_least": number, **rest} if not rest:
            return Count(whole(number), None)
        case {"at_most": number, **rest} if not rest:
            return Count(0, whole(number))
        case {"about": number, **rest} if not rest:
            return Count(0, None, whole(number))
        case _:
            raise InvalidValueError(
                "A count is 8, [8, 10], {at_least: 60}, {at_most: 14} or {about: 200}."
            )


@attrs.frozen
class Bounds:
    """A sum that is being worked out: what it can be, and the facts it is in doubt about.

    Attributes:
        lowest: The least it can be; may be below nought for a difference.
        highest: The most it can be, or ``None`` where nothing bounds it.
        doubts: The facts that would narrow it.
    """

    lowest: Fraction
    highest: Fraction | None
    doubts: frozenset[Fact] = NO_FACTS

    def __add__(self, other: Bounds) -> Bounds:
        """Return the sum."""
        open_above = self.highest is None or other.highest is None
        highest = None if open_above else (self.highest or 0) + (other.highest or 0)
        return Bounds(
            self.lowest + other.lowest,
            None if highest is None else Fraction(highest),
            self.doubts | other.doubts,
        )

    def __mul__(self, other: Bounds) -> Bounds:
        """Return the product of two numbers of nought or more."""
        if self.highest == 0 or other.highest == 0:
            return NOBODY
        highest = (
            None if self.highest is None or other.highest is None else self.highest * other.highest
        )
        return Bounds(self.lowest * other.lowest, highest, self.doubts | other.doubts)

    def times(self, part: Fraction) -> Bounds:
        """Return a part of it, nought or more."""
        if not part:
            return NOBODY
        return Bounds(self.lowest * part, self.highest and self.highest * part, self.doubts)

    def or_none(self, included: Truth) -> Bounds:
        """Return the number where *included* is true, nought where it is false."""
        if included.is_true:
            return self
        if included.is_false:
            return NOBODY
        return Bounds(min(self.lowest, Fraction(0)), self.highest, self.doubts | included.doubts)

    def exceeds(self, other: Bounds) -> Truth:
        """Return whether it is more than the other, whatever both may be."""
        if other.highest is not None and self.lowest > other.highest:
            return TRUE
        if self.highest is not None and self.highest <= other.lowest:
            return FALSE
        return Truth(None, self.doubts | other.doubts)

    def reaches(self, other: Bounds) -> Truth:
        """Return whether it is the other or more, whatever both may be."""
        return ~other.exceeds(self)

    def __str__(self) -> str:
        """Return the words for it."""
        return between(self.lowest, self.highest)


def exactly(number: int | Fraction) -> Bounds:
    """Return a number that is known."""
    return Bounds(Fraction(number), Fraction(number))


NOBODY = exactly(0)


def stated(value: Count | None, fact: Fact, *, least: int = 0, most: int | None = None) -> Bounds:
    """Return a count of a plan as bounds, with the fact that would narrow it.

    Args:
        value: The count, or ``None`` where the plan does not say.
        fact: The fact that the count states.
        least: What it cannot be below, as other facts have it.
        most: What it cannot be above, as other facts have it.
    """
    lowest = max(least, value.lowest if value else 0)
    ends = [end for end in (most, value.highest if value else None) if end is not None]
    highest = min(ends) if ends else None
    if highest is not None and highest <= lowest:
        return exactly(lowest)
    return Bounds(
        Fraction(lowest), None if highest is None else Fraction(highest), frozenset({fact})
    )
