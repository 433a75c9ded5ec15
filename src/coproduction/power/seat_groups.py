"""Who is shown together in a body: seats of one kind, and whoever holds a veto without a seat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from coproduction.ids import NO_BODY, NO_ONE, OTHERS, BodyId, WhoId
from coproduction.model.bodies import Body
from coproduction.model.words import Kind
from coproduction.power.completed import Member
from coproduction.power.kinds import ALLIANCE_OF, OWN_LIVES, kinds_of_seat, kinds_of_somebody
from coproduction.power.rules import Case
from coproduction.reading import Reading
from coproduction.reading.seats import OWN_LIVES as ALL_OWN_LIVES
from coproduction.reading.seats import Alliance

ORGANISATIONS = (Kind.ORGANISATION,)


@attrs.frozen
class SeatGroup:
    """Members of a decision who are shown together.

    Attributes:
        kinds: The kinds of seat, one or several. Of whoever has no seat: every kind
            that they may speak for.
        body: The body in which they sit. None for whoever has no seat, and for
            seats of several bodies together.
        holder: Who holds a veto and has no seat, if that is meant.
    """

    kinds: tuple[Kind, ...]
    body: BodyId = NO_BODY
    holder: WhoId = NO_ONE

    @property
    def is_several(self) -> bool:
        """Whether it is several groups, taken together."""
        return len(self.kinds) > 1 if self.body else not self.holder

    @property
    def alliance(self) -> Alliance:
        """All seats of these kinds."""
        return ALLIANCE_OF[self.kinds[0]] if len(self.kinds) == 1 else ALL_OWN_LIVES

    def members_in(self, case: Case) -> list[Member]:
        """Return who belongs to it, in one case."""
        if self.holder:
            return [one for one, key in case.bodies.items() if not key and one[0] == self.holder]
        anywhere = not self.body
        return [
            one
            for one, kind in case.kinds.items()
            if kind in self.kinds and (anywhere or case.bodies[one] == self.body)
        ]


def groups_in(body: Body, cases: Sequence[Case], reading: Reading) -> tuple[SeatGroup, ...]:
    """Return the groups that a body has or may have, those taken together at the end.

    First the seats of the body itself, then those of the bodies that it hands its
    decisions on to, then whoever holds a veto without a seat. Seats that speak from
    people's own lives are also taken together where there are several groups of them,
    and so are the organisations. Whoever sits in two bodies for the same stands under
    the first.
    """
    single = [*_of_seats(body, cases, reading), *_without_a_seat(cases, reading)]
    together = []
    for half in (OWN_LIVES, ORGANISATIONS):
        theirs = [group for group in single if {*group.kinds} & {*half}]
        if len(theirs) > 1:
            kinds = {kind for group in theirs for kind in group.kinds}
            bodies = {group.body for group in theirs}
            where = bodies.pop() if len(bodies) == 1 else NO_BODY
            together.append(SeatGroup(_in_order(kinds & {*half}), where))
    return (*single, *together)


def _of_seats(body: Body, cases: Sequence[Case], reading: Reading) -> list[SeatGroup]:
    """Return the seats of one kind in each body."""
    found: dict[BodyId, set[Kind]] = {body.id: set()}
    for who, seat, _ in reading.seats(body):
        if who != OTHERS:
            found[body.id].update(kinds_of_seat(who, seat, body, reading))
    for case in cases:
        kinds = case.kinds
        for member, key in case.bodies.items():
            if key:
                found.setdefault(key, set()).add(kinds[member])
    return [SeatGroup((kind,), key) for key, kinds in found.items() for kind in _in_order(kinds)]


def _without_a_seat(cases: Iterable[Case], reading: Reading) -> list[SeatGroup]:
    """Return whoever holds a veto, and has no seat."""
    holders = {one[0] for case in cases for one, key in case.bodies.items() if not key}
    return [SeatGroup(kinds_of_somebody(who, reading), holder=who) for who in sorted(holders)]


def _in_order(kinds: Iterable[Kind]) -> tuple[Kind, ...]:
    found = set(kinds)
    return tuple(kind for kind in Kind if kind in found)
