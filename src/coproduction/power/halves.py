"""The share of power of the seats that speak from people's own lives, taken together."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction

import attrs

from coproduction.errors import TooLargeError
from coproduction.model.bodies import Body
from coproduction.model.words import Side
from coproduction.power.completed import Member
from coproduction.power.indices import shapley_shubik
from coproduction.power.kinds import SIDE_OF_KIND
from coproduction.power.rules import Case, cases_of
from coproduction.reading import Reading
from coproduction.reading.bodies import SIDES

MOST_CASES = 4
"""How many ways of completing what a plan leaves unsaid are looked at (project default)."""


@attrs.frozen
class OwnLivesShare:
    """How often the lived-experience, carer and community seats decide.

    Attributes:
        for_themselves: Where each member votes for themselves.
        as_one: Where each half votes as one.
    """

    for_themselves: Fraction
    as_one: Fraction


def own_lives_share(body: Body, reading: Reading) -> OwnLivesShare | None:
    """Return the share of power of the seats that speak from people's own lives.

    ``None`` where the plan leaves it open, where nothing passes or everything does, and
    where there are too many seats to work it out.

    Args:
        body: The body.
        reading: The plan that it is in, on a day.
    """
    cases, complete = cases_of(body, reading, most=MOST_CASES)
    if not complete:
        return None
    try:
        found = {_of_case(case) for case in cases}
    except TooLargeError:
        return None
    return found.pop() if len(found) == 1 else None


def halves_of(case: Case) -> dict[Member, Hashable]:
    """Return the half of each member; whoever is in neither stands alone."""
    sides = {member: SIDE_OF_KIND[kind] for member, kind in case.kinds.items()}
    return {member: side if side in SIDES else member for member, side in sides.items()}


def shares_of_halves(case: Case) -> dict[Hashable, Fraction]:
    """Return the share of each half that votes as one; whoever is in neither votes alone."""
    return shapley_shubik(case.rule.as_blocs(halves_of(case)))


def _of_case(case: Case) -> OwnLivesShare | None:
    halves = halves_of(case)
    one_by_one = case.shares
    if not one_by_one:
        return None
    theirs = [share for member, share in one_by_one.items() if halves[member] == Side.LIVED]
    as_one = shares_of_halves(case).get(Side.LIVED, Fraction(0))
    return OwnLivesShare(sum(theirs, Fraction(0)), as_one)
