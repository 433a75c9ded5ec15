"""Typed values into plain ones, as files have them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from typing import Any

from cattrs import Converter

from coproduction.formats.kinds import is_literal, is_tuple, is_union
from coproduction.formats.text import Plain
from coproduction.values import numbers
from coproduction.values.counts import Count
from coproduction.values.days import Day
from coproduction.values.money import Money
from coproduction.values.withheld import RatherNotSay


def register_writing(made: Converter) -> None:
    """Teach a converter to write every kind of value."""
    made.register_unstructure_hook(Day, _write_day)
    made.register_unstructure_hook(Count, _write_count)
    made.register_unstructure_hook(Fraction, write_number)
    made.register_unstructure_hook(Money, lambda value: Plain(value.text()))
    made.register_unstructure_hook(dt.time, lambda value: Plain(value.strftime("%H:%M")))
    made.register_unstructure_hook(
        str, lambda value: Plain(value.value) if isinstance(value, Enum) else value
    )
    made.register_unstructure_hook_factory(
        is_tuple,
        lambda _: lambda value: [made.unstructure(each) for each in value],
    )
    made.register_unstructure_hook_factory(is_union, lambda _: _write_either(made))
    made.register_unstructure_hook_func(is_literal, _write_literal)


def _write_literal(value: object) -> object:
    return Plain(value.value) if isinstance(value, RatherNotSay) else value


def _write_either(made: Converter) -> Callable[[Any], Any]:
    def write(value: Any) -> Any:
        if isinstance(value, tuple):
            return [made.unstructure(each) for each in value]
        return made.unstructure(value)

    return write


def _write_day(value: Day) -> object:
    written = value.text()
    return [Plain(end) for end in written] if isinstance(written, list) else Plain(written)


def _write_count(value: Count) -> object:
    if value.about is not None:
        return {"about": value.about}
    if value.is_exact:
        return value.lowest
    if value.highest is None:
        return {"at_least": value.lowest}
    return [value.lowest, value.highest] if value.lowest else {"at_most": value.highest}


def write_number(value: Fraction) -> int | Plain:
    """Return an exact number as files have it: a whole number, a decimal or a ratio."""
    return value.numerator if value.denominator == 1 else Plain(numbers.decimal_text(value))
