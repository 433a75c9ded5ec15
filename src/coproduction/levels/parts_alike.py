"""What activities alike say of a group that takes part in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Final

from coproduction.levels.group_parts import GroupParts
from coproduction.levels.items import Item
from coproduction.levels.kinds import VOICE
from coproduction.levels.knowledge import Known
from coproduction.levels.pairs import Pair
from coproduction.levels.table_reading import SHARE_OF, open_fields
from coproduction.model.words import Stage
from coproduction.values.truth import NO_FACTS, Fact

HEARD: Final = frozenset({*VOICE, "repeated"})
"""The facts that are read off an activity, beside the share in its stage, or the entry."""


class PartsAlike(Item):
    """What activities alike say of a group that takes part in them.

    Args:
        parts: The group in a strand.
        stage: The stage; ``None`` for the voice alone.
    """

    def __init__(
        self,
        parts: GroupParts,
        stage: Stage | None,
        bits: int,
        share: int,
        *,
        is_sure: bool,
    ) -> None:
        self.bits, self.share, self.is_sure = bits, share, is_sure
        self._parts = parts
        self._stage = stage
        self._own = "entry" if stage is None else SHARE_OF[stage]
        self._each: list[tuple[Known, Sequence[Pair]]] = []

    def add(self, given: Known, pairs: Sequence[Pair]) -> None:
        """Add some activities, with what is known of them."""
        self._each.append((given, pairs))

    def rests_on(self) -> Iterable[Fact]:
        """Return the facts that say how they took part."""
        return [pair.taking.rests_on for pair in self._pairs]

    def step_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would narrow the steps."""
        stages = frozenset[Stage]() if self._stage is None else frozenset({self._stage})
        found: set[Fact] = set()
        for given, pairs in self._each:
            fields = open_fields(stages, given)
            names = [name for name in fields if name in HEARD or name == self._own]
            found |= self._parts.doubts_about(names, pairs)
        return found

    def share_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would narrow the share: nobody asks for that of the voice."""
        return self._parts.doubts_about(("contact", self._own), self._pairs)

    def count_doubts(self) -> AbstractSet[Fact]:
        """Return the facts that would say whether they count."""
        return NO_FACTS if self.is_sure else self._count_doubts

    @cached_property
    def _count_doubts(self) -> frozenset[Fact]:
        found = NO_FACTS.union(*[pair.counts.doubts for pair in self._pairs])
        stage = self._stage
        if stage is None:
            return found
        return found.union(
            *[pair.gathering.stages[stage].doubts for pair in self._pairs],
            *[pair.taking.only_delivers.doubts for pair in self._pairs],
        )

    def begins(self) -> dt.date:
        """Return the first day that any of them can have been."""
        return min(pair.gathering.day.earliest for pair in self._pairs)

    def is_over(self) -> dt.date:
        """Return the last day that the first of them can have been."""
        return min(pair.gathering.day.latest for pair in self._pairs)

    def undated(self) -> Iterable[Fact]:
        """Return the facts that would say when they were."""
        return [
            Fact(pair.gathering.activity.id, "starts_on")
            for pair in self._pairs
            if not pair.gathering.day.is_exact
        ]

    @cached_property
    def _pairs(self) -> list[Pair]:
        return [pair for _, pairs in self._each for pair in pairs]
