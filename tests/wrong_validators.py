"""Checks that are wrong, one for each law: that law must reject it.

None of them is in the catalogue. Each is named after what it does wrong, beside
the law that it breaks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coproduction.findings import Finding, ForWhom, Validator, Wording
from coproduction.ids import Id
from coproduction.model.activities import Activity
from coproduction.model.bodies import Body
from coproduction.model.plan import Plan
from coproduction.model.words import ListName, Side
from coproduction.reading import Reading
from coproduction.reading.seats import Alliance
from coproduction.values.counts import NOBODY
from coproduction.values.truth import FALSE, TRUE, WITHHELD, Fact, every, known, unknown

SAYS = Wording(met="Met.", not_met="Not met.", does_not_apply="Does not apply.", remedies=())


def wrong(subject: type[Any], check: Callable[[Any, Reading], Finding]) -> Validator:
    """Return a check that is in no catalogue."""
    return Validator(
        name=check.__name__.replace("_", "-"),
        principle="wrong",
        check=check,
        subject=subject,
        says=SAYS,
        for_whom=ForWhom.EVERYONE,
    )


def reads_silence_as_a_pass(plan: Plan, reading: Reading) -> Finding:
    """Take whoever is not known to be unasked for asked."""
    asked = (~reading.asked_about_access(person.id) for person in plan.participants)
    holds = known(not any(truth.is_true for truth in asked))
    return Finding(subject=plan.id, applies=TRUE, holds=holds)


def reads_silence_as_a_failure(plan: Plan, reading: Reading) -> Finding:
    """Take whoever is not known to be asked for unasked."""
    asked = (reading.asked_about_access(person.id) for person in plan.participants)
    holds = known(all(truth.is_true for truth in asked))
    return Finding(subject=plan.id, applies=known(bool(plan.participants)), holds=holds)


def takes_an_open_list_for_all(plan: Plan, reading: Reading) -> Finding:
    """Say that nobody has an offer where none is recorded."""
    return Finding(subject=plan.id, applies=TRUE, holds=known(bool(plan.offers)))


def reads_one_bound(body: Body, plan: Reading) -> Finding:
    """Compare the least votes only."""
    lived = plan.votes_of(body, Alliance(Side.LIVED))
    organisation = plan.votes_of(body, Alliance(Side.ORGANISATION))
    holds = known(lived.lowest > organisation.lowest)
    return Finding(subject=body.id, applies=TRUE, holds=holds)


def takes_a_month_for_its_first_day(activity: Activity, plan: Reading) -> Finding:
    """Compare the first days that dates can be."""
    before = activity.starts_on is None or activity.starts_on.earliest.day < 15
    holds = unknown(Fact(activity.id, "starts_on")) if activity.starts_on is None else known(before)
    return Finding(subject=activity.id, applies=TRUE, holds=holds)


def always_cannot_tell(plan: Plan, reading: Reading) -> Finding:
    """Leave open what is known."""
    return Finding(subject=plan.id, applies=TRUE, holds=unknown(Fact(plan.id, "recorded_on")))


def is_open_without_a_reason(activity: Activity, plan: Reading) -> Finding:
    """Leave open who took part, even where the plan says that nobody else did."""
    return Finding(subject=activity.id, applies=TRUE, holds=WITHHELD)


def asks_the_wrong_thing(plan: Plan, reading: Reading) -> Finding:
    """Ask who wrote the plan, and wait for who started it."""
    known_ = plan.initiated_by is not None
    holds = TRUE if known_ else unknown(Fact(plan.id, "written_by"))
    return Finding(subject=plan.id, applies=TRUE, holds=holds)


_seen: list[str] = []


def remembers(plan: Plan, reading: Reading) -> Finding:
    """Say something else the second time."""
    _seen.append(plan.id)
    return Finding(subject=plan.id, applies=TRUE, holds=known(len(_seen) % 2 == 0))


_copies: list[Plan] = []


def knows_one_copy(plan: Plan, reading: Reading) -> Finding:
    """Say something else of a plan that was written and read again."""
    if plan not in _copies:
        _copies.append(plan)
    return Finding(
        subject=plan.id, applies=TRUE, holds=known(any(copy is plan for copy in _copies))
    )


def points_outside(plan: Plan, reading: Reading) -> Finding:
    """Rest on something that the plan does not hold."""
    return Finding(
        subject=plan.id, applies=TRUE, holds=TRUE, evidence=frozenset({Id("somewhere-else")})
    )


def asks_what_has_no_question(plan: Plan, reading: Reading) -> Finding:
    """Ask for a field that holds no question."""
    return Finding(subject=plan.id, applies=TRUE, holds=unknown(Fact(plan.id, "title")))


def reads_only_the_first(plan: Plan, reading: Reading) -> Finding:
    """Look at whoever is named first."""
    asked = [reading.asked_about_access(person.id) for person in plan.participants]
    return Finding(subject=plan.id, applies=known(bool(asked)), holds=every(asked[:1]))


def reads_names(plan: Plan, reading: Reading) -> Finding:
    """Tell sides from what people are called."""
    named = [person.id for person in plan.participants if "people" in person.id]
    return Finding(subject=plan.id, applies=TRUE, holds=known(bool(named)))


def says_yes_to_nothing(plan: Plan, reading: Reading) -> Finding:
    """Find that everybody was asked where there is nobody."""
    asked = (reading.asked_about_access(person.id) for person in plan.participants)
    return Finding(subject=plan.id, applies=TRUE, holds=every(asked))


def says_no_to_nothing(plan: Plan, reading: Reading) -> Finding:
    """Find that nobody answers where no ideas are recorded."""
    begun = reading.may_begin(ListName.CONTRIBUTIONS)
    return Finding(subject=plan.id, applies=TRUE, holds=FALSE if begun.is_unknown else TRUE)


def counts_a_group_that_may_be_on_either_side(body: Body, plan: Reading) -> Finding:
    """Count a seat whose side nobody knows as the organisation's."""
    votes = plan.all_votes(body)
    lived = [
        plan.sits_for(who, seat, body, Side.LIVED).is_true for who, seat, _ in plan.seats(body)
    ]
    return Finding(subject=body.id, applies=votes.exceeds(NOBODY), holds=known(any(lived)))
