"""Money: an exact amount and a currency, never a float, never converted."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

import attrs

from coproduction.errors import InvalidValueError

_FORM = re.compile(r"([0-9]{1,12}(?:\.[0-9]{1,4})?) ([A-Z]{3})", re.ASCII)
_EXPECTED = "Money is written as an amount and a currency, such as 25.00 GBP."
_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}


@attrs.frozen
class Money:
    """An amount of money.

    Attributes:
        amount: How much, exactly; nought or more.
        currency: Three capital letters, as ISO 4217 has them.
    """

    amount: Decimal
    currency: str

    def __attrs_post_init__(self) -> None:
        """Refuse what a plan file could not hold, such as a float."""
        amount: object = self.amount
        if not isinstance(amount, Decimal) or not _FORM.fullmatch(self.text()):
            raise InvalidValueError(_EXPECTED)

    def text(self) -> str:
        """Return it as a plan file has it: ``25.00 GBP``."""
        return f"{self.amount:f} {self.currency}"

    def __str__(self) -> str:
        """Return the words for it: *£25*, *£12.50*, *30 CHF*."""
        return str(Rate(Fraction(self.amount), self.currency))


@attrs.frozen
class Rate:
    """Money for an hour of one person's time, as an exact fraction.

    Attributes:
        amount: How much an hour.
        currency: As in :class:`Money`.
    """

    amount: Fraction
    currency: str

    def __str__(self) -> str:
        """Return the words for it, to the nearest penny."""
        hundredths = round(self.amount * 100)
        pounds = f"{hundredths // 100:,}"
        text = f"{pounds}.{hundredths % 100:02d}" if hundredths % 100 else pounds
        sign = _SIGNS.get(self.currency)
        words = f"{sign}{text}" if sign else f"{text} {self.currency}"
        return words if Fraction(hundredths, 100) == self.amount else f"about {words}"


def money(value: object) -> Money:
    """Return money from a text such as ``25.00 GBP``.

    Raises:
        InvalidValueError: If it is no such text.
    """
    if isinstance(value, Money):
        return value
    match = _FORM.fullmatch(value) if isinstance(value, str) else None
    if not match:
        raise InvalidValueError(_EXPECTED)
    return Money(Decimal(match[1]), match[2])


def alike(one: Rate, other: Rate, tolerance: Fraction) -> bool:
    """Return whether two rates in one currency are alike within a tolerance.

    Args:
        one: A rate.
        other: Another.
        tolerance: The share of the higher by which the lower may be below it,
            from 0 to 1.
    """
    lower, higher = sorted([one.amount, other.amount])
    return lower >= higher * (1 - tolerance)
