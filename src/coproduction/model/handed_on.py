"""Decisions that bodies hand on: nobody in two places at once, and no circles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coproduction.errors import Path, Problem
from coproduction.ids import OTHERS, BodyId

if TYPE_CHECKING:
    from coproduction.model.bodies import Body
    from coproduction.model.plan import Plan


def problems_of_deciding(plan: Plan) -> Iterator[Problem]:
    """Yield a problem for a casting vote without a seat, and for a circle of bodies."""
    next_to = {body.id: handed_on_to(body) for body in plan.bodies}
    for index, body in enumerate(plan.bodies):
        path: Path = ("bodies", index, "decides_by")
        yield from _casting_vote(body, (*path, "casting_vote"))
        for key in ("then", "through"):
            other = getattr(body.decides_by, key, None)
            if other and body.id in _reached_from(other, next_to):
                yield Problem(
                    f"{body.id} hands its decisions on, and they come back to it.", (*path, key)
                )


def _casting_vote(body: Body, path: Path) -> Iterator[Problem]:
    who = body.decides_by.casting_vote if body.decides_by else None
    if not who or body.seats is None:
        return
    for seat in body.seats:
        if who in seat.who:
            if seat.number is not None and seat.number.lowest > 1:
                yield Problem("A casting vote belongs to one seat, and here are several.", path)
            return
    if not any(OTHERS in seat.who for seat in body.seats):
        yield Problem(f"{who} has the casting vote and no seat here.", path)


def handed_on_to(body: Body) -> tuple[BodyId, ...]:
    """Return the bodies that must agree too, or decide in the place of a body."""
    rule = body.decides_by
    return tuple(other for other in (rule.then, rule.through) if other) if rule else ()


def _reached_from(start: BodyId, next_to: dict[BodyId, tuple[BodyId, ...]]) -> set[BodyId]:
    """Return every body that a decision can be handed on to from here, this one included."""
    reached: set[BodyId] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += next_to.get(here, ())
    return reached
