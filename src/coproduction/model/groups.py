"""Groups among groups: what their statements about one another rule out.

What is asked of a group is answered by the groups among it. So a group and a
group among it cannot say opposite things, a group cannot be among itself, and
the groups among one cannot be more people than it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coproduction.errors import Problem
from coproduction.model.references import OPENS
from coproduction.model.words import SIDE_OF, How, Side
from coproduction.values.days import NEVER

if TYPE_CHECKING:
    from coproduction.ids import ParticipantId
    from coproduction.model.participants import Participant
    from coproduction.model.plan import Plan


OPPOSITE = "{0} says the opposite, and these people are among them. Leave it out at {0}."
HOLDS_FOR_ALL = (
    "The perspectives of {0} hold for each of its members, and these people are among them. "
    "Leave them out at {0}, or add them here."
)


DEEPEST = 20
"""How many groups one may be counted in, each in the next: more than any project has."""


REQUESTS_DIFFER = (
    "What {0} asked for is not what the groups among it asked for. Leave it out at {0}, "
    "or write there what each of them asked for."
)


def problems_of_groups(plan: Plan) -> Iterator[Problem]:
    """Yield what cannot be among the groups of a plan."""
    if not any(person.among for person in plan.participants):
        return
    people = {person.id: person for person in plan.participants}
    among: dict[ParticipantId, list[Participant]] = {}
    for index, person in enumerate(plan.participants):
        path = ("participants", index)
        if not person.among or person.among not in people:
            continue
        among.setdefault(person.among, []).append(person)
        above = _groups_above(person, people)
        if any(group is person for group in above):
            yield Problem(f"{person.id} is among itself.", (*path, "among"))
            continue
        if len(above) > DEEPEST:
            yield Problem(
                f"Groups are among one another more than {DEEPEST} deep here. "
                "Leave out those in between.",
                (*path, "among"),
            )
            continue
        for group in above:
            for field, message in _opposites(group, person):
                yield Problem(message, (*path, *field))
    yield from _wholes_and_parts(plan, among)


def _wholes_and_parts(
    plan: Plan, among: dict[ParticipantId, list[Participant]]
) -> Iterator[Problem]:
    """Yield where a group and the groups among it do not add up."""
    for index, person in enumerate(plan.participants):
        if _asked_for_something_else(person, among.get(person.id, ())):
            path = ("participants", index, "access", "requests")
            yield Problem(REQUESTS_DIFFER.format(person.id), path)
        size = person.size
        fewest = sum(each.size.lowest for each in among.get(person.id, ()) if each.size)
        if size is not None and size.highest is not None and fewest > size.highest:
            yield Problem(
                f"The groups among {person.id} are {fewest} people, and it is {size}.",
                ("participants", index, "size"),
            )


def _groups_above(
    person: Participant, people: dict[ParticipantId, Participant]
) -> list[Participant]:
    """Return the groups that these people are counted in; themselves last if in a ring.

    Looks no further than one step more than is allowed.
    """
    above: list[Participant] = []
    here = people.get(person.among)
    while here is not None and here not in above and len(above) <= DEEPEST:
        above.append(here)
        here = people.get(here.among)
    return above


def _opposites(group: Participant, person: Participant) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield where the statements about a group and about people among it exclude each other."""
    pays, pays_all = person.employer_pays, group.employer_pays
    if isinstance(pays, bool) and isinstance(pays_all, bool) and pays is not pays_all:
        yield (
            ("employer_pays",),
            OPPOSITE.format(group.id),
        )
    stated, shared = person.perspectives, group.perspectives
    if isinstance(stated, tuple) and isinstance(shared, tuple) and not set(shared) <= set(stated):
        yield (
            ("perspectives",),
            HOLDS_FOR_ALL.format(group.id),
        )
    sided = isinstance(shared, tuple) and any(each not in SIDE_OF for each in shared)
    if sided and {person.side, group.side} <= {*Side} and person.side != group.side:
        yield ("side",), OPPOSITE.format(group.id)
    asked, asked_all = person.access.asked_on, group.access.asked_on
    was = asked_all is not None and asked_all.happened
    answered = was or group.access.requests is not None
    if (asked == NEVER and answered) or (
        asked_all == NEVER
        and ((asked is not None and asked.happened) or person.access.requests is not None)
    ):
        yield (
            ("access", "asked_on"),
            OPPOSITE.format(group.id),
        )


def _asked_for_something_else(group: Participant, among: Iterable[Participant]) -> bool:
    """Return whether the requests of a group and of the groups among it exclude each other.

    The list of a group is all of it. Where every group among it has a list too,
    these are taken for all of it, so both have to say the same.
    """
    whole = group.access.requests
    lists = [person.access.requests for person in among]
    stated = [{*each} for each in lists if isinstance(each, tuple)]
    if (
        not isinstance(whole, tuple)
        or not stated
        or (OPENS | {How.OR_MORE}) & {*whole}.union(*stated)
    ):
        return False
    together = set[str]().union(*stated)
    return not together <= {*whole} or (len(stated) == len(lists) and together != {*whole})
