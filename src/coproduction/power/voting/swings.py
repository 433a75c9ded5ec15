"""How often each member swings, by the method that is right for the rule.

A member *swings* in a coalition of others that loses without, and wins with, that
member. Every index follows from the number of swings, or from their number by the
size of the coalition. All methods are exact and give the same answer; which one is
used depends on the form of the rule and on what it would cost:

- few classes of interchangeable members: heads of each class are counted;
- votes with a quota, with vetoes and head-counts: a generating function, or meeting
  in the middle where the votes are large;
- any other rule of up to 24 members: a truth table.

Members without any vote never swing and are left out before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from math import prod
from typing import Generic, TypeVar

from coproduction.errors import TooLargeError
from coproduction.power.voting import (
    generating_functions,
    interchangeable_members,
    meet_in_the_middle,
    truth_tables,
)
from coproduction.power.voting.gates import Gate, by_class, classes_of, with_inputs
from coproduction.power.voting.interchangeable_members import Classes
from coproduction.power.voting.weighings import Weighing, weighing_of

LARGEST_TABLE = 24
"""Members of the largest truth table: 2 MB each table, some fifty tables at a time."""

FEW_THRESHOLDS = 50
"""Up to so many thresholds of classes, counting heads is quicker than all else (measured)."""

MOST_KINDS = 5_000_000
"""Kinds of coalitions, told by heads of each class, that are counted at most."""

LARGEST_HALVES = 40
"""Members whose halves have about a million coalitions each."""

SMALL_TABLE = 14
"""Up to so many members a truth table is quicker than to import numpy (measured)."""

BITS_FOR_EACH_HALF = 10_000
"""A generating function of so many bits costs as much as one coalition of a half (measured)."""

MOST_BITS = 1 << 30
"""Bits of the largest generating function: 128 MB, and two copies."""

MOST_WORK = 1 << 39
"""Bits times members of the largest generating function: about ten seconds (measured)."""

Number = TypeVar("Number")


class Method(Enum):
    """The exact methods."""

    HEADS = auto()
    VOTES = auto()
    HALVES = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Swings(Generic[Number]):
    """How often each voter swings.

    Attributes:
        voters: How many members have a vote; coalitions are of these.
        winning: How many coalitions win.
        of: For each voter, by position, the number of swings, or these numbers for
            nought, one, two and so on others who say yes.
    """

    voters: int
    winning: int
    of: dict[int, Number]


@dataclass(frozen=True, slots=True)
class Game:
    """A rule without those who have no vote, and the forms that are seen in it.

    Attributes:
        top: The gate, whose positions are nought up to the voters.
        places: The positions that the voters had before.
        classes: The voters, interchangeable ones together.
        weighing: The rule as a weighing, if it is one.
    """

    top: Gate
    places: list[int]
    classes: list[list[int]]
    weighing: Weighing | None

    @staticmethod
    def of(top: Gate) -> Game:
        """Return the game of a gate."""
        classes = classes_of(top)
        places = sorted([place for members in classes for place in members])
        if places[-1] >= len(places):
            new = dict(zip(places, range(len(places)), strict=True))
            top = with_inputs(top, [new.get(place, 0) for place in range(places[-1] + 1)])
            classes = [[new[place] for place in members] for members in classes]
        return Game(top, places, classes, weighing_of(top))

    def by_heads(self) -> Classes:
        """Return the game as one of classes."""
        sizes = tuple([len(members) for members in self.classes])
        return Classes(by_class(self.top, self.classes, len(self.places)), sizes)

    def method(self, *, with_sizes: bool) -> Method:
        """Return the method that is right for this game.

        Raises:
            TooLargeError: If no exact method is quick enough.
        """
        voters, kinds = len(self.places), prod([len(alike) + 1 for alike in self.classes])
        thresholds = kinds // (max(map(len, self.classes)) + 1)
        if thresholds <= FEW_THRESHOLDS:
            return Method.HEADS
        if self.weighing:
            bits = generating_functions.bits_of(self.weighing, with_sizes=with_sizes)
            most = min(MOST_BITS, MOST_WORK // voters, BITS_FOR_EACH_HALF * 2 ** (voters / 2))
            if bits <= most:
                return Method.VOTES
            if SMALL_TABLE < voters <= LARGEST_HALVES:
                return Method.HALVES
        if voters <= LARGEST_TABLE:
            return Method.TABLE
        if kinds <= MOST_KINDS:
            return Method.HEADS
        raise TooLargeError(
            f"No exact method is quick enough for this rule of {voters} members with a vote. "
            "Shares of power can be estimated, with their error: "
            "estimate_shapley_shubik(rule, samples=10_000, seed=1)."
        )

    def for_each(self, of_classes: list[Number]) -> list[Number]:
        """Return for each voter the number of their class."""
        found = dict.fromkeys(range(len(self.places)), of_classes[0])
        for members, number in zip(self.classes, of_classes, strict=True):
            found |= dict.fromkeys(members, number)
        return list(found.values())


def swings(top: Gate) -> Swings[int]:
    """Return how many coalitions win, and every voter's swings.

    Args:
        top: A gate that some coalitions open and some do not.

    Raises:
        TooLargeError: If no exact method is quick enough.
    """
    game = Game.of(top)
    method = game.method(with_sizes=False)
    if method is Method.HEADS:
        winning, of_classes = interchangeable_members.swings(game.by_heads())
        found = game.for_each(of_classes)
    elif method is Method.VOTES and game.weighing and game.weighing.is_plain:
        winning, found = generating_functions.swings(game.weighing)
    elif method is Method.TABLE:
        winning, found = truth_tables.swings(truth_tables.table_of(game.top, len(game.places)))
    else:
        winning, by_size = _by_size(game, method)
        found = [sum(numbers) for numbers in by_size]
    return Swings(len(found), winning, dict(zip(game.places, found, strict=True)))


def swings_by_size(top: Gate) -> Swings[list[int]]:
    """Return how many coalitions win, and every voter's swings by how many others say yes.

    Args:
        top: A gate that some coalitions open and some do not.

    Raises:
        TooLargeError: If no exact method is quick enough.
    """
    game = Game.of(top)
    winning, found = _by_size(game, game.method(with_sizes=True))
    return Swings(len(found), winning, dict(zip(game.places, found, strict=True)))


def _by_size(game: Game, method: Method) -> tuple[int, list[list[int]]]:
    if game.weighing and method is Method.VOTES:
        return generating_functions.swings_by_size(game.weighing)
    if game.weighing and method is Method.HALVES:
        return meet_in_the_middle.swings_by_size(game.weighing)
    if method is Method.HEADS:
        winning, of_classes = interchangeable_members.swings_by_size(game.by_heads())
    else:
        return truth_tables.swings_by_size(truth_tables.table_of(game.top, len(game.places)))
    return winning, game.for_each(of_classes)
