"""What cannot be: the problems for which a plan is refused, all at once.

Two things with one id, a reference to nothing, an end before its start, and two
statements of which one makes the other impossible. What could be *better* is a
finding, never a problem.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coproduction.errors import Path, Problem
from coproduction.ids import OTHERS, Id
from coproduction.model.groups import problems_of_groups
from coproduction.model.handed_on import problems_of_deciding
from coproduction.model.links import problems_of_links
from coproduction.model.participants import Organisation, Participant
from coproduction.model.plan import LISTS
from coproduction.model.references import nameable, references_of
from coproduction.model.words import PAYS, SIDE_OF, STAGE_OF, ActingAs, Form, How, Kind, Status
from coproduction.values.days import NEVER, Day

if TYPE_CHECKING:
    from coproduction.model.activities import Activity, Part
    from coproduction.model.bodies import Seat
    from coproduction.model.plan import Plan

Problems = Iterator[Problem]
IN_PERCENT = 100
"""What the shares of a whole sum to where they were meant as a percentage."""


def problems_of(plan: Plan) -> tuple[Problem, ...]:
    """Return everything that cannot be in this plan, in its order."""
    return (
        *_two_with_one_id(plan),
        *_references_to_nothing(plan),
        *_plan_days(plan),
        *problems_of_groups(plan),
        *_participants(plan),
        *_bodies(plan),
        *problems_of_deciding(plan),
        *_activities(plan),
        *_decisions(plan),
        *_offers(plan),
        *problems_of_links(plan),
        *_budget(plan),
        *_benchmark(plan),
    )


def _two_with_one_id(plan: Plan) -> Problems:
    seen: set[Id] = {plan.id}
    for name in LISTS:
        for index, noun in enumerate(getattr(plan, name)):
            if noun.id in seen:
                yield Problem(
                    f"Two things here are called {noun.id}. Each needs an id of its own.",
                    (name, index, "id"),
                )
            seen.add(noun.id)


MOST_COMPARED = 20_000
"""How many ids are compared with mistyped ones: about a second's work."""


def _references_to_nothing(plan: Plan) -> Problems:
    known = nameable(plan)
    patience = MOST_COMPARED
    for reference in references_of(plan):
        allowed = known[reference.kind]
        if reference.to in allowed:
            continue
        patience -= len(allowed)
        near = difflib.get_close_matches(reference.to, sorted(allowed), n=1) if patience > 0 else []
        if plan.get(reference.to) is None:
            message = f"Nothing here is called {reference.to}."
        else:
            a = "An" if reference.kind[0] in "ao" else "A"
            message = f"{reference.to} is something else. {a} {reference.kind} is needed here."
        if not allowed:
            message += f" The plan lists no {reference.kind}."
        yield Problem(message, reference.path, suggestion=near[0] if near else None)


def _ordered(first: Day | None, last: Day | None, path: Path, message: str) -> Problems:
    """Yield a problem if the last day is certainly before the first."""
    if first and last and first.happened and last.happened and last.latest < first.earliest:
        yield Problem(message, path)


def _plan_days(plan: Plan) -> Problems:
    yield from _ordered(plan.starts_on, plan.ends_on, ("ends_on",), "It ends before it starts.")


def _participants(plan: Plan) -> Problems:
    for index, person in enumerate(plan.participants):
        path = ("participants", index)
        if person.size is not None and person.size.is_nothing:
            yield Problem(
                "This is nobody. Leave out who does not take part, or write a number of 1 or more.",
                (*path, "size"),
            )
        yield from _ordered(
            person.joined_on, person.left_on, (*path, "left_on"), "They left before they joined."
        )
        if person.access.asked_on == NEVER and person.access.requests is not None:
            yield Problem(
                "Nobody was asked, and yet there is an answer. Take out one of them.",
                (*path, "access", "asked_on"),
            )


def _hat(plan: Plan, one: Part | Seat, path: Path) -> Problems:
    """Yield a problem for an *acting_as* that somebody has not stated."""
    if one.acting_as is None or one.acting_as == ActingAs.THEMSELVES:
        return
    here = (*path, "acting_as")
    for who in one.who:
        noun = plan.get(who)
        if isinstance(noun, Participant) and isinstance(noun.perspectives, tuple):
            stated = [str(perspective) for perspective in noun.perspectives]
            if one.acting_as not in stated:
                yield Problem(
                    f"{who} has not stated the perspective {one.acting_as}. "
                    f"Stated: {', '.join(stated) or 'none'}.",
                    here,
                )
        if isinstance(noun, Organisation):
            side = SIDE_OF.get(one.acting_as, noun.side)
            if side != noun.side:
                yield Problem(
                    f"{who} is an organisation that does not speak as {one.acting_as}. "
                    f"Write side: {side} at {who}, or name these people as a participant.",
                    here,
                )


def _numbers(plan: Plan, one: Part | Seat, path: Path) -> Problems:
    if one.number is None:
        return
    if one.number.is_nothing:
        yield Problem("Leave it out where there is nobody: 0 is no number here.", (*path, "number"))
    for who in one.who:
        person = plan.find(who, Participant)
        size = person.size if person else None
        if size is not None and size.highest is not None and one.number.lowest > size.highest:
            yield Problem(f"This is more than there are: {who} is {size}.", (*path, "number"))


def _names(ones: Iterable[Part | Seat], path: Path) -> Problems:
    """Yield a problem for a seat or a part of nobody, and for somebody who is named twice."""
    seen: set[Id] = set()
    for index, one in enumerate(ones):
        if not one.who:
            yield Problem("Nobody is named here. Say who it is.", (*path, index, "who"))
        for who in one.who:
            if who in seen and who != OTHERS:
                yield Problem(f"{who} is named twice here. Name each once.", (*path, index, "who"))
            seen.add(who)


def _bodies(plan: Plan) -> Problems:
    for index, body in enumerate(plan.bodies):
        path = ("bodies", index, "seats")
        yield from _names(body.seats or (), path)
        for place, seat in enumerate(body.seats or ()):
            here = (*path, place)
            yield from _hat(plan, seat, here)
            yield from _numbers(plan, seat, here)
            yield from _ordered(
                seat.since, seat.until, (*here, "until"), "It ends before it starts."
            )


def _activities(plan: Plan) -> Problems:
    for index, activity in enumerate(plan.activities):
        path = ("activities", index)
        yield from _ordered(
            activity.starts_on, activity.ends_on, (*path, "ends_on"), "It ends before it starts."
        )
        if activity.status == Status.HAPPENED and activity.starts_on == NEVER:
            yield Problem("It has happened, and never. Take out one of them.", (*path, "starts_on"))
        if activity.sessions is not None and activity.sessions.is_nothing:
            yield Problem("An activity takes place once or more.", (*path, "sessions"))
        yield from _names(activity.parts, (*path, "parts"))
        for place, part in enumerate(activity.parts):
            here = (*path, "parts", place)
            yield from _hat(plan, part, here)
            yield from _numbers(plan, part, here)
        yield from _verbs(activity, path)


WORK_ON_WHAT_IS_OPEN = frozenset({How.FRAMES, How.MAKES, How.DECIDES})


def _verbs(activity: Activity, path: Path) -> Problems:
    """Yield the contradictions between the verbs, the stages and *open*."""
    if activity.stages is None and activity.open is not False:
        return
    done = set()
    for place, part in enumerate(activity.parts):
        for verb in part.how or ():
            here = (*path, "parts", place, "how")
            if verb in STAGE_OF:
                done.add(STAGE_OF[verb])
                if activity.stages is not None and STAGE_OF[verb] not in activity.stages:
                    yield Problem(
                        f"Somebody {verb}, and the stage {STAGE_OF[verb]} is not in the list.", here
                    )
            if activity.open is False and verb in WORK_ON_WHAT_IS_OPEN:
                yield Problem(f"Somebody {verb}, and yet nothing was open.", here)
    silent = any(part.how is None or How.OR_MORE in part.how for part in activity.parts)
    if done and not silent:
        for stage in activity.stages or ():
            if stage not in done:
                yield Problem(
                    f"The stage {stage} is in the list, and nobody named works on it. "
                    "Say who does, or leave the stages out.",
                    (*path, "stages"),
                )


def _decisions(plan: Plan) -> Problems:
    for index, decision in enumerate(plan.decisions):
        if decision.status == Status.HAPPENED and decision.decided_on == NEVER:
            yield Problem(
                "It has been decided, and never. Take out one of them.",
                ("decisions", index, "decided_on"),
            )
        if not decision.overridden:
            continue
        path = ("decisions", index, "overridden")
        if decision.status == Status.PLANNED:
            yield Problem("What is not decided yet was not changed afterwards.", path)
        if decision.binding:
            yield Problem("It stands as it was made, and yet it was changed afterwards.", path)


def _offers(plan: Plan) -> Problems:
    for index, offer in enumerate(plan.offers):
        if offer.amount is None:
            continue
        path = ("offers", index, "amount")
        if offer.form in PAYS and not offer.amount.amount:
            yield Problem(f"A {offer.form} is more than nothing. Write form: nothing.", path)
        if offer.form == Form.NOTHING and offer.amount.amount:
            yield Problem("Nothing is offered, and yet there is an amount.", path)
        if offer.hours.attend == offer.hours.prepare == offer.hours.follow_up == 0:
            yield Problem("An amount is for some time: the hours are all 0.", (*path[:2], "hours"))


def _budget(plan: Plan) -> Problems:
    without = {
        decision.id
        for decision in plan.decisions
        if decision.money is False or (decision.money is not None and not decision.money.amount)
    }
    for index, line in enumerate(plan.budget):
        if line.decision in without:
            yield Problem(
                f"{line.decision} says that no money is decided about there.",
                ("budget", index, "decision"),
            )


def _benchmark(plan: Plan) -> Problems:
    seen = set[Kind]()
    for index, agreed in enumerate(plan.benchmark):
        path = ("benchmark", index)
        if agreed.kind in seen:
            yield Problem(f"There is a share for {agreed.kind} already.", (*path, "kind"))
        seen.add(agreed.kind)
    whole = sum(agreed.share for agreed in plan.benchmark)
    if plan.benchmark and whole != 1:
        of_100 = " Write 60 of 100 as 0.6, or 3/5." if whole == IN_PERCENT else ""
        yield Problem(
            f"These shares sum to {whole}. They have to sum to 1, such as 1/3 and 2/3.{of_100}",
            ("benchmark",),
        )
