"""Shares of power where no exact method is quick enough: an unbiased sample."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from random import Random
from typing import TypeVar

from coproduction.errors import InvalidRuleError
from coproduction.power.voting.decision_rule import DecisionRule, refuse_no_rule
from coproduction.power.voting.gates import ALWAYS, NEVER

M = TypeVar("M", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share that was estimated.

    Attributes:
        value: The share of the sample in which the member decided.
        error: The standard error of it, never nought. The true share lies within
            twice that in about 19 of 20 samples.
    """

    value: Fraction
    error: float


def estimate_shapley_shubik(rule: DecisionRule[M], *, samples: int, seed: int) -> dict[M, Estimate]:
    """Return estimates of the shares of `shapley_shubik`, for rules of any size.

    In each sample the members say yes one after the other in a random order; the one
    whose yes makes it pass is counted [CastroGomezTejada2009]. Unbiased; the values
    sum to one; the error is at most half of one divided by the root of the samples:
    0.005 with 10,000. The same seed gives the same estimates. Empty where nothing
    passes, or everything. Time grows as the samples times the members.

    Args:
        rule: A rule of any size.
        samples: How many orders are drawn, one or more.
        seed: Any whole number. Another one gives another sample.

    Raises:
        InvalidRuleError: If it is no rule, there is no sample to draw, or the seed is no
            whole number.
    """
    refuse_no_rule(rule)
    if type(samples) is not int or samples < 1:
        raise InvalidRuleError("An estimate needs one sample at least, a whole number of them.")
    if type(seed) is not int:
        raise InvalidRuleError(f"A seed is a whole number, and not {seed!r}.")
    if rule.gate in {ALWAYS, NEVER}:
        return {}
    random = Random(seed)  # noqa: S311 - a sample that can be drawn again is what is wanted
    places = list(range(len(rule.members)))
    decided = [0] * len(places)
    for _ in range(samples):
        random.shuffle(places)
        decided[_pivot(rule, places)] += 1
    return {
        member: _estimate(times, samples)
        for member, times in zip(rule.members, decided, strict=True)
    }


def _pivot(rule: DecisionRule[M], order: list[int]) -> int:
    """Return the member whose yes is the one that makes it pass."""

    def passes(number: int) -> bool:
        present = [0] * len(order)
        for place in order[:number]:
            present[place] = 1
        return rule.gate.passes(present)

    return order[bisect_left(range(len(order)), True, key=passes) - 1]


def _estimate(times: int, samples: int) -> Estimate:
    # One more hit and one more miss than there were, so that never having seen
    # somebody decide is not taken for knowing that nobody will.
    share = (times + 1) / (samples + 2)
    return Estimate(Fraction(times, samples), sqrt(share * (1 - share) / samples))
