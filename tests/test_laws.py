"""The laws of DESIGN §6, held for every check of the catalogue.

One drawn plan is put to all of them. Exhaustively on the examples of the pages,
and on random plans.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import laws
from coproduction.checking import findings_of
from coproduction.documents import loads
from coproduction.findings import Validator
from coproduction.findings.page import OUTCOMES
from coproduction.model.plan import Plan
from coproduction.reading import Reading
from coproduction.reports import Sentences
from coproduction.sources import sources
from coproduction.validators import catalogue
from forgetting import forgettings
from strategies import known_plans, plans

CHECKS = list(catalogue().values())
many = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=False
)


def example_plan(check: Validator, heading: str) -> Plan:
    """Return the plan of an example on a page."""
    text = check.page.examples[heading].plan
    return loads(f"format: coproduction-plan/1\nid: plan\n{text}")


examples = pytest.mark.parametrize(
    ("check", "heading"),
    [
        pytest.param(check, heading, id=f"{check.name}: {heading}")
        for check in CHECKS
        for heading in OUTCOMES
        if check.page.examples[heading].plan
    ],
)


@many
@given(plan=known_plans(), data=st.data())
def test_forgetting_excludes_nothing(plan: Plan, data: st.DataObject) -> None:
    """Leaving one to three facts unsaid excludes no outcome that was possible."""
    less, left_unsaid = plan, []
    for _ in range(data.draw(st.integers(1, 3))):
        left_unsaid.append(data.draw(st.sampled_from(forgettings(less))))
        less = left_unsaid[-1].apply(less)
    laws.forgetting_excludes_nothing(plan, CHECKS, left_unsaid)


@many
@given(plan=plans(), data=st.data())
def test_forgetting_more_excludes_nothing(plan: Plan, data: st.DataObject) -> None:
    """The same from a plan that leaves things unsaid already."""
    left_unsaid = [data.draw(st.sampled_from(forgettings(plan)))]
    laws.forgetting_excludes_nothing(plan, CHECKS, left_unsaid)


@examples
def test_forgetting_each_and_each_two(check: Validator, heading: str) -> None:
    """Leaving each fact unsaid, and each two, excludes no outcome on the page's examples."""
    laws.forgetting_each_and_each_two(example_plan(check, heading), [check])


@many
@given(plan=known_plans())
def test_nothing_unknown_nothing_open(plan: Plan) -> None:
    """In a plan that leaves nothing unsaid, nothing cannot be told."""
    laws.nothing_unknown_nothing_open(plan, CHECKS)


@pytest.mark.parametrize("answer", range(4))
@examples
def test_the_questions_settle_it(check: Validator, heading: str, answer: int) -> None:
    """Answering just what is asked ends it, on the page's examples."""
    laws.questions_settle_it(example_plan(check, heading), [check], answer)


@many
@given(plan=plans(), answer=st.integers(0, 5))
def test_the_questions_settle_it_anywhere(plan: Plan, answer: int) -> None:
    """Answering just what is asked ends it, on random plans."""
    laws.questions_settle_it(plan, CHECKS, answer)


@many
@given(plan=plans())
def test_checking_twice_says_the_same(plan: Plan) -> None:
    """A plan that is checked twice leads to the same findings."""
    laws.same_twice(plan, CHECKS)


@many
@given(plan=plans())
def test_findings_point_into_the_plan(plan: Plan) -> None:
    """Subjects, evidence, values and questions are about things of the plan."""
    laws.points_into_the_plan(plan, CHECKS)


@many
@given(plan=plans(), seed=st.integers(0, 99))
def test_order_does_not_matter(plan: Plan, seed: int) -> None:
    """Writing the lists in another order changes no finding."""
    laws.order_does_not_matter(plan, CHECKS, seed)


@many
@given(plan=plans())
def test_names_do_not_matter(plan: Plan) -> None:
    """Other ids change the ids in the findings and nothing else."""
    laws.names_do_not_matter(plan, CHECKS)


@many
@given(plan=plans())
def test_writing_changes_nothing(plan: Plan) -> None:
    """A plan that was written and read again leads to the same findings."""
    laws.writing_changes_nothing(plan, CHECKS)


def test_silence_is_no_verdict() -> None:
    """The plan that says nothing is never met and never not met."""
    laws.silence_is_no_verdict(CHECKS)


@examples
def test_examples_say_what_their_page_says(check: Validator, heading: str) -> None:
    """Each example of a page reaches its outcome, with just the sentences shown."""
    laws.page_tells_the_truth(check, heading, example_plan(check, heading))


@pytest.mark.parametrize("check", CHECKS, ids=[check.name for check in CHECKS])
def test_pages_are_complete(check: Validator) -> None:
    """A page names its sources and limits, and an outcome without an example says why."""
    page = check.page
    assert page.claim.endswith(".")
    assert page.texts["Limits"]
    assert "on paper" in " ".join(page.texts["Limits"].split())
    assert page.sources
    assert set(page.sources) <= set(sources())
    assert bool(check.parameters) == ("Parameters" in page.texts)
    for name in check.parameters:
        assert f"``{name}``" in page.texts["Parameters"]
    for heading in OUTCOMES:
        example = page.examples[heading]
        assert bool(example.plan) != bool(example.why_not)


@many
@given(plan=plans())
def test_everything_can_be_said(plan: Plan) -> None:
    """Each finding has a message, and each question can be put into words."""
    sentences = Sentences(plan)
    reading = Reading(plan)
    for check in CHECKS:
        for finding in findings_of(check, reading):
            result = laws.result_of(check, finding)
            assert sentences.message(result, finding).text.strip().endswith((".", "?"))
            assert all(asked.text.endswith("?") for asked in sentences.questions(finding))
