"""The links between the organisations and the other members, and whom most of them run through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property

from coproduction.ids import OTHERS, WhoId
from coproduction.model.participants import Participant
from coproduction.model.relationships import Relationship
from coproduction.model.words import TOLD_BY_ONE_OF_THEM, LinkKind, ListName, Side
from coproduction.reading.hands import Hands
from coproduction.reading.links import told_of_their_own
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, known, some, unknown

COUNTED = frozenset({*TOLD_BY_ONE_OF_THEM, LinkKind.INFORMATION, LinkKind.WORKS_WITH})
"""The kinds of links that can join the two sides: not who pays, recruits or answers to whom."""


class Between(Hands):
    """Questions about the links between the two sides."""

    def somebody_was_asked_about_links(self) -> Truth:
        """Return whether anybody was asked about the links that are written down."""
        found = []
        for link in self._counted_links():
            if link.asked is None or set(link.asked) == {OTHERS}:
                found.append(unknown(Fact(self.plan.id, "relationships.asked", min(link.who))))
            else:
                found.append(known(bool(link.asked)))
        return some([*found, self.may_begin(ListName.RELATIONSHIPS)])

    def is_linked(self) -> Truth:
        """Return whether there is any link between the two sides."""
        return some([*self._links_between.values(), self.may_begin(ListName.RELATIONSHIPS)])

    def runs_through_one_person(self, most: Fraction) -> Truth:
        """Return whether more than this part of the links between the sides is one person's.

        Two who are linked in several ways are linked once.

        Args:
            most: The part, from 0 to 1.
        """
        ends = sorted({who for pair in self._links_between for who in pair})
        found = [self.is_one_person(who) & self._carries_more(who, most) for who in ends]
        return some([*found, self.may_begin(ListName.RELATIONSHIPS)])

    def _carries_more(self, who: WhoId, most: Fraction) -> Truth:
        theirs = _number(linked for pair, linked in self._links_between.items() if who in pair)
        rest = _number(linked for pair, linked in self._links_between.items() if who not in pair)
        return theirs.times(1 - most).exceeds(rest.times(most))

    def asked_and_silent_about_links(self) -> tuple[int, int]:
        """Return how many are named as asked about links, and how many told of none of their own.

        Without those who are left out of every network.
        """
        links = list(self._counted_links())
        asked = {who for link in links for who in link.asked or () if who != OTHERS}
        told = {who for link in links for who in told_of_their_own(link)}
        counted = {who for who in asked if not self.links_left_out(who)}
        return len(counted), len(counted - told)

    def _counted_links(self) -> Iterator[Relationship]:
        return (link for link in self.plan.relationships if link.kind in COUNTED)

    @cached_property
    def _links_between(self) -> dict[tuple[WhoId, WhoId], Truth]:
        """Whether each two are linked who may be on different sides."""
        found: dict[tuple[WhoId, WhoId], Truth] = {}
        for link in self._counted_links():
            for who in link.who:
                for to in link.to:
                    if OTHERS in (who, to):
                        continue
                    linked = self._are_on_two_sides(who, to) & self._counts(link, who, to)
                    if not linked.is_false:
                        pair = (min(who, to), max(who, to))
                        found[pair] = found.get(pair, FALSE) | linked
        return found

    def _are_on_two_sides(self, one: WhoId, other: WhoId) -> Truth:
        lived, organisation = Side.LIVED, Side.ORGANISATION
        return (self.all_speak_for(one, lived) & self.all_speak_for(other, organisation)) | (
            self.all_speak_for(one, organisation) & self.all_speak_for(other, lived)
        )

    def _counts(self, link: Relationship, who: WhoId, to: WhoId) -> Truth:
        """Return whether a link is there, told by whom it is theirs to tell, and may be counted."""
        return (
            self.holds(link)
            & self._may_count_links(who)
            & self._may_count_links(to)
            & self._was_told_by_one(link, who, to)
        )

    def _may_count_links(self, who: WhoId) -> Truth:
        """Return whether somebody said that their links may be counted, or their group did."""
        for each in (who, *self.groups_above(who)):
            person = self.who(each)
            if not isinstance(person, Participant):
                return TRUE
            if person.links is not None:
                return known(person.links)
        return unknown(Fact(who, "links"))

    def _was_told_by_one(self, link: Relationship, who: WhoId, to: WhoId) -> Truth:
        """Return whether a link of a kind that is theirs to tell was told by one of the two."""
        if link.kind not in TOLD_BY_ONE_OF_THEM:
            return TRUE
        fact = Fact(self.plan.id, "relationships.reported_by", who)
        if link.reported_by is None:
            return unknown(fact)
        if not {who, to}.isdisjoint(link.reported_by):
            return TRUE
        return unknown(fact) if OTHERS in link.reported_by else FALSE


def _number(linked: Iterable[Truth]) -> Bounds:
    """Return how many of these links there are."""
    return sum((exactly(1).or_none(each) for each in linked), NOBODY)
