"""What each kind of seat in a body can pass, stop and start, and its share of power."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

import attrs

from coproduction.errors import TooLargeError
from coproduction.ids import OTHERS, BodyId
from coproduction.model.bodies import Body
from coproduction.power.blocs import range_over_blocs, shares_if_united
from coproduction.power.completed import Member, Rule
from coproduction.power.indices import by_group, power_to_act
from coproduction.power.kinds import ALLIANCE_OF, OWN_LIVES, Kind, kinds_of_seat
from coproduction.power.rules import Case, cases_of
from coproduction.power.spans import Span, exactly, over
from coproduction.reading import Reading
from coproduction.reading.seats import OWN_LIVES as ALL_OWN_LIVES
from coproduction.values.counts import Bounds
from coproduction.values.truth import NO_FACTS, WITHHELD, Fact, Truth, known

NOTHING = Fraction(0)


@attrs.frozen(kw_only=True)
class Standing:
    """What the seats of some kinds can do together in a body.

    Attributes:
        kinds: The kinds of seat, one or several.
        seats: How many such seats the body has.
        votes: How many votes they have.
        can_pass: Whether they pass a decision alone, whatever all others do.
        can_block: Whether nothing passes without them.
        allies_needed: How many others they have to convince at least to pass a
            decision. ``None`` where nothing passes at all, or the plan does not say enough.
        share: Their share of the deciding votes, each member voting for themselves
            (Shapley and Shubik). ``None`` where it is not defined, or cannot be told.
        share_as_blocs: Their share if each kind of seat votes as one, and these kinds
            together (Owen). ``None`` as above.
        share_whoever_unites: Their share over every way in which kinds of seat may or
            may not vote as one. ``None`` as above.
    """

    kinds: tuple[Kind, ...]
    seats: Bounds
    votes: Bounds
    can_pass: Truth
    can_block: Truth
    allies_needed: Span | None
    share: Span | None
    share_as_blocs: Span | None
    share_whoever_unites: Span | None


@attrs.frozen(kw_only=True)
class BodyPower:
    """Who can decide what in a body, by its rule on paper.

    Attributes:
        body: The body.
        needed: How many votes a decision takes, where that is a number.
        votes: How many votes there are.
        counts_votes: Whether votes are counted here; not where everybody has to agree.
        standings: What each kind of seat can do; at the end, where there are several,
            all that speak from people's own lives together.
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
    kinds = _kinds_in(body, cases, reading)
    own_lives = tuple(kind for kind in kinds if kind in OWN_LIVES)
    groups = [(kind,) for kind in kinds] + ([own_lives] if len(own_lives) > 1 else [])
    sure = cases if complete else ()
    standings = tuple(_standing(group, body, sure, reading) for group in groups)
    return BodyPower(
        body=body.id,
        needed=reading.votes_needed(body),
        votes=reading.all_votes(body),
        counts_votes=not reading.decides_by_consensus(body).is_true,
        standings=standings,
        power_to_act=_over(sure, lambda case: exactly(power_to_act(case.rule))),
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
    said += [each.seats.doubts for each in standings]
    if not reading.decides_by_consensus(body).is_true:
        said += [each.votes.doubts for each in standings]
    return reading.decides(body).doubts.union(*said)


def _kinds_in(body: Body, cases: Sequence[Case], reading: Reading) -> list[Kind]:
    """Return the kinds of seat that there are or may be, in their order."""
    found = {kind for case in cases for kind in case.kinds.values()}
    for who, seat, _ in reading.seats(body):
        if who != OTHERS:
            found.update(kinds_of_seat(who, seat, body, reading))
    return [kind for kind in Kind if kind in found]


def _standing(
    kinds: tuple[Kind, ...], body: Body, cases: Sequence[Case], reading: Reading
) -> Standing:
    alliance = ALLIANCE_OF[kinds[0]] if len(kinds) == 1 else ALL_OWN_LIVES

    def groups_of(case: Case) -> dict[Member, Kind]:
        """Return the group of each member, where these kinds are one."""
        return {member: kinds[0] if kind in kinds else kind for member, kind in case.kinds.items()}

    def theirs(shares: Mapping[Kind, Fraction]) -> Span | None:
        return exactly(shares.get(kinds[0], NOTHING)) if shares else None

    def allies(case: Case) -> Span | None:
        them = [member for member, kind in case.kinds.items() if kind in kinds]
        needed = case.rule.allies_needed(them)
        return None if needed is None else exactly(Fraction(needed))

    def share_as_blocs(case: Case) -> Span | None:
        groups = groups_of(case)
        return theirs(shares_if_united(case.rule, groups, groups.values()))

    def share_whoever_unites(case: Case) -> Span | None:
        found = range_over_blocs(case.rule, groups_of(case))
        return Span(*found.get(kinds[0], (NOTHING, NOTHING))) if found else None

    return Standing(
        kinds=kinds,
        seats=reading.seats_of(body, alliance),
        votes=reading.votes_of(body, alliance),
        can_pass=reading.passes(body, alliance),
        can_block=reading.blocks(body, alliance),
        allies_needed=_over(cases, allies),
        share=_over(cases, lambda case: theirs(by_group(case.shares, groups_of(case)))),
        share_as_blocs=_over(cases, share_as_blocs),
        share_whoever_unites=_over(cases, share_whoever_unites),
    )


def _over(cases: Sequence[Case], number_of: Callable[[Case], Span | None]) -> Span | None:
    """Return the least and the greatest of a number; none where it is not defined everywhere."""
    try:
        return over(map(number_of, cases))
    except TooLargeError:
        return None


def _always(is_so: Callable[[Rule], bool], cases: Sequence[Case], of_nobody: bool) -> Truth:  # noqa: FBT001  # what holds of no rule at all
    """Return whether something holds of every rule."""
    answers = {is_so(case.rule) for case in cases}
    if not cases:
        return known(of_nobody) if of_nobody else WITHHELD
    return known(answers.pop()) if len(answers) == 1 else WITHHELD
