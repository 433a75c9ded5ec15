"""How a group takes part in an activity: the facts of a level, from the plan's own words.

What is neither said nor denied stays open, with the facts of the plan that would say it.
"""

from __future__ import annotations

from typing import Final

from coproduction.ids import WhoId
from coproduction.levels.gatherings import Gathering
from coproduction.levels.held import ANY_SHARE, NONE, UNDOUBTED, Held, held
from coproduction.levels.ideas import IdeasOf
from coproduction.levels.knowledge import INPUT, NO, YES
from coproduction.model.words import Stage
from coproduction.values.truth import (
    FALSE,
    TRUE,
    WITHHELD,
    Fact,
    Truth,
    some,
    unknown,
)

OPEN_STAGES: Final = (Stage.AGENDA, Stage.DESIGN, Stage.DECIDE)
NO_SHARE: Final = UNDOUBTED[NONE]
A_VOICE: Final = UNDOUBTED[INPUT]


class TakingPart:
    """How one group takes part in one activity, by the words of its part.

    Attributes:
        gathering: The activity.
        group: The group.
        is_named: Whether the activity names it, and not only one beside it.
        said: What the words say by themselves; where it is not named, that is nothing.
        contact: Whether somebody of the group was there for people's own lives.
        told: Whether they were told something, by the words or by papers.
        reasons_given: Whether they were told decisions and reasons, by the words.
        views_asked: Whether their views were asked.
        both_ways: Whether there was talk both ways.
        open_item: Whether something could still change.
        feedback: Whether they were told what became of their ideas there.
        gave_none: Whether they surely gave no idea there, so that nothing was to be told.
        only_delivers: Whether they carry out, and have no other part at all.
        shares: Their share in each stage that the activity may be of.
    """

    __slots__ = (
        "_unsaid",
        "both_ways",
        "contact",
        "feedback",
        "gathering",
        "gave_none",
        "group",
        "is_named",
        "only_delivers",
        "open_item",
        "reasons_given",
        "said",
        "shares",
        "told",
        "views_asked",
    )

    def __init__(self, gathering: Gathering, group: WhoId, contact: Truth, ideas: IdeasOf) -> None:
        self.gathering = gathering
        self.group = group
        self.contact = contact
        self.is_named = group in gathering.parts
        self.said = gathering.said_of(group)
        self._unsaid = self._what_is_unsaid()
        self.told = self._told()
        self.reasons_given = self._truth(self.said.reasons_given)
        self.views_asked = self._truth(self.said.views_asked)
        self.both_ways = self._truth(self.said.both_ways)
        self.feedback = ideas.feedback(gathering.activity.id)
        self.gave_none = ideas.gave_none(gathering.activity.id)
        self.open_item = gathering.opened
        if not self.open_item.is_true:
            self.open_item |= self._leads_what_is_open() | ideas.moved_something(
                gathering.activity.id
            )
        may_deliver = self.said.only_delivers is not None or Stage.DELIVER in gathering.stages
        self.only_delivers = self._truth(self.said.only_delivers) if may_deliver else FALSE
        self.shares = dict.fromkeys(gathering.stages, self._share_without_work())
        for stage in () if contact.is_false else self.said.works:
            if stage in gathering.stages:
                self.shares[stage] = self._share_at_work(stage)

    @property
    def rests_on(self) -> Fact:
        """The fact that says how they took part, or that nobody else did."""
        if self.is_named:
            return self.gathering.how(self.group)
        return Fact(self.gathering.activity.id, "nobody_else")

    def _what_is_unsaid(self) -> Truth:
        """Return what the words leave open: nobody is asked again for words that were given."""
        if not self.is_named:
            return Truth(None, self.contact.doubts)
        return unknown(self.rests_on) if self.said.is_silent else WITHHELD

    def _truth(self, value: bool | None) -> Truth:  # noqa: FBT001  # it is the value
        return self._unsaid if value is None else TRUE if value else FALSE

    def _told(self) -> Truth:
        if self.said.told is not None or not self.said.names_a_way:
            return self._truth(self.said.told)
        sent = self.gathering.reading.was_sent_papers(self.group, self.gathering.activity)
        return sent | self._unsaid

    def _leads_what_is_open(self) -> Truth:
        """Return whether they are in charge of a stage in which something can change."""
        if not self.said.is_in_charge and not self.said.is_silent:
            return FALSE
        stages, leads = self.gathering.stages, self.said.leads
        return some(
            truth & self._truth(leads[stage])
            for stage, truth in stages.items()
            if stage in OPEN_STAGES
        )

    def _share_without_work(self) -> Held:
        """Return their share in a stage of which they do nothing that is named.

        And if they were there: where that is open, they may have had none.
        """
        if self.contact.is_false:
            return NO_SHARE
        if not self.is_named:
            return ANY_SHARE, self.contact.doubts
        asked = self.views_asked.is_true
        if self.said.is_silent:
            return ANY_SHARE & ~NONE if asked else ANY_SHARE, self._unsaid.doubts
        return A_VOICE if asked else NO_SHARE

    def _share_at_work(self, stage: Stage) -> Held:
        """Return their share in a stage of which they do the work, or are in charge."""
        leads = self.said.leads[stage]
        if leads:
            return self.gathering.share_by_lead(stage, self.group)
        working = self.gathering.share_by_work(stage, self.group)
        if leads is False:
            return working
        leading = self.gathering.share_by_lead(stage, self.group)
        return leading[0] | working[0], leading[1] | working[1] | self._unsaid.doubts


def with_record(words: Held, record: Held) -> tuple[Held, bool]:
    """Return the share that the words and a decision both allow, and if they contradict.

    Where nothing is left, the decision counts.
    """
    both = words[0] & record[0]
    if not both:
        return record, True
    if both == words[0]:
        return words, False
    return (both, words[1] | record[1]), False


def voice_of(asked: Truth, contact: Truth) -> Held:
    """Return the share of somebody who decides nothing, by their voice."""
    if contact.is_false or asked.is_false:
        return NO_SHARE
    mask, doubts = held(asked & contact)
    return {YES: INPUT, NO: NONE}.get(mask, INPUT | NONE), doubts
