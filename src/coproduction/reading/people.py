"""Who is on which side, and what is asked of a group with groups among it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cached_property

from coproduction.ids import OTHERS, ParticipantId, WhoId
from coproduction.model.activities import Part
from coproduction.model.bodies import Seat
from coproduction.model.participants import Organisation, Participant
from coproduction.model.words import SIDE_OF, ActingAs, ListName, Perspective, Side
from coproduction.reading.index import Index
from coproduction.values.counts import NOBODY, Bounds, exactly, stated
from coproduction.values.truth import (
    FALSE,
    TRUE,
    WITHHELD,
    Fact,
    Truth,
    every,
    known,
    some,
    unknown,
)
from coproduction.values.withheld import RATHER_NOT_SAY

Question = Callable[[WhoId], Truth]
Standpoint = Side | Perspective
"""Where somebody speaks from: one of the two sides, or one perspective."""


class People(Index):
    """Questions about people and groups of people."""

    # Groups among groups

    def size(self, who: WhoId) -> Bounds:
        """Return how many people this is."""
        person = self.who(who)
        size = person.size if isinstance(person, Participant) else None
        return stated(size, Fact(who, "size"), least=1)

    def is_one_person(self, who: WhoId) -> Truth:
        """Return whether this is a single person."""
        if who in self._organisations:
            return FALSE
        return ~self.size(who).exceeds(exactly(1))

    def people(self) -> Bounds:
        """Return how many people take part; whoever is counted in a group is not counted again."""
        listed = self.lists_all(ListName.PARTICIPANTS)
        total = Bounds(Fraction(0), None, listed.doubts) if listed.is_unknown else NOBODY
        return sum((self.size(each.id) for each in self.plan.participants if not each.among), total)

    def make_up(self, who: WhoId) -> Truth:
        """Return whether the groups among a group are all of it."""
        together = sum((self.size(each) for each in self.groups_among(who)), NOBODY)
        whole = self.size(who)
        return ~together.exceeds(whole) & ~whole.exceeds(together)

    def of_all(self, who: WhoId, question: Question) -> Truth:
        """Return whether something holds for everybody in this participant.

        What is asked of a group with groups among it is answered by those; where
        they may not make up the whole, by what is known of the rest too.
        """
        answer = question(who)
        among = self.groups_among(who)
        if answer.is_true or not among:
            return answer
        return every([*(self.of_all(each, question) for each in among), self.make_up(who) | answer])

    def of_some(self, who: WhoId, question: Question) -> Truth:
        """Return whether something holds for somebody in this participant."""
        answer = question(who)
        among = self.groups_among(who)
        if answer.is_true or not among:
            return answer
        return some(
            [*(self.of_some(each, question) for each in among), ~self.make_up(who) & answer]
        )

    # Sides

    def _stands(self, who: WhoId, there: Standpoint) -> Truth:
        """Return whether the perspectives of this one are of a standpoint."""
        person = self.who(who)
        if isinstance(person, Organisation):
            return known(person.side == there)
        described = self._describes(person)
        if described.perspectives is None:
            return unknown(Fact(who, "perspectives"))
        if described.perspectives == RATHER_NOT_SAY:
            return WITHHELD
        on_it = [self._is_of(person, perspective, there) for perspective in described.perspectives]
        if not on_it:
            return FALSE
        if any(truth.is_true for truth in on_it) and any(truth.is_false for truth in on_it):
            return WITHHELD  # both ways; whoever asks about a seat or a part asks for the hat
        return every(on_it)

    def _describes(self, person: Participant) -> Participant:
        """Return whose perspectives hold for this one: their own, or those of their group.

        The perspectives of a group hold for each of its members. So a member who states
        none has those of the nearest group that states some.
        """
        several = [each for each in self._hold_for(person) if each.perspectives is not None]
        return several[0] if several else person

    def _hold_for(self, person: Participant) -> Iterator[Participant]:
        """Yield this one, and the groups whose perspectives hold for them, the nearest first."""
        yield person
        for each in self.groups_above(person.id):
            group = self.who(each)
            if isinstance(group, Participant) and isinstance(group.perspectives, tuple):
                yield group

    def _is_of(self, person: Participant, perspective: str, there: Standpoint) -> Truth:
        """Return whether a perspective of this one, or a hat, is of a standpoint.

        The side is their own, or that of the nearest group whose perspectives hold for them.
        """
        if isinstance(there, Perspective):
            return known(perspective == there)
        if perspective in SIDE_OF:
            return known(SIDE_OF[perspective] == there)
        side = next((each.side for each in self._hold_for(person) if each.side is not None), None)
        if side is None:
            return unknown(Fact(self._describes(person).id, "side"))
        return WITHHELD if side == RATHER_NOT_SAY else known(side == there)

    def all_speak_for(self, who: WhoId, there: Standpoint) -> Truth:
        """Return whether everybody in this participant speaks from there."""
        key = who, there
        if key not in self._all_speak:
            self._all_speak[key] = self.of_all(who, lambda each: self._stands(each, there))
        return self._all_speak[key]

    def some_speak_for(self, who: WhoId, there: Standpoint) -> Truth:
        """Return whether somebody in this participant speaks from there."""
        key = who, there
        if key not in self._some_speak:
            self._some_speak[key] = self.of_some(who, lambda each: self._stands(each, there))
        return self._some_speak[key]

    def some_speak_otherwise(self, who: WhoId, side: Side, but: Iterable[Perspective]) -> Truth:
        """Return whether somebody here speaks for a side, and states none of some perspectives."""
        perspectives = frozenset(but)

        def otherwise(each: WhoId) -> Truth:
            person = self.who(each)
            if isinstance(person, Participant):
                stated = self._describes(person).perspectives
                if isinstance(stated, tuple) and not perspectives.isdisjoint(stated):
                    return FALSE
            return self._stands(each, side)

        return self.of_some(who, otherwise)

    @cached_property
    def _all_speak(self) -> dict[tuple[WhoId, Standpoint], Truth]:
        """What was asked of everybody before; no side has the name of a perspective."""
        return {}

    @cached_property
    def _some_speak(self) -> dict[tuple[WhoId, Standpoint], Truth]:
        """What was asked of somebody before."""
        return {}

    def _hat(self, who: WhoId, hat: ActingAs, there: Standpoint) -> Truth:
        """Return what a hat says that is worn in a seat or a part."""
        if isinstance(there, Perspective):
            return known(hat == str(there))
        if hat in SIDE_OF:
            return known(SIDE_OF[hat] == there)
        person = self.who(who)
        if isinstance(person, Organisation):
            return known(person.side == there)
        return self._is_of(person, Perspective(hat), there)

    def _by_hat(
        self, who: WhoId, hat: ActingAs | None, there: Standpoint, without: Truth
    ) -> Truth | None:
        """Return where they speak from by the hat, or without one by what is said of the person.

        Where that leaves it open and no hat is stated, ``None``: the hat is asked for.
        It is a question about the seat, not about the person.
        """
        if hat is not None and hat != ActingAs.THEMSELVES:
            return self._hat(who, hat, there)
        if without.is_unknown and hat is None and not self._would_rather_not_say(who):
            return None
        return without

    def _would_rather_not_say(self, who: WhoId) -> bool:
        person = self.who(who)
        return isinstance(person, Participant) and person.perspectives == RATHER_NOT_SAY

    def all_act_for(self, who: WhoId, held: Seat | Part, there: Standpoint, fact: Fact) -> Truth:
        """Return whether everybody in this participant speaks from there in this seat or part.

        Args:
            who: Who sits there or takes part.
            held: The seat or the part.
            there: A side or a perspective.
            fact: The fact that would say in which capacity.
        """
        if who == OTHERS:
            return unknown(Fact(fact.of, fact.field.split(".")[0]))
        acts = self._by_hat(who, held.acting_as, there, self.all_speak_for(who, there))
        return unknown(fact) if acts is None else acts

    def some_act_for(self, who: WhoId, held: Seat | Part, there: Standpoint, fact: Fact) -> Truth:
        """Return whether somebody in this participant speaks from there in this seat or part.

        Takes the same as :meth:`all_act_for`.
        """
        if who == OTHERS:
            return unknown(Fact(fact.of, fact.field.split(".")[0]))
        acts = self.some_act_as(who, held.acting_as, there)
        return unknown(fact) if acts is None else acts

    def some_act_as(self, who: WhoId, hat: ActingAs | None, there: Standpoint) -> Truth | None:
        """Return whether somebody in this participant speaks from there in a hat.

        Returns:
            ``None`` where no hat is stated, and whoever asks about a seat or a part
            asks for it.
        """
        key = who, hat, there
        if key not in self._some_act:
            without = self.some_speak_for(who, there)
            self._some_act[key] = self._by_hat(who, hat, there, without)
        return self._some_act[key]

    @cached_property
    def _some_act(self) -> dict[tuple[WhoId, ActingAs | None, Standpoint], Truth | None]:
        """What was asked of somebody in a hat before."""
        return {}

    # What an employer pays, and who was asked what would help

    def employer_pays(self, who: WhoId) -> Truth:
        """Return whether an employer pays this participant for this time.

        What is said of a group holds for the groups among it.
        """
        for each in (who, *self.groups_above(who)):
            answer = self.who(each).employer_pays
            if isinstance(answer, bool):
                return known(answer)
        if self.who(who).employer_pays == RATHER_NOT_SAY:
            return WITHHELD
        return unknown(Fact(who, "employer_pays"))

    def asked_about_access(self, who: ParticipantId) -> Truth:
        """Return whether everybody in this participant was asked what would help.

        A day, *undated*, and an answer of any kind all say that they were.
        """
        return self.of_all(who, self._own_answer_about_access)

    def _own_answer_about_access(self, who: WhoId) -> Truth:
        """Return whether this one was asked; what is said of a group holds for those among it."""
        for each in (who, *self.groups_above(who)):
            access = self._access[each]
            if access.asked_on is not None:
                return known(access.asked_on.happened)
            if access.requests is not None:
                return TRUE
        return unknown(Fact(who, "access.asked_on"))

    def requests(self, who: WhoId) -> tuple[frozenset[str], Truth]:
        """Return what this participant asked for, and whether that is all of it."""
        person = self.who(who)
        if isinstance(person, Organisation):
            return frozenset(), TRUE
        if self._own_answer_about_access(who).is_false:
            return frozenset(), TRUE  # nobody was asked, so nothing was asked for
        if isinstance(person.access.requests, tuple):
            named = frozenset(plain(each) for each in person.access.requests)
            fact = Fact(who, "access.requests")
            return named - OPENINGS, unknown(fact) if named & OPENINGS else TRUE
        own = (
            WITHHELD
            if person.access.requests == RATHER_NOT_SAY
            else unknown(Fact(who, "access.requests"))
        )
        among = [self.requests(each) for each in self.groups_among(who)]
        if not among:
            return frozenset(), own
        found = frozenset[str]().union(*(each for each, _ in among))
        return found, every([*(all_ for _, all_ in among), self.make_up(who) | own])


OPENINGS = frozenset({"others", "or-more"})


def plain(words: str) -> str:
    """Return a request or a provision in the one spelling in which they are compared."""
    return "-".join(words.casefold().replace("_", " ").replace("-", " ").split())
