"""From a body of a plan to its decision rule."""

from __future__ import annotations

from hypothesis import given

from coproduction.model.plan import Plan
from coproduction.model.words import Side
from coproduction.power.kinds import SIDE_OF_KIND
from coproduction.power.rules import Case, cases_of
from coproduction.reading import Reading
from coproduction.reading.seats import Alliance
from strategies import known_plans, plans


def in_agreement(case: Case, side: Side) -> tuple[bool, bool]:
    """Return whether a side passes alone, and whether it blocks, by the rule itself."""
    group = [one for one, kind in case.kinds.items() if SIDE_OF_KIND[kind] == side]
    return case.rule.can_pass(group), case.rule.can_block(group)


@given(plan=known_plans())
def test_where_nothing_is_unknown_the_rule_and_the_reading_agree(plan: Plan) -> None:
    """What a side can do by the three-valued reading is what it can do by the exact rule."""
    reading = Reading(plan)
    for body in plan.bodies:
        cases, complete = cases_of(body, reading)
        assert complete
        for case in cases:
            for side in (Side.LIVED, Side.ORGANISATION):
                answers = reading.passes(body, Alliance(side)), reading.blocks(body, Alliance(side))
                for answer, exact in zip(answers, in_agreement(case, side), strict=True):
                    assert answer.is_unknown or answer.is_true == exact


@given(plan=plans())
def test_the_reading_never_excludes_a_rule_that_the_facts_allow(plan: Plan) -> None:
    """A known answer holds under every rule that the facts allow."""
    reading = Reading(plan)
    for body in plan.bodies:
        for case in cases_of(body, reading)[0]:
            for side in (Side.LIVED, Side.ORGANISATION):
                answers = reading.passes(body, Alliance(side)), reading.blocks(body, Alliance(side))
                for answer, exact in zip(answers, in_agreement(case, side), strict=True):
                    assert answer.is_unknown or answer.is_true == exact
