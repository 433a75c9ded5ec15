"""From what a converter raises to problems with their paths."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

import attrs
from cattrs.errors import (
    AttributeValidationNote,
    BaseValidationError,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)

from coproduction.errors import InvalidValueError, Path, Problem


def problems_in(error: BaseException, path: Path = ()) -> Iterator[tuple[Problem, bool]]:
    """Yield every problem in what a converter raised.

    Yields:
        The problem with its path, and whether it is about the key rather than
        about the value.
    """
    if isinstance(error, BaseValidationError):
        for each in error.exceptions:
            yield from problems_in(each, path + step_to(each))
    elif isinstance(error, ForbiddenExtraKeysError):
        allowed = [field.name for field in attrs.fields(error.cl)]
        for key in sorted(error.extra_fields, key=str):
            known = difflib.get_close_matches(str(key), allowed, n=1)
            yield (
                Problem(
                    f"There is no {key} here.",
                    (*path, str(key)),
                    suggestion=known[0] if known else None,
                ),
                True,
            )
    elif isinstance(error, KeyError):
        yield Problem(f"The key {error.args[0]} is missing here.", path[:-1]), False
    elif isinstance(error, InvalidValueError):
        yield (
            Problem(str(error), path, suggestion=getattr(error, "suggestion", None)),
            False,
        )
    else:
        raise error


def step_to(error: BaseException) -> Path:
    """Return the step that leads to where an error was raised, as cattrs notes it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,)
        if isinstance(note, IterableValidationNote):
            return (note.index,)
    return ()
