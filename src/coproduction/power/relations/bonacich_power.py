"""Power from being turned to by the powerful, or by those who have nobody else."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from math import sqrt
from typing import TypeVar

import numpy as np

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.given_numbers import finite
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.linear import largest_eigenvalue, solved
from coproduction.power.relations.rows import Floats
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)


def bonacich(graph: Ties[N] | Graph[N], beta: float) -> dict[N, float]:
    """Return how much power each person has through those who turn to them.

    The *c* for which *c(j) = Σ a(i, j) (s + β c(i))*, over those who turn to *j*; that is
    *c = s (I - β A')⁻¹ A' 1*. Where beta is above nought, somebody has power if
    the powerful turn to them: influence. Where it is below, if those turn to them who
    have few others: bargaining. At nought it is being turned to, in strength.

    Any number, also below nought. Squares sum to the number of nodes, which sets *s*;
    so an isolate has nought, and makes other numbers larger in one proportion. Nought
    for all where there are no ties.

    Limits: beta is a choice, and turns the order round: choose it by what the ties
    mean, and show `bonacich_curve`. At and beyond `bonacich_limit` the sum has no
    meaning and is refused. In other packages arcs often count the other way round.

    Cost: a step over all arcs some dozens of times; up to 500 nodes, solved at once.

    Args:
        graph: Who turns to whom.
        beta: Between the limit below nought and the limit above.

    Raises:
        InvalidTiesError: If beta is no finite number or not within the limit, or power
            is larger than a number can be.
        TooLargeError: If a large network is too close to the limit to be settled.

    References:
        [Bonacich1987].
    """
    ties = read(graph)
    circular = _refuse_beyond(ties, [beta])
    return ties.by_node(_power(ties, beta, circular=circular))


def bonacich_curve(
    graph: Ties[N] | Graph[N], betas: Iterable[float] | None = None
) -> dict[float, dict[N, float]]:
    """Return the power of each person for several betas, to see what the choice decides.

    Args:
        graph: Who turns to whom.
        betas: The betas; without them, nine in equal steps from -0.8 to 0.8 of the
            limit, or from -0.8 to 0.8 where there is none.

    Raises:
        InvalidTiesError: If a beta is no finite number or not within the limit, or power
            is larger than a number can be.
        TooLargeError: If a large network is too close to the limit to be settled.

    References:
        [Bonacich1987].
    """
    ties = read(graph)
    if betas is None:
        limit = bonacich_limit(ties) or 1.0
        asked = [step / 5 * limit for step in range(-4, 5)]
    else:
        asked = list(betas)
    circular = _refuse_beyond(ties, asked)
    return {beta: ties.by_node(_power(ties, beta, circular=circular)) for beta in asked}


def bonacich_limit(graph: Ties[N] | Graph[N]) -> float | None:
    """Return what beta has to stay below, and above with its sign turned.

    One divided by the largest eigenvalue of the strengths. ``None`` where there is no
    limit, because following ties never leads back to anybody.

    Raises:
        TooLargeError: If it is not found in reasonable time.

    References:
        [Bonacich1987].
    """
    largest = largest_eigenvalue(read(graph).into.matrix())
    return 1 / largest if largest > 0 else None


def _power(ties: Ties[N], beta: float, *, circular: bool) -> Floats:
    received = ties.into.sums()
    if not received.any():
        return received
    # Where following ties never leads back, steps may be large, and end: they are added
    # up one by one, since solving at once would let large ones swallow the small.
    with np.errstate(over="ignore", invalid="ignore"):
        steps = float(beta) * ties.into.matrix()
        found = solved(steps, received, f"Power at beta {beta}", at_once=circular)
    if not np.isfinite(found).all():
        raise InvalidTiesError(
            f"With beta {float(beta):.6g}, power in these ties is larger than a number can be. "
            "Take a smaller beta."
        )
    scaled: Floats = found / np.abs(found).max()
    scaled *= sqrt(len(scaled) / float(scaled @ scaled))
    return scaled


def _most(ties: Ties[N]) -> float:
    """Return the largest sum of strengths, received or given, whichever is less."""
    sums = (ties.into.sums(), ties.out.sums())
    return float(min(each.max(initial=0.0) for each in sums))


def _refuse_beyond(ties: Ties[N], betas: list[float]) -> bool:
    """Return whether ties lead back, or betas are so small that it makes no difference."""
    odd = [beta for beta in betas if finite(beta) is None]
    if odd:
        raise InvalidTiesError(
            *(f"Beta has to be a finite number; {one!r} is none." for one in odd)
        )
    farthest = float(max(map(abs, betas), default=0.0))
    if farthest * _most(ties) < 1:
        return True  # no eigenvalue is larger than the largest sum of a row, or of a column
    limit = bonacich_limit(ties)
    if limit is not None and not farthest < limit * (1 - 1e-9):
        raise InvalidTiesError(
            f"Beta has to be between -{limit:.6g} and {limit:.6g} for these ties; "
            f"{farthest:.6g} is not."
        )
    return limit is not None
