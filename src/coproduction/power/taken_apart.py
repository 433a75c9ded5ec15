"""Groups of people taken apart into the groups among them, as far as these differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

import attrs

from coproduction.ids import WhoId
from coproduction.power.attendance import Present, people_in
from coproduction.power.quotients import rest_of, share, total
from coproduction.reading import Reading
from coproduction.reading.people import Question
from coproduction.values.counts import Bounds


def taken_apart(
    these: Present, reading: Reading, *, whole_where: Callable[[WhoId], bool]
) -> Iterator[Present]:
    """Yield the groups among a group and its rest, as far as something differs between them.

    Args:
        these: Some people.
        reading: The plan.
        whole_where: Whether everybody in a participant is alike in what is asked.
    """
    among = reading.groups_among(these.who)
    if not among or whole_where(these.who):
        yield these
        return
    size = _left_of(these, reading)
    parts = [_part_of(these, each, reading) for each in among]
    sizes = [_left_of(part, reading) for part in parts]
    for part, theirs in zip(parts, sizes, strict=True):
        number = _of_them(these.number, size, theirs)
        if number.highest != 0:
            each = attrs.evolve(part, number=number)
            yield from taken_apart(each, reading, whole_where=whole_where)
    inside = total(sizes)
    rest = rest_of(size, inside)
    if rest.highest != 0:
        lowest = rest_of(these.number, inside).lowest
        yield attrs.evolve(these, number=_between_bounds(lowest, these.number, rest))


def divided(
    number: Bounds, together: Present, apart: Iterable[Present]
) -> Iterator[tuple[Present, Bounds]]:
    """Yield what each has of a number that people have together, the same for each person.

    Args:
        number: What they have together.
        together: All of them.
        apart: The same people, taken apart.
    """
    several = list(apart)
    for these in several:
        others = total(other.number for other in several if other is not these)
        if together.number.lowest == together.number.highest:
            others = rest_of(together.number, these.number)
        part = share(these.number, others)
        if len(several) == 1:
            yield these, number
        elif part is not None:
            yield these, total([number * part])


def _part_of(these: Present, who: WhoId, reading: Reading) -> Present:
    """Return those of some people who are in a group among them.

    Of those who are counted elsewhere with the whole group, some may be of this one.
    """
    names = reading.groups_within(who)
    within = [(each, number) for each, number in these.besides if each in names]
    open_ = total(number for each, number in these.besides if each == these.who)
    if open_.highest != 0:
        within.append((who, Bounds(Fraction(0), open_.highest, open_.doubts)))
    return attrs.evolve(these, who=who, besides=tuple(within))


def _left_of(these: Present, reading: Reading) -> Bounds:
    """Return how many people there are of whom some are here, without those counted elsewhere."""
    elsewhere = total(number for _, number in these.besides)
    return rest_of(people_in(these.who, reading), elsewhere)


def _of_them(number: Bounds, size: Bounds, theirs: Bounds) -> Bounds:
    """Return how many of so many out of a group are from a group of so many among it."""
    lowest = rest_of(number, rest_of(size, theirs)).lowest
    return _between_bounds(lowest, number, theirs)


def _between_bounds(lowest: Fraction, number: Bounds, theirs: Bounds) -> Bounds:
    ends = [each.highest for each in (number, theirs) if each.highest is not None]
    highest = min(ends) if ends else None
    lowest = min(lowest, highest) if highest is not None else lowest
    return total([Bounds(lowest, highest, number.doubts | theirs.doubts)])


def is_alike(who: WhoId, question: Question, reading: Reading) -> bool:
    """Return whether the answer is known to be the same for everybody in a participant."""
    return reading.of_all(who, question).is_true or reading.of_some(who, question).is_false
