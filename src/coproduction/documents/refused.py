"""What is said of a key that was refused, and whether the rest can be read without it."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args, get_type_hints

import attrs

from coproduction.errors import Path, Problem
from coproduction.formats.text import NOT_A_LIST
from coproduction.model.plan import Plan

NOT_HERE = frozenset(
    {
        "benefit",
        "benefits",
        "condition",
        "diagnoses",
        "diagnosis",
        "disability",
        "ethnicity",
        "faith",
        "health",
        "illness",
        "medication",
        "medicine",
        "postcode",
        "race",
        "religion",
    }
)
"""What a plan has no place for, on purpose."""

ALSO_NEEDED = frozenset({"through"})
"""What a noun needs where it is there, and can do without where it is not."""

LISTS_LIKE: dict[Path, str] = {("benchmark",): "- {kind: community, share: 2/3}"}
"""How a list begins that somebody may well write as a mapping."""


def in_words_of_a_plan(problem: Problem) -> Problem:
    """Return a problem of reading in words that fit what it is about.

    For what a plan has no place for, these say that this is on purpose; for a list that
    is easily taken for a mapping, how it is written.
    """
    if problem.path and str(problem.path[-1]).lower() in NOT_HERE:
        return Problem(
            "This file has no place for this, on purpose. "
            "An access request says what helps, without the reason.",
            problem.path,
        )
    if problem.message == NOT_A_LIST and problem.path in LISTS_LIKE:
        return Problem(
            f"A list is needed here, with a dash before each: {LISTS_LIKE[problem.path]}.",
            problem.path,
        )
    return problem


def is_needed(path: Path) -> bool:
    """Return whether what a path leads to is a key without which its noun cannot be made.

    Where such a key has a wrong value, the plan cannot be read without it: it would be
    called missing.
    """
    *steps, last = path
    noun: Any = Plan
    for step in steps:
        if isinstance(step, str):
            noun = _nouns_in(noun).get(step)
    return last in ALSO_NEEDED or (noun is not None and last in _needed(noun))


@cache
def _needed(noun: type[Any]) -> frozenset[str]:
    fields = attrs.fields(noun)
    return frozenset(field.name for field in fields if field.default is attrs.NOTHING)


@cache
def _nouns_in(noun: type[Any] | None) -> dict[str, Any]:
    """Return the noun that each key of a noun holds, one or a list of them."""
    hints = {} if noun is None else get_type_hints(noun)
    return {key: _noun_of(kind) for key, kind in hints.items()}


def _noun_of(kind: Any) -> Any:
    if attrs.has(kind):
        return kind
    return next(filter(None, map(_noun_of, get_args(kind))), None)
