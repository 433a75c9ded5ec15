"""The least and the greatest that a number can be, over every case that the facts allow."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

import attrs

from coproduction.values.counts import Bounds

G = TypeVar("G", bound=Hashable)


@attrs.frozen
class Span:
    """The least and the greatest that a number can be, as far as the plan says.

    Attributes:
        lowest: The least.
        highest: The greatest.
    """

    lowest: Fraction
    highest: Fraction

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.lowest == self.highest


def exactly(number: Fraction) -> Span:
    """Return a number that is known."""
    return Span(number, number)


def counted(number: Bounds) -> Span:
    """Return a number between bounds; where nothing bounds it, the least it can be."""
    return Span(number.lowest, number.lowest if number.highest is None else number.highest)


def certain(numbers: Mapping[G, Fraction]) -> dict[G, Span]:
    """Return numbers that are known, of each group."""
    return {group: exactly(number) for group, number in numbers.items()}


def over(spans: Iterable[Span | None]) -> Span | None:
    """Return the least and the greatest over all cases; none where one case has none."""
    known = []
    for span in spans:
        if span is None:
            return None
        known.append(span)
    if not known:
        return None
    return Span(min(span.lowest for span in known), max(span.highest for span in known))
