"""Numbers for many arrangements of labels together, each as its function finds it for one.

Labels are given as a block, a row for each arrangement and a column for each node.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeAlias, TypeVar

import numpy as np

from coproduction.power.relations.between_groups import attention_share, ei_index
from coproduction.power.relations.brokers import bridge_share, network_brokerage
from coproduction.power.relations.memberships import Membership
from coproduction.power.relations.rows import Bools, Floats, Ints
from coproduction.power.ties import Ties

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)

Together: TypeAlias = Callable[[Ints], dict[Any, Floats]]
"""From a block of labels to the numbers of each arrangement, by name."""

MANY = 2_000_000
"""Up to so many ways of two steps, each is written down and looked at in all arrangements."""


def together(
    statistic: Any, ties: Ties[N], membership: Membership[G]
) -> tuple[int, Together] | None:
    """Return how many numbers are read for one arrangement, and what finds them.

    ``None`` where a statistic has to be found for one arrangement at a time.
    """
    found = _FOUND.get(statistic) if isinstance(statistic, Hashable) else None
    if found is None:
        return None
    if statistic in {network_brokerage, bridge_share}:
        ways = int(ties.into.sizes.astype(np.int64) @ ties.out.sizes)
        if ways > MANY:
            return None
    return found(ties, membership)


def _attention(ties: Ties[N], membership: Membership[G]) -> tuple[int, Together]:
    received = ties.into.sums()
    total = received.sum()

    def together(block: Ints) -> dict[Any, Floats]:
        return {
            name: (block == code) @ received / total
            for code, name in enumerate(membership.names if total else ())
        }

    return len(received), together


def _openness(ties: Ties[N], membership: Membership[G]) -> tuple[int, Together]:
    strengths, total = ties.out.strengths, ties.out.strengths.sum()
    asked, others = ties.answered.astype(np.float64), membership.sizes - 1.0
    possible = asked.sum() * (len(asked) - 1)

    def together(block: Ints) -> dict[Any, Floats]:
        apart = block[:, ties.tails] != block[:, ties.out.others]
        index = (2 * (apart @ strengths) - total) / (total or np.nan)
        # Who answered stays; how many could be turned to within the own group is dealt out.
        within = others[block] @ asked if len(asked) else np.zeros(len(block))
        return {"index": index, "expected": (possible - 2 * within) / (possible or np.nan)}

    return len(strengths), together


def _standing_between(ties: Ties[N]) -> tuple[Ints, Ints, Ints]:
    """Return every *a*, *v*, *b* of whom *v* stands between the other two."""
    first = np.repeat(np.arange(len(ties.out.others)), ties.out.sizes[ties.out.others])
    onward = ties.out.starts[ties.out.others[first]]
    place = np.arange(len(first)) - np.searchsorted(first, first) + onward
    begins, ends = ties.tails[first], ties.out.others[place]
    arcs = ties.tails.astype(np.int64) << 32 | ties.out.others
    open_ = (begins != ends) & ~np.isin(begins.astype(np.int64) << 32 | ends, arcs)
    return begins[open_], ties.out.others[first][open_], ends[open_]


def _counts(marks: Bools) -> Floats:
    """Return how many marks there are in each row."""
    return np.asarray(np.count_nonzero(marks, axis=1), dtype=np.float64)


def _roles(ties: Ties[N], _: Membership[G]) -> tuple[int, Together]:
    a, v, b = _standing_between(ties)

    def together(block: Ints) -> dict[Any, Floats]:
        of_a, of_v, of_b = block[:, a], block[:, v], block[:, b]
        to, on = of_a == of_v, of_v == of_b
        into_own, out_of_own, within = (_counts(one) for one in (on, to, to & on))
        itinerant = _counts(~to & (of_a == of_b))
        return {
            "coordinator": within,
            "gatekeeper": into_own - within,
            "representative": out_of_own - within,
            "itinerant": itinerant,
            "liaison": len(a) - into_own - out_of_own + within - itinerant,
        }

    return 3 * len(a), together


def _bridging(ties: Ties[N], membership: Membership[G]) -> tuple[int, Together]:
    a, v, b = _standing_between(ties)

    def together(block: Ints) -> dict[Any, Floats]:
        of_a, of_v, of_b = block[:, a], block[:, v], block[:, b]
        across = (of_a != of_v) | (of_v != of_b)
        all_of_them = _counts(across)
        all_of_them[all_of_them == 0] = np.nan
        return {
            name: _counts(across & (of_v == code)) / all_of_them
            for code, name in enumerate(membership.names)
        }

    return 3 * len(a), together


_FOUND: dict[Any, Callable[[Ties[Any], Membership[Any]], tuple[int, Together]]] = {
    attention_share: _attention,
    ei_index: _openness,
    network_brokerage: _roles,
    bridge_share: _bridging,
}
