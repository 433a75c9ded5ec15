"""How a group takes part in an activity: the facts of a level, from the plan's own words.

What is neither said nor denied stays open, with the facts of the plan that would say it.
"""

from __future__ import annotations

from functools import cached_property
from typing import Final

from coproduction.ids import OTHERS, WhoId
from coproduction.levels.held import ANY_SHARE, NONE, Held, held
from coproduction.levels.knowledge import INPUT, JOINT, NO, PEOPLE, SHARED, YES
from coproduction.model.activities import Activity, Part
from coproduction.model.words import STAGE_OF, How, Side, Stage
from coproduction.reading import Reading
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

DEEP: Final = frozenset({How.DISCUSSES, How.FRAMES, How.MAKES, How.EVALUATES, How.LEADS})
"""The words that say that there was talk both ways."""
TELLS: Final = DEEP | {How.TAUGHT, How.INFORMED}
ASKS: Final = DEEP | {How.ASKED, How.DECIDES}
OPENS: Final = frozenset({How.FRAMES, How.MAKES, How.DECIDES})
VERB_OF: Final = {stage: verb for verb, stage in STAGE_OF.items()}
OPEN_STAGES: Final = (Stage.AGENDA, Stage.DESIGN, Stage.DECIDE)


class Gathering:
    """An activity, with what is the same for every group in it.

    Attributes:
        activity: The activity.
        parts: Who is named as taking part, with the part of each.
        stages: For each stage of the work, whether it is one of it: only those that
            may be.
    """

    def __init__(self, activity: Activity, reading: Reading) -> None:
        self.activity = activity
        self.reading = reading
        self.parts: dict[WhoId, Part] = {who: part for part in activity.parts for who in part.who}
        self.stages: dict[Stage, Truth] = {
            stage: truth
            for stage in Stage
            if not (truth := reading.belongs_to(stage, activity)).is_false
        }

    @cached_property
    def has_a_stage(self) -> Truth:
        """Whether it is part of any stage, and not only after all was settled."""
        return some(self.stages.values())

    @cached_property
    def names_everybody(self) -> Truth:
        """Whether nobody took part but those who are named."""
        return self.reading.names_everybody(self.activity)

    @cached_property
    def opened(self) -> Truth:
        """Whether something could still change, as the activity itself says."""
        if any(OPENS.intersection(part.how or ()) for part in self.parts.values()):
            return TRUE
        if self.activity.open is None:
            return unknown(Fact(self.activity.id, "open"))
        return known(self.activity.open)

    @cached_property
    def _for_organisations(self) -> dict[WhoId, Truth]:
        """Whether somebody speaks for an organisation here, of those who may."""
        here = self.activity.id
        sides = {
            who: self.reading.some_act_for(
                who, part, Side.ORGANISATION, Fact(here, "parts.acting_as", who)
            )
            for who, part in self.parts.items()
        }
        return {who: truth for who, truth in sides.items() if not truth.is_false}

    def how(self, who: WhoId) -> Fact:
        """Return the fact that says how somebody took part."""
        if who == OTHERS:
            return Fact(self.activity.id, "parts")
        return Fact(self.activity.id, "parts.how", who)

    def does(self, who: WhoId, stage: Stage) -> Truth:
        """Return whether somebody does the work of a stage."""
        how = self.parts[who].how
        if how is not None and VERB_OF[stage] in how:
            return TRUE
        return unknown(self.how(who)) if _is_silent(how) else FALSE

    def leads(self, who: WhoId, stage: Stage) -> Truth:
        """Return whether somebody is in charge of a stage, if it is one of the activity."""
        how = self.parts[who].how
        if how is not None and How.LEADS in how:
            work = STAGE_OF.keys() & set(how)
            if VERB_OF[stage] in work or (not work and How.OR_MORE not in how):
                return TRUE
        return unknown(self.how(who)) if _is_silent(how) else FALSE

    def organisation_leads(self, stage: Stage, but: WhoId) -> Truth:
        """Return whether somebody for an organisation leads a stage beside a group."""
        return some(
            truth & self.leads(who, stage)
            for who, truth in self._for_organisations.items()
            if who != but
        )

    def organisation_works(self, stage: Stage, but: WhoId) -> Truth:
        """Return whether somebody for an organisation does or leads a stage beside a group."""
        return some(
            truth & (self.does(who, stage) | self.leads(who, stage))
            for who, truth in self._for_organisations.items()
            if who != but
        )


class TakingPart:
    """How one group takes part in one activity, by the words of its part.

    Attributes:
        gathering: The activity.
        group: The group.
        how: How, as the plan has it; ``None`` where it does not say, or does not name
            the group.
        contact: Whether somebody of the group was there for it.
    """

    def __init__(self, gathering: Gathering, group: WhoId, contact: Truth) -> None:
        self.gathering = gathering
        self.group = group
        part = gathering.parts.get(group)
        self.how = None if part is None else part.how
        self.contact = contact
        self._fact = (
            unknown(gathering.how(group)) if part is not None else Truth(None, contact.doubts)
        )

    @cached_property
    def is_silent(self) -> bool:
        """Whether they may have taken part in more ways than are named."""
        return _is_silent(self.how)

    def _has(self, words: frozenset[How]) -> bool:
        return self.how is not None and not words.isdisjoint(self.how)

    @property
    def _unsaid(self) -> Truth:
        """What the words leave open: nobody is asked again for words that were given."""
        return self._fact if self.is_silent else WITHHELD

    @cached_property
    def told(self) -> Truth:
        """Whether they were told something, by the words or by papers."""
        if self._has(TELLS):
            return TRUE
        if self.how == ():
            return FALSE
        if self.how is None or self.how == (How.OR_MORE,):
            return self._fact
        sent = self.gathering.reading.was_sent_papers(self.group, self.gathering.activity)
        return sent if sent.is_true else Truth(None, sent.doubts | self._unsaid.doubts)

    @cached_property
    def reasons_given(self) -> Truth:
        """Whether they were told decisions and reasons, by the words."""
        if self._has(frozenset({How.INFORMED})):
            return TRUE
        return FALSE if self.how == (How.TAUGHT,) else self._unsaid

    @cached_property
    def views_asked(self) -> Truth:
        """Whether their views were asked."""
        return self._by_words(ASKS)

    @cached_property
    def both_ways(self) -> Truth:
        """Whether there was talk both ways."""
        if self._has(frozenset({How.DECIDES})) and not self._has(DEEP):
            return self._unsaid
        return self._by_words(DEEP)

    def _by_words(self, words: frozenset[How]) -> Truth:
        if self._has(words):
            return TRUE
        return self._fact if self.is_silent else FALSE

    @cached_property
    def only_delivers(self) -> Truth:
        """Whether they carry out, and have no other part at all."""
        if not self.is_silent:
            return known(self.how == (How.DELIVERS,))
        named = set(self.how or ()) - {How.OR_MORE, How.DELIVERS}
        may = not named and Stage.DELIVER in self.gathering.stages
        return self._fact if may else FALSE

    @cached_property
    def leads_what_is_open(self) -> Truth:
        """Whether they are in charge of a stage in which something can change."""
        if How.LEADS not in (self.how or ()):
            return FALSE
        return some(
            truth & self.gathering.leads(self.group, stage)
            for stage, truth in self.gathering.stages.items()
            if stage in OPEN_STAGES
        )

    def share(self, stage: Stage) -> Held:
        """Return their share in a stage, as the words have it, if it is one of the activity.

        And if they were there: where that is open, they may have had none.
        """
        if self.contact.is_false:
            return NONE, NO_FACTS
        if self.group not in self.gathering.parts:
            return ANY_SHARE, self.contact.doubts
        here, group = self.gathering, self.group
        does, leads = here.does(group, stage), here.leads(group, stage)
        if does.is_unknown and not leads.is_true:
            least = INPUT if self.views_asked.is_true else NONE
            return ANY_SHARE & ~(least - 1), does.doubts
        mask, doubts = 0, frozenset[Fact]()
        if not leads.is_false:
            beside = here.organisation_leads(stage, but=group)
            mask |= SHARED if beside.is_unknown else JOINT if beside.is_true else PEOPLE
            doubts |= beside.doubts | leads.doubts
        if does.is_true and not leads.is_true:
            beside = here.organisation_works(stage, but=group)
            mask |= JOINT if beside.is_true else SHARED
            doubts |= beside.doubts
        if mask:
            return mask, doubts
        return (INPUT if self.views_asked.is_true else NONE), NO_FACTS


def _is_silent(how: tuple[How, ...] | None) -> bool:
    return how is None or How.OR_MORE in how


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
        return NONE, NO_FACTS
    mask, doubts = held(asked & contact)
    return {YES: INPUT, NO: NONE}.get(mask, INPUT | NONE), doubts
