"""Which group somebody belongs to, and how many people of each group there are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any, cast

import attrs

from coproduction.errors import InvalidValueError
from coproduction.ids import OTHERS, ActivityId, WhoId
from coproduction.model.activities import Activity, Part
from coproduction.model.participants import Organisation
from coproduction.model.words import Kind, Perspective, Side
from coproduction.power.kinds import SIDE_OF_KIND, kinds_where, wears_no_hat
from coproduction.power.quotients import rest_of, share, total
from coproduction.reading import Reading
from coproduction.reading.people import Question
from coproduction.values.counts import NOBODY, Bounds
from coproduction.values.truth import NO_FACTS, Fact, Truth, unknown

Grouping = type[Kind] | type[Side] | Mapping[Any, Hashable]
"""How people are put into groups: by `Kind` of seat, by `Side`, or id → group as you like."""


@attrs.frozen
class Here:
    """A part in an activity.

    Attributes:
        activity: The activity.
        part: The part.
        named: Who is named with it.
    """

    activity: Activity
    part: Part
    named: WhoId


@attrs.frozen
class Present:
    """So many of somebody, who take part in an activity or are simply there.

    Attributes:
        who: A participant or an organisation.
        number: How many of them.
        here: The part that they take, if one is meant.
        besides: How many of whom among them are counted elsewhere, and are not meant here.
    """

    who: WhoId
    number: Bounds
    here: Here | None = None
    besides: tuple[tuple[WhoId, Bounds], ...] = ()


class Attendance:
    """Who takes part in each activity, and how many they are; worked out once for each.

    Args:
        reading: The plan.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._at: dict[ActivityId, tuple[tuple[Here, Present], ...]] = {}

    def at(self, activity: Activity) -> tuple[tuple[Here, Present], ...]:
        """Return each part that is taken in an activity, and those who take it.

        Somebody who is named beside a group that they are counted in is not counted twice.
        """
        if activity.id not in self._at:
            self._at[activity.id] = tuple(_present_at(activity, self._reading))
        return self._at[activity.id]


def _present_at(activity: Activity, reading: Reading) -> Iterator[tuple[Here, Present]]:
    parts = reading.parts(activity)
    numbers = {who: reading.number_in(who, part, activity) for who, part in parts}
    within = {
        who: [each for each in reading.groups_within(who)[1:] if each in numbers] for who in numbers
    }
    net = {
        who: rest_of(number, total(numbers[each] for each in reading.outermost(within[who])))
        for who, number in numbers.items()
    }
    for who, part in parts:
        besides = tuple((each, net[each]) for each in within[who])
        here = Here(activity, part, who)
        yield here, Present(who, net[who], here, besides)


def unnamed_at(activity: Activity) -> frozenset[Fact]:
    """Return the fact that would say who the others are, where an activity has others."""
    others = any(OTHERS in part.who for part in activity.parts)
    return frozenset({Fact(activity.id, "parts")}) if others else NO_FACTS


def people_in(who: WhoId, reading: Reading) -> Bounds:
    """Return how many people somebody is; of an organisation, one or more, and nobody asks."""
    if isinstance(reading.who(who), Organisation):
        return Bounds(Fraction(1), None)
    return reading.size(who)


def taken_apart(
    these: Present, reading: Reading, *, whole_where: Callable[[WhoId], bool]
) -> Iterator[Present]:
    """Yield the groups among a group and its rest, as far as something differs between them.

    Args:
        these: Some people.
        reading: The plan.
        whole_where: Whether everybody in a participant is alike in what is asked.
    """
    among = reading.groups_among(these.who)
    if not among or whole_where(these.who):
        yield these
        return
    size = _left_of(these, reading)
    parts = [_part_of(these, each, reading) for each in among]
    sizes = [_left_of(part, reading) for part in parts]
    for part, theirs in zip(parts, sizes, strict=True):
        number = _of_them(these.number, size, theirs)
        if number.highest != 0:
            each = attrs.evolve(part, number=number)
            yield from taken_apart(each, reading, whole_where=whole_where)
    inside = total(sizes)
    rest = rest_of(size, inside)
    if rest.highest != 0:
        lowest = rest_of(these.number, inside).lowest
        yield attrs.evolve(these, number=_between_bounds(lowest, these.number, rest))


def divided(
    number: Bounds, together: Present, apart: Iterable[Present]
) -> Iterator[tuple[Present, Bounds]]:
    """Yield what each has of a number that people have together, the same for each person.

    Args:
        number: What they have together.
        together: All of them.
        apart: The same people, taken apart.
    """
    several = list(apart)
    for these in several:
        others = total(other.number for other in several if other is not these)
        if together.number.lowest == together.number.highest:
            others = rest_of(together.number, these.number)
        part = share(these.number, others)
        if len(several) == 1:
            yield these, number
        elif part is not None:
            yield these, total([number * part])


def _part_of(these: Present, who: WhoId, reading: Reading) -> Present:
    """Return those of some people who are in a group among them.

    Of those who are counted elsewhere with the whole group, some may be of this one.
    """
    names = reading.groups_within(who)
    within = [(each, number) for each, number in these.besides if each in names]
    open_ = total(number for each, number in these.besides if each == these.who)
    if open_.highest != 0:
        within.append((who, Bounds(Fraction(0), open_.highest, open_.doubts)))
    return attrs.evolve(these, who=who, besides=tuple(within))


def _left_of(these: Present, reading: Reading) -> Bounds:
    """Return how many people there are of whom some are here, without those counted elsewhere."""
    elsewhere = total(number for _, number in these.besides)
    return rest_of(people_in(these.who, reading), elsewhere)


def _of_them(number: Bounds, size: Bounds, theirs: Bounds) -> Bounds:
    """Return how many of so many out of a group are from a group of so many among it."""
    lowest = rest_of(number, rest_of(size, theirs)).lowest
    return _between_bounds(lowest, number, theirs)


def _between_bounds(lowest: Fraction, number: Bounds, theirs: Bounds) -> Bounds:
    ends = [each.highest for each in (number, theirs) if each.highest is not None]
    highest = min(ends) if ends else None
    lowest = min(lowest, highest) if highest is not None else lowest
    return total([Bounds(lowest, highest, number.doubts | theirs.doubts)])


def is_alike(who: WhoId, question: Question, reading: Reading) -> bool:
    """Return whether the answer is known to be the same for everybody in a participant."""
    return reading.of_all(who, question).is_true or reading.of_some(who, question).is_false


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
