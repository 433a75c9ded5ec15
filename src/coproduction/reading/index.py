"""The plan with everything found once, so that no question searches it again."""

from __future__ import annotations

from collections.abc import Iterable

from coproduction.ids import OTHERS, ActivityId, BodyId, Id, ParticipantId, WhoId
from coproduction.model.activities import Activity, Part
from coproduction.model.bodies import Body
from coproduction.model.offers import Offer
from coproduction.model.participants import Access, Organisation, Participant
from coproduction.model.plan import Plan
from coproduction.model.words import ListName
from coproduction.values.days import Day
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, known, unknown


class Index:
    """What is where in a plan.

    Attributes:
        plan: The plan.
        on: The day it is read on, or ``None`` where neither the reader nor the
            plan says.
    """

    def __init__(self, plan: Plan, on: Day | None = None) -> None:
        self.plan = plan
        self.on = on if on is not None else plan.recorded_on
        self._complete = frozenset(plan.complete)
        self._who: dict[Id, Participant | Organisation] = {
            **{each.id: each for each in plan.organisations},
            **{each.id: each for each in plan.participants},
        }
        self._access: dict[WhoId, Access] = {each.id: each.access for each in plan.participants}
        self._organisations = frozenset(each.id for each in plan.organisations)
        self._among: dict[WhoId, list[ParticipantId]] = {}
        for person in plan.participants:
            if person.among:
                self._among.setdefault(person.among, []).append(person.id)
        self._activities = {each.id: each for each in plan.activities}
        self._parts: dict[ActivityId, tuple[tuple[WhoId, Part], ...]] = {}
        self._bodies = {each.id: each for each in plan.bodies}
        self._decisions = {each.id: each for each in plan.decisions}
        self._offers_to: dict[WhoId, list[Offer]] = {}
        self._offers_to_anybody: list[Offer] = []
        for offer in plan.offers:
            if offer.to is None or OTHERS in offer.to:
                self._offers_to_anybody.append(offer)
            for who in offer.to or ():
                self._offers_to.setdefault(who, []).append(offer)

    def who(self, who: WhoId) -> Participant | Organisation:
        """Return the participant or organisation of that id."""
        return self._who[who]

    def activity(self, key: Id) -> Activity:
        """Return the activity of that id."""
        return self._activities[ActivityId(key)]

    def body(self, key: Id) -> Body | None:
        """Return the body of that id, or ``None`` if it is something else."""
        return self._bodies.get(BodyId(key))

    def groups_among(self, who: WhoId) -> tuple[ParticipantId, ...]:
        """Return the participants that are counted in this one."""
        return tuple(self._among.get(who, ()))

    def groups_within(self, who: WhoId) -> tuple[WhoId, ...]:
        """Return this participant and every one that is counted in it, however deep."""
        within = [who]
        for each in within:
            within.extend(self.groups_among(each))
        return tuple(within)

    def groups_above(self, who: WhoId) -> tuple[WhoId, ...]:
        """Return the groups that this participant is counted in, the nearest first."""
        above: list[WhoId] = []
        here = self._who.get(who)
        while isinstance(here, Participant) and here.among:
            above.append(here.among)
            here = self._who.get(here.among)
        return tuple(above)

    def outermost(self, named: Iterable[WhoId]) -> tuple[WhoId, ...]:
        """Return those of whoever is named who are in no group that is named too, once each."""
        once = dict.fromkeys(named)
        return tuple(
            who for who in once if not any(group in once for group in self.groups_above(who))
        )

    def parts(self, activity: Activity) -> tuple[tuple[WhoId, Part], ...]:
        """Return who is named as taking part, with the part of each."""
        key = activity.id
        if key not in self._parts:
            self._parts[key] = tuple(
                (who, part) for part in activity.parts for who in part.who if who != OTHERS
            )
        return self._parts[key]

    def lists_all(self, name: ListName) -> Truth:
        """Return whether a list of the plan names all there are."""
        if name in self._complete:
            return TRUE
        return unknown(Fact(self.plan.id, f"complete.{name}"))

    def may_begin(self, name: ListName) -> Truth:
        """Return whether a list that names nothing may still have something to name.

        False where it names something: checks are about what is recorded.
        """
        return FALSE if getattr(self.plan, name) else ~self.lists_all(name)

    def names_everybody(self, activity: Activity) -> Truth:
        """Return whether nobody took part but those who are named."""
        if activity.nobody_else or ListName.PARTS in self._complete:
            return TRUE
        return unknown(Fact(activity.id, "nobody_else"))

    def names(self, number: int, activity: Activity) -> Truth:
        """Return whether an activity names this many who take part, or more.

        Unknown where it names nobody and somebody may have taken part.
        """
        named = len(self.parts(activity))
        return known(named >= number) if named else ~self.names_everybody(activity)
