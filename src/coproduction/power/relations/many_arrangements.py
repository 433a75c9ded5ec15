"""Numbers for many arrangements of labels together, each as its function finds it for one.

Labels are given as a block, a row for each arrangement and a column for each node. They
are turned first, so that the labels of one node in all arrangements lie side by side:
then to compare those of two nodes takes one step over bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

import numpy as np

from coproduction.power.relations.between_groups import (
    attention_share,
    could_be_returned,
    ei_index,
    mutual,
    reciprocity,
)
from coproduction.power.relations.brokers import (
    bridge_share,
    largest_bridge_share,
    network_brokerage,
)
from coproduction.power.relations.chance import ALONE
from coproduction.power.relations.draws import one_by_one
from coproduction.power.relations.memberships import Membership
from coproduction.power.relations.rows import Bools, Floats, Ints, weighed
from coproduction.power.ties import Ties

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)

Together: TypeAlias = Callable[[Ints], dict[Any, Floats]]
"""From a block of labels to the numbers of each arrangement, by name."""

MANY = 2_000_000
"""Up to so many ways of two steps, each is written down and looked at in all arrangements.

A project default: they take some 50 MB.
"""

_BYTE = 255
"""So many marks in a row are counted in bytes, the largest number that a byte holds."""


def together(
    statistic: Any, ties: Ties[N], membership: Membership[G]
) -> tuple[float, Together] | None:
    """Return the seconds that one arrangement takes, as reckoned, and what finds its numbers.

    ``None`` where a statistic has to be found for one arrangement at a time.
    """
    found = _FOUND.get(statistic) if isinstance(statistic, Hashable) else None
    if found is None:
        return None
    if statistic in _OVER_WAYS and _ways(ties) > MANY:
        return None
    compared, of_labels = found(ties, membership)
    each = 2e-8 * len(ties.nodes) + 1e-9 * compared
    return each, lambda block: of_labels(np.ascontiguousarray(block.T))


def seconds_for_one(statistic: Any, ties: Ties[Any]) -> float:
    """Return how many seconds one arrangement by itself takes, as reckoned."""
    over_ways = isinstance(statistic, Hashable) and statistic in _OVER_WAYS
    return 1e-7 * _ways(ties) if over_ways else one_by_one(ties)


def _ways(ties: Ties[Any]) -> int:
    """Return how many ways of two steps there are."""
    return int(ties.into.sizes.astype(np.int64) @ ties.out.sizes)


def _parts(begin: int, end: int) -> Iterator[slice]:
    """Yield some of what goes from one place to another, so many that a byte counts them."""
    for place in range(begin, end, _BYTE):
        yield slice(place, min(place + _BYTE, end))


def _count(marks: Bools) -> Ints:
    """Return how many of some few marks each arrangement has."""
    counts: Ints = np.add.reduce(marks.view(np.uint8), axis=0, dtype=np.uint8)
    return counts.astype(np.int64)


def _attention(ties: Ties[N], membership: Membership[G]) -> tuple[int, Together]:
    received = ties.into.sums()
    total = received.sum()

    def found(labels: Ints) -> dict[Any, Floats]:
        return {
            name: weighed(received, labels == code) / total
            for code, name in enumerate(membership.names if total else ())
        }

    return len(received), found


def _openness(ties: Ties[N], membership: Membership[G]) -> tuple[int, Together]:
    strengths, total = ties.out.strengths, ties.out.strengths.sum()
    answered = ties.answered.astype(np.float64)
    possible = ties.possible(answered.sum(), len(answered))

    def found(labels: Ints) -> dict[Any, Floats]:
        apart = np.zeros(labels.shape[1])
        for part in _parts(0, len(strengths)):
            differ = labels[ties.tails[part]] != labels[ties.out.others[part]]
            apart += weighed(strengths[part], differ)
        # Who answered stays; how many could be turned to within the own group is dealt out.
        within = np.zeros(labels.shape[1])
        for code, size in enumerate(membership.sizes.tolist()):
            within += ties.possible(weighed(answered, labels == code), size)
        return {
            "index": (2 * apart - total) / (total or np.nan),
            "expected": (possible - 2 * within) / (possible or np.nan),
        }

    return len(strengths), found


def _returning(ties: Ties[N], membership: Membership[G]) -> tuple[int, Together]:
    arcs, returned = could_be_returned(ties), mutual(ties)
    codes = range(len(membership.names))

    def pairs_of(labels: Ints, places: Ints) -> Ints:
        """Return how many arcs go from which group to which, in each arrangement."""
        pairs = np.zeros((len(codes), len(codes), labels.shape[1]), dtype=np.int64)
        for part in _parts(0, len(places)):
            of_tails = labels[ties.tails[places[part]]]
            of_heads = labels[ties.out.others[places[part]]]
            to_each = [of_heads == other for other in codes]
            for one in codes:
                from_one = of_tails == one
                for other in codes:
                    pairs[one, other] += _count(from_one & to_each[other])
        return pairs

    def found(labels: Ints) -> dict[Any, Floats]:
        all_of_them = pairs_of(labels, arcs).astype(np.float64)
        all_of_them[all_of_them == 0] = np.nan
        shares = pairs_of(labels, returned) / all_of_them
        return {
            (membership.names[one], membership.names[other]): shares[one, other]
            for one in codes
            for other in codes
        }

    return len(arcs) * len(codes), found


@dataclass(frozen=True, slots=True, eq=False)
class _Between:
    """Every *a*, *v*, *b* of whom *v* stands between the other two, in the order of *v*.

    Attributes:
        begins: The *a* of each.
        ends: The *b* of each.
        brokers: Who stands between some at all.
        starts: For each of these, where theirs begin, and where the last ones end.
    """

    begins: Ints
    ends: Ints
    brokers: list[int]
    starts: list[int]

    @classmethod
    def of(cls, ties: Ties[Any]) -> _Between:
        first = np.repeat(np.arange(len(ties.out.others)), ties.out.sizes[ties.out.others])
        onward = ties.out.starts[ties.out.others[first]]
        place = np.arange(len(first)) - np.searchsorted(first, first) + onward
        begins, ends = ties.tails[first], ties.out.others[place]
        arcs = ties.tails.astype(np.int64) << 32 | ties.out.others
        open_ = (begins != ends) & ~np.isin(begins.astype(np.int64) << 32 | ends, arcs)
        between = ties.out.others[first][open_]
        order = np.argsort(between, kind="stable")
        brokers, starts = np.unique(between[order], return_index=True)
        starts = np.append(starts, len(order))
        return cls(begins[open_][order], ends[open_][order], brokers.tolist(), starts.tolist())

    def of_each(self) -> Iterator[tuple[int, Iterator[slice]]]:
        """Yield who stands between some, and where these are."""
        for place, broker in enumerate(self.brokers):
            yield broker, _parts(self.starts[place], self.starts[place + 1])

    def across(self, labels: Ints) -> Iterator[tuple[int, Ints]]:
        """Yield who stands between some, and between how many who are not all of one group."""
        for broker, parts in self.of_each():
            own = labels[broker]
            across = np.zeros(len(own), dtype=np.int64)
            for part in parts:
                of_a, of_b = labels[self.begins[part]], labels[self.ends[part]]
                across += _count((of_a != own) | (of_b != own))
            yield broker, across


def _roles(ties: Ties[N], _: Membership[G]) -> tuple[int, Together]:
    between = _Between.of(ties)

    def found(labels: Ints) -> dict[Any, Floats]:
        into_own, out_of_own, within, alike = np.zeros((4, labels.shape[1]), dtype=np.int64)
        for broker, parts in between.of_each():
            own = labels[broker]
            for part in parts:
                of_a, of_b = labels[between.begins[part]], labels[between.ends[part]]
                to, on = of_a == own, of_b == own
                out_of_own += _count(to)
                into_own += _count(on)
                within += _count(to & on)
                alike += _count(of_a == of_b)
        counts = {
            "coordinator": within,
            "gatekeeper": into_own - within,
            "representative": out_of_own - within,
            "itinerant": alike - within,
            "liaison": len(between.ends) - into_own - out_of_own + within - (alike - within),
        }
        return {role: count.astype(np.float64) for role, count in counts.items()}

    return 4 * len(between.ends), found


def _bridging(ties: Ties[N], membership: Membership[G]) -> tuple[int, Together]:
    between = _Between.of(ties)

    def found(labels: Ints) -> dict[Any, Floats]:
        by_group = np.zeros((len(membership.names), labels.shape[1]), dtype=np.int64)
        for broker, across in between.across(labels):
            by_group[labels[broker], np.arange(labels.shape[1])] += across
        shares = by_group / _or_not_defined(by_group.sum(axis=0))
        return dict(zip(membership.names, shares, strict=True))

    return 3 * len(between.ends), found


def _largest_bridging(ties: Ties[N], _: Membership[G]) -> tuple[int, Together]:
    between = _Between.of(ties)

    def found(labels: Ints) -> dict[Any, Floats]:
        largest, total = np.zeros((2, labels.shape[1]), dtype=np.int64)
        for _, across in between.across(labels):
            np.maximum(largest, across, out=largest)
            total += across
        return {ALONE: largest / _or_not_defined(total)}

    return 3 * len(between.ends), found


def _or_not_defined(divisor: Ints) -> Floats:
    """Return what is divided by, as no number where it is nought."""
    return np.where(divisor == 0, np.nan, divisor)


_OVER_WAYS: set[Any] = {network_brokerage, bridge_share, largest_bridge_share}

_FOUND: dict[Any, Callable[[Ties[Any], Membership[Any]], tuple[int, Together]]] = {
    attention_share: _attention,
    ei_index: _openness,
    reciprocity: _returning,
    network_brokerage: _roles,
    bridge_share: _bridging,
    largest_bridge_share: _largest_bridging,
}
