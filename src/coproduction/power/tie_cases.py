"""Every case that open kinds and open ties leave, with its numbers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import prod

import attrs

from coproduction.ids import WhoId
from coproduction.model.words import Kind
from coproduction.power.benchmarks import NOTHING
from coproduction.power.relational import brokerage
from coproduction.power.ties import Ties

MOST_CASES = 64
"""How many ways of completing what is open are looked at (project default)."""
Group = tuple[Kind, ...]
Arc = tuple[WhoId, WhoId]


@attrs.frozen
class Case:
    """The numbers where no kind and no tie is open.

    Attributes:
        sizes: How many entries each group has.
        ties: How many ties there are.
        between: How many of them go from group to group.
        could_be_returned: How many of those go to somebody who answered.
        returned: How many of those are returned.
        expected: The openness if all turned to all; ``None`` where nobody could.
        bridges: How many pairs each group stands between.
        largest: How many pairs one entry stands between, at the most.
    """

    sizes: Mapping[Group, int]
    ties: int
    between: int
    could_be_returned: int
    returned: int
    expected: Fraction | None
    bridges: Mapping[Group, int]
    largest: int

    @property
    def openness(self) -> Fraction | None:
        """Ties between groups less those within, by all (E-I)."""
        return Fraction(2 * self.between - self.ties, self.ties) if self.ties else None

    @property
    def beyond(self) -> Fraction | None:
        """How much more open that is than if all turned to all."""
        if self.openness is None or self.expected is None:
            return None
        return self.openness - self.expected

    def bridge_share(self, group: Group) -> Fraction | None:
        """Return a group's share of standing between groups."""
        shares = self.bridge_shares
        return None if shares is None else shares.get(group, NOTHING)

    @property
    def bridge_shares(self) -> dict[Group, Fraction] | None:
        """Each group's share of standing between groups; ``None`` where nobody does."""
        total = sum(self.bridges.values())
        if not total:
            return None
        return {group: Fraction(number, total) for group, number in self.bridges.items()}


def cases_of_ties(
    of_each: Mapping[WhoId, tuple[Group, ...]], arcs: Mapping[Arc, bool], answered: Sequence[WhoId]
) -> list[Case]:
    """Return the numbers of every case; none where there are too many.

    Args:
        of_each: The groups that each entry may be in.
        arcs: Who turns to whom, and whether that is certain.
        answered: Who told of their ties.
    """
    open_arcs = [arc for arc, sure in arcs.items() if not sure]
    if prod(map(len, of_each.values())) * 2 ** min(len(open_arcs), MOST_CASES) > MOST_CASES:
        return []
    sure_arcs = [arc for arc, sure in arcs.items() if sure]
    return [
        _case(dict(zip(of_each, picked, strict=True)), sure_arcs + more, answered)
        for picked in itertools.product(*of_each.values())
        for more in _subsets(open_arcs)
    ]


def _subsets(arcs: Sequence[Arc]) -> Iterator[list[Arc]]:
    for number in range(len(arcs) + 1):
        for chosen in itertools.combinations(arcs, number):
            yield [*chosen]


def _case(groups: Mapping[WhoId, Group], arcs: Sequence[Arc], answered: Sequence[WhoId]) -> Case:
    ties = Ties.from_arcs(arcs, nodes=groups, respondents=answered)
    told, there = set(answered), set(arcs)
    across = [(who, to) for who, to in arcs if groups[who] != groups[to]]
    could_be = [(who, to) for who, to in across if to in told]
    sizes = Counter(groups.values())
    possible = len(answered) * (len(groups) - 1)
    within = sum(sizes[groups[who]] - 1 for who in answered)
    bridges: Counter[Group] = Counter()
    largest = 0
    for who, roles in brokerage(ties, groups).items():
        bridges[groups[who]] += roles.bridging
        largest = max(largest, roles.bridging)
    return Case(
        sizes=sizes,
        ties=len(arcs),
        between=len(across),
        could_be_returned=len(could_be),
        returned=sum((to, who) in there for who, to in could_be),
        expected=Fraction(possible - 2 * within, possible) if possible else None,
        bridges=bridges,
        largest=largest,
    )
