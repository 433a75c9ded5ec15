"""Offers: what is offered to somebody in return for their time."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from coproduction import ids
from coproduction.errors import InvalidValueError
from coproduction.ids import Id, OfferId, WhoId
from coproduction.model import choices, conversion
from coproduction.model.questions import Whom, asks
from coproduction.model.words import Form, Per
from coproduction.values.days import Day
from coproduction.values.money import Money
from coproduction.values.withheld import Withheld


def offer_id(text: str) -> OfferId:
    """Return the text as an offer's id."""
    return OfferId(ids.slug(text))


@attrs.frozen(kw_only=True)
class Hours:
    """The hours of one person that an offer is for.

    Attributes:
        attend: Hours there.
        prepare: Hours before, such as reading.
        follow_up: Hours after.
        travel: Hours on the way, shown apart and in no rate.
    """

    attend: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "{of}: how many hours does this offer cover, without reading and travel?",
            Whom.ORGANISERS,
            "{of}: the plan gives no hours for this offer.",
            "For {count} offers, the plan gives no hours.",
        ),
    )
    prepare: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "{of}: how many hours of reading and preparing does this offer cover?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how many hours of preparing this offer covers.",
            "For {count} offers, the plan does not say how many hours of preparing they cover.",
        ),
    )
    follow_up: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "{of}: how many hours afterwards does this offer cover?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how many hours afterwards this offer covers.",
            "For {count} offers, the plan does not say how many hours afterwards they cover.",
        ),
    )
    travel: Fraction | None = attrs.field(
        default=None,
        converter=conversion.number_if_stated,
        metadata=asks(
            "{of}: how many hours of travel does this offer cover?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how many hours of travel this offer covers.",
            "For {count} offers, the plan does not say how many hours of travel they cover.",
        ),
    )


def hours(
    value: Hours | Mapping[str, str | int | Fraction] | str | int | Fraction | None,
) -> Hours:
    """Return the hours; one bare number is all of them, reading and follow-up included.

    Raises:
        InvalidValueError: If it is none of these.
    """
    if isinstance(value, Hours):
        return value
    if value is None:
        return Hours()
    if not isinstance(value, Mapping):
        return Hours(attend=value, prepare=0, follow_up=0)
    if value.keys() <= {field.name for field in attrs.fields(Hours)}:
        return Hours(**value)
    raise InvalidValueError("Hours are attend, prepare, follow_up and travel.")


@attrs.frozen(kw_only=True)
class Offer:
    """What is offered to somebody in return for their time.

    Attributes:
        to: To whom it is offered. An offer to a group reaches the groups among it.
        covers: The activities and roles it is for, or ``all``. An offer that
            covers no role covers every role, and the same for activities.
        hours: The hours of one person that it is for.
        amount: The money offered, for what ``per`` says.
        per: What the amount is for.
        form: A fee, salary or voucher is more than nothing.
        accepted: Whether it was taken. An offer that was declined was made.
    """

    id: OfferId = attrs.field(converter=offer_id)
    title: str = ""
    to: tuple[WhoId, ...] | None = attrs.field(
        default=None,
        converter=conversion.who_if_stated,
        metadata=asks(
            "{of}: to whom is this offered?",
            Whom.ORGANISERS,
            "{of}: the plan does not say to whom this is offered.",
            "For {count} offers, the plan does not say to whom they are made.",
        ),
    )
    covers: tuple[Id, ...] | None = attrs.field(
        default=None,
        converter=conversion.anything,
        metadata=asks(
            "{of}: which sessions and which roles does this offer cover?",
            Whom.ORGANISERS,
            "{of}: the plan does not say what this offer covers.",
            "For {count} offers, the plan does not say what they cover.",
        ),
    )
    hours: Hours = attrs.field(default=Hours(), converter=hours)
    amount: Money | None = attrs.field(
        default=None,
        converter=conversion.money_if_stated,
        metadata=asks(
            "{of}: how much money is offered?",
            Whom.ORGANISERS,
            "{of}: the plan does not say how much money is offered.",
            "For {count} offers, the plan does not say how much money they are.",
        ),
    )
    per: tuple[Per, ...] | None = attrs.field(
        default=None,
        converter=choices.per,
        metadata=asks(
            "{of}: is this for an hour, for a session, or for everything?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if this is for an hour, a session or everything.",
            "For {count} offers, the plan does not say what the money is for.",
        ),
    )
    form: Form | None = attrs.field(
        default=None,
        converter=choices.form,
        metadata=asks(
            "{of}: is this a fee, a salary, a voucher, expenses, or something else?",
            Whom.ORGANISERS,
            "{of}: the plan does not say if this is a fee, a voucher or something else.",
            "For {count} offers, the plan does not say which form they have.",
        ),
    )
    paid_by: WhoId | None = attrs.field(
        default=None,
        converter=conversion.one_who,
        metadata=asks(
            "{of}: who pays this?",
            Whom.ORGANISERS,
            "{of}: the plan does not say who pays this.",
            "For {count} offers, the plan does not say who pays.",
        ),
    )
    offered_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: when was this offered?",
            Whom.ORGANISERS,
            "{of}: the plan does not say when this was offered.",
            "For {count} offers, the plan does not say when they were made.",
        ),
    )
    accepted: bool | Withheld | None = attrs.field(
        default=None,
        converter=conversion.yes_no_or_withheld,
        metadata=asks(
            "{of}: was this offer taken?",
            Whom.PERSON,
            "{of}: the plan does not say if this offer was taken.",
            "For {count} offers, the plan does not say if they were taken.",
        ),
    )
    paid_on: Day | None = attrs.field(
        default=None,
        converter=conversion.day_if_stated,
        metadata=asks(
            "{of}: when was this paid?",
            Whom.PERSON,
            "{of}: the plan does not say when this was paid.",
            "For {count} offers, the plan does not say when they were paid.",
        ),
    )
    note: str = ""
    source: str = ""
