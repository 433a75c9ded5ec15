"""Who was asked, what is kept of what they said, and who agreed how it is decided."""

from __future__ import annotations

from collections.abc import Iterator

from coproduction.ids import OTHERS, Id, StrandId, WhoId
from coproduction.model.activities import Activity, Part
from coproduction.model.bodies import Body, Seat
from coproduction.model.contributions import Contribution
from coproduction.model.decisions import Decision
from coproduction.model.strands import ALL_STRANDS
from coproduction.model.words import TOLD, VIEWS_SOUGHT, How, ListName, Selection, Side
from coproduction.reading.between import Between
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, known, some, unknown

ASKED = frozenset({How.ASKED, How.DISCUSSES})
"""The words that say that views were sought, and no more."""
SHARES_THE_WORK = VIEWS_SOUGHT - ASKED
DELIVERS = frozenset({How.DELIVERS})


class Voices(Between):
    """Questions about voice: who has one, and what becomes of it."""

    # Parts

    def parts_for(self, side: Side, activity: Activity) -> Iterator[tuple[WhoId, Part, Truth]]:
        """Yield who may take part for a side, the part, and whether they do."""
        for who, part in self.parts(activity):
            fact = Fact(activity.id, "parts.acting_as", who)
            acts = self.some_act_for(who, part, side, fact)
            if not acts.is_false:
                yield who, part, acts

    def names_nobody_yet(self, activity: Activity) -> Truth:
        """Return whether an activity that names nobody may still have had somebody in it."""
        return FALSE if self.parts(activity) else ~self.names_everybody(activity)

    def is_only_asked(self, who: WhoId, part: Part, activity: Activity) -> Truth:
        """Return whether somebody's views were asked, and they shared none of the work."""
        asked = self.takes_part(ASKED, who, part, activity)
        return asked & ~self.takes_part(SHARES_THE_WORK, who, part, activity)

    def carries_out_work(self, who: WhoId, part: Part, activity: Activity) -> Truth:
        """Return whether somebody carries out work in this part."""
        return self.takes_part(DELIVERS, who, part, activity)

    def is_asked_untold(self, who: WhoId, part: Part, activity: Activity) -> Truth:
        """Return whether views were asked, and no word says that they were told anything."""
        told = self.takes_part(TOLD, who, part, activity)
        return self.views_sought(who, part, activity) & ~told

    # A say

    def has_a_say_in_strand(self, who: WhoId, strand: StrandId) -> Truth:
        """Return whether a group has a say in any activity or decision of a strand."""
        return some(
            self.has_a_say(who, event)
            for event in self.events()
            if ALL_STRANDS in (strand, event.strand) or event.strand == strand
        )

    def has_a_say(self, who: WhoId, event: Activity | Decision) -> Truth:
        """Return whether views of a group were sought in an activity, or it decides something.

        What groups among it, or above it, said counts too.
        """
        kin = self._kin(who)
        if isinstance(event, Decision):
            return self._is_among_deciders(kin, event)
        if kin.isdisjoint(self.named(event)):
            return ~self.names_everybody(event)
        return some(
            acts & self.views_sought(each, part, event)
            for each, part, acts in self.parts_for(Side.LIVED, event)
            if each in kin
        )

    def _is_among_deciders(self, kin: frozenset[WhoId], decision: Decision) -> Truth:
        if decision.by is None:
            return unknown(Fact(decision.id, "by"))
        return some(self._is_in(kin, each, decision) for each in decision.by)

    def _is_in(self, kin: frozenset[WhoId], each: Id, decision: Decision) -> Truth:
        """Return whether one of a group decides something, or sits in a body that does."""
        if each == OTHERS:
            return unknown(Fact(decision.id, "by"))
        body = self.body(each)
        if body is None:
            return known(each in kin)
        return some(
            self.sits_for(who, seat, body, Side.LIVED)
            for who, seat, _ in self.seats(body)
            if who in kin
        ) | ~self.lists_seats(body)

    def _kin(self, who: WhoId) -> frozenset[WhoId]:
        """Return a group, the groups among it, and those that it is among."""
        return frozenset((*self.groups_within(who), *self.groups_above(who)))

    # What was said, and what there was to read

    def said_something(self, who: WhoId, activity: Activity) -> Truth:
        """Return whether the plan keeps anything that a group said at an activity."""
        kin = self._kin(who)
        return some(
            _is_theirs(idea, kin) & _was_given_at(idea, activity)
            for idea in self.plan.contributions
        ) | ~self.lists_all(ListName.CONTRIBUTIONS)

    def papers_went_out(self, activity: Activity) -> Truth:
        """Return whether papers for an activity were sent to anybody."""
        if activity.papers is None:
            return unknown(Fact(activity.id, "papers"))
        fact = Fact(activity.id, "papers.sent_on")
        return some(
            unknown(fact) if each.sent_on is None else known(each.sent_on.happened)
            for each in activity.papers
        )

    # Who came how, and who agreed the rule

    def named_seats(self, body: Body) -> Iterator[tuple[WhoId, Seat]]:
        """Yield who is named as sitting in a body, with the seat."""
        return ((who, seat) for who, seat, _ in self.seats(body) if who != OTHERS)

    def was_hand_picked(self, who: WhoId) -> Truth:
        """Return whether an organisation chose somebody; no organisation is chosen itself."""
        if who in self._organisations:
            return FALSE
        return self.selected_by(who, Selection.ORGANISATION)

    def rule_agreed_by(self, side: Side, body: Body) -> Truth:
        """Return whether somebody on a side agreed how a body decides, by the hat they wear."""
        fact = Fact(body.id, "agreed_by")
        if body.agreed_by is None:
            return unknown(fact)
        return some(
            unknown(fact) if who == OTHERS else self._speaks_in(who, body, side)
            for who in body.agreed_by
        )

    def who_agreed_rule(self, body: Body) -> tuple[WhoId, ...]:
        """Return who is named as having agreed how a body decides, sorted."""
        return tuple(sorted(who for who in body.agreed_by or () if who != OTHERS))

    def _speaks_in(self, who: WhoId, body: Body, side: Side) -> Truth:
        """Return whether somebody is on a side in a body, whether they sit there now or not."""
        fact = Fact(body.id, "seats.acting_as", who)
        worn = [seat for seat in body.seats or () if who in seat.who]
        if not worn:
            return self.some_speak_for(who, side)
        return some(self.some_act_for(who, seat, side, fact) for seat in worn)


def _is_theirs(idea: Contribution, kin: frozenset[WhoId]) -> Truth:
    """Return whether an idea is of one of several."""
    if idea.by is None:
        return unknown(Fact(idea.id, "by"))
    if not kin.isdisjoint(idea.by):
        return TRUE
    return unknown(Fact(idea.id, "by")) if OTHERS in idea.by else FALSE


def _was_given_at(idea: Contribution, activity: Activity) -> Truth:
    """Return whether an idea was given at an activity."""
    return unknown(Fact(idea.id, "at")) if idea.at is None else known(idea.at == activity.id)
