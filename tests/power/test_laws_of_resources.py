"""The laws that hold for money, hours and pay in every plan."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from coproduction.errors import Path
from coproduction.model.plan import Plan
from coproduction.model.words import Kind, Side
from coproduction.power.resources import (
    Comparator,
    ComparedWith,
    Figure,
    SharedOut,
    budget_control,
    cash_exposure,
    floor_margin,
    like_for_like,
    money_offered,
    offer_coverage,
    paid_by_employer,
    paid_hours,
    parity_ratio,
)
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.money import Rate
from coproduction.values.truth import NO_FACTS, TRUE, Truth
from forgetting import forgettings
from strategies import known_plans, plans

FLOOR = Comparator(
    kind=ComparedWith.LIVING_WAGE, name="A living wage", rate=Rate(Fraction(13), "GBP")
)
BY: Mapping[str, Callable[[Plan], Any]] = {
    "kind": lambda _: Kind,
    "side": lambda _: Side,
    "id": lambda plan: (
        {person.id: person.id for person in plan.participants}
        | {organisation.id: organisation.id for organisation in plan.organisations}
    ),
}
Answers = dict[Hashable, tuple[Truth, Bounds | None]]
"""What was asked, and the answer: whether it is defined, and the number."""


def shared(name: str, found: SharedOut) -> Answers:
    """Return the answers of one share-out by group."""
    answers: Answers = {(name, found.currency, "whole"): (TRUE, found.whole)}
    for group, each in found.groups.items():
        for field in ("amount", "people", "per_head", "share", "share_ratio"):
            answers[name, found.currency, group, field] = (TRUE, getattr(each, field))
    parts = found.inequality
    for field in ("between", "within", "whole") if parts else ():
        number = Fraction(round(getattr(parts, field), 9))
        answers["inequality", name, found.currency, field] = (TRUE, exactly(number))
    return answers


def figures(plan: Plan, reading: Reading) -> dict[str, Figure]:
    found = {
        "coverage": offer_coverage(reading),
        "floor": floor_margin(reading, FLOOR),
        "comparator": parity_ratio(reading, comparator=FLOOR),
        "parity": parity_ratio(reading),
        "without": cash_exposure(reading).without,
    }
    for activity in reading.activities():
        found[f"spread at {activity.id}"] = like_for_like(reading, activity)
        found[f"parity at {activity.id}"] = parity_ratio(reading, activity)
        found[f"floor at {activity.id}"] = floor_margin(reading, FLOOR, activity)
    return found


def answers_of(plan: Plan, by: str) -> Answers:
    """Return every answer that a plan gives."""
    reading = Reading(plan)
    grouping = BY[by](plan)
    answers: Answers = shared("hours", paid_hours(reading, grouping))
    for each in money_offered(reading, grouping):
        answers |= shared("money", each)
    for group, number in paid_by_employer(reading, grouping).items():
        answers["employed", group] = (TRUE, number)
    for name, figure in figures(plan, reading).items():
        answers[name] = (figure.applies, figure.value)
    for control in budget_control(reading, Side if by == "side" else Kind):
        answers["budget", control.currency, "whole"] = (TRUE, control.whole)
        for kind, part in control.groups.items():
            for field in ("approves", "stops", "receives"):
                answers["budget", control.currency, kind, field] = (TRUE, getattr(part, field))
    for currency, lent in cash_exposure(reading).money_days.items():
        answers["lent", currency, "whole"] = (TRUE, lent)
    return answers


def counterpart(question: Hashable, answers: Answers) -> tuple[Truth, Bounds | None]:
    """Return the answer to the same question, where a forgotten amount may be in any currency."""
    if question in answers:
        return answers[question]
    if isinstance(question, tuple) and question[0] == "inequality":
        return TRUE, None  # there is none of what is open
    if isinstance(question, tuple) and question[0] in {"money", "lent", "budget"}:
        return answers.get((question[0], None, *question[2:]), (TRUE, NOBODY))
    return TRUE, NOBODY


def contains(wide: Bounds | None, narrow: Bounds | None) -> bool:
    """Return whether nothing that was possible is excluded; ``None`` is anything."""
    if wide is None:
        return True
    if narrow is None:
        return False
    return wide.lowest <= narrow.lowest and (
        wide.highest is None or (narrow.highest is not None and narrow.highest <= wide.highest)
    )


def allows(after: tuple[Truth, Bounds | None], before: tuple[Truth, Bounds | None]) -> bool:
    """Return whether the later answer still allows what the earlier did."""
    applied, applies = before[0], after[0]
    if applies.value is not None and applies.value is not applied.value:
        return False
    return applied.is_false or before[1] is None or contains(after[1], before[1])


def is_own_rule(path: Path) -> bool:
    """Return whether a path leads to the rule of a decision, in whole or in part."""
    return path[0] == "decisions" and "decides_by" in path


@given(by=st.sampled_from(sorted(BY)), plan=known_plans(), data=st.data())
def test_forgetting_excludes_nothing(by: str, plan: Plan, data: st.DataObject) -> None:
    """Leave up to three facts unsaid: every number that was possible stays possible."""
    before = answers_of(plan, by)
    for _ in range(data.draw(st.integers(1, 3))):
        # a decision that says no rule is decided as its body usually decides: that says something
        each = [one for one in forgettings(plan) if not is_own_rule(one.path)]
        plan = data.draw(st.sampled_from(each)).apply(plan)
    after = answers_of(plan, by)
    for question, answer in before.items():
        assert allows(counterpart(question, after), answer), question


@given(plan=known_plans(), data=st.data())
def test_forgetting_makes_nobody_surer(plan: Plan, data: st.DataObject) -> None:
    """Leave a fact unsaid: no more people than before are sure to have a part in something."""
    before = paid_hours(Reading(plan))
    after = paid_hours(Reading(data.draw(st.sampled_from(forgettings(plan))).apply(plan)))
    pairs = [(after.recipients, before.recipients)]
    pairs += [
        (each.recipients, before.groups[group].recipients)
        for group, each in after.groups.items()
        if group in before.groups
    ]
    for later, earlier in pairs:
        assert later is None or earlier is None or later <= earlier


def speaks_for_one(plan: Plan) -> bool:
    """Return whether everybody has one perspective, and organisations are offered nothing."""
    return all(
        isinstance(each.perspectives, tuple) and len(each.perspectives) == 1
        for each in plan.participants
    ) and all("council" not in (offer.to or ()) for offer in plan.offers)


@given(by=st.sampled_from(sorted(BY)), plan=known_plans())
def test_where_nothing_is_unknown_nothing_is_asked(by: str, plan: Plan) -> None:
    """A plan that says all asks nothing; where people are of one kind, it says one number."""
    for question, (applies, value) in answers_of(plan, by).items():
        assert applies.doubts == NO_FACTS
        assert not (applies.is_unknown and speaks_for_one(plan))
        assert value is None or value.doubts == NO_FACTS
        if value is not None and speaks_for_one(plan):
            assert value.lowest == value.highest, question


@given(by=st.sampled_from(sorted(BY)), plan=plans())
def test_a_number_that_is_known_is_in_no_doubt(by: str, plan: Plan) -> None:
    """Bounds are the right way round, and what is one number asks nothing."""
    for _, value in answers_of(plan, by).values():
        if value is not None:
            assert value.highest is None or value.lowest <= value.highest
            assert value.lowest != value.highest or not value.doubts


@given(by=st.sampled_from(sorted(BY)), plan=plans())
def test_groups_add_up(by: str, plan: Plan) -> None:
    """What falls to the groups is the whole, and each has a share of 0 to 1 in it."""
    reading = Reading(plan)
    for found in (*money_offered(reading, BY[by](plan)), paid_hours(reading, BY[by](plan))):
        parts = sum((each.amount for each in found.groups.values()), NOBODY)
        assert contains(parts, found.whole)
        for each in found.groups.values():
            if each.share is not None:
                assert each.share.lowest >= 0
                assert each.share.highest is not None
                assert each.share.highest <= 1
        if parts.lowest == parts.highest and parts.lowest:
            shares = [each.share for each in found.groups.values() if each.share is not None]
            assert sum(share.lowest for share in shares) == 1


@given(plan=plans(), data=st.data())
def test_order_does_not_matter(plan: Plan, data: st.DataObject) -> None:
    """In whatever order offers, people and activities are written down."""
    shuffled = attrs.evolve(
        plan,
        offers=data.draw(st.permutations(plan.offers)),
        participants=data.draw(st.permutations(plan.participants)),
        activities=data.draw(st.permutations(plan.activities)),
    )
    assert answers_of(shuffled, "side") == answers_of(plan, "side")


@given(plan=plans(), factor=st.sampled_from(("2", "0.5", "10")))
def test_paying_all_twice_as_much_changes_no_share(plan: Plan, factor: str) -> None:
    """Every amount times a number: the same shares, spreads and ratios, and as many hours."""
    paid = attrs.evolve(
        plan,
        offers=[
            attrs.evolve(
                offer,
                amount=offer.amount
                and attrs.evolve(offer.amount, amount=offer.amount.amount * Decimal(factor)),
            )
            for offer in plan.offers
        ],
    )
    before, after = answers_of(plan, "kind"), answers_of(paid, "kind")
    for question, answer in before.items():
        name = question[0] if isinstance(question, tuple) else question
        same = not isinstance(question, tuple) or question[-1] in {"share", "share_ratio"}
        if (same and "floor" not in str(name) and name != "comparator") or name == "hours":
            assert after[question] == answer
