"""Whose idea it was, and whether it had an answer."""

from __future__ import annotations

from coproduction.ids import OTHERS, WhoId
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
            unknown(fact) if who == OTHERS else self._gave(who, contribution, side)
            for who in contribution.by
        )

    def _gave(self, who: WhoId, contribution: Contribution, side: Side) -> Truth:
        """Return the side on which somebody gave it: by the hat they wore there, if they did."""
        if contribution.at is not None:
            activity = self.activity(contribution.at)
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
