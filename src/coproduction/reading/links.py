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
        return self._named({who, *self.groups_above(who)}, "asked", kinds)

    def answered_about_links(self, who: WhoId, kinds: Collection[LinkKind]) -> Truth:
        """Return whether somebody told of their links of these kinds, or that they have none."""
        return self._named({who}, "reported_by", kinds)

    def _named(self, names: set[WhoId], field: str, kinds: Collection[LinkKind]) -> Truth:
        """Return whether a list of a link of these kinds names one of several."""
        key = (frozenset(kinds), field)
        if key not in self._names:
            self._names[key] = self._named_by_any(*key)
        named, otherwise = self._names[key]
        return otherwise if named.isdisjoint(names) else TRUE

    def _named_by_any(self, kinds: frozenset[LinkKind], field: str) -> tuple[set[WhoId], Truth]:
        """Return whom a list of the links of these kinds names, and the answer for anybody else.

        Without any such link, that is open.
        """
        links = [link for link in self.plan.relationships if link.kind in kinds]
        if not links:
            return set(), ~self.lists_all(ListName.RELATIONSHIPS)
        named: set[WhoId] = set()
        open_: list[Fact] = []
        for link in links:
            listed: tuple[WhoId, ...] | None = getattr(link, field)
            named.update(listed or ())
            if listed is None or OTHERS in listed:
                open_.append(Fact(self.plan.id, f"relationships.{field}", min(link.who)))
        return named, unknown(*open_) if open_ else FALSE

    @cached_property
    def _names(self) -> dict[tuple[frozenset[LinkKind], str], tuple[set[WhoId], Truth]]:
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
        """Return whether somebody takes part on the day that the plan is read."""
        return self._lasts(
            (person.joined_on, Fact(person.id, "joined_on")),
            (person.left_on, Fact(person.id, "left_on")),
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
