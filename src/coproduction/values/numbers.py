"""Exact numbers: votes, hours and rates are fractions, never floats."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from coproduction.errors import InvalidValueError

_DECIMAL = re.compile(r"[0-9]{1,40}(?:\.[0-9]{1,6})?")
_RATIO = re.compile(r"[0-9]{1,22}/[1-9][0-9]{0,21}")

MAGNITUDE = 15
LARGEST = 10**MAGNITUDE
FINEST = 10**22
"""Above every part of a ratio that can be written and read again."""
NEEDED = "A number of 0 or more is needed here, such as 2, 1.5 or 1/3."
MOST_PLACES = 6
"""How many decimals are written; a number of more is written as a ratio."""


def exact(number: object) -> Fraction:
    """Return a number of nought or more, exactly.

    Args:
        number: An ``int``, a ``Fraction``, a ``Decimal``, or a text such as
            ``2``, ``1.5`` or ``1/3``.

    Raises:
        InvalidValueError: If it is a float (which is not exact), negative, not
            finite, larger than any plan needs (10 to the power of 15), or of
            more digits than can be written.
    """
    if isinstance(number, float):
        raise InvalidValueError("A float is not exact. Write the number as text, such as '1.5'.")
    if isinstance(number, str) and (_DECIMAL.fullmatch(number) or _RATIO.fullmatch(number)):
        number = Fraction(number)
    if isinstance(number, Decimal) and number.is_finite() and abs(number.adjusted()) <= MAGNITUDE:
        number = Fraction(number)
    if isinstance(number, int | Fraction) and not isinstance(number, bool):
        fraction = Fraction(number)
        if 0 <= fraction <= LARGEST and max(fraction.as_integer_ratio()) < FINEST:
            return fraction
        if fraction > LARGEST:
            raise InvalidValueError("This number is larger than any plan needs.")
    hint = " Write 60 % as 0.6." if isinstance(number, str) and "%" in number else ""
    raise InvalidValueError(f"{NEEDED}{hint}")


def decimal_text(number: Fraction) -> str:
    """Return the number as a decimal where it has one, else as a ratio: ``1.5``, ``1/3``."""
    if number.denominator == 1:
        return str(number.numerator)
    if (number * 10**MOST_PLACES).denominator != 1:
        return f"{number.numerator}/{number.denominator}"
    places = 0
    while number.denominator != 1:
        number *= 10
        places += 1
    digits = str(number.numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}"
