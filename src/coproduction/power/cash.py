"""Who bears the cost of taking part until it is paid back, and for how long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs

from coproduction.ids import WhoId
from coproduction.model.activities import Activity
from coproduction.model.offers import Offer
from coproduction.model.words import Form, ListName
from coproduction.power.attendance import Attendance, Here
from coproduction.power.comparators import ComparedWith, Figure, Metric
from coproduction.power.grants import Grant, grants_of
from coproduction.power.parity import is_unpaid, times_of_the_unpaid
from coproduction.power.quotients import is_something, share, total
from coproduction.power.taken_apart import divided, is_alike, taken_apart
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, Bounds
from coproduction.values.days import UNDATED
from coproduction.values.truth import Fact, Truth, known, some, unknown

NOTHING = Fraction(0)


@attrs.frozen(kw_only=True)
class CashExposure:
    """What unpaid people pay themselves, and lend.

    Attributes:
        without: Which share of the times that people whom no employer pays take part has
            no offer of expenses. 0 is nobody out of pocket.
        money_days: Money by the days until it was paid back, for each currency (``None``
            where the plan does not say how much): £10 for 14 days are 140. 0 is
            nobody lends money.
    """

    without: Figure
    money_days: Mapping[str | None, Bounds]

    @property
    def asks(self) -> frozenset[Fact]:
        """The facts that would settle it."""
        return self.without.asks.union(*(each.doubts for each in self.money_days.values()))


def cash_exposure(reading: Reading) -> CashExposure:
    """Return what unpaid people pay themselves, and what they lend until it is paid back (M5).

    By the offers of expenses of a plan, which are for what people paid themselves. From
    the day of the session to ``paid_on``; what was paid before it lends nothing. What was
    never paid back is lent until the day on which the plan is read. Travel that the
    organisers book is written as an offer of expenses that was paid before.

    References:
        [NIHR-PAY].
    """

    def has_expenses(who: WhoId, here: Here) -> Truth:
        return some(
            reading.is_to(offer, who)
            & reading.covers_part(offer, here.part, here.named, here.activity)
            & _pays_expenses(offer)
            for offer in reading.offers_to(who)
        ) | ~reading.lists_all(ListName.OFFERS)

    covered, uncovered = times_of_the_unpaid(has_expenses, reading)
    return CashExposure(
        without=Figure(
            metric=Metric.CASH_EXPOSURE,
            value=share(uncovered, covered),
            applies=is_something(covered, uncovered),
            compared_with=ComparedWith.EVERYBODY_UNPAID,
        ),
        money_days=_money_days(reading),
    )


def _pays_expenses(offer: Offer) -> Truth:
    if offer.form is None:
        return unknown(Fact(offer.id, "form"))
    return known(offer.form == Form.EXPENSES)


def _money_days(reading: Reading) -> dict[str | None, Bounds]:
    """Return money by days, for each currency."""
    lent: dict[str | None, Bounds] = {}
    there = Attendance(reading)
    for offer in reading.plan.offers:
        for grant in grants_of(offer, _pays_expenses(offer), reading, there):
            theirs = total(_of_the_unpaid(grant, reading))
            here = grant.to.here if grant.to else None
            days = _days_lent(offer, [here.activity] if here else None, reading)
            found = (theirs * days).or_none(grant.meant)
            lent[grant.currency] = lent.get(grant.currency, NOBODY) + found
    unsaid = lent.get(None, NOBODY)
    return {
        currency: total([lent[currency], *([unsaid] if currency is not None else [])])
        for currency in sorted(lent, key=lambda each: (each is None, each or ""))
    }


def _of_the_unpaid(grant: Grant, reading: Reading) -> Iterator[Bounds]:
    """Yield the money of a grant that is for people whom no employer pays."""
    if grant.to is None:
        yield grant.money.or_none(grant.for_anybody)
        return
    apart = taken_apart(
        grant.to, reading, whole_where=lambda who: is_alike(who, reading.employer_pays, reading)
    )
    for each, money in divided(grant.money, grant.to, apart):
        yield money.or_none(is_unpaid(each.who, reading))


def _days_lent(offer: Offer, at: list[Activity] | None, reading: Reading) -> Bounds:
    """Return the days from what an offer of expenses is for until it is paid."""
    paid, fact = offer.paid_on, Fact(offer.id, "paid_on")
    if paid is not None and not paid.happened:
        paid, fact = reading.on, Fact(reading.plan.id, "recorded_on")
    if at is None:
        covered = [(each, reading.covers(offer, each)) for each in reading.activities()]
        if offer.covers is None or any(truth.is_unknown for _, truth in covered):
            return Bounds(NOTHING, None, frozenset({Fact(offer.id, "covers")}))
        at = [each for each, truth in covered if truth.is_true]
    if not at:
        return NOBODY
    paid = paid or UNDATED
    earliest = min(_first(each) for each in at)
    latest = max(_last(each) for each in at)
    lowest = highest = None
    if dt.date.max not in {latest, paid.earliest} and paid.earliest != dt.date.min:
        lowest = Fraction(max(0, (paid.earliest - latest).days))
    if dt.date.max != paid.latest and earliest != dt.date.min:
        highest = Fraction(max(0, (paid.latest - earliest).days))
    doubts = {fact} if not paid.is_exact else set[Fact]()
    return total([Bounds(lowest or NOTHING, highest, frozenset(doubts | _days_in_doubt(at)))])


def _first(activity: Activity) -> dt.date:
    return activity.starts_on.earliest if activity.starts_on else dt.date.min


def _last(activity: Activity) -> dt.date:
    return activity.ends_on.latest if activity.ends_on else dt.date.max


def _days_in_doubt(activities: list[Activity]) -> set[Fact]:
    return {
        Fact(activity.id, field)
        for activity in activities
        for field in ("starts_on", "ends_on")
        if not (getattr(activity, field) or UNDATED).is_exact
    }
