"""What is left of a thing in the plan when somebody is left out of it."""

from __future__ import annotations

import typing
from collections.abc import Collection
from functools import cache
from typing import Any, TypeVar

import attrs

from coproduction.formats.kinds import is_new_id
from coproduction.ids import WhoId

T = TypeVar("T")


def without(noun: T, left_out: Collection[WhoId]) -> T:
    """Return the same thing, in which those who are left out are named nowhere.

    The very thing, where it names none of them. What is said in free text stays.
    """
    held: Any = noun
    kind: Any = type(noun)
    changes: dict[str, Any] = {}
    for name, default in _naming(kind):
        value = getattr(held, name)
        less = _without(value, default, left_out)
        if less is not value:
            changes[name] = less
    made: T = attrs.evolve(held, **changes) if changes else noun
    return made


@cache
def _naming(kind: Any) -> tuple[tuple[str, Any], ...]:
    """Return the fields that may name somebody, each with its default."""
    hints = typing.get_type_hints(kind)
    return tuple(
        (field.name, field.default) for field in attrs.fields(kind) if _names(hints[field.name])
    )


def _names(hint: Any) -> bool:
    """Return whether a type is that of an id, or of something that may hold one."""
    return is_new_id(hint) or attrs.has(hint) or any(map(_names, typing.get_args(hint)))


def _without(value: Any, default: Any, left_out: Collection[WhoId]) -> Any:
    if isinstance(value, tuple):
        kept = [(each, _without(each, None, left_out)) for each in value]
        if all(less is each for each, less in kept):
            return value
        return tuple(less for _, less in kept if less is not None and not _is_about_nobody(less))
    if attrs.has(type(value)):
        return without(value, left_out)
    return default if type(value) is str and value in left_out else value


def _is_about_nobody(held: Any) -> bool:
    """Return whether nobody is left in a part, a telling or whatever names people."""
    return () in (getattr(held, "who", None), getattr(held, "to", None))
