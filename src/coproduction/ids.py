"""Typed identifiers: what everything in a plan is called by.

All ids of a plan share one namespace, so that ``plan[id]`` finds anything. An id
is a word of lower-case letters, digits and single hyphens, such as
``steering-group``; it is no word of the plan format itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NewType

from coproduction.errors import InvalidValueError

Id = NewType("Id", str)
"""Whatever anything in a plan is called."""

PlanId = NewType("PlanId", Id)
WhoId = NewType("WhoId", Id)
"""A participant, or an organisation standing for those who come from it."""
ParticipantId = NewType("ParticipantId", WhoId)
OrganisationId = NewType("OrganisationId", WhoId)
RoleId = NewType("RoleId", Id)
StrandId = NewType("StrandId", Id)
BodyId = NewType("BodyId", Id)
ActivityId = NewType("ActivityId", Id)
DecisionId = NewType("DecisionId", Id)
OfferId = NewType("OfferId", Id)
ContributionId = NewType("ContributionId", Id)
BudgetLineId = NewType("BudgetLineId", Id)

OTHERS = WhoId(Id("others"))
"""Opens a list again: there is more than what it names."""

NO_ONE = WhoId(Id(""))
NO_BODY = BodyId(Id(""))
"""No id: what is not written because there is none."""

RESERVED = frozenset({"all", "never", "nothing", "or-more", "others", "themselves", "undated"})
"""Words of the plan format, which therefore are nobody's id."""

LONGEST = 100
_FORM = re.compile(r"[^\W_]+(?:-[^\W_]+)*", re.UNICODE)


def slug(text: object) -> Id:
    """Return the text as an id.

    Raises:
        InvalidValueError: If it is no text, is not of an id's form, is longer
            than 100 characters, or is a word of the plan format.
    """
    if not isinstance(text, str):
        raise InvalidValueError("An id is a word, such as steering-group.")
    return _slug(text)


@lru_cache(maxsize=1 << 16)  # the same few ids are named again and again
def _slug(text: str) -> Id:
    if text in RESERVED:
        raise InvalidValueError(f"The word {text} has a meaning of its own here. Use another id.")
    if len(text) > LONGEST:
        raise InvalidValueError(f"An id has {LONGEST} characters at most.")
    if text != text.lower() or not _FORM.fullmatch(text):
        raise InvalidValueError(
            "An id is made of lower-case letters, digits and hyphens, such as steering-group."
        )
    return Id(text)


def reference(text: object) -> Id:
    """Return the text as an id that may also be the word *others*.

    Raises:
        InvalidValueError: As :func:`slug` does.
    """
    return OTHERS if text == OTHERS else slug(text)


def optional(text: object) -> Id:
    """Return the text as an id, or the empty text that stands for none.

    Raises:
        InvalidValueError: As :func:`slug` does.
    """
    return Id("") if text == "" else slug(text)
