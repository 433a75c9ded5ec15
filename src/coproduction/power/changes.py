"""What would change it: the smallest changes to a body's rule, each verified.

Four changes are tried one by one: votes for the seats that have none, more votes asked
for, more seats that speak from people's own lives, and most votes of each half. Where
there is a casting vote, leaving it out comes before asking for more votes. Where none
of those seats has a vote, the other three go with giving them votes, and are left out
where votes alone are enough. Of each the smallest is given that reaches what is asked
for, in every case that the facts allow. It is found by working out the rule again, so
nothing is promised that was not computed.
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
from coproduction.model.words import Kind, Side, Way
from coproduction.power.completed import Seated
from coproduction.power.halves import halves_of, shares_of_halves
from coproduction.power.indices import power_to_act
from coproduction.power.rules import Case, cases_of
from coproduction.power.spans import Span
from coproduction.reading import Reading
from coproduction.reading.bodies import BY_VOTES, needed_of

NEW = WhoId(Id("new-seats"))
MOST_SEATS_ADDED = 20
"""How many more seats are tried (project default)."""
MOST_STEPS_TRIED = 200
"""How many more votes are tried, in the steps that votes come in (project default)."""


class Goal(StrEnum):
    """What the seats that speak from people's own lives shall have together."""

    BLOCK = "block"
    """Nothing passes without them."""
    EQUAL = "equal"
    """As much power as the organisations' seats, if each half votes as one; where they
    have less."""


@attrs.frozen(kw_only=True)
class Change:
    """A change to the rule of a body that reaches a goal; verified.

    Attributes:
        goal: What it reaches.
        votes_needed: How many votes a decision then needs, when everybody is there.
        votes: How many votes there then are.
        more_votes: How many votes more are asked for than now.
        no_casting_vote: Whether there is no casting vote then, and there is one now.
        seats_added: How many lived-experience, carer or community seats are added,
            each with the votes of those that there are.
        votes_given: How many votes each seat that speaks from people's own lives, and
            has none, is given: as many as others of them have, or else the least that
            another seat has. Nought where nothing is given.
        each_side: Whether it then takes most votes of each half, too.
        power_to_act: How many of all divisions into yes and no then pass; the least
            that the facts allow. ``None`` where that is too large to work out.
    """

    goal: Goal
    votes_needed: Span
    votes: Span
    more_votes: Fraction = Fraction(0)
    seats_added: int = 0
    votes_given: Fraction = Fraction(0)
    each_side: bool = False
    no_casting_vote: bool = False
    power_to_act: Fraction | None


@attrs.frozen
class _Step:
    """One change to be tried.

    Attributes:
        more_votes: By how many steps of votes more is asked for.
        seats_added: How many seats are added.
        each_side: Whether most votes of each half are asked for.
        gives_votes: Whether the seats that have no vote are given some.
        keeps_casting_vote: Whether somebody's yes is still enough where the votes are
            equal, if it is now.
    """

    more_votes: int = 0
    seats_added: int = 0
    each_side: bool = False
    gives_votes: bool = False
    keeps_casting_vote: bool = True


SORTS = (
    tuple(
        _Step(more_votes=number, keeps_casting_vote=False) for number in range(MOST_STEPS_TRIED + 1)
    ),
    tuple(_Step(seats_added=number) for number in range(1, MOST_SEATS_ADDED + 1)),
    (_Step(each_side=True),),
)
"""The changes of each sort, the smallest first."""


@attrs.frozen
class _Changed:
    """A case after a change.

    Attributes:
        case: The case.
        needed: How many votes are then needed.
        votes: How many there then are.
        more: How many more are asked for.
        given: The votes that seats without one are given.
    """

    case: Case
    needed: Fraction
    votes: Fraction
    more: Fraction
    given: Fraction


def changes_for(body: Body, reading: Reading, goal: Goal) -> tuple[Change, ...]:
    """Return the smallest change of each sort that reaches a goal for the seats of own lives.

    None where it is reached already, where the body does not decide by votes or the
    organisations have none, where no seat speaks from people's own lives, or where the
    plan does not say enough.

    Args:
        body: The body.
        reading: The plan that it is in, on a day.
        goal: What the lived-experience, carer and community seats shall have together.
    """
    cases, complete = cases_of(body, reading)
    rule = body.decides_by
    if not complete or rule is None or rule.way not in BY_VOTES:
        return ()
    if not all(_organisations_vote(body, case) for case in cases):
        return ()
    theirs = [
        [each for each in _seated(body, case) if each.number and each.on(Side.LIVED)]
        for case in cases
    ]
    if not all(theirs) or all(_has_enough(goal, case) for case in cases):
        return ()
    none_votes = any(not any(each.votes for each in seats) for seats in theirs)
    some_cannot = all(any(not each.votes for each in seats) for seats in theirs)
    giving = [_Step(gives_votes=True)] if some_cannot else []
    alone = _first(giving, body, rule, cases, goal)
    if alone is not None and none_votes:
        return (alone,)  # each of the others is this, and more
    sorts = [[attrs.evolve(step, gives_votes=none_votes) for step in sort] for sort in SORTS]
    found = (alone, *(_first(sort, body, rule, cases, goal) for sort in sorts))
    return tuple(change for change in found if change is not None)


def _has_enough(goal: Goal, case: Case) -> bool:
    """Return whether the seats of own lives have what they shall have, or more."""
    if goal == Goal.BLOCK:
        return reaches(goal, case)
    shares = shares_of_halves(case)
    return not shares or shares.get(Side.LIVED, 0) >= shares.get(Side.ORGANISATION, 0)


def reaches(goal: Goal, case: Case) -> bool:
    """Return whether the seats of own lives have together what they shall have."""
    if goal == Goal.BLOCK:
        halves = halves_of(case)
        own_lives = [member for member, half in halves.items() if half == Side.LIVED]
        return case.rule.can_block(own_lives) and case.rule.wins(case.rule.members)
    shares = shares_of_halves(case)
    return bool(shares) and shares.get(Side.LIVED) == shares.get(Side.ORGANISATION)


def _seated(body: Body, case: Case) -> Sequence[Seated]:
    return case.completed.seated[body.id]


def _organisations_vote(body: Body, case: Case) -> bool:
    """Return whether an organisation's seat has a vote in the body itself."""
    return any(
        each.number and each.votes and each.on(Side.ORGANISATION) for each in _seated(body, case)
    )


def _first(
    sort: Iterable[_Step], body: Body, rule: DecidesBy, cases: Sequence[Case], goal: Goal
) -> Change | None:
    """Return the first change of a sort that reaches the goal in every case."""
    for step in sort:
        after = [_after(step, body, rule, case) for case in cases]
        if any(each.needed > each.votes for each in after):
            return None
        if all(reaches(goal, each.case) for each in after):
            return Change(
                goal=goal,
                votes_needed=_span([each.needed for each in after]),
                votes=_span([each.votes for each in after]),
                more_votes=max(each.more for each in after),
                seats_added=step.seats_added,
                votes_given=max(each.given for each in after),
                each_side=step.each_side,
                no_casting_vote=bool(rule.casting_vote) and not step.keeps_casting_vote,
                power_to_act=_least_power_to_act([each.case for each in after]),
            )
    return None


def _span(numbers: Sequence[Fraction]) -> Span:
    return Span(min(numbers), max(numbers))


def _after(step: _Step, body: Body, rule: DecidesBy, case: Case) -> _Changed:
    """Return a case after a change.

    Where seats or votes are added, the part of the votes that is needed stays.
    """
    seats = list(_seated(body, case))
    before = sum((each.number * each.votes for each in seats), Fraction(0))
    unit = Fraction(1, lcm(*(each.votes.denominator for each in seats)))
    needed = needed_of(rule, before, unit) or Fraction(0)
    given = _votes_to_give(seats) if step.gives_votes else Fraction(0)
    if given:
        seats = [_with_votes(each, given) for each in seats]
    if step.seats_added:
        votes = max(each.votes for each in seats if each.on(Side.LIVED))
        seats.append(Seated(NEW, step.seats_added, votes, Kind.LIVED_EXPERIENCE))
    total = sum((each.number * each.votes for each in seats), Fraction(0))
    if total != before and rule.way == Way.AT_LEAST:
        rule = attrs.evolve(rule, number=unit * ceil(needed * total / before / unit))
    needed = needed_of(rule, total, unit) or Fraction(0)
    more = step.more_votes * unit
    if not step.keeps_casting_vote:
        rule = attrs.evolve(rule, casting_vote=NO_ONE)
    if more:
        needed += more
        rule = attrs.evolve(rule, way=Way.AT_LEAST, number=needed)
    if step.each_side:
        rule = attrs.evolve(rule, each_side=True)
    changed = attrs.evolve(body, decides_by=rule)
    completed = attrs.evolve(
        case.completed,
        bodies={**case.completed.bodies, body.id: changed},
        seated={**case.completed.seated, body.id: seats},
    )
    after = Case(completed, completed.rule(changed) or case.rule)
    return _Changed(after, needed, total, more, given)


def _votes_to_give(seats: Iterable[Seated]) -> Fraction:
    """Return the votes of a seat that has some: of own lives if one has, else the fewest."""
    voting = [each for each in seats if each.votes]
    own_lives = [each.votes for each in voting if each.on(Side.LIVED)]
    return min(own_lives or [each.votes for each in voting])


def _with_votes(seats: Seated, votes: Fraction) -> Seated:
    """Return seats with so many votes each, if they speak from own lives and have none."""
    has_none = seats.on(Side.LIVED) and not seats.votes
    return attrs.evolve(seats, votes=votes) if has_none else seats


def _least_power_to_act(cases: Sequence[Case]) -> Fraction | None:
    try:
        return min(power_to_act(case.rule) for case in cases)
    except TooLargeError:
        return None
