"""Ways to deal out the same labels to the same people, all of them or drawn at random."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import comb, lgamma, log, prod

import numpy as np

from coproduction.power.relations.rows import Ints

_COUNTLESS = 18 * log(10)

_AT_ONCE = 1 << 22
"""How many labels are dealt out together, a byte each where there are up to 255 groups."""

_ROWS = 1 << 14
"""How many ways are dealt out together at most."""


def number_of(sizes: list[int]) -> int | None:
    """Return how many ways there are to split people into groups of some sizes.

    ``None`` for more than a quintillion, 10¹⁸.
    """
    logarithm = lgamma(sum(sizes) + 1) - sum(lgamma(size + 1) for size in sizes)
    if logarithm > _COUNTLESS:
        return None
    left = np.cumsum(sizes[::-1])[::-1].tolist()
    return prod(comb(people, size) for people, size in zip(left, sizes, strict=True))


def all_of(sizes: list[int]) -> Iterator[Ints]:
    """Yield every way to give so many people each label once, a row each, some at a time."""
    people = sum(sizes)
    together = _together(people)
    block: list[Ints] = []
    empty = np.zeros(people, dtype=np.min_scalar_type(len(sizes)))
    for labels in _dealt(np.arange(people), sizes, empty, 0):
        block.append(labels.copy())
        if len(block) == together:
            yield np.array(block)
            block = []
    if block:
        yield np.array(block)


def drawn(labels: Ints, draws: int, seed: int) -> Iterator[Ints]:
    """Yield ways drawn at random, a row each, some at a time."""
    random, together = np.random.default_rng(seed), _together(len(labels))
    small = labels.astype(np.min_scalar_type(int(labels.max())))
    for begin in range(0, draws, together):
        rows = np.tile(small, (min(together, draws - begin), 1))
        yield random.permuted(rows, axis=1, out=rows)


def _together(people: int) -> int:
    return min(_ROWS, max(1, _AT_ONCE // max(people, 1)))


def _dealt(free: Ints, sizes: list[int], labels: Ints, label: int) -> Iterator[Ints]:
    """Yield the labels, always in the same array, with this label and later ones dealt out."""
    if label == len(sizes) - 1:
        labels[free] = label
        yield labels
        return
    for chosen in combinations(range(len(free)), sizes[label]):
        labels[free[list(chosen)]] = label
        left = np.delete(free, list(chosen))
        yield from _dealt(left, sizes, labels, label + 1)
