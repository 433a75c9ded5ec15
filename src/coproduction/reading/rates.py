"""What an hour is worth by an offer, and which offers are for the same work."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import cached_property
from itertools import combinations

import attrs

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.activities import Activity
from coproduction.model.offers import Offer
from coproduction.model.words import Per
from coproduction.reading.offers import ALL, Offers
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.money import Rate, alike
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, known, some, unknown

ZERO = Fraction(0)
ONE = exactly(1)


@attrs.frozen
class MoneyOffer:
    """An offer that pays money for time at an activity, or may.

    Attributes:
        offer: The offer.
        counts: Whether it pays for time there, to people whom no employer pays.
        rate: What an hour of one person's time is worth by it, or ``None`` where
            the plan does not say enough.
        rated: True where the rate is known, else in doubt about what would say it.
    """

    offer: Offer
    counts: Truth
    rate: Rate | None
    rated: Truth

    @property
    def currency(self) -> str | None:
        """The currency it is offered in, if the plan says."""
        return self.offer.amount.currency if self.offer.amount else None


@attrs.frozen
class Pair:
    """Two offers beside each other.

    Attributes:
        one: An offer.
        other: Another.
        comparable: Whether both are for the same work, in one currency.
    """

    one: MoneyOffer
    other: MoneyOffer
    comparable: Truth

    def alike(self, tolerance: Fraction) -> Truth:
        """Return whether both are worth the same within a tolerance."""
        if self.one.rate is None or self.other.rate is None:
            return Truth(None, self.one.rated.doubts | self.other.rated.doubts)
        return known(alike(self.one.rate, self.other.rate, tolerance))


class Rates(Offers):
    """Questions about what offers are worth."""

    def pairs_of_offers(self, activity: Activity) -> tuple[Pair, ...]:
        """Return the pairs of recorded offers for an activity that may be for the same work.

        Two offers to the same people add up, and are no pair. What is certainly in
        another currency, or for another role, is none either.
        """
        return tuple(
            pair
            for one, other in combinations(self.money_offers(activity), 2)
            if not (pair := self.pair(one, other)).comparable.is_false
        )

    def money_offers(self, activity: Activity | None = None) -> tuple[MoneyOffer, ...]:
        """Return the recorded offers that pay people whom no employer pays, or may.

        Args:
            activity: What they are for, if only those are meant.
        """
        offers = self.plan.offers if activity is None else self.offers_at(activity)
        return tuple(
            MoneyOffer(offer, counts, *self.rate_of(offer))
            for offer in offers
            for counts in [self._pays_the_unpaid_at(offer, activity)]
            if not counts.is_false
        )

    def pair(self, one: MoneyOffer, other: MoneyOffer) -> Pair:
        """Return two offers beside each other."""
        comparable = (
            _one_currency(one, other)
            & self._for_one_role(one.offer, other.offer)
            & _to_different_people(one.offer, other.offer)
            & one.counts
            & other.counts
        )
        return Pair(one, other, comparable)

    def _pays_the_unpaid_at(self, offer: Offer, activity: Activity | None) -> Truth:
        pays = self.pays_somebody(offer, activity)
        return pays if pays.is_false else pays & self._to_the_unpaid(offer)

    def pays_somebody(self, offer: Offer, activity: Activity | None = None) -> Truth:
        """Return whether an offer pays people for their time, at an activity if one is named."""
        pays = self.pays(offer) & self._is_for_people(offer)
        if activity is None:
            return pays
        return self.covers(offer, activity) & self._is_for_somebody_at(offer, activity) & pays

    def _is_for_people(self, offer: Offer) -> Truth:
        """Return whether an offer pays people, and not an organisation for all it does."""
        if not any(who in self._organisations for who in offer.to or ()):
            return TRUE
        if offer.per is None:
            return unknown(Fact(offer.id, "per"))
        return known(Per.ALL not in offer.per)

    def _for_one_role(self, one: Offer, other: Offer) -> Truth:
        """Return whether two offers are for one role. An offer without a role is for all."""
        roles, others = self._covers(one)[1], self._covers(other)[1]
        open_ = [each for each in (one, other) if OTHERS in (each.covers or (OTHERS,))]
        if roles & others or any(
            not named and each not in open_ for each, named in ((one, roles), (other, others))
        ):
            return TRUE
        return unknown(*(Fact(each.id, "covers") for each in open_)) if open_ else FALSE

    def offers_at(self, activity: Activity) -> tuple[Offer, ...]:
        """Return the recorded offers that are for an activity, or may be."""
        return tuple(
            offer
            for offer in self._offers_naming(activity)
            if not (
                self.covers(offer, activity) & self._is_for_somebody_at(offer, activity)
            ).is_false
        )

    def _is_for_somebody_at(self, offer: Offer, activity: Activity) -> Truth:
        """Return whether an offer is for somebody at an activity.

        One that names the activity is; one that names none is for those who are
        named there.
        """
        if offer.covers is None or self._covers(offer)[0]:
            return TRUE
        named = self._named_with_groups(activity)
        if offer.to is not None and not named.isdisjoint(offer.to):
            return TRUE
        if offer.to is None or OTHERS in offer.to:
            return unknown(Fact(offer.id, "to"))
        return FALSE

    def _named_with_groups(self, activity: Activity) -> frozenset[WhoId]:
        """Return who is named at an activity, and the groups that they are in."""
        if activity.id not in self._named_at:
            named = self.named(activity)
            above = (group for who in named for group in self.groups_above(who))
            self._named_at[activity.id] = frozenset([*named, *above])
        return self._named_at[activity.id]

    @cached_property
    def _named_at(self) -> dict[Id, frozenset[WhoId]]:
        return {}

    def _offers_naming(self, activity: Activity) -> Iterable[Offer]:
        """Return the offers that name an activity, and those that name none."""
        by_activity = self._offers_by_activity
        return [*by_activity.get(Id(activity.id), []), *by_activity.get(ALL, [])]

    @cached_property
    def _offers_by_activity(self) -> dict[Id, list[Offer]]:
        found: dict[Id, list[Offer]] = {}
        for offer in self.plan.offers:
            for each in self._covers(offer)[0] or {ALL}:
                found.setdefault(each, []).append(offer)
        return found

    def _to_the_unpaid(self, offer: Offer) -> Truth:
        """Return whether an offer is made to somebody whom no employer pays."""
        if offer.to is None:
            return unknown(Fact(offer.id, "to"))
        return some(
            unknown(Fact(offer.id, "to"))
            if who == OTHERS
            else self.of_some(who, lambda each: ~self.employer_pays(each))
            for who in offer.to
        )

    def rate_of(self, offer: Offer) -> tuple[Rate | None, Truth]:
        """Return what an offer pays for an hour of one person's time, and whether that is known.

        The amount divided by the hours there, before and after; travel is in no
        rate. What is offered *for all* is divided by the people in ``to``; whoever is
        named there beside a group that they are counted in is not counted again.
        """
        if offer.amount is None:
            return None, unknown(Fact(offer.id, "amount"))
        if offer.per is None:
            return None, unknown(Fact(offer.id, "per"))
        share = ONE if Per.HOUR in offer.per else self.hours_of(offer)
        if Per.ALL in offer.per:
            share *= self._people_in(offer)
        if share.highest is None or share.lowest != share.highest:
            return None, Truth(None, share.doubts)
        return Rate(Fraction(offer.amount.amount) / share.lowest, offer.amount.currency), TRUE

    def hours_of(self, offer: Offer) -> Bounds:
        """Return the hours of one person: there, before and after. Travel is not among them."""
        hours = NOBODY
        for field in ("attend", "prepare", "follow_up"):
            stated = getattr(offer.hours, field)
            if stated is None:
                hours += Bounds(ZERO, None, frozenset({Fact(offer.id, f"hours.{field}")}))
            else:
                hours += Bounds(stated, stated)
        return hours

    def _people_in(self, offer: Offer) -> Bounds:
        if offer.to is None or OTHERS in offer.to:
            return Bounds(ZERO, None, frozenset({Fact(offer.id, "to")}))
        return sum((self.size(who) for who in self.outermost(offer.to)), NOBODY)


def _one_currency(one: MoneyOffer, other: MoneyOffer) -> Truth:
    """Return whether two offers are in one currency."""
    unsaid = [Fact(each.offer.id, "amount") for each in (one, other) if not each.currency]
    return unknown(*unsaid) if unsaid else known(one.currency == other.currency)


def _to_different_people(one: Offer, other: Offer) -> Truth:
    """Return whether two offers are not to just the same people, to whom they would add up."""
    there, here = set(one.to or ()) - {OTHERS}, set(other.to or ()) - {OTHERS}
    open_there, open_here = (OTHERS in (each.to or (OTHERS,)) for each in (one, other))
    if (not here <= there and not open_there) or (not there <= here and not open_here):
        return TRUE
    opened = [
        Fact(each.id, "to") for each, is_open in ((one, open_there), (other, open_here)) if is_open
    ]
    return unknown(*opened) if opened else FALSE
