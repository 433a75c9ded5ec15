"""What a plan is called beside what its facts show: both ways, set apart, in any scale."""

from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coproduction import check, loads
from coproduction.errors import InvalidValueError
from coproduction.levels.claims import Fit, claims_of, fit_of
from coproduction.levels.ranges import Steps
from coproduction.levels.scales import MappedSteps, Scale, loads_scale, scale, scales
from coproduction.levels.shown import shown
from coproduction.levels.steps import Level
from coproduction.model.claims import Claim
from coproduction.model.plan import Plan
from forgetting import forgettings
from levels.gardens import DAY, HEAD
from levels.scale_texts import changed
from strategies import known_plans, plans

many = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=False
)
LED = """
complete: [activities, decisions]
activities:
  - id: year
    status: happened
    parts: [{who: neighbours, how: leads}]
    stages: [agenda, design, decide, deliver, evaluate]
    nobody_else: yes
"""


def fits(claims: str, rest: str = DAY, *, own: tuple[Scale, ...] = ()) -> list[Fit]:
    """Return how claims and what has happened go together."""
    plan = loads(f"{HEAD}claims: [{claims}]\n{rest}")
    held = claims_of(plan, shown(plan), own=own)
    return [each.fit for one in held for each in one.comparisons if each.cell.basis == "happened"]


def test_claims_both_ways() -> None:
    """A claim may fit, say more or less than the facts, or be left open."""
    assert fits("{level: consultation}") == [Fit.CANNOT_TELL]  # the strand's highest is open
    assert fits("{level: consultation, about: day}") == [Fit.FITS]
    assert fits("{level: 4-5, about: day}") == [Fit.FITS]
    assert fits("{level: 4-5, about: [day, neighbours]}") == [Fit.FITS]
    assert fits("{level: co-production, about: day}") == [Fit.CLAIMS_MORE]
    assert fits("{level: Informing, about: day}") == [Fit.SHOWS_MORE]
    assert fits("{level: Involve, scale: iap2, about: day}") == [Fit.CLAIMS_MORE]
    assert fits("{level: Collaborate, scale: iap2, about: day}") == [Fit.CLAIMS_MORE]
    assert fits("{level: Delegated power, scale: arnstein, about: day}") == [Fit.CLAIMS_MORE]
    for off in (
        "{level: For material incentives, scale: pretty}",
        "{level: Non-involved, scale: thompson}",
        "{level: x, scale: no-such-scale}",
    ):
        assert fits(off) == []
    assert fits("{level: anything at all}") == []
    assert fits("{level: co-production, about: council}") == []
    assert fits("{level: co-production, about: neighbours}") == [Fit.CANNOT_TELL]
    assert fits("{level: co-production, about: garden}") == [Fit.CANNOT_TELL]
    one, two = (
        "happened, parts: [{who: neighbours, how: informed}]",
        "parts: [{who: neighbours, how: makes}]",
    )
    both = f"activities: [{{id: day, stages: design, status: {one}}}, {{id: two, {two}}}]"
    assert fits("{level: 4-5}", both) == [Fit.CANNOT_TELL]
    only = "activities: [{id: day, status: happened, parts: [{who: neighbours, how: delivers}]}]"
    assert fits("{level: co-production, about: day}", only) == [Fit.CANNOT_TELL]


def test_people_lead_is_set_apart() -> None:
    """To lead is neither more nor less than to share, in a claim and in the facts."""
    assert fits("{level: co-production}", LED) == [Fit.SET_APART]
    assert fits("{level: consultation}", LED) == [Fit.SET_APART]
    assert fits("{level: Citizen control, scale: arnstein}", LED) == [Fit.FITS]
    assert fits("{level: Delegated power, scale: arnstein}", LED) == [Fit.FITS]
    assert fits("{level: Citizen control, scale: arnstein, about: day}") == [Fit.SET_APART]


def test_what_the_check_says_where_people_lead() -> None:
    """The check says that it is neither more nor less, and never to share more."""
    plan = loads(f"{HEAD}claims: [{{level: co-production}}]\n{LED}")
    [result] = check(plan, select=["label-matches-facts"]).results
    [finding] = result.findings
    assert str(finding.outcome) == "not-met"
    assert finding.values["apart"] == ("neighbours",)
    assert not any(finding.values[name] for name in ("beyond", "short", "other"))


def test_less_or_more_and_not_what_is_claimed() -> None:
    """Where a step between is claimed, and only lower or higher ones are possible, it differs."""
    claimed = scale().level("Consultation").steps
    assert fit_of(claimed, Steps(possible=[3, 6])) == Fit.DIFFERS
    assert fit_of(claimed, Steps(possible=[6, 8])) == Fit.DIFFERS


some_claims = st.sampled_from(
    [
        Claim(level=level.label, scale=name)
        for name, each in scales().items()
        for level in each.levels
        if not level.steps.off_axis and not each.unit
    ]
)


def decided(plan: Plan) -> dict[Any, tuple[Fit, bool]]:
    """Return how each claim of a plan fits, by the claim and the cell, and if that has steps."""
    return {
        (number, cell.basis, cell.strand, cell.group): (each.fit, cell.steps is not None)
        for number, held in enumerate(claims_of(plan, shown(plan)))
        for each in held.comparisons
        for cell in [each.cell]
    }


def takes_nothing_back(plan: Plan, less: Plan) -> None:
    """What is decided of a claim in the plan that says less is the same in the other."""
    knowing = decided(plan)
    for key, (fit, _) in decided(less).items():
        known, has_steps = knowing.get(key, (fit, True))
        if fit not in {Fit.CANNOT_TELL, Fit.DIFFERS} and has_steps:
            assert fit == known, key
        elif fit == Fit.DIFFERS:
            assert known not in {Fit.FITS, Fit.CANNOT_TELL}, key


def without_decisions(plan: Plan, claim: Claim) -> Plan:
    """Return the plan with a claim, and without decisions that may contradict its words."""
    contrary = {each.decision.of for each in shown(plan).contradictions}
    while contrary:
        plan = attrs.evolve(
            plan,
            decisions=[each for each in plan.decisions if each.id not in contrary],
            budget=[each for each in plan.budget if each.decision not in contrary],
            reflections=[],
        )
        contrary = {each.decision.of for each in shown(plan).contradictions}
    return attrs.evolve(plan, claims=[claim])


@many
@given(plan=known_plans(), claim=some_claims, data=st.data())
def test_knowing_more_takes_no_fit_back(plan: Plan, claim: Claim, data: st.DataObject) -> None:
    """Saying one to three facts never turns *fits* or *claims more* into anything else."""
    plan = without_decisions(plan, claim)
    less = plan
    for _ in range(data.draw(st.integers(1, 3))):
        less = data.draw(st.sampled_from(forgettings(less))).apply(less)
    takes_nothing_back(plan, less)


@many
@given(plan=plans(), claim=some_claims, data=st.data())
def test_nor_from_a_plan_with_gaps(plan: Plan, claim: Claim, data: st.DataObject) -> None:
    """The same from a plan that leaves things unsaid already."""
    plan = without_decisions(plan, claim)
    less = data.draw(st.sampled_from(forgettings(plan))).apply(plan)
    takes_nothing_back(plan, less)


some_steps = st.sets(st.sampled_from(list(Level)), min_size=1)


@given(ends=st.tuples(*[st.sampled_from(list(Level))] * 2), steps=some_steps, data=st.data())
def test_fewer_steps_take_no_fit_back(
    ends: tuple[Level, Level], steps: set[Level], data: st.DataObject
) -> None:
    """The law of the comparison itself, for any claim and any steps."""
    claimed = MappedSteps(lowest=min(ends), highest=max(ends))
    fewer = data.draw(st.sets(st.sampled_from(sorted(steps)), min_size=1))
    before = fit_of(claimed, Steps(possible=steps))
    after = fit_of(claimed, Steps(possible=fewer))
    assert before in {Fit.CANNOT_TELL, Fit.DIFFERS, after}
    if before == Fit.DIFFERS:
        assert after not in {Fit.FITS, Fit.CANNOT_TELL}


class TestAScaleOfOnesOwn:
    """A claim in a scale that somebody brings."""

    def test_it_is_held_against_the_facts(self) -> None:
        """It is compared like any other, and unknown where the scale is not given."""
        ours = loads_scale(changed())
        claim = "{level: Asked, scale: Ours, about: day}"
        assert fits(claim, own=(ours,)) == [Fit.FITS]
        assert fits(claim, own=(ours, ours)) == [Fit.FITS]
        assert fits(claim) == []

    def test_a_name_that_another_has(self) -> None:
        """Two scales of one name are refused."""
        ours = loads_scale(changed())
        others = [attrs.evolve(ours, title="Another"), attrs.evolve(ours, name="TLAP")]
        for other in others:
            with pytest.raises(InvalidValueError, match="There is already a scale called"):
                scale("ours", own=[ours, other])
