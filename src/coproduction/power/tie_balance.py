"""Who is turned to and who stands between, by kinds of people, from the links of a plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from fractions import Fraction

import networkx as nx

from coproduction.errors import TooFewError
from coproduction.ids import Id, WhoId
from coproduction.model.words import Kind, LinkKind
from coproduction.network import network_of
from coproduction.network.groups import certain_people
from coproduction.power.balances import TieBalance, TieGroup
from coproduction.power.benchmarks import (
    NOTHING,
    Benchmark,
    WorstGroupRatio,
    equal_shares,
    least_ratio,
    span_of,
)
from coproduction.power.kinds import kinds_of_somebody
from coproduction.power.quotients import share, total
from coproduction.power.relational import ei_index, permutation_test
from coproduction.power.relations.arrangements import number_of
from coproduction.power.spans import Span, certain, over
from coproduction.power.tie_cases import Arc, Case, Group, cases_of_ties
from coproduction.power.ties import Ties
from coproduction.reading import Reading
from coproduction.values.counts import NOBODY, SEVERAL, Bounds, exactly
from coproduction.values.truth import TRUE, Truth, unknown

TURNING = (LinkKind.TRUST, LinkKind.TURNS_TO, LinkKind.SUPPORT, LinkKind.INFORMATION)
"""The kinds of links in which somebody turns to somebody."""


def tie_balance(reading: Reading, own: Benchmark | None) -> TieBalance | None:
    """Return who is turned to and who stands between; ``None`` where the plan has no such links.

    Args:
        reading: The plan, on a day.
        own: The group's own benchmark, if it has one.
    """
    network = network_of(reading.plan, kinds=TURNING, on=reading.on)
    if not network.number_of_edges():
        return None
    of_each = _groups(network, reading)
    groups = sorted(
        {group for several in of_each.values() for group in several},
        key=lambda group: [*Kind].index(group[0]),
    )
    answered = [who for who, data in network.nodes(data=True) if data["answered"] is True]
    arcs = _arcs(network, answered)
    entries = _by_group(groups, [(of_each[who], exactly(1)) for who in of_each])
    received = _by_group(groups, [(of_each[to], _one(sure=sure)) for (_, to), sure in arcs.items()])
    attention = {group: _share_of(group, received) for group in groups}
    strengths = _strengths(network, answered)
    by_strength = _by_group(groups, [(of_each[to], each) for to, each in strengths or ()])
    cases = cases_of_ties(of_each, arcs, answered)
    stated = {data["kind"] for _, _, data in network.edges(data=True)}

    def spread(number_of_case: Callable[[Case], Fraction | int | None]) -> Span | None:
        numbers = [number_of_case(case) for case in cases]
        return over([n if n is None else Span(Fraction(n), Fraction(n)) for n in numbers])

    def bridges(group: Group) -> Span | None:
        return spread(lambda case: case.bridges.get(group, 0))

    def bridge_share(group: Group) -> Span | None:
        return spread(lambda case: case.bridge_share(group))

    ways, chance = _chance(cases, of_each, arcs, answered)
    return TieBalance(
        kinds=tuple(kind for kind in TURNING if kind in stated),
        entries=len(of_each),
        respondents=len(answered),
        ties=total(_one(sure=sure) for sure in arcs.values()),
        groups=tuple(
            TieGroup(
                kinds=group,
                entries=entries[group],
                received=received[group],
                attention_share=attention[group],
                strength_share=_share_of(group, by_strength) if strengths is not None else None,
                bridges=bridges(group),
                bridge_share=bridge_share(group),
            )
            for group in groups
        ),
        largest_bridge_share=spread(
            lambda case: (
                Fraction(case.largest, sum(case.bridges.values())) if case.largest else None
            )
        ),
        between=spread(lambda case: case.between),
        could_be_returned=spread(lambda case: case.could_be_returned),
        returned=spread(lambda case: case.returned),
        reciprocity=spread(
            lambda case: (
                Fraction(case.returned, case.could_be_returned) if case.could_be_returned else None
            )
        ),
        openness=spread(lambda case: case.openness),
        beyond_expected=spread(lambda case: case.beyond),
        arrangements=ways,
        chance=chance,
        worst_attention=_worst_attention(attention, entries, len(of_each), own, groups),
        worst_bridging=_worst_bridging(cases, own, groups),
    )


def _groups(network: nx.MultiDiGraph, reading: Reading) -> dict[WhoId, tuple[Group, ...]]:
    """Return every group that each entry may be in: kinds, but nobody alone.

    Kinds that would be one person are put together, and with the smallest other ones as
    long as they still are.
    """
    kinds = {WhoId(Id(who)): kinds_of_somebody(WhoId(Id(who)), reading) for who in network}
    there = [kind for kind in Kind if any(kind in several for several in kinds.values())]

    def people_of(several: Collection[Kind]) -> int:
        sure = [who for who in kinds if len(kinds[who]) == 1 and kinds[who][0] in several]
        return certain_people(network, sure)

    people = {kind: people_of([kind]) for kind in there}
    alone = [kind for kind in there if people[kind] < SEVERAL]
    others = sorted((kind for kind in there if people[kind] >= SEVERAL), key=people.__getitem__)
    while alone and others and people_of(alone) < SEVERAL:
        alone.append(others.pop(0))
    together = tuple(kind for kind in Kind if kind in alone)
    group_of = {kind: together if kind in together else (kind,) for kind in people}
    return {
        who: tuple(dict.fromkeys(group_of[kind] for kind in several))
        for who, several in kinds.items()
    }


def _arcs(network: nx.MultiDiGraph, answered: Sequence[WhoId]) -> dict[Arc, bool]:
    """Return who turns to whom, as those who answered told, and whether that is certain."""
    told = set(answered)
    found: dict[Arc, bool] = {}
    for source, target, data in network.edges(data=True):
        if source != target and source in told:
            found[source, target] = found.get((source, target), False) or data["certain"]
    return found


def _strengths(
    network: nx.MultiDiGraph, answered: Sequence[WhoId]
) -> list[tuple[WhoId, Bounds]] | None:
    """Return to whom ties go and how strong each is; ``None`` where one is not said."""
    told = set(answered)
    counted = [
        (target, data)
        for source, target, data in network.edges(data=True)
        if source != target and source in told
    ]
    if any("strength" not in data for _, data in counted):
        return None
    return [
        (target, exactly(data["noun"].strength).or_none(_sure(sure=data["certain"])))
        for target, data in counted
    ]


def _one(*, sure: bool) -> Bounds:
    return exactly(1).or_none(_sure(sure=sure))


def _sure(*, sure: bool) -> Truth:
    return TRUE if sure else unknown()


def _by_group(
    groups: Sequence[Group], each: Sequence[tuple[tuple[Group, ...], Bounds]]
) -> dict[Group, Bounds]:
    found = dict.fromkeys(groups, NOBODY)
    for several, number in each:
        for group in several:
            found[group] += number if len(several) == 1 else number.or_none(unknown())
    return {group: total([number]) for group, number in found.items()}


def _share_of(group: Group, numbers: Mapping[Group, Bounds]) -> Span | None:
    rest = total(number for other, number in numbers.items() if other != group)
    return span_of(share(numbers[group], rest))


def _chance(
    cases: Sequence[Case],
    of_each: Mapping[WhoId, tuple[Group, ...]],
    arcs: Mapping[Arc, bool],
    answered: Sequence[WhoId],
) -> tuple[int | None, float | None]:
    """Return how many ways there are to deal out the kinds, and how many are as far out."""
    if len(cases) != 1:
        return None, None
    ways = number_of([*cases[0].sizes.values()])
    groups = {who: several[0] for who, several in of_each.items()}
    try:
        tests = permutation_test(
            Ties.from_arcs(arcs, nodes=groups, respondents=answered), groups, ei_index
        )
    except TooFewError:
        return ways, None
    return ways, tests["index"].p if "index" in tests else None


def _worst_attention(
    attention: Mapping[Group, Span | None],
    entries: Mapping[Group, Bounds],
    number: int,
    own: Benchmark | None,
    groups: Sequence[Group],
) -> WorstGroupRatio:
    shares = {group: span for group, span in attention.items() if span is not None}
    if len(shares) <= 1:
        return WorstGroupRatio(head_count=None, equal_groups=None, own=None)
    heads = {
        group: Span(bounds.lowest / number, (bounds.highest or bounds.lowest) / number)
        for group, bounds in entries.items()
    }
    return WorstGroupRatio(
        head_count=least_ratio(shares, heads),
        equal_groups=least_ratio(shares, equal_shares(entries)),
        own=least_ratio(shares, own_shares(own, groups)),
    )


def _worst_bridging(
    cases: Sequence[Case], own: Benchmark | None, groups: Sequence[Group]
) -> WorstGroupRatio:
    head_count: list[Span | None] = []
    equal_groups: list[Span | None] = []
    owns: list[Span | None] = []
    for case in cases:
        if case.bridge_shares is None or len(groups) <= 1:
            return WorstGroupRatio(head_count=None, equal_groups=None, own=None)
        shares, number = certain(case.bridge_shares), sum(case.sizes.values())
        heads = {group: Fraction(size, number) for group, size in case.sizes.items()}
        equal = dict.fromkeys(case.sizes, Fraction(1, len(case.sizes)))
        head_count.append(least_ratio(shares, certain(heads)))
        equal_groups.append(least_ratio(shares, certain(equal)))
        owns.append(least_ratio(shares, own_shares(own, groups)))
    return WorstGroupRatio(
        head_count=over(head_count), equal_groups=over(equal_groups), own=over(owns)
    )


def own_shares(own: Benchmark | None, groups: Sequence[Group]) -> dict[Group, Span]:
    """Return a group's own benchmark for kinds that were put together."""
    found: dict[Group, Fraction] = {}
    for kind, part in (own or {}).items():
        group = next((group for group in groups if kind in group), (kind,))
        found[group] = found.get(group, NOTHING) + part
    return certain(found)
