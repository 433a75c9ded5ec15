"""The question that would fill a field, and whom to ask.

A question belongs to the field, not to the check that waits for the answer: so
it is asked once, however many checks wait for it. In its sentences ``{of}``
stands for the title of what the fact is about, and ``{about}`` for whose seat or
part it is.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import attrs


class Whom(StrEnum):
    """Whom to ask."""

    GROUP = "the group"
    PERSON = "each person, in private"
    ORGANISERS = "the organisers"
    ORGANISATION = "the organisation"


@attrs.frozen
class Plural:
    """A sentence that changes with a number.

    Attributes:
        one: The sentence for one.
        other: The sentence for any other number, which may say ``{count}``.
    """

    one: str
    other: str


@attrs.frozen
class Question:
    """What to ask, whom, and how to say that the plan is silent.

    Attributes:
        asks: The question, answerable by yes, no, a number, a date, a place or a word.
        whom: Whom to ask.
        silence: *The plan does not say …*, for one such fact and for several.
    """

    asks: str
    whom: Whom
    silence: Plural


_KEY = "coproduction.question"
_LIST_KEY = "coproduction.question about the list"
_THINGS_KEY = "coproduction.things in the list"


def asks(question: str, whom: Whom, one: str, other: str) -> dict[str, Any]:
    """Return the metadata of a field that may be left unsaid.

    Args:
        question: What to ask.
        whom: Whom to ask.
        one: The sentence *The plan does not say …* about one such fact.
        other: The same about ``{count}`` of them.
    """
    return {_KEY: Question(question, whom, Plural(one, other))}


def asks_if_all(things: str) -> dict[str, Any]:
    """Return the metadata of a list that may go on beyond what is recorded.

    Args:
        things: What it lists, in the plural, as in *Are all offers in this plan?*.
    """
    sentence = f"The plan does not say if all {things} are in it."
    question = Question(
        f"Are all {things} in this plan?", Whom.ORGANISERS, Plural(sentence, sentence)
    )
    return {_LIST_KEY: question, _THINGS_KEY: things}


def question_of(field: attrs.Attribute[Any]) -> Question | None:
    """Return the question that would fill a field, if it has one."""
    return field.metadata.get(_KEY)


def completeness_question_of(field: attrs.Attribute[Any]) -> Question | None:
    """Return the question whether a list is complete, if the field is such a list."""
    return field.metadata.get(_LIST_KEY)


def things_of(field: attrs.Attribute[Any]) -> str:
    """Return the words for what a list holds, in the plural."""
    return str(field.metadata[_THINGS_KEY])
