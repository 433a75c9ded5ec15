"""What activities and decisions alike say of a group, and what the highest of it may be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from coproduction.ids import ActivityId
from coproduction.levels.absences import Absence
from coproduction.levels.held import (
    ANY_SHARE,
    from_on,
    highest_of,
    lowest,
)
from coproduction.model.decisions import Decision
from coproduction.values.days import UNDATED
from coproduction.values.truth import NO_FACTS, Fact, Truth, known


@attrs.frozen(kw_only=True)
class Item:
    """What activities or decisions alike say of a group: steps, a share, and what is in doubt.

    Attributes:
        bits: The steps that are possible; nought where it has none.
        is_sure: Whether it is there at all: of the stage, and for the basis.
        share: The share in the stage.
        rests_on: The facts that it rests on.
        step_doubts: The facts that would narrow the steps.
        share_doubts: The facts that would narrow the share.
        count_doubts: The facts that would say whether it is there.
        begins: The first day that any of it can have been.
        is_over: The last day that the first of it can have been.
        days: The facts that would say when it was.
    """

    bits: int
    is_sure: bool
    share: int
    rests_on: Callable[[], Iterable[Fact]]
    step_doubts: Callable[[], frozenset[Fact]]
    share_doubts: Callable[[], frozenset[Fact]]
    count_doubts: Callable[[], frozenset[Fact]]
    begins: dt.date = dt.date.min
    is_over: dt.date = dt.date.max
    days: Callable[[], frozenset[Fact]] = NO_FACTS.copy


class Found:
    """Several things that may count, and what the highest of them may be.

    Attributes:
        items: The things.
    """

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = list(items)
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
        """The share, as bits: open where nothing is sure to be there."""
        sure = (item.share for item in self.sure)
        return highest_of(sure, (item.share for item in self.perhaps)) or ANY_SHARE

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
        return self._doubts(self.share if self.sure else 0, of_share=True)

    def _doubts(self, bits: int, *, of_share: bool) -> frozenset[Fact]:
        if bits and bits == lowest(bits):
            return NO_FACTS
        above = from_on(lowest(bits) << 1) if bits else ~0
        found: set[Fact] = set()
        for item in self.items:
            if (item.share if of_share else item.bits) & above:
                found |= item.share_doubts() if of_share else item.step_doubts()
                found |= item.count_doubts()
        return frozenset(found)


def decided(
    bits: int,
    share: int,
    each: Sequence[tuple[Decision, Truth, frozenset[Fact]]],
    *,
    is_sure: bool,
) -> Item:
    """Return what decisions alike say: of steps, of a share, with whether each counts."""

    def doubts() -> frozenset[Fact]:
        return NO_FACTS.union(*(found for _, _, found in each))

    days = [decision.decided_on or UNDATED for decision, _, _ in each]
    return Item(
        bits=bits,
        is_sure=is_sure,
        share=share,
        rests_on=lambda: [Fact(decision.id, "by") for decision, _, _ in each],
        step_doubts=doubts,
        share_doubts=doubts,
        count_doubts=lambda: NO_FACTS.union(*(counts.doubts for _, counts, _ in each)),
        begins=min(day.earliest for day in days),
        is_over=min(day.latest for day in days),
        days=lambda: frozenset(
            Fact(decision.id, "decided_on")
            for (decision, _, _), day in zip(each, days, strict=True)
            if not day.is_exact
        ),
    )


def absent(absence: Absence, here: Collection[ActivityId]) -> Item:
    """Return what activities say that do not name somebody, who is named in some others."""

    def doubts() -> frozenset[Fact]:
        return NO_FACTS.union(*(absence.facts[key] for key in absence.without(here)))

    return Item(
        bits=absence.bits,
        is_sure=absence.counts,
        share=absence.share,
        rests_on=lambda: [absence.rests_on[key] for key in absence.without(here)],
        step_doubts=doubts,
        share_doubts=doubts,
        count_doubts=NO_FACTS.copy,
        begins=min(absence.days[key].earliest for key in absence.without(here)),
        days=lambda: frozenset(
            Fact(key, "starts_on")
            for key in absence.without(here)
            if not absence.days[key].is_exact
        ),
    )
