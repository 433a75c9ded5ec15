"""Who brought the items and the options, who was sent papers, who was told what was decided."""

from __future__ import annotations

from functools import cached_property

from coproduction.ids import OTHERS, ActivityId, DecisionId, Id, WhoId
from coproduction.model.activities import Activity
from coproduction.model.decisions import Decision
from coproduction.model.papers import Papers
from coproduction.model.words import Side
from coproduction.reading.contributions import Contributions
from coproduction.values.days import Day
from coproduction.values.truth import FALSE, TRUE, Fact, Truth, known, some, unknown


class Information(Contributions):
    """Questions about what comes before a meeting or a decision, and what comes after."""

    def items_come_from(self, activity: Activity, side: Side) -> Truth:
        """Return whether somebody on a side proposed what an activity is about."""
        fact = Fact(activity.id, "items_from")
        return self._some_are_on(activity.items_from, side, fact, Id(activity.id))

    def options_come_from(self, decision: Decision, side: Side) -> Truth:
        """Return whether somebody on a side proposed an option of a decision."""
        if decision.options is None:
            return unknown(Fact(decision.id, "options"))
        return some(
            unknown(Fact(decision.id, "options"))
            if option.text == OTHERS
            else self._some_are_on(option.by, side, Fact(decision.id, "options.by"), decision.at)
            for option in decision.options
        )

    def _some_are_on(
        self, named: tuple[WhoId, ...] | None, side: Side, fact: Fact, at: Id | None
    ) -> Truth:
        """Return whether somebody who is named is on a side: by the hat they wore there."""
        if named is None:
            return unknown(fact)
        return some(
            unknown(fact) if who == OTHERS else self.some_speak_at(who, at, side) for who in named
        )

    def was_sent_papers(self, who: WhoId, activity: Activity) -> Truth:
        """Return whether papers for an activity were sent to everybody in this participant."""
        return self.of_all(who, lambda each: self._was_sent_papers(each, activity))

    def _was_sent_papers(self, who: WhoId, activity: Activity) -> Truth:
        if activity.papers is None:
            return self._unsaid_papers(activity)
        return some(
            self._is_named(who, papers, activity)
            & _happened(papers.sent_on, Fact(activity.id, "papers.sent_on"))
            for papers in activity.papers
        )

    def _unsaid_papers(self, activity: Activity) -> Truth:
        """Return what is unknown where no papers are named: the same for whoever is asked about."""
        if activity.id not in self._no_papers:
            self._no_papers[activity.id] = unknown(Fact(activity.id, "papers"))
        return self._no_papers[activity.id]

    @cached_property
    def _no_papers(self) -> dict[ActivityId, Truth]:
        return {}

    def _is_named(self, who: WhoId, papers: Papers, activity: Activity) -> Truth:
        """Return whether papers went to somebody, or to a group that they are in."""
        if papers.to is None:
            return unknown(Fact(activity.id, "papers.to"))
        if not {who, *self.groups_above(who)}.isdisjoint(papers.to):
            return TRUE
        return unknown(Fact(activity.id, "papers")) if OTHERS in papers.to else FALSE

    def was_told(self, who: WhoId, decision: Decision) -> Truth:
        """Return whether everybody in this participant was told of a decision."""
        return self.of_all(who, lambda each: self._was_told(each, decision))

    def _was_told(self, who: WhoId, decision: Decision) -> Truth:
        if decision.told is None:
            return unknown(Fact(decision.id, "told"))
        names = {who, *self.groups_above(who)}
        answers = [
            _happened(told.told_on, Fact(decision.id, "told.told_on"))
            for told in decision.told
            if not names.isdisjoint(told.to)
        ]
        if any(OTHERS in told.to for told in decision.told):
            answers.append(unknown(Fact(decision.id, "told")))
        return some(answers)

    # What became of a decision

    def stands(self, decision: Decision) -> Truth:
        """Return whether a decision stands as it was made, and nobody changed it afterwards."""
        if decision.overridden:
            return FALSE
        if decision.binding is None:
            return unknown(Fact(decision.id, "binding"))
        return known(decision.binding)

    def decides_money(self, decision: Decision) -> Truth:
        """Return whether a decision is about money: it says so, or a budget line names it."""
        if decision.id in self._approving:
            return TRUE
        if decision.money is None:
            return unknown(Fact(decision.id, "money"))
        return known(decision.money is not False and bool(decision.money.amount))

    @cached_property
    def _approving(self) -> frozenset[DecisionId]:
        """The decisions that budget lines name."""
        return frozenset(line.decision for line in self.plan.budget if line.decision)


def _happened(day: Day | None, fact: Fact) -> Truth:
    """Return whether something happened, as its day says."""
    return unknown(fact) if day is None else known(day.happened)
