"""The rule of a body in words, and what each half can do by it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from coproduction.ids import OTHERS
from coproduction.model.bodies import Body
from coproduction.model.deciding import DecidesBy
from coproduction.model.words import CountedOf, Kind, Way
from coproduction.power.kinds import kinds_of_seat
from coproduction.power.standings import BodyPower, Standing
from coproduction.reading import Reading
from coproduction.reading.bodies import NOBODY_OBJECTS
from coproduction.reports.power_words import SEATS, name, opening
from coproduction.reports.sentences import Sentences
from coproduction.values.counts import figure

SILENT = frozenset({Way.ADVISES, Way.EACH_FOR_THEMSELVES, Way.THROUGH})
"""The ways in which the seats of the body itself decide nothing together."""
ALL_AGREE = frozenset({Way.CONSENSUS, Way.CONSENT, Way.UNANIMITY})
WORDS_FOR = {
    Way.ADVISES: "It advises, and decides nothing.",
    Way.EACH_FOR_THEMSELVES: "Each decides for themselves.",
    Way.CONSENSUS: "Everybody who sits there has to agree.",
    Way.CONSENT: "It passes if nobody who sits there objects.",
    Way.THROUGH: "Its decisions are made by {other}.",
}


def rule_in_words(
    body: Body, power: BodyPower, reading: Reading, sentences: Sentences
) -> Iterator[str]:
    """Yield how a body decides, a sentence for each part of its rule."""
    rule = body.decides_by
    if rule is None:
        yield "The plan does not say how a decision is reached here."
        return
    if rule.way in WORDS_FOR:
        yield WORDS_FOR[rule.way].format(other=sentences.title(rule.through))
    elif not reading.is_filled(body).is_false:
        yield _votes_needed(rule, power)
    if rule.way in NOBODY_OBJECTS and any(seat.votes == 0 for seat in body.seats or ()):
        yield "Votes are not counted, so a seat without a vote has to agree, too."
    yield from _besides(body, rule, reading, sentences)
    if rule.way not in SILENT:
        yield from _quorum(body)
    yield from _vetoes(body, reading, sentences)


def is_silent(body: Body) -> bool:
    """Return whether the seats of a body decide nothing together, and nobody there stops it."""
    rule = body.decides_by
    if rule is None or rule.way not in SILENT:
        return False
    return rule.way != Way.THROUGH or not (rule.each_side or rule.then or body.vetoes)


def _vetoes(body: Body, reading: Reading, sentences: Sentences) -> Iterator[str]:
    holders = [sentences.title(who) for who in reading.veto_holders(body) if who != OTHERS]
    if holders:
        yield f"Nothing passes against {sentences.list_of(holders)}."
    if OTHERS in reading.veto_holders(body):
        too = ", too" if holders else ""
        yield f"Others can stop a decision alone{too}: the plan does not name them."


def _besides(body: Body, rule: DecidesBy, reading: Reading, sentences: Sentences) -> Iterator[str]:
    """Yield what counts besides the votes."""
    if rule.casting_vote:
        casting = sentences.title(rule.casting_vote)
        yield f"Where the votes are equal, the yes of {casting} is enough."
    if rule.each_side:
        yield "It also takes most votes of each half."
    if rule.then:
        yield f"{sentences.title(rule.then, opens=True)} must agree too."
        both = reading.sit_in_both(body, rule.then)
        if both:
            who = opening(sentences.list_of(map(sentences.title, both)))
            yield f"{who} have seats in both, and are taken to be the same people."


def _votes_needed(rule: DecidesBy, power: BodyPower) -> str:
    if power.votes.highest == 0:
        return "Nobody has a vote here."
    if power.votes.highest == power.votes.lowest == 1 and power.needed == power.votes:
        return "There is 1 vote here, and a decision needs it."
    if power.needed is None:
        return "The plan does not say how many votes a decision needs."
    said = f"{power.needed} of {power.votes} votes"
    if rule.way == Way.MOST_VOTES:
        return f"A decision needs more yes than no: {said} if all vote."
    if rule.way == Way.AT_LEAST or rule.of == CountedOf.SEATS:
        return f"A decision needs {said}."
    fewer = ", and fewer if not" if rule.of == CountedOf.PRESENT else ""
    return f"A decision needs {said} if everybody is there{fewer}."


def _quorum(body: Body) -> Iterator[str]:
    quorum = body.quorum
    if quorum.seats:
        yield f"At least {_seats(quorum.seats)} to be there."
    if quorum.share == 1:
        yield "All seats have to be there."
    elif quorum.share:
        part = f"{quorum.share.numerator} of every {quorum.share.denominator}"
        yield f"At least {part} seats have to be there."
    if quorum.lived:
        kind = "lived-experience, carer or community "
        yield f"At least {_seats(quorum.lived, kind)} to be there."
    if quorum.organisation:
        yield f"At least {_seats(quorum.organisation, 'organisation ')} to be there."


def _seats(number: Fraction, kind: str = "") -> str:
    return f"{figure(number)} {kind}{'seat has' if number == 1 else 'seats have'}"


# What it means


def what_it_means(body: Body, power: BodyPower, reading: Reading) -> Iterator[str]:
    """Yield what each half can do by the rule of a body, a sentence for each thing."""
    rule = body.decides_by
    if is_silent(body):
        return
    is_handed_on = rule is not None and rule.way == Way.THROUGH
    if reading.is_filled(body).is_false and not is_handed_on:
        yield "Nobody sits here on this day." if reading.on else "Nobody sits here."
        return
    if power.nothing_passes.is_true:
        yield "By this rule nothing can pass."
        return
    if power.everything_passes.is_true:
        yield "By this rule everything passes, even without a yes."
        return
    all_agree = rule is not None and rule.way in ALL_AGREE
    if all_agree and all(each.can_block.is_true for each in power.standings):
        yield "That protects everyone, and 1 no keeps things as they are."
        return
    for each in _halves(power):
        yield from _what_they_can(each, body, power)
    if _opposites_pass(body, power):
        yield "So few yes votes are enough that two opposite decisions can both pass."
    for each in power.standings:
        if each.share is not None and each.share.highest == 0 and each.votes.lowest:
            yield f"The votes of {the(each)} can never change a result, however the others vote."


def _halves(power: BodyPower) -> Iterator[Standing]:
    """Yield each half, and the seats of neither: taken together, or alone where it is one group."""
    together = [each for each in power.standings if each.group.is_several]
    for each in power.standings:
        covered = any({*each.kinds} <= {*other.kinds} for other in together)
        if each.group.is_several or not covered:
            if each.group.holder and len(each.kinds) > 1:
                continue
            if each.kinds == (Kind.NEITHER,) and each.votes.highest == 0:
                continue
            yield each


def _what_they_can(standing: Standing, body: Body, power: BodyPower) -> Iterator[str]:
    them, has = opening(the(standing)), "has" if is_one(standing) else "have"
    if standing.can_pass.is_true:
        if len(power.standings) > 1:
            yield f"{them} can pass anything, whatever the others do."
    elif standing.can_block.is_true:
        together = "" if is_one(standing) else " together"
        yield f"{them}{together} can stop a decision."
        allies = standing.allies_needed
        if allies is not None and allies.is_exact:
            they = "it needs" if is_one(standing) else "they need"
            yield f"To pass one, {they} {_others(allies.lowest, body)} to say yes."
        if standing.can_block_by_staying_away.is_false:
            yield "On a day when their seats are empty, a decision can pass."
    elif standing.votes.highest == 0 and power.counts_votes and standing.group.body:
        casts = standing.share is not None and standing.share.highest > 0
        no_vote = f"{them} {has} no vote"
        yield f"{no_vote}, but the casting one." if casts else f"{no_vote}."
    elif standing.can_block.is_false:
        if standing.can_block_by_staying_away.is_true:
            yield (
                f"{them} can be outvoted every time. By staying away "
                f"{'it' if is_one(standing) else 'they'} can stop a decision: then too few are "
                "there."
            )
        else:
            yield f"{them} can be outvoted every time."


def _others(number: Fraction, body: Body) -> str:
    """Return how many others are needed; where some hold no seat here, not by their seats."""
    one = number == 1
    if body.vetoes or (body.decides_by is not None and body.decides_by.then):
        return f"{figure(number)} {'other' if one else 'others'}"
    return f"{figure(number)} more {'seat' if one else 'seats'}"


def _opposites_pass(body: Body, power: BodyPower) -> bool:
    """Return whether a decision surely passes with so few votes that its opposite does, too."""
    rule, needed = body.decides_by, power.needed
    if rule is None or needed is None or needed.highest is None:
        return False
    asks_more = bool(rule.each_side or rule.then or body.vetoes)
    return not asks_more and 0 < 2 * needed.highest <= power.votes.lowest


def the(standing: Standing) -> str:
    """Return who they are: *the carer seat*, *the 4 organisation seats*, *all who speak for …*."""
    kinds, seats = standing.kinds, standing.seats
    if not standing.group.body:
        if kinds == (Kind.ORGANISATION,):
            return "all who speak for an organisation"
        return "all who speak from people's own lives"
    if is_one(standing):
        return f"the {SEATS[kinds[0]][1]}"
    number = f"{figure(seats.lowest)} " if seats.lowest == seats.highest else ""
    return f"the {number}{name(kinds)}"


def is_one(standing: Standing) -> bool:
    """Return whether it is a single seat of one body."""
    seats = standing.seats
    return bool(standing.group.body) and seats.lowest == seats.highest == 1


def counted_every_way(body: Body, power: BodyPower, reading: Reading, sentences: Sentences) -> str:
    """Return that what is open is counted every way, and who may be of either half."""
    may_be_of_either = [
        who
        for who, seat, _ in reading.seats(body)
        if len(kinds_of_seat(who, seat, body, reading)) > 1
    ]
    may_be_of_either += [
        each.group.holder for each in power.standings if each.group.holder and len(each.kinds) > 1
    ]
    said = sentences.list_of(map(sentences.title, may_be_of_either))
    such_as = f", such as the capacity of {said}" if said else ""
    return f"What the plan leaves open is counted every way{such_as}."
