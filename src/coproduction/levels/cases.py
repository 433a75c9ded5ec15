r"""Codings in from a spreadsheet: a row for each case, group of people and stage.

>>> [row] = codings_from_csv("Case;Views asked;Design by\nA panel;Yes;none to input\n")
>>> row.case, row.coding == Coding(views_asked="yes", design_by="none to input")
('A panel', True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import attrs

from coproduction.errors import CodingError, InvalidValueError, Problem
from coproduction.formats.cells import Cell, CellPlace, is_damaged
from coproduction.formats.tables import (
    Columns,
    Row,
    in_order,
    nearest,
    refuse_other_than_tables,
    rows_of,
    word_of,
)
from coproduction.formats.text import CONTROL_CHARACTER
from coproduction.levels.coding import CONVERTERS, Coding
from coproduction.levels.knowledge import FIELDS, VALUES, YES_NO
from coproduction.levels.words import Entry, Share
from coproduction.model import choices
from coproduction.model.conversion import Words, several
from coproduction.model.words import Stage

TO: Final = re.compile(r"\s+to\s+", re.IGNORECASE)
"""What parts the two ends of what is somewhere between them."""
YES_OR_NO: Final = {"yes": True, "true": True, "no": False, "false": False}
"""The words for yes and no, those that spreadsheets write of themselves among them."""
NAMES: Final = ("case", "group", "stage")
"""The columns that say what a row is about."""
COLUMNS: Final = Columns(names=(*NAMES, *FIELDS), aliases={}, needed=("case",))
BETWEEN: Final = (tuple(Entry), tuple(Share))
"""The words of which a cell may hold two, with *to* between them."""


@attrs.frozen(kw_only=True)
class CodedCase:
    """A row of a table of cases.

    Attributes:
        case: What the case is called, as the table has it.
        group: The group of people; empty where the table does not say.
        stage: The one stage that this is about, if it is about one.
        coding: What is known of how they take part.
    """

    case: str
    group: str = ""
    stage: Stage | None = None
    coding: Coding


def codings_from_csv(
    table: str | bytes, *, ignore: Words = (), file: str = "<cases>"
) -> tuple[CodedCase, ...]:
    """Return the codings that a table holds, a row each.

    The first row names the columns: ``case``, and any of ``group``, ``stage`` and the
    fields of a `Coding`. Headings and words may have capitals, and spaces or hyphens
    in place of underscores. An empty cell is *not known*, and so is a column that is
    not there. ``TRUE`` and ``FALSE`` are yes and no. A column without a heading and
    without a text is not there, and neither is an empty row. Cells are parted by
    commas, by semicolons or by tabs, as the first row has it, or as a line such as
    ``sep=;`` before it says. A case has one row for each group and stage.

    Args:
        table: The table, as text, or as the bytes of a file in UTF-8.
        ignore: The headings of columns that are passed over. Any other that is none of
            the above is refused, since it may be misspelt.
        file: What to call the table in errors.

    Raises:
        CodingError: If a row is no coding, with every wrong cell at once, each with its
            row and its column.
        InvalidValueError: If it is no text, or what is to be ignored is no words.
    """
    passed_over = several(ignore)
    refuse_other_than_tables([table], passed_over, "cases.csv")
    rows, problems = rows_of(table, COLUMNS, file, passed_over)
    coded: list[CodedCase] = []
    first: dict[object, CellPlace] = {}
    for row in rows:
        said, wrong = _said(row)
        problems += wrong
        named = {name: said.pop(name) for name in NAMES if name in said}
        if "case" in named and named.keys() == row.keys() & {*NAMES}:
            coded.append(CodedCase(**named, coding=Coding(**said)))
            problems += _again(coded[-1], row["case"].place, first)
    if problems:
        raise CodingError(tuple(sorted(problems, key=in_order)))
    return tuple(coded)


def _said(row: Row) -> tuple[dict[str, Any], list[Problem]]:
    """Return what the cells of a row say, and what is wrong with the others."""
    said: dict[str, Any] = {}
    problems = []
    for name, cell in row.items():
        try:
            said[name] = _value(name, cell.text)
        except InvalidValueError as error:
            problems.append(_problem(name, cell, str(error)))
    return said, problems


def _value(name: str, text: str) -> Any:
    """Return what a cell of a column says.

    Raises:
        InvalidValueError: If it says nothing that can stand there.
    """
    if is_damaged(text):
        raise InvalidValueError(CONTROL_CHARACTER)
    if name in NAMES:
        return choices.stage(word_of(text)) if name == "stage" else text
    if VALUES[name] == YES_NO:
        return CONVERTERS[name](YES_OR_NO.get(text.lower(), text))
    return CONVERTERS[name](" to ".join(map(word_of, TO.split(text))))


def _problem(name: str, cell: Cell, message: str) -> Problem:
    """Return what is wrong with a cell, and what to write."""
    words = [*Stage] if name == "stage" else VALUES.get(name, ())
    if words == YES_NO:
        words = ("yes", "no")
    elif words and not TO.search(cell.text):
        if words in BETWEEN:
            message += f" Somewhere between two of them is written {words[0]} to {words[1]}."
        message += " Leave it empty where it is not known."
    near = None if TO.search(cell.text) else nearest(cell.text, words)
    return Problem(message, (name,), cell.place, near)


def _again(coded: CodedCase, place: CellPlace, first: dict[object, CellPlace]) -> Iterator[Problem]:
    """Yield that a case stands in another row already, and keep where it stands."""
    same = (word_of(coded.case), word_of(coded.group), coded.stage)
    if same in first:
        message = (
            f"This case stands in row {first[same].row} already, with the same group and stage. "
            "Keep one of the two, or say in group or stage how they differ."
        )
        yield Problem(message, ("case",), place)
    first.setdefault(same, place)
