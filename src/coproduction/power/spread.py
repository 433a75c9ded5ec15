"""How unequally money or paid hours come to people, between their kinds and within them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction

import attrs

from coproduction.ids import WhoId
from coproduction.model.participants import Organisation
from coproduction.power.attendance import Present, people_in
from coproduction.power.belonging import Belonging
from coproduction.power.grants import Grant
from coproduction.power.inequality import TheilParts, theil_by_group
from coproduction.power.taken_apart import taken_apart
from coproduction.reading import Reading
from coproduction.values.counts import Bounds


@attrs.frozen
class Spread:
    """How unequally something comes to people.

    Attributes:
        parts: Theil's measure, between groups and within them.
        alike: How many people of one group have the same, at the least.
    """

    parts: TheilParts
    alike: int


def spread(
    found: Iterable[tuple[Grant, Bounds]], belonging: Belonging, reading: Reading
) -> Spread | None:
    """Return Theil's measure of what people have, between their groups and within them.

    ``None`` where it cannot be told: where it is open who has how much, or how many
    people there are, and where an organisation has something.

    Args:
        found: What offers come to, each with the number that is meant.
        belonging: The group of each.
        reading: The plan.
    """
    everybody = {
        these.who: these
        for person in reading.plan.participants
        if not person.among
        for these in _one_by_one(Present(person.id, people_in(person.id, reading)), reading)
    }
    groups: dict[WhoId, Hashable] = {}
    for who, these in everybody.items():
        of_these = belonging.groups_of(these)[0]
        if len(of_these) != 1 or not _is_exact(these.number):
            return None
        groups[who] = of_these[0]
    people = {who: these.number.lowest for who, these in everybody.items()}
    for_each = dict.fromkeys(everybody, Fraction(0))
    all_of: dict[Present, list[WhoId] | None] = {}
    for grant, number in found:
        if grant.meant.is_false or number.highest == 0:
            continue
        if grant.to is None or not grant.meant.is_true or not _is_exact(number):
            return None
        these = attrs.evolve(grant.to, here=None)
        if these not in all_of:
            all_of[these] = _all_of(these, everybody, reading)
        reached = all_of[these]
        if reached is None:
            return None
        each_has = number.lowest / sum(people[who] for who in reached)
        for who in reached:
            for_each[who] += each_has
    parts = theil_by_group(for_each, groups, people=people)
    alike: Counter[tuple[Hashable, Fraction]] = Counter()
    for who, amount in for_each.items():
        alike[groups[who], amount] += int(people[who])
    return None if parts is None else Spread(parts, min(alike.values()))


def _one_by_one(these: Present, reading: Reading) -> Iterator[Present]:
    """Yield the innermost groups among some people, and the rest of each."""
    return taken_apart(these, reading, whole_where=lambda _: False)


def _all_of(
    these: Present, everybody: Mapping[WhoId, Present], reading: Reading
) -> list[WhoId] | None:
    """Return who these people are, where it is all of each; ``None`` where that is open."""
    if isinstance(reading.who(these.who), Organisation):
        return None
    parts = [part for part in _one_by_one(these, reading) if part.number.highest != 0]
    for part in parts:
        whole = everybody.get(part.who)
        if whole is None or part.number != whole.number:
            return None
    return [part.who for part in parts]


def _is_exact(number: Bounds) -> bool:
    return number.lowest == number.highest
