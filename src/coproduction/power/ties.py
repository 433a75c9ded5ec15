"""Ties between people: who turns to whom, as arrays that do not change.

In a `Ties` an arc *i → j* means that *i* turns to *j*: asks, listens to, defers to. So
power is what is received. Ties that were asked the other way round (*whom do you
influence?*) are read with ``meaning="influences"``, which turns each arc.

>>> ties = Ties.from_arcs([("ana", "ben"), ("cleo", "ben"), ("ben", "ana")])
>>> ties
Ties(3 nodes, 3 arcs)
>>> Ties.from_arcs([("ben", "ana")], meaning="influences").arcs()
[('ana', 'ben', 1.0)]

A graph is read once, and every measure of `relational` is found from what was read, for
five people and for a hundred thousand. It holds each arc twice, by who turns and by who
is turned to, in some 25 bytes an arc; nothing in it grows with the square of the people.

What is read, and how:

- **Strengths.** More is a stronger tie, never a longer way. Without ``weight`` each arc
  has strength one. Parallel arcs are one arc; their strengths add up. Nought is no tie.
  Below nought, infinite, not a number or not stated is refused; so is what is beyond
  1e100, or below 1e-100, lest a sum be more than a number can hold.
- **Both ways.** In an undirected graph each tie goes both ways.
- **To oneself.** Such a tie is kept apart, as the weight somebody gives to their own
  view. Only measures of influence read it.
- **Isolates.** Everybody given is a node, with or without ties.
- **Who answered.** Without ``respondents`` everybody has said whom they turn to. With
  them, arcs of others are left out, since nobody told of them; they may still be turned
  to. A tie that goes both ways is told of by either end [StorkRichards1992]: only those
  between two who did not answer are left out, and it still goes both ways. Measures
  that depend on who was asked say so.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import numpy as np
from scipy.sparse import csr_array

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.given_ties import (
    Graph,
    Strength,
    arrays_of_arcs,
    arrays_of_graph,
    checked,
    listed_nodes,
)
from coproduction.power.relations.rows import (
    Bools,
    Floats,
    Ints,
    Matrix,
    Rows,
    frozen,
    matrix_of,
    mirrored,
    out_and_into,
    without_loops,
)

N = TypeVar("N", bound=Hashable)

Meaning: TypeAlias = Literal["turns-to", "influences"]
"""What an arc *i → j* says: that *i* turns to *j*, or that *i* influences *j*."""


@dataclass(frozen=True, eq=False, repr=False)
class Ties(Generic[N]):
    """Who turns to whom, and how strongly.

    Make one with `of`, `from_arcs` or `from_arrays`. Nodes are numbered by their place.

    Attributes:
        nodes: Everybody, in the order of what was given.
        out: For each node, those they turn to.
        into: For each node, those who turn to them; the same arcs.
        own: For each node, the strength of the tie to themselves, else nought.
        answered: For each node, whether they have said whom they turn to.
        both_ways: Whether the ties were given without a direction.
    """

    nodes: tuple[N, ...]
    out: Rows
    into: Rows
    own: Floats
    answered: Bools
    both_ways: bool

    # From what people have

    @classmethod
    def of(
        cls,
        graph: Ties[N] | Graph[N],
        *,
        weight: str | None = None,
        meaning: Meaning = "turns-to",
        respondents: Iterable[N] | None = None,
    ) -> Ties[N]:
        """Return the ties of a networkx graph, directed or not, with parallel arcs or not.

        O(n + m), and the graph is left as it is; later changes of it change nothing
        here. A `Ties` is returned as it is, or as some of its respondents told it.

        Args:
            graph: A graph of networkx, or a `Ties`, which has been read already.
            weight: The attribute of an arc that holds its strength; without it each
                arc has strength one.
            meaning: What an arc says.
            respondents: Who has said whom they turn to, if not everybody.

        Raises:
            InvalidTiesError: If it is no graph, a strength cannot be, or a respondent
                is no node.
        """
        if isinstance(graph, Ties):
            if weight is not None or meaning != "turns-to":
                raise InvalidTiesError("These ties are read already: their meaning is settled.")
            return graph if respondents is None else graph.answered_by(respondents)
        nodes, starts, others, strengths = arrays_of_graph(graph, weight)
        shape = (len(nodes), len(nodes))
        matrix = csr_array((strengths, others, starts), shape=shape)
        ties = cls._made(nodes, matrix, meaning, both_ways=not graph.is_directed())
        return ties if respondents is None else ties.answered_by(respondents)

    @classmethod
    def from_arcs(
        cls,
        arcs: Iterable[tuple[N, N] | tuple[N, N, Strength]],
        *,
        nodes: Iterable[N] = (),
        meaning: Meaning = "turns-to",
        both_ways: bool = False,
        respondents: Iterable[N] | None = None,
    ) -> Ties[N]:
        """Return ties from pairs, or triples with a strength.

        Args:
            arcs: Who turns to whom, and maybe how strongly.
            nodes: Who there is, in their order; needed for those without a tie. Whoever
                is only in an arc comes after them.
            meaning: What an arc says.
            both_ways: Whether each arc goes both ways.
            respondents: Who has said whom they turn to, if not everybody.

        Raises:
            InvalidTiesError: If an arc is no pair or triple, a strength cannot be, a
                node is named twice, or a respondent is no node.
        """
        named, starts, ends, strengths = arrays_of_arcs(arcs, nodes)
        return cls.from_arrays(
            starts,
            ends,
            strengths,
            nodes=named,
            meaning=meaning,
            both_ways=both_ways,
            respondents=respondents,
        )

    @classmethod
    def from_arrays(  # noqa: PLR0913 - each says one thing about the ties, by name
        cls,
        starts: object,
        ends: object,
        strengths: object = None,
        *,
        nodes: Iterable[N],
        meaning: Meaning = "turns-to",
        both_ways: bool = False,
        respondents: Iterable[N] | None = None,
    ) -> Ties[N]:
        """Return ties from arrays, one entry an arc. Takes no detour over a graph.

        Args:
            starts: The places of those who turn to somebody, counted from 0.
            ends: The places of those whom they turn to.
            strengths: How strongly; without them, each with strength one.
            nodes: Everybody, in the order of their places; ``range(n)`` for numbers.
            meaning: What an arc says.
            both_ways: Whether each arc goes both ways.
            respondents: Who has said whom they turn to, if not everybody.

        Raises:
            InvalidTiesError: If the arrays do not fit together or to the nodes, a
                strength cannot be, a node is named twice, or a respondent is no node.
        """
        named = listed_nodes(nodes)
        tail, head, weights = checked(starts, ends, strengths, len(named))
        if both_ways:
            tail, head, weights = mirrored(tail, head, weights)
        matrix = matrix_of(weights, tail, head, (len(named), len(named)))
        ties = cls._made(named, matrix, meaning, both_ways=both_ways)
        return ties if respondents is None else ties.answered_by(respondents)

    @classmethod
    def _made(
        cls, nodes: tuple[N, ...], matrix: Matrix, meaning: Meaning, *, both_ways: bool
    ) -> Ties[N]:
        if meaning not in {"turns-to", "influences"}:
            raise InvalidTiesError(f"An arc means 'turns-to' or 'influences', and not {meaning!r}.")
        matrix, own = without_loops(matrix)
        turned = matrix.tocsc()  # which puts the arcs of each node in order, twice
        out, into = Rows.of(turned.tocsr()), Rows.of(turned)
        if meaning == "influences":
            out, into = into, out
        answered = np.ones(len(nodes), dtype=np.bool_)
        return cls(nodes, out, into, frozen(own), frozen(answered), both_ways)

    # Parts of it

    def answered_by(self, respondents: Iterable[N]) -> Ties[N]:
        """Return the ties of which these told: arcs from anybody else are left out.

        Of ties both ways either end tells, so those with one of these at an end stay.

        Raises:
            InvalidTiesError: If somebody is no node.
        """
        answered = np.zeros(len(self.nodes), dtype=np.bool_)
        answered[self.places(respondents)] = True
        return self.told_by(frozen(answered & self.answered))

    def told_by(self, answered: Bools) -> Ties[N]:
        """Return the ties of which those at some places told."""
        if answered.all():
            return self
        told = answered[self.tails]
        if self.both_ways:
            told |= answered[self.out.others]
        part = self.keeping(told)
        return replace(part, own=frozen(np.where(answered, self.own, 0.0)), answered=answered)

    def keeping(self, kept: Bools) -> Ties[N]:
        """Return these ties with some of the arcs, by their place in `out`.

        Where ties go both ways, both arcs of a tie are kept, or none.
        """
        ends = (self.tails[kept], self.out.others[kept])
        out, into = out_and_into(self.out.strengths[kept], *ends, len(self.nodes))
        return replace(self, out=out, into=into)

    def among(self, nodes: Iterable[N]) -> Ties[N]:
        """Return the ties that these have with one another, in this order.

        Raises:
            InvalidTiesError: If somebody is no node, or named twice.
        """
        named = listed_nodes(nodes)
        return self.at(np.array(self.places(named), dtype=np.int32))

    def at(self, places: Ints) -> Ties[N]:
        """Return the ties that those at some places have with one another."""
        new = np.full(len(self.nodes), -1, dtype=np.int32)
        new[places] = np.arange(len(places), dtype=np.int32)
        tails, heads = new[self.tails], new[self.out.others]
        kept = (tails >= 0) & (heads >= 0)
        ends = (tails[kept], heads[kept])
        return Ties(
            tuple([self.nodes[place] for place in places.tolist()]),
            *out_and_into(self.out.strengths[kept], *ends, len(places)),
            frozen(self.own[places]),
            frozen(self.answered[places]),
            self.both_ways,
        )

    # What it holds

    @cached_property
    def place_of(self) -> Mapping[N, int]:
        """Return the place of each node."""
        return {node: place for place, node in enumerate(self.nodes)}

    def places(self, nodes: Iterable[N]) -> list[int]:
        """Return the places of some nodes.

        Raises:
            InvalidTiesError: If somebody is no node.
        """
        asked = list(nodes)
        outside = [node for node in asked if node not in self.place_of]
        if outside:
            raise InvalidTiesError(*(f"{node!r} is no node of these ties." for node in outside))
        return [self.place_of[node] for node in asked]

    @cached_property
    def tails(self) -> Ints:
        """Return for each arc of `out` the place of who turns to somebody."""
        return self.out.rows()

    @property
    def density(self) -> float | None:
        """Return the share of possible arcs that there are, of those who answered.

        ``None`` where no arc is possible.
        """
        possible = int(self.possible(self.answered.sum(), len(self.nodes)))
        return len(self.out.others) / possible if possible > 0 else None

    def possible(self, answered: Any, people: Any) -> Any:
        """Return how many arcs people could have with one another, as far as told.

        Args:
            answered: How many of them answered; a number, or an array of numbers.
            people: How many they are.
        """
        # Both ways, all arcs but those between two who did not answer.
        return answered * (2 * people - answered - 1 if self.both_ways else people - 1)

    def arcs(self) -> list[tuple[N, N, float]]:
        """Return who turns to whom, and how strongly, without ties to oneself."""
        ends = zip(self.tails.tolist(), self.out.others.tolist(), strict=True)
        pairs = zip(ends, self.out.strengths.tolist(), strict=True)
        return [(self.nodes[tail], self.nodes[head], strength) for (tail, head), strength in pairs]

    def by_node(self, values: Floats | Ints) -> dict[N, float]:
        """Return numbers by place as numbers by node."""
        return dict(zip(self.nodes, values.tolist(), strict=True))

    def __repr__(self) -> str:
        return f"Ties({len(self.nodes)} nodes, {len(self.out.others)} arcs)"


def read(graph: Ties[N] | Graph[N], respondents: Iterable[N] | None = None) -> Ties[N]:
    """Return ties as they are, and those of a graph as `Ties.of` reads them by itself."""
    return Ties.of(graph, respondents=respondents)
