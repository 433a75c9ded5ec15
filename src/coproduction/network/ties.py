"""Every tie that a plan holds, with the thing that it comes from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fractions import Fraction
from itertools import permutations

import attrs

from coproduction.ids import OTHERS, WhoId
from coproduction.model.activities import Activity
from coproduction.model.contributions import Contribution
from coproduction.model.decisions import Decision
from coproduction.model.offers import Offer
from coproduction.model.participants import Participant
from coproduction.model.relationships import Relationship
from coproduction.model.words import TOLD_BY_ONE_OF_THEM, Form
from coproduction.network.kinds import (
    BOTH_WAYS,
    FROM_TO_TO_WHO,
    DerivedKind,
    Kind,
)
from coproduction.network.tellings import Telling, at_one_time, closest_first, strength_of
from coproduction.reading import Reading
from coproduction.values.days import NEVER, Day
from coproduction.values.truth import TRUE, Fact, Truth, known, some, unknown

Origin = Relationship | Activity | Decision | Participant | Offer | Contribution


@attrs.frozen
class Tie:
    """A tie between two.

    Attributes:
        source: Who turns to the other.
        target: Whom they turn to.
        kind: Of which kind it is.
        nouns: The things in the plan that it comes from: of a link all that told of
            it, those first that were told by whoever knows it best.
        holds: Whether it is there, as far as the plan says.
        strength: How strong it is, where the plan says that.
    """

    source: WhoId
    target: WhoId
    kind: Kind
    nouns: tuple[Origin, ...]
    holds: Truth
    strength: Fraction | None = None


def ties_of(
    reading: Reading, kinds: Collection[Kind], *, dated: bool, planned: bool
) -> Iterator[Tie]:
    """Yield the ties of a plan, or what may be one, in its order.

    Args:
        reading: The plan.
        kinds: The kinds that are wanted.
        dated: Whether only what is there on the day of the reading counts.
        planned: Whether what is planned counts, too.
    """
    found: list[Iterable[Tie]] = [_links(reading, kinds, dated=dated)]
    if DerivedKind.SHARED_SESSION in kinds:
        found.append(_sessions(reading, dated=dated, planned=planned))
    if DerivedKind.SHARED_DECISION in kinds:
        found.append(_decisions(reading, dated=dated, planned=planned))
    if DerivedKind.RECRUITED_BY in kinds:
        found.append(_recruitment(reading, dated=dated))
    if DerivedKind.OFFERED_BY in kinds:
        found.append(_offers(reading, dated=dated))
    if DerivedKind.REPLIED_TO in kinds:
        found.append(_replies(reading, dated=dated))
    for each in found:
        yield from (tie for tie in each if not tie.holds.is_false and OTHERS not in ends_of(tie))


def ends_of(tie: Tie) -> tuple[WhoId, WhoId]:
    """Return the two between whom a tie is."""
    return tie.source, tie.target


def _links(reading: Reading, kinds: Collection[Kind], *, dated: bool) -> Iterator[Tie]:
    """Yield the links that were told of: one each way for each pair, kind and time."""
    told: dict[tuple[WhoId, WhoId, Kind], list[Telling]] = {}
    for link in reading.plan.relationships:
        holds = reading.holds(link) if dated else known(link.since != NEVER)
        if link.kind in kinds and not holds.is_false:
            for source, target in _arcs(link):
                told.setdefault((source, target, link.kind), []).append(Telling(link, holds))
    for (source, target, kind), tellings in told.items():
        for each in (tellings,) if dated else at_one_time(tellings):
            links = closest_first(each, (source, target))
            holds = some(telling.holds for telling in each)
            strength = strength_of(links, (source, target))
            yield Tie(source, target, kind, tuple(links), holds, strength)


def _arcs(link: Relationship) -> Iterator[tuple[WhoId, WhoId]]:
    """Yield who turns to whom by a link, each two once."""
    for who in link.who:
        for to in link.to:
            if who == to and len(link.who) + len(link.to) > 2:
                continue  # of several names, each is linked to the others
            if not _was_told_by_one(link, who, to):
                continue
            yield (to, who) if link.kind in FROM_TO_TO_WHO else (who, to)
            if link.kind in BOTH_WAYS and not (who in link.to and to in link.who):
                yield to, who


def _was_told_by_one(link: Relationship, who: WhoId, to: WhoId) -> bool:
    """Return whether a link of a kind that is theirs to tell was told by one of the two."""
    if link.kind not in TOLD_BY_ONE_OF_THEM:
        return True
    return not {who, to}.isdisjoint(link.reported_by or ())


def _sessions(reading: Reading, *, dated: bool, planned: bool) -> Iterator[Tie]:
    for activity in reading.activities():
        there = dict.fromkeys(reading.named(activity), TRUE)
        holds = _took_place(reading, activity, dated=dated, planned=planned)
        yield from _among(reading, there, DerivedKind.SHARED_SESSION, activity, holds)


def _decisions(reading: Reading, *, dated: bool, planned: bool) -> Iterator[Tie]:
    for decision in reading.plan.decisions:
        holds = _took_place(reading, decision, dated=dated, planned=planned)
        there = reading.deciders(decision)
        yield from _among(reading, there, DerivedKind.SHARED_DECISION, decision, holds)


def _took_place(
    reading: Reading, event: Activity | Decision, *, dated: bool, planned: bool
) -> Truth:
    """Return whether an activity or a decision counts here."""
    day, fact = reading.day_of(event)
    took_place = known(day != NEVER) if planned else reading.has_happened(event)
    return took_place & _by_then(reading, day, fact, dated=dated)


def _among(
    reading: Reading, there: dict[WhoId, Truth], kind: Kind, noun: Origin, holds: Truth
) -> Iterator[Tie]:
    """Yield a tie each way for each two, but for a group and the groups among it."""
    if holds.is_false:
        return
    above = {who: reading.groups_above(who) for who in there}
    for one, other in permutations(there, 2):
        if other not in above[one] and one not in above[other]:
            yield Tie(one, other, kind, (noun,), holds & there[one] & there[other])


def _recruitment(reading: Reading, *, dated: bool) -> Iterator[Tie]:
    for person in reading.plan.participants:
        for by in dict.fromkeys(person.recruited_by or ()):
            if by != person.id:
                fact = Fact(person.id, "joined_on")
                holds = _by_then(reading, person.joined_on, fact, dated=dated)
                yield Tie(person.id, by, DerivedKind.RECRUITED_BY, (person,), holds)


def _offers(reading: Reading, *, dated: bool) -> Iterator[Tie]:
    for offer in reading.plan.offers:
        if offer.paid_by is None:
            continue
        fact = Fact(offer.id, "offered_on")
        holds = _is_made(offer) & _by_then(reading, offer.offered_on, fact, dated=dated)
        for who in dict.fromkeys(offer.to or ()):
            if who != offer.paid_by:
                yield Tie(who, offer.paid_by, DerivedKind.OFFERED_BY, (offer,), holds)


def _is_made(offer: Offer) -> Truth:
    """Return whether somebody was offered something: a form or an amount, and not never."""
    form, made = offer.form, offer.offered_on
    something = known(form != Form.NOTHING)
    if form is None and not (offer.amount and offer.amount.amount):
        something = unknown(Fact(offer.id, "form"))
    return something & (
        unknown(Fact(offer.id, "offered_on")) if made is None else known(made != NEVER)
    )


def _replies(reading: Reading, *, dated: bool) -> Iterator[Tie]:
    for contribution in reading.plan.contributions:
        reply = contribution.reply
        if not reply:
            continue
        fact = Fact(contribution.id, "reply.told_on")
        told = reading.was_answered(contribution)
        holds = told & _by_then(reading, reply.told_on, fact, dated=dated)
        for by in dict.fromkeys(reply.by or ()):
            for whose in dict.fromkeys(contribution.by or ()):
                if by != whose:
                    yield Tie(by, whose, DerivedKind.REPLIED_TO, (contribution,), holds)


def _by_then(reading: Reading, day: Day | None, fact: Fact, *, dated: bool) -> Truth:
    """Return whether something was there by the day of the reading, if that matters."""
    return reading.was_by_then(day, fact) if dated else TRUE
