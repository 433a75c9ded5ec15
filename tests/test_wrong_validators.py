"""The laws bite: each rejects a check that breaks it."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

import laws
import wrong_validators as wrong
from coproduction.findings import Validator
from coproduction.model.activities import Activity
from coproduction.model.bodies import Body
from coproduction.model.plan import Plan
from forgetting import forgettings
from strategies import known_plans, plans

search = settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
Law = Callable[[Plan, list[Validator], random.Random], None]


def forgets(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Leave a fact unsaid, and then another."""
    singles = [each for each in forgettings(plan) if each.value is None or order.random() < 0.5]
    for one in order.sample(singles, min(15, len(singles))):
        laws.forgetting_excludes_nothing(plan, checks, [one])
    ways = [each for each in singles if each.path[-1] in ("asked_on", "requests")]
    laws.forgetting_excludes_nothing(plan, checks, [each for each in ways if each.value is None])


def is_known(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Say everything."""
    laws.nothing_unknown_nothing_open(plan, checks)


def asks(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Answer what is asked."""
    laws.questions_settle_it(plan, checks, order.randrange(5))


def twice(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Check twice."""
    laws.same_twice(plan, checks)


def points(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Follow what findings point to."""
    laws.points_into_the_plan(plan, checks)


def in_any_order(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Write the lists in another order."""
    laws.order_does_not_matter(plan, checks, order.randrange(99))


def by_any_name(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Use other ids."""
    laws.names_do_not_matter(plan, checks)


def written(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Write the plan, and read it again."""
    laws.writing_changes_nothing(plan, checks)


def of_nothing(plan: Plan, checks: list[Validator], order: random.Random) -> None:
    """Check the plan that says nothing."""
    laws.silence_is_no_verdict(checks)


def with_a_body(plan: Plan) -> bool:
    """Return whether somebody sits in a body."""
    return any(body.seats for body in plan.bodies)


def without_its_start(plan: Plan) -> Plan:
    """Leave unsaid who started the project."""
    return attrs.evolve(plan, initiated_by=None)


@pytest.mark.parametrize(
    ("subject", "check", "law", "drawn"),
    [
        (Plan, wrong.reads_silence_as_a_pass, forgets, known_plans()),
        (Plan, wrong.reads_silence_as_a_failure, forgets, known_plans()),
        (Body, wrong.reads_one_bound, forgets, known_plans().filter(with_a_body)),
        (
            Body,
            wrong.counts_a_group_that_may_be_on_either_side,
            forgets,
            known_plans().filter(with_a_body),
        ),
        (Activity, wrong.takes_a_month_for_its_first_day, forgets, known_plans()),
        (Plan, wrong.always_cannot_tell, is_known, known_plans()),
        (Activity, wrong.is_open_without_a_reason, is_known, known_plans()),
        (Plan, wrong.asks_the_wrong_thing, asks, known_plans().map(without_its_start)),
        (Plan, wrong.remembers, twice, plans()),
        (Plan, wrong.knows_one_copy, written, plans()),
        (Plan, wrong.points_outside, points, plans()),
        (Plan, wrong.asks_what_has_no_question, points, plans()),
        (Plan, wrong.reads_only_the_first, in_any_order, plans()),
        (Plan, wrong.reads_names, by_any_name, plans()),
        (Plan, wrong.says_yes_to_nothing, of_nothing, plans()),
        (Plan, wrong.says_no_to_nothing, of_nothing, plans()),
        (Plan, wrong.takes_an_open_list_for_all, of_nothing, plans()),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_the_law_rejects_it(
    subject: type[Any], check: Callable[..., Any], law: Law, drawn: st.SearchStrategy[Plan]
) -> None:
    """The law finds a plan on which the wrong check breaks it."""
    checks = [wrong.wrong(subject, check)]

    @search
    @given(plan=drawn, order=st.randoms(use_true_random=False))
    def hold(plan: Plan, order: random.Random) -> None:
        law(plan, checks, order)

    # A check that remembers is rejected once, and says something else when it is tried again.
    with pytest.raises((AssertionError, LookupError, Flaky)):
        hold()


class TestPages:
    """A page that says something else than its check is rejected."""

    def test_a_page_with_other_sentences(self) -> None:
        """A wrong sentence on a page is found."""
        check = wrong.wrong(Plan, wrong.says_yes_to_nothing)
        with pytest.raises((AssertionError, ImportError)):
            laws.page_tells_the_truth(check, "Met", Plan(id="plan"))
