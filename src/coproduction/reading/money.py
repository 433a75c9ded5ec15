"""The money that the project can decide about, and whose yes it takes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import attrs

from coproduction.ids import OTHERS, BudgetLineId, Id, WhoId
from coproduction.model.bodies import Body
from coproduction.model.budget import BudgetLine
from coproduction.model.decisions import Decision
from coproduction.model.words import ListName
from coproduction.reading.bodies import by_rule
from coproduction.reading.seats import Alliance
from coproduction.reading.taking_part import TakingPart
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.money import Rate
from coproduction.values.truth import Fact, Truth, every, known, some, unknown


class MoneyDecided(TakingPart):
    """Questions about the lines of the budget."""

    def could_be_decided(self, line: BudgetLine) -> Truth:
        """Return whether the project could decide about this money."""
        return unknown(Fact(line.id, "open")) if line.open is None else known(line.open)

    def takes_a_yes(self, line: BudgetLine, alliance: Alliance) -> Truth:
        """Return whether this money is approved only with the yes of an alliance."""
        if line.decision is None:
            return unknown(Fact(line.id, "decision"))
        return self.is_decided_with(self._decisions[line.decision], alliance)

    def is_decided_with(self, decision: Decision, alliance: Alliance) -> Truth:
        """Return whether a decision stands, and nothing passes without an alliance.

        It takes the yes of all who are named. A body goes by its own rule, unless the
        decision has another one.
        """
        if decision.by is None:
            return unknown(Fact(decision.id, "by")) & self.stands(decision)
        without = every(self._says_yes(each, decision, alliance.rest) for each in decision.by)
        return ~without & self.stands(decision)

    def _says_yes(self, each: Id, decision: Decision, alliance: Alliance) -> Truth:
        """Return whether one of those who decide can say yes by an alliance alone."""
        if each == OTHERS:
            return unknown(Fact(decision.id, "by"))
        body = self.body(each)
        if body is None:
            return self.all_are_of(WhoId(each), alliance)
        return self.passes_in(body, decision, alliance)

    def passes_in(self, body: Body, decision: Decision, alliance: Alliance) -> Truth:
        """Return whether an alliance passes a decision alone, by the rule that counts for it."""
        answer = self.passes(by_rule(body, decision.decides_by), alliance)
        if decision.decides_by is None:
            return answer
        return Truth(answer.value, frozenset(_asked_of(decision, body, answer)))

    def blocks_in(self, body: Body, decision: Decision, alliance: Alliance) -> Truth:
        """Return whether a body decides, and a decision does not pass against an alliance."""
        decides = self.decides(by_rule(body, decision.decides_by))
        return decides & ~self.passes_in(body, decision, alliance.rest)

    def has_open_money(self) -> Truth:
        """Return whether there is money that the project could decide about."""
        found = [
            self.could_be_decided(line) & _amount(line).exceeds(NOBODY) for line in self.plan.budget
        ]
        return some([*found, self.may_begin(ListName.BUDGET)])

    def share_takes_a_yes(self, alliance: Alliance, least: Fraction) -> Truth:
        """Return whether a share of the open money is approved only with the yes of an alliance.

        In each currency by itself: they are never compared. Where an amount is not
        stated, it may be of any currency.

        Args:
            alliance: Whose yes it takes.
            least: The share, from 0 to 1.
        """
        currencies = {line.amount.currency if line.amount else "" for line in self.plan.budget}
        shares = [self._reaches(each, alliance, least) for each in sorted(currencies)]
        return every([*shares, ~self.may_begin(ListName.BUDGET)])

    def _reaches(self, currency: str, alliance: Alliance, least: Fraction) -> Truth:
        taking = without = NOBODY
        for line in self.plan.budget:
            if line.amount is None or line.amount.currency == currency:
                is_open, takes = self.could_be_decided(line), self.takes_a_yes(line, alliance)
                taking += _amount(line).times(1 - least).or_none(is_open & takes)
                without += _amount(line).times(least).or_none(is_open & ~takes)
        return taking.reaches(without)

    def open_money(
        self, *, taking: Alliance | None = None, without: Alliance | None = None
    ) -> tuple[Rate, ...]:
        """Return the money that the project could decide about, a sum for each currency.

        Args:
            taking: Only what takes a yes of these, if any are named.
            without: Only what passes without a yes of these, if any are named.
        """
        sums: dict[str, Fraction] = {}
        for line in self.plan.budget:
            counts = self.could_be_decided(line)
            if taking is not None:
                counts &= self.takes_a_yes(line, taking)
            if without is not None:
                counts &= ~self.takes_a_yes(line, without)
            if line.amount is not None and counts.is_true:
                amount, currency = Fraction(line.amount.amount), line.amount.currency
                sums[currency] = sums.get(currency, Fraction(0)) + amount
        return tuple(Rate(sums[currency], currency) for currency in sorted(sums))

    def without_amount(self) -> tuple[BudgetLineId, ...]:
        """Return the lines of open money whose amount is not stated, sorted."""
        lines = [line for line in self.plan.budget if line.amount is None]
        return tuple(sorted(each.id for each in lines if not self.could_be_decided(each).is_false))


def _amount(line: BudgetLine) -> Bounds:
    if line.amount is None:
        return Bounds(Fraction(0), None, frozenset({Fact(line.id, "amount")}))
    return exactly(Fraction(line.amount.amount))


def _asked_of(decision: Decision, body: Body, answer: Truth) -> Iterator[Fact]:
    """Yield what is in doubt; of a rule that the decision has itself, it is asked for there."""
    for fact in answer.doubts:
        is_of_rule = fact.of == body.id and fact.field.partition(".")[0] == "decides_by"
        yield attrs.evolve(fact, of=decision.id) if is_of_rule else fact
