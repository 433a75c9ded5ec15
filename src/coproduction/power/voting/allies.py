"""How many others a group has to convince at least."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from heapq import nlargest

from coproduction.errors import TooLargeError
from coproduction.power.voting.gates import Gate, by_class, classes_of

_MOST_STEPS = 10_000
"""Coalitions that are tried before the question is given up, after a few seconds at most."""


def fewest_allies(top: Gate, present: Sequence[int]) -> int | None:
    """Return the fewest members who, with those present, open a gate.

    Found by bisection over their number; a number is refused at once where not even
    the strongest so many at every gate would do, each gate taken by itself. Where the
    rule is votes with a quota that is exact; elsewhere coalitions are tried, heavier
    members first.

    Args:
        top: The gate.
        present: For each position 1 if that member says yes already, else 0.

    Raises:
        TooLargeError: If more than 10,000 coalitions would have to be tried.
    """
    if not top.passes([1] * len(present)):
        return None
    classes = classes_of(top)
    search = _Search(
        by_class(top, classes, len(present)),
        [len(alike) - sum(present[place] for place in alike) for alike in classes],
    )
    saying_yes = [sum(present[place] for place in alike) for alike in classes]
    return bisect_left(
        range(sum(search.left)), True, key=lambda number: search.succeeds(saying_yes, 0, number)
    )


class _Search:
    """A search for a coalition of a given size.

    Attributes:
        top: The gate, by classes.
        left: How many of each class can still be convinced.
        steps: How many coalitions were looked at.
    """

    def __init__(self, top: Gate, left: list[int]) -> None:
        self.top = top
        self.left = left
        self.steps = 0

    def succeeds(self, present: list[int], start: int, number: int) -> bool:
        """Return whether so many of the classes from a start on are enough."""
        self.steps += 1
        if self.steps > _MOST_STEPS:
            raise TooLargeError(
                "This rule is too entangled to find the fewest allies: more than "
                f"{_MOST_STEPS:,} coalitions would have to be tried. "
                "Ask .can_pass for the coalitions in question."
            )
        if self.top.passes(present):
            return True
        if not self._might_open(self.top, present, start, number):
            return False
        for more in range(min(number, self.left[start]), -1, -1):
            joined = [*present[:start], present[start] + more, *present[start + 1 :]]
            if self.succeeds(joined, start + 1, number - more):
                return True
        return False

    def _might_open(self, one: Gate, present: Sequence[int], start: int, number: int) -> bool:
        """Return whether a gate would open with the strongest so many behind it."""
        total, strongest = 0, []
        for place, votes in one.votes:
            total += votes * present[place]
            if place >= start:
                strongest += [votes] * min(number, self.left[place])
        total += sum(nlargest(number, strongest))
        total += sum(
            votes for child, votes in one.gates if self._might_open(child, present, start, number)
        )
        return total >= one.quota
