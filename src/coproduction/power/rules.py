"""From a body of a plan to its decision rule, and from what is unsaid to every rule it may be.

The members of a rule are seats, ``(who, i)``, numbered from nought for each who. A rule
is what the votes, the vetoes and the bodies that a decision is handed on to come to
together, on a day when everybody is there, or all but some. Whoever says nothing does
not say yes. Whoever stays away is not in the rule of those who are there: a quorum is
made or missed, and no yes is needed for it. By consensus or by consent, everybody who
sits there has to agree, and votes are not counted.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, lru_cache
from math import prod

import attrs

from coproduction.errors import InvalidValueError
from coproduction.ids import OTHERS, BodyId, WhoId
from coproduction.model.bodies import Body, Seat
from coproduction.model.handed_on import handed_on_to
from coproduction.model.words import CountedOf, Kind, Way
from coproduction.power.completed import Completed, Member, Rule, Seated
from coproduction.power.indices import shapley_shubik
from coproduction.power.kinds import kinds_of_seat, kinds_of_somebody
from coproduction.reading import Reading
from coproduction.reading.bodies import DECIDES_NOTHING, NOBODY_OBJECTS
from coproduction.values.truth import Truth

__all__ = ["Case", "Member", "Rules", "cases_of", "has_too_many_seats", "rules_of"]

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

    @cached_property
    def kinds(self) -> Mapping[Member, Kind]:
        """The kind of seat of each member; of whoever has none, whom they speak for."""
        return self.completed.kinds_of(self.rule)

    @cached_property
    def bodies(self) -> Mapping[Member, BodyId]:
        """The first body in which each member sits; no body where one only holds a veto."""
        return self.completed.bodies_of(self.rule)

    def passes_without(self, body: Body, members: Iterable[Member]) -> frozenset[bool]:
        """Return whether something can pass on a day when the seats of these are empty.

        Both where it turns on whose votes are counted, and the plan does not say.
        """
        rules = (
            attrs.evolve(self.completed, of=of, away=frozenset(members)).rule(body)
            for of in CountedOf
        )
        return frozenset(rule is not None and rule.wins(rule.members) for rule in rules)

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

    Raises:
        InvalidValueError: If somebody is away who has no seat, or not a number of them.
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
    if away:
        _look_at_away(away, bodies.values(), reading)
    if not all(_is_bounded(each, reading) for each in bodies.values()):
        return (), False
    open_: list[tuple[BodyId, Sequence[Seated | None]]] = [
        (key, _seatings(who, seat, held, each, reading))
        for key, each in bodies.items()
        if _seats_matter(each)
        for who, seat, held in reading.seats(each)
    ]
    have_seats = {
        who
        for each in bodies.values()
        if _seats_matter(each)
        for who, _, held in reading.seats(each)
        if held.is_true
    }
    open_ += [
        (key, [Seated(who, 0, Fraction(0), kind) for kind in kinds_of_somebody(who, reading)])
        for key, each in bodies.items()
        for who in reading.veto_holders(each)
        if who not in have_seats
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
        completed = Completed(bodies, seated, of)
        if away:
            completed = attrs.evolve(completed, away=_last_of(away, completed))
        rule = completed.rule(body)
        if rule is not None:
            cases.append(Case(completed, rule))
    return tuple(cases), number <= most


def _look_at_away(away: Away, bodies: Iterable[Body], reading: Reading) -> None:
    seated = {who for body in bodies for who, _, _ in reading.seats(body)}
    problems = [
        f"{who!r} has no seat here, so none of their seats is away."
        if who not in seated
        else f"{number!r} seats of {who} are away: a whole number of nought or more is needed."
        for who, number in away.items()
        if who not in seated or type(number) is not int or number < 0
    ]
    if problems:
        raise InvalidValueError(" ".join(problems))


def _last_of(away: Away, completed: Completed) -> frozenset[Member]:
    """Return the last seats of everybody, as many as are away."""
    seats: dict[WhoId, dict[Member, None]] = {}
    for member in (one for there in completed.members.values() for one in there):
        seats.setdefault(member[0], {})[member] = None
    return frozenset(
        member for who, number in away.items() for member in list(seats.get(who, ()))[::-1][:number]
    )


def _seats_matter(body: Body) -> bool:
    """Return whether it matters who sits in a body, and not only in the one that decides for it."""
    rule = body.decides_by
    return rule is None or rule.way != Way.THROUGH or rule.each_side or bool(body.vetoes)


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


def has_too_many_seats(body: Body, reading: Reading) -> bool:
    """Return whether a body surely has more seats than are looked at, or one that it hands on to.

    Takes what :func:`rules_of` takes.
    """
    return any(
        sum(reading.number_of_seats(who, seat, each).lowest for who, seat, _ in reading.seats(each))
        > MOST_SEATS
        for each in _handed_on(body, reading).values()
        if _seats_matter(each)
    )


def _is_bounded(body: Body, reading: Reading) -> bool:
    """Return whether what is unsaid about a body leaves a finite number of rules."""
    rule = body.decides_by
    if rule is None or (_seats_matter(body) and not reading.lists_seats(body).is_true):
        return False
    if rule.way in {Way.AT_LEAST, Way.SHARE, Way.MORE_THAN} and rule.number is None:
        return False
    if any(OTHERS in veto.who for veto in body.vetoes):
        return False
    if not _seats_matter(body):
        return True
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
