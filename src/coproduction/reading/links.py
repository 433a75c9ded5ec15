"""How people came to take part, and what is known of the links between them."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.activities import Activity
from coproduction.model.bodies import Body, Seat
from coproduction.model.decisions import Decision
from coproduction.model.participants import Participant
from coproduction.model.relationships import Relationship
from coproduction.model.words import LinkKind, ListName, Recruitment, Selection, Side, Status
from coproduction.reading.information import Information
from coproduction.values.days import NEVER, UNDATED, Day, earlier
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, every, known, some, unknown


def told_of_their_own(link: Relationship) -> frozenset[WhoId]:
    """Return who told of a link, and is one of those it is between."""
    return frozenset(link.reported_by or ()) & {*link.who, *link.to} - {OTHERS}


def _may_have_told_of_their_own(link: Relationship) -> set[WhoId]:
    """Return who may have told of a link that is theirs; with ``others`` in it, anybody.

    Those it is between, where it is open who told; where it is open whom it is
    between, those who told.
    """
    ends = {*link.who, *link.to}
    if _goes_on(link.reported_by):
        return ends
    return set(link.reported_by or ()) if OTHERS in ends else set()


def _goes_on(listed: tuple[WhoId, ...] | None) -> bool:
    """Return whether a list may name more than it does."""
    return listed is None or OTHERS in listed


class Links(Information):
    """Questions about links and recruitment."""

    # How people came to take part

    def selected_by(self, who: WhoId, selection: Selection) -> Truth:
        """Return whether everybody in this participant was selected in this way.

        Whom their own group sent, it selected. Whoever was chosen was selected by
        an organisation if somebody on its side chose them, and by their own group
        if all who did speak from people's own lives.
        """
        return self.of_all(who, lambda each: self._selected_by(each, selection))

    def _selected_by(self, who: WhoId, selection: Selection) -> Truth:
        for each in (who, *self.groups_above(who)):
            person = self.who(each)
            if isinstance(person, Participant) and person.recruited is not None:
                return self._selection(person, person.recruited, selection)
        return unknown(Fact(who, "recruited"))

    def _selection(
        self, person: Participant, recruited: Recruitment, selection: Selection
    ) -> Truth:
        if recruited != Recruitment.CHOSEN:
            return known(str(recruited) == str(selection))
        if selection == Selection.OPEN:
            return FALSE
        fact = Fact(person.id, "recruited_by")
        by = person.recruited_by
        if by is None:
            return unknown(fact)
        if selection == Selection.ORGANISATION:
            return some(
                unknown(fact) if each == OTHERS else self.some_speak_for(each, Side.ORGANISATION)
                for each in by
            )
        return known(bool(by)) & every(
            unknown(fact) if each == OTHERS else self.all_speak_for(each, Side.LIVED) for each in by
        )

    # Whose links count, and who told of them

    def links_left_out(self, who: WhoId) -> bool:
        """Return whether somebody is left out of every network, or the group they are in is."""
        for each in (who, *self.groups_above(who)):
            person = self.who(each)
            if isinstance(person, Participant) and person.links is not None:
                return not person.links
        return False

    def asked_about_links(self, who: WhoId, kinds: Collection[LinkKind]) -> Truth:
        """Return whether somebody was asked about links of these kinds."""
        named, otherwise = self._asked(frozenset(kinds))
        return otherwise if named.isdisjoint({who, *self.groups_above(who)}) else TRUE

    def answered_about_links(self, who: WhoId, kinds: Collection[LinkKind]) -> Truth:
        """Return whether somebody told of their own links of these kinds, or that they have none.

        Whoever told of links of others only has not.
        """
        told = self._told(frozenset(kinds))
        return told.get(who, FALSE) | told.get(OTHERS, FALSE)

    def _asked(self, kinds: frozenset[LinkKind]) -> tuple[set[WhoId], Truth]:
        """Return who was asked about these kinds, and the answer for anybody else."""
        if kinds not in self._asked_about:
            links = self._of_kinds(kinds)
            named = {who for link in links for who in link.asked or ()}
            open_ = [self._says(link, "asked") for link in links if _goes_on(link.asked)]
            otherwise = unknown(*open_) if open_ else FALSE if links else self._may_be_links
            self._asked_about[kinds] = named, otherwise
        return self._asked_about[kinds]

    def _told(self, kinds: frozenset[LinkKind]) -> dict[WhoId, Truth]:
        """Return who told of their own links of these kinds, or may have.

        What stands at ``others`` is so of everybody.
        """
        if kinds not in self._told_of:
            links = self._of_kinds(kinds)
            told = {} if links else {OTHERS: self._may_be_links}
            for link in links:
                told.update(dict.fromkeys(told_of_their_own(link), TRUE))
                fact = self._says(link, "reported_by")
                for who in _may_have_told_of_their_own(link):
                    told[who] = told.get(who, FALSE) | unknown(fact)
            self._told_of[kinds] = told
        return self._told_of[kinds]

    def _of_kinds(self, kinds: Collection[LinkKind]) -> list[Relationship]:
        return [link for link in self.plan.relationships if link.kind in kinds]

    def _says(self, link: Relationship, field: str) -> Fact:
        return Fact(self.plan.id, f"relationships.{field}", min(link.who))

    @property
    def _may_be_links(self) -> Truth:
        return ~self.lists_all(ListName.RELATIONSHIPS)

    @cached_property
    def _asked_about(self) -> dict[frozenset[LinkKind], tuple[set[WhoId], Truth]]:
        return {}

    @cached_property
    def _told_of(self) -> dict[frozenset[LinkKind], dict[WhoId, Truth]]:
        return {}

    # Then and now

    def holds(self, link: Relationship) -> Truth:
        """Return whether a link is there on the day that the plan is read."""
        here, who = self.plan.id, min(link.who)
        return self._lasts(
            (link.since, Fact(here, "relationships.since", who)),
            (link.until, Fact(here, "relationships.until", who)),
            (self.on, self._today),
        )

    def is_here(self, person: Participant) -> Truth:
        """Return whether somebody takes part on the day that the plan is read.

        Whoever states when they joined goes by their own days. Whoever does not goes
        by the days of the group that they are in, but for the day on which they left
        where they state that.
        """
        around = map(self.who, self.groups_above(person.id))
        people = [person, *(each for each in around if isinstance(each, Participant))]
        joined = next((each for each in people if each.joined_on is not None), None)
        with_them = people if joined is None else people[: people.index(joined) + 1]
        left = next((each for each in with_them if each.left_on != NEVER), person)
        joined = joined or person
        return self._lasts(
            (joined.joined_on, Fact(joined.id, "joined_on")),
            (left.left_on, Fact(left.id, "left_on")),
            (self.on, self._today),
        )

    def sat(self, who: WhoId, seat: Seat, body: Body, decision: Decision) -> Truth:
        """Return whether a seat was held when a decision was made."""
        return self._lasts(
            (seat.since, Fact(body.id, "seats.since", who)),
            (seat.until, Fact(body.id, "seats.until", who)),
            self.day_of(decision),
        )

    def deciders(self, decision: Decision) -> dict[WhoId, Truth]:
        """Return who decides something, or may: named, or in a seat of a body that is named."""
        found: dict[WhoId, Truth] = {}
        for each in decision.by or ():
            if each in self._who:
                found[WhoId(each)] = TRUE
            elif body := self.body(each):
                seated = ((who, seat) for seat in body.seats or () for who in seat.who)
                for who, seat in seated:
                    found[who] = found.get(who, FALSE) | self.sat(who, seat, body, decision)
        found.pop(OTHERS, None)
        return {who: decides for who, decides in found.items() if not decides.is_false}

    def has_happened(self, event: Activity | Decision) -> Truth:
        """Return whether an activity or a decision is past, and not only planned."""
        day, _ = self.day_of(event)
        if event.status == Status.PLANNED or day == NEVER:
            return FALSE
        return TRUE if event.status else unknown(Fact(event.id, "status"))

    def was_by_then(self, day: Day | None, fact: Fact) -> Truth:
        """Return whether something was there by the day that the plan is read.

        Args:
            day: Since when it is there.
            fact: The fact that says it.
        """
        return ~earlier(self.on, day, self._today, fact)

    @property
    def _today(self) -> Fact:
        return Fact(Id(self.plan.id), "recorded_on")

    def _lasts(
        self,
        since: tuple[Day | None, Fact],
        until: tuple[Day, Fact],
        then: tuple[Day | None, Fact],
    ) -> Truth:
        """Return whether something that is there from one day to another is there on a third."""
        (start, start_fact), (end, end_fact), (day, day_fact) = since, until, then
        if start == NEVER:
            return FALSE
        day = day or UNDATED
        begun = ~earlier(day, start, day_fact, start_fact)
        return begun & ~earlier(end, day, end_fact, day_fact)
