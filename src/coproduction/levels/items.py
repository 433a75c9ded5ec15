"""What activities and decisions alike say of a group, and what the highest of it may be."""

from __future__ import annotations

import datetime as dt
from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Protocol

from coproduction.ids import ActivityId, DecisionId
from coproduction.levels.absences import Absence
from coproduction.levels.deciding_shares import Deciding
from coproduction.levels.held import ANY_SHARE, NONE, Held, from_on, highest_of, lowest
from coproduction.values.days import UNDATED, Day
from coproduction.values.truth import NO_FACTS, WITHHELD, Fact, Truth, known

DecidingHere = tuple[Deciding, Truth]
"""A decision, and whether it counts."""


class Item(Protocol):
    """What activities or decisions alike say of a group: steps, a share, and what is in doubt.

    Attributes:
        bits: The steps that are possible; nought where it has none.
        share: The share in the stage.
        is_sure: Whether it is there at all: of the stage, and for the basis.
    """

    bits: int
    share: int
    is_sure: bool

    @abstractmethod
    def rests_on(self) -> Iterable[Fact]:
        """Return the facts that it rests on."""

    @abstractmethod
    def step_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would narrow the steps."""

    @abstractmethod
    def share_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would narrow the share."""

    @abstractmethod
    def count_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would say whether it is there."""

    @abstractmethod
    def begins(self) -> dt.date:
        """Return the first day that any of it can have been."""

    @abstractmethod
    def is_over(self) -> dt.date:
        """Return the last day that the first of it can have been."""

    @abstractmethod
    def undated(self) -> Iterable[Fact]:
        """Return the facts that would say when it was."""


class Found:
    """Several things that may count, and what the highest of them may be.

    Args:
        items: The things.
        are_all: Whether there are no others, which are not recorded.

    Attributes:
        items: The things.
    """

    def __init__(self, items: Iterable[Item], are_all: Truth = WITHHELD) -> None:
        self.items = list(items)
        self._are_all = are_all
        self.sure = [item for item in self.items if item.is_sure]
        self.perhaps = [item for item in self.items if not item.is_sure]

    @property
    def is_described(self) -> Truth:
        """Whether there is any."""
        if self.sure or not self.items:
            return known(bool(self.sure))
        return Truth(None, NO_FACTS.union(*(item.count_doubts() for item in self.items)))

    @cached_property
    def bits(self) -> int:
        """The steps, as bits: nought where nothing has a step, or nothing is sure."""
        return highest_of(
            (item.bits for item in self.sure if item.bits),
            (item.bits for item in self.perhaps),
        )

    @cached_property
    def maybe_bits(self) -> int:
        """The steps of what is not sure to count."""
        bits = 0
        for item in self.perhaps:
            bits |= item.bits
        return bits

    @cached_property
    def share(self) -> int:
        """The share, as bits: none where nothing is there, and open where something may be."""
        perhaps = [item.share for item in self.perhaps]
        if self.sure:
            return highest_of((item.share for item in self.sure), perhaps)
        return highest_of((NONE,), perhaps) if self._are_all.is_true else ANY_SHARE

    def rests_on(self, bits: int, *, share: bool = False) -> Iterator[Fact]:
        """Yield the facts that the lowest of what is possible rests on."""
        least = lowest(bits)
        for item in self.sure:
            if lowest(item.share if share else item.bits) == least:
                yield from item.rests_on()

    def step_doubts(self, bits: int) -> frozenset[Fact]:
        """Return the facts that would narrow the steps."""
        return self._doubts(bits, of_share=False)

    def share_doubts(self) -> frozenset[Fact]:
        """Return the facts that would narrow the share."""
        if self.sure or self._are_all.is_true:
            return self._doubts(self.share, of_share=True)
        return self._doubts(0, of_share=True) | self._are_all.doubts

    def _doubts(self, bits: int, *, of_share: bool) -> frozenset[Fact]:
        if bits and bits == lowest(bits):
            return NO_FACTS
        above = from_on(lowest(bits) << 1) if bits else ~0
        if of_share:
            open_ = [item for item in self.items if item.share & above]
            doubts = [item.share_doubts() for item in open_]
        else:
            open_ = [item for item in self.items if item.bits & above]
            doubts = [item.step_doubts() for item in open_]
        return NO_FACTS.union(*doubts, *(item.count_doubts() for item in open_))


class Decided(Item):
    """What decisions alike say by themselves.

    Args:
        each: The decisions, with whether each counts.
        shares: The share in each, and in others.
    """

    def __init__(
        self,
        bits: int,
        share: int,
        each: Sequence[DecidingHere],
        shares: Mapping[DecisionId, Held],
        *,
        is_sure: bool,
    ) -> None:
        self.bits, self.share, self.is_sure = bits, share, is_sure
        self._each = each
        self._shares = shares

    def rests_on(self) -> Iterable[Fact]:
        """Return the facts that say who decided."""
        return [Fact(deciding.decision.id, "by") for deciding, _ in self._each]

    def share_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would narrow the share, and so the steps."""
        return NO_FACTS.union(*(self._shares[each.decision.id][1] for each, _ in self._each))

    step_doubts = share_doubts

    def count_doubts(self) -> frozenset[Fact]:
        """Return the facts that would say whether they count."""
        return NO_FACTS.union(*(counts.doubts for _, counts in self._each))

    def begins(self) -> dt.date:
        """Return the first day that any of them can have been made."""
        return min(day.earliest for _, day in self._days)

    def is_over(self) -> dt.date:
        """Return the last day that the first of them can have been made."""
        return min(day.latest for _, day in self._days)

    def undated(self) -> Iterable[Fact]:
        """Return the facts that would say when they were made."""
        return [Fact(key, "decided_on") for key, day in self._days if not day.is_exact]

    @property
    def _days(self) -> list[tuple[DecisionId, Day]]:
        decisions = [deciding.decision for deciding, _ in self._each]
        return [(decision.id, decision.decided_on or UNDATED) for decision in decisions]


class DecidedMoney(Decided):
    """What decisions alike say of money, if they are about it."""

    def count_doubts(self) -> frozenset[Fact]:
        """Return the facts that would say whether they count, and are about money."""
        money = (deciding.about_money.doubts for deciding, _ in self._each)
        return super().count_doubts().union(*money)


class Absent(Item):
    """What activities say that do not name somebody, who is named in some others.

    Args:
        absence: What activities alike say of whoever they do not name.
        here: The activities that name them.
    """

    def __init__(self, absence: Absence, here: AbstractSet[ActivityId]) -> None:
        self.bits, self.share, self.is_sure = absence.bits, absence.share, absence.counts
        self._absence = absence
        self._here = here

    def rests_on(self) -> Iterable[Fact]:
        """Return the facts that say who took part."""
        return self._absence.rests_on_without(self._here)

    def share_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would say whether they took part, and how."""
        return self._doubts

    @cached_property
    def _doubts(self) -> frozenset[Fact]:
        return self._absence.doubts_without(self._here)

    step_doubts = share_doubts

    def count_doubts(self) -> AbstractSet[Fact]:
        """Return nothing more: what is in doubt about them is one."""
        return NO_FACTS

    def begins(self) -> dt.date:
        """Return the first day that any of them can have been."""
        return self._absence.begins_without(self._here)

    def is_over(self) -> dt.date:
        """Return no day: whoever was not named has made nothing."""
        return dt.date.max

    def undated(self) -> Iterable[Fact]:
        """Return the facts that would say when they were."""
        return self._absence.undated_without(self._here)
