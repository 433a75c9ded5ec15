"""How some steps, or shares, stand to others: above, below, the same, or set apart.

*People lead* stands apart from the steps: it is neither above any of them nor below. What
may be several steps stands above others only where each of them does, so that whoever
learns more never has to take it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from itertools import product

from coproduction.levels.steps import Level
from coproduction.levels.words import Share


class Standing(StrEnum):
    """How one stands to another.

    *set apart*: people lead in one of the two, which is neither above nor below. *open*:
    it may be more than one of these.
    """

    ABOVE = "above"
    BELOW = "below"
    SAME = "same"
    SET_APART = "set-apart"
    OPEN = "open"


_SHARES = tuple(Share)


def of_steps(steps: Iterable[Level], others: Iterable[Level]) -> Standing:
    """Return how steps that are possible stand to others."""
    return _one({_of_step(step, other) for step, other in product(steps, others)})


def of_shares(shares: Iterable[Share], others: Iterable[Share]) -> Standing:
    """Return how shares in the work that are possible stand to others.

    Sharing it and holding it alone are set apart; both are more than to be asked, and
    that is more than no share.
    """
    return _one({_of_share(share, other) for share, other in product(shares, others)})


def _one(standings: set[Standing]) -> Standing:
    return next(iter(standings)) if len(standings) == 1 else Standing.OPEN


def _of_step(step: Level, other: Level) -> Standing:
    return _compared(step, other, is_apart=Level.PEOPLE_LED in {step, other})


def _of_share(share: Share, other: Share) -> Standing:
    is_apart = {share, other} == {Share.JOINT, Share.PEOPLE}
    return _compared(_SHARES.index(share), _SHARES.index(other), is_apart=is_apart)


def _compared(one: int, other: int, *, is_apart: bool) -> Standing:
    if one == other:
        return Standing.SAME
    if is_apart:
        return Standing.SET_APART
    return Standing.ABOVE if one > other else Standing.BELOW
