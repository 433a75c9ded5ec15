"""What a decision rule is made of: gates that open when enough votes are behind them.

A *simple game* says which coalitions win, and adding a supporter never turns a win
into a loss [VonNeumannMorgenstern1944]. Every rule here is a tree of weighted
thresholds: a gate adds the votes of the members who say yes and the votes of the
gates below it that are open, and opens at its quota. Majorities, vetoes, chambers,
delegation and lists of winning coalitions are all of this form [Taylor1999].

Members are positions here, counted from 0; names belong to `decisions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import gcd

from coproduction.errors import InvalidRuleError

DEEPEST = 100
"""How many gates may stand one above the other (project default)."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A threshold: open when the votes behind it reach its quota.

    Make one with `gate`, which brings it into its simplest form, so that two gates
    that were made alike are equal.

    Attributes:
        votes: A member's position and votes, for each member with a vote here.
        gates: The gates below with their votes.
        quota: How many votes open it; nought where it is always open.
        depth: How many gates stand one above the other, this one included.
        mark: The hash, kept so that a gate above need not look at all below again.
    """

    votes: tuple[tuple[int, int], ...]
    gates: tuple[tuple[Gate, int], ...]
    quota: int
    depth: int = field(default=1, compare=False, repr=False)
    mark: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "mark", hash((self.votes, self.gates, self.quota)))

    def __hash__(self) -> int:
        return self.mark

    def passes(self, present: Sequence[int]) -> bool:
        """Return whether it opens.

        Args:
            present: How many say yes at each position; more than one where a
                position stands for several interchangeable members.
        """
        total = 0
        for position, votes in self.votes:
            total += votes * present[position]
        if total >= self.quota:
            return True
        for below, votes in self.gates:
            if below.passes(present):
                total += votes
        return total >= self.quota

    @property
    def needs_all(self) -> bool:
        """Whether it opens only when everything behind it says yes."""
        return self.quota == len(self.votes) + len(self.gates) and self._is_of_ones

    @property
    def needs_one(self) -> bool:
        """Whether it opens as soon as anything behind it says yes."""
        return self.quota == 1

    @property
    def _is_of_ones(self) -> bool:
        return all(votes == 1 for _, votes in (*self.votes, *self.gates))


ALWAYS = Gate((), (), 0)
"""The gate that is open without any vote."""

NEVER = Gate((), (), 1)
"""The gate that nothing opens."""


def gate(
    votes: Iterable[tuple[int, int]], gates: Iterable[tuple[Gate, int]] = (), *, quota: int
) -> Gate:
    """Return a gate in its simplest form.

    Votes named twice are added up, gates that are always or never open are taken
    out, common factors are divided away.

    Args:
        votes: Positions and votes, whole numbers of nought or more.
        gates: Gates below and their votes, whole numbers above nought.
        quota: How many votes open it.

    Raises:
        InvalidRuleError: If it would stand above more than 100 gates.
    """
    summed: dict[int, int] = {}
    for position, number in votes:
        if number:
            summed[position] = summed.get(position, 0) + number
    below: dict[Gate, int] = {}
    for child, number in gates:
        if child == ALWAYS:
            quota -= number
        elif child != NEVER:
            below[child] = below.get(child, 0) + number
    return _simplest(summed, below, quota)


def _simplest(summed: dict[int, int], below: dict[Gate, int], quota: int) -> Gate:
    if quota <= 0:
        return ALWAYS
    weights = [*summed.values(), *below.values()]
    total = sum(weights)
    if total < quota:
        return NEVER
    lightest = min(weights)
    if lightest >= quota or total - lightest < quota:
        quota = 1 if lightest >= quota else len(weights)
        summed, below = dict.fromkeys(summed, 1), dict.fromkeys(below, 1)
    elif (common := gcd(*weights)) > 1:
        quota = -(-quota // common)
        summed = {position: number // common for position, number in summed.items()}
        below = {child: number // common for child, number in below.items()}
    if len(below) == 1 and not summed:
        return next(iter(below))
    depth = 1 + max((child.depth for child in below), default=0)
    if depth > DEEPEST:
        raise InvalidRuleError(
            f"This rule is put together from more than {DEEPEST} rules one inside the other. "
            "Write it in fewer steps."
        )
    return Gate(tuple(sorted(summed.items())), tuple(below.items()), quota, depth)


def every(gates: Iterable[Gate]) -> Gate:
    """Return the gate that opens when all of these are open."""
    voting, below = _inputs(gates, "needs_all")
    return gate(
        ((position, 1) for position in voting),
        ((child, 1) for child in below),
        quota=len(voting) + len(below),
    )


def some(gates: Iterable[Gate]) -> Gate:
    """Return the gate that opens when one of these is open."""
    voting, below = _inputs(gates, "needs_one")
    return gate(((position, 1) for position in voting), ((child, 1) for child in below), quota=1)


def _inputs(gates: Iterable[Gate], kind: str) -> tuple[dict[int, None], dict[Gate, None]]:
    """Return what stands behind gates of one kind, once each, and the other gates."""
    voting: dict[int, None] = {}
    below: dict[Gate, None] = {}
    for one in gates:
        if getattr(one, kind):
            voting |= dict.fromkeys(position for position, _ in one.votes)
            below |= dict.fromkeys(child for child, _ in one.gates)
        else:
            below[one] = None
    return voting, below


def with_inputs(top: Gate, inputs: Sequence[int | Gate]) -> Gate:
    """Return the gate with another position, or a gate, in the place of each position."""
    votes: list[tuple[int, int]] = []
    gates: list[tuple[Gate, int]] = []
    for position, number in top.votes:
        into = inputs[position]
        if isinstance(into, Gate):
            gates.append((into, number))
        else:
            votes.append((into, number))
    gates += [(with_inputs(child, inputs), number) for child, number in top.gates]
    return gate(votes, gates, quota=top.quota)


def classes_of(top: Gate) -> list[list[int]]:
    """Return the members with a vote, those who hold the same votes everywhere together.

    Members of a class are interchangeable: the rule sees only how many of them say
    yes. Two members may be interchangeable without being in one class.
    """
    if not top.gates:
        alike: dict[int, list[int]] = {}
        for position, number in top.votes:
            alike.setdefault(number, []).append(position)
        return list(alike.values())
    votes_of: dict[int, list[tuple[int, int]]] = {}
    for number, one in enumerate(_all_gates(top)):
        for position, votes in one.votes:
            votes_of.setdefault(position, []).append((number, votes))
    classes: dict[tuple[tuple[int, int], ...], list[int]] = {}
    for position in sorted(votes_of):
        classes.setdefault(tuple(votes_of[position]), []).append(position)
    return list(classes.values())


def _all_gates(top: Gate) -> Iterable[Gate]:
    """Return a gate and all below it, each once."""
    seen = {top: None}
    waiting = [top]
    while waiting:
        for child, _ in waiting.pop().gates:
            if child not in seen:
                seen[child] = None
                waiting.append(child)
    return seen


def by_class(top: Gate, classes: Sequence[Sequence[int]], size: int) -> Gate:
    """Return the gate whose positions are classes of members, with the votes of one of them.

    Args:
        top: A gate.
        classes: The classes of its members, as `classes_of` returns them.
        size: How many positions there are.
    """
    place = [-1] * size
    for number, members in enumerate(classes):
        place[members[0]] = number
    return _kept(top, place)


def _kept(top: Gate, place: Sequence[int]) -> Gate:
    return Gate(
        tuple((place[position], votes) for position, votes in top.votes if place[position] >= 0),
        tuple((_kept(child, place), votes) for child, votes in top.gates),
        top.quota,
        top.depth,
    )
