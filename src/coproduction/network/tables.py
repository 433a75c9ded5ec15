"""Tables as spreadsheets write them: rows of named cells, each with its place."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Mapping

import attrs

from coproduction.errors import Place, PlanError, Problem

DELIMITERS = ",;\t"


@attrs.frozen
class Cell:
    """A cell of a table.

    Attributes:
        text: What it says, without the space around it.
        place: Where it begins.
    """

    text: str
    place: Place


Row = dict[str, Cell]
"""The cells of a row that say something, by their columns."""


@attrs.frozen
class Columns:
    """The columns that a table may have.

    Attributes:
        names: Their names.
        aliases: What other tools call some of them.
        needed: Those that each row needs.
    """

    names: tuple[str, ...]
    aliases: Mapping[str, str]
    needed: tuple[str, ...]


def rows_of(text: str, columns: Columns, file: str) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table that have what is needed, and what is wrong with the others.

    Its cells are parted by commas, by semicolons or by tabs, as the first row has it.

    Args:
        text: The table. Its first row names the columns.
        columns: The columns that it may have.
        file: What to call it in problems.

    Raises:
        PlanError: If it is no table.
    """
    table = list(_table(text, file))
    if not table:
        problem = Problem("There is nothing in this table.", (), Place(file, 1, 1))
        return [], [problem]
    names, problems = _names(table[0], columns)
    if problems:
        return [], problems
    rows = []
    for cells in table[1:]:
        row = {name: cell for name, cell in zip(names, cells, strict=False) if cell.text}
        if len(cells) > len(names):
            message = f"This row has {len(cells)} cells, and there are {len(names)} columns."
            problems.append(Problem(message, (), cells[len(names)].place))
        elif empty := [name for name in columns.needed if name not in row]:
            message = "This is needed in each row, and the cell is empty."
            problems += [Problem(message, (name,), cells[0].place) for name in empty]
        else:
            rows.append(row)
    return rows, problems


def _names(header: list[Cell], columns: Columns) -> tuple[list[str], list[Problem]]:
    """Return the names of the columns in the first row, and what is wrong with it."""
    names: list[str] = []
    problems = []
    for cell in header:
        plain = cell.text.lower().replace(" ", "_").replace("-", "_")
        name = columns.aliases.get(plain, plain)
        if name in names:
            problems.append(Problem(f"Two columns here are {name}.", (), cell.place))
        elif name not in columns.names:
            message = f"There is no such column. There may be: {', '.join(columns.names)}."
            near = difflib.get_close_matches(plain, columns.names, n=1)
            problems.append(Problem(message, (), cell.place, near[0] if near else None))
        names.append(name)
    missing = [name for name in columns.needed if name not in names]
    if missing:
        message = f"The first row names the columns. Missing here: {', '.join(missing)}."
        problems.append(Problem(message, (), header[0].place))
    return names, problems


def _table(text: str, file: str) -> Iterator[list[Cell]]:
    """Yield the cells of each row that is not empty."""
    lines = _lines(text.removeprefix("\ufeff"))
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        before = reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error:
            message = "This row cannot be read. Look for a quotation mark that stands alone."
            raise PlanError((Problem(message, (), Place(file, before + 1, 1)),)) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            record = "".join(lines[before : reader.line_num])
            yield [
                Cell(cell.strip(), _place(record, start, before, file))
                for cell, start in zip(cells, _starts(record, delimiter), strict=True)
            ]


def _starts(record: str, delimiter: str) -> list[int]:
    """Return where each cell of a row begins."""
    starts, quoted = [0], False
    for index, character in enumerate(record):
        if character == '"' and record[starts[-1]] == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            starts.append(index + 1)
    return starts


def _place(record: str, start: int, before: int, file: str) -> Place:
    lines = _lines(record[:start])
    ended = not lines or lines[-1].endswith(("\r", "\n"))
    column = 1 if ended else len(lines[-1]) + 1
    return Place(file, before + len(lines) + (1 if ended else 0), column)


def _lines(text: str) -> list[str]:
    """Return the lines of a text, as tables have them."""
    return [*io.StringIO(text, newline="")]
