"""How sure a number is, if those who are here stand for more people like them.

People are drawn again, with replacement, as many as there are: the vertex bootstrap
[SnijdersBorgatti1999]. That fits what is counted over pairs of people, and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar, get_args

import numpy as np

from coproduction.errors import InvalidTiesError
from coproduction.power.relations.between_groups import (
    could_be_returned,
    ei_index,
    mutual,
    reciprocity,
)
from coproduction.power.relations.draws import refuse_long
from coproduction.power.relations.given_numbers import problems_of_counts
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.memberships import in_groups
from coproduction.power.relations.rows import Floats, Ints, total_at, weighed
from coproduction.power.relations.sensitivities import WITHIN
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)

OverPairs: TypeAlias = Literal["density", "reciprocity", "ei-index"]
"""What is counted over pairs of people, one pair by itself."""

_FUNCTIONS: dict[Any, OverPairs] = {reciprocity: "reciprocity", ei_index: "ei-index"}


@dataclass(frozen=True, slots=True)
class VertexBootstrap:
    """A number, and how much it varies where people are drawn again.

    Attributes:
        observed: The number; ``None`` where it is not defined.
        error: Its standard error, the standard deviation over the draws; ``None`` where
            fewer than two of them have the number.
        lowest: Where 19 of 20 draws begin; ``None`` where no draw has the number.
        highest: Where they end.
        defined: In how many of the draws, from 0 to 1, the number is defined.
    """

    observed: float | None
    error: float | None
    lowest: float | None
    highest: float | None
    defined: float


def vertex_bootstrap(
    graph: Ties[N] | Graph[N],
    measure: OverPairs | Callable[..., Any],
    *,
    groups: Mapping[N, G] | None = None,
    draws: int = 1_000,
    seed: int = 0,
) -> VertexBootstrap:
    """Return how sure a density, a reciprocity or an E-I index is.

    In each draw as many people are drawn as there are, the same one maybe several times,
    and every two of them have the ties that the two have. Two copies of one person have
    none with one another: in their place stands a pair of two different people, drawn
    from all pairs, with its ties and, for the index, its being of one group or of two.
    The same seed gives the same numbers. Who answered goes along with the person.

    Limits: it supposes that the people are a sample of more like them. Where everybody
    who is meant was asked, there is nothing to be unsure of in this sense; what was not
    told is shown by `sensitivity`. With fewer than ten people it says little. Only what
    is counted over pairs: copies of one person would make and break ways between others,
    so that betweenness, closeness, brokerage or Krackhardt's dimensions are refused.

    Cost: O(n + m) for each draw.

    Args:
        graph: Who turns to whom.
        measure: *density*, as `Ties.density`; *reciprocity*, as the function of that
            name without groups; or *ei-index*, the index of `ei_index`. These two may be
            given as the functions themselves, too.
        groups: The group of each node, for *ei-index* only. Nodes in none are left out,
            with their ties.
        draws: How often people are drawn, up to a million times.
        seed: A whole number, nought or more. Another one draws others.

    Raises:
        InvalidTiesError: If it is another measure, groups are missing or not asked for,
            somebody who has a group is no node, or there is no draw.
        TooLargeError: If so many draws would take many minutes.

    References:
        [SnijdersBorgatti1999].
    """
    problems = problems_of_counts(seed, draws=draws)
    counted: Any = measure
    if isinstance(counted, Hashable):
        counted = _FUNCTIONS.get(counted, counted)
    if counted not in get_args(OverPairs):
        problems.append(
            f"What is counted over pairs is {', '.join(get_args(OverPairs))}, and not "
            f"{_name(measure)}. Where people are drawn several times, their copies would make "
            "and break ways between others, so nothing that follows ways can be found like this."
        )
    elif groups is not None and counted != "ei-index":
        problems.append(f"The {counted} has no groups. Leave them out.")
    elif groups is None and counted == "ei-index":
        problems.append("The ei-index needs the group of each node.")
    if problems:
        raise InvalidTiesError(*problems)
    pairs = _Pairs.of(graph, counted, groups)
    everybody = np.ones(pairs.people, dtype=np.int64)
    refuse_long(pairs.ties, draws, 2e-8 * (pairs.people + len(pairs.ties.out.others)))
    observed = _ratio(*pairs.sums(everybody, np.zeros((2, 0), dtype=np.int64)))
    found = np.fromiter((_ratio(*sums) for sums in pairs.drawn(draws, seed)), np.float64, draws)
    numbers = found[~np.isnan(found)]
    outside = (1 - WITHIN) / 2
    return VertexBootstrap(
        observed=None if np.isnan(observed) else observed,
        error=float(numbers.std(ddof=1)) if len(numbers) > 1 else None,
        lowest=float(np.quantile(numbers, outside, method="lower")) if len(numbers) else None,
        highest=(
            float(np.quantile(numbers, 1 - outside, method="higher")) if len(numbers) else None
        ),
        defined=len(numbers) / draws,
    )


def _name(measure: object) -> str:
    return str(getattr(measure, "__name__", repr(measure)))


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """What each pair of people adds to the number: a part of what is divided, and by what.

    Attributes:
        ties: Who turns to whom.
        people: How many there are.
        keys: The pairs with a tie, in order, as *lower place times people plus higher*.
        ends: The lower and the higher place of each of these.
        above: What each of these adds above the line.
        below: What each of them adds below.
        asked: For each person, what each pair with them adds below, whatever its ties.
    """

    ties: Ties[Any]
    people: int
    keys: Ints
    ends: tuple[Ints, Ints]
    above: Floats
    below: Floats
    asked: Floats

    @classmethod
    def of(
        cls, graph: Ties[Any] | Graph[Any], measure: OverPairs, groups: Mapping[Any, Any] | None
    ) -> _Pairs:
        ties = read(graph)
        codes: Ints = np.zeros(len(ties.nodes), dtype=np.int32)
        if groups is not None:
            ties, membership = in_groups(ties, groups)
            codes = membership.codes
        arcs, people = len(ties.out.others), len(ties.nodes)
        asked = np.zeros(people)
        above, below = np.ones(arcs), np.zeros(arcs)
        if measure == "density":
            asked = ties.answered.astype(np.float64)
        elif measure == "reciprocity":
            above[:] = 0
            above[mutual(ties)] = 1
            below[could_be_returned(ties)] = 1
        else:
            apart = codes[ties.tails] != codes[ties.out.others]
            below = ties.out.strengths
            above = np.where(apart, below, -below)
        tails, heads = ties.tails.astype(np.int64), ties.out.others.astype(np.int64)
        each = np.minimum(tails, heads) * people + np.maximum(tails, heads)
        keys, place = np.unique(each, return_inverse=True)
        sums = (total_at(place, one, len(keys)) for one in (above, below))
        ends = np.divmod(keys, max(people, 1))
        return cls(ties, people, keys, ends, next(sums), next(sums), asked)

    def drawn(self, draws: int, seed: int) -> Iterator[tuple[float, float]]:
        """Yield the sums above and below for people drawn again."""
        random = np.random.default_rng(seed)
        for _ in range(draws):
            chosen = random.integers(max(self.people, 1), size=self.people)
            times = np.bincount(chosen, minlength=self.people)
            alike = int((times * (times - 1) // 2).sum())
            one = random.integers(max(self.people, 1), size=alike)
            other = random.integers(max(self.people - 1, 1), size=alike)
            yield self.sums(times, np.stack([one, other + (other >= one)]))

    def sums(self, times: Ints, instead: Ints) -> tuple[float, float]:
        """Return the sums above and below.

        Args:
            times: How often each person was drawn.
            instead: The pairs that stand in the place of two copies of one person.
        """
        low, high = self.ends
        often = (times[low] * times[high]).astype(np.float64)
        keys = instead.min(axis=0) * self.people + instead.max(axis=0)
        place = np.searchsorted(self.keys, keys)
        tied = np.flatnonzero(place < len(self.keys))
        tied = tied[self.keys[place[tied]] == keys[tied]]
        np.add.at(often, place[tied], 1)
        whatever = weighed(self.asked, times * (self.people - times))
        whatever += self.asked[instead].sum()
        if self.ties.both_ways:  # a pair of which one is asked is told of from both ends
            both = weighed(self.asked, times)
            whatever += both * (self.people - both) + np.ptp(self.asked[instead], axis=0).sum()
        return float(weighed(self.above, often)), float(weighed(self.below, often) + whatever)


def _ratio(above: float, below: float) -> float:
    return above / below if below else np.nan
