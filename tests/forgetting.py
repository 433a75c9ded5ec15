"""Leaving facts unsaid, and saying them again: read off the types of the nouns.

What can be forgotten: a field that may be ``None``, a completeness mark, the
exactness of a count or a day, and that a list inside a noun is all of it. Never
an item of a record: that is what a check speaks of.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Iterator
from functools import cache
from typing import Any, Union

import attrs

from coproduction.errors import Path
from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.activities import Provision
from coproduction.model.bodies import Seat
from coproduction.model.decided import Option, Told
from coproduction.model.decisions import Decision
from coproduction.model.papers import Papers
from coproduction.model.plan import Plan
from coproduction.model.words import How, ListName
from coproduction.values.counts import Count
from coproduction.values.days import UNDATED, Day
from coproduction.values.withheld import RATHER_NOT_SAY, RatherNotSay

EXCEPTIONS = {(Decision, "decides_by")}
"""What is taken not to exist where it is not written: a decision goes by the rule of the body."""


@attrs.frozen
class Forgetting:
    """A value to put in place of one that says more.

    Attributes:
        path: Where.
        value: What to put there.
    """

    path: Path
    value: Any

    def apply(self, plan: Plan) -> Plan:
        """Return the plan with this said less exactly, or not at all."""
        changed: Plan = put(plan, self.path, self.value)
        return changed


def put(here: Any, path: Path, value: Any) -> Any:
    """Return the same with another value at a path."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*here[:step], put(here[step], rest, value), *here[step + 1 :])
    return attrs.evolve(here, **{step: put(getattr(here, step), rest, value)})


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """Return the types of the fields of a class."""
    return typing.get_type_hints(kind)


def members_of(kind: Any) -> tuple[Any, ...]:
    """Return the types of which a value may be one."""
    if typing.get_origin(kind) in (Union, types.UnionType):
        return tuple(typing.get_args(kind))
    return (kind,)


def forgettings(plan: Plan) -> list[Forgetting]:
    """Return every single thing that a plan can leave unsaid."""
    return [Forgetting(path, value) for path, value in _in(plan, ())]


def _in(noun: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    kind: Any = type(noun)
    for field in attrs.fields(kind):
        if not field.init:
            continue
        value, here = getattr(noun, field.name), (*path, field.name)
        members = members_of(hints_of(kind)[field.name])
        if type(None) in members and value is not None and (kind, field.name) not in EXCEPTIONS:
            yield here, None
        yield from ((here, less) for less in _less_exact(value, members))
        if isinstance(value, tuple):
            for index, each in enumerate(value):
                if attrs.has(type(each)):
                    yield from _in(each, (*here, index))
        elif attrs.has(type(value)) and not isinstance(value, Count | Day):
            yield from _in(value, here)


def _less_exact(value: Any, members: tuple[Any, ...]) -> Iterator[Any]:
    """Yield what says the same less exactly."""
    if isinstance(value, Count):
        yield from _coarser_counts(value)
    elif isinstance(value, Day) and value.happened and value.earliest != dt.date.min:
        yield from _coarser_days(value)
    elif isinstance(value, tuple):
        if tuple[ListName, ...] in members:
            yield from (tuple(mark for mark in value if mark != each) for each in value)
        elif type(None) in members:
            yield from _opened(value, members)
        if RatherNotSay in {type(each) for m in members for each in typing.get_args(m)}:
            yield RATHER_NOT_SAY


def _coarser_counts(value: Count) -> Iterator[Count]:
    if value.highest is not None and value.about is None:
        yield Count(max(0, value.lowest - 1), value.highest + 1)
        yield Count(value.lowest, None)
        yield Count(0, value.highest)
        if value.lowest:
            yield Count(0, None, value.lowest)


def _coarser_days(value: Day) -> Iterator[Day]:
    first, last = value.earliest, value.latest
    if first == last:
        month = first.replace(day=1)
        end = (month + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
        yield Day(month, end)
        yield Day(dt.date(first.year, 1, 1), dt.date(first.year, 12, 31))
        yield Day(first - dt.timedelta(days=20), first + dt.timedelta(days=20))
    if value != UNDATED:
        yield UNDATED


def _opened(value: tuple[Any, ...], members: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """Yield a list that may go on where it was all of it."""
    if tuple[How, ...] in members and How.OR_MORE not in value:
        yield (*value, How.OR_MORE)
    if {tuple[WhoId, ...], tuple[Id, ...]} & set(members) and OTHERS not in value:
        yield (*value, OTHERS)
    if tuple[Seat, ...] in members and all(OTHERS not in seat.who for seat in value):
        yield (*value, Seat(who="others"))
    if tuple[Provision, ...] in members and all("others" not in each.access for each in value):
        yield (*value, Provision(access="others"))
    if tuple[Option, ...] in members and all(each.text != "others" for each in value):
        yield (*value, Option(text="others"))
    if tuple[Papers, ...] in members and all(OTHERS not in (each.to or ()) for each in value):
        yield (*value, Papers(to="others"))
    if tuple[Told, ...] in members and all(OTHERS not in each.to for each in value):
        yield (*value, Told(to="others"))
    if tuple[str, ...] in members and "others" not in value:
        yield (*value, "others")
