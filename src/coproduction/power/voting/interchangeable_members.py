"""Swings where many members are interchangeable: only heads of each class are counted.

A chamber of 435 with one vote each is one class; a coalition is then told by how
many of each class are in it. For all numbers of the smaller classes, bisection finds
how many of the largest class are needed; swings follow from these thresholds.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from math import comb, prod
from typing import NamedTuple

from coproduction.power.voting.gates import Gate


@dataclass(frozen=True, slots=True)
class Classes:
    """A rule, seen by classes of interchangeable members.

    Attributes:
        top: A gate whose positions are the classes.
        sizes: How many members each class has.
    """

    top: Gate
    sizes: tuple[int, ...]

    @property
    def largest(self) -> int:
        """The class with the most members."""
        return self.sizes.index(max(self.sizes))


class Border(NamedTuple):
    """Coalitions that lose, and win as soon as one more member of a class joins.

    They are alike but for how many of them are of the largest class.

    Attributes:
        joins: The class of the member who joins.
        ways: In how many ways those of the smaller classes can be chosen.
        heads: How many these are.
        start: The least number of the largest class.
        stop: One more than the greatest number of the largest class.
        largest: How many of the largest class there are to choose from.
    """

    joins: int
    ways: int
    heads: int
    start: int
    stop: int
    largest: int


def swings(classes: Classes) -> tuple[int, list[int]]:
    """Return how many coalitions win, and the swings of a member of each class."""
    thresholds, numbers_of = _thresholds(classes), _numbers_of(classes)
    below = {of: [0, *accumulate(numbers)] for of, numbers in numbers_of.items()}
    found = [0] * len(classes.sizes)
    for border in _borders(classes, thresholds):
        numbers = below[border.largest]
        found[border.joins] += border.ways * (numbers[border.stop] - numbers[border.start])
    return _winning(classes, thresholds, numbers_of), found


def swings_by_size(classes: Classes) -> tuple[int, list[list[int]]]:
    """Return how many coalitions win, and the swings by how many others say yes."""
    thresholds, numbers_of = _thresholds(classes), _numbers_of(classes)
    found = [[0] * sum(classes.sizes) for _ in classes.sizes]
    for border in _borders(classes, thresholds):
        by_size, numbers = found[border.joins], numbers_of[border.largest]
        for number in range(border.start, border.stop):
            by_size[border.heads + number] += border.ways * numbers[number]
    return _winning(classes, thresholds, numbers_of), found


def _winning(
    classes: Classes,
    thresholds: Mapping[tuple[int, ...], int],
    numbers_of: Mapping[int, list[int]],
) -> int:
    numbers = numbers_of[max(classes.sizes)]
    losing = [0, *accumulate(numbers)]
    return sum(
        _ways(classes, chosen) * (losing[-1] - losing[needed])
        for chosen, needed in thresholds.items()
    )


def _numbers_of(classes: Classes) -> dict[int, list[int]]:
    """Return in how many ways any number of the largest class, or of its others, is chosen."""
    largest = max(classes.sizes)
    return {of: _binomials(of) for of in (largest - 1, largest)}


def _thresholds(classes: Classes) -> dict[tuple[int, ...], int]:
    """Return how many of the largest class are needed, for all numbers of the others.

    Of the largest class nought are chosen; one more than there are is needed where
    all of them are not enough.
    """
    largest, size = classes.largest, max(classes.sizes)
    numbers = [range(1 if one == largest else of + 1) for one, of in enumerate(classes.sizes)]

    def passes(number: int) -> bool:
        return classes.top.passes((*chosen[:largest], number, *chosen[largest + 1 :]))

    thresholds = {}
    for chosen in product(*numbers):
        thresholds[chosen] = bisect_left(range(size + 1), True, key=passes)
    return thresholds


def _borders(classes: Classes, thresholds: Mapping[tuple[int, ...], int]) -> Iterator[Border]:
    largest, size = classes.largest, max(classes.sizes)
    for chosen, needed in thresholds.items():
        ways, heads = _ways(classes, chosen), sum(chosen)
        if 1 <= needed <= size:
            yield Border(largest, ways, heads, needed - 1, needed, size - 1)
        for one, number in enumerate(chosen):
            left = classes.sizes[one] - number
            if one == largest or not left:
                continue
            joined = thresholds[*chosen[:one], number + 1, *chosen[one + 1 :]]
            if joined < needed:
                others = ways * left // classes.sizes[one]
                yield Border(one, others, heads, joined, needed, size)


def _ways(classes: Classes, chosen: Sequence[int]) -> int:
    """Return in how many ways so many of each class can be chosen."""
    return prod(map(comb, classes.sizes, chosen))


def _binomials(of: int) -> list[int]:
    """Return in how many ways nought, one, two and so on can be chosen."""
    row = [1]
    for number in range(of):
        row.append(row[-1] * (of - number) // (number + 1))
    return row
