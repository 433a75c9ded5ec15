"""Offers for the same work are the same.

Applies to
    every activity with two or more recorded offers of money in one currency for
    the same role, to people whom no employer pays for this time.

Expects
    the offers to be worth the same for an hour: the amount divided by the hours
    there, before and after. Other currencies are left out and named.

Why
    The same work is worth the same, whoever does it. National guidance on
    payment asks that offers are fair beside those to other members of the team
    [NIHR-PAY]_, and equality is the first of the principles that people
    who use services wrote [SCIE-2013]_.

Limits
    Compares what is offered for an hour, not the length of a day or what it
    costs to come. Two offers to the same people add up and are not compared.
    An offer that names no role is for every role: where an extra duty is paid
    for, name the roles in both offers. Can be met on paper by hours that are
    not real.

Parameters
    ``tolerance``: the share of the highest offer by which the lowest may be below it;
    0.01, one in a hundred, so that rounding is no difference (*project default*).

Met
    .. code-block:: yaml

        participants:
          - {id: carers, employer_pays: no}
          - {id: trainer, employer_pays: no}
        activities:
          - {id: interviewing}
        offers:
          - id: carers-fee
            to: carers
            covers: interviewing
            form: fee
            amount: 75.00 GBP
            per: [person, session]
            hours: {attend: 2, prepare: 1, follow_up: 0}
          - id: trainer-fee
            to: trainer
            covers: interviewing
            form: fee
            amount: 25.00 GBP
            per: [person, hour]

    *Interviewing: the same work has the same offer, £25 an hour. This does not show
    what other tasks pay.*

Not met
    .. code-block:: yaml

        participants:
          - {id: carers, employer_pays: no}
          - {id: trainer, employer_pays: no}
        activities:
          - {id: interviewing}
        offers:
          - id: one
            to: carers
            covers: interviewing
            form: fee
            amount: 25 GBP
            per: [person, hour]
          - id: two
            to: trainer
            covers: interviewing
            form: fee
            amount: 15 GBP
            per: [person, hour]

    *Interviewing: offers for the same work run from £15 to £25 an hour.*

Cannot tell
    .. code-block:: yaml

        participants:
          - {id: carers, employer_pays: no}
          - {id: trainer, employer_pays: no}
        activities:
          - {id: interviewing}
        offers:
          - id: one
            to: carers
            covers: interviewing
            form: fee
            amount: 25 GBP
            per: [person, hour]
          - id: two
            to: trainer
            covers: interviewing
            form: fee
            amount: 50 GBP
            per: [person, session]
            hours: {prepare: 0, follow_up: 0}

    *Two: how many hours does this offer cover, without reading and travel?*

Does not apply
    .. code-block:: yaml

        participants:
          - {id: carers, employer_pays: no}
        activities:
          - {id: interviewing}
        offers:
          - id: one
            to: carers
            covers: interviewing
            form: fee
            amount: 25 GBP
            per: [person, hour]

    *Interviewing: the plan records no two offers of money for the same work.*
"""

from __future__ import annotations

from fractions import Fraction

from coproduction.findings import Finding, ForWhom, Terms, Wording, validator
from coproduction.model.activities import Activity
from coproduction.reading import Reading
from coproduction.values.truth import every, some


@validator(
    says=Wording(
        met=(
            "{activity}: the same work has the same offer, {rates} an hour. "
            "This does not show what other tasks pay."
        ),
        not_met="{activity}: offers for the same work run from {lowest} to {highest} an hour.",
        does_not_apply="{activity}: the plan records no two offers of money for the same work.",
        remedies=(
            "Raise the lower offers to the highest.",
            "Write down the extra duty that explains the difference, if there is one.",
            "Publish one rate.",
        ),
        also={"currencies": "Offers in {currencies} are not compared with one another."},
    ),
    for_whom=ForWhom.EVERYONE,
)
def equal_offer(
    activity: Activity, plan: Reading, *, tolerance: Fraction = Fraction(1, 100)
) -> Finding:
    """Hold the claim of this page against one activity."""
    pairs = plan.pairs_of_offers(activity)
    offers = {offer.offer.id: offer for pair in pairs for offer in (pair.one, pair.other)}
    unlike = [pair for pair in pairs if (pair.comparable & ~pair.alike(tolerance)).is_true]
    alike = [pair for pair in pairs if pair.comparable.is_true]
    rates = {
        rate
        for pair in unlike or alike
        for rate in (pair.one.rate, pair.other.rate)
        if rate is not None
    }
    in_order = tuple(sorted(rates, key=lambda rate: rate.amount))
    currencies = {offer.currency for offer in offers.values() if offer.currency}
    return Finding(
        subject=activity.id,
        applies=some(pair.comparable for pair in pairs),
        holds=every(~pair.comparable | pair.alike(tolerance) for pair in pairs),
        values={
            "activity": activity.id,
            "rates": in_order,
            "lowest": in_order[0] if in_order else None,
            "highest": in_order[-1] if in_order else None,
            "currencies": Terms(tuple(sorted(currencies))) if len(currencies) > 1 else None,
        },
        evidence=frozenset({activity.id, *offers}),
    )
