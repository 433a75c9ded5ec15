"""Who took part in what, how, and in which stage of the work."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.activities import Activity, Part
from coproduction.model.decisions import Decision
from coproduction.model.words import STAGE_OF, VIEWS_SOUGHT, How, ListName, Side, Stage
from coproduction.reading.absences import Absences
from coproduction.reading.people import OPENINGS, plain
from coproduction.reading.time import Earlier
from coproduction.values.truth import (
    FALSE,
    TRUE,
    Fact,
    Truth,
    known,
    some,
    unknown,
)


class Activities(Absences):
    """Questions about activities and the decisions beside them."""

    def activities(self) -> Iterator[Activity]:
        """Yield the activities that are recorded and not called off."""
        return (each for each in self.plan.activities if not each.cancelled)

    def events(self) -> list[Activity | Decision]:
        """Return the activities and decisions that are recorded and not called off."""
        return [*self.activities(), *self.plan.decisions]

    def events_may_begin(self) -> Truth:
        """Return whether a plan without any activity or decision may still have some."""
        if self.plan.activities or self.plan.decisions:
            return FALSE
        return self.may_begin(ListName.ACTIVITIES) | self.may_begin(ListName.DECISIONS)

    def named(self, activity: Activity) -> tuple[WhoId, ...]:
        """Return who is named as taking part."""
        return tuple(who for who, _ in self.parts(activity))

    def views_sought(self, who: WhoId, part: Part, activity: Activity) -> Truth:
        """Return whether somebody's views were sought in this part, or more."""
        return self.takes_part(VIEWS_SOUGHT, who, part, activity)

    def takes_part(
        self, in_ways: Collection[How], who: WhoId, part: Part, activity: Activity
    ) -> Truth:
        """Return whether a part names one of these ways of taking part."""
        if part.how is not None:
            if not set(part.how).isdisjoint(in_ways):
                return TRUE
            if How.OR_MORE not in part.how:
                return FALSE
        return unknown(Fact(activity.id, "parts.how", who))

    def belongs_to(self, stage: Stage, activity: Activity) -> Truth:
        """Return whether an activity is one of this stage of the work."""
        return self.stages_of(activity)[stage]

    def stages_of(self, activity: Activity) -> dict[Stage, Truth]:
        """Return of each stage of the work whether an activity is one of it.

        Its stages are those of the verbs, or those that are stated.
        """
        if activity.stages is not None:
            return {stage: known(stage in activity.stages) for stage in Stage}
        parts = [part for part in activity.parts if part.who != (OTHERS,)]
        done = {STAGE_OF[how] for part in parts for how in part.how or () if how in STAGE_OF}
        if not done:
            return dict.fromkeys(Stage, unknown(Fact(activity.id, "stages")))
        silent = [
            Fact(activity.id, "parts.how", who)
            for part in parts
            if part.how is None or How.OR_MORE in part.how
            for who in part.who
            if who != OTHERS
        ]
        others = unknown(*silent) if silent else FALSE
        return {stage: TRUE if stage in done else others for stage in Stage}

    def has_say_at(self, activity: Activity, side: Side) -> Truth:
        """Return whether somebody on a side took part, and their views were sought or more."""
        return some(
            self.some_act_for(who, part, side, Fact(activity.id, "parts.acting_as", who))
            & self.views_sought(who, part, activity)
            for who, part in self.parts(activity)
        ) | ~self.names_everybody(activity)

    def has_say_in(self, decision: Decision, side: Side) -> Truth:
        """Return whether somebody on a side decides, or had a say where it was decided."""
        if decision.by is None:
            decides = unknown(Fact(decision.id, "by"))
        else:
            decides = some(self._decides(each, decision, side) for each in decision.by)
        if decides.is_true:
            return decides
        if decision.at is None:
            return decides | unknown(Fact(decision.id, "at"))
        return decides | self.has_say_at(self.activity(decision.at), side)

    def _decides(self, each: Id, decision: Decision, side: Side) -> Truth:
        if each == OTHERS:
            return unknown(Fact(decision.id, "by"))
        body = self.body(each)
        if body is not None:
            return self.somebody_sits_for(body, side)
        return self.some_speak_for(WhoId(each), side)

    def had_say_by(self, event: Activity | Decision, side: Side) -> Truth:
        """Return whether somebody on a side had a say in an activity or a decision."""
        if isinstance(event, Activity):
            return self.has_say_at(event, side)
        return self.has_say_in(event, side)

    def concerns(self, stage: Stage, event: Activity | Decision) -> Truth:
        """Return whether an activity or a decision is one of this stage of the work."""
        if isinstance(event, Activity):
            return self.belongs_to(stage, event)
        return known(event.stage == stage)

    def say_by_then(
        self, stage: Stage, side: Side
    ) -> tuple[tuple[Activity | Decision, Truth, Truth], ...]:
        """Return the activities and decisions that are of a stage, or may be.

        With each: whether it is, and whether somebody on a side had a say in it,
        or in an earlier one of these.
        """
        of_stage = [
            (event, concerns, self.had_say_by(event, side))
            for event in self.events()
            if not (concerns := self.concerns(stage, event)).is_false
        ]
        says = Earlier((*self.day_of(event), concerns & say) for event, concerns, say in of_stage)
        return tuple(
            (event, concerns, say if say.is_true else say | says.before(*self.day_of(event)))
            for event, concerns, say in of_stage
        )

    def started_by(self, side: Side) -> Truth:
        """Return whether somebody on a side started the project."""
        fact = Fact(self.plan.id, "initiated_by")
        if self.plan.initiated_by is None:
            return unknown(fact)
        return some(
            unknown(fact) if who == OTHERS else self.some_speak_for(who, side)
            for who in self.plan.initiated_by
        )

    def provides(self, activity: Activity, request: str) -> Truth:
        """Return whether what somebody asked for is in what an activity provides."""
        fact = Fact(activity.id, "provides")
        if activity.provides is None:
            return unknown(fact)
        there = {plain(each) for provision in activity.provides for each in provision.access}
        if plain(request) in there:
            return TRUE
        return unknown(fact) if there & OPENINGS else FALSE
