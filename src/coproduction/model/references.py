"""Every place in a plan where one thing names another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from coproduction.errors import Path
from coproduction.ids import OTHERS, Id
from coproduction.model.roles import READY_ROLES

if TYPE_CHECKING:
    from coproduction.model.activities import Activity, Part
    from coproduction.model.bodies import Seat
    from coproduction.model.deciding import DecidesBy
    from coproduction.model.decisions import Decision
    from coproduction.model.plan import Noun, Plan

OPENS = frozenset({OTHERS, Id("all")})
"""Words that stand in a list beside ids, and name nothing."""


@attrs.frozen
class Reference:
    """One thing naming another.

    Attributes:
        to: The id that is named.
        kind: What may be named there, in words.
        path: Where.
    """

    to: Id
    kind: str
    path: Path


WHO = "participant or organisation"
DECIDERS = "body, participant or organisation"
COVERED = "activity or role"
ANYTHING = "thing in the plan"


def nameable(plan: Plan) -> dict[str, frozenset[str]]:
    """Return the ids that may be named, for each kind of reference."""

    def called(*lists: Iterable[Noun]) -> frozenset[str]:
        return frozenset(noun.id for each in lists for noun in each)

    roles = called(plan.roles) | READY_ROLES
    return {
        "participant": called(plan.participants),
        "organisation": called(plan.organisations),
        "strand": called(plan.strands),
        "activity": called(plan.activities),
        "decision": called(plan.decisions),
        "role": roles,
        "body": called(plan.bodies),
        WHO: called(plan.participants, plan.organisations),
        DECIDERS: called(plan.bodies, plan.participants, plan.organisations),
        COVERED: called(plan.activities) | roles,
        ANYTHING: called(plan.nouns()) | {plan.id},
    }


def references_of(plan: Plan) -> Iterator[Reference]:
    """Yield every reference of the plan, in its order, but for the words that name nothing."""
    for reference in _all(plan):
        if reference.to and reference.to not in OPENS:
            yield reference


def _each(found: Iterable[str] | None, kind: str, path: Path) -> Iterator[Reference]:
    for named in found or ():
        yield Reference(Id(named), kind, path)


def _all(plan: Plan) -> Iterator[Reference]:
    yield from _each(plan.purpose.agreed_by, WHO, ("purpose", "agreed_by"))
    for index, claim in enumerate(plan.claims):
        yield from _each(claim.about, ANYTHING, ("claims", index, "about"))
        yield from _each(claim.by, WHO, ("claims", index, "by"))
    for field in ("initiated_by", "written_by", "read_by"):
        yield from _each(getattr(plan, field), WHO, (field,))
    yield from _each(plan.expectations.agreed_by, WHO, ("expectations", "agreed_by"))
    for index, person in enumerate(plan.participants):
        path: Path = ("participants", index)
        yield Reference(Id(person.among), "participant", (*path, "among"))
        yield from _each(person.organisations, "organisation", (*path, "organisations"))
        yield from _each(person.recruited_by, WHO, (*path, "recruited_by"))
    for index, body in enumerate(plan.bodies):
        path = ("bodies", index)
        yield from _held(body.seats or (), (*path, "seats"))
        yield from _deciding(body.decides_by, (*path, "decides_by"))
        for place, veto in enumerate(body.vetoes):
            yield from _each(veto.who, WHO, (*path, "vetoes", place, "who"))
        yield from _each(body.agreed_by, WHO, (*path, "agreed_by"))
    for index, activity in enumerate(plan.activities):
        path = ("activities", index)
        yield Reference(Id(activity.strand), "strand", (*path, "strand"))
        yield from _held(activity.parts, (*path, "parts"))
        yield from _before(activity, path)
    for index, decision in enumerate(plan.decisions):
        path = ("decisions", index)
        yield from _each([decision.at] if decision.at else None, "activity", (*path, "at"))
        yield Reference(Id(decision.strand), "strand", (*path, "strand"))
        yield from _each(decision.by, DECIDERS, (*path, "by"))
        yield from _deciding(decision.decides_by, (*path, "decides_by"))
        yield from _beside(decision, path)
    for index, offer in enumerate(plan.offers):
        path = ("offers", index)
        yield from _each(offer.to, WHO, (*path, "to"))
        yield from _each(offer.covers, COVERED, (*path, "covers"))
        yield from _each([offer.paid_by] if offer.paid_by else None, WHO, (*path, "paid_by"))
    for index, contribution in enumerate(plan.contributions):
        path = ("contributions", index)
        yield from _each(contribution.by, WHO, (*path, "by"))
        yield from _each([contribution.at] if contribution.at else None, "activity", (*path, "at"))
        answered_by = contribution.reply.by if contribution.reply else None
        yield from _each(answered_by, WHO, (*path, "reply", "by"))
    yield from _links_and_money(plan)


def _links_and_money(plan: Plan) -> Iterator[Reference]:
    for index, link in enumerate(plan.relationships):
        for field in ("who", "to", "reported_by", "asked"):
            yield from _each(getattr(link, field), WHO, ("relationships", index, field))
    for index, line in enumerate(plan.budget):
        path: Path = ("budget", index)
        yield from _each(line.to, WHO, (*path, "to"))
        yield Reference(Id(line.strand), "strand", (*path, "strand"))
        yield from _each(
            [line.decision] if line.decision else None, "decision", (*path, "decision")
        )
    for index, reflection in enumerate(plan.reflections):
        yield from _each(reflection.by, WHO, ("reflections", index, "by"))


def _before(activity: Activity, path: Path) -> Iterator[Reference]:
    yield from _each(activity.invited, WHO, (*path, "invited"))
    yield from _each(activity.items_from, WHO, (*path, "items_from"))
    for place, papers in enumerate(activity.papers or ()):
        yield from _each(papers.to, WHO, (*path, "papers", place, "to"))


def _beside(decision: Decision, path: Path) -> Iterator[Reference]:
    for place, option in enumerate(decision.options or ()):
        yield from _each(option.by, WHO, (*path, "options", place, "by"))
    for place, told in enumerate(decision.told or ()):
        yield from _each(told.to, WHO, (*path, "told", place, "to"))
    if decision.overridden:
        yield from _each(decision.overridden.by, DECIDERS, (*path, "overridden", "by"))
    for place, dissent in enumerate(decision.dissent):
        yield from _each(dissent.who, WHO, (*path, "dissent", place, "who"))


def _deciding(rule: DecidesBy | None, path: Path) -> Iterator[Reference]:
    if rule is not None:
        yield Reference(rule.casting_vote, WHO, (*path, "casting_vote"))
        yield Reference(rule.then, "body", (*path, "then"))
        yield Reference(rule.through, "body", (*path, "through"))


def _held(ones: Iterable[Part | Seat], path: Path) -> Iterator[Reference]:
    for place, one in enumerate(ones):
        yield from _each(one.who, WHO, (*path, place, "who"))
        if one.role:
            yield Reference(Id(one.role), "role", (*path, place, "role"))
