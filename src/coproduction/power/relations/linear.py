"""Solutions of *x = start + M x*, and the largest eigenvalue, for networks of any size."""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import ArpackError, eigs

from coproduction.errors import TooLargeError
from coproduction.power.relations.rows import Floats, Matrix, matrix_of

_AT_ONCE = 500
"""Up to so many nodes a system is solved in one go, and beyond that step by step."""

_STEPS = 20_000
"""How many steps are taken at most. Each takes as long as reading every arc once."""

_EXACT = 1e-16


def solved(matrix: Matrix, start: Floats, why: str, *, at_once: bool = True) -> Floats:
    """Return the *x* for which *x = start + M x*, where the powers of *M* shrink to nought.

    Args:
        matrix: The *M*.
        start: What is there without it.
        why: What is asked for.
        at_once: Whether few nodes may be solved in one go.

    Raises:
        TooLargeError: If they shrink too slowly to wait for.
    """
    number = len(start)
    if at_once and number <= _AT_ONCE:
        return np.asarray(np.linalg.solve(np.eye(number) - matrix.toarray(), start))
    total, step = start.copy(), start
    for _ in range(_STEPS):
        step = matrix @ step
        total += step
        largest = np.abs(total).max()
        if np.abs(step).max() <= _EXACT * largest or not np.isfinite(largest):
            return total
    raise TooLargeError(
        f"{why} is not settled after {_STEPS} steps over {number} nodes. "
        f"Up to {_AT_ONCE} nodes it is found at once."
    )


def settled(matrix: Matrix, why: str) -> Floats:
    """Return the shares that a chain of moves tends to, on average over time.

    Args:
        matrix: Where somebody at a column moves to; each column sums to one, and all
            can be reached from all.
        why: What is asked for.

    Raises:
        TooLargeError: If it tends there too slowly to wait for.
    """
    number = matrix.shape[0]
    if number <= _AT_ONCE:
        system = matrix.toarray() - np.eye(number)
        system[-1] = 1.0
        return np.asarray(np.linalg.solve(system, np.eye(number)[-1]))
    shares = np.full(number, 1 / number)
    for _ in range(_STEPS):
        moved = (shares + matrix @ shares) / 2  # staying half the time ends going in circles
        if np.abs(moved - shares).max() <= _EXACT:
            return np.asarray(moved / moved.sum())
        shares = moved
    raise TooLargeError(f"{why} is not settled after {_STEPS} steps over {number} nodes.")


def largest_eigenvalue(matrix: Matrix) -> float:
    """Return the largest eigenvalue of a matrix without a number below nought.

    Raises:
        TooLargeError: If it is not found in reasonable time.
    """
    number, part_of = connected_components(matrix, connection="strong")
    entries = matrix.tocoo()
    inside = part_of[entries.row] == part_of[entries.col]
    if number == matrix.shape[0] or not inside.any():
        return 0.0  # nobody comes back to where they were
    ends = (entries.row[inside], entries.col[inside])
    circles = matrix_of(entries.data[inside], *ends, matrix.shape)
    if matrix.shape[0] <= _AT_ONCE:
        return float(np.linalg.eigvals(circles.toarray()).real.max())
    first = 1 + np.arange(matrix.shape[0]) / matrix.shape[0]
    try:
        found: Matrix = eigs(circles, k=1, which="LR", v0=first, return_eigenvectors=False)
    except ArpackError as error:
        raise TooLargeError(
            f"The largest eigenvalue of {matrix.shape[0]} nodes is not found: {error}"
        ) from None
    return float(found[0].real)
