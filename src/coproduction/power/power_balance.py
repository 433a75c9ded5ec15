"""The balance of power in a plan: three families side by side, and how people saw it.

*Decisions*, *ties* and *money* are different things, and are never added up: a vote does
not make up for never being listened to. Each has its numbers by kinds of people, beside
benchmarks that are named; where the plan leaves something open, from the least to the
most. How people saw it stands beside them in their own words, and is in no number.

>>> from coproduction.documents import loads
>>> plan = loads('''
... format: coproduction-plan/1
... id: panel-plan
... participants: [{id: staff}, {id: carers}]
... bodies:
...   - id: panel
...     decides_by: majority
...     seats:
...       - {who: staff, acting_as: practitioner, number: 2, votes: 1}
...       - {who: carers, acting_as: carer, number: 1, votes: 1}
... ''')
>>> print(balance(plan))
Panel: decisions  for themselves  whoever unites
carer             1/3             0 to 1/3
organisation      2/3             2/3 to 1
The kind with the least has 1 of what head-count would give, and 2/3 of what equal groups would.
<BLANKLINE>
None of this shows who wrote the agenda, or who was never asked to take part.
Who wrote the agenda? Who could have stopped this project?
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

import attrs

from coproduction.errors import TooLargeError
from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.bodies import Body
from coproduction.model.conversion import AnyDay, day_if_stated
from coproduction.model.plan import Plan
from coproduction.model.words import Kind
from coproduction.power.balance_table import table_of
from coproduction.power.balances import (
    DecisionBalance,
    Perceived,
    ResourceBalance,
    TieBalance,
    TieGroup,
)
from coproduction.power.benchmarks import (
    Benchmark,
    WorstGroupRatio,
    benchmark_of,
    equal_shares,
    least_ratio,
    span_of,
)
from coproduction.power.budgets import BudgetControl, budget_control
from coproduction.power.group_resources import GroupShare, SharedOut, money_offered, paid_hours
from coproduction.power.indices import by_group
from coproduction.power.kinds import kinds_of_somebody
from coproduction.power.recipients import Recipients
from coproduction.power.rules import Case, cases_of
from coproduction.power.spans import Span, certain, over
from coproduction.power.standings import power_in
from coproduction.reading import Reading
from coproduction.values.days import Day

__all__ = [
    "CANNOT_SEE",
    "QUESTIONS",
    "DecisionBalance",
    "Perceived",
    "PowerBalance",
    "ResourceBalance",
    "TieBalance",
    "TieGroup",
    "WorstGroupRatio",
    "balance",
]

CANNOT_SEE = "None of this shows who wrote the agenda, or who was never asked to take part."
"""What no number here can see."""
QUESTIONS = ("Who wrote the agenda?", "Who could have stopped this project?")
"""What to ask instead."""
ABOUT_POWER = Id("shared-decisions")
"""The principle that reflections about power may name."""
UNDEFINED = WorstGroupRatio(head_count=None, equal_groups=None, own=None)


@attrs.frozen(kw_only=True)
class PowerBalance:
    """The families of power in a plan, side by side. There is no total.

    As text it is a table for each of them.

    Attributes:
        on: The day that the plan is read on, or ``None``.
        benchmark: The group's own benchmark, or ``None``.
        kinds: Of which kinds those in the plan are, or may be.
        decisions: Formal power, a record for each body, in the order of the plan.
        ties: Relational power, or ``None`` where the plan has no links in which somebody
            turns to somebody.
        budget: Resource power: who can approve and stop the money of the budget alone, and
            who receives it, a record for each currency. It has no worst-group ratio:
            where all have to agree, nobody approves alone, and everybody can stop it.
        money: Resource power: the money that is offered for time, a record for each
            currency.
        hours: Resource power: the hours that offers pay for, or ``None`` where nothing
            is offered.
        perceived: What people wrote about decisions, about those who make them, and
            about the budget.
    """

    on: Day | None
    benchmark: Benchmark | None
    kinds: tuple[Kind, ...]
    decisions: tuple[DecisionBalance, ...]
    ties: TieBalance | None
    budget: tuple[BudgetControl, ...]
    money: tuple[ResourceBalance, ...]
    hours: ResourceBalance | None
    perceived: tuple[Perceived, ...]

    def __str__(self) -> str:
        """Return a table for each family, what they cannot see, and two questions."""
        return "\n\n".join([*table_of(self), f"{CANNOT_SEE}\n{' '.join(QUESTIONS)}"])


def balance(
    plan: Plan,
    *,
    on: AnyDay | None = None,
    benchmark: Mapping[Kind, object] | Mapping[str, object] | None = None,
) -> PowerBalance:
    """Return the families of power in a plan, side by side.

    Args:
        plan: The plan.
        on: The day to read it on; the plan's ``recorded_on`` if nothing is said.
        benchmark: The share that each kind should have, as the group has agreed it:
            exact numbers that sum to one. It is held beside every family. The plan's own
            if nothing is said.

    Raises:
        InvalidValueError: If the day or the benchmark is none.
    """
    if benchmark is None and plan.benchmark:
        benchmark = {agreed.kind: agreed.share for agreed in plan.benchmark}
    own = None if benchmark is None else benchmark_of(benchmark)
    reading = Reading(plan, day_if_stated(on))
    return PowerBalance(
        on=reading.on,
        benchmark=own,
        kinds=_kinds_in(reading),
        decisions=tuple(
            DecisionBalance(power=power_in(body, reading), worst=_worst_in(body, reading, own))
            for body in plan.bodies
        ),
        ties=_ties(reading, own),
        budget=budget_control(reading),
        money=tuple(
            ResourceBalance(shared=shared, worst=_worst_of(shared, own))
            for shared in money_offered(reading)
        ),
        hours=_hours(reading, own),
        perceived=tuple(_perceived(reading)),
    )


def _kinds_in(reading: Reading) -> tuple[Kind, ...]:
    """Return every kind of which those in the plan are, or may be."""
    people: list[WhoId] = [each.id for each in reading.plan.participants]
    organisations = [each.id for each in reading.plan.organisations]
    found = {kind for who in (*people, *organisations) for kind in kinds_of_somebody(who, reading)}
    return tuple(kind for kind in Kind if kind in found)


def _worst_in(body: Body, reading: Reading, own: Benchmark | None) -> WorstGroupRatio:
    cases, complete = cases_of(body, reading)
    if not complete:
        return UNDEFINED
    try:
        found = [_worst_case(case, own) for case in cases]
    except TooLargeError:
        return UNDEFINED
    return WorstGroupRatio(
        head_count=over([each.head_count for each in found]),
        equal_groups=over([each.equal_groups for each in found]),
        own=over([each.own for each in found]),
    )


def _worst_case(case: Case, own: Benchmark | None) -> WorstGroupRatio:
    shares = by_group(case.shares, case.kinds)
    if not shares:
        return UNDEFINED
    numbers = Counter(case.kinds.values())
    heads = {kind: Fraction(number, numbers.total()) for kind, number in numbers.items()}
    equal = dict.fromkeys(numbers, Fraction(1, len(numbers)))
    of_each = certain(shares)
    several = len(numbers) > 1
    return WorstGroupRatio(
        head_count=least_ratio(of_each, certain(heads)) if several else None,
        equal_groups=least_ratio(of_each, certain(equal)) if several else None,
        own=least_ratio(of_each, certain(own or {})),
    )


def _ties(reading: Reading, own: Benchmark | None) -> TieBalance | None:
    if not reading.plan.relationships:
        return None
    from coproduction.power.tie_balance import tie_balance  # noqa: PLC0415  # numpy and networkx

    return tie_balance(reading, own)


def _hours(reading: Reading, own: Benchmark | None) -> ResourceBalance | None:
    if not reading.plan.offers:
        return None
    shared = paid_hours(reading)
    return ResourceBalance(shared=shared, worst=_worst_of(shared, own))


def _worst_of(shared: SharedOut, own: Benchmark | None) -> WorstGroupRatio:
    shares = {
        Kind(str(group)): span
        for group, each in shared.groups.items()
        if (span := span_of(each.share)) is not None
    }
    if not shares:
        return UNDEFINED
    there = {Kind(str(group)): each.amount + each.people for group, each in shared.groups.items()}
    several = sum(number.highest != 0 for number in there.values()) > 1
    return WorstGroupRatio(
        head_count=_least_per_head([*shared.groups.values()]) if several else None,
        equal_groups=least_ratio(shares, equal_shares(there)) if several else None,
        own=least_ratio(shares, certain(own or {})),
    )


def _least_per_head(groups: list[GroupShare]) -> Span | None:
    """Return the least share by a group's share of the people.

    ``None`` where something goes to an organisation, which is no number of people.
    """
    ratios = [
        (each.share_ratio, each.people.lowest > 0)
        for each in groups
        if each.share_ratio is not None
    ]
    if not ratios:
        return None
    one = Fraction(1)
    lowest = min(ratio.lowest for ratio, _ in ratios)
    tops = [ratio.highest for ratio, sure in ratios if sure and ratio.highest is not None]
    return Span(min(one, lowest), min([one, *tops]))


def _perceived(reading: Reading) -> list[Perceived]:
    plan = reading.plan
    about: set[str] = {ABOUT_POWER, *(each.id for each in plan.bodies)}
    about.update(each.id for each in plan.decisions)
    about.update(each.id for each in plan.budget)
    found = []
    for reflection in plan.reflections:
        if not about.isdisjoint(reflection.about):
            by = [who for who in reflection.by or () if who != OTHERS]
            kinds = {kind for who in by for kind in kinds_of_somebody(who, reading)}
            in_order = tuple(kind for kind in Kind if kind in kinds)
            writers = Recipients(reading)
            writers.add_named(by)
            found.append(Perceived(kinds=in_order, writers=writers.fewest, reflection=reflection))
    return found
