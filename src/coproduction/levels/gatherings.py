"""An activity, with what is the same for every group that takes part in it."""

from __future__ import annotations

from functools import cached_property

from coproduction.ids import OTHERS, WhoId
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
        said: What the words of each of these parts say.
        stages: For each stage of the work, whether it is one of it: only those that
            may be.
        sessions: The least and the most sessions; ``None`` where nothing bounds them.
        day: When it was, as far as the plan says.
    """

    def __init__(self, activity: Activity, reading: Reading) -> None:
        self.activity = activity
        self.reading = reading
        self.parts: dict[WhoId, Part] = {who: part for part in activity.parts for who in part.who}
        self.said: dict[WhoId, Said] = {who: said_by(part.how) for who, part in self.parts.items()}
        self.stages: dict[Stage, Truth] = {
            stage: truth
            for stage, truth in reading.stages_of(activity).items()
            if not truth.is_false
        }
        count = activity.sessions
        self.sessions = (max(count.lowest, 1), count.highest) if count else (1, None)
        self.day = activity.starts_on or UNDATED
        self._beside: dict[tuple[Stage, bool, WhoId | None], Truth] = {}

    @cached_property
    def has_a_stage(self) -> Truth:
        """Whether it is part of any stage, and not only after all was settled."""
        return some(self.stages.values())

    @cached_property
    def names_everybody(self) -> Truth:
        """Whether nobody took part but those who are named."""
        return self.reading.names_everybody(self.activity)

    @cached_property
    def says_who(self) -> Fact:
        """The fact that says that nobody else took part."""
        if self.names_everybody.is_true and not self.activity.nobody_else:
            return Fact(self.reading.plan.id, f"complete.{ListName.PARTS}")
        return Fact(self.activity.id, "nobody_else")

    @cached_property
    def opened(self) -> Truth:
        """Whether something could still change, as the activity itself says."""
        if any(said.opens for said in self.said.values()):
            return TRUE
        if self.activity.open is None:
            return unknown(Fact(self.activity.id, "open"))
        return known(self.activity.open)

    def how(self, who: WhoId) -> Fact:
        """Return the fact that says how somebody took part."""
        if who == OTHERS:
            return Fact(self.activity.id, "parts")
        return Fact(self.activity.id, "parts.how", who)

    # The organisation side

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

    def organisation_leads(self, stage: Stage, but: WhoId) -> Truth:
        """Return whether somebody for an organisation leads a stage beside a group."""
        return self._organisation(stage, but, works=False)

    def organisation_works(self, stage: Stage, but: WhoId) -> Truth:
        """Return whether somebody for an organisation does or leads a stage beside a group."""
        return self._organisation(stage, but, works=True)

    def _organisation(self, stage: Stage, but: WhoId, *, works: bool) -> Truth:
        """Work out once what is the same beside every group that is on the lived side alone."""
        apart = but if but in self._for_organisations else None
        key = stage, works, apart
        if key not in self._beside:
            self._beside[key] = some(
                truth & self._is_at_it(who, stage, works=works)
                for who, truth in self._for_organisations.items()
                if who != apart
            )
        return self._beside[key]

    def _is_at_it(self, who: WhoId, stage: Stage, *, works: bool) -> Truth:
        """Return whether somebody leads a stage, or does it where that counts too."""
        said = self.said[who]
        if said.leads[stage] or (works and said.does[stage]):
            return TRUE
        return unknown(self.how(who)) if said.is_silent else FALSE
