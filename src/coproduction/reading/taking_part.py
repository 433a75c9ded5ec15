"""How many came from which side, who leads or carries out the work, and who learns."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from coproduction.ids import WhoId
from coproduction.model.activities import Activity, Part
from coproduction.model.participants import Participant
from coproduction.model.words import How, ListName, Side
from coproduction.reading.links import Links
from coproduction.reading.seats import share_of
from coproduction.values.counts import NOBODY, Bounds, stated
from coproduction.values.truth import TRUE, Fact, Truth, known, some

AboutPart = Callable[[WhoId, Part, Activity], Truth]
"""A question about the part that somebody takes in an activity."""
LEADS = frozenset({How.LEADS})
CARRIES_OUT = frozenset({How.LEADS, How.DELIVERS})
LEARNS = frozenset({How.TAUGHT})


class TakingPart(Links):
    """Questions about the parts that people take."""

    def people_from(self, side: Side, activity: Activity) -> Bounds:
        """Return how many people on a side took part in an activity.

        Whoever is among a group that is named there too is counted in that group.
        """
        all_ = self.names_everybody(activity)
        total = Bounds(Fraction(0), None, all_.doubts) if all_.is_unknown else NOBODY
        named = set(self.named(activity))
        for who, part in self.parts(activity):
            if named.isdisjoint(self.groups_above(who)):
                fact = Fact(activity.id, "parts.acting_as", who)
                every_one = self.all_act_for(who, part, side, fact)
                any_one = self.some_act_for(who, part, side, fact)
                number = self.number_in(who, part, activity)
                total += share_of(number, every_one, any_one, part, fact)
        return total

    def number_in(self, who: WhoId, part: Part, activity: Activity) -> Bounds:
        """Return how many people came in a part; no more than there are."""
        person = self.who(who)
        size = person.size if isinstance(person, Participant) else None
        most = size.highest if size is not None else None
        return stated(part.number, Fact(activity.id, "parts.number", who), least=1, most=most)

    def takes_part_somewhere(self, side: Side) -> Truth:
        """Return whether somebody on a side takes part in any activity."""
        found = [self._some_part(activity, side, _whatever_it_is) for activity in self.activities()]
        return some([*found, self.may_begin(ListName.ACTIVITIES)])

    def carries_out(self, activity: Activity, side: Side) -> Truth:
        """Return whether somebody on a side leads an activity, or carries it out."""
        return self._some_part(activity, side, self._in_ways(CARRIES_OUT))

    def learns_or_supports(self, activity: Activity, side: Side, leading: Side) -> Truth:
        """Return whether somebody on a side learns here, or supports what another side leads.

        Args:
            activity: The activity.
            side: The side that learns: somebody is taught; or that supports:
                somebody takes part and is not in charge.
            leading: The side that is in charge of what the other one supports.
        """
        led = self._some_part(activity, leading, self._in_ways(LEADS))
        leads, learns = self._in_ways(LEADS), self._in_ways(LEARNS)
        return self._some_part(activity, side, lambda *part: learns(*part) | (led & ~leads(*part)))

    def _in_ways(self, ways: frozenset[How]) -> AboutPart:
        return lambda who, part, activity: self.takes_part(ways, who, part, activity)

    def _some_part(self, activity: Activity, side: Side, question: AboutPart) -> Truth:
        """Return whether something holds for a part that somebody on a side takes."""
        return some(
            [
                *(
                    self.some_act_for(who, part, side, Fact(activity.id, "parts.acting_as", who))
                    & question(who, part, activity)
                    for who, part in self.parts(activity)
                ),
                ~self.names_everybody(activity),
            ]
        )

    def activities_reach(self, number: int) -> Truth:
        """Return whether the plan holds this many activities or more."""
        held = sum(1 for _ in self.activities())
        return known(held >= number) | ~self.lists_all(ListName.ACTIVITIES)


def _whatever_it_is(_who: WhoId, _part: Part, _activity: Activity) -> Truth:
    return TRUE
