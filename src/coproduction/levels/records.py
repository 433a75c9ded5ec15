"""What is recorded of a plan, found once: who takes part where, how, and with which answer."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final

from coproduction.ids import OTHERS, ActivityId, DecisionId, Id, StrandId, WhoId
from coproduction.levels.basis import Basis, belongs, is_in
from coproduction.levels.deciding_shares import Deciding, Readings
from coproduction.levels.held import NONE, Held, held
from coproduction.levels.kin import Kin
from coproduction.levels.knowledge import INPUT
from coproduction.levels.table_reading import known_of
from coproduction.levels.taking_part import Gathering, TakingPart, voice_of
from coproduction.model.activities import Activity
from coproduction.model.bodies import Body
from coproduction.model.contributions import Contribution, Reply
from coproduction.model.strands import ALL_STRANDS
from coproduction.model.words import ListName, ReplyResult, Selection, Side
from coproduction.reading import Reading
from coproduction.values.days import UNDATED
from coproduction.values.truth import (
    FALSE,
    NO_FACTS,
    TRUE,
    WITHHELD,
    Fact,
    Truth,
    known,
    some,
    unknown,
)

ANY_OF_THREE: Final = 0b111
"""Organisation, open or joint, own group or people."""


class Records:
    """A plan, with everything that its levels are read from.

    Attributes:
        reading: The plan, on a day.
        groups: The groups on the lived side, or that may be: in the plan's order.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        plan = reading.plan
        self.gatherings = {
            activity.id: Gathering(activity, reading) for activity in plan.activities
        }
        readings = Readings(reading)
        self.decidings = [Deciding(decision, readings) for decision in plan.decisions]
        everybody: Iterable[WhoId] = [
            *(each.id for each in plan.participants),
            *(each.id for each in plan.organisations),
        ]
        self.groups = {
            who: Kin(who, reading)
            for who in everybody
            if not reading.some_speak_for(who, Side.LIVED).is_false
        }
        self._words: dict[WhoId, dict[ActivityId, Words]] = {}
        self._shares: dict[tuple[DecisionId, WhoId], Held] = {}
        self._choices: dict[WhoId, dict[str, int]] = {}
        self.named_in: dict[WhoId, set[ActivityId]] = {}
        for activity in plan.activities:
            for who in self.gatherings[activity.id].parts:
                self.named_in.setdefault(who, set()).add(activity.id)

    def strands(self) -> tuple[StrandId, ...]:
        """Return the strands of the plan; a plan without any is one."""
        return tuple(strand.id for strand in self.reading.plan.strands) or (ALL_STRANDS,)

    def contact(self, gathering: Gathering, kin: Kin) -> Truth:
        """Return whether a group took part for people's own lives in an activity that names it."""
        part = gathering.parts.get(kin.group)
        if part is None:  # it names a group among this one, or one that this is among
            return WITHHELD
        fact = Fact(gathering.activity.id, "parts.acting_as", kin.group)
        return self.reading.some_act_for(kin.group, part, Side.LIVED, fact)

    def words_at(self, key: ActivityId, kin: Kin) -> Words:
        """Return how a group takes part in an activity, by the words."""
        found = self._words.setdefault(kin.group, {})
        if key not in found:
            found[key] = Words(self.gatherings[key], kin, self)
        return found[key]

    def share_in(self, deciding: Deciding, kin: Kin) -> Held:
        """Return the share of a group in a decision."""
        key = deciding.decision.id, kin.group
        if key not in self._shares:
            self._shares[key] = deciding.share_of(kin, self._voice(deciding, kin))
        return self._shares[key]

    def _voice(self, deciding: Deciding, kin: Kin) -> Held:
        """Return the share of a group by its voice, where a decision was made."""
        decision = deciding.decision
        if decision.at is None:
            return NONE | INPUT, frozenset({Fact(decision.id, "at")})
        gathering = self.gatherings[ActivityId(decision.at)]
        if gathering.parts.keys().isdisjoint(kin.within | kin.above):
            everybody = gathering.names_everybody
            return (NONE, NO_FACTS) if everybody.is_true else (NONE | INPUT, everybody.doubts)
        words = self.words_at(ActivityId(decision.at), kin)
        return voice_of(words.taking.views_asked, words.contact)

    # Who chose them, and who set the rules

    def choices_of(self, kin: Kin) -> dict[str, int]:
        """Return who may have chosen a group, and set the rules where it sits, as bits."""
        if kin.group not in self._choices:
            selected = sum(
                1 << number
                for number, selection in enumerate(Selection)
                if not self.reading.selected_by(kin.group, selection).is_false
            )
            self._choices[kin.group] = {
                "selected_by": selected or ANY_OF_THREE,
                "terms_by": self._terms_by(kin),
            }
        return self._choices[kin.group]

    def _terms_by(self, kin: Kin) -> int:
        """Return who may have agreed the rules of the bodies in which a group sits."""
        bits, sits = 0, False
        for body in self.reading.plan.bodies:
            seated = [held for who, _, held in self.reading.seats(body) if who in kin.within]
            sits = sits or any(held.is_true for held in seated)
            if seated or not self.reading.lists_seats(body).is_true:
                bits |= self._agreed(body)
        return bits if sits else ANY_OF_THREE

    def _agreed(self, body: Body) -> int:
        if not body.agreed_by or OTHERS in body.agreed_by:
            return ANY_OF_THREE
        lived, organisation = (
            some(self.reading.some_speak_for(who, side) for who in body.agreed_by)
            for side in (Side.LIVED, Side.ORGANISATION)
        )
        return (
            (0 if lived.is_true else 0b001)
            | (0 if lived.is_false or organisation.is_false else 0b010)
            | (0 if organisation.is_true else 0b100)
        )

    # Ideas, and what became of them

    def is_theirs(self, idea: Contribution, kin: Kin) -> Truth:
        """Return whether an idea is a group's."""
        fact = unknown(Fact(idea.id, "by"))
        if idea.by is None:
            return fact
        if kin.group in idea.by:
            return TRUE
        related = OTHERS in idea.by or not (kin.within | kin.above).isdisjoint(idea.by)
        return fact if related else FALSE

    def given_at(self, idea: Contribution, activity: Activity) -> Truth:
        """Return whether an idea was given at an activity."""
        return unknown(Fact(idea.id, "at")) if idea.at is None else known(idea.at == activity.id)

    def ideas_of(self, kin: Kin, activity: Activity) -> list[tuple[Contribution, Truth]]:
        """Return the ideas of a group at an activity, and those that may be."""
        found = []
        for idea in self._ideas_at.get(Id(activity.id), []) + self._ideas_anywhere:
            theirs = self.is_theirs(idea, kin) & self.given_at(idea, activity)
            if not theirs.is_false:
                found.append((idea, theirs))
        return found

    @cached_property
    def _ideas_at(self) -> dict[Id, list[Contribution]]:
        found: dict[Id, list[Contribution]] = {}
        for idea in self.reading.plan.contributions:
            if idea.at is not None:
                found.setdefault(idea.at, []).append(idea)
        return found

    @cached_property
    def _ideas_anywhere(self) -> list[Contribution]:
        return [idea for idea in self.reading.plan.contributions if idea.at is None]

    def feedback(self, kin: Kin, activity: Activity) -> Truth:
        """Return whether a group was told what became of its ideas at an activity."""
        ideas = self.ideas_of(kin, activity)
        answered = some(theirs & self.reading.was_answered(idea) for idea, theirs in ideas)
        if answered.is_true:
            return TRUE
        given = some(theirs for _, theirs in ideas)
        return answered | ~(given | self.reading.lists_all(ListName.CONTRIBUTIONS))

    def moved_something(self, kin: Kin, activity: Activity) -> Truth:
        """Return whether an idea of a group at an activity was taken up, or changed things."""
        return some(theirs & _was_taken_up(idea) for idea, theirs in self.ideas_of(kin, activity))

    def reasons_told(self, kin: Kin, strand: StrandId, basis: Basis) -> Truth:
        """Return whether a group was told a decision or an answer, with the reason."""
        decided = some(
            is_in(basis, each.decision) & self.reading.was_told(kin.group, each.decision)
            for each in self.decidings
            if each.decision.reason and belongs(each.decision.strand, strand)
        )
        if decided.is_true:
            return TRUE
        return decided | some(
            self.is_theirs(idea, kin) & self.reading.was_answered(idea) & self._in(strand, idea)
            for idea in self.reading.plan.contributions
            if idea.reply is None or (isinstance(idea.reply, Reply) and idea.reply.why)
        )

    def _in(self, strand: StrandId, idea: Contribution) -> Truth:
        if strand == ALL_STRANDS:
            return TRUE
        if idea.at is None:
            return unknown(Fact(idea.id, "at"))
        return known(belongs(self.reading.activity(idea.at).strand, strand))


class Words:
    """How a group takes part in an activity, by the words, whatever the strand and the basis.

    Attributes:
        gathering: The activity.
        taking: How they take part.
        contact: Whether somebody of the group was there for people's own lives.
        given: What is known, without the stages.
        doubts: What each open fact is in doubt about.
        shares: Their share in each stage that the activity may be of.
        sessions: The least and the most sessions; ``None`` where nothing bounds them.
        day: When it was, as far as the plan says.
    """

    __slots__ = ("contact", "day", "doubts", "gathering", "given", "sessions", "shares", "taking")

    def __init__(self, gathering: Gathering, kin: Kin, records: Records) -> None:
        activity = gathering.activity
        self.gathering = gathering
        self.contact = records.contact(gathering, kin)
        self.taking = TakingPart(gathering, kin.group, self.contact)
        opened = gathering.opened | self.taking.leads_what_is_open
        if not opened.is_true:
            opened |= records.moved_something(kin, activity)
        facts = {
            "contact": self.contact,
            "told": self.taking.told,
            "reasons_given": self.taking.reasons_given,
            "views_asked": self.taking.views_asked,
            "both_ways": self.taking.both_ways,
            "open_item": opened,
            "feedback": records.feedback(kin, activity),
        }
        self.given = known_of({name: held(truth)[0] for name, truth in facts.items()})
        self.doubts = {name: truth.doubts for name, truth in facts.items()}
        self.shares = {stage: self.taking.share(stage) for stage in gathering.stages}
        count = activity.sessions
        self.sessions = (max(count.lowest, 1), count.highest) if count else (1, None)
        self.day = activity.starts_on or UNDATED

    @property
    def rests_on(self) -> Fact:
        """The fact that says how they took part, or that nobody else did."""
        here, group = self.gathering, self.taking.group
        return here.how(group) if group in here.parts else Fact(here.activity.id, "nobody_else")


def _was_taken_up(idea: Contribution) -> Truth:
    if idea.reply is None:
        return unknown(Fact(idea.id, "reply"))
    if idea.reply is False:
        return FALSE
    if idea.reply.result is None:
        return unknown(Fact(idea.id, "reply.result"))
    return known(idea.reply.result in {ReplyResult.TAKEN_UP, ReplyResult.CHANGED})
