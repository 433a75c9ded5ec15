"""Numbers that people give beside ties: how often to draw, from which seed, and what counts."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from numbers import Integral, Real
from typing import Any

from coproduction.errors import InvalidTiesError

MOST = 1e100
"""The largest number that may be given, so that no sum or product is more than a number holds."""

MOST_DRAWS = 1_000_000
"""So many draws or samples may be asked for, a project default.

A hundred times as many as anything here draws by itself: more makes a *p*, or a band,
no surer than can be read.
"""


def problems_of_counts(seed: object, **counts: object) -> list[str]:
    """Return what is wrong with a seed, and with numbers of draws or samples.

    Args:
        seed: A whole number, nought or more.
        counts: How many are drawn, from one to a million, by the name under which it was
            given.
    """
    problems = []
    for name, count in counts.items():
        if not _is_whole(count, least=1):
            problems.append(f"{name}={count!r} cannot be: write a whole number, one at least.")
        elif _is_whole(count, least=MOST_DRAWS + 1):
            problems.append(f"{name}={count!r} cannot be: write {MOST_DRAWS} at most.")
    if not _is_whole(seed, least=0):
        problems.append(f"seed={seed!r} cannot be: write a whole number, nought or more.")
    return problems


def refuse_counts(seed: object, **counts: object) -> None:
    """Refuse a seed, and numbers of draws or samples, that cannot be.

    Raises:
        InvalidTiesError: If one of them cannot be.
    """
    problems = problems_of_counts(seed, **counts)
    if problems:
        raise InvalidTiesError(*problems)


def problems_of_function(function: object, what: str, of: str) -> list[str]:
    """Return what is wrong with a function that somebody gives.

    Args:
        function: What was given.
        what: What kind of function it should be.
        of: What it is a function of.
    """
    return [] if callable(function) else [f"A {what} is a function of {of}, and not {function!r}."]


def _is_whole(value: Any, *, least: int) -> bool:
    whole = type(value) is not bool and isinstance(value, Integral)
    return whole and int(value) >= least


def finite(value: Any) -> float | None:
    """Return a number that is finite, or nothing where it is none."""
    if not isinstance(value, Real | Decimal):
        return None
    try:
        number = float(value)
    except (OverflowError, ValueError):
        return None
    return number if isfinite(number) else None


def number_of(value: Any, name: str, what: str) -> float:
    """Return what a function of somebody else found, as a number.

    Args:
        value: What it found.
        name: Under which name; nothing where it stands alone.
        what: What kind of function it is.

    Raises:
        InvalidTiesError: If it is no finite number.
    """
    number = finite(value)
    if number is None:
        of = f" for {name}" if name else ""
        raise InvalidTiesError(
            f"The {what} returned {value!r}{of}, which is no finite number. Where it is not "
            "defined, leave it out or return None."
        )
    return number
