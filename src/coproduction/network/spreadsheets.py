"""In from a spreadsheet: rows of a table into relationships of a plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from coproduction.errors import InvalidValueError, Place, PlanError, Problem
from coproduction.model import choices, conversion
from coproduction.model.plan import Plan
from coproduction.model.relationships import Relationship
from coproduction.network.tables import Columns, Row, rows_of

NODES = Columns(
    names=("id", "name"), aliases={"label": "name", "title": "name"}, needed=("id", "name")
)
EDGES = Columns(
    names=("who", "to", "kind", "strength", "reported_by", "asked", "since", "until", "note"),
    aliases={"source": "who", "from": "who", "target": "to", "type": "kind", "weight": "strength"},
    needed=("who", "to"),
)
SEVERAL = frozenset({"who", "to", "reported_by", "asked"})
"""The columns that name people; several in a cell are parted by semicolons."""
READ: dict[str, Any] = {
    "kind": choices.link_kind,
    "strength": conversion.number_if_stated,
    "since": conversion.day,
    "until": conversion.day,
    "note": str,
}
"""What reads a cell of each other column."""


def relationships_from_csv(
    edges: str,
    plan: Plan,
    *,
    nodes: str | None = None,
    kind: str | None = None,
    file: str = "<edges>",
) -> tuple[Relationship, ...]:
    """Return the links that a table holds, a row each, for a plan.

    The first row names the columns: ``who`` (or ``source``, ``from``) and ``to``
    (or ``target``), and any of ``kind`` (or ``type``), ``strength`` (or
    ``weight``), ``reported_by``, ``asked``, ``since``, ``until`` and ``note``.
    Several people in a cell are parted by semicolons. An empty cell is not
    stated, and so is a column that is not there. Cells are parted by commas, by
    semicolons or by tabs, as the first row has it.

    Args:
        edges: The table.
        plan: The plan that the links are for; people are named by their ids in it.
        nodes: Another table, with the columns ``id`` (in the plan) and ``name`` (or
            ``label``, ``title``), where the first has names in place of ids. The
            names go nowhere.
        kind: The kind of each link of which the table does not say it.
        file: What to call the table in errors; the other is ``<nodes>``.

    Raises:
        PlanError: If a row is no link of this plan, with every problem at once,
            each with the place of its cell.
        InvalidValueError: If the kind is none.
    """
    problems: list[Problem] = []
    names: dict[str, str] = {}
    if nodes is not None:
        listed, problems = rows_of(nodes, NODES, "<nodes>")
        names = {row["name"].text: row["id"].text for row in listed}
    usual = None if kind is None else choices.link_kind(kind)
    needed = EDGES if usual else attrs.evolve(EDGES, needed=("who", "to", "kind"))
    rows, wrong = rows_of(edges, needed, file)
    problems += wrong
    links: list[Relationship] = []
    places: list[Row] = []
    for row in rows:
        said, wrong = _said(row, names)
        problems += wrong
        if not wrong:
            links.append(Relationship(**{"kind": usual, **said}))
            places.append(row)
    problems += _refused(plan, links, places)
    if problems:
        raise PlanError(tuple(sorted(problems, key=_in_order)))
    return tuple(links)


def _said(row: Row, names: Mapping[str, str]) -> tuple[dict[str, Any], list[Problem]]:
    """Return what the cells of a row say, and what is wrong with the others."""
    said: dict[str, Any] = {}
    problems = []
    for name, cell in row.items():
        try:
            said[name] = (
                conversion.who(_people(cell.text, names))
                if name in SEVERAL
                else READ[name](cell.text)
            )
        except InvalidValueError as error:
            problems.append(Problem(str(error), (name,), cell.place))
    return said, problems


def _people(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return whom a cell names, by their ids."""
    if text in names:
        return (names[text],)
    each = [part.strip() for part in text.split(";")]
    return tuple(names.get(part, part) for part in each if part)


def _refused(plan: Plan, links: list[Relationship], places: list[Row]) -> Iterator[Problem]:
    """Yield what a plan with these links would refuse, at the cells that say it."""
    before = len(plan.relationships)
    try:
        attrs.evolve(plan, relationships=[*plan.relationships, *links])
    except PlanError as error:
        for problem in error.problems:
            _, index, name, *_ = problem.path
            row = places[int(index) - before]
            yield attrs.evolve(problem, path=(str(name),), place=row[str(name)].place)


def _in_order(problem: Problem) -> tuple[str, int, int, str]:
    """Return what problems are sorted by: where they stand."""
    place = problem.place or Place("", 0, 0)
    return place.file, place.line, place.column, problem.message
