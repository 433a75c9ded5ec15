"""The laws that hold for every check, as functions over any set of checks.

``tests/test_laws.py`` holds them against the catalogue, and
``tests/test_wrong_validators.py`` against checks that break one of them each.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence
from typing import Any, cast

import attrs

from coproduction.checking import findings_of
from coproduction.documents import dumps, loads
from coproduction.errors import InvalidValueError, PlanError
from coproduction.findings import Expectation, Finding, Outcome, Result, Terms, Validator
from coproduction.ids import Id
from coproduction.model.activities import Part
from coproduction.model.bodies import Seat
from coproduction.model.facts import question_for
from coproduction.model.papers import Papers
from coproduction.model.plan import LISTS, Plan
from coproduction.reading import Reading
from coproduction.reports import Sentences
from coproduction.values.counts import Bounds
from coproduction.values.truth import Fact, in_order
from forgetting import Forgetting, forgettings, hints_of

Found = dict[tuple[str, Id], Finding]


def found_in(plan: Plan, checks: Iterable[Validator]) -> Found:
    """Return what the checks find, by check and subject."""
    reading = Reading(plan)
    return {
        (check.name, finding.subject): finding
        for check in checks
        for finding in findings_of(check, reading)
    }


# 1. Forgetting excludes nothing


def forgetting_excludes_nothing(
    plan: Plan, checks: Sequence[Validator], left_unsaid: Sequence[Forgetting]
) -> None:
    """Leave facts unsaid: every outcome that was possible stays possible."""
    before = found_in(plan, checks)
    less = plan
    for each in left_unsaid:
        less = each.apply(less)
    after = found_in(less, checks)
    assert before.keys() == after.keys()
    for key, finding in before.items():
        assert finding.possible <= after[key].possible, (key, left_unsaid, finding, after[key])


def forgetting_each_and_each_two(plan: Plan, checks: Sequence[Validator]) -> None:
    """Leave each fact unsaid, and each two that can both be."""
    singles = forgettings(plan)
    for one in singles:
        forgetting_excludes_nothing(plan, checks, [one])
    for one, other in itertools.combinations(singles, 2):
        shorter = min(len(one.path), len(other.path))
        if one.path[:shorter] != other.path[:shorter]:
            forgetting_excludes_nothing(plan, checks, [one, other])


# 2. Nothing unknown, nothing open


def nothing_unknown_nothing_open(plan: Plan, checks: Iterable[Validator]) -> None:
    """In a plan that leaves nothing unsaid, nothing cannot be told."""
    for key, finding in found_in(plan, checks).items():
        assert finding.outcome != Outcome.CANNOT_TELL, (key, finding)


# 3. The questions settle it


def questions_settle_it(plan: Plan, checks: Sequence[Validator], answer: int) -> None:
    """Answering just what is asked ends it, in three rounds at most.

    Args:
        plan: A plan in which something cannot be told.
        checks: The checks.
        answer: Which of the possible answers is given each time.
    """
    for check in checks:
        for subject in {finding.subject for finding in findings_of(check, Reading(plan))}:
            fuller = plan
            for _ in range(3):
                finding = found_in(fuller, [check]).get((check.name, subject))
                if finding is None or not finding.asks:
                    break
                for fact in sorted(finding.asks, key=in_order):
                    fuller = said(fuller, fact, answer)
            finding = found_in(fuller, [check]).get((check.name, subject))
            assert finding is None or not finding.asks, (check.name, finding)


def said(plan: Plan, fact: Fact, answer: int) -> Plan:
    """Return a plan that says a fact, in one of the ways in which it can be."""
    possible = []
    for value in _answers(plan, fact):
        try:
            possible.append(_with(plan, fact, value))
        except (PlanError, InvalidValueError):
            continue  # this answer would contradict the plan
    assert possible, fact
    return possible[answer % len(possible)]


def _answers(plan: Plan, fact: Fact) -> list[Any]:
    """Return values for a field, by its name; for a list, that it is complete."""
    who = plan.participants[0].id if plan.participants else "somebody"
    return {
        "perspectives": ["carer", "practitioner", *_perspectives_said_elsewhere(plan, fact.of)],
        "side": ["lived", "organisation", "neither"],
        "size": [1, 2, 3, 5],
        "employer_pays": [True, False],
        "access.asked_on": ["2026-01-05", "never"],
        "access.requests": [[], ["lift"], _asked_for_among(plan, fact.of)],
        "seats": [[]],
        "seats.acting_as": ["carer", "practitioner", "lived-experience"],
        "seats.number": [1, 2],
        "seats.votes": [0, 1],
        "seats.since": ["2026-01-05"],
        "seats.until": ["2026-01-05", "2026-12-05"],
        "decides_by": ["consensus", "majority", {"at_least": 2}, "advises"],
        "decides_by.number": [2, "1/2"],
        "decides_by.of": ["seats", "present"],
        "vetoes": [[]],
        "vetoes.basis": ["a law", False],
        "seats.role": ["chair", "member"],
        "parts.how": [["asked"], [], *_all_work(), ["taught"], ["leads"]],
        "parts.number": [1, 2],
        "parts.role": ["chair", "scribe", "member"],
        "parts.acting_as": ["carer", "practitioner", "lived-experience"],
        "stages": [["agenda"], [], ["design"]],
        "starts_on": ["2026-01-05", "2026-12-05"],
        "decided_on": ["2026-01-05", "2026-12-05"],
        "recorded_on": ["2026-03-05"],
        "nobody_else": [True],
        "provides": [[], ["lift", "speech-to-text"]],
        "initiated_by": [[who], []],
        "items_from": [[who], []],
        "recruited": ["open", "chosen", "own-group"],
        "recruited_by": [[who], []],
        "links": [True, False],
        "relationships.reported_by": [[who], []],
        "relationships.asked": [[who], []],
        "relationships.since": ["2026-01-05"],
        "relationships.until": ["2026-01-05", "2026-12-05"],
        "money": [False, "100.00 GBP"],
        "binding": [True, False],
        "open": [True, False],
        "agreed_by": [[who], []],
        "papers": [[], [Papers(to=[who], sent_on="2026-01-05")]],
        "papers.to": [[who], []],
        "papers.sent_on": ["2026-01-05", "never"],
        "status": ["happened", "planned"],
        "sessions": [1, 2],
        "reply.result": ["taken-up", "not"],
        "told": [[]],
        "told.told_on": ["2026-01-05", "never"],
        "decision": [decision.id for decision in plan.decisions],
        "by": [[who], []],
        "at": [activity.id for activity in plan.activities],
        "to": [[who]],
        "covers": [["all"], []],
        "amount": ["10.00 GBP", "20.00 GBP"],
        "per": [["person", "hour"], "all"],
        "form": ["fee", "nothing", "expenses"],
        "hours.attend": [1, 2],
        "hours.prepare": [0, 1],
        "hours.follow_up": [0, 1],
        "reply": [False, {"told_on": "2026-01-05"}],
        "reason": ["It costs less", False],
        "reply.why": ["No room", False],
        "reply.told_on": ["2026-01-05", "never"],
    }.get(fact.field, [None])


def _all_work() -> list[list[str]]:
    """Return every way in which somebody can do some of the work."""
    verbs = ["frames", "makes", "decides", "delivers", "evaluates"]
    return [list(each) for number in range(1, 6) for each in itertools.combinations(verbs, number)]


def _asked_for_among(plan: Plan, who: str) -> list[str]:
    """Return what the groups among somebody asked for: a group asked for just that."""
    return sorted(
        {
            request
            for person in plan.participants
            if person.among == who and isinstance(person.access.requests, tuple)
            for request in person.access.requests
        }
    )


def _perspectives_said_elsewhere(plan: Plan, who: str) -> list[Any]:
    """Return what the hats of somebody, and the groups they are in or hold, allow."""
    held_by: list[Seat | Part] = [seat for body in plan.bodies for seat in body.seats or ()]
    held_by += [part for activity in plan.activities for part in activity.parts]
    worn = {
        str(held.acting_as)
        for held in held_by
        if who in held.who and held.acting_as not in (None, "themselves")
    }
    above = {person.among for person in plan.participants if person.id == who}
    shared = {
        str(each)
        for person in plan.participants
        if person.id in above and isinstance(person.perspectives, tuple)
        for each in person.perspectives
    }
    return [sorted(worn | shared), []]


def _with(plan: Plan, fact: Fact, value: Any) -> Plan:
    """Return the plan with one fact said."""
    first, _, rest = fact.field.partition(".")
    if first == "complete":
        return attrs.evolve(plan, complete=[*plan.complete, rest])
    for name in LISTS:
        for index, noun in enumerate(getattr(plan, name)):
            if noun.id == fact.of:
                nouns = list(getattr(plan, name))
                nouns[index] = _noun_with(noun, first, rest, fact.about, value)
                changed: dict[str, Any] = {name: nouns}
                return attrs.evolve(plan, **changed)
    return cast("Plan", _noun_with(plan, first, rest, fact.about, value))


def _noun_with(noun: Any, first: str, rest: str, about: str, value: Any) -> Any:
    held = getattr(noun, first)
    if not rest:
        from coproduction.model.contributions import Reply

        made = Reply(**value) if first == "reply" and isinstance(value, dict) else value
        return attrs.evolve(noun, **{first: made})
    if isinstance(held, tuple) and not about:  # what is named by nobody: each of them
        each = [attrs.evolve(one, **{rest: value}) for one in held]
        return attrs.evolve(noun, **{first: each})
    if isinstance(held, tuple):
        apart = [attrs.evolve(one, who=[who]) for one in held for who in one.who]
        changed = [
            attrs.evolve(one, **{rest: value}) if one.who == (about,) else one for one in apart
        ]
        return attrs.evolve(noun, **{first: changed})
    return attrs.evolve(noun, **{first: attrs.evolve(held, **{rest: value})})


# 4. The same for whoever reads it


def same_twice(plan: Plan, checks: Sequence[Validator]) -> None:
    """Checking twice says the same."""
    assert found_in(plan, checks) == found_in(plan, checks)


def points_into_the_plan(plan: Plan, checks: Iterable[Validator]) -> None:
    """Subjects, evidence, values and questions are about things of this plan."""
    for finding in found_in(plan, checks).values():
        assert plan.get(finding.subject) is not None
        for key in finding.evidence:
            assert plan.get(key) is not None, key
        for value in finding.values.values():
            for named in _ids_in(value):
                assert plan.get(named) is not None, named
        for fact in finding.asks:
            assert question_for(fact, plan).asks
            if fact.about:
                held = getattr(plan[fact.of], fact.field.split(".")[0])
                assert any(fact.about in one.who for one in held), fact


def _ids_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in value if isinstance(each, str)] if isinstance(value, tuple) else []


def order_does_not_matter(plan: Plan, checks: Sequence[Validator], seed: int) -> None:
    """Writing the lists of a plan in another order changes no finding."""
    assert found_in(plan, checks) == found_in(shuffled(plan, random.Random(seed)), checks)  # noqa: S311  # no secret


def shuffled(noun: Any, order: random.Random) -> Any:
    """Return the same noun with each of its lists in another order."""
    changes = {}
    for field in attrs.fields(type(noun)):
        value = getattr(noun, field.name)
        if field.init and isinstance(value, tuple):
            each = [shuffled(one, order) if attrs.has(type(one)) else one for one in value]
            order.shuffle(each)
            changes[field.name] = each
    return attrs.evolve(noun, **changes)


def names_do_not_matter(plan: Plan, checks: Sequence[Validator]) -> None:
    """Other ids change the ids in the findings and nothing else."""
    new: dict[Any, Id] = {
        noun.id: Id(f"z{index}-{noun.id[::-1]}") for index, noun in enumerate(plan.nouns())
    }
    new[plan.id] = Id("another-plan")
    there = found_in(renamed(plan, new), checks)
    here = {
        (name, new[subject]): renamed_finding(finding, new)
        for (name, subject), finding in found_in(plan, checks).items()
    }
    assert here == {key: renamed_finding(finding, {}) for key, finding in there.items()}


def renamed(value: Any, new: dict[Any, Id]) -> Any:
    """Return the same plan with other ids; titles and words stay."""
    if isinstance(value, tuple):
        return tuple(renamed(each, new) for each in value)
    if attrs.has(type(value)):
        kind: Any = type(value)
        kinds = hints_of(kind)
        return attrs.evolve(
            value,
            **{
                field.name: renamed(getattr(value, field.name), new)
                for field in attrs.fields(type(value))
                if field.init and kinds[field.name] is not str
            },
        )
    return new.get(value, value) if type(value) is str else value


def renamed_finding(finding: Finding, new: dict[Any, Id]) -> Any:
    """Return what a finding says, with other ids, whatever their order."""

    def other(value: Any) -> Any:
        if isinstance(value, Terms):
            return value
        if isinstance(value, Bounds):
            return value.lowest, value.highest
        if isinstance(value, tuple):
            return frozenset(new.get(each, each) for each in value)
        return new.get(value, value) if isinstance(value, str) else value

    facts = frozenset(
        Fact(new.get(f.of, f.of), f.field, new.get(f.about, f.about)) for f in finding.asks
    )
    return (
        finding.possible,
        facts,
        frozenset(new.get(each, each) for each in finding.evidence),
        {name: other(value) for name, value in finding.values.items()},
    )


def writing_changes_nothing(plan: Plan, checks: Sequence[Validator]) -> None:
    """A plan that was written and read again leads to the same findings."""
    for kind in ("yaml", "json"):
        assert found_in(loads(dumps(plan, kind=kind), kind=kind), checks) == found_in(plan, checks)


def silence_is_no_verdict(checks: Iterable[Validator]) -> None:
    """The plan that says nothing is never met and never not met."""
    for key, finding in found_in(Plan(id="plan"), checks).items():
        assert finding.outcome not in (Outcome.MET, Outcome.NOT_MET), key


# The page


HEADINGS = {
    "Met": Outcome.MET,
    "Not met": Outcome.NOT_MET,
    "Cannot tell": Outcome.CANNOT_TELL,
    "Does not apply": Outcome.DOES_NOT_APPLY,
}


def result_of(check: Validator, finding: Finding) -> Result:
    """Return a result with one finding."""
    return Result(check, Expectation.REQUIRED, (finding,))


def page_tells_the_truth(check: Validator, heading: str, plan: Plan) -> None:
    """An example reaches its outcome, and leads to just the sentences that are shown."""
    sentences = Sentences(plan)
    findings = list(findings_of(check, Reading(plan)))
    assert [finding.outcome for finding in findings] == [HEADINGS[heading]] * len(findings)
    if heading == "Cannot tell":
        said = [asked.text for finding in findings for asked in sentences.questions(finding)]
    else:
        said = [sentences.message(result_of(check, each), each).text for each in findings]
    assert sorted(said) == sorted(check.page.examples[heading].sentences)
