"""Whether people are paid alike for their time: what is offered beside what it compares with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product

import attrs

from coproduction.ids import OTHERS, WhoId
from coproduction.model.activities import Activity
from coproduction.model.offers import Offer
from coproduction.model.words import ListName, Side
from coproduction.power.attendance import Attendance, Here, Present, unnamed_at
from coproduction.power.comparators import Comparator, ComparedWith, Figure, Metric
from coproduction.power.grants import times_of
from coproduction.power.quotients import is_something, quotient, share, total
from coproduction.power.taken_apart import is_alike, taken_apart
from coproduction.reading import Reading
from coproduction.reading.rates import MoneyOffer, Pair
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.truth import Fact, Truth, known, some, unknown

NOTHING = Fraction(0)
ONE = Fraction(1)
HasOffer = Callable[[WhoId, Here], Truth]


def offer_coverage(reading: Reading) -> Figure:
    """Return which share of unpaid people's time has an offer of pay (M1).

    Range 0 to 1. Counted in times that one of them takes part, over the activities that
    are recorded and not called off, planned or happened: a plan has no hours for those
    whom nothing is offered. An offer that was declined counts.

    References:
        [DNE-PAY]; [NIHR-PAY].
    """

    def has_offer(who: WhoId, here: Here) -> Truth:
        return reading.has_offer(who, here.part, here.activity, named=here.named)

    covered, uncovered = times_of_the_unpaid(has_offer, reading)
    return Figure(
        metric=Metric.OFFER_COVERAGE,
        value=share(covered, uncovered),
        applies=is_something(covered, uncovered),
        compared_with=ComparedWith.EVERYBODY_UNPAID,
    )


def times_of_the_unpaid(has: HasOffer, reading: Reading) -> tuple[Bounds, Bounds]:
    """Return how many times those whom no employer pays take part with something, and without."""
    found, missing, there = NOBODY, NOBODY, Attendance(reading)
    for activity in reading.activities():
        others = unnamed_at(activity)
        if others:
            found += Bounds(NOTHING, None, others)
            missing += Bounds(NOTHING, None, others)
        for here, present in there.at(activity):
            for these, unpaid, with_it in _alike(present, here, has, reading):
                times = times_of(these)
                found += times.or_none(unpaid & with_it)
                missing += times.or_none(unpaid & ~with_it)
    return total([found]), total([missing])


def _alike(
    these: Present, here: Here, has: HasOffer, reading: Reading
) -> Iterator[tuple[Present, Truth, Truth]]:
    """Yield people who are alike in who pays them, with whether they are unpaid, and have it."""

    def with_it(who: WhoId) -> Truth:
        return has(who, here)

    def is_one(who: WhoId) -> bool:
        return is_alike(who, reading.employer_pays, reading) and is_alike(who, with_it, reading)

    for each in taken_apart(these, reading, whole_where=is_one):
        yield each, is_unpaid(each.who, reading), reading.of_all(each.who, with_it)


def is_unpaid(who: WhoId, reading: Reading) -> Truth:
    """Return whether no employer pays anybody in a participant for this time."""
    return reading.of_all(who, lambda each: ~reading.employer_pays(each))


def parity_ratio(
    reading: Reading, activity: Activity | None = None, *, comparator: Comparator | None = None
) -> Figure:
    """Return what an hour of unpaid people is worth by what it is worth to others (M2).

    With a comparator: the lowest rate that is offered, by the comparator; 1 is as much.
    Without one: the lowest of the ratios of two offers for the same work, one of them to
    people who do not speak for an organisation and whom no employer pays, the other to
    people who speak for one. Where the plan has no such two, nothing is compared and
    there is no value. Offers in another currency are left out. Gross beside gross.

    Args:
        reading: The plan, on a day.
        activity: What the offers are for, if only those are meant.
        comparator: A rate from outside the plan.

    References:
        [NIHR-PAY]; [DNE-PAY].
    """
    if comparator is not None:
        return _beside(comparator, Metric.PARITY_RATIO, reading, activity)
    activities = reading.activities() if activity is None else [activity]
    pairs = [pair for each in activities for pair in _beside_organisations(each, reading)]
    applies = some(pair.comparable for pair in pairs)
    ratios = [(pair.comparable, _ratio(pair)) for pair in pairs]
    return Figure(
        metric=Metric.PARITY_RATIO,
        value=_lowest(ratios),
        applies=applies | reading.may_begin(ListName.OFFERS),
        compared_with=ComparedWith.SAME_WORK if pairs else None,
    )


def floor_margin(reading: Reading, floor: Comparator, activity: Activity | None = None) -> Figure:
    """Return the lowest rate that is offered to unpaid people, by a floor (M4).

    1 and more is at the floor or above. Which floor it is, the group chooses: a wage or
    a published rate of that day and place. Whether a law applies is not said by it.

    Takes the same as `parity_ratio`.
    """
    return _beside(floor, Metric.FLOOR_MARGIN, reading, activity)


def _beside(
    comparator: Comparator, metric: Metric, reading: Reading, activity: Activity | None
) -> Figure:
    """Return the lowest rate offered to unpaid people, by a comparator."""
    offers = [
        (counts, _rate(each).times(1 / comparator.rate.amount))
        for each in reading.money_offers(activity)
        for counts in [each.counts & _is_in(each, comparator.rate.currency)]
        if not counts.is_false
    ]
    return Figure(
        metric=metric,
        value=_lowest(offers),
        applies=some(counts for counts, _ in offers) | reading.may_begin(ListName.OFFERS),
        compared_with=comparator.kind,
        comparator=comparator,
    )


def like_for_like(reading: Reading, activity: Activity) -> Figure:
    """Return the highest rate by the lowest, for the same work at an activity (M3).

    1 and more; 1 where all are alike. Among offers to people whom no employer pays, in
    one currency and for one role. A lower rate that somebody asked for themselves counts:
    a plan does not say who asked.

    Args:
        reading: The plan, on a day.
        activity: The activity.

    References:
        [DNE-PAY].
    """
    pairs = reading.pairs_of_offers(activity)
    spreads = [(pair.comparable, _spread(pair)) for pair in pairs]
    return Figure(
        metric=Metric.LIKE_FOR_LIKE,
        value=_highest(spreads),
        applies=some(pair.comparable for pair in pairs) | reading.may_begin(ListName.OFFERS),
        compared_with=ComparedWith.OTHER_OFFERS if pairs else None,
    )


def _beside_organisations(activity: Activity, reading: Reading) -> Iterator[Pair]:
    """Yield an offer to others beside one to those who speak for an organisation."""
    ours = [
        attrs.evolve(each, counts=each.counts & _to_some(each.offer, reading, _unpaid_others))
        for each in reading.money_offers(activity)
    ]
    theirs = [
        MoneyOffer(offer, counts, *reading.rate_of(offer))
        for offer in reading.offers_at(activity)
        for counts in [
            reading.pays_somebody(offer, activity) & _to_some(offer, reading, _for_organisation)
        ]
    ]
    for one, other in product(ours, theirs):
        pair = reading.pair(one, other)
        if one.offer is not other.offer and not pair.comparable.is_false:
            yield pair


def _unpaid_others(who: WhoId, reading: Reading) -> Truth:
    return ~reading.employer_pays(who) & ~_for_organisation(who, reading)


def _for_organisation(who: WhoId, reading: Reading) -> Truth:
    return reading.all_speak_for(who, Side.ORGANISATION)


def _to_some(offer: Offer, reading: Reading, who_is: Callable[[WhoId, Reading], Truth]) -> Truth:
    """Return whether an offer is made to somebody of whom something holds."""
    fact = Fact(offer.id, "to")
    if offer.to is None:
        return unknown(fact)
    return some(
        unknown(fact) if who == OTHERS else reading.of_some(who, lambda each: who_is(each, reading))
        for who in offer.to
    )


def _is_in(offer: MoneyOffer, currency: str) -> Truth:
    if offer.currency is None:
        return unknown(Fact(offer.offer.id, "amount"))
    return known(offer.currency == currency)


def _rate(offer: MoneyOffer) -> Bounds:
    """Return what an hour is worth by an offer, as far as the plan says."""
    if offer.rate is None:
        return Bounds(NOTHING, None, offer.rated.doubts)
    return exactly(offer.rate.amount)


def _ratio(pair: Pair) -> Bounds:
    """Return one rate by the other; anything where one of them is not known."""
    one, other = _rate(pair.one), _rate(pair.other)
    return quotient(one, other) or Bounds(NOTHING, None)


def _spread(pair: Pair) -> Bounds:
    """Return the higher rate by the lower."""
    one, other = pair.one.rate, pair.other.rate
    if one is None or other is None:
        return Bounds(ONE, None, pair.one.rated.doubts | pair.other.rated.doubts)
    lower, higher = sorted([one.amount, other.amount])
    return exactly(higher / lower)


def _lowest(numbers: Sequence[tuple[Truth, Bounds]]) -> Bounds | None:
    """Return the lowest of the numbers that are meant, of which one at least is."""
    if not numbers:
        return None
    least = min(number.lowest for _, number in numbers)
    ends = [number.highest for _, number in numbers]
    sure = [number.highest for meant, number in numbers if meant.is_true]
    bounded = [end for end in sure if end is not None]
    if sure:
        most = min(bounded) if bounded else None
    else:
        most = None if None in ends else max(end for end in ends if end is not None)
    doubts = [
        meant.doubts | number.doubts
        for meant, number in numbers
        if most is None or number.lowest < most or not sure
    ]
    return total([Bounds(least, most, frozenset[Fact]().union(*doubts))])


def _highest(numbers: Sequence[tuple[Truth, Bounds]]) -> Bounds | None:
    """Return the highest of the numbers that are meant, of which one at least is."""
    if not numbers:
        return None
    sure = [number.lowest for meant, number in numbers if meant.is_true]
    least = max(sure) if sure else min(number.lowest for _, number in numbers)
    ends = [number.highest for _, number in numbers]
    most = None if None in ends else max(end for end in ends if end is not None)
    doubts = [
        meant.doubts | number.doubts
        for meant, number in numbers
        if number.highest is None or number.highest > least or not sure
    ]
    return total([Bounds(least, most, frozenset[Fact]().union(*doubts))])
