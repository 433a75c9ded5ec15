"""In whose hands the agenda, the chair, the money and the list of members are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from coproduction.ids import OTHERS, Id, RoleId, WhoId
from coproduction.model.words import ListName, Recruitment
from coproduction.reading.money import MoneyDecided
from coproduction.values.truth import TRUE, Fact, Truth, at_least, every, some, unknown

CHAIRS = frozenset(RoleId(Id(each)) for each in ("chair", "co-chair", "facilitator"))
"""The ready-made roles of whoever leads a meeting."""


@attrs.frozen
class Hand:
    """A hand on something that gives power, or what may be one.

    Attributes:
        who: A participant, an organisation or a body; empty where it is nobody
            in particular, or somebody whom the plan does not name.
        holds: Whether it is one.
        of: Whom they let in, where that is what it is about.
    """

    who: str
    holds: Truth
    of: WhoId | None = None


class Hands(MoneyDecided):
    """Questions about who holds what: the agenda, the chair, the money, who takes part."""

    def are_in_one_pair_of_hands(self, number: int) -> Truth:
        """Return whether there is one person who alone holds this many of the four, or more.

        What two share is held by neither alone.
        """
        found = [
            self.is_one_person(person.id)
            & at_least(number, (self._holds_alone(person.id, each) for each in self._hands))
            for person in self.plan.participants
        ]
        return some([*found, self.may_begin(ListName.PARTICIPANTS)])

    def _holds_alone(self, who: WhoId, hands: tuple[Hand, ...]) -> Truth:
        """Return whether these are all the hands of one; who let them in is no matter.

        About the hands of others is only asked where theirs is on it.
        """
        own = {who, *self.groups_above(who)}
        places = [hand for hand in hands if hand.of not in own]
        holds = some(
            hand.holds
            for hand in places
            if hand.who == who or (not hand.who and hand.holds.is_unknown)
        )
        nobody_else = every(~hand.holds for hand in places if hand.who != who)
        return holds if holds.is_unknown and nobody_else.is_unknown else holds & nobody_else

    @cached_property
    def _hands(self) -> tuple[tuple[Hand, ...], ...]:
        return (
            tuple(self._on_the_agenda()),
            tuple(self._in_the_chair()),
            tuple(self._on_the_money()),
            tuple(self._at_the_door()),
        )

    def _on_the_agenda(self) -> Iterator[Hand]:
        """Yield who proposes what activities are about."""
        yield Hand("", self.may_begin(ListName.ACTIVITIES))
        for activity in self.activities():
            yield from _named(activity.items_from, Fact(activity.id, "items_from"), TRUE)

    def _in_the_chair(self) -> Iterator[Hand]:
        """Yield who chairs or facilitates, in a seat or in a part."""
        if not self.plan.bodies and not self.plan.activities:
            yield Hand("", self.may_begin(ListName.BODIES) | self.may_begin(ListName.ACTIVITIES))
        for body in self.plan.bodies:
            yield Hand("", ~self.lists_seats(body))
            for who, seat, held in self.seats(body):
                fact = Fact(body.id, "seats.role", who)
                yield from _in_role(who, seat.role, fact, held)
        for activity in self.activities():
            for who, part in self.parts(activity):
                yield from _in_role(who, part.role, Fact(activity.id, "parts.role", who), TRUE)

    def _on_the_money(self) -> Iterator[Hand]:
        """Yield who decides about money."""
        yield Hand("", self.may_begin(ListName.DECISIONS))
        for line in self.plan.budget:
            if line.decision is None:
                yield Hand("", unknown(Fact(line.id, "decision")))
        for decision in self.plan.decisions:
            money = self.decides_money(decision)
            yield from _named(decision.by, Fact(decision.id, "by"), money)

    def _at_the_door(self) -> Iterator[Hand]:
        """Yield who chose those who take part; of whoever is counted in a group, the group."""
        for person in self.plan.participants:
            if person.among:
                continue
            if person.recruited is None:
                yield Hand("", unknown(Fact(person.id, "recruited")), person.id)
            elif person.recruited == Recruitment.CHOSEN:
                fact = Fact(person.id, "recruited_by")
                yield from _named(person.recruited_by, fact, TRUE, person.id)
            else:
                yield Hand("", TRUE, person.id)


def _named(
    named: tuple[Id, ...] | tuple[WhoId, ...] | None,
    fact: Fact,
    holds: Truth,
    of: WhoId | None = None,
) -> Iterator[Hand]:
    """Yield a hand for each who is named, and one for whoever else may be."""
    for who in named or ():
        if who != OTHERS:
            yield Hand(who, holds, of)
    if named is None or OTHERS in named:
        yield Hand("", holds & unknown(fact), of)


def _in_role(who: WhoId, role: RoleId | None, fact: Fact, held: Truth) -> Iterator[Hand]:
    if who != OTHERS and role is None:
        yield Hand(who, held & unknown(fact))
    elif who != OTHERS and role in CHAIRS:
        yield Hand(who, held)
