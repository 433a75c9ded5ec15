"""Tables with a first row of headings: rows of cells by the name of their column."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping

import attrs

from coproduction.errors import InvalidValueError, Place, Problem
from coproduction.formats.cells import Cell, CellPlace, cells_of, letters_of

Row = dict[str, Cell]
"""The cells of a row that say something, by their columns."""


@attrs.frozen
class Columns:
    """The columns that a table may have.

    Attributes:
        names: Their names.
        aliases: What other tables call some of them.
        needed: Those that each row needs.
        may_be_empty: Those of them whose cell may be empty, each with the column that
            then says something.
        others: The headings of another kind of table, together, and what to say of it.
    """

    names: tuple[str, ...]
    aliases: Mapping[str, str]
    needed: tuple[str, ...]
    may_be_empty: Mapping[str, str] = attrs.field(factory=dict[str, str])
    others: tuple[Collection[str], str] = ((), "")


UNNAMED, PASSED_OVER = "", "-"
"""In place of a column's name: it has no heading; or its cells are not looked at."""


def rows_of(
    table: str | bytes, columns: Columns, file: str, ignore: Collection[str] = ()
) -> tuple[list[Row], list[Problem]]:
    """Return the rows of a table, and all that is wrong with its form.

    A heading is the same in capitals, with spaces, with hyphens and with
    underscores. What has neither a heading nor a text is not there.

    Args:
        table: The table, as text or as the bytes of a file. Its first row that is
            not empty names the columns.
        columns: The columns that it may have.
        file: What to call it in problems.
        ignore: The headings of columns that are knowingly passed over.
    """
    rows, problems = cells_of(table, file)
    if not rows:
        return [], problems
    header = rows[0]
    others, message = columns.others
    if others and {*others} <= {_plain(cell.text) for cell in header}:
        return [], [Problem(message, (), header[0].place)]
    names, wrong = _names(header, columns, {_plain(each) for each in ignore})
    if not {*names} & {*columns.names}:
        return [], wrong[-1:]  # it is no row of headings, so the others say nothing
    problems += wrong
    found = []
    for cells in rows[1:]:
        row, wrong = _row(cells, names, columns)
        found.append(row)
        problems += wrong
    return found, problems


def refuse_other_than_tables(
    tables: Collection[object], headings: Collection[object], example: str
) -> None:
    """Refuse what is no table, and what is no heading to pass over.

    Args:
        tables: What should be tables, as text or as the bytes of a file.
        headings: What should be headings.
        example: The name of a file to take the bytes from, for the error.

    Raises:
        InvalidValueError: If one of them is something else.
    """
    if not all(isinstance(each, str) for each in headings):
        raise InvalidValueError("The headings of columns to ignore are words, such as Timestamp.")
    if not all(isinstance(each, str | bytes) for each in tables):
        raise InvalidValueError(
            "A table is needed here: its text, or the bytes of its file, such as "
            f'Path("{example}").read_bytes().'
        )


def nearest(text: str, words: Collection[str]) -> str | None:
    """Return the word that is most like what somebody wrote, if one is."""
    for written in (text, word_of(text)):
        if near := difflib.get_close_matches(written, sorted(words), n=1):
            return near[0]
    return None


def in_order(problem: Problem) -> tuple[str, int, int, str, str]:
    """Return what problems are sorted by: where they stand."""
    place = problem.place or Place("", 0, 0)
    # cells that a short row does not have would all begin where it ends
    letters = place.letters.rjust(9) if isinstance(place, CellPlace) else ""
    return place.file, place.line, place.column, letters, problem.message


def _names(
    header: list[Cell], columns: Columns, ignored: Collection[str]
) -> tuple[list[str], list[Problem]]:
    """Return the names of the columns in the first row, and what is wrong with it."""
    names: list[str] = []
    problems = []
    for cell in header:
        plain = _plain(cell.text)
        name = columns.aliases.get(plain, plain)
        if plain in ignored:
            name = PASSED_OVER
        elif name in names and name:
            first = letters_of(names.index(name))
            message = f"Column {first} is {name} already. Keep one of the two."
            problems.append(Problem(message, (), cell.place))
            name = PASSED_OVER
        elif name not in columns.names and name:
            message = (
                f"There is no such column. There may be: {', '.join(columns.names)}. "
                "Remove it, or name it in ignore."
            )
            near = difflib.get_close_matches(plain, (*columns.names, *columns.aliases), n=1)
            problems.append(Problem(message, (), cell.place, near[0] if near else None))
            name = PASSED_OVER
        names.append(name)
    missing = [name for name in columns.needed if name not in names]
    if missing:
        message = f"The first row names the columns. Missing here: {', '.join(missing)}."
        problems.append(Problem(message, (), header[0].place))
    return names, problems


def _row(cells: list[Cell], names: list[str], columns: Columns) -> tuple[Row, list[Problem]]:
    """Return the cells of a row that say something, and what is wrong with it."""
    row: Row = {}
    problems = []
    for index, cell in enumerate(cells):
        name = names[index] if index < len(names) else UNNAMED
        if name == UNNAMED and cell.text:
            message = "Nothing in the first row says what this cell is. Name its column there."
            problems.append(Problem(message, (), cell.place))
        elif name != PASSED_OVER and cell.text:
            row[name] = cell
    for name in columns.needed:
        instead = columns.may_be_empty.get(name)
        if name in names and name not in row and instead not in row:
            message = "This is needed in each row, and the cell is empty."
            if instead:
                message += f" If there is none, name in {instead} who said so."
            problems.append(Problem(message, (name,), _at(cells, names.index(name))))
    return row, problems


def _at(cells: list[Cell], index: int) -> CellPlace:
    """Return the place of a cell, which a short row may not have."""
    if index < len(cells):
        return cells[index].place
    return attrs.evolve(cells[-1].place, letters=letters_of(index))


def word_of(text: str) -> str:
    """Return some words as one, such as ``works-with``."""
    return "-".join(text.lower().replace("_", " ").replace("-", " ").split())


def _plain(heading: str) -> str:
    return word_of(heading).replace("-", "_")
