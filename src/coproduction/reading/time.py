"""What came before what, and what holds on the day that the plan is read."""

from __future__ import annotations

from coproduction.ids import WhoId
from coproduction.model.activities import Activity
from coproduction.model.bodies import Body, Seat
from coproduction.model.decisions import Decision
from coproduction.reading.people import People
from coproduction.values.days import FROM_THE_START, NEVER, Day, earlier
from coproduction.values.truth import FALSE, TRUE, Fact, Truth


class Time(People):
    """Questions about days."""

    def day_of(self, event: Activity | Decision) -> tuple[Day | None, Fact]:
        """Return the day of an activity or a decision, and the fact that says it."""
        if isinstance(event, Activity):
            return event.starts_on, Fact(event.id, "starts_on")
        return event.decided_on, Fact(event.id, "decided_on")

    def came_before(self, one: Activity | Decision, other: Activity | Decision) -> Truth:
        """Return whether one activity or decision came before another."""
        day, fact = self.day_of(one)
        other_day, other_fact = self.day_of(other)
        return earlier(day, other_day, fact, other_fact)

    def sits(self, who: WhoId, seat: Seat, body: Body) -> Truth:
        """Return whether a seat is held on the day that the plan is read."""
        if seat.since == FROM_THE_START and seat.until == NEVER:
            return TRUE
        if not seat.since.happened:
            return FALSE
        today = Fact(self.plan.id, "recorded_on")
        has_begun = ~earlier(self.on, seat.since, today, Fact(body.id, "seats.since", who))
        has_ended = earlier(seat.until, self.on, Fact(body.id, "seats.until", who), today)
        return has_begun & ~has_ended
