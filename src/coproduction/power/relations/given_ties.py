"""What people give as ties: graphs, pairs and arrays, and what is wrong with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from numbers import Real
from operator import itemgetter, methodcaller
from typing import Any, Protocol, TypeAlias, TypeVar

import networkx as nx
import numpy as np

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.given_numbers import MOST
from coproduction.power.relations.rows import Floats, Ints, total_at

N = TypeVar("N", bound=Hashable)
Node_co = TypeVar("Node_co", bound=Hashable, covariant=True)

Strength: TypeAlias = float | Fraction | Decimal
"""How strong a tie is: nought, or from 1e-100 to 1e100."""

_STRENGTHS = f"nought, or from {1 / MOST:g} to {MOST:g}"

_NAMED = 20
"""How many problems of one kind are named one by one."""


class Graph(Protocol[Node_co]):
    """A graph of networkx: directed or not, with parallel arcs or not."""

    def __iter__(self) -> Iterator[Node_co]: ...

    def adjacency(self) -> Iterator[tuple[Node_co, Any]]:
        """Yield each node with those whom its arcs lead to."""
        ...

    def is_directed(self) -> bool:
        """Return whether its arcs have a direction."""
        ...

    def is_multigraph(self) -> bool:
        """Return whether there may be parallel arcs."""
        ...


def listed_nodes(nodes: Iterable[N]) -> tuple[N, ...]:
    """Return nodes in their order.

    Raises:
        InvalidTiesError: If one is named twice, or they are one text.
    """
    if isinstance(nodes, str | bytes):
        raise InvalidTiesError(f"{nodes!r} is one text. Nodes come in a list, such as [{nodes!r}].")
    named = tuple(nodes)
    if len(set(named)) < len(named):
        twice = [node for node, times in Counter(named).items() if times > 1]
        raise InvalidTiesError(*(f"{node!r} is named more than once." for node in twice))
    return named


def arrays_of_graph(
    graph: Graph[N], weight: str | None
) -> tuple[tuple[N, ...], Ints, Ints, Floats]:
    """Return the nodes of a graph, where the arcs of each begin, their ends and strengths."""
    if not isinstance(graph, nx.Graph):
        raise InvalidTiesError(
            f"Ties are read from a graph of networkx, and not from {type(graph).__name__!r}. "
            "Pairs are read by Ties.from_arcs, arrays by Ties.from_arrays."
        )
    nodes = tuple(graph)
    rows = [row for _, row in graph.adjacency()]
    starts = np.zeros(len(nodes) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, rows), np.int64, len(rows)), out=starts[1:])
    arcs = int(starts[-1])
    ends: Iterable[Any] = chain.from_iterable(rows)
    if nodes != tuple(range(len(nodes))):
        place_of = dict(zip(nodes, range(len(nodes)), strict=True))
        ends = map(place_of.__getitem__, ends)
    others = np.fromiter(ends, np.int32, arcs)
    cells = chain.from_iterable(map(methodcaller("values"), rows))
    if not graph.is_multigraph():
        strengths = np.ones(arcs) if weight is None else _strengths(graph, weight, cells)
    elif weight is None:
        strengths = np.fromiter(map(len, cells), np.float64, arcs)
    else:
        parallel = list(cells)
        each = _strengths(graph, weight, chain.from_iterable(cell.values() for cell in parallel))
        many = np.fromiter(map(len, parallel), np.int64, arcs)
        strengths = total_at(np.repeat(np.arange(arcs), many), each, arcs)
    return nodes, starts, others, strengths


def _strengths(graph: nx.Graph, weight: str, cells: Iterable[Any]) -> Floats:
    try:
        strengths = as_strengths(list(map(itemgetter(weight), cells)))
    except KeyError:
        strengths = None
    if strengths is None:
        stated = ((tail, head, data.get(weight)) for tail, head, data in graph.edges(data=True))
        raise InvalidTiesError(*problems_of(stated))
    return strengths


def arrays_of_arcs(
    arcs: Iterable[Any], nodes: Iterable[N]
) -> tuple[tuple[N, ...], Ints, Ints, Floats]:
    """Return the nodes of arcs, and for each arc where it starts and ends, and its strength."""
    given: list[tuple[Any, ...]] = [
        tuple(arc) if isinstance(arc, tuple | list) else (arc,) for arc in arcs
    ]
    wrong = [arc for arc in given if len(arc) not in {2, 3}]
    if wrong:
        raise InvalidTiesError(
            *named(
                f"{arc!r} is no arc: write who, to whom, and maybe how strongly." for arc in wrong
            )
        )
    whole = [(arc[0], arc[1], arc[2] if len(arc) > 2 else 1) for arc in given]
    place_of = {node: place for place, node in enumerate(listed_nodes(nodes))}
    for arc in whole:
        for node in arc[:2]:
            place_of.setdefault(node, len(place_of))
    starts = np.fromiter((place_of[arc[0]] for arc in whole), np.int64, len(whole))
    ends = np.fromiter((place_of[arc[1]] for arc in whole), np.int64, len(whole))
    strengths = as_strengths([arc[2] for arc in whole])
    if strengths is None:
        raise InvalidTiesError(*problems_of(whole))
    return tuple(place_of), starts, ends, strengths


def checked(
    starts: object, ends: object, strengths: object, nodes: int
) -> tuple[Ints, Ints, Floats]:
    """Return arrays of arcs that fit together.

    Raises:
        InvalidTiesError: If they do not.
    """
    tail, head = np.asarray(starts), np.asarray(ends)
    tail, head = (array.astype(np.int64) if array.size == 0 else array for array in (tail, head))
    weights = np.ones(tail.shape) if strengths is None else as_strengths(strengths)
    problems = []
    shapes = {tail.shape, head.shape, tail.shape if weights is None else weights.shape}
    if len(shapes) > 1 or tail.ndim != 1:
        problems.append("Starts, ends and strengths need one entry for each arc.")
    for array, name in ((tail, "Starts"), (head, "Ends")):
        if not np.issubdtype(array.dtype, np.integer):
            problems.append(f"{name} are places of nodes, which are whole numbers.")
        elif array.size and (int(array.min()) < 0 or int(array.max()) >= nodes):
            problems.append(f"{name} are places of nodes, from 0 to {nodes - 1}.")
    if weights is None:
        problems.append(f"Strengths are numbers: {_STRENGTHS}.")
    if problems or weights is None:
        raise InvalidTiesError(*problems)
    return tail, head, weights


def as_strengths(values: Any) -> Floats | None:
    """Return strengths as an array, or nothing where one of them cannot be."""
    if isinstance(values, list) and not all(
        issubclass(kind, Real | Decimal) for kind in set(map(type, values))
    ):
        return None
    try:
        strengths = np.array(values, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        return None
    can_be = (strengths >= 1 / MOST) & (strengths <= MOST) | (strengths == 0)
    return strengths if can_be.all() else None


def problems_of(arcs: Iterable[tuple[object, object, object]]) -> list[str]:
    """Return what is wrong with the strengths of arcs."""
    return named(
        f"The tie from {tail!r} to {head!r} "
        + (
            "has no strength. State it, or read the ties without a weight."
            if strength is None
            else f"has the strength {strength!r}. Write a number: {_STRENGTHS}."
        )
        for tail, head, strength in arcs
        if as_strengths([strength]) is None
    )


def named(problems: Iterable[str]) -> list[str]:
    """Return the first problems, and how many more there are."""
    found = list(problems)
    more = len(found) - _NAMED
    return [*found[:_NAMED], *([f"And {more} more."] if more > 0 else [])]
