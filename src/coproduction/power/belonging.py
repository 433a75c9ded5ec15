"""Which group somebody belongs to, and how many people of each group there are."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, cast

import attrs

from coproduction.errors import InvalidValueError
from coproduction.ids import WhoId
from coproduction.model.words import Kind, Perspective, Side
from coproduction.power.attendance import Present, people_in
from coproduction.power.kinds import SIDE_OF_KIND, kinds_where, wears_no_hat
from coproduction.power.quotients import total
from coproduction.power.taken_apart import is_alike, taken_apart
from coproduction.reading import Reading
from coproduction.reading.people import Question
from coproduction.values.counts import NOBODY, Bounds
from coproduction.values.truth import NO_FACTS, Fact, Truth, unknown

Grouping = type[Kind] | type[Side] | Mapping[Any, Hashable]
"""How people are put into groups: by `Kind` of seat, by `Side`, or id → group as you like."""


def grouping_of(by: object) -> Grouping:
    """Return how people are put into groups.

    Raises:
        InvalidValueError: If it is none of the ways there are.
    """
    if by is Kind or by is Side or isinstance(by, Mapping):
        return cast("Grouping", by)
    raise InvalidValueError(
        "People are put into groups by Kind, by Side, or by a mapping from their ids."
    )


class Belonging:
    """Which group each belongs to.

    Args:
        grouping: How people are put into groups.
        reading: The plan.
    """

    def __init__(self, grouping: Grouping, reading: Reading) -> None:
        self._grouping = grouping
        self._reading = reading

    def by_group(self, these: Present, number: Bounds) -> dict[Hashable, Bounds]:
        """Return how much of a number that people have falls to each group.

        Args:
            these: The people.
            number: What they have together.
        """
        groups, doubts = self.groups_of(these)
        if len(groups) == 1:
            return {groups[0]: number}
        return {group: number.or_none(unknown(*doubts)) for group in groups}

    def apart(self, these: Present, alike: Question | None = None) -> Iterator[Present]:
        """Yield those who may belong to different groups one by one.

        Args:
            these: The people.
            alike: What else they are to be alike in.
        """

        def is_one(who: WhoId) -> bool:
            of_one_group = len(self.groups_of(attrs.evolve(these, who=who))[0]) == 1
            return of_one_group and (alike is None or is_alike(who, alike, self._reading))

        yield from taken_apart(these, self._reading, whole_where=is_one)

    def groups_of(self, these: Present) -> tuple[tuple[Hashable, ...], frozenset[Fact]]:
        """Return the groups that people may belong to, and the facts that would say which.

        Raises:
            InvalidValueError: If a grouping by id leaves them out.
        """
        if isinstance(self._grouping, Mapping):
            return self._mapped(these.who, self._grouping), NO_FACTS
        doubts: set[Fact] = set()

        def may(there: Side | Perspective) -> bool:
            truth = self._speak_for(these, there)
            doubts.update(truth.doubts)
            return not truth.is_false

        wears_hat = these.here is not None and not wears_no_hat(these.here.part)
        kinds = kinds_where(
            may, without_hat=None if wears_hat else these.who, reading=self._reading
        )
        groups: tuple[Hashable, ...] = kinds
        if self._grouping is Side:
            groups = tuple(dict.fromkeys(SIDE_OF_KIND[kind] for kind in kinds))
        return groups, frozenset(doubts) if len(groups) > 1 else NO_FACTS

    def _speak_for(self, these: Present, there: Side | Perspective) -> Truth:
        if these.here is None:
            return self._reading.some_speak_for(these.who, there)
        fact = Fact(these.here.activity.id, "parts.acting_as", these.here.named)
        return self._reading.some_act_for(these.who, these.here.part, there, fact)

    def _mapped(self, who: WhoId, grouping: Mapping[Any, Hashable]) -> tuple[Hashable, ...]:
        found = set(self._below(who, grouping))
        if not found:
            raise InvalidValueError(f"{who} is in no group.")
        return tuple(sorted(found, key=list(grouping.values()).index))

    def _below(self, who: WhoId, grouping: Mapping[Any, Hashable]) -> Iterator[Hashable]:
        """Yield the groups of these people: their own or the nearest, and of those among them."""
        yield from [
            grouping[each] for each in (who, *self._reading.groups_above(who)) if each in grouping
        ][:1]
        for each in self._reading.groups_among(who):
            yield from self._below(each, grouping)

    def people(self) -> dict[Hashable, Bounds]:
        """Return how many people there are in each group; organisations are no people."""
        found: dict[Hashable, Bounds] = {}
        for person in self._reading.plan.participants:
            if person.among:
                continue
            for these in self.apart(Present(person.id, people_in(person.id, self._reading))):
                for group, number in self.by_group(these, these.number).items():
                    found[group] = found.get(group, NOBODY) + number
        return {group: total([number]) for group, number in found.items()}
