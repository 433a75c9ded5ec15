"""Links between people: what cannot be among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coproduction.errors import Path, Problem
from coproduction.ids import OTHERS, WhoId
from coproduction.model.participants import Participant

if TYPE_CHECKING:
    from coproduction.model.plan import Plan
    from coproduction.model.relationships import Relationship


def problems_of_links(plan: Plan) -> Iterator[Problem]:
    """Yield what cannot be among the links of a plan."""
    for index, link in enumerate(plan.relationships):
        path = ("relationships", index)
        if not link.who:
            yield Problem("Nobody is named here. Say whose link it is.", (*path, "who"))
        for field in ("who", "to"):
            yield from _twice(getattr(link, field), (*path, field))
        if link.strength == 0:
            yield Problem(
                "A link of strength 0 is none. Leave it out, or write to: [] to say so.",
                (*path, "strength"),
            )
        if link.until.happened and link.until.latest < link.since.earliest:
            yield Problem("It ends before it starts.", (*path, "until"))
        if link.who == link.to and len(link.who) == 1:
            yield from _alone(plan, link, path)


def _twice(named: tuple[WhoId, ...], path: Path) -> Iterator[Problem]:
    """Yield a problem for each who is named more than once at one end of a link."""
    for who, times in Counter(named).items():
        if times > 1 and who != OTHERS:
            yield Problem(f"{who} is named twice here. Name each once.", path)


def _alone(plan: Plan, link: Relationship, path: Path) -> Iterator[Problem]:
    """Yield a problem for a link of one person to themselves; a group may have one within it."""
    person = plan.find(link.who[0], Participant)
    size = person.size if person else None
    if size is not None and size.highest == 1:
        yield Problem(f"{link.who[0]} is one person. A link is to somebody else.", (*path, "to"))
