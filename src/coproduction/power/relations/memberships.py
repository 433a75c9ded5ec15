"""Which group each node of a network is in."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.given_ties import Graph, named
from coproduction.power.relations.rows import Ints, frozen
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Membership(Generic[G]):
    """The group of each node, by number.

    Attributes:
        names: The groups, in the order of the nodes.
        codes: For each node, the place of its group among the names.
    """

    names: tuple[G, ...]
    codes: Ints

    @property
    def sizes(self) -> Ints:
        """Return how many nodes are in each group."""
        return np.bincount(self.codes, minlength=len(self.names))


def in_groups(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    respondents: Iterable[N] | None = None,
) -> tuple[Ties[N], Membership[G]]:
    """Return the ties among those who are in a group, and their groups.

    Whoever is in none, or whose group is ``None``, stands outside the question, and so
    do their ties.

    Raises:
        InvalidTiesError: If groups are no mapping, a group cannot be named like that, or
            somebody who has a group, or a respondent, is no node.
    """
    if not isinstance(groups, Mapping):
        raise InvalidTiesError(
            "Groups are a mapping from each node to its group, such as "
            f"{{'ana': 'carers'}}, and no {type(groups).__name__!r}."
        )
    ties = read(graph, respondents)
    of_each: list[Any] = list(map(groups.get, ties.nodes))
    try:
        names = dict.fromkeys(of_each)
    except TypeError:
        raise InvalidTiesError(
            "A group is named by a text, or by something else that can be a key of a mapping."
        ) from None
    outside = of_each.count(None) if None in names else 0
    if len(of_each) - outside < len(groups):
        unknown = [node for node in groups if node not in ties.place_of]
        if unknown:
            raise InvalidTiesError(
                *named(f"{node!r} has a group and is no node of these ties." for node in unknown)
            )
    if outside:
        inside = [place for place, group in enumerate(of_each) if group is not None]
        ties = ties.at(np.array(inside, dtype=np.int32))
        of_each = [of_each[place] for place in inside]
        del names[None]
    numbers = {name: number for number, name in enumerate(names)}
    codes = np.fromiter(map(numbers.__getitem__, of_each), np.int32, len(of_each))
    return ties, Membership(tuple(numbers), frozen(codes))
