"""In from a spreadsheet: rows of a table into relationships of a plan."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from typing import Any

import attrs

from coproduction.errors import InvalidValueError, Place, PlanError, Problem
from coproduction.formats.text import CONTROL, CONTROL_CHARACTER, MAX_PROBLEMS
from coproduction.ids import OTHERS
from coproduction.model import choices, conversion
from coproduction.model.conversion import Words, several
from coproduction.model.plan import Plan
from coproduction.model.references import WHO, nameable
from coproduction.model.relationships import Relationship
from coproduction.model.words import LinkKind
from coproduction.network.cells import CellPlace
from coproduction.network.exports import EDGE_COLUMNS
from coproduction.network.kinds import DerivedKind
from coproduction.network.tables import Columns, Row, rows_of
from coproduction.values.days import Day

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
    others=(EDGE_COLUMNS, EXPORT),
)
SEVERAL = frozenset({"who", "to", "reported_by", "asked"})
"""The columns that name people; several in a cell are parted by semicolons."""
DECIMAL_COMMA = re.compile(r"[0-9]+,[0-9]+")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


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
    is a column that is not there. A column without a heading and without a text
    is not there. Cells are parted by commas, by semicolons or by tabs, as the
    first row has it, or as a line such as ``sep=;`` before it says. A strength
    may have a decimal comma.

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
        InvalidValueError: If the kind is none.
    """
    passed_over = several(ignore)
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
    for row in rows:
        hints = {*ids, *names} if len(problems) < MAX_PROBLEMS else set[str]()
        said, wrong = _said(row, names, hints)
        problems += wrong
        # what a cell fails to say is left open, so that the others are looked at all the same
        links.append(Relationship(**{"who": OTHERS, "to": (), "kind": usual or WRONG, **said}))
    problems += _refused(plan, links, rows)
    if problems:
        raise PlanError(tuple(sorted(problems, key=_in_order)))
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
            near = _nearest(who.text, ids if len(problems) < MAX_PROBLEMS else ())
            problems.append(Problem(words, ("id",), who.place, near))
        message = ""
        if _is_damaged(name.text):
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
            said[name] = _value(name, cell.text, names)
        except InvalidValueError as error:
            near = _nearest(cell.text, hints) if name in SEVERAL else None
            near = _nearest(cell.text, [*LinkKind]) if name == "kind" else near
            problems.append(Problem(str(error), (name,), cell.place, near))
    return said, problems


def _value(name: str, text: str, names: Mapping[str, str]) -> Any:
    """Return what a cell of a column says."""
    if _is_damaged(text):
        raise InvalidValueError(CONTROL_CHARACTER)
    return conversion.who(_people(text, names)) if name in SEVERAL else READ[name](text)


def _is_damaged(text: str) -> bool:
    return CONTROL.search(text) is not None


def _nearest(text: str, words: Collection[str]) -> str | None:
    """Return the word that is most like what somebody wrote, if one is."""
    for written in (text, _word(text)):
        if near := difflib.get_close_matches(written, sorted(words), n=1):
            return near[0]
    return None


def _word(text: str) -> str:
    """Return some words as one, such as ``works-with``."""
    return "-".join(text.lower().replace("_", " ").replace("-", " ").split())


def _people(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return whom a cell names, by their ids."""
    if text in names:
        return (names[text],)
    each = [part.strip() for part in text.split(";")]
    return tuple(names.get(part, part) for part in each if part)


def _kind(text: str) -> LinkKind:
    word = _word(text)
    if word in [*DerivedKind]:
        raise InvalidValueError(
            "A tie of this kind follows from what the plan says, and is no link that somebody "
            "tells of. Leave this row out."
        )
    return choices.link_kind(word)


def _strength(text: str) -> Fraction | None:
    if THOUSANDS.fullmatch(text):
        raise InvalidValueError(
            "This may be a thousand or a decimal comma. Write it without a comma, such as "
            "1200 or 1.2."
        )
    return conversion.number_if_stated(
        text.replace(",", ".") if DECIMAL_COMMA.fullmatch(text) else text
    )


def _day(text: str) -> Day:
    return conversion.day(text.lower())


READ: dict[str, Any] = {
    "kind": _kind,
    "strength": _strength,
    "since": _day,
    "until": _day,
    "note": str,
}
"""What reads a cell of each other column."""


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


def _in_order(problem: Problem) -> tuple[str, int, int, str]:
    """Return what problems are sorted by: where they stand."""
    place = problem.place or Place("", 0, 0)
    return place.file, place.line, place.column, problem.message
