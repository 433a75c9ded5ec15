"""Days as plans know them: a day, a month, a year, bounds, *undated* or *never*.

A day that is not known to the day is an interval, and comparing two of them has
three answers. *Undated* means that it happened, on a day that is not stated;
*never* means that it did not happen.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import TYPE_CHECKING

import attrs

from coproduction.errors import InvalidValueError
from coproduction.values.truth import FALSE, NO_FACTS, TRUE, Fact, Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


@attrs.frozen
class Day:
    """When something happened, as far as that is known.

    Attributes:
        earliest: The first day that it can have been.
        latest: The last day that it can have been.
        happened: Whether it happened at all; ``False`` only for *never*.
    """

    earliest: dt.date = dt.date.min
    latest: dt.date = dt.date.max
    happened: bool = True

    def __attrs_post_init__(self) -> None:
        """Refuse what cannot be: bounds the wrong way round, a day of what never was."""
        ends = (self.earliest, self.latest)
        if {*map(type, ends)} != {dt.date} or self.earliest > self.latest:
            raise InvalidValueError("Bounds are two days, the earlier one first.")
        if not self.happened and ends != (dt.date.min, dt.date.max):
            raise InvalidValueError("What never happened has no day.")

    @property
    def is_exact(self) -> bool:
        """Whether it is one known day, or known never to have been."""
        return not self.happened or self.earliest == self.latest

    def text(self) -> str | list[str]:
        """Return it as a plan file has it: ``2014-10``, ``undated``, two dates for bounds."""
        if not self.happened:
            return "never"
        if self == UNDATED:
            return "undated"
        single = _one_text(self.earliest, self.latest)
        if single:
            return single
        return [self.earliest.isoformat(), self.latest.isoformat()]

    def __str__(self) -> str:
        """Return the words for it: *7 October 2014*, *October 2014*, *2014*."""
        if not self.happened:
            return "never"
        if self == UNDATED:
            return "on a day that the plan does not give"
        single = _one_text(self.earliest, self.latest)
        if single is None:
            return f"between {_spoken(self.earliest)} and {_spoken(self.latest)}"
        return {
            4: single,
            7: f"{calendar.month_name[self.earliest.month]} {self.earliest.year}",
            10: _spoken(self.earliest),
        }[len(single)]


def _spoken(date: dt.date) -> str:
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def _one_text(earliest: dt.date, latest: dt.date) -> str | None:
    """Return the year, month or day that is just this interval, if there is one."""
    year, month = earliest.year, earliest.month
    for text in (f"{year:04d}", f"{year:04d}-{month:02d}", earliest.isoformat()):
        if _interval(text) == (earliest, latest):
            return text
    return None


def _interval(text: str) -> tuple[dt.date, dt.date]:
    match = _DATE.fullmatch(text)
    if not match:
        raise InvalidValueError(_EXPECTED)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        if day:
            return first, first
        month = month or 12
        return first, dt.date(first.year, month, calendar.monthrange(first.year, month)[1])
    except ValueError:
        raise InvalidValueError(f"There is no such day as {text}.") from None


_EXPECTED = (
    "A day is written as 2014-10-07, a month as 2014-10, a year as 2014, bounds as two of them, "
    "and else as undated or never."
)

UNDATED = Day()
NEVER = Day(happened=False)
FROM_THE_START = Day(dt.date.min, dt.date.min)
"""Since before anything else in the plan: what is not said to have begun later."""


def day(value: Day | dt.date | str | int | Iterable[object]) -> Day:
    """Return a day from any of the forms that a plan may use.

    Raises:
        InvalidValueError: If it is none of these forms, there is no such day,
            or bounds are the wrong way round.
    """
    if isinstance(value, Day):
        return value
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return Day(value, value)
    if isinstance(value, list | tuple):
        return _bounds(value)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise InvalidValueError(_EXPECTED)
    return {"undated": UNDATED, "never": NEVER}.get(value) or Day(*_interval(value))


def _bounds(ends: list[object] | tuple[object, ...]) -> Day:
    """Return the days from the start of the first to the end of the second."""
    days = [day(end) for end in ends if isinstance(end, str | int | dt.date | Day)]
    if len(days) == len(ends) == 2 and not {UNDATED, NEVER} & set(days):
        first, last = days
        if first.earliest <= last.latest:
            return Day(first.earliest, last.latest)
    raise InvalidValueError("Bounds are two days, the earlier one first.")


def before(one: Day, other: Day) -> bool | None:
    """Return whether one came before the other; ``None`` where both orders are possible.

    What never happened comes before nothing, and nothing comes before it.
    """
    if not one.happened or not other.happened:
        return False
    if one.latest < other.earliest:
        return True
    if one.earliest >= other.latest:
        return False
    return None


def earlier(one: Day | None, other: Day | None, fact: Fact, other_fact: Fact) -> Truth:
    """Return whether one came before the other, with the facts that would settle it."""
    answer = None if one is None or other is None else before(one, other)
    if answer is not None:
        return TRUE if answer else FALSE
    if NEVER in (one, other):
        return FALSE
    facts = [
        each
        for value, each in ((one, fact), (other, other_fact))
        if value is None or not value.is_exact
    ]
    return Truth(None, NO_FACTS.union(facts))


def clock(value: object) -> dt.time:
    """Return a time of day, such as ``10:00``.

    Raises:
        InvalidValueError: If it is none.
    """
    if isinstance(value, dt.time):
        return value
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,2}:[0-9]{2}", value, re.ASCII):
            hour, minute = value.split(":")
            return dt.time(int(hour), int(minute))
    except ValueError:
        pass
    raise InvalidValueError("A time of day is written as 10:00 or 15:30.")
