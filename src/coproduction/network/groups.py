"""A network of groups: what may be shown to others, since nobody is in it alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import networkx as nx

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.participants import Participant

FEWEST = 2
"""A group of fewer is somebody alone."""


def groups_of(network: nx.MultiDiGraph) -> dict[WhoId, str]:
    """Return the group of each node of a network of a plan.

    A group of two or more people, and an organisation, are their own. One person,
    and whoever may be one, is in the nearest group that they are among, or else
    with all who state the same perspectives (``perspective:carer``). Whoever would
    be alone there is with ``others``; where even these would be one, they are in
    no group.
    """
    nodes: dict[str, Any] = {who: data["noun"] for who, data in network.nodes(data=True)}
    found = {WhoId(Id(who)): _group_of(who, nodes) for who in nodes}
    members = Counter(found.values())
    for who, group in found.items():
        if members[group] < FEWEST and not (group in nodes and _is_own(nodes[group])):
            found[who] = OTHERS
    if Counter(found.values())[OTHERS] < FEWEST:
        return {who: group for who, group in found.items() if group != OTHERS}
    return found


def _group_of(who: str, nodes: Mapping[str, Any]) -> str:
    here = who
    while here in nodes:
        if _is_own(nodes[here]):
            return here
        here = nodes[here].among
    stated = nodes[who].perspectives
    if stated and isinstance(stated, tuple):
        return f"perspective:{'+'.join(sorted(stated))}"
    return OTHERS


def _is_own(noun: Any) -> bool:
    """Return whether something is an organisation, or more than one person for certain."""
    if not isinstance(noun, Participant):
        return True
    size = noun.size
    return size is not None and (size.about or size.lowest) >= FEWEST


def by_group(network: nx.MultiDiGraph, groups: Mapping[Any, Any] | None = None) -> nx.MultiDiGraph:
    """Return the network between groups, frozen.

    A node has ``title``, ``entries`` (how many nodes are in it), ``size`` (how
    many people, or ``None`` where that is not one number), and ``asked`` and
    ``answered`` (of how many entries the plan says so). Between two groups, and
    within one, there is an edge for each kind, with ``ties`` (how many) and
    ``strength`` (their sum, where each has one).

    Args:
        network: A network of a plan.
        groups: The group of each node; who is in none is left out. As
            :func:`groups_of` has them if nothing is said.
    """
    group_of = groups_of(network) if groups is None else groups
    found = nx.MultiDiGraph(**network.graph)
    inside: dict[Any, list[WhoId]] = {}
    for who in network:
        if who in group_of:
            inside.setdefault(group_of[who], []).append(who)
    for group, members in inside.items():
        data = [network.nodes[who] for who in members]
        found.add_node(
            group,
            title=network.nodes[group]["title"] if group in network else "",
            entries=len(members),
            size=_people(network, members),
            asked=sum(each["asked"] is True for each in data),
            answered=sum(each["answered"] is True for each in data),
        )
    sums: dict[tuple[Any, Any, str], list[float | None]] = {}
    for source, target, data in network.edges(data=True):
        if source in group_of and target in group_of:
            between = (group_of[source], group_of[target], data["kind"])
            sums.setdefault(between, []).append(data.get("strength"))
    for (source, target, kind), strengths in sums.items():
        said: dict[str, Any] = {"kind": kind, "ties": len(strengths)}
        stated = [each for each in strengths if each is not None]
        if len(stated) == len(strengths):
            said["strength"] = sum(stated)
        found.add_edge(source, target, **said)
    return nx.freeze(found)


def _people(network: nx.MultiDiGraph, members: list[WhoId]) -> int | None:
    """Return how many people these are; whoever is counted in another is not counted again."""
    total = 0
    for who in members:
        if _is_counted_in(network, who, members):
            continue
        size = network.nodes[who]["size"]
        if size is None:
            return None
        total += size
    return total


def _is_counted_in(network: nx.MultiDiGraph, who: WhoId, members: list[WhoId]) -> bool:
    noun = network.nodes[who]["noun"]
    among = getattr(noun, "among", "")
    while among and among in network:
        if among in members:
            return True
        among = network.nodes[among]["noun"].among
    return False
