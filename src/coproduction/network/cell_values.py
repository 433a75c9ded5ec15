"""What a cell of each column of a table of links says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from coproduction.errors import InvalidValueError
from coproduction.formats.cells import is_damaged
from coproduction.formats.tables import word_of
from coproduction.formats.text import CONTROL_CHARACTER
from coproduction.model import choices, conversion
from coproduction.model.words import LinkKind
from coproduction.network.kinds import DerivedKind
from coproduction.values.days import Day

NAMING = frozenset({"who", "to", "reported_by", "asked"})
"""The columns that name people; several in a cell are parted by semicolons."""
PARTED = re.compile(r"[,\n]")
"""What some part people with."""
DECIMAL = re.compile(r"[0-9]{1,40}(?:[.,][0-9]{1,6})?")
THOUSANDS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


def value_of(name: str, text: str, names: Mapping[str, str]) -> Any:
    """Return what a cell of a column says.

    Args:
        name: The column.
        text: The cell.
        names: The ids of those who have names in the table.

    Raises:
        InvalidValueError: If it says nothing that can stand there.
    """
    if is_damaged(text):
        raise InvalidValueError(CONTROL_CHARACTER)
    return conversion.who(_people(text, names)) if name in NAMING else READ[name](text)


def is_parted(text: str) -> bool:
    """Return whether something else than a semicolon may part several people here."""
    return PARTED.search(text) is not None


def _people(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return whom a cell names, by their ids."""
    if text in names:
        return (names[text],)
    each = [part.strip() for part in text.split(";")]
    if any(is_parted(part) and part not in names for part in each):
        raise InvalidValueError(
            "An id or a name is needed here. Several people in a cell are parted by semicolons, "
            "such as anna; bo."
        )
    return tuple(names.get(part, part) for part in each if part)


def _kind(text: str) -> LinkKind:
    word = word_of(text)
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
    if "/" in text:
        raise InvalidValueError(
            "This may be a ratio, a day, or a number out of another. Write one number, such as "
            "4 or 0.8."
        )
    if not DECIMAL.fullmatch(text):
        hint = " Write 60 % as 0.6." if "%" in text else ""
        raise InvalidValueError(
            "A number of more than 0 is needed here, with six decimals at most, such as 2 or 1.5."
            f"{hint}"
        )
    number = conversion.number_if_stated(text.replace(",", "."))
    if not number:
        raise InvalidValueError(
            "A link of strength 0 is none. Leave this row out; or leave this cell and to empty, "
            "and name in reported_by who said that there is none."
        )
    return number


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
