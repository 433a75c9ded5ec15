"""A scale from a TOML file: strict, and all problems at once."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Collection
from pathlib import Path as FilePath
from typing import cast

import attrs

from coproduction.errors import InvalidValueError, Place, PlanError, Problem, ScaleError
from coproduction.formats import toml_text
from coproduction.formats.text import Lines, Places
from coproduction.levels.scales import shipped
from coproduction.levels.scales.nouns import HowKnown, MappedSteps, Scale, ScaleLevel, folded
from coproduction.levels.scales.tables import Table
from coproduction.levels.steps import Level

AnyPath = str | os.PathLike[str]

MAX_BYTES = 1_000_000
"""The most bytes of a scale that are read: the longest of the package has a few thousand."""

KEYS = tuple(field.name for field in attrs.fields(Scale))
LEVEL_KEYS = ("label", "band", "meaning", "lowest", "best", "highest", "off_axis", "doubt")

TOO_LONG = f"This is longer than {MAX_BYTES // 1_000_000} MB, the most that is read."
NOT_A_NUMBER = (
    "The levels of an ordered scale have whole numbers from 0 to 999. Write its name as its label."
)
TAKEN = "There is already a scale called {name}. Give yours another name."
_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NUMBER = re.compile(r"0|[1-9][0-9]{0,2}")


def load_scale(path: AnyPath) -> Scale:
    """Return the scale in a TOML file.

    Raises:
        ScaleError: If it cannot be read, is no scale, or has the name of one of the
            package, with every problem at once.
    """
    name = os.fspath(path)
    try:
        with FilePath(name).open("rb") as file:
            data = file.read(MAX_BYTES + 1).removeprefix(codecs.BOM_UTF8)
    except FileNotFoundError:
        raise _refusal("There is no such file.", Place(name, 1, 1)) from None
    except (OSError, ValueError):
        raise _refusal("This file cannot be read.", Place(name, 1, 1)) from None
    if len(data) > MAX_BYTES:
        raise _refusal(TOO_LONG, Place(name, 1, 1))
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        message = "This file is not UTF-8 text from here on. Save the scale as UTF-8 text."
        raise _refusal(message, Lines(name, before).place(len(before))) from None
    return loads_scale(text, file=name)


def loads_scale(text: str, *, file: str = "<text>") -> Scale:
    """Return the scale that somebody brings, in a TOML text.

    Args:
        text: The text.
        file: What to call it in errors.

    Raises:
        ScaleError: If it is no scale, or has the name of one of the package, with every
            problem at once.
    """
    return scale_in(text, file=file, taken=shipped.names())


def scale_in(text: str, *, file: str, taken: Collection[str] = ()) -> Scale:
    """Return the scale in a TOML text.

    Args:
        text: The text.
        file: What to call it in errors.
        taken: The names that it may not have.

    Raises:
        ScaleError: If it is no scale, with every problem at once.
    """
    if len(text) > MAX_BYTES:
        raise _refusal(TOO_LONG, Place(file, 1, 1))
    try:
        document = toml_text.document(text, file=file)
    except PlanError as error:
        raise ScaleError(error.problems) from None
    table = Table(content=cast("dict[str, object]", document.value))
    scale = _scale(table, taken)
    if table.problems:
        placed = {
            _placed(problem, document.places, about_key=about_key)
            for problem, about_key in table.problems
        }
        raise ScaleError(tuple(sorted(placed, key=_in_order)))
    return scale


def _refusal(message: str, place: Place) -> ScaleError:
    return ScaleError((Problem(message, place=place),))


def _placed(problem: Problem, places: Places, *, about_key: bool) -> Problem:
    place = places.key_place(problem.path) if about_key else places.place(problem.path)
    return attrs.evolve(problem, place=place)


def _in_order(problem: Problem) -> tuple[int, int, str, str]:
    """Return what problems are sorted by: where they stand in the text."""
    place = problem.place or Place("", 0, 0)
    return place.line, place.column, str(problem.path), problem.message


def _scale(table: Table, taken: Collection[str]) -> Scale:
    """Return the scale that a table describes; the table keeps what cannot be."""
    table.only(KEYS)
    name, unit = _name(table, taken), table.text("unit", needed=False)
    mapped_by = table.text("mapped_by")
    any_step = MappedSteps(lowest=min(Level), highest=max(Level), unit=unit, mapped_by=mapped_by)
    ordered = table.truth("ordered")
    return Scale(
        name=name,
        title=table.text("title"),
        authority=table.text("authority"),
        year=table.text("year"),
        version=table.text("version"),
        sources=table.texts("sources"),
        licence=table.text("licence"),
        how_known=table.word("how_known", HowKnown),
        ordered=ordered,
        form=table.text("form", needed=table.content.get("ordered") is False),
        unit=unit,
        mapped_by=mapped_by,
        note=table.text("note", needed=False),
        levels=_levels(table, name, any_step, ordered=ordered),
    )


def _name(table: Table, taken: Collection[str]) -> str:
    name = table.text("name")
    if name and folded(name) in map(folded, taken):
        table.refuse(TAKEN.format(name=name), "name")
    if name and not _NAME.fullmatch(name):
        table.refuse("A name is made of a-z, digits, hyphens and underscores.", "name")
    return name


def _levels(table: Table, scale: str, any_step: MappedSteps, *, ordered: bool) -> list[ScaleLevel]:
    """Return the levels of a scale by number, or by name where they have no numbers."""
    levels: list[ScaleLevel] = []
    named: dict[str, str] = {}
    for number, within in sorted(table.tables("levels"), key=lambda each: _by_number(each[0])):
        if ordered and not _NUMBER.fullmatch(number):
            within.refuse(NOT_A_NUMBER)
        level = _level(within, scale, number, any_step)
        for name in {folded(level.number), folded(level.label)} - {""}:
            other = named.setdefault(name, number)
            if other != number:
                within.refuse(f"The levels {other} and {number} have the same name.")
        levels.append(level)
    return levels


def _level(table: Table, scale: str, number: str, any_step: MappedSteps) -> ScaleLevel:
    """Return the level that a table describes."""
    table.only(LEVEL_KEYS)
    label = table.text("label")
    if label and not any(map(str.isalpha, label)):
        table.refuse("A label has letters.", "label")
    return ScaleLevel(
        scale=scale,
        number=table.line(number),
        label=label,
        band=table.text("band", needed=False),
        meaning=table.text("meaning", needed=False),
        steps=_steps(table, any_step),
    )


def _steps(table: Table, any_step: MappedSteps) -> MappedSteps:
    """Return the steps of a level, or all of them where they cannot be read."""
    off_axis = table.truth("off_axis", needed=False)
    lowest, highest = table.number("lowest", Level), table.number("highest", Level)
    best = table.number("best", Level, needed=not off_axis)
    doubt = table.text("doubt", needed=False)
    if lowest is not None and highest is not None:
        try:
            return attrs.evolve(
                any_step, lowest=lowest, best=best, highest=highest, off_axis=off_axis, doubt=doubt
            )
        except InvalidValueError as error:
            table.refuse(str(error))
    return any_step


def _by_number(number: str) -> tuple[bool, int, str]:
    """Return what levels are sorted by: numbers by their value, and names after them."""
    is_number = _NUMBER.fullmatch(number) is not None
    return not is_number, int(number) if is_number else 0, number
