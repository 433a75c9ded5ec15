"""Who controls what others want: power from resources, as Coleman finds it.

Each actor has a share of control over some resources, and divides their interest among
resources. What much-wanted resources are worth depends on how powerful those are who
want them; and whoever controls what is worth much is powerful.

>>> control = {"council": {"money": 1}, "members": {"knowledge": 1}}
>>> interest = {
...     "council": {"money": 0.25, "knowledge": 0.75},
...     "members": {"money": 0.5, "knowledge": 0.5},
... }
>>> found = coleman_exchange(control, interest)
>>> {actor: round(share, 6) for actor, share in found.power.items()}
{'council': 0.4, 'members': 0.6}
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
from scipy.sparse.csgraph import connected_components

from coproduction.errors import InvalidValueError
from coproduction.power.relations.given_numbers import finite
from coproduction.power.relations.given_ties import named
from coproduction.power.relations.linear import settled
from coproduction.power.relations.rows import Ints, Matrix, matrix_of

__all__ = ["ColemanExchange", "coleman_exchange"]

A = TypeVar("A", bound=Hashable)
R = TypeVar("R", bound=Hashable)

Share: TypeAlias = float | Fraction | Decimal
"""A share, from 0 to 1."""

NEAR = 1e-9
"""How far from one shares may sum, since thirds cannot be written as decimal numbers."""


@dataclass(frozen=True, slots=True)
class ColemanExchange(Generic[A, R]):
    """What power and what values hold one another in balance.

    Attributes:
        power: The share of power of each actor, in the order of the interests. Sums to
            one.
        values: What each resource is worth: the share of all power that wants it. Sums
            to one.
    """

    power: Mapping[A, float]
    values: Mapping[R, float]


def coleman_exchange(
    control: Mapping[A, Mapping[R, Share]], interest: Mapping[A, Mapping[R, Share]]
) -> ColemanExchange[A, R]:
    """Return the power of each actor, and the value of each resource, in an open exchange.

    With control *C* and interest *X*, actors by resources, the power *r* and the values
    *v* for which *v = X' r* and *r = C v*, so that *r = C X' r*.

    Range 0 to 1. Power sums to one, and so do values. Whoever controls nothing that
    somebody with power wants has nought. A resource that nobody wants is worth nothing.

    Limits: supposes that all know what there is, that anything can be exchanged for
    anything, and that nobody is forced. Who may set what is exchanged at all is not in
    it. Interests have to be asked for or reasoned.

    Cost: as many steps as there are pairs of a holder and somebody who wants the same
    resource; with up to 500 actors in exchange, solved at once.

    Args:
        control: For each actor the share that they control of each resource. Over all
            actors the shares of a resource sum to one. What is left out is nought.
        interest: For each actor how their interest is divided among resources. The
            shares of an actor sum to one. Whoever is not in it is no actor.

    Raises:
        InvalidValueError: If a share is no number from 0 to 1, shares do not sum to one,
            or somebody with control has no interests; or if there are several circles
            that exchange only among themselves, since nothing tells what they are worth
            to each other.
        TooLargeError: If a large exchange settles too slowly.

    References:
        [Coleman1973]; [Coleman1990].
    """
    problems = _no_mappings(control, "control") + _no_mappings(interest, "interest")
    if problems:
        raise InvalidValueError(" ".join(named(problems)))
    problems = _wrong_shares(control, "control") + _wrong_shares(interest, "interest")
    problems += [
        f"{actor!r} has control and no interests." for actor in control if actor not in interest
    ]
    if not problems:
        problems = _wrong_sums(control, interest)
    if problems:
        raise InvalidValueError(" ".join(named(problems)))
    actors = {actor: place for place, actor in enumerate(interest)}
    wanted = (one for shares in interest.values() for one in shares)
    held = (one for shares in control.values() for one in shares)
    resources = {one: place for place, one in enumerate(dict.fromkeys([*held, *wanted]))}
    holding, wanting = (_matrix(shares, actors, resources) for shares in (control, interest))
    moves = (holding @ wanting.T).tocsr()
    moves.data /= np.asarray(moves.sum(axis=0))[moves.indices]  # where shares are nearly one
    power = np.zeros(len(actors))
    circle = _only_circle(moves, list(actors))
    among = moves[circle][:, circle]
    power[circle] = settled(among, "Power") if len(circle) > 1 else 1.0
    values = wanting.T @ power
    return ColemanExchange(
        dict(zip(actors, power.tolist(), strict=True)),
        dict(zip(resources, values.tolist(), strict=True)),
    )


def _no_mappings(shares: Any, what: str) -> list[str]:
    if not isinstance(shares, Mapping) or not all(
        isinstance(each, Mapping) for each in shares.values()
    ):
        example = "{'council': {'money': 1}}"
        return [f"Write {what} as a mapping from each actor to shares by resource: {example}."]
    return [] if shares or what == "control" else ["There is nobody with an interest."]


def _wrong_shares(shares: Mapping[A, Mapping[R, Share]], what: str) -> list[str]:
    return [
        f"The {what} of {actor!r} in {resource!r} is a share from 0 to 1, and not {share!r}."
        for actor, each in shares.items()
        for resource, share in each.items()
        if not 0 <= _number(share) <= 1
    ]


def _number(share: Any) -> float:
    """Return a share as a number, below nought where it is none."""
    number = finite(share)
    return -1.0 if number is None or isinstance(share, bool) else number


def _wrong_sums(
    control: Mapping[A, Mapping[R, Share]], interest: Mapping[A, Mapping[R, Share]]
) -> list[str]:
    held: dict[Any, float] = {}
    for shares in interest.values():
        held.update({one: 0.0 for one, share in shares.items() if share and one not in held})
    for shares in control.values():
        for one, share in shares.items():
            held[one] = held.get(one, 0.0) + float(share)
    wanted = {actor: sum(map(float, shares.values())) for actor, shares in interest.items()}
    return [
        f"The shares of control over {one!r} sum to {total:.6g}, and not to 1."
        for one, total in held.items()
        if abs(total - 1) > NEAR
    ] + [
        f"The shares of interest of {actor!r} sum to {total:.6g}, and not to 1."
        for actor, total in wanted.items()
        if abs(total - 1) > NEAR
    ]


def _matrix(
    shares: Mapping[A, Mapping[R, Share]], actors: Mapping[A, int], resources: Mapping[R, int]
) -> Matrix:
    entries = [
        (float(share), actors[actor], resources[one])
        for actor, each in shares.items()
        for one, share in each.items()
        if share
    ]
    values, rows, columns = (list(column) for column in zip(*entries, strict=True))
    return matrix_of(
        np.array(values), np.array(rows), np.array(columns), (len(actors), len(resources))
    )


def _only_circle(moves: Matrix, actors: list[A]) -> Ints:
    """Return those who are left with all power.

    Raises:
        InvalidValueError: If there are several circles.
    """
    number, part_of = connected_components(moves, connection="strong")
    entries = moves.tocoo()
    closed = np.ones(number, dtype=np.bool_)
    closed[part_of[entries.col[part_of[entries.row] != part_of[entries.col]]]] = False
    circles = [np.flatnonzero(part_of == part) for part in np.flatnonzero(closed)]
    if len(circles) > 1:
        names = [
            ", ".join(named(repr(actors[place]) for place in circle.tolist()))
            for circle in sorted(circles, key=lambda circle: int(circle[0]))
        ]
        raise InvalidValueError(
            "These control all that they want themselves, each circle for itself: "
            + "; ".join(named(names))
            + ". Nothing tells what they are worth to each other, so power is not settled."
        )
    return circles[0]
