"""The kinds of ties: those that somebody told of, and those that follow from the plan."""

from __future__ import annotations

from enum import StrEnum

from coproduction.errors import InvalidValueError
from coproduction.model.conversion import Words, several
from coproduction.model.words import LinkKind


class DerivedKind(StrEnum):
    """A tie that follows from what the plan says happens."""

    SHARED_SESSION = "shared-session"
    SHARED_DECISION = "shared-decision"
    RECRUITED_BY = "recruited-by"
    OFFERED_BY = "offered-by"
    REPLIED_TO = "replied-to"


Kind = LinkKind | DerivedKind

ALL_KINDS: tuple[Kind, ...] = (*LinkKind, *DerivedKind)

FROM_TO_TO_WHO = frozenset(
    {LinkKind.SUPPORT, LinkKind.INFORMATION, LinkKind.FUNDS, LinkKind.RECRUITED}
)
"""The kinds in which whoever stands in *to* turns to whoever stands in *who*."""

BOTH_WAYS = frozenset({LinkKind.WORKS_WITH})
"""The kinds in which each turns to the other."""


def kinds_of(words: Words | None) -> frozenset[Kind]:
    """Return the kinds that are named; all of them if nothing is said.

    Raises:
        InvalidValueError: If a word is none of them, or there is none.
    """
    if words is None:
        return frozenset(ALL_KINDS)
    found = several(words)
    if not found:
        raise InvalidValueError(
            "No kind of tie is named here. Name some, or leave kinds out for all of them."
        )
    unknown = [word for word in found if word not in ALL_KINDS]
    if unknown:
        raise InvalidValueError(
            f"There is no kind of tie called {unknown[0]}. There are: {', '.join(ALL_KINDS)}."
        )
    return frozenset(kind for kind in ALL_KINDS if kind in found)
