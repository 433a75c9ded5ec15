"""Out to other tools: GraphML, and CSV of nodes and edges. Groups only.

What a plan calls something may hold anything. Characters that XML does not have
are replaced, and a cell that a spreadsheet would take for a formula begins with
an apostrophe.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from coproduction.network.groups import by_group, chosen_of, nobody_alone

NO_XML = re.compile("[^\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Control characters, and what XML 1.0 does not have."""
FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\n")
"""What a spreadsheet takes for the beginning of a formula."""

NODE_COLUMNS = ("id", "label", "size", "entries", "asked", "answered")
EDGE_COLUMNS = ("source", "target", "kind", "weight", "certain", "strength")


def to_graphml(network: nx.MultiDiGraph, groups: Mapping[Any, Any] | None = None) -> str:
    """Return the network between groups as GraphML, as Gephi, yEd and networkx read it.

    The ``weight`` of an edge is how many ties it stands for, and ``certain`` how
    many of these are there for certain. What the plan does not say is left out.

    Args:
        network: A network of a plan.
        groups: The group of each node; who is in none is left out. Nobody is
            alone, whatever is said here:
            :func:`~coproduction.network.nobody_alone`. As
            :func:`~coproduction.network.groups_of` has them if nothing is said.

    Raises:
        InvalidValueError: If this is no network of a plan, or these are no groups.
    """
    shown = _shown(network, groups)
    plain = nx.MultiDiGraph()
    for group, data in shown.nodes(data=True):
        plain.add_node(group, **_said(NODE_COLUMNS[1:], _node(group, data)))
    for number, (source, target, data) in enumerate(shown.edges(data=True)):
        said = _said(EDGE_COLUMNS[2:], _edge(source, target, data))
        plain.add_edge(source, target, key=number, **said)
    return "\n".join(nx.generate_graphml(plain)) + "\n"


def to_csv(network: nx.MultiDiGraph, groups: Mapping[Any, Any] | None = None) -> tuple[str, str]:
    """Return the nodes and the edges of the network between groups, each as CSV.

    Takes and says the same as :func:`to_graphml`. A cell is empty where the plan
    does not say.
    """
    shown = _shown(network, groups)
    nodes = [_node(group, data) for group, data in shown.nodes(data=True)]
    edges = [_edge(source, target, data) for source, target, data in shown.edges(data=True)]
    return _table(NODE_COLUMNS, nodes), _table(EDGE_COLUMNS, edges)


def _shown(network: nx.MultiDiGraph, groups: Mapping[Any, Any] | None) -> nx.MultiDiGraph:
    """Return the network of groups that may be shown; those that are written alike are one."""
    if groups is None:
        return by_group(network)
    written = {who: _text(group) for who, group in chosen_of(network, groups).items()}
    return by_group(network, nobody_alone(network, written))


def _node(group: Any, data: Mapping[str, Any]) -> tuple[Any, ...]:
    label = data["title"] or str(group).removeprefix("perspective:").replace("-", " ")
    return (group, label, data["size"], data["entries"], data["asked"], data["answered"])


def _edge(source: Any, target: Any, data: Mapping[str, Any]) -> tuple[Any, ...]:
    return (source, target, data["kind"], data["ties"], data["certain"], data.get("strength"))


def _said(columns: Iterable[str], row: tuple[Any, ...]) -> dict[str, Any]:
    """Return the values at the end of a row by their columns, without what is not said."""
    names = tuple(columns)
    values = zip(names, row[-len(names) :], strict=True)
    return {
        name: value if isinstance(value, int | float) else _text(value)
        for name, value in values
        if value is not None
    }


def _table(columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return table.getvalue()


def _cell(value: Any) -> Any:
    if value is None or isinstance(value, int | float):
        return value
    text = _text(value)
    return f"'{text}" if text.lstrip(" ")[:1] in FORMULA else text


def _text(value: Any) -> str:
    return NO_XML.sub("\ufffd", str(value))
