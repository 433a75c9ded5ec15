"""What would change it: the smallest changes to a body's rule, each verified.

Three changes are tried one by one: more votes asked for, more seats that speak from
people's own lives, and most votes of each half. Of each the smallest is given that
reaches what is asked for, in every case that the facts allow. It is found by working
out the rule again, so nothing is promised that was not computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from math import ceil, lcm

import attrs

from coproduction.errors import TooLargeError
from coproduction.ids import NO_ONE, Id, WhoId
from coproduction.model.bodies import Body
from coproduction.model.deciding import DecidesBy
from coproduction.model.words import Side, Way
from coproduction.power.completed import Seated
from coproduction.power.halves import halves_of
from coproduction.power.indices import power_to_act, shapley_shubik
from coproduction.power.kinds import Kind
from coproduction.power.rules import Case, cases_of
from coproduction.reading import Reading
from coproduction.reading.bodies import BY_VOTES, SIDES, needed_of

NEW = WhoId(Id("new-seats"))
MOST_SEATS_ADDED = 20
"""How many more seats are tried (project default)."""
MOST_VOTES_TRIED = 200
"""How many more votes are tried (project default)."""


class Goal(StrEnum):
    """What the seats that speak from people's own lives shall have together."""

    BLOCK = "block"
    """Nothing passes without them."""
    EQUAL = "equal"
    """As much power as the organisations' seats, if each half votes as one."""


@attrs.frozen(kw_only=True)
class Change:
    """A change to the rule of a body that reaches a goal; verified.

    Attributes:
        goal: What it reaches.
        votes_needed: How many votes a decision then needs.
        votes: How many votes there then are.
        seats_added: How many lived-experience, carer or community seats are added,
            each with the votes of those that there are.
        each_side: Whether it then takes most votes of each half, too.
        power_to_act: How many of all divisions into yes and no then pass; the least
            that the facts allow. ``None`` where that is too large to work out.
    """

    goal: Goal
    votes_needed: Fraction
    votes: Fraction
    seats_added: int = 0
    each_side: bool = False
    power_to_act: Fraction | None


@attrs.frozen
class _Step:
    """One change to be tried.

    Attributes:
        more_votes: By how many votes more is asked for.
        seats_added: How many seats are added.
        each_side: Whether most votes of each half are asked for.
    """

    more_votes: int = 0
    seats_added: int = 0
    each_side: bool = False


SORTS = (
    tuple(_Step(more_votes=number) for number in range(1, MOST_VOTES_TRIED + 1)),
    tuple(_Step(seats_added=number) for number in range(1, MOST_SEATS_ADDED + 1)),
    (_Step(each_side=True),),
)
"""The changes of each sort, the smallest first."""


def changes_for(body: Body, reading: Reading, goal: Goal) -> tuple[Change, ...]:
    """Return the smallest change of each sort that reaches a goal for the seats of own lives.

    None where it is reached already, where the body does not decide by votes or has
    no vote on one of the sides, or where the plan does not say enough.

    Args:
        body: The body.
        reading: The plan that it is in, on a day.
        goal: What the lived-experience, carer and community seats shall have together.
    """
    cases, complete = cases_of(body, reading)
    rule = body.decides_by
    if not complete or rule is None or rule.way not in BY_VOTES:
        return ()
    if not all(_votes_on(side, body, case) for side in SIDES for case in cases):
        return ()
    if all(reaches(goal, case) for case in cases):
        return ()
    found = (_first(sort, body, rule, cases, goal) for sort in SORTS)
    return tuple(change for change in found if change is not None)


def reaches(goal: Goal, case: Case) -> bool:
    """Return whether the seats of own lives have together what they shall have."""
    halves = halves_of(case)
    if goal == Goal.BLOCK:
        own_lives = [member for member, half in halves.items() if half == Side.LIVED]
        return case.rule.can_block(own_lives) and case.rule.wins(case.rule.members)
    shares = shapley_shubik(case.rule.as_blocs(halves))
    return bool(shares) and shares.get(Side.LIVED) == shares.get(Side.ORGANISATION)


def _votes_on(side: Side, body: Body, case: Case) -> Fraction:
    """Return the votes of a side in the body itself."""
    seats = case.completed.seated[body.id]
    return sum((each.number * each.votes for each in seats if each.on(side)), Fraction(0))


def _first(
    sort: Iterable[_Step], body: Body, rule: DecidesBy, cases: Sequence[Case], goal: Goal
) -> Change | None:
    """Return the first change of a sort that reaches the goal in every case."""
    for step in sort:
        after = [_after(step, body, rule, case) for case in cases]
        if any(needed > votes for _, needed, votes in after):
            return None
        if all(reaches(goal, case) for case, _, _ in after):
            return Change(
                goal=goal,
                votes_needed=max(needed for _, needed, _ in after),
                votes=max(votes for _, _, votes in after),
                seats_added=step.seats_added,
                each_side=step.each_side,
                power_to_act=_least_power_to_act([case for case, _, _ in after]),
            )
    return None


def _after(step: _Step, body: Body, rule: DecidesBy, case: Case) -> tuple[Case, Fraction, Fraction]:
    """Return the case after a change, the votes that are then needed, and all votes.

    Where seats are added, the part of the votes that is needed stays.
    """
    seats = case.completed.seated[body.id]
    before = sum(case.completed.votes_in(body).values(), Fraction(0))
    unit = Fraction(1, lcm(*(each.votes.denominator for each in seats)))
    needed = needed_of(rule, before, unit) or Fraction(0)
    added = Fraction(0)
    if step.seats_added:
        votes = max(each.votes for each in seats if each.on(Side.LIVED))
        seats = [*seats, Seated(NEW, step.seats_added, votes, Kind.LIVED_EXPERIENCE)]
        added = step.seats_added * votes
        if rule.way == Way.AT_LEAST:
            rule = attrs.evolve(rule, number=unit * ceil(needed * (before + added) / before / unit))
        needed = needed_of(rule, before + added, unit) or Fraction(0)
    if step.more_votes:
        needed += step.more_votes
        rule = attrs.evolve(rule, way=Way.AT_LEAST, number=needed, casting_vote=NO_ONE)
    if step.each_side:
        rule = attrs.evolve(rule, each_side=True)
    changed = attrs.evolve(body, decides_by=rule)
    completed = attrs.evolve(
        case.completed,
        bodies={**case.completed.bodies, body.id: changed},
        seated={**case.completed.seated, body.id: seats},
    )
    return Case(completed, completed.rule(changed) or case.rule), needed, before + added


def _least_power_to_act(cases: Sequence[Case]) -> Fraction | None:
    try:
        return min(power_to_act(case.rule) for case in cases)
    except TooLargeError:
        return None
