"""What random networks of the same people would give, with as many ties between them.

Numbers of a whole network change with how many people and how many ties there are, so
they say little alone. Here they are compared with networks that have the same people
and as many arcs, or also as many returned ones, and nothing else of the one told of.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import exp, lgamma, log
from typing import Any, Literal, TypeAlias, TypeVar, get_args, overload

import numpy as np

from coproduction.errors import InvalidTiesError, TooFewError
from coproduction.power.relations.chance import (
    ALONE,
    FEWEST,
    Record,
    columns_of,
    compared,
    numbers_of,
)
from coproduction.power.relations.draws import one_by_one, refuse_long, refuse_many
from coproduction.power.relations.given_numbers import problems_of_counts, problems_of_function
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.rows import Bools, Floats, Ints, out_and_into
from coproduction.power.ties import Ties, read

N = TypeVar("N", bound=Hashable)
K = TypeVar("K", bound=Hashable)

Given: TypeAlias = Literal["arcs", "dyads"]
"""What random networks have in common with the one told of."""


@dataclass(frozen=True, slots=True)
class RandomGraphTest:
    """A number beside what random networks would give.

    Attributes:
        observed: The number.
        expected: Its mean over the networks drawn and the one told of.
        p: Twice the share of these in which it is as low, or as high, whichever are
            fewer; at most one. Those in which it is not defined count with either.
        smallest_p: What *p* would be if the number were the farthest one seen:
            *2 (c + 1) / (draws + 1)*, where *c* of the draws have that farthest number,
            at the end where fewer do. Where it is large, nothing could have been found.
        draws: How many networks were drawn.
    """

    observed: float
    expected: float
    p: float
    smallest_p: float
    draws: int


@overload
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], float | None],
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> RandomGraphTest | None: ...
@overload
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], Mapping[K, float]],
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> dict[K, RandomGraphTest]: ...
@overload
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], Record],
    *,
    given: Given = ...,
    draws: int = ...,
    seed: int = ...,
) -> dict[str, RandomGraphTest]: ...
def random_graph_test(
    graph: Ties[N] | Graph[N],
    measure: Callable[[Any], Any],
    *,
    given: Given = "arcs",
    draws: int = 999,
    seed: int = 0,
) -> RandomGraphTest | dict[Any, RandomGraphTest] | None:
    """Return how far a number lies from what random networks would give.

    All networks of the same people that have as many arcs are alike likely; given dyads,
    those that also have as many pairs tied both ways, one way, and not at all. Who
    answered stays, and only they have arcs. Strengths are dealt out anew among the arcs;
    those of a pair tied both ways stay together. Ties to oneself stay as they are. Where
    ties go both ways, both are the same. Two-sided; nothing is called significant.

    Where not all answered, nobody knows what the others would have returned. *Dyads* are
    then, unless ties go both ways, the pairs of two who answered, and as many arcs as
    here, with their strengths, go to people who did not. So there are fewer such networks
    than with as many pairs alone. Ties both ways are dealt out among all pairs of whom
    one answered.

    Limits: nobody makes ties at random, so a small *p* says only that something is in
    the network beside its size and number of ties, not what. With *arcs*, returned ties
    alone make many numbers differ: then look at *dyads* too. A number that depends only
    on what is given, such as density, is the same in all, and *p* is one. Several tests
    at once find something by chance more often.

    Cost: O(m) for each draw and once the measure; at most 50 numbers an arc are held.

    Args:
        graph: Who turns to whom.
        measure: A function of ties that returns a number, a mapping of numbers, or a
            record of numbers, such as ``krackhardt``. What is not defined is left out.
        given: What random networks have in common with this one.
        draws: How many networks are drawn, up to a million.
        seed: A whole number, nought or more. Another one draws others.

    Raises:
        TooFewError: If there are fewer than 40 such networks: nothing in them could be
            as rare as one in twenty.
        InvalidTiesError: If something else is given, there is no draw, or the measure
            is no function or returns what is no finite number.
        TooLargeError: If so many draws would take many minutes, or cannot be held.

    References:
        [AndersonButtsCarley1999].
    """
    problems = [
        *problems_of_counts(seed, draws=draws),
        *problems_of_given(given),
        *problems_of_function(measure, "measure", "ties"),
    ]
    if problems:
        raise InvalidTiesError(*problems)
    ties = read(graph)
    refuse_long(ties, draws, one_by_one(ties))
    observed = dict(numbers_of(measure(ties), "measure"))
    refuse_many(draws, len(observed))
    drawn = random_graphs(ties, given=given, draws=draws, seed=seed)
    found = columns_of((numbers_of(measure(one), "measure") for one in drawn), draws)
    nowhere = np.full(draws, np.nan)
    tests = {}
    for key, number in observed.items():
        if not np.isnan(number):
            tests[key] = beside_random(number, found.get(key, nowhere))
    return tests.get(ALONE) if ALONE in observed else tests


def beside_random(observed: float, found: Floats) -> RandomGraphTest:
    """Return a number beside those of the networks drawn, not a number where it is not defined."""
    one = compared(observed, found, exact=False)
    return RandomGraphTest(one.observed, one.expected, one.p, one.smallest_p, len(found))


def problems_of_given(given: object) -> list[str]:
    """Return what is wrong with what random networks should have in common with one."""
    known = get_args(Given)
    return [] if given in known else [f"What is given is {' or '.join(known)}, and not {given!r}."]


def random_graphs(ties: Ties[N], *, given: Given, draws: int, seed: int) -> Iterator[Ties[N]]:
    """Yield networks of the same people with as many arcs, or dyads of each kind.

    Raises:
        TooFewError: If there are fewer than 40 of them.
    """
    free = _Arcs.of(ties) if given == "arcs" and not ties.both_ways else _Dyads.of(ties)
    if free.logarithm() < log(FEWEST) - 1e-9:
        many, what = round(exp(free.logarithm())), "ties" if ties.both_ways else given
        raise TooFewError(
            f"There {'is 1 network' if many == 1 else f'are {many} networks'} of "
            f"{len(ties.nodes)} people with as many {what} as this one. That is too few to "
            f"rule out chance: {FEWEST} are needed for anything in them to be as rare as one "
            "in twenty. Show counts instead."
        )
    random = np.random.default_rng(seed)
    return (free.drawn(random) for _ in range(draws))


def _chosen(many: int, of: int) -> float:
    """Return the logarithm of the ways to choose so many of some."""
    return lgamma(of + 1) - lgamma(many + 1) - lgamma(of - many + 1)


def _with_arcs(ties: Ties[N], tails: Ints, heads: Ints, strengths: Floats) -> Ties[N]:
    out, into = out_and_into(strengths, tails, heads, len(ties.nodes))
    return replace(ties, out=out, into=into)


@dataclass(frozen=True, slots=True, eq=False)
class _Arcs:
    """Ties whose arcs are dealt out among all that those who answered could have."""

    ties: Ties[Any]
    asked: Ints

    @classmethod
    def of(cls, ties: Ties[Any]) -> _Arcs:
        return cls(ties, np.flatnonzero(ties.answered))

    @property
    def possible(self) -> int:
        return len(self.asked) * max(len(self.ties.nodes) - 1, 0)

    def logarithm(self) -> float:
        """Return the logarithm of how many such networks there are."""
        return _chosen(len(self.ties.out.others), self.possible)

    def drawn(self, random: np.random.Generator) -> Ties[Any]:
        strengths = self.ties.out.strengths
        places = random.choice(self.possible, len(strengths), replace=False)
        who, whom = np.divmod(places, len(self.ties.nodes) - 1)
        tails = self.asked[who]
        return _with_arcs(self.ties, tails, whom + (whom >= tails), strengths)


@dataclass(frozen=True, slots=True, eq=False)
class _Dyads:
    """Ties whose pairs are dealt out: those of two who answered, and those of one who did.

    Where ties go both ways, both kinds of pairs are dealt out together.

    Attributes:
        ties: The ties.
        asked: Who answered.
        silent: Who did not.
        forth: Of pairs that are told of, how strong one tie is; those both ways first.
        back: For pairs both ways, how strong the other tie is.
        lone: How strong the ties to those are who did not answer.
    """

    ties: Ties[Any]
    asked: Ints
    silent: Ints
    forth: Floats
    back: Floats
    lone: Floats

    @classmethod
    def of(cls, ties: Ties[Any]) -> _Dyads:
        tails, heads = ties.tails.astype(np.int64), ties.out.others.astype(np.int64)
        strengths = ties.out.strengths
        number = len(ties.nodes)
        to_asked: Bools = ties.answered[heads] | ties.both_ways
        keys, turned = tails * number + heads, heads * number + tails
        place = np.minimum(np.searchsorted(keys, turned), max(len(keys) - 1, 0))
        returned = keys[place] == turned
        first = returned & (tails < heads)
        one_way = ~returned & to_asked
        return cls(
            ties,
            np.flatnonzero(ties.answered),
            np.flatnonzero(~ties.answered),
            np.concatenate([strengths[first], strengths[one_way]]),
            strengths[place[first]],
            strengths[~to_asked],
        )

    @property
    def of_two(self) -> int:
        """Return how many pairs there are of two who answered."""
        return len(self.asked) * (len(self.asked) - 1) // 2

    @property
    def of_one(self) -> int:
        """Return how many pairs there are of one who answered and one who did not."""
        return len(self.asked) * len(self.silent)

    @property
    def pairs(self) -> int:
        """Return how many pairs there are that are told of from both ends."""
        return self.of_two + (self.of_one if self.ties.both_ways else 0)

    def logarithm(self) -> float:
        """Return the logarithm of how many such networks there are."""
        tied, both = len(self.forth), len(self.back)
        return (
            _chosen(tied, self.pairs)
            + _chosen(both, tied)
            + (tied - both) * log(2)
            + _chosen(len(self.lone), self.of_one)
        )

    def drawn(self, random: np.random.Generator) -> Ties[Any]:
        both = len(self.back)
        chosen = random.choice(self.pairs, len(self.forth), replace=False)
        ends = np.empty((2, len(chosen)), dtype=np.int64)
        two = chosen < self.of_two
        ends[:, two] = self._two(chosen[two])
        ends[:, ~two] = self._one(chosen[~two] - self.of_two)
        swapped = random.random(len(chosen)) < 0.5
        ends[:, swapped] = ends[::-1, swapped]
        lone = self._one(random.choice(self.of_one, len(self.lone), replace=False))
        return _with_arcs(
            self.ties,
            np.concatenate([ends[0], ends[1, :both], lone[0]]),
            np.concatenate([ends[1], ends[0, :both], lone[1]]),
            np.concatenate([self.forth, self.back, self.lone]),
        )

    def _two(self, chosen: Ints) -> Ints:
        """Return the ends of pairs of two who answered, by number."""
        # Everybody in a circle: each pair is somebody and one so many places on, once.
        people = max(len(self.asked), 1)
        on, one = np.divmod(chosen, people)
        return np.stack([self.asked[one], self.asked[(one + on + 1) % people]])

    def _one(self, chosen: Ints) -> Ints:
        """Return the ends of pairs of one who answered and one who did not, by number."""
        who, whom = np.divmod(chosen, max(len(self.silent), 1))
        return np.stack([self.asked[who], self.silent[whom]])
