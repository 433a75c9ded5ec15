"""What each kind of seat in a body can pass, stop and start, and its share of power."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import TypeVar

import attrs

from coproduction.errors import TooLargeError
from coproduction.ids import NO_BODY, BodyId
from coproduction.model.bodies import Body
from coproduction.model.words import Kind
from coproduction.power.blocs import range_over_blocs, shares_if_united
from coproduction.power.completed import Member, Rule
from coproduction.power.indices import by_group, power_to_act
from coproduction.power.rules import Case, cases_of
from coproduction.power.seat_groups import SeatGroup, groups_in
from coproduction.power.spans import Span, exactly, over
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, Bounds
from coproduction.values.truth import FALSE, NO_FACTS, WITHHELD, Fact, Truth, known

G = TypeVar("G")
NOTHING = Fraction(0)


@attrs.frozen(kw_only=True)
class Standing:
    """What the members of a group can do together in a body.

    Attributes:
        group: Who they are.
        seats: How many seats they have: where they sit, or in the body itself.
        votes: How many votes they have there.
        can_pass: Whether they pass a decision alone, when everybody is there.
        can_block: Whether nothing passes when they say no; not where the body
            decides nothing.
        can_block_by_staying_away: Whether nothing passes on a day when their seats are
            empty: too few are there then, or the votes of the others are not enough.
        allies_needed: How many others they have to convince at least to pass a
            decision. ``None`` where nothing passes at all, or the plan does not say enough.
        share: Their share of the deciding votes, each member voting for themselves
            (Shapley and Shubik). ``None`` where it is not defined, or cannot be told.
        share_as_blocs: Their share if each kind of seat votes as one, and these kinds
            together (Owen). ``None`` as above.
        share_whoever_unites: Their share over every way in which kinds of seat may or
            may not vote as one. ``None`` as above.
    """

    group: SeatGroup
    seats: Bounds
    votes: Bounds
    can_pass: Truth
    can_block: Truth
    can_block_by_staying_away: Truth
    allies_needed: Span | None
    share: Span | None
    share_as_blocs: Span | None
    share_whoever_unites: Span | None

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds of seat, one or several."""
        return self.group.kinds


@attrs.frozen(kw_only=True)
class BodyPower:
    """Who can decide what in a body, by its rule on paper.

    Attributes:
        body: The body.
        needed: How many votes a decision takes, where that is a number, and everybody
            is there.
        votes: How many votes there are.
        counts_votes: Whether votes are counted here; not where everybody has to agree.
        standings: What each group can do; at the end, where there are several, all
            that speak from people's own lives together, and all that speak for an
            organisation.
        power_to_act: How many of all divisions into yes and no pass (Coleman). ``None``
            where the plan does not say enough.
        nothing_passes: Whether no decision can pass.
        everything_passes: Whether everything passes, even without a yes.
        complete: Whether these numbers rest on every rule that the facts allow.
        asks: The facts that would settle or narrow them.
    """

    body: BodyId
    needed: Bounds | None
    votes: Bounds
    counts_votes: bool
    standings: tuple[Standing, ...]
    power_to_act: Span | None
    nothing_passes: Truth
    everything_passes: Truth
    complete: bool
    asks: frozenset[Fact]


def power_in(body: Body, reading: Reading) -> BodyPower:
    """Return who can decide what in a body, by its rule on paper.

    Args:
        body: The body.
        reading: The plan that it is in, on a day.
    """
    cases, complete = cases_of(body, reading)
    sure = cases if complete else ()
    room = _Room(body, sure, reading, groups_in(body, cases, reading))
    standings = tuple(room.standing_of(group) for group in room.groups)
    return BodyPower(
        body=body.id,
        needed=reading.votes_needed(body),
        votes=reading.all_votes(body),
        counts_votes=not reading.decides_by_consensus(body).is_true,
        standings=standings,
        power_to_act=_over(sure, sure, lambda case, _: exactly(power_to_act(case.rule))),
        nothing_passes=_always(lambda rule: not rule.wins(rule.members), sure, complete),
        everything_passes=_always(lambda rule: rule.wins(()), sure, complete and bool(sure)),
        complete=complete,
        asks=_doubts(body, standings, reading),
    )


def _doubts(body: Body, standings: Sequence[Standing], reading: Reading) -> frozenset[Fact]:
    """Return what is in doubt; nothing where the body decides nothing."""
    if reading.decides(body).is_false:
        return NO_FACTS
    said = [each.can_pass.doubts | each.can_block.doubts for each in standings]
    said += [each.can_block_by_staying_away.doubts for each in standings]
    said += [each.seats.doubts for each in standings]
    if not reading.decides_by_consensus(body).is_true:
        said += [each.votes.doubts for each in standings]
    return reading.decides(body).doubts.union(*said)


class _Room:
    """A body, every case that the facts allow, and the groups that are shown."""

    def __init__(
        self, body: Body, cases: Sequence[Case], reading: Reading, groups: Sequence[SeatGroup]
    ) -> None:
        self.body = body
        self.cases = cases
        self.reading = reading
        self.groups = groups
        self.single = [group for group in groups if not group.is_several]
        self.apart: list[dict[Member, Hashable]] = [
            {member: group for group in self.single for member in group.members_in(case)}
            for case in cases
        ]

    def standing_of(self, group: SeatGroup) -> Standing:
        """Return what a group can do."""
        members = [group.members_in(case) for case in self.cases]
        blocs = [
            {**each, **dict.fromkeys(them, group)}
            for each, them in zip(self.apart, members, strict=True)
        ]
        seats, votes = self._seats_and_votes(group, members)
        can_pass, can_block, by_staying_away = self._what_they_can(group, members)

        def as_blocs(case: Case, bloc_of: Mapping[Member, Hashable]) -> Span | None:
            return _theirs(group, shares_if_united(case.rule, bloc_of, bloc_of.values()))

        def whoever_unites(case: Case, bloc_of: Mapping[Member, Hashable]) -> Span | None:
            found = range_over_blocs(case.rule, bloc_of)
            return Span(*found.get(group, (NOTHING, NOTHING))) if found else None

        def alone(case: Case, bloc_of: Mapping[Member, Hashable]) -> Span | None:
            return _theirs(group, by_group(case.shares, bloc_of))

        return Standing(
            group=group,
            seats=seats,
            votes=votes,
            can_pass=can_pass,
            can_block=can_block,
            can_block_by_staying_away=by_staying_away,
            allies_needed=_over(self.cases, members, _allies),
            share=_over(self.cases, blocs, alone),
            share_as_blocs=_over(self.cases, blocs, as_blocs),
            share_whoever_unites=_over(self.cases, blocs, whoever_unites),
        )

    def _seats_and_votes(
        self, group: SeatGroup, members: Sequence[Sequence[Member]]
    ) -> tuple[Bounds, Bounds]:
        """Return how many seats and votes a group has, where it sits."""
        reading, body = self.reading, self.body
        if group.holder:
            return NOBODY, NOBODY
        if group.body in {body.id, NO_BODY} or not self.cases:
            where = reading.body(group.body) or body
            return reading.seats_of(where, group.alliance), reading.votes_of(where, group.alliance)
        votes = [
            [case.completed.members[group.body][one].votes for one in them]
            for case, them in zip(self.cases, members, strict=True)
        ]
        return _bounds(map(len, votes)), _bounds(sum(each, NOTHING) for each in votes)

    def _what_they_can(
        self, group: SeatGroup, members: Sequence[Sequence[Member]]
    ) -> tuple[Truth, Truth, Truth]:
        """Return whether a group passes a decision, stops one, and does so by staying away."""
        body, reading, alliance = self.body, self.reading, group.alliance
        if reading.decides(body).is_false:
            return FALSE, FALSE, FALSE
        others = [each for each in self.single if each != group]
        may_be_elsewhere = not self.cases and (body.vetoes or reading.agrees_too(body))
        are_all = group.is_several or not (
            may_be_elsewhere or any({*each.kinds} & {*group.kinds} for each in others)
        )

        def told(by_the_plan: Truth, answers: Sequence[bool]) -> Truth:
            """Return what is so in every case; else what the plan says, if these are all."""
            if len({*answers}) == 1:
                return known(answers[0])
            return by_the_plan if are_all else Truth(None, by_the_plan.doubts)

        theirs = list(zip(self.cases, members, strict=True))
        without = [case.passes_without(body, them) for case, them in theirs]
        return (
            told(
                reading.passes(body, alliance), [case.rule.can_pass(them) for case, them in theirs]
            ),
            told(
                reading.blocks(body, alliance), [case.rule.can_block(them) for case, them in theirs]
            ),
            told(
                reading.decides(body) & ~reading.passes_without(body, alliance),
                [not passes for either in without for passes in either],
            ),
        )


def _bounds(numbers: Iterable[Fraction | int]) -> Bounds:
    found = [Fraction(number) for number in numbers]
    return Bounds(min(found), max(found))


def _allies(case: Case, members: Sequence[Member]) -> Span | None:
    needed = case.rule.allies_needed(members)
    return None if needed is None else exactly(Fraction(needed))


def _theirs(group: SeatGroup, shares: Mapping[Hashable, Fraction]) -> Span | None:
    return exactly(shares.get(group, NOTHING)) if shares else None


def _over(
    cases: Sequence[Case], of_each: Sequence[G], number_of: Callable[[Case, G], Span | None]
) -> Span | None:
    """Return the least and the greatest of a number; none where it is not defined everywhere."""
    try:
        return over(map(number_of, cases, of_each))
    except TooLargeError:
        return None


def _always(is_so: Callable[[Rule], bool], cases: Sequence[Case], of_nobody: bool) -> Truth:  # noqa: FBT001  # what holds of no rule at all
    """Return whether something holds of every rule."""
    answers = {is_so(case.rule) for case in cases}
    if not cases:
        return known(of_nobody) if of_nobody else WITHHELD
    return known(answers.pop()) if len(answers) == 1 else WITHHELD
