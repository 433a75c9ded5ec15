"""Rules that weigh each coalition once, with a quota that may depend on its head-count.

Votes with a quota are the plain case. Vetoes, members who can pass a motion alone,
and conditions on the number of members (*65 % of the population and 16 of 28
states, or 25 states*) are of this form too; a second kind of votes is not.
"""

from __future__ import annotations

from dataclasses import dataclass

from coproduction.power.voting.gates import Gate


@dataclass(frozen=True, slots=True)
class Weighing:
    """Votes, and the quota that a coalition of each size needs.

    Attributes:
        members: The positions of the members, in rising order.
        votes: Their votes, whole numbers of nought or more.
        quotas: For each head-count from nought to all, the votes that pass: nought
            where such a coalition always wins, more than there are where it never does.
    """

    members: tuple[int, ...]
    votes: tuple[int, ...]
    quotas: tuple[int, ...]

    @property
    def is_plain(self) -> bool:
        """Whether the quota is the same for every head-count."""
        return self.quotas[0] == self.quotas[-1]

    def cut(self) -> Weighing:
        """Return the same rule, in which nobody has more votes than a plain quota needs."""
        if not self.is_plain or max(self.votes) <= self.quotas[0]:
            return self
        votes = tuple([min(number, self.quotas[0]) for number in self.votes])
        return Weighing(self.members, votes, self.quotas)

    def dual(self) -> Weighing:
        """Return the rule under which a coalition wins if the others could not block it.

        A member swings as often as before: with *s* others as often as before with all
        others but *s* [DubeyShapley1979].
        """
        total = sum(self.votes)
        if self.is_plain:
            quotas: tuple[int, ...] = (total - self.quotas[0] + 1,) * len(self.quotas)
        else:
            quotas = tuple(max(0, total - quota + 1) for quota in reversed(self.quotas))
        return Weighing(self.members, self.votes, quotas)

    def highest_quota(self) -> int:
        """Return the highest quota that can be reached, and nought where there is none."""
        if self.is_plain:
            return self.quotas[0]
        total = sum(self.votes)
        return max(quota for quota in self.quotas if quota <= total)


def weighing_of(top: Gate) -> Weighing | None:
    """Return the rule as a weighing, or ``None`` where it is not seen to be one."""
    if not top.gates:
        places, numbers = zip(*top.votes, strict=True)
        return Weighing(places, numbers, (top.quota,) * (len(places) + 1)).cut()
    plain = _plain(top)
    if plain:
        votes, quota = plain
        members = tuple(sorted(votes))
        held = tuple([votes[position] for position in members])
        return Weighing(members, held, (quota,) * (len(members) + 1)).cut()
    return _with_head_counts(top)


def _plain(top: Gate) -> tuple[dict[int, int], int] | None:
    """Return votes and quota, with vetoes and lone passers expressed in votes."""
    if not top.gates:
        return dict(top.votes), top.quota
    if len(top.gates) > 1 or not (top.needs_all or top.needs_one):
        return None
    below = _plain(next(gate for gate, _ in top.gates))
    if below is None:
        return None
    votes, quota = below
    for position, _ in top.votes:
        held = votes.get(position, 0)
        if top.needs_all:
            enough = max(0, sum(votes.values()) - held - quota + 1)
            votes[position] = held + enough
            quota += enough
        else:
            votes[position] = max(held, quota)
    return votes, quota


def _with_head_counts(top: Gate) -> Weighing | None:
    members = sorted({position for one in _leaves(top) for position, _ in one.votes})
    heavy: tuple[tuple[int, int], ...] | None = None
    levels = {0}
    for one in _leaves(top):
        if one.votes and one.gates:
            return None
        if _counts_heads(one, len(members)):
            continue
        if heavy not in {None, one.votes}:
            return None
        heavy = one.votes
        levels.add(one.quota)
    votes = dict(heavy or ())
    never = sum(votes.values()) + 1
    quotas = tuple(
        next((level for level in sorted(levels) if _passes(top, size, level, len(members))), never)
        for size in range(len(members) + 1)
    )
    return Weighing(tuple(members), tuple(votes.get(one, 0) for one in members), quotas).cut()


def _leaves(top: Gate) -> list[Gate]:
    """Return every gate, from the top, that has members' votes behind it."""
    found = [top] if top.votes else []
    for child, _ in top.gates:
        found += _leaves(child)
    return found


def _counts_heads(one: Gate, members: int) -> bool:
    return len(one.votes) == members and all(votes == 1 for _, votes in one.votes)


def _passes(top: Gate, heads: int, weight: int, members: int) -> bool:
    """Return whether a coalition of that many heads and votes passes."""
    if top.votes:
        return (heads if _counts_heads(top, members) else weight) >= top.quota
    open_votes = sum(votes for child, votes in top.gates if _passes(child, heads, weight, members))
    return open_votes >= top.quota
