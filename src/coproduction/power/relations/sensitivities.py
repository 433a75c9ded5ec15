"""How far a number can be trusted where ties are missing or not everybody answered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.chance import columns_of
from coproduction.power.relations.draws import one_by_one, refuse_long, refuse_many
from coproduction.power.relations.given_numbers import (
    finite,
    number_of,
    problems_of_counts,
    problems_of_function,
)
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.rows import Bools, Floats, frozen
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
K = TypeVar("K", bound=Hashable)

WITHIN = 0.95
"""How many of the draws a band holds: 19 of 20."""


@dataclass(frozen=True, slots=True)
class Band:
    """Where a number comes to lie once some of what was told is taken away.

    Attributes:
        observed: The number with all that was told; ``None`` where it is not defined.
        lowest: Where 19 of 20 draws begin; ``None`` where no draw had a number.
        highest: Where they end.
        defined: In how many of the draws, from 0 to 1, the number was defined at all.
    """

    observed: float | None
    lowest: float | None
    highest: float | None
    defined: float


@dataclass(frozen=True, slots=True)
class Sensitivity(Generic[K]):
    """The bands of several numbers, and whether the same one stays the largest.

    Attributes:
        bands: The band of each number.
        stays: In how many of the draws, from 0 to 1, the one that is largest with all
            that was told was so again, alone; ``None`` where several are largest.
        largest: Which that is, if it stayed in 19 of 20 draws; else ``None``: nobody
            can be said to have most.
    """

    bands: Mapping[K, Band]
    stays: float | None
    largest: K | None


def sensitivity(  # noqa: PLR0913 - each says one thing about what is taken away, by name
    graph: Ties[N] | Graph[N],
    measure: Callable[[Ties[N]], Mapping[K, float]],
    *,
    ties_missing: float = 0.0,
    members_silent: float = 0.0,
    draws: int = 1_000,
    seed: int = 0,
) -> Sensitivity[K]:
    """Return how much a measure would move if less had been told.

    In each draw some arcs are taken away at random, or all arcs of some who answered,
    or both, and the measure is taken of what is left. Where ties go both ways, the other
    end still tells of a tie: only those between two who are silent go. It shows what
    losing as much *again* does to numbers like these. What those who did not answer would
    have said, nobody knows, and nothing is filled in for them. The same seed gives the
    same bands.

    Limits: people do not fall silent at random. Bands say nothing about who was never
    asked to take part.

    Args:
        graph: Who turns to whom.
        measure: A function of ties that returns a number for each node or group, such
            as ``lambda ties: attention_share(ties, groups)``. It is given a `Ties` that
            knows who answered.
        ties_missing: What share of the arcs is taken away, from 0 to less than 1.
        members_silent: What share of those who answered falls silent, from 0 to less
            than 1. Above nought, one at least.
        draws: How often, up to a million times.
        seed: A whole number, nought or more. Another one draws others.

    Raises:
        InvalidTiesError: If a share is out of range, both are nought, there is no draw,
            or the measure is no function or returns what is no finite number.
        TooLargeError: If so many draws would take many minutes, or cannot be held.

    References:
        [CostenbaderValente2003]; [BorgattiCarleyKrackhardt2006]; [SmithMoody2013].
    """
    problems = [
        f"The share of {what} lies from 0 to less than 1, and is {share!r}."
        for what, share in (("ties missing", ties_missing), ("members silent", members_silent))
        if not 0 <= (-1 if finite(share) is None else share) < 1
    ]
    if ties_missing == members_silent == 0:
        problems.append("Say what share of ties is missing, or of members silent.")
    problems += problems_of_counts(seed, draws=draws)
    problems += problems_of_function(measure, "measure", "ties")
    if problems:
        raise InvalidTiesError(*problems)
    ties = read(graph)
    refuse_long(ties, draws, one_by_one(ties))
    told = _numbers(measure(ties))
    refuse_many(draws, len(told))
    first, same = _largest(told), 0

    def drawn() -> Iterator[Iterable[tuple[Any, float]]]:
        nonlocal same
        random = np.random.default_rng(seed)
        for _ in range(draws):
            numbers = _numbers(measure(_less(ties, ties_missing, members_silent, random)))
            same += _largest(numbers) == first
            yield numbers.items()

    found = columns_of(drawn(), draws)
    nowhere = np.full(draws, np.nan)
    bands = {
        key: _band(told.get(key), found.get(key, nowhere)) for key in dict.fromkeys([*told, *found])
    }
    if first is None:
        return Sensitivity(bands, None, None)
    stays = same / draws
    return Sensitivity(bands, stays, first[0] if stays >= WITHIN else None)


def _numbers(found: Any) -> dict[Any, float]:
    if not isinstance(found, Mapping):
        raise InvalidTiesError(
            f"The measure returned {found!r}. Its bands need a mapping of numbers, by name."
        )
    return {key: number_of(number, repr(key), "measure") for key, number in found.items()}


def _less(ties: Ties[N], missing: float, silent: float, random: np.random.Generator) -> Ties[N]:
    """Return the ties without some of what was told."""
    if silent:
        asked = np.flatnonzero(ties.answered)
        number = min(len(asked), max(1, round(silent * len(asked))))
        answered = ties.answered.copy()
        answered[random.choice(asked, number, replace=False)] = False
        ties = ties.told_by(frozen(answered))
    if missing:
        ties = ties.keeping(_left(ties, missing, random))
    return ties


def _left(ties: Ties[N], missing: float, random: np.random.Generator) -> Bools:
    """Return which arcs are left; where ties go both ways, both arcs of a tie or none."""
    tails, heads = ties.tails.astype(np.int64), ties.out.others.astype(np.int64)
    if not ties.both_ways:
        gone = random.choice(len(tails), round(missing * len(tails)), replace=False)
        left = np.ones(len(tails), dtype=np.bool_)
        left[gone] = False
        return left
    pairs = np.minimum(tails, heads) * len(ties.nodes) + np.maximum(tails, heads)
    each, place = np.unique(pairs, return_inverse=True)
    stays = np.ones(len(each), dtype=np.bool_)
    stays[random.choice(len(each), round(missing * len(each)), replace=False)] = False
    left_of_both: Bools = stays[place]
    return left_of_both


def _band(told: float | None, of_all: Floats) -> Band:
    found = of_all[~np.isnan(of_all)]
    if not len(found):
        return Band(told, None, None, 0.0)
    outside = (1 - WITHIN) / 2
    lowest = np.quantile(found, outside, method="lower")
    highest = np.quantile(found, 1 - outside, method="higher")
    return Band(told, float(lowest), float(highest), len(found) / len(of_all))


def _largest(numbers: Mapping[Any, float]) -> tuple[Any] | None:
    """Return the one with the largest number, if it is one alone."""
    most = max(numbers.values(), default=None)
    those = [key for key, number in numbers.items() if number == most]
    return (those[0],) if len(those) == 1 else None
