"""In from a spreadsheet: rows of a table into relationships of a plan."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import attrs

from coproduction.errors import InvalidValueError, PlanError, Problem
from coproduction.formats.cells import CellPlace, is_damaged
from coproduction.formats.tables import (
    Columns,
    Row,
    in_order,
    nearest,
    refuse_other_than_tables,
    rows_of,
)
from coproduction.formats.text import CONTROL_CHARACTER, MAX_PROBLEMS
from coproduction.ids import OTHERS
from coproduction.model import choices
from coproduction.model.conversion import Words, several
from coproduction.model.plan import Plan
from coproduction.model.references import WHO, nameable
from coproduction.model.relationships import Relationship
from coproduction.model.words import LinkKind
from coproduction.network.cell_values import NAMING, is_parted, value_of
from coproduction.network.exports import EDGE_COLUMNS

NODES = Columns(
    names=("id", "name"), aliases={"label": "name", "title": "name"}, needed=("id", "name")
)
EXPORT = (
    "This is an export of the ties between groups: it holds numbers of ties, and not who told "
    "of a link. Read the table that the links were written in."
)
EDGES = Columns(
    names=("who", "to", "kind", "strength", "reported_by", "asked", "since", "until", "note"),
    aliases={"source": "who", "from": "who", "target": "to", "type": "kind", "weight": "strength"},
    needed=("who", "to"),
    may_be_empty={"to": "reported_by"},
    others=(EDGE_COLUMNS, EXPORT),
)


def relationships_from_csv(  # noqa: PLR0913  # two tables, each with a name, and how to read them
    edges: str | bytes,
    plan: Plan,
    *,
    nodes: str | bytes | None = None,
    kind: str | None = None,
    ignore: Words = (),
    file: str = "<edges>",
    nodes_file: str = "<nodes>",
) -> tuple[Relationship, ...]:
    """Return the links that a table holds, a row each, for a plan.

    The first row names the columns: ``who`` (or ``source``, ``from``) and ``to``
    (or ``target``), and any of ``kind`` (or ``type``), ``strength`` (or
    ``weight``), ``reported_by``, ``asked``, ``since``, ``until`` and ``note``.
    Headings and kinds may have capitals, and spaces in place of hyphens. Several
    people in a cell are parted by semicolons. An empty cell is not stated, and so
    is a column that is not there; but where ``reported_by`` names somebody, an
    empty ``to`` says that there is no such link. A column without a heading and
    without a text is not there. Cells are parted by commas, by semicolons or by
    tabs, as the first row has it, or as a line such as ``sep=;`` before it says.
    A strength may have a decimal comma, and is no ratio: ``4/5`` may be a day. The
    same link, told by the same people of the same days, stands in one row only.

    An export of :func:`~coproduction.network.to_csv` is refused: it is no table
    of who told what.

    Args:
        edges: The table, as text, or as the bytes of a file in UTF-8.
        plan: The plan that the links are for; people are named by their ids in it.
        nodes: Another table, with the columns ``id`` (in the plan) and ``name`` (or
            ``label``, ``title``), where the first has names in place of ids. The
            names go nowhere.
        kind: The kind of each link of which the table does not say it.
        ignore: The headings of columns in either table that are passed over. Any
            other that is none of the above is refused, since it may be misspelt.
        file: What to call the table in errors.
        nodes_file: What to call the other table in errors.

    Raises:
        PlanError: If a row is no link of this plan, with every wrong cell at once,
            each with its row and its column. After a quotation mark that stands
            alone, nothing can be read.
        InvalidValueError: If the kind is none, a table is no text, or what is to be
            ignored is no words.
    """
    passed_over = several(ignore)
    tables = (edges, "" if nodes is None else nodes)
    refuse_other_than_tables(tables, passed_over, "links.csv")
    if not isinstance(plan, Plan):
        raise InvalidValueError("The plan that the links are for is needed here.")
    ids = nameable(plan)[WHO]
    names: dict[str, str] = {}
    problems: list[Problem] = []
    if nodes is not None:
        listed, problems = rows_of(nodes, NODES, nodes_file, passed_over)
        names, wrong = _names(listed, ids)
        problems += wrong
    usual = None if kind is None else choices.link_kind(kind)
    needed = EDGES if usual else attrs.evolve(EDGES, needed=("who", "to", "kind"))
    rows, wrong = rows_of(edges, needed, file, passed_over)
    problems += wrong
    links: list[Relationship] = []
    first: dict[object, CellPlace] = {}
    for row in rows:
        hints = {*ids, *names} if len(problems) < MAX_PROBLEMS else set[str]()
        said, wrong = _said(row, names, hints)
        problems += wrong
        # what a cell fails to say is left open, so that the others are looked at all the same
        links.append(Relationship(**{"who": OTHERS, "to": (), "kind": usual or WRONG, **said}))
        has_kind, has_to = usual or "kind" in said, "to" in said or "reported_by" in said
        if not wrong and "who" in said and has_kind and has_to:
            problems += _again(links[-1], row["who"].place, first)
    problems += _refused(plan, links, rows)
    if problems:
        raise PlanError(tuple(sorted(problems, key=in_order)))
    return tuple(links)


WRONG = LinkKind.TRUST
"""In place of the kind of a link that is refused."""


def _names(rows: list[Row], ids: Collection[str]) -> tuple[dict[str, str], list[Problem]]:
    """Return the id of each name in a table of names, and what is wrong with its cells."""
    names: dict[str, str] = {}
    first: dict[str, CellPlace] = {}
    problems: list[Problem] = []
    for row in rows:
        if not {"id", "name"} <= row.keys():
            continue
        who, name = row["id"], row["name"]
        known = who.text in ids or who.text == OTHERS
        if not known:
            words = "Nobody in the plan has this id."
            near = nearest(who.text, ids if len(problems) < MAX_PROBLEMS else ())
            problems.append(Problem(words, ("id",), who.place, near))
        message = ""
        if is_damaged(name.text):
            message = CONTROL_CHARACTER
        elif name.text in first:
            message = (
                f"This name stands in row {first[name.text].row} already. "
                "Keep one row for each name, and give two people two names."
            )
        elif name.text in ids and name.text != who.text:
            message = "This is the id of somebody else. Give them another name."
        if message:
            problems.append(Problem(message, ("name",), name.place))
        first.setdefault(name.text, name.place)
        names.setdefault(name.text, who.text if known else OTHERS)
    return names, problems


def _said(
    row: Row, names: Mapping[str, str], hints: Collection[str]
) -> tuple[dict[str, Any], list[Problem]]:
    """Return what the cells of a row say, and what is wrong with the others."""
    said: dict[str, Any] = {}
    problems = []
    for name, cell in row.items():
        try:
            said[name] = value_of(name, cell.text, names)
        except InvalidValueError as error:
            near = None
            if name in NAMING:
                # several people with commas between them are near to none of them
                parted = is_parted(cell.text)
                near = nearest(cell.text, [each for each in hints if is_parted(each) is parted])
            elif name == "kind":
                near = nearest(cell.text, [*LinkKind])
            problems.append(Problem(str(error), (name,), cell.place, near))
    if "strength" in said and "to" not in row and "reported_by" in row:
        message = (
            "Nobody is named in to, so there is no link that this is the strength of. Name them "
            "there, or leave this cell empty."
        )
        problems.append(Problem(message, ("strength",), row["strength"].place))
    return said, problems


def _again(
    link: Relationship, place: CellPlace, first: dict[object, CellPlace]
) -> Iterator[Problem]:
    """Yield that a link stands in another row already, and keep where it stands."""
    people = (link.who, link.to, link.reported_by or ())
    same = (*map(frozenset, people), link.kind, link.since, link.until)
    if same in first:
        message = (
            f"This link stands in row {first[same].row} already. Keep one of the two, or say of "
            "each since when or until when it is."
        )
        yield Problem(message, (), attrs.evolve(place, letters=""))
    first.setdefault(same, place)


def _refused(plan: Plan, links: list[Relationship], rows: list[Row]) -> Iterator[Problem]:
    """Yield what a plan with these links would refuse, at the cells that say it."""
    before = len(plan.relationships)
    try:
        attrs.evolve(plan, relationships=[*plan.relationships, *links])
    except PlanError as error:
        for problem in error.problems:
            _, index, name, *_ = problem.path
            cell = rows[int(index) - before][str(name)]
            yield attrs.evolve(problem, path=(str(name),), place=cell.place)
