"""An activity, with what is the same for every group that takes part in it."""

from __future__ import annotations

from functools import cached_property

from coproduction.ids import OTHERS, WhoId
from coproduction.levels.held import NONE, UNDOUBTED, Held
from coproduction.levels.knowledge import INPUT, JOINT, PEOPLE, SHARED
from coproduction.levels.said import Said, said_by
from coproduction.model.activities import Activity, Part
from coproduction.model.words import ListName, Side, Stage
from coproduction.reading import Reading
from coproduction.values.days import UNDATED
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, known, some, unknown


class Gathering:
    """An activity, with what is the same for every group in it.

    Attributes:
        activity: The activity.
        parts: Who is named as taking part, with the part of each.
        stages: For each stage of the work, whether it is one of it: only those that
            may be.
        sessions: The least and the most sessions; ``None`` where nothing bounds them.
        day: When it was, as far as the plan says.
        has_a_stage: Whether it is part of any stage, and not only after all was settled.
        names_everybody: Whether nobody took part but those who are named.
        opened: Whether something could still change, as the activity itself says.
    """

    def __init__(self, activity: Activity, reading: Reading) -> None:
        self.activity = activity
        self.reading = reading
        self.parts: dict[WhoId, Part] = {who: part for part in activity.parts for who in part.who}
        self.stages: dict[Stage, Truth] = {
            stage: truth
            for stage, truth in reading.stages_of(activity).items()
            if not truth.is_false
        }
        count = activity.sessions
        self.sessions = (max(count.lowest, 1), count.highest) if count else (1, None)
        self.day = activity.starts_on or UNDATED
        self.has_a_stage = some(self.stages.values())
        self.names_everybody = reading.names_everybody(activity)
        self.opened = self._opened()
        self._how: dict[WhoId, Fact] = {}
        self._for_organisations: dict[WhoId, Truth] | None = None
        self._by_lead: dict[Stage, Held] = {}
        self._by_work: dict[Stage, Held] = {}

    def said_of(self, who: WhoId) -> Said:
        """Return what the words say of somebody; where nobody is named, that is nothing."""
        part = self.parts.get(who)
        return said_by(None if part is None else part.how)

    @property
    def says_who(self) -> Fact:
        """The fact that says that nobody else took part."""
        if self.names_everybody.is_true and not self.activity.nobody_else:
            return Fact(self.reading.plan.id, f"complete.{ListName.PARTS}")
        return Fact(self.activity.id, "nobody_else")

    def _opened(self) -> Truth:
        if any(said_by(part.how).opens for part in self.activity.parts):
            return TRUE
        if self.activity.open is None:
            return unknown(Fact(self.activity.id, "open"))
        return known(self.activity.open)

    @cached_property
    def unnamed_voice(self) -> Held:
        """The share of whoever it does not name, by voice alone."""
        if self.names_everybody.is_true:
            return UNDOUBTED[NONE]
        return NONE | INPUT, self.names_everybody.doubts

    def how(self, who: WhoId) -> Fact:
        """Return the fact that says how somebody took part: one object, however often."""
        if who not in self._how:
            here = self.activity.id
            named = who != OTHERS
            self._how[who] = Fact(here, "parts.how", who) if named else Fact(here, "parts")
        return self._how[who]

    # The organisation side

    def acts_for(self, side: Side, who: WhoId) -> Truth:
        """Return whether somebody who is named speaks for a side here."""
        if who == OTHERS:
            return unknown(self.how(who))
        acts = self.reading.some_act_as(who, self.parts[who].acting_as, side)
        return unknown(Fact(self.activity.id, "parts.acting_as", who)) if acts is None else acts

    @property
    def for_organisations(self) -> dict[WhoId, Truth]:
        """Whether somebody speaks for an organisation here, of those who may."""
        if self._for_organisations is None:
            sides = ((who, self.acts_for(Side.ORGANISATION, who)) for who in self.parts)
            self._for_organisations = {who: truth for who, truth in sides if not truth.is_false}
        return self._for_organisations

    def share_by_lead(self, stage: Stage, who: WhoId) -> Held:
        """Return the share of a group that is in charge of a stage."""
        return self._share(self._by_lead, stage, who, works=False)

    def share_by_work(self, stage: Stage, who: WhoId) -> Held:
        """Return the share of a group that does the work of a stage."""
        return self._share(self._by_work, stage, who, works=True)

    def _share(self, found: dict[Stage, Held], stage: Stage, who: WhoId, *, works: bool) -> Held:
        """Work out once what is the same for every group that is on the lived side alone."""
        if who in self.for_organisations:
            return self._share_beside(stage, who, works=works)
        if stage not in found:
            found[stage] = self._share_beside(stage, who, works=works)
        return found[stage]

    def _share_beside(self, stage: Stage, who: WhoId, *, works: bool) -> Held:
        """Return the share that the others leave to somebody who leads, or does the work."""
        beside = some(
            truth & self._is_at_it(other, stage, works=works)
            for other, truth in self.for_organisations.items()
            if other != who
        )
        if beside.is_unknown:
            return SHARED, beside.doubts
        return UNDOUBTED[JOINT if beside.is_true else SHARED if works else PEOPLE]

    def _is_at_it(self, who: WhoId, stage: Stage, *, works: bool) -> Truth:
        """Return whether somebody leads a stage, or does it where that counts too."""
        said = self.said_of(who)
        if said.leads[stage] or (works and said.does[stage]):
            return TRUE
        return unknown(self.how(who)) if said.is_silent else FALSE
