"""How many people stand in entries of a plan, each counted where they are named most closely.

Whoever is in an entry that is among another is counted there, and not in the other: so
nobody is counted twice, and what is left of a group is those whom no entry among it is.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping

import attrs

from coproduction.ids import WhoId
from coproduction.model.participants import Participant

NO_NUMBERS: Mapping[WhoId, tuple[int, float]] = {}


@attrs.frozen
class Entries:
    """Entries for people, and how many each of them is.

    Attributes:
        above: The entries that each is counted in, the nearest first; only of people.
        below: Those that are counted in each, at the next step.
        least: How many people each certainly is: what it says, or who is among it.
            Those who are among others come before these.
        most: How many it is at most.
        untold: Of how many people in each nothing is told, as least and most.
    """

    above: Mapping[WhoId, tuple[WhoId, ...]]
    below: Mapping[WhoId, list[WhoId]]
    least: Mapping[WhoId, int]
    most: Mapping[WhoId, float]
    untold: Mapping[WhoId, tuple[int, float]]

    @classmethod
    def of(
        cls,
        people: Mapping[WhoId, Participant],
        above: Mapping[WhoId, tuple[WhoId, ...]],
        untold: Mapping[WhoId, tuple[int, float]] = NO_NUMBERS,
    ) -> Entries:
        """Return these people with their numbers."""
        least: dict[WhoId, int] = {}
        most: dict[WhoId, float] = {}
        below: dict[WhoId, list[WhoId]] = {who: [] for who in people}
        inwards = sorted(people, key=lambda who: len(above[who]))
        for who in inwards:
            most[who] = min(
                _most(people[who]), *(most[group] for group in above[who][:1]), math.inf
            )
            for group in above[who][:1]:
                below[group].append(who)
        for who in reversed(inwards):
            among = untold.get(who, (0, 0))[0] + sum(least[each] for each in below[who])
            least[who] = _no_more(max(_stated(people[who]), among), most[who])
        return cls(above, below, least, most, untold)

    def people(self, chosen: Collection[WhoId]) -> tuple[int, float]:
        """Return how many people are named most closely by one of these, as least and most.

        The very number where each size is one; else it may be more than the least
        that is said here, and fewer than the most.
        """
        them = frozenset(chosen)
        inside = self._within(them)
        seen = {*inside, *(group for who in them for group in self.above[who])}
        ours: dict[WhoId, tuple[int, float]] = {}
        rest = {who: self.untold.get(who, (0, 0)) for who in seen}
        total = (0, 0.0)
        for who in sorted(seen, key=lambda who: -len(self.above[who])):
            one, other = ours.get(who, (0, 0)), rest[who]
            if who in them:
                counted, others = self._split(who, one, other)
            else:
                others, counted = self._split(who, other, one)
            for group in self.above[who][:1]:
                ours[group] = _sum(ours.get(group, (0, 0)), counted)
                rest[group] = _sum(rest[group], others)
            if not self.above[who]:
                total = _sum(total, counted)
        return total

    def visible(self, chosen: Collection[WhoId]) -> int:
        """Return how many people these and all among them certainly are, but for the untold."""
        return self.people(self._within(chosen))[0]

    def _within(self, chosen: Iterable[WhoId]) -> set[WhoId]:
        """Return these and all that are among them."""
        found: set[WhoId] = set()
        waiting = [*chosen]
        while waiting:
            who = waiting.pop()
            if who not in found:
                found.add(who)
                waiting.extend(self.below[who])
        return found

    def _split(
        self, who: WhoId, same: tuple[int, float], rest: tuple[int, float]
    ) -> tuple[tuple[int, float], tuple[int, float]]:
        """Return how many in an entry are on its own side, and on the other.

        Args:
            who: The entry: whoever is in none among it is on its side.
            same: How many among it are on its side.
            rest: How many among it are not.
        """
        most = self.most[who]
        # an infinite rest leaves nobody for certain
        left = self.least[who] - int(rest[1]) if rest[1] < math.inf else 0
        least = _no_more(max(left, same[0]), most)
        return (least, max(most - rest[0], 0)), (_no_more(rest[0], most), min(rest[1], most))


def _sum(one: tuple[int, float], other: tuple[int, float]) -> tuple[int, float]:
    return one[0] + other[0], one[1] + other[1]


def _no_more(number: int, most: float) -> int:
    return number if number <= most else int(most)


def _stated(person: Participant) -> int:
    """Return how many people somebody certainly is by their size: one, if nothing is said."""
    size = person.size
    return 1 if size is None else max(1, size.lowest, (size.about or 0) // 2)


def _most(person: Participant) -> float:
    """Return how many people somebody is at most by their size; of a rough number, twice it."""
    size = person.size
    if size is None or (size.highest is None and size.about is None):
        return math.inf
    return size.highest if size.highest is not None else 2 * (size.about or 1)
