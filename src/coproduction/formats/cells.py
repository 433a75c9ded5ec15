"""The cells of a table as spreadsheets write it, each with its place."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import attrs

from coproduction.errors import Place, PlanError, Problem
from coproduction.formats.text import CONTROL, decode

DELIMITERS = ",;\t"
SEPARATOR = re.compile(r'"?sep=([,;\t|])"?[,;\s]*', re.IGNORECASE)
"""The line by which some spreadsheets say what parts the cells."""
MARK = "\ufeff"
"""What some programs begin a text with."""
UNREADABLE = (
    "This row cannot be read, nor what comes after it. Look for a quotation mark that stands alone."
)
TOO_LONG = (
    "This cell is longer than {0:,} characters, and what comes after it cannot be read. Shorten "
    "it, or look for a quotation mark that stands alone."
)


@attrs.frozen
class CellPlace(Place):
    """Where a cell stands in a text, and in the table that it is.

    Attributes:
        row: The row, counted from 1 as spreadsheets do, with those that are empty.
        letters: The column as spreadsheets call it, such as ``C``; empty for a
            whole row.
    """

    row: int
    letters: str

    def __str__(self) -> str:
        """Return the file, the row and the column in words."""
        column = f", column {self.letters}" if self.letters else ""
        return f"{self.file}, row {self.row}{column}"


@attrs.frozen
class Cell:
    """A cell of a table.

    Attributes:
        text: What it says, without the space around it.
        place: Where it begins.
    """

    text: str
    place: CellPlace


def is_damaged(text: str) -> bool:
    """Return whether a cell holds what no text holds."""
    return CONTROL.search(text) is not None


def cells_of(table: str | bytes, file: str) -> tuple[list[list[Cell]], list[Problem]]:
    """Return the cells of each row that is not empty, and what keeps the rest from being read.

    Cells are parted by commas, by semicolons or by tabs, as the first row has it,
    or as a line such as ``sep=;`` before it says.

    Args:
        table: The text, or the bytes of a file.
        file: What to call it in problems.
    """
    rows: list[list[Cell]] = []
    try:
        text = decode(table, file) if isinstance(table, bytes) else table
        rows.extend(_rows(text.removeprefix(MARK), file))
    except PlanError as error:
        return rows, [*error.problems]
    if not rows:
        return [], [Problem("There is nothing in this table.", (), CellPlace(file, 1, 1, 1, "A"))]
    return rows, []


def _rows(text: str, file: str) -> Iterator[list[Cell]]:
    lines = _lines(text)
    said = SEPARATOR.fullmatch(lines[0]) if lines else None
    skipped = 1 if said else 0
    first = next((line for line in lines[skipped:] if line.strip()), "")
    delimiter = said[1] if said else max(DELIMITERS, key=first.count)
    reader = csv.reader(lines[skipped:], delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        before = reader.line_num + skipped
        try:
            cells = next(reader, None)
        except csv.Error:
            record = "".join(lines[before : reader.line_num + skipped])
            raise PlanError((_unreadable(record, delimiter, file, before, number),)) from None
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            record = "".join(lines[before : reader.line_num + skipped])
            starts = enumerate(_starts(record, delimiter))
            yield [
                Cell(cell.strip(), _place(record[:start], file, before, number, index))
                for cell, (index, start) in zip(cells, starts, strict=True)
            ]


def _unreadable(record: str, delimiter: str, file: str, lines_before: int, row: int) -> Problem:
    """Return what keeps a row from being read, and those after it."""
    starts, limit = _starts(record, delimiter), csv.field_size_limit()
    ends = [*(start - 1 for start in starts[1:]), len(record)]
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        if end - start > limit:
            place = _place(record[:start], file, lines_before, row, index)
            return Problem(TOO_LONG.format(limit), (), place)
    return Problem(UNREADABLE, (), CellPlace(file, lines_before + 1, 1, row, ""))


def _starts(record: str, delimiter: str) -> list[int]:
    """Return where each cell of a row begins."""
    starts, quoted = [0], False
    for index, character in enumerate(record):
        if character == '"' and record[starts[-1]] == '"':
            quoted = not quoted
        elif character == delimiter and not quoted:
            starts.append(index + 1)
    return starts


def _place(before: str, file: str, lines_before: int, row: int, index: int) -> CellPlace:
    """Return the place of a cell by what stands before it in its row."""
    lines = _lines(before)
    ended = not lines or lines[-1].endswith(("\r", "\n"))
    column = 1 if ended else len(lines[-1]) + 1
    line = lines_before + len(lines) + (1 if ended else 0)
    return CellPlace(file, line, column, row, letters_of(index))


def letters_of(index: int) -> str:
    """Return what spreadsheets call a column, counted from 0: ``A`` to ``Z``, then ``AA``."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _lines(text: str) -> list[str]:
    """Return the lines of a text, as tables have them."""
    return [*io.StringIO(text, newline="")]
