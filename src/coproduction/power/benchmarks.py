"""What a share is held beside: head-count, equal groups, or what a group has agreed itself."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from fractions import Fraction
from typing import TypeVar

import attrs

from coproduction.errors import InvalidValueError
from coproduction.model.words import Kind
from coproduction.power.spans import Span
from coproduction.values.counts import Bounds
from coproduction.values.numbers import exact

G = TypeVar("G", bound=Hashable)

NOTHING = Fraction(0)
WHOLE = Fraction(1)
Benchmark = Mapping[Kind, Fraction]
"""The share that each kind should have; these sum to one."""


@attrs.frozen(kw_only=True)
class WorstGroupRatio:
    """How much every group has, at the least, of what a benchmark would give it.

    The least, over the groups, of a group's share by its benchmark; 0 to 1, and 1 where
    each has exactly that. It belongs to one family of power, and is never added up.
    ``None`` where it is not defined, or cannot be told.

    Attributes:
        head_count: Beside a share for each member.
        equal_groups: Beside the same share for each group.
        own: Beside the group's own benchmark, where it has one.
    """

    head_count: Span | None
    equal_groups: Span | None
    own: Span | None


def benchmark_of(shares: Mapping[Kind, object] | Mapping[str, object]) -> Benchmark:
    """Return a group's own benchmark.

    Args:
        shares: The share of each kind, exact numbers that sum to one.

    Raises:
        InvalidValueError: If they are no mapping, a kind is none, a number is not exact,
            or they do not sum to one.
    """
    given: object = shares
    if not isinstance(given, Mapping):
        raise InvalidValueError(
            "A benchmark is a mapping from each kind to its share, such as "
            "{'community': '2/3', 'organisation': '1/3'}."
        )
    found = {}
    for word, number in given.items():
        if word not in [*Kind]:
            raise InvalidValueError(
                f"There is no kind of seat called {word}. There are: {', '.join(Kind)}."
            )
        found[Kind(word)] = exact(number)
    if sum(found.values()) != 1:
        raise InvalidValueError("The shares of a benchmark sum to 1, such as 1/2 and 1/2.")
    return found


def least_ratio(shares: Mapping[G, Span], wanted: Mapping[G, Span]) -> Span | None:
    """Return the least share by its benchmark, over the groups that should have something.

    Args:
        shares: The share of each group; who is not named has none.
        wanted: What each should have. Where that may be nought, the group may not be
            there, and then it counts for nothing.
    """
    lowest, highest = [], [WHOLE]
    for group, goal in wanted.items():
        share = shares.get(group, Span(NOTHING, NOTHING))
        if goal.highest:
            lowest.append(min(WHOLE, share.lowest / goal.highest))
        if goal.lowest:
            highest.append(share.highest / goal.lowest)
    return Span(min(lowest), min(highest)) if lowest else None


def equal_shares(there: Mapping[G, Bounds]) -> dict[G, Span]:
    """Return the same share for each group that there is or may be.

    Args:
        there: How many there are in each, or how much.
    """
    sure = sum(number.lowest > 0 for number in there.values())
    possible = {group: number for group, number in there.items() if number.highest != 0}
    return {
        group: Span(
            Fraction(1, len(possible)) if number.lowest > 0 else NOTHING,
            Fraction(1, sure + (number.lowest <= 0)),
        )
        for group, number in possible.items()
    }


def span_of(number: Bounds | None) -> Span | None:
    """Return a share between bounds."""
    if number is None:
        return None
    return Span(number.lowest, WHOLE if number.highest is None else number.highest)
