"""What people give to a rule: members in a list, and numbers that are what was written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable
from decimal import Decimal
from fractions import Fraction
from numbers import Rational
from typing import TypeAlias, TypeVar

from coproduction.errors import InvalidRuleError

M = TypeVar("M", bound=Hashable)

Exact: TypeAlias = int | Fraction | Decimal
"""A number that is what it was written as."""

_LONGEST = 1_000
"""Digits before or after the point of a decimal that is still a number of votes."""


def listed(given: Iterable[M]) -> list[M]:
    """Return what is given as a list, in an order that does not change from run to run."""
    if isinstance(given, str | bytes):
        raise InvalidRuleError(
            f"{given!r} is one text. Members come in a list, such as [{given!r}]."
        )
    return ordered(given) if isinstance(given, set | frozenset) else list(given)


def ordered(given: Iterable[M]) -> list[M]:
    """Return what is given in the order of its kind and its text."""
    return sorted(given, key=lambda one: (type(one).__name__, repr(one)))


def refuse(problems: list[str], members: Collection[object], *, least: int = 1) -> None:
    """Raise an error for all problems at once.

    Raises:
        InvalidRuleError: If there are problems, too few members, or one named twice.
    """
    if len(members) < least:
        problems.append("A rule needs at least one member.")
    if len(set(members)) < len(members):
        problems += [
            f"{member!r} is named {times} times."
            for member, times in Counter(members).items()
            if times > 1
        ]
    if problems:
        raise InvalidRuleError(*problems)


def exact(number: object, what: str, problems: list[str]) -> int | Fraction:
    """Return a number as a whole number or a fraction, and note what is wrong with it."""
    if type(number) is int and number >= 0:
        return number
    if isinstance(number, float):
        problem = (
            f"{what} is the float {number}, which may hold another number than was written. "
            f"Write Decimal('{number}') or a Fraction."
        )
    elif isinstance(number, bool) or not isinstance(number, Rational | Decimal):
        problem = f"{what} must be an int, a Fraction or a Decimal, and is {number!r}."
    elif isinstance(number, Decimal) and not _is_moderate(number):
        problem = f"{what} must be a number that can be counted, and is {number}."
    elif number < 0:
        problem = f"{what} cannot be below nought, and is {number}."
    else:
        return Fraction(number)
    problems.append(problem)
    return 0


def _is_moderate(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= _LONGEST
