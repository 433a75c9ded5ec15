"""Who takes part in an activity, and how many they are."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from coproduction.ids import OTHERS, ActivityId, WhoId
from coproduction.model.activities import Activity, Part
from coproduction.model.participants import Organisation
from coproduction.power.quotients import rest_of, total
from coproduction.reading import Reading
from coproduction.values.counts import Bounds
from coproduction.values.truth import NO_FACTS, Fact


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
