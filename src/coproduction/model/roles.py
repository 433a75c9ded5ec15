"""Roles: what somebody does in a seat or in a part."""

from __future__ import annotations

import attrs

from coproduction import ids
from coproduction.ids import RoleId

READY_ROLES = frozenset(
    {
        "chair",
        "co-chair",
        "facilitator",
        "member",
        "adviser",
        "peer-trainer",
        "peer-supporter",
        "researcher",
        "evaluator",
        "author",
    }
)
"""Roles that a plan may name without describing them."""


def role_id(text: str) -> RoleId:
    """Return the text as a role's id."""
    return RoleId(ids.slug(text))


@attrs.frozen(kw_only=True)
class Role:
    """A role of this group's own, or its own words for a ready-made one.

    Attributes:
        does: What somebody in this role does.
    """

    id: RoleId = attrs.field(converter=role_id)
    title: str = ""
    does: str = ""
    note: str = ""
    source: str = ""
