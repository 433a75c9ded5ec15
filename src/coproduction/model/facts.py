"""Facts and the fields that would say them: from one to the question to ask."""

from __future__ import annotations

import typing
from functools import cache
from typing import Any

import attrs

from coproduction.model.plan import Plan
from coproduction.model.questions import Question, completeness_question_of, question_of
from coproduction.values.truth import Fact


def question_for(fact: Fact, plan: Plan) -> Question:
    """Return the question that a fact of a plan is the answer to."""
    kind: Any = type(plan[fact.of])
    return _question(kind, fact.field)


@cache
def _question(kind: Any, field: str) -> Question:
    """Return the question of a field, such as ``seats.votes`` of a body."""
    first, _, rest = field.partition(".")
    if first == "complete":
        question = completeness_question_of(attrs.fields_dict(kind)[rest])
    elif rest:
        part: Any = _part_of(kind, first)
        return _question(part, rest)
    else:
        question = question_of(attrs.fields_dict(kind)[first])
    if question is None:
        raise LookupError(f"{kind.__name__}.{field} has no question.")
    return question


def _part_of(kind: Any, field: str) -> type[Any]:
    """Return the class of what a field of a class holds, one or several."""
    waiting = [typing.get_type_hints(kind)[field]]
    while waiting:
        each = waiting.pop()
        if attrs.has(each):
            return each
        waiting += typing.get_args(each)
    raise LookupError(f"{kind.__name__}.{field} holds nothing that has fields.")
