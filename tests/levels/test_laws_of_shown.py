"""The laws of what is shown: forgetting, order, names, and what must not move a level."""

from __future__ import annotations

import random
from typing import Any

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import laws
from coproduction.ids import Id
from coproduction.levels.shown import Shown, shown
from coproduction.model.facts import question_for
from coproduction.model.plan import Plan
from coproduction.model.words import STAGE_OF
from coproduction.reading import Reading
from coproduction.reading.seats import ORGANISATIONS, OWN_LIVES
from coproduction.values.truth import Fact
from forgetting import forgettings
from strategies import known_plans, plans

many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=False
)
Possible = dict[tuple[Any, ...], frozenset[Any]]


def possible_in(found: Shown) -> Possible:
    """Return every step and share that is possible, by where and for whom."""
    result: Possible = {}
    for cell in (*found.stages, *found.strands, *found.activities):
        place = (cell.basis, cell.strand, cell.stage, cell.activity, cell.group)
        if cell.steps is not None:
            result[place, "steps"] = frozenset(cell.steps.possible)
        result[place, "shares"] = frozenset(cell.shares)
    for line in found.headlines:
        if line.lowest_described is not None:
            key = (line.basis, line.strand, line.group, "lowest described")
            result[key] = frozenset(line.lowest_described.possible)
    return result


def without_contradictions(plan: Plan) -> Plan:
    """Return the plan without the decisions that say otherwise than the words."""
    contrary = {each.decision.of for each in shown(plan).contradictions}
    if not contrary:
        return plan
    ids = {str(each) for each in contrary}
    return without_contradictions(
        attrs.evolve(
            plan,
            decisions=[each for each in plan.decisions if each.id not in ids],
            budget=[each for each in plan.budget if each.decision not in ids],
            reflections=[],
        )
    )


def with_stages_of_verbs(plan: Plan) -> Plan:
    """Return the plan without stages that are said by the verbs too."""
    return attrs.evolve(
        plan,
        activities=[
            attrs.evolve(each, stages=None)
            if any(how in STAGE_OF for part in each.parts for how in part.how or ())
            else each
            for each in plan.activities
        ],
    )


def excludes_nothing(plan: Plan, less: Plan) -> None:
    """Every step and every share that was possible stays possible."""
    before, after = possible_in(shown(plan)), possible_in(shown(less))
    for place, possible in before.items():
        if place in after:
            assert possible <= after[place], (place, possible, after[place])


@many
@given(plan=known_plans(), data=st.data())
def test_forgetting_excludes_no_step(plan: Plan, data: st.DataObject) -> None:
    """Leaving one to three facts unsaid excludes no step that was possible, of any cell."""
    plan = without_contradictions(with_stages_of_verbs(plan) if data.draw(st.booleans()) else plan)
    less = plan
    for _ in range(data.draw(st.integers(1, 3))):
        less = data.draw(st.sampled_from(forgettings(less))).apply(less)
    excludes_nothing(plan, less)


@many
@given(plan=plans(), data=st.data())
def test_forgetting_more_excludes_no_step(plan: Plan, data: st.DataObject) -> None:
    """The same from a plan that leaves things unsaid already."""
    plan = without_contradictions(plan)
    less = data.draw(st.sampled_from(forgettings(plan))).apply(plan)
    excludes_nothing(plan, less)


@many
@given(plan=known_plans())
def test_a_side_that_does_without_the_other_is_that_of_power(plan: Plan) -> None:
    """Who passes alone, and makes the quorums, is who passes while the others stay away too."""
    reading = Reading(plan)
    for body in plan.bodies:
        for side in (OWN_LIVES, ORGANISATIONS):
            passes = reading.passes(body, side)
            alone = passes & reading.makes_quorums(body, side)
            assert alone == passes & reading.passes_without(body, side.rest)


@many
@given(plan=known_plans())
def test_nothing_unknown_nothing_asked(plan: Plan) -> None:
    """Where a plan leaves nothing unsaid, no fact would narrow any cell."""
    found = shown(without_contradictions(plan))
    for cell in (*found.stages, *found.strands, *found.activities):
        assert not cell.would_narrow, cell


@many
@given(plan=plans())
def test_facts_point_into_the_plan(plan: Plan) -> None:
    """Every fact that would narrow a cell has a question, and every fact is of the plan."""
    found = shown(plan)
    for cell in (*found.stages, *found.strands, *found.activities):
        for fact in cell.would_narrow:
            assert question_for(fact, plan).asks
        for fact in cell.decided_by:
            assert plan.get(fact.of) is not None


@many
@given(plan=plans(), seed=st.integers(0, 99))
def test_order_does_not_matter(plan: Plan, seed: int) -> None:
    """Writing the lists of a plan in another order changes nothing that is shown."""
    other = laws.shuffled(plan, random.Random(seed))  # noqa: S311  # no secret
    assert told(shown(plan), {}) == told(shown(other), {})


@many
@given(plan=plans())
def test_names_do_not_matter(plan: Plan) -> None:
    """Other ids change the ids in what is shown and nothing else."""
    new: dict[Any, Id] = {
        noun.id: Id(f"z{index}-{noun.id[::-1]}") for index, noun in enumerate(plan.nouns())
    }
    new[plan.id] = Id("another-plan")
    assert told(shown(plan), new) == told(shown(laws.renamed(plan, new)), {})


@many
@given(plan=plans())
def test_only_how_people_take_part_matters(plan: Plan) -> None:
    """Pay, access, numbers, titles and claims move no step."""
    other = attrs.evolve(
        plan,
        offers=[],
        claims=[],
        budget=[line for line in plan.budget if line.decision],
        participants=[
            attrs.evolve(each, employer_pays=None, title="x") for each in plan.participants
        ],
        activities=[attrs.evolve(each, provides=None, kind="survey") for each in plan.activities],
        complete=[name for name in plan.complete if name != "offers"],
        reflections=[],
    )
    assert told(shown(plan), {}) == told(shown(other), {})


def told(found: Shown, new: dict[Any, Id]) -> Any:
    """Return all that is shown, with other ids, whatever its order."""

    def other(key: Any) -> Any:
        return new.get(key, key)

    def fact(each: Fact) -> Any:
        return other(each.of), each.field, other(each.about)

    return (
        {
            (
                cell.basis,
                other(cell.strand),
                cell.stage,
                other(cell.activity),
                other(cell.group),
                cell.steps,
                cell.shares,
                cell.flags,
                cell.co_production,
                cell.strict_co_production,
                frozenset(map(fact, cell.decided_by)),
                frozenset(map(fact, cell.would_narrow)),
            )
            for cell in (*found.stages, *found.strands, *found.activities)
        },
        {
            (line.basis, other(line.strand), other(line.group), line.best, line.lowest_described)
            for line in found.headlines
        },
        {
            (other(each.group), fact(each.words), fact(each.decision))
            for each in found.contradictions
        },
    )
