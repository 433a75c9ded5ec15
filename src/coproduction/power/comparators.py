"""What a rate is compared with, and the record of one comparison."""

from __future__ import annotations

from enum import StrEnum

import attrs

from coproduction.errors import InvalidValueError
from coproduction.values.counts import Bounds
from coproduction.values.money import Rate
from coproduction.values.truth import Fact, Truth


class Metric(StrEnum):
    """What is measured: M1 to M5 of the library's notes on payment."""

    OFFER_COVERAGE = "offer-coverage"
    PARITY_RATIO = "parity-ratio"
    LIKE_FOR_LIKE = "like-for-like"
    FLOOR_MARGIN = "floor-margin"
    CASH_EXPOSURE = "cash-exposure"


class ComparedWith(StrEnum):
    """What is compared with what, from the nearest to the furthest."""

    EVERYBODY_UNPAID = "everybody-unpaid"
    """All whom no employer pays."""
    SAME_WORK = "same-work"
    """What the plan offers for the same work to those who speak for an organisation."""
    OTHER_OFFERS = "other-offers"
    """The other offers for the same work."""
    STAFF_PAY = "staff-pay"
    """What staff are paid for an hour of the same work."""
    CONTRACTOR = "contractor"
    """A contractor's day rate in the budget, by 7.5 hours."""
    PUBLIC_OFFICE = "public-office"
    """The published rate of a board or a tribunal."""
    INVOLVEMENT_RATE = "involvement-rate"
    """A published rate for involvement, on that day."""
    MINIMUM_WAGE = "minimum-wage"
    LIVING_WAGE = "living-wage"


@attrs.frozen(kw_only=True)
class Comparator:
    """What an hour's worth is compared with.

    Attributes:
        kind: What it is.
        name: Which one, in words that are printed beside the number, such as *National
            Living Wage, April 2026*.
        rate: The money for an hour, more than nothing.
        with_on_costs: Whether it has on-costs in it, such as holiday, pension and
            overheads: a consultant's rate mostly has, a fee has not.
    """

    kind: ComparedWith
    name: str
    rate: Rate
    with_on_costs: bool | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what nothing can be compared with.

        Raises:
            InvalidValueError: If the rate is nothing, or has no name.
        """
        if self.rate.amount <= 0 or not self.name.strip():
            raise InvalidValueError("A comparator is a rate of more than nothing, with its name.")


@attrs.frozen(kw_only=True)
class Figure:
    """One metric, with what it was compared with.

    Attributes:
        metric: What is measured.
        value: The number, as far as the plan says. ``None`` where there is none: nobody
            or nothing to measure (`applies` is false), or nothing to compare with
            (`compared_with` is ``None``): then it cannot be told, and is never filled in.
        applies: Whether there is anything to measure. While that is open, the value is
            what it would be if there were.
        compared_with: What it is compared with, or ``None`` where there is nothing.
        comparator: The rate from outside the plan that was given, if one was.
    """

    metric: Metric
    value: Bounds | None
    applies: Truth
    compared_with: ComparedWith | None
    comparator: Comparator | None = None

    @property
    def asks(self) -> frozenset[Fact]:
        """The facts that would settle it."""
        doubts = self.applies.doubts
        return doubts if self.value is None else doubts | self.value.doubts
