"""A network of groups: what may be shown to others, since nobody is in it alone."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import Any

import networkx as nx

from coproduction.errors import InvalidValueError
from coproduction.ids import OTHERS, Id, WhoId
from coproduction.model.participants import Participant
from coproduction.network.counting import Entries
from coproduction.values.counts import SEVERAL


def groups_of(network: nx.MultiDiGraph) -> dict[WhoId, str]:
    """Return the group of each node of a network of a plan.

    A group that is certainly two or more people, and an organisation, are their
    own. One person, and whoever may be one, is in the nearest group that they are
    among, or else with all who state the same perspectives
    (``perspective:carer``). Where those of a group who are not shown apart may be
    one person, the smallest group among it is shown with it. Nobody is alone:
    see :func:`~coproduction.network.nobody_alone`.

    Raises:
        InvalidValueError: If this is no network of a plan.
    """
    entries = _entries(network)
    own = {who for who in network if who not in entries.least or entries.visible([who]) >= SEVERAL}
    nearest = {
        who: next((each for each in (who, *among) if each in own), None)
        for who, among in network.nodes(data="among")
    }
    inside = _inside(nearest)
    for group in [who for who in entries.least if who in own]:
        members = inside.pop(group)
        while not _is_shown(entries, members):
            # where nothing among it is shown apart, it is as many as it takes to be its own
            among = (who for each in members for who in entries.below[each])
            apart = [who for who in among if nearest[who] != group]
            smallest = min(apart, key=lambda who: (entries.least[who], who))
            members += inside.pop(smallest)
            nearest.update(dict.fromkeys(members, group))
        inside[group] = members
    return nobody_alone(
        network,
        {who: group or _alike(network.nodes[who]["noun"]) for who, group in nearest.items()},
    )


def nobody_alone(network: nx.MultiDiGraph, groups: Mapping[Any, Any]) -> dict[WhoId, Any]:
    """Return the same groups, but with ``others`` for whoever would be alone in theirs.

    People are counted, and not entries, as far as they are certain: a size that
    the plan does not say is one person at least; of a rough number, half is
    certain. Each counts in the group of the entry that names them most closely:
    whoever is among others, and shown apart or not at all, has left, or has said
    ``links: no``, makes nobody else less alone. Where all of a group are shown
    apart, what is told of the whole of it is nobody's own. Where those with
    ``others`` may be one person, they are in no group. Organisations stay.

    Args:
        network: A network of a plan.
        groups: The group of each node; who is in none stays out.

    Raises:
        InvalidValueError: If this is no network of a plan, or these are no groups.
    """
    entries = _entries(network)
    found = chosen_of(network, groups)
    for members in _inside(found).values():
        people = [who for who in members if who in entries.least]
        if not _is_shown(entries, people):
            found.update(dict.fromkeys(people, OTHERS))
    people = [who for who, group in found.items() if group == OTHERS and who in entries.least]
    if not _is_shown(entries, people):
        for who in people:
            del found[who]
    return found


def certain_people(network: nx.MultiDiGraph, members: Collection[WhoId]) -> int:
    """Return how many people some nodes certainly are, without those who are named elsewhere.

    Organisations alone are two: what is said of them is nobody's own. Beside people they
    are no cover, and do not count. Counted as in :func:`nobody_alone`.

    Args:
        network: A network of a plan.
        members: Some of its nodes.
    """
    entries = _entries(network)
    people = [who for who in members if who in entries.least]
    return entries.people(people)[0] if people or not members else SEVERAL


def _is_shown(entries: Entries, members: Collection[WhoId]) -> bool:
    """Return whether what is told of these is told of no one person."""
    least, most = entries.people(members)
    # where all are shown apart, only what is told of the whole is told here
    return least >= SEVERAL or (not most and entries.visible(members) >= SEVERAL)


def _entries(network: nx.MultiDiGraph) -> Entries:
    """Return the people in a network of a plan, and how many they are."""
    of_a_plan(network)
    nodes = network.nodes
    people = {who: nodes[who]["noun"] for who in network}
    people = {who: noun for who, noun in people.items() if isinstance(noun, Participant)}
    above = {who: nodes[who]["among"] for who in people}
    return Entries.of(people, above, {who: nodes[who]["untold"] for who in people})


def of_a_plan(network: object) -> None:
    """Refuse what is no network of a plan.

    Raises:
        InvalidValueError: If it is none.
    """
    if isinstance(network, nx.MultiDiGraph) and all(
        data.keys() >= NEEDED and all(group in network for group in data["among"])
        for _, data in network.nodes(data=True)
    ):
        return
    raise InvalidValueError("A network of a plan is needed here, whole, as network_of returns it.")


NEEDED = frozenset({"noun", "title", "size", "among", "untold", "asked", "answered"})
"""What each node of a network of a plan has."""


def chosen_of(network: nx.MultiDiGraph, groups: object) -> dict[WhoId, Any]:
    """Return the group of each node of a network of a plan that is in one."""
    of_a_plan(network)
    try:
        if isinstance(groups, Mapping):
            found = {WhoId(Id(who)): groups[who] for who in network if who in groups}
            frozenset(found.values())  # groups are told apart by their names
            return found
    except TypeError:
        pass
    raise InvalidValueError(
        'The group of each node is needed here, each by a name, such as {"anna": "cooks"}.'
    )


def _alike(noun: Participant) -> str:
    """Return the group of all who state the same perspectives, or of the others."""
    stated = noun.perspectives
    if stated and isinstance(stated, tuple):
        return f"perspective:{'+'.join(sorted(stated))}"
    return OTHERS


def _inside(groups: Mapping[WhoId, Any]) -> dict[Hashable, list[WhoId]]:
    """Return who is in each group."""
    inside: dict[Hashable, list[WhoId]] = {}
    for who, group in groups.items():
        inside.setdefault(group, []).append(who)
    return inside


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

    Raises:
        InvalidValueError: If this is no network of a plan, or these are no groups.
    """
    group_of = groups_of(network) if groups is None else chosen_of(network, groups)
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
