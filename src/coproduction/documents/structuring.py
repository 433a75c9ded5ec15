"""A plan from plain mappings and lists, and back."""

from __future__ import annotations

import copy
import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import attrs

from coproduction.documents.refused import in_words_of_a_plan, is_needed
from coproduction.errors import InvalidValueError, Path, PlanError, Problem
from coproduction.formats.text import Plain
from coproduction.model.activities import Part, Provision
from coproduction.model.bodies import Seat
from coproduction.model.decided import Dissent, Option
from coproduction.model.deciding import (
    A_QUORUM,
    KEYS,
    MAPPINGS,
    NUMBERED,
    WAYS,
    DecidesBy,
    Quorum,
    expanded,
)
from coproduction.model.offers import Hours
from coproduction.model.plan import Plan
from coproduction.model.words import Way

if TYPE_CHECKING:
    from cattrs import Converter

FORMAT = "coproduction-plan/1"
"""The first key of a plan file says what it is, and which version."""

QUORUM_KEYS = sorted(field.name for field in attrs.fields(Quorum))


def _decides_by(value: Any) -> Any:
    """Return the mapping of how a decision is reached, from a word or from ``{at_least: 6}``."""
    from coproduction.formats.structuring import WordError  # noqa: PLC0415  # cattrs is heavy

    if isinstance(value, str) and value in WAYS:
        return {"way": value}
    if not isinstance(value, dict):
        raise WordError(value if isinstance(value, str) else "", [*WAYS, *MAPPINGS])
    for key in value:
        if key not in KEYS:
            raise WordError(str(key), sorted(KEYS))
    return expanded(value)


def _quorum(value: Any) -> Any:
    """Return the quorum, where one bare number is that of the seats."""
    from coproduction.formats.structuring import WordError  # noqa: PLC0415  # cattrs is heavy

    if isinstance(value, dict):
        for key in value:
            if key not in QUORUM_KEYS:
                raise WordError(str(key), QUORUM_KEYS)
        return value
    is_number = isinstance(value, int) or (isinstance(value, Plain) and value[-1:].isdigit())
    if not is_number or isinstance(value, bool):
        raise InvalidValueError(A_QUORUM)
    return {"seats": value}


def _hours(value: Any) -> Any:
    """Return the hours, where one bare number is all of them."""
    if isinstance(value, int | Plain) and not isinstance(value, bool):
        return {"attend": value, "prepare": 0, "follow_up": 0}
    return value


def _named(key: str) -> Any:
    """Return what reads a word as the mapping of that one key."""
    return lambda value: {key: value} if isinstance(value, str) else value


SHORT_FORMS = {
    DecidesBy: _decides_by,
    Dissent: _named("who"),
    Hours: _hours,
    Option: _named("text"),
    Part: _named("who"),
    Provision: _named("access"),
    Quorum: _quorum,
    Seat: _named("who"),
}
NAMED_BY_A_WORD = frozenset({Dissent, Option, Part, Provision, Seat})
"""What may be written as the one word that it is named by."""


@cache
def plan_converter() -> Converter:
    """Return the converter of plan files; it is made once."""
    from coproduction.formats.structuring import converter  # noqa: PLC0415  # cattrs is heavy

    made = converter(SHORT_FORMS, NAMED_BY_A_WORD)

    write_all = made.get_unstructure_hook(DecidesBy)

    def write_way(rule: DecidesBy) -> object:
        written = write_all(rule)
        way, number = written.pop("way"), written.pop("number", None)
        for key, numbered in NUMBERED.items():
            if rule.way == numbered:
                return {key: number, **written}
        if rule.way == Way.THROUGH:
            return written
        return {"way": way, **written} if written else way

    made.register_unstructure_hook(DecidesBy, write_way)
    return made


@contextmanager
def collector_resting() -> Iterator[None]:
    """Let the garbage collector rest while very many objects are made, if it was at work."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def structure(value: Mapping[str, object]) -> Plan:
    """Return the plan that plain mappings and lists describe.

    Args:
        value: What a plan file holds; the key ``format`` may be left out.

    Raises:
        PlanError: If it is no plan, with every problem at once.
    """
    with collector_resting():
        plan, problems = structured(value)
    if plan is None:
        raise PlanError(tuple(problem for problem, _ in problems))
    return plan


def structured(
    value: object, *, needs_format: bool = False
) -> tuple[Plan | None, list[tuple[Problem, bool]]]:
    """Return the plan, or ``None`` and the problems, each with whether it is about a key.

    Args:
        value: What a plan file holds.
        needs_format: Whether it must say of which format it is, as a file must.
    """
    if not isinstance(value, dict):
        return None, [(Problem("A plan is keys with values, the first of them format."), False)]
    stated = value.get("format", "" if needs_format else FORMAT)
    found = [*_format_problems(stated)]
    content = {key: each for key, each in value.items() if key != "format"}
    plan, refused = _attempt(content)
    if refused:
        rest = _without(content, [problem.path for problem, _ in refused])
        found += refused + (_attempt(rest)[1] if rest else [])
    return (None if found else plan), found


Refused = list[tuple[Problem, bool]]


def _attempt(content: dict[str, Any]) -> tuple[Plan | None, Refused]:
    """Return the plan, or ``None`` and what was refused."""
    from coproduction.formats.refusals import problems_in  # noqa: PLC0415  # cattrs is heavy

    try:
        return plan_converter().structure(content, Plan), []
    except Exception as error:  # noqa: BLE001  # problems_in raises again what is not a problem
        return None, [
            (in_words_of_a_plan(problem), about_key)
            for problem, about_key in _all_in(error, problems_in)
        ]


def _without(content: dict[str, Any], paths: list[Path]) -> dict[str, Any] | None:
    """Return the content without the keys that were refused, so that the rest can be read.

    Only keys inside the nouns are taken out; where a noun or a list itself was
    refused, what names it could not be told from a mistake, and there is no rest.
    """
    ways = []
    for path in paths:
        last = max((index for index, step in enumerate(path) if isinstance(step, str)), default=0)
        way = path[: last + 1]
        if len(way) < SHALLOWEST or is_needed(way):
            return None
        ways.append(way)
    rest = copy.deepcopy(content)
    for way in dict.fromkeys(ways):
        _remove(rest, way)
    return rest


def _remove(here: Any, way: Path) -> None:
    """Take out the last key of a way, or what holds it where that is of a shorter form."""
    last = way[-1]
    for step, after in pairwise(way):
        held = here[step] if isinstance(step, int) else here.get(step)
        is_short = not isinstance(held, dict | list | tuple)
        if is_short or (isinstance(step, str) and isinstance(after, str) and after not in held):
            last = step
            break
        here = held
    here.pop(last, None)


SHALLOWEST = 3
"""A list, a position in it and a key: the shallowest way to a key inside a noun."""


def _all_in(error: BaseException, problems_in: Any) -> Iterator[tuple[Problem, bool]]:
    """Yield the problems of reading, or those that the plan itself found."""
    refusals: list[PlanError] = []
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if isinstance(each, PlanError):
            refusals.append(each)
        else:
            waiting += getattr(each, "exceptions", ())
    for refusal in refusals:
        yield from ((problem, False) for problem in refusal.problems)
    if not refusals:
        yield from problems_in(error)


def _format_problems(stated: object) -> Iterator[tuple[Problem, bool]]:
    if stated == FORMAT:
        return
    path: Path = ("format",)
    name, _, version = str(stated).partition("/")
    if name == FORMAT.partition("/")[0] and version.isdecimal():
        message = (
            f"This file is of version {version[:9]} of the format, and this program reads version "
            "1. A newer coproduction may read it."
        )
    else:
        message = f"A plan file begins with what it is. Write format: {FORMAT}."
    yield Problem(message, path), False


def unstructure(plan: Plan) -> dict[str, Any]:
    """Return the plan as plain mappings, lists, texts, whole numbers and truth values.

    What has its default is left out. Reading it again gives an equal plan.
    """
    return {"format": FORMAT, **plan_converter().unstructure(plan, Plan)}
