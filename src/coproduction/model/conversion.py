"""From what is pleasant to write in Python to what the nouns hold.

Converters are named functions, one for each kind of field, since the attrs
plugin of mypy reads the types of nothing else. Each accepts what it returns, so
that a noun can be made again from its own fields.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any, Literal, TypeVar

from coproduction import ids
from coproduction.errors import InvalidValueError
from coproduction.ids import Id, RoleId, WhoId
from coproduction.values import counts, days, money, numbers
from coproduction.values.counts import Count
from coproduction.values.days import Day
from coproduction.values.money import Money
from coproduction.values.withheld import RATHER_NOT_SAY, Withheld

T = TypeVar("T")

Words = str | Iterable[str]
"""One word, or several."""
AnyCount = Count | int | Iterable[int] | Mapping[str, int]
AnyDay = Day | dt.date | str | int | Iterable[str | int | dt.date]
AnyNumber = Fraction | Decimal | int | str


def several(words: object) -> tuple[Any, ...]:
    """Return one word or several as several.

    Raises:
        InvalidValueError: If it is neither.
    """
    if isinstance(words, str):
        return (words,)
    if isinstance(words, tuple):
        return words
    if isinstance(words, Iterable):
        return tuple(words)
    raise InvalidValueError("A word or a list of words is needed here.")


def all_of(kind: type[T], things: object) -> tuple[T, ...]:
    """Return things of one kind.

    Raises:
        InvalidValueError: If it is no list, or one of them is of another kind.
    """
    if isinstance(things, Iterable):
        found: tuple[Any, ...] = tuple(things)
        if {*map(type, found)} <= {kind}:
            return found
    raise InvalidValueError(f"A list of {kind.__name__}(…) is needed here, and of nothing else.")


def _unless(value: object, convert: Callable[[object], T]) -> T | None:
    return None if value is None else convert(value)


# Ids


def who(value: Words) -> tuple[WhoId, ...]:
    """Return whoever is named, one or several."""
    words = several(value)
    try:
        return _who(words)
    except TypeError:  # what cannot be looked up is no word
        raise InvalidValueError("An id is a word, such as steering-group.") from None


@lru_cache(maxsize=1 << 14)  # the same few are named in part after part
def _who(words: tuple[str, ...]) -> tuple[WhoId, ...]:
    return tuple(WhoId(ids.reference(each)) for each in words)


def who_if_stated(value: Words | None) -> tuple[WhoId, ...] | None:
    """Return whoever is named, or ``None``."""
    return None if value is None else who(value)


def anything(value: Words | None) -> tuple[Id, ...] | None:
    """Return the ids of things of any kind, or ``None``."""
    return None if value is None else tuple(_thing(each) for each in several(value))


def some_things(value: Words) -> tuple[Id, ...]:
    """Return the ids of things of any kind, none if nothing is said."""
    return tuple(ids.slug(each) for each in several(value))


def _thing(text: object) -> Id:
    return Id("all") if text == "all" else ids.reference(text)


def one_who(value: str | None) -> WhoId | None:
    """Return who it is, or ``None``."""
    return None if value is None else WhoId(ids.slug(value))


def one_thing(value: str | None) -> Id | None:
    """Return what it is, or ``None``."""
    return None if value is None else ids.slug(value)


def role_if_stated(value: str | None) -> RoleId | None:
    """Return the role, or ``None``."""
    return None if value is None else RoleId(ids.slug(value))


# Texts that a level or a check reads

BARE_YES = frozenset({"yes", "true", "y"})
"""What says that there is something, and not what."""


def words_or_no(value: object, needed: str) -> str | Literal[False]:
    """Return what somebody said, or ``False`` for nothing.

    Args:
        value: The text, or ``False``.
        needed: What to write, for whoever wrote something else.

    Raises:
        InvalidValueError: If it is neither, is empty, or only says that there is something.
    """
    if value is False:
        return False
    if isinstance(value, str) and value.strip() and value.strip().lower() not in BARE_YES:
        return value
    raise InvalidValueError(needed)


def reason(value: str | bool | None) -> str | Literal[False] | None:  # noqa: FBT001  # attrs passes one value
    """Return the reason, ``False`` if none was given, or ``None``.

    An empty text says nothing.

    Raises:
        InvalidValueError: If it is something else.
    """
    if value is None or value == "":
        return None
    return words_or_no(value, "Say what the reason was, or no where none was given.")


# Values


def count_if_stated(value: AnyCount | None) -> Count | None:
    """Return the count, or ``None``."""
    return None if value is None else counts.count(value)


def day(value: AnyDay) -> Day:
    """Return the day."""
    return days.day(value)


def day_if_stated(value: AnyDay | None) -> Day | None:
    """Return the day, or ``None``."""
    return None if value is None else days.day(value)


def clock_if_stated(value: dt.time | str | None) -> dt.time | None:
    """Return the time of day, or ``None``."""
    return None if value is None else days.clock(value)


def number(value: AnyNumber) -> Fraction:
    """Return the exact number."""
    return numbers.exact(value)


def number_if_stated(value: AnyNumber | None) -> Fraction | None:
    """Return the exact number, or ``None``."""
    return _unless(value, numbers.exact)


def money_if_stated(value: Money | str | None) -> Money | None:
    """Return the money, or ``None``."""
    return None if value is None else money.money(value)


def money_or_none(value: Money | str | bool | None) -> Money | Literal[False] | None:  # noqa: FBT001  # attrs passes one value
    """Return the money, ``False`` for none, or ``None``."""
    return value if value is None or value is False else money.money(value)


def yes_or_no(value: bool | None) -> bool | None:  # noqa: FBT001  # attrs passes one value
    """Return yes, no, or ``None``.

    Raises:
        InvalidValueError: If it is something else, such as a text or a number.
    """
    if value is None or value is True or value is False:
        return value
    raise InvalidValueError("Yes or no is needed here: True or False in Python.")


def whether(value: bool) -> bool:  # noqa: FBT001  # as above
    """Return yes or no.

    Raises:
        InvalidValueError: If it is something else, ``None`` included.
    """
    if value is True or value is False:
        return value
    raise InvalidValueError("Yes or no is needed here: True or False in Python.")


def yes_no_or_withheld(value: bool | str | None) -> bool | Withheld | None:  # noqa: FBT001  # as above
    """Return yes, no, *rather not say*, or ``None``.

    Raises:
        InvalidValueError: If it is something else.
    """
    if value == RATHER_NOT_SAY:
        return RATHER_NOT_SAY
    return yes_or_no(value)  # type: ignore[arg-type]  # a text is refused there, in words


def yes_if_stated(value: bool | None) -> Literal[True] | None:  # noqa: FBT001  # as above
    """Return ``True`` or ``None``: a mark that is set or not stated.

    Raises:
        InvalidValueError: If it is something else.
    """
    if value is None or value is True:
        return value
    raise InvalidValueError("This is either yes, or left out.")


# Texts


def requests(value: Words | None) -> tuple[str, ...] | Withheld | None:
    """Return what was asked for, *rather not say*, or ``None``."""
    if value == RATHER_NOT_SAY:
        return RATHER_NOT_SAY
    return texts_if_stated(value)


def texts_if_stated(value: Words | None) -> tuple[str, ...] | None:
    """Return the texts, one or several, or ``None``."""
    return None if value is None else texts(value)


def texts(value: Words) -> tuple[str, ...]:
    """Return the texts, one or several.

    Raises:
        InvalidValueError: If one of them is empty.
    """
    found = several(value)
    if not all(isinstance(each, str) and each.strip() for each in found):
        raise InvalidValueError("Words are needed here, and none of them empty.")
    return found
