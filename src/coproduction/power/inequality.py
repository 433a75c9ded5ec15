"""How unequally something is shared out: money, paid hours, seats, anything of nought or more.

Every function takes what each one has: a mapping, member → number, or the numbers
alone. Their order does not matter, and neither does the unit: all are the same in
pounds and in pence. A number is an ``int``, ``Fraction``, ``Decimal`` or float, and is
taken exactly as it is. Answers are exact fractions, except where a logarithm or a root
is needed: these are floats.

Where nobody has anything, and where there is nobody, nothing is shared out: the answer
is ``None``, never NaN. Whoever has nothing counts, as members without pay do: so say
who they are, with a nought each.

Which one answers what:

- *As if how many shared it equally?* `effective_number`, and `jain` as a part of all:
  shared equally among *k* of *n*, they are *k* and *k/n*.
- *How concentrated is it?* `gini`. Say which form: among few people they differ.
- *How much of it lies between groups?* `theil_by_group`.
- *Weighing those who have least?* `atkinson`, and `mean_log_deviation`, which does not
  exist where somebody has nothing.

The share of the richest tenth (Palma) is not here: a tenth of 8 people is nobody.

>>> paid = {"ana": 0, "ben": 0, "cleo": 30, "dan": 30}
>>> gini(paid), jain(paid), effective_number(paid)
(Fraction(1, 2), Fraction(1, 2), Fraction(2, 1))
>>> side = {"ana": "carers", "ben": "carers", "cleo": "staff", "dan": "staff"}
>>> theil_by_group(paid, side).between_share
1.0
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

import attrs

from coproduction.errors import InvalidValueError

M = TypeVar("M", bound=Hashable)
G = TypeVar("G", bound=Hashable)

Number = int | Fraction | Decimal | float
Values = Mapping[M, Number] | Iterable[Number]
"""What each one has: a mapping, member → number, or the numbers alone."""

NOTHING = Fraction(0)
ONE = Fraction(1)
MAGNITUDE = 400
"""Ten to the power of this and of its opposite bound what is accepted; floats are within."""
_NEEDED = "Numbers of 0 or more are needed here, such as 30 or 12.5."


@attrs.frozen
class TheilParts:
    """Theil's measure of a whole, taken apart by groups.

    Attributes:
        between: What would be left if all in a group had as much as one another.
        within: The rest: that of each group, weighed by its share of the whole.
        whole: That of everybody, as `theil` has it. The two parts add up to it.
    """

    between: float
    within: float
    whole: float

    @property
    def between_share(self) -> float | None:
        """How much of it lies between groups, 0 to 1; ``None`` where all have the same."""
        return min(1.0, self.between / self.whole) if self.whole else None


def gini(values: Values[M], *, small_sample: bool = False) -> Fraction | None:
    """Return Gini's measure: half the mean difference of any two, by the mean.

    0 where all have the same, *(n - 1)/n* where one has all. Exact, O(n log n).

    Args:
        values: What each one has.
        small_sample: Whether to multiply by *n/(n - 1)*, so that 1 is the most for any
            *n*. Not defined for one person.

    Raises:
        InvalidValueError: If a number is negative or not finite.

    References:
        [Gini1912]; the form for small samples, [Deltas2003].
    """
    numbers = sorted(_exact(values))
    total, n = sum(numbers, NOTHING), len(numbers)
    if not total or (small_sample and n == 1):
        return None
    ranked = sum((2 * rank - n - 1) * number for rank, number in enumerate(numbers, start=1))
    return Fraction(ranked) / (total * (n - 1 if small_sample else n))


def theil(values: Values[M]) -> float | None:
    """Return Theil's measure *T*: the mean of *r ln r*, where *r* is what one has by the mean.

    0 where all have the same, *ln n* where one has all, *ln(n/k)* where *k* share it
    equally. Whoever has nothing adds nothing. O(n).

    Raises:
        InvalidValueError: If a number is negative or not finite.

    References:
        [Theil1967].
    """
    return _theil([(number, ONE) for number in _exact(values)])


def theil_by_group(
    values: Mapping[M, Number],
    groups: Mapping[M, G],
    *,
    people: Mapping[M, Number] | None = None,
) -> TheilParts | None:
    """Return how much of Theil's measure lies between groups, and how much within them.

    Between: the sum of *s ln(s/p)* over the groups, where *s* is the share of a group in
    what is shared out and *p* its share of the people. Within: the sum of *s T*, with
    the measure *T* of each group. O(n).

    Args:
        values: What each one has.
        groups: The group of each of them, and maybe of others.
        people: How many people a member stands for, each of whom has that much; one where
            nothing is said.

    Raises:
        InvalidValueError: If a number is negative or not finite, or a member is in no group.

    References:
        [Theil1967]; [Shorrocks1980].
    """
    without = [member for member in values if member not in groups]
    if without:
        raise InvalidValueError(f"{without[0]!r} is in no group.")
    stated = people or {}
    heads = _exact([stated.get(member, 1) for member in values])
    by_group: dict[G, list[tuple[Fraction, Fraction]]] = {}
    for member, number, head in zip(values, _exact(values), heads, strict=True):
        by_group.setdefault(groups[member], []).append((number, head))
    whole = _theil([pair for pairs in by_group.values() for pair in pairs])
    if whole is None:
        return None
    sums = {group: sum(number * head for number, head in by_group[group]) for group in by_group}
    total = sum(sums.values(), NOTHING)
    means = [
        (Fraction(sums[group]) / number, number)
        for group, pairs in by_group.items()
        if (number := sum((head for _, head in pairs), NOTHING))
    ]
    return TheilParts(
        between=_theil(means) or 0.0,
        within=math.fsum(
            float(sums[group] / total) * (_theil(pairs) or 0.0) for group, pairs in by_group.items()
        ),
        whole=whole,
    )


def _theil(numbers: Sequence[tuple[Fraction, Fraction]]) -> float | None:
    """Return Theil's measure of what people have, each number with how many have that much."""
    total = sum((number * head for number, head in numbers), NOTHING)
    n = sum((head for _, head in numbers), NOTHING)
    if not total:
        return None
    return _sum(
        _times_log(number * head / total, number * n / total)
        for number, head in numbers
        if number and head
    )


def mean_log_deviation(values: Values[M]) -> float | None:
    """Return Theil's measure *L*: the mean of *-ln r*, where *r* is what one has by the mean.

    0 where all have the same, without a highest. It weighs people, where `theil` weighs
    what they have, and does not exist where somebody has nothing. O(n).

    Raises:
        InvalidValueError: If a number is negative or not finite, or somebody has nothing
            while another has something.

    References:
        [Theil1967].
    """
    numbers = _exact(values)
    total, n = sum(numbers, NOTHING), len(numbers)
    if not total:
        return None
    if not all(numbers):
        raise InvalidValueError(
            "Somebody has nothing here, and this measure has no answer then. Use theil or gini."
        )
    return max(0.0, math.fsum(-_log(number * n / total) for number in numbers) / n)


def atkinson(values: Values[M], aversion: Number) -> float | None:
    """Return Atkinson's measure: the part of the whole that an equal share-out could do without.

    0 where all have the same. The greater the aversion, the more those who have least
    weigh; from 1 on it is 1 as soon as somebody has nothing. O(n).

    Args:
        values: What each one has.
        aversion: How much inequality is minded: more than 0. 1/2, 1 and 2 are usual.

    Raises:
        InvalidValueError: If a number is negative or not finite, or the aversion is not
            more than 0, or more than 100.

    References:
        [Atkinson1970].
    """
    [minded] = _exact([aversion])
    if not 0 < minded <= 100:
        raise InvalidValueError("An aversion of more than 0 is needed here, and of 100 at most.")
    numbers = _exact(values)
    total, n = sum(numbers, NOTHING), len(numbers)
    if not total:
        return None
    if minded >= 1 and not all(numbers):
        return 1.0
    logs = [_log(number * n / total) for number in numbers if number]
    if minded == 1:
        return max(0.0, -math.expm1(math.fsum(logs) / n))
    power = float(1 - minded)
    # taken relative to the greatest, so that no power is too large for a float
    greatest = max(power * log for log in logs)
    mean = math.log(math.fsum(math.exp(power * log - greatest) for log in logs) / n) + greatest
    return max(0.0, -math.expm1(mean / power))


def jain(values: Values[M]) -> Fraction | None:
    """Return Jain's measure: the square of the sum, by *n* times the sum of squares.

    1 where all have the same, *k/n* where *k* share it equally. Exact, O(n).

    Raises:
        InvalidValueError: If a number is negative or not finite.

    References:
        [JainChiuHawe1984].
    """
    numbers = _exact(values)
    alike = effective_number(numbers)
    return None if alike is None else alike / len(numbers)


def effective_number(values: Values[M]) -> Fraction | None:
    """Return as if how many shared it equally: one by the sum of the squares of the shares.

    1 where one has all, *n* where all have the same. Exact, O(n).

    Raises:
        InvalidValueError: If a number is negative or not finite.

    References:
        [LaaksoTaagepera1979].
    """
    numbers = _exact(values)
    total = sum(numbers, NOTHING)
    return total**2 / sum(number**2 for number in numbers) if total else None


def _exact(values: Values[M]) -> list[Fraction]:
    """Return the numbers, exactly."""
    given = values.values() if isinstance(values, Mapping) else values
    return [_number(each) for each in given]


def _number(value: object) -> Fraction:
    """Return one number, exactly; what has more digits than can be worked with is refused."""
    if isinstance(value, Decimal) and value.is_finite():
        if value and abs(value.adjusted()) > MAGNITUDE:
            raise InvalidValueError(_NEEDED)
        value = Fraction(value or 0)
    if isinstance(value, float) and math.isfinite(value):
        value = Fraction(value)
    if isinstance(value, int | Fraction) and not isinstance(value, bool) and value >= 0:
        return Fraction(value)
    raise InvalidValueError(_NEEDED)


def _log(ratio: Fraction) -> float:
    """Return the logarithm of a positive ratio, near 1 and far from it too."""
    if Fraction(1, 2) < ratio < 2:
        return math.log1p(float(ratio - 1))
    return math.log(ratio.numerator) - math.log(ratio.denominator)


def _times_log(share: Fraction, ratio: Fraction) -> float:
    return float(share) * _log(ratio)


def _sum(terms: Iterable[float]) -> float:
    """Return a sum that cannot be below nought, and is below it by rounding at most."""
    return max(0.0, math.fsum(terms))
