"""Money and paid hours by group, together and for each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from coproduction.ids import OTHERS, OfferId
from coproduction.model.participants import Organisation
from coproduction.model.words import Kind, Per
from coproduction.power.attendance import Present, people_in
from coproduction.power.belonging import Belonging, Grouping, grouping_of
from coproduction.power.grants import Grant, amount_of, grants
from coproduction.power.inequality import TheilParts
from coproduction.power.quotients import quotient, settled, share, total
from coproduction.power.recipients import Recipients
from coproduction.power.spread import spread
from coproduction.power.taken_apart import divided
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, Bounds, exactly
from coproduction.values.truth import NO_FACTS, Fact, unknown

ONE = exactly(1)


@attrs.frozen(kw_only=True)
class GroupShare:
    """What falls to a group.

    Attributes:
        amount: How much: money in the currency that is shared out, or hours.
        people: How many people the group is; organisations are no people.
        per_head: How much for each of them. ``None`` where the group has nobody, or an
            organisation among those who have something: it is no number of people.
        share: Its share of the whole, 0 to 1; ``None`` where nothing is shared out.
        share_ratio: Its share of the whole by its share of the people: 1 is as much for
            each as everybody has. ``None`` where one of the two is not there, or where
            something goes to an organisation.
        recipients: How many people, at the least, have a part in it; organisations alone
            are several. ``None`` where nobody is named.
    """

    amount: Bounds
    people: Bounds
    per_head: Bounds | None
    share: Bounds | None
    share_ratio: Bounds | None
    recipients: int | None

    @property
    def asks(self) -> frozenset[Fact]:
        """The facts that would narrow it."""
        numbers = (self.amount, self.people, self.per_head, self.share, self.share_ratio)
        return NO_FACTS.union(*(number.doubts for number in numbers if number is not None))


@attrs.frozen(kw_only=True)
class SharedOut:
    """What is shared out among groups.

    Attributes:
        currency: Of the money. ``None`` for hours, and for offers of which the plan does
            not say how much they are: these may be in any currency.
        whole: All of it.
        groups: What falls to each group, in the order of its kinds or of the grouping.
        recipients: How many people, at the least, have a part in it, as in
            `GroupShare`.
        inequality: Theil's measure of what people have, taken apart into what lies between
            the groups and within them. ``None`` where nothing is shared out, where it is
            open who has how much, and where an organisation has something.
        alike: How many people of one group have the same, at the least: of one alone, the
            measure could be worked back. ``None`` where there is no measure.
    """

    currency: str | None
    whole: Bounds
    groups: Mapping[Hashable, GroupShare]
    recipients: int | None
    inequality: TheilParts | None
    alike: int | None

    @property
    def asks(self) -> frozenset[Fact]:
        """The facts that would narrow it."""
        return self.whole.doubts.union(*(each.asks for each in self.groups.values()))


def money_offered(reading: Reading, by: Grouping = Kind) -> tuple[SharedOut, ...]:
    """Return how much money is offered for people's time, to each group.

    One answer for each currency: nothing is converted. Fees, salaries and vouchers
    count, those that were declined too; expenses are not for time. What an employer
    pays is in no plan, except as an offer. `paid_by_employer` says how many are paid so.

    Args:
        reading: The plan, on a day.
        by: `Kind` (of seat, or of part), `Side`, or a mapping id → group. A mapping may
            name a group of people, and so all those among it.

    Raises:
        InvalidValueError: If somebody is in no group of the mapping, or people cannot be
            put into groups by this.
    """
    by, found = grouping_of(by), tuple(grants(reading))
    stated = sorted({each.currency for each in found if each.currency is not None})
    unstated = any(each.currency is None for each in found)
    return tuple(
        _shared_out(
            [(each, each.money) for each in theirs], _sums_for_all(theirs), currency, by, reading
        )
        for currency in [*stated, *([None] if unstated else [])]
        for theirs in [[each for each in found if each.currency in {currency, None}]]
    )


def _sums_for_all(found: Iterable[Grant]) -> dict[OfferId, Bounds]:
    """Return what is offered as one sum for all: that much, however it is divided."""
    return {
        grant.offer.id: amount_of(grant.offer).or_none(grant.meant)
        for grant in found
        if grant.offer.per == (Per.ALL,)
    }


def paid_hours(reading: Reading, by: Grouping = Kind) -> SharedOut:
    """Return how many hours are paid by offers, for each group.

    The hours there, before and after, as the offers state them; travel is not among
    them. Hours that an employer pays are in no plan, except as an offer.

    Takes and raises the same as `money_offered`.
    """
    found = [(each, each.hours) for each in grants(reading)]
    return _shared_out(found, {}, None, grouping_of(by), reading)


def paid_by_employer(reading: Reading, by: Grouping = Kind) -> dict[Hashable, Bounds]:
    """Return how many people of each group an employer pays for this time.

    Takes and raises the same as `money_offered`.
    """
    belonging = Belonging(grouping_of(by), reading)
    found = dict.fromkeys(_in_order(belonging.people(), by), NOBODY)
    for person in reading.plan.participants:
        if person.among:
            continue
        these = Present(person.id, people_in(person.id, reading))
        for each in belonging.apart(these, alike=reading.employer_pays):
            theirs = each.number.or_none(reading.of_all(each.who, reading.employer_pays))
            for group, number in belonging.by_group(each, theirs).items():
                found[group] += number
    return {group: total([number]) for group, number in found.items()}


def _shared_out(
    found: Sequence[tuple[Grant, Bounds]],
    sums: Mapping[OfferId, Bounds],
    currency: str | None,
    by: Grouping,
    reading: Reading,
) -> SharedOut:
    belonging = Belonging(by, reading)
    people = belonging.people()
    parts: dict[Hashable, dict[OfferId, Bounds]] = {group: {} for group in people}
    whole, anybody = total(sums.values()), NOBODY
    uncounted = set[Hashable]()
    recipients: defaultdict[Hashable, Recipients] = defaultdict(lambda: Recipients(reading))
    everybody = Recipients(reading)
    for grant, number in found:
        sure = number.or_none(grant.meant)
        if grant.offer.id not in sums:
            whole += sure
        if grant.to is None:
            anybody += sure.or_none(grant.for_anybody)
            uncounted.update(_of_organisations(belonging, reading))
            continue
        may_be_theirs = _may_be_theirs(grant, sums, sure)
        everybody.add(grant.to, may_be_theirs)
        apart = [*belonging.apart(grant.to)]
        for these, group, part in _by_group(may_be_theirs, grant.to, apart, belonging):
            recipients[group].add(these, part)
        for _, group, part in _by_group(sure, grant.to, apart, belonging):
            of_offer = parts.setdefault(group, {})
            of_offer[grant.offer.id] = of_offer.get(grant.offer.id, NOBODY) + part
            if isinstance(reading.who(grant.to.who), Organisation):
                uncounted.add(group)
    measured = spread(found, belonging, reading)
    anybody = total([anybody])
    amounts = {
        group: total(
            [*(_up_to(part, sums.get(of)) for of, part in parts.get(group, {}).items()), anybody]
        )
        for group in _in_order({*parts, *uncounted}, by)
    }
    numbers = {group: (amount, people.get(group, NOBODY)) for group, amount in amounts.items()}
    return SharedOut(
        currency=currency,
        whole=total([whole]),
        groups={
            group: _group_share(group, numbers, anybody, uncounted, recipients[group].fewest)
            for group in amounts
        },
        recipients=everybody.fewest,
        inequality=measured.parts if measured else None,
        alike=measured.alike if measured else None,
    )


def _may_be_theirs(grant: Grant, sums: Mapping[OfferId, Bounds], number: Bounds) -> Bounds:
    """Return what of a grant may be of those who are named, where it is for others too."""
    if grant.offer.id in sums and OTHERS in (grant.offer.to or ()):
        return sums[grant.offer.id].or_none(unknown())
    return number


def _up_to(part: Bounds, whole: Bounds | None) -> Bounds:
    """Return a part, which is no more than the whole, where that is bounded."""
    if whole is None or whole.highest is None:
        return part
    highest = whole.highest if part.highest is None else min(part.highest, whole.highest)
    return settled(Bounds(min(part.lowest, highest), highest, part.doubts))


def _of_organisations(belonging: Belonging, reading: Reading) -> Iterator[Hashable]:
    """Yield the groups of all organisations of the plan, to which an offer may be made."""
    for organisation in reading.plan.organisations:
        yield from belonging.groups_of(Present(organisation.id, ONE))[0]


def _by_group(
    number: Bounds, together: Present, apart: Sequence[Present], belonging: Belonging
) -> Iterator[tuple[Present, Hashable, Bounds]]:
    """Yield what falls to each group of a number that people have, the same for each of them."""
    for each, part in divided(number, together, apart):
        for group, theirs in belonging.by_group(each, part).items():
            yield each, group, theirs


def _group_share(
    group: Hashable,
    numbers: Mapping[Hashable, tuple[Bounds, Bounds]],
    anybody: Bounds,
    uncounted: AbstractSet[Hashable],
    recipients: int | None,
) -> GroupShare:
    amount, people = numbers[group]
    others = [each for other, each in numbers.items() if other != group]
    part = share(amount, total([*(theirs for theirs, _ in others), anybody]))
    of_people = share(people, total(heads for _, heads in others))
    ratio = quotient(part, of_people) if part is not None and of_people is not None else None
    return GroupShare(
        amount=amount,
        people=people,
        per_head=None if group in uncounted else quotient(amount, people),
        share=part,
        share_ratio=None if uncounted else ratio,
        recipients=recipients,
    )


def _in_order(groups: Iterable[Hashable], by: Grouping) -> list[Hashable]:
    order: list[Hashable] = list(by.values()) if isinstance(by, Mapping) else [*by]
    return sorted(groups, key=order.index)
