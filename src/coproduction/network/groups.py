"""A network of groups: what may be shown to others, since nobody is in it alone."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import Any

import networkx as nx

from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.participants import Participant
from coproduction.values.counts import SEVERAL


def groups_of(network: nx.MultiDiGraph) -> dict[WhoId, str]:
    """Return the group of each node of a network of a plan.

    A group that is certainly two or more people, and an organisation, are their
    own. One person, and whoever may be one, is in the nearest group that they are
    among, or else with all who state the same perspectives
    (``perspective:carer``). Nobody is alone there: see :func:`~coproduction.network.nobody_alone`.
    """
    least = _least(network)
    own = {who for who in network if least[who] >= SEVERAL or _is_organisation(network, who)}
    groups = {
        who: next((each for each in (who, *among) if each in own), None)
        or _alike(network.nodes[who]["noun"])
        for who, among in network.nodes(data="among")
    }
    return nobody_alone(network, groups)


def nobody_alone(network: nx.MultiDiGraph, groups: Mapping[Any, Any]) -> dict[WhoId, Any]:
    """Return the same groups, but with ``others`` for whoever would be alone in theirs.

    People are counted, and not entries, as far as they are certain: who is among
    others is counted in these; a size that the plan does not say is one person at
    least; of a rough number, half is certain. Where those with ``others`` would
    be fewer than two people, they are in no group. Organisations stay.

    Args:
        network: A network of a plan.
        groups: The group of each node; who is in none stays out.
    """
    least = _least(network)
    found = {WhoId(Id(who)): groups[who] for who in network if who in groups}
    inside = _inside(found)
    for members in inside.values():
        people = [who for who in members if not _is_organisation(network, who)]
        if _people_for_certain(network, people, least) < SEVERAL:
            found.update(dict.fromkeys(people, OTHERS))
    people = [
        who
        for who, group in found.items()
        if group == OTHERS and not _is_organisation(network, who)
    ]
    if _people_for_certain(network, people, least) < SEVERAL:
        for who in people:
            del found[who]
    return found


def certain_people(network: nx.MultiDiGraph, members: Collection[WhoId]) -> int:
    """Return how many people some nodes certainly are, each counted once.

    An organisation counts as two: what is said of it is nobody's own. Counted
    as in :func:`nobody_alone`.

    Args:
        network: A network of a plan.
        members: Some of its nodes.
    """
    people = [who for who in members if not _is_organisation(network, who)]
    organisations = len(members) - len(people)
    return _people_for_certain(network, people, _least(network)) + SEVERAL * organisations


def _alike(noun: Participant) -> str:
    """Return the group of all who state the same perspectives, or of the others."""
    stated = noun.perspectives
    if stated and isinstance(stated, tuple):
        return f"perspective:{'+'.join(sorted(stated))}"
    return OTHERS


def _is_organisation(network: nx.MultiDiGraph, who: WhoId) -> bool:
    return not isinstance(network.nodes[who]["noun"], Participant)


def _inside(groups: Mapping[WhoId, Any]) -> dict[Hashable, list[WhoId]]:
    """Return who is in each group."""
    inside: dict[Hashable, list[WhoId]] = {}
    for who, group in groups.items():
        inside.setdefault(group, []).append(who)
    return inside


# How many people


def _least(network: nx.MultiDiGraph) -> dict[WhoId, int]:
    """Return how many people each node certainly is: what it says, or who is among it."""
    least: dict[WhoId, int] = {}
    within = dict.fromkeys(network, 0)
    for who in _innermost_first(network, network):
        noun = network.nodes[who]["noun"]
        is_people = isinstance(noun, Participant)
        least[who] = _at_most(noun, max(_stated(noun), within[who])) if is_people else 0
        for group in network.nodes[who]["among"][:1]:
            within[group] += least[who]
    return least


def _stated(person: Participant) -> int:
    """Return how many people somebody certainly is by their size: one, if nothing is said."""
    size = person.size
    return 1 if size is None else max(1, size.lowest, (size.about or 0) // 2)


def _at_most(person: Participant, number: int) -> int:
    highest = person.size.highest if person.size else None
    return number if highest is None else min(number, highest)


def _people_for_certain(
    network: nx.MultiDiGraph, members: Collection[WhoId], least: Mapping[WhoId, int]
) -> int:
    """Return how many people these certainly are, each counted once.

    Of a group that is not one of these itself, those who are may be no more
    people than it is.
    """
    chosen = frozenset(members)
    above = {group for who in chosen for group in network.nodes[who]["among"]}
    within = dict.fromkeys((*chosen, *above), 0)
    total = 0
    for who in _innermost_first(network, within):
        data = network.nodes[who]
        number = least[who] if who in chosen else _at_most(data["noun"], within[who])
        for group in data["among"][:1]:
            within[group] += number
        if not data["among"]:
            total += number
    return total


def _innermost_first(network: nx.MultiDiGraph, nodes: Collection[WhoId]) -> list[WhoId]:
    """Return these with those who are among others before these."""
    return sorted(nodes, key=lambda who: -len(network.nodes[who]["among"]))


def _people(network: nx.MultiDiGraph, members: Collection[WhoId]) -> int | None:
    """Return how many people these are; whoever is counted in another is not counted again."""
    total = 0
    for who in members:
        data = network.nodes[who]
        if not set(data["among"]).isdisjoint(members):
            continue
        if data["size"] is None:
            return None
        total += data["size"]
    return total


# The network between groups


def by_group(network: nx.MultiDiGraph, groups: Mapping[Any, Any] | None = None) -> nx.MultiDiGraph:
    """Return the network between groups, frozen.

    A node has ``title``, ``entries`` (how many nodes are in it), ``size`` (how
    many people, or ``None`` where that is not one number), and ``asked`` and
    ``answered`` (of how many entries the plan says so, or ``None`` where it says
    so of none, and does not say the opposite of all). Between two groups, and
    within one, there is an edge for each kind, with ``ties`` (how many),
    ``certain`` (how many of them are there for certain) and ``strength`` (their
    sum, where each has one).

    Args:
        network: A network of a plan.
        groups: The group of each node; who is in none is left out. As
            :func:`groups_of` has them if nothing is said. Groups of your own may
            have somebody alone in them: :func:`~coproduction.network.nobody_alone` sees to it that
            they have not, as all exports do.
    """
    chosen = groups_of(network) if groups is None else groups
    group_of = {who: chosen[who] for who in network if who in chosen}
    found = nx.MultiDiGraph(**network.graph)
    for group, members in _inside(group_of).items():
        data = [network.nodes[who] for who in members]
        found.add_node(
            group,
            title=network.nodes[group]["title"] if group in network else "",
            entries=len(members),
            size=_people(network, members),
            asked=_number([each["asked"] for each in data]),
            answered=_number([each["answered"] for each in data]),
        )
    ties: dict[tuple[Any, Any, str], list[Mapping[str, Any]]] = {}
    for source, target, data in network.edges(data=True):
        if source in group_of and target in group_of:
            between = (group_of[source], group_of[target], data["kind"])
            ties.setdefault(between, []).append(data)
    for (source, target, kind), each in ties.items():
        certain = sum(tie["certain"] for tie in each)
        said: dict[str, Any] = {"kind": kind, "ties": len(each), "certain": certain}
        if all("strength" in tie for tie in each):
            said["strength"] = sum(tie["strength"] for tie in each)
        found.add_edge(source, target, **said)
    return nx.freeze(found)


def _number(said: Collection[bool | None]) -> int | None:
    """Return of how many something is said; ``None`` where it may be of some, and is of none."""
    return said_so if (said_so := sum(each is True for each in said)) or None not in said else None
