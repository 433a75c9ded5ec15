"""The kinds of seat that power is shown for, and of which kind a seat may be."""

from __future__ import annotations

from collections.abc import Callable

from coproduction.ids import WhoId
from coproduction.model.activities import Part
from coproduction.model.bodies import Body, Seat
from coproduction.model.words import ActingAs, Kind, Perspective, Side
from coproduction.reading import Reading
from coproduction.reading.seats import ORGANISATIONS, Alliance
from coproduction.values.truth import Fact

SIDE_OF_KIND = {
    Kind.LIVED_EXPERIENCE: Side.LIVED,
    Kind.CARER: Side.LIVED,
    Kind.COMMUNITY: Side.LIVED,
    Kind.OWN_LIFE: Side.LIVED,
    Kind.ORGANISATION: Side.ORGANISATION,
    Kind.NEITHER: Side.NEITHER,
}
OWN_LIVES = tuple(kind for kind, side in SIDE_OF_KIND.items() if side == Side.LIVED)
"""The kinds that speak from people's own lives."""
ALLIANCE_OF = {
    Kind.LIVED_EXPERIENCE: Alliance(Perspective.LIVED_EXPERIENCE),
    Kind.CARER: Alliance(Perspective.CARER),
    Kind.COMMUNITY: Alliance(Perspective.COMMUNITY),
    Kind.OWN_LIFE: Alliance(
        Side.LIVED, but=(Perspective.LIVED_EXPERIENCE, Perspective.CARER, Perspective.COMMUNITY)
    ),
    Kind.ORGANISATION: ORGANISATIONS,
    Kind.NEITHER: Alliance(Side.NEITHER),
}
"""The seats of each kind."""
PERSPECTIVES = {
    Perspective.LIVED_EXPERIENCE: Kind.LIVED_EXPERIENCE,
    Perspective.CARER: Kind.CARER,
    Perspective.COMMUNITY: Kind.COMMUNITY,
}


def kinds_of_seat(who: WhoId, seat: Seat, body: Body, reading: Reading) -> tuple[Kind, ...]:
    """Return every kind of which a seat may be, as far as the plan says.

    One where it says enough. Somebody with perspectives on both sides and no hat may
    be of either, and so may a facilitator whose side is not stated.
    """
    fact = Fact(body.id, "seats.acting_as", who)

    def may(there: Side | Perspective) -> bool:
        return not reading.some_act_for(who, seat, there, fact).is_false

    return kinds_where(may, without_hat=who if wears_no_hat(seat) else None, reading=reading)


def kinds_of_somebody(who: WhoId, reading: Reading) -> tuple[Kind, ...]:
    """Return every kind that somebody who holds a veto and no seat may speak for."""

    def may(there: Side | Perspective) -> bool:
        return not reading.some_speak_for(who, there).is_false

    return kinds_where(may, without_hat=who, reading=reading)


def wears_no_hat(held: Seat | Part) -> bool:
    """Return whether nothing is said of the capacity in which somebody sits or takes part."""
    return held.acting_as in {None, ActingAs.THEMSELVES}


def kinds_where(
    may: Callable[[Side | Perspective], bool], *, without_hat: WhoId | None, reading: Reading
) -> tuple[Kind, ...]:
    """Return every kind of whoever may speak from these standpoints; one at least.

    Args:
        may: Whether somebody may speak from a standpoint.
        without_hat: Who it is, where no hat says for whom they speak: they, or some of
            them, may speak from their own lives and from none of the three perspectives.
        reading: The plan.
    """
    found = [kind for perspective, kind in PERSPECTIVES.items() if may(perspective)]
    if may(Side.LIVED) and (not found or _some_otherwise(without_hat, reading)):
        found.append(Kind.OWN_LIFE)
    if may(Side.ORGANISATION):
        found.append(Kind.ORGANISATION)
    if may(Side.NEITHER) or not found:
        found.append(Kind.NEITHER)
    return tuple(found)


def _some_otherwise(who: WhoId | None, reading: Reading) -> bool:
    return (
        who is not None and not reading.some_speak_otherwise(who, Side.LIVED, PERSPECTIVES).is_false
    )
