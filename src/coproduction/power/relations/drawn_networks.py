"""Networks of the same people, drawn at random, with as many arcs or dyads as there are."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from math import exp, lgamma, log
from typing import Any, Literal, TypeAlias, TypeVar, get_args

import numpy as np

from coproduction.errors import TooFewError
from coproduction.power.relations.chance import FEWEST
from coproduction.power.relations.rows import Bools, Floats, Ints, out_and_into
from coproduction.power.ties import Ties

N = TypeVar("N", bound=Hashable)

Given: TypeAlias = Literal["arcs", "dyads"]
"""What random networks have in common with the one told of."""


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
