"""What came before what, and what holds on the day that the plan is read."""

from __future__ import annotations

from collections.abc import Iterable

from coproduction.ids import WhoId
from coproduction.model.activities import Activity
from coproduction.model.bodies import Body, Seat
from coproduction.model.decisions import Decision
from coproduction.reading.people import People
from coproduction.values.days import FROM_THE_START, NEVER, UNDATED, Day, before, earlier
from coproduction.values.truth import FALSE, NO_FACTS, TRUE, Fact, Truth


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


class Earlier:
    """Things that may be true, each of some day: which of them came before another day?

    Days that are known alike have one answer, so it is worked out once for them.

    Args:
        things: The day of each, the fact that says it, and whether it is true.
    """

    def __init__(self, things: Iterable[tuple[Day | None, Fact, Truth]]) -> None:
        self._things = [
            (day or UNDATED, fact, truth)
            for day, fact, truth in things
            if not truth.is_false and (day or UNDATED).happened
        ]
        self._answers: dict[Day, tuple[Truth, frozenset[Fact], bool]] = {}

    def before(self, day: Day | None, fact: Fact) -> Truth:
        """Return whether one of the things is true and came before a day.

        Args:
            day: The day.
            fact: The fact that says it. What the same fact dates is no other thing.
        """
        day = day or UNDATED
        if day not in self._answers:
            self._answers[day] = self._answer(day)
        truth, dated_by, is_in_doubt = self._answers[day]
        if truth.is_unknown and dated_by <= {fact}:
            return FALSE
        return Truth(None, truth.doubts | {fact}) if truth.is_unknown and is_in_doubt else truth

    def _answer(self, day: Day) -> tuple[Truth, frozenset[Fact], bool]:
        """Return the answer for a day, what dates the things in it, and if the day is in doubt."""
        doubts: set[Fact] = set()
        dated_by: set[Fact] = set()
        is_in_doubt = False
        for other, fact, truth in self._things:
            came = before(other, day)
            if came is False:
                continue
            if came and truth.is_true:
                return TRUE, NO_FACTS, False
            dated_by.add(fact)
            doubts |= truth.doubts
            if came is None:
                is_in_doubt = is_in_doubt or not day.is_exact
                if not other.is_exact:
                    doubts.add(fact)
        if not dated_by:
            return FALSE, NO_FACTS, False
        return Truth(None, frozenset(doubts)), frozenset(dated_by), is_in_doubt
