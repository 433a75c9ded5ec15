"""What each offer of pay comes to: how much money and how many paid hours, and for whom.

The rules are those of *What is an hour worth?*: nothing is read off a clock.

- ``[person, session]``: the amount and the hours, for everyone whom it reaches, at each
  session that it covers.
- ``[person, hour]``: the amount for each hour of everybody in ``to``.
- ``all``: one sum, divided by the people in ``to``.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from coproduction.ids import OTHERS, WhoId
from coproduction.model.activities import Activity
from coproduction.model.offers import Offer
from coproduction.model.words import Per
from coproduction.power.attendance import Attendance, Present, people_in, unnamed_at
from coproduction.power.quotients import share, total
from coproduction.power.taken_apart import taken_apart
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, Bounds, exactly, stated
from coproduction.values.truth import Fact, Truth, unknown

NOTHING = Fraction(0)
ONE = exactly(1)


@attrs.frozen
class Grant:
    """What an offer of pay comes to for some people.

    Attributes:
        offer: The offer.
        to: The people, or ``None`` for whoever the plan leaves open: anybody may have a
            part of it, or all, or nothing.
        money: How much money, in the currency of the offer.
        hours: How many paid hours.
        meant: Whether it is pay, and reaches them.
    """

    offer: Offer
    to: Present | None
    money: Bounds
    hours: Bounds
    meant: Truth

    @property
    def for_anybody(self) -> Truth:
        """Whether it is for some people in particular, where it is for whoever: never known."""
        is_open = self.offer.to is None or OTHERS in self.offer.to
        return unknown(*([Fact(self.offer.id, "to")] if is_open else []))

    @property
    def currency(self) -> str | None:
        """The currency it is offered in, if the plan says."""
        return self.offer.amount.currency if self.offer.amount else None


def grants(reading: Reading) -> Iterator[Grant]:
    """Yield what the recorded offers of pay come to, for each of those whom they reach or may."""
    there = Attendance(reading)
    for offer in reading.plan.offers:
        yield from grants_of(offer, reading.pays(offer), reading, there)


def grants_of(offer: Offer, counts: Truth, reading: Reading, there: Attendance) -> Iterator[Grant]:
    """Yield what an offer comes to, for each of those whom it reaches or may reach.

    Args:
        offer: The offer.
        counts: Whether it is of the form that is meant.
        reading: The plan.
        there: Who takes part in each activity.
    """
    if counts.is_false:
        return
    yield from _to_unknown(offer, counts)
    if offer.per is None:
        yield from _per_unsaid(offer, counts, reading, there)
    elif Per.SESSION in offer.per:
        yield from _per_session(offer, counts, reading, there)
    else:
        yield from _to_people(offer, offer.per, counts, reading)


def amount_of(offer: Offer) -> Bounds:
    """Return the amount offered, in whatever currency."""
    if offer.amount is None:
        return Bounds(NOTHING, None, frozenset({Fact(offer.id, "amount")}))
    return exactly(Fraction(offer.amount.amount))


def sessions_of(activity: Activity) -> Bounds:
    """Return how often an activity takes place."""
    return stated(activity.sessions, Fact(activity.id, "sessions"), least=1)


def _anything(*facts: Fact) -> Bounds:
    return Bounds(NOTHING, None, frozenset(facts))


def _to_unknown(offer: Offer, counts: Truth) -> Iterator[Grant]:
    """Yield what falls to whoever the offer leaves open."""
    if offer.to is not None and OTHERS not in offer.to:
        return
    anything = _anything(Fact(offer.id, "to"))
    is_one_sum = offer.per == (Per.ALL,)
    yield Grant(offer, None, amount_of(offer) if is_one_sum else anything, anything, counts)


def _named(offer: Offer) -> tuple[WhoId, ...]:
    return tuple(who for who in offer.to or () if who != OTHERS)


def _per_unsaid(
    offer: Offer, counts: Truth, reading: Reading, there: Attendance
) -> Iterator[Grant]:
    fact = Fact(offer.id, "per")
    money = _anything(fact)
    for who in _named(offer):
        yield Grant(offer, Present(who, people_in(who, reading)), money, money, counts)
    for these, meant in _reached(offer, reading, there):
        yield Grant(offer, these, money, money, meant & counts)


def _reached(offer: Offer, reading: Reading, there: Attendance) -> Iterator[tuple[Present, Truth]]:
    """Yield those at the activities whom an offer reaches, or may."""
    is_closed = offer.to is not None and OTHERS not in offer.to
    named = set(_named(offer))
    around = {group for who in named for group in reading.groups_above(who)} - named
    whole = {each for who in named for each in reading.groups_within(who)}

    def all_or_nobody(who: WhoId) -> bool:
        return who in whole or who not in around

    for activity in reading.activities():
        if reading.covers(offer, activity).is_false:
            continue
        for here, present in there.at(activity):
            if is_closed and present.who not in whole and present.who not in around:
                continue
            for_it = reading.covers_part(offer, here.part, here.named, activity)
            for these in taken_apart(present, reading, whole_where=all_or_nobody):
                meant = reading.is_to(offer, these.who) & for_it
                if not meant.is_false:
                    yield these, meant


def _per_session(
    offer: Offer, counts: Truth, reading: Reading, there: Attendance
) -> Iterator[Grant]:
    money, hours = amount_of(offer), reading.hours_of(offer)
    for these, meant in _reached(offer, reading, there):
        times = times_of(these)
        yield Grant(offer, these, money * times, hours * times, meant & counts)
    for activity in reading.activities():
        facts = unnamed_at(activity)
        if facts and not reading.covers(offer, activity).is_false:
            yield Grant(offer, None, _anything(*facts), _anything(*facts), counts)


def times_of(these: Present) -> Bounds:
    """Return how many times one of them takes part: how many they are, times the sessions."""
    sessions = sessions_of(these.here.activity) if these.here else ONE
    return total([these.number * sessions])


def _to_people(
    offer: Offer, per: tuple[Per, ...], counts: Truth, reading: Reading
) -> Iterator[Grant]:
    hours = reading.hours_of(offer)
    named = reading.outermost(_named(offer))
    people = {who: people_in(who, reading) for who in named}
    for who in named:
        if Per.HOUR in per:
            money = amount_of(offer) * hours * people[who]
        elif OTHERS in (offer.to or ()):
            money = NOBODY  # all of it is in what falls to whoever the offer leaves open
        else:
            others = total(people[other] for other in named if other != who)
            money = total([amount_of(offer) * (share(people[who], others) or ONE)])
        yield Grant(offer, Present(who, people[who]), money, hours * people[who], counts)
