"""A number beside those that chance alone gives, and what is read off from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Protocol

import numpy as np

from coproduction.power.relations.given_numbers import number_of
from coproduction.power.relations.rows import Floats

ALONE = object()
"""The name of a number that stands alone."""

FEWEST = 40
"""From so many arrangements on, a number that one in twenty of them has can be found."""


class Record(Protocol):
    """A value with several numbers in named fields."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A number beside what chance gives.

    Attributes:
        observed: The number.
        expected: Its mean over what was looked at.
        p: Twice the share of those that are as low, or as high, whichever are fewer.
        smallest_p: The least that this could have been.
    """

    observed: float
    expected: float
    p: float
    smallest_p: float


def compared(observed: float, found: Floats, *, exact: bool) -> Comparison:
    """Return how far a number lies from those found under chance.

    Args:
        observed: The number.
        found: Those found; not a number where it is not defined.
        exact: Whether all that chance can give was looked at, once each; else it is a
            sample, and what was observed counts as one more of it.
    """
    seen = found[~np.isnan(found)]
    defined = seen if exact else np.append(seen, observed)
    # Of a sample, what was observed is one more. What is not defined counts with either end.
    besides = len(found) - len(seen) + (not exact)
    near = 1e-9 * max(1.0, float(np.abs(defined).max()))

    def twice_the_less(low: float, high: float) -> float:
        tails = (int((seen <= low + near).sum()), int((seen >= high - near).sum()))
        return min(1.0, 2 * (min(tails) + besides) / (len(seen) + besides))

    return Comparison(
        observed=observed,
        expected=float(defined.mean()),
        p=twice_the_less(observed, observed),
        smallest_p=twice_the_less(float(defined.min()), float(defined.max())),
    )


def numbers_of(result: Any, what: str) -> Iterator[tuple[Any, float]]:
    """Yield the numbers of a result, each with its name; those not defined are no numbers.

    Args:
        result: A number, a mapping of numbers, or a record of numbers.
        what: What kind of function returned it.

    Raises:
        InvalidTiesError: If a number is not finite.
    """
    if isinstance(result, Mapping):
        named = dict(result)
    elif hasattr(result, "__dataclass_fields__"):
        named = {field.name: getattr(result, field.name) for field in fields(result)}
    else:
        named = {ALONE: result}
    for key, number in named.items():
        name = "" if key is ALONE else repr(key)
        yield key, np.nan if number is None else number_of(number, name, what)


def columns_of(results: Iterable[Iterable[tuple[Any, float]]], draws: int) -> dict[Any, Floats]:
    """Return the numbers of many results by name; what a result does not have is no number.

    Args:
        results: For each draw its numbers, with their names.
        draws: How many draws there are.
    """
    columns: dict[Any, Floats] = {}
    for place, numbers in enumerate(results):
        for key, number in numbers:
            if key not in columns:
                columns[key] = np.full(draws, np.nan)
            columns[key][place] = number
    return columns
