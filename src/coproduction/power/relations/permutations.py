"""What random labels would give: whether a gap between groups could be chance alone.

The ties stay as they are; who is in which group is dealt out anew. That answers one
question, *could labels without a meaning give such a number?*, and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, overload

import numpy as np

from coproduction.errors import InvalidTiesError, TooFewError
from coproduction.power.relations import arrangements
from coproduction.power.relations.chance import (
    ALONE,
    FEWEST,
    Record,
    columns_of,
    compared,
    numbers_of,
)
from coproduction.power.relations.draws import is_too_much, refuse_long, refuse_many
from coproduction.power.relations.given_numbers import problems_of_counts, problems_of_function
from coproduction.power.relations.given_ties import Graph
from coproduction.power.relations.many_arrangements import Together, seconds_for_one, together
from coproduction.power.relations.memberships import Membership, in_groups
from coproduction.power.relations.rows import Floats, Ints
from coproduction.power.ties import Ties

N = TypeVar("N", bound=Hashable)
G = TypeVar("G", bound=Hashable)
K = TypeVar("K", bound=Hashable)

ALL = 50_000
"""Up to so many arrangements, all are looked at."""


@dataclass(frozen=True, slots=True)
class PermutationTest:
    """A number beside what random labels would give.

    Attributes:
        observed: The number.
        expected: Its mean over the arrangements.
        p: Twice the share of arrangements in which it is as low, or as high, whichever
            are fewer; at most one. Those in which it is not defined count with either.
        smallest_p: The least that *p* could be at all for these ties and group sizes:
            where it is large, nothing could have been found. Of a sample, what *p*
            would be if the number were the farthest one seen: *2 (c + 1) / (draws + 1)*,
            where *c* of the draws have that farthest number, at the end where fewer do.
        arrangements: How many ways there are to deal out the labels; ``None`` for more
            than a quintillion.
        exact: Whether all of them were looked at; else *p* is of a sample, and counts
            what was observed as one of it.
    """

    observed: float
    expected: float
    p: float
    smallest_p: float
    arrangements: int | None
    exact: bool


@overload
def permutation_test(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    statistic: Callable[[Any, Any], float | None],
    *,
    draws: int = ...,
    seed: int = ...,
) -> PermutationTest | None: ...
@overload
def permutation_test(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    statistic: Callable[[Any, Any], Mapping[K, float]],
    *,
    draws: int = ...,
    seed: int = ...,
) -> dict[K, PermutationTest]: ...
@overload
def permutation_test(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    statistic: Callable[[Any, Any], Record],
    *,
    draws: int = ...,
    seed: int = ...,
) -> dict[str, PermutationTest]: ...
def permutation_test(
    graph: Ties[N] | Graph[N],
    groups: Mapping[N, G],
    statistic: Callable[[Any, Any], Any],
    *,
    draws: int = 9_999,
    seed: int = 0,
) -> PermutationTest | dict[Any, PermutationTest] | None:
    """Return how far a number lies from what random labels would give.

    Exact where there are up to 50,000 arrangements; beyond that, or where all of them
    would take many minutes or cannot be held, from a sample. The same
    seed gives the same sample. Two-sided; nothing is called significant. Show *p* with
    the number itself and with the smallest *p* that there could be. Where not all
    answered, give a `Ties` that says so; arcs and answers stay with the people.

    Limits: it does not say why labels matter, or that they do not: in small groups
    large gaps are missed. With five and five people, one group being turned to more
    than twice as often is found in one of three cases. Several tests at once find
    something by chance more often.

    Cost: `attention_share`, `ei_index`, `reciprocity`, `network_brokerage`,
    `bridge_share` and `largest_bridge_share` are found for many arrangements together;
    anything else one by one.

    Args:
        graph: Who turns to whom.
        groups: The group of each node. Nodes in none are left out, with their ties.
        statistic: What to look at, a function of ties and groups. It returns a number,
            a mapping of numbers, or a record of numbers such as `ei_index` does; of the
            last two each number is tested. What is not defined is left out.
        draws: How many arrangements a sample has, up to a million.
        seed: A whole number, nought or more. Another one gives another sample.

    Raises:
        TooFewError: If there are fewer than 40 arrangements: nothing in them could be
            as rare as one in twenty.
        InvalidTiesError: If groups are no mapping, somebody who has a group is no node,
            there is no draw, or the statistic is no function or returns what is no
            finite number.
        TooLargeError: If so many draws would take many minutes, or cannot be held.

    References:
        Of the *p* of a sample, [PhipsonSmyth2010].
    """
    problems = [
        *problems_of_counts(seed, draws=draws),
        *problems_of_function(statistic, "statistic", "ties and groups"),
    ]
    if problems:
        raise InvalidTiesError(*problems)
    ties, membership = in_groups(graph, groups)
    sizes = membership.sizes.tolist()
    ways = arrangements.number_of(sizes)
    if ways is not None and ways < FEWEST:
        raise TooFewError(_too_few(sizes, ways))
    each, found_of = together(statistic, ties, membership) or (
        seconds_for_one(statistic, ties),
        _one_by_one(ties, membership, statistic),
    )
    observed = {key: number[0] for key, number in found_of(membership.codes[np.newaxis]).items()}
    exact = ways is not None and ways <= ALL and not is_too_much(ways, each, len(observed))
    if not exact:
        refuse_long(ties, draws, each)
        refuse_many(draws, len(observed))
    blocks = (
        arrangements.all_of(sizes) if exact else arrangements.drawn(membership.codes, draws, seed)
    )
    found = [(len(block), found_of(block)) for block in blocks]
    tests = {}
    for key, number in observed.items():
        if not np.isnan(number):
            one = compared(float(number), _joined(found, key), exact=exact)
            tests[key] = PermutationTest(
                one.observed, one.expected, one.p, one.smallest_p, arrangements=ways, exact=exact
            )
    return tests.get(ALONE) if ALONE in observed else tests


def _too_few(sizes: list[int], ways: int) -> str:
    split = " and ".join(map(str, sizes)) if sizes else "none"
    one = f"There is 1 way to deal out the labels of {split}."
    many = f"There are {ways} ways to deal out the labels of {split}."
    return (
        f"{one if ways == 1 else many} That is too few to rule out chance: {FEWEST} are "
        "needed for anything in them to be as rare as one in twenty. Show counts instead."
    )


def _one_by_one(
    ties: Ties[N], membership: Membership[G], statistic: Callable[[Any, Any], Any]
) -> Together:
    def found_of(block: Ints) -> dict[Any, Floats]:
        of_each = (statistic(ties, groups_by(labels)) for labels in block)
        return columns_of((numbers_of(one, "statistic") for one in of_each), len(block))

    def groups_by(labels: Ints) -> dict[N, G]:
        names = map(membership.names.__getitem__, labels.tolist())
        return dict(zip(ties.nodes, names, strict=True))

    return found_of


def _joined(parts: list[tuple[int, dict[Any, Floats]]], key: Any) -> Floats:
    return np.concatenate([part.get(key, np.full(size, np.nan)) for size, part in parts])
