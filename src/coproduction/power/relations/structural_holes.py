"""How far somebody's contacts are tied to one another: little freedom, or much [Burt1992].

Both measures read strengths, and a tie in either direction as one of both: what *i* has
with *j* is the strength of *i → j* and of *j → i* together.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TypeVar

import numpy as np

from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.rows import Floats, Ints
from coproduction.power.relations.triangles import Links, links_of, triangles
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)


def constraint(graph: Ties[N] | Graph[N]) -> dict[N, float]:
    """Return how closed the circle is that each person depends on.

    With *p(i, j)* the share of *i*'s ties that *i* has with *j*: the sum over the
    contacts *j* of *(p(i, j) + Σ p(i, q) p(q, j))²*, over all others *q*.

    Above nought; low means contacts who do not know each other, one is a single
    contact, and it may pass one: 9/8 for each of three who all know each other. Does
    not sum to anything. Whoever has no ties is left out. An isolate changes nothing.

    Limits: no probability. Compare people with about as many contacts. A bridge is
    work, and not always a gain.

    Cost: O(m √m) time at the worst, O(n + m) memory.

    References:
        [Burt1992]; [Burt2004].
    """
    ties = read(graph)
    links = links_of(ties)
    strength, total = links.both, _totals(links)
    forth, back = strength / total[links.tails], strength / total[links.heads]
    through, returning = np.zeros(len(strength)), np.zeros(len(strength))
    for one, two, far in triangles(links):
        np.add.at(through, one, forth[two] * back[far])
        np.add.at(returning, one, forth[far] * back[two])
        np.add.at(through, two, forth[one] * forth[far])
        np.add.at(returning, two, back[far] * back[one])
        np.add.at(through, far, back[one] * forth[two])
        np.add.at(returning, far, back[two] * forth[one])
    found = links.by_node((forth + through) ** 2, (back + returning) ** 2)
    return _of_those_with_ties(ties, links.counts(), found)


def effective_size(graph: Ties[N] | Graph[N]) -> dict[N, float]:
    """Return how many contacts each person has, less those who lead to the same people.

    With *p(i, j)* the share of *i*'s ties that *i* has with *j*, and *m(j, q)* the
    strength between *j* and *q* divided by the strongest of *j*: the sum over the
    contacts *j* of *1 - Σ p(i, q) m(j, q)*, over all others *q*. Without strengths and
    directions it is *k - 2t / k*, for *k* contacts with *t* links among them.

    From one to the number of contacts, without strengths and directions; divided by
    that number, it is the efficiency. Whoever has no ties is left out. An isolate
    changes nothing.

    Cost: O(m √m) time at the worst, O(n + m) memory.

    References:
        [Burt1992]; [Borgatti1997].
    """
    ties = read(graph)
    links = links_of(ties)
    strength, total = links.both, _totals(links)
    strongest = np.zeros(links.nodes)
    np.maximum.at(strongest, links.tails, strength)
    np.maximum.at(strongest, links.heads, strength)
    forth, back = strength / total[links.tails], strength / total[links.heads]
    to_head, to_tail = strength / strongest[links.tails], strength / strongest[links.heads]
    same = np.zeros(links.nodes)
    for one, two, far in triangles(links):
        np.add.at(same, links.tails[one], forth[two] * to_head[far] + forth[one] * to_tail[far])
        np.add.at(same, links.heads[one], forth[far] * to_head[two] + back[one] * to_tail[two])
        np.add.at(same, links.heads[two], back[far] * to_head[one] + back[two] * to_tail[one])
    counts = links.counts()
    return _of_those_with_ties(ties, counts, counts - same)


def _totals(links: Links) -> Floats:
    return links.by_node(links.both, links.both)


def _of_those_with_ties(ties: Ties[N], counts: Ints, values: Floats) -> dict[N, float]:
    some = np.flatnonzero(counts)
    found = values[some].tolist()
    return {ties.nodes[place]: value for place, value in zip(some.tolist(), found, strict=True)}
