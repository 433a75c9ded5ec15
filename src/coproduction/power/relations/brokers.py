"""Who stands between others, and between groups: the five roles [GouldFernandez1989].

A person *v* stands between *a* and *b* where *a* turns to *v*, *v* turns to *b*, and *a*
does not turn to *b*. Which role that is depends on the groups of the three:

==============  =========  ===================================================
coordinator     a, v, b    all of one group
gatekeeper      a | v, b   from another group into *v*'s own
representative  a, v | b   from *v*'s own group to another
itinerant       a, b | v   between two of one group that is not *v*'s
liaison         a | v | b  between two groups, neither of which is *v*'s
==============  =========  ===================================================

Counts are of ordered pairs *(a, b)*: where ties go both ways, each two count once each
way. Strengths are not read. Counts grow with the number of people and of ties, and with
the sizes of the groups: beside them belongs what random labels would give
(`permutation_test` with `network_brokerage` or `bridge_share`).

Being the one link is no merit and no fault. It is a question: *what would help when they
are away?*
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from coproduction.power.relations.between_groups import mutual
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.memberships import Membership, in_groups
from coproduction.power.relations.rows import Ints, matrix_of
from coproduction.power.relations.triangles import links_of, triangles
from coproduction.power.ties import Ties

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)

COORDINATOR, GATEKEEPER, REPRESENTATIVE, ITINERANT, LIAISON = range(5)

_ROLES = np.array(
    [
        LIAISON,
        ITINERANT,
        GATEKEEPER,
        COORDINATOR,  # never: that two are alike to the third makes them alike
        REPRESENTATIVE,
        COORDINATOR,
        COORDINATOR,
        COORDINATOR,
    ]
)
"""The role, by whether *a* and *v*, *v* and *b*, and *a* and *b* are of one group."""


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How many pairs somebody stands between, by role.

    Attributes:
        coordinator: Both of the own group.
        gatekeeper: From another group to the own.
        representative: From the own group to another.
        itinerant: Both of one other group.
        liaison: From one other group to a third.
    """

    coordinator: int
    gatekeeper: int
    representative: int
    itinerant: int
    liaison: int

    @property
    def total(self) -> int:
        """Return how many pairs in all."""
        return self.coordinator + self.bridging

    @property
    def bridging(self) -> int:
        """Return how many of the pairs are not all within one group with who is between."""
        return self.gatekeeper + self.representative + self.itinerant + self.liaison


def brokerage(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    respondents: Iterable[N] | None = None,
) -> dict[N, Brokerage]:
    """Return how often each person stands between two others, by role.

    Counts of ordered pairs, nought or more; at most *(n-1)(n-2)* in all. An isolate has
    noughts, and changes nothing for others. Nodes in no group are left out, with their
    ties. So is whoever did not answer, where ties have a direction: nobody knows whom
    they turn to.

    Cost: O(m √m) time at the worst, O(n + m) memory.

    Args:
        graph: Who turns to whom.
        groups: The group of each node.
        respondents: Who has said whom they turn to, if not everybody.

    Raises:
        InvalidTiesError: If somebody who has a group, or a respondent, is no node.

    References:
        [GouldFernandez1989].
    """
    ties, membership = in_groups(graph, groups, respondents)
    counts = roles(ties, membership).T.tolist()
    told = ties.answered | ties.both_ways
    asked = zip(ties.nodes, told.tolist(), counts, strict=True)
    return {node: Brokerage(*numbers) for node, known, numbers in asked if known}


def network_brokerage(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    respondents: Iterable[N] | None = None,
) -> Brokerage:
    """Return how many pairs anybody stands between, by role: the sum of `brokerage`.

    A pair counts once for each person between them. What to expect of random labels,
    and how far this is from it, says `permutation_test`.

    Args:
        graph: Who turns to whom.
        groups: The group of each node.
        respondents: Who has said whom they turn to, if not everybody.

    Raises:
        InvalidTiesError: If somebody who has a group, or a respondent, is no node.

    References:
        [GouldFernandez1989].
    """
    ties, membership = in_groups(graph, groups, respondents)
    return Brokerage(*roles(ties, membership).sum(axis=1).tolist())


def bridge_share(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    respondents: Iterable[N] | None = None,
) -> dict[G, float]:
    """Return each group's share of standing between: who links people across groups.

    The pairs that members of a group stand between as gatekeeper, representative,
    itinerant or liaison, divided by all such pairs.

    Range 0 to 1. Sums to one. Empty where nobody stands between groups. An isolate
    changes nothing. Nodes in no group are left out, with their ties. A group that did
    not answer has nought because nobody asked it: show who answered.

    Args:
        graph: Who turns to whom.
        groups: The group of each node.
        respondents: Who has said whom they turn to, if not everybody.

    Raises:
        InvalidTiesError: If somebody who has a group, or a respondent, is no node.

    References:
        [GouldFernandez1989], by group.
    """
    ties, membership = in_groups(graph, groups, respondents)
    across = _across(ties, membership)
    if not across.any():
        return {}
    shares = np.bincount(membership.codes, across, len(membership.names)) / across.sum()
    return dict(zip(membership.names, shares.tolist(), strict=True))


def largest_bridge_share(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    *,
    respondents: Iterable[N] | None = None,
) -> float | None:
    """Return how much of the standing between groups runs through one person alone.

    The largest number of pairs that one person stands between across groups, divided by
    all such pairs. It says no name: with few answers another person would have it
    (`sensitivity`), and what it asks is a question to the group.

    Above 0, to 1: everything runs through one person. ``None`` where nobody stands
    between groups. An isolate changes nothing.

    Args:
        graph: Who turns to whom.
        groups: The group of each node.
        respondents: Who has said whom they turn to, if not everybody.

    Raises:
        InvalidTiesError: If somebody who has a group, or a respondent, is no node.
    """
    across = _across(*in_groups(graph, groups, respondents))
    return float(across.max() / across.sum()) if across.any() else None


def roles(ties: Ties[N], membership: Membership[G]) -> Ints:
    """Return the counts, a row for each role and a column for each node.

    All ways of two steps less those back to the beginning, from numbers of arcs by node
    and group, and less those with a shorter way, from all three who are tied.
    """
    number, codes = len(ties.nodes), membership.codes
    # All ways of two steps
    onto = matrix_of(
        np.ones(number, dtype=np.int64),
        np.arange(number),
        codes,
        (number, len(membership.names)),
    )
    into, out = ties.into.pattern() @ onto, ties.out.pattern() @ onto
    into_all, out_all = ties.into.sizes.astype(np.int64), ties.out.sizes.astype(np.int64)
    alike = codes[ties.tails] == codes[ties.out.others]
    out_own = np.bincount(ties.tails[alike], minlength=number)
    into_own = np.bincount(ties.out.others[alike], minlength=number)
    same_group = np.asarray(into.multiply(out).sum(axis=1), dtype=np.int64).reshape(number)
    there_and_back = mutual(ties)
    within = there_and_back[alike[there_and_back]]
    back_own = np.bincount(ties.tails[within], minlength=number)
    back = np.bincount(ties.tails[there_and_back], minlength=number)
    into_others, out_others = into_all - into_own, out_all - out_own
    itinerant = same_group - into_own * out_own
    counts: Ints = np.stack(
        [
            into_own * out_own - back_own,
            into_others * out_own,
            into_own * out_others,
            itinerant - (back - back_own),
            into_others * out_others - itinerant,
        ]
    )
    # Less those with a shorter way
    links = links_of(ties)
    forth, reverse = links.forth > 0, links.back > 0
    for one, two, far in triangles(links):
        low, middle, high = links.tails[one], links.heads[one], links.heads[two]
        arcs = {
            (0, 1): forth[one], (1, 0): reverse[one],
            (0, 2): forth[two], (2, 0): reverse[two],
            (1, 2): forth[far], (2, 1): reverse[far],
        }  # fmt: skip
        people = (low, middle, high)
        for a, v, b in ((0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)):
            closed = np.flatnonzero(arcs[a, v] & arcs[v, b] & arcs[a, b])
            of_a, of_v, of_b = (codes[people[who][closed]] for who in (a, v, b))
            role = _ROLES[4 * (of_a == of_v) + 2 * (of_v == of_b) + (of_a == of_b)]
            np.subtract.at(counts, (role, people[v][closed]), 1)
    return counts


def _across(ties: Ties[N], membership: Membership[G]) -> Ints:
    """Return how many pairs each node stands between that are not all in one group."""
    across: Ints = roles(ties, membership)[GATEKEEPER:].sum(axis=0)
    return across
