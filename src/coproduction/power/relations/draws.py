"""How many draws are too many: beyond what is worth waiting for, or what can be held.

The limits are project defaults. They are reckoned from sizes alone, so that the same
question is refused everywhere or nowhere, on a fast machine and on a slow one.
"""

from __future__ import annotations

from typing import Any

from coproduction.errors import TooLargeError
from coproduction.power.ties import Ties

LONG = 200.0
"""How many seconds all draws together may take, as reckoned."""

MOST_HELD = 50_000_000
"""How many numbers may be found in all draws together, which takes 400 MB."""


def is_too_much(draws: int, each: float, numbers: int) -> bool:
    """Return whether so many draws take minutes, or cannot be held.

    Args:
        draws: How many draws there are.
        each: How many seconds one takes, as reckoned.
        numbers: How many numbers are found in each.
    """
    return draws * each > LONG or draws * numbers > MOST_HELD


def refuse_long(ties: Ties[Any], draws: int, each: float) -> None:
    """Refuse so many draws as would take minutes.

    Args:
        ties: What is drawn from.
        draws: How many draws are asked for.
        each: How many seconds one takes, as reckoned.

    Raises:
        TooLargeError: If they take longer than is worth waiting for.
    """
    if is_too_much(draws, each, 0):
        raise TooLargeError(
            f"{draws} draws over {len(ties.nodes)} nodes and {len(ties.out.others)} arcs would "
            f"take many minutes. Take fewer, such as draws={max(1, int(LONG / each))}."
        )


def refuse_many(draws: int, numbers: int) -> None:
    """Refuse so many draws, of so many numbers each, as cannot be held.

    Raises:
        TooLargeError: If they are more than can be held.
    """
    if is_too_much(draws, 0, numbers):
        raise TooLargeError(
            f"{draws} draws of {numbers} numbers each are too many to hold. Take fewer, such as "
            f"draws={max(1, MOST_HELD // numbers)}, or look at fewer numbers."
        )


def one_by_one(ties: Ties[Any]) -> float:
    """Return how many seconds to draw ties, or labels, and to measure them take at least."""
    return 2e-7 * (len(ties.nodes) + len(ties.out.others))
