"""From a body of a plan to its decision rule, and from what is unsaid to every rule it may be.

The members of a rule are seats, ``(who, i)``, numbered from nought for each who. A rule
is what the votes, the quorum, the vetoes and the bodies that a decision is handed on to
come to together. Whoever says nothing, and whoever stays away, does not say yes; and
whoever is needed for the quorum can stop a decision by staying away. By consensus or by
consent, everybody who sits there has to agree, and votes are not counted.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import prod

import attrs

from coproduction.ids import OTHERS, BodyId, WhoId
from coproduction.model.bodies import Body, Seat
from coproduction.model.handed_on import handed_on_to
from coproduction.model.words import CountedOf, Way
from coproduction.power.completed import Completed, Member, Rule, Seated
from coproduction.power.indices import shapley_shubik
from coproduction.power.kinds import Kind, kinds_of_seat, kinds_of_somebody
from coproduction.reading import Reading
from coproduction.reading.bodies import DECIDES_NOTHING, NOBODY_OBJECTS
from coproduction.values.truth import Truth

__all__ = ["Case", "Member", "Rules", "cases_of", "rules_of"]

MOST_CASES = 256
"""How many ways of completing what a plan leaves unsaid are looked at (project default)."""
MOST_SEATS = 2000
"""How many seats a body may have here: more than any has (project default)."""
Away = Mapping[WhoId, int]


@lru_cache(maxsize=MOST_CASES)  # the cases of a body differ in kinds more often than in rules
def _shares_under(rule: Rule) -> Mapping[Member, Fraction]:
    return shapley_shubik(rule)


@attrs.frozen
class Case:
    """One way in which what a plan leaves unsaid may be.

    Attributes:
        completed: The body, and those it hands decisions on to, with nothing left open.
        rule: The rule that the body then has.
    """

    completed: Completed
    rule: Rule

    @property
    def kinds(self) -> Mapping[Member, Kind]:
        """The kind of seat of each member: that of the first body where they have one."""
        return self.completed.kinds_of(self.rule)

    @property
    def shares(self) -> Mapping[Member, Fraction]:
        """The share of power of each member, everybody voting for themselves.

        Raises:
            TooLargeError: If no exact method is quick enough.
        """
        return _shares_under(self.rule)


@attrs.frozen
class Rules:
    """Every rule that the facts of a plan allow a body to have.

    Attributes:
        rules: The rules, no two of them alike; none where nobody sits there.
        complete: Whether these are all. Not so where they are too many, or where a
            number without a bound, a seat or the way of deciding is not stated.
    """

    rules: tuple[Rule, ...]
    complete: bool


def rules_of(body: Body, reading: Reading, *, away: Away | None = None) -> Rules:
    """Return every decision rule that the facts allow a body to have.

    Args:
        body: The body.
        reading: The plan that it is in, on a day: seats that are not held then are
            left out.
        away: How many of somebody's seats are away. Then the rule is that of those
            who are there; where the plan does not say if votes are counted of all
            seats or of those present, it may be either.
    """
    cases, complete = cases_of(body, reading, away=away)
    return Rules(tuple(dict.fromkeys(case.rule for case in cases)), complete)


def cases_of(
    body: Body, reading: Reading, *, away: Away | None = None, most: int = MOST_CASES
) -> tuple[tuple[Case, ...], bool]:
    """Return every case that the facts allow, and whether these are all.

    A seat whose kind is open is counted all one way and all the other. Takes what
    :func:`rules_of` takes, and how many cases are looked at at most.
    """
    bodies = _handed_on(body, reading)
    if not all(_is_bounded(each, reading) for each in bodies.values()):
        return (), False
    open_: list[tuple[BodyId, Sequence[Seated | None]]] = [
        (key, _seatings(who, seat, held, each, reading))
        for key, each in bodies.items()
        for who, seat, held in reading.seats(each)
    ]
    open_ += [
        (key, [Seated(who, 0, Fraction(0), kind) for kind in kinds_of_somebody(who, reading)])
        for key, each in bodies.items()
        for who in reading.veto_holders(each)
        if not any(each_who == who and held.is_true for each_who, _, held in reading.seats(each))
    ]
    counted = tuple(CountedOf) if away else (CountedOf.PRESENT,)
    number = prod((len(options) for _, options in open_), start=len(counted))
    picks = itertools.product(*(options for _, options in open_))
    cases = []
    for picked, of in itertools.islice(itertools.product(picks, counted), most):
        seated: dict[BodyId, list[Seated]] = {key: [] for key in bodies}
        for (key, _), one in zip(open_, picked, strict=True):
            if one is not None:
                seated[key].append(one)
        completed = Completed(bodies, seated, of, away or {})
        rule = completed.rule(body)
        if rule is not None:
            cases.append(Case(completed, rule))
    return tuple(cases), number <= most


def _handed_on(body: Body, reading: Reading) -> dict[BodyId, Body]:
    """Return a body and every one that its decisions are handed on to."""
    found = {body.id: body}
    waiting = [body]
    while waiting:
        for key in handed_on_to(waiting.pop()):
            other = reading.body(key)
            if other is not None and other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return found


def _is_bounded(body: Body, reading: Reading) -> bool:
    """Return whether what is unsaid about a body leaves a finite number of rules."""
    rule = body.decides_by
    if rule is None or not reading.lists_seats(body).is_true:
        return False
    if rule.way in {Way.AT_LEAST, Way.SHARE, Way.MORE_THAN} and rule.number is None:
        return False
    if any(OTHERS in veto.who for veto in body.vetoes):
        return False
    numbers = [
        reading.number_of_seats(who, seat, body).highest for who, seat, _ in reading.seats(body)
    ]
    if any(number is None for number in numbers) or sum(filter(None, numbers)) > MOST_SEATS:
        return False
    votes = [seat.votes for _, seat, _ in reading.seats(body)]
    return None not in votes or not _counts_votes(body)


def _counts_votes(body: Body) -> bool:
    rule = body.decides_by
    silent = {*NOBODY_OBJECTS, *DECIDES_NOTHING, Way.THROUGH}
    return rule is None or rule.each_side or rule.way not in silent


def _seatings(
    who: WhoId, seat: Seat, held: Truth, body: Body, reading: Reading
) -> list[Seated | None]:
    """Return every way in which seats may be filled; ``None``: they are not there."""
    number = reading.number_of_seats(who, seat, body)
    votes = Fraction(0) if seat.votes is None else seat.votes
    found: list[Seated | None] = [
        Seated(who, each, votes, kind)
        for each in range(int(number.lowest), int(number.highest or 0) + 1)
        for kind in kinds_of_seat(who, seat, body, reading)
    ]
    return found if held.is_true else [*found, None]
