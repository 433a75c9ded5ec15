"""Who can approve the money of the budget, who can stop it, and who receives it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

import attrs

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.budget import BudgetLine
from coproduction.model.decisions import Decision
from coproduction.model.words import Kind, Side
from coproduction.power.attendance import Present, people_in
from coproduction.power.belonging import Belonging
from coproduction.power.kinds import ALLIANCE_OF
from coproduction.power.quotients import share, total
from coproduction.power.recipients import Recipients
from coproduction.reading import Reading
from coproduction.reading.seats import Alliance
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.truth import (
    FALSE,
    NO_FACTS,
    TRUE,
    Fact,
    Truth,
    every,
    known,
    some,
    unknown,
)

NOTHING = Fraction(0)
ONE = exactly(1)
Group = Kind | Side


@attrs.frozen(kw_only=True)
class BudgetShare:
    """What a group has to do with the money of a budget.

    Attributes:
        approves: The money that it can approve alone, whatever all others say.
        stops: The money that cannot be approved without it.
        receives: The money that it receives.
        share_approved: `approves` as a share of the whole, 0 to 1; ``None`` where the
            budget is nothing.
        share_stopped: `stops` in the same way.
        share_received: `receives` in the same way.
        recipients: How many people of it, at the least, are named as receiving money;
            organisations alone are several. ``None`` where nobody of it is named.
    """

    approves: Bounds
    stops: Bounds
    receives: Bounds
    share_approved: Bounds | None
    share_stopped: Bounds | None
    share_received: Bounds | None
    recipients: int | None

    @property
    def asks(self) -> frozenset[Fact]:
        """The facts that would narrow it."""
        return self.approves.doubts | self.stops.doubts | self.receives.doubts


@attrs.frozen(kw_only=True)
class BudgetControl:
    """Who controls and who receives the money of a budget in one currency.

    Attributes:
        currency: The currency; ``None`` for lines of which the plan does not say how much
            they are.
        whole: All the money that is recorded.
        recipients: How many people, at the least, are named as receiving any of it, as in
            `BudgetShare`.
        groups: What each group has to do with it.
    """

    currency: str | None
    whole: Bounds
    recipients: int | None
    groups: Mapping[Group, BudgetShare]

    @property
    def asks(self) -> frozenset[Fact]:
        """The facts that would narrow it."""
        return self.whole.doubts.union(*(each.asks for each in self.groups.values()))


def budget_control(reading: Reading, by: type[Kind | Side] = Kind) -> tuple[BudgetControl, ...]:
    """Return who can approve the money of the budget, who can stop it, and who receives it.

    One answer for each currency. Approving is power, receiving is not: they stand side
    by side. Money is approved by who decides the decision that its line names, by the
    rule on paper and the seats that are held on the day of the reading; a decision that
    says no rule is decided as its body usually decides. Where several decide, all of
    them have to. What several groups receive together is divided in a way that a plan
    does not say.

    Args:
        reading: The plan, on a day.
        by: `Kind` of seat, or `Side`.
    """
    lines = reading.plan.budget
    stated = sorted({line.amount.currency for line in lines if line.amount})
    unstated = any(line.amount is None for line in lines)
    return tuple(
        _control(
            [line for line in lines if not line.amount or line.amount.currency == currency],
            currency,
            by,
            reading,
        )
        for currency in [*stated, *([None] if unstated else [])]
    )


def _control(
    lines: list[BudgetLine], currency: str | None, by: type[Kind | Side], reading: Reading
) -> BudgetControl:
    belonging = Belonging(by, reading)
    recipients = Recipients(reading)
    for line in lines:
        recipients.add_named(line.to or ())
    groups: dict[Group, BudgetShare] = {}
    for group in by:
        found = _share_of(group, lines, belonging, reading)
        if found.approves.highest != 0 or found.stops.highest != 0 or found.receives.highest != 0:
            groups[group] = found
    return BudgetControl(
        currency=currency,
        whole=total(_amount(line) for line in lines),
        recipients=recipients.fewest,
        groups=groups,
    )


def _amount(line: BudgetLine) -> Bounds:
    if line.amount is None:
        return Bounds(NOTHING, None, frozenset({Fact(line.id, "amount")}))
    return exactly(Fraction(line.amount.amount))


def _share_of(
    group: Group, lines: list[BudgetLine], belonging: Belonging, reading: Reading
) -> BudgetShare:
    def summed(part_of: Callable[[BudgetLine], Truth]) -> tuple[Bounds, Bounds | None]:
        parts = [(_amount(line), part_of(line)) for line in lines]
        theirs = total(amount.or_none(truth) for amount, truth in parts)
        return theirs, share(theirs, total(amount.or_none(~truth) for amount, truth in parts))

    approves, share_approved = summed(lambda line: _approves(group, line, reading))
    stops, share_stopped = summed(lambda line: _stops(group, line, reading))
    receives, share_received = summed(lambda line: _receives(group, line, belonging))
    recipients = Recipients(reading)
    for line in lines:
        for who in line.to or ():
            for these in _one_by_one(who, belonging, reading):
                theirs = belonging.by_group(these, these.number)
                recipients.add(these, theirs.get(group, NOBODY))
    return BudgetShare(
        approves=approves,
        stops=stops,
        receives=receives,
        share_approved=share_approved,
        share_stopped=share_stopped,
        share_received=share_received,
        recipients=recipients.fewest,
    )


def _one_by_one(who: WhoId, belonging: Belonging, reading: Reading) -> Iterator[Present]:
    """Yield those who are named, as far as they belong to different groups."""
    if who != OTHERS:
        yield from belonging.apart(Present(who, people_in(who, reading)))


def _receives(group: Group, line: BudgetLine, belonging: Belonging) -> Truth:
    """Return whether a group receives the money of a line: all of it, or may be all or part."""
    fact = Fact(line.id, "to")
    if line.to is None:
        return unknown(fact)
    named = [belonging.groups_of(Present(who, ONE)) for who in line.to if who != OTHERS]
    doubts = NO_FACTS.union(*(facts for _, facts in named))
    if OTHERS in line.to:
        return Truth(None, doubts | {fact})
    if all(groups == (group,) for groups, _ in named):
        return known(bool(named))
    return Truth(None, doubts) if any(group in groups for groups, _ in named) else FALSE


def _approves(group: Group, line: BudgetLine, reading: Reading) -> Truth:
    """Return whether a group can approve the money of a line alone."""
    return _decided(line, reading, lambda decision: _pass(group, decision, reading))


def _stops(group: Group, line: BudgetLine, reading: Reading) -> Truth:
    """Return whether the money of a line cannot be approved without a group."""
    return _decided(line, reading, lambda decision: _block(group, decision, reading))


def _decided(line: BudgetLine, reading: Reading, answer: Callable[[Decision], Truth]) -> Truth:
    if line.decision is None:
        return unknown(Fact(line.id, "decision"))
    [decision] = (each for each in reading.plan.decisions if each.id == line.decision)
    return answer(decision)


def _pass(group: Group, decision: Decision, reading: Reading) -> Truth:
    if decision.by is not None and not decision.by:
        return FALSE
    found = every(
        _one_passes(group, each, decision, reading) for each in decision.by or () if each != OTHERS
    )
    return found & _lists_all(decision)


def _block(group: Group, decision: Decision, reading: Reading) -> Truth:
    return some(
        _one_blocks(group, each, decision, reading) for each in decision.by or () if each != OTHERS
    ) | ~_lists_all(decision)


def _lists_all(decision: Decision) -> Truth:
    """Return whether the plan says who decides, and says all of them."""
    is_open = decision.by is None or OTHERS in decision.by
    return unknown(Fact(decision.id, "by")) if is_open else TRUE


def _one_passes(group: Group, each: Id, decision: Decision, reading: Reading) -> Truth:
    body = reading.body(each)
    if body is None:
        return _their_yes(group, WhoId(each), reading)
    return reading.passes_in(body, decision, _alliance(group))


def _one_blocks(group: Group, each: Id, decision: Decision, reading: Reading) -> Truth:
    body = reading.body(each)
    if body is None:
        return _their_yes(group, WhoId(each), reading)
    return reading.blocks_in(body, decision, _alliance(group))


def _their_yes(group: Group, who: WhoId, reading: Reading) -> Truth:
    """Return whether the yes of people who decide is the yes of a group.

    Where only some of them are in the group, a plan does not say how they agree.
    """
    groups, doubts = Belonging(type(group), reading).groups_of(Present(who, ONE))
    if groups == (group,):
        return TRUE
    return Truth(None, doubts) if group in groups else FALSE


def _alliance(group: Group) -> Alliance:
    return Alliance(group) if isinstance(group, Side) else ALLIANCE_OF[group]
