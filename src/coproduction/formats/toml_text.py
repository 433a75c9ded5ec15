"""TOML, in which the package keeps what it ships; no plans."""

from __future__ import annotations

import re
import tomllib

from coproduction.errors import Place, PlanError, Problem

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def loads(text: str, *, file: str = "<text>") -> dict[str, object]:
    """Return the tables of a TOML text.

    Raises:
        PlanError: The text is no TOML; the place is where it stops to be.
    """
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also of too many digits, or brackets
        said = str(error)
        found = _PLACE.search(said)
        line, column = (found[1], found[2]) if found and found[1] else (text.count("\n") + 1, 1)
        message = f"This is not TOML: {said[: found.start()] if found else said}."
        raise PlanError((Problem(message, place=Place(file, int(line), int(column))),)) from error
