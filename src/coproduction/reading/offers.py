"""Who was offered what for their time."""

from __future__ import annotations

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.activities import Activity, Part
from coproduction.model.offers import Offer
from coproduction.model.words import PAYS, Form, ListName
from coproduction.reading.activities import Activities
from coproduction.values.truth import (
    FALSE,
    TRUE,
    Fact,
    Truth,
    known,
    unknown,
)

ALL = Id("all")


class Offers(Activities):
    """Questions about offers."""

    # What an offer is for

    def _covers(self, offer: Offer) -> tuple[frozenset[Id], frozenset[Id]]:
        """Return the activities and the roles that an offer names."""
        named = frozenset(offer.covers or ()) - {ALL, OTHERS}
        activities = frozenset(each for each in named if each in self._activities)
        return activities, named - activities

    def covers(self, offer: Offer, activity: Activity) -> Truth:
        """Return whether an offer is for an activity, in one role at least."""
        fact = Fact(offer.id, "covers")
        if offer.covers is None:
            return unknown(fact)
        if not offer.covers:
            return FALSE
        activities, _ = self._covers(offer)
        if activity.id in activities or ALL in offer.covers:
            return TRUE
        if OTHERS in offer.covers:
            return unknown(fact)
        return known(not activities)

    def covers_part(self, offer: Offer, part: Part, who: WhoId, activity: Activity) -> Truth:
        """Return whether an offer is for what somebody does in an activity."""
        covers = self.covers(offer, activity)
        _, roles = self._covers(offer)
        if part.role in roles:
            return covers
        if OTHERS in (offer.covers or ()):
            return covers & unknown(Fact(offer.id, "covers"))
        if roles and part.role is None:
            return covers & unknown(Fact(activity.id, "parts.role", who))
        return covers & known(not roles)

    def pays(self, offer: Offer) -> Truth:
        """Return whether an offer pays for time: a fee, a salary or a voucher."""
        if offer.form is None:
            return unknown(Fact(offer.id, "form"))
        return known(offer.form in PAYS)

    def is_to(self, offer: Offer, who: WhoId) -> Truth:
        """Return whether an offer reaches somebody: made to them, or to a group they are in."""
        if offer.to is None:
            return unknown(Fact(offer.id, "to"))
        if not {who, *self.groups_above(who)}.isdisjoint(offer.to):
            return TRUE
        return unknown(Fact(offer.id, "to")) if OTHERS in offer.to else FALSE

    # What somebody is offered

    def offers_to(self, who: WhoId) -> tuple[Offer, ...]:
        """Return the recorded offers that reach somebody, or may."""
        found = {
            offer.id: offer
            for each in (who, *self.groups_above(who))
            for offer in self._offers_to.get(each, ())
        }
        found.update({offer.id: offer for offer in self._offers_to_anybody})
        return tuple(found.values())

    def has_offer(
        self, who: WhoId, part: Part, activity: Activity, *, named: WhoId | None = None
    ) -> Truth:
        """Return whether somebody has an offer that pays for their time at an activity.

        An offer that was declined was made. That there is none is known where an
        offer of *nothing* says so, or where the plan lists all offers.

        Args:
            who: Who it may be made to.
            part: The part they take.
            activity: The activity.
            named: Who is named with that part, if it is a group that they are in.
        """
        offered, refused = FALSE, FALSE
        for offer in self.offers_to(who):
            meant = self.is_to(offer, who) & self.covers_part(offer, part, named or who, activity)
            offered |= meant & self.pays(offer)
            if offer.form == Form.NOTHING:
                refused |= meant
        if refused.is_true:
            return offered
        return offered | ~self.lists_all(ListName.OFFERS)

    def is_paid(self, who: WhoId, part: Part, activity: Activity) -> Truth:
        """Return whether everybody in this participant is paid for their time at an activity."""
        return self.of_all(who, lambda each: self._is_paid(each, part, activity, who))

    def somebody_is_paid(self, who: WhoId, part: Part, activity: Activity) -> Truth:
        """Return whether somebody in this participant is paid for their time at an activity."""
        return self.of_some(who, lambda each: self._is_paid(each, part, activity, who))

    def _is_paid(self, who: WhoId, part: Part, activity: Activity, named: WhoId) -> Truth:
        return self.employer_pays(who) | self.has_offer(who, part, activity, named=named)
