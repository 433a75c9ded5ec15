"""The plan as a network: people and groups of people, and the ties between them."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Any

import networkx as nx

from coproduction.errors import InvalidValueError
from coproduction.ids import WhoId
from coproduction.model.conversion import AnyDay, Words, day_if_stated
from coproduction.model.participants import Organisation, Participant
from coproduction.model.plan import Plan
from coproduction.model.words import LinkKind
from coproduction.network.counting import Entries
from coproduction.network.kinds import kinds_of
from coproduction.network.ties import Tie, ends_of, ties_of
from coproduction.network.traces import without
from coproduction.reading import Reading


def network_of(
    plan: Plan, *, kinds: Words | None = None, on: AnyDay | None = None, planned: bool = False
) -> nx.MultiDiGraph:
    """Return the plan as a frozen network.

    Its nodes are the ids of all who take part, one person or a group of people,
    and of the organisations to or from whom there is a tie. Whoever has said
    ``links: no`` is named nowhere. Trust, support and turning to
    somebody count only where one of the two told of it.

    Each node has ``noun`` (the participant or organisation), ``title``, ``size``
    (how many people it is, or ``None`` where the plan does not say one number),
    ``among`` (the nodes that these people are counted in already, the nearest
    first), ``untold`` (how many of these people, as least and most, have left or are
    left out, and are in no node among it: they hide nobody in an export), and ``asked``
    and ``answered``: whether they were asked about links of these kinds, and told of them,
    or ``None`` where the plan does not say. Whoever was asked and has not answered may
    have links that nobody knows.

    Each edge has ``kind``, ``noun`` (the thing in the plan that it comes from),
    ``nouns`` (all of them: a link that both told of is one tie, from two relationships),
    ``certain`` (whether the plan says that it is there, and not only that it may
    be) and, where the plan says it, ``strength``: as whoever turns to the other told it;
    where they told nothing of this link, as the other did, or else anybody. Where these
    do not say it, or do not agree, there is none. The ``noun`` is of those who know
    best, too. A link that ended and came again is two.

    Takes time in proportion to the ties: each session and each decision makes
    one, each way, between each two who share it.

    Args:
        plan: The plan.
        kinds: The kinds of ties, one or several; all of them if nothing is said.
        on: A day: who takes part on it, which links there are, and what happened
            by then. Whoever states no days of their own comes and goes with their
            group. All that is recorded, whenever it was, if nothing is said.
        planned: Whether sessions and decisions count that are only planned.

    Raises:
        InvalidValueError: If it is no plan, a kind or the day is none, or no kind is named.
    """
    if not isinstance(plan, Plan):
        raise InvalidValueError("A plan is needed here, as load returns it.")
    wanted = kinds_of(kinds)
    day = day_if_stated(on)
    dated = day is not None
    reading = Reading(plan, day)
    told = [kind for kind in LinkKind if kind in wanted]
    people: list[Participant | Organisation] = [*plan.participants, *plan.organisations]
    left_out = frozenset(each.id for each in people if reading.links_left_out(each.id))
    away = {each.id for each in plan.participants if dated and reading.is_here(each).is_false}
    ties = [
        tie
        for tie in ties_of(reading, wanted, dated=dated, planned=planned)
        if not any(end in left_out or end in away for end in ends_of(tie))
    ]
    reached = {end for tie in ties for end in ends_of(tie)}
    nodes = {
        each.id: each
        for each in people
        if each.id not in left_out
        and each.id not in away
        and (each.id in reached or isinstance(each, Participant))
    }
    untold = _untold(reading, nodes)
    network = nx.MultiDiGraph(plan=plan.id, on=day, planned=planned)
    for who, each in nodes.items():
        network.add_node(
            who,
            noun=without(each, left_out),
            title=each.title,
            size=_size(each),
            among=tuple(group for group in reading.groups_above(who) if group in nodes),
            untold=untold.get(who, (0, 0)),
            asked=reading.asked_about_links(who, told).value,
            answered=reading.answered_about_links(who, told).value,
        )
    network.add_edges_from(_edges(ties, left_out))
    return nx.freeze(network)


def _untold(reading: Reading, nodes: Container[WhoId]) -> dict[WhoId, tuple[int, float]]:
    """Return how many people of each node are named most closely where no node is."""
    hidden: dict[WhoId, list[WhoId]] = {}
    for each in reading.plan.participants:
        if each.id not in nodes:
            for group in [above for above in reading.groups_above(each.id) if above in nodes][:1]:
                hidden.setdefault(group, []).append(each.id)
    if not hidden:
        return {}
    people: dict[WhoId, Participant] = {each.id: each for each in reading.plan.participants}
    entries = Entries.of(people, {who: reading.groups_above(who) for who in people})
    return {group: entries.people(them) for group, them in hidden.items()}


def _size(each: Participant | Organisation) -> int | None:
    """Return how many people this is, where that is one number."""
    size = each.size if isinstance(each, Participant) else None
    return size.lowest if size is not None and size.is_exact else None


def _edges(
    ties: list[Tie], left_out: frozenset[WhoId]
) -> Iterator[tuple[WhoId, WhoId, dict[str, Any]]]:
    shown: dict[int, Any] = {}

    def shown_of(noun: Any) -> Any:
        if id(noun) not in shown:
            shown[id(noun)] = without(noun, left_out) if left_out else noun
        return shown[id(noun)]

    for tie in ties:
        nouns = tuple(map(shown_of, tie.nouns))
        said = {"kind": tie.kind, "noun": nouns[0], "nouns": nouns, "certain": tie.holds.is_true}
        if tie.strength is not None:
            said["strength"] = float(tie.strength)
        yield tie.source, tie.target, said
