"""A panel of seven, for the tests of what bodies can decide."""

from __future__ import annotations

from typing import Any

from coproduction.documents import structure
from coproduction.ids import Id, WhoId
from coproduction.model.bodies import Body
from coproduction.power.rules import Member
from coproduction.reading import Reading

STAFF = {"who": "staff", "acting_as": "practitioner", "number": 4, "votes": 1}
MEMBERS = {"who": "members", "acting_as": "lived-experience", "number": 2, "votes": 1}
CARERS = {"who": "carers", "acting_as": "carer", "number": 1, "votes": 1}


def seat(who: str, place: int = 0) -> Member:
    """Return a seat, by who sits there and which of their seats it is."""
    return WhoId(Id(who)), place


def panel(decides_by: Any, *, seats: list[Any] | None = None, **more: Any) -> tuple[Body, Reading]:
    """Return a panel of seven, or with other seats, and the plan that it is in."""
    others = more.pop("others", [])
    plan = structure(
        {
            "id": "plan",
            "recorded_on": "2026-05-01",
            "participants": [
                *({"id": key} for key in ("staff", "members", "carers", "funder")),
                {"id": "facilitator", "size": 1, "perspectives": "facilitator"},
                {"id": "crowd", "size": 3000, "perspectives": "community"},
            ],
            "bodies": [
                {
                    "id": "panel",
                    "decides_by": decides_by,
                    "seats": [STAFF, MEMBERS, CARERS] if seats is None else seats,
                    **more,
                },
                *others,
            ],
        }
    )
    return plan.bodies[0], Reading(plan)
