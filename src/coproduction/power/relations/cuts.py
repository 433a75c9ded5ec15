"""Where one person away, or one link gone, would leave no way between two groups."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import TypeVar

import numpy as np
from scipy.sparse.csgraph import breadth_first_order, connected_components

from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.memberships import Membership, in_groups
from coproduction.power.relations.rows import Ints, Matrix, matrix_of
from coproduction.power.ties import Ties
from coproduction.power.voting.given import ordered

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)


def cut_participants(
    graph: Ties[N] | Graph[N], groups: Mapping[N, G]
) -> dict[tuple[G, G], tuple[N, ...]]:
    """Return, for each two groups, those without whom no link would lead from one to the other.

    Links are ties in either direction, and a way may lead through other groups. Two
    groups without any way between them are left out, and so is the only member of a
    group, without whom there would be no group. In the order of the nodes; the groups of
    a pair in the order of their names, whoever comes first.

    What it asks is a question, *what would help when they are away?*, and no report
    should print a name: in a network that not everybody told of, ways may be there that
    nobody wrote down. An isolate changes nothing, except that beside the only member of
    a group it makes them one of two. Nodes in no group are left out, with their links.

    Cost: O(n + m) for each two groups.

    Args:
        graph: Who turns to whom.
        groups: The group of each node.

    Raises:
        InvalidTiesError: If somebody who has a group is no node.

    References:
        [HararyNormanCartwright1965], cut points.
    """
    ties, membership = in_groups(graph, groups)
    return {
        pair: tuple([ties.nodes[place] for place in sorted(places)])
        for pair, places, _ in _narrow(ties, membership)
    }


def cut_links(
    graph: Ties[N] | Graph[N], groups: Mapping[N, G]
) -> dict[tuple[G, G], tuple[tuple[N, N], ...]]:
    """Return, for each two groups, the links without which no way would lead from one to the other.

    As `cut_participants`, for links. The two ends of a link stand in the order of the
    nodes.

    Args:
        graph: Who turns to whom.
        groups: The group of each node.

    Raises:
        InvalidTiesError: If somebody who has a group is no node.

    References:
        [HararyNormanCartwright1965], bridges.
    """
    ties, membership = in_groups(graph, groups)
    return {
        pair: tuple([(ties.nodes[low], ties.nodes[high]) for low, high in sorted(links)])
        for pair, _, links in _narrow(ties, membership)
    }


def _narrow(
    ties: Ties[N], membership: Membership[G]
) -> Iterator[tuple[tuple[G, G], list[int], list[tuple[int, int]]]]:
    """Yield each two groups with a way between them, and where all ways are one."""
    links = (ties.out.pattern() + ties.into.pattern()).tocsr()
    code_of = {name: code for code, name in enumerate(membership.names)}
    for pair in combinations(ordered(membership.names), 2):
        ends = [np.flatnonzero(membership.codes == code_of[name]) for name in pair]
        way = _shortest(links, *ends)
        if not way:
            continue
        past_nodes, past_links = _passed_by(links, way, *ends)
        alone = {int(members[0]) for members in ends if len(members) == 1}
        places = [
            place
            for place, passed in zip(way, past_nodes, strict=True)
            if not passed and place not in alone
        ]
        steps = [
            (min(step), max(step))
            for step, passed in zip(pairwise(way), past_links, strict=True)
            if not passed
        ]
        yield pair, places, steps


def _shortest(links: Matrix, begins: Ints, ends: Ints) -> list[int]:
    """Return a shortest way from some nodes to others, or none."""
    number = links.shape[0]
    rows = links.tocoo()
    before, after = np.full(len(begins), number), np.full(len(ends), number + 1)
    joined = matrix_of(
        np.ones(len(rows.row) + len(begins) + len(ends)),
        np.concatenate([rows.row, before, ends]),
        np.concatenate([rows.col, begins, after]),
        (number + 2, number + 2),
    )
    _, came_from = breadth_first_order(joined, number)
    way: list[int] = []
    place = int(came_from[number + 1])
    while 0 <= place < number:
        way.append(place)
        place = int(came_from[place])
    return way[::-1]


def _passed_by(
    links: Matrix, way: list[int], begins: Ints, ends: Ints
) -> tuple[list[bool], list[bool]]:
    """Return which nodes of a way, and which of its links, some other way goes past.

    The nodes of the way have the numbers 1, 2 and so on; where it begins is nought. A
    part of the rest that touches numbers from *l* to *h* leads past what lies between.
    """
    number, length = links.shape[0], len(way)
    on_way = np.zeros(number, dtype=np.int64)
    on_way[way] = np.arange(1, length + 1)
    off = on_way == 0
    kept = links.tocoo()
    inside = off[kept.row] & off[kept.col]
    rest = matrix_of(kept.data[inside], kept.row[inside], kept.col[inside], links.shape)
    parts, part_of = connected_components(rest, directed=False)
    low, high = np.full(parts, length + 1), np.full(parts, 0)
    touching = off[kept.row] & ~off[kept.col]
    np.minimum.at(low, part_of[kept.row[touching]], on_way[kept.col[touching]])
    np.maximum.at(high, part_of[kept.row[touching]], on_way[kept.col[touching]])
    for members, number_of in ((begins, 0), (ends, length + 1)):
        free = members[off[members]]
        np.minimum.at(low, part_of[free], number_of)
        np.maximum.at(high, part_of[free], number_of)
    on_both = (on_way[kept.row] > 0) & (on_way[kept.row] < on_way[kept.col] - 1)
    beginning, ending = on_way[begins], on_way[ends]
    # Jumps along the way: through the rest, by a link, or by beginning or ending on it.
    jump_low = np.concatenate(
        [low, on_way[kept.row[on_both]], 0 * beginning[beginning > 0], ending[ending > 0]]
    )
    jump_high = np.concatenate(
        [
            high,
            on_way[kept.col[on_both]],
            beginning[beginning > 0],
            0 * ending[ending > 0] + length + 1,
        ]
    )
    real = jump_low < jump_high
    cover_nodes, cover_links = np.zeros(length + 3, np.int64), np.zeros(length + 3, np.int64)
    np.add.at(cover_nodes, jump_low[real] + 1, 1)
    np.subtract.at(cover_nodes, jump_high[real], 1)
    np.add.at(cover_links, jump_low[real], 1)
    np.subtract.at(cover_links, jump_high[real], 1)
    nodes = np.cumsum(cover_nodes)[1 : length + 1] > 0
    steps = np.cumsum(cover_links)[1:length] > 0
    return nodes.tolist(), steps.tolist()
