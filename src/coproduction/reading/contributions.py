"""Whose idea it was, and whether it had an answer."""

from __future__ import annotations

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.contributions import Contribution
from coproduction.model.words import Side
from coproduction.reading.rates import Rates
from coproduction.values.truth import FALSE, Fact, Truth, known, some, unknown


class Contributions(Rates):
    """Questions about contributions."""

    def comes_from(self, contribution: Contribution, side: Side) -> Truth:
        """Return whether somebody on a side gave this contribution."""
        fact = Fact(contribution.id, "by")
        if contribution.by is None:
            return unknown(fact)
        return some(
            unknown(fact) if who == OTHERS else self.some_speak_at(who, contribution.at, side)
            for who in contribution.by
        )

    def some_speak_at(self, who: WhoId, at: Id | None, side: Side) -> Truth:
        """Return whether somebody is on a side at an activity: by the hat they wore there.

        Args:
            who: Who it is.
            at: The activity, or ``None`` where it is not known or there was none.
            side: The side.
        """
        if at is not None:
            activity = self.activity(at)
            for each, part in self.parts(activity):
                if each == who:
                    fact = Fact(activity.id, "parts.acting_as", who)
                    return self.some_act_for(who, part, side, fact)
        return self.some_speak_for(who, side)

    def was_answered(self, contribution: Contribution) -> Truth:
        """Return whether those who gave a contribution were told the answer."""
        if contribution.reply is None:
            return unknown(Fact(contribution.id, "reply"))
        if contribution.reply is False:
            return FALSE
        told_on = contribution.reply.told_on
        if told_on is None:
            return unknown(Fact(contribution.id, "reply.told_on"))
        return known(told_on.happened)
