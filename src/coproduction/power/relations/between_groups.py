"""Ties within and between groups: who is turned to, how sealed off a group is, what is returned."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar, overload

import numpy as np

from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.memberships import Membership, in_groups
from coproduction.power.relations.rows import Ints, weighed
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)


def attention_share(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    respondents: Iterable[N] | None = None,
) -> dict[G, float]:
    """Return each group's share of all ties received: who is turned to.

    The strengths of the arcs to members of a group, divided by those of all arcs. Arcs
    from within the group count too.

    Range 0 to 1. Sums to one. Empty where nobody turns to anybody. An isolate changes
    nothing. Nodes in no group are left out, with their ties. Of those who did not
    answer only what they receive is known, and counts. O(n + m).

    Limits: a large group receives more: show its share of the people beside it. Being
    turned to is not being heeded.

    Args:
        graph: Who turns to whom.
        groups: The group of each node.
        respondents: Who has said whom they turn to, if not everybody.

    Raises:
        InvalidTiesError: If somebody who has a group, or a respondent, is no node.

    References:
        [Freeman1979], in-degree, by group; strengths [Barrat2004].
    """
    ties, membership = in_groups(graph, groups, respondents)
    if not len(ties.out.others):
        return {}
    received = np.bincount(membership.codes, ties.into.sums(), len(membership.names))
    return dict(zip(membership.names, (received / received.sum()).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class EIIndex:
    """How open groups are to one another.

    Attributes:
        index: From -1, all ties are within groups, to 1, all are between them; ``None``
            where there are no ties.
        expected: What it would be if everybody turned to everybody; ``None`` where
            nobody could turn to anybody.
    """

    index: float | None
    expected: float | None

    @property
    def beyond_expected(self) -> float | None:
        """Return how much more open they are than expected, or ``None``."""
        if self.index is None or self.expected is None:
            return None
        return self.index - self.expected


def ei_index(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    respondents: Iterable[N] | None = None,
) -> EIIndex:
    """Return whether ties go between groups or stay within them, and what to expect.

    The strengths of ties between groups less those within them, divided by both; and
    the same for all ties that respondents could have.

    Range -1 to 1, and the expectation is not nought: with two groups of two it is 1/3.
    Show both, and `permutation_test` where there are people enough. Nodes in no group
    are left out, with their ties. An isolate changes the expectation alone. O(n + m).

    Args:
        graph: Who turns to whom.
        groups: The group of each node.
        respondents: Who has said whom they turn to, if not everybody.

    Raises:
        InvalidTiesError: If somebody who has a group, or a respondent, is no node.

    References:
        [KrackhardtStern1988].
    """
    ties, membership = in_groups(graph, groups, respondents)
    codes = membership.codes
    apart = np.repeat(codes, ties.out.sizes) != codes[ties.out.others]
    total, external = float(ties.out.strengths.sum()), float(weighed(ties.out.strengths, apart))
    return EIIndex(
        index=(2 * external - total) / total if total else None,
        expected=openness_expected(ties, membership),
    )


def openness_expected(ties: Ties[N], membership: Membership[G]) -> float | None:
    """Return the E-I index of all ties that those who answered could have."""
    asked = np.bincount(membership.codes[ties.answered], minlength=len(membership.names))
    possible = int(ties.possible(asked.sum(), len(ties.nodes)))
    within = int(ties.possible(asked, membership.sizes).sum())
    return (possible - 2 * within) / possible if possible else None


@overload
def reciprocity(
    graph: Ties[N] | Graph[N], groups: None = None, *, respondents: Iterable[N] | None = None
) -> float | None: ...
@overload
def reciprocity(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    respondents: Iterable[N] | None = None,
) -> dict[tuple[G, G], float]: ...
def reciprocity(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G] | None = None,
    *,
    respondents: Iterable[N] | None = None,
) -> float | dict[tuple[G, G], float] | None:
    """Return the share of arcs that are returned, of all or from group to group.

    The arcs *i → j* for which *j → i* is there too, divided by all arcs, whatever their
    strengths. With groups, for each pair of groups *(a, b)* the share of arcs from *a*
    to *b* that are returned; pairs without arcs are left out. Of pairs of people with a
    tie it is *r / (2 - r)* that have it both ways.

    Range 0 to 1. ``None`` where there is no arc. Compare with `Ties.density`, which it
    would be if ties were drawn at random. An isolate changes nothing. Arcs to somebody
    who did not answer could not be returned, and are left out; but ties that go both
    ways are all returned. O(n + m).

    Args:
        graph: Who turns to whom.
        groups: The group of each node; nodes in none are left out, with their ties.
        respondents: Who has said whom they turn to, if not everybody.

    Raises:
        InvalidTiesError: If somebody who has a group, or a respondent, is no node.

    References:
        [HollandLeinhardt1970]; [GarlaschelliLoffredo2004].
    """
    if groups is None:
        ties = read(graph, respondents)
        arcs, returned = len(could_be_returned(ties)), len(mutual(ties))
        return returned / arcs if arcs else None
    ties, membership = in_groups(graph, groups, respondents)
    number = len(membership.names)
    pair = np.repeat(membership.codes, ties.out.sizes).astype(np.int64) * number
    pair += membership.codes[ties.out.others]
    pairs, arcs_of = np.unique(pair[could_be_returned(ties)], return_counts=True)
    shares = np.zeros(len(pairs))
    some, many = np.unique(pair[mutual(ties)], return_counts=True)
    shares[np.searchsorted(pairs, some)] = many
    shares /= arcs_of
    return {
        (membership.names[one // number], membership.names[one % number]): share
        for one, share in zip(pairs.tolist(), shares.tolist(), strict=True)
    }


def could_be_returned(ties: Ties[N]) -> Ints:
    """Return the places of the arcs of whose return somebody has told."""
    if ties.both_ways or ties.answered.all():
        return np.arange(len(ties.out.others))
    return np.flatnonzero(ties.answered[ties.out.others])


def mutual(ties: Ties[N]) -> Ints:
    """Return the places of the arcs that go both ways, in their order."""
    places = ties.out.matrix_with(np.arange(1, len(ties.out.others) + 1))
    both: Ints = places.multiply(ties.into.pattern()).data - 1
    return both
